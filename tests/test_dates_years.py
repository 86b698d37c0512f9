"""Which year a day or month without one is in."""

import pytest

from extract.dates import find_dates
from extract.reading import Reading


def values(text: str, published: str | None, prefer: str = "past") -> list[str]:
    facts = find_dates(Reading(text, published=published, prefer=prefer))  # type: ignore[arg-type]
    return [fact.value for fact in facts if not fact.value.endswith("_REF")]


YEARS = [
    # December read in January.
    ("Ngày 27/12, công an xã bắt hai người.", "2019-01-05", ["2018-12-27"]),
    ("Đêm 31-12, pháo nổ ở chợ.", "2019-01-05", ["2018-12-31TNI"]),
    ("Tháng 11, lúa chín.", "2019-01-05", ["2018-11"]),
    ("Từ 28/12 đến 3/1, đường cấm xe.", "2019-01-05", ["2018-12-28", "2019-01-03"]),
    ("Ngày 30/11, đoàn đã về.", "2019-02-01", ["2018-11-30"]),
    # January announced in December.
    ("Ngày 5/1 tới, cầu sẽ thông xe.", "2018-12-20", ["2019-01-05"]),
    ("Dự kiến ngày 15/1, trạm sẽ mở.", "2018-12-20", ["2019-01-15"]),
    ("Lễ hội sẽ diễn ra từ ngày 28/12 đến 2/1.", "2018-12-20", ["2018-12-28", "2019-01-02"]),
    ("Từ tháng 2, giá nước sẽ tăng.", "2018-12-20", ["2019-02"]),
    ("Hạn chót là ngày 10/2.", "2018-12-20", ["2019-02-10"]),
    # The future cue does not carry away a day that has just passed.
    ("Ngày 12/3, ông cho biết xã sẽ làm đường.", "2018-04-12", ["2018-03-12"]),
    ("Ngày 20/12, tòa tuyên án; bị cáo sẽ kháng cáo.", "2019-01-05", ["2018-12-20"]),
    # What goes on until now began before, whatever year was named last.
    ("Dịp Tết năm 2022, từ 15-12 đến nay, đội phá ba vụ.", "2022-01-10", ["2022-02-01", "2021-12-15"]),
    ("Từ 20/6 đến nay, xã không có vụ nào.", "2018-04-12", ["2017-06-20"]),
    ("Từ tháng 3 đến nay, xã không có vụ nào.", "2018-04-12", ["2018-03"]),
    ("Năm 2016, từ tháng 3 đến nay, xã không có vụ nào.", "2018-04-12", ["2016", "2016-03"]),
    ("Từ ngày 20/6 đến ngày 5/7 sẽ thi.", "2018-04-12", ["2018-06-20", "2018-07-05"]),
    # A deadline by which something must be done lies ahead; what was done by then does not.
    ("Đến ngày 5-6, công an các xã phải hoàn thành cấp thẻ.", "2021-03-24", ["2021-06-05"]),
    ("Riêng xã Mỹ Lộc, đến ngày 5/6 phải hoàn thành mục tiêu.", "2021-03-24", ["2021-06-05"]),
    ("Đến ngày 5-6, công an các xã hoàn thành cấp thẻ.", "2021-03-24", ["2020-06-05"]),
    ("Ngày 5-6, xe phải dừng lại.", "2021-03-24", ["2020-06-05"]),
    # Later in the same year.
    ("Hội thi sẽ mở vào ngày 20/6.", "2018-04-12", ["2018-06-20"]),
    ("Ngày 20/6, trận bóng diễn ra.", "2018-04-12", ["2017-06-20"]),
    ("Ngày 15/4, giải bóng khai mạc.", "2018-04-12", ["2018-04-15"]),
    ("Ngày 15/4 vừa qua, giải bóng khai mạc.", "2018-04-12", ["2017-04-15"]),
    ("Tháng 9, trường được sửa.", "2018-04-12", ["2017-09"]),
    ("Tháng 4, trường được sửa.", "2018-04-12", ["2018-04"]),
    # Publication known in part.
    ("Sáng 6/11, phường họp.", "2023-12", ["2023-11-06TMO"]),
    ("Sáng 6/11, phường họp.", "2023", ["2023-11-06TMO"]),
    ("Ngày 25/12, phường họp.", "2023-12", ["2023-12-25"]),
    ("Ngày 25/12, phường họp.", "2023-11", ["2022-12-25"]),
    ("Năm ngoái, cam rẻ.", "2023-12", ["2022"]),
    ("Hôm nay, xã họp.", "2023-12", ["2023-12-XX"]),
    ("Hôm nay (6/11), xã họp.", "2023-12", ["2023-11-06"]),
    ("Tháng trước, xã họp.", "2023-12", ["2023-11"]),
    # Not known.
    ("Sáng 6/11, phường họp.", None, ["XXXX-11-06TMO"]),
    ("Ngày 6/11, phường họp.", None, ["XXXX-11-06"]),
    ("Ngày 6/11/2023, phường họp.", None, ["2023-11-06"]),
    ("Tháng 11, phường họp.", None, ["XXXX-11"]),
    ("6 tháng đầu năm, án giảm.", None, ["XXXX-H1"]),
    ("Hôm qua, xã họp.", None, ["XXXX-XX-XX"]),
    ("Tuần qua, xã họp.", None, ["XXXX-WXX"]),
    ("Năm nay, xã họp.", None, ["XXXX"]),
    # Neither a planning office, nor tourism, nor a calendar speaks of the future.
    ("Ngày 20/9, Sở Kế hoạch và Đầu tư, Sở Du lịch họp.", "2018-04-12", ["2017-09-20"]),
    ("Ngày 10/10 (tức 20/8 âm lịch), làng mở hội.", "2018-04-12", ["2017-10-10", "2017-10-09"]),
    ("Theo kế hoạch, cầu thông xe ngày 20/9.", "2018-04-12", ["2018-09-20"]),
    ("Theo lịch, cầu thông xe ngày 20/9.", "2018-04-12", ["2018-09-20"]),
    # The text's own year.
    ("Năm 2015, anh Tân vay tiền. Đến tháng 8, anh bỏ trốn.", "2018-04-12", ["2015", "2015-08"]),
    ("Ngày 5/3/2016, ông Bảy mua đất. Đến ngày 10/5, ông bán lại.", "2018-04-12",
     ["2016-03-05", "2016-05-10"]),
    ("Ngày 15/12/2015, ông Bảy mua đất, đến ngày 20/2 thì bán.", "2018-04-12", ["2015-12-15", "2016-02-20"]),
    ("Vào tháng 8 năm 1940, trận đánh nổ ra. Đến tháng 9 thì ngừng.", "1941-06-01", ["1940-08", "1940-09"]),
    ("Thực hiện Kế hoạch năm 2017, ngày 10/4 xã ra quân.", "2018-04-12", ["2017", "2018-04-10"]),
    ("Theo Quyết định số 5/QĐ-UBND ngày 3/2/2016, ngày 10/4 xã khởi công.", "2018-04-12",
     ["2016-02-03", "2018-04-10"]),
    ("Tháng 4/2015, hai người quen nhau. Đến tháng 7/2015, họ góp vốn. Tháng 9, họ chia tay.", "2018-04-12",
     ["2015-04", "2015-07", "2015-09"]),
    ("Ngày 5/3/2016, ông Bảy mua đất. Ngày 10/5, ông bán.", "2018-04-12", ["2016-03-05", "2016-05-10"]),
    ("Năm 2016, thu 5 tỷ đồng; tính từ đầu năm đến 31/3, thu 2 tỷ đồng.", "2018-04-12",
     ["2016", "2018", "2018-03-31"]),
    ("Bão đổ bộ trưa 15/9/2015; từ đêm 14 đến hết ngày 16/9, mưa to.", "2018-04-12",
     ["2015-09-15TMI", "2015-09-14TNI", "2015-09-16"]),
    ("Ngày 5/3/2017 và 8/3/2017, ông Hai nhận tiền; tháng 4, ông bỏ trốn.", "2018-04-12",
     ["2017-03-05", "2017-03-08", "2017-04"]),
    ("Nhắc vụ cháy ngày 5/3/2016, ngày 10/4 tòa mở phiên xử.", "2018-04-12", ["2016-03-05", "2018-04-10"]),
    ("Anh Tân (SN 1990) vay tiền. Đến ngày 12/3, anh bỏ trốn.", "2018-04-12", ["1990", "2018-03-12"]),
    ("Bà Lý sinh ngày 5/3/1960. Đến tháng 2, bà nghỉ hưu.", "2018-04-12", ["1960-03-05", "2018-02"]),
    ("Mục tiêu đến năm 2020 khá cao. Đến tháng 3, xã mới làm được nửa.", "2018-04-12", ["2020", "2018-03"]),
    ("Thực hiện Công văn số 15 ngày 5/3/2016. Đến ngày 2/4, xã báo cáo.", "2018-04-12",
     ["2016-03-05", "2018-04-02"]),
    # A range runs on into the next year.
    ("Đợt cao điểm từ 15/12 đến 14/2 bắt đầu.", "2018-12-20", ["2018-12-15", "2019-02-14"]),
    ("Nghỉ lễ từ 8/2 đến 14/2.", "2018-02-01", ["2018-02-08", "2018-02-14"]),
    # A span with no year is a schedule rather than a memory, where it begins soon.
    ("Ngày hội tổ chức từ ngày 2/7, đến ngày 10/8.", "2024-05", ["2024-07-02", "2024-08-10"]),
    ("Lớp học diễn ra từ ngày 5/9.", "2024-07-20", ["2024-09-05"]),
    ("Cao điểm từ 15/12 đến 14/2 đạt kết quả.", "2024-07-20", ["2023-12-15", "2024-02-14"]),
    ("Hôm thứ Sáu, xã họp.", "2024-05", ["XXXX-WXX-5"]),
    # Deadlines and feasts are on the closer side.
    ("Trước ngày 31/12, xã phải xong.", "2018-10-15", ["2018-12-31"]),
    ("Chậm nhất ngày 5/1 phải báo cáo.", "2018-10-15", ["2019-01-05"]),
    ("Dịp lễ 2/9, bãi biển đông khách.", "2018-08-01", ["2018-09-02"]),
    # The day that the text is at.
    ("Ngày 3/4, anh Toàn đến chợ. Cùng ngày, anh mất xe.", "2018-04-12", ["2018-04-03", "2018-04-03"]),
    ("Ngày 3/4, mưa to. Hôm sau, trời nắng.", "2018-04-12", ["2018-04-03", "2018-04-04"]),
    ("Ngày 3/4, mưa to. Đến 15h, trời tạnh.", "2018-04-12", ["2018-04-03", "2018-04-03T15:00"]),
    ("Ngày 3/3/2018 cháy kho. Đến ngày 12, vụ việc được làm rõ.", "2018-04-12", ["2018-03-03", "2018-03-12"]),
    ("Theo công văn số 8/CV-UBND ngày 2/2/2018, cùng ngày 9/4 hai thôn họp.", "2018-04-12",
     ["2018-02-02", "2018-04-09"]),
    # Aims and tasks lie ahead, unless they were met or set before.
    ("Về nhiệm vụ thời gian tới, cần hoàn thành hồ sơ vào ngày 6/3.", "2018-02-27", ["2018-03-06"]),
    ("Công an huyện phấn đấu trước 30/9 cấp xong căn cước.", "2018-02-27", ["2018-09-30"]),
    ("Đơn vị đã phấn đấu hoàn thành trước 30/9.", "2018-02-27", ["2017-09-30"]),
    ("Trước 30/9, ba xã đã di dời xong.", "2018-02-27", ["2017-09-30"]),
    ("Ngày 5/2, xã đặt mục tiêu đến ngày 20/6 dập xong dịch.", "2018-02-27", ["2018-02-05", "2018-06-20"]),
    ("Đến ngày 20/6, số ca mắc là 120.", "2018-02-27", ["2017-06-20"]),
    ("Huyện đề nghị các xã báo cáo trong quý II.", "2018-02-27", ["2018-Q2"]),
    ("Việc này được báo cáo tại hội nghị trong quý II.", "2018-02-27", ["2017-Q2"]),
    ("Tỉnh đề nghị Cục hỗ trợ. Văn phòng báo cáo kết quả trong quý II.", "2018-02-27", ["2018-Q2"]),
    ("Tỉnh đã đề nghị Cục hỗ trợ. Văn phòng báo cáo kết quả trong quý II.", "2018-02-27", ["2017-Q2"]),
    ("Yêu cầu rà soát hồ sơ; khắc phục tồn tại; hoàn thành trước 30/9.", "2018-02-27", ["2018-09-30"]),
    ("UBND tỉnh đã yêu cầu hoàn thành trước ngày 30/9.", "2018-02-27", ["2017-09-30"]),
    ("Thực hiện chỉ đạo của Bộ, trong tháng 4 án giảm.", "2018-02-27", ["2017-04"]),
    ("Cảnh sát giao thông hoàn thành đợt tuần tra vào ngày 20/12.", "2018-02-27", ["2017-12-20"]),
    ("Lực lượng tập trung xử lý 45 vụ trong tháng 12.", "2018-02-27", ["2017-12"]),
    ("Xã quyết tâm xong đường trước ngày 20/2.", "2018-02-27", ["2018-02-20"]),
    # Weekdays.
    ("Hôm thứ Hai, xã họp.", "2018-04-12", ["2018-04-09"]),
    ("Thứ Sáu tuần trước, xã họp.", "2018-04-12", ["2018-04-06"]),
    ("Thứ Sáu tuần này, xã sẽ họp.", "2018-04-12", ["2018-04-13"]),
    ("Thứ Ba tuần tới, xã sẽ họp.", "2018-04-12", ["2018-04-17"]),
    ("Sáng Chủ nhật, xã làm cỏ.", "2018-04-12", ["2018-04-08TMO"]),
    ("Sáng Chủ nhật tới, xã làm cỏ.", "2018-04-12", ["2018-04-15TMO"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), YEARS)
def test_years(text: str, published: str | None, expected: list[str]) -> None:
    assert values(text, published) == expected


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("ngày 12/10", "2016-10-12", "2017-10-12"),
        ("tháng 6", "2016-06", "2017-06"),
        ("thứ Ba", "2017-01-31", "2017-02-07"),
        ("quý 3", "2016-Q3", "2017-Q3"),
        ("ngày 3/2/2015", "2015-02-03", "2015-02-03"),
    ],
)
def test_preferred_side(text: str, past: str, future: str) -> None:
    assert values(text, "2017-02-02") == [past]
    assert values(text, "2017-02-02", "future") == [future]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Ngày 3/4, xã họp.", ("2018-04-03", "2018-04-03")),
        ("Tháng 2/2016, xã họp.", ("2016-02-01", "2016-02-29")),
        ("Năm 2017, xã họp.", ("2017-01-01", "2017-12-31")),
        ("Quý I/2018, án giảm.", ("2018-01-01", "2018-03-31")),
        ("9 tháng đầu năm 2017, án giảm.", ("2017-01-01", "2017-09-30")),
        ("Tuần qua, án giảm.", ("2018-04-02", "2018-04-08")),
        ("2 năm qua, án giảm.", ("2016-04-12", "2018-04-12")),
        ("3 ngày tới, trời mưa.", ("2018-04-13", "2018-04-15")),
        ("Lúc 22h30 ngày 3/4, cháy.", ("2018-04-03", "2018-04-03")),
        ("Thập niên 90, làng nghèo.", ("1990-01-01", "1999-12-31")),
        ("Trong 3 ngày, xã xong việc.", (None, None)),
        ("Hằng năm, làng mở hội.", (None, None)),
        ("Tháng Giêng, làng mở hội.", ("2018-02-16", "2018-03-16")),
    ],
)
def test_days_covered(text: str, ends: tuple[str | None, str | None]) -> None:
    fact = find_dates(Reading(text, published="2018-04-12"))[0]
    assert (fact.from_day, fact.to_day) == ends


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Cuối năm 2017, xã họp.", "END"),
        ("Đầu tháng 3, xã họp.", "START"),
        ("Giữa tháng 3, xã họp.", "MID"),
        ("Gần 1 năm làm việc.", "LESS_THAN"),
        ("Hơn 1 năm làm việc.", "MORE_THAN"),
        ("Khoảng 9h ngày 3/4, cháy.", "APPROX"),
        ("Bắt đầu năm 2017, xã họp.", None),
        ("Năm 2017, xã họp.", None),
    ],
)
def test_modifiers(text: str, mod: str | None) -> None:
    assert find_dates(Reading(text, published="2018-04-12"))[0].mod == mod
