"""What search is narrowed by, each passage in a small row: a search may look at all of them.

`passage_filters` has a row for each passage: the number of the article's source in the order of ids, when the
article was published (ten characters at most), and the kinds of its facts as a sum of `kind_bit`.
`passage_places` has a passage's places: those that its localities and criteria name, and its article's.
"""

import sqlite3

from db.schema import FACT_TABLES

PASSAGE_FILTERS = (
    """CREATE TABLE passage_filters (
    passage_id INTEGER PRIMARY KEY,
    source INTEGER,
    published TEXT,
    kinds INTEGER NOT NULL)""",
    """CREATE TABLE passage_places (
    place_id TEXT NOT NULL REFERENCES places(id),
    passage_id INTEGER NOT NULL,
    PRIMARY KEY (place_id, passage_id)) WITHOUT ROWID""",
)
# The number of a source: how many come before it.
SOURCE_NUMBER = "(SELECT count(*) FROM sources s WHERE s.id < {})"
_KINDS = "CREATE TEMP TABLE kinds AS SELECT passage_id, sum(bit) AS bits FROM ({}) GROUP BY passage_id"
_FILTERS = f"""INSERT INTO passage_filters
    SELECT p.id, CASE WHEN a.source_id IS NOT NULL THEN {SOURCE_NUMBER.format("a.source_id")} END,
        substr(a.published, 1, 10), coalesce(k.bits, 0)
    FROM main.passages p JOIN main.articles a ON a.id = p.article_id
    LEFT JOIN temp.kinds k ON k.passage_id = p.id
    ORDER BY p.id"""
_PLACES = """INSERT INTO passage_places
    SELECT place_id, passage_id FROM main.localities WHERE place_id IS NOT NULL
    UNION SELECT place_id, passage_id FROM main.criteria WHERE place_id IS NOT NULL
    UNION SELECT a.place_id, p.id FROM main.passages p JOIN main.articles a ON a.id = p.article_id
    WHERE a.place_id IS NOT NULL"""


def kind_bit(kind: str) -> int:
    """Which bit of `kinds` says that a passage has facts of a kind."""
    return 1 << FACT_TABLES.index(kind)


def fill_passage_filters(connection: sqlite3.Connection) -> None:
    """Write down what search is narrowed by."""
    listed = " UNION ALL ".join(
        f"SELECT DISTINCT passage_id, {kind_bit(kind)} AS bit FROM main.{kind}" for kind in FACT_TABLES
    )
    connection.execute(_KINDS.format(listed))
    connection.execute("CREATE INDEX temp.kinds_passage ON kinds (passage_id)")
    connection.execute(_FILTERS)
    connection.execute(_PLACES)
    connection.execute("DROP TABLE temp.kinds")
