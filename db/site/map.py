"""`/ban-do`: the map of the provinces, with the table behind it."""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from db.site.provinces import province_map, shapes, years_of_map
from db.site.rows import published

if TYPE_CHECKING:
    from datasette.app import Datasette


async def map_page(datasette: "Datasette", request: Request) -> Response:
    """`/ban-do?tinh=63&nam=2024`: `tinh` 63: those before July 2025; a year without events is all."""
    database = published(datasette)
    before = request.args.get("tinh") == "63"
    years = await years_of_map(database, before=before)
    asked = request.args.get("nam") or ""
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else None
    context: dict[str, Any] = {
        "map": await province_map(database, before=before, year=year),
        "shapes": shapes(),
        "years": years,
        "database": database.name,
    }
    return Response.html(await datasette.render_template("map.html", context, request=request))
