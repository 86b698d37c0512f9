"""Names of bodies: codes by their time, religious bodies, customs, teams, long names, capitals."""

import pytest

from extract.reading import Reading
from extract.units import find_units


def named(text: str, *, province: str | None = "Nghệ An", published: str = "2022-05-05") -> set[str]:
    return {unit.name for unit in find_units(Reading(text, published=published, province=province))}


CODES = [
    ("Phòng PC02 Công an tỉnh bắt giữ.", "2022-05-05", {"Phòng Cảnh sát hình sự Công an tỉnh Nghệ An"}),
    ("Phòng PC45 Công an tỉnh bắt giữ.", "2016-05-05", {"Phòng Cảnh sát hình sự Công an tỉnh Nghệ An"}),
    ("Cán bộ PC67 ra quân.", "2017-05-05", {"Phòng Cảnh sát giao thông Công an tỉnh Nghệ An"}),
    ("Cán bộ PC67 ra quân.", "2022-05-05", set()),
    ("Cán bộ PC08 ra quân.", "2016-05-05", set()),
    (
        "Cục C06, Bộ Công an kết nối dữ liệu.",
        "2022-05-05",
        {"Cục Cảnh sát quản lý hành chính về trật tự xã hội Bộ Công an"},
    ),
    (
        "Họ đến nhận nhiệm vụ tại Cục C03.",
        "2022-05-05",
        {"Cục Cảnh sát điều tra tội phạm về tham nhũng, kinh tế, buôn lậu Bộ Công an"},
    ),
    (
        "Bộ Công an cử cán bộ X03 và V05 xuống xã.",
        "2022-05-05",
        {
            "Bộ Công an",
            "Cục Công tác đảng và công tác chính trị Bộ Công an",
            "Cục Xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc Bộ Công an",
        },
    ),
    ("Xe buýt V01 và K02 chạy qua xã; mã hàng X03.", "2022-05-05", set()),
    ("Xe chạy tuyến C03 và bình chữa cháy loại A05.", "2022-05-05", set()),
]


@pytest.mark.parametrize(("text", "published", "expected"), CODES)
def test_a_code_is_read_at_its_time(text: str, published: str, expected: set[str]) -> None:
    assert named(text, published=published) == expected


