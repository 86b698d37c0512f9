"""The units in which what happened in a unit happened: those of its own time, and those before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.gazetteer.lineage import kin_of
from extract.gazetteer.successions import predecessors
from extract.gazetteer.table import Unit, units_by_code

Relation = Literal["own", "earlier", "later"]


@dataclass(frozen=True, slots=True)
class Land:
    """A unit in which another unit's land lies.

    relation: what the other unit is to this one: `own` (it, or a unit within it, at one time), `earlier` or
        `later` (it stood before or after this one).
    sure: whether all of the other's land lies in this one.
    since: the ISO day from which that holds; empty where it always did.
    """

    unit: Unit
    relation: Relation
    sure: bool
    since: str = ""


def lands_of(unit: Unit) -> tuple[Land, ...]:
    """Every unit in which all or a part of `unit` lies, each once as surely as can be told.

    A later unit that stood before it took the land over has `since`: what happened in it earlier happened
    elsewhere.
    """
    found: dict[Unit, Land] = {}
    own = list(_above(unit))
    for each in own:
        _put(found, Land(each, "own", True))
    for kin in kin_of(unit):
        if kin.later:
            for each in _above(kin.unit):
                _put(found, Land(each, "earlier", kin.sure))
    # Where it is not known what became of a unit, what became of all that it belonged to is.
    for above in own[1:]:
        for kin in kin_of(above):
            if kin.later and kin.sure and kin.unit.level == above.level:
                _put(found, Land(kin.unit, "earlier", True))
    for land in _before(unit).values():
        _put(found, land)
    return tuple(found.values())


def _put(found: dict[Unit, Land], land: Land) -> None:
    known = found.get(land.unit)
    if known is None or (land.sure and not known.sure):
        found[land.unit] = land


def _above(unit: Unit) -> Iterator[Unit]:
    """The unit, then the units above it while it stood, under each of their names."""
    yield unit
    for parent in units_by_code().get(unit.parent, ()):
        if _stood_together(unit, parent):
            yield from _above(parent)


def _stood_together(unit: Unit, other: Unit) -> bool:
    return (not unit.valid_to or other.valid_from < unit.valid_to) and (
        not other.valid_to or unit.valid_from < other.valid_to
    )


@cache
def _before(unit: Unit) -> dict[Unit, Land]:
    """The earlier units in which its land lay: surely those in which all that it was made of lay."""
    rows = predecessors(unit)
    made_of_them = all(row.unit.valid_to <= unit.valid_from for row in rows)
    origins = [{**_before(row.unit), **_as_later(row.unit)} for row in rows]
    found: dict[Unit, Land] = {}
    for row, lands in zip(rows, origins, strict=True):
        taken_over = "" if row.unit.valid_to <= unit.valid_from else row.unit.valid_to
        for each, land in lands.items():
            everywhere = all(each in other and other[each].sure for other in origins)
            since = max(land.since, taken_over)
            if each not in found or since < found[each].since:
                found[each] = Land(each, "later", made_of_them and everywhere, since)
    return found


def _as_later(unit: Unit) -> dict[Unit, Land]:
    return {each: Land(each, "later", True) for each in _above(unit)}
