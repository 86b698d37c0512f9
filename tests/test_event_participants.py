"""Who takes part in an event, and how; who is only mentioned."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.event import find_event
from extract.event.participants import Occasion, find_participants
from extract.facts import EventFact
from extract.officials import find_officials
from extract.pipeline.reading import find_kind, read_content
from extract.reading import Reading
from extract.units import find_units

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "participant_cases.toml").read_text(encoding="utf-8"))["case"]


def reading_of(case):
    content = f"{case['title']}\n{case['text']}"
    return Reading(content, published=case["published"], title_end=len(case["title"]))


def roles(reading):
    """The roles of officials and of units, each by name."""
    event = find_event(reading)
    taking = event.participants if event is not None else ()
    people = {official.start: official.name for official in reading.once(find_officials)}
    units = {unit.start: unit.name for unit in reading.once(find_units)}
    return (
        {people[p.start]: p.role for p in taking if p.kind == "officials"},
        {units[p.start]: p.role for p in taking if p.kind == "units"},
    )


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_participants(case):
    assert roles(reading_of(case)) == (case.get("officials", {}), case.get("units", {}))


ONE_SENTENCE = "Sáng 6/6, Công an huyện Ba Chẽ, tỉnh Quảng Ninh tổ chức hội nghị sơ kết. {}"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Đồng chí Đàm Văn Mạnh, Bí thư Huyện ủy dự hội nghị.", "attended"),
        ("Dự, chỉ đạo hội nghị có đồng chí Đàm Văn Mạnh, Bí thư Huyện ủy.", "spoke"),
        ("Tới dự có ông Đàm Văn Mạnh, Bí thư Huyện ủy.", "attended"),
        ("Hội nghị có sự tham dự của ông Đàm Văn Mạnh, Bí thư Huyện ủy.", "attended"),
        ("Hội nghị do ông Đàm Văn Mạnh, Bí thư Huyện ủy chủ trì.", "chair"),
        ("Chủ trì hội nghị có ông Đàm Văn Mạnh, Bí thư Huyện ủy.", "chair"),
        ("Bí thư Huyện ủy Đàm Văn Mạnh điều hành phần thảo luận.", "chair"),
        ("Kết luận hội nghị, Bí thư Huyện ủy Đàm Văn Mạnh yêu cầu các xã nộp báo cáo.", "spoke"),
        ("Bí thư Huyện ủy Đàm Văn Mạnh nhấn mạnh vai trò của tổ tự quản.", "spoke"),
        ("Thay mặt Thường trực, Bí thư Huyện ủy Đàm Văn Mạnh trao giấy khen cho 5 tập thể.", "presented"),
        ("Bí thư Huyện ủy Đàm Văn Mạnh được tặng Kỷ niệm chương.", "received"),
        ("Ban tổ chức tặng hoa cho Bí thư Huyện ủy Đàm Văn Mạnh.", "received"),
        ("Theo Bí thư Huyện ủy Đàm Văn Mạnh, việc này cần làm sớm.", "spoke"),
        ("Ý kiến của Bí thư Huyện ủy Đàm Văn Mạnh được ghi nhận.", "spoke"),
        ("Kế hoạch do Bí thư Huyện ủy Đàm Văn Mạnh ký ban hành vẫn còn hiệu lực.", None),
        ("Việc này làm theo Nghị quyết của Bí thư Huyện ủy Đàm Văn Mạnh ký.", None),
        ("Trước đó, Bí thư Huyện ủy Đàm Văn Mạnh đã kiểm tra các xã.", None),
        ("Nhà ông bên cạnh nhà của Bí thư Huyện ủy Đàm Văn Mạnh.", None),
        ("Chức vụ này trước do ông Đàm Văn Mạnh, nguyên Bí thư Huyện ủy đảm nhiệm.", None),
        ("Ông thay ông Đàm Văn Mạnh, Bí thư Huyện ủy chuyển công tác.", None),
    ],
)
def test_the_role_of_one_official(sentence, role):
    reading = Reading(ONE_SENTENCE.format(sentence), published="2022-06-07")
    assert roles(reading)[0].get("Đàm Văn Mạnh") == role


def test_participants_keep_their_facts_where_spaces_are_left_out():
    case = CASES[0]
    text = case["text"].replace(". ", ".\n\n  ")
    content = f"\n\n {text}".replace(" ", "\u2003", 3)
    read = read_content(content, published=case["published"], province=None, title_end=0)
    event = find_kind(read, "event")
    assert isinstance(event, EventFact)
    starts = {
        "officials": {fact.start for fact in find_kind(read, "officials")},
        "units": {fact.start for fact in find_kind(read, "units")},
    }
    assert len(event.participants) == 4
    assert all(each.start in starts[each.kind] for each in event.participants)


PIECES = st.sampled_from([
    "Sáng 6/6, ", "Công an huyện Ba Chẽ ", "tổ chức hội nghị sơ kết. ", "Dự hội nghị có ",
    "ông Đàm Văn Mạnh, ",
    "Bí thư Huyện ủy ", "và ", "trao giấy khen cho ", "phát biểu. ", "UBND xã Đồn Đạc ", "\n", "; ",
])  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_every_participant_is_a_fact_of_the_article_once(pieces):
    reading = Reading("".join(pieces), published="2022-06-07")
    event = find_event(reading)
    taking = [(each.kind, each.start) for each in event.participants] if event is not None else []
    facts = {("officials", fact.start) for fact in find_officials(reading)}
    facts |= {("units", fact.start) for fact in find_units(reading)}
    assert set(taking) <= facts
    assert len(taking) == len(set(taking))


@pytest.mark.parametrize(
    "line",
    [
        "đồng chí Đàm Văn Mạnh, Bí thư Huyện ủy Ba Chẽ; " * 1000,
        "Dự có " + "phát biểu trao dự " * 3000,
        "Công an huyện Ba Chẽ, " * 2000,
    ],
    ids=["names", "verbs", "bodies"],
)
def test_twice_the_line_takes_no_more_than_about_twice_as_long(line):
    opening = "Sáng 6/6, UBND huyện Ba Chẽ tổ chức hội nghị tổng kết. "
    once, twice = taken(opening + line), taken(opening + line * 2)
    assert twice < 4 * once + 0.2


def taken(content):
    """Seconds of the processor for the participants alone."""
    reading = Reading(content, published="2022-06-07")
    reading.once(find_officials)
    reading.once(find_units)
    started = time.process_time()
    find_participants(reading, Occasion(type="conference", day="2022-06-06", host="UBND huyện Ba Chẽ"))
    return time.process_time() - started
