"""How population, predicate and standard combine: lists, parts, words left out, orders turned round."""

import pytest
from test_criteria import read, short

# Items of a list that leave out who is counted or what is met.
LISTS = [
    (
        "Toàn tỉnh có 214/230 xã đạt chuẩn, trong đó 66 xã nâng cao, 12 xã kiểu mẫu.",
        ["214/230 xã | achieved", "66/214 xã | achieved", "12/214 xã | achieved"],
    ),
    (
        "Nâng tổng số trường được công nhận đạt chuẩn quốc gia lên 41/67 trường, đạt tỷ lệ 61,2% "
        "(trong đó có 12/23 trường mầm non, đạt tỷ lệ 52,2%; 18/25 trường tiểu học, đạt tỷ lệ 72%).",
        [
            "41/67 61.2% trường | achieved",
            "12/23 52.2% trường mầm non | achieved",
            "18/25 72% trường tiểu học | achieved",
        ],
    ),
    (
        "Phấn đấu 75% bản trong huyện là “Bản không tảo hôn”, hiện mới 21/64.",
        ["75% bản | target", "21/64 bản | achieved"],
    ),
    (
        "Tính ra 95 doanh nghiệp đạt tiêu chuẩn; với trạm y tế, bệnh viện, tỷ lệ này là 310/356.",
        ["95 doanh nghiệp | achieved", "310/356 trạm y tế, bệnh viện | achieved"],
    ),
    (
        "Huyện Đông Sơn có số xã đạt chuẩn cao nhất với 14/15 xã, tiếp đến là Tây Hòa 10/13 xã, Nam "
        "Sơn 7/12 xã.",
        ["14/15 xã | achieved", "10/13 xã | achieved", "7/12 xã | achieved"],
    ),
    (
        "Tỷ lệ thôn đạt danh hiệu “Thôn kiểu mẫu” đạt 41,5%; cơ quan văn hóa đạt 88%.",
        ["41.5% thôn | achieved", "88% cơ quan | achieved"],
    ),
    (
        "Năm 2026 đạt tối thiểu 35% thôn, bản không tảo hôn và tới năm 2028 đạt tối thiểu 70% thôn, bản.",
        ["35% thôn, bản | target", "70% thôn, bản | target"],
    ),
    (
        "Huyện có 21.300 lượt hộ được công nhận danh hiệu gia đình văn hóa (trong đó, năm 2018 là "
        "5.100 hộ, chiếm 71%; năm 2019 là 5.250 hộ, chiếm 73%).",
        ["21300 lượt hộ | achieved", "5100 71% lượt hộ | achieved", "5250 73% lượt hộ | achieved"],
    ),
    (
        "Mục tiêu: 100% xã đạt chuẩn; 50% xã nâng cao; 20% xã kiểu mẫu.",
        ["100% xã | target", "50% xã | target", "20% xã | target"],
    ),
    (
        "Tỷ lệ trường đạt chuẩn quốc gia của huyện: mầm non 75%, tiểu học 82%, THCS 60%.",
        ["75% trường mầm non | achieved", "82% trường tiểu học | achieved", "60% trường THCS | achieved"],
    ),
    ("Trong đó, bậc mầm non có 43/60 trường đạt chuẩn.", ["43/60 trường | achieved"]),
    ("Riêng bậc tiểu học có 17/31 đạt chuẩn quốc gia.", ["17/31 trường | achieved"]),
]

