"""Sentences of police reports: lists of bodies, numbered yardsticks, grades with shares, the rest of many."""

import pytest
from test_criteria import read, short

LISTED = [
    (
        "Công an các phường: Lê Lai, Hưng Thịnh, Quang Minh đã đạt 24/25 tiêu chí.",
        ["Công an phường Lê Lai", "Công an phường Hưng Thịnh", "Công an phường Quang Minh"],
    ),
    (
        "Công an các xã Tân Lập và Hòa An chưa hoàn thành 3/22 tiêu chí.",
        ["Công an xã Tân Lập", "Công an xã Hòa An"],
    ),
    ("Các xã: Tân Lập, Hòa An đạt 19/19 tiêu chí.", ["Xã Tân Lập", "Xã Hòa An"]),
    ("Tại xã Tân Lập, Hòa An đạt 19/19 tiêu chí.", ["Xã Tân Lập"]),
]


@pytest.mark.parametrize(("text", "subjects"), LISTED)
def test_each_of_a_list_before_the_verb_has_met_them(text, subjects):
    assert [fact.subject for fact in read(text)] == subjects


NUMBERED = [
    (
        "Đối với tiêu chí số 18.4, có 97/98 xã đạt; tiêu chí số 19.2 có 95/98 xã đạt.",
        ["tiêu chí số 18.4", "tiêu chí số 19.2"],
    ),
    ("Tiêu chí môi trường: 11/15 xã đạt.", ["Tiêu chí môi trường"]),
    ("Sau khi rà soát tiêu chí, 11/15 xã đạt.", ["đạt"]),
]


@pytest.mark.parametrize(("text", "standards"), NUMBERED)
def test_a_yardstick_by_its_number_is_what_is_met(text, standards):
    assert [fact.standard for fact in read(text)] == standards


CLAUSES = [
    (
        "Kết quả phân loại phong trào: Xuất sắc 45 xã (chiếm 47,9%), khá 37 xã (39,3%), trung bình 12 xã.",
        ["45 47.9% xã | achieved", "37 39.3% xã | achieved", "12 xã | achieved"],
    ),
    (
        "Có 112/148 Công an xã đạt tiêu chí “4 không”; 36 đơn vị còn lại phấn đấu hoàn thành trong quý IV.",
        ["112/148 Công an xã | achieved", "36/148 đơn vị | target"],
    ),
    ("Có 36 đơn vị tham gia; mỗi đơn vị phấn đấu hoàn thành sớm.", []),
    (
        "Tỉnh đã xây dựng 1.250 mô hình tự quản; 215 mô hình được xếp loại tốt.",
        ["215 mô hình | achieved"],
    ),
    (
        "Có 7/7 phường; 12 xã đạt chuẩn văn hóa.",
        ["7/7 phường | achieved", "12 xã | achieved"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses_of_reports(text, expected):
    assert [short(fact) for fact in read(text)] == expected


def test_a_recognition_with_its_norm_after_a_second_verb_runs_on():
    fact = read("Đã có 21 xã được công nhận và công bố đạt chuẩn nông thôn mới.")[0]
    assert fact.text == "21 xã được công nhận và công bố đạt chuẩn nông thôn mới"


ROADMAPS = [
    (
        "Theo lộ trình, năm 2026 có 30%, năm 2027 có 60% và đến năm 2028 có 100% Công an phường đạt chuẩn.",
        ["30% Công an phường | target", "60% Công an phường | target", "100% Công an phường | target"],
    ),
    ("Năm 2026 có 30%. Đến năm 2028 có 60% phường đạt chuẩn.", ["60% phường | target"]),
    ("Năm 2026 tăng 30%, đến năm 2028 có 60% phường đạt chuẩn.", ["60% phường | target"]),
]


@pytest.mark.parametrize(("text", "expected"), ROADMAPS)
def test_the_years_of_a_roadmap_are_of_one_kind(text, expected):
    assert [short(fact) for fact in read(text)] == expected


def test_rows_of_a_table_say_what_is_met():
    text = (
        "Kết quả:\nTiêu chí số 19.1: đạt\n- Tiêu chí số 19.2 về y tế: chưa đạt.\nTiêu chí số 17 – cơ bản đạt"
    )
    facts = [(fact.subject, fact.standard, fact.status, fact.approx) for fact in read(text)]
    assert facts == [
        ("Tiêu chí số 19.1", "đạt", "achieved", None),
        ("Tiêu chí số 19.2 về y tế", "đạt", "not_met", None),
        ("Tiêu chí số 17", "đạt", "achieved", "cơ bản"),
    ]


@pytest.mark.parametrize(
    "text", ["Tiêu chí số 17: chưa đạt", "Ghi chú: đạt\nTiêu chí: đạt", "Tiêu chí số 5\nđạt"]
)
def test_a_lone_row_is_no_table(text):
    assert read(text) == ()
