"""Readers of expressions that hold figures: each looks at one place of the text and says what begins there."""

import re
from collections.abc import Callable

from extract.dates.phrase import Phrase
from extract.dates.vocabulary import (
    BRANCHES,
    LUNAR_MONTHS,
    MONTHS,
    NUMBER_WORDS,
    PARTS,
    QUARTERS,
    STEMS,
    TAILS,
    UNITS,
    WEEKDAYS,
    WORDS,
    any_of,
)
from extract.numerals import number_from_words

_S = r"[ \xa0]"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:1[0-9]|20|21)\d\d(?!\d)"
_MONTH_WORD = rf"(?:{_MONTH}|(?:{any_of(MONTHS)})(?!\w))"
_DASH = r"[-–.]"

# `6/11`, `27/4/2023`, `18-12`, `1-7-2025`, `3/9/91`, `2 tháng 9`, `12 tháng 10 năm 2017`, `9 tháng 1 2015`, `12`
_DATE = re.compile(
    rf"(?P<d>{_DAY}|(?:{NUMBER_WORDS})(?={_S}tháng))"
    rf"(?:(?P<sep>{_S}?/{_S}?|{_DASH})(?P<m>{_MONTH})"
    rf"(?:(?:{_S}?/{_S}?|{_DASH})(?P<y>{_YEAR}|\d\d(?!\d)(?!{_DASH}?\d))|(?!\.\d))(?!/\w)"
    rf"|{_S}+tháng{_S}+(?P<mw>{_MONTH_WORD})(?:(?:{_S}*[,/.-]?{_S}*|{_S}+năm{_S}+)(?P<yw>{_YEAR}))?)?"
)
_DASHED_ON = re.compile(r"[-–.]\d")
_DAY_BEGINS = re.compile(rf"(?:ngày{_S}+)?(?P<lunar>m[ùồ]ng)?(?:ngày|hôm|bữa)?{_S}+")
_TET = re.compile(rf"{_S}+tết(?!\w)")
_CYCLE = rf"(?P<stem>{any_of(STEMS)}){_S}+(?P<branch>{any_of(BRANCHES)})(?!\w)"
_CYCLE_YEAR = re.compile(rf"{_S}+(?:năm{_S}+)?{_CYCLE}(?:{_S}+\(?(?P<y>{_YEAR})\)?)?")
_MONTH_OF = re.compile(
    rf"tháng{_S}+(?P<m>{_MONTH_WORD})(?:{_S}?[/.–-]{_S}?(?P<y>{_YEAR})|{_S}+(?P<y2>{_YEAR}))?(?!{_S}?/{_S}?[\w])"
)
_DAY_AFTER_MONTH = re.compile(rf"{_S}+(?P<d>{_DAY}),{_S}(?P<y>{_YEAR})")
_YEAR_OF = re.compile(rf"năm{_S}+(?P<y>{_YEAR})(?![.,]\d{{3}})")
_QUARTER_OF = re.compile(
    rf"qu[ýí]{_S}+(?P<q>{any_of(QUARTERS)})(?!\w)(?:{_S}?[/–-]{_S}?(?P<y>{_YEAR})|{_S}+của(?={_S}+năm))?"
)
_MONTHS_OF = re.compile(
    rf"(?P<n>\d{{1,2}}|{NUMBER_WORDS}){_S}+tháng{_S}+(?P<w>đầu|cuối)"
    rf"(?:{_S}+(?:của{_S}+)?năm(?!{_S}+học)(?:{_S}+(?P<y>{_YEAR}))?(?!\w)|(?={_S}*[,.;)\n]|$))"
)
_HALF_OF = re.compile(rf"nửa{_S}+(?P<w>đầu|cuối){_S}+năm(?:{_S}+(?P<y>{_YEAR}))?(?!\w)")
_CLOCK = re.compile(
    rf"(?P<h>[01]?\d|2[0-4])(?:{_S}?(?:h|giờ|g(?=\d)){_S}?(?:(?P<m>[0-5]?\d)(?:{_S}?(?:phút|p|'))?(?![\d/.%-]|,\d)"
    rf"|(?P<half>rưỡi))?|:(?P<m2>[0-5]\d)(?::[0-5]\d)?)(?:{_S}?(?P<ap>[ap]m))?(?![\w:])"
)
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:[t ](?P<h>[01]\d|2[0-4]):(?P<mi>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?"
)
_MONTH_YEAR = re.compile(rf"(?P<m>{_MONTH}){_S}?[/–-]{_S}?(?P<y>(?:19|20)\d\d)(?![\d/]|-\d)")
_BARE_YEAR = re.compile(r"(?P<y>(?:19|20)\d\d)(?![\d%]|[.,/]\d)")
_LENGTH = re.compile(
    rf"(?P<n>\d{{1,4}}(?:[.,]\d{{1,2}})?|{NUMBER_WORDS}|nửa){_S}?(?P<u>{any_of(UNITS)})(?!\w)"
    rf"(?:{_S}(?P<half>rưỡi)(?!\w))?(?:{_S}(?P<n2>\d{{1,2}}){_S}(?P<u2>tháng|ngày|giờ|phút|tuần|giây)(?!\w))?"
    rf"(?:{_S}(?P<tail>{any_of(TAILS)})(?!\w))?"
)
_WEEKDAY = re.compile(rf"thứ{_S}+(?P<w>{any_of(WEEKDAYS)})(?!\w)|ch[ủú]a?{_S}+nhật")
_DECADE = re.compile(rf"(?:thập niên|thập kỷ|những năm){_S}+(?:(?P<y>1[89]\d0|20\d0)|(?P<d>[2-9]0))(?!\d)")
_CENTURY = re.compile(
    rf"thế k[ỷỉ]{_S}+(?:thứ{_S}+)?(?:(?P<n>1\d|2[01])|(?P<r>xviii|xvii|xvi|xv|xix|xxi|xx))(?!\w)"
)
_ROMAN = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}
_FEASTS = WORDS["feasts"]
_FEAST = re.compile(
    rf"(?P<feast>{any_of([*_FEASTS['new_year'], *_FEASTS['solar'], *_FEASTS['lunar']])})(?!\w)|(?P<tet>tết)(?!\w)"
)
_FEAST_YEAR = re.compile(rf"{_S}+(?:năm{_S}+)?(?P<y>{_YEAR})")
Reader = Callable[[str, int], Phrase | None]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else (number_from_words(text) or 0)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[re.sub(r"\s+", " ", text)]


