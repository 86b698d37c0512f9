"""Sentences as reports write them, by field; half of them only look like shares that meet a standard."""

import pytest
from test_criteria import read, short

POLICE = [
    ("Qua thẩm định, 11/15 Công an xã đạt từ 18 tiêu chí trở lên.", ["11/15 18-None Công an xã | achieved"]),
    ("Đến cuối quý III, 27 Công an phường đã đạt 22/22 tiêu chí.", ["27 22-22/22 Công an phường | achieved"]),
    (
        "Công an tỉnh dự kiến đến 30/11 có 61 Công an xã đạt 20/20 tiêu chí.",
        ["61 20-20/20 Công an xã | forecast"],
    ),
    ("9/9 phòng nghiệp vụ đăng ký xây dựng đơn vị kiểu mẫu.", ["9/9 phòng nghiệp vụ | registered"]),
    (
        "Còn 4/23 Công an xã chưa đạt tiêu chí về trụ sở làm việc.",
        ["4/23 Công an xã | not_met"],
    ),
    (
        "Phấn đấu năm 2026 có 100% Công an cấp xã đạt chuẩn về chuyển đổi số.",
        ["100% Công an cấp xã | target"],
    ),
    (
        "Có 85% khu dân cư, 92% nhà trường đạt tiêu chuẩn “An toàn về an ninh, trật tự”.",
        ["85% khu dân cư | achieved", "92% nhà trường | achieved"],
    ),
    ("Toàn huyện có 12 xã, trong đó 7 xã được công nhận xã không có ma túy.", ["7/12 xã | achieved"]),
    ("Hầu hết các tổ dân phố đạt danh hiệu “Tổ dân phố an toàn”.", ["tổ dân phố | achieved"]),
    ("Cả bốn đội của Công an quận đều đạt danh hiệu Đơn vị quyết thắng.", ["4 đội | achieved"]),
    ("Quận đặt mục tiêu xây dựng 5/14 phường sạch về ma túy trong năm nay.", ["5/14 phường | target"]),
    (
        "Kết quả, 38 đơn vị đạt loại xuất sắc, 6 đơn vị đạt loại tốt.",
        ["38 đơn vị | achieved", "6 đơn vị | achieved"],
    ),
    ("Lực lượng Công an đã triệt phá 14/16 vụ, đạt tỷ lệ 87,5%.", []),
    ("Công an huyện bắt 6/8 đối tượng, vận động 2 đối tượng ra đầu thú.", []),
    ("Tỷ lệ điều tra khám phá án đạt 91,2%, vượt 16,2% so với chỉ tiêu Quốc hội giao.", []),
    ("Tổ công tác gồm 12 cán bộ, chia thành 3 mũi, kiểm tra 45 cơ sở.", []),
    ("Nhà số 15/22 đường Lê Lợi bị cháy lúc rạng sáng.", []),
    ("Xe ô tô mang biển số 37A-221.22 đâm vào dải phân cách Km 22/22.", []),
    ("Đội CSGT số 2 xử lý 1.204 trường hợp, phạt 3,1 tỷ đồng.", []),
    ("Trong 3 ngày, lực lượng chức năng thu hồi 21/24 khẩu súng tự chế.", []),
    ("Trong số 19 bị cáo, 17 bị cáo có mặt tại tòa.", []),
    ("Công an phường 7 đã làm 1.200/1.500 hồ sơ cấp căn cước.", []),
    ("Thiếu tá Lê Văn Đạt, 22 năm công tác, được tặng Bằng khen.", []),
    ("Vụ án có 5/7 bị can là người dưới 18 tuổi.", []),
]
COUNTRYSIDE = [
    ("Sau 10 năm, tỉnh có 96/129 xã về đích nông thôn mới.", ["96/129 xã | achieved"]),
    ("Bình quân mỗi xã đạt 16,8 tiêu chí.", ["16.8-16.8 xã | achieved"]),
    ("Toàn huyện bình quân đạt 17,2 tiêu chí/xã.", ["17.2-17.2 xã | achieved"]),
    ("Xã Phú Hòa đã hoàn thành 19/19 tiêu chí nông thôn mới nâng cao.", ["19-19/19 Xã Phú Hòa | achieved"]),
    (
        "Có 8 xã đạt 19 tiêu chí, 5 xã đạt từ 15 đến 18 tiêu chí, 2 xã đạt dưới 10 tiêu chí.",
        ["8 19-19 xã | achieved", "5 15-18 xã | achieved", "2 None-10 xã | achieved"],
    ),
    (
        "Trong tổng số 24 xã, có 15 xã đạt chuẩn; 6 xã đạt chuẩn nâng cao; 3 xã chưa đạt chuẩn.",
        ["15/24 xã | achieved", "6/24 xã | achieved", "3/24 xã | not_met"],
    ),
    ("Năm 2024 huyện phấn đấu thêm 2 xã đạt chuẩn nông thôn mới kiểu mẫu.", ["2 xã | target"]),
    ("Tỷ lệ thôn đạt chuẩn nông thôn mới đạt 64,3%.", ["64.3% thôn | achieved"]),
    ("Ba xã còn lại dự kiến khó hoàn thành tiêu chí môi trường trong năm nay.", ["3 xã | not_met"]),
    ("Đến nay chưa có xã nào đạt chuẩn nông thôn mới kiểu mẫu.", ["0 xã | not_met"]),
    (
        "Huyện có 3 sản phẩm đạt 4 sao, 11 sản phẩm đạt 3 sao OCOP.",
        ["3 sản phẩm | achieved", "11 sản phẩm | achieved"],
    ),
    ("Khoảng 70% số hộ chăn nuôi đạt tiêu chuẩn VietGAP.", ["70% hộ chăn nuôi | achieved"]),
    ("Tỉnh đã huy động 1.250 tỷ đồng xây dựng nông thôn mới, đạt 82% kế hoạch vốn.", []),
    ("Thu nhập bình quân đạt 52 triệu đồng/người/năm.", []),
    ("Sau sáp nhập, huyện từ 21 xã giảm còn 18 xã.", []),
    ("Nhân dân hiến 12.000 m2 đất, đóng góp 3.400 ngày công.", []),
    ("Huyện bê tông hóa 45/60 km đường liên thôn.", []),
    ("Đây là 1 trong 5 xã điểm của tỉnh.", []),
    ("Có 312 hộ thoát nghèo, tỷ lệ hộ nghèo giảm còn 3,2%.", []),
    ("Diện tích lúa gieo cấy 4.500 ha, năng suất 62 tạ/ha.", []),
    ("Xã Phú Hòa có 9 thôn, 2.100 hộ với 8.400 nhân khẩu.", []),
    ("Còn 11/13 hộ dân chưa nhận tiền đền bù.", []),
    ("Bộ tiêu chí mới gồm 19 tiêu chí với 57 chỉ tiêu.", []),
    ("Bản đồ tỷ lệ 1/2000 của xã đã được phê duyệt.", []),
]
SCHOOLS = [
    (
        "Toàn thành phố có 71/98 trường học đạt chuẩn quốc gia, đạt 72,4%.",
        ["71/98 72.4% trường học | achieved"],
    ),
    ("Năm học này có thêm 4 trường được công nhận đạt chuẩn quốc gia mức độ 1.", ["4 trường | achieved"]),
    ("100% giáo viên đạt chuẩn và trên chuẩn về trình độ đào tạo.", ["100% giáo viên | achieved"]),
    ("Hiện còn 12,5% giáo viên tiểu học chưa đạt chuẩn trình độ.", ["12.5% giáo viên tiểu học | not_met"]),
    ("Mục tiêu đến năm 2030 có 80% trường mầm non đạt chuẩn quốc gia.", ["80% trường mầm non | target"]),
    ("Bốn trường THCS đăng ký đạt chuẩn quốc gia mức độ 2 trong năm 2023.", ["4 trường THCS | registered"]),
    ("Trường Tiểu học Kim Liên đạt 5/5 tiêu chuẩn.", ["5-5/5 Trường Tiểu học Kim Liên | achieved"]),
    ("21/21 xã duy trì chuẩn phổ cập giáo dục mầm non.", ["21/21 xã | achieved"]),
    ("Ước hết năm 2022, tỷ lệ trường đạt chuẩn quốc gia đạt 67%.", ["67% trường | forecast"]),
    ("Học sinh lớp 9/1 đoạt giải Nhất với 9,5 điểm.", []),
    ("Kỳ thi có 1.250/1.260 thí sinh dự thi, đạt 99,2%.", []),
    ("Tỷ lệ tốt nghiệp THPT đạt 98,7%, tăng 0,4% so với năm trước.", []),
    ("Điểm trung bình môn Toán là 6,2/10.", []),
    ("Trường có 24 phòng học, 12 phòng bộ môn, 45 giáo viên.", []),
    ("Có 15/30 học sinh của lớp bị ngộ độc sau bữa ăn.", []),
    ("Học phí tăng 10%, lên 1,2 triệu đồng/tháng.", []),
    ("Trường THPT 19/5 tổ chức khai giảng.", []),
    ("Em Nguyễn Văn Chuẩn đạt 27/30 điểm.", []),
]
FOOD_AND_HEALTH = [
    ("Qua kiểm tra 240 cơ sở, 198 cơ sở đạt yêu cầu về an toàn thực phẩm.", ["198/240 cơ sở | achieved"]),
    ("3/45 mẫu rau không đạt tiêu chuẩn về dư lượng thuốc bảo vệ thực vật.", ["3/45 mẫu rau | not_met"]),
    (
        "Có 5 mẫu nước uống đóng chai không đạt chất lượng, chiếm 8,3%.",
        ["5 8.3% mẫu nước uống đóng chai | not_met"],
    ),
    ("117/117 trạm y tế xã đạt Bộ tiêu chí quốc gia về y tế.", ["117/117 trạm y tế xã | achieved"]),
    ("Tỷ lệ xã đạt tiêu chí quốc gia về y tế là 96,4%.", ["96.4% xã | achieved"]),
    ("Phấn đấu đến năm 2025 trên 95% trạm y tế đạt chuẩn.", ["95% trạm y tế | target"]),
    ("Chỉ 40% bếp ăn tập thể đáp ứng quy định về vệ sinh.", ["40% bếp ăn tập thể | achieved"]),
    ("Đoàn kiểm tra xử phạt 12/60 cơ sở với số tiền 85 triệu đồng.", []),
    ("Có 68% người dân đã tiêm mũi 3 vắc xin phòng Covid-19.", []),
    ("Bệnh nhân 22/2 được xuất viện sau 14 ngày.", []),
    ("Tỷ số giới tính khi sinh là 110,2 nam/100 nữ.", []),
    ("Huyện ghi nhận 45 ca mắc mới, tăng 12 ca so với tuần trước.", []),
    ("Bệnh viện có 300 giường, 45 bác sĩ.", []),
    ("Tỷ lệ bao phủ bảo hiểm y tế đạt 92,1% dân số.", []),
]
FIRE_AND_CULTURE = [
    (
        "Có 1.830/2.000 cơ sở bảo đảm điều kiện an toàn về phòng cháy, chữa cháy.",
        ["1830/2000 cơ sở | achieved"],
    ),
    ("27 chung cư không đạt yêu cầu nghiệm thu về phòng cháy.", ["27 chung cư | not_met"]),
    ("88,6% gia đình đạt danh hiệu “Gia đình văn hóa”.", ["88.6% gia đình | achieved"]),
    ("Toàn xã có 1.790/2.012 hộ đạt gia đình văn hóa, chiếm 89%.", ["1790/2012 89% hộ | achieved"]),
    ("Gần 95% thôn, khu phố giữ vững danh hiệu văn hóa.", ["95% thôn, khu phố | achieved"]),
    ("Có 6/6 phường đạt chuẩn đô thị văn minh.", ["6/6 phường | achieved"]),
    (
        "Năm 2019, 96% cơ quan, doanh nghiệp đăng ký đạt chuẩn văn hóa.",
        ["96% cơ quan, doanh nghiệp | registered"],
    ),
    (
        "Xây dựng 7/7 phường, 05 cơ quan điển hình về phòng cháy, chữa cháy.",
        ["7/7 phường | target", "5 cơ quan | target"],
    ),
    ("Đám cháy thiêu rụi 3/5 gian hàng của chợ.", []),
    ("Sau 2 giờ, lực lượng chữa cháy khống chế được 90% đám cháy.", []),
    ("Đội tuyển thắng 3/4 trận, giành 9 điểm.", []),
    ("Lễ hội thu hút hơn 20.000 lượt khách, tăng 15%.", []),
    ("Bảo tàng lưu giữ 1.200 hiện vật, trong đó 300 hiện vật gốc.", []),
    ("Công trình tu bổ đạt 60% khối lượng.", []),
]
TARGETS = [
    ("Năm 2022, tỉnh có 15/18 chỉ tiêu đạt và vượt kế hoạch.", ["15/18 chỉ tiêu | achieved"]),
    ("Huyện hoàn thành 20/22 chỉ tiêu Nghị quyết đề ra.", ["20/22 chỉ tiêu Nghị quyết | achieved"]),
    (
        "Trong 26 chỉ tiêu chủ yếu, có 22 chỉ tiêu đạt và vượt, 4 chỉ tiêu không đạt.",
        ["22/26 chỉ tiêu | achieved", "4/26 chỉ tiêu | not_met"],
    ),
    ("Còn 2/6 chỉ tiêu chưa đạt kế hoạch năm.", ["2/6 chỉ tiêu | not_met"]),
    ("Dự kiến 3 chỉ tiêu khó hoàn thành do dịch bệnh.", ["3 chỉ tiêu | not_met"]),
    (
        "Ước cả năm có 17 chỉ tiêu đạt kế hoạch, 5 chỉ tiêu vượt kế hoạch.",
        ["17 chỉ tiêu | forecast", "5 chỉ tiêu | forecast"],
    ),
    ("Đảng bộ đề ra mục tiêu 90% tổ chức đảng hoàn thành tốt nhiệm vụ.", ["90% tổ chức đảng | target"]),
    (
        "Có 81,2% chi bộ hoàn thành tốt nhiệm vụ, 2,1% chi bộ không hoàn thành nhiệm vụ.",
        ["81.2% chi bộ | achieved", "2.1% chi bộ | not_met"],
    ),
    ("Tất cả 19 chỉ tiêu đều hoàn thành.", ["19 chỉ tiêu | achieved"]),
    ("Nghị quyết được thông qua với 48/50 đại biểu tán thành, đạt 96%.", []),
    ("Thu ngân sách đạt 1.250 tỷ đồng, bằng 104% dự toán.", []),
    ("Tổng sản phẩm trên địa bàn tăng 8,1%, xếp thứ 12/63 tỉnh, thành phố.", []),
    ("Giải ngân vốn đầu tư công mới đạt 45,6%.", []),
    ("Có 36/40 phiếu tín nhiệm cao, chiếm 90%.", []),
    ("Chỉ số giá tiêu dùng tháng 5 tăng 0,2%.", []),
    ("Kế hoạch đề ra 12 nhiệm vụ và 5 giải pháp.", []),
    ("Công ty hoàn thành 80% khối lượng, chậm 2 tháng so với kế hoạch.", []),
    ("Cử tri nêu 15 ý kiến, trong đó 12 ý kiến đã được trả lời.", []),
    ("Xuất khẩu sang Nhật chiếm 20% kim ngạch.", []),
    ("Doanh nghiệp đóng góp 1/3 số thu của tỉnh.", []),
    ("Hội nghị có 215/230 đại biểu được triệu tập.", []),
]
MORE = [
    ("Đến năm 2025, tỉnh phấn đấu có ít nhất 60% xã đạt chuẩn nông thôn mới.", ["60% xã | target"]),
    ("Dưới 5% hộ kinh doanh chưa đáp ứng điều kiện về phòng cháy.", ["5% hộ kinh doanh | not_met"]),
    ("Toàn bộ 14 trạm y tế đã đạt chuẩn quốc gia.", ["14 trạm y tế | achieved"]),
    ("Một nửa số xã của huyện đạt chuẩn nông thôn mới.", ["xã | achieved"]),
    ("Số xã đạt chuẩn nông thôn mới của tỉnh là 102 xã.", ["102 xã | achieved"]),
    ("Nâng tổng số trường đạt chuẩn quốc gia của huyện lên 41/52 trường.", ["41/52 trường | achieved"]),
    ("Trong năm, công nhận mới 9 thôn đạt chuẩn “Khu dân cư kiểu mẫu”.", ["9 thôn | achieved"]),
    ("Ngoài ra, 13/20 ấp được công nhận ấp văn hóa, tăng 3 ấp so với năm trước.", ["13/20 ấp | achieved"]),
    ("Mười hai hợp tác xã được xếp loại khá.", ["12 hợp tác xã | achieved"]),
    ("Xã Long Sơn mới đạt 12/19 tiêu chí nông thôn mới.", ["12-12/19 Xã Long Sơn | achieved"]),
    ("Huyện có 26 xã, 1 thị trấn; đến nay có 19 xã về đích, bằng 73%.", ["19/26 73% xã | achieved"]),
    ("Thành phố đề nghị công nhận 3 phường đạt chuẩn đô thị văn minh.", ["3 phường | registered"]),
    (
        "Tính đến tháng 9, mầm non có 14/19 trường, tiểu học có 20/22 trường đạt chuẩn quốc gia.",
        ["14/19 trường | achieved", "20/22 trường | achieved"],
    ),
    ("Cả ba xã biên giới đều chưa đạt tiêu chí thu nhập.", ["3 xã biên giới | not_met"]),
    ("Đa số các thôn đạt danh hiệu văn hóa.", ["thôn | achieved"]),
    ("Đến nay, 5 xã cơ bản đạt chuẩn nông thôn mới.", ["5 xã | achieved"]),
    (
        "Bốn huyện đã được Chính phủ công nhận hoàn thành nhiệm vụ nông thôn mới.",
        ["4 huyện | achieved"],
    ),
    ("Toàn tỉnh có 45% số xã đạt chuẩn, cao hơn bình quân cả nước.", ["45% xã | achieved"]),
    ("Trong 8 tiêu chí kiểm tra, đơn vị đạt 7 tiêu chí.", ["7-7/8 đơn vị | achieved"]),
    ("Từ năm 2021 đến nay, toàn tỉnh xảy ra 45 vụ cháy, làm 3 người chết.", []),
    ("Bình quân mỗi ngày có 19/24 giờ mất điện.", []),
    ("Chủ tịch UBND xã Đạt Tân cho biết 30 hộ đã di dời.", []),
    ("Cả nước có 63 tỉnh, thành phố với 705 đơn vị cấp huyện.", []),
    ("Ban tổ chức trao 22 giải, trong đó có 2 giải A, 5 giải B.", []),
    ("Đường dây nóng 1900 1822 hoạt động 24/7.", []),
    ("Mực nước sông đạt đỉnh 19,5 m, dưới báo động 3 là 0,5 m.", []),
    ("Sản lượng đạt 22.000 tấn, tăng 19% so với cùng kỳ.", []),
    ("Có 12/19 thành viên vắng mặt tại phiên họp thứ 22.", []),
    (
        "Đề án đặt mục tiêu 50% cơ sở giáo dục nghề nghiệp đạt kiểm định chất lượng.",
        ["50% cơ sở giáo dục nghề nghiệp | target"],
    ),
    ("Hơn một nửa trong số 320 doanh nghiệp được khảo sát bị lỗ.", []),
    ("Giá xăng E5 tăng 320 đồng/lít, lên 23.110 đồng/lít.", []),
    ("Cầu thủ mang áo số 10 ghi 2/3 bàn thắng của đội.", []),
    ("Theo khảo sát, 62% người được hỏi đồng ý với phương án trên.", []),
    ("Mưa lớn làm 12/15 xã bị ngập, cô lập.", []),
    ("Đoàn có 7/10 cán bộ là nữ, chiếm 70%.", []),
    ("Tàu dừng ở độ sâu 30 m, cách bờ 2/3 hải lý.", []),
    ("Gói thầu số 19/22 được mở vào ngày 3/4.", []),
    ("Công an tỉnh trao 100 suất quà cho 100 hộ nghèo của 4 xã.", []),
    ("Cuộc vận động quyên góp được 3,5 tỷ đồng, đạt 117% mục tiêu.", []),
    ("Tỉnh thành lập 124/124 trạm y tế lưu động.", []),
    ("Anh Trần Quốc Đạt, 19 tuổi, trú tổ 5, phường 2.", []),
    ("Dự án có quy mô 22 ha, gồm 19 lô, giá khởi điểm 12 triệu đồng/m2.", []),
]
TABLE = [*POLICE, *COUNTRYSIDE, *SCHOOLS, *FOOD_AND_HEALTH, *FIRE_AND_CULTURE, *TARGETS, *MORE]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_reports(text: str, expected: list[str]) -> None:
    assert [short(fact) for fact in read(text)] == expected


def test_about_half_of_the_sentences_are_traps() -> None:
    traps = sum(not expected for _, expected in TABLE)
    assert 0.45 < traps / len(TABLE) < 0.6
