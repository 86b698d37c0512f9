"""From a place's names back to its unit."""

from extract.facts import Place
from extract.gazetteer.spelling import TYPES
from extract.gazetteer.table import Unit, UnitLevel
from extract.localities.era import in_era, parent_of
from extract.localities.names import key_of, names


def find_unit(place: Place, day: str) -> Unit | None:
    """The unit with these names on `day`, or as near to it as one stood."""
    name = place.commune or place.district or place.province
    if name is None:
        return None
    bare = next((name[len(word) + 1 :] for word in TYPES if name.startswith(f"{word} ")), name)
    named = names().get(key_of(bare))
    units = list(named.at(_finest(place))) if named is not None else []
    fitting = [unit for unit in in_era(units, day) if _fits(unit, place, day)] if units else []
    return fitting[0] if fitting else next((unit for unit in units if _fits(unit, place, day)), None)


def _finest(place: Place) -> UnitLevel:
    return "commune" if place.commune else "district" if place.district else "province"


def _fits(unit: Unit, place: Place, day: str) -> bool:
    names: dict[str, str | None] = {"province": None, "district": None, "commune": None}
    above: Unit | None = unit
    while above is not None:
        names[above.level] = above.name
        above = parent_of(above, day)
    return all(wanted in (None, names[level]) for level, wanted in _names(place).items())


def _names(place: Place) -> dict[str, str | None]:
    return {"province": place.province, "district": place.district, "commune": place.commune}
