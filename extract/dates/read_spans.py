"""Readers of months, quarters, years and lengths of time: each says what begins at one place of the text."""

import re
from collections.abc import Callable

from extract.dates.context import word_after, word_before
from extract.dates.phrase import Phrase
from extract.dates.read_days import (
    cycle_of,
    full_year,
    month_of,
    number_of,
    read_day,
    read_day_after_month,
    read_feast,
    read_full_moon,
    read_weekday,
    with_lunar_year,
)
from extract.dates.vocabulary import (
    AFTER,
    BEFORE,
    LUNAR_MONTHS,
    QUARTERS,
    ROMAN,
    SEASON_NEAR,
    SEASONS,
    TAILS,
    UNITS,
    WORDS,
    pattern,
)

_MONTH_OF = pattern("month_of")
_YEAR_OF = pattern("year_of")
_CYCLE_YEAR = pattern("cycle_year")
_QUARTER_OF = pattern("quarter_of")
_QUARTERS_AHEAD = pattern("quarters_ahead")
_QUARTER_NEXT = pattern("quarter_next")
_MOST_QUARTERS = 3
_LENGTHS_AHEAD = pattern("lengths_ahead")
_SCHOOL_YEARS = pattern("school_years")
_MONTHS_OF = pattern("months_of")
_MONTHS_IN = pattern("months_in")
_HALF_OF = pattern("half_of")
_MONTH_YEAR = pattern("month_year")
_BARE_YEAR = pattern("bare_year")
_LENGTH = pattern("length")
_EVERY = pattern("every")
_DECADE = pattern("decade")
_CENTURY = pattern("century")
_PLACED = pattern("placed")
# Room for a word that places and a unit with what follows it.
_PLACING_WIDTH = 6
_UNIT_WIDTH = 12
_THOUSANDS = ("hai ", "một ")
_YEARS = range(1900, 2101)
_SMALLER = {"Y": ("M", "D"), "M": ("W", "D"), "W": ("D",), "D": ("TH",), "TH": ("TM",), "TM": ("TS",)}
_YEAR_WORDS = pattern("year_words")
_DAYS_IN = pattern("days_in")
_EDGE_WEEK = pattern("edge_week")
_EDGE_QUARTER = pattern("edge_quarter")
_SEASON = pattern("season")
_SAME_YEARS = frozenset(WORDS["same"]["year"]["0"])
Reader = Callable[[str, int], Phrase | None]


def read_month(lower: str, start: int) -> Phrase | None:
    """`tháng 9`, `tháng 11/2023`, `tháng Giêng`, `Tháng Mười Hai 29, 2013`."""
    match = _MONTH_OF.match(lower, start)
    if not match:
        return read_placed(lower, start)
    year = full_year(match["y"] or match["y2"])
    shape = "month-year" if year else "month"
    lunar = match["m"] in LUNAR_MONTHS
    month = Phrase(start, match.end(), shape, shape, month=month_of(match["m"]), year=year, lunar=lunar)
    return read_day_after_month(lower, month) or with_lunar_year(lower, month)


def read_year(lower: str, start: int) -> Phrase | None:
    """`năm 2023`, `năm Kỷ Hợi`; else a length, `năm` being five as well."""
    match = _YEAR_OF.match(lower, start)
    if match and word_after(lower, match.end()) not in AFTER["money"]:
        return Phrase(start, match.end(), "year", "year", year=int(match["y"]))
    if match is None and lower.startswith(_THOUSANDS, start + 4):
        told = read_year_in_words(lower, start)
        if told:
            return told
    named = _CYCLE_YEAR.match(lower, lower.find(" ", start)) if lower.startswith(" ", start + 3) else None
    cycle = cycle_of(named["stem"], named["branch"]) if named else 0
    if not named or not cycle:
        return read_length(lower, start) or read_placed(lower, start)
    year = full_year(named["y"] or named["y2"])
    return Phrase(start, named.end(), "lunar-year", "lunar-year", cycle=cycle, year=year)


def read_year_in_words(lower: str, start: int) -> Phrase | None:
    """`năm hai nghìn không trăm mười tám`."""
    match = _YEAR_WORDS.match(lower, start)
    year = number_of(match["w"]) if match else 0
    return Phrase(start, match.end(), "year", "year", year=year) if match and year in _YEARS else None


