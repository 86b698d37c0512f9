"""Articles of a table on their way to stories, for the tests."""

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

from corpus.article import Article, Published
from extract import read_articles
from extract.across.build import seen_place
from extract.across.seen import SeenEvent, Story
from extract.facts import Facts

HERE = Path(__file__).parent


def read_table(name: str) -> list[dict[str, Any]]:
    """The articles of `tests/<name>`."""
    table = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return list(table.get("articles") or table["article"])


def article_of(row: dict[str, Any]) -> Article:
    """A row as an Article."""
    day = row.get("published")
    return Article(
        id=row["id"],
        title=row.get("title", ""),
        text=row["text"].strip(),
        source=row.get("source"),
        origin=row.get("origin"),
        province=row.get("province"),
        published=Published(value=day, precision="day", provenance="header") if day else None,
    )


def seen_events(articles: list[Article]) -> list[SeenEvent]:
    """The events of articles; officials of one name are one person here."""
    facts = read_articles(articles)
    return [_seen(article, read) for article, read in zip(articles, facts, strict=True) if read.event]


def _seen(article: Article, facts: Facts) -> SeenEvent:
    event = facts.event
    assert event is not None
    return SeenEvent(
        id=article.id,
        article_id=article.id,
        type=event.type,
        date=event.date,
        date_to=event.date_to,
        place=seen_place(event.locality) if event.locality else None,
        host=event.host,
        people=frozenset(official.name.lower() for official in facts.officials),
        day=article.published.value[:10] if article.published else None,
        title=article.title,
        text=article.text,
        source=article.source,
        origin=article.origin,
    )


def pairs_of(groups: list[list[str]]) -> set[frozenset[str]]:
    """The pairs that stand in one group."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def pairs_of_stories(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    """The pairs of events that are in one story."""
    return pairs_of([list(story.ids) for story in stories])


def pairs_wanted(rows: list[dict[str, Any]]) -> set[frozenset[str]]:
    """The pairs of articles that a table puts in one story."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        if row.get("story"):
            groups.setdefault(row["story"], []).append(row["id"])
    return pairs_of(list(groups.values()))
