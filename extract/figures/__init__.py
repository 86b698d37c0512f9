"""Figures: every counted fact that is no date, no criteria fact and no part of a document's name."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from extract.criteria import find_criteria
from extract.dates import find_dates
from extract.documents import find_documents
from extract.facts import FigureFact
from extract.figures.amounts import find_amounts
from extract.figures.counted import Counted, Unread, read_quantity
from extract.figures.joins import join_ranges, share_units
from extract.figures.telling import Told, compare, tell
from extract.quantities import find_quantities
from extract.reading import Reading

# How sure each rule is.
_CONFIDENCE = {
    "money": 0.95, "money-unsaid": 0.85, "measure": 0.95, "stuff": 0.95, "count": 0.85,
    "count-in-words": 0.85, "count-unsaid": 0.8, "percent": 0.9, "percent-of": 0.9, "range": 0.9,
    "ratio": 0.8, "listed": 0.8, "vague": 0.85, "scale": 0.85, "times": 0.8, "part": 0.8,
    "breakdown": 0.8, "change": 0.9,
    "change-carried": 0.8,
}  # fmt: skip


def find_figures(reading: Reading) -> tuple[FigureFact, ...]:
    """Every figure in order; the evidence runs from the change, or what softens the number, to the unit."""
    found = join_ranges(reading, _find_counted(reading))
    told: list[Told] = []
    for counted in found:
        each = tell(reading, told[-2:], counted)
        if each.change is not None or counted.kind != "part":
            told.append(each)
    compare(reading, told)
    return tuple(_to_fact(reading, each) for each in told)


def _find_counted(reading: Reading) -> list[Counted]:
    taken = reading.once(_taken)
    starts = [start for start, _ in taken]
    read = share_units(reading, _read_all(reading, taken, starts))
    amounts = (
        amount
        for amount in find_amounts(reading)
        if not _overlaps(taken, starts, amount.number_start, amount.number_end)
    )
    return _apart(sorted([*read, *amounts], key=attrgetter("number_start")))


def _apart(found: list[Counted]) -> list[Counted]:
    """Those whose numbers are no part of another's: dăm `ba`."""
    apart: list[Counted] = []
    for counted in found:
        if not apart or counted.number_start >= apart[-1].number_end:
            apart.append(counted)
    return apart


def _read_all(
    reading: Reading, taken: list[tuple[int, int]], starts: list[int]
) -> Iterator[Counted | Unread]:
    for quantity in reading.once(find_quantities):
        if not _overlaps(taken, starts, quantity.start, quantity.end):
            read = read_quantity(reading, quantity)
            if read is not None:
                yield read


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


def _to_fact(reading: Reading, told: Told) -> FigureFact:
    counted, compared = told.counted, told.compared
    return FigureFact(
        start=told.start,
        end=counted.end,
        text=reading.content[told.start : counted.end],
        rule=told.rule,
        confidence=_CONFIDENCE[told.rule],
        value=counted.value,
        value_max=counted.value_max,
        percent=counted.percent,
        unit=counted.unit,
        approx=told.approx,
        change=told.change,
        compared_to=None if compared is None else reading.content[compared.start : compared.end],
    )
