"""Places over time: which versions of administrative units are one place."""

from functools import cache

from extract.gazetteer.lineage import kin_of
from extract.gazetteer.successions import predecessors
from extract.gazetteer.table import Unit

# What a unit goes through whole and alone. A merger, and a split, begin another place.
_GOES_ON = ("rename", "retype", "reparent")


@cache
def first_version(unit: Unit) -> Unit:
    """The first version of the place that a unit is a version of: what it goes on with whole, alone."""
    before = next(
        (row.unit for row in predecessors(unit) if row.kind in _GOES_ON and row.share == "whole"), None
    )
    return first_version(before) if before else unit


@cache
def heirs(unit: Unit) -> tuple[Unit, ...]:
    """The first versions of other places of the same level that all of a unit's land surely went to."""
    later = (kin.unit for kin in kin_of(unit) if kin.later and kin.sure and kin.unit.level == unit.level)
    own = first_version(unit)
    return tuple(dict.fromkeys(first for heir in later if (first := first_version(heir)) is not own))
