"""The ranks that officials were reported with, counted at publication: somebody may be in 3,000 articles."""

import sqlite3

PERSON_RANKS = """CREATE TABLE person_ranks (
    person_id TEXT NOT NULL REFERENCES people(id),
    rank TEXT NOT NULL,
    first_seen TEXT,
    last_seen TEXT,
    articles INTEGER NOT NULL,
    first_official_id TEXT NOT NULL REFERENCES officials(id),
    last_official_id TEXT NOT NULL REFERENCES officials(id),
    PRIMARY KEY (person_id, rank)) WITHOUT ROWID"""
# A bare column beside min() or max() is of the row that has it.
_FILL = """INSERT INTO main.person_ranks
SELECT f.person_id, f.rank, f.first_seen, l.last_seen, f.articles, f.id, l.id
  FROM (SELECT person_id, rank, min(date_from) AS first_seen, id, count(DISTINCT article_id) AS articles
        FROM main.officials WHERE rank IS NOT NULL GROUP BY person_id, rank) f
  JOIN (SELECT person_id, rank, max(date_to) AS last_seen, id
        FROM main.officials WHERE rank IS NOT NULL GROUP BY person_id, rank) l
    ON l.person_id = f.person_id AND l.rank = f.rank"""


def fill_ranks(connection: sqlite3.Connection) -> None:
    """Count what is published of the ranks of officials."""
    connection.execute(_FILL)
