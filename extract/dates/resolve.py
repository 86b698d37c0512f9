"""Phrases to facts: each against the day of publication, or against the date that the text is at."""

from collections.abc import Callable
from datetime import date

from extract.dates.calendar import (
    Ends,
    day_of,
    last_of_lunar_month,
    month_ends,
    months_value,
    shift_days,
    shift_months,
    solar_day,
    week_ends,
    week_value,
)
from extract.dates.join import clock_value
from extract.dates.lengths import length_value
from extract.dates.phrase import Phrase
from extract.dates.timeline import (
    GRACE_DAYS,
    Timeline,
    compared_with,
    heads_sentence,
    sense_of,
    stands_apart,
    timeline_of,
    year_of,
)
from extract.facts import DateFact, DateType
from extract.reading import Reading

_CYCLE = 60
_FIRST_CYCLE_YEAR = 4
# A day counted with `mùng` and with no month is one of the New Year's feast, so far from it at most.
_NEW_YEAR_DAYS = 60
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
Resolved = tuple[DateType, str, Ends]


def resolve_phrases(phrases: list[Phrase], reading: Reading) -> tuple[DateFact, ...]:
    """The facts of phrases in order; what names no day of any calendar (`31/2`) gives none."""
    line = timeline_of(reading)
    facts = []
    for phrase in phrases:
        found = _RESOLVERS.get(phrase.shape, _day)(phrase, line)
        if found:
            facts.append(_fact(phrase, found, reading.content))
    return tuple(facts)


def _fact(phrase: Phrase, found: Resolved, content: str) -> DateFact:
    type_, value, ends = found
    return DateFact(
        start=phrase.start,
        end=phrase.end,
        text=content[phrase.start : phrase.end],
        rule=phrase.rule,
        type=type_,
        value=value,
        mod=phrase.mod or None,
        from_day=ends[0].isoformat() if ends else None,
        to_day=ends[1].isoformat() if ends else None,
    )


def _set(phrase: Phrase, line: Timeline) -> Resolved:
    return "SET", phrase.value, None


def _vague(phrase: Phrase, line: Timeline) -> Resolved:
    return "DATE", phrase.value, None


def _decade(phrase: Phrase, line: Timeline) -> Resolved:
    return "DATE", f"{phrase.year // 10}", (date(phrase.year, 1, 1), date(phrase.year + 9, 12, 31))


def _century(phrase: Phrase, line: Timeline) -> Resolved:
    return "DATE", f"{phrase.year // 100}", (date(phrase.year, 1, 1), date(phrase.year + 99, 12, 31))


def _year(phrase: Phrase, line: Timeline) -> Resolved:
    year = phrase.year or _year_near(phrase, line)
    if phrase.cycle and not year and line.published:
        year = _cycle_year(phrase.cycle, line.published.year)
    if year < 1:
        return "DATE", "XXXX", None
    line.period = (phrase.end, date(year, 1, 1))
    if heads_sentence(phrase, line.lower):
        _tell(phrase, line, year)
    return "DATE", f"{year:04d}", month_ends(year, 1, 12)


def _tell(phrase: Phrase, line: Timeline, year: int) -> None:
    """Note a year that the text gives: later days and months may be told as going on from it."""
    if not stands_apart(phrase, line.lower):
        line.told = phrase._replace(year=year)


def _year_near(phrase: Phrase, line: Timeline) -> int:
    """The year of `năm ngoái` from publication, of `cùng năm` from where the text is; 0 where not known."""
    if phrase.shape == "same-year" or phrase.unit == "same-year":
        return line.at.year if line.at else 0
    compared = compared_with(phrase, line) if phrase.unit == "year" else None
    if compared:
        return compared.year + phrase.offset
    return line.published.year + phrase.offset if line.published and phrase.unit == "year" else 0


