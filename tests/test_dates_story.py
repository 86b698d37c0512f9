"""Days, months and years told from where the text is, schedules, and what does not move the scene."""

import pytest

from extract.dates import find_dates
from extract.reading import Reading


def read(text: str, published: str | None = "2018-04-12") -> list[str]:
    facts = find_dates(Reading(text, published=published))
    return [f"{fact.text} = {fact.value}" for fact in facts if not fact.value.endswith("_REF")]


DAYS = [
    ("Ngày 3/4, ông Hà mất xe. Tối cùng ngày, xe được tìm thấy.",
     ["Ngày 3/4 = 2018-04-03", "Tối cùng ngày = 2018-04-03TEV"]),
    ("Ngày 3/4, ông Hà mất xe. Đến 17h20 cùng ngày, xe được tìm thấy.",
     ["Ngày 3/4 = 2018-04-03", "17h20 cùng ngày = 2018-04-03T17:20"]),
    ("Đêm 3/4, chợ cháy; rạng sáng hôm sau, lửa tắt.",
     ["Đêm 3/4 = 2018-04-03TNI", "rạng sáng hôm sau = 2018-04-04TMO"]),
    ("Ngày 3/4, chợ cháy. Sáng hôm đó, gió to. Hai ngày sau, chợ mở lại.",
     ["Ngày 3/4 = 2018-04-03", "Sáng hôm đó = 2018-04-03TMO", "Hai ngày sau = 2018-04-05"]),
    ("Ngày 3/4, chợ cháy. Trước đó 2 ngày, điện đã chập.",
     ["Ngày 3/4 = 2018-04-03", "Trước đó 2 ngày = 2018-04-01"]),
    ("Ngày 3/4, chợ cháy. Ba hôm sau, chợ mở lại.", ["Ngày 3/4 = 2018-04-03", "Ba hôm sau = 2018-04-06"]),
    ("Ngày 3/4, cả huyện tiêm 900 liều, hơn ngày trước đó 40 liều.",
     ["Ngày 3/4 = 2018-04-03", "ngày trước đó = 2018-04-02"]),
    ("Những ngày sau đó, chợ vẫn đóng.", []),
    ("Khoảng 23h ngày 3/4, chợ cháy. Đến 1h sáng hôm sau, lửa tắt. Lúc 3h cùng ngày, xe rút.",
     ["Khoảng 23h ngày 3/4 = 2018-04-03T23:00", "1h sáng hôm sau = 2018-04-04T01:00",
      "3h cùng ngày = 2018-04-04T03:00"]),
    ("Ngày 15/3/2017, tòa xử. Ngày 20 cùng tháng, tòa tuyên án.",
     ["Ngày 15/3/2017 = 2017-03-15", "Ngày 20 cùng tháng = 2017-03-20"]),
    # Bounds and comparisons are no scene.
    ("Sáng 9/4, xã họp. Giải ngân đến 31/3 đạt 19%. Họp xong lúc 17h cùng ngày.",
     ["Sáng 9/4 = 2018-04-09TMO", "31/3 = 2018-03-31", "17h cùng ngày = 2018-04-09T17:00"]),
    ("Sáng 9/4, xã họp, hẹn nộp trước 5/5. Chiều cùng ngày, đoàn về.",
     ["Sáng 9/4 = 2018-04-09TMO", "5/5 = 2018-05-05", "Chiều cùng ngày = 2018-04-09TAF"]),
    ("Ngày 9/4, nước lên 20 cm so với ngày 5/4. Cùng ngày, xã di dời dân.",
     ["Ngày 9/4 = 2018-04-09", "ngày 5/4 = 2018-04-05", "Cùng ngày = 2018-04-09"]),
    ("Anh Tú bỏ trốn, đến ngày 5/4 thì bị bắt. Cùng ngày, xe được trả lại.",
     ["ngày 5/4 = 2018-04-05", "Cùng ngày = 2018-04-05"]),
]  # fmt: skip

