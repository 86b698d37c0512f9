"""Amounts with their direction and what they are measured against, each seen beside its neighbours."""

from dataclasses import dataclass

from extract.facts import Change
from extract.figures.carrying import Amount, begins_clause, compared_before
from extract.figures.changes import change_carried, change_of, change_onwards, change_reached
from extract.figures.comparisons import (
    Phrase,
    compared_after,
    compared_at_once,
    compared_further,
    times_of,
)
from extract.figures.counted import Counted
from extract.reading import Reading

_JOINED = 12
_FAR = 120


@dataclass(slots=True)
class Told:
    """An amount while its direction and its yardstick are being found."""

    counted: Counted
    start: int
    rule: str
    approx: str | None
    change: Change | None = None
    compared: Phrase | None = None


def tell(reading: Reading, before: list[Told], counted: Counted) -> Told:
    """An amount with its direction: from its own words, or from the amount that it goes on from."""
    changed = change_of(reading, counted)
    if changed is not None and changed.start >= (before[-1].counted.end if before else 0):
        approx = counted.approx if changed.softened else None
        return Told(counted, changed.start, "change", approx, changed.change, changed.compared)
    told = Told(counted, counted.start, counted.rule, counted.approx)
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


def _carried_over(reading: Reading, first: Told, last: Told, counted: Counted) -> Change | None:
    """`tăng 12 vụ (8,5%), 5 người chết`: over a share in brackets."""
    if last.counted.kind != "percent" or counted.kind == "percent" or not first.rule.startswith("change"):
        return None
    return first.change if change_carried(reading, first.counted, counted) else None


def compare(reading: Reading, told: list[Told]) -> None:
    """Give every change, and every share that says it at once, what it is measured against."""
    following: Told | None = None
    claimed: set[int] = set()
    limit = len(reading.content)
    amounts = [_amount(each) for each in told]
    for at in reversed(range(len(told))):
        each = told[at]
        if each.change is not None and each.compared is None:
            each.compared = (
                _compared(reading, each, following)
                or compared_before(reading, amounts, at)
                or _compared_further(reading, each, claimed, limit)
            )
        elif each.counted.kind == "percent" and each.change is None:
            each.compared = compared_at_once(reading, each.counted.number_end)
        if each.compared is not None:
            claimed.add(each.compared.start)
        if each.change is not None:
            limit = each.start
        following = each


def _amount(told: Told) -> Amount:
    return Amount(told.start, told.counted.end, told.change is not None or told.counted.kind == "percent")


def _compared(reading: Reading, each: Told, following: Told | None) -> Phrase | None:
    counted = each.counted
    return (
        times_of(reading, each.start, counted)
        or compared_at_once(reading, counted.number_end if counted.kind == "percent" else counted.end)
        or compared_after(reading, counted.end)
        or _shared(reading, following, counted)
    )


def _compared_further(reading: Reading, each: Told, claimed: set[int], limit: int) -> Phrase | None:
    end = each.counted.end
    further = compared_further(reading, end, min(limit, end + _FAR))
    return further if further is not None and further.start not in claimed else None


def _shared(reading: Reading, following: Told | None, counted: Counted) -> Phrase | None:
    """`giảm 3 vụ, 2 người chết so với năm trước`: both are measured against the year before."""
    if following is None or following.change is None or following.start - counted.end > _JOINED:
        return None
    return None if begins_clause(reading, counted.end, following.start) else following.compared
