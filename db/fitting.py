"""Whether a published file has what the pages of this version ask for."""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.errors import OtherVersion
from db.metadata import published_columns


def lacking(connection: sqlite3.Connection) -> list[str]:
    """The tables and columns (`table.column`) that this version publishes and a file has not."""
    found = []
    for table, columns in published_columns().items():
        there = {row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table}")')}
        if not there:
            found.append(table)
            continue
        found += [f"{table}.{column}" for column in columns if column not in there]
    return found


def lacking_in(path: Path) -> list[str]:
    """The same of the file at `path`."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return lacking(connection)


def refuse_other_version(path: Path) -> None:
    """Raises OtherVersion where the file at `path` lacks what this version publishes."""
    missing = lacking_in(path)
    if missing:
        raise OtherVersion(
            f"{path} was published by another version of diaban, without {missing[0]}:"
            " `diaban publish` makes one that can be served"
        )
