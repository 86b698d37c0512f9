"""Phrases to facts: each against the day of publication, or against the date that the text is at."""

import re
from datetime import date

from extract.dates.calendar import (
    Known,
    day_of,
    known_from_iso,
    month_ends,
    months_value,
    shift_days,
    shift_months,
    solar_day,
    week_ends,
    week_value,
)
from extract.dates.join import linked
from extract.dates.phrase import Phrase
from extract.dates.vocabulary import WORDS, any_of
from extract.facts import DateFact, DateType
from extract.reading import Reading

_SENSES = WORDS["senses"]
_FUTURE = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['future'])})(?!\w)")
_PAST = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['past'])})(?!\w)")
_FUTURE_AFTER = re.compile(rf"[ \xa0]+(?:{any_of(_SENSES['future_after'])})(?!\w)")
_PAST_AFTER = re.compile(rf"[ \xa0]+(?:{any_of(_SENSES['past_after'])})(?!\w)")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_DOCUMENT = re.compile(r"\S*/\S*[^\W\d]\S*\s*(?:ký\s*)?$")
# A day with no year that lies up to so many days after publication is taken for a coming one: reports announce
# the week ahead, and hardly ever leave out the year of a day that is almost a year old.
_GRACE_DAYS = 10
_AFTERNOON = {"AF", "EV"}
_NIGHT_FROM = 6
_HOURS = {"TH": "H", "TM": "M", "TS": "S"}
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
Ends = tuple[date, date] | None


class Timeline:
    """Where the text is while its dates are resolved in order."""

    def __init__(self, reading: Reading) -> None:
        self.lower = reading.lower
        self.prefer = reading.prefer
        self.published = known_from_iso(reading.published)
        known = self.published
        self.today = day_of(*known) if known else None
        self.at: date | None = self.today
        self.dated: Phrase | None = None
        self.period: tuple[int, int] | None = None
        self.previous: tuple[Phrase, date] | None = None


def resolve_phrases(phrases: list[Phrase], reading: Reading) -> tuple[DateFact, ...]:
    """The facts of phrases in order."""
    line = Timeline(reading)
    facts = []
    for phrase in phrases:
        found = _resolve(phrase, line)
        if found:
            type_, value, ends = found
            facts.append(_fact(phrase, type_, value, ends, reading.content))
    return tuple(facts)


def _fact(phrase: Phrase, type_: DateType, value: str, ends: Ends, content: str) -> DateFact:
    return DateFact(
        start=phrase.start, end=phrase.end, text=content[phrase.start : phrase.end], rule=phrase.rule,
        type=type_, value=value, mod=phrase.mod or None,
        from_day=ends[0].isoformat() if ends else None, to_day=ends[1].isoformat() if ends else None,
    )  # fmt: skip


def _resolve(phrase: Phrase, line: Timeline) -> tuple[DateType, str, Ends] | None:
    shape = phrase.shape
    if shape in ("set", "vague"):
        return ("SET" if shape == "set" else "DATE"), phrase.value, None
    if shape == "length":
        return _length(phrase, line)
    if shape in ("decade", "century"):
        span = 10 if shape == "decade" else 100
        value = str(phrase.year)[: 3 if span == 10 else 2]
        return "DATE", value, (date(phrase.year, 1, 1), date(phrase.year + span - 1, 12, 31))
    if shape in ("year", "near-year", "same-year", "lunar-year"):
        return _year(phrase, line)
    if shape in ("month", "month-year", "near-month", "same-month"):
        return _month(phrase, line)
    if shape in ("months", "near-quarter", "same-period"):
        return _months(phrase, line)
    if shape == "near-week":
        return _week(phrase, line)
    return _day(phrase, line)


def _year(phrase: Phrase, line: Timeline) -> tuple[DateType, str, Ends] | None:
    year = phrase.year or _year_near(phrase, line)
    if phrase.cycle and not year:
        year = _cycle_year(phrase.cycle, line.published.year) if line.published else 0
    if not year:
        return "DATE", "XXXX", None
    line.dated = phrase._replace(year=year)
    return "DATE", f"{year:04d}", month_ends(year, 1, 12)


