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
FROM (SELECT s.* FROM stories s WHERE {conditions} ORDER BY s.date_from DESC, s.id LIMIT :limit) s
JOIN events e ON e.id = s.event_id
JOIN articles a ON a.id = e.article_id
LEFT JOIN sources src ON src.id = a.source_id
LEFT JOIN places p ON p.id = s.place_id
LEFT JOIN passages q ON q.id = e.passage_id
ORDER BY s.date_from DESC, s.id"""
_NAMED = """WITH named AS (
  SELECT DISTINCT n.place_id FROM place_names_fts JOIN place_names n ON n.id = place_names_fts.rowid
  WHERE place_names_fts MATCH search_place(:place))
"""
_OF_PLACE = "s.place_id IN (SELECT place_id FROM named)"
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
    conditions = " AND ".join(["s.event_id IS NOT NULL", *(sql for asked, sql in chosen if asked)])
    sql = _STORIES.format(named=_NAMED if wanted.place else "", conditions=conditions)
    asked = {"place": wanted.place[:200], "type": wanted.type, "unit": wanted.unit[:40], "limit": limit}
    return await fetch_all(database, sql, asked)
