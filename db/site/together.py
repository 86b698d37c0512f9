"""Rows and their facets, counted in one go, or by what was counted at publication.

Datasette counts a table's facets one after the other, and reads all rows that the conditions leave for each;
SQLite may even take the facet's own index for it, and then looks up every row of the table. Facts under
conditions that `db.site.months` knows are counted there. Facets of other whole tables, or of a value of
another facet, are left to Datasette: the indexes have all that is asked.
"""

import re
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from datasette.database import Results

from db.said import facets_of
from db.site import months
from db.site.once import found_out

if TYPE_CHECKING:
    from datasette.database import Database

# What is counted of the values of each column, None among them.
Counts = dict[str, Counter[Any]]
Ask = Callable[..., Awaitable[Any]]
# Under what `found_out` has (table, conditions, parameters) of the rows that a request counts.
NARROWED = "narrowed"
# As Datasette asks for one facet.
_FACET = re.compile(
    r"\s*select \[?(?P<column>\w+)\]? as value, count\(\*\) as count from \(\s*"
    r"(?P<rows>select [^()]+ from \[?(?P<table>\w+)\]?(?: where (?P<conditions>.+?))?)\s*\)\s*"
    r"where \[?(?P=column)\]? is not null\s*"
    r"group by \[?(?P=column)\]? order by count desc, value limit (?P<limit>\d+)\s*",
    re.DOTALL,
)
# As it asks how many rows there are; its next line counts no further than to a limit.
_COUNT = re.compile(
    r"select count\(\*\) from (?P<limited>\(select \* from )?\[?(?P<table>\w+)\]?"
    r"(?: where (?P<conditions>.+?))?\s*(?(limited)limit \d+\))",
    re.DOTALL,
)
# Which rows a further page begins after, the last of the conditions.
_PAGE = re.compile(
    r"(?:where|and) \((?P<column>\[?\w+\]?) (?:is null|[<>] (?P<value>:p\d+)(?: or (?P=column) is null)?"
    r" or \((?P=column) = (?P=value)) and \(.+\)\)+\s*(?=\)\s*where \[?\w+\]? is not null\s*group by )",
    re.DOTALL,
)
_IS = re.compile(r'"(?P<column>\w+)" = :\w+')


def count_facets_together(database: "Database") -> None:
    """Have a database count all of a table's facets when it is asked for the first."""
    ask = database.execute

    async def execute(sql: str, params: Any = None, **options: Any) -> Any:
        sql = of_all_pages(sql)
        count, facet = _COUNT.fullmatch(sql), _FACET.fullmatch(sql)
        asked = count or facet
        if asked is None:
            return await ask(sql, params, **options)
        table, conditions, given = asked["table"], asked["conditions"] or "", dict(params or {})
        columns = columns_of(table, facet["column"] if facet else "")
        if count is not None:
            found_out()[NARROWED] = (table, conditions, given)
        if months.is_counted(table, conditions, columns=columns):
            counts = await by_months(ask, table, conditions, given, columns=columns, **options)
        elif facet is None or _is_indexed(table, conditions):
            return await ask(sql, params, **options)
        else:
            counts = await _together(ask, facet["rows"], given, columns=columns, **options)
        if facet is None:
            return Results([(counts[columns[0]].total(),)], False, (("count(*)",),))
        return Results(_most(counts[facet["column"]], int(facet["limit"])), False, _DESCRIPTION)

    database.execute = execute


async def by_months(
    ask: Ask,
    table: str,
    conditions: str,
    parameters: dict[str, Any],
    *,
    columns: tuple[str, ...],
    **options: Any,
) -> Counts:
    """How often each value stands in `columns` of the facts under conditions that `months` knows."""
    known, key = found_out(), ("months", table, conditions, repr(parameters), columns)
    if key not in known:
        sql, given = months.grouped(table, conditions, parameters, columns=columns)
        known[key] = _added_up(columns, await ask(sql, given, **options))
    found: Counts = known[key]
    return found


async def _together(
    ask: Ask, rows: str, parameters: dict[str, Any], *, columns: tuple[str, ...], **options: Any
) -> Counts:
    known, key = found_out(), ("rows", rows, repr(parameters), columns)
    if key not in known:
        known[key] = _added_up(columns, await ask(grouped(columns, rows), parameters, **options))
    found: Counts = known[key]
    return found


def of_all_pages(sql: str) -> str:
    """What Datasette asks for a facet, of all rows: on a further page it would count those from there on."""
    return _PAGE.sub("", sql, count=1) if " as value, count(*) as count from (" in sql else sql


_DESCRIPTION = (("value",), ("count",))


def _is_indexed(table: str, conditions: str) -> bool:
    """Whether nothing is asked for but values of facets, which have indexes."""
    usual = facets_of(table)
    return not conditions or all(_column_that_is(each) in usual for each in conditions.split(" and "))


def _column_that_is(condition: str) -> str:
    """Of a condition that a column has a value; "" of any other."""
    match = _IS.fullmatch(condition.strip())
    return match["column"] if match else ""


def columns_of(table: str, column: str) -> tuple[str, ...]:
    """The columns that are counted along with one, or with "" for none: those of the table's page."""
    usual = months.OF_ALL if table == months.ALL else facets_of(table)
    return usual if column in ("", *usual) else (column,)


def grouped(columns: tuple[str, ...], rows: str) -> str:
    """The SQL that counts the rows by all columns. The signs keep SQLite from the columns' own indexes."""
    listed = ", ".join(f"+[{column}]" for column in columns)
    return f"select {listed}, count(*) from ({rows}) group by {listed}"


def _added_up(columns: tuple[str, ...], groups: Any) -> Counts:
    counts: Counts = {column: Counter() for column in columns}
    for *values, count in groups.rows:
        for column, value in zip(columns, values, strict=True):
            counts[column][value] += count
    return counts


def _most(counts: Counter[Any], limit: int) -> list[dict[str, Any]]:
    ordered = sorted((each for each in counts.items() if each[0] is not None), key=_by_count)
    return [{"value": value, "count": count} for value, count in ordered[:limit]]


def _by_count(counted: tuple[Any, int]) -> tuple[int, Any]:
    value, count = counted
    return -count, value
