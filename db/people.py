"""Who is taken for the same person over articles.

Conservative: the same name, in the same province, in the same line of work (police, party, schools, ...)
is one person; where no province is known, the same name in the same unit; else each article has its own.
Two people of one name in two provinces stay two. A person who changes the line of work is two as well.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any

from db.fold import one_tone_spelling, sort_key
from db.found_by import FoundBy
from db.ids import short_id
from db.places import with_ancestors
from extract.facts import OfficialFact, UnitFact


@dataclass(frozen=True, slots=True)
class Person:
    """One identity; `basis` says what joined its mentions, for who wants to check."""

    id: str
    name: str
    basis: str
    place_id: str | None = None

    def row(self) -> dict[str, Any]:
        """The person as a row of `people`; what is counted over articles is filled in when publishing."""
        return {
            "id": self.id,
            "name": self.name,
            "place_id": self.place_id,
            "basis": self.basis,
            "sort_key": sort_key(self.name),
        }


def identify(official: OfficialFact, *, article_id: str, where: FoundBy, unit: UnitFact | None) -> Person:
    """The person that an official of an article is.

    where: what the official is found by: the place of the office, else that of the article.
    unit: the unit of the first position that the official holds now, where it is a fact.
    """
    name = normal_name(official.name)
    unit_name = next((position.unit for position in official.positions if position.unit), None)
    top = next(with_ancestors(where.place)) if where.place else None
    by_place = top is not None and top.level == "province"
    if top and by_place and unit and where.place_basis == "stated":
        basis = f"{top.name}; {unit.kind}"
    elif unit_name:
        basis, by_place = unit_name, False
    elif top and by_place and official.rank:
        basis = f"{top.name}; police"
    else:
        basis, by_place = f"article {article_id}", False
    identity = short_id("person", name.lower(), basis)
    return Person(id=identity, name=name, basis=basis, place_id=top.id if top and by_place else None)


def normal_name(name: str) -> str:
    """A name in one spelling: NFC, single spaces, one placement of the tone."""
    return one_tone_spelling(unicodedata.normalize("NFC", " ".join(name.split())))
