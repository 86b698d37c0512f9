"""Neighbouring phrases that name one time become one; ends of a range share what only one of them says."""

import re

from extract.dates.context import is_ahead, is_linked
from extract.dates.phrase import Phrase
from extract.dates.vocabulary import MODS, TAILS, WORDS, pattern
from extract.phrases import any_of

_DAY = pattern("gap_day")
_APPOSED = pattern("gap_apposed")
_SPACE = pattern("gap_space")
_CLOCK = pattern("gap_clock")
_DATED = pattern("gap_dated")
_YEARS = pattern("gap_years")
_PART_DATED = pattern("part_dated")
_NEAR = 16
_MOD_BEFORE = re.compile(rf"(?<!\w)({any_of(MODS)})[ \xa0]+$")
_MOD_ENDS = tuple(f"{word}{space}" for word in MODS for space in " \xa0")
_NOT_AFTER = re.compile(rf"(?<!\w)(?:{any_of(WORDS['mods_not_after']['words'])})[ \xa0]+$")
_WITH_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['same_with']['words'])})[ \xa0]+$")
_AGO_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['senses']['ago_before'])})[ \xa0]+$")
_SIDES = {
    side: re.compile(rf"[ \xa0]+(?:{any_of(WORDS['senses'][f'weekday_{side}'])})(?!\w)")
    for side in ("future", "past", "this")
}
_BEFORE = 16
_NOTHING = re.compile("")
# What is a time only together with a neighbour.
_ONLY_WITH = frozenset({"part", "edge", "same-moment"})
_NOON, _MIDNIGHT = 12, 24
_PLACING = frozenset({"START", "MID", "END"})
_BOUNDING = frozenset({"LESS_THAN", "MORE_THAN"})
_FIXED_DAYS = ("day-month", "date")
_DAYS = (*_FIXED_DAYS, "day", "weekday", "near-day", "same-day", "feast")
# Without their year.
_OPEN = frozenset({"day-month", "month", "months"})
_MONTHS = ("month", "month-year", "near-month", "same-month")
_GAPS: dict[tuple[str, str], re.Pattern[str]] = {
    **{("clock", shape): _DAY for shape in (*_DAYS, "part")},
    **{("part", shape): _SPACE for shape in (*_DAYS, "clock")},
    **{(shape, dated): _APPOSED for shape in ("weekday", "near-day") for dated in (*_FIXED_DAYS, "day")},
    ("near-day", "weekday"): _APPOSED,
    ("weekday", "near-day"): _APPOSED,
    ("weekday", "near-week"): _SPACE,
    ("weekday", "same-week"): _SPACE,
    **{("edge", span): _NOTHING for span in (*_MONTHS, "year", "near-year", "same-year", "months")},
    **{("day", month): _DATED for month in ("month", "month-year")},
    **{("day", month): _SPACE for month in ("near-month", "same-month")},
    **{("day-month", year): _SPACE for year in ("near-year", "same-year", "lunar-year")},
    **{("month", year): _SPACE for year in ("near-year", "same-year")},
    **{(month, "year"): _DATED for month in ("day-month", "month")},
    **{(span, year): _YEARS for span in ("months", "feast") for year in ("year", "near-year", "same-year")},
    **{
        (same, span): _YEARS
        for same in ("same-period", "same-moment")
        for span in ("year", "near-year", "near-month", "near-quarter")
    },
    **{(shape, "clock"): _CLOCK for shape in (*_FIXED_DAYS, "near-day", "same-day", "weekday")},
    **{(shape, "part"): _SPACE for shape in (*_FIXED_DAYS, "near-day", "same-day", "weekday")},
    **{(shape, "weekday"): _APPOSED for shape in _FIXED_DAYS},
    ("feast", "day-month"): _APPOSED,
    ("feast", "feast"): _SPACE,
    ("vague", "length"): _SPACE,
    ("weekday", "vague"): _SPACE,
    **{(shape, "set"): _SPACE for shape in ("day", "day-month", "weekday", "clock", "part")},
}  # fmt: skip
_WITH_YEAR = {"day": "date", "day-month": "date", "month": "month-year"}


