"""How a working database comes to have the tables that this version of diaban works with.

A migration that has been released is never edited: a change to the tables is a new function below it.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from db.copies_tables import COPIES
from db.frontier_tables import FRONTIER_TABLES
from db.indexes import index_foreign_keys
from db.people import name_key
from db.schema import ENDED_PLACES, IDENTITIES, RETRACTIONS, TITLES_AND_COMPARISONS, first_statements

migrations = Migrations("diaban")


@migrations()
def make_first_tables(db: Database) -> None:
    """Articles, facts, and what they are found by."""
    for statement in first_statements():
        db.conn.execute(statement)
    index_foreign_keys(db.conn)


@migrations()
def add_titles_and_comparisons(db: Database) -> None:
    """Empty until the articles are read again, which a changed extractor version brings about."""
    for statement in TITLES_AND_COMPARISONS:
        db.conn.execute(statement)


@migrations()
def add_frontier(db: Database) -> None:
    """What the scraper keeps: nothing until it has run."""
    for statement in FRONTIER_TABLES:
        db.conn.execute(statement)


@migrations()
def add_identities(db: Database) -> None:
    """What there is already is joined by the next extraction."""
    for statement in IDENTITIES:
        db.conn.execute(statement)
    index_foreign_keys(db.conn)
    db.conn.create_function("name_key", 1, name_key, deterministic=True)
    db.conn.execute("UPDATE people SET name_key = name_key(name)")
    db.conn.execute("INSERT INTO pending_joins SELECT DISTINCT 'people', name_key FROM people")
    db.conn.execute("INSERT INTO pending_joins SELECT 'units', article_id FROM extractions")
    db.conn.execute("INSERT INTO pending_joins SELECT 'events', id FROM events")


@migrations()
def add_copies_and_changes(db: Database) -> None:
    """Articles are compared by the next extraction; what changed before is told of no revision."""
    for statement in COPIES:
        db.conn.execute(statement)
    index_foreign_keys(db.conn)


@migrations()
def add_ended_places(db: Database) -> None:
    """Empty until the articles are read again."""
    for statement in ENDED_PLACES:
        db.conn.execute(statement)


@migrations()
def add_retractions(db: Database) -> None:
    """Filled by the next publication."""
    db.conn.execute(RETRACTIONS)


def unknown_migrations(connection: sqlite3.Connection) -> list[str]:
    """Migrations that the database has had and this version of diaban does not know: it is newer."""
    db = Database(connection, execute_plugins=False)
    known = {migration.name for migration in migrations._migrations}
    return [migration.name for migration in migrations.applied(db) if migration.name not in known]


def is_foreign(connection: sqlite3.Connection) -> bool:
    """Whether the database has tables, and none of them made by diaban.

    The list of migrations alone is what a command leaves behind that was killed as it made the first tables.
    """
    db = Database(connection, execute_plugins=False)
    return bool(set(db.table_names()) - {migrations.migrations_table}) and not migrations.applied(db)


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is pending, each migration in a transaction of its own."""
    db = Database(connection, execute_plugins=False)
    if migrations.pending(db):
        migrations.apply(db)
