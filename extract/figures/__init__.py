"""Figures: every counted fact that is no date, no criteria fact and no part of a document's name."""

from collections.abc import Iterator
from operator import attrgetter

from extract.facts import FigureFact
from extract.figures.amounts import find_amounts
from extract.figures.counted import Counted, Unread, read_quantity
from extract.figures.joins import join_ranges, share_units
from extract.figures.taken import Taken, find_taken
from extract.figures.telling import Told, compare, tell
from extract.quantities import find_quantities
from extract.reading import Reading


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
    taken = reading.once(find_taken)
    read = share_units(reading, _read_all(reading, taken))
    amounts = (
        amount
        for amount in find_amounts(reading)
        if not taken.holds(reading, amount.number_start, amount.number_end, amount.value or 0)
    )
    return _apart(sorted([*read, *amounts], key=attrgetter("number_start")))


def _apart(found: list[Counted]) -> list[Counted]:
    """Those whose numbers are no part of another: dăm `ba`."""
    apart: list[Counted] = []
    for counted in found:
        if not apart or counted.number_start >= apart[-1].end:
            apart.append(counted)
    return apart


def _read_all(reading: Reading, taken: Taken) -> Iterator[Counted | Unread]:
    for quantity in reading.once(find_quantities):
        if not taken.holds(reading, quantity.start, quantity.end, quantity.low):
            read = read_quantity(reading, quantity)
            if read is not None:
                yield read


def _to_fact(reading: Reading, told: Told) -> FigureFact:
    counted, compared = told.counted, told.compared
    return FigureFact(
        start=told.start,
        end=counted.end,
        text=reading.content[told.start : counted.end],
        rule=told.rule,
        value=counted.value,
        value_max=counted.value_max,
        percent=counted.percent,
        unit=counted.unit,
        approx=told.approx,
        change=told.change,
        compared_to=None if compared is None else reading.content[compared.start : compared.end],
    )
