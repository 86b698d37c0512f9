"""Days: of the calendar, of the week, of the lunar calendar, counted from publication or from the text."""

from datetime import date

from extract.dates.calendar import (
    Resolved,
    day_of,
    shift_days,
    shift_months,
    solar_day,
    solar_day_of_leap,
    week_ends,
)
from extract.dates.cycle import year_in_cycle
from extract.dates.join import clock_value
from extract.dates.phrase import Phrase
from extract.dates.timeline import (
    Timeline,
    apposed_to,
    has_told,
    is_bound,
    is_same_year,
    moment_told,
    note_ahead,
    set_told,
    stands_apart,
    year_near,
)
from extract.dates.years import GRACE_DAYS, is_ranged, sense_of, year_of
from extract.facts import DateType

# A day counted with `mùng` and with no month is one of the New Year's feast, so far from it at most.
_NEW_YEAR_DAYS = 60
# News speaks of a leap month without its year so many years from it at most.
_LEAP_REACH = 2
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def resolve_day(phrase: Phrase, line: Timeline) -> Resolved | None:
    """`2018-04-03`, `2018-04-03T22:30`, `2018-04-03TMO`; a day known in part is `XXXX-04-03`.

    None for a day that no calendar has; `PAST_REF` for one whose year nothing tells. The day becomes the one
    that the text is at.
    """
    if phrase.shape == "same-day" and phrase.offset and line.at_start < 0:
        return "DATE", "PAST_REF", None
    clock = clock_value(phrase)
    type_: DateType = "TIME" if clock else "DATE"
    day = _day_meant(phrase, line)
    if day is None:
        value = _unknown_day(phrase, line)
        if value:
            return type_, value + clock, None
        return ("DATE", "PAST_REF", None) if phrase.lunar and _lacks_year(phrase) else None
    if not stands_apart(phrase, line.lower):
        told = line.told
        if not is_bound(phrase, line):
            line.at, line.at_start = day, phrase.start
            line.was = day if line.today is None or day <= line.today else line.was
        line.last = phrase._replace(year=day.year, month=day.month, day=day.day)
        line.last_given = bool(phrase.year or phrase.unit == "year")
        note_ahead(line, phrase.start, day)
        if phrase.year or phrase.unit == "year" or (told and told.month and told.year == day.year):
            set_told(line.last, line)
    return type_, day.isoformat() + clock, (day, day)


def _lacks_year(phrase: Phrase) -> bool:
    """Whether the year is told by the story or the cycle alone."""
    return not phrase.year and (is_same_year(phrase) or phrase.cycle > 0)


def _unknown_day(phrase: Phrase, line: Timeline) -> str:
    """The value of a day that is known in part (`XXXX-11-06`); "" for one that no calendar has."""
    unknown = not line.published or is_same_year(phrase)
    if phrase.shape == "day-month" and not phrase.lunar and unknown:
        there = phrase.day <= _LONGEST_MONTHS[phrase.month - 1]
        return f"XXXX-{phrase.month:02d}-{phrase.day:02d}" if there else ""
    if phrase.unit == "same-month" and not phrase.lunar and not has_told(line):
        return f"XXXX-XX-{phrase.day:02d}"
    if phrase.shape == "weekday":
        return f"XXXX-WXX-{phrase.weekday}"
    if phrase.shape != "near-day":
        return ""
    year, month, _ = line.published or (0, 0, 0)
    return f"{year:04d}-{month:02d}-XX" if month else f"{year:04d}-XX-XX" if year else "XXXX-XX-XX"


def _day_meant(phrase: Phrase, line: Timeline) -> date | None:
    """The day of the calendar, or None where it is not known or there is no such day."""
    shape = phrase.shape
    if shape == "near-day":
        return shift_days(line.today, phrase.offset) if line.today else None
    if shape == "same-day":
        return shift_days(_day_at(phrase, line), phrase.offset) if line.at else None
    if shape == "clock":
        return _day_at(phrase, line) if line.at else None
    if shape == "weekday":
        return _weekday(phrase, line)
    if shape == "day":
        return _day_of_month(phrase, line)
    if phrase.lunar:
        return lunar_day(phrase, line)
    year = phrase.year or year_near(phrase, line)
    if not year and not is_same_year(phrase):
        year = _year_apposed(phrase, line) or year_of(phrase, line)
    return day_of(year, phrase.month, phrase.day) if year else None


