"""The facets of rows that are narrowed down, counted in one go.

Datasette counts a table's facets one after the other, and reads all rows that the conditions leave for each;
SQLite may even take the facet's own index for it, and then looks up every row of the table. Facets of a whole
table, or of a value of another facet, are left to Datasette: the indexes have all that is asked.
"""

import re
from collections import Counter
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any

from datasette.database import Results

from db.metadata import DATABASE, build_metadata

if TYPE_CHECKING:
    from datasette.database import Database

Scope = dict[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]
# What is counted of the values of each column.
Counts = dict[str, Counter[Any]]
# As Datasette asks for one facet.
_FACET = re.compile(
    r"\s*select \[?(?P<column>\w+)\]? as value, count\(\*\) as count from \(\s*"
    r"(?P<rows>select [^()]+ from \[?(?P<table>\w+)\]? where (?P<conditions>.+?))\s*\)\s*"
    r"where \[?(?P=column)\]? is not null\s*"
    r"group by \[?(?P=column)\]? order by count desc, value limit (?P<limit>\d+)\s*",
    re.DOTALL,
)
# Which rows a further page begins after, the last of the conditions.
_PAGE = re.compile(
    r"(?:where|and) \((?P<column>\[?\w+\]?) (?:is null|[<>] (?P<value>:p\d+)(?: or (?P=column) is null)?"
    r" or \((?P=column) = (?P=value)) and \(.+\)\)+\s*(?=\)\s*where \[?\w+\]? is not null\s*group by )",
    re.DOTALL,
)
_IS = re.compile(r'"(?P<column>\w+)" = :\w+')
_counted: ContextVar[dict[Any, Counts] | None] = ContextVar("diaban_counted", default=None)


def counting_once(app: App) -> App:
    """`app` within whose requests what is counted for one facet is there for the next."""

    async def answer(scope: Scope, receive: Any, send: Any) -> None:
        token = _counted.set({})
        try:
            await app(scope, receive, send)
        finally:
            _counted.reset(token)

    return answer


def count_facets_together(database: "Database") -> None:
    """Have a database count all of a table's facets when it is asked for the first."""
    ask = database.execute

    async def execute(sql: str, params: Any = None, **options: Any) -> Any:
        sql = of_all_pages(sql)
        known, facet = _counted.get(), _FACET.fullmatch(sql)
        if known is None or facet is None or _is_indexed(facet["table"], facet["conditions"]):
            return await ask(sql, params, **options)
        columns = columns_of(facet["table"], facet["column"])
        key = (columns, facet["rows"], repr(params))
        if key not in known:
            known[key] = _added_up(columns, await ask(grouped(columns, facet["rows"]), params, **options))
        return Results(_most(known[key][facet["column"]], int(facet["limit"])), False, _DESCRIPTION)

    database.execute = execute


def of_all_pages(sql: str) -> str:
    """What Datasette asks for a facet, of all rows: on a further page it would count those from there on."""
    return _PAGE.sub("", sql, count=1) if " as value, count(*) as count from (" in sql else sql


_DESCRIPTION = (("value",), ("count",))


def _is_indexed(table: str, conditions: str) -> bool:
    """Whether nothing is asked for but values of facets, whose indexes have the year too."""
    usual = _facets().get(table, ())
    return all(_column_that_is(each) in usual for each in conditions.split(" and "))


def _column_that_is(condition: str) -> str:
    """Of a condition that a column has a value; "" of any other."""
    match = _IS.fullmatch(condition.strip())
    return match["column"] if match else ""


def columns_of(table: str, column: str) -> tuple[str, ...]:
    """The columns that are counted along with one: those of the table's page, where it is one of them."""
    usual = _facets().get(table, ())
    return usual if column in usual else (column,)


def grouped(columns: tuple[str, ...], rows: str) -> str:
    """The SQL that counts the rows by all columns. The signs keep SQLite from the columns' own indexes."""
    listed = ", ".join(f"+[{column}]" for column in columns)
    return f"select {listed}, count(*) from ({rows}) group by {listed}"


def _added_up(columns: tuple[str, ...], groups: Any) -> Counts:
    counts: Counts = {column: Counter() for column in columns}
    for *values, count in groups.rows:
        for column, value in zip(columns, values, strict=True):
            if value is not None:
                counts[column][value] += count
    return counts


def _most(counts: Counter[Any], limit: int) -> list[dict[str, Any]]:
    ordered = sorted(counts.items(), key=_by_count)
    return [{"value": value, "count": count} for value, count in ordered[:limit]]


def _by_count(counted: tuple[Any, int]) -> tuple[int, Any]:
    value, count = counted
    return -count, value


@cache
def _facets() -> dict[str, tuple[str, ...]]:
    tables = build_metadata()["databases"][DATABASE]["tables"]
    return {name: tuple(table.get("facets", ())) for name, table in tables.items()}
