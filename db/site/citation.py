"""`/bai/<id>.bib` and `/bai/<id>.csl.json`, of the article or with `?fact=` of a fact in it."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from datasette.utils.asgi import NotFound, Request, Response

from db.schema import FACT_TABLES
from db.site.addresses import article_address, article_id_in
from db.site.cite import Cited, bibtex, csl
from db.site.labels import labels
from db.site.rows import Row, fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

_ARTICLE = """SELECT a.id, a.label, a.title, a.byline, a.published, a.published_precision, a.url,
    a.canonical_url, s.title AS source_title
  FROM articles a LEFT JOIN sources s ON s.id = a.source_id WHERE a.id = :id"""
_KIND = "SELECT kind FROM fact_evidence WHERE id = :fact AND article_id = :id"
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_FILE = re.compile(r"[^A-Za-z0-9-]+")


async def bibtex_file(datasette: "Datasette", request: Request) -> Response:
    """The citation for LaTeX. Raises NotFound where there is no such article, or fact in it."""
    return await _file(datasette, request, bibtex, "bib", "application/x-bibtex; charset=utf-8")


async def csl_file(datasette: "Datasette", request: Request) -> Response:
    """The citation for Zotero, pandoc, citeproc. Raises NotFound likewise."""
    kind = "application/vnd.citationstyles.csl+json; charset=utf-8"
    return await _file(datasette, request, csl, "csl.json", kind)


async def _file(
    datasette: "Datasette", request: Request, write: Callable[[Cited], str], ending: str, kind: str
) -> Response:
    article_id = article_id_in(request.url_vars["article_id"])
    database = published(datasette)
    article = await fetch_one(database, _ARTICLE, {"id": article_id})
    if article is None:
        raise NotFound(no_such_article(article_id))
    asked = (request.args.get("fact") or "").strip()
    fact = await _fact(datasette, article_id, asked) if asked else None
    cited = cited_article(datasette, request, article, fact)
    name = _FILE.sub("-", cited.key.removeprefix("diaban:"))
    headers = {"content-disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(write(cited), content_type=kind, headers=headers)


def cited_article(datasette: "Datasette", request: Request, article: Row, fact: Row | None = None) -> Cited:
    """What is cited of an article's row, and of a fact's: its id, kind and text."""
    anchor = f"#f-{fact['id']}" if fact else ""
    url = article["canonical_url"] or article["url"]
    return Cited(
        id=article["id"],
        title=article["title"] or article["label"],
        byline=article["byline"],
        source=article["source_title"],
        published=article["published"],
        precision=article["published_precision"],
        url=url if url and url.startswith(("https://", "http://")) else None,
        address=datasette.absolute_url(request, article_address(article["id"])) + anchor,
        quote=fact["text"] if fact else None,
        fact=(fact["id"], " · ".join(labels()["kinds"][fact["kind"]])) if fact else None,
        accessed=datetime.now(_HERE).date().isoformat(),
    )


def no_such_article(article_id: str) -> str:
    """What is said where there is none, in both languages."""
    return f"Không có bài {article_id[:200]} · There is no article {article_id[:200]}"


async def _fact(datasette: "Datasette", article_id: str, fact_id: str) -> dict[str, Any]:
    database = published(datasette)
    found = await fetch_one(database, _KIND, {"fact": fact_id, "id": article_id})
    if found is None or found["kind"] not in FACT_TABLES:
        raise NotFound("Bài này không có dữ kiện ấy · This article has no such fact")
    row = await fetch_one(
        database, f"SELECT id, text FROM {found['kind']} WHERE id = :fact", {"fact": fact_id}
    )
    return {**(row or {"id": fact_id, "text": None}), "kind": found["kind"]}
