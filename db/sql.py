"""Writing rows."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

Row = dict[str, Any]


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row], *, ignore: bool = False) -> None:
    """Insert rows that all have the columns of the first; `ignore` leaves alone those that are there."""
    if rows:
        connection.executemany(_insert_sql(table, tuple(rows[0]), ignore), rows)


def upsert(connection: sqlite3.Connection, table: str, rows: Sequence[Row], *, key: str = "id") -> None:
    """Insert rows, or give those whose `key` is there the new values of the columns they have."""
    if rows:
        columns = tuple(rows[0])
        settings = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != key)
        sql = f'{_insert_sql(table, columns, False)} ON CONFLICT ("{key}") DO UPDATE SET {settings}'
        connection.executemany(sql, rows)


def in_groups(values: Iterable[str], size: int = 500) -> Iterable[list[str]]:
    """Values in lists that fit into one statement's parameters."""
    pending = list(values)
    for start in range(0, len(pending), size):
        yield pending[start : start + size]


@cache
def _insert_sql(table: str, columns: tuple[str, ...], ignore: bool) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(f":{name}" for name in columns)
    return f'INSERT {"OR IGNORE " if ignore else ""}INTO "{table}" ({names}) VALUES ({values})'