def join_phrases(phrases: list[Phrase], lower: str) -> list[Phrase]:
    """One phrase for each time named, with its modifiers, and with what the other end of its range says."""
    joined: list[Phrase] = []
    for phrase in phrases:
        together = _together(joined[-1], phrase, lower) if joined else None
        if together:
            joined[-1] = together
        else:
            joined.append(phrase)
    return [
        _with_words_before(phrase, lower)
        for phrase in _shared(joined, lower)
        if phrase.shape not in _ONLY_WITH
    ]


def _together(a: Phrase, b: Phrase, lower: str) -> Phrase | None:
    """Two neighbours as one phrase, or None where they are two times."""
    gap = _GAPS.get((a.shape, b.shape))
    match = gap.fullmatch(lower, a.end, b.start) if gap and b.start - a.end <= _NEAR else None
    if not match or (a.hour >= 0 and b.hour >= 0) or (a.part and b.part and a.hour < 0):
        return None
    if b.shape == "part" and (a.hour < 0 or ("," in match.group() and not _PART_DATED.match(lower, b.end))):
        return None
    if "," in match.group() and a.shape in ("day", "day-month", "month") and not _in_words(a, b, lower):
        return None
    if a.shape == "feast" and b.shape == "day-month" and (a.day, a.month) != (b.day, b.month):
        return None
    if a.shape == "vague":
        return _told_from_there(a, b, lower)
    if b.shape == "clock" and a.shape != "part" and ":" not in lower[b.start : b.end] and not match["at"]:
        return None
    enclosed = "(" in match.group()
    if enclosed and lower[b.end : b.end + 1] != ")":
        return None
    return _merged(a, b)._replace(start=a.start, end=b.end + enclosed)


def _in_words(a: Phrase, b: Phrase, lower: str) -> bool:
    """Whether a comma parts what is told in words: `ngày 3, tháng 4, năm 2018`, not `ngày 3/4, năm 2018`."""
    unit = lower.rfind("tháng", a.start, a.end) >= 0 or a.shape == "day"
    return unit and lower[a.start].isalpha() and b.end - b.start < _NEAR


def _told_from_there(a: Phrase, b: Phrase, lower: str) -> Phrase | None:
    """`sau đó 2 ngày`, `trước đó một tuần`: a moment so far from the one told."""
    tail = TAILS.get(" ".join(lower[a.start : a.end].split()), "")
    return b._replace(start=a.start, tail=tail) if tail and not b.tail else None


def _merged(a: Phrase, b: Phrase) -> Phrase:
    hour, minute = (a.hour, a.minute) if a.hour >= 0 else (b.hour, b.minute)
    if a.shape == "edge":
        return b._replace(value=a.value, edge=a.edge, rule=a.rule)
    if a.shape == "part" and b.shape == "clock":
        return b._replace(part=a.part)
    if a.shape in ("same-period", "same-moment"):
        return a._replace(
            shape="same-period", unit=b.shape if b.year == 0 else "", offset=b.offset, year=b.year
        )
    if b.shape in ("clock", "part"):
        return a._replace(hour=hour, minute=minute, part=a.part or b.part)
    if (b.shape == "weekday" and a.shape in _FIXED_DAYS) or (a.shape == "feast" and b.shape == "day-month"):
        return a
    if b.shape == "vague":
        return a._replace(tail="past" if b.value == "PAST_REF" else "future")
    if a.shape == b.shape == "feast":
        return a._replace(year=b.year, cycle=b.cycle)
    if b.shape == "set":
        return a._replace(shape="set", value=_recurring(a, b.value))
    if b.shape == "near-month" and a.tail == "first":
        return a._replace(unit=b.unit, offset=b.offset, tail="", lunar=False)
    if b.shape in ("near-year", "near-month", "near-week"):
        return a._replace(unit=b.unit, offset=b.offset, tail=a.tail or b.tail)
    if b.shape in ("same-month", "same-week"):
        return a._replace(unit=b.shape, offset=b.offset)
    if a.shape in ("clock", "part", "weekday", "near-day"):
        return b._replace(hour=hour, minute=minute, part=a.part or b.part)
    if b.shape == "same-year":
        return a._replace(unit="same-year", offset=b.offset)
    year = b.year or a.year
    shape = _WITH_YEAR.get(a.shape, a.shape) if year or b.cycle else "day-month"
    lunar = a.lunar or b.lunar or b.cycle > 0
    return a._replace(shape=shape, month=a.month or b.month, year=year, cycle=b.cycle or a.cycle, lunar=lunar)


