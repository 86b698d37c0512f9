"""Cutting a text where spans begin and end, so that overlapping ones can be drawn."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A stretch of text that the same facts cover, the longest of them first."""

    start: int
    end: int
    covering: tuple[int, ...]


def cut_segments(spans: Sequence[tuple[int, int]], length: int) -> Iterator[Segment]:
    """The stretches of a text of `length` between all ends of `spans`, in order and without gaps.

    `covering` holds indexes into `spans`. Takes time in proportion to the spans and what they cover.
    """
    starts = sorted(range(len(spans)), key=spans.__getitem__)
    active: set[int] = set()
    ends: list[tuple[int, int]] = []
    cuts = _cuts(spans, length)
    position = 0
    for left, right in pairwise(cuts):
        while position < len(starts) and spans[starts[position]][0] <= left:
            index = starts[position]
            if spans[index][1] > left:
                active.add(index)
                heappush(ends, (spans[index][1], index))
            position += 1
        while ends and ends[0][0] <= left:
            active.discard(heappop(ends)[1])
        yield Segment(start=left, end=right, covering=_longest_first(active, spans))


def _cuts(spans: Sequence[tuple[int, int]], length: int) -> list[int]:
    inside = {point for span in spans for point in span if 0 < point < length}
    return sorted({0, length} | inside)


def _longest_first(active: Iterable[int], spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    ranked = sorted((spans[index][0] - spans[index][1], index) for index in active)
    return tuple(index for _, index in ranked)
