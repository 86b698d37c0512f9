"""Cutting a text at the ends of spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.segments import cut_segments


@pytest.mark.parametrize(
    ("spans", "length", "expected"),
    [
        ([], 5, [(0, 5, ())]),
        ([], 0, []),
        ([(1, 3)], 5, [(0, 1, ()), (1, 3, (0,)), (3, 5, ())]),
        ([(0, 5)], 5, [(0, 5, (0,))]),
        ([(2, 4), (0, 5)], 5, [(0, 2, (1,)), (2, 4, (1, 0)), (4, 5, (1,))]),
        ([(0, 3), (2, 5)], 5, [(0, 2, (0,)), (2, 3, (0, 1)), (3, 5, (1,))]),
        ([(1, 2), (1, 2)], 3, [(0, 1, ()), (1, 2, (0, 1)), (2, 3, ())]),
    ],
)
def test_segments(
    spans: list[tuple[int, int]], length: int, expected: list[tuple[int, int, tuple[int, ...]]]
) -> None:
    assert [(s.start, s.end, s.covering) for s in cut_segments(spans, length)] == expected


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=12))
def test_segments_are_whole_and_know_what_covers_them(pairs: list[tuple[int, int]]) -> None:
    spans = [(start, start + size) for start, size in pairs]
    segments = list(cut_segments(spans, 41))
    assert "".join("x" * (s.end - s.start) for s in segments) == "x" * 41
    for segment in segments:
        covering = {i for i, (start, end) in enumerate(spans) if start < segment.end and end > segment.start}
        assert set(segment.covering) == covering
