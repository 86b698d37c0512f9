"""Accuracy does not fall: what is measured on the gold sets is at least what `floors.toml` says."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.readers import read_jsonl
from extract import read_articles
from extract.evaluation import false_quotes, read_lines, score
from extract.form import facts_to_json

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "gold"
FLOORS = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))
OWN = ("samples", "probe", "blind", "sealed")
NOT_HERE = pytest.mark.skipif(
    not SHARED.exists(), reason="the articles kept outside the project are not here"
)


def folder_of(name: str) -> Path:
    return ROOT / "corpus" / "gold" if name in OWN else SHARED


@cache
def figures(name: str) -> dict[str, float]:
    """F1 or accuracy of every measure on a set."""
    articles = folder_of(name) / f"{name}.articles.jsonl"
    gold = folder_of(name) / f"{name}.gold.jsonl"
    facts = {line.id: facts_to_json(line) for line in read_articles(articles_of(articles))}
    texts = read_lines(articles.name, articles.read_text(encoding="utf-8").splitlines())
    assert list(false_quotes(texts, facts)) == []
    wanted = read_lines(gold.name, gold.read_text(encoding="utf-8").splitlines())
    sheet = score(with_figures(wanted, name, texts), facts)
    return {
        measure: values.get("f1", values.get("accuracy", 0.0)) for measure, values in sheet.figures().items()
    }


def with_figures(wanted: dict[str, Any], name: str, articles: dict[str, Any]) -> dict[str, Any]:
    """The gold lines with the figures that two readers found in them, where `tests/gold` has such."""
    path = ROOT / "tests" / "gold" / f"{name}.figures.jsonl"
    if not path.exists():
        return wanted
    found = read_lines(path.name, path.read_text(encoding="utf-8").splitlines())
    for article, line in found.items():
        content = f"{articles[article]['title']}\n{articles[article]['text']}"
        for figure in line["figures"]:
            figure["text"] = content[figure["start"] : figure["end"]]
        wanted[article]["figures"] = line["figures"]
    return wanted


def articles_of(path: Path) -> Iterator[Article]:
    with path.open("rb") as stream:
        for article in read_jsonl(stream, path.name):
            assert isinstance(article, Article), article
            yield article


def cases() -> Iterator[object]:
    for name, floors in FLOORS.items():
        marks = () if name in OWN else (pytest.mark.shared, NOT_HERE)
        for measure, floor in floors.items():
            yield pytest.param(name, measure, floor, marks=marks, id=f"{name}-{measure}")


@pytest.mark.parametrize(("name", "measure", "floor"), list(cases()))
def test_accuracy_is_at_least_the_floor(name: str, measure: str, floor: float) -> None:
    assert figures(name)[measure] >= floor


@pytest.mark.parametrize("name", OWN)
def test_every_measure_of_our_own_sets_has_a_floor(name: str) -> None:
    assert set(figures(name)) == set(FLOORS[name])
