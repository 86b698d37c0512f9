"""The page of a programme: who reached what, where and when, and who says so."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlencode

from datasette.utils.asgi import BadRequest, NotFound, Request, Response

from db.indexes import MET_ALL
from db.site.addresses import article_id_in, programme_address
from db.site.charts_places import draw_years
from db.site.charts_reached import SHAPES, draw_reached, short_place
from db.site.criteria import COLUMNS, latest_first, most_telling, once, said, told
from db.site.entities import frame
from db.site.rows import Row, fetch_each, fetch_one, published
from extract.facts import Status

if TYPE_CHECKING:
    from datasette.app import Datasette

ROWS, MET, PLACES = 40, 10, 40
STATUSES: tuple[str, ...] = get_args(Status)

_PROGRAMME = "SELECT id, name FROM programmes WHERE id = :id"
_YEARS = "SELECT year, status, facts FROM programme_counts WHERE programme_id = :id ORDER BY year"
_PROVINCES = """SELECT c.place_id AS id, p.name FROM province_criteria c JOIN places p ON p.id = c.place_id
 WHERE c.programme_id = :id AND NOT c.before_reform GROUP BY 1 ORDER BY p.sort_key, 1"""
_PLACE = "SELECT id, name, path FROM places WHERE id = :place"
_OF_PLACE = """EXISTS (SELECT 1 FROM place_parts x
  WHERE x.place_id = :place AND x.part_id = c.place_id AND x.sure
    AND (x.since IS NULL OR c.date_from >= x.since))"""
_CRITERIA = f"""SELECT {COLUMNS}
  FROM (SELECT c.rowid AS number FROM criteria c WHERE c.programme_id = :id AND {{conditions}}
        ORDER BY c.date_from DESC LIMIT :most) f
  JOIN criteria c ON c.rowid = f.number
  JOIN articles a ON a.id = c.article_id
  LEFT JOIN passages q ON q.id = c.passage_id
  LEFT JOIN places l ON l.id = c.place_id
 ORDER BY c.date_from DESC, c.id"""


async def programme_page(datasette: "Datasette", request: Request) -> Response:
    """`/chuong-trinh/<id>?trang_thai=achieved&nam=2024&tinh=<id of a place>&du=1`.

    `du`: only where all criteria are met. A year or place that is not known is left out. Raises NotFound for
    an unknown programme, BadRequest for a status.
    """
    programme_id = article_id_in(request.url_vars["programme_id"])
    database = published(datasette)
    programme = await fetch_one(database, _PROGRAMME, {"id": programme_id})
    if programme is None:
        raise NotFound(f"Không có chương trình {programme_id} · There is no programme {programme_id}")
    counts, provinces, places = await fetch_each(
        database,
        (_YEARS, {"id": programme_id}),
        (_PROVINCES, {"id": programme_id}),
        (_PLACE, {"place": request.args.get("tinh") or ""}),
    )
    asked = _asked(request, counts, places[0] if places else None)
    rows, met = await fetch_each(
        database,
        _criteria(programme_id, asked, most=ROWS + 1),
        _criteria(programme_id, _met_all(asked), most=0 if asked["all"] else MET + 1),
    )
    shown = latest_first(once(told(row) for row in rows[:ROWS]))
    context: dict[str, Any] = {
        **await frame(datasette, request),
        "programme": programme,
        "asked": asked,
        "filtered": any(asked.values()),
        "statuses": _by_status(counts),
        "known_years": sorted({row["year"] for row in counts if row["year"]}, reverse=True),
        "provinces": provinces,
        "years": draw_years(row for row in counts if row["year"]),
        "undated": sum(row["facts"] for row in counts if not row["year"]),
        "met": once(told(row) for row in met[:MET]),
        "more_met": len(met) > MET,
        "met_address": _address(programme_id, _met_all(asked)),
        "criteria": shown,
        "more": len(rows) > ROWS,
        "most": ROWS,
        "shapes": SHAPES,
        "chart": draw_reached(shown, name=_place_of, say=said),
        "by_place": _by_place(shown),
        **_ways_out(database.name, programme, asked),
    }
    return Response.html(await datasette.render_template("programme.html", context, request=request))


def _asked(request: Request, counts: list[Row], place: Row | None) -> dict[str, Any]:
    """What is chosen: `status`, `year`, `place` (a row) and `all`; what is not is empty."""
    status = (request.args.get("trang_thai") or "").strip()
    if status and status not in STATUSES:
        known = ", ".join(STATUSES)
        raise BadRequest(f"Không có trạng thái này; có: {known} · No such status; there are: {known}")
    year = request.args.get("nam") or ""
    return {
        "status": status,
        "year": year if year in {str(row["year"]) for row in counts} else "",
        "place": place,
        "all": request.args.get("du") == "1",
    }


def _met_all(asked: dict[str, Any]) -> dict[str, Any]:
    """The same choice, but only where all criteria are met."""
    return {**asked, "all": True, "status": ""}


def _criteria(programme_id: str, asked: dict[str, Any], *, most: int) -> tuple[str, dict[str, Any]]:
    """The query of the criteria that are chosen."""
    conditions = ["1"]
    if asked["status"]:
        conditions.append("c.status = :status")
    if asked["year"]:
        conditions.append("c.date_from BETWEEN :year || '-01-01' AND :year || '-12-31'")
    if asked["place"]:
        conditions.append(_OF_PLACE)
    if asked["all"]:
        conditions.append(MET_ALL)
    place = asked["place"]["id"] if asked["place"] else None
    return (
        _CRITERIA.format(conditions=" AND ".join(conditions)),
        {**asked, "id": programme_id, "place": place, "most": most},
    )


def _place_of(row: Row) -> str:
    return short_place(row["place"])


def _by_place(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """What tells most of each place: achieved, ahead of it, not met; those with the latest first."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["place_id"]:
            of_place = found.setdefault(row["place_id"], {"id": row["place_id"], "place": row["place"]})
            shape = SHAPES[row["status"]]
            of_place[shape] = max(of_place.get(shape, row), row, key=most_telling)
    return list(found.values())[:PLACES]


