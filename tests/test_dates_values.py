"""What sentences of Vietnamese reports say about time, as spans and TIMEX3 values."""

import pytest

from extract.dates import find_dates
from extract.reading import Reading


def read(text: str, published: str | None = "2018-04-12", **known: str) -> list[str]:
    """`span = value` for each fact that a calendar can place."""
    facts = find_dates(Reading(text, published=published, **known))
    return [f"{fact.text} = {fact.value}" for fact in facts if not fact.value.endswith("_REF")]


DAYS = [
    ("Ngày 9/4, phường Hòa Bình ra mắt tổ tự quản.", ["Ngày 9/4 = 2018-04-09"]),
    ("Hội nghị diễn ra ngày 27/3/2018 tại hội trường.", ["ngày 27/3/2018 = 2018-03-27"]),
    ("Quyết định có hiệu lực từ ngày 1-7-2017.", ["ngày 1-7-2017 = 2017-07-01"]),
    ("Ông Lộc nhận bằng khen ngày 3.2.2018.", ["ngày 3.2.2018 = 2018-02-03"]),
    ("Ngày 2 tháng 9 năm 2017, xã tổ chức lễ mít tinh.", ["Ngày 2 tháng 9 năm 2017 = 2017-09-02"]),
    ("Ngày hai mươi tháng Chín năm 2017, đoàn lên đường.",
     ["Ngày hai mươi tháng Chín năm 2017 = 2017-09-20"]),
    ("Ngày mười lăm tháng ba, cầu thông xe.", ["Ngày mười lăm tháng ba = 2018-03-15"]),
    ("Chị Tâm mất tích hôm 30/3.", ["hôm 30/3 = 2018-03-30"]),
    ("Lúa được gặt xong hôm 5 tháng 4.", ["hôm 5 tháng 4 = 2018-04-05"]),
    ("Biên bản lập ngày 08/02/2018 nêu rõ.", ["ngày 08/02/2018 = 2018-02-08"]),
    ("Cơn mưa đến từ 3/4 làm ngập đường.", ["3/4 = 2018-04-03"]),
    ("Đội đã trực liên tục từ 28/3 đến 5/4.", ["28/3 = 2018-03-28", "5/4 = 2018-04-05"]),
    ("Cập nhật 2018-03-02.", ["2018-03-02 = 2018-03-02"]),
    ("Đăng lúc 2018-03-02 14:05:00", ["2018-03-02 14:05:00 = 2018-03-02T14:05"]),
    ("Thứ Ba, 27/03/2018, 08:47 [GMT+7]", ["Thứ Ba, 27/03/2018, 08:47 = 2018-03-27T08:47"]),
    ("Thứ hai ngày 2 tháng 4, lớp học khai giảng.", ["Thứ hai ngày 2 tháng 4 = 2018-04-02"]),
    ("Hôm nay (12/4), huyện khởi công trạm bơm.", ["Hôm nay (12/4) = 2018-04-12"]),
    ("Hôm qua, 11/4, hai xã ký giao ước.", ["Hôm qua, 11/4 = 2018-04-11"]),
    ("Chiều qua 11/4, dân làng dựng lại nhà.", ["Chiều qua 11/4 = 2018-04-11TAF"]),
    ("Thứ Tư (11/4), tổ công tác xuống bản.", ["Thứ Tư (11/4) = 2018-04-11"]),
    ("Ông Đạt sinh ngày 7-7-1970 tại Hà Nam.", ["ngày 7-7-1970 = 1970-07-07"]),
    ("Văn bản số 12/KH-UBND ngày 3/4/2018 của huyện nêu rõ.", ["ngày 3/4/2018 = 2018-04-03"]),
    ("Hội thi chào mừng 84 năm ngày truyền thống (26/3/1931 - 26/3/2018).",
     ["84 năm = P84Y", "26/3/1931 = 1931-03-26", "26/3/2018 = 2018-03-26"]),
    ("Ngày Quốc tế Phụ nữ 8/3, các chị được tặng hoa.", ["8/3 = 2018-03-08"]),
    ("Dịp lễ 30/4 năm ngoái, bãi biển rất đông.", ["30/4 năm ngoái = 2017-04-30"]),
    ("Ngày 12/3 năm nay, lớp bế giảng.", ["Ngày 12/3 năm nay = 2018-03-12"]),
]  # fmt: skip

