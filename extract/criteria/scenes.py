"""One sentence laid out for reading: its tokens, its quantities, its quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.criteria.tokens import LEXICON, Token, find_tokens, tokens_between, words_pattern
from extract.dates import find_dates
from extract.facts import DateFact
from extract.lexicon import load_lexicon
from extract.quantities import Quantity, find_quantities
from extract.reading import Reading
from extract.sentences import find_sentences, sentence_at

# Marks of two kinds may make a pair: “Chiến sĩ thi đua".
_QUOTED = re.compile(r"[“‘«]([^“”‘’«»\n]{2,200})[”’»″]|[“‘«]([^“”‘’«»\"\n]{2,200})\"|\"([^\"\n]{2,200})\"")
_UNCOUNTED = re.compile(words_pattern([*load_lexicon("quantities")["share"], *LEXICON["subjects"]["none"]]))
# A sentence that begins so counts parts of what the one before it counts.
OF_THOSE = re.compile(words_pattern(LEXICON["clauses"]["part_leads"]))
_MAX_SCENE = 1000
_REACH = 600
_FIRST_YEAR, _LAST_YEAR = 1930, 2100
_YEAR_FIGURES = 4
_OPENING = re.compile(r"[“‘«\"]")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, marks included; `inner` are the offsets without them."""

    start: int
    end: int
    inner: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of `reading`, half-open in code points of its content."""

    reading: Reading
    start: int
    end: int
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    quotes: tuple[Quote, ...]

    @property
    def lower(self) -> str:
        return self.reading.lower

    @property
    def content(self) -> str:
        return self.reading.content


def find_scenes(reading: Reading) -> Iterator[Scene]:
    """The sentences in which something may be said to meet a standard."""
    if not any(token.governs for token in reading.once(find_tokens)):
        return
    quantities = reading.once(find_countable)
    starts = reading.once(countable_starts)
    passed: tuple[int, int, tuple[Quantity, ...]] | None = None
    for sentence in reading.once(find_sentences):
        for start, end in _cut(reading.content, sentence.start, sentence.end):
            tokens = tokens_between(reading, start, end)
            inside = quantities[bisect_left(starts, start) : bisect_left(starts, end)]
            counts = inside or _UNCOUNTED.search(reading.lower, start, end)
            if not counts or not any(token.governs for token in tokens):
                passed = (start, end, inside) if counts else None
                continue
            if passed is not None and OF_THOSE.match(reading.lower, start):
                yield Scene(reading, passed[0], passed[1], (), passed[2], ())
            passed = None
            yield Scene(reading, start, end, tokens, inside, _find_quotes(reading, start, end))


def scene_near(reading: Reading, offset: int, *, reach: int = _REACH) -> Scene:
    """The sentence that holds `offset`, or what of a long one stands near it; without its quotations."""
    sentence = sentence_at(reading, offset)
    start, end = max(sentence.start, offset - reach), min(sentence.end, offset + reach)
    quantities = reading.once(find_countable)
    starts = reading.once(countable_starts)
    near = quantities[bisect_left(starts, start) : bisect_left(starts, end)]
    return Scene(reading, start, end, tokens_between(reading, start, end), near, ())


def countable_starts(reading: Reading) -> list[int]:
    """Where the countable quantities of an article begin."""
    return [quantity.start for quantity in reading.once(find_countable)]


def find_countable(reading: Reading) -> tuple[Quantity, ...]:
    """The quantities of an article without those that are years: `năm học 2018 - 2019`."""
    quantities = reading.once(find_quantities)
    if not any(_is_year(quantity) for quantity in quantities):
        return quantities
    dates = reading.once(find_dates)
    starts = [date.start for date in dates]
    return tuple(q for q in quantities if not (_is_year(q) and _is_dated(dates, starts, q.start)))


def _is_year(quantity: Quantity) -> bool:
    dated = _FIRST_YEAR <= quantity.low <= _LAST_YEAR
    return dated and not quantity.percent and quantity.end - quantity.start >= _YEAR_FIGURES


def is_in_date(reading: Reading, offset: int) -> bool:
    """Whether a number that begins at `offset` is part of a date: ngày 5/11."""
    return _is_dated(reading.once(find_dates), reading.once(_date_starts), offset)


def _date_starts(reading: Reading) -> list[int]:
    return [date.start for date in reading.once(find_dates)]


def _is_dated(dates: tuple[DateFact, ...], starts: list[int], offset: int) -> bool:
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < dates[at].end and dates[at].type in ("DATE", "TIME")


def _cut(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces that can be read at leisure: no clause spans more than so many characters."""
    while end - start > _MAX_SCENE:
        space = content.rfind(" ", start, start + _MAX_SCENE)
        middle = space if space > start else start + _MAX_SCENE
        yield start, middle
        start = middle
    yield start, end


def quote_at(scene: Scene, offset: int) -> Quote | None:
    """The quotation that begins at `offset`."""
    return next((quote for quote in scene.quotes if quote.start == offset), None)


def _find_quotes(reading: Reading, start: int, end: int) -> tuple[Quote, ...]:
    content = reading.content
    if not _OPENING.search(content, start, end):
        return ()
    return tuple(
        Quote(match.start(), match.end(), match.span(match.lastindex or 0))
        for match in _QUOTED.finditer(content, start, end)
    )
