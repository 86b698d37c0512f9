"""The units that a unit's land belonged to before and after it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extract.gazetteer.successions import predecessors, successors
from extract.gazetteer.table import Unit, load_units


@dataclass(frozen=True, slots=True)
class Kin:
    """An earlier or later unit of the same land.

    sure: whether all of the earlier one went to the later one; else what happened in one may have happened
        outside the other.
    """

    unit: Unit
    later: bool
    sure: bool


def kin_of(unit: Unit) -> tuple[Kin, ...]:
    """What the unit's land went to, step by step to today, and what it came from, back to 2018.

    One way at a time: what else went into an heir is no kin. The heirs of a district's communes are the
    district's too, for sure where there is only one.
    """
    after = dict(_closure(unit, forward=True))
    for heir, sure in _heirs_of_communes(unit):
        after[heir] = after.get(heir, False) or sure
    before = dict(_closure(unit, forward=False))
    return (
        *(Kin(other, later=True, sure=sure) for other, sure in after.items()),
        *(Kin(other, later=False, sure=sure) for other, sure in before.items()),
    )


def _closure(unit: Unit, *, forward: bool) -> Iterator[tuple[Unit, bool]]:
    """Units to be reached from `unit`, each with whether a way of whole shares leads there."""
    reached: dict[Unit, bool] = {}
    waiting = [(unit, True)]
    while waiting:
        at, whole = waiting.pop()
        steps = _steps(at, forward=forward) if at is unit or not _ended_with_districts(at) else ()
        for other, share in steps:
            sure = whole and share
            if other is not unit and (other not in reached or (sure and not reached[other])):
                reached[other] = sure
                waiting.append((other, sure))
    yield from reached.items()


def _ended_with_districts(unit: Unit) -> bool:
    """Whether what follows a unit are the heirs of its communes, other units' communes among them."""
    return unit.level == "district" and any(row.source == "communes" for row in successors(unit))


def _steps(unit: Unit, *, forward: bool) -> Iterable[tuple[Unit, bool]]:
    if forward:
        return [(row.heir, row.share == "whole") for row in successors(unit) if row.heir is not None]
    return [(row.unit, row.share == "whole") for row in predecessors(unit)]


def _heirs_of_communes(unit: Unit) -> Iterator[tuple[Unit, bool]]:
    if unit.level != "district" or not unit.valid_to:
        return
    heirs = {
        heir: sure
        for commune in _communes_of().get(unit.code, ())
        if commune.valid_from < unit.valid_to and (commune.valid_to or unit.valid_to) > unit.valid_from
        for heir, sure in _closure(commune, forward=True)
        if not heir.parent.startswith(unit.code) and not heir.valid_to
    }
    for heir, sure in heirs.items():
        yield heir, sure and len(heirs) == 1


@cache
def _communes_of() -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in load_units():
        if unit.level == "commune":
            found[unit.parent].append(unit)
    return found
