"""What holds for all kinds of fact together, whatever the text."""

import json
import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.readers import read_jsonl
from extract import read_article
from extract.form import facts_to_json

GOLD = Path(__file__).parents[1] / "corpus" / "gold"
GAPS = {
    "blank lines": "\n\n",
    "lines of spaces": "\n   \n",
    "indents": "\n    ",
    "spaces at the ends": "  \n",
    "tabs": "\t\n\t",
    "hard spaces": "\n\xa0\n",
}


@cache
def articles() -> dict[str, Article]:
    found = {}
    for name in ("samples", "probe"):
        with (GOLD / f"{name}.articles.jsonl").open("rb") as stream:
            found |= {a.id: a for a in read_jsonl(stream, name) if isinstance(a, Article)}
    return found


def without_offsets(facts: Any) -> Any:
    if isinstance(facts, dict):
        return {key: without_offsets(value) for key, value in facts.items() if key not in ("start", "end")}
    return [without_offsets(fact) for fact in facts] if isinstance(facts, list) else facts


def facts_of(article: Article) -> Any:
    return facts_to_json(read_article(article))


@pytest.mark.parametrize("gap", GAPS.values(), ids=GAPS)
def test_what_stands_between_paragraphs_changes_no_fact(gap: str) -> None:
    for article in articles().values():
        spaced = replace(article, text=gap.join(line for line in article.text.split("\n") if line.strip()))
        assert without_offsets(facts_of(spaced)) == without_offsets(facts_of(article)), article.id


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet="0123456789/.,-%() \n\t“”:;đạt tiêu chí ngày xã số TTgQĐ", max_size=300))
def test_quotes_stand_where_they_say(text: str) -> None:
    article = Article(id="a", text=text)
    for kind, found in facts_of(article).items():
        facts = found if isinstance(found, list) else [found] if isinstance(found, dict) else []
        for fact in facts:
            assert article.content[fact["start"] : fact["end"]] == fact["text"], kind


HOSTILE = {
    "digits and slashes": "12/7/",
    "one letter": "x",
    "brackets": "(",
    "brackets of ratios": "(1/2 (",
    "percents": "5% ",
    "days": "ngày 1/1, ",
    "criteria": "3 xã đạt 19 tiêu chí, ",
    "documents": "Nghị quyết số 1/NQ-CP, ",
    "awards": "tặng Bằng khen cho 3 cá nhân, ",
    "numbers in words": "hai mươi mốt nghìn ",
    "quotes": "“",
    "capitals": "Công an Xã ",
}


def seconds(unit: str, size: int) -> float:
    """How long a line of `size` characters takes."""
    article = Article(id="a", text=(unit * (size // len(unit) + 1))[:size])
    started = time.process_time()
    read_article(article)
    return time.process_time() - started


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_length_of_a_line(unit: str) -> None:
    """Four times the line takes four times as long, not sixteen; small times say nothing.

    What takes longer is read again, for the machine may have been busy.
    """
    short, long = seconds(unit, 25_000), seconds(unit, 100_000)
    if not in_proportion(short, long):
        short, long = min(short, seconds(unit, 25_000)), min(long, seconds(unit, 100_000))
    assert in_proportion(short, long), (short, long)


def in_proportion(short: float, long: float) -> bool:
    return long < 0.25 or long / max(short, 0.02) < 9


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_line_of_a_million_characters_is_read(unit: str) -> None:
    assert seconds(unit, 1_000_000) < 60


def test_the_lists_of_hostile_texts_and_gaps_are_read_by_json() -> None:
    """A facts line is one line whatever stood in the text."""
    line = json.dumps(facts_of(Article(id="a", text="\n".join(HOSTILE.values()))), ensure_ascii=False)
    assert "\n" not in line