def _cycle_year(cycle: int, near: int) -> int:
    """The year with that place in the sixty-year cycle which is closest to another year."""
    back = (near - _FIRST_CYCLE_YEAR - (cycle - 1)) % _CYCLE
    return near - back if back <= _CYCLE // 2 else near - back + _CYCLE


def _month(phrase: Phrase, line: Timeline) -> Resolved | None:
    if phrase.shape == "month" and phrase.lunar:
        return _lunar_month(phrase, line)
    if phrase.shape in ("near-month", "same-month"):
        base = (
            line.at if phrase.shape == "same-month" else compared_with(phrase, line) or _month_published(line)
        )
        if not base:
            return "DATE", "XXXX-XX", None
        there = shift_months(base, phrase.offset)
        return "DATE", there.isoformat()[:7], month_ends(there.year, there.month, there.month)
    given = phrase.year or _year_near(phrase, line)
    year = given or year_of(phrase, line)
    if not year:
        return "DATE", f"XXXX-{phrase.month:02d}", None
    line.last = phrase._replace(year=year)
    line.period = (phrase.end, date(year, phrase.month, 1))
    if given or line.told:
        _tell(phrase, line, year)
    return "DATE", f"{year:04d}-{phrase.month:02d}", month_ends(year, phrase.month, phrase.month)


def _month_published(line: Timeline) -> date | None:
    known = line.published
    return date(known.year, known.month, 1) if known and known.month else None


def _lunar_month(phrase: Phrase, line: Timeline) -> Resolved | None:
    first = _lunar_day(phrase._replace(day=1), line)
    if not first:
        return None
    last = last_of_lunar_month(first)
    return "DATE", f"{first}/{last}", (first, last)


def _quarter(phrase: Phrase, line: Timeline) -> Resolved:
    base = compared_with(phrase, line) or _month_published(line)
    if not base:
        return "DATE", "XXXX-QX", None
    there = shift_months(base, phrase.offset * 3)
    first = (there.month - 1) // 3 * 3 + 1
    return (
        "DATE",
        months_value(f"{there.year:04d}", first, first + 2),
        month_ends(there.year, first, first + 2),
    )


def _months(phrase: Phrase, line: Timeline) -> Resolved:
    first, last = phrase.first, phrase.last
    year = phrase.year or _year_near(phrase, line) or year_of(phrase, line)
    line.months = (first, last, year)
    line.period = (phrase.end, date(year, first, 1)) if year else None
    value = months_value(f"{year:04d}" if year else "XXXX", first, last)
    return "DATE", value, month_ends(year, first, last) if year else None


def _same_period(phrase: Phrase, line: Timeline) -> Resolved:
    """`cùng kỳ năm trước`: the months last spoken of, a year before them unless the words give the year."""
    first, last, told = line.months or (1, 12, 0)
    compared = compared_with(phrase, line)
    told = told or (compared.year if compared else line.published.year if line.published else 0)
    year = phrase.year or (told + (phrase.offset if phrase.unit == "year" else -1) if told else 0)
    if not year:
        return "DATE", "XXXX", None
    value = months_value(f"{year:04d}", first, last) if line.months else f"{year:04d}"
    return "DATE", value, month_ends(year, first, last)


def _week(phrase: Phrase, line: Timeline) -> Resolved:
    if not line.today:
        return "DATE", "XXXX-WXX", None
    day = shift_days(line.today, phrase.offset * 7)
    return "DATE", week_value(day), week_ends(day)


def _day(phrase: Phrase, line: Timeline) -> Resolved | None:
    if phrase.shape == "same-day" and phrase.offset and line.at_start < 0:
        return "DATE", "PAST_REF", None
    clock = clock_value(phrase)
    type_: DateType = "TIME" if clock else "DATE"
    day = _day_meant(phrase, line)
    if day is None:
        value = _unknown_day(phrase, line)
        return (type_, value + clock, None) if value else None
    if not stands_apart(phrase, line.lower):
        told = line.told
        line.at, line.at_start, line.last = day, phrase.start, phrase._replace(year=day.year, month=day.month)
        if phrase.year or phrase.unit == "year" or (told and told.month and told.year == day.year):
            line.told = line.last = phrase._replace(year=day.year, month=day.month, day=day.day)
    return type_, day.isoformat() + clock, (day, day)


