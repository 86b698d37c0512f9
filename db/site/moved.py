"""Pages of people and stories whose ids were given up lead to those who have most of what they had."""

import re
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from db.site.addresses import person_address, story_address
from db.site.rows import fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

_ROW = re.compile(r"^/[^/]+/(?P<table>people|stories)/(?P<id>[a-z2-7]{12})(?P<form>\.json)?$")
_PAGE = re.compile(r"^/(?P<page>can-bo|su-kien)/(?P<id>[a-z2-7]{12})$")
_TABLES = {"can-bo": "people", "su-kien": "stories"}
_ADDRESSES = {"people": person_address, "stories": story_address}
_HEIRS = {
    "people": "SELECT person_id AS id FROM person_aliases WHERE id = :id",
    "stories": "SELECT story_id AS id FROM story_aliases WHERE id = :id",
}


async def heir_page(datasette: "Datasette", request: Request, exception: Exception) -> Response | None:
    """Where the page or the row of what is not there has moved to; None where it has not."""
    page, row = _PAGE.match(request.path), _ROW.match(request.path)
    asked = page or row
    if not isinstance(exception, NotFound) or asked is None:
        return None
    table = _TABLES[page["page"]] if page is not None else asked["table"]
    database = published(datasette)
    heir = await fetch_one(database, _HEIRS[table], {"id": asked["id"]})
    if heir is None:
        return None
    if page is not None:
        return Response.redirect(_ADDRESSES[table](heir["id"]), status=301)
    return Response.redirect(f"/{database.name}/{table}/{heir['id']}{asked['form'] or ''}", status=301)