def read_quarter(lower: str, start: int) -> Phrase | None:
    """`quý I/2018`, `quý 4 của năm 2018`, `quý cuối năm 2018`."""
    match = _QUARTER_OF.match(lower, start)
    if not match:
        return _edge_quarter(lower, start)
    last = QUARTERS[match["q"]] * 3
    ahead = None if match["y"] else _QUARTERS_AHEAD.match(lower, match.end())
    year = full_year(match["y"] or (ahead["y"] if ahead else None))
    return Phrase(start, match.end(), "quarter", "months", first=last - 2, last=last, year=year)


def _edge_quarter(lower: str, start: int) -> Phrase | None:
    match = _EDGE_QUARTER.match(lower, start)
    if not match:
        return None
    first, last = (1, 3) if match["start"] else (10, 12)
    year = full_year(match["y"])
    return Phrase(start, match.end(), "quarter", "months", first=first, last=last, year=year)


def read_more_quarters(lower: str, phrase: Phrase) -> list[Phrase]:
    """The quarters listed after one, with no `quý` of their own: `quý I, II/2018`."""
    more: list[Phrase] = []
    match = _QUARTER_NEXT.match(lower, phrase.end)
    while match and len(more) < _MOST_QUARTERS:
        last = QUARTERS[match["q"]] * 3
        year = full_year(match["y"]) or (0 if phrase.year == 0 else phrase.year)
        more.append(
            Phrase(match.start("q"), match.end(), "quarter", "months", first=last - 2, last=last, year=year)
        )
        match = _QUARTER_NEXT.match(lower, match.end())
    return more


def read_half(lower: str, start: int) -> Phrase | None:
    """`nửa đầu năm 2018`; else `nửa tháng`."""
    match = _HALF_OF.match(lower, start)
    if not match:
        return read_length(lower, start)
    first, last = (1, 6) if match["start"] else (7, 12)
    year = full_year(match["y"])
    return Phrase(start, match.end(), "half-year", "months", first=first, last=last, year=year)


def read_months_of_year(lower: str, start: int) -> Phrase | None:
    """`6 tháng đầu năm`, `ba tháng cuối năm 2018`, `ba quý đầu năm`."""
    counted = _MONTHS_IN.match(lower, start)
    match = counted or _MONTHS_OF.match(lower, start)
    count = number_of(match["n"]) if match else 0
    count *= 3 if not counted and match and match["quarters"] else 1
    if not match or not 1 <= count <= 12:
        return None
    first, last = (1, count) if counted or match["start"] else (13 - count, 12)
    year = full_year(match["y"])
    return Phrase(start, match.end(), "months-of-year", "months", first=first, last=last, year=year)


def read_days_of_month(lower: str, start: int) -> Phrase | None:
    """`10 ngày đầu` of the month or year that follows."""
    match = _DAYS_IN.match(lower, start)
    count = number_of(match["n"]) if match else 0
    if not match or not 1 <= count <= 31:
        return None
    edge = count if match["start"] else -count
    return Phrase(start, match.end(), "days-of-month", "edge", value="days", edge=edge)


# A count of these units may be a part of the year or month named after it.
_PARTS_READERS: dict[str, Reader] = {
    "M": read_months_of_year,
    "Q": read_months_of_year,
    "D": read_days_of_month,
}


def read_length(lower: str, start: int) -> Phrase | None:
    """`10 năm qua`, `2,5 năm`, `hai năm còn lại`, `nửa tháng trước`; or `6 tháng đầu năm`."""
    match = _LENGTH.match(lower, start)
    if not match:
        return None
    unit = UNITS[" ".join(match["u"].split())]
    part = _PARTS_READERS[unit](lower, start) if unit in _PARTS_READERS else None
    if part:
        return part
    every = _EVERY.match(lower, match.end())
    tail = "every" if every else TAILS.get(" ".join((match["tail"] or "").split()), "")
    end, more = (every or match).end(), _smaller_parts(match, unit)
    if match["n2"] and not more:
        end, tail = max(match.end("u"), match.end("half")), ""
    amount = 0.5 if match["half_of"] else _amount(match["n"])
    amount += 0.5 if match["half"] else 0
    if not amount:
        return None
    rule = f"length-{tail}" if tail else "length"
    return Phrase(start, end, rule, "length", amount=amount, unit=unit, tail=tail, value=more)


def _smaller_parts(match: re.Match[str], unit: str) -> str:
    """`6M15D` of `2 năm 6 tháng 15 ngày`; "" where the parts do not go down."""
    more = ""
    for count, name in (("n2", "u2"), ("n3", "u3")):
        if not match[count]:
            continue
        smaller = UNITS[match[name]]
        if smaller not in _SMALLER.get(unit, ()):
            return ""
        more, unit = f"{more}{int(match[count])}{smaller}", smaller
    return more


