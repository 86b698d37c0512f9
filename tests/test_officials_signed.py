"""Offices and names in lines of their own, headings in capitals, names that run into offices."""

import pytest

from extract.officials import find_officials
from extract.reading import Reading

Told = dict[str, list[tuple[str, str | None]]]


def found(text: str, *, title: str = "", province: str = "Nghệ An") -> Told:
    content = f"{title}\n{text}" if title else text
    reading = Reading(content, published="2024-05-05", province=province, title_end=len(title))
    return {o.name: [(p.title, p.unit) for p in o.positions] for o in find_officials(reading)}


SIGNED = [
    (
        "UBND tỉnh Nghệ An yêu cầu các sở thực hiện.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"
        "(Đã ký)\n\nBùi Đình Khánh",
        {"Bùi Đình Khánh": [("Phó Chủ tịch", "UBND tỉnh Nghệ An")]},
    ),
    (
        "Công an tỉnh Nghệ An tuyển 20 công dân.\nGIÁM ĐỐC\nThiếu tướng Phạm Văn Sáng",
        {"Phạm Văn Sáng": [("Giám đốc", "Công an tỉnh Nghệ An")]},
    ),
    (
        "Theo báo cáo của Công an huyện Nam Đàn.\nTRƯỞNG CÔNG AN HUYỆN\nThượng tá Lê Văn Mạnh",
        {"Lê Văn Mạnh": [("Trưởng", "Công an huyện Nam Đàn")]},
    ),
    (
        "Huyện ủy Kỳ Anh ra nghị quyết.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Đức Cường",
        {"Lê Đức Cường": [("Bí thư", "Huyện ủy Kỳ Anh")]},
    ),
    (
        "UBND huyện Kỳ Anh họp.\nCHỦ TỊCH\nLê Văn Bình\nPHÓ CHỦ TỊCH\nTrần Văn Cường",
        {
            "Lê Văn Bình": [("Chủ tịch", "UBND huyện Kỳ Anh")],
            "Trần Văn Cường": [("Phó Chủ tịch", "UBND huyện Kỳ Anh")],
        },
    ),
    # which of two bodies signs is not told
    (
        "UBND huyện Kỳ Anh gửi UBND tỉnh Nghệ An.\nCHỦ TỊCH\nLê Văn Bình",
        {"Lê Văn Bình": [("Chủ tịch", None)]},
    ),
    # a name above its office, as under a quotation
    (
        "Lễ diễn ra sáng nay.\nThiếu tá Vi Thị Hà\nĐội trưởng Đội Tổng hợp Công an huyện Kỳ Anh\nRất vui.",
        {"Vi Thị Hà": [("Đội trưởng", "Đội Tổng hợp Công an huyện Kỳ Anh")]},
    ),
    # an author, and a sentence that begins with an office
    ("Mọi việc đã xong.\nLê Văn Hà\nGiám đốc Sở Y tế tỉnh Nghệ An yêu cầu các bệnh viện trực.", {}),
    # a list of names with the office below each
    ("NGUYỄN VĂN AN\nCHỦ TỊCH\nLÊ VĂN BÌNH\nPHÓ CHỦ TỊCH\nUBND huyện Kỳ Anh họp.", {}),
    ("UBND huyện Kỳ Anh họp.\nChủ tịch\nLê Văn Bình nói.", {}),
]


@pytest.mark.parametrize(("text", "expected"), SIGNED)
def test_who_signs_is_told_below_the_office(text: str, expected: Told) -> None:
    assert found(text) == expected


SHOUTED = [
    (
        "ĐẠI TÁ NGUYỄN VĂN ANH GIỮ CHỨC GIÁM ĐỐC CÔNG AN TỈNH HƯNG YÊN",
        {"NGUYỄN VĂN ANH": [("Giám đốc", "Công an tỉnh Hưng Yên")]},
    ),
    (
        "THƯỢNG TÁ LÊ HOÀNG NAM ĐƯỢC BỔ NHIỆM PHÓ GIÁM ĐỐC CÔNG AN TỈNH BẾN TRE",
        {"LÊ HOÀNG NAM": [("Phó Giám đốc", "Công an tỉnh Bến Tre")]},
    ),
    (
        "CHỦ TỊCH UBND TỈNH LÊ VĂN HẬU KIỂM TRA CÔNG TÁC PHÒNG CHỐNG LỤT BÃO",
        {"LÊ VĂN HẬU": [("Chủ tịch", "UBND tỉnh Nghệ An")]},
    ),
    (
        "ĐỒNG CHÍ LÊ VĂN ĐƯỢC, BÍ THƯ HUYỆN ỦY NĂM CĂN THĂM, CHÚC TẾT",
        {"LÊ VĂN ĐƯỢC": [("Bí thư", "Huyện ủy Năm Căn")]},
    ),
]


@pytest.mark.parametrize(("title", "expected"), SHOUTED)
def test_a_name_in_capitals_ends_before_what_its_bearer_does(title: str, expected: Told) -> None:
    assert found("Sáng 1/3, buổi lễ diễn ra.", title=title) == expected


