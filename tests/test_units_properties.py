"""What holds of units and officials for any text: offsets, order, and time that grows with length only."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.bodies.functions import Lookup
from extract.bodies.heads import Phrases
from extract.bodies.spelling import fold_tones, old_tones
from extract.officials import find_officials
from extract.reading import Reading
from extract.units import find_unit_mentions, find_units

PIECES = [
    "Công an",
    "tỉnh",
    "huyện Nam Đàn",
    "TP. Vinh",
    "xã",
    "UBND",
    "HĐND",
    ", ",
    " và ",
    " - ",
    " – ",
    "; ",
    ". ",
    "\n",
    "(",
    ")",
    "Phòng",
    "Cảnh sát hình sự",
    "Đội",
    "Sở",
    "Y tế",
    "Bộ",
    "Ban",
    "Tổ chức",
    "Tỉnh ủy",
    "Đảng ủy",
    "Trường THPT",
    "Công ty TNHH",
    "Đại tá",
    "ông",
    "đồng chí",
    "Lê Bá Hoan",
    "Hoan",
    "Giám đốc",
    "Phó Chủ tịch",
    "Trưởng",
    "nguyên",
    "giữ chức vụ",
    "đối với",
    "các",
    "31",
    "bị can",
    "SN 1990",
    "PC02",
    "Hoà",
    "uỷ",
    "TRẦN VĂN LĨNH",
    "K'Sáu",
    "của",
    "thuộc",
    "Ủy viên",
    "Trung ương Đảng",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))


@settings(max_examples=250, deadline=None)
@given(
    TEXTS,
    st.sampled_from([None, "Nghệ An", "TP.HCM", "nowhere"]),
    st.sampled_from([None, "2023-05-05", "2017", "2026-01"]),
)
def test_facts_stand_where_they_say(text: str, province: str | None, published: str | None) -> None:
    reading = Reading(text, published=published, province=province)
    for facts in (find_units(reading), find_officials(reading)):
        assert [f.start for f in facts] == sorted(f.start for f in facts)
        for fact in facts:
            assert fact.name
            for mention in (fact, *fact.mentions):
                assert 0 <= mention.start < mention.end
                assert text[mention.start : mention.end] == mention.text


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_do_not_overlap(text: str) -> None:
    mentions = find_unit_mentions(Reading(text, published="2023-05-05", province="Nghệ An"))
    for first, second in pairwise(mentions):
        assert first.end <= second.start


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_body_of_every_position_is_a_unit(text: str) -> None:
    reading = Reading(text, published="2023-05-05", province="Nghệ An")
    names = {unit.name.lower() for unit in find_units(reading)}
    assert {p.unit.lower() for o in find_officials(reading) for p in o.positions if p.unit} <= names


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold_tones(text)) == len(text)
    assert len(old_tones(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Thái Hoà", "Thái Hòa"), ("uỷ ban", "ủy ban"), ("hoàng", "hoàng"), ("quý", "quý"), ("HOÀ", "HÒA")],
)
def test_the_mark_stands_where_the_older_spelling_puts_it(text: str, expected: str) -> None:
    assert old_tones(text) == expected


def test_phrases_are_found_at_word_boundaries_and_the_longest_first() -> None:
    phrases = Phrases(["ban", "ban chấp hành", "bộ"])
    text = "ban chấp hành, ban chấp, bộc, bộ"
    assert [(text[start:end]) for _, start, end in phrases.find(text)] == ["ban chấp hành", "ban", "bộ"]


def test_a_lookup_wants_a_word_boundary() -> None:
    lookup = Lookup({"y tế": 1, "y": 2})
    assert lookup.at("y tế", 0) == (4, 1)
    assert lookup.at("y tếch", 0) == (1, 2)
    assert lookup.at("yên", 0) is None


@pytest.mark.parametrize(
    "line",
    [
        "Công an tỉnh " * 15_000,
        "Nguyễn Văn " * 18_000,
        "Ban Chỉ đạo xây dựng phòng chống " * 6_000,
        "UBND, " * 33_000,
        "ông " * 50_000,
        "Chủ tịch, " * 20_000,
        "(" * 200_000,
        "Công ty " + "A " * 100_000,
        "bị can Lê Bá Hoan, " * 10_000,
        "Đảng ủy, Giám đốc " * 11_000,
        "ông Lê Bá Hoan, Giám đốc Sở Y tế, " * 5_700,
        " ".join(f"ông Lê Bá H{i:x}, Chủ tịch; " for i in range(7_000)),
        "Công an xã Nghi Ân và Đội Cảnh sát hình sự " * 4_500,
        " ".join(f"Công ty Vạn X{i}" for i in range(12_000)),
        "Công an các huyện Nghi Lộc và các xã Nghi Lâm"
        + " và các huyện Diễn Châu và các xã Nghi Kiều" * 4_000,
        "Ông Lê Bá, Giám đốc Sở Y tế. " * 3_500 + "Bà Lê Na, Phó Giám đốc. " * 4_000,
    ],
    ids=[
        "unit",
        "names",
        "loose",
        "heads",
        "honorific",
        "titles",
        "brackets",
        "proper",
        "accused",
        "committee",
        "one",
        "many",
        "teams",
        "firms",
        "several",
        "deputies",
    ],
)
def test_a_hostile_line_takes_time_in_proportion(line: str) -> None:
    reading = Reading(line, published="2023-05-05", province="Nghệ An")
    began = time.process_time()
    find_units(reading)
    find_officials(reading)
    assert time.process_time() - began < 4
