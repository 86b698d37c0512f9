"""What can be wrong with a database, said so that its owner knows what to do."""

import sqlite3
from pathlib import Path


class DatabaseError(Exception):
    """A database or published folder that can't be worked with; the message says what to do."""


class NewerDatabase(DatabaseError):
    """The database has migrations that this version of diaban does not know."""


class NotADatabase(DatabaseError):
    """The file is no SQLite database, or is damaged."""


class ReadOnly(DatabaseError):
    """The file or its folder can't be written to."""


class DiskFull(DatabaseError):
    """There is no room to write."""


class Locked(DatabaseError):
    """Another command is writing."""


class RefusedToPublish(DatabaseError):
    """A check before the switch failed: the published file stays as it was."""


class OtherVersion(DatabaseError):
    """The published file was built by a version of diaban that knew less."""


_KINDS: dict[int, tuple[type[DatabaseError], str]] = {
    sqlite3.SQLITE_READONLY: (ReadOnly, "{path} can't be written to: give yourself write permission"),
    sqlite3.SQLITE_CANTOPEN: (
        ReadOnly, "{path} can't be opened: check that its folder exists and can be written to",
    ),
    sqlite3.SQLITE_FULL: (DiskFull, "no room left for {path}: free some disk space and run it again"),
    sqlite3.SQLITE_IOERR: (DiskFull, "{path} could not be written ({error}): check the disk"),
    sqlite3.SQLITE_BUSY: (
        Locked, "{path} is in use by another diaban command: let it finish and run this again",
    ),
    sqlite3.SQLITE_LOCKED: (Locked, "{path} is in use by another diaban command: let it finish first"),
    sqlite3.SQLITE_NOTADB: (NotADatabase, "{path} is not a diaban database: choose another file"),
    sqlite3.SQLITE_CORRUPT: (NotADatabase, "{path} is damaged: restore a copy of it or import anew"),
}  # fmt: skip


def name_error(error: sqlite3.Error, path: Path) -> DatabaseError:
    """The named error that a SQLite error about the file at `path` stands for."""
    code = getattr(error, "sqlite_errorcode", None)
    kind, message = _KINDS.get((code or 0) & 0xFF, (DatabaseError, "{path}: {error}"))
    return kind(message.format(path=path, error=error))