PARTS = [
    ("Sáng 6/4, đoàn kiểm tra vào bản.", ["Sáng 6/4 = 2018-04-06TMO"]),
    ("Rạng sáng 18-3, mưa đá trút xuống.", ["Rạng sáng 18-3 = 2018-03-18TMO"]),
    ("Đêm 18.3.2018, nhà ông Tư bốc cháy.", ["Đêm 18.3.2018 = 2018-03-18TNI"]),
    ("Chiều tối ngày 1/4, xe tải lật.", ["Chiều tối ngày 1/4 = 2018-04-01TEV"]),
    ("Trưa 2/4, công nhân nghỉ việc.", ["Trưa 2/4 = 2018-04-02TMI"]),
    ("Tối hôm qua, cả xóm mất điện.", ["Tối hôm qua = 2018-04-11TEV"]),
    ("Sáng nay, bà con nhận gạo.", ["Sáng nay = 2018-04-12TMO"]),
    ("Đêm qua, nước lên nhanh.", ["Đêm qua = 2018-04-11TNI"]),
    ("Sáng mai, đội bóng lên đường.", ["Sáng mai = 2018-04-13TMO"]),
    ("Cuối chiều 6/4, lửa được dập tắt.", ["Cuối chiều 6/4 = 2018-04-06TAF"]),
    ("Ngày 6/4, ông Tín đi rừng. Chiều cùng ngày, ông bị lạc.",
     ["Ngày 6/4 = 2018-04-06", "Chiều cùng ngày = 2018-04-06TAF"]),
    ("Đêm 6/4, ghe chìm. Sáng hôm sau, dân tìm thấy ghe.",
     ["Đêm 6/4 = 2018-04-06TNI", "Sáng hôm sau = 2018-04-07TMO"]),
    ("Đêm 3 rạng sáng 4/4, kẻ gian vào kho.", ["Đêm 3 = 2018-04-03TNI", "rạng sáng 4/4 = 2018-04-04TMO"]),
    ("Sáng thứ Hai tuần này, chợ mở lại.", ["Sáng thứ Hai tuần này = 2018-04-09TMO"]),
    ("Cùng chiều 6/4, đội cứu hộ đến nơi.", ["Cùng chiều 6/4 = 2018-04-06TAF"]),
    ("Sáng sớm 7/4, sương dày đặc.", ["Sáng sớm 7/4 = 2018-04-07TMO"]),
]  # fmt: skip

CLOCKS = [
    ("Khoảng 22h30 ngày 3/4, xe khách gặp nạn.", ["Khoảng 22h30 ngày 3/4 = 2018-04-03T22:30"]),
    ("Lúc 22 giờ 30 ngày 3/4, hai xe va chạm.", ["22 giờ 30 ngày 3/4 = 2018-04-03T22:30"]),
    ("Trận đấu bắt đầu 20h ngày 8/4.", ["20h ngày 8/4 = 2018-04-08T20:00"]),
    ("Hồi 13h30 ngày 8/4, tổ tuần tra phát hiện.", ["13h30 ngày 8/4 = 2018-04-08T13:30"]),
    ("Lúc 8h13 sáng 8/4, tàu rời ga.", ["8h13 sáng 8/4 = 2018-04-08T08:13"]),
    ("Vào 7 giờ tối ngày 8/4, đèn bật sáng.", ["7 giờ tối ngày 8/4 = 2018-04-08T19:00"]),
    ("Lúc 2 giờ chiều hôm qua, ông Ba ra vườn.", ["2 giờ chiều hôm qua = 2018-04-11T14:00"]),
    ("Ngày 5/4, nhà bà Sáu bị trộm lúc 15h.", ["Ngày 5/4 = 2018-04-05", "15h = 2018-04-05T15:00"]),
    ("Vào 0h ngày 1/4, giá điện đổi.", ["0h ngày 1/4 = 2018-04-01T00:00"]),
    ("Hôm qua 08:16", ["Hôm qua 08:16 = 2018-04-11T08:16"]),
    ("Hội thao diễn ra lúc 7:30 chiều ngày 20/4/2017.", ["7:30 chiều ngày 20/4/2017 = 2017-04-20T19:30"]),
    ("9 tháng 1 2015 lúc 15:08", ["9 tháng 1 2015 lúc 15:08 = 2015-01-09T15:08"]),
    ("Đến 3h ngày 24/01/2018, nghi phạm bị bắt.", ["3h ngày 24/01/2018 = 2018-01-24T03:00"]),
    ("Lúc 7 giờ rưỡi sáng 3/4, trẻ đến lớp.", ["7 giờ rưỡi sáng 3/4 = 2018-04-03T07:30"]),
    ("Lúc 11 giờ đêm 3/4, chó sủa dữ.", ["11 giờ đêm 3/4 = 2018-04-03T23:00"]),
    ("Lúc 1 giờ đêm 3/4, cả nhà tỉnh giấc.", ["1 giờ đêm 3/4 = 2018-04-03T01:00"]),
    ("Thuốc phải uống lúc 12 giờ trưa hôm nay.", ["12 giờ trưa hôm nay = 2018-04-12T12:00"]),
    ("Từ 7h đến 11h ngày 9/4, phường cắt nước.",
     ["7h = 2018-04-09T07:00", "11h ngày 9/4 = 2018-04-09T11:00"]),
]  # fmt: skip

