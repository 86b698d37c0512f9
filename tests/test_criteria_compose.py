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
        "Tỉnh phấn đấu 60% Công an xã đạt chuẩn “Công an xã điển hình”, hiện mới 38/117.",
        ["60% Công an xã | target", "38/117 Công an xã | achieved"],
    ),
    (
        "Đến nay có 187 đơn vị đạt tiêu chuẩn; ở khối cơ quan, nhà trường, tỷ lệ này là 1.102/1.240.",
        ["187 đơn vị | achieved", "1102/1240 cơ quan, nhà trường | achieved"],
    ),
    (
        "Huyện Đông Sơn có số xã đạt chuẩn cao nhất với 14/15 xã, tiếp đến là Tây Hòa 10/13 xã, Nam "
        "Sơn 7/12 xã.",
        ["14/15 xã | achieved", "10/13 xã | achieved", "7/12 xã | achieved"],
    ),
    (
        "Tỷ lệ hộ đạt danh hiệu “Gia đình văn hóa” đạt 92,5%; tổ dân phố văn hóa đạt 88%.",
        ["92.5% hộ | achieved", "88% tổ dân phố | achieved"],
    ),
    (
        "Năm 2025 đạt ít nhất 20% xã, phường không ma túy và đến năm 2030 đạt ít nhất 50% xã, phường.",
        ["20% xã, phường | target", "50% xã, phường | target"],
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
    ("Cấp THCS có 22/24 đạt chuẩn quốc gia.", ["22/24 trường | achieved"]),
]

# Parts of a whole that a list or a count before them names.
PARTS = [
    (
        "Có 23/23 trường đạt chuẩn. Trong đó có 15 trường được công nhận đạt chuẩn mức độ 1; 8 "
        "trường được công nhận mức độ 2.",
        ["23/23 trường | achieved", "15/23 trường | achieved", "8/23 trường | achieved"],
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
        "Trong 60 xã chỉ 43 giữ được đủ 19/19 tiêu chí; 6 xã còn lại, gồm Hòa An, Tân Lập và Nam "
        "Sơn, mới được 13 - 15.",
        ["43/60 19-19/19 xã | achieved", "6/60 13-15 xã | achieved"],
    ),
    ("Phường có 38 tổ dân phố thì 36 tổ được công nhận “Tổ dân phố không ma túy”.", ["36/38 tổ | achieved"]),
    ("Năm 2023, huyện được giao 15 chỉ tiêu, đã hoàn thành 14.", ["14/15 chỉ tiêu | achieved"]),
    (
        "Trung tâm đã kiểm định 5923 lượt phương tiện, trong đó có 4611 (77,85%) lượt phương tiện "
        "đạt tiêu chuẩn an toàn, 1312 (22,15%) lượt phương tiện không đạt.",
        ["4611/5923 77.85% lượt phương tiện | achieved", "1312/5923 22.15% lượt phương tiện | not_met"],
    ),
    (
        "Thị xã có 300 khách sạn với 1.200 phòng. Trong đó có 45 cơ sở đạt tiêu chuẩn 3 sao.",
        ["45/300 cơ sở | achieved"],
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
        "Công chức của huyện là 597 người, trong đó hoàn thành xuất sắc nhiệm vụ 141 người, chiếm tỷ "
        "lệ 23,6%; không hoàn thành nhiệm vụ 08 người.",
        ["141/597 23.6% người | achieved", "8/597 người | not_met"],
    ),
    (
        "Năm qua, hoàn thành tốt nhiệm vụ chiếm 66,6%, hoàn thành nhiệm vụ nhưng còn hạn chế về năng "
        "lực chiếm 5,1%.",
        ["66.6% | achieved", "5.1% | achieved"],
    ),
    ("Có 60% số hợp tác xã hoạt động khá, tốt.", ["60% hợp tác xã | achieved"]),
    ("Đối với công đoàn cơ sở, có 80% xếp loại hoàn thành tốt nhiệm vụ.", ["80% công đoàn cơ sở | achieved"]),
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
    ("Có 11/15 trường đạt kiểm định chất lượng giáo dục cấp độ 2.", ["11/15 trường | achieved"]),
    ("Có 402/463 trường đạt tỷ lệ 100%.", ["402/463 trường | achieved"]),
    ("Có 402/463 trường đạt tỷ lệ 86,8% theo kế hoạch.", []),
    (
        "15/15 Công an phường trên địa bàn tỉnh đăng ký xây dựng mô hình.",
        ["15/15 Công an phường | registered"],
    ),
    ("Có 68/78 tộc đã đăng ký xây dựng Tộc họ văn hóa.", ["68/78 tộc | registered"]),
    ("Có 80% cơ sở đảm bảo an toàn vệ sinh thực phẩm.", ["80% cơ sở | achieved"]),
    (
        "Mới có 102/2.996 cơ sở hoàn thành việc khắc phục các tồn tại về phòng cháy.",
        ["102/2996 cơ sở | achieved"],
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
        "Có 249 đơn vị cấp huyện được công nhận đạt chuẩn, tăng 36 đơn vị so với năm 2021 và chiếm "
        "38,7% tổng số đơn vị cấp huyện.",
        ["249 38.7% đơn vị cấp huyện | achieved"],
    ),
    (
        "Tỷ lệ đạt chuẩn trình độ của giáo viên mầm non là 89,3%; cấp tiểu học là 89,9%.",
        ["89.3% giáo viên mầm non | achieved", "89.9% giáo viên mầm non | achieved"],
    ),
    ("Đối với chi bộ tỷ lệ hoàn thành xuất sắc nhiệm vụ đạt trên 13%.", ["13% chi bộ | achieved"]),
    (
        "Phấn đấu thu ngân sách tăng 5%; hộ gia đình đạt tiêu chuẩn văn hóa 85% trở lên.",
        ["85% hộ gia đình | target"],
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
        "Có 4.266 hộ đạt danh hiệu gia đình văn hóa, chiếm 91% so với số hộ đăng ký; 21/26 tổ dân "
        "phố đạt danh hiệu văn hóa.",
        ["4266 91% hộ | achieved", "21/26 tổ dân phố | achieved"],
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
    ("Có 9/14 xã đạt chuẩn. Chừng 1/3 tổ hợp tác hoạt động cầm chừng.", 1),
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
