"""The places that facts name, as units of the gazetteer: joins what `extract` knows to what `db` stores."""

from functools import cache, lru_cache

from db.place_names import OtherName
from db.place_parts import Land
from db.places import LEVELS, KnownPlace, place_by_names, with_ancestors
from extract.across.build import unit_id
from extract.across.versions import first_version, heirs
from extract.facts import Place
from extract.gazetteer.lands import lands_of
from extract.gazetteer.lineage import kin_of
from extract.gazetteer.points import point_of
from extract.gazetteer.table import Unit, load_units, unit_on, units_by_code


@lru_cache(maxsize=65536)
def find_place(place: Place) -> KnownPlace | None:
    """The gazetteer's unit for a place, with those above it; where it has none, what the place says.

    A place with no code is a unit where one alone, of any time, has its names.
    """
    if place.code is None:
        named = [known for unit in _units_named(place) if _has_names(known := _known(unit), place)]
        return named[0] if len(named) == 1 else place_by_names(place)
    versions = units_by_code().get(place.code, ())
    unit = next((each for each in versions if each.valid_from == place.valid_from), None)
    return _known(unit) if unit else place_by_names(place)


def first_version_id(place: Place, day: str | None) -> str | None:
    """The id of the first version of a place.

    Of a place without a code the unit of its names that stands on an ISO day, or the only one; None where
    there is none, or where several remain.
    """
    if place.code is not None:
        versions = units_by_code().get(place.code, ())
        units = [unit for unit in versions if unit.valid_from == place.valid_from]
    else:
        units = [unit for unit in _units_named(place) if _has_names(_known(unit), place)]
        units = [unit for unit in units if day and unit.stands_on(day)] or units
    first = {first_version(unit) for unit in units}
    return unit_id(first.pop()) if len(first) == 1 else None


def heir_ids(first: str) -> tuple[str, ...]:
    """The ids of the first versions of the places that surely took over the place with that first version.

    The last version's heirs count: what the place went through before, it went through whole.
    """
    versions = _versions().get(first, ())
    return tuple(unit_id(heir) for heir in (heirs(versions[-1]) if versions else ()))


@cache
def _versions() -> dict[str, list[Unit]]:
    """The units that are one place, by the id of the first, the latest last."""
    found: dict[str, list[Unit]] = {}
    for unit in sorted(load_units(), key=_since):
        found.setdefault(unit_id(first_version(unit)), []).append(unit)
    return found


def _since(unit: Unit) -> str:
    return unit.valid_from


def other_names(code: str, valid_from: str) -> tuple[OtherName, ...]:
    """The units before and after the one that has had `code` since an ISO day, each with those above it."""
    unit = _unit(code, valid_from)
    return tuple(
        OtherName(
            _known(kin.unit).path,
            "later" if kin.later else "earlier",
            kin.sure,
            unit_id(kin.unit),
            not kin.unit.valid_to,
        )
        for kin in (kin_of(unit) if unit else ())
    )


def lands(code: str, valid_from: str) -> tuple[Land, ...]:
    """The places in which the unit lies that has had `code` since an ISO day, now, before or later."""
    unit = _unit(code, valid_from)
    return tuple(
        Land(
            unit_id(land.unit),
            land.relation,
            land.sure,
            land.since or None,
            heir=_known(land.unit) if land.sure and not land.unit.valid_to else None,
            point=_point(land.unit) if land.unit is unit else None,
        )
        for land in (lands_of(unit) if unit else ())
    )


def _point(unit: Unit) -> tuple[float, float] | None:
    point = point_of(unit)
    return (point.lat, point.lon) if point else None


def _unit(code: str, valid_from: str) -> Unit | None:
    return next((each for each in units_by_code().get(code, ()) if each.valid_from == valid_from), None)


def _units_named(place: Place) -> list[Unit]:
    level, name = next(
        ((level, getattr(place, level)) for level in LEVELS if getattr(place, level)), ("", "")
    )
    return [unit for unit in _units_by_name().get(name, ()) if unit.level == level]


def _has_names(known: KnownPlace, place: Place) -> bool:
    names = {each.level: each.name for each in with_ancestors(known)}
    return all(names.get(level) == name for level in LEVELS if (name := getattr(place, level)) is not None)


@cache
def _units_by_name() -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in load_units():
        found.setdefault(unit.name, []).append(unit)
    return found


@lru_cache(maxsize=65536)
def _known(unit: Unit) -> KnownPlace:
    above = unit_on(unit.parent, unit.valid_from) if unit.parent else None
    parent = _known(above) if above else None
    return KnownPlace(
        id=unit_id(unit),
        name=unit.name,
        level=unit.level,
        path=f"{unit.name}, {parent.path}" if parent else unit.name,
        parent=parent,
        code=unit.code,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to or None,
        identity=unit_id(first_version(unit)),
    )
