"""Reading the published file."""

from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted
from datasette.views.base import DatasetteError

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database


Row = dict[str, Any]
_TOO_LONG = "Mất quá nhiều thời gian, hãy thử thêm từ · This took too long: try more words"


def published(datasette: "Datasette") -> "Database":
    """The database that the site shows; the first one served."""
    return datasette.get_database()


async def fetch_all(database: "Database", sql: str, parameters: dict[str, Any] | None = None) -> list[Row]:
    """All rows of a query; a page that says so, with 503, where the server's time for one is over."""
    try:
        result = await database.execute(sql, parameters or {})
    except QueryInterrupted as error:
        raise DatasetteError(_TOO_LONG, status=503, title="503") from error
    return [dict(row) for row in result.rows]


async def fetch_one(database: "Database", sql: str, parameters: dict[str, Any]) -> Row | None:
    """The first row of a query, or None."""
    return next(iter(await fetch_all(database, sql, parameters)), None)
