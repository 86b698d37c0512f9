"""What has to be joined again: noted in the transaction that changes facts, so that it is never lost."""

import sqlite3
from collections.abc import Iterable
from typing import Literal

from db.people import name_key
from db.sql import Row, in_groups

Kind = Literal["people", "units", "events", "stories"]


def note_pending(connection: sqlite3.Connection, kind: Kind, keys: Iterable[str]) -> None:
    """Note what is to be joined again."""
    connection.executemany(
        "INSERT OR IGNORE INTO pending_joins (kind, key) VALUES (?, ?)",
        ((kind, key) for key in sorted(set(keys))),
    )


def pending(connection: sqlite3.Connection, kind: Kind, limit: int = -1) -> list[str]:
    """What is to be joined, in a stable order."""
    rows = connection.execute(
        "SELECT key FROM pending_joins WHERE kind = ? ORDER BY key LIMIT ?", [kind, limit]
    )
    return [key for (key,) in rows]


def settle(connection: sqlite3.Connection, kind: Kind, keys: Iterable[str]) -> None:
    """Strike out what has been joined."""
    connection.executemany(
        "DELETE FROM pending_joins WHERE kind = ? AND key = ?", ((kind, key) for key in keys)
    )


def note_everything(connection: sqlite3.Connection) -> None:
    """Have all facts joined again."""
    connection.execute("INSERT OR IGNORE INTO pending_joins SELECT 'people', name_key FROM people")
    connection.execute("INSERT OR IGNORE INTO pending_joins SELECT 'events', id FROM events")
    connection.execute("INSERT OR IGNORE INTO pending_joins SELECT 'stories', id FROM stories")
    note_pending(connection, "units", ["all"])


def note_leaving(connection: sqlite3.Connection, article_ids: Iterable[str]) -> None:
    """Note whom the facts of articles, which are about to go, were joined with."""
    for group in in_groups(article_ids):
        where = f"article_id IN ({', '.join('?' * len(group))})"
        people = connection.execute(
            f"SELECT p.name_key FROM officials o JOIN people p ON p.id = o.person_id WHERE o.{where}", group
        ).fetchall()
        stories = connection.execute(f"SELECT story_id FROM events WHERE {where}", group).fetchall()
        note_pending(connection, "people", (key for (key,) in people))
        note_pending(connection, "stories", (key for (key,) in stories if key is not None))
        note_pending(connection, "units", ["all"])


def note_coming(connection: sqlite3.Connection, officials: Iterable[Row], events: Iterable[Row]) -> None:
    """Note the facts that have come."""
    note_pending(connection, "people", (name_key(row["name"]) for row in officials))
    note_pending(connection, "events", (row["id"] for row in events))
    note_pending(connection, "units", ["all"])