LISTS = [
    ("Lớp tập huấn mở từ 2 đến 4/4.", ["2 = 2018-04-02", "4/4 = 2018-04-04"]),
    ("Trong hai ngày 5 và 6/4, đoàn thăm các hộ.", ["ngày 5 = 2018-04-05", "6/4 = 2018-04-06"]),
    ("Hội chợ mở ngày 1-3/4.", ["ngày 1 = 2018-04-01", "3/4 = 2018-04-03"]),
    ("Giải đấu diễn ra từ 9-11/3.", ["9 = 2018-03-09", "11/3 = 2018-03-11"]),
    ("Vào các ngày 17,18 và 25/3/2018, anh Hùng trực.",
     ["ngày 17 = 2018-03-17", "18 = 2018-03-18", "25/3/2018 = 2018-03-25"]),
    ("Từ ngày 1 đến 10-3-2018, xã thu thuế.", ["ngày 1 = 2018-03-01", "10-3-2018 = 2018-03-10"]),
    ("Từ 15/12/2017 đến 14/1/2018, cầu tạm đóng.", ["15/12/2017 = 2017-12-15", "14/1/2018 = 2018-01-14"]),
    ("Từ 15/12 đến 14/1/2018, cầu tạm đóng.", ["15/12 = 2017-12-15", "14/1/2018 = 2018-01-14"]),
    ("Từ ngày 28/12/2017 đến ngày 3/1, bến phà nghỉ.",
     ["ngày 28/12/2017 = 2017-12-28", "ngày 3/1 = 2018-01-03"]),
    ("Đợt cao điểm 2-12/3/2018 thu nhiều kết quả.", ["2 = 2018-03-02", "12/3/2018 = 2018-03-12"]),
    ("Từ ngày 5 đến ngày 9 tháng 3, trường kiểm tra.",
     ["ngày 5 = 2018-03-05", "ngày 9 tháng 3 = 2018-03-09"]),
    ("Nhiệm kỳ 2015-2020, chi bộ có tám đảng viên.", ["2015 = 2015", "2020 = 2020"]),
    ("Giai đoạn 2016 – 2020, huyện làm nhiều cầu.", ["2016 = 2016", "2020 = 2020"]),
    ("Từ 2011 đến 2015, đất bỏ hoang.", ["2011 = 2011", "2015 = 2015"]),
    ("Từ tháng 3 đến tháng 9/2017, lũ về hai lần.", ["tháng 3 = 2017-03", "tháng 9/2017 = 2017-09"]),
    ("Năm 2016 và 2017, xã mất mùa.", ["Năm 2016 = 2016", "2017 = 2017"]),
    ("Năm học 2016-2017, trường có 20 lớp.", ["2016 = 2016", "2017 = 2017"]),
    ("Quý I và quý II/2017, thu ngân sách tăng.", ["Quý I = 2017-Q1", "quý II/2017 = 2017-Q2"]),
    ("Tháng 1 và 2/2018, tai nạn giảm.", ["Tháng 1 = 2018-01", "2/2018 = 2018-02"]),
    ("Các ngày 3/3 và 7/3, mưa lớn.", ["ngày 3/3 = 2018-03-03", "7/3 = 2018-03-07"]),
    ("Lễ hội kéo dài từ 25/2 - 3/3.", ["25/2 = 2018-02-25", "3/3 = 2018-03-03"]),
]  # fmt: skip

