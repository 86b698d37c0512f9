"""What is answered where something can't be: a page in both languages that tells nothing of the inside."""

import errno
import logging
from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import BadRequest, Base400, Request, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup

from db.site.labels import english, vietnamese
from db.site.nearby import pages_near, words_in

if TYPE_CHECKING:
    from datasette.app import Datasette

_LOG = logging.getLogger("diaban.site")
_PLAIN = Markup(
    '<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>{status} – diaban</title>'
    '<main><h1>{vi} <span lang="en">{en}</span></h1><p><a href="/">diaban</a></p></main></html>'
)
# What comes of asking below a file, or for a name that no file can have, where static files are.
_NO_SUCH_FILE = frozenset({errno.ENOTDIR, errno.ENAMETOOLONG, errno.ENOENT, errno.EISDIR})
_OWN = " · "  # between the two languages, in what this site says itself


async def error_page(datasette: "Datasette", request: Request, error: Exception) -> Response:
    """The page, or the JSON, for what a request has ended in. What was not foreseen goes into the log."""
    status = status_of(error)
    if status == 500:
        _LOG.error("%s failed", request.path, exc_info=error)
    return await answer(datasette, request, status, detail=_detail(error))


async def answer(
    datasette: "Datasette",
    request: Request | None,
    status: int,
    *,
    detail: str | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """What is said for a status; detail: in the site's own words."""
    said = (vietnamese("errors", str(status)), english("errors", str(status)))
    if request is not None and request.path.endswith(".json"):
        body = {"ok": False, "error": detail or _OWN.join(said), "status": status, "title": None}
        return Response.json(body, status=status, headers=headers)
    context: dict[str, Any] = {"status": status, "said": said, "detail": detail}
    try:
        if status == 404 and request is not None:
            context |= {"near": await pages_near(datasette, request.path), "words": words_in(request.path)}
        page = await datasette.render_template("error.html", context, request=request)
    except Exception:  # what broke the page may break this one too: its reader is told all the same
        _LOG.exception("no page could be made to say %s", status)
        page = _PLAIN.format(status=status, vi=said[0], en=said[1])
    return Response.html(page, status=status, headers=headers)


def status_of(error: Exception) -> int:
    """The status of an answer; one that is not foreseen is 500."""
    if isinstance(error, QueryInterrupted):
        return 503
    if isinstance(error, DatasetteError) and error.title == "SQL Interrupted":
        return 503
    if isinstance(error, OSError) and error.errno in _NO_SUCH_FILE:
        return 404
    if not isinstance(error, Base400 | DatasetteError):
        return 500
    # Datasette's own errors are about what was asked, also those that it gives no status.
    return error.status if error.status in (403, 404, 405, 503) else 400


def _detail(error: Exception) -> str | None:
    """What the site itself said, or what Datasette says of a bad value; never words of SQLite."""
    said = str(error.args[0]) if error.args else getattr(error, "message", "")
    if isinstance(error, BadRequest) or (isinstance(error, Base400 | DatasetteError) and _OWN in said):
        return said[:500]
    return None