def _year_near(phrase: Phrase, line: Timeline) -> int:
    if phrase.shape == "same-year":
        return line.at.year if line.at else 0
    if not line.published or phrase.unit != "year":
        return 0
    return line.published.year + phrase.offset


def _cycle_year(cycle: int, near: int) -> int:
    """The year of that name in the sixty-year cycle closest to another."""
    first = near - (near - 4 - (cycle - 1)) % 60
    return first if near - first <= 30 else first + 60


def _month(phrase: Phrase, line: Timeline) -> tuple[DateType, str, Ends] | None:
    if phrase.shape in ("near-month", "same-month"):
        base = line.at if phrase.shape == "same-month" else _month_known(line)
        if not base:
            return "DATE", "XXXX-XX", None
        there = shift_months(base, phrase.offset)
        year, month = there.year, there.month
    else:
        year, month = phrase.year or _year_near(phrase, line), phrase.month
    if phrase.lunar:
        return _lunar_month(phrase, year, line)
    year = year or _year_of(phrase, month, 0, line)
    if not year:
        return "DATE", f"XXXX-{month:02d}", None
    line.dated = phrase._replace(year=year, month=month)
    return "DATE", f"{year:04d}-{month:02d}", month_ends(year, month, month)


def _month_known(line: Timeline) -> date | None:
    known = line.published
    return date(known.year, known.month, 1) if known and known.month else None


def _lunar_month(phrase: Phrase, year: int, line: Timeline) -> tuple[DateType, str, Ends] | None:
    first = _lunar_day(phrase._replace(day=1, year=year), line)
    last = _lunar_day(phrase._replace(day=30, year=year), line)
    if not first or not last or last < first:
        return None
    return "DATE", f"{first.isoformat()}/{last.isoformat()}", (first, last)


def _months(phrase: Phrase, line: Timeline) -> tuple[DateType, str, Ends] | None:
    first, last = phrase.first, phrase.last
    year = phrase.year or _year_near(phrase, line)
    if phrase.shape == "near-quarter":
        base = _month_known(line)
        if not base:
            return "DATE", "XXXX-QX", None
        there = shift_months(base, phrase.offset * 3)
        first = (there.month - 1) // 3 * 3 + 1
        year, last = there.year, first + 2
    if phrase.shape == "same-period":
        return _same_period(year, line)
    year = year or _year_of(phrase, last, 0, line)
    line.period = (first, last)
    value = months_value(f"{year:04d}" if year else "XXXX", first, last)
    return "DATE", value, month_ends(year, first, last) if year else None


def _same_period(year: int, line: Timeline) -> tuple[DateType, str, Ends] | None:
    """`cùng kỳ năm trước`: the months last spoken of, a year earlier unless the words give the year."""
    if not year and line.published:
        year = line.published.year - 1
    if not year:
        return "DATE", "XXXX", None
    if not line.period:
        return "DATE", f"{year:04d}", month_ends(year, 1, 12)
    first, last = line.period
    return "DATE", months_value(f"{year:04d}", first, last), month_ends(year, first, last)


def _week(phrase: Phrase, line: Timeline) -> tuple[DateType, str, Ends] | None:
    if not line.today:
        return "DATE", "XXXX-WXX", None
    day = shift_days(line.today, phrase.offset * 7)
    return "DATE", week_value(day), week_ends(day)


def _day(phrase: Phrase, line: Timeline) -> tuple[DateType, str, Ends] | None:
    if phrase.shape == "clock" and not line.at:
        return None
    day = _day_meant(phrase, line)
    if day is None:
        return _unknown_day(phrase, line)
    if not _DOCUMENT.search(
        line.lower, max(0, phrase.start - 40), phrase.start
    ) and not phrase.rule.startswith("birth"):
        line.at = day
    line.dated = phrase._replace(year=day.year, month=day.month, day=day.day)
    line.previous = (phrase, day)
    clock = _clock_of(phrase)
    return ("TIME" if clock else "DATE"), day.isoformat() + clock, (day, day)


