"""How the places of two events lie to one another, over the reforms."""

from typing import Literal

from extract.across.seen import SeenPlace

Relation = Literal["same", "nested", "apart", "unknown"]
_COARSENESS = {"commune": 0, "district": 1, "province": 2, "central": 3}


def relate(first: SeenPlace | None, second: SeenPlace | None) -> Relation:
    """`same` also where one is what became of the other; `nested` where one lies in the other, or a part."""
    if first is None or second is None:
        return "unknown"
    if first.id == second.id:
        return "same"
    if first.level == second.level:
        return "same" if _is_one_over_time(first, second) else "apart"
    fine, coarse = sorted((first, second), key=_coarseness)
    return "nested" if _lies_in(fine, coarse) else "apart"


def _coarseness(place: SeenPlace) -> int:
    return _COARSENESS[place.level]


def _is_one_over_time(first: SeenPlace, second: SeenPlace) -> bool:
    """Whether it is one unit retyped, or one of them still stands and holds land of the other.

    Two units that have both ended were neighbours, even if one unit holds both today.
    """
    if not first.land & second.land:
        return False
    return _code(first) == _code(second) or first.id in first.land or second.id in second.land


def _code(place: SeenPlace) -> str:
    return place.id.split("-", 1)[0]


def _lies_in(fine: SeenPlace, coarse: SeenPlace) -> bool:
    if coarse.level == "province":
        return fine.province == coarse.id or _stands_for(coarse, fine)
    return bool(fine.land & coarse.land)


def _stands_for(province: SeenPlace, place: SeenPlace) -> bool:
    """Whether a province holds the place's province today, or held what it holds."""
    return bool(province.land & place.region) and (province.id in province.land or place.id in place.land)