def full_year(text: str | None) -> int:
    """`2023` and `23` as a year, the latter within 1950-2049; 0 for None."""
    if not text:
        return 0
    year = int(text)
    return year if year > 99 else year + (1900 if year >= 50 else 2000)


def read_date(lower: str, start: int, *, begin: int, bare: bool) -> Phrase | None:
    """The day written at `start`; the phrase begins at `begin`, with the words before it."""
    match = _DATE.match(lower, start)
    if not match:
        return None
    day, end, month, year, lunar = _number(match["d"]), match.end(), 0, 0, False
    if match["m"]:
        month, year = int(match["m"]), full_year(match["y"])
        dashed = "/" not in match["sep"]
        if (not year and _DASHED_ON.match(lower, end) and dashed) or lower.startswith("/", end):
            month, year, end = 0, 0, match.end("d")
    elif match["mw"]:
        month, year, lunar = _month(match["mw"]), full_year(match["yw"]), match["mw"] in LUNAR_MONTHS
    shape = "date" if year else "day-month" if month else "day"
    if not 1 <= day <= 31:
        return None
    return Phrase(begin, end, shape, shape, bare=bare, day=day, month=month, year=year, lunar=lunar)


def read_day(lower: str, start: int) -> Phrase | None:
    """`ngày 6/11`, `hôm 23/1`, `ngày 12`, `mùng 2 Tết`, `ngày mùng 3 tháng ba`."""
    begin = _DAY_BEGINS.match(lower, start)
    if not begin:
        return None
    phrase = read_date(lower, begin.end(), begin=start, bare=False)
    if phrase and phrase.shape == "day":
        return _with_tet(lower, phrase._replace(rule="first-days" if begin["lunar"] else "day"))
    return phrase


def _with_tet(lower: str, phrase: Phrase) -> Phrase:
    tet = _TET.match(lower, phrase.end)
    if not tet:
        return phrase
    month = 1 if phrase.day < 15 else 12
    return _with_cycle(
        lower, phrase._replace(end=tet.end(), month=month, lunar=True, rule="tet-day", shape="day-month")
    )


