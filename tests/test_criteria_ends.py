"""Where a standard ends, whose clause it is in, and clauses that say only when it would be met."""

import pytest
from test_criteria import read, short

# A word that would end a standard, as a part of it; and the same word where it does end it.
ENDS = [
    ("Toàn tỉnh có 33/90 xã, phường đạt tiêu chuẩn không có ma túy.", "tiêu chuẩn không có ma túy"),
    ("Toàn tỉnh có 33/90 xã đạt tiêu chuẩn có trạm y tế.", "tiêu chuẩn"),
    ("Có 90/210 quán hoàn thành việc khắc phục các tồn tại về PCCC.", "việc khắc phục các tồn tại về PCCC"),
    ("Có 9 xã đạt chuẩn văn hóa tại huyện Đông Sơn.", "chuẩn văn hóa"),
    ("Có 8 quán đảm bảo các điều kiện cần và đủ về PCCC.", "đảm bảo các điều kiện cần và đủ về PCCC"),
    (
        "Có 9 xã đạt tiêu chí cấp xã đạt chuẩn tiếp cận pháp luật.",
        "tiêu chí cấp xã đạt chuẩn tiếp cận pháp luật",
    ),
    ("Có 9 xã đạt chuẩn văn hóa đạt kế hoạch năm.", "chuẩn văn hóa"),
    ("Có 20 xã đạt chuẩn nông thôn mới thì huyện về đích.", "chuẩn nông thôn mới"),
    ("Đã có 12/15 phòng hoàn thành số hóa sổ hộ tịch.", "số hóa sổ hộ tịch"),
    ("Đã có 12/15 phòng hoàn thành số liệu báo cáo.", "số liệu báo cáo"),
    # Another clause is joined on, with a subject of its own.
    (
        "Tỉnh công nhận hai huyện đạt chuẩn nông thôn mới và thị xã hoàn thành nhiệm vụ.",
        "chuẩn nông thôn mới",
    ),
    (
        "Có 6 cá nhân đạt danh hiệu Chiến sĩ thi đua và hàng trăm lượt cá nhân được khen.",
        "danh hiệu Chiến sĩ thi đua",
    ),
    ("Có 5 trường đạt chuẩn quốc gia và xã hội hóa giáo dục.", "chuẩn quốc gia và xã hội hóa giáo dục"),
    ("Đã có 34/120 xã không tệ nạn ma túy.", "không tệ nạn ma túy"),
]


@pytest.mark.parametrize(("text", "standard"), ENDS)
def test_a_standard_ends_with_its_words(text, standard):
    assert [fact.standard for fact in read(text)] == [standard]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỉnh công nhận 8 xã đạt chuẩn và cơ bản đạt chuẩn nông thôn mới.",
            "8 xã đạt chuẩn và cơ bản đạt chuẩn nông thôn mới",
        ),
        (
            "Có 6 huyện đạt chuẩn, hoàn thành nhiệm vụ xây dựng nông thôn mới.",
            "6 huyện đạt chuẩn, hoàn thành nhiệm vụ xây dựng nông thôn mới",
        ),
        (
            "Có 3 huyện được công nhận hoàn thành nhiệm vụ, đạt chuẩn nông thôn mới.",
            "3 huyện được công nhận hoàn thành nhiệm vụ, đạt chuẩn nông thôn mới",
        ),
        ("Có 3 xã đạt chuẩn, hoàn thành nhiệm vụ năm.", "3 xã đạt chuẩn"),
    ],
)
def test_two_norms_of_one_scheme_are_one_standard(text, expected):
    assert [fact.text for fact in read(text)] == [expected]


def test_two_norms_of_one_scheme_belong_to_it():
    fact = read("Có 6 huyện đạt chuẩn và hoàn thành nhiệm vụ xây dựng nông thôn mới.")[0]
    assert fact.programme == "nông thôn mới"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Xã Tân Lập đạt chuẩn 12/19 tiêu chí, cơ bản đạt chuẩn 5/19 tiêu chí, chưa đạt 2/19 tiêu chí.",
            ["12-12/19 Xã Tân Lập | achieved", "5-5/19 Xã Tân Lập | achieved", "2-2/19 Xã Tân Lập | not_met"],
        ),
        ("Có 8/10 trường đạt chuẩn 2 năm liền.", ["8/10 trường | achieved"]),
        ("Có 7 sản phẩm đạt chuẩn 4 sao.", ["7 sản phẩm | achieved"]),
    ],
)
def test_yardsticks_right_after_a_norm_are_what_is_met(text, expected):
    assert [short(fact) for fact in read(text)] == expected


# An average is told of each, and so is what those of a kind have met that are not counted.
EACH = [
    (
        "Bình quân toàn tỉnh đạt 17,2 tiêu chí/xã.",
        "xã",
        "Bình quân toàn tỉnh đạt 17,2 tiêu chí/xã",
        "bình quân",
    ),
    ("Huyện đạt 15 tiêu chí/xã.", "xã", "đạt 15 tiêu chí/xã", None),
    (
        "Mỗi đơn vị phải đạt ít nhất 20/25 tiêu chí.",
        "đơn vị",
        "Mỗi đơn vị phải đạt ít nhất 20/25 tiêu chí",
        "ít nhất",
    ),
    ("Các xã đều đã đạt 15 tiêu chí.", "xã", "Các xã đều đã đạt 15 tiêu chí", None),
]


