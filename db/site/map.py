"""`/ban-do`: the map of the provinces, with the table behind it."""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from db.site.provinces import province_map, shapes, years_of_map
from db.site.rows import Row, fetch_all, published

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

# What `xem` is where criteria are asked for.
CRITERIA = "tieu-chi"
_PROGRAMMES = """SELECT g.id, g.name, sum(c.facts) AS facts
  FROM programme_counts c JOIN programmes g ON g.id = c.programme_id
 WHERE c.status = 'achieved' GROUP BY g.id ORDER BY facts DESC, g.name LIMIT 60"""


async def map_page(datasette: "Datasette", request: Request) -> Response:
    """`/ban-do?xem=tieu-chi&chuong_trinh=<id>&tinh=63&nam=2024`.

    `xem`: criteria instead of events; `chuong_trinh`: of one programme; `tinh` 63: the provinces before July
    2025; `nam`: a year. What is not known is left out.
    """
    database = published(datasette)
    before = request.args.get("tinh") == "63"
    years = await years_of_map(database, before=before)
    asked = request.args.get("nam") or ""
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else None
    programmes = await fetch_all(database, _PROGRAMMES)
    programme = await _programme(database, request.args.get("chuong_trinh"), programmes)
    criteria = programme is not None or request.args.get("xem") == CRITERIA
    context: dict[str, Any] = {
        "map": await province_map(
            database,
            before=before,
            year=year,
            criteria=criteria,
            programme=programme["id"] if programme else None,
        ),
        "shapes": shapes(),
        "years": years,
        "programmes": programmes,
        "programme": programme,
        "database": database.name,
    }
    return Response.html(await datasette.render_template("map.html", context, request=request))


async def _programme(database: "Database", asked: str | None, known: list[Row]) -> Row | None:
    if not asked:
        return None
    found = next((row for row in known if row["id"] == asked), None)
    if found is not None:
        return found
    rows = await fetch_all(database, "SELECT id, name FROM programmes WHERE id = :id", {"id": asked})
    return next(iter(rows), None)
