"""How well stories and participants are told on articles that were written without knowing the rules.

The floors are what was measured, less what one or two articles make.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest
from stories import article_of, pairs_of_stories, pairs_wanted, read_table, seen_events

from corpus.article import Article
from extract import read_articles
from extract.across.stories import group_stories
from extract.facts import Facts


@dataclass
class Score:
    """Participants found, wanted, in both, and in both with a role that is right."""

    found: int = 0
    wanted: int = 0
    both: int = 0
    roles: int = 0
    wrong: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return read_table("stories_dev.toml")


@pytest.fixture(scope="module")
def articles(rows: list[dict[str, Any]]) -> list[Article]:
    return [article_of(row) for row in rows]


def test_stories(rows: list[dict[str, Any]], articles: list[Article]) -> None:
    found, wanted = pairs_of_stories(group_stories(seen_events(articles))), pairs_wanted(rows)
    wrong = sorted(sorted(pair) for pair in found ^ wanted)
    assert len(found & wanted) / len(found) >= 0.97, wrong
    assert len(found & wanted) / len(wanted) >= 0.9, wrong


def test_participants(rows: list[dict[str, Any]], articles: list[Article]) -> None:
    score = Score()
    for row, facts in zip(rows, read_articles(articles), strict=True):
        if "participants" in row:
            count(score, row, facts)
    assert score.both / score.found >= 0.95, score.wrong
    assert score.both / score.wanted >= 0.96, score.wrong
    assert score.roles / score.found >= 0.94, score.wrong
    assert score.roles / score.wanted >= 0.95, score.wrong


def count(score: Score, row: dict[str, Any], facts: Facts) -> None:
    """Add an article's participants; optional ones count neither way."""
    wanted = {(each["kind"], each["name"]): each for each in row["participants"]}
    found = roles_by_name(facts)
    for key, role in found.items():
        one = wanted.get(key, {})
        if one.get("optional"):
            continue
        score.found += 1
        score.both += bool(one)
        score.roles += bool(one) and role in (one["role"], *one.get("also", []))
        if not one or role not in (one["role"], *one.get("also", [])):
            score.wrong.append(f"{row['id']}: {key[1]} {role}")
    missing = [key for key, each in wanted.items() if not each.get("optional")]
    score.wanted += len(missing)
    score.wrong += [f"{row['id']}: {key[1]} missed" for key in missing if key not in found]


def roles_by_name(facts: Facts) -> dict[tuple[str, str], str]:
    """The role of each participant by the list and the name of its fact."""
    names = {("officials", official.start): official.name for official in facts.officials}
    names |= {("units", unit.start): unit.name for unit in facts.units}
    taking = facts.event.participants if facts.event is not None else ()
    return {(each.kind, names[each.kind, each.start]): each.role for each in taking}
