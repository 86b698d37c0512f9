"""The home page. Datasette's own asks for each table who may see it, which takes long; this one does not.

Everything that takes counting was counted at publication.
"""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from db.schema import FACT_TABLES
from db.site.charts_counts import YearRow, draw_counts
from db.site.language import both, both_labels, language, number
from db.site.provinces import draw_map, map_query, shapes, years_query
from db.site.rows import Row, fetch_each, published, remembered_of

if TYPE_CHECKING:
    from datasette.app import Datasette

STORIES, ARTICLES, DAYS, PROGRAMMES, RANKED = 8, 5, 5, 6, 6
# Not a kind of fact, but counted beside them.
ARTICLE_KIND = "articles"
_CELL = Markup('<td role="cell" data-label="{}"><a href="{}" rel="nofollow">{}</a></td>')
_NO_CELL = Markup('<td role="cell" data-label="{}">0</td>')
_BUILD = "SELECT built_at, articles, stories, facts FROM build"
_STORIES = f"""SELECT s.id, s.title, s.type, s.date_from, s.date_to, s.articles, s.place_id, l.path AS place,
    n.added, e.article_id, a.label, a.published, r.title AS source
  FROM (SELECT story_id, added, number FROM latest_stories ORDER BY number LIMIT {STORIES}) n
  JOIN stories s ON s.id = n.story_id
  LEFT JOIN places l ON l.id = s.place_id
  LEFT JOIN events e ON e.id = s.event_id
  LEFT JOIN articles a ON a.id = e.article_id
  LEFT JOIN sources r ON r.id = a.source_id
 ORDER BY n.number"""
_DAYS = f"SELECT day, articles, stories, facts FROM additions ORDER BY day DESC LIMIT {DAYS}"
_ARTICLES = f"""SELECT a.id, a.label, a.title IS NULL AS untitled, a.published, s.title AS source,
    p.path AS place, a.place_id
  FROM articles a
  LEFT JOIN sources s ON s.id = a.source_id
  LEFT JOIN places p ON p.id = a.place_id
 WHERE NOT EXISTS (SELECT 1 FROM copies c WHERE c.article_id = a.id)
 ORDER BY a.published DESC, a.number DESC LIMIT {ARTICLES}"""
_COUNTS = f"""SELECT kind, year, sum(facts) AS facts, sum(facts_once) AS once
  FROM fact_counts GROUP BY kind, year
UNION ALL SELECT '{ARTICLE_KIND}', year, articles, articles FROM article_counts"""
_PROGRAMMES = f"""SELECT p.id, p.name, sum(c.facts) AS facts,
    max(c.year) FILTER (WHERE c.status = 'achieved') AS last,
    coalesce(sum(c.facts) FILTER (WHERE c.status = 'achieved'), 0) AS achieved,
    coalesce(sum(c.facts) FILTER (WHERE c.status IN ('forecast', 'target', 'registered')), 0) AS ahead,
    coalesce(sum(c.facts) FILTER (WHERE c.status = 'not_met'), 0) AS missed
  FROM programme_counts c JOIN programmes p ON p.id = c.programme_id
 GROUP BY p.id ORDER BY facts DESC, p.name LIMIT {PROGRAMMES}"""


async def home_page(datasette: "Datasette", request: Request) -> Response:
    """`/`: what is new, the map, the most reported programmes, counts by kind and year, and ways in."""
    known, key = remembered_of(published(datasette), "home"), language()
    if key not in known:
        known[key] = await _home(datasette)
    context = {**known[key], "metadata": await _metadata(datasette)}
    return Response.html(await datasette.render_template("index.html", context, request=request))


async def _metadata(datasette: "Datasette") -> dict[str, Any]:
    """Title, licence and source of the site; the two lines of Datasette keep them in different places."""
    asked = getattr(datasette, "get_instance_metadata", None)
    found: dict[str, Any] = await asked() if asked is not None else datasette.metadata()
    return found


async def _home(datasette: "Datasette") -> dict[str, Any]:
    database = published(datasette)
    build, counted, stories, days, articles, programmes, provinces, years = await fetch_each(
        database,
        *((sql, {}) for sql in (_BUILD, _COUNTS, _STORIES, _DAYS, _ARTICLES, _PROGRAMMES)),
        map_query(),
        years_query(before=False),
    )
    counts = draw_counts(counted, kinds=(*FACT_TABLES, ARTICLE_KIND), last_year=int(build[0]["built_at"][:4]))
    return {
        "home_database": database.name,
        "articles_total": build[0]["articles"],
        "stories_total": build[0]["stories"],
        "facts_total": build[0]["facts"],
        "counts": counts,
        "year_cells": {row.kind: _year_cells(database.name, row, counts.years) for row in counts.rows},
        "kind_names": {kind: both_labels("kinds", kind) for kind in FACT_TABLES}
        | {ARTICLE_KIND: both("Bài", "Articles")},
        "stories": stories,
        "days": days,
        "articles": articles,
        "programmes": _with_shares(programmes),
        "map": draw_map(provinces),
        "ranked": RANKED,
        "map_years": [row["year"] for row in years],
        "shapes": shapes(),
    }


def _year_cells(database: str, row: YearRow, years: tuple[int, ...]) -> Markup:
    """The cells of a kind's years, the latest first, leading to its rows: a template is slow at many."""
    address = f"/{database}/{row.kind}?year="
    cells = (
        _CELL.format(year, f"{address}{year}", number(count)) if count else _NO_CELL.format(year)
        for year, count in zip(reversed(years), reversed(row.counts), strict=True)
    )
    return Markup("").join(cells)


def _with_shares(programmes: list[Row]) -> list[Row]:
    """How wide the parts of each programme's bar are, in per cent of the longest."""
    most = max((row["facts"] for row in programmes), default=0)
    return [
        {
            **row,
            "shares": {name: round(100 * row[name] / most, 2) for name in ("achieved", "ahead", "missed")},
        }
        for row in programmes
    ]
