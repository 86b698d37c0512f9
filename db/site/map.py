"""`/ban-do`: the map of the provinces, with the table behind it."""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from db.site.provinces import draw_map, map_query, shapes, years_query
from db.site.rows import fetch_each, published

if TYPE_CHECKING:
    from datasette.app import Datasette

# What `xem` is where criteria are asked for.
CRITERIA = "tieu-chi"
_PROGRAMMES = """SELECT g.id, g.name, sum(c.facts) AS facts
  FROM programme_counts c JOIN programmes g ON g.id = c.programme_id
 WHERE c.status = 'achieved' GROUP BY g.id ORDER BY facts DESC, g.name LIMIT 60"""
_PROGRAMME = "SELECT id, name FROM programmes WHERE id = :id"


async def map_page(datasette: "Datasette", request: Request) -> Response:
    """`/ban-do?xem=tieu-chi&chuong_trinh=<id>&tinh=63&nam=2024`.

    `xem`: criteria instead of events; `chuong_trinh`: of one programme; `tinh` 63: the provinces before July
    2025; `nam`: a year. What is not known is left out.
    """
    database = published(datasette)
    before = request.args.get("tinh") == "63"
    asked = request.args.get("chuong_trinh") or ""
    found_years, programmes, named = await fetch_each(
        database, years_query(before=before), (_PROGRAMMES, {}), (_PROGRAMME, {"id": asked})
    )
    years = [row["year"] for row in found_years]
    programme = named[0] if named else None
    chosen: dict[str, Any] = {
        "before": before,
        "year": _year(request.args.get("nam") or "", years),
        "programme": programme["id"] if programme else None,
    }
    criteria = programme is not None or request.args.get("xem") == CRITERIA
    (counted,) = await fetch_each(database, map_query(**chosen))
    context: dict[str, Any] = {
        "map": draw_map(counted, criteria=criteria, **chosen),
        "shapes": shapes(),
        "years": years,
        "programmes": programmes,
        "programme": programme,
        "database": database.name,
    }
    return Response.html(await datasette.render_template("map.html", context, request=request))


def _year(asked: str, years: list[int]) -> int | None:
    """The year asked for; None for all, also where it is none of those told of."""
    return int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else None
