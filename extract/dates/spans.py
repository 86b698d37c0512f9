"""Weeks, months, quarters, years and longer: their values and the days they cover."""

from datetime import date

from extract.dates.calendar import (
    Resolved,
    days_of_span,
    last_of_lunar_month,
    month_ends,
    months_value,
    season_ends,
    shift_days,
    shift_months,
    week_ends,
    week_of_span,
    week_value,
)
from extract.dates.context import is_ahead
from extract.dates.cycle import year_in_cycle
from extract.dates.days import lunar_day
from extract.dates.phrase import Phrase
from extract.dates.sentence import heads_sentence
from extract.dates.timeline import (
    Timeline,
    compared_with,
    has_told,
    is_same_year,
    moment_told,
    note_ahead,
    tell,
    told_before,
    year_near,
)
from extract.dates.years import year_of, year_of_months


def resolve_decade(phrase: Phrase, line: Timeline) -> Resolved:
    """`199`, the first three figures of its years."""
    return "DATE", f"{phrase.year // 10:03d}", (date(phrase.year, 1, 1), date(phrase.year + 9, 12, 31))


def resolve_century(phrase: Phrase, line: Timeline) -> Resolved:
    """`19`, the first two figures of its years: the twentieth century."""
    return "DATE", f"{phrase.year // 100:02d}", (date(phrase.year, 1, 1), date(phrase.year + 99, 12, 31))


def resolve_year(phrase: Phrase, line: Timeline) -> Resolved:
    """`2018`; with no publication to count from `XXXX`.

    `PAST_REF` for `năm ấy` of a story with no date, `FUTURE_REF` or it for a year of the cycle too far away.
    """
    year = phrase.year or year_near(phrase, line) or (year_in_cycle(phrase, line) if phrase.cycle else 0)
    if year < 1 and (is_same_year(phrase) or (phrase.cycle and line.published)):
        return "DATE", "FUTURE_REF" if phrase.cycle and is_ahead(phrase, line.lower) else "PAST_REF", None
    if year < 1:
        return "DATE", "XXXX", None
    if phrase.rule != "birth-year":
        line.period = (phrase.end, date(year, 1, 1))
    if heads_sentence(phrase, line.lower):
        tell(phrase, line, year)
    return "DATE", f"{year:04d}", month_ends(year, 1, 12)


def resolve_month(phrase: Phrase, line: Timeline) -> Resolved | None:
    """`2018-04`, `XXXX-04` with no year known; a lunar month as its solar days, `2018-02-16/2018-03-16`."""
    if phrase.shape == "month" and phrase.lunar:
        return _lunar_month(phrase, line)
    if phrase.shape in ("near-month", "same-month"):
        return _counted_month(phrase, line)
    given = phrase.year or year_near(phrase, line)
    year = given or (0 if is_same_year(phrase) else year_of(phrase, line))
    if not year:
        return "DATE", f"XXXX-{phrase.month:02d}", None
    line.last, line.last_given = phrase._replace(year=year), bool(given)
    note_ahead(line, phrase.start, date(year, phrase.month, 1))
    line.period = (phrase.end, date(year, phrase.month, 1))
    if given or line.told:
        tell(phrase, line, year)
    return "DATE", f"{year:04d}-{phrase.month:02d}", month_ends(year, phrase.month, phrase.month)


def _counted_month(phrase: Phrase, line: Timeline) -> Resolved:
    """`tháng trước` from publication, `tháng sau` of a story and `tháng đó` from what it told."""
    if phrase.shape == "same-month":
        if not has_told(line):
            return "DATE", "PAST_REF", None
        base = moment_told(line)
    else:
        story = told_before(phrase, line)
        if story and story[0].isoformat()[:7] != story[1].isoformat()[:7]:
            return "DATE", "XXXX-XX", None
        base = (story and story[0]) or compared_with(phrase, line) or _month_published(line)
    if not base:
        return "DATE", "XXXX-XX", None
    there = shift_months(base, phrase.offset)
    return "DATE", there.isoformat()[:7], month_ends(there.year, there.month, there.month)


def _month_published(line: Timeline) -> date | None:
    known = line.published
    return date(known.year, known.month, 1) if known and known.month else None


