"""Facts by their article: through its passages, which have the index that the fact tables do without."""

from typing import TYPE_CHECKING, Any

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


def spare_counting(datasette: "Datasette") -> None:
    """Keep rows of articles from counting their facts: without an index, all facts would be read for it.

    The page of an article has them, and the filter above finds them.
    """
    for database in datasette.databases.values():
        ask = database.get_all_foreign_keys

        async def keys(ask: Any = ask) -> dict[str, Any]:
            found: dict[str, Any] = await ask()
            incoming = found.get("articles", {}).get("incoming", ())
            kept = [each for each in incoming if _table_of(each) not in FACT_TABLES]
            return {**found, **({"articles": {**found["articles"], "incoming": kept}} if incoming else {})}

        database.get_all_foreign_keys = keys


def _table_of(key: Any) -> str:
    return str(key["other_table"])
