"""Reading the published file for a page."""

import asyncio
import sqlite3
from typing import Any

import pytest
from datasette.database import QueryInterrupted
from datasette.views.base import DatasetteError

from db.site.rows import fetch_all, fetch_each


class Slow:
    """A database whose time is over."""

    async def execute(self, sql: str, parameters: dict[str, Any]) -> None:
        raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, parameters)


def test_a_query_that_takes_too_long_is_told_without_its_sql() -> None:
    with pytest.raises(DatasetteError) as told:
        asyncio.run(fetch_all(Slow(), "SELECT secret"))  # type: ignore[arg-type]
    assert told.value.status == 503
    assert "took too long" in told.value.message and "SELECT" not in told.value.message


class Opened:
    """A database whose connection is at hand."""

    class ds:
        sql_time_limit_ms = 20

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.row_factory = sqlite3.Row

    async def execute_fn(self, fn: Any) -> Any:
        return fn(self.connection)


def test_several_queries_are_read_in_one_go() -> None:
    queries = (("SELECT :n AS n", {"n": 1}), ("SELECT 2 AS n WHERE 0", {}))
    assert asyncio.run(fetch_each(Opened(), *queries)) == [[{"n": 1}], []]  # type: ignore[arg-type]


def test_several_queries_that_take_too_long_are_told_without_their_sql() -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(DatasetteError) as told:
        asyncio.run(fetch_each(Opened(), ("SELECT 1", {}), (endless, {})))  # type: ignore[arg-type]
    assert told.value.status == 503 and "SELECT" not in told.value.message


def test_a_mistake_in_a_query_is_no_waiting_time() -> None:
    with pytest.raises(sqlite3.OperationalError):
        asyncio.run(fetch_each(Opened(), ("SELECT no_such_column", {})))  # type: ignore[arg-type]
