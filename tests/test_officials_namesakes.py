"""Several people of one name in one article, one under two forms of a name, and names beside bodies."""

import pytest

from extract.officials import find_officials
from extract.reading import Reading

Found = list[tuple[str, str | None, list[tuple[str, str | None]]]]


def found(text: str, *, province: str = "Nghệ An") -> Found:
    reading = Reading(text, published="2023-05-05", province=province)
    return [(o.name, o.rank, [(p.title, p.unit) for p in o.positions]) for o in find_officials(reading)]


def mentions(text: str, *, province: str = "Nghệ An") -> list[list[str]]:
    reading = Reading(text, published="2023-05-05", province=province)
    return [[text[m.start - 5 : m.end] for m in o.mentions] for o in find_officials(reading)]


TWO = [
    # beside one another in a sentence
    "Cùng đi có Trung tá Lê Văn Hùng, Phó Trưởng Công an huyện Nghi Lộc và ông Lê Văn Hùng, Chủ tịch UBND xã "
    "Nghi Lâm.",
    "Có mặt: ông Lê Văn Hùng (Chủ tịch UBND xã Nghi Lâm), ông Lê Văn Hùng (Chủ tịch UBND xã Nghi Kiều).",
    "Đại tá Lê Văn Hùng, nguyên Phó Giám đốc Công an tỉnh, ngồi cạnh ông Lê Văn Hùng, nguyên Trưởng Phòng "
    "Giáo dục và Đào tạo huyện Nghi Lộc.",
    # offices that nobody holds together
    "Bà Lê Thị Hoa, Chủ tịch UBND xã Nghi Lâm, huyện Nghi Lộc, có mặt. Cô giáo Lê Thị Hoa, Hiệu trưởng "
    "Trường "
    "Mầm non Nghi Lâm, đón trẻ.",
    "Thượng tá Lê Văn Hùng, Chỉ huy trưởng Ban CHQS huyện Nghi Lộc, tặng quà tân binh. Ông Lê Văn Hùng, Phó "
    "Chủ tịch UBND huyện, chúc mừng.",
    "Thiếu tá Lê Văn Hùng, Trưởng Công an xã Nghi Lâm, huyện Nghi Lộc, phát hiện. Thiếu tá Lê Văn Hùng, "
    "Trưởng "
    "Công an xã Nghi Kiều, huyện Nghi Lộc, phối hợp.",
    "Thượng tá Lê Văn Hùng, Trưởng Công an huyện Nghi Lộc, dự. Xã do ông Lê Văn Hùng, Bí thư Đảng ủy xã "
    "Nghi Lâm, "
    "trực tiếp chỉ đạo.",
    # two ranks
    "Đại tá Lê Văn Hùng, Phó Giám đốc Công an tỉnh, chủ trì. Thiếu tá Lê Văn Hùng, Phó Trưởng Công an thị xã "
    "Hoàng Mai, nêu kinh nghiệm.",
    # said to be two
    "Anh Lê Văn Hùng, Phó Bí thư Huyện đoàn Nghi Lộc, dự. Ông Lê Văn Hùng, Phó Chủ tịch HĐND huyện Nghi Lộc, "
    "tuy trùng tên nhưng hơn anh 20 tuổi.",
    "Ông Lê Văn Hùng, Chủ tịch UBND xã Nghi Lâm, huyện Nghi Lộc, nói khó. Ở xã Nghi Kiều bên cạnh, Chủ "
    "tịch UBND "
    "xã cũng mang tên Lê Văn Hùng.",
]


@pytest.mark.parametrize("text", TWO)
def test_two_of_one_name_are_two(text: str) -> None:
    officials = found(text)
    assert [len(positions) for _, _, positions in officials] == [1, 1]
    assert len({name for name, _, _ in officials}) == 1


