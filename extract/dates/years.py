"""Which year a day or month without one is in."""

import re
from datetime import date

from extract.dates.calendar import Known, day_of
from extract.dates.context import is_linked, word_before
from extract.dates.phrase import Phrase
from extract.dates.sentence import SENTENCE_END, heads_sentence
from extract.dates.timeline import Timeline
from extract.dates.vocabulary import WORDS, any_of, pattern

_SENSES = WORDS["senses"]
_FUTURE = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['future'])})(?!\w)")
_FUTURE_AFTER = re.compile(rf"[ \xa0]+(?:{any_of(_SENSES['future_after'])})(?!\w)")
_PAST_AFTER = re.compile(rf"[ \xa0]+(?:{any_of(_SENSES['past_after'])})(?!\w)")
_CONTINUES = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['continues'])})[ \xa0,]+$")
_RANGE_BEFORE = frozenset(_SENSES["range_before"])
_NEAR_BEFORE = frozenset(_SENSES["near_before"])
_RANGED = pattern("ranged")
_AIMS = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['aims'])})(?!\w)")
_TASKS = re.compile(
    "".join(rf"(?<!{word} )" for word in _SENSES["tasks_not_after"])
    + rf"(?<!\w)(?:{any_of(_SENSES['tasks'])})(?!\w)(?!\s(?:{any_of(_SENSES['tasks_not_before'])})(?!\w))"
    + rf"[^.!?\n]{{0,200}}?(?<!\w)(?:{any_of(_SENSES['task_verbs'])})(?!\w)"
)
_DEMANDS = re.compile(rf"(?<!\w)(?:{any_of([*_SENSES['aims'], *_SENSES['demands']])})(?!\w)")
_DONE_BY = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['task_verbs'])})(?:[ \xa0][^\W\d_]+){{0,3}}[ \xa0]$")
_FULL_STOP = re.compile(r"[.!?]\s|\n")
_AIM_BEFORE = frozenset(_SENSES["aim_before"])
_REACHED = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['reached'])})(?!\w)")
_AIM_BACK = 220
_REACHED_BACK = 16
_DONE_BACK = 40
# An aim lies ahead by less than this; a day that would lie further has just passed.
_AIM_DAYS = 270
_BACK = 100
_ON = 60
_CONTINUES_BACK = 16
# A day with no year that lies up to so many days after publication is taken for a coming one: reports
# announce the week ahead, and hardly ever leave out the year of a day that is almost a year old.
GRACE_DAYS = 10
# A span that begins on such a day is a schedule more often than a memory, for as much as two months ahead.
_SCHEDULE_DAYS = 60
_LONG_PAST_DAYS = 300
# A story that goes on from December to February goes on into the next year; from May to April it looks back.
_TURN_OF_YEAR = 4


def year_of(phrase: Phrase, line: Timeline) -> int:
    """The year of a month or day that is named without one; 0 where nothing tells."""
    month, day = phrase.month or phrase.last, phrase.day
    tied = _listed_year(phrase, month, day, line) or _tied_year(phrase, month, day, line)
    if tied or not line.published:
        return tied
    return _year_by_sense(month, day, line.published, sense_of(phrase, line))


def _listed_year(phrase: Phrase, month: int, day: int, line: Timeline) -> int:
    """The year in which a day or month comes after the one that the range or list has just named."""
    last = line.last
    if last is None or not last.month or not is_linked(last, phrase.start, line.lower):
        return 0
    year = last.year + ((last.month, last.day) > (month, day or 31))
    gap = line.lower[last.end : phrase.start]
    if _RANGED.search(gap):
        return year
    # A comma after a date with its year ends a clause more often than it goes on with a list.
    return 0 if year != last.year or (line.told is last and "," in gap) else year


def _tied_year(phrase: Phrase, month: int, day: int, line: Timeline) -> int:
    """The year of the explicit date that the sentence goes on from; 0 where it goes on from none."""
    told, lower = line.told, line.lower
    if told is None or "\n" in lower[told.end : phrase.start]:
        return 0
    if not _continues(phrase, lower) and not _goes_on(told, phrase, lower):
        return 0
    tied = told.year + (told.month - month >= _TURN_OF_YEAR)
    if line.published is None:
        return tied
    latest = line.published.last
    ahead = (told.year, told.month, told.day) > (latest.year, latest.month, latest.day)
    return tied if ahead or (tied, month, day) <= (latest.year, latest.month, latest.day) else 0


