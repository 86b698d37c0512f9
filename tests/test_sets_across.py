"""Who is who over many articles, and which reports tell of one event: the form of these sets, not more."""

import tomllib
import unicodedata
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PEOPLE = ("people_dev.toml", "people_dev2.toml", "blind_people.toml")
STORIES = ("stories_dev.toml", "stories_dev2.toml", "blind_stories.toml")
ROLES = {"host", "chair", "attended", "spoke", "presented", "received", "investigates", "tried"}
FIELDS = {"id", "source", "province", "published", "title", "text"}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def content(article: dict[str, Any]) -> str:
    return f"{article['title']}\n{article['text']}"


def persons(name: str) -> set[str]:
    return {official["person"] for article in read(name)["article"] for official in article["officials"]}


def fold(name: str) -> str:
    """A name without its marks, as look-alikes are found."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(character for character in plain if character.isalnum())


@pytest.mark.parametrize("name", PEOPLE + STORIES)
def test_every_article_has_an_id_of_its_own_a_source_and_a_day(name: str) -> None:
    articles = read(name)["article"]
    assert len({article["id"] for article in articles}) == len(articles)
    for article in articles:
        assert FIELDS - {"province"} <= article.keys(), article["id"]
        assert 2016 <= date.fromisoformat(article["published"]).year <= 2026, article["id"]
        assert unicodedata.is_normalized("NFC", content(article)), article["id"]


@pytest.mark.parametrize("name", PEOPLE)
def test_every_official_stands_in_the_article_and_once(name: str) -> None:
    for article in read(name)["article"]:
        assert article.keys() <= FIELDS | {"officials"}, article["id"]
        assert article["officials"], article["id"]
        keys = [official["person"] for official in article["officials"]]
        assert len(set(keys)) == len(keys), article["id"]
        for official in article["officials"]:
            assert official.keys() == {"name", "person"}
            assert official["name"] in content(article), (article["id"], official["name"])


@pytest.mark.parametrize("name", PEOPLE)
def test_unscored_pairs_name_two_people_of_the_set(name: str) -> None:
    for pair in read(name)["unscored"]:
        assert len(set(pair)) == len(pair) == 2
        assert set(pair) <= persons(name), pair


def test_a_name_stands_in_one_set_of_the_people_only() -> None:
    names = [
        {fold(official["name"]) for article in read(name)["article"] for official in article["officials"]}
        for name in PEOPLE
    ]
    for one, other in combinations(names, 2):
        assert not one & other


def test_the_people_are_many_and_seen_over_many_articles() -> None:
    mentions = [article["officials"] for name in PEOPLE for article in read(name)["article"]]
    assert len(set().union(*map(persons, PEOPLE))) >= 90
    assert len(mentions) >= 130
    assert sum(map(len, mentions)) >= 300


@pytest.mark.parametrize("name", STORIES)
def test_every_participant_is_of_a_known_kind_and_role(name: str) -> None:
    for article in read(name)["article"]:
        assert article.keys() <= FIELDS | {"origin", "story", "participants"}, article["id"]
        for participant in article["participants"]:
            also = participant.get("also", [])
            assert participant["kind"] in {"officials", "units"}, article["id"]
            assert {participant["role"], *also} <= ROLES, article["id"]
            assert participant["role"] not in also, article["id"]


@pytest.mark.parametrize("name", STORIES)
def test_every_official_who_takes_part_stands_in_the_article(name: str) -> None:
    for article in read(name)["article"]:
        for participant in article["participants"]:
            if participant["kind"] == "officials":
                assert participant["name"] in content(article), (article["id"], participant["name"])


def test_a_story_stands_in_one_set_only_and_there_are_many() -> None:
    stories = [{article["story"] for article in read(name)["article"]} for name in STORIES]
    for one, other in combinations(stories, 2):
        assert not one & other
    assert len(set().union(*stories)) >= 25
    assert sum(len(read(name)["article"]) for name in STORIES) >= 70
