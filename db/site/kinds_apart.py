"""The view of all facts, asked kind by kind.

SQLite makes rows of the whole view before it looks which are asked for, and sorts all of them for a page.
Of one kind it takes the indexes of that kind's table.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from datasette.database import Results

from db.site.once import found_out
from db.views import FACTS_OF_KIND

if TYPE_CHECKING:
    from datasette.database import Database

# Under what `found_out` has how many facts there are of each kind, of those that a request counts.
KINDS = "kinds"
# As Datasette counts; its next line counts no further than to a limit.
_COUNT = re.compile(
    r"select count\(\*\) from (?P<limited>\(select \* from )?facts where (?P<conditions>.+?)\s*"
    r"(?(limited)limit (?P<limit>\d+)\))",
    re.DOTALL,
)
_PAGE = re.compile(
    r"select (?P<columns>[^()]+?) from facts (?:where (?P<conditions>.+?) )?"
    r"order by (?P<column>\[?\w+\]?)(?P<down> desc)?\s+limit (?P<limit>\d+)(?: offset (?P<offset>\d+))?\s*",
    re.DOTALL,
)
_KEY = "id"


def ask_kinds_apart(database: "Database") -> None:
    """Have a database ask for each kind where it is asked for facts of all."""
    ask = database.execute

    async def execute(sql: str, params: Any = None, **options: Any) -> Any:
        count = _COUNT.fullmatch(sql)
        if count is None:
            return await ask(paged(sql), params, **options)
        found = await ask(counted(count["conditions"], count["limit"]), params, **options)
        counts = Counter({kind: number for kind, number in found.rows if number})
        limit = int(count["limit"] or 0)
        if not limit or max(counts.values(), default=0) < limit:  # else it was not counted to the end
            found_out()[KINDS] = counts
        return Results([(min(counts.total(), limit or counts.total()),)], False, (("count(*)",),))

    database.execute = execute


def counted(conditions: str, limit: str | None) -> str:
    """The SQL that counts facts under conditions: (kind, number) each, no further than to a limit."""
    upto = f" LIMIT {limit}" if limit else ""
    return " UNION ALL ".join(
        f"SELECT '{kind}', count(*) FROM (SELECT 1 FROM ({facts}) WHERE {conditions}{upto})"
        for kind, facts in FACTS_OF_KIND.items()
    )


def paged(sql: str) -> str:
    """The SQL of a sorted page of the view, each kind sorted by itself; any other as it is."""
    page = _PAGE.fullmatch(sql)
    if page is None:
        return sql
    order = f"ORDER BY {page['column']}{page['down'] or ''}, {_KEY}"
    limit, offset = int(page["limit"]), int(page["offset"] or 0)
    where = f" WHERE {page['conditions']}" if page["conditions"] else ""
    kinds = " UNION ALL ".join(
        f"SELECT * FROM (SELECT * FROM ({facts}){where} {order} LIMIT {limit + offset})"
        for facts in FACTS_OF_KIND.values()
    )
    return f"SELECT {page['columns']} FROM ({kinds}) {order} LIMIT {limit} OFFSET {offset}"
