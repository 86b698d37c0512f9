"""How many rows a canned query has, where that is cheap to say: of more than fit on a page, up to so many.

Queries choose rows before they read what is shown of them (`chosen`), so only the choice is made again. It
is remembered for the file that is read: the pages of one answer count once.
"""

from typing import TYPE_CHECKING, Any

from db.metadata import DATABASE, build_metadata
from db.site.questions import Pages
from db.site.rows import fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

MOST = 1000
# Answers that are remembered of one file.
_REMEMBERED = 500
_CHOSEN = "\nchosen AS ("
# Ranking is nearly all of its work, and would be done again.
_UNCOUNTED = frozenset({"tim"})


async def total_of(
    datasette: "Datasette", query: str, values: dict[str, Any], pages: Pages
) -> tuple[int, bool]:
    """How many rows there are, and whether that is all of them: else there are more than so many.

    values: what was asked. pages: the page that is shown of them.
    """
    if not pages.later:
        return pages.last, True
    if query in _UNCOUNTED or pages.last >= MOST:
        return pages.last, False
    found = await _counted(datasette, query, values)
    return min(found, MOST), found <= MOST


async def _counted(datasette: "Datasette", query: str, values: dict[str, Any]) -> int:
    """At most MOST + 1."""
    database = published(datasette)
    store = database.held().remembered if hasattr(database, "held") else database.__dict__
    known: dict[tuple[Any, ...], int] = store.setdefault("_totals", {})
    key = (query, *sorted((name, str(value or "")) for name, value in values.items()))
    if key not in known:
        asked = {**values, "_rows_most": MOST + 1, "_rows_before": 0}
        row = await fetch_one(database, counting(query), asked)
        if len(known) >= _REMEMBERED:
            known.pop(next(iter(known)), None)
        known[key] = int(row["n"]) if row else 0
    return known[key]


def counting(query: str) -> str:
    """SQL that counts the rows of a query as `n`."""
    sql: str = build_metadata()["databases"][DATABASE]["queries"][query]["sql"]
    if _CHOSEN not in sql:
        return f"SELECT count(*) AS n FROM ({sql})"
    chosen, _, _ = sql.rpartition("\nSELECT ")
    return f"{chosen}\nSELECT count(*) AS n FROM chosen"