def _unknown_day(phrase: Phrase, line: Timeline) -> tuple[DateType, str, Ends] | None:
    """A day of no known year (`XXXX-11-06`), or no day at all where the calendar has none such."""
    clock = _clock_of(phrase)
    type_: DateType = "TIME" if clock else "DATE"
    if phrase.shape == "day-month" and not phrase.lunar and not line.published:
        if phrase.day > [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][phrase.month - 1]:
            return None
        return type_, f"XXXX-{phrase.month:02d}-{phrase.day:02d}{clock}", None
    if phrase.shape == "near-day" and not line.today:
        known = line.published
        year = f"{known.year:04d}" if known else "XXXX"
        month = f"{known.month:02d}" if known and known.month else "XX"
        return type_, f"{year}-{month}-XX{clock}", None
    return None


def _day_meant(phrase: Phrase, line: Timeline) -> date | None:
    shape = phrase.shape
    if shape == "clock":
        return line.at
    if shape == "near-day":
        return shift_days(line.today, phrase.offset) if line.today else None
    if shape == "same-day":
        return shift_days(line.at, phrase.offset) if line.at else None
    if shape == "weekday":
        return _weekday(phrase, line)
    if phrase.lunar:
        return _lunar_day(phrase, line)
    if shape == "day":
        return _day_of_month(phrase, line)
    year = phrase.year or _year_near(phrase, line) or _year_of(phrase, phrase.month, phrase.day, line)
    return day_of(year, phrase.month, phrase.day) if year else None


def _weekday(phrase: Phrase, line: Timeline) -> date | None:
    if not line.today:
        return None
    if phrase.unit == "week":
        monday, _ = week_ends(shift_days(line.today, phrase.offset * 7))
        return shift_days(monday, phrase.weekday - 1)
    back = (line.today.isoweekday() - phrase.weekday) % 7
    if _sense(phrase, line) == "past":
        return shift_days(line.today, -back)
    return shift_days(line.today, 7 - back)


def _day_of_month(phrase: Phrase, line: Timeline) -> date | None:
    """`ngày 12`: in the month that the text is at, else the last such day before publication."""
    base = line.at or line.today
    if not base:
        return None
    if phrase.unit == "month" and line.today:
        there = shift_months(line.today, phrase.offset)
        return day_of(there.year, there.month, phrase.day)
    here = day_of(base.year, base.month, phrase.day)
    if here and line.today and here > shift_days(line.today, _GRACE_DAYS) and _sense(phrase, line) == "past":
        earlier = shift_months(here, -1)
        return day_of(earlier.year, earlier.month, phrase.day)
    return here


def _lunar_day(phrase: Phrase, line: Timeline) -> date | None:
    """The solar day of a lunar date; with no year, the one closest to publication."""
    year = phrase.year or _year_near(phrase, line)
    if phrase.cycle and not year and line.published:
        year = _cycle_year(phrase.cycle, line.published.year)
    if year:
        of_eve = (
            phrase.month == 12
            and phrase.shape in ("day-month", "feast", "date")
            and phrase.rule in ("feast", "tet-day")
        )
        return solar_day(year - of_eve, phrase.month, phrase.day)
    if not line.published:
        return None
    base = line.published.last
    days = [solar_day(base.year + shift, phrase.month, phrase.day) for shift in (-1, 0, 1)]
    return min((day for day in days if day), key=lambda day: abs((day - base).days), default=None)


def _year_of(phrase: Phrase, month: int, day: int, line: Timeline) -> int:
    """The year of a month, or of a day, that is named without one; 0 where nothing tells."""
    tied = _tied_year(phrase, month, day, line)
    if tied:
        return tied
    if not line.published:
        return 0
    return _year_by_sense(month, day, line.published, _sense(phrase, line), grace=_GRACE_DAYS if day else 0)


def _year_by_sense(month: int, day: int, published: Known, sense: str, *, grace: int) -> int:
    last = published.last
    first = last if published.day else day_of(published.year, published.month or 1, 1) or last
    years = [year for year in range(last.year - 8, last.year + 9) if day_of(year, month, day or 1)]
    earlier = [year for year in years if date(year, month, day or 1) <= last]
    later = [year for year in years if (year, month, day or 31) >= (first.year, first.month, first.day)]
    if not earlier or not later:
        return last.year
    gap_back = (last - date(earlier[-1], month, day or 1)).days
    gap_on = (date(later[0], month, day or 1) - first).days
    if sense == "future" or (sense == "near" and gap_on < gap_back):
        return later[0]
    return later[0] if published.day and gap_on <= grace and gap_back > 300 else earlier[-1]


