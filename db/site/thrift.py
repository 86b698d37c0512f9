"""What Datasette, or Python, works out again for each request, though it stays as it is."""

import gc
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from datasette.plugins import pm

from db.metadata import published_columns
from db.schema import FACT_TABLES
from db.site.kinds_apart import ask_kinds_apart
from db.site.paging import page_evenly
from db.site.rows import remembered_of
from db.site.together import count_facets_together

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

# What Datasette asks of a whole view, and what says the same.
_COUNTS = {
    "select count(*) from fact_evidence ": "SELECT facts FROM build",
    "select count(*) from criteria_by_locality ": "SELECT count(*) FROM criteria",
}
# Names are remembered as they are asked for, also such as there are none of; published ones always.
_MOST = 500
_STRUCTURE = (
    "table_names", "hidden_table_names", "view_names", "table_exists", "table_columns", "primary_keys",
    "fts_table", "label_column_for_table", "foreign_keys_for_table", "get_table_definition",
    "get_view_definition",
)  # fmt: skip
_App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]
_TO_SEE = ("view-instance", "view-database", "view-table")


def spare(datasette: "Datasette") -> None:
    """Have Datasette remember, or leave, what it need not work out for each request."""
    _remember_who_may_see(datasette)
    for database in datasette.databases.values():
        _leave_facts_of_articles_uncounted(database)
        _count_views_by_what_is_counted(database)
        ask_kinds_apart(database)
        count_facets_together(database)
        page_evenly(database)
        if not database.is_mutable:
            _remember_structure(database)


def settled(app: _App) -> _App:
    """`app`, in whose server Python does not look for garbage in what is there from the beginning.

    It did at one request in sixty, which then took 35 milliseconds more.
    """

    async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":  # a server begins; programs that only ask the app send none
            gc.collect()
            gc.freeze()
        await app(scope, receive, send)

    return answer


def _remember_who_may_see(datasette: "Datasette") -> None:
    """Whether the site or a table may be seen by who has not signed in: the metadata says so, and stays.

    Datasette asks the database and copies all metadata for each question, and has some for each table of a
    page. Where a plugin has a say in it, all is left as it is; so it is on the next line of Datasette.
    """
    ask = getattr(datasette, "permission_allowed", None)
    asked = pm.hook.permission_allowed.get_hookimpls() if hasattr(pm.hook, "permission_allowed") else ()
    if ask is None or not all(each.plugin_name.startswith("datasette.") for each in asked):
        return
    known: dict[tuple[Any, ...], Any] = {}

    async def permission_allowed(actor: Any, action: str, resource: Any = None, default: Any = False) -> Any:
        if actor or action not in _TO_SEE:
            return await ask(actor, action, resource, default)
        key = (action, resource, default)
        if key in known:
            return known[key]
        allowed = await ask(actor, action, resource, default)
        if resource is None or resource[-1] in published_columns() or len(known) < _MOST:
            known[key] = allowed
        return allowed

    datasette.permission_allowed = permission_allowed


def _leave_facts_of_articles_uncounted(database: "Database") -> None:
    """Keep rows of articles from counting their facts: without an index, all facts would be read for it.

    The page of an article has them, and `db.site.of_article` finds them.
    """
    ask = database.get_all_foreign_keys

    async def keys() -> dict[str, Any]:
        found: dict[str, Any] = await ask()
        articles = found.get("articles")
        if articles is None:
            return found
        kept = [each for each in articles["incoming"] if each["other_table"] not in FACT_TABLES]
        return {**found, "articles": {**articles, "incoming": kept}}

    database.get_all_foreign_keys = keys


def _count_views_by_what_is_counted(database: "Database") -> None:
    """How many rows a whole view has is known, and takes long to count."""
    execute = database.execute

    async def counted(sql: str, *arguments: Any, **options: Any) -> Any:
        return await execute(_COUNTS.get(sql, sql), *arguments, **options)

    database.execute = counted


def _remember_structure(database: "Database") -> None:
    """Which tables a file has, and which columns: asked several times for each table of a page."""
    for name in _STRUCTURE:
        ask = getattr(database, name, None)
        if ask is not None:
            setattr(database, name, _remembered(database, name, ask))


def _remembered(database: "Database", name: str, ask: Callable[..., Any]) -> Callable[..., Any]:
    async def answer(*arguments: Any) -> Any:
        known, key = remembered_of(database, "structure"), (name, *arguments)
        found = known[key] if key in known else await ask(*arguments)
        if len(known) < _MOST:
            known[key] = found
        return list(found) if isinstance(found, list) else found

    return answer