SPANS = [
    ("Năm 2017, xã đạt chuẩn.", ["Năm 2017 = 2017"]),
    ("Tính đến tháng 3/2018, 40 hộ có nước sạch.", ["tháng 3/2018 = 2018-03"]),
    ("Đường hoàn thành tháng 10-2017.", ["tháng 10-2017 = 2017-10"]),
    ("Tháng 3 năm 2017, trạm xá xây xong.", ["Tháng 3 năm 2017 = 2017-03"]),
    ("Tháng mười hai năm 2017, rét đậm.", ["Tháng mười hai năm 2017 = 2017-12"]),
    ("Quý I/2018, án giảm.", ["Quý I/2018 = 2018-Q1"]),
    ("Trong quý 4/2017, tỉnh thu hút ba dự án.", ["quý 4/2017 = 2017-Q4"]),
    ("Quý 4 của năm 2017 ghi nhận mức tăng.", ["Quý 4 của năm 2017 = 2017-Q4"]),
    ("Quý III năm 2017, sản lượng tăng.", ["Quý III năm 2017 = 2017-Q3"]),
    ("6 tháng đầu năm 2017, án giảm.", ["6 tháng đầu năm 2017 = 2017-H1"]),
    ("Sáu tháng cuối năm 2017, huyện chi mạnh.", ["Sáu tháng cuối năm 2017 = 2017-H2"]),
    ("9 tháng đầu năm 2017, thu đủ.", ["9 tháng đầu năm 2017 = 2017-01/2017-09"]),
    ("Ba tháng đầu năm, tội phạm giảm.", ["Ba tháng đầu năm = 2018-Q1"]),
    ("Nửa đầu năm 2017, giá lợn xuống.", ["Nửa đầu năm 2017 = 2017-H1"]),
    ("9 tháng đầu năm 2017 tăng 5% so với cùng kỳ năm trước.",
     ["9 tháng đầu năm 2017 = 2017-01/2017-09", "cùng kỳ năm trước = 2016-01/2016-09"]),
    ("Quý I/2018 giảm 3% so với cùng kỳ năm 2017.", ["Quý I/2018 = 2018-Q1", "cùng kỳ năm 2017 = 2017-Q1"]),
    ("Đầu năm 2018, cầu thông xe.", ["Đầu năm 2018 = 2018"]),
    ("Từ giữa tháng 3/2018, giá tăng.", ["giữa tháng 3/2018 = 2018-03"]),
    ("Tuần qua, bốn vụ cháy xảy ra.", ["Tuần qua = 2018-W14"]),
    ("Tuần tới, thời tiết đẹp.", ["Tuần tới = 2018-W16"]),
    ("Tháng trước, xã đón đoàn khách.", ["Tháng trước = 2018-03"]),
    ("Năm ngoái, cam được mùa.", ["Năm ngoái = 2017"]),
    ("Năm nay, xã thêm ba lớp.", ["Năm nay = 2018"]),
    ("Cuối năm nay, trạm sẽ đóng.", ["Cuối năm nay = 2018"]),
    ("Những năm 1990, làng chưa có điện.", ["Những năm 1990 = 199"]),
    ("Thập niên 90, dân đi bộ.", ["Thập niên 90 = 199"]),
    ("Đầu thế kỷ 20, đình được dựng.", ["Đầu thế kỷ 20 = 19"]),
    ("Phong trào lập năm 1945.", ["năm 1945 = 1945"]),
    ("Anh Nam (SN 1994) bị thương.", ["1994 = 1994"]),
    ("Bà Lý, sinh năm 1950, trú tại xã Hòa.", ["năm 1950 = 1950"]),
    ("Ba xã đạt chuẩn là Hòa Lợi (2015), Hòa An (2016).", ["2015 = 2015", "2016 = 2016"]),
    ("Tháng 9 năm ngoái, lũ quét.", ["Tháng 9 năm ngoái = 2017-09"]),
    ("Trung tuần tháng 3, đào nở rộ.", ["Trung tuần tháng 3 = 2018-03"]),
]  # fmt: skip

