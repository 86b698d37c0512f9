"""Reading the published file for a page."""

import asyncio
import sqlite3
from typing import Any

import pytest
from datasette.database import QueryInterrupted
from datasette.views.base import DatasetteError

from db.site.rows import fetch_all


class Slow:
    """A database whose time is over."""

    async def execute(self, sql: str, parameters: dict[str, Any]) -> None:
        raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, parameters)


def test_a_query_that_takes_too_long_is_told_without_its_sql() -> None:
    with pytest.raises(DatasetteError) as told:
        asyncio.run(fetch_all(Slow(), "SELECT secret"))  # type: ignore[arg-type]
    assert told.value.status == 503
    assert "took too long" in told.value.message and "SELECT" not in told.value.message