YEARS = [
    ("Năm 2016, anh Lực cưới vợ. Cùng năm, anh xây nhà. Năm sau, anh có con. Tháng 5 năm đó, anh mất việc.",
     ["Năm 2016 = 2016", "Cùng năm = 2016", "Năm sau = 2017", "Tháng 5 năm đó = 2017-05"]),
    ("Tháng 3/2017, anh Lực vay 5 triệu. Tháng sau, anh vay tiếp. Đến tháng 6 cùng năm, anh bỏ trốn.",
     ["Tháng 3/2017 = 2017-03", "Tháng sau = 2017-04", "tháng 6 cùng năm = 2017-06"]),
    ("Năm 2015, bà Na mở quán; hai năm sau đó, quán đóng cửa.", ["Năm 2015 = 2015", "hai năm sau đó = 2017"]),
    ("Năm sau, xã sẽ làm cầu. Tháng sau, đoàn đến.", ["Năm sau = 2019", "Tháng sau = 2018-05"]),
    ("Anh Lực (SN 1990) bị bắt. Cùng năm, hai người khác bị bắt.", ["1990 = 1990"]),
    ("Theo thống kê năm 2016, thu 5 tỷ đồng, tăng so với năm trước đó.",
     ["năm 2016 = 2016", "năm trước đó = 2015"]),
    ("Các năm tiếp theo, những năm trước và mấy tháng tới đều bận.", []),
    ("Kết quả năm 2015, thu 5 tỷ đồng, tăng 3% so với năm ngoái.", ["năm 2015 = 2015", "năm ngoái = 2014"]),
]  # fmt: skip

