"""Databases of earlier versions keep what they hold."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from cli_across import join_articles
from db.migrations import migrations
from db.pending import pending
from db.schema import all_statements
from db.sql import insert
from db.working import working_database


def as_of_first_version(path: Path) -> None:
    """A database that only the first migration has been applied to, with one source in it."""
    first = Migrations("diaban")
    first._migrations = migrations._migrations[:1]
    with closing(sqlite3.connect(path)) as connection:
        first.apply(Database(connection))
        with connection:
            connection.execute("INSERT INTO sources (id, title, policy) VALUES ('bao', 'Báo', 'quotes')")


def with_a_person(path: Path) -> None:
    """The same, with an article that names an official."""
    as_of_first_version(path)
    rows = {
        "articles": {"id": "a1", "label": "Tin", "number": 1, "published": "2021-03-02"},
        "revisions": {
            "id": "r1", "article_id": "a1", "number": 1, "content": "Tin", "sha256": "0", "imported_at": "x",
        },
        "passages": {"id": 1, "article_id": "a1", "paragraph": 0, "start": 0, "end": 3},
        "people": {"id": "p1", "name": "Trần Thử Đức", "basis": "Nghệ An; police", "sort_key": "x"},
        "fact_evidence": {
            "id": "f1", "kind": "officials", "article_id": "a1", "revision_id": "r1", "rule": "x",
        },
        "officials": {
            "id": "f1", "name": "Trần Thử Đức", "person_id": "p1", "article_id": "a1", "passage_id": 1,
            "start": 0, "end": 3, "confidence": 1.0,
        },
    }  # fmt: skip
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, row in rows.items():
            insert(connection, table, [row])
        connection.execute("UPDATE articles SET revision_id = 'r1'")


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


def test_the_people_of_an_older_database_are_joined_and_keep_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "diaban.db"
    with_a_person(path)
    with working_database(path) as connection:
        assert pending(connection, "people") == ["tran thu duc"]
        join_articles(connection)
        assert pending(connection, "people") == []
        assert connection.execute("SELECT id, name_key, basis FROM people").fetchall() == [
            ("p1", "tran thu duc", "alone")
        ]


def test_the_migrations_make_the_tables_that_the_schema_describes(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as described:
        for statement in all_statements():
            described.execute(statement)
        with working_database(tmp_path / "diaban.db") as made:
            assert columns(made) == columns(described)


def test_what_was_killed_as_it_made_the_first_tables_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "diaban.db"
    with closing(sqlite3.connect(path)) as connection:
        migrations.ensure_migrations_table(Database(connection))
        connection.commit()
    with working_database(path) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)
