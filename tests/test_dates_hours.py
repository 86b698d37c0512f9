"""Hours: minutes that lack, ranges and parts of the day; deadlines, days and years in brackets."""

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
        ("Ông làm Chủ tịch hội nhiệm kỳ 2016-2021 đối với chi hội.", [("2016", "2016"), ("2021", "2021")]),
        (
            "Cắt điện 7h30-11h30 ngày 3/4.",
            [("7h30", "2024-04-03T07:30"), ("11h30 ngày 3/4", "2024-04-03T11:30")],
        ),
        (
            "Trực sáng 7h30 - 11h30, chiều 13h30 - 17h.",
            [
                ("sáng 7h30", "2024-06-20T07:30"),
                ("11h30", "2024-06-20T11:30"),
                ("chiều 13h30", "2024-06-20T13:30"),
                ("17h", "2024-06-20T17:00"),
            ],
        ),
        ("Mưa từ 6 đến 7h ngày 3/4.", [("6", "2024-04-03T06:00"), ("7h ngày 3/4", "2024-04-03T07:00")]),
        (
            "Kẹt xe từ 2h đến 4h chiều 3/4.",
            [("2h", "2024-04-03T14:00"), ("4h chiều 3/4", "2024-04-03T16:00")],
        ),
        ("Đường cấm từ 5-6 ngày nay.", [("5", "P5D"), ("6 ngày nay", "P6D")]),
        ("Lúc 9 giờ 15, tối 3/4, đèn tắt.", [("9 giờ 15, tối 3/4", "2024-04-03T21:15")]),
        ("Lúc 12h đêm 3/4, đèn tắt.", [("12h đêm 3/4", "2024-04-03T24:00")]),
        ("Lúc 19h30ph ngày 3/4, đèn tắt.", [("19h30ph ngày 3/4", "2024-04-03T19:30")]),
        ("Lúc 7g sáng 3/4, thu 7g heroin.", [("7g sáng 3/4", "2024-04-03T07:00")]),
        ("Từ chiều tối và đêm 3/4, mưa to.", [("chiều tối", "2024-04-03TEV"), ("đêm 3/4", "2024-04-03TNI")]),
        (
            "Trưa và chiều 3/4, nắng gắt; sáng và chiều lòng khách.",
            [("Trưa", "2024-04-03TMI"), ("chiều 3/4", "2024-04-03TAF")],
        ),
        (
            "Lớp học mở trong 2,5 ngày (16, 17 và sáng 18/5) ở huyện.",
            [
                ("2,5 ngày", "P2.5D"),
                ("16", "2024-05-16"),
                ("17", "2024-05-17"),
                ("sáng 18/5", "2024-05-18TMO"),
            ],
        ),
        (
            "Trong 3 ngày, từ 15 đến 17/5, chợ mở.",
            [("3 ngày", "P3D"), ("15", "2024-05-15"), ("17/5", "2024-05-17")],
        ),
        (
            "Giải chạy (25/5 - 5/6) và trận lượt về (15/6).",
            [("25/5", "2024-05-25"), ("5/6", "2024-06-05"), ("15/6", "2024-06-15")],
        ),
        ("Tán thành cao (2/3) và khá (3/4 số phiếu).", []),
        ("Đường cấm từ 1-5 đến 30-5.", [("1-5", "2024-05-01"), ("30-5", "2024-05-30")]),
        (
            "Sáng 5-6, xã họp; việc này kéo dài từ 1-6.",
            [("Sáng 5-6", "2024-06-05TMO"), ("1-6", "2024-06-01")],
        ),
        ("Nhà cách đường từ 1-6 km, giá từ 1-6 triệu.", []),
        ("Kỷ niệm ngày Quốc tế Phụ nữ 8-3.", [("8-3", "2024-03-08")]),
        ("Chỉ số cải cách hành chính 2023 đã có.", [("2023", "2023")]),
        ("Luật Giáo dục 2019 của Quốc hội; giải bóng 2023.", [("2019", "2019"), ("2023", "2023")]),
        ("Chúng tôi về đích sớm, năm 2027, muộn thì đến 2028”.", [("năm 2027", "2027"), ("2028", "2028")]),
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