def _tied_year(phrase: Phrase, month: int, day: int, line: Timeline) -> int:
    """The year of the explicit date that the sentence ties this one to."""
    tie = line.dated
    if not tie or not tie.year:
        return 0
    if linked(tie, phrase, line.lower) and tie.month:
        return tie.year + ((tie.month, tie.day or 0) > (month, day or 31))
    return 0


def _sense(phrase: Phrase, line: Timeline) -> str:
    """`past`, `future` or `near`: which side of publication the words around put a day with no year on."""
    lower = line.lower
    if _FUTURE_AFTER.match(lower, phrase.end):
        return "future"
    if _PAST_AFTER.match(lower, phrase.end):
        return "past"
    if line.prefer == "future":
        return "future"
    low = max(0, phrase.start - 100)
    ends = [match.end() for match in _SENTENCE_END.finditer(lower, low, phrase.start)]
    start = ends[-1] if ends else low
    stop = _SENTENCE_END.search(lower, phrase.end, phrase.end + 60)
    end = stop.start() if stop else phrase.end + 60
    return "near" if _FUTURE.search(lower, start, end) else "past"


def _clock_of(phrase: Phrase) -> str:
    if phrase.hour < 0:
        return f"T{phrase.part}" if phrase.part else ""
    hour = phrase.hour
    if hour < 12 and (phrase.part in _AFTERNOON or (phrase.part == "NI" and hour >= _NIGHT_FROM)):
        hour += 12
    if phrase.part == "MI" and hour <= 3:
        hour += 12
    return f"T{hour:02d}:{max(phrase.minute, 0):02d}"


def _length(phrase: Phrase, line: Timeline) -> tuple[DateType, str, Ends] | None:
    if phrase.tail in ("ago", "ahead", "later", "earlier"):
        return _moment(phrase, line)
    ends = _around(phrase, line)
    return "DURATION", _period(phrase), ends


def _period(phrase: Phrase) -> str:
    amount = f"{phrase.amount:g}"
    more = phrase.value
    unit = phrase.unit
    if unit in ("E", "C", "Q"):
        return f"P{phrase.amount * _MONTHS[unit] / (3 if unit == 'Q' else 12):g}" + (
            "Q" if unit == "Q" else "Y"
        )
    if unit in _HOURS:
        return f"PT{amount}{_HOURS[unit]}" + (
            f"{more[:-2]}{_HOURS[more[-2:]]}" if more[-2:] in _HOURS else ""
        )
    return f"P{amount}{unit}" + (more if more and more[-2:] not in _HOURS else "")


def _moved(day: date, phrase: Phrase, sign: int) -> date | None:
    if phrase.unit in _DAYS:
        return shift_days(day, round(sign * phrase.amount * _DAYS[phrase.unit]))
    if phrase.unit in _MONTHS:
        return shift_months(day, round(sign * phrase.amount * _MONTHS[phrase.unit]))
    return None


def _around(phrase: Phrase, line: Timeline) -> Ends:
    """The days that a length leading up to publication, or away from it, covers."""
    if not line.today or phrase.tail not in ("past", "coming"):
        return None
    if phrase.tail == "past":
        start = _moved(line.today, phrase, -1)
        return (start, line.today) if start else None
    end = _moved(line.today, phrase, 1)
    return (shift_days(line.today, 1), end) if end else None


def _moment(phrase: Phrase, line: Timeline) -> tuple[DateType, str, Ends] | None:
    """`23 ngày trước`, `3 năm sau`: a day, month or year so far away."""
    base = line.today if phrase.tail in ("ago", "ahead") else line.at
    day = _moved(base, phrase, -1 if phrase.tail in ("ago", "earlier") else 1) if base else None
    if not day:
        return "DURATION", _period(phrase), None
    if phrase.unit == "W":
        return "DATE", week_value(day), week_ends(day)
    if phrase.unit == "D":
        return "DATE", day.isoformat(), (day, day)
    if phrase.unit == "M" or phrase.amount != int(phrase.amount):
        return "DATE", day.isoformat()[:7], month_ends(day.year, day.month, day.month)
    return "DATE", f"{day.year:04d}", month_ends(day.year, 1, 12)