def _lunar_month(phrase: Phrase, line: Timeline) -> Resolved | None:
    first = lunar_day(phrase._replace(day=1), line)
    if not first:
        return ("DATE", "PAST_REF", None) if is_same_year(phrase) or phrase.cycle else None
    last = last_of_lunar_month(first)
    return "DATE", f"{first}/{last}", (first, last)


def resolve_quarter(phrase: Phrase, line: Timeline) -> Resolved:
    """`quý trước`, `quý tới`: `2018-Q1`, `XXXX-QX` with no publication to count from."""
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


def resolve_months(phrase: Phrase, line: Timeline) -> Resolved:
    """`2018-H1`, `2018-Q1`, `2018-01/2018-09`; `XXXX` for a year that is not known."""
    first, last = phrase.first, phrase.last
    year = phrase.year or year_near(phrase, line)
    year = year or (0 if is_same_year(phrase) else year_of_months(phrase, line))
    line.months = (first, last, year)
    line.period = (phrase.end, date(year, first, 1)) if year else None
    value = months_value(f"{year:04d}" if year else "XXXX", first, last)
    return "DATE", value, month_ends(year, first, last) if year else None


def resolve_same_period(phrase: Phrase, line: Timeline) -> Resolved | None:
    """`cùng kỳ năm trước`: the months last spoken of, a year before them unless the words give the year."""
    first, last, told = line.months or (1, 12, 0)
    compared = compared_with(phrase, line)
    if phrase.unit in ("near-month", "near-quarter"):
        span = resolve_month if phrase.unit == "near-month" else resolve_quarter
        return span(phrase._replace(shape=phrase.unit, unit=phrase.unit[5:]), line)
    told = told or (compared.year if compared else line.published.year if line.published else 0)
    year = phrase.year or (told + (phrase.offset if phrase.unit == "near-year" else -1) if told else 0)
    if not year:
        return "DATE", "XXXX", None
    value = months_value(f"{year:04d}", first, last) if line.months else f"{year:04d}"
    return "DATE", value, month_ends(year, first, last)


def resolve_week(phrase: Phrase, line: Timeline) -> Resolved:
    """`tuần trước` from publication, `tuần đó` from what was told: `2018-W13`, `XXXX-WXX` where unknown."""
    if phrase.shape == "same-week" and not has_told(line):
        return "DATE", "PAST_REF", None
    story = told_before(phrase, line)
    base = story[0] if story else line.at if phrase.shape == "same-week" else line.today
    if not base or (story and week_value(story[0]) != week_value(story[1])):
        return "DATE", "XXXX-WXX", None
    day = shift_days(base, phrase.offset * 7)
    return "DATE", week_value(day), week_ends(day)


def resolve_season(phrase: Phrase, line: Timeline) -> Resolved | None:
    """`2017-SU`: `mùa hè 2017`, `mùa đông này`, `mùa thu năm ấy`; `PAST_REF` where no year was told."""
    if is_same_year(phrase):
        year = year_near(phrase, line)
        value = f"{year:04d}-{phrase.value}" if year else "PAST_REF"
        return "DATE", value, season_ends(year, phrase.value) if year else None
    if phrase.year or line.published:
        year = phrase.year or _season_year(phrase, line)
        return "DATE", f"{year:04d}-{phrase.value}", season_ends(year, phrase.value)
    return None


def _season_year(phrase: Phrase, line: Timeline) -> int:
    """The year in which a season begins that is told from publication."""
    assert line.published
    today = line.published.last
    if phrase.unit == "year":
        return today.year + phrase.offset
    first, last = season_ends(today.year, phrase.value)
    if phrase.offset > 0:
        return today.year + (first <= today)
    if phrase.offset < 0:
        return today.year - (last >= today)
    # In January it is still the winter of the year before.
    return today.year - (today <= season_ends(today.year - 1, phrase.value)[1])


def resolve_edge(phrase: Phrase, span: Resolved, line: Timeline) -> Resolved:
    """The day, the days or the week at an edge of a span that has been resolved."""
    type_, _, ends = span
    if not ends:
        return span
    if phrase.value == "week":
        day = week_of_span(*ends, phrase.edge)
        return type_, week_value(day), week_ends(day)
    first, last = days_of_span(*ends, phrase.edge)
    if phrase.value == "days":
        return type_, f"{first}/{last}", (first, last)
    line.at, line.at_start = first, phrase.start
    return type_, first.isoformat(), (first, last)
