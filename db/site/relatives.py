"""The units that a unit is part of, and those that are part of it.

Nothing says so in an article; names do. `Phòng Kỹ thuật hình sự Công an tỉnh Nghệ An` is part of what is left
without its first words, and a district's police stand below the province's.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from db.join_units import organisation_id
from db.site.rows import Row, fetch_all, fetch_one
from extract.across.seen import Body

if TYPE_CHECKING:
    from datasette.database import Database

MOST = 30
_FOUND = """SELECT id, name, first_seen, last_seen, articles FROM organisations
 WHERE id IN (SELECT value FROM json_each(:ids))"""
_ABOVE = """SELECT q.identity_id FROM places p JOIN places q ON q.id = p.parent_id WHERE p.id = :place"""
_PARTS = f"""SELECT o.id, o.name, o.first_seen, o.last_seen, o.articles
  FROM organisations o
 WHERE o.place_id = :place AND o.role LIKE '% ' || :role ORDER BY o.sort_key, o.id LIMIT {MOST + 1}"""
_BELOW = f"""SELECT o.id, o.name, o.first_seen, o.last_seen, o.articles
  FROM places p JOIN organisations o ON o.place_id = p.id AND o.role = :role
 WHERE p.parent_id = :place ORDER BY o.sort_key, o.id LIMIT {MOST + 1}"""


async def relatives_of(database: "Database", unit: Row) -> dict[str, list[Row]]:
    """`above`: what the unit is part of or stands under; `parts`, `below`: the other way; those published."""
    above = await _part_of(database, unit) or await _stands_under(database, unit)
    if unit["place_id"] is None:
        return {"above": above, "parts": [], "below": []}
    asked = {"place": unit["place_id"], "role": unit["role"]}
    return {
        "above": above,
        "parts": await fetch_all(database, _PARTS, asked),
        "below": await fetch_all(database, _BELOW, asked),
    }


async def _part_of(database: "Database", unit: Row) -> list[Row]:
    wholes = [organisation_id(Body(role, unit["place_identity"])) for role in _wholes(unit["role"])]
    rows = await fetch_all(database, _FOUND, {"ids": json.dumps(wholes)})
    return sorted(rows, key=lambda row: wholes.index(row["id"]))[:1]


def _wholes(role: str) -> Iterator[str]:
    """The role without its first words, the longest first."""
    words = role.split()
    for start in range(1, len(words) - 1):
        yield " ".join(words[start:])


async def _stands_under(database: "Database", unit: Row) -> list[Row]:
    """The unit of the same role in the place above; where nothing is told of it, none."""
    place = await fetch_one(database, _ABOVE, {"place": unit["place_id"]}) if unit["place_id"] else None
    if place is None:
        return []
    above = organisation_id(Body(unit["role"], place["identity_id"]))
    return await fetch_all(database, _FOUND, {"ids": json.dumps([above])})