# Parts of a whole that a list or a count before them names.
PARTS = [
    (
        "Cả huyện 34/34 trạm y tế đạt chuẩn. Trong đó, 21 trạm đạt chuẩn mức độ 1; 13 trạm được công "
        "nhận mức độ 2.",
        ["34/34 trạm y tế | achieved", "21/34 trạm | achieved", "13/34 trạm | achieved"],
    ),
    (
        "Toàn thành phố có 215 chung cư, mới chỉ 120 chung cư được nghiệm thu phòng cháy chữa cháy.",
        ["120/215 chung cư | achieved"],
    ),
    (
        "Về kết quả thực hiện 18 chỉ tiêu: có 10 chỉ tiêu vượt, 6 đạt, 2 chưa đạt.",
        ["10/18 chỉ tiêu | achieved", "6/18 chỉ tiêu | achieved", "2/18 chỉ tiêu | not_met"],
    ),
    ("Huyện có 26 xã, 1 thị trấn; đến nay có 19 xã về đích, bằng 73%.", ["19/26 73% xã | achieved"]),
    (
        "Trong 28 phường chỉ 17 giữ được 15/15 tiêu chí; 4 phường còn lại, gồm Hòa An, Tân Lập và Nam "
        "Sơn, mới được 9 - 11.",
        ["17/28 15-15/15 phường | achieved", "4/28 9-11 phường | achieved"],
    ),
    ("Xã Bình Nghĩa có 14 bản thì 9 bản được trao danh hiệu “Bản bình yên”.", ["9/14 bản | achieved"]),
    ("Năm 2023, huyện được giao 15 chỉ tiêu, đã hoàn thành 14.", ["14/15 chỉ tiêu | achieved"]),
    (
        "Trạm thú y huyện lấy 640 mẫu nước, trong đó 560 (87,5%) mẫu nước đạt tiêu chuẩn vệ sinh, "
        "80 (12,5%) mẫu nước không đạt.",
        ["560/640 87.5% mẫu nước | achieved", "80/640 12.5% mẫu nước | not_met"],
    ),
    (
        "Huyện đảo có 82 nhà nghỉ với 700 giường. Trong đó 19 cơ sở đạt tiêu chuẩn du lịch xanh.",
        ["19/82 cơ sở | achieved"],
    ),
    ("Tỉnh có 199 cơ sở lưu trú.\nTrong đó, có 57 cơ sở đạt tiêu chuẩn.", ["57/199 cơ sở | achieved"]),
]

# Grades and tasks told before or after their count.
GRADES = [
    (
        "Kết quả xếp loại: khá 9 xã, trung bình 4 xã, yếu 1 xã.",
        ["9 xã | achieved", "4 xã | achieved", "1 xã | achieved"],
    ),
    (
        "Kết quả phân loại: 15 đơn vị xuất sắc, 22 đơn vị khá, 3 đơn vị trung bình.",
        ["15 đơn vị | achieved", "22 đơn vị | achieved", "3 đơn vị | achieved"],
    ),
    (
        "Viên chức của sở là 420 người, trong đó hoàn thành tốt nhiệm vụ 105 người, chiếm tỷ lệ 25%; "
        "không hoàn thành nhiệm vụ 03 người.",
        ["105/420 25% người | achieved", "3/420 người | not_met"],
    ),
    (
        "Ở khối xã, hoàn thành tốt nhiệm vụ chiếm 71%, hoàn thành nhiệm vụ nhưng chậm hạn báo "
        "cáo chiếm 4,2%.",
        ["71% | achieved", "4.2% | achieved"],
    ),
    ("Có 60% số hợp tác xã hoạt động khá, tốt.", ["60% hợp tác xã | achieved"]),
    ("Đối với chi đoàn, có 64% xếp loại khá trở lên.", ["64% chi đoàn | achieved"]),
]

# Numbers of yardsticks that no verb takes, averages, scores.
LEVELS = [
    ("Còn 3 xã dưới 15 tiêu chí.", ["3 None-15 xã | achieved"]),
    (
        "Có 24 xã đạt chuẩn, 13 xã từ 15 đến 18 tiêu chí, 4 xã còn lại 12 tiêu chí.",
        ["24 xã | achieved", "13 15-18 xã | achieved", "4 12-12 xã | achieved"],
    ),
    ("Số tiêu chí bình quân/xã là 16,13 tiêu chí.", ["16.13-16.13 xã | achieved"]),
    (
        "Bình quân các xã trong huyện đạt 16,8 tiêu chí, tăng 1,2 tiêu chí so với đầu năm.",
        ["16.8-16.8 xã | achieved"],
    ),
    ("Xã Hòa Phú cán đích nông thôn mới năm 2022 với 19/19 tiêu chí.", ["19-19/19 Xã Hòa Phú | achieved"]),
    ("Xã Hòa Phú nâng số tiêu chí đạt chuẩn lên 17/19.", ["17-17/19 Xã Hòa Phú | achieved"]),
    (
        "Trong 19 tiêu chí, xã Hưng Thịnh đã hoàn thành 16, còn 3 tiêu chí đang thực hiện.",
        ["16-16/19 Xã Hưng Thịnh | achieved"],
    ),
]

