"""Marked text: right characters, right nesting, nothing unescaped."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from db.site.article import around
from db.site.cards import FactCard
from db.site.marks import MarkedFact, mark_text


def fact(id: str, start: int, end: int) -> MarkedFact:
    return MarkedFact(id=id, kind="dates", label="Thời gian", start=start, end=end)


def drawn(content: str, *facts: MarkedFact) -> str:
    html = str(mark_text(content, 0, len(content), facts))
    return re.sub(r' (class|title|tabindex)="[^"]*"', "", html)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], "abcdef"),
        ([fact("x", 1, 3)], 'a<mark id="f-x"><a href="#l-x">bc</a></mark>def'),
        (
            [fact("x", 0, 6), fact("y", 2, 4)],
            '<mark id="f-x"><a href="#l-x">ab</a><mark id="f-y"><a href="#l-y">cd</a></mark>'
            '<a href="#l-x">ef</a></mark>',
        ),
        (
            [fact("x", 0, 4), fact("y", 2, 6)],
            '<mark id="f-x"><a href="#l-x">ab</a><mark id="f-y"><a href="#l-y">cd</a></mark></mark>'
            '<mark data-fact="y"><a href="#l-y">ef</a></mark>',
        ),
    ],
)
def test_marks(facts: list[MarkedFact], expected: str) -> None:
    assert drawn("abcdef", *facts) == expected


def test_blanks_between_facts_are_no_link() -> None:
    html = drawn("ab cd", fact("x", 0, 5), fact("y", 0, 2), fact("z", 3, 5))
    assert "</mark> <mark" in html and html.count("<a ") == 2


def test_text_is_escaped() -> None:
    assert drawn("<b>&", fact("x", 0, 3)) == '<mark id="f-x"><a href="#l-x">&lt;b&gt;</a></mark>&amp;'


def test_a_fact_that_began_in_an_earlier_paragraph_goes_on_without_its_id() -> None:
    assert 'id="f-x"' not in str(mark_text("ab\ncd", 3, 5, [fact("x", 0, 5)]))


def test_a_further_mention_leads_to_the_list_but_is_not_led_to() -> None:
    mention = MarkedFact(id="x", kind="units", label="", start=3, end=6, first=False)
    assert drawn("abcdef", fact("x", 0, 2), mention) == (
        '<mark id="f-x"><a href="#l-x">ab</a></mark>c<mark data-fact="x"><a href="#l-x">def</a></mark>'
    )


spans = st.lists(st.tuples(st.integers(0, 19), st.integers(1, 20)), max_size=8)


@given(text=st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=20, max_size=20), pairs=spans)
def test_every_fact_is_marked_once_and_all_text_stays(text: str, pairs: list[tuple[int, int]]) -> None:
    facts = [fact(f"n{i}", start, min(start + size, 20)) for i, (start, size) in enumerate(pairs)]
    page = BeautifulSoup(f"<p>{mark_text(text, 0, 20, facts)}</p>", "html.parser")
    assert page.get_text() == text
    assert sorted(mark["id"] for mark in page.select("mark[id]")) == sorted(f"f-{f.id}" for f in facts)
    assert not page.select("a a")


@given(pairs=st.lists(st.tuples(st.integers(0, 9), st.integers(1, 10)), min_size=1, max_size=5))
def test_a_mark_holds_only_characters_of_its_fact(pairs: list[tuple[int, int]]) -> None:
    text = "".join(chr(ord("a") + i) for i in range(20))
    facts = [fact(f"n{i}", start, start + size) for i, (start, size) in enumerate(pairs)]
    page = BeautifulSoup(str(mark_text(text, 0, 20, facts)), "html.parser")
    for one in facts:
        (mark,) = page.select(f"mark[id=f-{one.id}]")
        assert mark.get_text() in text[one.start : one.end]


def covering(html: str) -> list[tuple[str, frozenset[str]]]:
    """Every character with the facts that it is marked as being part of."""
    found: list[tuple[str, frozenset[str]]] = []
    for piece in BeautifulSoup(f"<p>{html}</p>", "html.parser").find_all(string=True):
        marks = [parent for parent in piece.parents if parent.name == "mark"]
        facts = frozenset(mark.get("data-fact") or mark["id"].removeprefix("f-") for mark in marks)
        assert len(facts) == len(marks), "a fact is marked within itself"
        found += [(char, facts) for char in piece]
    return found


@given(pairs=st.lists(st.tuples(st.integers(0, 19), st.integers(1, 20)), max_size=7))
def test_every_character_is_marked_as_part_of_just_the_facts_it_is_in(pairs: list[tuple[int, int]]) -> None:
    text = "".join(chr(ord("a") + i) for i in range(20))
    facts = [fact(f"n{i}", start, min(start + size, 20)) for i, (start, size) in enumerate(pairs)]
    expected = [
        (char, frozenset(one.id for one in facts if one.start <= place < one.end))
        for place, char in enumerate(text)
    ]
    assert covering(str(mark_text(text, 0, 20, facts))) == expected


DECOMPOSED = "Xa\u0303 Nghi Ho\u0300a"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("abcdef", [fact("x", 0, 6), fact("y", 0, 6), fact("z", 0, 6)]),
        ("abcdef", [fact("x", 0, 3), fact("y", 3, 6)]),
        ("abcdef", [fact("x", 0, 1), fact("y", 5, 6), fact("z", 0, 6)]),
        ("abcdef", [fact("x", 0, 4), fact("y", 2, 6), fact("z", 3, 5)]),
        (DECOMPOSED, [fact("x", 0, 3), fact("y", 4, 11), fact("z", 2, 9)]),
        ("🏛️ Đảng ủy", [fact("x", 0, 2), fact("y", 3, 10)]),
        ("a\u200bb\u202ec<&>\"'", [fact("x", 1, 4), fact("y", 3, 9)]),
    ],
)
def test_facts_that_nest_touch_cross_or_are_the_same(text: str, facts: list[MarkedFact]) -> None:
    html = str(mark_text(text, 0, len(text), facts))
    expected = [
        (char, frozenset(one.id for one in facts if one.start <= place < one.end))
        for place, char in enumerate(text)
    ]
    assert covering(html) == expected


def card(id: str, start: int, end: int) -> FactCard:
    return FactCard(
        id=id, kind="dates", start=start, end=end, text="", headline=id, detail="", confidence=1.0
    )


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        ([card("x", 0, 3), card("y", 3, 6)], {}),
        ([card("x", 0, 9), card("y", 2, 6), card("z", 3, 5)], {"y": "x", "z": "yx"}),
        ([card("x", 0, 4), card("y", 2, 6)], {}),
        ([card("x", 0, 4), card("y", 0, 4)], {"x": "y", "y": "x"}),
        ([card("x", 0, 9), card("y", 4, 9)], {"y": "x"}),
    ],
)
def test_a_fact_leads_to_those_in_whose_words_it_stands(
    cards: list[FactCard], expected: dict[str, str]
) -> None:
    found = {fact: "".join(near.id for near in others) for fact, others in around(cards).items()}
    assert found == expected


def test_of_many_facts_at_the_same_words_few_are_led_to() -> None:
    found = around([card(f"n{number}", 0, 5) for number in range(300)])
    assert max(map(len, found.values())) < 10
