"""How many rows a canned query has, where that is cheap to say: of more than fit on a page, up to so many.

Queries choose rows before they read what is shown of them (`chosen`), so only the choice is made again. It
is remembered for the file that is read: the pages of one answer count once.
"""

from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted

from db.metadata import DATABASE, build_metadata
from db.site.questions import Pages
from db.site.rows import published, remembered_of

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

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
    return (pages.last, False) if found is None else (min(found, MOST), found <= MOST)


async def _counted(datasette: "Datasette", query: str, values: dict[str, Any]) -> int | None:
    """At most MOST + 1; None where the server's time for a query does not do."""
    database = published(datasette)
    known = remembered_of(database, "totals")
    key = (query, *sorted((name, str(value or "")) for name, value in values.items()))
    if key not in known:
        asked = {**values, "_rows_most": MOST + 1, "_rows_before": 0}
        if len(known) >= _REMEMBERED:
            known.pop(next(iter(known)), None)
        known[key] = await _number(database, counting(query), asked)
    found: int | None = known[key]
    return found


async def _number(database: "Database", sql: str, asked: dict[str, Any]) -> int | None:
    try:
        answer = await database.execute(sql, asked)
    except QueryInterrupted:
        return None  # the rows themselves were found in time
    return int(answer.rows[0][0])


def counting(query: str) -> str:
    """SQL that counts the rows of a query as `n`."""
    sql: str = build_metadata()["databases"][DATABASE]["queries"][query]["sql"]
    if _CHOSEN not in sql:
        return f"SELECT count(*) AS n FROM ({sql})"
    chosen, _, _ = sql.rpartition("\nSELECT ")
    return f"{chosen}\nSELECT count(*) AS n FROM chosen"
