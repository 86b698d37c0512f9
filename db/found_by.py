"""By which place, days and programme a fact is found: its own, else those of its article."""

from dataclasses import dataclass
from typing import Any

from db.days import Days, days_between, days_of
from db.fold import fold
from db.ids import short_id
from db.places import FindPlace, KnownPlace, place_by_names, with_ancestors
from extract.facts import (
    CriteriaFact,
    DateFact,
    DocumentFact,
    EventFact,
    Fact,
    Facts,
    LocalityFact,
    Place,
    UnitFact,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of the article that facts were read from.

    sentences: half-open spans in order, in code points of `content`.
    place, days, programme: what facts without their own are found by.
    """

    article_id: str
    revision_id: str
    content: str
    sentences: tuple[tuple[int, int], ...]
    place: KnownPlace | None = None
    days: Days | None = None
    programme: str | None = None
    find_place: FindPlace = place_by_names


@dataclass(frozen=True, slots=True)
class FoundBy:
    """The place, days and programme that a fact is found by, and where they are from."""

    place: KnownPlace | None
    place_basis: str | None
    days: Days | None
    date_basis: str | None
    programme: str | None

    def columns(self) -> dict[str, Any]:
        """As the columns that all fact tables have."""
        days = self.days
        return {
            "place_id": self.place.id if self.place else None,
            "date_from": days.first if days else None,
            "date_to": days.last if days else None,
            "date_precision": days.precision if days else None,
            "year": days.year if days else None,
            "month": days.month if days else None,
            "programme_id": programme_id(self.programme) if self.programme else None,
            "date_basis": self.date_basis,
            "place_basis": self.place_basis,
        }


def programme_id(name: str) -> str:
    """The id of a programme: a hash of its name, whatever the capitals."""
    return short_id("programme", name.lower())


def context_of(
    facts: Facts,
    *,
    revision_id: str,
    content: str,
    sentences: tuple[tuple[int, int], ...],
    published: str | None,
    province: str | None,
    find_place: FindPlace = place_by_names,
) -> Context:
    """What the article is found by: the event's place, else the province that its source hints at."""
    programmes = {criterion.programme for criterion in facts.criteria} - {None}
    return Context(
        article_id=facts.id,
        revision_id=revision_id,
        content=content,
        sentences=sentences,
        place=_article_place(facts, province, find_place),
        days=days_of(published),
        programme=programmes.pop() if len(programmes) == 1 else None,
        find_place=find_place,
    )


def find_by(fact: Fact, context: Context, *, unit: UnitFact | None = None) -> FoundBy:
    """What a fact is found by; `unit` is the one in which an official holds office."""
    stated = _stated_place(fact, unit)
    place = context.find_place(stated) if stated is not None else None
    place_basis = "stated" if place else None
    if place is None and not isinstance(fact, LocalityFact):
        place, place_basis = context.place, "article" if context.place else None
    days = _stated_days(fact)
    date_basis = "stated" if days else None
    if days is None and not isinstance(fact, DateFact):
        days, date_basis = context.days, "article" if context.days else None
    programme = fact.programme if isinstance(fact, CriteriaFact) else context.programme
    return FoundBy(place, place_basis, days, date_basis, programme)


def _article_place(facts: Facts, province: str | None, find_place: FindPlace) -> KnownPlace | None:
    if facts.event is not None and facts.event.locality is not None:
        return find_place(facts.event.locality)
    if not province:
        return None
    for fact in facts.localities:
        place = find_place(fact.place)
        top = next(with_ancestors(place)) if place else None
        if top is not None and top.level == "province" and fold(top.name).endswith(fold(province)):
            return top
    return None


def _stated_place(fact: Fact, unit: UnitFact | None) -> Place | None:
    if isinstance(fact, LocalityFact):
        return fact.place
    if unit is not None:
        return unit.locality
    if isinstance(fact, (UnitFact, CriteriaFact, EventFact)):
        return fact.locality
    return None


def _stated_days(fact: Fact) -> Days | None:
    if isinstance(fact, DateFact):
        return days_between(fact.from_day, fact.to_day)
    if isinstance(fact, EventFact):
        first = days_of(fact.date)
        last = days_of(fact.date_to)
        return days_between(first.first, last.last) if first and last else first
    if isinstance(fact, CriteriaFact):
        return days_of(fact.as_of)
    if isinstance(fact, DocumentFact):
        return days_of(fact.date)
    return None