def _recurring(phrase: Phrase, period: str) -> str:
    """`19h00 thứ 6 hàng tuần` is `XXXX-WXX-5T19:00`; a time that does not fit its period stays a period."""
    if phrase.lunar:
        return period
    if phrase.weekday and period == "P1W":
        value = f"XXXX-WXX-{phrase.weekday}"
    elif phrase.day and phrase.month and period == "P1Y":
        value = f"XXXX-{phrase.month:02d}-{phrase.day:02d}"
    elif phrase.day and period == "P1M":
        value = f"XXXX-XX-{phrase.day:02d}"
    elif phrase.shape in ("clock", "part") and period == "P1D":
        value = "XXXX-XX-XX"
    else:
        return period
    return value + clock_value(phrase)


def clock_value(phrase: Phrase) -> str:
    """The clock time or part of the day, as TIMEX3 writes it after a date; "" for a whole day."""
    if phrase.hour < 0:
        return f"T{phrase.part}" if phrase.part else ""
    hour = phrase.hour
    if hour == _NOON and phrase.part == "NI":
        hour = _MIDNIGHT
    afternoon = phrase.part in ("AF", "EV") or (phrase.part == "NI" and hour >= 6)
    if (hour < 12 and afternoon) or (phrase.part == "MI" and hour <= 3):
        hour += 12
    return f"T{hour:02d}:{max(phrase.minute, 0):02d}"


def _with_words_before(phrase: Phrase, lower: str) -> Phrase:
    """The phrase with the words before it that soften or place it, or make a length a moment in the past."""
    if phrase.shape in ("set", "vague"):
        return phrase
    for _ in range(2):
        if not lower.endswith(_MOD_ENDS, 0, phrase.start):
            break
        match = _MOD_BEFORE.search(lower[max(0, phrase.start - _BEFORE) : phrase.start])
        start = phrase.start - len(match[0]) if match else 0
        if not match or not _modifies(match[1], phrase) or _before(_NOT_AFTER, lower, start):
            break
        phrase = phrase._replace(start=start, mod=phrase.mod or MODS[" ".join(match[1].split())])
    if phrase.shape == "weekday" and not phrase.unit and not phrase.tail:
        return _with_side(phrase, lower)
    if phrase.shape == "length":
        ago = _before(_AGO_BEFORE, lower, phrase.start)
        return phrase._replace(start=phrase.start - ago, tail="ago") if ago else phrase
    return phrase._replace(
        start=phrase.start - (_before(_WITH_BEFORE, lower, phrase.start) if phrase.part else 0)
    )


def _with_side(phrase: Phrase, lower: str) -> Phrase:
    """A day of the week with the word that puts it before or after publication (`thứ Ba tới`)."""
    for side, words in _SIDES.items():
        match = words.match(lower, phrase.end)
        if match and side == "this":
            return phrase._replace(end=match.end(), unit="week")
        if match:
            return phrase._replace(end=match.end(), tail=side)
    return phrase


def _before(words: re.Pattern[str], lower: str, start: int) -> int:
    """How many characters the words take up right before an offset; 0 where they do not stand there."""
    match = words.search(lower[max(0, start - _BEFORE) : start])
    return len(match.group()) if match else 0