def _by_status(counts: list[Row]) -> list[tuple[str, int]]:
    """(status, facts) of all years, in the order of `STATUSES`; those without facts are left out."""
    sums = {status: sum(row["facts"] for row in counts if row["status"] == status) for status in STATUSES}
    return [(status, facts) for status, facts in sums.items() if facts]


def _address(programme_id: str, asked: dict[str, Any]) -> str:
    chosen = {
        "trang_thai": asked["status"],
        "nam": asked["year"],
        "tinh": asked["place"]["id"] if asked["place"] else "",
        "du": "1" if asked["all"] else "",
    }
    query = urlencode({name: value for name, value in chosen.items() if value})
    return programme_address(programme_id) + (f"?{query}" if query else "")


def _ways_out(database: str, programme: Row, asked: dict[str, Any]) -> dict[str, str]:
    """Where all rows are as a table, CSV and JSON: those of the place that is chosen, or of the programme."""
    if asked["place"]:
        given = {"dia_ban": asked["place"]["path"], "chuong_trinh": programme["name"]}
        path = f"/{database}/tieu_chi_theo_dia_ban"
    else:
        path = f"/{database}/criteria"
        given = {"programme_id": programme["id"]}
        given |= {name: asked[name] for name in ("status", "year") if asked[name]}
    shown = {} if asked["place"] else {"_sort_desc": "date_from"}
    labels = {} if asked["place"] else {"_labels": "on", "_stream": "on"}
    return {
        "table": f"{path}?{urlencode({**given, **shown})}",
        "csv": f"{path}.csv?{urlencode({**given, **labels})}",
        "json": f"{path}.json?{urlencode({**given, '_shape': 'array'})}",
    }
