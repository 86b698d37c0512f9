"""Minutes of bent articles: whatever is done to a text, its facts keep their promises."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article, Published
from extract import read_article
from extract.form import facts_to_json

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((files("extract") / "facts.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TEXTS = [
    json.loads(line)["text"]
    for line in (ROOT / "corpus" / "gold" / "samples.articles.jsonl").read_text(encoding="utf-8").splitlines()
]
WORDS = sorted({word for text in TEXTS for word in text.split()})
STAMPS = st.sampled_from([None, "2019", "2023-12", "2024-02-29", "2025-07-01T08:00:00+07:00"])

pytestmark = pytest.mark.slow


@st.composite
def bent_articles(draw: st.DrawFn) -> Article:
    """A sample article with lines and words cut, moved, doubled and swapped for others."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    lines = draw(st.permutations(lines))[: draw(st.integers(1, len(lines)))]
    words = " \n ".join(lines).split(" ")
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(words) - 1))
        words[at : at + draw(st.integers(0, 3))] = draw(st.lists(st.sampled_from(WORDS), max_size=3))
        words = words or ["tin"]
    text = " ".join(words) + draw(st.text(max_size=20))
    stamp = draw(STAMPS)
    published = Published(value=stamp, precision="day", provenance="json") if stamp else None
    return Article(id="a", text=text, published=published, province=draw(st.sampled_from([None, "Nghệ An"])))


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(bent_articles())
def test_facts_of_bent_articles_are_valid_and_true_to_their_offsets(article: Article) -> None:
    line = facts_to_json(read_article(article))
    VALIDATOR.validate(line)
    for kind, found in line.items():
        facts = found if isinstance(found, list) else [found] if isinstance(found, dict) else []
        assert [fact["start"] for fact in facts] == sorted(fact["start"] for fact in facts), kind
        for fact in facts:
            assert article.content[fact["start"] : fact["end"]] == fact["text"]
            for mention in fact.get("mentions", []):
                assert article.content[mention["start"] : mention["end"]] == mention["text"]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(bent_articles())
def test_reading_twice_finds_the_same(article: Article) -> None:
    assert read_article(article) == read_article(article)
