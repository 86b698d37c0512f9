"""Words of meeting in other senses: surveys, sport, courts, machines, journeys, works that are finished."""

import pytest
from test_criteria import read, short

# A grade, a demand or a condition with running text after it tells what is done, and no standard.
RUNNING = [
    ("Có 7/9 nhà xe được xếp loại tốt.", ["7/9 nhà xe | achieved"]),
    ("Qua bình xét, 14 hộ được xếp loại khá trở lên.", ["14 hộ | achieved"]),
    ("Có 64% thực khách đánh giá tốt món chè của quán.", []),
    ("Trong số khách ghé quán, 20% khách đánh giá trung bình.", []),
    ("Có 20% quán đánh giá trung bình.", ["20% quán | achieved"]),
    ("75% người được hỏi đánh giá trung bình về món ăn.", []),
    ("Có 26 hộ thực hiện tốt việc ủ phân.", []),
    ("Nhóm 18 hộ phân loại rác tại nguồn.", []),
    ("Công đoàn nêu tên 5 trường được chứng nhận nợ lương giáo viên.", []),
    ("Xưởng có 4 tàu đáp ứng yêu cầu lai dắt.", []),
    ("Có 4 tàu đáp ứng yêu cầu về phòng cháy.", ["4 tàu | achieved"]),
    ("Kiểm tra thấy 9 quán không đáp ứng yêu cầu.", ["9 quán | not_met"]),
    ("Trước trận, 8 cầu thủ đủ điều kiện ra sân.", []),
    ("Có 5 thửa đất đủ điều kiện chuyển nhượng.", []),
    ("Có 15/20 quán đủ điều kiện phục vụ khách trở lại.", ["15/20 quán | achieved"]),
    ("Có 6 bếp ăn đủ điều kiện an toàn thực phẩm.", ["6 bếp ăn | achieved"]),
    ("Có 12 chiến sĩ hoàn thành nhiệm vụ trở về bến.", []),
    ("Có 12 cán bộ hoàn thành tốt nhiệm vụ.", ["12 cán bộ | achieved"]),
    ("Đã có 4 xã hoàn thành nhiệm vụ làm sạch dữ liệu.", ["4 xã | achieved"]),
    ("Có 3 ngân hàng duy trì chất lượng dịch vụ.", []),
    ("Chặng này có 34 tay đua cán đích.", []),
    ("Trước bão, 6 tàu đã về đích.", []),
    ("Đến cuối năm, 6 xã đã về đích.", ["6 xã | achieved"]),
    ("Sau lũ, 3 trạm đạt mức báo động.", []),
    ("Năm qua, 6 công ty đạt lãi cao.", []),
    ("Có 2 làng được công nhận có người sống thọ.", []),
    ("Trước bão, 3 cây cầu hoàn thành.", []),
    ("Có 3 chỉ tiêu hoàn thành.", ["3 chỉ tiêu | achieved"]),
    ("Sau mưa, 5 hồ vượt ngưỡng tràn.", []),
    ("Sau mưa, 5 mẫu nước vượt ngưỡng cho phép.", ["5 mẫu nước | not_met"]),
    ("Sau mưa, 7 hồ chứa đạt dung tích thiết kế.", []),
]

# Seasons and games are not counted things, and an adverb may belong to another verb.
SUBJECTS = [
    ("Đây là 3 mùa khô liên tiếp vận chuyển không bảo đảm yêu cầu.", []),
    ("Có 3 xe liên tục chở hàng không bảo đảm yêu cầu.", []),
    ("Có 3 xã nhiều năm liên tục đạt chuẩn nông thôn mới.", ["3 xã | achieved"]),
]

# What is ready to be proposed is not recognised yet.
READY = [
    ("Đã có 5 xã đủ điều kiện trình công nhận.", ["5 xã | registered"]),
    ("Có 3 trường đủ điều kiện đề nghị tỉnh thẩm định.", ["3 trường | registered"]),
    ("Còn 2 xã chưa đủ điều kiện trình công nhận.", ["2 xã | not_met"]),
    ("Có 6 trường đủ điều kiện.", ["6 trường | achieved"]),
]

# A count in another year is of the same things, and of no more than there are.
YEARS = [
    (
        "Có 480 hộ đạt gia đình văn hóa; năm 2019 là 450 hộ.",
        ["480 hộ | achieved", "450 hộ | achieved"],
    ),
    ("Có 480 hộ đạt gia đình văn hóa; năm 2019 là 450 hộ nghèo.", ["480 hộ | achieved"]),
    ("Có 10/12 xã đạt chuẩn nông thôn mới; năm 2019 là 5.250 hộ nghèo.", ["10/12 xã | achieved"]),
    ("Có 10/12 xã đạt chuẩn nông thôn mới; năm 2019 là 14 xã.", ["10/12 xã | achieved"]),
    (
        "Có 10/12 xã đạt chuẩn nông thôn mới; năm 2019 là 8 xã.",
        ["10/12 xã | achieved", "8 xã | achieved"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*RUNNING, *SUBJECTS, *READY, *YEARS])
def test_senses(text: str, expected: list[str]) -> None:
    assert [short(fact) for fact in read(text)] == expected
