"""Figures: every counted fact that is no date, no criteria fact and no part of a document's name."""

from bisect import bisect_right
from dataclasses import replace

from extract.criteria import find_criteria
from extract.dates import find_dates
from extract.documents import find_documents
from extract.facts import FigureFact
from extract.figures.changes import change_before, is_joined
from extract.figures.numbers import Counted, find_counted
from extract.reading import Reading

_CONFIDENCE = {"money": 0.95, "measure": 0.95, "count": 0.85, "percent": 0.9, "vague": 0.85}


def find_figures(reading: Reading) -> tuple[FigureFact, ...]:
    """Every figure in order; the evidence runs from the change, or what softens the number, to the unit."""
    taken = reading.once(_taken)
    starts = [start for start, _ in taken]
    found: list[FigureFact] = []
    for counted in reading.once(find_counted):
        if not _overlaps(taken, starts, counted.number_start, counted.number_end):
            fact = _to_fact(reading, counted)
            carries = fact.change is None and fact.rule == "count" and bool(found)
            found.append(_carried(reading, found, fact) if carries else fact)
    return tuple(found)


def _carried(reading: Reading, found: list[FigureFact], fact: FigureFact) -> FigureFact:
    """An amount that goes on from one that rose or fell: `giảm 28 vụ, 11 người chết`."""
    last = next((earlier for earlier in reversed(found[-2:]) if earlier.rule == "count"), None)
    if last is None or last.change is None or not is_joined(reading, last.end, fact.start):
        return fact
    return replace(fact, change=last.change)


def _taken(reading: Reading) -> list[tuple[int, int]]:
    """The spans whose numbers belong to facts of other kinds, in order, those that overlap joined."""
    kinds = (find_dates, find_documents, find_criteria)
    spans = sorted((fact.start, fact.end) for find in kinds for fact in reading.once(find))
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _overlaps(taken: list[tuple[int, int]], starts: list[int], start: int, end: int) -> bool:
    at = bisect_right(starts, end - 1) - 1
    return at >= 0 and taken[at][1] > start


def _to_fact(reading: Reading, counted: Counted) -> FigureFact:
    start, change = change_before(reading, counted.start)
    return FigureFact(
        start=start,
        end=counted.end,
        text=reading.content[start : counted.end],
        rule=counted.rule,
        confidence=_CONFIDENCE[counted.rule],
        value=counted.value,
        value_max=counted.value_max,
        percent=counted.percent,
        unit=counted.unit,
        approx=counted.approx,
        change=change,
    )
