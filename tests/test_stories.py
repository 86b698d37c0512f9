"""Events of several articles that are one story, and those that only look so."""

import random
import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import Any, get_args

import pytest
from stories import article_of, pairs_of_stories, pairs_wanted, read_table, seen_events

from extract.across.seen import SeenEvent, SeenPlace
from extract.across.stories import group_stories
from extract.across.stories.evidence import Reason
from extract.across.stories.places import relate


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return read_table("story_cases.toml")


@pytest.fixture(scope="module")
def events(rows: list[dict[str, Any]]) -> list[SeenEvent]:
    return seen_events([article_of(row) for row in rows])


def test_the_stories_of_the_table(rows: list[dict[str, Any]], events: list[SeenEvent]) -> None:
    assert pairs_of_stories(group_stories(events)) == pairs_wanted(rows)


def test_every_event_is_in_one_story(events: list[SeenEvent]) -> None:
    ids = [id for story in group_stories(events) for id in story.ids]
    assert sorted(ids) == sorted(event.id for event in events)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_events_changes_nothing(events: list[SeenEvent], seed: int) -> None:
    shuffled = random.Random(seed).sample(events, len(events))
    assert group_stories(shuffled) == group_stories(events)


def test_events_of_other_weeks_change_nothing(events: list[SeenEvent]) -> None:
    autumn = [event for event in events if (event.day or "").startswith("2023-11")]
    alone = {story.ids: story for story in group_stories(autumn)}
    assert alone == {ids: story for story in group_stories(events) if (ids := story.ids) in alone}


def test_the_original_is_the_source_that_others_name(events: list[SeenEvent]) -> None:
    firsts = {story.ids[0] for story in group_stories(events)}
    assert {"hn1-portal", "nay1"} <= firsts


def test_joins_are_a_tree_over_the_story(events: list[SeenEvent]) -> None:
    for story in group_stories(events):
        assert len(story.joins) == len(story.ids) - 1
        assert all({join.first, join.second} <= set(story.ids) and join.reasons for join in story.joins)


def test_each_reason_has_a_sentence() -> None:
    told = tomllib.loads((files("extract.across") / "reasons.toml").read_text(encoding="utf-8"))["stories"]
    assert set(told) == set(get_args(Reason))
    assert all(set(said) == {"vi", "en"} for said in told.values())


NGHI_LOC = SeenPlace(
    id="429-2018-01-01", level="district", land=frozenset("ABC"), province="40-2018-01-01",
    region=frozenset(("40-2018-01-01",)),
)  # fmt: skip
OLD_A = replace(NGHI_LOC, id="1-2018-01-01", level="commune", land=frozenset("A"))
OLD_B = replace(OLD_A, id="2-2018-01-01")
NEW_A = replace(OLD_A, id="A")
FAR = replace(OLD_A, id="9", land=frozenset("9"), province="38-2018-01-01", region=frozenset(("38",)))
PROVINCE = replace(
    NGHI_LOC, id="40-2018-01-01", level="province", land=frozenset(("40-2018-01-01",))
)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (OLD_A, OLD_A, "same"),
        (OLD_A, NEW_A, "same"),
        (OLD_A, OLD_B, "apart"),
        (OLD_A, replace(OLD_A, id="1-2020-01-01"), "same"),
        (OLD_A, FAR, "apart"),
        (OLD_A, NGHI_LOC, "nested"),
        (NGHI_LOC, FAR, "apart"),
        (NGHI_LOC, PROVINCE, "nested"),
        (FAR, PROVINCE, "apart"),
        (OLD_A, None, "unknown"),
    ],
)
def test_places_over_the_reforms(first: SeenPlace, second: SeenPlace | None, relation: str) -> None:
    assert relate(first, second) == relation
    assert relate(second, first) == relation


def test_a_story_does_not_chain_from_place_to_place() -> None:
    text = " ".join(f"chữ{number} nói thêm về buổi giao lưu văn nghệ" for number in range(40))
    held = SeenEvent(
        id="a", article_id="a", type="ceremony", date="2024-05-01", place=OLD_A, day="2024-05-02", text=text
    )
    nowhere, elsewhere = replace(held, id="b", place=None), replace(held, id="c", place=FAR)
    assert [story.ids for story in group_stories([elsewhere, nowhere, held])] == [("a", "b"), ("c",)]


def test_what_is_not_known_of_an_event_is_no_trouble() -> None:
    bare = SeenEvent(id="a", article_id="a", type="other")
    backwards = replace(bare, id="b", date="2024-05-03", date_to="2024-05-01", day="2024")
    assert [story.ids for story in group_stories([backwards, bare])] == [("a",), ("b",)]


def test_no_events_make_no_stories() -> None:
    assert group_stories([]) == ()