def _continues(phrase: Phrase, lower: str) -> bool:
    return _CONTINUES.search(lower[max(0, phrase.start - _CONTINUES_BACK) : phrase.start]) is not None


def _goes_on(told: Phrase, phrase: Phrase, lower: str) -> bool:
    """Whether a story is told on: both head their sentences, or a year heads the sentence of both.

    `Ngày 5/3/2016, … Ngày 10/5, …`; `Năm 2015, từ tháng 3 …`.
    """
    if not heads_sentence(told, lower):
        return False
    if SENTENCE_END.search(lower, told.end, phrase.start):
        return heads_sentence(phrase, lower)
    return not told.month


def _year_by_sense(month: int, day: int, published: Known, sense: str) -> int:
    last = published.last
    first = last if published.day else date(last.year, published.month or 1, 1)
    reach = 8 if (month, day) == (2, 29) else 1
    years = [
        year for year in range(last.year - reach, last.year + reach + 1) if day_of(year, month, day or 1)
    ]
    passed = [year for year in years if date(year, month, day or 1) <= last]
    coming = [year for year in years if (year, month, day or 31) >= (first.year, first.month, first.day)]
    if not passed or not coming:
        return 0
    gap_back = (last - date(passed[-1], month, day or 1)).days
    gap_on = max((date(coming[0], month, day or 1) - last).days, 0)
    if sense == "aim":
        return coming[0] if gap_on <= _AIM_DAYS else passed[-1]
    if sense == "future" or (sense == "near" and gap_on < gap_back):
        return coming[0]
    grace = {"past": GRACE_DAYS if published.day else 0, "range": _SCHEDULE_DAYS}.get(sense, 0)
    soon = day > 0 and gap_on <= grace and gap_back >= _LONG_PAST_DAYS
    return coming[0] if soon else passed[-1]


def sense_of(phrase: Phrase, line: Timeline) -> str:
    """The side of publication that the words around put a time on.

    `future` and `before` where the word right after settles it, `aim` for the deadline of what is meant or
    demanded, `near` (whichever is closer) where the sentence speaks of the future, `range` after a word
    that begins a span, else `past`.
    """
    lower = line.lower
    if _FUTURE_AFTER.match(lower, phrase.end):
        return "future"
    if _PAST_AFTER.match(lower, phrase.end):
        return "before"
    if line.prefer == "future":
        return "future"
    before = word_before(lower, phrase.start)
    if before in _AIM_BEFORE and _is_aimed_at(phrase, lower):
        return "aim"
    if phrase.shape == "feast" or before in _NEAR_BEFORE:
        return "near"
    low = max(0, phrase.start - _BACK)
    start = max((match.end() for match in SENTENCE_END.finditer(lower, low, phrase.start)), default=low)
    stop = SENTENCE_END.search(lower, phrase.end, phrase.end + _ON)
    end = stop.start() if stop else phrase.end + _ON
    if _FUTURE.search(lower, start, end):
        return "near"
    return "range" if before in _RANGE_BEFORE else "past"


def _is_aimed_at(phrase: Phrase, lower: str) -> bool:
    """Whether the sentence sets an aim or a task before the phrase, and does not say that it was reached."""
    low = max(0, phrase.start - _AIM_BACK)
    start = max((match.end() for match in _FULL_STOP.finditer(lower, low, phrase.start)), default=low)
    aim = _AIMS.search(lower, start, phrase.start) or _TASKS.search(lower, start, phrase.start)
    if aim is None:
        return _goes_on_from_task(start, phrase, lower)
    stop = SENTENCE_END.search(lower, phrase.end, phrase.end + _ON)
    end = stop.start() if stop else phrase.end + _ON
    return _REACHED.search(lower, max(start, aim.start() - _REACHED_BACK), end) is None


def _goes_on_from_task(start: int, phrase: Phrase, lower: str) -> bool:
    """`… đề nghị Cục hỗ trợ. Văn phòng báo cáo trong quý II`: a task of the sentence before."""
    if not _DONE_BY.search(lower, max(start, phrase.start - _DONE_BACK), phrase.start):
        return False
    if start < 2 or lower[start - 1] == "\n" or _REACHED.search(lower, start, phrase.start):
        return False
    low = max(0, start - 2 - _AIM_BACK)
    low = max((match.end() for match in _FULL_STOP.finditer(lower, low, start - 2)), default=low)
    demand = _DEMANDS.search(lower, low, start)
    return demand is not None and _REACHED.search(lower, low, start) is None
