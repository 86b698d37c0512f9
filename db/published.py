"""The tables of the published file: those of the working database in the form in which they take least.

Readers see the same columns but for these: `rule`, and `candidates` of localities, stand in the fact tables,
so that `fact_evidence` is a view over them (`db.views`); `read_revision_id` of an article is the revision of
which its facts were read, where that is not the one in force; `opening` is what an article without a title is
listed by; a revision has a title where it is not the one in force, whose title the article has. What follows
from other columns is computed when it is asked for (_COMPUTED). An article's id is its mark (`db.ids`): its
own, made of the address, is long and would stand in each of its facts and passages. Facts are found by their
article through `passages`, which have an index on it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db.schema import FACT_TABLES, PUBLISHED_TABLES

_MORE_COLUMNS = {
    **dict.fromkeys(FACT_TABLES, ("rule TEXT NOT NULL",)),
    "localities": ("rule TEXT NOT NULL", "candidates TEXT"),
    "articles": ("read_revision_id TEXT", "opening TEXT"),
}
# The digest of the file that a text was read from is of use beside the archive only.
_KEPT_BACK = {("revisions", "raw_sha256")}
_OF_DAYS = {
    "month": "CASE WHEN substr(date_from, 1, 7) = substr(date_to, 1, 7) THEN substr(date_from, 1, 7) END",
    # As `db.days` says it.
    "date_precision": "CASE WHEN date_from = date_to THEN 'day'"
    " WHEN substr(date_from, 6) = '01-01' AND date_to = substr(date_from, 1, 4) || '-12-31' THEN 'year'"
    " WHEN substr(date_from, 9) = '01' AND date_to = date(date_from, '+1 month', '-1 day') THEN 'month'"
    " WHEN date_from IS NOT NULL THEN 'span' END",
}
_COMPUTED = {
    (table, column): f"AS ({expression})" for table in FACT_TABLES for column, expression in _OF_DAYS.items()
}
_COMPUTED |= {
    ("articles", "label"): "AS (coalesce(title, opening))",
    # An id of a place is its code, a dash and a day.
    ("localities", "code"): "AS (substr(place_id, 1, length(place_id) - 11))",
    ("localities", "valid_from"): "AS (substr(place_id, -10))",
}
# Their key is most of a row: kept once.
_WITHOUT_ROWID = (
    "blocks", "positions", "award_recipients", "mentions", "person_joins", "event_joins", "revision_changes",
)  # fmt: skip


class _Column(NamedTuple):
    name: str
    type: str
    required: bool
    key: int


def published_tables(work: sqlite3.Connection, *, schema: str = "main") -> Iterator[tuple[str, str]]:
    """Each published table that a working database has, with the statement that makes it.

    schema: the name under which the working database is attached.
    """
    for table in PUBLISHED_TABLES:
        if table != "fact_evidence":
            yield table, _statement(work, schema, table)


def _statement(work: sqlite3.Connection, schema: str, table: str) -> str:
    columns = [
        _Column(name, type_, bool(required), key)
        for _, name, type_, required, _, key in work.execute(f'PRAGMA {schema}.table_info("{table}")')
        if (table, name) not in _KEPT_BACK
    ]
    refers = {
        row[3]: f" REFERENCES {row[2]}({row[4]})"
        for row in work.execute(f'PRAGMA {schema}.foreign_key_list("{table}")')
        if row[2] in PUBLISHED_TABLES and row[2] != "fact_evidence"
    }
    keys = [column.name for column in sorted(columns, key=_key) if column.key]
    lines = [
        *(_column(table, column, refers, alone=len(keys) == 1) for column in columns),
        *_MORE_COLUMNS.get(table, ()),
        *([f"PRIMARY KEY ({_listed(keys)})"] if len(keys) > 1 else []),
    ]
    without = " WITHOUT ROWID" if table in _WITHOUT_ROWID else ""
    body = ",\n    ".join(lines)
    return f"CREATE TABLE {table} (\n    {body}){without}"


def _key(column: _Column) -> int:
    return column.key


def _column(table: str, column: _Column, refers: dict[str, str], *, alone: bool) -> str:
    computed = _COMPUTED.get((table, column.name))
    if computed is not None:
        return f'"{column.name}" {column.type} {computed}'
    key = " PRIMARY KEY" if column.key and alone else ""
    required = " NOT NULL" if column.required else ""
    return f'"{column.name}" {column.type}{key}{required}{refers.get(column.name, "")}'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
