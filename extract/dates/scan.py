"""One pass over the text: at each word or figure that may begin a time, what begins there."""

import re

from extract.dates.context import (
    is_clock,
    is_length,
    is_linked,
    is_measured,
    is_time,
    with_rule_of_year,
    word_after,
    word_before,
)
from extract.dates.phrase import Phrase
from extract.dates.read_days import read_clock, read_date, read_day, read_iso
from extract.dates.read_spans import (
    READERS,
    read_bare_year,
    read_length,
    read_length_of_range,
    read_month_year,
    read_more_quarters,
)
from extract.dates.vocabulary import (
    AFTER,
    AUTOMATON,
    BEFORE,
    BEGINS,
    FIXED,
    RUN_ON,
    TRIGGERS,
    UNITS,
    WORDS,
    pattern,
)
from extract.phrases import any_of

_FIGURES = re.compile(r"\d\d*")  # not \d+, which the engine does not skip ahead for
# What must follow figures that are a time or part of one; most figures count something else.
_GOES_ON = re.compile(
    rf"[ \xa0]*(?:[-–—/.,:]|h(?![^\W\d])|g[\d ]"
    rf"|(?:{any_of([*UNITS, 'giờ', 'tháng', 'năm', 'tết', 'và', 'đến', 'tới'])})(?!\w))"
)
_DAYS_AHEAD = pattern("days_ahead")
_MONTHS_AHEAD = pattern("months_ahead")
_JOINED_TO_FIGURES = frozenset("/.,:+-–")
_YEAR_ON = pattern("year_on")
_YEAR_FIGURES = 4
_SHORT = 2
_LONGEST_TERM = 20
_NOT_AFTER_YEAR = ("%", "/", "-")
_DASHES = ("-", "–")
_LONGEST_BIRTH = max(map(len, BEFORE["birth"]))
# What is passed over whole when it turns out to be no time, so that no part of it is taken for one.
_WHOLE = frozenset({"day-month", "date", "month-year"})
_BETWEEN_WORDS = frozenset(" \n(,.;")
_HOURS = 24
_HOURS_AHEAD = pattern("hours_ahead")
_MANY = frozenset(
    {"near-week", "near-month", "near-quarter", "near-year", "same-day", "same-month", "same-year"}
)
_MAY_MEASURE = frozenset({"month", "day"})
_NOT_AFTER = {phrase: frozenset(words) for phrase, words in WORDS["vague_not_after"].items()}


def find_phrases(lower: str, content: str) -> list[Phrase]:
    """The phrases of the text in order, none overlapping another; what only looks like a time is left out."""
    found: list[Phrase] = []
    at, dashed = 0, False
    for start, end, word in _triggers(lower):
        if start < at or (start and lower[start - 1] not in _BETWEEN_WORDS and _inside_word(lower, start)):
            continue
        last = found[-1] if found else None
        phrase = (
            _at_figures(lower, content, start, end, last)
            if word < 0
            else _at_word(lower, content, start, end, word)
        )
        if phrase is None:
            continue
        if not phrase.bare or is_time(lower, content, phrase, last, dashed=dashed):
            found.append(with_rule_of_year(phrase, last, lower) if phrase.shape == "year" else phrase)
            dashed = dashed or (phrase.shape in _WHOLE and "-" in lower[phrase.start : phrase.end])
            if phrase.rule == "quarter":
                found += read_more_quarters(lower, phrase)
            at = found[-1].end
        elif phrase.shape in _WHOLE:
            at = phrase.end
    return found


def _inside_word(lower: str, start: int) -> bool:
    """Whether a word or figure goes on from a letter or figure before it; `SN1990` is two words."""
    if not (lower[start - 1].isalnum() or lower[start - 1] == "_"):
        return False
    begin = max(0, start - _LONGEST_BIRTH - 1)
    return word_before(lower[begin:start], start - begin) not in BEFORE["birth"] or not lower[start].isdigit()


def _triggers(lower: str) -> list[tuple[int, int, int]]:
    """Start and end of each word and run of figures to look at, with the word's number, or -1."""
    found = [(start, end, word) for word, start, end in AUTOMATON.find_matches_as_indexes(lower)]
    found += [(match.start(), match.end(), -1) for match in _FIGURES.finditer(lower)]
    found.sort()
    return found


def _at_word(lower: str, content: str, start: int, end: int, word: int) -> Phrase | None:
    trigger = TRIGGERS[word]
    follows = lower[end : end + 1]
    if (follows.isalnum() and not (follows.isdigit() and trigger in RUN_ON)) or (
        start and lower[start - 1] == "/"
    ):
        return None
    fixed = FIXED.get(trigger)
    if fixed is not None:
        return _fixed(lower, fixed, start, end)
    phrase = READERS[BEGINS[trigger]](lower, start) if trigger in BEGINS else None
    if phrase is None or (phrase.shape == "length" and not is_length(lower, content, phrase)):
        return None
    if phrase.shape == "month" and word_before(lower, start) in BEFORE["month_name"]:
        return phrase if _YEAR_ON.match(lower, phrase.end) else None
    if phrase.shape in _MAY_MEASURE and is_measured(lower, phrase):
        return None
    return phrase