LENGTHS = [
    ("Sơ kết 2 năm thực hiện đề án.", ["2 năm = P2Y"]),
    ("Sau gần 1 năm thực hiện, xã đổi thay.", ["gần 1 năm = P1Y"]),
    ("Hơn 10 năm bám bản, thầy Vừ chưa về xuôi.", ["Hơn 10 năm = P10Y"]),
    ("Tổng kết 2,5 năm làm việc.", ["2,5 năm = P2.5Y"]),
    ("Trong 3 ngày, hai xã xong việc.", ["3 ngày = P3D"]),
    ("Sau 24 giờ truy xét, nghi phạm bị bắt.", ["24 giờ = PT24H"]),
    ("Lửa cháy khoảng 10 phút thì tắt.", ["khoảng 10 phút = PT10M"]),
    ("Hai năm qua, xã làm năm cây cầu.", ["Hai năm qua = P2Y"]),
    ("Trong 5 năm tới, huyện trồng thêm rừng.", ["5 năm tới = P5Y"]),
    ("Một năm rưỡi trôi qua.", ["Một năm rưỡi = P1.5Y"]),
    ("Anh Tài học nghề nửa năm.", ["nửa năm = P0.5Y"]),
    ("Ba tuần liền trời không mưa.", ["Ba tuần = P3W"]),
    ("Hai năm còn lại của nhiệm kỳ rất bận.", ["Hai năm còn lại = P2Y"]),
    ("Ông Tư về hưu cách đây hai năm.", ["cách đây hai năm = 2016"]),
    ("Chợ dời đi 3 năm trước.", ["3 năm trước = 2015"]),
    ("Anh Lâm đến đây 23 ngày trước.", ["23 ngày trước = 2018-03-20"]),
    ("Sau 5 năm nữa, cây cho trái.", ["5 năm nữa = 2023"]),
]  # fmt: skip

SETS = [
    ("Hằng năm, làng mở hội.", ["Hằng năm = P1Y"]),
    ("Chi bộ họp hàng tháng.", ["hàng tháng = P1M"]),
    ("Mỗi tháng, chủ quán nộp sổ.", ["Mỗi tháng = P1M"]),
    ("Bản tin phát hằng tuần.", ["hằng tuần = P1W"]),
    ("Xe rác đến mỗi ngày.", ["mỗi ngày = P1D"]),
]  # fmt: skip

LUNAR = [
    ("Mùng 2 Tết, đội vẫn trực.", ["Mùng 2 Tết = 2018-02-17"]),
    ("Đêm 30 Tết, cả bản thức.", ["Đêm 30 Tết = 2018-02-15TNI"]),
    ("Hội làng mở rằm tháng Giêng.", ["rằm tháng Giêng = 2018-03-02"]),
    ("Giỗ tổ nhằm 10/3 âm lịch.", ["10/3 âm lịch = 2018-04-25"]),
    ("Ngày 14 tháng Giêng năm Kỷ Hợi, đền mở cửa.", ["Ngày 14 tháng Giêng năm Kỷ Hợi = 2019-02-18"]),
    ("Ngày 23 tháng Chạp, nhà nhà cúng ông Táo.", ["Ngày 23 tháng Chạp = 2018-02-08"]),
    ("Dịp Tết Nguyên đán, không có cháy nổ.", ["Tết Nguyên đán = 2018-02-16"]),
    ("Dịp Tết Kỷ Hợi, công nhân có xe về quê.", ["Tết Kỷ Hợi = 2019-02-05"]),
    ("Tết Nguyên đán 2017 rất ấm.", ["Tết Nguyên đán 2017 = 2017-01-28"]),
    ("Trẻ em vui Tết Trung thu năm 2017.", ["Tết Trung thu năm 2017 = 2017-10-04"]),
    ("Mồng 6 Tết, lễ hội khai mạc.", ["Mồng 6 Tết = 2018-02-21"]),
    ("Đêm giao thừa, pháo hoa nổ ở bốn điểm.", ["Đêm giao thừa = 2018-02-15TNI"]),
    ("Bà mất sáng mùng 5 Tết Đinh Dậu.", ["sáng mùng 5 Tết Đinh Dậu = 2017-02-01TMO"]),
    ("Từ mùng 2 đến mùng 4 Tết, chợ nghỉ.", ["mùng 2 = 2018-02-17", "mùng 4 Tết = 2018-02-19"]),
    ("Anh làm việc đến 29 Tết.", ["29 Tết = 2018-02-14"]),
    ("Rằm tháng Bảy âm lịch năm 2017, chùa phát gạo.", ["Rằm tháng Bảy âm lịch năm 2017 = 2017-09-05"]),
]  # fmt: skip