ONE = [
    "Đại tá Lê Văn Hùng, Giám đốc Công an tỉnh, dự. Đồng chí Lê Văn Hùng, Ủy viên Ban Thường vụ Tỉnh "
    "ủy, nói.",
    "Công an tỉnh điều động Thượng tá Lê Văn Hùng, Trưởng Công an huyện Nghi Lộc, giữ chức Trưởng Công "
    "an huyện "
    "Nam Đàn.\nThượng tá Lê Văn Hùng, tân Trưởng Công an huyện Nam Đàn, hứa sẽ cố gắng.",
    "Ông Lê Văn Hùng, Chủ tịch UBND huyện Nghi Lộc, kiểm tra. Ông Lê Văn Hùng, Phó Bí thư Huyện ủy Nghi "
    "Lộc, họp.",
    "Thượng tá Lê Văn Hùng, Trưởng Công an huyện Nghi Lộc, dự. Thượng tá Lê Văn Hùng, Phó Thủ trưởng Cơ "
    "quan CSĐT "
    "Công an huyện Nghi Lộc, nói.",
    "Ông Lê Văn Hùng, Chủ tịch UBND tỉnh, chủ trì. Ông Lê Văn Hùng, Trưởng Ban Chỉ đạo phòng chống thiên tai "
    "tỉnh, yêu cầu.",
    "Bà Lê Thị Hoa, Giám đốc Sở Y tế, dự. Bác sĩ Lê Thị Hoa, Giám đốc Bệnh viện Sản Nhi Nghệ An, báo cáo.",
    "Ông Lê Văn Hùng, Giám đốc Hợp tác xã Nghi Lâm, nuôi tôm. Ông Lê Văn Hùng, Chủ tịch Hội Nông dân xã Nghi "
    "Lâm, huyện Nghi Lộc, vui.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_with_two_offices_is_one(text: str) -> None:
    assert [len(positions) for _, _, positions in found(text)] == [2]


def test_later_mentions_go_to_the_one_who_is_meant() -> None:
    text = (
        "Sáng nay, Trung tá Lê Văn Hùng, Phó Trưởng Công an huyện Nghi Lộc, chủ trì. Cùng dự, ông Lê "
        "Văn Hùng, "
        "Phó Chủ tịch UBND xã Nghi Lâm, báo cáo. Cuối buổi, ông Hùng nói xã có 3 tổ. Kết thúc, Trung tá "
        "Hùng khen."
    )
    assert mentions(text) == [["g tá Lê Văn Hùng", "g tá Hùng"], [" ông Lê Văn Hùng", " ông Hùng"]]


ALONE = [
    ("Ông Y Khăm Niê Kđăm, Chủ tịch UBND xã Ea Tul, nói. Ông Y Khăm Niê, Chủ tịch UBND xã Ea Tul, "
     "cười.", "Y Khăm Niê Kđăm"),
    ("Ông Trần Hải Đoàn, Chủ tịch UBND xã Ea Tul, nói.", "Trần Hải Đoàn"),
    ("Phó Chủ tịch UBND tỉnh H'Yim Kđoh phát biểu.", "H'Yim Kđoh"),
    ("Phó Chủ tịch UBND tỉnh Y Thịnh Mlô phát biểu.", "Y Thịnh Mlô"),
    ("UBND xã Ea Tul họp. Bí thư Đảng ủy xã A Vượng cho biết.", "A Vượng"),
    ("Giám đốc Bệnh viện đa khoa tỉnh Trần Văn Hai cho biết có 3 ca.", "Trần Văn Hai"),
    ("Phó Chủ tịch UBND tỉnh Cổ Tấn Khiêm đón đoàn.", "Cổ Tấn Khiêm"),
    ("ĐẠI TÁ A LÀM, GIÁM ĐỐC CÔNG AN TỈNH, KIỂM TRA\nĐại tá A Làm, Giám đốc Công an tỉnh, đến xã.", "A Làm"),
    ("ĐẠI TÁ A LÀM GIÁM ĐỐC CÔNG AN TỈNH DỰ HỘI NGHỊ", "A LÀM"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), ALONE)
def test_a_name_is_read_whole_and_once(text: str, name: str) -> None:
    assert [each for each, _, _ in found(text, province="Đắk Lắk")] == [name]


OFFICES = [
    (
        "Hạt trưởng Hạt Quản lý đê huyện Nam Đàn Lê Văn Tám nhắc dân.",
        [("Hạt trưởng", "Hạt Quản lý đê huyện Nam Đàn")],
    ),
    (
        "Đại úy Lê Văn Hùng, Đội trưởng CSGT Công an huyện Nghi Lộc, nói.",
        [("Đội trưởng", "Đội Cảnh sát giao thông Công an huyện Nghi Lộc")],
    ),
    (
        "Bà Vi Thị Hoa, Chi cục phó Chi cục Thuế huyện Nghi Lộc, nói.",
        [("Phó Chi cục trưởng", "Chi cục Thuế huyện Nghi Lộc")],
    ),
    (
        "Bà Vi Thị Hoa, Trưởng Ban Kinh tế - Xã hội HĐND huyện Nghi Lộc, nói.",
        [("Trưởng ban", "Ban Kinh tế - Xã hội HĐND huyện Nghi Lộc")],
    ),
    (
        "Bà Vi Thị Hoa, vốn là Phó Chủ tịch UBND huyện Nghi Lộc, nay là Chủ tịch UBND xã Nghi Lâm.",
        [("Phó Chủ tịch", "UBND huyện Nghi Lộc"), ("Chủ tịch", "UBND xã Nghi Lâm")],
    ),
    (
        "Thiếu tá Vi Văn Ba, Đội trưởng Đội CSKT-MT Công an huyện Nam Đàn, nói.",
        [("Đội trưởng", "Đội Cảnh sát kinh tế và môi trường Công an huyện Nam Đàn")],
    ),
    (
        "Bà Vi Thị Hoa, Phó Chánh tòa Hình sự TAND tỉnh, nói.",
        [("Phó Chánh tòa", "Tòa Hình sự TAND tỉnh Nghệ An")],
    ),
    (
        "Ông Lê Văn Tám, trước sáp nhập là Giám đốc Sở Nội vụ tỉnh Hà Tĩnh, nay giữ chức Phó Giám đốc "
        "Sở Nội vụ tỉnh Nghệ An.",
        [("Giám đốc", "Sở Nội vụ tỉnh Hà Tĩnh"), ("Phó Giám đốc", "Sở Nội vụ tỉnh Nghệ An")],
    ),
]


@pytest.mark.parametrize(("text", "positions"), OFFICES)
def test_offices_with_their_bodies(text: str, positions: list[tuple[str, str | None]]) -> None:
    assert [each for _, _, each in found(text)] == [positions]


def test_a_head_is_of_the_body_of_the_deputy_in_the_sentence() -> None:
    text = (
        "Đại tá Lê Duy, Chỉ huy trưởng, trao quyết định cho Thượng tá Vi Quân, Phó Chỉ huy trưởng BĐBP tỉnh."
    )
    assert [positions[0][1] for _, _, positions in found(text)] == ["Bộ đội Biên phòng tỉnh Nghệ An"] * 2


def test_whom_the_next_sentence_replaces_held_the_office() -> None:
    text = (
        "Đại tá Vi Anh Tú được bổ nhiệm giữ chức Phó Giám đốc Công an tỉnh. Ông thay Đại tá Lê Đức "
        "Hải nghỉ hưu."
    )
    assert found(text)[1] == ("Lê Đức Hải", "Đại tá", [("Phó Giám đốc", "Công an tỉnh Nghệ An")])
