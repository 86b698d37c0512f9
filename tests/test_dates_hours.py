"""Minutes that lack, deadlines, years of an office in brackets, and the day that `cùng ngày` means."""

import pytest

from extract.dates import find_dates
from extract.reading import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vụ cháy xảy ra lúc 5 giờ kém 15 phút sáng 3/4.",
            [("5 giờ kém 15 phút sáng 3/4", "2024-04-03T04:45")],
        ),
        ("Lúc 9 giờ kém 20, xe lật trên đèo.", [("9 giờ kém 20", "2024-06-20T08:40")]),
        ("Các sở báo cáo chậm nhất 30/9.", [("30/9", "2024-09-30")]),
        ("Đội xếp thứ nhất 3/4 bảng.", []),
        ("Ông từng là Chủ tịch huyện Năm Căn (2011-2016), rồi nghỉ.", [("2011", "2011"), ("2016", "2016")]),
        ("Số máy huyện Năm Căn (2012-20171) đã đổi.", []),
        (
            "Ngày 18/6, tỉnh họp, giao xong việc chậm nhất 30/9. Tối cùng ngày, đoàn ra về.",
            [("Ngày 18/6", "2024-06-18"), ("30/9", "2024-09-30"), ("Tối cùng ngày", "2024-06-18TEV")],
        ),
        (
            "Lễ hội sẽ mở ngày 30/9/2024. Dự kiến cùng ngày có đua thuyền.",
            [("ngày 30/9/2024", "2024-09-30"), ("cùng ngày", "2024-09-30")],
        ),
    ],
)
def test_times_are_read(text, expected):
    found = find_dates(Reading(text, published="2024-06-20"))
    assert [(date.text, date.value) for date in found] == expected
