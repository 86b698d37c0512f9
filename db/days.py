"""From what is known of a time to the calendar days that it covers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")
_PART_OF_YEAR = re.compile(r"(\d{4})-([HQ])([1-4])$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")
_MONTHS_IN = {"H": 6, "Q": 3}


@dataclass(frozen=True, slots=True)
class Days:
    """ISO dates of the first and the last day, both inclusive.

    precision: `day`, `month`, `year`, or `span` for any other stretch.
    """

    first: str
    last: str
    precision: str

    @property
    def year(self) -> int | None:
        """The year, where all days are in one."""
        return int(self.first[:4]) if self.first[:4] == self.last[:4] else None

    @property
    def month(self) -> str | None:
        """`2023-11`, where all days are in one month."""
        return self.first[:7] if self.first[:7] == self.last[:7] else None


@lru_cache(maxsize=4096)
def days_of(value: str | None) -> Days | None:
    """The days that an ISO date, date-time or prefix, or a TIMEX3 calendar value, covers; else None."""
    if not value:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        ends = days_of(first), days_of(last)
        return days_between(ends[0].first, ends[1].last) if ends[0] and ends[1] else None
    try:
        return _days_of_one(value)
    except ValueError:  # 2023-02-30, 2023-13: no day at all
        return None


def days_between(first: str | None, last: str | None) -> Days | None:
    """The days from `first` to `last`, ISO dates; None where either is unknown or no date."""
    if first is None or last is None or not (_DAY.match(first) and _DAY.match(last)):
        return None
    first, last = first[:10], last[:10]
    return Days(first, last, _precision(first, last))


def _days_of_one(value: str) -> Days | None:
    if match := _DAY.match(value):
        day = date(*map(int, match.groups())).isoformat()
        return Days(day, day, "day")
    if match := _MONTH.match(value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := _YEAR.match(value):
        return _months(int(match[1]), 1, 12)
    if match := _PART_OF_YEAR.match(value):
        length = _MONTHS_IN[match[2]]
        return _months(int(match[1]), (int(match[3]) - 1) * length + 1, length)
    if match := _WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Days(monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "span")
    return None


def _months(year: int, month: int, length: int) -> Days:
    last_month = month + length - 1
    first = date(year, month, 1).isoformat()
    last = date(year, last_month, monthrange(year, last_month)[1]).isoformat()
    return Days(first, last, _precision(first, last))


def _precision(first: str, last: str) -> str:
    if first == last:
        return "day"
    if first[5:] == "01-01" and last[5:] == "12-31" and first[:4] == last[:4]:
        return "year"
    ends_month = last[8:] == f"{monthrange(int(last[:4]), int(last[5:7]))[1]:02}"
    return "month" if first[8:] == "01" and first[:7] == last[:7] and ends_month else "span"
