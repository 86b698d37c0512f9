"""The rule that each date is credited to: few ids, each telling its class."""

import pytest

from extract.dates import find_dates
from extract.reading import Reading

RULES = [
    ("Trụ sở mở lúc 20h ngày 8/4.", "clock-with-day"),
    ("Nhà bị trộm lúc 15h.", "clock-alone"),
    ("Rạng sáng 18-3, mưa đá.", "part-of-day"),
    ("Cập nhật 2018-03-02.", "iso"),
    ("Ngày 3/2/2018, xã họp.", "full-date"),
    ("Ngày 2 tháng 9 năm 2017, xã họp.", "full-date"),
    ("Ngày 3/4, xã họp.", "day-month"),
    ("Từ 12 đến 14/3, xã họp.", "shared-month"),
    ("Đến ngày 12, xã họp.", "day-of-month"),
    ("Thứ Hai tuần này, xã họp.", "weekday"),
    ("Hôm qua, xã họp.", "near-day"),
    ("Hôm đó, xã họp.", "same-day"),
    ("Ngày 10/3 âm lịch, xã họp.", "lunar-day"),
    ("Rằm tháng Giêng, xã họp.", "lunar-day"),
    ("Mùng 2 Tết, xã họp.", "tet-day"),
    ("Từ mùng 2 đến mùng 4 Tết, chợ nghỉ.", "tet-day"),
    ("Tết Nguyên đán 2018, xã yên.", "feast"),
    ("Tháng 3, xã họp.", "month"),
    ("Tháng 3/2018, xã họp.", "month-year"),
    ("Từ tháng 3 đến tháng 9/2017, lũ về.", "shared-year"),
    ("Từ 15/12 đến 14/1/2018, cầu đóng.", "shared-year"),
    ("Năm 2017, xã họp.", "year"),
    ("Cải cách hành chính 2017 của tỉnh khá lên.", "bare-year"),
    ("Anh Nam (SN 1994) khai.", "birth-year"),
    ("Bà Lý, sinh năm 1950, khai.", "birth-year"),
    ("Nhiệm kỳ 2015-2020 sắp hết.", "term-of-office"),
    ("Giai đoạn 2016 – 2020 sắp hết.", "term-of-office"),
    ("Quý I/2018, án giảm.", "quarter"),
    ("6 tháng đầu năm, án giảm.", "months-of-year"),
    ("Nửa đầu năm 2017, giá xuống.", "months-of-year"),
    ("So với cùng kỳ năm trước, án giảm.", "same-period"),
    ("Năm ngoái, xã họp.", "near-span"),
    ("Tuần tới, xã họp.", "near-span"),
    ("Quý trước, xã họp.", "near-span"),
    ("Cùng năm, xã họp.", "same-span"),
    ("Tuần đầu tháng 3, xã họp.", "week-of-month"),
    ("10 ngày đầu tháng 3, xã họp.", "days-of-month"),
    ("Ngày đầu tiên của tháng 3, xã họp.", "edge-day"),
    ("Từ đầu năm đến nay, xã họp hai lần.", "placed"),
    ("Tháng Giêng, làng mở hội.", "lunar-span"),
    ("Năm Kỷ Hợi, làng mở hội.", "lunar-span"),
    ("Thập niên 90, làng nghèo.", "decade"),
    ("Thế kỷ XIX, đình được dựng.", "decade"),
    ("Mùa hè 2017, nắng gắt.", "season"),
    ("Sơ kết 2 năm làm việc.", "length"),
    ("Hai năm qua, xã làm cầu.", "length-to-now"),
    ("Cách đây hai năm, xã làm cầu.", "moment"),
    ("Hằng năm, làng mở hội.", "set"),
    ("Thời gian qua, án giảm.", "vague"),
]


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_rules(text: str, rule: str) -> None:
    assert find_dates(Reading(text, published="2018-04-12"))[0].rule == rule


@pytest.mark.parametrize(
    ("text", "rule"), [("Nhiệm kỳ 2015-2020.", "term-of-office"), ("Từ 2 đến 4 Tết.", "tet-day")]
)
def test_both_ends_of_a_range_have_its_rule(text: str, rule: str) -> None:
    facts = find_dates(Reading(text, published="2018-04-12"))
    assert [fact.rule for fact in facts] == [rule, rule]


def test_rules_are_few() -> None:
    assert len({rule for _, rule in RULES}) <= 40