MORE_DAYS = [
    ("Tính đến 30/3 huyện có bốn trạm.", ["30/3 = 2018-03-30"]),
    ("Đến 23h25’ ngày 4/4, người vợ mới về.", ["23h25’ ngày 4/4 = 2018-04-04T23:25"]),
    ("Dịp Tết Độc lập 2/9 năm 2017, bản vui như hội.", ["Tết Độc lập 2/9 năm 2017 = 2017-09-02"]),
    ("Hai xã ký giao ước cùng ngày 9/4.", ["cùng ngày 9/4 = 2018-04-09"]),
    ("Bế mạc hôm mùng 5 tháng Giêng.", ["hôm mùng 5 tháng Giêng = 2018-02-20"]),
    ("Nhân ngày Thương binh - Liệt sĩ 27/7 năm ngoái, xã tặng quà.", ["27/7 năm ngoái = 2017-07-27"]),
    ("Thứ 7, 7/4/2018, cả xóm dọn mương.", ["Thứ 7, 7/4/2018 = 2018-04-07"]),
    ("Buổi họp bắt đầu 8h00 ngày 4/4/2018 (thứ Tư).", ["8h00 ngày 4/4/2018 (thứ Tư) = 2018-04-04T08:00"]),
    ("Cập nhật lúc 09:15 | 03/04/2018", ["09:15 | 03/04/2018 = 2018-04-03T09:15"]),
    ("Tài liệu 64-KL/TW ngày 18-10-2017 được phát.", ["ngày 18-10-2017 = 2017-10-18"]),
    ("Anh Sơn (SN1991) và chị Hòa (1985, trú xã bên) làm chứng.", ["1991 = 1991", "1985 = 1985"]),
    ("Thứ Ba vừa rồi, đoàn đã về.", ["Thứ Ba vừa rồi = 2018-04-10"]),
    ("Thứ Ba tới, đoàn lên đường.", ["Thứ Ba tới = 2018-04-17"]),
    ("Tối thứ bảy (7/4), sân khấu sáng đèn.", ["Tối thứ bảy (7/4) = 2018-04-07TEV"]),
    ("Đoàn về quê 2 ngày sau đó.", ["2 ngày sau đó = 2018-04-14"]),
    ("Ngày 3/4, kho cháy. Sau đó 2 ngày, chủ kho mới về.",
     ["Ngày 3/4 = 2018-04-03", "Sau đó 2 ngày = 2018-04-05"]),
    ("Khoảng 19 giờ, trời tối hẳn.", ["Khoảng 19 giờ = 2018-04-12T19:00"]),
    ("Anh đến vào khoảng 19 giờ rồi đi.", ["khoảng 19 giờ = 2018-04-12T19:00"]),
    ("Trâu về lúc 5g30 sáng 3/4.", ["5g30 sáng 3/4 = 2018-04-03T05:30"]),
    ("Cắt điện từ 22h hôm 3/4 đến 5h sáng 4/4.",
     ["22h hôm 3/4 = 2018-04-03T22:00", "5h sáng 4/4 = 2018-04-04T05:00"]),
]  # fmt: skip

MORE_LISTS = [
    ("Trong 02 ngày (06 và 07/3), đoàn kiểm tra.", ["02 ngày = P2D", "06 = 2018-03-06", "07/3 = 2018-03-07"]),
    ("Trong hai ngày 6-7/3, đoàn kiểm tra.", ["ngày 6 = 2018-03-06", "7/3 = 2018-03-07"]),
    ("Ngày 06 và ngày 07/3/2018, lớp mở.", ["Ngày 06 = 2018-03-06", "ngày 07/3/2018 = 2018-03-07"]),
    ("Từ ngày 01/01 - 31/12/2017, đội bắt 9 vụ.", ["ngày 01/01 = 2017-01-01", "31/12/2017 = 2017-12-31"]),
    ("Tháng 5 và 6 năm 2017 rất nóng.", ["Tháng 5 = 2017-05", "6 năm 2017 = 2017-06"]),
    ("Các năm 2015, 2016, 2017 xã mất mùa.", ["năm 2015 = 2015", "2016 = 2016", "2017 = 2017"]),
    ("Kế hoạch 5 năm 2016-2020 đã xong một nửa.", ["5 năm = P5Y", "2016 = 2016", "2020 = 2020"]),
    ("Ngày 5/4, cắt điện: 8h - 17h: phường 1.",
     ["Ngày 5/4 = 2018-04-05", "8h = 2018-04-05T08:00", "17h = 2018-04-05T17:00"]),
    ("Đêm 14 rạng ngày 15/3, chó sủa mãi.", ["Đêm 14 = 2018-03-14TNI", "rạng ngày 15/3 = 2018-03-15TMO"]),
    ("Từ 10/2017 đến 3/2018, anh vay bốn lần.", ["10/2017 = 2017-10", "3/2018 = 2018-03"]),
    ("Đường cấm từ 25-10 đến 31-12.", ["25-10 = 2017-10-25", "31-12 = 2017-12-31"]),
    ("Sáng 3, chiều 4 và tối 5/4, ba trận diễn ra.",
     ["Sáng 3 = 2018-04-03TMO", "chiều 4 = 2018-04-04TAF", "tối 5/4 = 2018-04-05TEV"]),
    ("Trong ba ngày 10, 11, 12-3 có sương.",
     ["ngày 10 = 2018-03-10", "11 = 2018-03-11", "12-3 = 2018-03-12"]),
    ("Cao điểm từ ngày 15/12 đến ngày 14/2 năm sau.",
     ["ngày 15/12 = 2018-12-15", "ngày 14/2 năm sau = 2019-02-14"]),
    ("Cuối tháng 2 đầu tháng 3, hoa ban nở.", ["Cuối tháng 2 = 2018-02", "đầu tháng 3 = 2018-03"]),
    ("Từ cuối 2016 đến đầu 2017, giá xuống.", ["cuối 2016 = 2016", "đầu 2017 = 2017"]),
    ("Đợt đầu từ tháng 3 – 6/2017; đợt sau từ 6 – 12/2017.",
     ["tháng 3 = 2017-03", "6/2017 = 2017-06", "6 = 2017-06", "12/2017 = 2017-12"]),
    ("Khóa 2010-2014 về thăm trường.", ["2010 = 2010", "2014 = 2014"]),
    ("Ca trực kéo dài 14h-16h ngày 3/4.", ["14h = 2018-04-03T14:00", "16h ngày 3/4 = 2018-04-03T16:00"]),
]  # fmt: skip

