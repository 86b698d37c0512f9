"""Unicode as the project keeps it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import clean_lines, content_sha256, drop_invisible, normalise


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (unicodedata.normalize("NFD", "Công an xã Lộc Thủy"), "Công an xã Lộc Thủy"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("ngày\u00a05/3\u2003tại  xã", "ngày 5/3 tại xã"),
        ("Công\u200b an\ufeff \u202exã\u202c", "Công an xã"),
        ("a\u0300\x00\x1b[31mđỏ\x07", "à[31mđỏ"),
        ("  hai đầu  \n\tthụt vào", "hai đầu\nthụt vào"),
        ("\uf0b7 Mục một", "Mục một"),
        ("hoà bình", "hoà bình"),  # the place of the mark is the writer's own
        ("trang\x0csau", "trang\nsau"),
    ],
)
def test_normalises(given, expected):
    assert normalise(given) == expected


def test_a_mark_that_a_zero_width_space_kept_apart_joins_its_letter():
    assert normalise("e\u200b\u0301") == "é"


@pytest.mark.parametrize("given", ["a  b", "a\u00a0b", " a"])
def test_dropping_the_invisible_leaves_spaces(given):
    assert drop_invisible(given) == given


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_dropping_the_invisible_twice_changes_nothing(text):
    once = drop_invisible(text)
    assert drop_invisible(once) == once


@given(st.text())
def test_lines_hold_something_and_no_line_feed(text):
    assert all(line and "\n" not in line and line == line.strip(" ") for line in clean_lines(text))


def test_digests_differ_with_the_content():
    assert content_sha256("xã A") != content_sha256("xã B")
    assert len(content_sha256("")) == 64
