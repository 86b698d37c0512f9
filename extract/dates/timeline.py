"""Where the text is in time, while its phrases are resolved in order."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from extract.dates.calendar import Known, day_of, known_from_iso, time_from_iso
from extract.dates.context import is_linked, word_before
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
_CYCLE = 60
_AHEAD_KEPT = 3
_FIRST_CYCLE_YEAR = 4


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


def told_before(phrase: Phrase, line: Timeline) -> date | None:
    """The moment that `năm sau` counts from in a story of the past; None where it is publication."""
    told = line.told
    if phrase.tail != "told" or told is None or "\n" in line.lower[told.end : phrase.start]:
        return None
    there = moment_told(line)
    return there if there and line.published and there.year < line.published.year else None


def year_near(phrase: Phrase, line: Timeline) -> int:
    """The year of `năm ngoái` from publication, of `cùng năm` from where the text is; 0 where not known."""
    if phrase.shape == "same-year" or phrase.unit == "same-year":
        told = moment_told(line)
        return told.year + phrase.offset if told else 0
    compared = (told_before(phrase, line) or compared_with(phrase, line)) if phrase.unit == "year" else None
    if compared:
        return compared.year + phrase.offset
    return line.published.year + phrase.offset if line.published and phrase.unit == "year" else 0


def cycle_year(cycle: int, near: int) -> int:
    """The year with that place in the sixty-year cycle which is closest to another year."""
    back = (near - _FIRST_CYCLE_YEAR - (cycle - 1)) % _CYCLE
    return near - back if back <= _CYCLE // 2 else near - back + _CYCLE


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
