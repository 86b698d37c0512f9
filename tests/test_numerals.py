"""Numbers in digits and in words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numerals import find_numbers, number_from_figures, number_from_words
from extract.reading import Reading

_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spell(number: int) -> str:
    """How a careful speaker says it."""
    if number >= 10**9:
        rest = number % 10**9
        return spell(number // 10**9) + " tỷ" + (" " + _spell_inner(rest) if rest else "")
    return _spell_inner(number, leading=True)


def _spell_inner(number: int, leading: bool = False) -> str:
    parts = []
    for scale, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group = number // scale % 1000
        if group:
            parts.append((_spell_group(group, leading and not parts) + " " + name).strip())
    return " ".join(parts) or "không"


def _spell_group(group: int, leading: bool) -> str:
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    words = [] if leading and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens:
        words.append("mười")
    elif units and words:
        words.append("linh")
    if units == 5 and tens:
        words.append("lăm")
    elif units == 1 and tens > 1:
        words.append("mốt")
    elif units:
        words.append(_DIGITS[units])
    return " ".join(words)


def values(text: str) -> list[tuple[str, float]]:
    return [(text[number.start : number.end], number.value) for number in find_numbers(Reading(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xử lý 1.500 trường hợp", [("1.500", 1500)]),
        ("phạt 1.234.567 đồng", [("1.234.567", 1234567)]),
        ("bình quân 16,3 tiêu chí", [("16,3", 16.3)]),
        ("có 04 xã", [("04", 4)]),
        ("đạt 22/22 tiêu chí", [("22", 22), ("22", 22)]),
        ("đạt 28-29/34 tiêu chí", [("28", 28), ("29", 29), ("34", 34)]),
        ("604/1.424 xã", [("604", 604), ("1.424", 1424)]),
        ("hơn 95,5% hộ", [("95,5", 95.5)]),
        ("tăng 3.5% so với năm trước", [("3.5", 3.5)]),
        ("khoảng 2 nghìn hộ", [("2 nghìn", 2000)]),
        ("1,5 triệu đồng", [("1,5 triệu", 1500000)]),
        ("3,2 tỷ đồng", [("3,2 tỷ", 3200000000)]),
        ("3,2 tỉ đồng", [("3,2 tỉ", 3200000000)]),
        ("2 tỷ 300 triệu đồng", [("2 tỷ 300 triệu", 2300000000)]),
        ("5,4 nghìn tỷ đồng", [("5,4 nghìn tỷ", 5400000000000)]),
        ("2 vạn khách", [("2 vạn", 20000)]),
        ("6 chục mô hình", [("6 chục", 60)]),
        ("2 triệu rưỡi", [("2 triệu rưỡi", 2500000)]),
        ("hơn tỷ rưỡi đồng", [("tỷ rưỡi", 1500000000)]),
        ("phạt 12,000 đồng", [("12,000", 12000)]),
        ("thu 1,234,567 đồng", [("1,234,567", 1234567)]),
        ("mười hai vụ", [("mười hai", 12)]),
        ("Ba xã đã về đích", [("Ba", 3)]),
        ("Bảy Công an phường đạt", [("Bảy", 7)]),
        ("cả năm phường", [("năm", 5)]),
        ("năm chỉ tiêu chưa đạt", [("năm", 5)]),
        ("bắt năm chỉ huy của nhóm", [("năm", 5)]),
        ("ban hành năm chỉ thị", [("năm", 5)]),
        ("Năm chỉ mới có 3 vụ", [("3", 3)]),
        ("cả năm chỉ tiêu thụ 40 tấn", [("40", 40)]),
        ("cả năm chỉ xảy ra hai vụ", [("hai", 2)]),
        ("cả năm chỉ số giá tăng 3%", [("3", 3)]),
        ("hai ba trăm người", [("hai", 2), ("ba trăm", 300)]),
        ("hai mươi năm phấn đấu", [("hai mươi", 20)]),
        ("mười lăm đối tượng", [("mười lăm", 15)]),
        ("gần ba chục hợp tác xã", [("ba chục", 30)]),
        ("hai trăm rưỡi", [("hai trăm rưỡi", 250)]),
        ("một trăm linh năm hộ", [("một trăm linh năm", 105)]),
        ("hai tư giờ", [("hai tư", 24)]),
        ("hai nghìn ba trăm tỷ đồng", [("hai nghìn ba trăm tỷ", 2300000000000)]),
        ("năm 2023 có bảy thôn", [("2023", 2023), ("bảy", 7)]),
        ("ngày 18.3.2018", [("18", 18), ("3", 3), ("2018", 2018)]),
        ("22h30", [("22", 22)]),
        ("diện tích 300m2", [("300", 300)]),
        ("năm trăm hộ", [("năm trăm", 500)]),
        ("sáu tháng đầu năm", [("sáu", 6)]),
        ("BẢY XÃ RA MẮT MÔ HÌNH", [("BẢY", 7)]),
        ("cả hai năm nay", [("hai", 2)]),
    ],
)
def test_numbers_are_read(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "năm học này",
        "cuối năm ngày càng đông",
        "một số xã",
        "một cách chủ động",
        "lần thứ hai",
        "hàng trăm người",
        "huyện Ba Vì",
        "ở Năm Căn",
        "Ba Đình là quận",
        "không có vụ nào",
        "ba mẹ em",
        "phòng tư vấn",
        "đường A7",
        "đầu tư công",
        "vài chục vụ",
        "chị Bảy nói",
    ],
)
def test_words_that_only_look_like_numbers(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hai mươi mốt nghìn không trăm mười một", 21011),
        ("Mười hai", 12),
        ("một triệu không nghìn hai trăm", 1000200),
        ("ba mươi tư", 34),
        ("ba lăm", 35),
        ("bốn ngàn lẻ", None),
        ("hai vạn", 20000),
        ("không", 0),
        ("mười năm", None),
        ("một nghìn năm", None),
        ("mười mốt", None),
        ("rưỡi", None),
        ("xã", None),
        ("", None),
    ],
)
def test_words_alone(text, expected):
    assert number_from_words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.234", 1234),
        ("1.234,5", 1234.5),
        ("16,3", 16.3),
        ("0,05", 0.05),
        ("05", 5),
        ("2.5", 2.5),
        ("0.125", 0.125),
    ],
)
def test_figures_alone(text, expected):
    assert number_from_figures(text) == expected


@given(st.integers(0, 10**13))
def test_a_spelt_number_reads_back(number):
    assert number_from_words(spell(number)) == number


@given(st.integers(1, 10**13))
def test_a_spelt_number_is_found_in_a_sentence(number):
    assert values(f"có {spell(number)} người") == [(spell(number), number)]


@given(st.integers(0, 10**12))
def test_a_grouped_number_reads_back(number):
    grouped = f"{number:,}".replace(",", ".")
    assert values(f"có {grouped} người") == [(grouped, number)]


@given(
    st.text(st.sampled_from("0123456789.,/- ") | st.sampled_from([*"năm hai ba tỷ rưỡi mươi"]), max_size=80)
)
def test_any_text_gives_ordered_spans(text):
    reading = Reading(text)
    at = 0
    for number in find_numbers(reading):
        assert at <= number.start < number.end <= len(text)
        at = number.end


@pytest.mark.parametrize("unit", ["hai ", "ba trăm ", "1.000", "9/", "tỷ rưỡi ", "1", "năm mươi "])
def test_long_lines_take_linear_time(unit):
    reading = Reading(unit * (200_000 // len(unit)))
    begin = time.process_time()
    find_numbers(reading)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize("text", ["083.000.000", "098.765.432", "091.234.5678", "0,123,456"])
def test_groups_that_begin_with_naught_are_no_number(text: str) -> None:
    assert not [
        n for n in find_numbers(Reading(f"Gọi số {text} để báo tin.")) if n.start == 7 and n.value > 999
    ]
