"""The grammar of numbers, units and changes as a table of sentences, counter-examples among them."""

from collections import Counter
from pathlib import Path

import pytest
from test_figures import read

from extract.facts import FigureFact

NONE = "-"


def rows() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "figures.tsv").read_text(encoding="utf-8").splitlines()
    return [(text, said) for line in lines if line[:1] not in ("", "#") for text, said in [line.split("\t")]]


def said(fact: FigureFact) -> str:
    """A figure as the table's head describes it."""
    value = "" if fact.value is None else f"{fact.value:.15g}"
    percent = "" if fact.percent is None else f"{fact.percent:g}%"
    upper = "" if fact.value_max is None else f"..{fact.value_max:.15g}"
    approx = "" if fact.approx is None else f"({fact.approx})"
    compared = "" if fact.compared_to is None else f"< {fact.compared_to}"
    parts = (value + percent + upper, fact.unit, approx, fact.change, compared)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "expected"), rows())
def test_a_sentence_gives_its_figures(text: str, expected: str) -> None:
    assert (" | ".join(map(said, read(text))) or NONE) == expected


def test_the_table_is_long_and_holds_many_traps() -> None:
    counted = Counter(expected == NONE for _, expected in rows())
    assert counted.total() >= 500
    assert counted[True] >= 100


def test_no_row_stands_twice() -> None:
    assert [text for text, times in Counter(text for text, _ in rows()).items() if times > 1] == []
