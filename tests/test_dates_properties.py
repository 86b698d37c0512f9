"""What holds for the dates of any text whatever."""

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import find_dates
from extract.reading import Reading

# Pieces of which expressions of time are made, so that random texts hold many of them, broken and whole.
PIECES = [
    "ngày", "tháng", "năm", "quý", "thứ", "mùng", "Tết", "âm lịch", "rằm", "sáng", "đêm", "cùng ngày",
    "hôm sau", "hôm qua", "tuần tới", "cùng kỳ", "năm ngoái", "nửa", "đầu", "cuối", "giữa", "khoảng", "gần",
    "từ", "đến", "và", "hằng tháng", "qua", "tới", "trước", "nữa", "giờ", "phút", "h", "6/11", "31/2",
    "29/2", "30/12", "27/4/2023", "1-3/8", "18-12", "2016-2020", "2018-03-02 14:05", "22h30", "24h", "7:30",
    "12", "31", "2", "1990", "0", "99999", "Kỷ Hợi", "Giêng", "Chạp", "giao thừa", "hai", "mươi", "ba",
    "sẽ", ",", ".", "(", ")", "-", "–", "/", "\n", "lớp", "số", "xã", "sinh", "cách đây", "Chủ nhật",
    "thế kỷ XX", "những năm 90", "9999", "0001", "3000 năm trước", "9999 năm nữa", "9999 tháng tới",
    "9999 tuần trước", "mùa đông", "này", "ngày đầu tiên của", "tuần thứ hai của", "10 ngày cuối", "nhuận",
    "năm hai nghìn không trăm", "một lần", "cùng thời điểm", "tháng sau", "năm đó", "6-7h", "từ 1-4 đến 30-6",
]  # fmt: skip
PUBLISHED = [None, "2018", "2023-12", "2018-04-12", "2019-01-05", "2020-02-29T23:59:00+07:00", "1850-01-01",
             "rác", "2018-13-40", "9997-12-31", "0002-01-01", ""]  # fmt: skip
VALUE = re.compile(
    r"(?:\d{4}|XXXX)-(?:S[PU]|FA|WI|H[12]|Q[1-4X]|W(?:\d\d|XX)(?:-\d)?)(?:T\d\d:\d\d|TM[OI]|T(?:AF|EV|NI))?"
    r"|(?:\d{2,4}|XXXX)|(?:\d{4}|XXXX)-(?:\d\d|XX)(?:-(?:\d\d|XX)(?:T\d\d:\d\d|T(?:MO|MI|AF|EV|NI))?)?"
    r"|(?:\d{4}|XXXX)-\d\d(?:-\d\d)?/(?:\d{4}|XXXX)-\d\d(?:-\d\d)?"
    r"|P(?=[T\d])(?:\d+(?:\.\d+)?(?:e\+\d+)?[YMWDQ])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?|(?:PAST|PRESENT|FUTURE)_REF"
)


def check(text: str, published: str | None, prefer: str) -> None:
    reading = Reading(text, published=published, prefer=prefer)  # type: ignore[arg-type]
    facts = find_dates(reading)
    end = 0
    for fact in facts:
        assert reading.content[fact.start : fact.end] == fact.text
        assert fact.text.strip() == fact.text != ""
        assert end <= fact.start < fact.end
        end = fact.end
        assert VALUE.fullmatch(fact.value), fact
        assert (fact.from_day is None) == (fact.to_day is None)
        if fact.from_day and fact.to_day:
            assert date.fromisoformat(fact.from_day) <= date.fromisoformat(fact.to_day)
        assert (fact.type == "TIME") <= ("T" in fact.value)
    assert facts == find_dates(Reading(text, published=published, prefer=prefer))  # type: ignore[arg-type]


@given(st.text(), st.sampled_from(PUBLISHED), st.sampled_from(["past", "future"]))
def test_any_text(text: str, published: str | None, prefer: str) -> None:
    check(text, published, prefer)


@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.sampled_from([" ", "", "\xa0"]),
    st.sampled_from(PUBLISHED),
    st.sampled_from(["past", "future"]),
)
def test_texts_of_pieces(pieces: list[str], glue: str, published: str | None, prefer: str) -> None:
    check(glue.join(pieces), published, prefer)


