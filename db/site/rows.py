"""Reading the published file."""

import sqlite3
from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted
from datasette.utils import sqlite_timelimit
from datasette.views.base import DatasetteError

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database


Row = dict[str, Any]
_TOO_LONG = "Mất quá nhiều thời gian, hãy thử thêm từ · This took too long: try more words"


def published(datasette: "Datasette") -> "Database":
    """The database that the site shows; the first one served."""
    return datasette.get_database()


def remembered_of(database: "Database", what: str) -> dict[Any, Any]:
    """What was found out of the file that is read now, to be added to; of one that can change, nothing."""
    if database.is_mutable:
        return {}
    store = database.held().remembered if hasattr(database, "held") else database.__dict__
    known: dict[Any, Any] = store.setdefault(f"_{what}", {})
    return known


async def fetch_all(database: "Database", sql: str, parameters: dict[str, Any] | None = None) -> list[Row]:
    """All rows of a query; a page that says so, with 503, where the server's time for one is over."""
    try:
        result = await database.execute(sql, parameters or {})
    except QueryInterrupted as error:
        raise DatasetteError(_TOO_LONG, status=503, title="503") from error
    return [dict(row) for row in result.rows]


async def fetch_each(database: "Database", *queries: tuple[str, dict[str, Any]]) -> list[list[Row]]:
    """The rows of each query, all read in one go: a page of many short queries waits for a thread once.

    The server's time for a query holds for all of them; where it is over, a page that says so, with 503.
    """

    def read(connection: sqlite3.Connection) -> list[list[Row]]:
        with sqlite_timelimit(connection, database.ds.sql_time_limit_ms):
            return [[dict(row) for row in connection.execute(*query)] for query in queries]

    try:
        found: list[list[Row]] = await database.execute_fn(read)
    except sqlite3.OperationalError as error:
        if error.args == ("interrupted",):
            raise DatasetteError(_TOO_LONG, status=503, title="503") from error
        raise
    return found


async def fetch_one(database: "Database", sql: str, parameters: dict[str, Any]) -> Row | None:
    """The first row of a query, or None."""
    return next(iter(await fetch_all(database, sql, parameters)), None)
