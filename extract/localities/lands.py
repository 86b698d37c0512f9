"""Which of several units of a name lie on the land of another."""

from collections.abc import Sequence

from extract.gazetteer.table import Unit, is_same_land, units_by_code
from extract.localities.era import gone_before, in_era, near_era, province_of


def shares_land(province: Unit, other: Unit, day: str) -> bool:
    """As `is_same_land`; while both stand, two provinces are two, whatever becomes of them."""
    if province.code != other.code and province.stands_on(day) and other.stands_on(day):
        return False
    return is_same_land(province, other)


def in_province(units: Sequence[Unit], province: Unit, day: str) -> list[Unit]:
    """Those on its land; of several, those of the province of its name before those of one it took in."""
    within = [unit for unit in units if shares_land(province_of(unit, day), province, day)]
    if len(within) < 2:
        return within
    return [unit for unit in within if province_of(unit, day).name == province.name] or within


def lying_in(units: list[Unit], above: Unit, day: str, *, past: bool) -> list[Unit]:
    """Those in a district or province; past: whether those that have gone come first."""
    if above.level == "district":
        return [unit for unit in units if unit.parent == above.code]
    if past and (gone := in_province(gone_before(units, day), above, day)):
        return gone
    return in_province(near_era(units, day) or in_era(units, day), above, day)


def was_in(unit: Unit, district: Unit) -> bool:
    """Whether the commune has its code from one of that district."""
    return any(former.parent == district.code for former in units_by_code().get(unit.code, ()))


def one_standing(named: list[Unit], day: str) -> list[Unit]:
    """The one in force, where one alone is."""
    standing = [unit for unit in named if unit.stands_on(day)]
    return standing if len(standing) == 1 else named
