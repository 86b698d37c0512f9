"""Arithmetic on the solar and the Vietnamese lunar calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates.calendar import (
    Known,
    days_of_span,
    known_from_iso,
    last_of_lunar_month,
    season_ends,
    shift_months,
    solar_day,
    solar_day_of_leap,
    week_ends,
    week_of_span,
)

# First days of the lunar year by the Vietnamese calendar; the Chinese has others in 1968, 1985, 2007, 2030.
NEW_YEARS = {
    1968: "1968-01-29", 1985: "1985-01-21", 2007: "2007-02-17", 2015: "2015-02-19", 2018: "2018-02-16",
    2020: "2020-01-25",
    2016: "2016-02-08", 2017: "2017-01-28", 2019: "2019-02-05", 2021: "2021-02-12", 2022: "2022-02-01",
    2023: "2023-01-22", 2024: "2024-02-10", 2025: "2025-01-29", 2026: "2026-02-17", 2030: "2030-02-02",
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), NEW_YEARS.items())
def test_new_year(year: int, day: str) -> None:
    assert str(solar_day(year, 1, 1)) == day


def test_thirtieth_of_a_short_month_is_its_last_day() -> None:
    assert str(solar_day(2024, 12, 30)) == str(solar_day(2024, 12, 29)) == "2025-01-28"


# Leap months of the Vietnamese calendar: year, month, its first day.
LEAP_MONTHS = [
    (2014, 9, "2014-10-24"),
    (2017, 6, "2017-07-23"),
    (2020, 4, "2020-05-23"),
    (2023, 2, "2023-03-22"),
    (2025, 6, "2025-07-25"),
]


@pytest.mark.parametrize(("year", "month", "day"), LEAP_MONTHS)
def test_leap_month(year: int, month: int, day: str) -> None:
    assert str(solar_day_of_leap(year, month, 1)) == day
    assert solar_day_of_leap(year, month % 12 + 1, 1) is None


@pytest.mark.parametrize("year", [2015, 2016, 2018, 2019, 2021, 2022, 2024, 2026])
def test_years_without_a_leap_month(year: int) -> None:
    assert [solar_day_of_leap(year, month, 1) for month in range(1, 13)] == [None] * 12


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


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400), st.integers(1, 5))
def test_edges_lie_in_their_span(first: date, days: int, edge: int) -> None:
    last = first + timedelta(days=days)
    assert days_of_span(first, last, edge)[0] == first
    assert days_of_span(first, last, -edge)[1] == last
    for ends in (days_of_span(first, last, edge), days_of_span(first, last, -edge)):
        assert first <= ends[0] <= ends[1] <= last
        assert (ends[1] - ends[0]).days + 1 == min(edge, days + 1)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 4))
def test_weeks_of_a_month_follow_one_another(first: date, edge: int) -> None:
    last = first + timedelta(days=29)
    assert week_of_span(first, last, edge + 1) - week_of_span(first, last, edge) == timedelta(days=7)
    monday, _ = week_ends(week_of_span(first, last, 1))
    assert sum(first <= monday + timedelta(days=shift) for shift in range(7)) >= 4
    assert week_ends(week_of_span(first, last, -1))[0] <= last


@given(st.integers(1900, 2100))
def test_seasons_follow_one_another(year: int) -> None:
    ends = [season_ends(year, season) for season in ("SP", "SU", "FA", "WI")]
    for earlier, later in zip(ends, [*ends[1:], season_ends(year + 1, "SP")], strict=True):
        assert later[0] - earlier[1] == timedelta(days=1)
