"""Edges of months, weeks of a month, seasons, quarters, months in lists, periods that are compared."""

import pytest

from extract.dates import find_dates
from extract.reading import Reading


def read(text: str, published: str | None = "2018-04-12") -> list[str]:
    facts = find_dates(Reading(text, published=published))
    return [f"{fact.text} = {fact.value}" for fact in facts if not fact.value.endswith("_REF")]


EDGES = [
    ("Ngày đầu tiên của tháng 3, trạm thu phí mở.", ["Ngày đầu tiên của tháng 3 = 2018-03-01"]),
    ("Ngày đầu tiên tháng ba, trạm thu phí mở.", ["Ngày đầu tiên tháng ba = 2018-03-01"]),
    ("Ngày cuối cùng của năm 2017, bến xe đông.", ["Ngày cuối cùng của năm 2017 = 2017-12-31"]),
    ("Vào ngày cuối cùng của tháng 2/2016, mưa đá.", ["ngày cuối cùng của tháng 2/2016 = 2016-02-29"]),
    ("Ngày cuối cùng của quý I/2018, sổ được khóa.", ["Ngày cuối cùng của quý I/2018 = 2018-03-31"]),
    ("Ngày đầu tiên của năm học mới, trò nào cũng vui.", []),
    ("Những ngày đầu năm 2018, giá rau tăng.", ["đầu năm 2018 = 2018"]),
    ("10 ngày đầu tháng 4, xảy ra hai vụ.", ["10 ngày đầu tháng 4 = 2018-04-01/2018-04-10"]),
    ("Năm ngày cuối tháng 3/2018, trời nồm.", ["Năm ngày cuối tháng 3/2018 = 2018-03-27/2018-03-31"]),
    ("15 ngày đầu năm 2018, cả huyện không có án mạng.",
     ["15 ngày đầu năm 2018 = 2018-01-01/2018-01-15"]),
    ("Tuần đầu tiên của tháng 3, đoàn kiểm tra.", ["Tuần đầu tiên của tháng 3 = 2018-W09"]),
    ("Tuần đầu tháng 9/2017, học sinh tựu trường.", ["Tuần đầu tháng 9/2017 = 2017-W36"]),
    ("Tuần thứ hai của tháng 3 có gió mùa.", ["Tuần thứ hai của tháng 3 = 2018-W10"]),
    ("Đợt hai vào tuần 2 tháng 5/2017.", ["tuần 2 tháng 5/2017 = 2017-W19"]),
    ("Tuần cuối cùng của tháng 2, rét đậm.", ["Tuần cuối cùng của tháng 2 = 2018-W08"]),
    ("Nửa đầu tháng 3, giá xăng giảm.", ["Nửa đầu tháng 3 = 2018-03"]),
    ("Nửa cuối năm 2017, giá lợn lên.", ["Nửa cuối năm 2017 = 2017-H2"]),
]  # fmt: skip

SEASONS = [
    ("Mùa hè năm nay, xã mở lớp bơi.", ["Mùa hè năm nay = 2018-SU"]),
    ("Mùa hè tới, xã mở lớp bơi.", ["Mùa hè tới = 2018-SU"]),
    ("Mùa hè vừa qua, xã mở lớp bơi.", ["Mùa hè vừa qua = 2017-SU"]),
    ("Mùa đông này rét hơn mùa đông năm ngoái.", ["Mùa đông này = 2018-WI", "mùa đông năm ngoái = 2017-WI"]),
    ("Mùa thu năm 1945, cả làng xuống đường.", ["Mùa thu năm 1945 = 1945-FA"]),
    ("Hoa ban nở đúng mùa xuân 2018.", ["mùa xuân 2018 = 2018-SP"]),
    ("Mùa hè nào cũng có trẻ đuối nước.", []),
    ("Vụ hè thu năm nay được mùa.", ["năm nay = 2018"]),
    ("Vụ đông xuân 2017-2018 mất mùa.", ["2017 = 2017", "2018 = 2018"]),
    ("Vụ mùa 2017 kém hơn vụ trước.", ["2017 = 2017"]),
    ("Mùa mưa năm nay đến sớm; mùa lễ hội đã bắt đầu.", ["năm nay = 2018"]),
    ("Đội tình nguyện mùa hè xanh đã lên đường.", []),
]  # fmt: skip

