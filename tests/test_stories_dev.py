"""How well stories and participants are told on articles that were written without knowing the rules.

The floors are what was measured, less what one or two articles make.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest
from stories import article_of, pairs_of_stories, pairs_wanted, read_table, seen_events

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


# Least precision and recall of the pairs of each set.
PAIRS = {
    "stories_dev.toml": (0.97, 0.93),
    "stories_dev2.toml": (0.97, 0.9),
    "stories_hard.toml": (0.97, 0.9),
}
# Least shares of participants that are right and that are found, then with their roles.
PARTICIPANTS = {
    "stories_dev.toml": (0.95, 0.96, 0.94, 0.95),
    "stories_dev2.toml": (0.97, 0.92, 0.94, 0.9),
}


@pytest.mark.parametrize("name", PAIRS)
def test_stories(name: str) -> None:
    rows = read_table(name)
    found = pairs_of_stories(group_stories(seen_events([article_of(row) for row in rows])))
    wanted = pairs_wanted(rows)
    wrong = sorted(sorted(pair) for pair in found ^ wanted)
    precision, recall = PAIRS[name]
    assert len(found & wanted) / len(found) >= precision, wrong
    assert len(found & wanted) / len(wanted) >= recall, wrong


@pytest.mark.parametrize("name", PARTICIPANTS)
def test_participants(name: str) -> None:
    score, rows = Score(), read_table(name)
    for row, facts in zip(rows, read_articles([article_of(row) for row in rows]), strict=True):
        count(score, row, facts)
    right, found, right_role, found_role = PARTICIPANTS[name]
    assert score.both / score.found >= right, score.wrong
    assert score.both / score.wanted >= found, score.wrong
    assert score.roles / score.found >= right_role, score.wrong
    assert score.roles / score.wanted >= found_role, score.wrong


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
