"""The page of a programme: who reached what, year by year and report by report."""

from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlencode

from datasette.utils.asgi import BadRequest, NotFound, Request, Response

from db.site.addresses import article_id_in
from db.site.charts_places import draw_years
from db.site.criteria import COLUMNS, told
from db.site.rows import Row, fetch_all, fetch_one, published
from extract.facts import Status

if TYPE_CHECKING:
    from datasette.app import Datasette

ROWS, PLACES = 60, 30
STATUSES: tuple[str, ...] = get_args(Status)

_PROGRAMME = "SELECT id, name FROM programmes WHERE id = :id"
_YEARS = "SELECT year, status, facts FROM programme_counts WHERE programme_id = :id ORDER BY year"
_CRITERIA = f"""SELECT {COLUMNS}
  FROM (SELECT id FROM criteria WHERE programme_id = :id AND (:status = '' OR status = :status)
        ORDER BY date_from DESC LIMIT {ROWS + 1}) f
  JOIN criteria c ON c.id = f.id
  JOIN articles a ON a.id = c.article_id
  LEFT JOIN passages q ON q.id = c.passage_id
  LEFT JOIN places l ON l.id = c.place_id
 ORDER BY c.date_from DESC, c.id"""
# Places of the latest facts; a place is many times in them, so that all are not counted.
_PLACES = f"""SELECT l.id, l.path, count(*) AS facts, max(f.date_from) AS last
  FROM (SELECT place_id, date_from FROM criteria WHERE programme_id = :id AND status = 'achieved'
        ORDER BY date_from DESC LIMIT 500) f
  JOIN places l ON l.id = f.place_id GROUP BY l.id ORDER BY facts DESC, l.sort_key LIMIT {PLACES}"""


async def programme_page(datasette: "Datasette", request: Request) -> Response:
    """`/chuong-trinh/<id>?trang_thai=`. Raises NotFound for an unknown programme, BadRequest for a status."""
    programme_id = article_id_in(request.url_vars["programme_id"])
    database = published(datasette)
    programme = await fetch_one(database, _PROGRAMME, {"id": programme_id})
    if programme is None:
        raise NotFound(f"Không có chương trình {programme_id} · There is no programme {programme_id}")
    status = (request.args.get("trang_thai") or "").strip()
    if status and status not in STATUSES:
        known = ", ".join(STATUSES)
        raise BadRequest(f"Không có trạng thái này; có: {known} · No such status; there are: {known}")
    asked = {"id": programme_id}
    counts = await fetch_all(database, _YEARS, asked)
    rows = await fetch_all(database, _CRITERIA, {**asked, "status": status})
    chosen = {"programme_id": programme_id, **({"status": status} if status else {})}
    context: dict[str, Any] = {
        "programme": programme,
        "status": status,
        "statuses": _by_status(counts),
        "years": draw_years(row for row in counts if row["year"]),
        "undated": sum(row["facts"] for row in counts if not row["year"]),
        "criteria": [told(row) for row in rows[:ROWS]],
        "more": len(rows) > ROWS,
        "most": ROWS,
        "places": await fetch_all(database, _PLACES, asked),
        "table": f"/{database.name}/criteria?{urlencode({**chosen, '_sort_desc': 'date_from'})}",
        "csv": f"/{database.name}/criteria.csv?{urlencode({**chosen, '_labels': 'on', '_stream': 'on'})}",
        "json": f"/{database.name}/criteria.json?{urlencode({**chosen, '_shape': 'array'})}",
        "database": database.name,
    }
    return Response.html(await datasette.render_template("programme.html", context, request=request))


def _by_status(counts: list[Row]) -> list[tuple[str, int]]:
    """(status, facts) of all years, in the order of `STATUSES`; those without facts are left out."""
    sums = {status: sum(row["facts"] for row in counts if row["status"] == status) for status in STATUSES}
    return [(status, facts) for status, facts in sums.items() if facts]