RUN_INTO = [
    (
        "Thiếu tướng Lê Minh Tuấn Giám đốc Công an tỉnh Phú Thọ dự.",
        {"Lê Minh Tuấn": [("Giám đốc", "Công an tỉnh Phú Thọ")]},
    ),
    (
        "Ông Nguyễn Chánh Tín Phó Chủ tịch UBND huyện Năm Căn nói.",
        {"Nguyễn Chánh Tín": [("Phó Chủ tịch", "UBND huyện Năm Căn")]},
    ),
    ("Đại tá Lê Đức Trình phụ trách Công an tỉnh Phú Thọ.", {"Lê Đức Trình": []}),
    # an office that no name begins with
    ("Có 47 cán bộ là Phó Đội trưởng, Phó Trưởng Công an cấp xã đương nhiệm.", {}),
    # an office to be filled is not that of whoever is named next
    (
        "HĐND tỉnh họp bầu bổ sung chức vụ Chủ tịch UBND tỉnh nhiệm kỳ 2011-2016, Phó Bí thư Tỉnh ủy, "
        "Chủ tịch HĐND tỉnh Lê Đình Thu nói.",
        {"Lê Đình Thu": [("Phó Bí thư", "Tỉnh ủy Nghệ An"), ("Chủ tịch", "HĐND tỉnh Nghệ An")]},
    ),
    (
        "HĐND tỉnh bầu bổ sung chức danh Phó Chủ tịch UBND tỉnh đối với ông Võ Ngọc Thanh.",
        {"Võ Ngọc Thanh": [("Phó Chủ tịch", "UBND tỉnh Nghệ An")]},
    ),
    # a command that begins with a commander's title
    (
        "Thiếu tá Lê Đức Khương, Đồn trưởng Đồn Biên phòng Bo Heng; Bộ Tư lệnh Vùng 3 Hải quân cùng dự.",
        {"Lê Đức Khương": [("Đồn trưởng", "Đồn Biên phòng Bo Heng")]},
    ),
    # a board that was told before
    (
        "Ban Chỉ đạo phòng chống dịch tỉnh họp. Giám đốc Sở Y tế, Phó trưởng BCĐ Bùi Xuân Minh báo cáo.",
        {
            "Bùi Xuân Minh": [
                ("Giám đốc", "Sở Y tế tỉnh Nghệ An"),
                ("Phó Trưởng ban", "Ban Chỉ đạo phòng chống dịch tỉnh Nghệ An"),
            ]
        },
    ),
    # a standing deputy
    (
        "Ông Lê Hải Phong, Phó Viện trưởng Thường trực VKSND tỉnh giữ chức Viện trưởng VKSND tỉnh.",
        {
            "Lê Hải Phong": [
                ("Phó Viện trưởng Thường trực", "VKSND tỉnh Nghệ An"),
                ("Viện trưởng", "VKSND tỉnh Nghệ An"),
            ]
        },
    ),
    # in brackets what one was before
    (
        "Ông Phạm Anh Tú, Chủ tịch UBND tỉnh Gia Lai (nguyên Chủ tịch UBND tỉnh Bình Định), kiểm tra.",
        {"Phạm Anh Tú": [("Chủ tịch", "UBND tỉnh Gia Lai"), ("Chủ tịch", "UBND tỉnh Bình Định")]},
    ),
    (
        "Ông Phạm Anh Tú, Chủ tịch UBND tỉnh Gia Lai (đứng giữa), kiểm tra.",
        {"Phạm Anh Tú": [("Chủ tịch", "UBND tỉnh Gia Lai")]},
    ),
    # a judge's court, a prosecutor's office behind the name
    (
        "Kiểm sát viên Trần Quốc Bảo, VKSND huyện Bình Chánh, giữ quyền công tố.",
        {"Trần Quốc Bảo": [("Kiểm sát viên", "VKSND huyện Bình Chánh")]},
    ),
    ("Giám đốc Lê Văn Nam, Công an tỉnh Bến Tre cùng dự.", {"Lê Văn Nam": [("Giám đốc", None)]}),
]


@pytest.mark.parametrize(("text", "expected"), RUN_INTO)
def test_offices_beside_names(text: str, expected: Told) -> None:
    assert found(text) == expected


def test_a_bare_word_means_the_place_that_was_told_alone() -> None:
    text = (
        "Đoàn làm việc với UBND phường Phan Đình Phùng.\n"
        "Công an các phường Tích Lương, Sông Công về đích.\n"
        "Ông Dương Văn Tín, Chủ tịch UBND phường, hứa sửa trụ sở."
    )
    reading = Reading(text, published="2026-03-20", province="Thái Nguyên")
    assert [p.unit for o in find_officials(reading) for p in o.positions] == ["UBND phường Phan Đình Phùng"]


def former(text: str) -> dict[str, list[bool]]:
    reading = Reading(text, published="2024-05-05", province="Nghệ An")
    return {o.name: [bool(p.former) for p in o.positions] for o in find_officials(reading)}


LET_GO = [
    (
        "Tỉnh ủy cho các Phó Chủ tịch UBND tỉnh gồm ông Đỗ Tiến Đôn, Hồ Phước Tháp và ông Kpă Thuy "
        "thôi chức vụ hiện tại.",
        {"Đỗ Tiến Đôn": [True], "Hồ Phước Tháp": [True], "Kpă Thuy": [True]},
    ),
    ("Ông Lê Văn Tư, Giám đốc Sở Y tế, thôi giữ chức vụ để nghỉ hưu.", {"Lê Văn Tư": [True]}),
    # one of two offices, and one that goes on
    (
        "Ông Lê Văn Tư, Giám đốc Sở Y tế, thôi giữ chức Chủ tịch Hội Chữ thập đỏ tỉnh.",
        {"Lê Văn Tư": [False, True]},
    ),
    ("Ông Lê Văn Tư, Giám đốc Sở Y tế, thôi thúc mọi người.", {"Lê Văn Tư": [False]}),
]


@pytest.mark.parametrize(("text", "expected"), LET_GO)
def test_offices_given_up_are_past(text: str, expected: dict[str, list[bool]]) -> None:
    assert former(text) == expected
