"""What looks like a time and is none."""

import pytest

from extract.dates import find_dates
from extract.reading import Reading

TRAPS = [
    "Đến nay 7/7 phường đã ra mắt mô hình.",
    "Cả 04/04 phường cơ bản đạt 20/22 tiêu chí.",
    "Xã đạt 22/22 tiêu chí, huyện đạt 9/9 tiêu chí.",
    "Hơn 2/3 đại biểu tán thành.",
    "Có 1/4 số hộ thoát nghèo, từ 2/3 xuống 1/2.",
    "Thông tư số 45/2017/TT-BCA quy định rõ.",
    "Nghị định 87/2018/NĐ-CP nêu mức phạt.",
    "Nghị định số 100/2019/NĐ-CP được áp dụng.",
    "Quyết định 12/2017/QĐ-UBND được sửa.",
    "Chương trình số 09/CTr-BCA-MTTW được ký.",
    "Bản đồ tỷ lệ 1/2000 đã được duyệt.",
    "Tai nạn ở Km 1407+0.00 trên quốc lộ.",
    "Liên hệ 0912.345.678 hoặc 024.3825.1234.",
    "Số điện thoại 0238-3842-112 luôn trực.",
    "Xe biển số 37A-123.45 lao xuống vực.",
    "Xe mang biển kiểm soát 29C-2018.11 bỏ chạy.",
    "Đây là lần thứ hai ông bị phạt.",
    "Người thứ ba trong nhóm bỏ trốn; thứ hai, phải giữ trật tự.",
    "Nhà ở đường 30/4 bị cháy.",
    "Bà Hoa bán nước ở công viên 23 tháng 9.",
    "Phố 3/2 kẹt xe.",
    "Khởi là sinh viên năm 4 khoa luật.",
    "Công an xã đi tuần qua các ngõ.",
    "Chị Mai và anh Xuân là hàng xóm.",
    "Giá 88.000/350.000 đồng mỗi cân.",
    "Đội nhà thắng 2-1, sau đó thua 3-2.",
    "Tỷ số 3-0 nghiêng về đội khách.",
    "Cô giáo lớp 9/1 được khen; lớp 12/5 cũng vậy.",
    "Ông Tám 67 tuổi, cháu bé 6 tháng tuổi.",
    "Hai cháu nhỏ 6 tháng và hai tuổi.",
    "Nhà số 12/5 trong ngõ.",
    "Cửa hàng mở cửa 24/7.",
    "Lương 5 triệu đồng/tháng, thưởng 2 triệu đồng/năm.",
    "Thu nhập 45 triệu đồng/người/năm.",
    "Mức đóng 200.000 đồng/tháng.",
    "Tổ 5/3 và hẻm 12/5 bị ngập.",
    "Trường THCS 19/5 khang trang.",
    "Bệnh viện 19-8 nhận ca bệnh.",
    "Ánh sáng tối thiểu chiều cao hai mét.",
    "Tòa án tối cao sáng tạo nhiều cách làm.",
    "Xã có 2.018 hộ và 1.990 con bò.",
    "Thu 2018 kg rác.",
    "Chiếm 12,5% và 3,4%.",
    "Có từ 12 đến 15 người.",
    "Bắt 3 người, thu 15 viên.",
    "Chỉ thị 06 và Thông tư 23 được quán triệt.",
    "Nghị quyết số 12-NQ/TW và Kế hoạch 15-KH/TU.",
    "Điều 355, khoản 2 Bộ luật Hình sự.",
    "Tổng diện tích 1.234,5 ha, rộng 7-10 m.",
    "Hàng năm bảy hộ? Không, năm hộ thôi.",
    "Ba tháng ba người.",
    "Đạt 13/14 chỉ tiêu, vượt 5/6 xã.",
    "Căn hộ 10/12 tầng 3.",
    "Tỉ lệ 1:500 được chọn.",
    "Địa chỉ 192.168.1.12 bị chặn.",
    "Bà con trong sáng, chiều lòng khách.",
    "Ông sống ở phường 2, quận 3.",
    "Đội 5/12 người vắng.",
    "Lúa tháng giá cao, quý vị chú ý.",
    "Một ngày kia... (truyện)",
]  # fmt: skip
MEANT = {
    "Ba tháng ba người.": 1,
    "Hàng năm bảy hộ? Không, năm hộ thôi.": 1,
    "Một ngày kia... (truyện)": 1,
    "Giá 88.000/350.000 đồng mỗi cân.": 0,
}


@pytest.mark.parametrize("text", [text for text in TRAPS if text not in MEANT])
def test_traps(text: str) -> None:
    found = find_dates(Reading(text, published="2018-04-12"))
    assert [(fact.text, fact.value) for fact in found if not fact.value.endswith("_REF")] == []