MORE_SPANS = [
    ("Trong tháng 3 huyện mở bốn lớp.", ["tháng 3 = 2018-03"]),
    ("Năm 2016, thu tăng 5% so với năm trước.", ["Năm 2016 = 2016", "năm trước = 2015"]),
    ("Riêng tháng 2 giảm 3% so với tháng trước.", ["tháng 2 = 2018-02", "tháng trước = 2018-01"]),
    ("Quý III/2017 tăng 8% so với quý trước.", ["Quý III/2017 = 2017-Q3", "quý trước = 2017-Q2"]),
    ("Mưa nhiều hơn so với năm trước.", ["năm trước = 2017"]),
    ("Vào tháng 12 năm ngoái; hồi tháng 2; tháng 5 năm ngoái.",
     ["tháng 12 năm ngoái = 2017-12", "tháng 2 = 2018-02", "tháng 5 năm ngoái = 2017-05"]),
    ("Lũy kế 7 tháng năm 2017 đạt kế hoạch.", ["7 tháng năm 2017 = 2017-01/2017-07"]),
    ("6 tháng đầu năm nay, huyện thu đủ.", ["6 tháng đầu năm nay = 2018-H1"]),
    ("6 tháng đầu năm ngoái, huyện thu thiếu.", ["6 tháng đầu năm ngoái = 2017-H1"]),
    ("Từ đầu năm đến nay, xã làm hai cầu.", ["đầu năm = 2018"]),
    ("Từ nay đến cuối năm, xã sẽ làm cầu.", ["cuối năm = 2018"]),
    ("Bước sang năm 2017, xã khá lên.", ["năm 2017 = 2017"]),
    ("Đến năm 2030, tầm nhìn 2045, tỉnh giàu.", ["năm 2030 = 2030", "2045 = 2045"]),
    ("Mùa hè 2017 ít mưa.", ["Mùa hè 2017 = 2017-SU"]),
    ("Đầu năm, xã có 12 hộ nghèo; cuối năm, còn 3 hộ.", ["Đầu năm = 2018", "cuối năm = 2018"]),
    ("Đầu năm học, trường sửa lớp.", []),
    ("Năm học 2017/2018, trường thêm lớp.", ["2017 = 2017", "2018 = 2018"]),
    ("Trong quý I, II/2018, án giảm.", ["quý I = 2018-Q1", "II/2018 = 2018-Q2"]),
    ("Quý I, 2 vụ cháy xảy ra.", ["Quý I = 2018-Q1"]),
    ("Trong 5-7 ngày tới, mưa còn lớn.", ["5 = P5D", "7 ngày tới = P7D"]),
    ("Tuần đầu tiên của tháng 3, đoàn kiểm tra.", ["Tuần đầu tiên của tháng 3 = 2018-W09"]),
    ("Học kỳ 2 năm 2017 kết thúc muộn.", ["năm 2017 = 2017"]),
    ("Hội diễn lần thứ 3 năm 2017.", ["năm 2017 = 2017"]),
    ("Cuối tuần qua, trời mưa.", ["Cuối tuần qua = 2018-W14"]),
    ("Cách mạng Tháng Tám năm 1945 thành công.", ["Tháng Tám năm 1945 = 1945-08"]),
    ("Từ 2016 đến nay, xã có năm cầu.", ["2016 = 2016"]),
]  # fmt: skip

