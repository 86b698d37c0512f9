"""Numbers that facts of other kinds tell already."""

import re
from bisect import bisect_right
from typing import NamedTuple

from extract.criteria import find_criteria
from extract.criteria.tokens import words_pattern
from extract.dates import find_dates
from extract.documents import find_documents
from extract.lexicon import load_lexicon
from extract.reading import Reading

_ASIDE = load_lexicon("figures")["aside"]
_ASIDE_BEFORE = re.compile(rf"(?<!\w){words_pattern(_ASIDE)}[ \xa0]$")
_ASIDE_TAILS = frozenset(word[-2:] for word in _ASIDE)
_LOOK_BACK = 16


class Taken(NamedTuple):
    """Spans in order, those that overlap joined, and their starts; of criteria also the numbers they tell."""

    spans: list[tuple[int, int]]
    starts: list[int]
    numbers: dict[int, set[float]]

    def holds(self, reading: Reading, start: int, end: int, value: float) -> bool:
        """Whether the number is another fact's.

        What is said aside in a criteria fact is not: 2 in `9 xã của 2 huyện đạt chuẩn`.
        """
        at = bisect_right(self.starts, end - 1) - 1
        if at < 0 or self.spans[at][1] <= start:
            return False
        told = self.numbers.get(self.starts[at])
        return told is None or value in told or not _is_aside(reading.lower, start)


def find_taken(reading: Reading) -> Taken:
    """The spans of dates, documents and criteria facts."""
    told = [
        (fact.start, fact.end, None) for find in (find_dates, find_documents) for fact in reading.once(find)
    ]
    criteria = [
        (
            fact.start,
            fact.end,
            {fact.count, fact.of_total, fact.percent, fact.met_min, fact.met_max, fact.criteria_total},
        )
        for fact in reading.once(find_criteria)
    ]
    spans: list[tuple[int, int]] = []
    numbers: dict[int, set[float]] = {}
    for start, end, values in sorted([*told, *criteria], key=_start_of):
        if spans and start < spans[-1][1]:
            start, last = spans[-1]
            spans[-1] = (start, max(end, last))
        else:
            spans.append((start, end))
            if values is not None:
                numbers[start] = set()
        if start in numbers:
            numbers[start] |= {value for value in values or () if value is not None}
    return Taken(spans, [start for start, _ in spans], numbers)


def _start_of(span: tuple[int, int, object]) -> int:
    return span[0]


def _is_aside(lower: str, start: int) -> bool:
    if lower[max(0, start - 3) : max(0, start - 1)] not in _ASIDE_TAILS:
        return False
    return _ASIDE_BEFORE.search(lower, max(0, start - _LOOK_BACK), start) is not None
