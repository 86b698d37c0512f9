"""What pages of officials, units and events have in common."""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from db.site.provinces import locator, shapes
from db.site.rows import fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

_BUILT = "SELECT built_at FROM build"
_PROVINCE = """WITH RECURSIVE above(id, name, parent_id, code, valid_to) AS (
  SELECT id, name, parent_id, code, valid_to FROM places WHERE id = :id
  UNION ALL
  SELECT q.id, q.name, q.parent_id, q.code, q.valid_to FROM above JOIN places q ON q.id = above.parent_id)
SELECT name, code, valid_to FROM above WHERE parent_id IS NULL LIMIT 1"""


async def frame(datasette: "Datasette", request: Request) -> dict[str, Any]:
    """For templates: the page's whole address, in no language, the day of the data, the database's name."""
    database = published(datasette)
    build = await fetch_one(database, _BUILT, {})
    return {
        "href": datasette.absolute_url(request, request.path),
        "built": build["built_at"] if build else None,
        "database": database.name,
    }


async def province_of(database: "Database", place_id: str | None) -> dict[str, Any] | None:
    """What the picture of where a place's province is needs; None where it is not known."""
    province = await fetch_one(database, _PROVINCE, {"id": place_id}) if place_id else None
    found = locator(province["code"], stands=province["valid_to"] is None) if province else None
    return {"found": found, "name": province["name"], "shapes": shapes()} if found and province else None
