"""How many facts there are of each month, kind and value of a facet, counted when a file is published.

A filter of days can leave nearly all rows of a large table, of which every one would have to be read to count
its facets. `month_counts` has a row for each month and combination of values: some thousands for a million
facts. A fact's days are told by their months, from the first to the last.
"""

import sqlite3

from db.said import facets_of
from db.schema import FACT_TABLES

# Columns of `month_counts` that are no facets of one table.
KIND, FACTS = "fact_kind", "facts"
_COMMON = ("year",)
_TABLE = """CREATE TABLE month_counts (
    fact_kind TEXT NOT NULL,
    date_from TEXT,
    date_to TEXT,
    month TEXT AS (CASE WHEN date_from = date_to THEN date_from END),
    year INTEGER,
    {facets},
    facts INTEGER NOT NULL)"""
_FILL = """INSERT INTO month_counts (fact_kind, date_from, date_to, {facets}, facts)
    SELECT '{table}', substr(date_from, 1, 7) AS first, substr(date_to, 1, 7) AS last, {facets}, count(*)
    FROM main.{table} GROUP BY first, last, {facets}"""


def months_table() -> str:
    """The statement that makes the table: a column for each facet of any kind of fact."""
    own = dict.fromkeys(column for table in FACT_TABLES for column in facets_of(table))
    return _TABLE.format(facets=",\n    ".join(f"{column} TEXT" for column in own if column not in _COMMON))


def fill_month_counts(connection: sqlite3.Connection) -> None:
    """Count the facts that were published."""
    for table in FACT_TABLES:
        connection.execute(_FILL.format(table=table, facets=", ".join(facets_of(table))))
    connection.execute("CREATE INDEX month_counts_kind ON month_counts (fact_kind)")
