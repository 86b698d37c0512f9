"""Facts by their article: through its passages, which have the index that the fact tables do without."""

from typing import TYPE_CHECKING

from datasette.filters import FilterArguments
from datasette.utils.asgi import NotFound, Request, Response

from db.schema import FACT_TABLES
from db.site.rows import fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

# Of a fact table, for the article :article.
OF_ARTICLE = "article_id = :article AND passage_id IN (SELECT id FROM passages WHERE article_id = :article)"
_ASKED = ("article_id", "article_id__exact")
_KIND = "SELECT kind FROM fact_evidence WHERE id = :id"


def by_article(request: Request, table: str) -> FilterArguments | None:
    """What Datasette's filter of a fact table by an article needs besides, to read no more than its facts."""
    asked = next((request.args.get(name) for name in _ASKED if request.args.get(name)), None)
    if table not in FACT_TABLES or not asked:
        return None
    return FilterArguments(
        where_clauses=["passage_id in (select id from passages where article_id = :of_article)"],
        params={"of_article": asked},
    )


async def evidence_page(datasette: "Datasette", request: Request) -> Response:
    """`/<database>/fact_evidence/<id>`: the fact, which says by which rule it was read. Raises NotFound."""
    database = published(datasette)
    fact = request.url_vars["fact_id"]
    row = await fetch_one(database, _KIND, {"id": fact})
    if row is None:
        raise NotFound(f"Không có dữ kiện {fact} · There is no fact {fact}")
    form = ".json" if request.path.endswith(".json") else ""
    return Response.redirect(f"/{database.name}/{row['kind']}/{fact}{form}", status=301)
