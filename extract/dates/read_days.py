"""Readers of days, feasts and clock times: each says what begins at one place of the text."""

import re

from extract.dates.phrase import Phrase
from extract.dates.vocabulary import BRANCHES, LUNAR_MONTHS, MONTHS, STEMS, WEEKDAYS, WORDS, pattern
from extract.numerals import number_from_words
from extract.phrases import any_of

_DATE = pattern("date")
_DASHED_ON = re.compile(r"[-–.]\d")
_EDGE_DAY = pattern("edge_day")
_EDGES = ("đầu", "cuối")
_FIRST_WORD = pattern("first_word")
# Days counted with `mùng`.
_FIRST_DAYS = 10
_DAY_WIDTH = len("ngày ")
_DAY_BEGINS = pattern("day_begins")
_TET = pattern("tet_after")
_CYCLE_YEAR = pattern("cycle_year")
_FEAST_YEAR = pattern("feast_year")
_FULL_MOON = pattern("full_moon")
_LUNAR_MARK = pattern("lunar_mark")
_LEAP = pattern("leap")
_DAY_AFTER_MONTH = pattern("day_after_month")
_ISO = pattern("iso")
_CLOCK = pattern("clock")
_CLOCK_TO = pattern("clock_to")
_WEEKDAY = pattern("weekday")
_FEASTS = WORDS["feasts"]
_NEW_YEAR = frozenset([*_FEASTS["new_year"], *_FEASTS["new_year_short"]])
_FEAST = re.compile(rf"(?:{any_of([*_NEW_YEAR, *_FEASTS['solar'], *_FEASTS['lunar']])})(?!\w)")
_PIVOT = 50


def number_of(text: str) -> int:
    """A number in figures or in words; 0 where the words are none."""
    return int(text) if text.isdigit() else (number_from_words(text) or 0)


def month_of(text: str) -> int:
    """A month by its figure or its name."""
    return int(text) if text.isdigit() else MONTHS[" ".join(text.split())]


def full_year(text: str | None) -> int:
    """`2023` and `23` as a year, the latter within 1950-2049; 0 for None."""
    year = int(text or 0)
    return year if year > 99 or not text else year + (1900 if year >= _PIVOT else 2000)


def read_date(lower: str, start: int, *, begin: int, bare: bool) -> Phrase | None:
    """The day written at `start`; the phrase begins at `begin`, with the words before it."""
    match = _DATE.match(lower, start)
    day = number_of(match["d"]) if match else 0
    if not match or not 1 <= day <= 31:
        return None
    phrase = Phrase(begin, match.end(), "day", "day", bare=bare, day=day)
    if match["m"]:
        phrase = _in_figures(match, phrase, lower)
    elif match["mw"]:
        phrase = phrase._replace(
            month=month_of(match["mw"]), year=full_year(match["yw"]), lunar=match["mw"] in LUNAR_MONTHS
        )
    shape = "date" if phrase.year else "day-month" if phrase.month else "day"
    return with_lunar_year(lower, phrase._replace(rule=shape, shape=shape))


def _in_figures(match: re.Match[str], phrase: Phrase, lower: str) -> Phrase:
    """The day with its month, unless more figures follow, so that the second one is a day too (`1-3/8`)."""
    year, end, slashed = full_year(match["y"]), match.end(), "/" in match["sep"]
    if match["y"] and len(match["y"]) == 2 and not lower.startswith(match["sep"], match.end("m")):
        year, end = 0, match.end("m")
    on = not slashed and (lower.startswith("/", end) or (not year and _DASHED_ON.match(lower, end)))
    if on or (slashed and lower.startswith("/", end)):
        return phrase._replace(end=match.end("d"))
    return phrase._replace(end=end, month=int(match["m"]), year=year)


def with_lunar_year(lower: str, phrase: Phrase) -> Phrase:
    """The phrase with what makes it lunar right after it: `Tết`, `âm lịch`, a year's name in the cycle."""
    tet = _TET.match(lower, phrase.end) if phrase.shape == "day" else None
    if tet:
        month = 1 if phrase.day < 15 else 12
        phrase = phrase._replace(
            end=tet.end(), month=month, lunar=True, rule="tet-day", shape="day-month", bare=False, tail="tet"
        )
    leap = _LEAP.match(lower, phrase.end) if phrase.month else None
    if leap:
        phrase = phrase._replace(end=leap.end(), lunar=True, leap=True, bare=False)
    mark = _LUNAR_MARK.match(lower, phrase.end)
    if mark and phrase.month:
        phrase = phrase._replace(end=mark.end(), lunar=True, bare=False)
    named = _CYCLE_YEAR.match(lower, phrase.end) if phrase.month else None
    if named:
        return _in_cycle(phrase, named)
    dated = (phrase.lunar or phrase.shape == "feast") and not phrase.year
    year = _FEAST_YEAR.match(lower, phrase.end) if dated else None
    return phrase._replace(end=year.end(), year=int(year["y"])) if year else phrase


