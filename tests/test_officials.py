"""Officials: names, ranks, offices with their bodies, and who is none."""

import pytest

from extract.officials import find_officials
from extract.reading import Reading
from extract.units import find_units

HOME = "Nghệ An"


def found(
    text: str, *, province: str | None = HOME, published: str = "2023-05-05"
) -> dict[str, list[tuple[str, str | None]]]:
    """(title, unit) of every position by name."""
    reading = Reading(text, published=published, province=province)
    return {o.name: [(p.title, p.unit) for p in o.positions] for o in find_officials(reading)}


def ranks(text: str) -> dict[str, str | None]:
    return {o.name: o.rank for o in find_officials(Reading(text, published="2023-05-05", province=HOME))}


POSITIONS = [
    # the office after the name
    (
        "Đại tá Phan Văn Lĩnh – Phó Giám đốc Công an tỉnh dự.",
        {"Phan Văn Lĩnh": [("Phó Giám đốc", "Công an tỉnh Nghệ An")]},
    ),
    (
        "Ông Cao Xuân Tiệp, Chủ tịch UBND xã Nghi Ân, cho biết.",
        {"Cao Xuân Tiệp": [("Chủ tịch", "UBND xã Nghi Ân")]},
    ),
    (
        "bà Võ Thị Hạnh (Phó Giám đốc Sở Y tế) nói.",
        {"Võ Thị Hạnh": [("Phó Giám đốc", "Sở Y tế tỉnh Nghệ An")]},
    ),
    ("Ông Đậu Quang Vinh là Bí thư Huyện ủy Nam Đàn.", {"Đậu Quang Vinh": [("Bí thư", "Huyện ủy Nam Đàn")]}),
    (
        "Theo ông Hồ Sĩ Tùng, 52 tuổi, Chủ tịch HĐND xã Diễn Thái, việc đã xong.",
        {"Hồ Sĩ Tùng": [("Chủ tịch", "HĐND xã Diễn Thái")]},
    ),
    # the office before the name
    ("Chủ tịch UBND tỉnh Phan Bá Lộc kết luận.", {"Phan Bá Lộc": [("Chủ tịch", "UBND tỉnh Nghệ An")]}),
    (
        "Phó Bí thư Thành ủy, Chủ tịch UBND TP Vinh Trần Mạnh Khải dự.",
        {"Trần Mạnh Khải": [("Phó Bí thư", "Thành ủy Vinh"), ("Chủ tịch", "UBND thành phố Vinh")]},
    ),
    (
        "Trưởng Công an huyện Yên Thành, Thượng tá Bùi Đình Quế chỉ đạo.",
        {"Bùi Đình Quế": [("Trưởng", "Công an huyện Yên Thành")]},
    ),
    ("Bộ trưởng Bộ Y tế Đinh Hữu Toàn trả lời.", {"Đinh Hữu Toàn": [("Bộ trưởng", "Bộ Y tế")]}),
    ("Bộ trưởng Tài chính Đinh Hữu Toàn trả lời.", {"Đinh Hữu Toàn": [("Bộ trưởng", "Bộ Tài chính")]}),
    ("Thủ tướng Lương Đức Thịnh yêu cầu.", {"Lương Đức Thịnh": [("Thủ tướng", "Chính phủ")]}),
    ("Chủ tịch nước Lương Đức Thịnh ký lệnh.", {"Lương Đức Thịnh": [("Chủ tịch nước", None)]}),
    # titles and their bodies
    (
        "Thượng tá Ngô Trí Dũng, Trưởng phòng Cảnh sát hình sự Công an tỉnh.",
        {"Ngô Trí Dũng": [("Trưởng phòng", "Phòng Cảnh sát hình sự Công an tỉnh Nghệ An")]},
    ),
    (
        "Ông Ngô Trí Dũng - Trưởng ban Tổ chức Tỉnh ủy.",
        {"Ngô Trí Dũng": [("Trưởng ban", "Ban Tổ chức Tỉnh ủy Nghệ An")]},
    ),
    (
        "Ông Ngô Trí Dũng - Chánh Văn phòng UBND tỉnh.",
        {"Ngô Trí Dũng": [("Chánh Văn phòng", "Văn phòng UBND tỉnh Nghệ An")]},
    ),
    (
        "Ông Ngô Trí Dũng - Chánh Thanh tra Sở Nội vụ.",
        {"Ngô Trí Dũng": [("Chánh Thanh tra", "Thanh tra Sở Nội vụ tỉnh Nghệ An")]},
    ),
    (
        "Đồng chí Ngô Trí Dũng – Ủy viên BTV Huyện ủy Đô Lương, trưởng Công an huyện.",
        {
            "Ngô Trí Dũng": [
                ("Ủy viên Ban Thường vụ", "Huyện ủy Đô Lương"),
                ("Trưởng", "Công an huyện Đô Lương"),
            ]
        },
    ),
    ("Ông Ngô Trí Dũng, Phó công an xã Nghi Ân.", {"Ngô Trí Dũng": [("Phó Trưởng", "Công an xã Nghi Ân")]}),
    ("Ông Ngô Trí Dũng, Chủ tịch xã Nghi Ân.", {"Ngô Trí Dũng": [("Chủ tịch", "UBND xã Nghi Ân")]}),
    ("Ông Ngô Trí Dũng, Bí thư xã Nghi Ân.", {"Ngô Trí Dũng": [("Bí thư", "Đảng ủy xã Nghi Ân")]}),
    (
        "Ông Ngô Trí Dũng - Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy.",
        {"Ngô Trí Dũng": [("Ủy viên", "Ban Chấp hành Trung ương Đảng"), ("Bí thư", "Tỉnh ủy Nghệ An")]},
    ),
    (
        "Ông Ngô Trí Dũng - Tỉnh ủy viên, Giám đốc Sở Tư pháp.",
        {"Ngô Trí Dũng": [("Ủy viên", "Tỉnh ủy Nghệ An"), ("Giám đốc", "Sở Tư pháp tỉnh Nghệ An")]},
    ),
    (
        "Ông Ngô Trí Dũng, TUV, Giám đốc Sở Tư pháp.",
        {"Ngô Trí Dũng": [("Ủy viên", "Tỉnh ủy Nghệ An"), ("Giám đốc", "Sở Tư pháp tỉnh Nghệ An")]},
    ),
    (
        "Ông Ngô Trí Dũng - Ủy viên Ban Chấp hành Đảng bộ huyện Nam Đàn.",
        {"Ngô Trí Dũng": [("Ủy viên", "Ban Chấp hành Đảng bộ huyện Nam Đàn")]},
    ),
    ("Ông Ngô Trí Dũng, đại biểu Quốc hội khóa XV.", {"Ngô Trí Dũng": [("Đại biểu", "Quốc hội")]}),
    (
        "Ông Ngô Trí Dũng, Viện trưởng VKSND huyện Nam Đàn.",
        {"Ngô Trí Dũng": [("Viện trưởng", "VKSND huyện Nam Đàn")]},
    ),
    (
        "Đại tá Ngô Trí Dũng, Chính ủy Bộ CHQS tỉnh.",
        {"Ngô Trí Dũng": [("Chính ủy", "Bộ Chỉ huy Quân sự tỉnh Nghệ An")]},
    ),
    (
        "Thiếu tá Ngô Trí Dũng, Đồn trưởng Đồn Biên phòng Nậm Cắn.",
        {"Ngô Trí Dũng": [("Đồn trưởng", "Đồn Biên phòng Nậm Cắn")]},
    ),
    (
        "Bà Ngô Thị Dung, Hiệu trưởng Trường THCS Lê Lợi.",
        {"Ngô Thị Dung": [("Hiệu trưởng", "Trường THCS Lê Lợi")]},
    ),
    (
        "Ông Ngô Trí Dũng, Tổng Giám đốc Công ty CP Vạn Xuân.",
        {"Ngô Trí Dũng": [("Tổng Giám đốc", "Công ty Cổ phần Vạn Xuân")]},
    ),
    (
        "Quyền Chủ tịch UBND tỉnh Ngô Trí Dũng ký.",
        {"Ngô Trí Dũng": [("Quyền Chủ tịch", "UBND tỉnh Nghệ An")]},
    ),
    # one body for several offices
    (
        "Ông Ngô Trí Dũng, Chủ tịch kiêm Tổng Giám đốc Tập đoàn Đại Nam.",
        {"Ngô Trí Dũng": [("Chủ tịch", "Tập đoàn Đại Nam"), ("Tổng Giám đốc", "Tập đoàn Đại Nam")]},
    ),
    (
        "Ông Ngô Trí Dũng, Phó Bí thư, Chủ tịch UBND huyện Nam Đàn.",
        {"Ngô Trí Dũng": [("Phó Bí thư", "Huyện ủy Nam Đàn"), ("Chủ tịch", "UBND huyện Nam Đàn")]},
    ),
    (
        "Bà Ngô Thị Dung, Ủy viên Ban Thường vụ, Trưởng ban Dân vận Tỉnh ủy.",
        {
            "Ngô Thị Dung": [
                ("Ủy viên Ban Thường vụ", "Tỉnh ủy Nghệ An"),
                ("Trưởng ban", "Ban Dân vận Tỉnh ủy Nghệ An"),
            ]
        },
    ),
    # lists
    (
        "Dự có các đồng chí: Lê Bá Hoan – Bí thư Thị ủy Hoàng Mai; Đặng Thị Sâm – Phó Chủ tịch HĐND thị xã.",
        {
            "Lê Bá Hoan": [("Bí thư", "Thị ủy Hoàng Mai")],
            "Đặng Thị Sâm": [("Phó Chủ tịch", "HĐND thị xã Hoàng Mai")],
        },
    ),
    (
        "Trưởng ban là đồng chí Lê Bá Hoan - Bí thư Đảng ủy xã Nghi Ân; "
        "Chủ tịch UBND xã Đặng Hữu Sâm làm phó.",
        {"Lê Bá Hoan": [("Bí thư", "Đảng ủy xã Nghi Ân")], "Đặng Hữu Sâm": [("Chủ tịch", "UBND xã Nghi Ân")]},
    ),
    # giving and taking
    (
        "HĐND tỉnh bầu ông Lê Bá Hoan, Giám đốc Sở Nội vụ, làm Phó Chủ tịch UBND tỉnh.",
        {"Lê Bá Hoan": [("Giám đốc", "Sở Nội vụ tỉnh Nghệ An"), ("Phó Chủ tịch", "UBND tỉnh Nghệ An")]},
    ),
    (
        "Đại tá Lê Bá Hoan được điều động giữ chức vụ Giám đốc Công an tỉnh Sơn La.",
        {"Lê Bá Hoan": [("Giám đốc", "Công an tỉnh Sơn La")]},
    ),
    (
        "Kỳ họp bầu bổ sung chức vụ Ủy viên UBND tỉnh khóa mới đối với ông Lê Bá Hoan, "
        "Giám đốc Sở Nội vụ và bà Đặng Thị Sâm, Giám đốc Sở Y tế.",
        {
            "Lê Bá Hoan": [("Ủy viên", "UBND tỉnh Nghệ An"), ("Giám đốc", "Sở Nội vụ tỉnh Nghệ An")],
            "Đặng Thị Sâm": [("Ủy viên", "UBND tỉnh Nghệ An"), ("Giám đốc", "Sở Y tế tỉnh Nghệ An")],
        },
    ),
    (
        "Đoàn do đồng chí Lê Bá Hoan, Phó Chủ tịch UBND tỉnh làm trưởng đoàn.",
        {"Lê Bá Hoan": [("Phó Chủ tịch", "UBND tỉnh Nghệ An")]},
    ),
    # the same person again
    (
        "Ông Lê Bá Hoan phát biểu. Ông Hoan giữ chức vụ Chủ tịch UBND huyện Nam Đàn từ năm 2020.",
        {"Lê Bá Hoan": [("Chủ tịch", "UBND huyện Nam Đàn")]},
    ),
    (
        "Trung tướng Lê Bá Hoan - Thứ trưởng Bộ Công an chủ trì. "
        "Trung tướng Lê Bá Hoan - Thứ trưởng Bộ Công an kết luận.",
        {"Lê Bá Hoan": [("Thứ trưởng", "Bộ Công an")]},
    ),
    (
        "Đại tá Lê Bá Hoan, Chánh Văn phòng kiêm Người phát ngôn Bộ Công an xác nhận.",
        {"Lê Bá Hoan": [("Chánh Văn phòng", "Văn phòng Bộ Công an"), ("Người phát ngôn", "Bộ Công an")]},
    ),
    (
        "Về phía Bộ Y tế có Thứ trưởng Lê Bá Hoan; Thứ trưởng Đặng Thị Sâm.",
        {"Lê Bá Hoan": [("Thứ trưởng", "Bộ Y tế")], "Đặng Thị Sâm": [("Thứ trưởng", "Bộ Y tế")]},
    ),
    (
        "Ông Lê Bá Hoan, Hiệu trưởng Trường THPT Lê Lợi. Hiệu trưởng Lê Bá Hoan nói thêm.",
        {"Lê Bá Hoan": [("Hiệu trưởng", "Trường THPT Lê Lợi")]},
    ),
    (
        "Trung tướng Đặng Hữu Sâm - Cục trưởng Cục Cảnh sát giao thông (Bộ Công an), "
        "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Lê Bá Hoan dự.",
        {
            "Đặng Hữu Sâm": [("Cục trưởng", "Cục Cảnh sát giao thông Bộ Công an")],
            "Lê Bá Hoan": [("Phó Bí thư", "Tỉnh ủy Nghệ An"), ("Chủ tịch", "UBND tỉnh Nghệ An")],
        },
    ),
    # names of every people
    ("Ông Giàng A Pháo, Chủ tịch UBND xã Nậm Kè.", {"Giàng A Pháo": [("Chủ tịch", "UBND xã Nậm Kè")]}),
    (
        "Bà Y Blum Niê, Phó Chủ tịch UBND huyện Krông Pắc.",
        {"Y Blum Niê": [("Phó Chủ tịch", "UBND huyện Krông Pắc")]},
    ),
    ("Ông K'Sáu, Bí thư Huyện ủy Đam Rông.", {"K'Sáu": [("Bí thư", "Huyện ủy Đam Rông")]}),
    ("Ông K'Sáu Bon, Bí thư Huyện ủy Đam Rông.", {"K'Sáu Bon": [("Bí thư", "Huyện ủy Đam Rông")]}),
    (
        "Bà Vi Thị Ón - Phó Chủ tịch UBND huyện Tương Dương.",
        {"Vi Thị Ón": [("Phó Chủ tịch", "UBND huyện Tương Dương")]},
    ),
    ("Ông Lò Văn Ín, Trưởng Công an xã Mường Lạn.", {"Lò Văn Ín": [("Trưởng", "Công an xã Mường Lạn")]}),
    # an officer of whom only the rank is told
    ("Thiếu úy Lê Bá Hoan lao xuống dòng nước.", {"Lê Bá Hoan": []}),
]


