"""What an amount is measured against where one before it says it: `so với cùng kỳ giảm 3 vụ, tăng 1 ca`."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from extract.criteria.tokens import words_pattern
from extract.dates import find_dates
from extract.figures.comparisons import Comparison, Phrase, find_comparisons, is_plan
from extract.lexicon import load_lexicon
from extract.reading import Reading

_WORDS = load_lexicon("figures")["carried"]
_MEANTIME = frozenset(_WORDS["between"])
_WITHIN = re.compile(rf"[ \xa0](?:{words_pattern(_WORDS['within'])}[ \xa0])?")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[;\n]|[.!?] ")
_CLAUSE_END = re.compile(r",(?!\d)|[;:\n]|[.!?] ")
_CLAUSE_BEGINS = frozenset('.,;:(–-•*+“"')
_LENGTH = "DURATION"
_FAR = 250


class Amount(NamedTuple):
    """The evidence of a figure; `moves` where it says a change or a share, which may be compared."""

    start: int
    end: int
    moves: bool


class _Dates(NamedTuple):
    starts: list[int]
    lengths: frozenset[int]


def compared_before(reading: Reading, amounts: Sequence[Amount], at: int) -> Phrase | None:
    """The yardstick that the sentence named before `amounts[at]`, where it is of that amount too.

    It goes on where only amounts stand between, and where the sentence begins with it, over further subjects:
    `So với năm trước, số vụ giảm 9, số người chết tăng 2`. A date or a length of time between, or a length
    right after, ends it: those say what the amount is measured over.
    """
    start, end, _ = amounts[at]
    comparisons = reading.once(find_comparisons)
    index = bisect_left(comparisons, (start,)) - 1
    if index < 0:
        return None
    comparison = comparisons[index]
    phrase = comparison.phrase
    if not 0 <= start - phrase.end <= _FAR or is_plan(reading, phrase):
        return None
    if _SENTENCE_END.search(reading.lower, phrase.end, start):
        return None
    first = bisect_left(amounts, (phrase.end,))
    before = amounts[first - 1] if first else None
    opens = not any(_closes(reading, amount, comparison) for amount in amounts[max(0, first - 2) : first])
    moved = next((amount for amount in amounts[first:at] if amount.moves), None)
    if opens and moved is None:
        return phrase
    since = moved.end if opens and moved is not None else phrase.end
    if _is_dated(reading, since, start) or _is_over_time(reading, end):
        return None
    if opens and _leads(reading, before, comparison):
        return phrase
    ends = [since, *(amount.end for amount in amounts[first:at])]
    starts = [*(amount.start for amount in amounts[first:at]), start]
    apart = any(begins_clause(reading, *gap) for gap in zip(ends, starts, strict=True) if gap[0] < gap[1])
    return None if apart else phrase


def begins_clause(reading: Reading, start: int, end: int) -> bool:
    """Whether words stand between two amounts that may be a subject of their own: `, giá vàng `."""
    return any(word not in _MEANTIME for word in _WORD.findall(reading.lower, start, end))


def _closes(reading: Reading, before: Amount, comparison: Comparison) -> bool:
    """Whether an amount that moves stands before the yardstick in its clause: `giảm 3 vụ so với quý I`."""
    if not before.moves or not 0 <= comparison.start - before.end <= _FAR:
        return False
    return _CLAUSE_END.search(reading.lower, before.end, comparison.start) is None


def _leads(reading: Reading, before: Amount | None, comparison: Comparison) -> bool:
    """Whether the sentence says its yardstick before any amount."""
    start = comparison.start
    ahead = reading.lower[max(0, start - 3) : start].rstrip(" \xa0")
    if ahead and ahead[-1] not in _CLAUSE_BEGINS and not ahead.endswith("\n"):
        return False
    if before is None or start - before.end > _FAR:
        return True
    return _SENTENCE_END.search(reading.lower, before.end, start) is not None


def _is_dated(reading: Reading, start: int, end: int) -> bool:
    starts = reading.once(_find_dates).starts
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def _is_over_time(reading: Reading, end: int) -> bool:
    within = _WITHIN.match(reading.lower, end)
    return within is not None and within.end() in reading.once(_find_dates).lengths


def _find_dates(reading: Reading) -> _Dates:
    dates = reading.once(find_dates)
    return _Dates(
        [date.start for date in dates], frozenset(date.start for date in dates if date.type == _LENGTH)
    )
