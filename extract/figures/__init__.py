"""Figures: every counted fact that is no date, no criteria fact and no part of a document's name."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from extract.criteria import find_criteria
from extract.dates import find_dates
from extract.documents import find_documents
from extract.facts import Change, FigureFact
from extract.figures.amounts import find_amounts
from extract.figures.changes import change_carried, change_of, change_onwards, change_reached
from extract.figures.comparisons import Phrase, compared_after, compared_at_once, compared_before
from extract.figures.counted import Counted, Unread, read_quantity
from extract.figures.joins import join_ranges, share_units
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
_JOINED = 12


@dataclass(slots=True)
class _Told:
    """An amount while its direction and its yardstick are being found."""

    counted: Counted
    start: int
    rule: str
    approx: str | None
    change: Change | None = None
    compared: Phrase | None = None


def find_figures(reading: Reading) -> tuple[FigureFact, ...]:
    """Every figure in order; the evidence runs from the change, or what softens the number, to the unit."""
    found = join_ranges(reading, _find_counted(reading))
    told: list[_Told] = []
    for counted in found:
        each = _tell(reading, told[-2:], counted)
        if each.change is not None or counted.kind != "part":
            told.append(each)
    _compare(reading, told)
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


def _tell(reading: Reading, before: list[_Told], counted: Counted) -> _Told:
    """An amount with its direction: from its own words, or from the amount that it goes on from."""
    changed = change_of(reading, counted)
    if changed is not None:
        approx = counted.approx if changed.softened else None
        return _Told(counted, changed.start, "change", approx, changed.change, changed.compared)
    told = _Told(counted, counted.start, counted.rule, counted.approx)
    if counted.kind == "times":
        told.change = "increase"
    elif before:
        last = before[-1]
        told.change = change_onwards(reading, last.counted, counted)
        if told.change is None and last.change is not None and last.rule.startswith("change"):
            carried = change_carried(reading, last.counted, counted) or change_reached(
                reading, last.counted, counted
            )
            told.change = last.change if carried else None
        if told.change is None and len(before) > 1:
            told.change = _carried_over(reading, before[0], last, counted)
        if told.change is not None:
            told.rule = "change-carried"
    return told


def _carried_over(reading: Reading, first: _Told, last: _Told, counted: Counted) -> Change | None:
    """`tăng 12 vụ (8,5%), 5 người chết`: over a share in brackets."""
    if last.counted.kind != "percent" or counted.kind == "percent" or not first.rule.startswith("change"):
        return None
    return first.change if change_carried(reading, first.counted, counted) else None


def _compare(reading: Reading, told: list[_Told]) -> None:
    """Give every change, and every share that says it at once, what it is measured against."""
    following: _Told | None = None
    for each in reversed(told):
        counted = each.counted
        if each.change is None:
            if counted.kind == "percent":
                each.compared = compared_at_once(reading, counted.number_end)
        elif each.compared is None:
            each.compared = (
                compared_at_once(reading, counted.number_end if counted.kind == "percent" else counted.end)
                or compared_after(reading, counted.end)
                or _shared(following, counted)
                or compared_before(reading, each.start)
            )
        following = each


def _shared(following: _Told | None, counted: Counted) -> Phrase | None:
    """`giảm 3 vụ, 2 người chết so với năm trước`: both are measured against the year before."""
    if following is None or following.change is None or following.start - counted.end > _JOINED:
        return None
    return following.compared


def _to_fact(reading: Reading, told: _Told) -> FigureFact:
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
