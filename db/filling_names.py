"""The names by which readers look for pages: of places, officials, units and programmes, old names too.

`names` has a row for each name: `item_id` is an id of the table `kind`, and `key` the words of the name
without accents and capitals, of places without their type (`do luong` of `Thị trấn Đô Lương`). What is
reported most comes first, so that the rows that are found first are those that most readers mean. `names_fts`
(rowid = names.id) finds words within names.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from db.search import searchable_name
from extract.lexicon import load_lexicon

NAMES = """CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('places', 'people', 'organisations', 'programmes')),
    item_id TEXT NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    own INTEGER NOT NULL)"""
NAMES_SEARCH = (
    "CREATE VIRTUAL TABLE names_fts USING fts5(search_text, search_fold, content='',"
    " tokenize='unicode61 remove_diacritics 0')"
)
# kind, id, name, whether it goes by that name itself, how much is reported of it.
_NAMED = (
    """SELECT 'places', n.place_id, substr(n.name, 1, instr(n.name || ',', ',') - 1), n.relation = 'own',
        coalesce(c.stories, 0)
      FROM main.place_names n LEFT JOIN main.place_counts c ON c.place_id = n.place_id
     WHERE n.relation = 'own' OR n.unit_id IS NULL OR n.unit_id NOT IN (SELECT id FROM main.places)""",
    "SELECT 'people', id, name, 1, coalesce(articles, 0) FROM main.people",
    """SELECT 'organisations', n.organisation_id, n.name, n.name = o.name, n.articles
      FROM main.organisation_names n JOIN main.organisations o ON o.id = n.organisation_id""",
    "SELECT 'organisations', id, name, 1, coalesce(articles, 0) FROM main.organisations",
    """SELECT 'programmes', p.id, p.name, 1, coalesce(sum(c.facts), 0)
      FROM main.programmes p LEFT JOIN main.programme_counts c ON c.programme_id = p.id GROUP BY p.id""",
)

_WORD = re.compile(r"[^\W_]+")


class _Name(NamedTuple):
    kind: str
    item_id: str
    name: str
    own: int
    weight: int

    @property
    def key(self) -> str:
        return name_key(without_type(self.name) if self.kind == "places" else self.name)


def fill_names(connection: sqlite3.Connection) -> None:
    """Write the names down; places' names and counts, people and organisations must be filled in by now."""
    connection.execute(NAMES_SEARCH)
    known = [_Name(*row) for sql in _NAMED for row in connection.execute(sql)]
    rows = list(enumerate(_once(sorted(known, key=_most_reported)), 1))
    connection.executemany(
        "INSERT INTO main.names (id, kind, item_id, name, key, own) VALUES (?, ?, ?, ?, ?, ?)",
        ((number, each.kind, each.item_id, each.name, each.key, each.own) for number, each in rows),
    )
    connection.execute("CREATE INDEX main.names_key ON names (key)")
    connection.executemany(
        "INSERT INTO names_fts (rowid, search_text, search_fold) VALUES (?, ?, ?)",
        ((number, *searchable_name(each.name)) for number, each in rows),
    )
    connection.execute("INSERT INTO names_fts (names_fts) VALUES ('optimize')")


def name_key(name: str) -> str:
    """A name as it is looked up: its words without accents and capitals."""
    return " ".join(_WORD.findall(searchable_name(name)[1]))


def without_type(name: str) -> str:
    """A place's name without what it is: `Đô Lương` of `Huyện Đô Lương`; numbers stay with it: `Quận 1`."""
    kind = next((kind for kind in _types() if name.startswith(f"{kind} ")), None)
    bare = name.removeprefix(f"{kind} ") if kind else name
    return name if bare.isdigit() else bare


@cache
def _types() -> tuple[str, ...]:
    types: dict[str, list[str]] = load_lexicon("places")["types"]
    return tuple(sorted((kind for kinds in types.values() for kind in kinds), key=len, reverse=True))


def _most_reported(name: _Name) -> tuple[int, int, str, str, str]:
    return -name.weight, -name.own, name.kind, name.name, name.item_id


def _once(names: Iterable[_Name]) -> Iterator[_Name]:
    met: set[tuple[str, str, str]] = set()
    for name in names:
        identity = (name.kind, name.item_id, name.key)
        if name.key and identity not in met:
            met.add(identity)
            yield name