QUARTERS = [
    ("Quý đầu năm 2018, xuất khẩu tăng.", ["Quý đầu năm 2018 = 2018-Q1"]),
    ("Quý cuối năm 2017, thu ngân sách giảm.", ["Quý cuối năm 2017 = 2017-Q4"]),
    ("Hai quý đầu năm 2017, án giảm.", ["Hai quý đầu năm 2017 = 2017-H1"]),
    ("Ba quý đầu năm 2017, án giảm.", ["Ba quý đầu năm 2017 = 2017-01/2017-09"]),
    ("Quý III các năm 2016, 2017 đều mưa.", ["Quý III các năm 2016 = 2016-Q3", "2017 = 2017"]),
    ("Quý 1, 2 năm 2018 không có cháy rừng.", ["Quý 1 = 2018-Q1", "2 năm 2018 = 2018-Q2"]),
    ("Quý II/2017 và quý II/2018 bằng nhau.", ["Quý II/2017 = 2017-Q2", "quý II/2018 = 2018-Q2"]),
    ("Quý IV -2017 chưa quyết toán.", ["Quý IV -2017 = 2017-Q4"]),
    ("Quý vị đại biểu, quý 5 tỷ.", []),
]  # fmt: skip

MONTHS = [
    ("Trong các tháng 1, 2, 3 năm 2018, án giảm.",
     ["tháng 1 = 2018-01", "2 = 2018-02", "3 năm 2018 = 2018-03"]),
    ("Tháng 10, 11, 12/2017 mưa liên tục.", ["Tháng 10 = 2017-10", "11 = 2017-11", "12/2017 = 2017-12"]),
    ("Trong tháng 2 và 3 năm nay, trời nồm.", ["tháng 2 = 2018-02", "3 năm nay = 2018-03"]),
    ("Đợt rét rơi vào tháng 2, 3 và 4.", ["tháng 2 = 2018-02", "3 = 2018-03", "4 = 2018-04"]),
    ("Tháng 3, 12 hộ thoát nghèo.", ["Tháng 3 = 2018-03"]),
    ("Từ tháng 11 năm ngoái đến tháng 2 năm nay, hạn nặng.",
     ["tháng 11 năm ngoái = 2017-11", "tháng 2 năm nay = 2018-02"]),
    ("9 tháng năm nay, GRDP tăng 8%.", ["9 tháng năm nay = 2018-01/2018-09"]),
    ("11 tháng của năm 2017, thu đủ.", ["11 tháng của năm 2017 = 2017-01/2017-11"]),
    ("8 tháng đầu của năm 2017, thu đủ.", ["8 tháng đầu của năm 2017 = 2017-01/2017-08"]),
    ("Ngày 9 tháng năm, lớp bế giảng.", ["Ngày 9 tháng năm = 2017-05-09"]),
    ("Tháng 11 này, cầu thông xe.", ["Tháng 11 = 2018-11"]),
    ("Tháng 7 và tháng 8 tới, học trò nghỉ.", ["Tháng 7 = 2018-07", "tháng 8 = 2018-08"]),
    ("Từ ngày 20 đến 25/5 tới, xã thu phí.", ["ngày 20 = 2018-05-20", "25/5 = 2018-05-25"]),
    ("Giai đoạn 2021-25 và năm học 2016-17.",
     ["2021 = 2021", "25 = 2025", "2016 = 2016", "17 = 2017"]),
    ("Thả từ 2000-3000 con cá, từ 2015-20 con gà.", []),
    ("Từ ngày 28 đến 3/4, cầu đóng; từ 29 đến 2/1/2018, phà nghỉ.",
     ["ngày 28 = 2018-03-28", "3/4 = 2018-04-03", "29 = 2017-12-29", "2/1/2018 = 2018-01-02"]),
    ("Ngày 14 và 15 tháng 6 nhuận năm Ất Tỵ 2025, chùa làm lễ.",
     ["Ngày 14 = 2025-08-07", "15 tháng 6 nhuận năm Ất Tỵ 2025 = 2025-08-08"]),
    ("Ngày 12 & 13/3, từ 12 đến hết ngày 15/3.",
     ["Ngày 12 = 2018-03-12", "13/3 = 2018-03-13", "12 = 2018-03-12", "ngày 15/3 = 2018-03-15"]),
    ("Ngày16/3, tháng9/2017 và năm2016 viết liền.", ["Ngày16/3 = 2018-03-16", "tháng9/2017 = 2017-09",
     "năm2016 = 2016"]),
    ("Năm hai nghìn không trăm mười bảy, cầu xong.", ["Năm hai nghìn không trăm mười bảy = 2017"]),
    ("Ngày ba mươi tháng mười hai năm một nghìn chín trăm bảy mươi hai.",
     ["Ngày ba mươi tháng mười hai năm một nghìn chín trăm bảy mươi hai = 1972-12-30"]),
    ("Ngày 3, tháng 4, năm 2017, hai bên ký.", ["Ngày 3, tháng 4, năm 2017 = 2017-04-03"]),
    ("Những năm 60 của thế kỷ trước, làng đào kênh.", ["Những năm 60 của thế kỷ trước = 196"]),
    ("Thập niên 70 thế kỷ XX, làng đào kênh.", ["Thập niên 70 thế kỷ XX = 197"]),
]  # fmt: skip