def _in_cycle(phrase: Phrase, named: re.Match[str]) -> Phrase:
    cycle = cycle_of(named["stem"], named["branch"])
    if not cycle:
        return phrase
    return phrase._replace(
        end=named.end(), cycle=cycle, year=full_year(named["y"] or named["y2"]), lunar=True
    )


def cycle_of(stem: str, branch: str) -> int:
    """The place (1 to 60) of a stem and a branch in the cycle of years; 0 where they never meet."""
    places = (place for place in range(60) if place % 10 == STEMS[stem] and place % 12 == BRANCHES[branch])
    return next(places, -1) + 1


def read_day(lower: str, start: int) -> Phrase | None:
    """`ngày 6/11`, `hôm 23/1`, `ngày 12`, `mùng 2 Tết`, `ngày mùng 3 tháng ba`; `ngày đầu tiên`."""
    edge = _EDGE_DAY.match(lower, start) if lower.startswith(_EDGES, start + _DAY_WIDTH) else None
    if edge:
        at = 1 if edge["start"] else -1
        return Phrase(start, edge.end(), "edge-day", "edge", value="day", edge=at)
    begins = _DAY_BEGINS.match(lower, start)
    phrase = read_date(lower, begins.end(), begin=start, bare=False) if begins else None
    if begins and begins["first"] and (phrase is None or phrase.shape == "day"):
        phrase = phrase or _first_day_in_words(lower, start, begins.end())
        return phrase._replace(rule="first-days", lunar=True, tail="first") if phrase else None
    return phrase


def _first_day_in_words(lower: str, start: int, at: int) -> Phrase | None:
    """`mùng Một`, with no month."""
    match = _FIRST_WORD.match(lower, at)
    day = number_of(match.group()) if match else 0
    return Phrase(start, match.end(), "day", "day", day=day) if match and 1 <= day <= _FIRST_DAYS else None


def read_full_moon(lower: str, start: int) -> Phrase | None:
    """`rằm tháng Giêng`, `rằm tháng Bảy năm 2017`."""
    match = _FULL_MOON.match(lower, start)
    if not match:
        return None
    month = month_of(match["m"])
    phrase = Phrase(start, match.end(), "full-moon", "day-month", day=15, month=month, lunar=True)
    return with_lunar_year(lower, phrase)


def read_day_after_month(lower: str, month: Phrase) -> Phrase | None:
    """`tháng Mười Hai 29, 2013`, after the month."""
    match = _DAY_AFTER_MONTH.match(lower, month.end)
    if not match or month.year:
        return None
    return month._replace(
        end=match.end(), rule="date", shape="date", day=int(match["d"]), year=int(match["y"])
    )


def read_feast(lower: str, start: int) -> Phrase | None:
    """`Tết Nguyên đán 2018`, `Tết Kỷ Hợi`, `Tết Trung thu`, `giao thừa`."""
    match = _FEAST.match(lower, start)
    if not match:
        return None
    name = " ".join(match.group().split())
    solar = _FEASTS["solar"].get(name)
    day, month = (solar or _FEASTS["lunar"].get(name) or "1-1").split("-")
    phrase = Phrase(
        start, match.end(), "feast", "feast", day=int(day), month=int(month), lunar=not solar, tail="tet"
    )
    named = with_lunar_year(lower, phrase)
    return named._replace(bare=name in _FEASTS["short"] and named.end == phrase.end)


def read_weekday(lower: str, start: int) -> Phrase | None:
    """`thứ Hai`, `chủ nhật`; only the latter is sure to be a day."""
    match = _WEEKDAY.match(lower, start)
    if not match:
        return None
    weekday = WEEKDAYS[match["w"]] if match["w"] else 7
    return Phrase(start, match.end(), "weekday", "weekday", weekday=weekday, bare=weekday != 7)


def read_iso(lower: str, start: int) -> Phrase | None:
    """`2025-07-21 00:00:00`."""
    match = _ISO.match(lower, start)
    if not match:
        return None
    hour, minute = (int(match["h"]), int(match["mi"])) if match["h"] else (-1, -1)
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Phrase(
        start, match.end(), "iso", "date", day=day, month=month, year=year, hour=hour, minute=minute
    )


def read_clock(lower: str, start: int) -> Phrase | None:
    """`22h30`, `22 giờ 30`, `7:30`, `15h`, `4 giờ kém 10 phút`."""
    match = _CLOCK.match(lower, start)
    if not match:
        return None
    hour = int(match["h"])
    minute = 30 if match["half"] else int(match["m"] or match["m2"] or -1)
    hour += 12 if match["ap"] == "pm" and hour < 12 else 0
    end = start + len(match.group().rstrip())
    to = _CLOCK_TO.match(lower, end) if minute < 0 else None
    if to is not None:
        hour, minute, end = (hour - 1) % 24, 60 - int(to["m"]), to.end()
    return Phrase(start, end, "clock", "clock", hour=hour, minute=minute)