SCHEDULES = [
    ("Hạn cuối nộp hồ sơ là 15/5.", ["15/5 = 2018-05-15"]),
    ("Hạn chót 30/6.", ["30/6 = 2018-06-30"]),
    ("Đợt đăng ký kết thúc vào ngày 31/5.", ["ngày 31/5 = 2018-05-31"]),
    ("Đợt đăng ký đã kết thúc vào ngày 31/5.", ["ngày 31/5 = 2017-05-31"]),
    ("Giải khởi tranh ngày 2/6 và bế mạc ngày 12/6.", ["ngày 2/6 = 2018-06-02", "ngày 12/6 = 2018-06-12"]),
    ("Từ ngày 1/7, mức lương cơ sở là 1,39 triệu đồng.", ["ngày 1/7 = 2018-07-01"]),
    ("Yêu cầu các xã hoàn thành trong tháng 5.", ["tháng 5 = 2018-05"]),
    ("Anh đi biển từ giữa tháng 9 tới lúc cưới.", ["giữa tháng 9 = 2017-09"]),
    ("Giữa tháng 9 tới, anh sẽ cưới.", ["Giữa tháng 9 = 2018-09"]),
    ("Sơ tuyển đến hết ngày 25/5/2018. Phía Bắc nộp ngày 3/6, phía Nam ngày 5/6.",
     ["ngày 25/5/2018 = 2018-05-25", "ngày 3/6 = 2018-06-03", "ngày 5/6 = 2018-06-05"]),
    ("Dự kiến thi ngày 5/6. Kết quả có vào ngày 25/6, chậm nhất là ở Hà Nam, khoảng ngày 1-2/7.",
     ["ngày 5/6 = 2018-06-05", "ngày 25/6 = 2018-06-25", "khoảng ngày 1 = 2018-07-01", "2/7 = 2018-07-02"]),
    ("Phiên tòa sẽ mở ngày 5/6. Ngày 20/6, hai anh em đã đánh nhau.",
     ["ngày 5/6 = 2018-06-05", "Ngày 20/6 = 2017-06-20"]),
    ("Trường chuyển lịch từ đầu tháng 6 sang cuối tháng 6, dự kiến 8 và 9/6 họp.",
     ["đầu tháng 6 = 2018-06", "cuối tháng 6 = 2018-06", "8 = 2018-06-08", "9/6 = 2018-06-09"]),
    ("Sáng 9/4, huyện họp.\nHội thi sẽ mở từ 15 đến 17/10.\nCùng ngày, đoàn thăm trạm xá.",
     ["Sáng 9/4 = 2018-04-09TMO", "15 = 2018-10-15", "17/10 = 2018-10-17", "Cùng ngày = 2018-04-09"]),
    ("Lịch thi sẽ bắt đầu từ ngày mai, 13/4. Buổi chiều cùng ngày, các em thi môn Sử.",
     ["ngày mai, 13/4 = 2018-04-13", "Buổi chiều cùng ngày = 2018-04-13TAF"]),
    ("Luật có hiệu lực ngày 1/1/2019. Ngày 5/4, xã phổ biến luật.",
     ["ngày 1/1/2019 = 2019-01-01", "Ngày 5/4 = 2018-04-05"]),
    ("Công ty sẽ đưa khách đi hội (khởi hành ngày 20, 27-5; 3-6).",
     ["ngày 20 = 2018-05-20", "27-5 = 2018-05-27", "3-6 = 2018-06-03"]),
    ("Nghỉ lễ 30/4, 1/5, bãi biển đông.", ["30/4 = 2018-04-30", "1/5 = 2018-05-01"]),
    ("Thứ Bảy này, hội khai mạc.", ["Thứ Bảy này = 2018-04-14"]),
    ("Tháng 3 thu 4 tỷ đồng, gấp đôi tháng trước, cao hơn năm ngoái.",
     ["Tháng 3 = 2018-03", "tháng trước = 2018-02", "năm ngoái = 2017"]),
    ("Ngày 3/4, ông Hà mất xe. Sau đó một ngày, ông báo công an.",
     ["Ngày 3/4 = 2018-04-03", "Sau đó một ngày = 2018-04-04"]),
    ("Từ thứ Hai đến thứ Sáu, trạm mở cửa.", ["thứ Hai = 2018-04-09", "thứ Sáu = 2018-04-13"]),
    ("Thứ Bảy, Chủ nhật tuần này, trạm nghỉ.", ["Thứ Bảy = 2018-04-14", "Chủ nhật tuần này = 2018-04-15"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*DAYS, *YEARS, *SCHEDULES])
def test_story(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_without_publication_a_comparison_is_with_the_year_told() -> None:
    text = "Kết quả năm 2017 tốt. Số hộ nghèo giảm 3% so với năm ngoái."
    assert read(text, None) == ["năm 2017 = 2017", "năm ngoái = 2016"]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Ngày 28/12, xã họp.", "2019-01-05", "2018-12-28"),
        ("Ngày 28/12, xã họp.", "2019-01", "2018-12-28"),
        ("Ngày 28/12, xã họp.", "2019", "2019-12-28"),
        ("Ngày 5/1, xã họp.", "2018-12-28", "2019-01-05"),
        ("Ngày 5/1 tới, xã họp.", "2018-12-01", "2019-01-05"),
        ("Ngày 5/1, xã sẽ họp.", "2018-12-01", "2019-01-05"),
        ("Ngày 5/1, xã họp.", "2018-12-01", "2018-01-05"),
        ("Dự kiến đầu tháng 1, cầu thông xe.", "2018-12-20", "2019-01"),
        ("Đầu tháng 12, cầu thông xe.", "2019-01-20", "2018-12"),
        ("Ngày 5/1/2016, xã họp.", "2018-12-28", "2016-01-05"),
        ("Ngày 29/2, xã họp.", "2019-03-01", "2016-02-29"),
        ("Đêm 31/12, rạng sáng 1/1, pháo nổ.", "2019-01-02", "2018-12-31TNI"),
        ("Thứ Bảy tuần này, xã họp.", "2018-12-31", "2019-01-05"),
        ("Thứ Hai tuần trước, xã họp.", "2019-01-02", "2018-12-24"),
        ("Tuần tới, xã họp.", "2018-12-27", "2019-W01"),
        ("Tháng trước, xã họp.", "2019-01-05", "2018-12"),
        ("Quý trước, xã họp.", "2019-01-05", "2018-Q4"),
        ("Hôm qua, xã họp.", "2019-01-01", "2018-12-31"),
    ],
)
def test_turn_of_the_year(text: str, published: str, value: str) -> None:
    assert find_dates(Reading(text, published=published))[0].value == value
