"""Where articles are from, and how much of their text may be shown."""

import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from db.sql import upsert
from db.working import transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredSource:
    """A source as its declaration has it; `policy` is `full`, `quotes` or `link`."""

    id: str
    title: str
    policy: str
    url: str | None = None
    kind: str | None = None
    province: str | None = None


def note_source(connection: sqlite3.Connection, source_id: str) -> None:
    """Note a source that an article names, where it is new: `link`, the strictest, until it is declared."""
    connection.execute(
        "INSERT OR IGNORE INTO sources (id, title, policy) VALUES (?, ?, 'link')", [source_id, source_id]
    )


def declare_sources(
    connection: sqlite3.Connection, declared: Iterable[DeclaredSource], *, default_policy: str
) -> None:
    """Give every declared source what its declaration says, and all others the default policy."""
    with transaction(connection):
        connection.execute("UPDATE sources SET policy = ?", [default_policy])
        upsert(connection, "sources", [asdict(source) for source in declared])