def _with_cycle(lower: str, phrase: Phrase) -> Phrase:
    """The phrase with the name of its lunar year, and the figure of the year where both stand there."""
    match = _CYCLE_YEAR.match(lower, phrase.end)
    if not match:
        year = _FEAST_YEAR.match(lower, phrase.end) if phrase.lunar else None
        return phrase._replace(end=year.end(), year=int(year["y"])) if year else phrase
    cycle = cycle_of(match["stem"], match["branch"])
    year_value = full_year(match["y"])
    end = match.end("y") if match["y"] else match.end("branch")
    return phrase._replace(end=end, cycle=cycle, year=year_value, lunar=True) if cycle else phrase


def cycle_of(stem: str, branch: str) -> int:
    """The place (1 to 60) of a stem and a branch in the cycle of years; 0 where they never meet."""
    return next((n + 1 for n in range(60) if n % 10 == STEMS[stem] and n % 12 == BRANCHES[branch]), 0)


def read_full_moon(lower: str, start: int) -> Phrase | None:
    """`rằm tháng Giêng`, `rằm tháng 7`."""
    month = _MONTH_OF.match(lower, start + 4)
    if not month:
        return None
    return Phrase(
        start, month.end("m"), "full-moon", "day-month", day=15, month=_month(month["m"]), lunar=True
    )


def read_month(lower: str, start: int) -> Phrase | None:
    """`tháng 9`, `tháng 11/2023`, `tháng Giêng`, `Tháng Mười Hai 29, 2013`."""
    match = _MONTH_OF.match(lower, start)
    if not match:
        return None
    month, year = _month(match["m"]), full_year(match["y"] or match["y2"])
    lunar = match["m"] in LUNAR_MONTHS
    day = None if year else _DAY_AFTER_MONTH.match(lower, match.end())
    if day:
        return Phrase(start, day.end(), "date", "date", day=int(day["d"]), month=month, year=int(day["y"]))
    shape = "month-year" if year else "month"
    return Phrase(start, match.end(), shape, shape, month=month, year=year, lunar=lunar)


def read_year(lower: str, start: int) -> Phrase | None:
    """`năm 2023`, `năm Kỷ Hợi`; else a length of `năm` things."""
    match = _YEAR_OF.match(lower, start)
    if match:
        return Phrase(start, match.end(), "year", "year", year=int(match["y"]))
    named = _CYCLE_YEAR.match(lower, start + 3)
    if named:
        cycle = cycle_of(named["stem"], named["branch"])
        end = named.end("y") if named["y"] else named.end("branch")
        return (
            Phrase(start, end, "lunar-year", "lunar-year", cycle=cycle, year=full_year(named["y"]))
            if cycle
            else None
        )
    return read_length(lower, start)


def read_quarter(lower: str, start: int) -> Phrase | None:
    """`quý I/2018`, `quý 4 của năm 2018`."""
    match = _QUARTER_OF.match(lower, start)
    if not match:
        return None
    quarter = QUARTERS[match["q"]]
    year = full_year(match["y"])
    return Phrase(start, match.end(), "quarter", "months", first=quarter * 3 - 2, last=quarter * 3, year=year)


def read_half(lower: str, start: int) -> Phrase | None:
    """`nửa đầu năm 2018`; else `nửa tháng`."""
    match = _HALF_OF.match(lower, start)
    if not match:
        return read_length(lower, start)
    first = 1 if match["w"] == "đầu" else 7
    return Phrase(
        start, match.end(), "half-year", "months", first=first, last=first + 5, year=full_year(match["y"])
    )


def read_weekday(lower: str, start: int) -> Phrase | None:
    """`thứ Hai`, `chủ nhật`."""
    match = _WEEKDAY.match(lower, start)
    if not match:
        return None
    weekday = WEEKDAYS[match["w"]] if match["w"] else 7
    return Phrase(start, match.end(), "weekday", "weekday", weekday=weekday, bare=weekday != 7)


def read_decade(lower: str, start: int) -> Phrase | None:
    """`thập niên 90`, `những năm 1990`."""
    match = _DECADE.match(lower, start)
    if not match:
        return None
    year = int(match["y"]) if match["y"] else 1900 + int(match["d"])
    return Phrase(start, match.end(), "decade", "decade", year=year)


