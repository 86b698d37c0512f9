"""What was published and is no more: 410 with the reason, where it would be 404."""

import re
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from db.ids import article_mark
from db.schema import FACT_TABLES
from db.site.addresses import article_id_in
from db.site.language import says
from db.site.rows import Row, fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

_FILES = r"(?:\.bib|\.csl\.json)?"
_ARTICLE = re.compile(rf"^/bai/(?P<id>[^/]+?){_FILES}$|^/[^/]+/articles/(?P<row>[^/]+?)(?:\.json)?$")
_PAGE = re.compile(r"^/(?P<page>can-bo|su-kien|don-vi)/(?P<id>[a-z2-7]{12})$")
_ROW = re.compile(
    rf"^/[^/]+/(?P<table>{'|'.join((*FACT_TABLES, 'people', 'stories', 'organisations'))})"
    r"/(?P<id>[a-z2-7]{12})(?:\.json)?$"
)
_TABLES = {"can-bo": "people", "su-kien": "stories", "don-vi": "organisations"}
_RETRACTION = "SELECT kind, reason, retracted_at FROM retractions WHERE id = :id"
# Of the same form as in the pages of labels: what a program is told, in the language that it asks for.
_REASONS = {
    "revised": (
        "Bài được sửa hoặc được đọc lại, và không còn nói như thế.",
        "The article was changed or read again, and no longer says so.",
    ),
    "withdrawn": ("Đã được gỡ khỏi trang này.", "It was taken off this site."),
    "unnamed": (
        "Người trong đó không còn được nêu tên trên trang này.",
        "The person in it is no longer named on this site.",
    ),
}


async def gone_page(datasette: "Datasette", request: Request, error: Exception) -> Response | None:
    """The page for what was published before, or None where the error is another."""
    if not isinstance(error, NotFound) and getattr(error, "status", None) != 404:
        return None
    row = await _retraction(datasette, request)
    if row is None:
        return None
    if request.path.endswith(".json"):
        said = {
            "ok": False,
            "error": "gone",
            "status": 410,
            "kind": row["kind"],
            "reason": row["reason"],
            "message": says(*_REASONS.get(row["reason"], ("", ""))),
            "retracted_at": row["retracted_at"],
        }
        return Response.json(said, status=410)
    context: dict[str, Any] = {"retraction": row}
    body = await datasette.render_template("410.html", context, request=request)
    return Response.html(body, status=410)


async def _retraction(datasette: "Datasette", request: Request) -> Row | None:
    """The first of what the address names that is listed: the article, then the fact in it, or the row."""
    database = published(datasette)
    for kind, identity in _named(request):
        row = await fetch_one(database, _RETRACTION, {"id": identity})
        if row is not None and (kind is None or row["kind"] == kind):
            return row
    return None


def _named(request: Request) -> list[tuple[str | None, str]]:
    """What an address names, as [kind, id]; facts in articles are of any kind."""
    path = request.path
    if article := _ARTICLE.match(path):
        asked = _id_in(article)
        named: list[tuple[str | None, str]] = [("articles", asked), ("articles", article_mark(asked))]
        fact = request.args.get("fact")
        return [*named, (None, fact.strip())] if fact else named
    if page := _PAGE.match(path):
        return [(_TABLES[page["page"]], page["id"])]
    if row := _ROW.match(path):
        return [(row["table"], row["id"])]
    return []


def _id_in(article: re.Match[str]) -> str:
    return article_id_in(article["id"] or article["row"])
