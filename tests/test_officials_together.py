"""Offices given by appointment, to several at once, and the ranks told with them."""

import pytest

from extract.officials import find_officials
from extract.reading import Reading
from extract.units import find_units


def found(text: str, province: str | None, published: str) -> dict[str, list[tuple[str, str | None]]]:
    reading = Reading(text, published=published, province=province)
    return {o.name: [(p.title, p.unit) for p in o.positions] for o in find_officials(reading)}


# (province, published, text, offices by name)
GIVEN = [
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa, Giám đốc Sở Công Thương, và bà Vi Thị Hoa, Giám đốc Sở Du lịch, "
        "được bầu giữ chức Phó Chủ tịch UBND tỉnh.",
        {
            "Bùi Đăng Khoa": [
                ("Giám đốc", "Sở Công Thương tỉnh Quảng Ninh"),
                ("Phó Chủ tịch", "UBND tỉnh Quảng Ninh"),
            ],
            "Vi Thị Hoa": [
                ("Giám đốc", "Sở Du lịch tỉnh Quảng Ninh"),
                ("Phó Chủ tịch", "UBND tỉnh Quảng Ninh"),
            ],
        },
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa và bà Vi Thị Hoa được bầu làm Phó Chủ tịch UBND tỉnh.",
        {
            "Bùi Đăng Khoa": [("Phó Chủ tịch", "UBND tỉnh Quảng Ninh")],
            "Vi Thị Hoa": [("Phó Chủ tịch", "UBND tỉnh Quảng Ninh")],
        },
    ),
    # only the last: what is new with her alone, what each gets in turn, who stands in another clause
    (
        "Quảng Ninh",
        "2022-10-10",
        "Dự có ông Bùi Đăng Khoa và bà Vi Thị Hoa, vừa được bầu Phó Chủ tịch UBND tỉnh.",
        {"Vi Thị Hoa": [("Phó Chủ tịch", "UBND tỉnh Quảng Ninh")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa phát biểu, và bà Vi Thị Hoa được bầu làm Phó Chủ tịch UBND tỉnh.",
        {"Vi Thị Hoa": [("Phó Chủ tịch", "UBND tỉnh Quảng Ninh")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa được giao quyền Chủ tịch UBND huyện Bình Liêu.",
        {"Bùi Đăng Khoa": [("Quyền Chủ tịch", "UBND huyện Bình Liêu")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Thượng tá Bùi Đăng Khoa được bổ nhiệm lại giữ chức vụ Trưởng Công an thành phố Uông Bí.",
        {"Bùi Đăng Khoa": [("Trưởng", "Công an thành phố Uông Bí")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa, sinh năm 1975, quê Nam Định; hiện là Phó Bí thư Thường trực Thị ủy Đông Triều.",
        {"Bùi Đăng Khoa": [("Phó Bí thư Thường trực", "Thị ủy Đông Triều")]},
    ),
    (
        "Lai Châu",
        "2014-12-10",
        "Ông Giàng A Pháo sinh ngày 2/10/1968; dân tộc Mông; quê xã Nậm Kè; đại học luật; "
        "hiện là Bí thư Huyện ủy Sìn Hồ.",
        {"Giàng A Pháo": [("Bí thư", "Huyện ủy Sìn Hồ")]},
    ),
    (
        "Lai Châu",
        "2014-12-10",
        "Ông Giàng A Pháo sinh năm 1968, con trai ông Giàng A Dế; hiện là Bí thư Huyện ủy Sìn Hồ.",
        {},
    ),
    (
        "Lai Châu",
        "2025-11-20",
        "Ông Giàng A Pháo được Ban Bí thư chỉ định làm Phó Bí thư Tỉnh ủy Sơn La.",
        {"Giàng A Pháo": [("Phó Bí thư", "Tỉnh ủy Sơn La")]},
    ),
    (
        "Lai Châu",
        "2025-11-20",
        "Ông Giàng A Pháo được đại biểu HĐND bầu làm Chủ tịch UBND tỉnh Sơn La.",
        {"Giàng A Pháo": [("Chủ tịch", "UBND tỉnh Sơn La")]},
    ),
    (
        "Lai Châu",
        "2014-12-10",
        "Ông Giàng A Pháo cũng được bầu làm Phó Chủ tịch UBND tỉnh Lai Châu.",
        {"Giàng A Pháo": [("Phó Chủ tịch", "UBND tỉnh Lai Châu")]},
    ),
    (
        "Lâm Đồng",
        "2025-07-25",
        "Ông Bùi Đăng Khoa - Ủy viên dự khuyết T.Ư Đảng, Chủ tịch HĐND tỉnh Lâm Đồng dự.",
        {
            "Bùi Đăng Khoa": [
                ("Ủy viên", "Ban Chấp hành Trung ương Đảng"),
                ("Chủ tịch", "HĐND tỉnh Lâm Đồng"),
            ]
        },
    ),
]

LISTED = [
    (
        "Kiên Giang",
        "2016-05-12",
        "Các Phó Chủ tịch UBND tỉnh: Bùi Văn Ba, Vi Thị Hai cùng dự.",
        {
            "Bùi Văn Ba": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")],
            "Vi Thị Hai": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")],
        },
    ),
    (
        "Kiên Giang",
        "2016-05-12",
        "Các đồng chí Phó Chủ tịch UBND tỉnh gồm: Bùi Văn Ba và Vi Thị Hai.",
        {
            "Bùi Văn Ba": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")],
            "Vi Thị Hai": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")],
        },
    ),
    (
        "Kiên Giang",
        "2016-05-12",
        "Ông Bùi Văn Ba, bà Vi Thị Hai cùng là Phó Chủ tịch UBND huyện An Minh.",
        {
            "Bùi Văn Ba": [("Phó Chủ tịch", "UBND huyện An Minh")],
            "Vi Thị Hai": [("Phó Chủ tịch", "UBND huyện An Minh")],
        },
    ),
    # an item of the list that is no office that is known
    (
        "Hà Tĩnh",
        "2022-05-05",
        "Ông Bùi Văn Ba – thành viên hội đồng tư vấn, Phó Giám đốc Sở Công Thương dự.",
        {"Bùi Văn Ba": [("Phó Giám đốc", "Sở Công Thương tỉnh Hà Tĩnh")]},
    ),
    (
        "Hà Tĩnh",
        "2022-05-05",
        "Ông Bùi Văn Ba, Bí thư Huyện ủy Can Lộc, thành viên tổ giúp việc, Chủ tịch HĐND huyện dự.",
        {"Bùi Văn Ba": [("Bí thư", "Huyện ủy Can Lộc"), ("Chủ tịch", "HĐND huyện Can Lộc")]},
    ),
    (
        "Hà Tĩnh",
        "2022-05-05",
        "Ông Bùi Văn Ba, trưởng nhóm thợ, Giám đốc Sở Y tế Vi Văn Hai và 5 người khác.",
        {"Vi Văn Hai": [("Giám đốc", "Sở Y tế tỉnh Hà Tĩnh")]},
    ),
    # what a verb gave to the first is not what the others are given
    (
        "Quảng Bình",
        "2025-08-05",
        "Đồng chí Bùi Văn Ba tái đắc cử Bí thư Đảng ủy phường Đồng Hới; đồng chí Vi Thị Hai và đồng chí "
        "Hồ Văn Tư được bầu giữ chức vụ Phó Bí thư Đảng ủy.",
        {
            "Bùi Văn Ba": [("Bí thư", "Đảng ủy phường Đồng Hới")],
            "Vi Thị Hai": [("Phó Bí thư", "Đảng ủy phường Đồng Hới")],
            "Hồ Văn Tư": [("Phó Bí thư", "Đảng ủy phường Đồng Hới")],
        },
    ),
    (
        "Quảng Bình",
        "2021-08-05",
        "Ông Bùi Văn Ba được Ban Thường vụ Tỉnh ủy điều động, chỉ định tham gia Ban Chấp hành, "
        "Ban Thường vụ, giữ chức Bí thư Huyện ủy Quảng Trạch.",
        {"Bùi Văn Ba": [("Bí thư", "Huyện ủy Quảng Trạch")]},
    ),
    (
        "Quảng Bình",
        "2021-08-05",
        "Giám đốc Sở Y tế Bùi Văn Ba kiêm Giám đốc Bệnh viện đa khoa tỉnh.",
        {
            "Bùi Văn Ba": [
                ("Giám đốc", "Sở Y tế tỉnh Quảng Bình"),
                ("Giám đốc", "Bệnh viện đa khoa tỉnh Quảng Bình"),
            ]
        },
    ),
    ("Quảng Bình", "2021-08-05", "Trưởng bản Hồ Chiến kể.", {"Hồ Chiến": [("Trưởng bản", None)]}),
    # of one alone
    (
        "Kiên Giang",
        "2016-05-12",
        "Phó Chủ tịch UBND tỉnh Bùi Văn Ba, Vi Thị Hai và bà con cùng dự.",
        {"Bùi Văn Ba": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")]},
    ),
    (
        "Kiên Giang",
        "2016-05-12",
        "Dự có ông Bùi Văn Ba, bà Vi Thị Hai - Phó Chủ tịch UBND huyện An Minh.",
        {"Vi Thị Hai": [("Phó Chủ tịch", "UBND huyện An Minh")]},
    ),
    (
        "Kiên Giang",
        "2016-05-12",
        "Tiểu đội trưởng Bùi Văn Ba kể.",
        {"Bùi Văn Ba": [("Tiểu đội trưởng", None)]},
    ),
]

RANKS = [
    ("Đại tá, Giám đốc Công an tỉnh Bùi Văn Ba biểu dương.", "Đại tá"),
    ("Thượng tá - Trưởng Công an huyện An Biên Bùi Văn Ba biểu dương.", "Thượng tá"),
    ("Đại úy QNCN Bùi Văn Ba trực ở trạm.", "Đại úy"),
    ("Thiếu tá chuyên nghiệp Bùi Văn Ba, y sĩ của đồn.", "Thiếu tá"),
    ("Ông được thăng Đại tá. Giám đốc Sở Y tế Bùi Văn Ba chúc mừng.", None),
    ("Sau lời của Đại tá Lê An, Giám đốc Sở Y tế Bùi Văn Ba phát biểu.", None),
]


@pytest.mark.parametrize(("province", "published", "text", "expected"), [*GIVEN, *LISTED])
def test_an_official_holds_offices_in_bodies(
    province: str | None, published: str, text: str, expected: dict[str, list[tuple[str, str | None]]]
) -> None:
    assert found(text, province, published) == expected


@pytest.mark.parametrize(("province", "published", "text"), [case[:3] for case in (*GIVEN, *LISTED)])
def test_the_body_of_every_position_is_a_unit(province: str | None, published: str, text: str) -> None:
    reading = Reading(text, published=published, province=province)
    names = {unit.name for unit in find_units(reading)}
    assert {p.unit for o in find_officials(reading) for p in o.positions if p.unit} <= names


@pytest.mark.parametrize(("text", "rank"), RANKS)
def test_a_rank_stands_before_offices_too(text: str, rank: str | None) -> None:
    officials = find_officials(Reading(text, published="2016-05-12", province="Kiên Giang"))
    assert {o.name: o.rank for o in officials}["Bùi Văn Ba"] == rank


def test_a_rank_is_given_to_names_without_cues() -> None:
    text = (
        "Công bố quyết định thăng cấp bậc hàm Thượng tá cho 3 đồng chí: Bùi Văn Ba, Hồ Văn Tư và Vi Văn Hai."
    )
    officials = find_officials(Reading(text, published="2021-08-05", province="Quảng Bình"))
    assert {o.name: o.rank for o in officials} == dict.fromkeys(
        ("Bùi Văn Ba", "Hồ Văn Tư", "Vi Văn Hai"), "Thượng tá"
    )


def test_an_office_of_the_dead_is_former() -> None:
    (official,) = find_officials(
        Reading("Cố Chủ tịch UBND tỉnh Bùi Văn Ba từng nói.", published="2016-05-12", province="Kiên Giang")
    )
    assert [p.former for p in official.positions] == [True]


DASHED = [
    (
        "Dự có: Lê Trí Thành – Bí thư Huyện ủy Nam Đàn; Trần Văn Tấn, Phan Thái Bính - Phó Chủ tịch huyện.",
        {
            "Lê Trí Thành": [("Bí thư", "Huyện ủy Nam Đàn")],
            "Trần Văn Tấn": [("Phó Chủ tịch", "UBND huyện Nam Đàn")],
            "Phan Thái Bính": [("Phó Chủ tịch", "UBND huyện Nam Đàn")],
        },
    ),
    # nobody shares the head's office
    (
        "Dự có: Trần Văn Tấn, Phan Thái Bính - Chủ tịch UBND huyện Nam Đàn.",
        {"Phan Thái Bính": [("Chủ tịch", "UBND huyện Nam Đàn")]},
    ),
    # those who sit for a province sit in the National Assembly
    (
        "Quốc hội thảo luận. Đại biểu Lưu Bình Nhương (Bến Tre), Lê Sỹ Cương (Ninh Thuận) đặt câu hỏi.",
        {
            "Lưu Bình Nhương": [("Đại biểu", "Quốc hội")],
            "Lê Sỹ Cương": [("Đại biểu", "Quốc hội")],
        },
    ),
    ("HĐND tỉnh Nghệ An thảo luận. Đại biểu Lưu Bình Nhương (Nam Đàn) đặt câu hỏi.", {}),
]


@pytest.mark.parametrize(("text", "expected"), DASHED)
def test_several_before_a_dash(text: str, expected: dict[str, list[tuple[str, str | None]]]) -> None:
    assert found(text, "Nghệ An", "2019-10-10") == expected