def read_century(lower: str, start: int) -> Phrase | None:
    """`thế kỷ 20`, `thế kỷ XIX`."""
    match = _CENTURY.match(lower, start)
    if not match:
        return None
    century = int(match["n"]) if match["n"] else _ROMAN[match["r"]]
    return Phrase(start, match.end(), "century", "century", year=century * 100 - 100)


def read_feast(lower: str, start: int) -> Phrase | None:
    """`Tết Nguyên đán 2018`, `Tết Kỷ Hợi`, `Tết Trung thu`, `giao thừa`."""
    match = _FEAST.match(lower, start)
    if not match:
        return None
    name = re.sub(r"\s+", " ", match["feast"] or "")
    solar = _FEASTS["solar"].get(name)
    day, month = (solar or _FEASTS["lunar"].get(name) or "1-1").split("-")
    phrase = Phrase(
        start, match.end(), "feast", "feast", day=int(day), month=int(month), lunar=solar is None,
        bare=match["tet"] is not None,
    )  # fmt: skip
    return _with_cycle(lower, phrase)


def read_months_of_year(lower: str, start: int) -> Phrase | None:
    """`6 tháng đầu năm`, `ba tháng cuối năm 2018`."""
    match = _MONTHS_OF.match(lower, start)
    count = _number(match["n"]) if match else 0
    if not match or not 1 <= count <= 12:
        return None
    first, last = (1, count) if match["w"] == "đầu" else (13 - count, 12)
    return Phrase(
        start, match.end(), "months-of-year", "months", first=first, last=last, year=full_year(match["y"])
    )


def read_length(lower: str, start: int) -> Phrase | None:
    """`10 năm qua`, `2,5 năm`, `hai năm còn lại`, `nửa tháng trước`; or `6 tháng đầu năm`."""
    months = read_months_of_year(lower, start)
    if months:
        return months
    match = _LENGTH.match(lower, start)
    if not match:
        return None
    number = match["n"]
    amount = (
        0.5
        if number == "nửa"
        else float(number.replace(",", "."))
        if number[0].isdigit()
        else _number(number)
    )
    amount += 0.5 if match["half"] else 0
    tail = TAILS.get(match["tail"] or "", "")
    unit = UNITS[re.sub(r"\s+", " ", match["u"])]
    more = f"{int(match['n2'])}{UNITS[match['u2']]}" if match["n2"] else ""
    return Phrase(
        start, match.end(), f"length-{tail}" if tail else "length", "length",
        amount=amount, unit=unit, tail=tail, value=more,
    )  # fmt: skip


def read_iso(lower: str, start: int) -> Phrase | None:
    """`2025-07-21 00:00:00`."""
    match = _ISO.match(lower, start)
    if not match:
        return None
    hour, minute = (int(match["h"]), int(match["mi"])) if match["h"] else (-1, -1)
    return Phrase(
        start, match.end(), "iso", "date",
        day=int(match["d"]), month=int(match["m"]), year=int(match["y"]), hour=hour, minute=minute,
    )  # fmt: skip


def read_clock(lower: str, start: int) -> Phrase | None:
    """`22h30`, `22 giờ 30`, `7:30`, `15h`."""
    match = _CLOCK.match(lower, start)
    if not match:
        return None
    hour = int(match["h"])
    minute = 30 if match["half"] else int(match["m"] or match["m2"] or -1)
    if match["ap"] == "pm" and hour < 12:
        hour += 12
    end = match.end()
    return Phrase(
        start,
        end - (not match["m"] and lower[end - 1] in " \xa0"),
        "clock",
        "clock",
        hour=hour,
        minute=minute,
    )


def read_month_year(lower: str, start: int) -> Phrase | None:
    """`9/2017` and `10-2018`, with no `tháng`."""
    match = _MONTH_YEAR.match(lower, start)
    if not match:
        return None
    return Phrase(
        start, match.end(), "month-year", "month-year", month=int(match["m"]), year=int(match["y"]), bare=True
    )


def read_bare_year(lower: str, start: int) -> Phrase | None:
    """`2015`."""
    match = _BARE_YEAR.match(lower, start)
    return Phrase(start, match.end(), "bare-year", "year", year=int(match["y"]), bare=True) if match else None


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
}
PART_WORDS = PARTS