@pytest.mark.parametrize(("text", "subject", "evidence", "approx"), EACH)
def test_what_each_has_met(text, subject, evidence, approx):
    facts = [(fact.subject, fact.text, fact.standard, fact.approx) for fact in read(text)]
    assert facts == [(subject, evidence, "tiêu chí", approx)]


CONDITIONS = [
    ("Xã được công nhận đạt chuẩn nông thôn mới khi đạt đủ 19/19 tiêu chí.", []),
    ("Nếu đạt 15/19 tiêu chí thì xã được khen thưởng.", []),
    ("Huyện được xét công nhận khi có 100% xã đạt chuẩn nông thôn mới.", []),
    ("Nếu không có 7 xã đạt chuẩn thì sang năm số xã phải tăng lên.", []),
    (
        "Nếu như năm 2015 tỉnh chỉ có 20 xã đạt chuẩn thì đến nay đã có 102 xã đạt chuẩn.",
        ["20 xã | achieved", "102 xã | achieved"],
    ),
    ("Khi có 5 xã đạt chuẩn, huyện mở hội nghị sơ kết.", ["5 xã | achieved"]),
    ("Trước khi có 5 xã đạt chuẩn, huyện được công nhận điểm.", ["5 xã | achieved"]),
    ("Sau khi xã Tân Lập đạt 19/19 tiêu chí, huyện trình tỉnh.", ["19-19/19 Xã Tân Lập | achieved"]),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_a_condition_is_met_by_nobody(text, expected):
    assert [short(fact) for fact in read(text)] == expected


def test_words_for_the_present_are_no_date_of_a_fact():
    facts = read("Nếu như năm 2015 tỉnh chỉ có 20 xã đạt chuẩn thì đến nay đã có 102 xã đạt chuẩn.")
    assert [fact.as_of for fact in facts] == ["2015", None]


DONE = [
    ("Phấn đấu nhiều năm, huyện Phước Hải đã hoàn thành 9/9 tiêu chí.", "achieved"),
    ("Phấn đấu năm 2026, huyện Phước Hải hoàn thành 9/9 tiêu chí.", "target"),
    ("Sau 7 năm nỗ lực và phấn đấu, huyện Phước Hải hoàn thành 9/9 tiêu chí.", "achieved"),
    # What is aimed at by a day is not done yet, however it is worded.
    ("Phấn đấu hết năm 2027 đã hoàn thành 9/9 tiêu chí nông thôn mới.", "target"),
    ("Dự kiến đến quý 3/2027, huyện Phước Hải đã hoàn thành 9/9 tiêu chí.", "forecast"),
    ("Với quyết tâm, đến năm 2030 huyện có 5 xã đạt chuẩn nông thôn mới.", "target"),
    ("Với quyết tâm cao, huyện phấn đấu có 5 xã đạt chuẩn nông thôn mới.", "target"),
    ("Phấn đấu, quyết tâm, huyện Phước Hải hoàn thành 9/9 tiêu chí.", "target"),
    ("Nâng tổng số thôn không tệ nạn ma túy lên trên 50%.", "achieved"),
    ("Đến năm 2030, phấn đấu nâng tổng số thôn không tệ nạn ma túy lên trên 50%.", "target"),
]


@pytest.mark.parametrize(("text", "status"), DONE)
def test_what_is_done_is_no_target(text, status):
    assert [fact.status for fact in read(text)] == [status]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Giai đoạn 2016 - 2020, có 5 xã đạt chuẩn nông thôn mới.", "2020"),
        ("Giai đoạn 2026-2030, phấn đấu 80% xã đạt chuẩn nông thôn mới.", "2030"),
        ("Năm 2016, có 5 xã đạt chuẩn nông thôn mới.", "2016"),
    ],
)
def test_what_holds_in_a_span_holds_at_its_end(text, as_of):
    assert [fact.as_of for fact in read(text)] == [as_of]


@pytest.mark.parametrize(
    ("text", "status", "as_of"),
    [
        ("Trong giai đoạn 2021 - 2025, xã Tân Lập đã đạt 12/19 tiêu chí.", "achieved", None),
        ("Giai đoạn 2021-2025, huyện có 7 xã đạt chuẩn nông thôn mới.", "achieved", None),
        ("Giai đoạn 2016-2020, huyện có 7 xã đạt chuẩn nông thôn mới.", "achieved", "2020"),
        ("Giai đoạn 2021-2025, phấn đấu 7 xã đạt chuẩn nông thôn mới.", "target", "2025"),
    ],
)
def test_what_was_achieved_does_not_hold_at_an_end_that_lies_ahead(text, status, as_of):
    facts = read(text, published="2023-06-10")
    assert [(fact.status, fact.as_of) for fact in facts] == [(status, as_of)]


