"""What a published file has besides copies: search tables and counts."""

import sqlite3
from collections.abc import Iterable, Iterator

from db.browsing import BROWSING
from db.evaluation import EVALUATION_TABLES
from db.filling_across import ACROSS_TABLES
from db.filling_health import SOURCE_HEALTH
from db.filling_names import NAMES
from db.filling_news import NEWS_TABLES
from db.filling_ranks import PERSON_RANKS
from db.filling_vanished import VANISHED
from db.month_counts import fill_month_counts, months_table
from db.passage_filters import PASSAGE_FILTERS
from db.place_names import PLACE_NAMES
from db.place_parts import PLACE_PARTS
from db.schema import RETRACTIONS
from db.search import SEARCH_TABLES, searchable

EXTRA_TABLES = (
    """CREATE TABLE build (
    id INTEGER PRIMARY KEY,
    built_at TEXT NOT NULL,
    extractor_version TEXT,
    articles INTEGER NOT NULL,
    stories INTEGER NOT NULL,
    facts INTEGER NOT NULL)""",
    """CREATE TABLE fact_counts (
    kind TEXT NOT NULL,
    year INTEGER,
    facts INTEGER NOT NULL,
    facts_once INTEGER NOT NULL)""",
    """CREATE TABLE programme_counts (
    programme_id TEXT NOT NULL REFERENCES programmes(id),
    year INTEGER,
    status TEXT NOT NULL,
    facts INTEGER NOT NULL)""",
    months_table(),
    RETRACTIONS,
    PLACE_NAMES,
    *PASSAGE_FILTERS,
    *PLACE_PARTS,
    *BROWSING,
    PERSON_RANKS,
    SOURCE_HEALTH,
    VANISHED,
    NAMES,
    *EVALUATION_TABLES,
    *ACROSS_TABLES,
    *NEWS_TABLES,
)
_BETWEEN = "\x1f"
_PASSAGES = f"""SELECT p.id, p.text, a.title,
    (SELECT group_concat(words, '{_BETWEEN}') FROM temp.named n WHERE n.passage_id = p.id)
    FROM main.passages p JOIN main.articles a ON a.id = p.article_id ORDER BY p.id"""
_NAMED = """CREATE TEMP TABLE named AS
    SELECT f.passage_id, p.path AS words FROM main.facts f JOIN main.places p ON p.id = f.place_id
    UNION SELECT passage_id, name FROM main.units
    UNION SELECT passage_id, concat_words(rank, name, post) FROM main.officials"""
_ARTICLES = """SELECT a.number,
    coalesce(r.content, concat_words(a.title, group_concat(p.text, char(10))))
    FROM main.articles a
    LEFT JOIN main.revisions r ON r.id = a.revision_id
    LEFT JOIN main.passages p ON p.article_id = a.id AND r.content IS NULL
    GROUP BY a.number ORDER BY a.number"""


# What articles say that only repeat another's story is left out of `facts_once`.
_COUNTS = """INSERT INTO fact_counts
    SELECT kind, year, count(*), count(*) FILTER (WHERE article_id NOT IN (
        SELECT e.article_id FROM main.events e JOIN main.stories s ON s.id = e.story_id
        WHERE s.event_id <> e.id))
    FROM main.facts GROUP BY kind, year"""


_PROGRAMMES = """INSERT INTO programme_counts SELECT programme_id, year, status, count(*)
    FROM main.criteria WHERE programme_id IS NOT NULL GROUP BY 1, 2, 3"""


def make_extra_tables(connection: sqlite3.Connection) -> None:
    """Make the tables that are no copies."""
    for statement in EXTRA_TABLES:
        connection.execute(statement)


def fill_search(connection: sqlite3.Connection) -> None:
    """Make the search tables from what is published, so that nothing else can be found."""
    for statement in SEARCH_TABLES:
        connection.execute(statement)
    connection.create_function("concat_words", -1, _concat_words, deterministic=True)
    connection.execute(_NAMED)
    connection.execute("CREATE INDEX temp.named_passage ON named (passage_id)")
    passages = (
        (rowid, searchable(*_parts(text, title, named)))
        for rowid, text, title, named in connection.execute(_PASSAGES)
    )
    _index(connection, "passages_fts", passages)
    articles = ((rowid, searchable(text or "")) for rowid, text in connection.execute(_ARTICLES))
    _index(connection, "articles_fts", articles)


def _parts(text: str | None, title: str | None, named: str | None) -> Iterator[str]:
    """What a passage is found by: its words, its article's title, and what it names, the longest first."""
    yield from filter(None, (text, title))
    yield from sorted((named or "").split(_BETWEEN), key=len, reverse=True)


def fill_counts(connection: sqlite3.Connection, *, built_at: str) -> None:
    """Count what was published, so that the home page need not."""
    connection.execute(_COUNTS)
    connection.execute(_PROGRAMMES)
    fill_month_counts(connection)
    connection.execute(
        "INSERT INTO build (built_at, extractor_version, articles, stories, facts) SELECT ?,"
        " (SELECT extractor_version FROM work.extractions ORDER BY extracted_at DESC LIMIT 1),"
        " (SELECT count(*) FROM main.articles), (SELECT count(*) FROM main.stories),"
        " (SELECT count(*) FROM main.fact_evidence)",
        [built_at],
    )


def _index(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[int, str]]) -> None:
    connection.executemany(f"INSERT INTO {table} (rowid, search_text) VALUES (?, ?)", rows)
    connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def _concat_words(*words: str | None) -> str:
    return " ".join(filter(None, words))
