"""Offices that someone gives, lists of holders, and names that are hard to tell apart."""

import pytest

from extract.officials import find_officials
from extract.reading import Reading


def read(text: str, *, province: str | None = "Nghệ An", published: str = "2022-05-05") -> Reading:
    return Reading(text, published=published, province=province)


def held(text: str, **given: str) -> dict[str, list[tuple[str, str | None]]]:
    return {o.name: [(p.title, p.unit) for p in o.positions] for o in find_officials(read(text, **given))}


GIVEN = [
    # who gives it stands between the holder and the office
    (
        "Ông Lê Văn Tấn, Giám đốc Sở Xây dựng, được Thủ tướng Chính phủ bổ nhiệm giữ chức Thứ trưởng Bộ "
        "Xây dựng.",
        {"Lê Văn Tấn": [("Giám đốc", "Sở Xây dựng tỉnh Nghệ An"), ("Thứ trưởng", "Bộ Xây dựng")]},
    ),
    (
        "Ông Hồ Ngọc Lễ - Trưởng Ban Nội chính Tỉnh ủy được Ban Thường vụ Tỉnh ủy điều động, phân công "
        "giữ chức "
        "Bí thư Huyện ủy Anh Sơn.",
        {
            "Hồ Ngọc Lễ": [
                ("Trưởng ban", "Ban Nội chính Tỉnh ủy Nghệ An"),
                ("Bí thư", "Huyện ủy Anh Sơn"),
            ]
        },
    ),
    (
        "Bà Cao Thị Mít được Giám đốc Công an tỉnh bổ nhiệm giữ chức Phó Trưởng phòng Tham mưu.",
        {"Cao Thị Mít": [("Phó Trưởng phòng", "Phòng Tham mưu Công an tỉnh Nghệ An")]},
    ),
    # who gives speaks for themself all the same
    (
        "Ông Đậu Văn Thanh được khen; Giám đốc Công an tỉnh Hồ Sỹ Tuân bổ nhiệm thêm hai người.",
        {"Hồ Sỹ Tuân": [("Giám đốc", "Công an tỉnh Nghệ An")]},
    ),
    # elected, with no verb of holding
    (
        "Đồng chí Lê Hoài Nam tái đắc cử Bí thư Huyện ủy Con Cuông.",
        {"Lê Hoài Nam": [("Bí thư", "Huyện ủy Con Cuông")]},
    ),
    (
        "Đại hội đã bầu Ban Chấp hành Hội Nông dân tỉnh. Bà Vi Thị Sen được bầu làm Chủ tịch.",
        {"Vi Thị Sen": [("Chủ tịch", "Hội Nông dân tỉnh Nghệ An")]},
    ),
    (
        "Chủ tịch HĐND tỉnh Lê Xuân Đại dự. Đại hội bầu Ban Chấp hành Hội Cựu chiến binh tỉnh; ông Vi "
        "Văn Són "
        "được bầu làm Chủ tịch.",
        {
            "Lê Xuân Đại": [("Chủ tịch", "HĐND tỉnh Nghệ An")],
            "Vi Văn Són": [("Chủ tịch", "Hội Cựu chiến binh tỉnh Nghệ An")],
        },
    ),
    # several of one office
    (
        "Kết quả, ông Lê Thanh Tâm và bà Ngô Thị Thịnh đều trúng cử chức vụ Phó Chủ tịch UBND huyện Nam Đàn.",
        {
            "Lê Thanh Tâm": [("Phó Chủ tịch", "UBND huyện Nam Đàn")],
            "Ngô Thị Thịnh": [("Phó Chủ tịch", "UBND huyện Nam Đàn")],
        },
    ),
    (
        "Ông Lê Thanh Tâm và bà Ngô Thị Thịnh, Phó Chủ tịch UBND huyện Nam Đàn, cùng dự.",
        {"Ngô Thị Thịnh": [("Phó Chủ tịch", "UBND huyện Nam Đàn")]},
    ),
    (
        "Các đồng chí Vi Tân Hợi và Kha Thị Tím làm Phó Bí thư Huyện ủy Tương Dương.",
        {
            "Vi Tân Hợi": [("Phó Bí thư", "Huyện ủy Tương Dương")],
            "Kha Thị Tím": [("Phó Bí thư", "Huyện ủy Tương Dương")],
        },
    ),
    # offices told before names: a dash goes with what follows
    (
        "Trưởng Ban Tuyên giáo Tỉnh ủy Hồ Thị Hường, Giám đốc Công an tỉnh - Đại tá Phạm Thế Tung cùng dự.",
        {
            "Hồ Thị Hường": [("Trưởng ban", "Ban Tuyên giáo Tỉnh ủy Nghệ An")],
            "Phạm Thế Tung": [("Giám đốc", "Công an tỉnh Nghệ An")],
        },
    ),
    (
        "Đại tá Phạm Thế Tung, Giám đốc Công an tỉnh - Trưởng Ban Tổ chức, phát biểu.",
        {"Phạm Thế Tung": [("Giám đốc", "Công an tỉnh Nghệ An")]},
    ),
    # the holder in brackets, and the office in brackets
    (
        "Phó Chủ tịch UBND huyện Nam Đàn (bà Trần Thị Mơ) nói.",
        {"Trần Thị Mơ": [("Phó Chủ tịch", "UBND huyện Nam Đàn")]},
    ),
    ("Phó Chủ tịch UBND huyện Nam Đàn (họp sáng nay) nói.", {}),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_an_office_reaches_whom_it_is_given_to(
    text: str, expected: dict[str, list[tuple[str, str | None]]]
) -> None:
    assert held(text) == expected


TOGETHER = [
    (
        "Đại tá Bùi Văn Thanh - Phó Giám đốc, Thủ trưởng Cơ quan CSĐT Công an tỉnh, chỉ đạo.",
        {
            "Bùi Văn Thanh": [
                ("Phó Giám đốc", "Công an tỉnh Nghệ An"),
                ("Thủ trưởng", "Cơ quan Cảnh sát điều tra Công an tỉnh Nghệ An"),
            ]
        },
    ),
    (
        "Đại tá Mai Yên - Chính ủy BĐBP tỉnh Nghệ An được bổ nhiệm giữ chức Chính ủy Ban Chỉ huy BĐBP tỉnh "
        "Hà Tĩnh.",
        {
            "Mai Yên": [
                ("Chính ủy", "Bộ đội Biên phòng tỉnh Nghệ An"),
                ("Chính ủy", "Ban Chỉ huy Bộ đội Biên phòng tỉnh Hà Tĩnh"),
            ]
        },
    ),
    (
        "Thiếu tướng Trịnh Văn Lý - Bí thư Đảng bộ, Giám đốc Công an tỉnh nhấn mạnh.",
        {
            "Trịnh Văn Lý": [
                ("Bí thư", "Đảng bộ Công an tỉnh Nghệ An"),
                ("Giám đốc", "Công an tỉnh Nghệ An"),
            ]
        },
    ),
    (
        "Bà Đỗ Thị Hường, Phó Bí thư chuyên trách Đảng ủy UBND tỉnh, và ông Vũ Sửu, nguyên GĐ Sở Y tế, dự.",
        {
            "Đỗ Thị Hường": [("Phó Bí thư chuyên trách", "Đảng ủy UBND tỉnh Nghệ An")],
            "Vũ Sửu": [("Giám đốc", "Sở Y tế tỉnh Nghệ An")],
        },
    ),
    (
        "Vụ trưởng Vụ Địa phương 1, Ban Nội chính Trung ương, TS Nguyễn Văn Trường dự.",
        {"Nguyễn Văn Trường": [("Vụ trưởng", "Vụ Địa phương 1 Ban Nội chính Trung ương")]},
    ),
    (
        "Phó Bí thư Thành ủy TP HCM Đặng Minh Lê và Bí thư Thành ủy TP Vinh Đặng Minh Hà dự.",
        {
            "Đặng Minh Lê": [("Phó Bí thư", "Thành ủy Thành phố Hồ Chí Minh")],
            "Đặng Minh Hà": [("Bí thư", "Thành ủy Vinh")],
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_offices_that_stand_together(text: str, expected: dict[str, list[tuple[str, str | None]]]) -> None:
    assert held(text) == expected


OLD = [
    ("Bà Lê Thị Na, Bí thư Huyện ủy Nam Đàn (cũ), về làm Bí thư Đảng ủy xã Kim Liên.", [True, False]),
    ("Bà Lê Thị Na, Bí thư Huyện ủy Nam Đàn, xem lại những bức ảnh cũ.", [False]),
]


@pytest.mark.parametrize(("text", "former"), OLD)
def test_a_post_in_a_body_of_old_is_over(text: str, former: list[bool]) -> None:
    assert [p.former for o in find_officials(read(text)) for p in o.positions] == former


BARE = [
    (
        "Đoàn công tác Công an tỉnh do Đại tá Hồ Sỹ Tuấn, Phó Giám đốc làm Trưởng đoàn.",
        "Công an tỉnh Nghệ An",
    ),
    ("Ban Giám đốc Công an tỉnh do Đại tá Sùng A Chống, Phó Giám đốc dẫn đầu.", "Công an tỉnh Nghệ An"),
    (
        "Trường THPT Lê Hồng Sơn khai giảng. Ông Hồ Văn Ý - Hiệu trưởng đọc thư.",
        "Trường THPT Lê Hồng Sơn",
    ),
    (
        "Đảng ủy Trường Cao đẳng Nghề Số 9 họp; bà Vũ Thị Anh - Hiệu trưởng chủ trì.",
        "Trường Cao đẳng Nghề Số 9",
    ),
    # two that may be meant are none
    ("Sở Y tế và Sở Nội vụ làm việc; ông Lê Văn Cừ, Phó Giám đốc, ghi nhận.", None),
    ("Trường THPT Lê Hồng Sơn và Trường THPT Phan Lân thi đấu. Ông Hồ Văn Ý - Hiệu trưởng cổ vũ.", None),
]


@pytest.mark.parametrize(("text", "unit"), BARE)
def test_a_bare_head_leads_the_one_body_at_hand(text: str, unit: str | None) -> None:
    assert [office[1] for offices in held(text).values() for office in offices] == [unit]


BOARDS = [
    ("Lê Tấn Hớn, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Nội chính, dự.", "Ban Nội chính Tỉnh ủy Nghệ An"),
    (
        "Huyện ủy Nam Đàn họp sáng nay. Bà Lê Thị Bưởi, Trưởng Ban Dân vận, dự.",
        "Ban Dân vận Huyện ủy Nam Đàn",
    ),
    (
        "Huyện ủy Nam Đàn và Huyện ủy Anh Sơn họp hôm qua. Hôm nay bà Lê Thị Bưởi, Trưởng Ban Dân vận, dự.",
        None,
    ),
    ("Bà Lê Thị Bưởi, Trưởng Ban Tổ chức, trao cúp của Tỉnh ủy.", None),
]


@pytest.mark.parametrize(("text", "unit"), BOARDS)
def test_a_board_is_of_the_committee_that_is_named(text: str, unit: str | None) -> None:
    units = [unit for offices in held(text).values() for title, unit in offices if title == "Trưởng ban"]
    assert units == [unit]


REPLACED = [
    (
        "HĐND huyện Nam Đàn bầu ông Bùi Văn Thương giữ chức Chủ tịch UBND huyện thay ông Đinh Công Sửu "
        "nghỉ hưu.",
        True,
    ),
    ("Bà Lê Thị Na làm Chánh Thanh tra tỉnh thay cho ông Đinh Công Sửu.", True),
    # another speaks, or stands in
    ("Bà Lê Thị Na, Chủ tịch UBND huyện Nam Đàn, thay mặt ông Đinh Công Sửu cảm ơn.", False),
    ("Bà Lê Thị Na, Chủ tịch UBND huyện Nam Đàn, thay ông Đinh Công Sửu cầm lái.", False),
]


@pytest.mark.parametrize(("text", "former"), REPLACED)
def test_whoever_is_replaced_held_the_office(text: str, former: bool) -> None:
    officials = {o.name: o for o in find_officials(read(text))}
    assert ("Đinh Công Sửu" in officials) is former
    if former:
        assert [position.former for position in officials["Đinh Công Sửu"].positions] == [True]


RANKS = [
    (
        "Giám đốc Công an tỉnh trao quyết định thăng quân hàm từ Trung tá lên Thượng tá cho 2 đồng chí: "
        "Lê Văn Quế, Phó Trưởng phòng Tham mưu; Bùi Thị Huệ, Đội trưởng Đội Tổng hợp Công an huyện Nam Đàn. "
        "Dự lễ có Trung tá Vũ Hai.",
        {"Lê Văn Quế": "Thượng tá", "Bùi Thị Huệ": "Thượng tá", "Vũ Hai": "Trung tá"},
    ),
    ("Trung tá Vũ Hai trao quyết định thăng cấp bậc hàm Thiếu tá cho 2 đồng chí.", {"Vũ Hai": "Trung tá"}),
]


@pytest.mark.parametrize(("text", "expected"), RANKS)
def test_a_rank_is_given_to_all_who_are_listed(text: str, expected: dict[str, str]) -> None:
    assert {official.name: official.rank for official in find_officials(read(text))} == expected


NAMES = [
    ("Kẻ gọi đến tự xưng là Thượng tá Nguyễn Hải, Trưởng phòng Cảnh sát hình sự.", []),
    ("Đoàn thăm hộ GĐ ông Lê Văn Hợi và GĐ bà Vi Thị Nhân.", []),
    ("Đại úy Phạm H. T., cán bộ Công an huyện Nam Đàn, bị thương.", ["Phạm H. T"]),
    ("Trung tá N.V.T, Trưởng Công an xã Kim Liên, xác nhận.", ["N.V.T"]),
    ("Đại úy Phạm Hùng. Trên đường về, anh gặp mưa.", ["Phạm Hùng"]),
    (
        "Y Biêr Niê, Phó Chủ tịch UBND huyện Nam Đàn, và K'Brêu, Trưởng phòng Nội vụ huyện Nam Đàn, dự.",
        ["Y Biêr Niê", "K'Brêu"],
    ),
    ("Thượng tọa Thích Định Tuệ, Trưởng Ban Trị sự GHPGVN huyện Nam Đàn, trao quà.", ["Thích Định Tuệ"]),
    ("Ông Marc Knapper, Đại sứ Hoa Kỳ tại Việt Nam, thăm Vinh.", ["Marc Knapper"]),
    ("Bà Lê Na, Đại sứ du lịch, và Đại sứ quán Hoa Kỳ tài trợ.", []),
    # an office in a body that the article leaves open
    ("Trưởng Công an xã Lê Văn Ba cùng dự.", ["Lê Văn Ba"]),
    # somebody else of the same given name
    (
        "Ông Trần Báu Hà, Phó Chủ tịch UBND tỉnh Hà Tĩnh, đến thăm. Bà Hà (62 tuổi, trú xóm 2) cảm ơn.",
        ["Trần Báu Hà"],
    ),
    (
        "Đại tá Trần Anh Tuấn cho biết đã khởi tố bị can Lê Văn Tuấn (SN 1990, trú xã Kim Liên). Bị can "
        "Tuấn khai nhận.",
        ["Trần Anh Tuấn"],
    ),
    ("Bị can Tuấn khai nhận. Ông Trần Anh Tuấn, Giám đốc Sở Y tế, bị khởi tố.", []),
    # none of these holds anything
    ("Bác sĩ Đặng Thị Na, cô giáo Lê Thị Bình và ông Lê Văn Hai, người dân xóm 3, kể lại.", []),
    ("Tác giả Nguyễn Văn Lực; nạn nhân là bà Phan Thị Hiền; luật sư Lê Thành Kính bào chữa.", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_who_is_an_official(text: str, names: list[str]) -> None:
    assert [official.name for official in find_officials(read(text))] == names