OTHERS = [
    ("Có 5 huyện hoàn thành cấp thẻ cho công dân đủ điều kiện.", []),
    ("Huyện có 5 doanh nghiệp bán hàng cho hộ đạt chuẩn.", []),
    ("Có 12 sản phẩm dành cho trẻ em đạt chuẩn OCOP.", ["chuẩn OCOP"]),
    ("Tỉnh cấp máy cho 5 xã đạt chuẩn nông thôn mới.", ["chuẩn nông thôn mới"]),
    # Titles that are told with no word for a title.
    ("Có 34 cán bộ được công nhận Lao động tiên tiến, tỉ lệ 54,6%.", ["Lao động tiên tiến"]),
    ("Có 18 giáo viên được công nhận chiến sĩ thi đua cơ sở.", ["chiến sĩ thi đua cơ sở"]),
    ("Hội thi có 34 giáo viên giỏi dự thi.", []),
]


@pytest.mark.parametrize(("text", "standards"), OTHERS)
def test_who_meets_a_standard_is_counted_before_it(text, standards):
    assert [fact.standard for fact in read(text)] == standards


def test_evidence_holds_its_quotation_whole():
    facts = read("Có 4 xã được công nhận “xã an toàn về an ninh trật tự”.")
    assert [fact.text for fact in facts] == ["4 xã được công nhận “xã an toàn về an ninh trật tự”"]


JOINED = [
    (
        "Số trường đạt chuẩn quốc gia bậc mầm non là 141 (51,8%), tiểu học 206 (75,2%), THCS 123 (56%).",
        [("trường", 141, None, 51.8), ("trường tiểu học", 206, None, 75.2), ("trường THCS", 123, None, 56)],
    ),
    (
        "Có 187/203 cơ quan đạt chuẩn văn hóa, chiếm 92,11% (trong đó cơ quan tỉnh 121/126 đạt 96,03%; "
        "cơ quan huyện 66/77 đạt 85,71%).",
        [("cơ quan", 187, 203, 92.11), ("cơ quan tỉnh", 121, 126, 96.03), ("cơ quan huyện", 66, 77, 85.71)],
    ),
    (
        "Có 187/203 cơ quan đạt chuẩn văn hóa, chiếm 92,11% (trong đó nữ 121/126 đạt 96,03%).",
        [("cơ quan", 187, 203, 92.11)],
    ),
    (
        "Có 36 hộ gia đình liên tục 3 năm đạt danh hiệu Gia đình văn hóa, chiếm 30,4%.",
        [("hộ gia đình", 36, None, 30.4)],
    ),
    ("Năm nay, xã đã hoàn thành vượt mức kế hoạch 10/25 chỉ tiêu.", [("chỉ tiêu", 10, 25, None)]),
    # An award, and what is built for a need, meet no standard.
    ("Bảy tập thể được phong tặng danh hiệu Anh hùng Lực lượng vũ trang nhân dân.", []),
    ("Tỉnh xây dựng 36 trụ sở Công an xã để đáp ứng yêu cầu, nhiệm vụ.", []),
    ("Có 36 trụ sở đáp ứng yêu cầu.", [("trụ sở", 36, None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_counts_that_are_joined_to_one_before(text, expected):
    assert [(fact.subject, fact.count, fact.of_total, fact.percent) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Xã Tân Lập đạt 5 tiêu chí chính và 24 tiêu chí thành phần.",
            [(5, "tiêu chí chính"), (24, "tiêu chí thành phần")],
        ),
        ("Xã Tân Lập đạt 6 tiêu chí và 2 tiêu chí đang hoàn thiện.", [(6, "tiêu chí")]),
        *(
            (f"Xã Tân Lập đạt 6 tiêu chí và 3 {rest}.", [(6, "tiêu chí")])
            for rest in (
                "tiêu chí nợ",
                "tiêu chí nợ đọng",
                "tiêu chí làm dở",
                "tiêu chí bị trừ điểm",
                "chỉ tiêu tụt hạng",
            )
        ),
        ("Xã Tân Lập đạt 6 tiêu chí, 2 tiêu chí đang hoàn thiện.", [(6, "tiêu chí")]),
    ],
)
def test_yardsticks_of_two_kinds(text, expected):
    assert [(fact.met_min, fact.standard) for fact in read(text)] == expected


def test_quotation_marks_of_two_kinds_make_a_pair():
    inside = read('Có 5 xã đạt danh hiệu “Xã "ba không" kiểu mẫu”.')
    assert [fact.standard for fact in inside] == ['danh hiệu “Xã "ba không" kiểu mẫu”']
    facts = read(
        'Có 78 cá nhân đạt danh hiệu “Chiến sĩ thi đua". Có 5 tập thể đạt danh hiệu "Đơn vị tiên tiến".'
    )
    assert [fact.standard for fact in facts] == [
        'danh hiệu “Chiến sĩ thi đua"',
        'danh hiệu "Đơn vị tiên tiến"',
    ]