def _fixed(lower: str, fixed: Phrase, start: int, end: int) -> Phrase | None:
    """A time that words alone name, unless they mean something else after the word before them."""
    if word_before(lower, start) in _NOT_AFTER.get(lower[start:end], ()):
        return None
    if fixed.shape == "near-week" and word_before(lower, start) in BEFORE["patrol"]:
        return None
    if fixed.shape in _MANY and word_before(lower, start) in BEFORE["plural"]:
        value = "PAST_REF" if fixed.offset < 0 else "FUTURE_REF" if fixed.offset else "PRESENT_REF"
        return Phrase(start, end, "vague", "vague", value=value)
    if fixed.shape == "set" and word_before(lower, start) in AFTER["money"]:
        return None
    if lower[end : end + 1] == " " and lower[end + 1 : end + 2].isdigit():
        dated = _with_figures(lower, fixed, start, end)
        if dated:
            return dated
    return fixed._replace(start=start, end=end)


def _with_figures(lower: str, fixed: Phrase, start: int, end: int) -> Phrase | None:
    """`cùng ngày 9/4`, `sang năm 2019`: the figures say which, the words before them only lead up."""
    unit = lower.rfind(" ", start, end) + 1
    if fixed.shape == "same-day":
        day = read_day(lower, unit)
        return day._replace(start=start, part=fixed.part) if day else None
    year = READERS["year"](lower, unit) if fixed.shape == "near-year" else None
    return year if year and year.shape == "year" else None


def _at_figures(lower: str, content: str, start: int, end: int, last: Phrase | None) -> Phrase | None:
    if _continues_figures(lower, start, last):
        return None
    if end - start == _YEAR_FIGURES:
        return read_iso(lower, start) or read_bare_year(lower, start) or _length(lower, content, start)
    if last is not None and last.shape == "year" and end - start == _SHORT and last.end == start - 1:
        return _short_year(lower, start, last)
    listed = last is not None and last.shape in ("part", "month")
    if end - start > _YEAR_FIGURES or not (listed or _GOES_ON.match(lower, end)):
        return None
    clock = read_clock(lower, start) or _hour_of_range(lower, start, end)
    if clock and is_clock(lower, clock):
        return clock
    lengths = read_length_of_range(lower, start) if lower[end : end + 2].strip()[:1] in _DASHES else None
    if lengths:
        return lengths
    phrase = _month_of_range(lower, start, last) or read_date(lower, start, begin=start, bare=True)
    if phrase and phrase.shape != "day":
        return phrase
    found = read_month_year(lower, start) or _length(lower, content, start)
    if found or phrase is None:
        return found
    return _of_list(lower, phrase, last)


def _short_year(lower: str, start: int, last: Phrase) -> Phrase | None:
    """The other end of `giai đoạn 2021-25`, `năm học 2016-17`."""
    year = last.year // 100 * 100 + int(lower[start : start + _SHORT])
    follows = lower[start + _SHORT : start + _SHORT + 1]
    surely = lower[start - 1] in _DASHES and word_before(lower, last.start) in BEFORE["year_surely"]
    if not surely or not last.year < year <= last.year + _LONGEST_TERM or follows in _NOT_AFTER_YEAR:
        return None
    return Phrase(start, start + _SHORT, "bare-year", "year", year=year)


def _hour_of_range(lower: str, start: int, end: int) -> Phrase | None:
    """Bare figures as the first of two hours: `từ 6 đến 7h`, `khoảng 6-7h sáng`."""
    hour = int(lower[start:end])
    if hour >= _HOURS or not _HOURS_AHEAD.match(lower, start):
        return None
    if word_before(lower, start) not in BEFORE["hours"]:
        return None
    return Phrase(start, end, "clock", "clock", hour=hour)


def _continues_figures(lower: str, start: int, last: Phrase | None) -> bool:
    """Whether figures are the tail of a number or a code (`1.500`, `45/2017`), and not of a list of days."""
    if start < 2 or lower[start - 1] not in _JOINED_TO_FIGURES or not lower[start - 2].isalnum():
        return False
    if last is not None and last.end >= start - 1:
        return False
    return lower[start - 1] not in "-–" or lower[start - 2].isdigit()


def _length(lower: str, content: str, start: int) -> Phrase | None:
    phrase = read_length(lower, start)
    return phrase if phrase and (phrase.shape != "length" or is_length(lower, content, phrase)) else None


def _month_of_range(lower: str, start: int, last: Phrase | None) -> Phrase | None:
    """Bare figures as months that share a year: `từ 6-12/2025`, `tháng 2 và 3 năm nay`."""
    match = _MONTHS_AHEAD.match(lower, start)
    if not match:
        return None
    after_month = last is not None and last.shape == "month" and is_linked(last, start, lower)
    if match["told"] is not None:
        if not after_month or (last and int(match["m"]) <= last.month):
            return None
    elif not after_month and word_before(lower, start) not in BEFORE["month_range"]:
        return None
    return Phrase(start, match.end("m"), "month", "month", month=int(match["m"]))


def _of_list(lower: str, phrase: Phrase, last: Phrase | None) -> Phrase | None:
    """Bare figures as a day of a list whose last item says which, or after a part of the day."""
    if last and last.shape == "part" and lower[last.end : phrase.start].strip() == "":
        after = lower[phrase.end : phrase.end + 1]
        return phrase if after in ",.;)" or word_after(lower, phrase.end) in AFTER["day"] else None
    ahead = _DAYS_AHEAD.match(lower, phrase.start)
    if not ahead:
        return None
    if ahead["dash"] and not is_linked(last, phrase.start, lower) and not _falls(ahead.group()):
        return None
    enclosed = lower[phrase.start - 1 : phrase.start] == "(" and "/" in ahead.group()
    return phrase._replace(bare=not (ahead["y"] or ahead["y2"] or enclosed))


def _falls(figures: str) -> bool:
    """Whether the last two figures are a day and a month (`12-6`), which no ascending range would be."""
    day, month = re.findall(r"\d+", figures)[-2:]
    return int(day) > int(month)
