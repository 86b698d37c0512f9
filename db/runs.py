"""What was done to the working database, when, and how it stands."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from db.schema import FACT_TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a run ended: `ok`, `failed` (some input), `interrupted`."""

    status: str
    articles: int = 0
    facts: int = 0
    errors: int = 0


def start_run(connection: sqlite3.Connection, command: str, *, now: str, version: str | None = None) -> int:
    """Note that a command begins; returns the run's id. One that never noted its end was killed."""
    connection.execute(
        "UPDATE runs SET status = 'interrupted' WHERE status = 'running' AND command = ?", [command]
    )
    row = connection.execute(
        "INSERT INTO runs (command, started_at, status, extractor_version) VALUES (?, ?, 'running', ?)",
        [command, now, version],
    )
    return int(row.lastrowid or 0)


def finish_run(connection: sqlite3.Connection, run_id: int, outcome: Outcome, *, now: str) -> None:
    """Note how it ended."""
    connection.execute(
        "UPDATE runs SET finished_at = ?, status = ?, articles = ?, facts = ?, errors = ? WHERE id = ?",
        [now, outcome.status, outcome.articles, outcome.facts, outcome.errors, run_id],
    )


def status_of(connection: sqlite3.Connection, version: str) -> dict[str, Any]:
    """The numbers of `diaban status`: articles, facts by kind, what waits to be extracted, the last runs."""
    facts = {kind: _count(connection, kind) for kind in FACT_TABLES}
    waiting = connection.execute(
        "SELECT count(*) FROM articles a LEFT JOIN extractions e ON e.article_id = a.id WHERE e.article_id"
        " IS NULL OR e.revision_id IS NOT a.revision_id OR e.extractor_version <> ?",
        [version],
    ).fetchone()[0]
    return {
        "articles": _count(connection, "articles"),
        "revisions": _count(connection, "revisions"),
        "sources": _count(connection, "sources"),
        "waiting": waiting,
        "facts": facts,
        "facts_total": sum(facts.values()),
        "people": _count(connection, "people"),
        "organisations": _count(connection, "organisations"),
        "stories": _count(connection, "stories"),
        "places": _count(connection, "places"),
        "suppressions": _count(connection, "suppressions"),
        "extractor_version": version,
        "runs": _last_runs(connection),
    }


def _count(connection: sqlite3.Connection, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def _last_runs(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    cursor = connection.execute("SELECT * FROM runs ORDER BY id DESC LIMIT 5")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
