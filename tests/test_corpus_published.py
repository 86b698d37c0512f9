"""Lines that say when an article came out, and stamps."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.published import read_date_line, read_marker, read_stamp


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Thứ Ba, 05/03/2024, 00:47 [GMT+7]", "2024-03-05T00:47:00+07:00"),
        ("Thứ bảy, 9/3/2024, 00:05 (GMT+7)", "2024-03-09T00:05:00+07:00"),
        ("Thứ năm - 07/03/2024 10:12", "2024-03-07T10:12:00+07:00"),
        ("Thứ ba, ngày 05/03/2024 | 08:15", "2024-03-05T08:15:00+07:00"),
        ("05-03-2024 - 16:01 PM", "2024-03-05T16:01:00+07:00"),
        ("05-03-2024 - 00:01 AM", "2024-03-05T00:01:00+07:00"),
        ("05/03/2024 04:20 CH", "2024-03-05T16:20:00+07:00"),
        ("05.03.2024 15h30", "2024-03-05T15:30:00+07:00"),
        ("08:15:20 | Ngày 05/03/2024", "2024-03-05T08:15:20+07:00"),
        ("Đăng lúc 8 giờ 15 phút ngày 05/03/2024", "2024-03-05T08:15:00+07:00"),
        ("2024-03-05T10:20:33", "2024-03-05T10:20:33+07:00"),
        ("Ngày 5 tháng 3 năm 2024", "2024-03-05"),
        ("5 Tháng Ba, 2024", "2024-03-05"),
        ("Tháng Mười Hai 5, 2024", "2024-12-05"),
        ("Ngày đăng: 05/03/2024 - Lượt xem: 1.234 - Chia sẻ: Facebook Zalo", "2024-03-05"),
        ("date: 2024-03-05 00:00:00", "2024-03-05"),
        ("Xuất bản: tháng 3/2024", "2024-03"),
    ],
)
def test_date_lines(line, value):
    found = read_date_line(line)
    assert (found.published.value, found.rest) == (value, "")


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Hồ Mai | 05/03/2024 15:30", "Hồ Mai"),
        ("Ngày 05/3/2024, Công an xã Tả Phời ra quân", "Công an xã Tả Phời ra quân"),
        ("Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024", "Theo Quyết định số 12/QĐ-UBND"),
    ],
)
def test_what_stands_beside_the_date_is_told(line, rest):
    assert read_date_line(line).rest == rest


@pytest.mark.parametrize(
    "line",
    [
        "22/22 tiêu chí",
        "Nghị định số 12/2023",
        "tháng 3/2024",
        "05/03",
        "0912.345.678",
        "2024",
        "x" * 300 + " 05/03/2024",
    ],
)
def test_no_date_lines(line):
    assert read_date_line(line) is None


@pytest.mark.parametrize("line", ["31/02/2024", "00/00/2024", "05/13/2024", "05/03/1024"])
def test_a_day_of_no_calendar_is_no_day(line):
    assert read_date_line(line).published is None


def test_labels_tell_the_last_change_from_the_first_day():
    assert read_date_line("Cập nhật lúc 05/03/2024").updated
    assert not read_date_line("Đăng ngày 05/03/2024").updated


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2023", "2023"),
        ("2023-12", "2023-12"),
        ("2023-12-05", "2023-12-05"),
        ("2023-12-05T08:01:11.000 +07:00", "2023-12-05T08:01:11+07:00"),
        ("2023-12-05T20:00:00Z", "2023-12-06T03:00:00+07:00"),
        ("2023-12-05T20:00:00-0500", "2023-12-06T08:00:00+07:00"),
        ("2023-12-05T00:00:00", "2023-12-05"),
        ("2023-12-05T00:00", "2023-12-05T00:00:00+07:00"),
        ("hôm qua", None),
        ("2023-13", None),
        ("2023-02-29", None),
        ("2023-12-05T25:00", None),
        ("1789-07-14", None),
        ("2023-12-05T08:00+99:00", None),
    ],
)
def test_stamps(written, value):
    stamp = read_stamp(written, provenance="json")
    assert (stamp and stamp.value) == value


@pytest.mark.parametrize(
    ("line", "value", "rest"),
    [
        (" date 2023-12 Sáng nay, xã ra quân.", "2023-12", "Sáng nay, xã ra quân."),
        ("date 2023 Sáng nay", "2023", "Sáng nay"),
        ("date 2023-12-05", "2023-12-05", ""),
        ("date 2023-40 Sáng nay", None, "Sáng nay"),
        ("update 2023-12 Sáng nay", None, "update 2023-12 Sáng nay"),
    ],
)
def test_markers(line, value, rest):
    published, left = read_marker(line)
    assert (published and published.value, left) == (value, rest)


@given(
    st.text(max_size=120),
    st.sampled_from(["05/03/2024", "2024-03-05", "tháng 3/2024", ""]),
    st.text(max_size=80),
)
def test_no_line_raises(before, date, after):
    found = read_date_line(before + date + after)
    assert found is None or found.published is None or found.published.value[:4].isdigit()


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Thứ năm - 07/03/2024 10:12", "2024-03-07T08:12:00+07:00"),
        ("07/03/2024 01:12", "2024-03-06T23:12:00+07:00"),  # the day before in Vietnam
        ("07/03/2024 10:12 (GMT+7)", "2024-03-07T10:12:00+07:00"),  # says its own
        ("2024-03-07T10:12:33", "2024-03-07T08:12:33+07:00"),
        ("Ngày đăng: 07/03/2024", "2024-03-07"),  # a day is a day
        ("07/03/2024 00:00:00", "2024-03-07"),
    ],
)
def test_times_of_a_paper_in_another_zone_are_told_in_vietnams(line, value):
    assert read_date_line(line, zone=ZoneInfo("Asia/Tokyo")).published.value == value


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        ("2024-07-01T10:12:00", "2024-07-01T15:12:00+07:00"),  # summer
        ("2024-01-01T10:12:00", "2024-01-01T16:12:00+07:00"),  # winter
        ("2024-07-01T10:12:00+07:00", "2024-07-01T10:12:00+07:00"),
        ("2024-07-01T10:12:00Z", "2024-07-01T17:12:00+07:00"),
        ("2024-07-01T00:00:00", "2024-07-01"),
        ("2024-07-01T17:00:00Z", "2024-07-02T00:00:00+07:00"),
        ("2024-07", "2024-07"),
    ],
)
def test_stamps_of_a_paper_in_another_zone_are_told_in_vietnams(stamp, value):
    assert read_stamp(stamp, provenance="meta", zone=ZoneInfo("Europe/Berlin")).value == value