COMPARED = [
    ("Tháng 3, án giảm so với cùng kỳ tháng trước.", ["Tháng 3 = 2018-03", "cùng kỳ tháng trước = 2018-02"]),
    ("Quý I/2018, án giảm so với cùng thời điểm năm trước.",
     ["Quý I/2018 = 2018-Q1", "cùng thời điểm năm trước = 2017-Q1"]),
    ("6 tháng đầu năm 2017 hơn cùng giai đoạn năm 2016.",
     ["6 tháng đầu năm 2017 = 2017-H1", "cùng giai đoạn năm 2016 = 2016-H1"]),
    ("9 tháng đầu năm 2017 tăng so với cùng kỳ các năm 2015 và 2016.",
     ["9 tháng đầu năm 2017 = 2017-01/2017-09", "cùng kỳ các năm 2015 = 2015-01/2015-09", "2016 = 2016"]),
    ("Tính chung 3 tháng, thu tăng 4% so với cùng kỳ năm trước.",
     ["3 tháng = P3M", "cùng kỳ năm trước = 2017-Q1"]),
    ("Ông Tân và bà Lý vào làm cùng thời điểm.", []),
    ("Số vụ giảm so với bốn tháng trước đó.", ["bốn tháng trước đó = P4M"]),
    ("Xã nhận quyết định bốn tháng trước đó.", ["bốn tháng trước đó = 2017-12"]),
    ("Lũ lớn hơn so với ba năm trước.", ["ba năm trước = 2015"]),
]  # fmt: skip

SETS = [
    ("Hai bên họp 6 tháng một lần.", ["6 tháng một lần = P6M"]),
    ("Cuộc đua mở 2 năm 1 lần.", ["2 năm 1 lần = P2Y"]),
    ("Ngày 16 và 17 tháng Giêng hằng năm, làng mở hội.",
     ["Ngày 16 = P1Y", "17 tháng Giêng hằng năm = P1Y"]),
    ("Trạm trực từ 18 giờ đến 6 giờ hằng ngày.",
     ["18 giờ = XXXX-XX-XXT18:00", "6 giờ hằng ngày = XXXX-XX-XXT06:00"]),
    ("Đội đi tuần hằng đêm.", ["hằng đêm = P1D"]),
    ("Chợ họp các ngày thứ 3, thứ 5 hằng tuần.", ["thứ 3 = XXXX-WXX-2", "thứ 5 hằng tuần = XXXX-WXX-4"]),
    ("Đến ngày thứ hai của kỳ họp, ngày thứ 3 liên tiếp trời mưa.", []),
    ("Lớp mở vào thứ Bảy, Chủ nhật hàng tuần.", ["thứ Bảy = XXXX-WXX-6", "Chủ nhật hàng tuần = XXXX-WXX-7"]),
    ("Đóng 5 triệu đồng mỗi lần, một lần duy nhất.", []),
]  # fmt: skip

