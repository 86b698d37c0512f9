"""The calendar days behind what is known of a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.days import Days, days_between, days_of


@pytest.mark.parametrize(
    "value, days",
    [
        ("2024-03-12", Days("2024-03-12", "2024-03-12", "day")),
        ("2024-03-12T07:30:00+07:00", Days("2024-03-12", "2024-03-12", "day")),
        ("2024-03-12TMO", Days("2024-03-12", "2024-03-12", "day")),
        ("2024-02", Days("2024-02-01", "2024-02-29", "month")),
        ("2023", Days("2023-01-01", "2023-12-31", "year")),
        ("2023-H2", Days("2023-07-01", "2023-12-31", "span")),
        ("2023-Q1", Days("2023-01-01", "2023-03-31", "span")),
        ("2018-W13", Days("2018-03-26", "2018-04-01", "span")),
        ("2018-01/2018-09", Days("2018-01-01", "2018-09-30", "span")),
        ("2018-01/2018-12", Days("2018-01-01", "2018-12-31", "year")),
        ("XXXX-11-06", None),
        ("2023-02-30", None),
        ("2023-13", None),
        ("2023-H3", None),
        ("PAST_REF", None),
        ("P1Y", None),
        ("2018/PAST_REF", None),
        ("", None),
        (None, None),
    ],
)
def test_values_cover_days(value: str | None, days: Days | None) -> None:
    assert days_of(value) == days


@pytest.mark.parametrize(
    "first, last, precision, year, month",
    [
        ("2023-01-01", "2023-12-31", "year", 2023, None),
        ("2023-02-01", "2023-02-28", "month", 2023, "2023-02"),
        ("2023-02-01", "2023-02-27", "span", 2023, "2023-02"),
        ("2022-12-31", "2023-01-01", "span", None, None),
        ("2022-01-01", "2023-12-31", "span", None, None),
    ],
)
def test_two_days_have_a_precision(
    first: str, last: str, precision: str, year: int | None, month: str | None
) -> None:
    days = days_between(first, last)
    assert days is not None
    assert (days.precision, days.year, days.month) == (precision, year, month)


@pytest.mark.parametrize("first, last", [(None, "2023-01-01"), ("2023-01-01", None), ("2023", "2024")])
def test_unknown_ends_cover_nothing(first: str | None, last: str | None) -> None:
    assert days_between(first, last) is None


@given(st.text("0123456789-THQWPX/:", max_size=20))
def test_no_value_trips(value: str) -> None:
    days = days_of(value)
    assert days is None or days.first[:4].isdigit()
