"""What Datasette works out again for each request, though it stays as it is."""

from functools import cache
from typing import TYPE_CHECKING

from db.schema import FACT_TABLES

if TYPE_CHECKING:
    from typing import Any

    from datasette.app import Datasette


def spare(datasette: "Datasette") -> None:
    """Have Datasette remember, or leave, what it need not work out for each request."""
    _remember_who_may_see(datasette)
    _leave_facts_of_articles_uncounted(datasette)


def _remember_who_may_see(datasette: "Datasette") -> None:
    """Whether a table may be seen: the whole metadata is copied to find out, and does not change."""
    ask = getattr(datasette, "_table_permission_allows", None)
    if ask is not None:  # the next line of Datasette asks otherwise
        datasette._table_permission_allows = cache(ask)


def _leave_facts_of_articles_uncounted(datasette: "Datasette") -> None:
    """Keep rows of articles from counting their facts: without an index, all facts would be read for it.

    The page of an article has them, and `db.site.of_article` finds them.
    """
    for database in datasette.databases.values():
        ask = database.get_all_foreign_keys

        async def keys(ask: "Any" = ask) -> "dict[str, Any]":
            found: dict[str, Any] = await ask()
            articles = found.get("articles")
            if articles is None:
                return found
            kept = [each for each in articles["incoming"] if each["other_table"] not in FACT_TABLES]
            return {**found, "articles": {**articles, "incoming": kept}}

        database.get_all_foreign_keys = keys
