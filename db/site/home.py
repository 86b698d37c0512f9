"""The home page. Datasette's own asks for each table who may see it, which takes long; this one does not."""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from db.schema import FACT_TABLES
from db.site.provinces import province_map, shapes, years_of_map
from db.site.rows import fetch_all, published

if TYPE_CHECKING:
    from datasette.app import Datasette

_LATEST = """SELECT a.id, a.label, a.published, s.title AS source_title, p.path AS place, a.place_id,
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


async def home_page(datasette: "Datasette", request: Request) -> Response:
    """`/`: counts, the map, the latest articles and ways in."""
    context = {**await _home(datasette), "metadata": await _metadata(datasette)}
    return Response.html(await datasette.render_template("index.html", context, request=request))


async def _metadata(datasette: "Datasette") -> dict[str, Any]:
    """Title, licence and source of the site; the two lines of Datasette keep them in different places."""
    asked = getattr(datasette, "get_instance_metadata", None)
    found: dict[str, Any] = await asked() if asked is not None else datasette.metadata()
    return found


async def _home(datasette: "Datasette") -> dict[str, Any]:
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
