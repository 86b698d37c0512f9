"""Sentences with what was read in them marked."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from db.site.quotes import quote


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("Ông An họp.", 4, 6, "Ông <mark>An</mark> họp."),
        ("a < b & c", 0, 3, "<mark>a &lt;</mark> b &amp; c"),
        ("Không có chỗ", 5, 5, "Không có chỗ"),
        ("Ngắn", -3, 99, "<mark>Ngắn</mark>"),
        ("Ngắn", 50, 60, "Ngắn"),
        ("một hai ba bốn năm", 8, 10, "… hai <mark>ba</mark> bốn …"),
        ("mộthaibabốnnăm", 6, 8, "… ộthai<mark>ba</mark>bốnnă …"),
        ("bốn năm sáu bảy tám chín", 0, 24, "<mark>bốn năm sáu</mark> …"),
    ],
)
def test_what_is_marked_and_what_is_cut(text: str, start: int, end: int, expected: str) -> None:
    assert str(quote(text, start, end, around=5 if "bốn" in text else 220)) == expected


@given(st.text(max_size=60), st.integers(-5, 70), st.integers(-5, 70), st.integers(0, 20))
def test_any_text_stays_text(text: str, start: int, end: int, around: int) -> None:
    shown = BeautifulSoup(f"<p>{quote(text, start, end, around=around)}</p>", "html.parser")
    assert {tag.name for tag in shown.p.find_all(True)} <= {"mark"}
