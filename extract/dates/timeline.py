"""Where the text is in time, while its phrases are resolved in order."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from extract.dates.calendar import Ends, Known, day_of, known_from_iso, month_ends, time_from_iso
from extract.dates.context import is_linked, speaks_of_future, word_before
from extract.dates.phrase import Phrase
from extract.dates.sentence import SENTENCE_END, heads_sentence
from extract.dates.vocabulary import BEFORE, WORDS, pattern
from extract.reading import Reading

_DOCUMENT = pattern("document")
_DOCUMENT_BACK = 40
_DOCUMENT_SIGNS = ("/", "số")
_COMPARED_BEFORE = frozenset(WORDS["senses"]["compared_before"])
_COMPARED_BACK = 200
_APPOSED = pattern("apposed")
_APPOSED_BACK = 60
_BOUNDS = tuple(f"{word} " for word in BEFORE["bound"])
_BOUNDS_WITHIN = tuple(f"{word} " for word in BEFORE["bound_within"])
_PARAGRAPH_END = re.compile(r"\n")
_AHEAD_KEPT = 3
_THAT = tuple(f" {word}" for word in WORDS["that"]["words"])


class Mention(NamedTuple):
    """A date that the text told: its offsets, the days it covers, whether the text gives its year."""

    start: int
    end: int
    first: date
    last: date
    given: bool


@dataclass(slots=True)
class Timeline:
    """What has been read so far, while phrases are resolved in order.

    now: the minute of publication where it is known.
    at: the day that the text is at; the day of publication until another is told.
    was: the last day told that is not after publication.
    at_start: where that day was told; -1 before any was.
    last: the last day or month, with its year; last_given: whether the text gives that year.
    told: the last phrase whose year the text gives, with year, month and day as far as it names them;
        told_heads: whether it heads its sentence.
    months: first and last month, and year, of the quarter or half last spoken of.
    ahead: the last few days after publication, each with the offset at which it was told.
    mention: the last date told, wherever it stands in its sentence; no birth and no document's date.
    period: the first day of the year or month last spoken of, and the offset at which it was.
    """

    lower: str
    prefer: str
    published: Known | None
    today: date | None
    now: datetime | None
    at: date | None
    was: date | None = None
    at_start: int = -1
    last: Phrase | None = None
    last_given: bool = False
    told: Phrase | None = None
    told_heads: bool = False
    months: tuple[int, int, int] | None = None
    period: tuple[int, date] | None = None
    ahead: tuple[tuple[int, date], ...] = ()
    mention: Mention | None = None


def timeline_of(reading: Reading) -> Timeline:
    """The timeline at the beginning of an article."""
    published = known_from_iso(reading.published)
    today = day_of(*published) if published else None
    now = time_from_iso(reading.published)
    return Timeline(reading.lower, reading.prefer, published, today, now, today, today)


def note_ahead(line: Timeline, offset: int, day: date) -> None:
    """Note a day to come: others that are told near it may be of the same schedule."""
    if line.published and day > line.published.last:
        line.ahead = (*line.ahead[-_AHEAD_KEPT:], (offset, day))


def tell(phrase: Phrase, line: Timeline, year: int) -> None:
    """Note a year that the text gives: later days and months may be told as going on from it."""
    if not stands_apart(phrase, line.lower):
        set_told(phrase._replace(year=year), line)


def set_told(phrase: Phrase, line: Timeline) -> None:
    """Note a phrase with its year; one that goes on with a list heads the sentence if the list does."""
    told = line.told
    listed = told is not None and line.told_heads and is_linked(told, phrase.start, line.lower)
    line.told, line.told_heads = phrase, listed or heads_sentence(phrase, line.lower)


def note_mention(phrase: Phrase, ends: tuple[date, date], line: Timeline) -> None:
    """Note the days of a date: what is said to be so long after is counted from them."""
    if phrase.tail == "earlier" or phrase.rule == "birth-year" or phrase.shape == "same-period":
        return
    if word_before(line.lower, phrase.start) in _COMPARED_BEFORE or stands_apart(phrase, line.lower):
        return
    given = phrase.year > 0 or phrase.cycle > 0
    line.mention = Mention(phrase.start, phrase.end, *ends, given)


def mention_near(phrase: Phrase, line: Timeline) -> Mention | None:
    """The last date told before a phrase in its paragraph."""
    there = line.mention
    return there if there and line.lower.find("\n", there.end, phrase.start) < 0 else None


def anchor_of(phrase: Phrase, line: Timeline) -> Ends:
    """The days that `ba năm sau` counts from: of the last date told in its paragraph, else of the story.

    None where no date has been told: publication is no place in the story.
    """
    near = mention_near(phrase, line)
    if near:
        return near.first, near.last
    told = line.told
    if told is not None and told.start > line.at_start:
        day = day_of(told.year, told.month or 1, told.day or 1)
        if day:
            return (day, day) if told.day else month_ends(told.year, told.month or 1, told.month or 12)
    return (line.at, line.at) if line.at and line.at_start >= 0 else None


def point_told(line: Timeline) -> date | None:
    """The day, or the first day of the month or year, that the text told last."""
    told = line.told
    if told is None or told.start <= line.at_start:
        return line.at
    return day_of(told.year, told.month or 1, told.day or 1) or line.at


def moment_told(line: Timeline) -> date | None:
    """The first day of the day, month or year that the text named last; of publication before any."""
    offset, day = line.period or (-1, None)
    return (
        day if day and offset > max(line.at_start, line.told.start if line.told else -1) else point_told(line)
    )


def told_before(phrase: Phrase, line: Timeline) -> Ends:
    """The days that `năm sau` counts from in a story of the past; None where it is publication.

    Publication is meant too where the sentence speaks of the future, unless a year heads the story told.
    """
    there = mention_near(phrase, line) if phrase.tail == "told" else None
    if there is None or line.published is None or there.first.year >= line.published.year:
        return None
    told = line.told
    headed = told is not None and line.lower.find("\n", told.end, phrase.start) < 0
    return (there.first, there.last) if headed or not speaks_of_future(phrase, line.lower) else None


def year_near(phrase: Phrase, line: Timeline) -> int:
    """The year of `năm ngoái` from publication, of `cùng năm` from where the text is; 0 where not known."""
    if is_same_year(phrase):
        told = _year_told(phrase, line)
        return told + phrase.offset if told else 0
    if phrase.unit != "year":
        return 0
    there = told_before(phrase, line)
    if there and there[0].year == there[1].year:
        return there[0].year + phrase.offset
    compared = compared_with(phrase, line)
    if compared:
        return compared.year + phrase.offset
    return line.published.year + phrase.offset if line.published else 0


def is_same_year(phrase: Phrase) -> bool:
    """Whether a phrase is told by a year that the text has named: `cùng năm`, `tháng Chạp năm ấy`."""
    return "same-year" in (phrase.shape, phrase.unit)


def has_told(line: Timeline) -> bool:
    """Whether any date has been told, so that `cùng năm` is not simply that of publication."""
    return line.at_start >= 0 or line.told is not None or line.period is not None


def _year_told(phrase: Phrase, line: Timeline) -> int:
    """The year that the text named last; 0 where it named none.

    `Năm ấy` is not the year of publication, which is `năm nay`, unless the text gives it.
    """
    there = moment_told(line) if has_told(line) else None
    if not there or not line.published or there.year < line.published.year:
        return there.year if there else 0
    if phrase.offset or not line.lower.endswith(_THAT, phrase.start, phrase.end):
        return there.year
    given = line.mention is not None and line.mention.given and line.mention.first.year == there.year
    return there.year if given else 0


def compared_with(phrase: Phrase, line: Timeline) -> date | None:
    """The year or month of the sentence that `so với năm trước` counts from; None where it is publication."""
    if phrase.offset >= 0 or line.period is None:
        return None
    offset, day = line.period
    if (
        phrase.start - offset > _COMPARED_BACK
        or word_before(line.lower, phrase.start) not in _COMPARED_BEFORE
    ):
        return None
    apart = _PARAGRAPH_END if line.published is None else SENTENCE_END
    return None if apart.search(line.lower, offset, phrase.start) else day


def apposed_to(phrase: Phrase, line: Timeline) -> date | None:
    """The day that a phrase names again by another calendar: `ngày 3/3 (tức 15 tháng Giêng)`."""
    if line.at_start < 0 or phrase.start - line.at_start > _APPOSED_BACK:
        return None
    return line.at if _APPOSED.search(line.lower, line.at_start, phrase.start) else None


def is_compared(phrase: Phrase, line: Timeline) -> bool:
    """Whether a length before a moment is what something is compared with: `so với bốn tháng trước đó`."""
    return phrase.tail == "earlier" and word_before(line.lower, phrase.start) in _COMPARED_BEFORE


def is_bound(phrase: Phrase, line: Timeline) -> bool:
    """Whether a day only bounds something (`trước 30/6`, `giải ngân đến 31/3`); the text is at another."""
    lower, start = line.lower, phrase.start
    if lower.endswith(_BOUNDS, 0, start):
        return True
    if not lower.endswith(_BOUNDS_WITHIN, 0, start) or heads_sentence(phrase, lower):
        return False
    return lower[lower.rfind(" ", 0, start - 1) - 1] != "," and not (
        line.last and is_linked(line.last, phrase.start, line.lower)
    )


def stands_apart(phrase: Phrase, lower: str) -> bool:
    """Whether a date is that of a birth, or of the document whose number stands right before it.

    Such a date is no part of the story: nothing that follows is told from it.
    """
    return word_before(lower, phrase.start) in BEFORE["birth"] or _of_document(phrase, lower)


def _of_document(phrase: Phrase, lower: str) -> bool:
    before = lower[max(0, phrase.start - _DOCUMENT_BACK) : phrase.start]
    return any(sign in before for sign in _DOCUMENT_SIGNS) and _DOCUMENT.search(before) is not None