# Standards that are listed nowhere.
OPEN = [
    ("Hiện 6/9 phòng khám đạt kiểm định chất lượng mức 3.", ["6/9 phòng khám | achieved"]),
    ("Có 57/81 bệnh viện đạt tỷ lệ 95%.", ["57/81 bệnh viện | achieved"]),
    ("Có 57/81 bệnh viện đạt tỷ lệ 70,4% theo kế hoạch.", []),
    (
        "Cả 8/8 hợp tác xã trong vùng đã đăng ký xây dựng mô hình.",
        ["8/8 hợp tác xã | registered"],
    ),
    ("Qua vận động, 33/45 dòng họ đăng ký xây dựng Dòng họ hiếu học.", ["33/45 dòng họ | registered"]),
    ("Chừng 65% bếp ăn đảm bảo an toàn thực phẩm.", ["65% bếp ăn | achieved"]),
    (
        "Cho tới tháng Sáu mới có 44/1.250 chợ hoàn thành việc lắp họng nước.",
        ["44/1250 chợ | achieved"],
    ),
    ("Có 30 hộ đạt thu nhập trên 100 triệu đồng.", []),
    ("Có 12 đội đạt giải Nhất.", []),
    ("Có 120 sản phẩm đạt doanh thu cao.", []),
]

# Counts and shares after what they count.
SHARES = [
    (
        "Đưa tổng số xã đạt chuẩn toàn tỉnh lên 52 xã/110 xã, tương ứng tỷ lệ 47,3%.",
        ["52/110 47.3% xã | achieved"],
    ),
    (
        "Tỷ lệ trạm y tế đạt tiêu chí quốc gia là 96,4% (135/140 trạm).",
        ["135/140 96.4% trạm y tế | achieved"],
    ),
    (
        "Có 184 chợ đạt chuẩn văn minh, tăng 22 chợ so với năm 2020 và chiếm 61,5% tổng số chợ.",
        ["184 61.5% chợ | achieved"],
    ),
    (
        "Tỷ lệ đạt chuẩn trình độ của giáo viên tiểu học là 93,5%; còn bậc THCS là 90,7%.",
        ["93.5% giáo viên tiểu học | achieved", "90.7% giáo viên tiểu học | achieved"],
    ),
    ("Với chi hội, tỷ lệ hoàn thành tốt nhiệm vụ đạt gần 58%.", ["58% chi hội | achieved"]),
    (
        "Phấn đấu giảm hộ nghèo còn 2%; thôn xóm đạt tiêu chuẩn văn hóa 90% trở lên.",
        ["90% thôn xóm | target"],
    ),
    ("Hơn 2/3 số xã trong tỉnh đã đạt chuẩn nông thôn mới.", ["xã | achieved"]),
    (
        "Ở cấp huyện, 48% đã đạt chuẩn nông thôn mới, 15% đạt chuẩn nông thôn mới nâng cao.",
        ["48% huyện | achieved", "15% huyện | achieved"],
    ),
    (
        "Gần 26% nhà hàng, gần 20% bếp ăn, 52% cơ sở nước đá không đạt tiêu chuẩn.",
        ["26% nhà hàng | not_met", "20% bếp ăn | not_met", "52% cơ sở nước đá | not_met"],
    ),
    ("Số phiếu đạt là 100%.", []),
    ("Số xã đạt chuẩn tiếp cận pháp luật đã tăng hơn 106,8%.", []),
]

