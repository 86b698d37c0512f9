"""What a clause leaves to its surroundings: the time at which it holds, and the place."""

import re
from bisect import bisect_left

from extract.criteria.drafts import Draft
from extract.criteria.headings import heading_of
from extract.criteria.tokens import LEXICON, words_pattern
from extract.dates import find_dates
from extract.facts import DateFact, Place
from extract.localities import PlaceMention, find_place_mentions, home_place
from extract.reading import Reading
from extract.sentences import find_paragraphs, sentence_at

_TIMES = LEXICON["times"]
_LINKED = re.compile(rf"[”\"’]?[ \xa0]*(?:{words_pattern(_TIMES['links'])}[ \xa0]*)*")
_COMPARED = re.compile(rf"(?<!\w){words_pattern(_TIMES['compared'])}[ \xa0]$|\d ?[-–] ?$")
_COUNTED_TO = re.compile(rf"(?<!\w){words_pattern(_TIMES['counted_to'])}[ \xa0]")
_PART_OF_DAY = re.compile(r"T.*$")
_AFTER = 40
# The last month in which the end of the year still lies ahead.
_LAST_BEFORE_END = "09"


def date_of(reading: Reading, draft: Draft) -> DateFact | None:
    """The date at which a draft holds.

    It stands in the evidence or right after it; else it is the last one before it in the sentence; else that
    of the heading of its list, or of the sentence before in the same paragraph.
    A sentence of the present (`đến nay`) takes no date from another.
    """
    sentence = sentence_at(reading, draft.start)
    inside = _dates_between(reading, draft.start, min(draft.end + _AFTER, sentence.end))
    for date in inside:
        if _is_quoted(reading, draft.start, date.start):
            continue
        if date.start < draft.end or _LINKED.fullmatch(reading.lower, draft.end, date.start):
            return date
    before = _dates_between(reading, sentence.start, draft.start)
    if before:
        return before[-1] if not before[-1].value.endswith("_REF") else None
    return _date_above(reading, draft.start) or _date_before(reading, sentence.start)


def _is_quoted(reading: Reading, start: int, offset: int) -> bool:
    """Whether `offset` stands within a quotation that opens after `start`: “Bộ tiêu chí đến năm 2020”."""
    return reading.content.count("“", start, offset) > reading.content.count("”", start, offset)


def _date_above(reading: Reading, offset: int) -> DateFact | None:
    """The date that the heading of a list names."""
    heading = heading_of(reading, offset)
    dates = _dates_between(reading, heading.start, heading.end) if heading is not None else []
    return dates[-1] if dates and not dates[-1].value.endswith("_REF") else None


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
        return reading.published[5:7] <= _LAST_BEFORE_END and reading.published[5:7] != ""
    return date.from_day[: len(reading.published[:10])] > reading.published[:10]


def place_of_draft(reading: Reading, draft: Draft) -> Place | None:
    """The place named in the evidence, else before it in the sentence, else what the article is about."""
    mentions, starts = reading.once(_placed)
    inside = mentions[bisect_left(starts, draft.start) : bisect_left(starts, draft.end)]
    if inside:
        return inside[0].place
    before = mentions[bisect_left(starts, draft.sentence) : bisect_left(starts, draft.start)]
    return before[-1].place if before else reading.once(home_place)


def _date_before(reading: Reading, offset: int) -> DateFact | None:
    starts = reading.once(_paragraph_starts)
    index = bisect_left(starts, offset)
    if not index or (index < len(starts) and starts[index] == offset):
        return None
    sentence = sentence_at(reading, offset - 2)
    dates = _dates_between(reading, sentence.start, sentence.end)
    return dates[0] if dates and not dates[0].value.endswith("_REF") else None


def _dates_between(reading: Reading, start: int, end: int) -> list[DateFact]:
    """The dates of `[start, end)` that a fact may hold at: no durations, none that it is compared with."""
    dates = reading.once(find_dates)
    starts = reading.once(_date_starts)
    return [
        date
        for date in dates[bisect_left(starts, start) : bisect_left(starts, end)]
        if date.type in ("DATE", "TIME")
        and not _COMPARED.search(reading.lower, max(0, date.start - 24), date.start)
    ]


def _date_starts(reading: Reading) -> list[int]:
    return [date.start for date in reading.once(find_dates)]


def _paragraph_starts(reading: Reading) -> list[int]:
    return [paragraph.start for paragraph in reading.once(find_paragraphs)]


def _placed(reading: Reading) -> tuple[list[PlaceMention], list[int]]:
    """The mentions of places that are claimed, and where each begins."""
    mentions = [mention for mention in reading.once(find_place_mentions) if mention.place is not None]
    return mentions, [mention.start for mention in mentions]
