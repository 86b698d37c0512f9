"""The time at which a draft holds: from its evidence, its sentence, its list's heading, or what is above."""

import re
from bisect import bisect_left

from extract.criteria.drafts import Draft
from extract.criteria.headings import heading_of
from extract.criteria.tokens import LEXICON, words_pattern
from extract.dates import find_dates
from extract.facts import DateFact
from extract.reading import Reading
from extract.sentences import find_paragraphs, sentence_at

_TIMES = LEXICON["times"]
_LINKED = re.compile(rf"[”\"’]?[ \xa0]*(?:{words_pattern(_TIMES['links'])}[ \xa0]*)*")
_COMPARED = re.compile(rf"(?<!\w){words_pattern(_TIMES['compared'])}[ \xa0]$")
# giai đoạn |2021| - 2025: what holds, holds at its end; what was achieved by now, not at an end ahead.
_RANGE_STARTS = re.compile(r"[ \xa0]?[-–—][ \xa0]?\d")
_RANGE_ENDS = re.compile(r"\d[ \xa0]?[-–—][ \xa0]?$")
_COUNTED_TO = re.compile(rf"(?<!\w){words_pattern(_TIMES['counted_to'])}[ \xa0]")
_UP_TO = re.compile(rf"(?<!\w){words_pattern(_TIMES['up_to'])}[ \xa0]$")
_OWN = re.compile(rf"[, :]*(?:{words_pattern(_TIMES['before_count'])}[, ]*)*")
_PRESENT = re.compile(rf"(?<!\w){words_pattern(_TIMES['present'])}")
_ELAPSED = re.compile(
    rf"{words_pattern(_TIMES['elapsed'])}[^,.;]{{0,12}}? \d{{1,2}} (?:{words_pattern(_TIMES['spans'])})"
)
_AND = re.compile(r"(?<!\w)và(?!\w)")
_PART_OF_DAY = re.compile(r"T.*$")
_AFTER = 40
_MAX_ABOVE = 3
_MAX_BACK = 1000
_DAY = len("2024-06-20")
# The day of the event opens its sentence: Sáng 12/3, Sở công bố ….
_OPENS = len("Chiều ngày ")
# The last month in which the end of the year still lies ahead.
_LAST_BEFORE_END = "09"


def date_of(reading: Reading, draft: Draft) -> DateFact | None:
    """The date at which a draft holds.

    It stands right before the count, in the evidence or right after it; else it is the last one before it in
    the sentence; else that of the heading of its list, of a sentence before it in the paragraph, or of the
    title. What is told of the present (`đến nay`, `hiện`) takes no date from another sentence, and the day on
    which an event took place is not the one at which what is told there holds.
    """
    sentence = sentence_at(reading, draft.start)
    since = max(sentence.start, draft.start - _MAX_BACK)
    achieved = draft.status == "achieved"
    before = _dates_between(reading, since, draft.start, achieved=achieved)
    if (
        before
        and draft.start - before[-1].end <= _AFTER
        and _OWN.fullmatch(reading.lower, before[-1].end, draft.start)
    ):
        return _settled(reading, before[-1], sentence.start)
    limit = min(draft.end + _AFTER, sentence.end)
    for date in _dates_between(reading, draft.start, limit, achieved=achieved):
        if _is_quoted(reading, draft.start, date.start) or _is_unknown(date):
            continue
        if date.start < draft.end or _is_linked(reading, draft.end, date.start, alone=not before):
            return date
    if before:
        told = _PRESENT.search(reading.lower, before[-1].end, draft.start) is None
        return _settled(reading, before[-1], sentence.start) if told else None
    if _PRESENT.search(reading.lower, since, draft.start) or _ELAPSED.match(reading.lower, sentence.start):
        return None
    above = _date_above(reading, draft.start, achieved=achieved)
    if above is not None:
        return above
    other = _date_before(reading, sentence.start, achieved=achieved)
    other = other or _date_of_title(reading, achieved=achieved)
    # What has been achieved was not so in a year that another sentence only looks forward to.
    return None if achieved and is_future(reading, other) else other


def value_of(date: DateFact | None) -> str | None:
    """The day, month, quarter or year of a date, without the part of the day."""
    return _PART_OF_DAY.sub("", date.value) if date is not None else None


