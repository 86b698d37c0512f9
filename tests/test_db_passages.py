"""The sentences around a fact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import sentences

from db.passages import Lines

CONTENT = "Một. Hai ba.\n\nBốn"


@pytest.mark.parametrize(
    "start, end, passage",
    [
        (0, 3, (0, 4)),
        (5, 8, (5, 12)),
        (0, 8, (0, 12)),
        (9, 17, (5, 17)),
        (14, 17, (14, 17)),
        (4, 5, (4, 5)),
        (12, 14, (12, 14)),
    ],
)
def test_a_passage_is_whole_sentences(start: int, end: int, passage: tuple[int, int]) -> None:
    assert Lines(CONTENT, sentences(CONTENT)).passage(start, end) == passage


def test_without_sentences_the_fact_is_its_own_passage() -> None:
    assert Lines(CONTENT, ()).passage(2, 5) == (2, 5)


@pytest.mark.parametrize("offset, number", [(0, 0), (12, 0), (13, 1), (14, 2), (17, 2)])
def test_lines_are_counted_from_0(offset: int, number: int) -> None:
    assert Lines(CONTENT, ()).number(offset) == number


@given(st.text("a. \n", max_size=40), st.data())
def test_a_passage_holds_the_fact_and_stays_in_the_text(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    first, last = Lines(content, sentences(content)).passage(start, end)
    assert 0 <= first <= start <= end <= last <= len(content)
