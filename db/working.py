"""Opening the working database."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import NewerDatabase, NotADatabase, ReadOnly, name_error
from db.migrations import is_foreign, migrate, unknown_migrations

BUSY_MS = 5000


@contextmanager
def working_database(path: Path, *, busy_ms: int = BUSY_MS) -> Iterator[sqlite3.Connection]:
    """The working database at `path`, made where there is none, brought to this version's tables.

    The connection commits by itself; use `transaction` for what belongs together.
    Raises DatabaseError, with what to do, where the file can't be used, then or later.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnly(f"{path.parent} can't be made: {error.strerror}") from error
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=busy_ms / 1000)
        try:
            _prepare(connection, path)
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise name_error(error, path) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing: what an exception or Ctrl-C interrupts is rolled back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    unknown = unknown_migrations(connection)
    if unknown:
        raise NewerDatabase(
            f"{path} was made by a newer diaban (it has {', '.join(unknown)}): upgrade diaban, "
            "or choose another database with --database"
        )
    if is_foreign(connection):
        raise NotADatabase(f"{path} is a database of another program: choose another with --database")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    migrate(connection)
