"""People, stories, participants on sets that nobody who writes rules has read: floors below the figures.

Do not look the errors up: once they are known, the sets tell nothing more. Write new ones then.
"""

from pathlib import Path

import pytest
from people_scoring import score_people
from stories import article_of, pairs_of_stories, pairs_wanted, read_table, seen_events
from test_stories_dev import Score, count

from extract import read_articles
from extract.across.stories import group_stories

STORIES = "blind_stories.toml"


def test_people() -> None:
    score = score_people(Path(__file__).with_name("blind_people.toml"))
    assert score.precision >= 0.95
    assert score.recall >= 0.9


def test_stories() -> None:
    rows = read_table(STORIES)
    found = pairs_of_stories(group_stories(seen_events([article_of(row) for row in rows])))
    wanted = pairs_wanted(rows)
    assert len(found & wanted) / len(found) >= 0.97
    assert len(found & wanted) / len(wanted) >= 0.65


@pytest.fixture(scope="module")
def participants() -> Score:
    score, rows = Score(), read_table(STORIES)
    for row, facts in zip(rows, read_articles([article_of(row) for row in rows]), strict=True):
        if "participants" in row:
            count(score, row, facts)
    return score


def test_participants(participants: Score) -> None:
    assert participants.both / participants.found >= 0.9
    assert participants.both / participants.wanted >= 0.9


def test_roles(participants: Score) -> None:
    assert participants.roles / participants.found >= 0.86
    assert participants.roles / participants.wanted >= 0.85
