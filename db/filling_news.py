"""What is new in a published file: how much came in day by day, and the events that came in last.

Articles are counted by year too, so that the home page need not.
"""

import sqlite3

# How many of the latest events are kept for pages that show what is new.
LATEST = 60
# What is announced for later than so many days ahead is a plan, and stands after what has happened.
SOON = 60
NEWS_TABLES = (
    """CREATE TABLE additions (
    day TEXT PRIMARY KEY,
    articles INTEGER NOT NULL,
    stories INTEGER NOT NULL,
    facts INTEGER NOT NULL)""",
    """CREATE TABLE latest_stories (
    number INTEGER PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories(id),
    added TEXT NOT NULL)""",
    """CREATE TABLE article_counts (
    year INTEGER,
    articles INTEGER NOT NULL)""",
)
# Days are those of Vietnam, seven hours ahead of the stored times. A story is new with its first article:
# a reprint of what was told long ago is no news.
_ARRIVED = """CREATE TEMP TABLE arrived AS
    SELECT article_id, date(min(imported_at), '+7 hours') AS day FROM main.revisions GROUP BY article_id"""
_STORIES = """CREATE TEMP TABLE begun AS
    SELECT e.story_id, min(a.day) AS day FROM main.events e JOIN temp.arrived a ON a.article_id = e.article_id
    WHERE e.story_id IS NOT NULL GROUP BY e.story_id"""
_ADDITIONS = """INSERT INTO additions
    WITH told AS (SELECT article_id, count(*) AS facts FROM main.fact_evidence GROUP BY article_id),
    came AS (
      SELECT a.day, count(*) AS articles, sum(coalesce(t.facts, 0)) AS facts
      FROM temp.arrived a LEFT JOIN told t ON t.article_id = a.article_id GROUP BY a.day)
    SELECT c.day, c.articles, (SELECT count(*) FROM temp.begun b WHERE b.day = c.day), c.facts
    FROM came c WHERE c.day IS NOT NULL ORDER BY c.day"""
_LATEST = f"""INSERT INTO latest_stories (story_id, added)
    SELECT s.id, b.day FROM temp.begun b JOIN main.stories s ON s.id = b.story_id
    WHERE b.day IS NOT NULL
    ORDER BY b.day DESC, s.date_from IS NULL OR s.date_from > date(b.day, '+{SOON} days'), s.date_from DESC,
      s.id LIMIT {LATEST}"""
_YEARS = "INSERT INTO article_counts SELECT year, count(*) FROM main.articles GROUP BY year"


def fill_news(connection: sqlite3.Connection) -> None:
    """Note what came in on which day, and how many articles each year has."""
    for statement in (_ARRIVED, "CREATE INDEX temp.arrived_article ON arrived (article_id)"):
        connection.execute(statement)
    for statement in (_STORIES, _ADDITIONS, _LATEST, _YEARS):
        connection.execute(statement)
    for table in ("arrived", "begun"):
        connection.execute(f"DROP TABLE temp.{table}")
