"""What the home page shows."""

from typing import TYPE_CHECKING, Any

from db.schema import FACT_TABLES
from db.site.provinces import province_map, shapes, years_of_map
from db.site.rows import fetch_all, published

if TYPE_CHECKING:
    from datasette.app import Datasette

_LATEST = """SELECT a.id, a.label, a.published, s.title AS source_title, p.path AS place,
    e.type AS event_type
  FROM articles a
  LEFT JOIN sources s ON s.id = a.source_id
  LEFT JOIN places p ON p.id = a.place_id
  LEFT JOIN events e ON e.article_id = a.id
 ORDER BY a.published DESC, a.number DESC LIMIT 12"""
_COUNTS = "SELECT kind, sum(facts) AS facts, sum(facts_once) AS once FROM fact_counts GROUP BY kind"
_YEARS = """SELECT year, count(*) AS articles FROM articles
 WHERE year IS NOT NULL GROUP BY year ORDER BY year"""
_PROGRAMMES = """SELECT p.id, p.name, sum(c.facts) AS facts
  FROM programme_counts c JOIN programmes p ON p.id = c.programme_id
 GROUP BY p.id ORDER BY facts DESC, p.name LIMIT 8"""


async def home_context(datasette: "Datasette") -> dict[str, Any]:
    """Counts, latest articles and ways in, for `index.html`."""
    database = published(datasette)
    (build,) = await fetch_all(database, "SELECT articles, stories, facts FROM build")
    counted = await fetch_all(database, _COUNTS)
    totals = {row["kind"]: (row["facts"], row["once"]) for row in counted}
    return {
        "home_database": database.name,
        "articles_total": build["articles"],
        "stories_total": build["stories"],
        "kind_totals": [(kind, *totals.get(kind, (0, 0))) for kind in FACT_TABLES],
        "facts_total": build["facts"],
        "latest": await fetch_all(database, _LATEST),
        "years": await fetch_all(database, _YEARS),
        "programmes": await fetch_all(database, _PROGRAMMES),
        "map": await province_map(database),
        "map_years": await years_of_map(database, before=False),
        "shapes": shapes(),
    }
