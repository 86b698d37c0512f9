"""Counted facts, and numbers that are none."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.figures import find_figures
from extract.reading import Reading


def read(text):
    return find_figures(Reading(text, published="2024-06-20"))


def short(fact):
    """`value..value_max percent% unit (approx) change`, what is null left out."""
    value = "" if fact.value is None else f"{fact.value:.15g}"
    value += "" if fact.value_max is None else f"..{fact.value_max:.15g}"
    percent = "" if fact.percent is None else f"{fact.percent:g}%"
    approx = "" if fact.approx is None else f"({fact.approx})"
    return " ".join(part for part in (value, percent, fact.unit, approx, fact.change) if part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lực lượng lập 47 tổ công tác.", ["47 tổ công tác"]),
        ("Xã có 389 tổ tự quản.", ["389 tổ tự quản"]),
        ("Có trên 1.500 thôn bản.", ["1500 thôn bản (trên)"]),
        ("Thu giữ 12,8 gam heroin và 5 viên ma túy tổng hợp.", ["12.8 gam heroin", "5 viên ma túy tổng hợp"]),
        ("Tang vật là 0,3gram chất cấm.", ["0.3 gram chất cấm"]),
        ("Tổng vốn là 3,2 tỷ đồng.", ["3200000000 đồng"]),
        ("Thu nộp ngân sách 2 tỷ 300 triệu đồng.", ["2300000000 đồng"]),
        ("Kho bạc thu 5,4 nghìn tỷ đồng.", ["5400000000000 đồng"]),
        ("Phạt 500.000đ.", ["500000 đồng"]),
        ("Xuất khẩu đạt trên 36 tỷ USD.", ["36000000000 USD (trên)"]),
        ("Phạt từ 500.000 đến 1.000.000 đồng.", ["500000..1000000 đồng"]),
        ("Giá vé từ 40.000 đồng đến 65.000 đồng.", ["40000..65000 đồng"]),
        ("Mỗi hộ đóng 4-5 triệu đồng.", ["4000000..5000000 đồng"]),
        ("Mỗi tháng có 20-30 vụ va chạm.", ["20..30 vụ va chạm"]),
        ("Xã xây dựng hàng chục mô hình.", ["mô hình (hàng chục)"]),
        ("Hàng nghìn gia đình được vay vốn.", ["gia đình (hàng nghìn)"]),
        ("Nước ngập sâu từ 0,7 - 1m.", ["0.7..1 m"]),
        ("Số vụ giảm 12,5%.", ["12.5% decrease"]),
        ("Số vụ tăng gần 20% so với cùng kỳ.", ["20% (gần) increase"]),
        ("Tai nạn tăng 3 vụ, giảm 2 người chết.", ["3 vụ increase", "2 người chết decrease"]),
        ("Kéo giảm 15% số vụ phạm tội.", ["15% vụ phạm tội decrease"]),
        ("Tỷ lệ che phủ rừng là 58,4%.", ["58.4%"]),
        ("Mua lại 95% cổ phần.", ["95% cổ phần"]),
        ("Hai người bị thương nặng.", ["2 người bị thương nặng"]),
        ("Cả hai đồng chí đều dự họp.", ["2 đồng chí"]),
        ("Khởi tố 7 vụ, 8 bị can.", ["7 vụ", "8 bị can"]),
        ("Xử lý 54 đối tượng; phạt 12 trường hợp.", ["54 đối tượng", "12 trường hợp"]),
        ("Có ít nhất 6 xe cứu hỏa tới nơi.", ["6 xe cứu hỏa (ít nhất)"]),
        ("Huyện có 105 tuyến kênh dài gần 197 km.", ["105 tuyến kênh", "197 km (gần)"]),
        ("Diện tích là 1,2 ha.", ["1.2 ha"]),
        ("Sản lượng trên 5.000 tấn tôm.", ["5000 tấn tôm (trên)"]),
        ("Giải quyết gần 2.260 hồ sơ.", ["2260 hồ sơ (gần)"]),
        ("Ông đạt 47/52 phiếu.", ["47 phiếu"]),
        ("Tặng quà cho 16 tập thể, 32 cá nhân.", ["16 tập thể", "32 cá nhân"]),
        ("Bắt giữ mười hai đối tượng.", ["12 đối tượng"]),
        ("Có khoảng 2 nghìn lượt khách.", ["2000 lượt khách (khoảng)"]),
        ("Hội trường có 350 đại biểu.", ["350 đại biểu"]),
        ("Thu hồi 1,45 kg heroin.", ["1.45 kg heroin"]),
        ("Trong số 31 hộ kinh doanh có 8 hộ mất trắng.", ["31 hộ kinh doanh", "8 hộ"]),
        ("Toàn tỉnh có 96 xã, phường.", ["96 xã, phường"]),
        ("Huyện có 18 xã, thị trấn với 142 thôn, bản.", ["18 xã, thị trấn", "142 thôn, bản"]),
        ("Đoàn đến 18 xã, huyện Đông Hòa.", ["18 xã"]),
        ("Đoàn đến 18 xã, 2 thị trấn.", ["18 xã", "2 thị trấn"]),
        ("Huy động 250 cán bộ, chiến sĩ, hàng rào dây thép.", ["250 cán bộ, chiến sĩ"]),
        (
            "Tai nạn giảm 28 vụ, 11 người chết và 24 người bị thương.",
            ["28 vụ decrease", "11 người chết decrease", "24 người bị thương decrease"],
        ),
        (
            "Án tăng 12 vụ (8,5%), 5 người chết, giảm 9 người bị thương.",
            ["12 vụ increase", "8.5% increase", "5 người chết increase", "9 người bị thương decrease"],
        ),
        ("Án tăng 3 vụ, xử lý 12 đối tượng.", ["3 vụ increase", "12 đối tượng"]),
        ("Dịch vụ ở mức 500.000 đồng.", ["500000 đồng"]),
    ],
)
def test_figures_are_read(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anh Minh 32 tuổi, quê ở xã Đông Mỹ.",
        "Cháu bé 6 tháng tuổi.",
        "Hội nghị diễn ra ngày 6/11/2023.",
        "Năm 2023 có nhiều đổi mới.",
        "Nhà số 12 đường Trần Phú.",
        "Người dân ở tổ 5, phường Hải Bình.",
        "Vụ việc xảy ra tại thôn 4 xã Đông Mỹ.",
        "Gọi số 0912000111 để báo tin.",
        "Theo Điều 168 Bộ luật Hình sự.",
        "Căn cứ khoản 2 Điều 5.",
        "Em học lớp 9.",
        "Thông tư số 23/2012/TT-BCA có hiệu lực.",
        "Đội nhà thắng 3-1.",
        "Quy hoạch tỷ lệ 1/500.",
        "Đây là lần thứ hai.",
        "Một số xã bị ngập.",
        "Một người đàn ông đi qua.",
        "Tuyến quốc lộ 1 thông suốt.",
        "Lúc 22h30, đám cháy được dập tắt.",
        "Trong 10 năm qua, xã đổi thay.",
        "Có 5/9 xã đạt chuẩn nông thôn mới.",
        "Định danh điện tử mức độ 2.",
        "Xe mang biển số 37A-123.45 bỏ chạy.",
        "Ban Chỉ đạo 138 tỉnh vừa họp.",
        "BCĐ 35 huyện đã phát động phong trào.",
        "Tổ công tác 363 tuần tra trong đêm.",
        "Khoảng 2/3 số hộ đã di dời.",
        "Hiện 3/4 diện tích lúa đã gặt.",
        "Người dân gọi số 083.000.000 gặp trực ban.",
        "Chuyển vào tài khoản 098.765.432 của bà.",
    ],
)
def test_numbers_that_are_no_figures(text):
    assert [short(fact) for fact in read(text)] == []


def test_evidence_runs_from_the_change_to_the_unit():
    fact = read("Số vụ giảm gần 3 vụ so với năm trước.")[0]
    assert fact.text == "giảm gần 3 vụ"


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789.,/%- \n") | st.sampled_from([*"vụxãđồngtỷmg"]), max_size=120))
def test_any_text_gives_evidence_in_order(text):
    facts = read(text)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    for fact in facts:
        assert fact.text == text[fact.start : fact.end] != ""
        assert fact.approx or fact.value is not None or fact.percent is not None


@pytest.mark.parametrize("unit", ["5 vụ ", "giảm 5% ", "1.000.000 đồng đến ", "hàng chục ", "1", "12/"])
def test_a_hostile_line_takes_bounded_time(unit):
    text = unit * (200_000 // len(unit))
    begin = time.process_time()
    read(text)
    assert time.process_time() - begin < 4
