"""Databases of earlier versions keep what they hold."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from db.migrations import migrations
from db.schema import all_statements
from db.working import working_database


def as_of_first_version(path: Path) -> None:
    """A database that only the first migration has been applied to, with one source in it."""
    first = Migrations("diaban")
    first._migrations = migrations._migrations[:1]
    with closing(sqlite3.connect(path)) as connection:
        first.apply(Database(connection))
        with connection:
            connection.execute("INSERT INTO sources (id, title, policy) VALUES ('bao', 'Báo', 'quotes')")


def columns(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    return {
        (table, column)
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")
        if not table.startswith(("sqlite_", "_sqlite"))
    }


def test_an_older_database_gets_the_new_columns_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "diaban.db"
    as_of_first_version(path)
    with working_database(path) as connection:
        assert connection.execute("SELECT id FROM sources").fetchall() == [("bao",)]
        assert {("documents", "title"), ("figures", "compared_to")} <= columns(connection)


def test_the_migrations_make_the_tables_that_the_schema_describes(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as described:
        for statement in all_statements():
            described.execute(statement)
        with working_database(tmp_path / "diaban.db") as made:
            assert columns(made) == columns(described)
