"""Every name that a place may be looked for by: its own, and those of the units before and after it.

`place_names` in the published file has a row for each name with the units above it. `relation` is `own`,
`earlier` or `later`; `sure` is 0 where only a part of one unit became a part of the other, so that what
happened there is a possible hit; `unit_id` is the id of the unit of the name, which `places` need not have;
`stands` is 1 where that unit is of today.
`place_names_fts` (rowid = place_names.id) finds them, accented or not.
"""

import re
import sqlite3
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from db.fold import fold, has_accents
from db.search import normal, searchable_name

PLACE_NAMES = """CREATE TABLE place_names (
    id INTEGER PRIMARY KEY,
    place_id TEXT NOT NULL REFERENCES places(id),
    name TEXT NOT NULL,
    unit_id TEXT,
    relation TEXT NOT NULL CHECK (relation IN ('own', 'earlier', 'later')),
    sure INTEGER NOT NULL,
    stands INTEGER NOT NULL)"""
SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE place_names_fts USING fts5(search_text, search_fold, content='',"
    " tokenize='unicode61 remove_diacritics 0')"
)
_NOTHING = '""'
_WORD = re.compile(r"[^\W_]+")


class OtherName(NamedTuple):
    """A unit before or after a place: its name with those above it, whether its land is there, its id.

    stands: whether it is a unit of today.
    """

    path: str
    relation: str
    sure: bool
    id: str | None = None
    stands: bool = False


FindNames = Callable[[str, str], "tuple[OtherName, ...]"]


def no_other_names(code: str, valid_from: str) -> tuple[OtherName, ...]:
    """For where no gazetteer is at hand."""
    return ()


def fill_place_names(connection: sqlite3.Connection, find_names: FindNames) -> None:
    """Write down under which names the published places are found.

    find_names: the other names of the unit that has had a code since a day.
    """
    connection.execute(SEARCH_TABLE)
    rows = [(number, *row) for number, row in enumerate(_names(connection, find_names), 1)]
    connection.executemany(
        "INSERT INTO place_names (id, place_id, name, unit_id, relation, sure, stands)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.executemany(
        "INSERT INTO place_names_fts (rowid, search_text, search_fold) VALUES (?, ?, ?)",
        ((number, *searchable_name(name)) for number, _, name, *_ in rows),
    )


def search_place(query: str) -> str:
    """A place as a reader types it, as a query of `place_names_fts`: `TX Cửa Lò, Nghệ An`, `cua lo`.

    What commas part may stand anywhere in the name; the words of each part stand together. A part typed with
    accents is looked for with them.
    """
    parts = [_phrase(_WORD.findall(normal(part).lower())) for part in query.split(",")]
    return " AND ".join(filter(None, parts)) or _NOTHING


def _names(
    connection: sqlite3.Connection, find_names: FindNames
) -> Iterator[tuple[str, str, str | None, str, int, int]]:
    places = connection.execute(
        "SELECT id, path, code, valid_from, valid_to IS NULL FROM main.places ORDER BY id"
    ).fetchall()
    for place_id, path, code, valid_from, stands in places:
        yield place_id, path, place_id, "own", 1, stands
        others = find_names(code, valid_from) if code and valid_from else ()
        for other in dict.fromkeys(others):
            if other.path != path:
                yield place_id, other.path, other.id, other.relation, int(other.sure), int(other.stands)


def _phrase(words: list[str]) -> str:
    if not words:
        return ""
    written = any(map(has_accents, words))
    full = [each for index, word in enumerate(words) for each in _in_full(word, words[index + 1 :])]
    spelt = full if written else [fold(word) for word in full]
    return f'{"search_text" if written else "search_fold"} : "{" ".join(spelt)}"'


def _in_full(word: str, after: list[str]) -> list[str]:
    """The words that an abbreviation stands for; types are shortened before a name only."""
    known = _abbreviations()
    long = known["names"].get(word) or (known["types"].get(word) if after else None)
    return long.split() if long else [word]


@cache
def _abbreviations() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("db") / "abbreviations.toml").read_text(encoding="utf-8"))
