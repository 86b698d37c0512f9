"""Reading the published file."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database


Row = dict[str, Any]


def published(datasette: "Datasette") -> "Database":
    """The database that the site shows; the first one served."""
    return datasette.get_database()


async def fetch_all(database: "Database", sql: str, parameters: dict[str, Any] | None = None) -> list[Row]:
    """All rows of a query."""
    result = await database.execute(sql, parameters or {})
    return [dict(row) for row in result.rows]


async def fetch_one(database: "Database", sql: str, parameters: dict[str, Any]) -> Row | None:
    """The first row of a query, or None."""
    row = (await database.execute(sql, parameters)).first()
    return dict(row) if row is not None else None
