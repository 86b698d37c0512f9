"""Lengths of time: their TIMEX3 periods, the days they cover, and the moments that lie so far away."""

from datetime import date, datetime, timedelta

from extract.dates.calendar import Ends, Resolved, month_ends, shift_days, shift_months, week_ends, week_value
from extract.dates.context import word_before
from extract.dates.phrase import Phrase
from extract.dates.timeline import Timeline, is_compared, point_told
from extract.dates.vocabulary import BEFORE

_CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_HOURS = {"TH": 1, "TM": 1 / 60}
_YEARS = {"E": 10, "C": 100}
_MOMENTS = {"ago": -1, "earlier": -1, "ahead": 1, "later": 1}
_FROM_PUBLICATION = frozenset({"ago", "ahead"})


def length_value(phrase: Phrase, line: Timeline) -> Resolved:
    """`10 năm qua` as a duration with its days, `23 ngày trước` as the day it means."""
    if phrase.tail in _MOMENTS and not is_compared(phrase, line):
        base = line.today if phrase.tail in _FROM_PUBLICATION else point_told(line)
        day = _moved(base, phrase, _MOMENTS[phrase.tail]) if base else None
        if day:
            if phrase.tail != "earlier":  # a look back: the story does not go on from there
                line.at, line.at_start = day, phrase.start
            return _moment(day, phrase)
        minute = _minute_moved(phrase, line, _MOMENTS[phrase.tail])
        if minute:
            return "TIME", minute.isoformat(timespec="minutes"), (minute.date(), minute.date())
    if phrase.unit == "M" and not phrase.tail:
        _note_months(phrase, line)
    return "SET" if phrase.tail == "every" else "DURATION", _period(phrase), _ends(phrase, line)


def _note_months(phrase: Phrase, line: Timeline) -> None:
    """`Tính chung 9 tháng`, of which `cùng kỳ` is then a year before: of the year of publication."""
    last, word = int(phrase.amount), word_before(line.lower, phrase.start)
    known = line.published
    if known and word in BEFORE["summed"] and last == phrase.amount and 1 < last < 12:
        line.months = (1, last, known.year - ((known.month or 12) < last))


def _period(phrase: Phrase) -> str:
    """`P2.5Y`, `PT24H`, `P2Y6M`; a smaller unit after the first is in `value` (`6M`)."""
    amount, unit = phrase.amount * _YEARS.get(phrase.unit, 1), phrase.unit
    more = phrase.value.replace("T", "") if phrase.value else ""
    if unit in _CLOCK_UNITS:
        return f"PT{amount:g}{_CLOCK_UNITS[unit]}{more}"
    if "T" in phrase.value:
        more = f"T{more}"
    return f"P{amount:g}{'Y' if unit in _YEARS else unit}{more}"


def _moved(day: date, phrase: Phrase, sign: int) -> date | None:
    """The day so far from another; None for a length in hours or less."""
    if phrase.unit in _DAYS:
        return shift_days(day, round(sign * phrase.amount * _DAYS[phrase.unit]))
    if phrase.unit in _MONTHS:
        return shift_months(day, round(sign * phrase.amount * _MONTHS[phrase.unit]))
    return None


def _minute_moved(phrase: Phrase, line: Timeline, sign: int) -> datetime | None:
    """The minute so many hours from that of publication; None where that is not known."""
    hours = _HOURS.get(phrase.unit)
    if not hours or not line.now or phrase.tail not in _FROM_PUBLICATION:
        return None
    return line.now + timedelta(hours=sign * hours * phrase.amount)


def _ends(phrase: Phrase, line: Timeline) -> Ends:
    """The days of a length that leads up to publication, or away from it."""
    if not line.today or phrase.tail not in ("past", "coming"):
        return None
    end = _moved(line.today, phrase, -1 if phrase.tail == "past" else 1)
    if not end:
        return None
    return (end, line.today) if phrase.tail == "past" else (min(shift_days(line.today, 1), end), end)


def _moment(day: date, phrase: Phrase) -> Resolved:
    """The calendar unit that a moment so far away falls in: nobody means the very day by `3 năm trước`."""
    if phrase.unit == "W":
        return "DATE", week_value(day), week_ends(day)
    if phrase.unit == "D":
        return "DATE", day.isoformat(), (day, day)
    if phrase.unit == "M" or phrase.amount != int(phrase.amount):
        return "DATE", day.isoformat()[:7], month_ends(day.year, day.month, day.month)
    return "DATE", f"{day.year:04d}", month_ends(day.year, 1, 12)