def _unknown_day(phrase: Phrase, line: Timeline) -> str:
    """The value of a day that is known in part (`XXXX-11-06`); "" for one that no calendar has."""
    if phrase.shape == "day-month" and not phrase.lunar and not line.published:
        there = phrase.day <= _LONGEST_MONTHS[phrase.month - 1]
        return f"XXXX-{phrase.month:02d}-{phrase.day:02d}" if there else ""
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
    if shape in ("same-day", "clock"):
        return shift_days(line.at, phrase.offset) if line.at else None
    if shape == "weekday":
        return _weekday(phrase, line)
    if shape == "day":
        return _day_of_month(phrase, line)
    if phrase.lunar:
        return _lunar_day(phrase, line)
    year = phrase.year or _year_near(phrase, line) or year_of(phrase, line)
    return day_of(year, phrase.month, phrase.day) if year else None


def _weekday(phrase: Phrase, line: Timeline) -> date | None:
    """The day of the week that is meant: of the named week, else the last one up to publication."""
    if not line.today:
        return None
    if phrase.unit == "week":
        monday, _ = week_ends(shift_days(line.today, phrase.offset * 7))
        return shift_days(monday, phrase.weekday - 1)
    back = (line.today.isoweekday() - phrase.weekday) % 7
    sense = phrase.tail or sense_of(phrase, line)
    ahead = sense in ("future", "near")
    return shift_days(line.today, 7 - back if ahead else -back)


def _day_of_month(phrase: Phrase, line: Timeline) -> date | None:
    """`ngày 12`: of the month that the text is at; of the month before where it would still be to come."""
    base = line.today if phrase.unit == "month" else line.at
    if not base:
        return None
    if phrase.tail == "first":
        day = _lunar_day(phrase._replace(month=1), line)
        return day if day and abs((day - base).days) <= _NEW_YEAR_DAYS else None
    there = shift_months(base, phrase.offset)
    day = day_of(there.year, there.month, phrase.day)
    late = day and line.today and day > shift_days(line.today, GRACE_DAYS if line.at_start >= 0 else 0)
    if late and not phrase.unit and sense_of(phrase, line) in ("past", "range"):
        earlier = shift_months(there, -1)
        return day_of(earlier.year, earlier.month, phrase.day)
    return day


def _lunar_day(phrase: Phrase, line: Timeline) -> date | None:
    """The solar day of a lunar date; with no year, the one closest to publication."""
    year = phrase.year or _year_near(phrase, line)
    if phrase.cycle and not year and line.published:
        year = _cycle_year(phrase.cycle, line.published.year)
    if year:
        # The last days of a lunar year are days of the coming year's feast.
        eve = phrase.month == 12 and phrase.tail == "tet"
        return solar_day(year - eve, phrase.month, phrase.day)
    if not line.published:
        return None
    base = line.published.last
    days = [solar_day(base.year + shift, phrase.month, phrase.day) for shift in (-1, 0, 1)]
    return min((day for day in days if day), key=lambda day: abs((day - base).days), default=None)


_RESOLVERS: dict[str, Callable[[Phrase, Timeline], Resolved | None]] = {
    "set": _set,
    "vague": _vague,
    "length": length_value,
    "decade": _decade,
    "century": _century,
    **dict.fromkeys(("year", "near-year", "same-year", "lunar-year"), _year),
    **dict.fromkeys(("month", "month-year", "near-month", "same-month"), _month),
    "months": _months,
    "near-quarter": _quarter,
    "same-period": _same_period,
    "near-week": _week,
}
