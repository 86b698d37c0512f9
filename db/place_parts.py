"""Where what happened in one place happened too: in those above it, and in those before and after it.

`place_parts` in the published file has a row for each place and each place of which all or a part lies in it,
itself among them. `relation` is what the part is to the place: `own`, or a unit `earlier` or `later` than it.
`sure` is 0 where some of the part lies elsewhere; `since` is the day from which a later unit has the land.
A unit of today that took over all of a place is published too, whether articles name it or not: its readers
look for it, not for what it was.
`place_points` has about where each is. `place_counts`, `province_counts` and `province_criteria` are counted
over `place_parts`, so that pages need not.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from db.places import KnownPlace, place_row, with_ancestors

# On this day 34 provinces took the place of 63, and districts ended.
REFORM = "2025-07-01"
PLACE_PARTS = (
    """CREATE TABLE place_parts (
    place_id TEXT NOT NULL REFERENCES places(id),
    part_id TEXT NOT NULL REFERENCES places(id),
    relation TEXT NOT NULL CHECK (relation IN ('own', 'earlier', 'later')),
    sure INTEGER NOT NULL,
    since TEXT,
    PRIMARY KEY (place_id, part_id)) WITHOUT ROWID""",
    """CREATE TABLE place_points (
    place_id TEXT PRIMARY KEY REFERENCES places(id),
    latitude REAL NOT NULL,
    longitude REAL NOT NULL)""",
    """CREATE TABLE place_counts (
    place_id TEXT PRIMARY KEY REFERENCES places(id),
    stories INTEGER NOT NULL)""",
    """CREATE TABLE province_counts (
    place_id TEXT NOT NULL REFERENCES places(id),
    before_reform INTEGER NOT NULL,
    year INTEGER,
    stories INTEGER NOT NULL)""",
    """CREATE TABLE province_criteria (
    place_id TEXT NOT NULL REFERENCES places(id),
    before_reform INTEGER NOT NULL,
    year INTEGER,
    programme_id TEXT REFERENCES programmes(id),
    achieved INTEGER NOT NULL,
    told INTEGER NOT NULL)""",
)


class Land(NamedTuple):
    """A place, by its id, in which another lies; the rest as in `place_parts`.

    heir: the place itself where it stands today and has all of the other.
    point: latitude and longitude of about where it is, where it is the other itself.
    """

    id: str
    relation: str
    sure: bool
    since: str | None
    heir: KnownPlace | None = None
    point: tuple[float, float] | None = None


FindLands = Callable[[str, str], Iterable[Land]]

_STORIES = """FROM place_parts p JOIN stories s ON s.place_id = p.part_id
 WHERE p.sure AND (p.since IS NULL OR s.date_from >= p.since)"""
_COUNTS = f"INSERT INTO place_counts SELECT p.place_id, count(*) {_STORIES} GROUP BY 1"
_PROVINCES = "SELECT id FROM places WHERE level = 'province' AND code IS NOT NULL"
_TODAY = f"""INSERT INTO province_counts SELECT p.place_id, 0, s.year, count(*) {_STORIES}
 AND p.place_id IN ({_PROVINCES} AND valid_to IS NULL) GROUP BY 1, 3"""
# A province that had another name or type before is one: its last version has the counts.
_BEFORE = f"""INSERT INTO province_counts SELECT max(p.place_id), 1, s.year, count(DISTINCT s.id) {_STORIES}
 AND p.relation = 'own' AND s.date_from < '{REFORM}'
 AND p.place_id IN ({_PROVINCES} AND valid_from < '{REFORM}') GROUP BY substr(p.place_id, 1, 2), s.year"""
# What a reprint says again is not reached again.
_REACHED = """FROM place_parts p JOIN criteria c ON c.place_id = p.part_id
 WHERE p.sure AND (p.since IS NULL OR c.date_from >= p.since)
 AND c.article_id NOT IN (SELECT article_id FROM copies)"""
_CRITERIA_TODAY = f"""INSERT INTO province_criteria
 SELECT p.place_id, 0, c.year, c.programme_id, count(*) FILTER (WHERE c.status = 'achieved'), count(*)
 {_REACHED}
 AND p.place_id IN ({_PROVINCES} AND valid_to IS NULL) GROUP BY 1, 3, 4"""
_CRITERIA_BEFORE = f"""INSERT INTO province_criteria
 SELECT max(p.place_id), 1, c.year, c.programme_id,
   count(DISTINCT c.id) FILTER (WHERE c.status = 'achieved'), count(DISTINCT c.id) {_REACHED}
 AND p.relation = 'own' AND c.date_from < '{REFORM}'
 AND p.place_id IN ({_PROVINCES} AND valid_from < '{REFORM}')
 GROUP BY substr(p.place_id, 1, 2), c.year, c.programme_id"""


def no_lands(code: str, valid_from: str) -> Iterable[Land]:
    """For where no gazetteer is at hand: places lie in those above them."""
    return ()


def fill_place_parts(connection: sqlite3.Connection, find_lands: FindLands) -> None:
    """Add the heirs of published places, write down which places lie in which, and count for each.

    find_lands: the places in which the unit lies that has had a code since a day.
    """
    known = cache(find_lands)
    _add_heirs(connection, known)
    connection.executemany(
        "INSERT OR IGNORE INTO place_parts (place_id, part_id, relation, sure, since) VALUES (?, ?, ?, ?, ?)",
        _rows(connection, known),
    )
    connection.executemany("INSERT INTO place_points VALUES (?, ?, ?)", _points(connection, known))
    for statement in (_COUNTS, _TODAY, _BEFORE, _CRITERIA_TODAY, _CRITERIA_BEFORE):
        connection.execute(statement)


def _add_heirs(connection: sqlite3.Connection, find_lands: FindLands) -> None:
    heirs = {
        place.id: place
        for code, valid_from in connection.execute("SELECT code, valid_from FROM places ORDER BY id")
        for land in (find_lands(code, valid_from) if code and valid_from else ())
        if land.heir is not None
        for place in with_ancestors(land.heir)
    }
    rows = [place_row(place) for place in heirs.values()]
    if rows:
        columns = ", ".join(rows[0])
        values = ", ".join(f":{column}" for column in rows[0])
        connection.executemany(f"INSERT OR IGNORE INTO places ({columns}) VALUES ({values})", rows)


def _rows(
    connection: sqlite3.Connection, find_lands: FindLands
) -> Iterator[tuple[str, str, str, int, str | None]]:
    places = connection.execute(
        "SELECT id, parent_id, code, valid_from, identity_id FROM places ORDER BY id"
    ).fetchall()
    parents = {id: parent for id, parent, *_ in places}
    same = _versions_of_named(places)
    for part, _, code, valid_from, _ in places:
        at: str | None = part
        while at is not None:
            yield at, part, "own", 1, None
            for version in same.get(at, ()):
                yield version, part, "own", 1, None
            at = parents[at]
        for land in find_lands(code, valid_from) if code and valid_from else ():
            if land.id in parents:
                yield land.id, part, land.relation, int(land.sure), land.since


def _points(connection: sqlite3.Connection, find_lands: FindLands) -> Iterator[tuple[str, float, float]]:
    """About where places are: to a hundredth of a degree, a kilometre, which is all that a mark needs."""
    places = connection.execute("SELECT id, code, valid_from FROM places WHERE code IS NOT NULL ORDER BY id")
    for id, code, valid_from in places.fetchall():
        for land in find_lands(code, valid_from) if valid_from else ():
            if land.id == id and land.point is not None:
                latitude, longitude = land.point
                yield id, round(latitude, 2), round(longitude, 2)


def _versions_of_named(places: Iterable[tuple[str, str, str | None, str, str]]) -> dict[str, list[str]]:
    """For places that articles name so that no one unit can be told: the units that are the same place."""
    versions: dict[str, list[str]] = {}
    for id, _, code, _, identity in places:
        if code:
            versions.setdefault(identity, []).append(id)
    return {id: versions.get(identity, []) for id, _, code, _, identity in places if not code}
