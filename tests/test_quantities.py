"""Ranges, ratios and shares, with the word that softens them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quantities import find_quantities
from extract.reading import Reading


def read(text):
    return [(q.low, q.high, q.whole, q.percent, q.approx) for q in find_quantities(Reading(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có 144 xã", (144, None, None, False, None)),
        ("đạt 22/22 tiêu chí", (22, None, 22, False, None)),
        ("đạt 28-29/34 tiêu chí", (28, 29, 34, False, None)),
        ("từ 10 đến 12 trên tổng số 13 tiêu chí", (10, 12, 13, False, None)),
        ("5 trong số 12 xã", (5, None, 12, False, None)),
        ("604/1.424 xã", (604, None, 1424, False, None)),
        ("hơn 91,5% hộ", (91.5, None, None, True, "hơn")),
        ("gần 70 - 80% hộ", (70, 80, None, True, "gần")),
        ("60 phần trăm hộ", (60, None, None, True, None)),
        ("ít nhất 5 đơn vị", (5, None, None, False, "ít nhất")),
        ("khoảng trên 20 xã", (20, None, None, False, "khoảng trên")),
        ("có đến 8/18 thông số", (8, None, 18, False, None)),
        ("4-5 triệu đồng", (4000000, 5000000, None, False, None)),
        ("từ 500.000 đến 1.000.000 đồng", (500000, 1000000, None, False, None)),
    ],
)
def test_a_quantity_is_read_whole(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize("text", ["ngày 6/11/2023", "ngày 6-11-2023"])
def test_the_day_of_a_date_makes_no_ratio_with_its_month(text):
    assert read(text)[0] == (6, None, None, False, None)


@pytest.mark.parametrize("text", ["22/3 xã", "9/1 lớp"])
def test_a_part_is_no_larger_than_its_whole(text):
    assert all(whole is None for _, _, whole, _, _ in read(text))


PARTS = st.sampled_from([*"0123456789.,/%- ", "trên ", " đến ", "hơn ", " trong số "])


@given(st.lists(PARTS, max_size=60).map("".join))
def test_any_text_gives_quantities_in_order(text):
    at = 0
    for quantity in find_quantities(Reading(text)):
        assert at <= quantity.start < quantity.end <= len(text)
        assert quantity.soft_start <= quantity.start
        at = quantity.end
