"""Offices past and new, successors, promotions, and those for whom others speak."""

import pytest

from extract.officials import find_officials
from extract.reading import Reading


def read(text: str, province: str = "Nghệ An") -> Reading:
    return Reading(text, published="2021-05-05", province=province)


def held(text: str, *, province: str = "Nghệ An") -> dict[str, list[tuple[str, str | None, bool]]]:
    officials = find_officials(read(text, province))
    return {o.name: [(p.title, p.unit, p.former) for p in o.positions] for o in officials}


CAREERS = [
    # a new office behind the old one
    (
        "Đồng chí Lê Bá Hoan, Bí thư Huyện ủy Nam Đàn, được chỉ định vào Ban Thường vụ Tỉnh ủy, "
        "làm Trưởng Ban Nội chính Tỉnh ủy.",
        [
            ("Bí thư", "Huyện ủy Nam Đàn", False),
            ("Trưởng ban", "Ban Nội chính Tỉnh ủy Nghệ An", False),
        ],
    ),
    (
        "Tỉnh ủy điều ông Lê Bá Hoan, nguyên Phó Bí thư Thị ủy Cửa Lò (tỉnh Nghệ An trước đây), hiện là "
        "Phó Giám đốc Sở Nội vụ, về làm Bí thư Đảng ủy xã Nghi Ân.",
        [
            ("Phó Bí thư", "Thị ủy Cửa Lò", True),
            ("Phó Giám đốc", "Sở Nội vụ tỉnh Nghệ An", False),
            ("Bí thư", "Đảng ủy xã Nghi Ân", False),
        ],
    ),
    (
        "Ông Lê Bá Hoan, Phó Trưởng Ban Tổ chức Tỉnh ủy, nay là Bí thư Thị ủy Cửa Lò.",
        [("Phó Trưởng ban", "Ban Tổ chức Tỉnh ủy Nghệ An", False), ("Bí thư", "Thị ủy Cửa Lò", False)],
    ),
    # a career: all of it past, up to what holds now
    (
        "Ông Lê Bá Hoan từng là Chánh án TAND huyện Nam Đàn (2014-2018), rồi Phó Chủ tịch HĐND TP Vinh.",
        [("Chánh án", "TAND huyện Nam Đàn", True), ("Phó Chủ tịch", "HĐND thành phố Vinh", True)],
    ),
    (
        "Ông Lê Bá Hoan từng kinh qua các chức vụ: Bí thư Huyện đoàn Nam Đàn, hiện là Giám đốc Sở Y tế.",
        [("Bí thư", "Huyện đoàn Nam Đàn", True), ("Giám đốc", "Sở Y tế tỉnh Nghệ An", False)],
    ),
    (
        "Ông Lê Bá Hoan nhận quyết định. Đồng chí sinh năm 1975, quê Nam Đàn; từng là Giám đốc Sở Y tế.",
        [("Giám đốc", "Sở Y tế tỉnh Nghệ An", True)],
    ),
    (
        "Ông Lê Bá Hoan, Bí thư Thị ủy Cửa Lò, trước đó giữ chức Giám đốc Sở Y tế.",
        [("Bí thư", "Thị ủy Cửa Lò", False), ("Giám đốc", "Sở Y tế tỉnh Nghệ An", True)],
    ),
    (
        "Trước khi được bổ nhiệm Giám đốc Sở Y tế, ông Lê Bá Hoan là Bí thư Thị ủy Cửa Lò.",
        [("Giám đốc", "Sở Y tế tỉnh Nghệ An", False), ("Bí thư", "Thị ủy Cửa Lò", True)],
    ),
    (
        "Ông Lê Bá Hoan (57 tuổi, nguyên Chủ tịch UBND xã Nghi Ân) kể.",
        [("Chủ tịch", "UBND xã Nghi Ân", True)],
    ),
    (
        "Trước đó, Chủ tịch UBND xã Nghi Ân Lê Bá Hoan đã ký văn bản.",
        [("Chủ tịch", "UBND xã Nghi Ân", False)],
    ),
    # a head alone
    (
        "Trung tâm Y tế huyện Nam Đàn khám bệnh. Ông Lê Bá Hoan, Phó Giám đốc Trung tâm, cho biết.",
        [("Phó Giám đốc", "Trung tâm Y tế huyện Nam Đàn", False)],
    ),
    # not accused by a word that only looks like it
    (
        "Bí thư Huyện ủy Nam Đàn Lê Bá Hoan cùng lãnh đạo tỉnh dâng hương.",
        [("Bí thư", "Huyện ủy Nam Đàn", False)],
    ),
    # two offices in one body
    (
        "Ông Lê Bá Hoan - Phó Giám đốc Sở Văn hóa- Thể thao kiêm Chánh Văn phòng Điều phối NTM tỉnh.",
        [
            ("Phó Giám đốc", "Sở Văn hóa và Thể thao tỉnh Nghệ An", False),
            ("Chánh Văn phòng", "Văn phòng Điều phối nông thôn mới tỉnh Nghệ An", False),
        ],
    ),
    (
        "Ông Lê Bá Hoan, Phó Chỉ huy trưởng, Tham mưu trưởng Bộ CHQS tỉnh.",
        [
            ("Phó Chỉ huy trưởng", "Bộ Chỉ huy Quân sự tỉnh Nghệ An", False),
            ("Tham mưu trưởng", "Bộ Chỉ huy Quân sự tỉnh Nghệ An", False),
        ],
    ),
    # police told bare
    (
        "Công an huyện Nam Đàn vào cuộc. Ông Lê Bá Hoan, Phó Trưởng Công an, Thủ trưởng Cơ quan điều tra.",
        [
            ("Phó Trưởng", "Công an huyện Nam Đàn", False),
            ("Thủ trưởng", "Cơ quan điều tra Công an huyện Nam Đàn", False),
        ],
    ),
    # whoever presides is at the head of what meets
    (
        "Tổ công tác Đề án 06 tỉnh họp. Ông Lê Bá Hoan, Giám đốc Sở Nội vụ, Tổ trưởng chủ trì.",
        [
            ("Giám đốc", "Sở Nội vụ tỉnh Nghệ An", False),
            ("Tổ trưởng", "Tổ công tác Đề án 06 tỉnh Nghệ An", False),
        ],
    ),
    # cells and faculties
    (
        "Ông Lê Bá Hoan, Bí thư Chi bộ thôn Phú Nhuận, xã Nghi Ân, kể.",
        [("Bí thư", "Chi bộ thôn Phú Nhuận xã Nghi Ân", False)],
    ),
    (
        "Bác sĩ Lê Bá Hoan, Trưởng khoa Hồi sức tích cực, Bệnh viện Bạch Mai nói.",
        [("Trưởng khoa", "Khoa Hồi sức tích cực Bệnh viện Bạch Mai", False)],
    ),
    (
        "Ông Lê Bá Hoan, Trưởng khu dân cư 3, Bí thư chi bộ khu dân cư 3, xã Nghi Ân, kể.",
        [
            ("Trưởng khu dân cư", "Khu dân cư 3 xã Nghi Ân", False),
            ("Bí thư", "Chi bộ khu dân cư 3 xã Nghi Ân", False),
        ],
    ),
    # another's office
    (
        "Thừa ủy quyền Chủ tịch UBND tỉnh, ông Lê Bá Hoan - Giám đốc Sở Nội vụ trao quà.",
        [("Giám đốc", "Sở Nội vụ tỉnh Nghệ An", False)],
    ),
    (
        "Ông Lê Bá Hoan, Chủ tịch HĐND huyện Nam Đàn chủ tọa.",
        [("Chủ tịch", "HĐND huyện Nam Đàn", False)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CAREERS)
def test_offices_of_one_person(text: str, expected: list[tuple[str, str | None, bool]]) -> None:
    assert held(text) == {"Lê Bá Hoan": expected}


SUCCESSORS = [
    (
        "HĐND miễn nhiệm chức vụ Phó Chủ tịch UBND huyện Nam Đàn đối với ông Trần Hữu Sâm; "
        "bầu ông Lê Bá Hoan, Trưởng phòng Nội vụ, thay thế.",
        ("Phó Chủ tịch", "UBND huyện Nam Đàn", False),
        True,
    ),
    (
        "Kỳ họp thôi giữ chức Chủ tịch UBND huyện Nam Đàn đối với bà Vi Thị Ón. Kỳ họp bầu ông Lê Bá Hoan, "
        "Bí thư Đảng ủy xã Nghi Ân, giữ chức vụ này.",
        ("Chủ tịch", "UBND huyện Nam Đàn", False),
        True,
    ),
    (
        "Hội nghị bầu đồng chí Lê Bá Hoan thay thế đồng chí Trần Hữu Sâm, nguyên Chủ tịch Hội Nông dân tỉnh.",
        ("Chủ tịch", "Hội Nông dân tỉnh Nghệ An", False),
        True,
    ),
    # the new office is named, and is another
    (
        "HĐND miễn nhiệm chức vụ Phó Chủ tịch UBND huyện Nam Đàn đối với ông Trần Hữu Sâm; "
        "bầu ông Lê Bá Hoan giữ chức Trưởng Ban Pháp chế HĐND huyện thay thế bà Vi Thị Ón.",
        ("Phó Chủ tịch", "UBND huyện Nam Đàn", False),
        False,
    ),
    # nobody is chosen
    (
        "Tỉnh miễn nhiệm chức vụ Chủ tịch UBND huyện Nam Đàn đối với ông Trần Hữu Sâm. "
        "Ông Lê Bá Hoan, Giám đốc Sở Y tế, thay thế thiết bị cũ.",
        ("Chủ tịch", "UBND huyện Nam Đàn", False),
        False,
    ),
]


@pytest.mark.parametrize(("text", "office", "has"), SUCCESSORS)
def test_successors(text: str, office: tuple[str, str | None, bool], has: bool) -> None:
    assert (office in held(text)["Lê Bá Hoan"]) is has


RANKS = [
    ("Trao quyết định thăng cấp bậc hàm từ Thượng tá lên Đại tá đối với đồng chí Lê Bá Hoan.", "Đại tá"),
    ("Trao quyết định thăng cấp bậc hàm Đại tá cho Thượng tá Lê Bá Hoan.", "Đại tá"),
    ("Thượng tá Lê Bá Hoan được thăng cấp bậc hàm lên Đại tá trước niên hạn.", "Đại tá"),
    # the rank is another's, who is named or not
    (
        "Thiếu tướng Lê Bá Hoan trao quyết định thăng cấp bậc hàm Đại tá cho đồng chí Vi Văn Ón.",
        "Thiếu tướng",
    ),
    ("Công an tỉnh thăng hàm Thiếu tá cho cán bộ. Đại úy Lê Bá Hoan phát biểu.", "Đại úy"),
]


@pytest.mark.parametrize(("text", "rank"), RANKS)
def test_promotions(text: str, rank: str) -> None:
    assert next(o.rank for o in find_officials(read(text)) if o.name == "Lê Bá Hoan") == rank


NAMES = [
    ("Thiếu tá K' Brang, Phó Đội trưởng Đội CSGT Công an huyện Di Linh, nói.", ["K' Brang"]),
    ("Bà H' Lim Niê, Phó Chủ tịch UBND huyện Di Linh, dự.", ["H' Lim Niê"]),
    ("Bà H'Yim Kđoh - Phó Chủ tịch UBND tỉnh và ông K'Brêu, Chủ tịch xã Gung Ré.", ["H'Yim Kđoh", "K'Brêu"]),
    ("Chủ tịch UBND tỉnh Đoàn Ngọc Kha phát biểu.", ["Đoàn Ngọc Kha"]),
    ("Kỳ họp HĐND huyện Di Linh: đại biểu Vi Thị Ón (đơn vị xã Gung Ré) nêu ý kiến.", ["Vi Thị Ón"]),
    (
        "Quốc hội họp. Đại biểu Vi Thị Ón (đoàn Sơn La), Lê Bá Hoan (đoàn Hà Nam) nói.",
        ["Vi Thị Ón", "Lê Bá Hoan"],
    ),
    ("Lễ biểu dương. Đại biểu Vi Thị Ón (xã Gung Ré) xúc động.", []),
    ("Ông Lê Bá Hoan, Tổ trưởng sản xuất, tham gia.", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(text: str, names: list[str]) -> None:
    assert [o.name for o in find_officials(read(text, "Lâm Đồng"))] == names


def test_a_cell_with_no_name_takes_nobody_elses() -> None:
    text = "Ông Lê Bá Hoan, Bí thư chi bộ, kể. Bà Vi Thị Ón, Bí thư Chi bộ thôn 5, xã Nghi Ân, nói."
    assert held(text) == {
        "Lê Bá Hoan": [("Bí thư", None, False)],
        "Vi Thị Ón": [("Bí thư", "Chi bộ thôn 5 xã Nghi Ân", False)],
    }