def _year_apposed(phrase: Phrase, line: Timeline) -> int:
    """The year of a day that has just been named by the lunar calendar; 0 where it is another day."""
    day = apposed_to(phrase, line)
    return day.year if day and (day.month, day.day) == (phrase.month, phrase.day) else 0


def _day_at(phrase: Phrase, line: Timeline) -> date:
    """The day that the text is at: not one to come that another paragraph told, unless it is spoken of."""
    assert line.at
    ahead = line.today is not None and line.at > line.today and line.was is not None
    if not ahead or line.lower.find("\n", line.at_start, phrase.start) < 0:
        return line.at
    return line.was if line.was and sense_of(phrase, line) == "past" else line.at


def _weekday(phrase: Phrase, line: Timeline) -> date | None:
    """The day of the week that is meant: of the named week, else the last one up to publication."""
    if not line.today:
        return None
    if phrase.unit in ("week", "same-week"):
        base = line.at if phrase.unit == "same-week" and line.at else line.today
        monday, _ = week_ends(shift_days(base, phrase.offset * 7))
        return shift_days(monday, phrase.weekday - 1)
    begun = line.last
    if begun and begun.weekday and is_ranged(begun, phrase, line.lower):
        first = day_of(begun.year, begun.month, begun.day)
        return shift_days(first, (phrase.weekday - begun.weekday) % 7) if first else None
    back = (line.today.isoweekday() - phrase.weekday) % 7
    sense = phrase.tail or sense_of(phrase, line)
    ahead = sense in ("future", "near")
    return shift_days(line.today, 7 - back if ahead else -back)


def _day_of_month(phrase: Phrase, line: Timeline) -> date | None:
    """`ngày 12`: of the month that the text is at; of the month before where it would still be to come."""
    base = line.today if phrase.unit == "month" else line.at
    if phrase.unit == "same-month":
        base = moment_told(line) if has_told(line) else None
    if not base:
        return None
    if phrase.tail == "first":
        day = lunar_day(phrase._replace(month=1), line)
        return day if day and abs((day - base).days) <= _NEW_YEAR_DAYS else None
    there = shift_months(base, phrase.offset)
    day = day_of(there.year, there.month, phrase.day)
    late = day and line.today and day > shift_days(line.today, GRACE_DAYS if line.at_start >= 0 else 0)
    if late and not phrase.unit and sense_of(phrase, line) in ("past", "range"):
        earlier = shift_months(there, -1)
        return day_of(earlier.year, earlier.month, phrase.day)
    return day


def lunar_day(phrase: Phrase, line: Timeline) -> date | None:
    """The solar day of a lunar date; with no year, the one closest to publication.

    None where the year is named by the story or the cycle, and nothing tells which it is.
    """
    year = phrase.year or year_near(phrase, line) or (year_in_cycle(phrase, line) if phrase.cycle else 0)
    if not year and _lacks_year(phrase):
        return None
    to_solar = solar_day_of_leap if phrase.leap else solar_day
    if year:
        # The last days of a lunar year are days of the coming year's feast.
        eve = phrase.month == 12 and phrase.tail == "tet"
        return to_solar(year - eve, phrase.month, phrase.day)
    base = apposed_to(phrase, line) or (line.published.last if line.published else None)
    if not base:
        return None
    reach = _LEAP_REACH if phrase.leap else 1
    days = [to_solar(base.year + shift, phrase.month, phrase.day) for shift in range(-reach, reach + 1)]
    return min((day for day in days if day), key=lambda day: abs((day - base).days), default=None)
