"""Where the text is in time, while its phrases are resolved in order."""

from dataclasses import dataclass
from datetime import date, datetime

from extract.dates.calendar import Known, day_of, known_from_iso, time_from_iso
from extract.dates.context import word_before
from extract.dates.phrase import Phrase
from extract.dates.sentence import SENTENCE_END
from extract.dates.vocabulary import BEFORE, WORDS, pattern
from extract.reading import Reading

_DOCUMENT = pattern("document")
_DOCUMENT_BACK = 40
_COMPARED_BEFORE = frozenset(WORDS["senses"]["compared_before"])
_COMPARED_BACK = 200
_CYCLE = 60
_FIRST_CYCLE_YEAR = 4


@dataclass(slots=True)
class Timeline:
    """What has been read so far, while phrases are resolved in order.

    now: the minute of publication where it is known.
    at: the day that the text is at; the day of publication until another is told.
    was: the last day told that is not after publication.
    at_start: where that day was told; -1 before any was.
    last: the last day or month, with its year.
    told: the last phrase whose year the text gives, with year, month and day as far as it names them.
    months: first and last month, and year, of the quarter or half last spoken of.
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
    told: Phrase | None = None
    months: tuple[int, int, int] | None = None
    period: tuple[int, date] | None = None


def timeline_of(reading: Reading) -> Timeline:
    """The timeline at the beginning of an article."""
    published = known_from_iso(reading.published)
    today = day_of(*published) if published else None
    now = time_from_iso(reading.published)
    return Timeline(reading.lower, reading.prefer, published, today, now, today, today)


def tell(phrase: Phrase, line: Timeline, year: int) -> None:
    """Note a year that the text gives: later days and months may be told as going on from it."""
    if not stands_apart(phrase, line.lower):
        line.told = phrase._replace(year=year)


def point_told(line: Timeline) -> date | None:
    """The day, or the first day of the month or year, that the text told last."""
    told = line.told
    if told is None or told.start <= line.at_start:
        return line.at
    return day_of(told.year, told.month or 1, told.day or 1) or line.at


def year_near(phrase: Phrase, line: Timeline) -> int:
    """The year of `năm ngoái` from publication, of `cùng năm` from where the text is; 0 where not known."""
    if phrase.shape == "same-year" or phrase.unit == "same-year":
        return line.at.year if line.at else 0
    compared = compared_with(phrase, line) if phrase.unit == "year" else None
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
    return None if SENTENCE_END.search(line.lower, offset, phrase.start) else day


def stands_apart(phrase: Phrase, lower: str) -> bool:
    """Whether a date is that of a birth, or of the document whose number stands right before it.

    Such a date is no part of the story: nothing that follows is told from it.
    """
    return word_before(lower, phrase.start) in BEFORE["birth"] or _of_document(phrase, lower)


def _of_document(phrase: Phrase, lower: str) -> bool:
    return _DOCUMENT.search(lower[max(0, phrase.start - _DOCUMENT_BACK) : phrase.start]) is not None
