"""How the sources are, in the published file."""

import json
import sqlite3

from corpus.clock import seconds_of
from db.health import Health, source_health
from db.sql import Row, insert

SOURCE_HEALTH = """CREATE TABLE source_health (
    source_id TEXT PRIMARY KEY REFERENCES sources(id),
    state TEXT NOT NULL,
    last_run TEXT,
    last_success TEXT,
    last_new TEXT,
    error_rate REAL,
    new_a_week REAL,
    trouble TEXT,
    days_without_new REAL,
    missing TEXT)"""


def fill_health(connection: sqlite3.Connection, *, now: str) -> None:
    """Say how each published source that is scraped is, by the runs of the working database (`work`).

    now: ISO date-time in UTC.
    """
    rows = connection.execute(
        "SELECT id FROM main.sources WHERE id IN (SELECT source_id FROM work.harvests) ORDER BY id"
    )
    names = [name for (name,) in rows]
    health = source_health(connection, names, now=seconds_of(now))
    insert(connection, "source_health", [_row(each) for each in health if each.state != "new"])


def _row(health: Health) -> Row:
    return {
        "source_id": health.source,
        "state": health.state,
        "last_run": health.last_run,
        "last_success": health.last_success,
        "last_new": health.last_new,
        "error_rate": health.error_rate,
        "new_a_week": health.new_a_week,
        "trouble": health.worst,
        "days_without_new": health.days_without_new,
        "missing": json.dumps(dict(health.missing)) if health.missing else None,
    }
