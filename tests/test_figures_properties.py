"""What holds of figures on any text: exact evidence, their order, linear time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_figures import read

from extract.figures import find_figures
from extract.numerals import find_numbers
from extract.quantities import find_quantities
from extract.reading import Reading

WORDS = st.sampled_from(
    ["tăng ", "giảm ", "so với ", "cùng kỳ ", "gấp đôi ", "nửa ", "hơn ", "chục ", "hàng trăm ", "lần lượt ",
     "từ ", "đến ", "xuống còn ", "và ", "hai ", "ba ", "rưỡi ", "triệu ", "tỷ ", "đồng ", "vụ ", "kg ", "% ",
     "(", ") ", "-", "+", "/", ". ", ", ", "\n", "$", "1.234", "5", "12,5", "05", "xã ", "Công an "]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_text_gives_exact_evidence_in_order(text):
    facts = read(text)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    for fact in facts:
        assert fact.text == text[fact.start : fact.end] != ""
        assert fact.approx or fact.value is not None or fact.percent is not None
        assert fact.compared_to is None or fact.compared_to in text
        assert 0 < fact.confidence <= 1


@settings(deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join))
def test_numbers_of_figures_are_in_no_two_of_them(text):
    facts = read(text)
    for before, after in pairwise(facts):
        assert before.start < after.start
        assert before.end <= after.start


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12).map("".join))
def test_blank_lines_between_paragraphs_change_nothing(text):
    def told(content):
        return [(f.text, f.value, f.percent, f.change, f.compared_to) for f in read(content)]

    assert told(f"{text}\n\n\nHết.") == told(f"{text}\nHết.")


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_money_reads_back(amount):
    grouped = f"{amount:,}".replace(",", ".")
    assert [fact.value for fact in read(f"Anh Nam nộp {grouped} đồng.")] == [amount]


@settings(deadline=None)
@given(st.integers(1, 999), st.integers(1, 999))
def test_a_change_keeps_its_yardstick(amount, year):
    fact = read(f"Án giảm {amount} vụ so với năm {1000 + year}.")[0]
    assert (fact.value, fact.change, fact.compared_to) == (amount, "decrease", f"năm {1000 + year}")


@pytest.mark.parametrize("unit", ["12/34/", "0123456789", "1.000.", "111 222 ", "1-", "9,", "5%5%"])
def test_a_megabyte_of_digits_and_signs_takes_linear_time(unit):
    reading = Reading(unit * (1_000_000 // len(unit)))
    begin = time.process_time()
    reading.once(find_numbers)
    reading.once(find_quantities)
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("unit", ["từ1đến2", "tăng5%so", "1tỷ2", "hàngtrăm", "(-3", "gấpđôi", "vụ", "$1"])
def test_a_text_with_no_spaces_takes_linear_time(unit):
    reading = Reading(unit * (100_000 // len(unit)))
    begin = time.process_time()
    find_figures(reading)
    assert time.process_time() - begin < 6


@pytest.mark.parametrize(
    "unit", ["hơn chục ", "hai ba ", "1 tỷ 2 ", "lần lượt 5 và ", "tăng so với năm 1 ", "giảm từ 5 vụ xuống "]
)
def test_a_long_line_takes_linear_time(unit):
    reading = Reading(unit * (100_000 // len(unit)))
    begin = time.process_time()
    find_figures(reading)
    assert time.process_time() - begin < 6
