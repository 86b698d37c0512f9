"""Pages whose names are in what a reader typed: places, officials, units, programmes."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import compress, islice
from operator import not_
from typing import TYPE_CHECKING

from db.filling_names import name_key
from db.fold import fold, has_accents
from db.search import normal
from db.site.addresses import (
    organisation_address,
    person_address,
    place_address,
    programme_address,
    story_address,
)
from db.site.language import capital
from db.site.rows import Row, fetch_all

if TYPE_CHECKING:
    from datasette.database import Database

MOST = 6
MOST_STORIES = 2
_WORDS = 12  # of a query; who types more looks for a sentence
_LONGEST_NAME = 9  # words
_TAKEN = 60
_WORD = re.compile(r"[^\W_]+")
_EXACT = f"""SELECT id, kind, item_id, name, key, own FROM names
 WHERE key IN (SELECT value FROM json_each(:keys)) ORDER BY length(key) DESC, id LIMIT {_TAKEN}"""
_WITHIN = f"""SELECT n.id, n.kind, n.item_id, n.name, n.key, n.own
  FROM names_fts JOIN names n ON n.id = names_fts.rowid
 WHERE names_fts MATCH :phrase ORDER BY names_fts.rowid LIMIT {_TAKEN}"""
_DETAILS = {
    "places": """SELECT id, path AS said, NULL AS further, valid_to AS until FROM places""",
    "people": """SELECT id, rank AS said, post AS further, NULL AS until FROM people""",
    "organisations": """SELECT o.id, p.path AS said, o.name AS further, NULL AS until
      FROM organisations o LEFT JOIN places p ON p.id = o.place_id""",
    "programmes": "SELECT id, NULL AS said, name AS further, NULL AS until FROM programmes",
}
_ADDRESSES: dict[str, Callable[[str], str]] = {
    "places": place_address,
    "people": person_address,
    "organisations": organisation_address,
    "programmes": programme_address,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A page found by a name. own: False where it goes by another name now; detail: what tells namesakes
    apart; until: the ISO day on which a place ended.
    """

    kind: str
    name: str
    own: bool
    address: str
    detail: str
    until: str | None


async def pages_named(database: "Database", query: str, *, most: int = MOST) -> tuple[list[Named], bool]:
    """The pages that a query names, the best first, and whether there are more.

    First those that what was typed tells apart from their namesakes (`Tân Tiến, Hưng Yên`), then names that
    are the whole of it, a part of it, or more than it. Where words are typed with accents, names that are
    written otherwise come only if there are no others.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", query))
    if not 0 < len(words) <= _WORDS:
        return [], False
    keys = _keys(words)
    rows = await fetch_all(database, _EXACT, {"keys": json.dumps(keys)})
    whole = " ".join(fold(word) for word in words)
    rows += await fetch_all(database, _WITHIN, {"phrase": f'search_fold : "{whole}"'})
    chosen = _best(rows, normal(query).lower(), keys[0])
    details = await _details(database, chosen)
    named = [_named(row, details) for row in chosen]
    asked = set(whole.split())
    told = [asked <= set(name_key(f"{each.name} {each.detail}").split()) for each in named]
    named = [*compress(named, told), *compress(named, map(not_, told))]
    return named[:most], len(named) > most


def stories_named(query: str, subjects: Iterable[Iterable[tuple[str, str]]]) -> list[Named]:
    """The events whose titles have all words of a query, of those that sentences found are about.

    subjects: (address, name) by sentence.
    """
    asked = set(_WORD.findall(name_key(query)))
    events = {
        address: name
        for named in subjects
        for address, name in named
        if address.startswith(story_address(""))
    }
    titled = ((address, name) for address, name in events.items() if asked <= set(name_key(name).split()))
    return [
        Named(kind="stories", name=name, own=True, address=address, detail="", until=None)
        for address, name in islice(titled, MOST_STORIES)
    ]


def _keys(words: list[str]) -> list[str]:
    """Keys of all that could be a name in the query; the whole query's first."""
    size = len(words)
    spans = [
        words[start:end]
        for start in range(size)
        for end in range(start + 2, min(size, start + _LONGEST_NAME) + 1)
    ]
    return list(dict.fromkeys(name_key(" ".join(span)) for span in (words, *spans)))


def _best(rows: list[Row], typed: str, whole: str) -> list[Row]:
    """Each page once, the closest first; names written otherwise than typed only where no other is found."""
    right = [row for row in rows if not has_accents(typed) or _written(normal(row["name"]).lower(), typed)]
    ranked = sorted((_closeness(row, whole), row["id"], place) for place, row in enumerate(right or rows))
    first: dict[tuple[str, str], Row] = {}
    for *_, place in ranked:
        row = (right or rows)[place]
        first.setdefault((row["kind"], row["item_id"]), row)
    return list(first.values())


def _closeness(row: Row, whole: str) -> tuple[int, int]:
    """The whole query, a part of it (the longest first), more than it."""
    key = row["key"]
    if whole in (key, name_key(row["name"])):
        return 0, 0
    return (2, 0) if f" {whole} " in f" {key} " else (1, -len(key))


def _written(name: str, typed: str) -> bool:
    """Whether the words of the name that were typed were typed as it is written."""
    asked, written = _WORD.findall(typed), set(_WORD.findall(name))
    plain = {fold(word) for word in written}
    return all(word in written for word in asked if fold(word) in plain)


async def _details(database: "Database", rows: list[Row]) -> dict[tuple[str, str], Row]:
    found: dict[tuple[str, str], Row] = {}
    for kind in {row["kind"] for row in rows}:
        ids = json.dumps([row["item_id"] for row in rows if row["kind"] == kind])
        alias = "o.id" if kind == "organisations" else "id"
        sql = f"{_DETAILS[kind]} WHERE {alias} IN (SELECT value FROM json_each(:ids))"
        for row in await fetch_all(database, sql, {"ids": ids}):
            found[kind, row["id"]] = row
    return found


def _named(row: Row, details: dict[tuple[str, str], Row]) -> Named:
    said = details.get((row["kind"], row["item_id"]), {})
    further = said.get("further")
    parts = [said.get("said"), further if further != row["name"] else None]
    return Named(
        kind=row["kind"],
        name=capital(row["name"]) if row["kind"] == "programmes" else row["name"],
        own=bool(row["own"]),
        address=_ADDRESSES[row["kind"]](row["item_id"]),
        detail=", ".join(part for part in parts if part and part != row["name"]),
        until=said.get("until"),
    )