LUNAR = [
    ("Rằm tháng 6 nhuận năm Ất Tỵ 2025, chùa làm lễ.", ["Rằm tháng 6 nhuận năm Ất Tỵ 2025 = 2025-08-08"]),
    ("Tháng 4 nhuận năm Canh Tý 2020, mưa nhiều.",
     ["Tháng 4 nhuận năm Canh Tý 2020 = 2020-05-23/2020-06-20"]),
    ("Từ ngày 29 tháng Chạp năm Đinh Dậu đến hết mùng 5 tháng Giêng năm Mậu Tuất.",
     ["ngày 29 tháng Chạp năm Đinh Dậu = 2018-02-14", "mùng 5 tháng Giêng năm Mậu Tuất = 2018-02-20"]),
    ("Công nhân nghỉ từ 27 tháng Chạp, năm Đinh Dậu.", ["27 tháng Chạp, năm Đinh Dậu = 2018-02-12"]),
    ("Từ ngày 2/3 (tức ngày 15 tháng Giêng), hội mở.",
     ["ngày 2/3 = 2018-03-02", "ngày 15 tháng Giêng = 2018-03-02"]),
    ("Ngày 10/10/2016 (tức 10/9 âm lịch), hội mở.",
     ["Ngày 10/10/2016 = 2016-10-10", "10/9 âm lịch = 2016-10-10"]),
    ("Hội mở từ ngày 11 - 16 tháng Giêng âm lịch.",
     ["ngày 11 = 2018-02-26", "16 tháng Giêng âm lịch = 2018-03-03"]),
    ("Từ 27 Tết đến mùng 5 Tết Mậu Tuất, cấm xe tải.",
     ["27 Tết = 2018-02-12", "mùng 5 Tết Mậu Tuất = 2018-02-20"]),
    ("Đêm 14, rạng 15 tháng Giêng, đền mở cửa.",
     ["Đêm 14 = 2018-03-01TNI", "rạng 15 tháng Giêng = 2018-03-02TMO"]),
    ("Tết Dương lịch 2018, xã cấm pháo.", ["Tết Dương lịch 2018 = 2018-01-01"]),
    ("Tết Nguyên đán Canh Tuất 2030 còn xa.", ["Tết Nguyên đán Canh Tuất 2030 = 2030-02-02"]),
    ("Mùng 1 Tết Đinh Hợi 2007, trời hửng.", ["Mùng 1 Tết Đinh Hợi 2007 = 2007-02-17"]),
    ("Giao ban ngày mùng 5 tháng sau.", ["ngày mùng 5 tháng sau = 2018-05-05"]),
    ("Năm Kỷ Hợi 2019 là năm con lợn.", ["Năm Kỷ Hợi 2019 = 2019"]),
    ("Dịp Tết Nguyên đán Mậu Tuất - 2018, xã yên.", ["Tết Nguyên đán Mậu Tuất - 2018 = 2018-02-16"]),
    ("Sáng mùng Một Tết, chiều mồng Hai và ngày mùng ba tháng Giêng.",
     ["Sáng mùng Một Tết = 2018-02-16TMO", "chiều mồng Hai = 2018-02-17TAF",
      "ngày mùng ba tháng Giêng = 2018-02-18"]),
    ("Tết năm ngoái ấm hơn Tết năm nay; người Tết ở bản.",
     ["Tết năm ngoái = 2017-01-28", "Tết năm nay = 2018-02-16"]),
    ("Tết Đinh Dậu (2017) rất ấm.", ["Tết Đinh Dậu (2017) = 2017-01-28"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [*EDGES, *SEASONS, *QUARTERS, *MONTHS, *COMPARED, *SETS, *LUNAR]
)
def test_spans(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        # The winter that January is in began the year before.
        ("Mùa đông này ấm.", "2017-02-02", "2016-WI"),
        ("Mùa đông này ấm.", "2017-12-25", "2017-WI"),
        ("Mùa hè tới sẽ nóng.", "2017-08-02", "2018-SU"),
        ("Mùa đông vừa qua rét.", "2018-04-12", "2017-WI"),
        # The last months of a year are this year's, the first months the last that are over.
        ("Nhiệm vụ 6 tháng cuối năm đã rõ.", "2018-06-25", "2018-H2"),
        ("6 tháng cuối năm, án giảm.", "2018-01-15", "2017-H2"),
        ("6 tháng đầu năm, án giảm.", "2018-06-05", "2018-H1"),
        ("6 tháng đầu năm, án giảm.", "2018-02-05", "2017-H1"),
        ("6 tháng đầu năm, huyện sẽ làm đường.", "2018-02-05", "2018-H1"),
        ("9 tháng đầu năm, án giảm.", "2018-10-02", "2018-01/2018-09"),
        ("Trong quý II, xã làm xong đường.", "2018-05-15", "2018-Q2"),
        ("Ngay trong quý II, xã sửa trụ sở.", "2018-03-15", "2018-Q2"),
        ("Trong quý II, xã sửa trụ sở.", "2018-02-15", "2017-Q2"),
        ("Quý I, xã bầu trưởng thôn.", "2018-12-28", "2019-Q1"),
        ("Quý IV, xã thu đủ.", "2019-01-10", "2018-Q4"),
        # A month that begins within days is the coming one.
        ("Khởi hành liên tục trong tháng 3.", "2015-02-28", "2015-03"),
        ("Trong tháng 3, trời ấm.", "2015-02-02", "2014-03"),
    ],
)
def test_spans_near_publication(text: str, published: str, value: str) -> None:
    assert find_dates(Reading(text, published=published))[0].value == value


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Mùa hè 2017, lớp bơi mở.", ("2017-06-21", "2017-09-22")),
        ("Mùa đông 2017, trời rét.", ("2017-12-21", "2018-03-20")),
        ("Tuần đầu tháng 9/2017, trường mở.", ("2017-09-04", "2017-09-10")),
        ("10 ngày cuối tháng 2/2016, mưa.", ("2016-02-20", "2016-02-29")),
        ("Ngày đầu tiên của tháng 3, họp.", ("2018-03-01", "2018-03-01")),
        ("Quý đầu năm 2018, họp.", ("2018-01-01", "2018-03-31")),
    ],
)
def test_days_covered(text: str, ends: tuple[str, str]) -> None:
    fact = find_dates(Reading(text, published="2018-04-12"))[0]
    assert (fact.from_day, fact.to_day) == ends


TERMS = [
    ("Bà từng làm Trưởng phòng (10/2015-1/2017).", ["10/2015 = 2015-10", "1/2017 = 2017-01"]),
    ("Giai đoạn 7/2015-7/2017, xã làm đường.", ["7/2015 = 2015-07", "7/2017 = 2017-07"]),
    # a code, and not two months
    ("Quyết định số 10/2015-QĐ được ký.", []),
    ("Lô hàng 10/2015-1/20 bị giữ.", []),
    ("Hơn 27 năm công tác, bà chưa nghỉ buổi nào.", ["Hơn 27 năm = P27Y"]),
    ("Mỗi hộ góp 27 ngày công.", []),
    ("Xã huy động 3 ngày công lao động.", []),
]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_terms_of_office_and_years_of_work(text: str, expected: list[str]) -> None:
    assert read(text) == expected
