"""Who, which units and which events a sentence is about: names that lead to their pages."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from db.site.addresses import organisation_address, person_address, story_address
from db.site.rows import fetch_all

if TYPE_CHECKING:
    from datasette.database import Database

# How many a sentence is shown with: a list of guests may name fifty.
MOST = 6
_SUBJECTS = """SELECT 'person' AS kind, f.passage_id, f.person_id AS id, p.name, f.start
  FROM officials f JOIN people p ON p.id = f.person_id
 WHERE f.passage_id IN (SELECT value FROM json_each(:passages))
UNION ALL
SELECT 'unit', f.passage_id, f.organisation_id, o.name, f.start
  FROM units f JOIN organisations o ON o.id = f.organisation_id
 WHERE f.passage_id IN (SELECT value FROM json_each(:passages))
UNION ALL
SELECT 'event', f.passage_id, f.story_id, coalesce(s.title, 'sự kiện'), -1
  FROM events f JOIN stories s ON s.id = f.story_id
 WHERE f.passage_id IN (SELECT value FROM json_each(:passages))
ORDER BY 5, 3 LIMIT 1000"""
_ADDRESSES: dict[str, Callable[[str], str]] = {
    "person": person_address,
    "unit": organisation_address,
    "event": story_address,
}


async def subjects_of(database: "Database", passages: list[int]) -> dict[int, list[tuple[str, str]]]:
    """By passage, (address, name) of each event, official and unit in it, in their order, at most MOST."""
    rows = await fetch_all(database, _SUBJECTS, {"passages": json.dumps(passages)})
    found: dict[int, dict[str, str]] = {}
    for row in rows:
        named = found.setdefault(row["passage_id"], {})
        if len(named) < MOST:
            named.setdefault(_ADDRESSES[row["kind"]](row["id"]), row["name"])
    return {passage: list(named.items()) for passage, named in found.items()}
