"""Awards: who gave what to whom, and what only speaks of awards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.awards import find_awards
from extract.reading import Reading


def awards(text, province=None):
    return find_awards(Reading(text, published="2024-06-12", province=province))


def brief(text):
    return [(fact.award, [(r.count, r.kind) for r in fact.recipients]) for fact in awards(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # given
        (
            "Giám đốc Công an tỉnh Sơn La tặng Giấy khen cho 7 tập thể, 12 cá nhân.",
            [("Giấy khen", [(7, "tập thể"), (12, "cá nhân")])],
        ),
        (
            "Dịp này, Bộ Công an đã quyết định tặng Bằng khen cho 04 tập thể và 09 cá nhân có thành tích.",
            [("Bằng khen", [(4, "tập thể"), (9, "cá nhân")])],
        ),
        (
            "UBND huyện Mộc Châu khen thưởng 3 tập thể và 5 cá nhân tiêu biểu.",
            [("Khen thưởng", [(3, "tập thể"), (5, "cá nhân")])],
        ),
        ("Ban Tổ chức trao Kỷ niệm chương cho hai cá nhân.", [("Kỷ niệm chương", [(2, "cá nhân")])]),
        ("Hội nghị đã trao tặng Cờ thi đua cho các đơn vị dẫn đầu.", [("Cờ thi đua", [(None, "đơn vị")])]),
        (
            "Chủ tịch nước phong tặng danh hiệu Anh hùng Lực lượng vũ trang nhân dân cho 2 tập thể.",
            [("Danh hiệu Anh hùng Lực lượng vũ trang nhân dân", [(2, "tập thể")])],
        ),
        (
            "Bí thư Huyện ủy trao Huy hiệu 60 năm tuổi Đảng cho 8 đảng viên.",
            [("Huy hiệu 60 năm tuổi Đảng", [(8, "đảng viên")])],
        ),
        (
            "Lãnh đạo xã tặng Giấy khen của UBND xã cho 15 hộ gia đình hiến đất.",
            [("Giấy khen", [(15, "hộ gia đình")])],
        ),
        (
            "Công an tỉnh trao Giấy khen cho 3 tập thể thuộc Công an thị xã và 6 quần chúng nhân dân.",
            [("Giấy khen", [(3, "tập thể"), (6, "quần chúng nhân dân")])],
        ),
        ("Thường trực HĐND huyện tặng 10 học sinh nghèo Giấy khen.", [("Giấy khen", [(10, "học sinh")])]),
        (
            "Nhân dịp này, Hội tặng Bằng khen về thành tích hiến máu cho 21 cá nhân.",
            [("Bằng khen", [(21, "cá nhân")])],
        ),
        ("Trung tướng Lê Minh Quang trao Thư khen cho ban chuyên án.", [("Thư khen", [])]),
        (
            "Công an tỉnh tặng Bằng khen cho Công an xã Vân Hồ và 4 cá nhân.",
            [("Bằng khen", [(4, "cá nhân")])],
        ),
        (
            "Giám đốc Công an tỉnh thưởng cho các lực lượng phá án 40 triệu đồng.",
            [("Thưởng", [(None, "lực lượng")])],
        ),
        ("UBND tỉnh tặng Bằng khen đột xuất cho 3 cá nhân.", [("Bằng khen", [(3, "cá nhân")])]),
        (
            "Giám đốc Công an tỉnh Bình Định tặng Giấy khen cho 5 tập thể cùng 12 cá nhân có thành tích.",
            [("Giấy khen", [(5, "tập thể"), (12, "cá nhân")])],
        ),
        (
            "Giám đốc Công an tỉnh Bình Định tặng Giấy khen cho 5 cá nhân cùng 5 phần quà.",
            [("Giấy khen", [(5, "cá nhân")])],
        ),
        (
            "UBND huyện Kỳ Sơn tặng Giấy khen kèm 2 triệu đồng cho mỗi người trong số 4 ngư dân cứu nạn.",
            [("Giấy khen", [(4, "ngư dân")])],
        ),
        (
            "Huyện ủy Ba Bể trao Huy hiệu 55 năm, 50 năm và 45 năm tuổi Đảng cho 18 đảng viên.",
            [("Huy hiệu 55 năm, 50 năm và 45 năm tuổi Đảng", [(18, "đảng viên")])],
        ),
        (
            "UBND tỉnh Vĩnh Long tặng Bằng khen cho các tập thể: Công an huyện Tam Bình cùng 5 cá nhân.",
            [("Bằng khen", [(None, "tập thể"), (5, "cá nhân")])],
        ),
        # received
        (
            "Công an huyện Mộc Châu cùng 3 xã được UBND tỉnh Sơn La tặng Cờ thi đua.",
            [("Cờ thi đua", [(3, "xã")])],
        ),
        (
            "Năm 2022, đơn vị vinh dự đón Cờ thi đua của Chính phủ.",
            [("Cờ thi đua", [])],
        ),
        ("12 tập thể được Chủ tịch UBND tỉnh Cà Mau tặng Bằng khen.", [("Bằng khen", [(12, "tập thể")])]),
        (
            "Năm qua, 5 cán bộ, chiến sĩ được tặng Huân chương Chiến công hạng Ba.",
            [("Huân chương Chiến công hạng Ba", [(5, "cán bộ, chiến sĩ")])],
        ),
        (
            "Có 4 tập thể và 11 cá nhân vinh dự được nhận Giấy khen của Giám đốc Công an tỉnh.",
            [("Giấy khen", [(4, "tập thể"), (11, "cá nhân")])],
        ),
        ("Trong đó, 3 xã, 20 hộ được khen thưởng.", [("Khen thưởng", [(3, "xã"), (20, "hộ")])]),
        (
            "Công an huyện Sa Pa vinh dự đón nhận Huân chương Lao động hạng Nhì.",
            [("Huân chương Lao động hạng Nhì", [])],
        ),
        # several in a sentence
        (
            "Bộ tặng Cờ thi đua cho 2 đơn vị, Bằng khen cho 13 cá nhân.",
            [("Cờ thi đua", [(2, "đơn vị")]), ("Bằng khen", [(13, "cá nhân")])],
        ),
        (
            "UBND tỉnh trao cờ thi đua, bằng khen cho nhiều tập thể và cá nhân.",
            [
                ("Cờ thi đua", [(None, "tập thể"), (None, "cá nhân")]),
                ("Bằng khen", [(None, "tập thể"), (None, "cá nhân")]),
            ],
        ),
        (
            "1 tập thể được tặng Cờ thi đua, 6 cá nhân được tặng Bằng khen.",
            [("Cờ thi đua", [(1, "tập thể")]), ("Bằng khen", [(6, "cá nhân")])],
        ),
        (
            "Sở tặng Bằng khen cho 3 tập thể và Giấy khen cho 8 cá nhân.",
            [("Bằng khen", [(3, "tập thể")]), ("Giấy khen", [(8, "cá nhân")])],
        ),
        (
            "Chủ tịch xã tặng Giấy khen và tiền thưởng cho 4 tổ.",
            [("Giấy khen", [(4, "tổ")])],
        ),
    ],
)
def test_what_is_awarded(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 3/5 tập thể được tặng Giấy khen.", [(3, "tập thể")]),
        ("Năm 2020 và 2021 Công an xã được UBND huyện Văn Bàn tặng Giấy khen.", []),
        ("UBND tỉnh Cà Mau thưởng nóng 100 triệu đồng cho lực lượng phá án.", []),
        ("Đã có 1.250 lượt tập thể, cá nhân được khen thưởng.", [(1250, "tập thể, cá nhân")]),
        ("Đảng ủy trao Huy hiệu 30, 40, 50 năm tuổi Đảng cho 12 đảng viên.", [(12, "đảng viên")]),
        ("Công an tỉnh tặng Giấy khen cho mười hai cá nhân.", [(12, "cá nhân")]),
    ],
)
def test_what_counts_who_is_awarded(text, expected):
    assert [[(r.count, r.kind) for r in fact.recipients] for fact in awards(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Công tác thi đua, khen thưởng được quan tâm.",
        "Xã vinh dự đón đoàn công tác của Bộ Công an.",
        "Việc khen thưởng theo đúng quy định.",
        "Huyện đề nghị tặng Bằng khen cho 5 tập thể.",
        "Hồ sơ xét tặng danh hiệu Nhà giáo ưu tú còn chậm.",
        "Bộ trưởng tước danh hiệu Công an nhân dân của hai cán bộ vi phạm.",
        "45/52 thôn đạt danh hiệu “Thôn văn hóa”.",
        "Đội tuyển giành 12 Huy chương Vàng.",
        "Có 18 tổ được công nhận đạt danh hiệu “Tổ an toàn”.",
        "Đoàn tặng 50 suất quà cho hộ nghèo.",
        "Đoàn viên mang theo cờ và hoa.",
        "Phường giữ vững danh hiệu “Đơn vị văn hóa”.",
        "Bằng khen treo trên tường nhà ông đã cũ.",
        "Hội đồng Thi đua - Khen thưởng họp phiên cuối năm.",
        "Xã được công nhận đạt chuẩn nông thôn mới.",
    ],
)
def test_what_is_no_award(text):
    assert brief(text) == []


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Bộ trưởng Bộ Công an tặng Bằng khen cho 3 tập thể.", "Bộ trưởng Bộ Công an"),
        (
            "Công an tỉnh Sơn La đã biểu dương, khen thưởng và trao Giấy khen cho 5 cá nhân.",
            "Công an tỉnh Sơn La",
        ),
        ("Hội nghị trao Giấy khen của UBND huyện Mộc Châu cho 5 cá nhân.", "UBND huyện Mộc Châu"),
        ("5 cá nhân được UBND tỉnh Cà Mau tặng Bằng khen.", "UBND tỉnh Cà Mau"),
        ("3 tập thể được nhận Cờ thi đua của Bộ Công an.", "Bộ Công an"),
        (
            "Thừa ủy quyền Chủ tịch nước, đồng chí Bí thư trao Huân chương Lao động hạng Ba cho 2 cá nhân.",
            "Chủ tịch nước",
        ),
        (
            "Đại tá Hà Văn Bắc, Phó Giám đốc Công an tỉnh Sơn La trao Giấy khen cho 2 đơn vị.",
            "Phó Giám đốc Công an tỉnh Sơn La",
        ),
        ("Ban tổ chức đã trao Giấy khen cho 2 đơn vị.", "Ban Tổ chức"),
        (
            "UBND huyện Mộc Châu trao quyết định công nhận cho 3 xã và khen thưởng cho 2 tập thể.",
            "UBND huyện Mộc Châu",
        ),
    ],
)
def test_giver(text, giver):
    assert [fact.awarded_by for fact in awards(text)] == [giver]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "UBND tỉnh Cà Mau thưởng nóng cho Công an huyện Cái Nước 50 triệu đồng.",
            ("Công an huyện Cái Nước",),
        ),
        (
            "Bộ Công an trao Bằng khen cho Thượng úy Lò Văn Bình và Đại úy Trần Thu Hà.",
            ("Lò Văn Bình", "Trần Thu Hà"),
        ),
        ("Chủ tịch UBND xã tặng Giấy khen cho ông Vàng A Páo.", ("Vàng A Páo",)),
        ("Thượng úy Lò Văn Bình vinh dự đón Bằng khen của Bộ Công an.", ("Lò Văn Bình",)),
        (
            "UBND tỉnh Sơn La tặng Bằng khen cho Nhân dân và cán bộ xã Vân Hồ và 12 cá nhân.",
            ("Nhân dân và cán bộ xã Vân Hồ",),
        ),
        (
            "Nhân dân và cán bộ xã Vân Hồ, huyện Vân Hồ được Bộ Công an tặng Cờ thi đua.",
            ("Nhân dân và cán bộ xã Vân Hồ",),
        ),
        ("UBND tỉnh Sơn La tặng Bằng khen cho nhân dân và cán bộ có thành tích.", ()),
        ("Bộ trưởng Bộ Công an gửi thư khen Công an tỉnh Hà Giang.", ("Công an tỉnh Hà Giang",)),
        (
            "Công an huyện Mộc Châu cùng 3 xã được UBND tỉnh Sơn La tặng Cờ thi đua.",
            ("Công an huyện Mộc Châu",),
        ),
        ("Bộ Công an đã có Thư khen gửi Ban chuyên án.", ("Ban chuyên án",)),
        (
            "Công an huyện Mộc Châu vinh dự đón nhận Huân chương Chiến công hạng Ba.",
            ("Công an huyện Mộc Châu",),
        ),
        ("Chủ tịch UBND huyện Mộc Châu tặng Giấy khen cho em Nguyễn Thu Hà, học sinh lớp 6.", ()),
    ],
)
def test_named(text, named):
    assert [fact.named for fact in awards(text)] == [named]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (
            "Dịp này, Bộ Công an tặng Bằng khen cho 3 tập thể có thành tích.",
            "Bộ Công an tặng Bằng khen cho 3 tập thể",
        ),
        (
            "Tại đây, 7 hộ tiêu biểu được UBND xã tặng Giấy khen vì hiến đất.",
            "7 hộ tiêu biểu được UBND xã tặng Giấy khen",
        ),
        ("Hội nghị tặng Giấy khen cho 6 tập thể, 31 cá nhân.", "tặng Giấy khen cho 6 tập thể, 31 cá nhân"),
    ],
)
def test_span(text, span):
    assert [fact.text for fact in awards(text)] == [span]


PIECES = [
    "Bộ Công an ",
    "tặng ",
    "được ",
    "Bằng khen",
    "Giấy khen",
    " cho ",
    "3 tập thể",
    ", ",
    " và ",
    "cá nhân",
    "khen thưởng ",
    "\n",
    ". ",
    "danh hiệu ",
    "“",
    "”",
    "Huân chương ",
    "Lao động",
    " hạng Ba",
    "nhận ",
    "của ",
    "Thượng úy Lò Văn Bình",
    "; ",
    "Huy hiệu 30, 40 năm tuổi Đảng",
    "3 lần ",
    "gồm: ",
    "xã Vân Hồ, huyện Vân Hồ",
    "đã ký Quyết định số 12/QĐ-UBND về việc ",
    " 50 triệu đồng",
    "hai ",
    "İ",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=25).map("".join))
def test_the_text_is_what_stands_at_the_offsets(text):
    found = awards(text)
    assert all(text[fact.start : fact.end] == fact.text for fact in found)
    assert len({(fact.start, fact.end) for fact in found}) == len(found)
    assert [fact.start for fact in found] == sorted(fact.start for fact in found)