@given(st.dates(date(1930, 1, 1), date(2060, 12, 31)))
def test_full_dates_are_read_as_written(day: date) -> None:
    for written in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        f"{day.day} tháng {day.month} năm {day.year}",
    ):
        facts = find_dates(Reading(f"Hội nghị họp ngày {written}.", published="2018-04-12"))
        assert [(fact.text, fact.value) for fact in facts] == [(f"ngày {written}", day.isoformat())]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_day_without_year_is_the_last_such_day(day: date, published: date) -> None:
    (fact,) = find_dates(
        Reading(f"Ngày {day.day}/{day.month}, đã bắt hai người.", published=published.isoformat())
    )
    found = date.fromisoformat(fact.value)
    assert (found.day, found.month) == (day.day, day.month)
    assert (found - published).days <= 10
    assert (day.day, day.month) == (29, 2) or (published - found).days <= 366


HOSTILE = [
    "1/1/" * 50_000, "12 " * 66_000, "ngày " * 40_000, "1" * 200_000, "6/11, " * 33_000,
    "2016-2020-" * 20_000,
    "(" * 200_000, "từ 1 đến 2 và 3, " * 12_000, "hai mươi " * 22_000, "năm năm " * 25_000, "tháng" * 40_000,
    "cuối đầu giữa " * 14_000, "Ngày Ab" + "c" * 200_000 + " 8/3", "a" * 199_000 + " 8/3", "1-1-" * 50_000,
    "sáng sáng " * 20_000, "tháng 3, 4, 5, 6, " * 5_000, "7h30-" * 40_000, "từ 6-7 " * 28_000,
    "(1/4 - " * 28_000, "quý I, II, III " * 7_000, "tuần thứ hai của " * 11_000,
    "năm hai nghìn không trăm " * 8_000, "hạn nộp " * 25_000 + "là 15/4", "1/2; " * 40_000,
    "\n12/3" * 40_000, "ngày12/3tháng4năm2018" * 9_000, "Năm 2016 năm sau " * 11_000,
    " " * 200_000 + "6/11", "1,1," * 50_000, "1 và " * 40_000, "ngày 5 " * 28_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_lines_take_linear_time(text: str) -> None:
    started = time.process_time()
    find_dates(Reading(text, published="2018-04-12"))
    assert time.process_time() - started < 2


PROSE = (
    "Ngày 3/4, công an xã bắt 2 người; từ 5 đến 9/4 và tháng 5, 6 năm 2018, án giảm 12% so với "
    "cùng kỳ năm trước; đến 17h20 cùng ngày, 7/7 phường báo cáo. "
)
LONG = {
    "a line of a megabyte": PROSE * 6_500,
    "letters alone": "a" * 100_000,
    "words without spaces": "ngày12tháng4năm2018và" * 5_000,
    "figures alone": "1234567890" * 10_000,
    "figures and slashes": "12/3/2018/4/" * 9_000,
    "figures and dashes": "12-3-2018-4-" * 9_000,
    "figures and dots": "12.3.2018.4." * 9_000,
    "brackets": "(" * 50_000 + "12/4" + ")" * 50_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_lines_take_time_in_proportion(text: str) -> None:
    """Twice the text takes about twice the time: less than thrice, with a pause of the machine to spare."""
    half, whole = (seconds_for(part) for part in (text[: len(text) // 2], text))
    assert whole < 3 * half + 0.3


def seconds_for(text: str) -> float:
    started = time.process_time()
    find_dates(Reading(text, published="2018-04-12"))
    return time.process_time() - started


@given(st.integers(0, 4), st.integers(0, 3), st.sampled_from(["", " ", "\t"]))
def test_blank_lines_and_spaces_between_paragraphs_change_nothing(lines: int, more: int, space: str) -> None:
    paragraphs = [
        "Ngày 3/4/2017, chợ cháy.",
        "Sáng hôm sau, chợ mở lại; cùng kỳ năm trước",
        "Đến ngày 12, vụ việc rõ.",
    ]
    plain = [
        (fact.text, fact.value, fact.rule)
        for fact in find_dates(Reading("\n".join(paragraphs), published="2018-04-12"))
    ]
    gap = space * more + "\n" * (lines + 1) + space * more
    spaced = find_dates(Reading(gap.join(paragraphs), published="2018-04-12"))
    assert [(fact.text, fact.value, fact.rule) for fact in spaced] == plain
