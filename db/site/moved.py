"""What is known by another id leads to where it is now.

Pages of people and stories whose ids were given up lead to those who have most of what they had; an article's
own long id, under which it was published before, to the page under its mark.
"""

import json
import re
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from db.ids import article_mark
from db.site.addresses import article_id_in, person_address, story_address
from db.site.rows import fetch_all, fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

_ROW = re.compile(r"^/[^/]+/(?P<table>people|stories)/(?P<id>[a-z2-7]{12})(?P<form>\.json)?$")
_PAGE = re.compile(r"^/(?P<page>can-bo|su-kien)/(?P<id>[a-z2-7]{12})$")
_ARTICLE = re.compile(r"^(?P<folder>/bai)/(?P<id>[^/]+)$")
_ARTICLE_ROW = re.compile(r"^(?P<folder>/[^/]+/(?P<table>articles|copies|vanished))/(?P<id>[^/]+)$")
_FORMS = (".bib", ".csl.json", ".json")
_KEYS = {"articles": "id", "copies": "article_id", "vanished": "article_id"}
_TABLES = {"can-bo": "people", "su-kien": "stories"}
_ADDRESSES = {"people": person_address, "stories": story_address}
_HEIRS = {
    "people": "SELECT person_id AS id FROM person_aliases WHERE id = :id",
    "stories": "SELECT story_id AS id FROM story_aliases WHERE id = :id",
}
_ARTICLES = "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(:ids))"


async def heir_page(datasette: "Datasette", request: Request, exception: Exception) -> Response | None:
    """Where the page or the row of what is not there has moved to; None where it has not."""
    if not isinstance(exception, NotFound):
        return None
    page, row = _PAGE.match(request.path), _ROW.match(request.path)
    asked = page or row
    if asked is None:
        return await _article(datasette, request)
    table = _TABLES[page["page"]] if page is not None else asked["table"]
    database = published(datasette)
    heir = await fetch_one(database, _HEIRS[table], {"id": asked["id"]})
    if heir is None:
        return None
    if page is not None:
        return Response.redirect(_ADDRESSES[table](heir["id"]), status=301)
    return Response.redirect(f"/{database.name}/{table}/{heir['id']}{asked['form'] or ''}", status=301)


async def _article(datasette: "Datasette", request: Request) -> Response | None:
    asked = _ARTICLE.match(request.path) or _ARTICLE_ROW.match(request.path)
    if asked is None:
        return None
    table = asked.groupdict().get("table") or "articles"
    # Only when decoded does an id end where its form begins.
    own = article_id_in(asked["id"])
    forms = ["", *(form for form in _FORMS if own.endswith(form))]
    marks = {article_mark(own.removesuffix(form)): form for form in forms}
    key = _KEYS[table]
    sql = f"SELECT {key} AS id FROM {table} WHERE {key} IN (SELECT value FROM json_each(:ids))"
    found = await fetch_one(published(datasette), sql, {"ids": json.dumps(list(marks))})
    if found is None:
        return None
    query = f"?{request.query_string}" if request.query_string else ""
    return Response.redirect(f"{asked['folder']}/{found['id']}{marks[found['id']]}{query}", status=301)


async def own_ids(datasette: "Datasette", asked: frozenset[str]) -> frozenset[str]:
    """Which of these, that look like marks of articles, are own ids of published ones and no marks."""
    if not asked:
        return frozenset()
    marks = {article_mark(each): each for each in asked}
    found = await fetch_all(published(datasette), _ARTICLES, {"ids": json.dumps([*asked, *marks])})
    there = {row["id"] for row in found}
    return frozenset(own for mark, own in marks.items() if mark in there and own not in there)