def read_length_of_range(lower: str, start: int) -> Phrase | None:
    """The first figure of `5-7 ngày tới`, as a length of its own."""
    match = _LENGTHS_AHEAD.match(lower, start)
    if not match or lower.endswith("ngày ", 0, start):
        return None
    unit = UNITS[" ".join(match["u"].split())]
    return Phrase(start, match.end("n"), "length", "length", amount=float(match["n"]), unit=unit)


def _amount(text: str) -> float:
    return float(text.replace(",", ".")) if text[0].isdigit() else number_of(text)


def read_decade(lower: str, start: int) -> Phrase | None:
    """`thập niên 90`, `những năm 1990`."""
    match = _DECADE.match(lower, start)
    if not match:
        return None
    century = int(match["n"]) if match["n"] else ROMAN.get(match["r"], 20)
    year = int(match["y"]) if match["y"] else 100 * (century - 1) + int(match["d"])
    return Phrase(start, match.end(), "decade", "decade", year=year)


def read_century(lower: str, start: int) -> Phrase | None:
    """`thế kỷ 20`, `thế kỷ XIX`."""
    match = _CENTURY.match(lower, start)
    if not match:
        return None
    century = int(match["n"]) if match["n"] else ROMAN[match["r"]]
    return Phrase(start, match.end(), "century", "century", year=century * 100 - 100)


def read_placed(lower: str, start: int) -> Phrase | None:
    """`đầu năm`, `cuối tháng`, `cuối tuần`, at the unit: of the year, month or week of publication."""
    match = _PLACED.search(lower[max(0, start - _PLACING_WIDTH) : start + _UNIT_WIDTH])
    if not match or match.start() > _PLACING_WIDTH:
        return None
    unit = "year" if match["year"] else "month" if match["month"] else "week"
    mod = "START" if match["start"] else "MID" if match["mid"] else "END"
    begin = max(0, start - _PLACING_WIDTH) + match.start()
    return Phrase(begin, begin + len(match.group()), "placed", f"near-{unit}", unit=unit, mod=mod, bare=True)


def read_week(lower: str, start: int) -> Phrase | None:
    """`tuần đầu tiên`, `tuần thứ hai` of the month that follows; else `cuối tuần`."""
    match = _EDGE_WEEK.match(lower, start)
    if not match:
        return read_placed(lower, start)
    edge = 1 if match["start"] else -1 if match["end"] else QUARTERS[match["n"]]
    return Phrase(start, match.end(), "week-of-month", "edge", value="week", edge=edge)


def read_season(lower: str, start: int) -> Phrase | None:
    """`mùa hè 2017`, `mùa đông này`; none in `vụ mùa thu`."""
    match = _SEASON.match(lower, start)
    if not match or word_before(lower, start) in BEFORE["crop"]:
        return None
    offset = SEASON_NEAR[" ".join(match["near"].split())] if match["near"] else 0
    year = full_year(match["y"])
    by_year = "" if year or not match["near"] else _unit_of_season(" ".join(match["near"].split()))
    value = SEASONS[match["s"]]
    return Phrase(start, match.end(), "season", "season", value=value, year=year, offset=offset, unit=by_year)


def _unit_of_season(near: str) -> str:
    """What the words after a season count in: years from publication or of the story, else seasons."""
    return "same-year" if near in _SAME_YEARS else "year" if "năm" in near else ""


def read_month_year(lower: str, start: int) -> Phrase | None:
    """`9/2017` and `10-2018`, with no `tháng`."""
    match = _MONTH_YEAR.match(lower, start)
    if not match:
        return None
    month, year = int(match["m"]), int(match["y"])
    return Phrase(start, match.end(), "month-year", "month-year", month=month, year=year, bare=True)


def read_bare_year(lower: str, start: int) -> Phrase | None:
    """`2015`; `2018` of the school year 2018/2019."""
    match = _BARE_YEAR.match(lower, start) or _SCHOOL_YEARS.match(lower, start)
    return (
        Phrase(start, match.end("y"), "bare-year", "year", year=int(match["y"]), bare=True) if match else None
    )


READERS: dict[str, Reader] = {
    "day": read_day,
    "month_day": read_day,
    "full_moon": read_full_moon,
    "month": read_month,
    "year": read_year,
    "quarter": read_quarter,
    "half": read_half,
    "weekday": read_weekday,
    "decade": read_decade,
    "century": read_century,
    "feast": read_feast,
    "length": read_length,
    "week": read_week,
    "season": read_season,
}
