"""Lengths of time: their TIMEX3 periods, the days they cover, and the moments that lie so far away."""

from datetime import date, datetime, timedelta

from extract.dates.calendar import Ends, Resolved, month_ends, shift_days, shift_months, week_ends, week_value
from extract.dates.context import word_after, word_before
from extract.dates.phrase import Phrase
from extract.dates.timeline import Timeline, anchor_of, is_compared
from extract.dates.vocabulary import AFTER, BEFORE
from extract.dates.years import sense_of

_CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_HOURS = {"TH": 1, "TM": 1 / 60}
_YEARS = {"E": 10, "C": 100}
_MOMENTS = {"ago": -1, "earlier": -1, "ahead": 1, "later": 1}
_FROM_PUBLICATION = frozenset({"ago", "ahead"})
_AHEAD = frozenset({"future", "near", "aim"})


def length_value(phrase: Phrase, line: Timeline) -> Resolved:
    """`10 năm qua` as a duration with its days, `23 ngày trước` as the day it means.

    `Ba năm sau` with nothing told to count from stays a duration with no days.
    """
    if phrase.tail in _MOMENTS and not is_compared(phrase, line):
        moment = _moment_told(phrase, line)
        if moment:
            return moment
        minute = _minute_moved(phrase, line, _MOMENTS[phrase.tail])
        if minute:
            return "TIME", minute.isoformat(timespec="minutes"), (minute.date(), minute.date())
    if phrase.unit == "M" and not phrase.tail:
        _note_months(phrase, line)
    return "SET" if phrase.tail == "every" else "DURATION", _period(phrase), _ends(phrase, line)


def _moment_told(phrase: Phrase, line: Timeline) -> Resolved | None:
    """The moment so far from publication or from what was told; None where it cannot be said."""
    base = _counted_from(phrase, line)
    first, last = (_moved(day, phrase, _MOMENTS[phrase.tail]) for day in base) if base else (None, None)
    if not first or not last:
        return None
    moment = _moment(first, phrase)
    ends = moment[2]
    # Six months after a year may be in either of two.
    if ends is None or not ends[0] <= last <= ends[1]:
        return None
    ahead = line.today is not None and ends[0] > line.today
    if ahead and phrase.tail == "later" and sense_of(phrase, line) not in _AHEAD:
        return None
    if phrase.tail != "earlier":  # a look back: the story does not go on from there
        if first == last:
            line.at, line.at_start = first, phrase.start
        else:
            line.period = (phrase.end, ends[0])
    return moment


def _counted_from(phrase: Phrase, line: Timeline) -> Ends:
    """The days that a moment is told from; none for `ba năm sau trận lũ`, which tells them itself."""
    today = (line.today, line.today) if line.today else None
    if phrase.tail in _FROM_PUBLICATION:
        return today
    if phrase.tail == "later" and word_after(line.lower, phrase.end) in AFTER["event"]:
        return None
    return anchor_of(phrase, line) or (today if phrase.tail == "earlier" else None)


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
