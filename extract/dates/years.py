"""Which year a day or month without one is in."""

import re
from datetime import date

from extract.dates.calendar import Known, day_of, shift_days
from extract.dates.context import is_ahead, is_linked, is_listed, speaks_of_future, word_before
from extract.dates.phrase import Phrase
from extract.dates.sentence import FULL_STOP, SENTENCE_END, heads_sentence
from extract.dates.timeline import Timeline
from extract.dates.vocabulary import WORDS, pattern
from extract.phrases import any_of

_SENSES = WORDS["senses"]
_THIS_AFTER = re.compile(rf"[ \xa0]+(?:{any_of(_SENSES['this_after'])})(?!\w)")
_SCHEDULE = re.compile(
    rf"(?:(?<!\w)(?P<gone>{any_of(_SENSES['schedule_gone'])})[ \xa0])?"
    rf"(?<!\w)(?:{any_of(_SENSES['schedule_before'])})[ \xa0](?:vào[ \xa0]|từ[ \xa0]|trong[ \xa0])?$"
)
_SCHEDULE_BACK = 28
_PAST_AFTER = re.compile(rf"[ \xa0]+(?:{any_of(_SENSES['past_after'])})(?!\w)")
_CONTINUES = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['continues'])})[ \xa0,]+$")
_UNTIL_NOW = re.compile(rf",?[ \xa0](?:{any_of(_SENSES['until_now'])})(?!\w)")
_RANGE_BEFORE = frozenset(_SENSES["range_before"])
_NEAR_BEFORE = frozenset(_SENSES["near_before"])
_RANGED = pattern("ranged")
_AIMS = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['aims'])})(?!\w)")
_TASKS = re.compile(
    "".join(rf"(?<!{word} )" for word in _SENSES["tasks_not_after"])
    + rf"(?<!\w)(?:{any_of(_SENSES['tasks'])})(?!\w)(?!\s(?:{any_of(_SENSES['tasks_not_before'])})(?!\w))"
    + rf"[^.!?\n]{{0,200}}?(?<!\w)(?:{any_of(_SENSES['task_verbs'])})(?!\w)"
)
_MUST_AFTER = re.compile(
    rf",?[ \xa0](?:[^.!?;,\d\n]{{1,60}}[ \xa0])?"
    rf"(?:{any_of(_SENSES['musts'])})[ \xa0](?:{any_of(_SENSES['task_verbs'])})(?!\w)"
)
_DEMANDS = re.compile(rf"(?<!\w)(?:{any_of([*_SENSES['aims'], *_SENSES['demands']])})(?!\w)")
_DONE_BY = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['task_verbs'])})(?:[ \xa0][^\W\d_]+){{0,3}}[ \xa0]$")
_AIM_BEFORE = frozenset(_SENSES["aim_before"])
_REACHED = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['reached'])})(?!\w)")
_PROMISED = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['promised'])})(?!\w)[^.,;\n]*$")
_PROMISED_BACK = 48
# A day less long ago may well be told together with what will come.
_PROMISED_DAYS = 120
_HAPPENED = re.compile(rf"(?<!\w)(?:{any_of(_SENSES['happened'])})(?!\w)")
_AIM_BACK = 220
_REACHED_BACK = 16
_DONE_BACK = 40
# An aim lies ahead by less than this; a day that would lie further has just passed.
_AIM_DAYS = 270
_ON = 60
# A 29th of February comes back after so many years at most.
_LEAP_DAY_REACH = 8
_CONTINUES_BACK = 16
# A day with no year that lies up to so many days after publication is taken for a coming one: reports
# announce the week ahead, and hardly ever leave out the year of a day that is almost a year old.
GRACE_DAYS = 10
# Nor would they leave out the year of a quarter of last year when the same one is about to begin.
_QUARTER_GRACE_DAYS = 21
# A span that begins on such a day is a schedule more often than a memory, for as much as three months ahead.
_SCHEDULE_DAYS = 92
_LONG_PAST_DAYS = 270
# So far apart, at most, are neighbours in a schedule or a story.
_SCHEDULED_TOGETHER = 45
# A day with no year that lies up to so many days back is news; one further back may go with a date told.
_NEWS_DAYS = 90
_MEMORY_YEARS = 10
# Reports on the months of a year are written up to so many days before the last of them begins.
_REPORTED_AHEAD = 15
# Up to this month `the last months of the year` are those of the year before.
_YEAR_JUST_BEGUN = 3
# `Tháng này` or `quý này` that lies so many months back is that of the coming year.
_TURNS_AFTER = 9
# A story that goes on from December to February goes on into the next year; from May to April it looks back.
_TURN_OF_YEAR = 4


