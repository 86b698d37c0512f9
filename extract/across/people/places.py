"""How two places lie to one another over time."""

import re
from functools import lru_cache
from typing import Literal

from extract.across.seen import SeenPlace
from extract.gazetteer.table import units_by_code

Relation = Literal["same", "heir", "within", "district", "province", "merged", "apart", "unknown"]
_DISTRICT_CODE = 3
_CODE = re.compile(r"(\d+)-\d{4}")


@lru_cache(maxsize=1 << 18)
def relate(first: SeenPlace | None, second: SeenPlace | None, *, reformed: bool) -> Relation:
    """What the places have in common.

    same: one place, under one name or another; heir: of one level, with land in common; within: of two
    levels, with land in common; district: two communes of one; province: no more than the province; merged:
    provinces that became one, where the later article is from after the day on which they did (`reformed`);
    apart: nothing; unknown: not told.
    """
    if first is None or second is None:
        return "unknown"
    if first.id == second.id:
        return "same"
    if not _is_one_province(first, second):
        shared = first.region & second.region
        if not (reformed and shared):
            return "apart" if _has_province(first) and _has_province(second) else "unknown"
        if not _overlap(first, second):
            return "merged"
    if _overlap(first, second):
        if first.level != second.level:
            return "within"
        return "same" if code_of(first.id) == code_of(second.id) else "heir"
    if "province" in (first.level, second.level):
        return "within"
    return _relation_of_districts(first, second)


def _relation_of_districts(first: SeenPlace, second: SeenPlace) -> Relation:
    own, other = _district_of(first), _district_of(second)
    if own is None or own != other:
        return "province"
    return "district" if first.level == second.level else "within"


@lru_cache(maxsize=1 << 16)
def _district_of(place: SeenPlace) -> str | None:
    """The code of a place's district, as far as the gazetteer knows the place; its own where it is one."""
    if place.level == "district":
        return code_of(place.id)
    versions = units_by_code().get(code_of(place.id), ())
    above = next((unit.parent for unit in versions if f"{unit.code}-{unit.valid_from}" == place.id), "")
    return above if len(above) == _DISTRICT_CODE else None


@lru_cache(maxsize=1 << 16)
def code_of(id: str) -> str:
    """The code of a unit's id, the id itself where it is none."""
    found = _CODE.match(id)
    return found[1] if found else id


def province_of(place: SeenPlace) -> str | None:
    """The code of the place's province then."""
    if place.province is not None:
        return code_of(place.province)
    return code_of(place.id) if place.level == "province" else None


def region_of(place: SeenPlace) -> frozenset[str]:
    """Today's provinces that hold the place's province."""
    if place.region:
        return place.region
    own = place.province or (place.id if place.level == "province" else None)
    return frozenset({own}) if own else frozenset()


def _has_province(place: SeenPlace) -> bool:
    return bool(region_of(place))


def _is_one_province(first: SeenPlace, second: SeenPlace) -> bool:
    own = province_of(first)
    return own is not None and own == province_of(second)


def _overlap(first: SeenPlace, second: SeenPlace) -> bool:
    return bool(first.land & second.land)
