"""Stories as feeds and calendars list them: each event once, the newest first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from db.site.rows import Row, fetch_all
from extract.facts import EventType

if TYPE_CHECKING:
    from datasette.database import Database

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
# Of a ministry, which is in every tenth article, so many of the latest mentions are looked at.
_MENTIONS = 1000
_STORIES = """{named}SELECT s.id, s.type, s.title, s.date_from, s.date_to, s.articles, p.path AS place,
  e.article_id, a.label, a.published, src.title AS source, q.text AS quote
FROM (SELECT s.rowid AS number FROM {stories} WHERE {conditions}
  ORDER BY s.date_from DESC, s.rowid LIMIT :limit) f
JOIN stories s ON s.rowid = f.number
JOIN events e ON e.id = s.event_id
JOIN articles a ON a.id = e.article_id
LEFT JOIN sources src ON src.id = a.source_id
LEFT JOIN places p ON p.id = s.place_id
LEFT JOIN passages q ON q.id = e.passage_id
ORDER BY s.date_from DESC, s.id"""
# As the canned query of events by locality has it, without what may lie elsewhere: what happened in places
# within it, and in the units before and after it.
_NAMED = """WITH named AS (
  SELECT n.place_id, n.relation, max(n.sure) AS sure
  FROM place_names_fts JOIN place_names n ON n.id = place_names_fts.rowid
  WHERE place_names_fts MATCH search_place(:place)
    AND (n.relation = 'own' OR NOT EXISTS (SELECT 1 FROM places o WHERE o.id = n.unit_id))
  GROUP BY n.place_id, n.relation),
parts AS (
  SELECT x.part_id, x.since FROM named n JOIN place_parts x ON x.place_id = n.place_id
  WHERE n.relation = 'own' AND x.sure
  UNION ALL
  SELECT x.part_id, x.since FROM named n JOIN place_parts x ON x.place_id = n.place_id
  WHERE n.relation = 'later' AND n.sure AND x.relation = 'own'),
wanted AS (
  SELECT part_id, CASE WHEN count(since) = count(*) THEN min(since) END AS since FROM parts GROUP BY part_id)
"""
_OF_PLACE = "(w.since IS NULL OR s.date_from >= w.since)"
_OF_TYPE = "s.type = :type"
_OF_UNIT = f"""s.id IN (SELECT e.story_id FROM
    (SELECT id FROM units WHERE organisation_id = :unit ORDER BY date_from DESC LIMIT {_MENTIONS}) u
    JOIN event_participants x ON x.unit_id = u.id JOIN events e ON e.id = x.event_id)"""
_DATED = "s.date_from IS NOT NULL"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which stories; "" for all. place: its old or new name. unit: the id of one that took part."""

    place: str = ""
    type: str = ""
    unit: str = ""


async def latest_stories(
    database: "Database", wanted: Wanted, *, limit: int, dated: bool = False
) -> list[Row]:
    """The latest stories. dated: those with a day."""
    chosen = (
        (wanted.place, _OF_PLACE),
        (wanted.type, _OF_TYPE),
        (wanted.unit, _OF_UNIT),
        (dated, _DATED),
    )
    conditions = " AND ".join(["1", *(sql for asked, sql in chosen if asked)])
    sql = _STORIES.format(
        named=_NAMED if wanted.place else "",
        stories="wanted w JOIN stories s ON s.place_id = w.part_id" if wanted.place else "stories s",
        conditions=conditions,
    )
    asked = {"place": wanted.place[:200], "type": wanted.type, "unit": wanted.unit[:40], "limit": limit}
    return await fetch_all(database, sql, asked)
