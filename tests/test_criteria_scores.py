"""Scores with no verb of meeting, lists under what they have met, and clauses that go on from a count."""

import pytest
from test_criteria import read, short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đến nay toàn huyện có 26 trường chuẩn quốc gia: mầm non 9/14, tiểu học 11/15, THCS 6/10.",
            ["26 trường", "9/14 trường mầm non", "11/15 trường tiểu học", "6/10 trường THCS"],
        ),
        (
            "Thị xã có 42/95 trường học được công nhận đạt chuẩn. Cụ thể: mầm non 10/25, tiểu học 20/45.",
            ["42/95 trường học", "10/25 trường mầm non", "20/45 trường tiểu học"],
        ),
        (
            "Số trường đạt chuẩn quốc gia theo cấp học:\n- Mầm non: 12/19\n- THCS: 8/13",
            ["12/19 trường mầm non", "8/13 trường THCS"],
        ),
        ("Thôn đạt chuẩn văn hóa 45/60; cơ quan 30/32.", ["45/60 Thôn", "30/32 cơ quan"]),
        ("Kết quả bình xét: thôn văn hóa 112/120, cơ quan văn hóa 78/80.", ["112/120 thôn", "78/80 cơ quan"]),
        ("Đại biểu các trường dự họp: mầm non 12/15, tiểu học 10/12.", []),
    ],
)
def test_items_of_a_list_take_what_it_says_they_have_met(text, expected):
    assert [short(fact) for fact in read(text)] == [f"{fact} | achieved" for fact in expected]


def test_items_of_a_list_take_the_standard():
    facts = read("Huyện có 26 trường chuẩn quốc gia: mầm non 9/14, tiểu học 11/15.")
    assert {fact.standard for fact in facts} == {"chuẩn quốc gia"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Các xã còn lại gồm: Bình Phúc An (14/19 tiêu chí), Phú Hữu Tây (11/19 tiêu chí).",
            ["14-14/19 Xã Bình Phúc An", "11-11/19 Xã Phú Hữu Tây"],
        ),
        (
            "Ba xã về sau: Long Sơn Hạ 17 tiêu chí, Mỹ Thạnh Bắc 16/19.",
            ["17-17 Xã Long Sơn Hạ", "16-16/19 Xã Mỹ Thạnh Bắc"],
        ),
        ("Đến nay, xã Hòa Lợi 17/19 tiêu chí.", ["17-17/19 Xã Hòa Lợi"]),
        ("Xã Ea Bar mới có 13/19 tiêu chí.", ["13-13/19 Xã Ea Bar"]),
        (
            "Xã Ea Bar còn nghèo. Tính tới nay, xã mới chỉ 7/18 tiêu chí.",
            ["7-7/18 Xã Ea Bar"],
        ),
        ("Ở ấp Tân Lộc, theo bộ tiêu chí mới thì mới được 12 trên 16 điều kiện.", ["12-12/16 Ấp Tân Lộc"]),
        ("Xã Bình Minh còn 3 tiêu chí khó.", []),
        ("Xã Bình Minh có 2 tiêu chí khó.", []),
        ("Quyết định Trung Ương 15/19 nêu bộ tiêu chí mới.", []),
        ("Công ty Hòa Phát 12/19 cổ phần.", []),
        ("Bộ tiêu chí gồm 19 tiêu chí, chia thành 5 nhóm.", []),
    ],
)
def test_a_place_has_its_score_next_to_it(text, expected):
    assert [short(fact) for fact in read(text)] == [f"{fact} | achieved" for fact in expected]


def test_a_score_may_be_a_target():
    fact = read("Riêng xã Tân Thành phấn đấu từ 17 tiêu chí trở lên.")[0]
    assert (fact.status, fact.met_min, fact.met_max, fact.standard) == ("target", 17, None, "tiêu chí")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mục tiêu đến năm 2024 có 100% xã đạt chuẩn nông thôn mới, 6 xã nâng cao, 2 xã kiểu mẫu.",
            ["100% xã | target", "6 xã | target", "2 xã | target"],
        ),
        ("Có 12 xã đạt chuẩn nông thôn mới, 6 xã nâng cao chất lượng tiêu chí.", ["12 xã | achieved"]),
        (
            "Đặt mục tiêu đến năm 2023 có 50 trường chuẩn, đến năm 2024 đạt 75% trở lên.",
            ["50 trường | target", "75% trường | target"],
        ),
        ("Có 50 trường đạt chuẩn, thu ngân sách đạt 75% kế hoạch.", ["50 trường | achieved"]),
    ],
)
def test_clauses_go_on_from_a_count(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Xây dựng trường chuẩn quốc gia được quan tâm. Trong 54 trường thì 37 trường đã được công nhận.",
            [("37/54 trường | achieved", "chuẩn quốc gia")],
        ),
        (
            "Có tiêu chuẩn rõ ràng. 8 thôn đến hạn thì 2 thôn không được công nhận lại.",
            [("2/8 thôn | not_met", "tiêu chuẩn rõ ràng")],
        ),
        ("Có 5 sáng kiến đã được công nhận.", []),
    ],
)
def test_a_recognition_may_be_of_what_was_named_before(text, expected):
    assert [(short(fact), fact.standard) for fact in read(text)] == expected