NAMES = [
    # religious bodies
    ("Ban Trị sự Giáo hội Phật giáo tỉnh trao quà.", {"Ban Trị sự Giáo hội Phật giáo tỉnh Nghệ An"}),
    ("Ủy ban Đoàn kết Công giáo tỉnh chúc mừng.", {"Ủy ban Đoàn kết Công giáo tỉnh Nghệ An"}),
    # unions of schools, cells of departments
    (
        "Đoàn Trường Cao đẳng Nghề Số 9 và Công đoàn Trường THPT Yên Hòa thi đấu.",
        {"Đoàn Trường Cao đẳng Nghề Số 9", "Công đoàn Trường THPT Yên Hòa"},
    ),
    ("Chi bộ Phòng Tham mưu Công an tỉnh sinh hoạt.", {"Chi bộ Phòng Tham mưu Công an tỉnh Nghệ An"}),
    ("Người Bí thư Chi bộ khu phố gần dân.", set()),
    # customs, markets, forests
    ("Chi cục Hải quan cửa khẩu Nậm Cắn thu thuế.", {"Chi cục Hải quan cửa khẩu Nậm Cắn"}),
    ("Đội QLTT số 5 kiểm tra.", {"Đội Quản lý thị trường số 5"}),
    ("Chi cục Kiểm lâm vùng II tuần tra.", {"Chi cục Kiểm lâm vùng II"}),
    (
        "Hạt Kiểm lâm liên huyện Con Cuông - Anh Sơn phối hợp Hạt Kiểm lâm huyện Nam Đàn.",
        {"Hạt Kiểm lâm liên huyện Con Cuông - Anh Sơn", "Hạt Kiểm lâm huyện Nam Đàn"},
    ),
    (
        "Chi cục Thuế khu vực Bắc Vinh, Cục Hải quan tỉnh dự.",
        {"Chi cục Thuế khu vực Bắc Vinh", "Cục Hải quan tỉnh Nghệ An"},
    ),
    (
        "Chi cục Hải quan cảng Cửa Lò, Cục Hải quan tỉnh dự.",
        {"Chi cục Hải quan cảng Cửa Lò Cục Hải quan tỉnh Nghệ An"},
    ),
    # the army
    ("Hải đội 2 BĐBP tỉnh tuần tra.", {"Hải đội 2 Bộ đội Biên phòng tỉnh Nghệ An"}),
    ("Trung đoàn 31 Sư đoàn 309 huấn luyện.", {"Trung đoàn 31 Sư đoàn 309"}),
    ("Thiếu tướng Lý Văn Trịnh, Phó Tư lệnh BĐBP, gửi thư khen.", {"Bộ đội Biên phòng"}),
    ("Cục Quân huấn, Bộ Tổng Tham mưu kiểm tra.", {"Cục Quân huấn Bộ Tổng Tham mưu"}),
    (
        "Đảng ủy Quân sự tỉnh và Đảng ủy Công an tỉnh họp.",
        {"Đảng ủy Quân sự tỉnh Nghệ An", "Đảng ủy Công an tỉnh Nghệ An"},
    ),
    # jails, with no number
    ("Nhà tạm giữ Công an huyện Nam Đàn tiếp nhận.", {"Nhà tạm giữ Công an huyện Nam Đàn"}),
    # national bodies of long names
    (
        "Theo Hiệp hội chế biến và xuất khẩu gỗ Việt Nam, giá tăng.",
        {"Hiệp hội Chế biến và xuất khẩu gỗ Việt Nam"},
    ),
    ("Hội Nông dân tổ chức cuộc thi Nông dân Việt Nam.", {"Hội Nông dân"}),
    (
        "Văn phòng thường trực Ban Chỉ đạo quốc gia về phòng, chống thiên tai ra công điện.",
        {"Văn phòng Thường trực Ban Chỉ đạo quốc gia về phòng, chống thiên tai"},
    ),
    # schools, hospitals, firms
    ("Học viện Chính trị khu vực I khai giảng.", {"Học viện Chính trị khu vực I"}),
    ("Bệnh viện Nhân dân 115 cấp cứu.", {"Bệnh viện Nhân dân 115"}),
    ("Trung tâm Đăng kiểm 36-07D bị phạt.", {"Trung tâm Đăng kiểm 36-07D"}),
    (
        "Công ty TNHH Sản xuất, vận tải, du lịch Ngọc Hoàng nợ lương.",
        {"Công ty TNHH Sản xuất, vận tải, du lịch Ngọc Hoàng"},
    ),
    # festivals and counts are none
    ("Du khách dự Hội Bà Chúa Đảo và Hội Chùa Lam.", set()),
    ("Họ hứa chạy việc vào Công an tỉnh 20 tỷ đồng.", {"Công an tỉnh Nghệ An"}),
    ("Tiểu ban Nhân sự Đại hội gồm 7 người.", set()),
    # no name goes past its line, or takes in a line of capitals
    ("Hỗn chiến ở trung tâm Vinh\nCông an huyện Nam Đàn vào cuộc.", {"Công an huyện Nam Đàn"}),
    (
        "HỌC VIỆN KỸ THUẬT QUÂN SỰ TRAO BẰNG CHO HỌC VIÊN\nHọc viện Kỹ thuật quân sự vui.",
        {"Học viện Kỹ thuật quân sự"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: set[str]) -> None:
    assert {name.lower() for name in named(text)} == {name.lower() for name in expected}


def test_a_list_of_regions_names_a_team_for_each() -> None:
    text = "Công an tỉnh điều các Đội Chữa cháy và CNCH khu vực 2, khu vực 4 đến giúp."
    assert named(text) == {
        "Công an tỉnh Nghệ An",
        "Đội Chữa cháy và cứu nạn cứu hộ khu vực 2 Công an tỉnh Nghệ An",
        "Đội Chữa cháy và cứu nạn cứu hộ khu vực 4 Công an tỉnh Nghệ An",
    }
