"""Who is who over articles whose people are known, from the text on: pairs of mentions joined rightly."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from corpus.article import Article, Published
from extract import read_articles
from extract.across.build import seen_officials
from extract.across.people import join_people
from extract.across.people.names import name_key
from extract.across.seen import SeenOfficial

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Pairs of mentions of people whom the file tells.

    wrong: joined though two; lost: left apart though one; unread: of one person, but not both were read as
    officials at all.
    """

    right: int
    wrong: tuple[Pair, ...]
    lost: tuple[Pair, ...]
    unread: int

    @property
    def precision(self) -> float:
        """Of the pairs that are joined."""
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of all pairs that are one person, those among them that were not read."""
        return self.right / (self.right + len(self.lost) + self.unread)


def score_people(path: Path) -> Score:
    """Read and join the articles of a file of people, and compare."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    articles = [_article(each) for each in told["article"]]
    seen: list[SeenOfficial] = []
    person: dict[str, str] = {}
    for article, facts, gold in zip(articles, read_articles(articles), told["article"], strict=True):
        day = article.published.value if article.published else None
        found = seen_officials(facts, day=day, source=article.source, province=article.province)
        person |= _match(found, gold["officials"])
        seen += found
    return _score(seen, person, told)


def _article(told: dict[str, Any]) -> Article:
    day = told.get("published")
    return Article(
        id=told["id"],
        title=told.get("title", ""),
        text=told["text"].strip("\n"),
        source=told.get("source"),
        province=told.get("province"),
        published=Published(value=str(day), precision="day", provenance="header") if day else None,
    )


def _match(found: tuple[SeenOfficial, ...], gold: list[dict[str, str]]) -> dict[str, str]:
    """By the id of each official who is told, the person; namesakes in the order in which they stand."""
    left = list(gold)
    person: dict[str, str] = {}
    for each in found:
        told = next((one for one in left if name_key(one["name"]) == name_key(each.name)), None)
        if told is not None:
            left.remove(told)
            person[each.id] = told["person"]
    return person


def _score(seen: list[SeenOfficial], person: dict[str, str], told: dict[str, Any]) -> Score:
    unsettled = {frozenset(pair) for pair in told.get("unscored", ())}
    group = {id: number for number, each in enumerate(join_people(seen)) for id in each.ids}
    right, wrong, lost = 0, [], []
    for one, other in combinations(sorted(person), 2):
        joined, same = group[one] == group[other], person[one] == person[other]
        if frozenset((person[one], person[other])) in unsettled:
            continue
        right += joined and same
        if joined and not same:
            wrong.append((one, other))
        if same and not joined:
            lost.append((one, other))
    mentions = Counter(each["person"] for article in told["article"] for each in article["officials"])
    pairs = sum(count * (count - 1) // 2 for count in mentions.values())
    return Score(right=right, wrong=tuple(wrong), lost=tuple(lost), unread=pairs - right - len(lost))
