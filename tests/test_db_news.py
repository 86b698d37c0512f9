"""What is new in a published file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.filling_news import LATEST, NEWS_TABLES, fill_news

TABLES = """
CREATE TABLE revisions (article_id TEXT, imported_at TEXT);
CREATE TABLE fact_evidence (id TEXT, article_id TEXT);
CREATE TABLE events (article_id TEXT, story_id TEXT);
CREATE TABLE stories (id TEXT PRIMARY KEY, date_from TEXT);
CREATE TABLE articles (id TEXT, year INTEGER);
"""


@pytest.fixture
def news() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    for statement in NEWS_TABLES:
        connection.execute(statement)
    return connection


def tell(news: sqlite3.Connection, article: str, imported_at: str, story: str, day: str | None) -> None:
    news.execute("INSERT INTO revisions VALUES (?, ?)", [article, imported_at])
    news.execute("INSERT INTO fact_evidence VALUES (?, ?)", [f"f-{article}", article])
    news.execute("INSERT INTO events VALUES (?, ?)", [article, story])
    news.execute("INSERT OR IGNORE INTO stories VALUES (?, ?)", [story, day])


def test_what_came_in_late_at_night_came_in_on_the_next_day_of_vietnam(news: sqlite3.Connection) -> None:
    tell(news, "a", "2026-01-02T16:59:00Z", "s", "2026-01-01")
    tell(news, "b", "2026-01-02T17:01:00Z", "t", "2026-01-01")
    fill_news(news)
    found = news.execute("SELECT day, articles, stories, facts FROM additions").fetchall()
    assert found == [("2026-01-02", 1, 1, 1), ("2026-01-03", 1, 1, 1)]


def test_a_story_is_new_once_and_a_new_revision_is_no_news(news: sqlite3.Connection) -> None:
    tell(news, "a", "2026-01-02T05:00:00Z", "s", "2026-01-01")
    tell(news, "b", "2026-01-09T05:00:00Z", "s", "2026-01-01")
    news.execute("INSERT INTO revisions VALUES ('a', '2026-01-20T05:00:00Z')")
    fill_news(news)
    assert news.execute("SELECT day, articles, stories FROM additions ORDER BY 1").fetchall() == [
        ("2026-01-02", 1, 1),
        ("2026-01-09", 1, 0),
    ]
    assert news.execute("SELECT story_id, added FROM latest_stories").fetchall() == [("s", "2026-01-02")]


def test_the_latest_in_come_first_then_the_latest_days_then_plans_and_those_without(
    news: sqlite3.Connection,
) -> None:
    tell(news, "a", "2026-01-02T05:00:00Z", "early", "2026-01-01")
    tell(news, "b", "2026-01-03T05:00:00Z", "none", None)
    tell(news, "c", "2026-01-03T05:00:00Z", "old", "2019-01-01")
    tell(news, "d", "2026-01-03T05:00:00Z", "new", "2026-01-03")
    tell(news, "e", "2026-01-03T05:00:00Z", "soon", "2026-01-20")
    tell(news, "f", "2026-01-03T05:00:00Z", "plan", "2030-01-01")
    fill_news(news)
    rows = news.execute("SELECT story_id FROM latest_stories ORDER BY number")
    assert [story for (story,) in rows] == ["soon", "new", "old", "plan", "none", "early"]


def test_only_so_many_are_kept(news: sqlite3.Connection) -> None:
    for n in range(LATEST + 5):
        tell(news, f"a{n}", "2026-01-02T05:00:00Z", f"s{n:03}", "2026-01-01")
    fill_news(news)
    assert news.execute("SELECT count(*) FROM latest_stories").fetchone() == (LATEST,)


def test_the_published_sample_says_when_it_came_in(sample: object) -> None:
    path: Path = sample.published  # type: ignore[attr-defined]
    with closing(sqlite3.connect(path)) as connection:
        articles, facts = connection.execute("SELECT articles, facts FROM build").fetchone()
        assert connection.execute("SELECT sum(articles), sum(facts) FROM additions").fetchone() == (
            articles,
            facts,
        )