def is_future(reading: Reading, date: DateFact | None) -> bool:
    """Whether a date lies after the article's own; a date counted up to (`tính đến`) does not."""
    if date is None or date.from_day is None or reading.published is None:
        return False
    if _COUNTED_TO.search(reading.lower, max(0, date.start - 24), date.start) is not None:
        return False
    if date.mod == "END" and date.value == reading.published[:4]:
        ahead = "" < reading.published[5:7] <= _LAST_BEFORE_END
        return ahead and _UP_TO.search(reading.lower, max(0, date.start - 24), date.start) is not None
    return date.from_day[: len(reading.published[:_DAY])] > reading.published[:_DAY]


def _is_linked(reading: Reading, start: int, end: int, *, alone: bool) -> bool:
    """Whether only linking words part the evidence from a date; after `và` it may be that of what follows."""
    if _LINKED.fullmatch(reading.lower, start, end) is None:
        return False
    return alone or _AND.search(reading.lower, start, end) is None


def _settled(reading: Reading, date: DateFact, start: int) -> DateFact | None:
    """A date that what follows holds at: no day on which an event took place, none unknown."""
    return None if _is_unknown(date) or _is_of_event(reading, date, start) else date


def _is_unknown(date: DateFact) -> bool:
    """Whether no calendar value follows from a date: đến nay, thời gian tới, 6/11 of an unknown year."""
    return date.value.endswith("_REF") or date.value.startswith("XXXX")


def _is_of_event(reading: Reading, date: DateFact, start: int) -> bool:
    opens = date.start - start <= _OPENS and len(_PART_OF_DAY.sub("", date.value)) == _DAY
    return opens and _UP_TO.search(reading.lower, start, date.start) is None


def _is_quoted(reading: Reading, start: int, offset: int) -> bool:
    """Whether `offset` stands within a quotation that opens after `start`: “Bộ tiêu chí đến năm 2020”."""
    return reading.content.count("“", start, offset) > reading.content.count("”", start, offset)


def _date_above(reading: Reading, offset: int, *, achieved: bool) -> DateFact | None:
    """The date that the heading of a list names."""
    heading = heading_of(reading, offset)
    if heading is None:
        return None
    dates = _dates_between(reading, heading.start, heading.end, achieved=achieved)
    return dates[-1] if dates and not dates[-1].value.endswith("_REF") else None


def _date_before(reading: Reading, offset: int, *, achieved: bool) -> DateFact | None:
    """The first date of the nearest sentence above that names one, within a few of the paragraph."""
    starts = reading.once(_paragraph_starts)
    index = bisect_left(starts, offset)
    if not index or (index < len(starts) and starts[index] == offset):
        return None
    for _ in range(_MAX_ABOVE):
        if offset <= starts[index - 1]:
            return None
        sentence = sentence_at(reading, offset - 2)
        dates = _dates_between(reading, sentence.start, sentence.end, achieved=achieved)
        if dates:
            return _settled(reading, dates[0], sentence.start)
        offset = sentence.start
    return None


def _date_of_title(reading: Reading, *, achieved: bool) -> DateFact | None:
    """The year, or the month, that the title names."""
    if not reading.title_end:
        return None
    dates = _dates_between(reading, 0, reading.title_end, achieved=achieved)
    dates = [date for date in dates if len(date.value) < _DAY and not date.value.endswith("_REF")]
    return dates[0] if len(dates) == 1 else None


def _dates_between(reading: Reading, start: int, end: int, *, achieved: bool) -> list[DateFact]:
    """The dates of `[start, end)` that a fact may hold at: no durations, none that it is compared with."""
    dates = reading.once(find_dates)
    starts = reading.once(_date_starts)
    return [
        date
        for date in dates[bisect_left(starts, start) : bisect_left(starts, end)]
        if date.type in ("DATE", "TIME")
        and not _COMPARED.search(reading.lower, max(0, date.start - 24), date.start)
        and not _is_other_end(reading, date, achieved=achieved)
    ]


def _is_other_end(reading: Reading, date: DateFact, *, achieved: bool) -> bool:
    """Whether a date is that end of a range where nothing holds: its start, or for what is done one ahead."""
    if _RANGE_STARTS.match(reading.lower, date.end):
        return True
    ends = _RANGE_ENDS.search(reading.lower, max(0, date.start - 4), date.start)
    return achieved and ends is not None and is_future(reading, date)


def _date_starts(reading: Reading) -> list[int]:
    return [date.start for date in reading.once(find_dates)]


def _paragraph_starts(reading: Reading) -> list[int]:
    return [paragraph.start for paragraph in reading.once(find_paragraphs)]
