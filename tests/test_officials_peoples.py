"""Officials of every people, faith and state, in hamlets, and names that are none of officials."""

import pytest

from extract.officials import find_officials
from extract.reading import Reading
from extract.units import find_units


def found(text: str, province: str | None, published: str) -> dict[str, list[tuple[str, str | None]]]:
    reading = Reading(text, published=published, province=province)
    return {o.name: [(p.title, p.unit) for p in o.positions] for o in find_officials(reading)}


# (province, published, text, offices by name)
NAMES = [
    (
        "Lào Cai",
        "2019-04-02",
        "Bà Tẩn Mẩy Pham, Phó Chủ tịch HĐND huyện Bát Xát dự.",
        {"Tẩn Mẩy Pham": [("Phó Chủ tịch", "HĐND huyện Bát Xát")]},
    ),
    (
        "Lào Cai",
        "2019-04-02",
        "Trưởng Công an xã Lao Chải Thào A Sùng cho biết.",
        {"Thào A Sùng": [("Trưởng", "Công an xã Lao Chải")]},
    ),
    (
        "Lai Châu",
        "2018-04-02",
        "Phó Chủ tịch UBND tỉnh Lai Châu Sùng A Hồ thăm hỏi bà con.",
        {"Sùng A Hồ": [("Phó Chủ tịch", "UBND tỉnh Lai Châu")]},
    ),
    (
        "Đắk Lắk",
        "2020-09-10",
        "Bà H’Lim Niê, Giám đốc Sở Tư pháp, dự.",
        {"H’Lim Niê": [("Giám đốc", "Sở Tư pháp tỉnh Đắk Lắk")]},
    ),
    (
        "Đắk Lắk",
        "2020-09-10",
        "Đại tá Y Thuân Byă – Phó Chính ủy Bộ CHQS tỉnh tặng quà.",
        {"Y Thuân Byă": [("Phó Chính ủy", "Bộ Chỉ huy Quân sự tỉnh Đắk Lắk")]},
    ),
    (
        "Gia Lai",
        "2021-03-03",
        "Ông Rơ Châm H'Hồng, Chủ tịch UBND huyện Ia Grai, nói.",
        {"Rơ Châm H'Hồng": [("Chủ tịch", "UBND huyện Ia Grai")]},
    ),
    (
        "Gia Lai",
        "2021-03-03",
        "Bà Ayun H'Bút, Trưởng ban Dân vận Tỉnh ủy, dự.",
        {"Ayun H'Bút": [("Trưởng ban", "Ban Dân vận Tỉnh ủy Gia Lai")]},
    ),
    (
        "Lâm Đồng",
        "2022-07-01",
        "Đại úy K'Srẻs, Phó Trưởng Công an xã Tân Thượng nói.",
        {"K'Srẻs": [("Phó Trưởng", "Công an xã Tân Thượng")]},
    ),
    (
        "Lâm Đồng",
        "2022-07-01",
        "Đồng chí Liêng Hót Ha Hai, Bí thư Đảng ủy xã Đạ Long, phát biểu.",
        {"Liêng Hót Ha Hai": [("Bí thư", "Đảng ủy xã Đạ Long")]},
    ),
    (
        "Bình Phước",
        "2023-03-01",
        "Bà Điểu Huỳnh Sang, Phó Trưởng Đoàn đại biểu Quốc hội tỉnh, nói.",
        {"Điểu Huỳnh Sang": [("Phó Trưởng đoàn", "Đoàn đại biểu Quốc hội tỉnh Bình Phước")]},
    ),
    (
        "Sóc Trăng",
        "2024-02-02",
        "Hòa thượng Tăng Nô, Hội trưởng Hội Đoàn kết sư sãi yêu nước tỉnh, dự.",
        {"Tăng Nô": [("Hội trưởng", "Hội Đoàn kết Sư sãi yêu nước tỉnh Sóc Trăng")]},
    ),
    (
        "Điện Biên",
        "2024-02-02",
        "Thượng tọa Thích Minh Đạo, Trưởng ban Trị sự Giáo hội Phật giáo tỉnh, dự.",
        {"Thích Minh Đạo": [("Trưởng ban", "Ban Trị sự Giáo hội Phật giáo tỉnh Điện Biên")]},
    ),
    # initials
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông N.V.T – Chủ tịch UBND xã Đồng Rui cho biết.",
        {"N.V.T": [("Chủ tịch", "UBND xã Đồng Rui")]},
    ),
    # spaces of careless pages
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông  Bùi  Văn  Bằng, Chủ tịch UBND xã Hoàng Quế, cho biết.",
        {"Bùi Văn Bằng": [("Chủ tịch", "UBND xã Hoàng Quế")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Đại tá Bùi  Văn Bằng - Giám đốc Công an tỉnh.",
        {"Bùi Văn Bằng": [("Giám đốc", "Công an tỉnh Quảng Ninh")]},
    ),
    # other states
    (None, "2023-09-10", "Đại sứ Anna Kowal cảm ơn Công an tỉnh.", {"Anna Kowal": [("Đại sứ", None)]}),
    (
        None,
        "2023-09-10",
        "Đại sứ Ba Lan tại Việt Nam Anna Kowal phát biểu.",
        {"Anna Kowal": [("Đại sứ", None)]},
    ),
    (None, "2023-09-10", "Đại sứ Việt Nam tại Lào Bùi Văn Bằng dự.", {"Bùi Văn Bằng": [("Đại sứ", None)]}),
    (
        None,
        "2023-09-10",
        "Tổng Lãnh sự Hàn Quốc tại Đà Nẵng Kim Dae Hyun dự.",
        {"Kim Dae Hyun": [("Tổng Lãnh sự", None)]},
    ),
    (
        None,
        "2023-09-10",
        "Ông Bounthong Sisavath, Phó Thủ tướng, Bộ trưởng Bộ Công an Lào, dẫn đầu đoàn.",
        {"Bounthong Sisavath": [("Phó Thủ tướng", None), ("Bộ trưởng", None)]},
    ),
    (
        None,
        "2023-09-10",
        "Bộ trưởng Bộ Công an Bùi Văn Bằng tiếp Đại sứ Nga Ivan Sokolov.",
        {"Bùi Văn Bằng": [("Bộ trưởng", "Bộ Công an")], "Ivan Sokolov": [("Đại sứ", None)]},
    ),
    (None, "2023-09-10", "Đại sứ Hà Lan đến thăm tỉnh.", {}),
    (
        None,
        "2023-09-10",
        "Ông Đinh Anh Đức, Bộ trưởng Y tế, dự.",
        {"Đinh Anh Đức": [("Bộ trưởng", "Bộ Y tế")]},
    ),
]