@pytest.mark.parametrize(("text", "expected"), POSITIONS)
def test_an_official_holds_offices_in_bodies(
    text: str, expected: dict[str, list[tuple[str, str | None]]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in POSITIONS])
def test_the_body_of_every_position_is_a_unit(text: str) -> None:
    reading = Reading(text, published="2023-05-05", province=HOME)
    names = {unit.name for unit in find_units(reading)}
    assert {p.unit for o in find_officials(reading) for p in o.positions if p.unit} <= names


NOBODY = [
    "Ông Lê Bá Hoan, xã Nghi Ân, bức xúc về con đường.",
    "Chị Đặng Thị Sâm bán hàng ở chợ Vinh.",
    "Bị can Lê Bá Hoan khai nhận.",
    "Khởi tố ông Lê Bá Hoan, SN 1968, trú xã Nghi Ân; ông Hoan là Chủ tịch UBND xã Nghi Ân.",
    "Cơ quan điều tra bắt tạm giam đối với Lê Bá Hoan, Phó Giám đốc Sở Tài chính.",
    "Đối tượng Lê Bá Hoan (SN 1990, trú phường Hưng Bình) bị bắt.",
    "Đại úy Lê Bá Hoan bị khởi tố về tội nhận hối lộ.",
    "Các bị cáo Lê Bá Hoan, cựu Bí thư Huyện ủy; Đặng Hữu Sâm, cựu Chủ tịch UBND huyện Nam Đàn.",
    "Thi hành lệnh bắt khẩn cấp Thiếu tá Lê Bá Hoan, Đội phó Đội Tổng hợp, Công an huyện Nam Đàn.",
    "Bộ Công an tước quân tịch đối với đại tá Lê Bá Hoan, nguyên Trưởng Công an quận 3.",
    "Ông Lê Bá Hoan, cựu Giám đốc Sở Y tế, cùng hai đồng phạm vừa bị khởi tố.",
    "Chủ tịch Hồ Chí Minh căn dặn.",
    "Nạn nhân là anh Lê Bá H. trú tại xã Nghi Ân.",
    "Tai nạn trên đường Lê Hồng Phong, gần Trường THPT Phan Bội Châu.",
    "Bài, ảnh: Lê Bá Hoan",
    "Luật sư Lê Bá Hoan bào chữa.",
    "Bác sĩ Lê Bá Hoan mổ cho bệnh nhân.",
    "Chủ tịch UBND tỉnh tặng Bằng khen cho 3 tập thể.",
    "Công an tỉnh Thái Bình và Công an tỉnh Hòa Bình ký kết.",
    "Bộ trưởng Bộ Công an tặng cờ cho Công an tỉnh Sơn La.",
    "Bà Rịa đông khách dịp lễ.",
    "Giám đốc Công an tỉnh Quảng Nam thưởng nóng ban chuyên án.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_others_are_not_listed(text: str) -> None:
    assert found(text) == {}


RANKS = [
    ("Đại tá Lê Bá Hoan tới dự.", {"Lê Bá Hoan": "Đại tá"}),
    ("đồng chí Thượng tá Lê Bá Hoan tới dự.", {"Lê Bá Hoan": "Thượng tá"}),
    ("Theo thiếu uý Lê Bá Hoan, đường đã thông.", {"Lê Bá Hoan": "Thiếu úy"}),
    ("Hạ sỹ Lê Bá Hoan được khen.", {"Lê Bá Hoan": "Hạ sĩ"}),
    ("Thượng tá phi công Lê Bá Hoan hạ cánh.", {"Lê Bá Hoan": "Thượng tá"}),
    ("Đại tá, Lê Bá Hoan - Giám đốc Công an tỉnh.", {"Lê Bá Hoan": "Đại tá"}),
    (
        "Ông Lê Bá Hoan, Giám đốc Sở Y tế. Đại tá Trần Hữu Sâm cũng dự.",
        {"Lê Bá Hoan": None, "Trần Hữu Sâm": "Đại tá"},
    ),
    ("Ông Lê Bá Hoan - Giám đốc Công an tỉnh dự. Đại tá Hoan biểu dương.", {"Lê Bá Hoan": "Đại tá"}),
]


@pytest.mark.parametrize(("text", "expected"), RANKS)
def test_the_rank_is_told_by_any_mention(text: str, expected: dict[str, str | None]) -> None:
    assert ranks(text) == expected


FORMER = [
    ("Ông Lê Bá Hoan, nguyên Chủ tịch UBND xã Nghi Ân, kể.", [True]),
    ("Ông Lê Bá Hoan, Chủ tịch UBND xã Nghi Ân, kể.", [False]),
    ("Cựu Bí thư Huyện ủy Nam Đàn Lê Bá Hoan kể.", [True]),
    ("Ông Lê Bá Hoan từng giữ chức Giám đốc Sở Nội vụ, Giám đốc Sở Y tế.", [True, True]),
    ("Miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với ông Lê Bá Hoan.", [True]),
    ("Ông Lê Bá Hoan, nguyên Bí thư Huyện ủy, Chủ tịch HĐND huyện Nam Đàn, kể.", [True, True]),
    (
        "Đại tá Lê Bá Hoan, nguyên Phó Giám đốc Công an tỉnh Sơn La "
        "đến nhận chức vụ Giám đốc Công an tỉnh Lai Châu.",
        [True, False],
    ),
]


@pytest.mark.parametrize(("text", "former"), FORMER)
def test_an_office_of_the_past_is_marked(text: str, former: list[bool]) -> None:
    (official,) = find_officials(Reading(text, published="2023-05-05", province=HOME))
    assert [p.former for p in official.positions] == former


def test_one_person_is_one_fact_with_all_mentions() -> None:
    text = "Đại tá Lê Bá Hoan tới dự. Ông Hoan phát biểu. Lê Bá Hoan ra về."
    (official,) = find_officials(Reading(text, published="2023-05-05"))
    assert [text[m.start : m.end] for m in official.mentions] == ["Lê Bá Hoan", "Hoan", "Lê Bá Hoan"]
    assert (official.start, official.text) == (7, "Lê Bá Hoan")


def test_two_ways_to_place_the_mark_are_one_person() -> None:
    text = "Ông Lê Văn Hoà, Giám đốc Sở Y tế. Ông Lê Văn Hòa cho biết."
    (official,) = find_officials(Reading(text, published="2023-05-05", province=HOME))
    assert len(official.mentions) == 2


def test_a_foreign_prime_minister_heads_no_government_of_ours() -> None:
    units = find_units(Reading("Thủ tướng Nhật Bản thăm Hà Nội.", published="2023-05-05"))
    assert "Chính phủ" not in {unit.name for unit in units}


def test_officials_come_in_the_order_of_their_first_mention() -> None:
    text = (
        "Ông Lê Văn Bình đến dự. Đại tá Trần Đình Hải, Giám đốc Công an tỉnh phát biểu. "
        "Ông Lê Văn Bình, Chủ tịch UBND xã Nghi Phú đáp từ."
    )
    starts = [fact.start for fact in find_officials(Reading(text))]
    assert len(starts) == 2
    assert starts == sorted(starts)
