"""Arithmetic on the solar and the Vietnamese lunar calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates.calendar import (
    Known,
    known_from_iso,
    last_of_lunar_month,
    shift_months,
    solar_day,
    week_ends,
)

# First days of the lunar year by the Vietnamese calendar. In 1985 and 2007 the Chinese one had other days.
NEW_YEARS = {
    1985: "1985-01-21", 2007: "2007-02-17", 2015: "2015-02-19", 2018: "2018-02-16", 2020: "2020-01-25",
    2023: "2023-01-22", 2025: "2025-01-29", 2026: "2026-02-17",
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), NEW_YEARS.items())
def test_new_year(year: int, day: str) -> None:
    assert str(solar_day(year, 1, 1)) == day


def test_thirtieth_of_a_short_month_is_its_last_day() -> None:
    assert str(solar_day(2024, 12, 30)) == str(solar_day(2024, 12, 29)) == "2025-01-28"


@given(st.integers(1880, 2120), st.integers(0, 13), st.integers(0, 31))
def test_any_lunar_day_has_one_solar_day_or_none(year: int, month: int, day: int) -> None:
    solar = solar_day(year, month, day)
    assert (solar is not None) == (1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 30)


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_lunar_months_have_29_or_30_days(year: int, month: int) -> None:
    first = solar_day(year, month, 1)
    assert first is not None
    assert last_of_lunar_month(first) - first in (timedelta(days=28), timedelta(days=29))
    assert last_of_lunar_month(first) == solar_day(year, month, 30)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2023", Known(2023)),
        ("2023-12", Known(2023, 12)),
        ("2023-12-05", Known(2023, 12, 5)),
        ("2023-08-29T00:47:00+07:00", Known(2023, 8, 29)),
        ("2023-02-30", None),
        ("2023-13", None),
        ("", None),
        (None, None),
        ("hôm qua", None),
    ],
)
def test_known_from_iso(text: str | None, known: Known | None) -> None:
    assert known_from_iso(text) == known


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_shift_months_stays_in_the_month(day: date, months: int) -> None:
    there = shift_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day <= day.day


@given(st.dates())
def test_weeks_run_from_monday_to_sunday(day: date) -> None:
    monday, sunday = week_ends(day)
    assert day == date.max or monday <= day
    assert sunday.isoweekday() == 7 or sunday.year == 9998
