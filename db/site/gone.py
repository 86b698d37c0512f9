"""What was published and is no more: 410 with the reason, where it would be 404."""

import re
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from db.ids import article_mark
from db.schema import FACT_TABLES
from db.site.addresses import article_id_in
from db.site.rows import Row, fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

_ARTICLE = re.compile(r"^/bai/(?P<id>[^/]+?)(?:\.bib|\.csl\.json)?$")
_FACT = re.compile(rf"^/[^/]+/(?:{'|'.join(FACT_TABLES)})/(?P<id>[a-z2-7]{{12}})(?:\.json)?$")
_RETRACTION = "SELECT kind, reason, retracted_at FROM retractions WHERE id = :id"


async def gone_page(datasette: "Datasette", request: Request, error: Exception) -> Response | None:
    """The page for an article or a fact that was published before, or None where the error is another."""
    if not isinstance(error, NotFound) and getattr(error, "status", None) != 404:
        return None
    row = await _retraction(datasette, request.path)
    if row is None:
        return None
    if request.path.endswith(".json"):
        said = {"ok": False, "error": "gone", "reason": row["reason"], "retracted_at": row["retracted_at"]}
        return Response.json(said, status=410)
    context: dict[str, Any] = {"retraction": row}
    body = await datasette.render_template("410.html", context, request=request)
    return Response.html(body, status=410)


async def _retraction(datasette: "Datasette", path: str) -> Row | None:
    article, fact = _ARTICLE.match(path), _FACT.match(path)
    if article is not None:
        identity = article_mark(article_id_in(article["id"]))
    elif fact is not None:
        identity = fact["id"]
    else:
        return None
    return await fetch_one(published(datasette), _RETRACTION, {"id": identity})
