"""Passages: the sentence or sentences of an article that a fact stands in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Span = tuple[int, int]
_LINE_END = re.compile("\n")


class Lines:
    """The sentences and lines of one article, asked for by offset.

    sentences: half-open spans in order, in code points of `content`.
    """

    def __init__(self, content: str, sentences: Sequence[Span]) -> None:
        self._starts = [start for start, _ in sentences]
        self._ends = [end for _, end in sentences]
        self._line_ends = [match.start() for match in _LINE_END.finditer(content)]

    def passage(self, start: int, end: int) -> Span:
        """From the beginning of the sentence that holds `start` to the end of the one that holds `end`."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._ends, end)
        if first >= 0 and self._ends[first] > start:
            start = self._starts[first]
        if last < len(self._ends) and self._starts[last] < end:
            end = self._ends[last]
        return (start, end)

    def number(self, offset: int) -> int:
        """The number of the line that holds `offset`, from 0."""
        return bisect_left(self._line_ends, offset)