MORE_LENGTHS = [
    ("Trong 24h qua, ba ca nhập viện.", ["24h qua = PT24H"]),
    ("Sau 3 giờ 20 phút, lửa tắt.", ["3 giờ 20 phút = PT3H20M"]),
    ("Bị cáo lĩnh 12 năm 6 tháng tù.", ["12 năm 6 tháng = P12Y6M"]),
    ("Chị nghỉ làm hơn một tháng nay.", ["hơn một tháng nay = P1M"]),
    ("Ông Páo đi lính cách đây hơn 2 năm.", ["cách đây hơn 2 năm = 2016"]),
    ("Ông Páo đi lính 2 tuần trước.", ["2 tuần trước = 2018-W13"]),
    ("Sau hai tiếng đồng hồ, nước rút.", ["hai tiếng đồng hồ = PT2H"]),
    ("Hai năm trước, chị đến đây. Một năm sau, chị sinh con.",
     ["Hai năm trước = 2016", "Một năm sau = 2017"]),
    ("Sau năm tháng điều trị, anh khỏe.", ["năm tháng = P5M"]),
    ("Ba thập kỷ bám biển của ông Hải.", ["Ba thập kỷ = P30Y"]),
]  # fmt: skip

MORE_SETS = [
    ("Ngày 10/3 âm lịch hàng năm, làng mở hội.", ["Ngày 10/3 âm lịch hàng năm = P1Y"]),
    ("Lớp học mở lúc 19h00 thứ 6 hàng tuần.", ["19h00 thứ 6 hàng tuần = XXXX-WXX-5T19:00"]),
    ("Ngày 15 hằng tháng là ngày tiếp dân.", ["Ngày 15 hằng tháng = XXXX-XX-15"]),
    ("Ngày 19/8 hằng năm, xã mở hội.", ["Ngày 19/8 hằng năm = XXXX-08-19"]),
    ("Từ ngày 20 đến ngày 25 hằng tháng, xã thu phí.",
     ["ngày 20 = XXXX-XX-20", "ngày 25 hằng tháng = XXXX-XX-25"]),
    ("Chợ họp từ thứ Hai đến thứ Sáu hằng tuần.",
     ["thứ Hai = XXXX-WXX-1", "thứ Sáu hằng tuần = XXXX-WXX-5"]),
]  # fmt: skip

MORE_LUNAR = [
    ("Ngày 5/3 (âm lịch), làng mở hội.", ["Ngày 5/3 (âm lịch) = 2018-04-20"]),
    ("Giỗ Tổ Hùng Vương (10/3 âm lịch) đông khách.", ["Giỗ Tổ Hùng Vương (10/3 âm lịch) = 2018-04-25"]),
    ("Giao thừa Tết Kỷ Hợi rất lạnh.", ["Giao thừa Tết Kỷ Hợi = 2019-02-04"]),
    ("Từ 28, 29 Tết, xe rất đông.", ["28 = 2018-02-13", "29 Tết = 2018-02-14"]),
    ("Sáng mùng 1, đường vắng.", ["Sáng mùng 1 = 2018-02-16TMO"]),
    ("Dịp Tết Nguyên đán Mậu Tuất năm 2018, xã yên.", ["Tết Nguyên đán Mậu Tuất năm 2018 = 2018-02-16"]),
    ("Ngày 30 tháng Chạp năm Đinh Dậu, chợ tan sớm.", ["Ngày 30 tháng Chạp năm Đinh Dậu = 2018-02-15"]),
    ("Tháng ba âm lịch, làng vào hội.", ["Tháng ba âm lịch = 2018-04-16/2018-05-14"]),
]  # fmt: skip


FIRST = [*DAYS, *PARTS, *CLOCKS, *LISTS, *SPANS, *LENGTHS, *SETS, *LUNAR]
MORE = [*MORE_DAYS, *MORE_LISTS, *MORE_SPANS, *MORE_LENGTHS, *MORE_SETS, *MORE_LUNAR]


@pytest.mark.parametrize(("text", "expected"), FIRST + MORE)
def test_values(text: str, expected: list[str]) -> None:
    assert read(text) == expected
