"""Days as pages say them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.site.days import days_marked, days_said
from db.site.language import _spoken

SPANS = [
    ("2023-11-06", None, "6/11/2023", "6 November 2023"),
    ("2023-11-06", "2023-11-06", "6/11/2023", "6 November 2023"),
    ("2023-11-06T08:30:00+07:00", None, "6/11/2023", "6 November 2023"),
    ("2023-11-05", "2023-11-07", "5–7/11/2023", "5–7 November 2023"),
    ("2023-11-30", "2023-12-02", "30/11/2023 – 2/12/2023", "30 November 2023 – 2 December 2023"),
    ("2023-11-01", "2023-11-30", "11/2023", "November 2023"),
    ("2024-02-01", "2024-02-29", "2/2024", "February 2024"),
    ("2023-02-01", "2023-02-27", "1–27/2/2023", "1–27 February 2023"),
    ("2023-01-01", "2023-03-31", "quý 1/2023", "Q1 2023"),
    ("2026-07-01", "2026-09-30", "quý 3/2026", "Q3 2026"),
    ("2026-Q3", None, "quý 3/2026", "Q3 2026"),
    ("2026-H2", None, "nửa cuối 2026", "second half of 2026"),
    ("2021-01-01", "2021-06-30", "nửa đầu 2021", "first half of 2021"),
    ("2026-H3", None, "2026", "2026"),
    ("2023-02-01", "2023-04-30", "2–4/2023", "February–April 2023"),
    ("2023-01-01", "2023-04-30", "1–4/2023", "January–April 2023"),
    ("2023-01-01", "2023-12-31", "2023", "2023"),
    ("2022-01-01", "2023-12-31", "1/1/2022 – 31/12/2023", "1 January 2022 – 31 December 2023"),
    ("2023-12", None, "12/2023", "December 2023"),
    ("2023", None, "2023", "2023"),
    ("2023-12", "2024-01-05", "12/2023 – 5/1/2024", "December 2023 – 5 January 2024"),
    (None, None, "", ""),
    ("mùa lũ", None, "mùa lũ", "mùa lũ"),
    ("2023-99", None, "2023-99", "2023-99"),
]


@pytest.mark.parametrize(("first", "last", "vi", "en"), SPANS)
def test_days_are_said_as_precisely_as_they_are_known(first: str, last: str, vi: str, en: str) -> None:
    assert days_said(first, last) == vi
    assert days_said(first, last, lang="en") == en
    token = _spoken.set("en")
    try:
        assert days_said(first, last) == en
    finally:
        _spoken.reset(token)


@given(st.dates(), st.dates())
def test_the_years_of_any_two_days_are_said(first: date, last: date) -> None:
    said = re.findall(r"\d+", days_said(first.isoformat(), last.isoformat()))
    assert str(last.year) in said
    assert str(first.year) in said


def test_days_are_marked_for_programs() -> None:
    assert days_marked("2023-11-06T08:00") == '<time datetime="2023-11-06">6/11/2023</time>'
    assert days_marked("2023-11") == '<time datetime="2023-11">11/2023</time>'
    assert days_marked("2023-11-05", "2023-11-07") == (
        '<span data-from="2023-11-05" data-to="2023-11-07">5–7/11/2023</span>'
    )
    assert days_marked("<b>") == '<time datetime="&lt;b&gt;">&lt;b&gt;</time>'
    assert "không rõ ngày" in days_marked(None)
