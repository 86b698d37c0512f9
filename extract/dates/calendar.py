"""Days, weeks and months: arithmetic on the calendar, with no words in it."""

import re
from calendar import isleap
from datetime import date, datetime, timedelta
from typing import NamedTuple

from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar

from extract.facts import DateType

# Lunar years that end within the solar years that the library covers.
_LUNAR_YEARS = range(1900, 2100)
_LONGEST_LUNAR_MONTH = 30
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d")
_THURSDAY = 4
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Month and day on which each season begins, as the solstices and equinoxes fall.
_SEASONS = {"SP": (3, 21), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}
_QUARTERS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2"}


def last_day(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and isleap(year) else _MONTH_DAYS[month - 1]


Ends = tuple[date, date] | None
# Type, TIMEX3 value and the days covered of a phrase that has been resolved.
Resolved = tuple[DateType, str, Ends]


class Known(NamedTuple):
    """A day as far as it is known; 0 for what is not."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def last(self) -> date:
        """The last day that it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or last_day(self.year, month))


def known_from_iso(text: str | None) -> Known | None:
    """`2023`, `2023-12`, `2023-12-05` and date-times; None where the text is no such prefix."""
    parts = (text or "")[:10].split("-")
    if not parts[0].isdigit() or len(parts[0]) != 4 or not all(part.isdigit() for part in parts[1:]):
        return None
    year, month, day = (*map(int, parts[:3]), 0, 0)[:3]
    if not 1 < year < 9998 or month > 12 or (month and day > last_day(year, month)):
        return None
    return Known(year, month, day if month else 0)


def time_from_iso(text: str | None) -> datetime | None:
    """The minute of a date-time, as its own clock showed it; None where no time is given."""
    match = _TIME.match(text or "")
    known = known_from_iso(match.group()) if match else None
    return datetime.fromisoformat(match.group()) if match and known else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= last_day(year, month)):
        return None
    return date(year, month, day)


def solar_day(year: int, month: int, day: int) -> date | None:
    """A day of the Vietnamese lunar calendar (UTC+7) as a solar one; a short month ends on its 29th."""
    if year not in _LUNAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= _LONGEST_LUNAR_MONTH:
        return None
    solar: date = lunar_to_solar(LunarDate(day, month, year))
    if day == _LONGEST_LUNAR_MONTH and solar_to_lunar(solar).day == 1:
        solar -= timedelta(days=1)
    return solar


def solar_day_of_leap(year: int, month: int, day: int) -> date | None:
    """A day of the leap month that follows a lunar month; None where the year has no such leap month."""
    following = solar_day(year + month // 12, month % 12 + 1, 1)
    if following is None or not 1 <= day <= _LONGEST_LUNAR_MONTH:
        return None
    last = following - timedelta(days=1)
    there = solar_to_lunar(last)
    return last - timedelta(days=max(there.day - day, 0)) if there.leap and there.month == month else None


def last_of_lunar_month(first: date) -> date:
    """The last solar day of the lunar month that begins on a day which `solar_day` gave."""
    thirtieth = shift_days(first, 29)
    return shift_days(first, 28) if solar_to_lunar(thirtieth).day == 1 else thirtieth


def month_ends(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of the months `first` to `last` of a year."""
    return date(year, first, 1), date(year, last, last_day(year, last))


def season_ends(year: int, season: str) -> tuple[date, date]:
    """First and last day of the astronomical season that begins in a year (`SP`, `SU`, `FA`, `WI`)."""
    begin = date(year, *_SEASONS[season])
    following = {"SP": "SU", "SU": "FA", "FA": "WI", "WI": "SP"}[season]
    return begin, shift_days(date(year + (season == "WI"), *_SEASONS[following]), -1)


def days_of_span(first: date, last: date, edge: int) -> tuple[date, date]:
    """The first so many days of a span or, with a minus, its last."""
    if edge > 0:
        return first, min(last, shift_days(first, edge - 1))
    return max(first, shift_days(last, edge + 1)), last


def week_of_span(first: date, last: date, edge: int) -> date:
    """A day of the nth week of a span, or of its last: of those that have most of their days in it."""
    if edge < 0:
        return shift_days(last, -((last.isoweekday() - _THURSDAY) % 7))
    return shift_days(first, (_THURSDAY - first.isoweekday()) % 7 + 7 * (edge - 1))


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or its last where it has none such; held within the calendar."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9998 * 12)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


def shift_days(day: date, days: int) -> date:
    """The day so many days away, held within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date(9998, 12, 31).toordinal()))


def week_value(day: date) -> str:
    """The ISO week of a day, `2018-W13`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_ends(day: date) -> tuple[date, date]:
    """Monday and Sunday of a day's week."""
    monday = shift_days(day, 1 - day.isoweekday())
    return monday, shift_days(monday, 6)


def months_value(year: str, first: int, last: int) -> str:
    """TIMEX3 value of a run of months: `2018-H1`, `2018-Q1`, else an interval `2018-01/2018-09`."""
    name = _QUARTERS.get((first, last))
    return f"{year}-{name}" if name else f"{year}-{first:02d}/{year}-{last:02d}"
