"""People while articles are stored: each mention is somebody new until the joining has looked at it.

Who is one person over articles is decided in `extract.across.people` and written by `db.join_people`. Until
then a mention keeps the person that it had before the article was read again.
"""

import sqlite3
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from db.fold import fold, one_tone_spelling, sort_key
from db.ids import short_id
from db.sql import Row, in_groups

# The basis of somebody who was never looked at; their id need not be kept.
NEW = "new"


class Mentioned(NamedTuple):
    """The person that an official of an article was, and by what name."""

    article_id: str
    name_key: str
    person_id: str


def normal_name(name: str) -> str:
    """A name in one spelling: NFC, single spaces, one placement of the tone."""
    return one_tone_spelling(unicodedata.normalize("NFC", " ".join(name.split())))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What people who may be one are called alike: the name without accents and capitals."""
    return fold(normal_name(name))


def person_id(official_id: str, nth: int = 0) -> str:
    """The id of a person whose first mention is the official; `nth` where others have the earlier ones."""
    return short_id("person", official_id, *([nth] if nth else []))


def person_row(id: str, name: str, *, basis: str = NEW, place_id: str | None = None) -> Row:
    """A row of `people`; what is counted over articles is filled in when publishing."""
    name = normal_name(name)
    return {
        "id": id,
        "name": name,
        "place_id": place_id,
        "basis": basis,
        "sort_key": sort_key(name),
        "name_key": name_key(name),
    }


def mentioned_people(connection: sqlite3.Connection, article_ids: Iterable[str]) -> dict[str, Mentioned]:
    """Who the officials of articles are, by the id of the official."""
    found: dict[str, Mentioned] = {}
    for group in in_groups(article_ids):
        rows = connection.execute(
            "SELECT o.id, o.article_id, o.name, o.person_id"
            " FROM officials o JOIN people p ON p.id = o.person_id"
            f" WHERE p.basis <> '{NEW}' AND o.article_id IN ({', '.join('?' * len(group))})",
            group,
        )
        found |= {id: Mentioned(article, name_key(name), person) for id, article, name, person in rows}
    return found


def keep_people(officials: Iterable[Row], before: dict[str, Mentioned]) -> None:
    """Give officials the people that they were before: by their id, else by their name in the article."""
    by_name = {(each.article_id, each.name_key): each.person_id for each in before.values()}
    for official in officials:
        key = name_key(official["name"])
        known = before.get(official["id"])
        if known is not None and known.name_key == key:
            official["person_id"] = known.person_id
        elif (official["article_id"], key) in by_name:
            official["person_id"] = by_name[official["article_id"], key]