def year_of(phrase: Phrase, line: Timeline) -> int:
    """The year of a month or day that is named without one; 0 where nothing tells."""
    month, day = phrase.month or phrase.last, phrase.day
    tied = _listed_year(phrase, month, day, line) or _tied_year(phrase, month, day, line)
    if not line.published:
        return tied
    if _UNTIL_NOW.match(line.lower, phrase.end) is not None:
        return _passed_year(month, day, line.published, before=tied)
    return tied or _nearest_year(month, day, phrase, line)


def _passed_year(month: int, day: int, published: Known, *, before: int) -> int:
    """`before`, or the last year in which the day had come when the article appeared."""
    passed, _ = _years_around(month, day, published, published.last)
    return before if 0 < before <= passed else passed


def year_of_months(phrase: Phrase, line: Timeline) -> int:
    """The year of months or a quarter that are named without one; 0 where nothing tells.

    A quarter is past once it has begun, the first months of a year when they are nearly over; the last months
    are those of the year that is under way, unless it has only just begun.
    """
    tied = _listed_year(phrase, phrase.first, 0, line) or _tied_year(phrase, phrase.last, 0, line)
    if tied or not line.published:
        return tied
    today, sense = line.published.last, sense_of(phrase, line)
    if sense == "this":
        return today.year + _turns(phrase.last, today)
    over = today.month > phrase.last
    if sense in ("future", "aim"):
        return today.year + over
    if sense == "near" and not over:
        return today.year
    if phrase.rule != "quarter":
        if phrase.first > 1 and today.month > _YEAR_JUST_BEGUN:
            return today.year
        return today.year - (today < shift_days(date(today.year, phrase.last, 1), -_REPORTED_AHEAD))
    soon = shift_days(today, _QUARTER_GRACE_DAYS if line.published.day else 0)
    return soon.year - (soon.month < phrase.first)


def _listed_year(phrase: Phrase, month: int, day: int, line: Timeline) -> int:
    """The year in which a day or month comes after the one that the range or list has just named."""
    last = line.last
    if last is None or not last.month or not is_listed(last, phrase, line.lower):
        return 0
    year = last.year + ((last.month, last.day) > (month, day or 31))
    gap = line.lower[last.end : phrase.start]
    if _RANGED.search(gap):
        return year
    # A comma after a date with its year ends a clause more often than it goes on with a list.
    return 0 if year != last.year or (line.last_given and "," in gap) else year


def is_ranged(begun: Phrase, phrase: Phrase, lower: str) -> bool:
    """Whether a phrase is the other end of a range that another begins."""
    gap = lower[begun.end : phrase.start]
    return is_linked(begun, phrase.start, lower) and _RANGED.search(gap) is not None


def _tied_year(phrase: Phrase, month: int, day: int, line: Timeline) -> int:
    """The year of the explicit date that the sentence goes on from; 0 where it goes on from none."""
    told, lower = line.told, line.lower
    if told is None or "\n" in lower[told.end : phrase.start]:
        return 0
    if not _continues(phrase, lower) and not _goes_on(told, phrase, line):
        return _year_near_told(told, month, day, line)
    if line.period and line.period[0] > told.end and line.period[1].year != told.year:
        return 0
    tied = told.year + (told.month - month >= _TURN_OF_YEAR)
    if line.published is None:
        return tied
    latest = line.published.last
    ahead = (told.year, told.month, told.day) > (latest.year, latest.month, latest.day)
    return tied if ahead or (tied, month, day) <= (latest.year, latest.month, latest.day) else 0


def _continues(phrase: Phrase, lower: str) -> bool:
    return _CONTINUES.search(lower[max(0, phrase.start - _CONTINUES_BACK) : phrase.start]) is not None


def _year_near_told(told: Phrase, month: int, day: int, line: Timeline) -> int:
    """The year that puts a day next to one told of the past, where the last such day is no news any more."""
    then = day_of(told.year, told.month, told.day) if told.day and day else None
    today = line.published.last if line.published else None
    if not then or not today or not today.year - _MEMORY_YEARS <= then.year or then > today:
        return 0
    days = [there for year in range(then.year - 1, today.year + 1) if (there := day_of(year, month, day))]
    passed = [there for there in days if there <= today]
    if not passed or (today - passed[-1]).days <= _NEWS_DAYS:
        return 0
    nearest = min(passed, key=lambda there: abs((there - then).days))
    return nearest.year if abs((nearest - then).days) <= _SCHEDULED_TOGETHER else 0


def _goes_on(told: Phrase, phrase: Phrase, line: Timeline) -> bool:
    """Whether a story is told on: both head their sentences, or a year heads the sentence of both.

    `Ngày 5/3/2016, … Ngày 10/5, …`; `Năm 2015, từ tháng 3 …`.
    """
    if not line.told_heads:
        return False
    if SENTENCE_END.search(line.lower, told.end, phrase.start):
        return heads_sentence(phrase, line.lower)
    return not told.month


