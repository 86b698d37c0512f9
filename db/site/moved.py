"""Pages of people and stories whose ids were given up lead to those who have most of what they had."""

import re
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from db.site.rows import fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

_ROW = re.compile(r"^/[^/]+/(?P<table>people|stories)/(?P<id>[a-z2-7]{12})(?P<form>\.json)?$")
_HEIRS = {
    "people": "SELECT person_id AS id FROM person_aliases WHERE id = :id",
    "stories": "SELECT story_id AS id FROM story_aliases WHERE id = :id",
}


async def heir_page(datasette: "Datasette", request: Request, exception: Exception) -> Response | None:
    """Where the page of a row that is not there has moved to; None where it has not."""
    row = _ROW.match(request.path)
    if not isinstance(exception, NotFound) or row is None:
        return None
    database = published(datasette)
    heir = await fetch_one(database, _HEIRS[row["table"]], {"id": row["id"]})
    if heir is None:
        return None
    return Response.redirect(f"/{database.name}/{row['table']}/{heir['id']}{row['form'] or ''}", status=301)
