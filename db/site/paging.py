"""The pages of sorted tables: each row once, and none by way of all before it.

Datasette does not say in which order rows come on a first page that are equal in what it is sorted by, and
goes on from its last row by their keys: of equal rows some came twice, and some never. For a further page it
asks for what is after that row in words for which SQLite reads and sorts the whole table.
"""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasette.database import Database

_FIRST = re.compile(
    r"select (?P<columns>.+?) from \[?(?P<table>\w+)\]? (?:where .+ )?"
    r"(?P<order>order by \[?\w+\]?(?: desc)?) limit \d+",
    re.DOTALL,
)
# What is after a row, with what is not known at the end where the order goes down.
_FURTHER = re.compile(
    r"\((?P<column>\[?\w+\]?) (?P<sign>[<>]) (?P<value>:p\d+)(?P<unknown> or (?P=column) is null)?"
    r" or \((?P=column) = (?P=value) and (?P<keys>\(.+\))\)\)(?= order by )",
    re.DOTALL,
)
_LIMIT = re.compile(r" limit (\d+)$")


def page_evenly(database: "Database") -> None:
    """Have a database give the pages of tables in the order that they go on in."""
    ask = database.execute

    async def execute(sql: str, params: Any = None, **options: Any) -> Any:
        if not sql.startswith("select ") or " order by " not in sql:
            return await ask(sql, params, **options)
        if _FIRST.fullmatch(sql):
            return await ask(await evenly(database, sql), params, **options)
        quick = after(sql)
        found = await ask(quick, params, **options)
        if quick == sql or found.truncated or len(found.rows) >= most(sql) or " is null" not in sql:
            return found
        return await ask(sql, params, **options)  # what is not known follows

    database.execute = execute


async def evenly(database: "Database", sql: str) -> str:
    """The SQL of a first page with an order in which no rows are equal; any other as it is."""
    first = _FIRST.fullmatch(sql)
    if first is None:
        return sql
    return in_order(sql, first["order"], await database.primary_keys(first["table"]))


def in_order(sql: str, order: str, keys: list[str]) -> str:
    """The SQL of a first page with the keys at the end of its order."""
    listed = "".join(f", [{key}]" for key in keys)
    begin, _, end = sql.rpartition(order)
    return f"{begin}{order}{listed}{end}"


def after(sql: str) -> str:
    """The SQL of a further page so that an index can be entered where the page begins; without unknowns."""
    return _FURTHER.sub(_from_there, sql, count=1)


def _from_there(match: re.Match[str]) -> str:
    column, sign, value, keys = match.group("column", "sign", "value", "keys")
    return f"({column} {sign}= {value} and ({column} {sign} {value} or {keys}))"


def most(sql: str) -> int:
    """How many rows a query asks for at most."""
    match = _LIMIT.search(sql)
    return int(match[1]) if match else 0
