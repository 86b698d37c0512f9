"""Sentences and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading import Reading, lower_same_length
from extract.sentences import find_paragraphs, find_sentences, sentence_at


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_sentences(Reading(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng nay mưa. Chiều nắng.", ["Sáng nay mưa.", "Chiều nắng."]),
        ("Đến nay đã xong. Đây là kết quả.", ["Đến nay đã xong.", "Đây là kết quả."]),
        ("Có 3 vụ. 2 vụ đã phá.", ["Có 3 vụ.", "2 vụ đã phá."]),
        ("Ông nói: “Rất tốt.” Rồi ông về.", ["Ông nói: “Rất tốt.”", "Rồi ông về."]),
        ("Tin\nBài một. Bài hai", ["Tin", "Bài một.", "Bài hai"]),
        ("Ở đâu? Ở đây!", ["Ở đâu?", "Ở đây!"]),
        ("Gồm xã A… Ngoài ra còn xã B.", ["Gồm xã A…", "Ngoài ra còn xã B."]),
    ],
)
def test_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Công an TP. Vinh làm việc.",
        "Ở H. Con Cuông và P. 5 có mưa.",
        "Có 1.500 hộ; 16,3 tiêu chí.",
        "Bà Đinh Thị L. Mai kể lại.",
        "Đ/c. Nam phát biểu",
        "Gồm gạo, muối... và nước.",
    ],
)
def test_sentences_do_not_end(text: str) -> None:
    assert sentences(text) == [text]


def test_a_place_in_the_text_belongs_to_one_sentence() -> None:
    text = "Một câu. Hai câu."
    assert sentence_at(Reading(text), 10).start == 9
    assert sentence_at(Reading(text), 8).start == 0


def test_no_text_has_no_sentence() -> None:
    assert find_sentences(Reading("")) == ()
    assert sentence_at(Reading(""), 0).end == 0


@given(st.text())
def test_sentences_are_in_order_and_hold_all_that_is_written(text: str) -> None:
    reading = Reading(text)
    end = 0
    for sentence in find_sentences(reading):
        assert end <= sentence.start < sentence.end
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


@given(st.text())
def test_paragraphs_have_no_line_feed_inside(text: str) -> None:
    for paragraph in find_paragraphs(Reading(text)):
        assert "\n" not in text[paragraph.start : paragraph.end]


@given(st.text())
def test_lower_case_keeps_offsets(text: str) -> None:
    assert len(lower_same_length(text)) == len(text)
