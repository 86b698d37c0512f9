"""The indexes: every foreign key in both databases, what readers filter and sort by in the published one."""

import sqlite3
from collections.abc import Container

from db.schema import FACT_TABLES

_FACETS = {
    "events": ("type",),
    "criteria": ("status", "programme_id"),
    "units": ("kind", "level"),
    "officials": ("name", "rank"),
    "localities": ("level",),
    "documents": ("kind",),
    "dates": ("type",),
    "articles": ("published", "year"),
    "people": ("sort_key", "name"),
    "organisations": ("sort_key", "kind"),
    "stories": ("date_from", "type", "year"),
    "official_timeline": ("name",),
    "places": ("sort_key", "level", "identity_id"),
}
# Lists of pages: what belongs to one of something, the latest first.
_LATEST = {
    "stories": ("place_id", "date_from"),
    "criteria": ("programme_id", "date_from", "status"),
    "officials": ("person_id", "date_from"),
    "units": ("organisation_id", "date_from"),
    "official_timeline": ("organisation_id", "former", "last_seen DESC"),
}

# All criteria of a standard are met: what readers ask a programme's page first.
MET_ALL = "status = 'achieved' AND met_min >= criteria_total"


# Facts are found by their article through their passages (`db.published`), an article by its revision through
# that. Which programme a day, a place or a unit is named along with, and where on a day, is asked of no table
# alone.
NOT_INDEXED = {
    *((table, "article_id") for table in FACT_TABLES),
    *((table, "programme_id") for table in ("dates", "localities", "units")),
    ("dates", "place_id"),
    ("articles", "revision_id"),
}


def index_foreign_keys(
    connection: sqlite3.Connection, *, besides: Container[tuple[str, str]] = frozenset()
) -> None:
    """Make an index on every foreign key column that no other index begins with.

    besides: columns, with their tables, that get none.
    Columns that are mostly null get a partial index, which costs nothing for the rows without a value.
    """
    for table in _tables(connection):
        indexed = _leading_columns(connection, table)
        for column, required in _foreign_keys(connection, table):
            if column not in indexed and (table, column) not in besides:
                condition = "" if required else f' WHERE "{column}" IS NOT NULL'
                connection.execute(
                    f'CREATE INDEX IF NOT EXISTS "{table}_{column}" ON "{table}" ("{column}"){condition}'
                )


def index_for_readers(connection: sqlite3.Connection) -> None:
    """Make the published file's further indexes: by place, day and year, for lists of pages, for facets."""
    for table in FACT_TABLES:
        if (table, "place_id") not in NOT_INDEXED:
            connection.execute(f"CREATE INDEX {table}_place_date ON {table} (place_id, date_from)")
        # What lies in a stretch of days is told by both ends.
        connection.execute(f"CREATE INDEX {table}_date ON {table} (date_from, date_to)")
        connection.execute(f"CREATE INDEX {table}_year ON {table} (year)")
    for table, (owner, *further) in _LATEST.items():
        name = f"{table}_{owner.removesuffix('_id')}_date"
        connection.execute(f"CREATE INDEX {name} ON {table} ({', '.join((owner, *further))})")
    for table, columns in _FACETS.items():
        for column in columns:
            connection.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
    connection.execute(f"CREATE INDEX criteria_met_all ON criteria (programme_id, date_from) WHERE {MET_ALL}")


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        " AND name NOT GLOB '_sqlite*' AND name NOT GLOB '*_fts*' ORDER BY rowid"
    )
    return [name for (name,) in rows]


def _foreign_keys(connection: sqlite3.Connection, table: str) -> list[tuple[str, bool]]:
    required = {
        name: bool(not_null or primary_key)
        for _, name, _, not_null, _, primary_key in connection.execute(f'PRAGMA table_info("{table}")')
    }
    rows = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return [(row[3], required[row[3]]) for row in sorted(rows, key=_column_of_foreign_key)]


def _column_of_foreign_key(row: tuple[str, ...]) -> str:
    return row[3]


def _leading_columns(connection: sqlite3.Connection, table: str) -> set[str]:
    indexes = connection.execute(f'PRAGMA index_list("{table}")').fetchall()
    return {
        connection.execute(f'PRAGMA index_info("{index[1]}")').fetchone()[2]
        for index in indexes
        if not index[4]
    }
