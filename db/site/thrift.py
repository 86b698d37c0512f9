"""What Datasette works out again for each request, though it stays as it is."""

from typing import TYPE_CHECKING, Any

from datasette.plugins import pm

from db.metadata import published_columns
from db.schema import FACT_TABLES

if TYPE_CHECKING:
    from datasette.app import Datasette

# Names are remembered as they are asked for, also such as there are none of; published ones always.
_MOST = 500


def spare(datasette: "Datasette") -> None:
    """Have Datasette remember, or leave, what it need not work out for each request."""
    _remember_who_may_see(datasette)
    _leave_facts_of_articles_uncounted(datasette)


def _remember_who_may_see(datasette: "Datasette") -> None:
    """Whether a published table may be seen by who has not signed in: the metadata says so, and stays.

    Datasette asks the database and copies all metadata for each question, and has some for each table of a
    page. Where a plugin has a say in it, all is left as it is; so it is on the next line of Datasette.
    """
    ask = getattr(datasette, "permission_allowed", None)
    asked = pm.hook.permission_allowed.get_hookimpls() if hasattr(pm.hook, "permission_allowed") else ()
    if ask is None or not all(each.plugin_name.startswith("datasette.") for each in asked):
        return
    known: dict[tuple[Any, ...], Any] = {}

    async def permission_allowed(actor: Any, action: str, resource: Any = None, default: Any = False) -> Any:
        if actor or action != "view-table" or not resource:
            return await ask(actor, action, resource, default)
        key = (*resource, default)
        if key in known:
            return known[key]
        allowed = await ask(actor, action, resource, default)
        if resource[1] in published_columns() or len(known) < _MOST:
            known[key] = allowed
        return allowed

    datasette.permission_allowed = permission_allowed


def _leave_facts_of_articles_uncounted(datasette: "Datasette") -> None:
    """Keep rows of articles from counting their facts: without an index, all facts would be read for it.

    The page of an article has them, and `db.site.of_article` finds them.
    """
    for database in datasette.databases.values():
        ask = database.get_all_foreign_keys

        async def keys(ask: Any = ask) -> dict[str, Any]:
            found: dict[str, Any] = await ask()
            articles = found.get("articles")
            if articles is None:
                return found
            kept = [each for each in articles["incoming"] if each["other_table"] not in FACT_TABLES]
            return {**found, "articles": {**articles, "incoming": kept}}

        database.get_all_foreign_keys = keys
