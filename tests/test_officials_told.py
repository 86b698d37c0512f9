"""Officials told by a pronoun, in a list, on the move or by brackets; and the accused however told."""

import pytest

from extract.officials import find_officials
from extract.reading import Reading


def found(text: str, *, province: str = "Nghệ An") -> dict[str, list[tuple[str, str | None]]]:
    reading = Reading(text, published="2021-05-05", province=province)
    return {o.name: [(p.title, p.unit) for p in o.positions] for o in find_officials(reading)}


TOLD = [
    # a pronoun
    (
        "Ông Lê Bá Hoan, Phó Giám đốc Sở Nội vụ, có mặt. Ông được bổ nhiệm giữ chức Giám đốc Sở Y tế.",
        {"Lê Bá Hoan": [("Phó Giám đốc", "Sở Nội vụ tỉnh Nghệ An"), ("Giám đốc", "Sở Y tế tỉnh Nghệ An")]},
    ),
    (
        "Ông Lê Bá Hoan, Phó Giám đốc Sở Nội vụ, có mặt. Vợ ông là Chủ tịch UBND xã Nghi Ân.",
        {"Lê Bá Hoan": [("Phó Giám đốc", "Sở Nội vụ tỉnh Nghệ An")]},
    ),
    # a list of names, a list behind an office
    (
        "Các ông Lê Bá Hoan, Đặng Hữu Sâm và bà Vi Thị Ón được bầu làm Phó Chủ tịch HĐND tỉnh.",
        {
            name: [("Phó Chủ tịch", "HĐND tỉnh Nghệ An")]
            for name in ("Lê Bá Hoan", "Đặng Hữu Sâm", "Vi Thị Ón")
        },
    ),
    (
        "Đồng chí Lê Bá Hoan, Bí thư Tỉnh ủy, chủ trì. Dự có các đồng chí là Ủy viên Ban Thường vụ "
        "Tỉnh ủy: Đặng Hữu Sâm, Trưởng Ban Tuyên giáo Tỉnh ủy.",
        {
            "Lê Bá Hoan": [("Bí thư", "Tỉnh ủy Nghệ An")],
            "Đặng Hữu Sâm": [
                ("Ủy viên Ban Thường vụ", "Tỉnh ủy Nghệ An"),
                ("Trưởng ban", "Ban Tuyên giáo Tỉnh ủy Nghệ An"),
            ],
        },
    ),
    # a list behind an office, each with another one besides; the next sentence is no part of it
    (
        "Dự có các Ủy viên Trung ương Đảng: Lê Bá Hoan, Bí thư Tỉnh ủy; Đặng Hữu Sâm, Bộ trưởng Bộ Tư pháp. "
        "Ông Vi Văn Ón, Chủ tịch UBND tỉnh, phát biểu.",
        {
            "Lê Bá Hoan": [("Ủy viên", "Ban Chấp hành Trung ương Đảng"), ("Bí thư", "Tỉnh ủy Nghệ An")],
            "Đặng Hữu Sâm": [("Ủy viên", "Ban Chấp hành Trung ương Đảng"), ("Bộ trưởng", "Bộ Tư pháp")],
            "Vi Văn Ón": [("Chủ tịch", "UBND tỉnh Nghệ An")],
        },
    ),
    # deputies of a body after a merger
    (
        "Công bố quyết định đối với 2 phó giám đốc Công an tỉnh sau hợp nhất, gồm: Đại tá Lê Bá Hoan và "
        "Đại tá Đặng Hữu Sâm.",
        {name: [("Phó Giám đốc", "Công an tỉnh Nghệ An")] for name in ("Lê Bá Hoan", "Đặng Hữu Sâm")},
    ),
    # two offices of one command
    (
        "Thiếu tướng Lê Bá Hoan, Phó Tư lệnh, Tham mưu trưởng Quân khu 4, phát biểu.",
        {"Lê Bá Hoan": [("Phó Tư lệnh", "Quân khu 4"), ("Tham mưu trưởng", "Quân khu 4")]},
    ),
    # an office that is given to who had none that is known; one who merely stands beside it has none
    (
        "Thượng tá Lê Bá Hoan, Trợ lý Nhân sự, Phòng Cán bộ giữ chức Phó Chính ủy Lữ đoàn 26.",
        {"Lê Bá Hoan": [("Phó Chính ủy", "Lữ đoàn 26")]},
    ),
    (
        "Thượng tá Lê Bá Hoan, cháu của người giữ chức Phó Chính ủy Lữ đoàn 26, có mặt.",
        {"Lê Bá Hoan": []},
    ),
    # offices taken and given behind a colon, and each to another
    (
        "Phê chuẩn miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với: Ông Lê Bá Hoan, để nghỉ hưu; ông "
        "Đặng Hữu Sâm, để nhận nhiệm vụ mới.",
        {name: [("Phó Chủ tịch", "UBND tỉnh Nghệ An")] for name in ("Lê Bá Hoan", "Đặng Hữu Sâm")},
    ),
    (
        "Bầu chức vụ Chủ tịch UBND tỉnh đối với ông Lê Bá Hoan, Phó Bí thư Tỉnh ủy và chức vụ Phó Chủ tịch "
        "UBND tỉnh đối với ông Đặng Hữu Sâm.",
        {
            "Lê Bá Hoan": [("Chủ tịch", "UBND tỉnh Nghệ An"), ("Phó Bí thư", "Tỉnh ủy Nghệ An")],
            "Đặng Hữu Sâm": [("Phó Chủ tịch", "UBND tỉnh Nghệ An")],
        },
    ),
    # deputies of whom the head is told with the body
    (
        "Ông Lê Bá Hoan, Viện trưởng VKSND tỉnh, chủ trì. Dự có các đồng chí Phó "
        "Viện trưởng: Đặng Hữu Sâm, Vi Thị Ón.",
        {
            "Lê Bá Hoan": [("Viện trưởng", "VKSND tỉnh Nghệ An")],
            "Đặng Hữu Sâm": [("Phó Viện trưởng", "VKSND tỉnh Nghệ An")],
            "Vi Thị Ón": [("Phó Viện trưởng", "VKSND tỉnh Nghệ An")],
        },
    ),
    (
        "Dự có ông Lê Bá Hoan, Viện trưởng VKSND tỉnh; ông Đặng Hữu Sâm, Phó Viện trưởng; bà Vi Thị Ón, Phó "
        "Viện trưởng.",
        {
            "Lê Bá Hoan": [("Viện trưởng", "VKSND tỉnh Nghệ An")],
            "Đặng Hữu Sâm": [("Phó Viện trưởng", "VKSND tỉnh Nghệ An")],
            "Vi Thị Ón": [("Phó Viện trưởng", "VKSND tỉnh Nghệ An")],
        },
    ),
    # a province before an office is nobody
    (
        "Đối với tỉnh Thái Nguyên, Thủ tướng đã ký quyết định.",
        {},
    ),
    # names of other tongues, but no dash run into an office
    (
        "Đại tá Khăm-phết Xi-vi-lay, Giám đốc Công an tỉnh Hủa Phăn (Lào), có mặt.",
        {"Khăm-phết Xi-vi-lay": [("Giám đốc", "Công an tỉnh Hủa Phăn")]},
    ),
    (
        "Đại tá Lê Bá Hoan-nguyên Giám đốc Công an tỉnh-có mặt.",
        {"Lê Bá Hoan": [("Giám đốc", "Công an tỉnh Nghệ An")]},
    ),
    # a body behind the name
    (
        "Thẩm phán Lê Bá Hoan (TAND thành phố Vinh) nói.",
        {"Lê Bá Hoan": [("Thẩm phán", "TAND thành phố Vinh")]},
    ),
    # a move
    (
        "Ông Lê Bá Hoan, Phó Giám đốc Sở Nội vụ đến nhận công tác tại Sở Tư pháp và bổ nhiệm giữ chức "
        "Phó Giám đốc.",
        {
            "Lê Bá Hoan": [
                ("Phó Giám đốc", "Sở Nội vụ tỉnh Nghệ An"),
                ("Phó Giám đốc", "Sở Tư pháp tỉnh Nghệ An"),
            ]
        },
    ),
    # boards
    (
        "Ông Lê Bá Hoan, Phó Trưởng ban Thường trực Ban Chỉ đạo 138 tỉnh.",
        {"Lê Bá Hoan": [("Phó Trưởng ban Thường trực", "Ban Chỉ đạo 138 tỉnh Nghệ An")]},
    ),
    (
        "Ban Chỉ đạo 389 tỉnh họp. Ông Lê Bá Hoan, Trưởng Ban Chỉ đạo, kết luận.",
        {"Lê Bá Hoan": [("Trưởng ban", "Ban Chỉ đạo 389 tỉnh Nghệ An")]},
    ),
    # the committee that who leads the police sits on
    (
        "Thượng tá Lê Bá Hoan, Ủy viên BTV, Trưởng Công an huyện Nam Đàn.",
        {
            "Lê Bá Hoan": [
                ("Ủy viên Ban Thường vụ", "Huyện ủy Nam Đàn"),
                ("Trưởng", "Công an huyện Nam Đàn"),
            ]
        },
    ),
    (
        "Thượng tá Lê Bá Hoan, Thủ trưởng Cơ quan CSĐT Công an huyện Nam Đàn.",
        {"Lê Bá Hoan": [("Thủ trưởng", "Cơ quan Cảnh sát điều tra Công an huyện Nam Đàn")]},
    ),
    (
        "Ông Lê Bá Hoan, Phó Hiệu trưởng phụ trách Trường THPT Hoa Mai.",
        {"Lê Bá Hoan": [("Phó Hiệu trưởng", "Trường THPT Hoa Mai")]},
    ),
    # a name behind a bare place
    (
        "UBND xã Nghi Ân họp. Bí thư Đảng ủy xã Ksor Hlem chủ trì.",
        {"Ksor Hlem": [("Bí thư", "Đảng ủy xã Nghi Ân")]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_offices_reach_whom_they_are_told_of(
    text: str, expected: dict[str, list[tuple[str, str | None]]]
) -> None:
    assert found(text) == expected


# a deputy of something else that is not told, in another sentence, behind a deed, a place or another body
DEPUTIES = [
    "Đại tá Lê Bá Hoan, Giám đốc Công an tỉnh, có mặt tại hiện trường. Bác sĩ Đặng Hữu Sâm, Phó Giám đốc, "
    "nói ca mổ đã xong.",
    "Bí thư Tỉnh ủy Lê Bá Hoan trồng cây. Anh Đặng Hữu Sâm, Phó Bí thư, kể chuyện chi đoàn.",
    "Ông Lê Bá Hoan, Chủ tịch UBND tỉnh, kiểm tra đê. Tại xã Nghi Lâm, ông Đặng Hữu Sâm, Phó Chủ tịch, nói.",
    "Ông Lê Bá Hoan, Chủ tịch UBND tỉnh; tại xã Nghi Lâm có ông Đặng Hữu Sâm, Phó Chủ tịch.",
    "Ông Lê Bá Hoan, Giám đốc Sở Công Thương, xem máy mới. Bà Đặng Thị Sâm, Phó Giám đốc, nói về xưởng.",
    "Ông Lê Bá Hoan, Viện trưởng VKSND tỉnh, xem máy mới do bà Đặng Thị Sâm, Phó Viện trưởng, chỉ dẫn.",
    "Ông Lê Bá Hoan, Chánh án TAND tỉnh, giảng. Ở Trường Đại học Vinh, ông Đặng Hữu Sâm, Phó Chánh án, nghe.",
    "Ông Lê Bá Hoan, Viện trưởng VKSND tỉnh, nói chuyện với Trường Đại học Vinh. Dự có các Phó Viện "
    "trưởng: Đặng Hữu Sâm, Vi Thị Ón.",
]


@pytest.mark.parametrize("text", DEPUTIES)
def test_a_deputy_told_apart_from_the_head_has_no_body(text: str) -> None:
    offices = [each for held in found(text).values() for each in held]
    assert [unit for title, unit in offices if title.startswith("Phó ")] in ([None], [None, None])


# who tells of an office that is given to another, or of one that another held
TELLS = [
    "Ông Lê Bá Hoan, Trưởng ban Tổ chức Huyện ủy Nam Đàn đọc quyết định để một cán bộ trẻ giữ chức {}.",
    "Bà Lê Thị Hoan, Trưởng phòng Nội vụ huyện công bố quyết định điều động viên chức giữ chức {}.",
    "Ông Lê Bá Hoan, Trưởng ban Kinh tế cho rằng việc đưa một người trẻ giữ chức {} là đúng.",
    "Ông Lê Bá Hoan, cán bộ hưu trí nhớ về người thầy từng giữ chức {}.",
    "Ông Lê Bá Hoan, chuyên viên Sở Nội vụ trao quyết định cho người được bổ nhiệm giữ chức {}.",
    "Ông Lê Bá Hoan, chuyên viên Sở Nội vụ công bố quyết định bổ nhiệm giữ chức {}.",
]


@pytest.mark.parametrize("text", TELLS)
@pytest.mark.parametrize("office", ["Bí thư Huyện ủy Anh Sơn", "Hiệu trưởng Trường THCS Nghi Lâm"])
def test_who_announces_an_office_does_not_get_it(text: str, office: str) -> None:
    title = office.split(" Huyện")[0].split(" Trường")[0]
    assert title not in [each for held in found(text.format(office)).values() for each, _ in held]


ACCUSED = [
    "Tòa tuyên phạt Lê Bá Hoan (nguyên Giám đốc Sở Y tế) 12 năm tù; Đặng Hữu Sâm, nguyên Phó Giám đốc "
    "Sở Y tế, 8 năm tù.",
    "Trong số người bị bắt có Lê Bá Hoan (Phó Giám đốc) và Đặng Hữu Sâm.",
    "Ông Lê Bá Hoan, Chủ tịch UBND xã Nghi Ân, có mặt. Hôm sau, bị can Hoan khai đã nhận tiền.",
    "Ông Lê Bá Hoan, Chủ tịch UBND xã Nghi Ân, có mặt. Hôm sau, công an khởi tố, bắt tạm giam ông Hoan.",
]


@pytest.mark.parametrize("text", ACCUSED)
def test_the_accused_are_not_listed_however_they_are_told(text: str) -> None:
    assert found(text) == {}


def test_a_judge_is_not_taken_for_whom_she_sentences() -> None:
    text = "Thẩm phán Lê Thị Hoan thay mặt hội đồng xét xử tuyên phạt bị cáo 7 năm tù."
    assert set(found(text)) == {"Lê Thị Hoan"}


def test_an_office_of_the_past_may_share_its_body() -> None:
    text = "Ông Lê Bá Hoan, nguyên Phó Bí thư, nguyên Chủ tịch UBND huyện Nam Đàn, kể."
    (official,) = find_officials(Reading(text, published="2021-05-05", province="Nghệ An"))
    assert [(p.unit, p.former) for p in official.positions] == [
        ("Huyện ủy Nam Đàn", True),
        ("UBND huyện Nam Đàn", True),
    ]


def test_a_word_of_a_place_speaks_of_nobody() -> None:
    text = "Ông Lê Bá Thanh, Bí thư Đảng ủy phường Vị Thanh. Ông từng giữ chức Giám đốc Sở Y tế."
    assert found(text, province="Hậu Giang") == {
        "Lê Bá Thanh": [
            ("Bí thư", "Đảng ủy phường Vị Thanh"),
            ("Giám đốc", "Sở Y tế tỉnh Hậu Giang"),
        ]
    }
