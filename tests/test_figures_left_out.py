"""Numbers whose unit is left out, stands before them, or looks like a name."""

import pytest
from test_figures import read, short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Ba góp 3 tỷ đồng, bà Tư góp 85 triệu, còn lại đi vay.", ["3000000000 đồng", "85000000 đồng"]),
        ("Dân góp 41 tỷ và hiến đất, xã chi 2 tỷ đồng.", ["41000000000 đồng", "2000000000 đồng"]),
        ("Dân số tỉnh là 1,5 triệu, thu 2 tỷ đồng.", ["2000000000 đồng"]),
        ("Cả nước có 1,5 triệu, nhiều hơn năm trước.", []),
        ("Thiệt hại hơn nửa tỷ đồng.", ["500000000 đồng (hơn)"]),
        (
            "So với năm ngoái, số vụ giảm 9 và số người chết tăng 2.",
            ["9 vụ decrease", "2 người chết increase"],
        ),
    ],
)
def test_a_unit_may_be_left_out(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công an tỉnh điều 6 xe chữa cháy.", ["6 xe chữa cháy"]),
        ("Theo điều 6 của Luật, xe phải đăng kiểm.", []),
        ("Con đường 12 km nối hai làng.", ["12 km", "2 làng"]),
        ("Xe lật trên đường 12.", []),
        ("Nhân dân góp 2.300 ngày công.", ["2300 ngày công"]),
        ("Đoàn tặng quà 7 Mẹ Việt Nam anh hùng.", ["7 Mẹ Việt Nam anh hùng"]),
        ("Hồ xả lũ 450 m3/s.", ["450 m3/s"]),
    ],
)
def test_some_words_before_or_after_a_number_do_not_make_it_a_name(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["Xe đi tới Km 21+500 quốc lộ 6.", "Xe mang biển số 29C1-1xx.58 chạy về hướng cầu."],
)
def test_the_rest_of_a_name_in_figures_counts_nothing(text):
    assert read(text) == ()