def _nearest_year(month: int, day: int, phrase: Phrase, line: Timeline) -> int:
    """The year in which a day or month was last or will be next, as the words around it have it."""
    assert line.published
    last = line.published.last
    known = Known(last.year, line.published.month, line.published.day)
    passed, coming = _years_around(month, day, known, last)
    if not passed or not coming:
        return 0
    gap_back = (last - date(passed, month, day or 1)).days
    gap_on = max((date(coming, month, day or 1) - last).days, 0)
    promised = gap_on >= gap_back >= _PROMISED_DAYS and _is_promised(phrase, line.lower)
    sense = "future" if promised else sense_of(phrase, line, near=gap_on < gap_back)
    if sense == "this":
        return last.year + _turns(month, last)
    if sense == "aim":
        return coming if gap_on <= _AIM_DAYS else passed
    if sense == "future" or (sense == "near" and gap_on < gap_back):
        return coming
    grace = {"past": GRACE_DAYS if known.day else 0, "range": _SCHEDULE_DAYS}.get(sense, 0)
    if gap_on <= grace and gap_back >= _LONG_PAST_DAYS:
        return coming
    scheduled = (
        gap_on < gap_back and sense != "before" and _is_scheduled(date(coming, month, day or 1), phrase, line)
    )
    return coming if scheduled else passed


def _is_promised(phrase: Phrase, lower: str) -> bool:
    """Whether the clause says right before a day that something will be then: `sẽ mở từ ngày 15/10`."""
    return _PROMISED.search(lower[max(0, phrase.start - _PROMISED_BACK) : phrase.start]) is not None


def _is_scheduled(day: date, phrase: Phrase, line: Timeline) -> bool:
    """Whether a day to come is near others of its paragraph, and nothing is said to have happened on it."""
    low = line.lower.rfind("\n", 0, phrase.start)
    near = any(
        offset > low and abs((there - day).days) <= _SCHEDULED_TOGETHER for offset, there in line.ahead
    )
    return near and _HAPPENED.search(line.lower, phrase.end, phrase.end + _ON) is None


def _turns(month: int, today: date) -> bool:
    """Whether `this January`, in December, is the coming one."""
    return today.month - month >= _TURNS_AFTER


def _years_around(month: int, day: int, known: Known, last: date) -> tuple[int, int]:
    """The years in which a day or month was last and will be next; 0 where there is none near."""
    first = last if known.day else date(last.year, known.month or 1, 1)
    reach = _LEAP_DAY_REACH if (month, day) == (2, 29) else 1
    years = [
        year for year in range(last.year - reach, last.year + reach + 1) if day_of(year, month, day or 1)
    ]
    passed = [year for year in years if date(year, month, day or 1) <= last]
    coming = [year for year in years if (year, month, day or 31) >= (first.year, first.month, first.day)]
    return passed[-1] if passed else 0, coming[0] if coming else 0


def sense_of(phrase: Phrase, line: Timeline, *, near: bool = True) -> str:
    """The side of publication that the words around put a time on.

    `future`, `this` and `before` where the word right after settles it, `aim` for the deadline of what is
    meant or demanded, `near` (whichever is closer) where the sentence speaks of the future, `range` after a
    word that begins a span or a schedule, else `past`. near: whether the coming one is the closer; if it is
    not, none of these words would choose it.
    """
    lower = line.lower
    if is_ahead(phrase, lower):
        return "future"
    if _THIS_AFTER.match(lower, phrase.end):
        return "this"
    if _PAST_AFTER.match(lower, phrase.end):
        return "before"
    if line.prefer == "future":
        return "future"
    before = word_before(lower, phrase.start)
    if before in _AIM_BEFORE and _is_aimed_at(phrase, lower):
        return "aim"
    if not near:
        return "past"
    if phrase.shape == "feast" or before in _NEAR_BEFORE or speaks_of_future(phrase, lower):
        return "near"
    if before in _RANGE_BEFORE:
        return "range"
    scheduled = _SCHEDULE.search(lower[max(0, phrase.start - _SCHEDULE_BACK) : phrase.start])
    return "range" if scheduled and not scheduled["gone"] else "past"


def _is_aimed_at(phrase: Phrase, lower: str) -> bool:
    """Whether the sentence sets an aim or a task before the phrase, and does not say that it was reached."""
    low = max(0, phrase.start - _AIM_BACK)
    start = max((match.end() for match in FULL_STOP.finditer(lower, low, phrase.start)), default=low)
    aim = _AIMS.search(lower, start, phrase.start) or _TASKS.search(lower, start, phrase.start)
    if aim is None:
        return _MUST_AFTER.match(lower, phrase.end) is not None or _goes_on_from_task(start, phrase, lower)
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
    low = max((match.end() for match in FULL_STOP.finditer(lower, low, start - 2)), default=low)
    demand = _DEMANDS.search(lower, low, start)
    return demand is not None and _REACHED.search(lower, low, start) is None
