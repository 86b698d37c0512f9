"""Stories as feeds and calendars list them: each event once, the newest first."""

from typing import TYPE_CHECKING, get_args

from db.site.rows import Row, fetch_all
from extract.facts import EventType

if TYPE_CHECKING:
    from datasette.database import Database

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
_STORIES = """WITH named AS (
  SELECT DISTINCT n.place_id FROM place_names_fts JOIN place_names n ON n.id = place_names_fts.rowid
  WHERE :place <> '' AND place_names_fts MATCH search_place(:place))
SELECT s.id, s.type, s.title, s.date_from, s.date_to, s.articles, p.path AS place, e.article_id, a.label,
  a.published, src.title AS source, q.text AS quote
FROM stories s
JOIN events e ON e.id = s.event_id
JOIN articles a ON a.id = e.article_id
LEFT JOIN sources src ON src.id = a.source_id
LEFT JOIN places p ON p.id = s.place_id
LEFT JOIN passages q ON q.id = e.passage_id
WHERE (:place = '' OR s.place_id IN (SELECT place_id FROM named)) AND (:type = '' OR s.type = :type)
  AND (NOT :dated OR s.date_from IS NOT NULL)
ORDER BY s.date_from DESC, s.id LIMIT :limit"""


async def latest_stories(
    database: "Database", *, place: str = "", type_: str = "", limit: int, dated: bool = False
) -> list[Row]:
    """Stories of a place, by old or new name, and of a type; empty means all. dated: those with a day."""
    asked = {"place": place[:200], "type": type_, "limit": limit, "dated": dated}
    return await fetch_all(database, _STORIES, asked)