# What is proposed, built or still ahead.
PROPOSED = [
    ("UBND huyện đề nghị công nhận 3 trường đạt chuẩn quốc gia mức độ 2.", ["3 trường | registered"]),
    ("Huyện đã trình UBND tỉnh xét, công nhận 2 xã đạt chuẩn.", ["2 xã | registered"]),
    ("Huyện tập trung xây dựng 3 xã đạt chuẩn nông thôn mới.", ["3 xã | target"]),
    (
        "UBND tỉnh quyết định công nhận đạt chuẩn xóa mù chữ mức độ 2 đối với 14 huyện, thị xã.",
        ["14 huyện, thị xã | achieved"],
    ),
    ("Kế hoạch năm 2024 giao 20 xã đạt chuẩn, ước thực hiện 18 xã.", ["20 xã | target", "18 xã | forecast"]),
    (
        "Có 1.730 hội viên đạt danh hiệu Nông dân giỏi, chiếm 64% so với số hội viên đăng ký; 18/23 thôn "
        "xóm đạt danh hiệu văn hóa.",
        ["1730 64% hội viên | achieved", "18/23 thôn xóm | achieved"],
    ),
    ("Năm 2024 tăng thêm 3 xã đạt chuẩn nông thôn mới.", ["3 xã | achieved"]),
]

TRAPS = [
    ("Nghị quyết được thông qua với 51/53 đại biểu tán thành, đạt tỷ lệ 96,2%.", 0),
    ("Bản đồ tỷ lệ 1/2000 khu dân cư nông thôn mới đã hoàn thành.", 0),
    ("Huyện đã gieo trồng 1.200 ha, đạt 80% kế hoạch.", 0),
    ("Toàn xã có 12 hộ nghèo, chiếm 1,2% số hộ.", 0),
    ("Huyện sáp nhập 18 xã xuống còn 11 xã.", 0),
    ("Tổ chức 15 lớp tập huấn cho 20 xã, 3 thị trấn.", 0),
    ("Khảo sát cho thấy 78% người dân hài lòng với dịch vụ công.", 0),
    ("Tỷ lệ che phủ rừng đạt 54%, tỷ lệ hộ nghèo giảm còn 3,2%.", 0),
    ("Từ 1/1/2024, 63/63 tỉnh thành triển khai cấp thẻ căn cước.", 0),
    ("Bắt giữ 12/15 đối tượng, đạt tỷ lệ 80%.", 0),
    ("Đã giải phóng mặt bằng 12/15 km, đạt 80%.", 0),
    ("Diện tích đạt 23/25 ha theo thiết kế.", 0),
    ("Có 9/14 xã đạt chuẩn. Trường Mầm non mở cửa ngày 5/11.", 1),
    ("Có 9/14 xã đạt chuẩn. Chỉ 1/4 nhà máy gạch còn đỏ lửa.", 1),
    ("Danh hiệu có 5 tiêu chuẩn để đánh giá “Xã tiêu biểu”.", 0),
    ("Hội nghị có 45 đại biểu tốt nghiệp đại học, 5 đại biểu khá giả.", 0),
    ("Trong 5 năm, tỉnh huy động 12.000 tỷ đồng xây dựng nông thôn mới.", 0),
    ("Quyết định 59 trường hợp được nâng lương trước hạn.", 0),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_items_of_a_list_take_what_they_leave_out(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_are_of_the_whole_told_before(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), GRADES)
def test_grades_and_tasks_are_read_on_either_side_of_their_count(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), LEVELS)
def test_yardsticks_are_counted_without_a_verb(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), OPEN)
def test_standards_need_no_list(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_counts_and_shares_may_follow(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), PROPOSED)
def test_what_is_proposed_or_still_ahead_is_not_achieved(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(("text", "facts"), TRAPS)
def test_what_meets_no_standard_is_no_criterion(text, facts):
    assert len(read(text)) == facts
