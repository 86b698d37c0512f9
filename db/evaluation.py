"""How far the published facts can be trusted: what was measured of the rules, and what nobody has checked.

`evaluation` has how often each rule was right, `recall` how much of each kind was found. `source_precision`
says how right each source's facts are, those with the most facts first: what was measured on articles of it
that somebody has annotated, and, apart from that, how often the rules that have read its articles were right
elsewhere. `unverified` counts what is uncertain in the file, by what makes it so.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from db.ids import article_mark

EVALUATION_TABLES = (
    """CREATE TABLE evaluation (
    kind TEXT NOT NULL,
    rule TEXT NOT NULL,
    facts INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    right_unseen INTEGER NOT NULL,
    seen_unseen INTEGER NOT NULL,
    confidence REAL,
    PRIMARY KEY (kind, rule))""",
    """CREATE TABLE recall (
    kind TEXT PRIMARY KEY,
    found INTEGER NOT NULL,
    gold INTEGER NOT NULL,
    found_unseen INTEGER NOT NULL,
    gold_unseen INTEGER NOT NULL)""",
    """CREATE TABLE source_precision (
    source_id TEXT REFERENCES sources(id),
    kind TEXT NOT NULL,
    facts INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    annotated INTEGER NOT NULL,
    measured INTEGER NOT NULL,
    expected REAL)""",
    """CREATE TABLE unverified (
    what TEXT PRIMARY KEY,
    items INTEGER NOT NULL,
    of INTEGER NOT NULL)""",
)
# A rule that was never measured has a row where it has read something.
_READ = """CREATE TEMP TABLE read_by AS
SELECT a.source_id, e.kind, e.rule, count(*) AS facts
  FROM main.fact_evidence e JOIN main.articles a ON a.id = e.article_id GROUP BY 1, 2, 3"""
_FILL = """INSERT INTO evaluation
SELECT r.kind, r.rule, coalesce(f.facts, 0), coalesce(m."right", 0), coalesce(m.seen, 0),
    coalesce(m.right_unseen, 0), coalesce(m.seen_unseen, 0), m.confidence
  FROM (SELECT kind, rule FROM temp.measured UNION SELECT kind, rule FROM temp.read_by) r
  LEFT JOIN temp.measured m ON m.kind = r.kind AND m.rule = r.rule
  LEFT JOIN (SELECT kind, rule, sum(facts) AS facts FROM temp.read_by GROUP BY kind, rule) f
    ON f.kind = r.kind AND f.rule = r.rule
 ORDER BY r.kind, r.rule"""
# Annotated articles that are not published count nowhere.
_SOURCES = """WITH parts AS (
    SELECT r.source_id, r.kind, r.facts, 0 AS "right", 0 AS seen, 0 AS annotated,
        iif(e.seen > 0, r.facts, 0) AS measured, iif(e.seen > 0, r.facts * e.confidence, NULL) AS sure
      FROM temp.read_by r JOIN main.evaluation e ON e.kind = r.kind AND e.rule = r.rule
    UNION ALL SELECT a.source_id, j.kind, 0, j."right", j.seen, 1, 0, NULL
      FROM temp.judged j JOIN main.articles a ON a.id = article_mark(j.article_id))
INSERT INTO source_precision
SELECT source_id, kind, sum(facts), sum("right"), sum(seen), sum(annotated), sum(measured),
    sum(sure) / sum(measured)
  FROM parts GROUP BY source_id, kind
 ORDER BY sum(sum(facts)) OVER (PARTITION BY source_id) DESC, source_id, kind"""
_UNVERIFIED = """INSERT INTO unverified
SELECT 'rules', coalesce(sum(facts) FILTER (WHERE seen = 0), 0), coalesce(sum(facts), 0) FROM main.evaluation
UNION ALL SELECT 'places', count(*) FILTER (WHERE candidates IS NOT NULL), count(*) FROM main.localities
UNION ALL SELECT 'no_place', count(*) FILTER (WHERE place_id IS NULL), count(*) FROM main.events
UNION ALL SELECT 'no_day', count(*) FILTER (WHERE date_basis IS NOT 'stated'), count(*) FROM main.events
UNION ALL SELECT 'people', count(*) FILTER (WHERE basis = 'alone'), count(*) FROM main.people
UNION ALL SELECT 'units', count(*) FILTER (WHERE basis = 'name'), count(*) FROM main.organisations
UNION ALL SELECT 'names', count(*) FILTER (WHERE NOT sure), count(*) FROM main.place_names
UNION ALL SELECT 'articles', count(*) FILTER (WHERE published IS NULL), count(*) FROM main.articles"""
_PAGES_CHECKED = """INSERT INTO unverified
SELECT 'sources', count(*) FILTER (WHERE id NOT IN (SELECT source_id FROM temp.checked)), count(*)
  FROM main.sources"""


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


class Recalled(NamedTuple):
    """How many facts of a kind were found out of those there are, on all sets and on unseen ones.

    kind: the facts' table, or with a dot one value of its facts that was measured apart: `events.date`.
    """

    kind: str
    found: int
    gold: int
    found_unseen: int
    gold_unseen: int


class Checked(NamedTuple):
    """A source whose pages were compared by eye with what is read of them."""

    source_id: str


class Judged(NamedTuple):
    """An annotated article's facts of one kind: how many were right, out of how many that count.

    article_id: the article's own id. kind: the facts' table. seen is 0 where nothing of the kind was read.
    """

    article_id: str
    kind: str
    right: int
    seen: int


Known = Measured | Recalled | Checked | Judged

_TABLES: dict[type[Known], str] = {
    Measured: "temp.measured",
    Recalled: "main.recall",
    Checked: "temp.checked",
    Judged: "temp.judged",
}


def fill_evaluation(connection: sqlite3.Connection, known: Iterable[Known]) -> None:
    """Write down what is known of the facts' quality, and count what is not; the last table to be filled."""
    everything = list(known)
    connection.execute(
        'CREATE TEMP TABLE measured (kind, rule, "right", seen, right_unseen, seen_unseen, confidence)'
    )
    connection.execute("CREATE TEMP TABLE checked (source_id)")
    connection.execute('CREATE TEMP TABLE judged (article_id, kind, "right", seen)')
    for kind, table in _TABLES.items():
        rows = [each for each in everything if isinstance(each, kind)]
        marks = ", ".join("?" * len(kind._fields))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    connection.create_function("article_mark", 1, article_mark, deterministic=True)
    for statement in (_READ, _FILL, _SOURCES, _UNVERIFIED, _PAGES_CHECKED):
        connection.execute(statement)
