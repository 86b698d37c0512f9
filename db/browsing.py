"""In which order the lists of the site are, written down at publication so that no page has to sort.

`listed` has a row for each official, unit, event and place: its `position` in the list, the `part` that it is
in (an official's or place's letter, a unit's kind, an event's type), its province, and an event's year.
Officials are in the order of their given names, as Vietnamese lists are; places without their type; events
with the latest first. The province is today's where that is known, so that what happened under a former one
is found too. `list_counts` counts the rows by all of these, with the first and the last position.
"""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter, itemgetter
from typing import NamedTuple

from db.fold import first_letter, sort_key
from extract.lexicon import load_lexicon

BROWSING = (
    """CREATE TABLE listed (
    list TEXT NOT NULL CHECK (list IN ('people', 'organisations', 'stories', 'places')),
    position INTEGER NOT NULL,
    item_id TEXT NOT NULL,
    part TEXT NOT NULL,
    province_id TEXT REFERENCES places(id),
    year INTEGER,
    PRIMARY KEY (list, position)) WITHOUT ROWID""",
    """CREATE TABLE list_counts (
    list TEXT NOT NULL,
    part TEXT NOT NULL,
    province_id TEXT REFERENCES places(id),
    year INTEGER,
    items INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL)""",
    "CREATE INDEX listed_province ON listed (province_id, list, position, part)",
    "CREATE INDEX listed_part ON listed (list, part, position)",
    "CREATE INDEX listed_item ON listed (item_id)",
    "CREATE INDEX list_counts_province ON list_counts (province_id, list)",
    "CREATE INDEX list_counts_list ON list_counts (list)",
)
# A place is listed in the province of today in which it surely lies; else in the one above it.
_PROVINCES = """CREATE TEMP TABLE province_of AS
SELECT p.id AS place_id, coalesce(
    (SELECT min(x.place_id) FROM main.place_parts x JOIN main.places q ON q.id = x.place_id
      WHERE x.part_id = p.id AND x.sure AND x.relation <> 'later'
        AND q.level = 'province' AND q.code IS NOT NULL AND q.valid_to IS NULL),
    (SELECT min(x.place_id) FROM main.place_parts x JOIN main.places q ON q.id = x.place_id
      WHERE x.part_id = p.id AND x.relation = 'own' AND q.level = 'province')) AS province_id
FROM main.places p"""
# Item, what it is ordered by, province, year, part where that is told.
_ITEMS = {
    "people": """SELECT p.id, p.name, v.province_id, NULL, NULL
        FROM main.people p LEFT JOIN temp.province_of v ON v.place_id = p.place_id""",
    "organisations": """SELECT o.id, o.name, v.province_id, NULL, o.kind
        FROM main.organisations o LEFT JOIN temp.province_of v ON v.place_id = o.place_id""",
    "stories": """SELECT s.id, s.date_from, v.province_id, s.year, s.type
        FROM main.stories s LEFT JOIN temp.province_of v ON v.place_id = s.place_id""",
    "places": """SELECT p.id, p.name, v.province_id, NULL, NULL
        FROM main.places p LEFT JOIN temp.province_of v ON v.place_id = p.id""",
}
_COUNTS = """INSERT INTO main.list_counts
SELECT list, part, province_id, year, count(*), min(position), max(position)
FROM main.listed GROUP BY list, part, province_id, year"""


class _Item(NamedTuple):
    id: str
    told: str | None
    province: str | None
    year: int | None
    part: str | None


def fill_lists(connection: sqlite3.Connection) -> None:
    """Write down the order of the lists of what is published; the places' parts must be known by now."""
    connection.execute(_PROVINCES)
    connection.execute("CREATE UNIQUE INDEX temp.province_of_place ON province_of (place_id)")
    for name, sql in _ITEMS.items():
        items = [_Item(*row) for row in connection.execute(sql)]
        ordered = _latest_first(items) if name == "stories" else _by_key(items, _KEYS[name])
        connection.executemany(
            "INSERT INTO main.listed (list, position, item_id, part, province_id, year)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (name, position, item.id, part, item.province, item.year)
                for position, (part, item) in enumerate(ordered)
            ),
        )
    connection.execute(_COUNTS)
    connection.execute("DROP TABLE temp.province_of")


def given_name_key(name: str) -> str:
    """Sorts people as Vietnamese lists do: by the given name, which is the last, then by the whole."""
    return f"{sort_key(name.split()[-1]) if name.split() else ''} {sort_key(name)}"


def own_name_key(name: str) -> str:
    """Sorts places by what they are called, without `Xã`, `Thị trấn` and the like; then by the whole."""
    kind = next((kind for kind in _types() if name.startswith(f"{kind} ")), "")
    return f"{sort_key(name.removeprefix(kind))} {sort_key(name)}"


@cache
def _types() -> frozenset[str]:
    """The official types of units."""
    types: dict[str, list[str]] = load_lexicon("places")["types"]
    return frozenset(kind for kinds in types.values() for kind in kinds)


def _latest_first(items: list[_Item]) -> Iterator[tuple[str, _Item]]:
    """Each with its part; those without a day last."""
    in_order = sorted(items, key=attrgetter("id"))
    for item in sorted(in_order, key=_day, reverse=True):
        yield item.part or "other", item


def _day(item: _Item) -> str:
    return item.told or ""


def _by_key(items: list[_Item], key: Callable[[str], str]) -> Iterator[tuple[str, _Item]]:
    """Each with its part: its own, else the letter that its key begins with."""
    keyed = sorted(((key(item.told or ""), item.id, item) for item in items), key=itemgetter(0, 1))
    for known, _, item in keyed:
        yield item.part or first_letter(known), item


_KEYS: dict[str, Callable[[str], str]] = {
    "people": given_name_key,
    "organisations": sort_key,
    "places": own_name_key,
}
