"""How often each rule was right when measured, and how many facts of the published file it has read."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

EVALUATION = """CREATE TABLE evaluation (
    kind TEXT NOT NULL,
    rule TEXT NOT NULL,
    facts INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    right_unseen INTEGER NOT NULL,
    seen_unseen INTEGER NOT NULL,
    confidence REAL,
    PRIMARY KEY (kind, rule))"""
# A rule that was never measured has a row where it has read something.
_FILL = """INSERT INTO evaluation
SELECT r.kind, r.rule, coalesce(f.facts, 0), coalesce(m."right", 0), coalesce(m.seen, 0),
    coalesce(m.right_unseen, 0), coalesce(m.seen_unseen, 0), m.confidence
  FROM (SELECT kind, rule FROM temp.measured UNION SELECT kind, rule FROM main.fact_evidence) r
  LEFT JOIN temp.measured m ON m.kind = r.kind AND m.rule = r.rule
  LEFT JOIN (SELECT kind, rule, count(*) AS facts FROM main.fact_evidence GROUP BY kind, rule) f
    ON f.kind = r.kind AND f.rule = r.rule
 ORDER BY r.kind, r.rule"""


class Measured(NamedTuple):
    """A rule's counts: right out of seen on all sets, and on those that no rule was written against.

    kind: the facts' table. confidence: what its facts are published with, 0 to 1.
    """

    kind: str
    rule: str
    right: int
    seen: int
    right_unseen: int
    seen_unseen: int
    confidence: float


def fill_evaluation(connection: sqlite3.Connection, measured: Iterable[Measured]) -> None:
    """Write down how often the rules were right."""
    connection.execute(
        'CREATE TEMP TABLE measured (kind, rule, "right", seen, right_unseen, seen_unseen, confidence)'
    )
    connection.executemany("INSERT INTO temp.measured VALUES (?, ?, ?, ?, ?, ?, ?)", measured)
    connection.execute(_FILL)