HAMLETS = [
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa, Bí thư Chi bộ kiêm Trưởng khu phố 3, phường Hà Lầm, nói.",
        {
            "Bùi Đăng Khoa": [
                ("Bí thư", "Chi bộ khu phố 3 phường Hà Lầm"),
                ("Trưởng khu phố", "Khu phố 3 phường Hà Lầm"),
            ]
        },
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Bí thư Chi bộ, Trưởng khu 6 phường Hà Lầm Bùi Đăng Khoa cho biết.",
        {"Bùi Đăng Khoa": [("Bí thư", "Chi bộ khu 6 phường Hà Lầm"), ("Trưởng khu", "Khu 6 phường Hà Lầm")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa, Tổ trưởng tổ dân phố số 7, phường Yết Kiêu, kể.",
        {"Bùi Đăng Khoa": [("Tổ trưởng", "Tổ dân phố số 7 phường Yết Kiêu")]},
    ),
    (
        "Sơn La",
        "2021-10-10",
        "Ông Lò Văn Dẹ, Trưởng bản Nà Lếch, xã Chiềng Sơ, cho biết.",
        {"Lò Văn Dẹ": [("Trưởng bản", "Bản Nà Lếch xã Chiềng Sơ")]},
    ),
    (
        "Sơn La",
        "2021-10-10",
        "Bí thư Chi bộ bản Nà Lếch Lò Văn Dẹ cho biết.",
        {"Lò Văn Dẹ": [("Bí thư", "Chi bộ bản Nà Lếch")]},
    ),
    ("Sơn La", "2021-10-10", "Trưởng bản Lò Văn Dẹ cho biết.", {"Lò Văn Dẹ": [("Trưởng bản", None)]}),
    (
        "Sơn La",
        "2021-10-10",
        "Trưởng thôn Đoàn Kết Nguyễn Văn Bình cho biết.",
        {"Nguyễn Văn Bình": [("Trưởng thôn", None)]},
    ),
    ("Sơn La", "2021-10-10", "Bản Nà Lếch nằm bên suối, trưởng bản là người có uy tín.", {}),
    (
        "Gia Lai",
        "2025-09-10",
        "Đ/c: Bùi Đăng Khoa - TUV, Bí thư ĐU, Chủ tịch HĐND xã Ân Hảo.",
        {
            "Bùi Đăng Khoa": [
                ("Ủy viên", "Tỉnh ủy Gia Lai"),
                ("Bí thư", "Đảng ủy xã Ân Hảo"),
                ("Chủ tịch", "HĐND xã Ân Hảo"),
            ]
        },
    ),
    # bodies that are not known keep the office
    (
        "Gia Lai",
        "2025-09-10",
        "Anh Bùi Đăng Khoa, Tổ trưởng Tổ bảo vệ an ninh, trật tự thôn 2, xã An Lão, kể.",
        {"Bùi Đăng Khoa": [("Tổ trưởng", None)]},
    ),
    ("Gia Lai", "2025-09-10", "Anh Bùi Đăng Khoa, tổ trưởng của nhóm thợ xây, kể.", {}),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Bà Vi Thị Hoa, Hội thẩm nhân dân TAND thành phố Hạ Long, hỏi bị cáo.",
        {"Vi Thị Hoa": [("Hội thẩm", "TAND thành phố Hạ Long")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Bà Vi Thị Hoa, phụ trách Phòng Nội vụ huyện Cô Tô, cho hay.",
        {"Vi Thị Hoa": [("Phụ trách", "Phòng Nội vụ huyện Cô Tô")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Bà Vi Thị Hoa, Phó Giám đốc phụ trách Sở Tư pháp, ký.",
        {"Vi Thị Hoa": [("Phó Giám đốc", "Sở Tư pháp tỉnh Quảng Ninh")]},
    ),
]

NOBODY = [
    "Bị can Đ.V.H bị khởi tố về tội đánh bạc.",
    "Thượng tọa Thích Minh Đạo, trụ trì chùa Hương, nói.",
    "Linh mục Giuse Trần Văn Hải, chánh xứ Tân Lập, làm lễ.",
    "Ông Đinh Klum, già làng, cho biết.",
    "Bài và ảnh: Thượng úy Bùi Đăng Khoa",
    "Công an xã vào cuộc.\nTin, ảnh: Đại úy Bùi Đăng Khoa",
    "Vụ việc đang được điều tra.\nĐại úy Bùi Đăng Khoa - Công an huyện Bình Liêu",
    "Hội nghị bế mạc.\nThiếu tá Bùi Đăng Khoa",
    "Bí thư Chi bộ thôn Đoàn Kết được khen thưởng.",
    "Bắt Giám đốc Trung tâm Đăng kiểm Bùi Đăng Khoa.",
    "Khởi tố Phó Chủ tịch UBND huyện Bình Liêu Bùi Đăng Khoa.",
    "Trường mang tên Tổng Bí thư Bùi Đăng Khoa.",
    "Tai nạn trên đường Đại tá Bùi Đăng Khoa, phường Gia Cẩm.",
    "Bùi Đăng Khoa, đội trưởng đội tuyển bóng chuyền, đoạt giải.",
]

TOLD = [
    "Bài học từ Thượng úy Bùi Đăng Khoa được nhân rộng.",
    "Dự hội nghị gồm:\nThiếu tá Bùi Đăng Khoa",
    "Theo Đại úy Bùi Đăng Khoa: đường đã thông.",
    "Hội nghị bế mạc.\nThiếu tá Bùi Đăng Khoa phát biểu cảm ơn.",
    "Hội đồng xét xử gồm thẩm phán Bùi Đăng Khoa (chủ tọa) và hai hội thẩm.",
    "Con đường này từng có Đại tá Bùi Đăng Khoa tuần tra.",
]


@pytest.mark.parametrize(("province", "published", "text", "expected"), [*NAMES, *HAMLETS])
def test_an_official_holds_offices_in_bodies(
    province: str | None, published: str, text: str, expected: dict[str, list[tuple[str, str | None]]]
) -> None:
    assert found(text, province, published) == expected


@pytest.mark.parametrize(("province", "published", "text"), [case[:3] for case in (*NAMES, *HAMLETS)])
def test_the_body_of_every_position_is_a_unit(province: str | None, published: str, text: str) -> None:
    reading = Reading(text, published=published, province=province)
    names = {unit.name for unit in find_units(reading)}
    assert {p.unit for o in find_officials(reading) for p in o.positions if p.unit} <= names


@pytest.mark.parametrize("text", NOBODY)
def test_others_are_not_listed(text: str) -> None:
    assert found(text, "Quảng Ninh", "2022-10-10") == {}


@pytest.mark.parametrize("text", TOLD)
def test_whoever_only_stands_where_writers_do_is_listed(text: str) -> None:
    assert list(found(text, "Quảng Ninh", "2022-10-10")) == ["Bùi Đăng Khoa"]


def test_a_name_with_careless_spaces_is_named_without_them() -> None:
    text = "Ông Bùi  Văn Bằng, Chủ tịch UBND xã Hoàng Quế. Ông Bùi Văn Bằng nói."
    (official,) = find_officials(Reading(text, published="2022-10-10", province="Quảng Ninh"))
    assert official.name == "Bùi Văn Bằng"
    assert [text[m.start : m.end] for m in official.mentions] == ["Bùi  Văn Bằng", "Bùi Văn Bằng"]