def _modifies(word: str, phrase: Phrase) -> bool:
    mod = MODS[" ".join(word.split())]
    if phrase.shape == "length":
        return mod not in _PLACING
    return mod not in _BOUNDING and not (mod in _PLACING and phrase.hour >= 0)


def _shared(phrases: list[Phrase], lower: str) -> list[Phrase]:
    """Phrases with the month, year or day that the last item of their list or range gives for all."""
    shared = list(phrases)
    for index in range(len(shared) - 2, -1, -1):
        after = shared[index + 1]
        if is_linked(shared[index], after.start, lower):
            shared[index] = _with_tail(_filled(shared[index], after, lower), after, lower)
    return [phrase for phrase in shared if phrase.shape != "day" or not phrase.bare]


def _with_tail(a: Phrase, after: Phrase, lower: str) -> Phrase:
    """A day or month with `tới` after the last item of its list: to come, as that one is."""
    told = a.year or a.unit or a.tail or a.shape not in _OPEN
    return a if told or not is_ahead(after, lower) else a._replace(tail="ahead")


def _day_with_month(a: Phrase, b: Phrase) -> Phrase:
    """The day `a` with all that `b` says but its own day; of the month before where it comes later in it."""
    before = a.day > b.day
    return b._replace(
        start=a.start,
        end=a.end,
        rule="tet-day" if b.rule == "tet-day" else "shared-month",
        hour=a.hour,
        minute=a.minute,
        part=a.part,
        mod=a.mod,
        weekday=a.weekday,
        day=a.day,
        month=(b.month - 2) % 12 + 1 if before else b.month,
        year=b.year - (before and b.month == 1 and b.year > 0),
    )


def _filled(a: Phrase, b: Phrase, lower: str) -> Phrase:
    if a.shape == "part" and b.part and b.shape in _DAYS:
        return b._replace(start=a.start, end=a.end, hour=-1, minute=-1, part=a.part)
    if a.shape == "clock" and b.shape == "clock" and b.part and not a.part and lower[b.start].isdigit():
        return a._replace(part=b.part)
    if a.shape == "clock" and b.shape == "set" and b.value.startswith("XXXX-XX-XXT"):
        return a._replace(shape="set", value=_recurring(a, "P1D"))
    if a.shape == "weekday" and b.shape == "weekday" and b.unit and not a.unit:
        return a._replace(unit=b.unit, offset=b.offset)
    if a.shape == "clock" and b.hour >= 0 and b.shape != "clock":
        return b._replace(start=a.start, end=a.end, hour=a.hour, minute=a.minute, part=a.part or b.part)
    if a.shape == "day" and b.shape in _FIXED_DAYS:
        return _day_with_month(a, b)
    if b.shape == "set" and (
        (a.shape == "weekday" and b.weekday) or (a.shape == "day" and b.day and not b.month)
    ):
        return a._replace(shape="set", value=_recurring(a, "P1W" if a.weekday else "P1M"))
    if b.shape == "set" and a.shape == "day" and b.day:
        return a._replace(shape="set", value=_recurring(a._replace(month=b.month, lunar=b.lunar), "P1Y"))
    if b.unit == "year" and a.month and not a.year and not a.unit:
        offset = b.offset - ((a.month, a.day) > (b.month, b.day or 31))
        return a._replace(unit="year", offset=offset, rule="shared-year")
    if a.day and not b.day and "," in lower[a.end : b.start]:
        return a
    if a.shape in _WITH_YEAR and a.month and not a.year and b.year and b.month:
        year = b.year - ((a.month, a.day) > (b.month, b.day or 31))
        return a._replace(year=year, shape=_WITH_YEAR[a.shape], rule="shared-year")
    if a.shape == b.shape == "months" and not a.year:
        return a._replace(year=b.year, unit=b.unit, offset=b.offset)
    return a
