"""Gaps between paragraphs are left out of what is read, and come back in the offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.facts import FigureFact, Mention, UnitFact
from extract.gaps import squeeze


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Một\n\nHai", "Một\nHai"),
        ("Một \n \t Hai", "Một\nHai"),
        ("  Một\nHai", "Một\nHai"),
        ("Một\tHai", "Một Hai"),
        ("Một\u2003Hai", "Một Hai"),
        ("Một\r\nHai", "Một\nHai"),
        ("Một\xa0Hai", "Một Hai"),
        ("Một  Hai", "Một Hai"),
        ("Một \xa0 Hai", "Một Hai"),
        ("Một    Hai\xa0Ba", "Một    Hai Ba"),
    ],
)
def test_gaps_are_left_out(content: str, text: str) -> None:
    squeezed = squeeze(content)
    assert squeezed is not None and squeezed.text == text


@pytest.mark.parametrize("content", ["", "Một", "Một\nHai", "Một    hai ba", "Một\nHai\n"])
def test_text_without_gaps_is_left_alone(content: str) -> None:
    assert squeeze(content) is None


def test_facts_get_the_offsets_that_they_have_in_the_text() -> None:
    squeezed = squeeze("\n Tin\n\n\n3 xã, UBND\n \nUBND")
    assert squeezed is not None and squeezed.text == "Tin\n3 xã, UBND\nUBND"
    figure, unit = squeezed.restore(
        (
            FigureFact(start=4, end=8, text="3 xã", rule="count", value=3),
            UnitFact(start=10, end=14, text="UBND", rule="code", name="UBND", kind="government", level=None,
                     mentions=(Mention(start=15, end=19, text="UBND"),)),
        )
    )  # fmt: skip
    assert (figure.start, figure.end, figure.text) == (8, 12, "3 xã")
    assert squeezed.content[unit.start : unit.end] == "UBND"
    assert [(m.start, m.end, m.text) for m in unit.mentions] == [(21, 25, "UBND")]
    assert squeezed.restore(None) is None


@given(st.text(alphabet="ab \t\n\xa0\u2003", max_size=60))
def test_every_letter_is_found_where_it_was(content: str) -> None:
    squeezed = squeeze(content)
    if squeezed is None:
        return
    letters = [offset for offset, char in enumerate(squeezed.text) if char in "ab"]
    assert [content[squeezed.original(offset)] for offset in letters] == [squeezed.text[o] for o in letters]
    assert [squeezed.squeezed(squeezed.original(offset)) for offset in letters] == letters
    assert squeeze(squeezed.text.strip()) is None
