"""A point for every unit: the rows of `points.tsv`, from a package's points and what each unit became."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from statistics import median

from extract.gazetteer.heirs import TWO_TIERS
from extract.gazetteer.points import Point
from extract.gazetteer.successions import Succession
from extract.gazetteer.table import Unit

BEFORE_REFORM = "2025-03-01"
LatLon = tuple[float, float]

# How far in kilometres a package's point may be from the middle of what the unit is next to or made of. A
# geocoder that takes one place for another is off by more; wide districts by less, and islands but for `far`.
_REACH = {"commune": 40.0, "district": 40.0, "province": 110.0}
_REACH_NEW = 25.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A package's points by code, of March and of July 2025; those of `far` are right though far off."""

    old: Mapping[str, LatLon]
    new: Mapping[str, LatLon]
    far: frozenset[str]


def find_points(units: Iterable[Unit], rows: Iterable[Succession], listed: Listed) -> dict[Unit, Point]:
    """The points in the order of the units; a unit without one is left out."""
    units = list(units)
    points = _of_old(units, listed)
    into: dict[Unit, list[Succession]] = defaultdict(list)
    out: dict[Unit, list[Succession]] = defaultdict(list)
    for row in rows:
        if row.heir is not None:
            into[row.heir].append(row)
            out[row.unit].append(row)
    points |= _of_new(units, points, into, listed)
    for unit in sorted(units, key=_end, reverse=True):
        if unit not in points:
            points |= _from_heir(unit, out[unit], points)
    for unit in sorted(units, key=_beginning):
        if unit not in points:
            parts = [row.unit for row in into[unit]] or [part for part in units if part.parent == unit.code]
            points |= _from_parts(unit, parts, points)
    return {unit: points[unit] for unit in units if unit in points}


def without_shared(points: Mapping[str, LatLon]) -> dict[str, LatLon]:
    """The points without those that communes share with others: there the geocoder gave the unit above."""
    shared = Counter(points.values())
    return {code: point for code, point in points.items() if len(code) < 5 or shared[point] == 1}


def _end(unit: Unit) -> str:
    return unit.valid_to or "9999"


def _beginning(unit: Unit) -> str:
    return unit.valid_from


def _of_old(units: Iterable[Unit], listed: Listed) -> dict[Unit, Point]:
    """Points of the units of March 2025, each held against its sister communes or its own communes."""
    standing = [unit for unit in units if unit.stands_on(BEFORE_REFORM)]
    parents = {unit.code: unit.parent for unit in standing}
    below: dict[str, list[LatLon]] = defaultdict(list)
    for unit in standing:
        if unit.level == "commune" and unit.code in listed.old:
            below[unit.parent].append(listed.old[unit.code])
            below[parents[unit.parent]].append(listed.old[unit.code])
    found = {}
    for unit in standing:
        own = listed.old.get(unit.code)
        middle = _middle(below[unit.parent if unit.level == "commune" else unit.code])
        near = own and (middle is None or unit.code in listed.far or _km(own, middle) <= _REACH[unit.level])
        if own and near:
            found[unit] = Point(*own, "geocoder")
        elif middle and unit.level != "commune":
            found[unit] = Point(*middle, "parts")
    return found


def _of_new(
    units: Iterable[Unit],
    points: Mapping[Unit, Point],
    into: Mapping[Unit, Sequence[Succession]],
    listed: Listed,
) -> dict[Unit, Point]:
    """Points of the communes of July 2025, each held against what it was made of, and of their provinces."""
    found = {}
    for unit in units:
        own = listed.new.get(unit.code)
        if own is None or not unit.stands_on(TWO_TIERS) or unit in points:
            continue
        parts = [points[row.unit] for row in into.get(unit, ()) if row.unit in points]
        middle = _middle([(part.lat, part.lon) for part in parts])
        if middle is None or unit.code in listed.far or _km(own, middle) <= _reach_new(unit):
            found[unit] = Point(*own, "list")
        else:
            found[unit] = Point(*middle, "parts")
    return found


def _reach_new(unit: Unit) -> float:
    return _REACH["province"] if unit.level == "province" else _REACH_NEW


def _from_heir(unit: Unit, rows: Sequence[Succession], points: Mapping[Unit, Point]) -> dict[Unit, Point]:
    heirs = [points[row.heir] for row in rows if row.heir is not None and row.heir in points]
    return {unit: Point(heirs[0].lat, heirs[0].lon, "heir")} if heirs else {}


def _from_parts(unit: Unit, parts: Sequence[Unit], points: Mapping[Unit, Point]) -> dict[Unit, Point]:
    """Between the units that it has or was made of; the same land keeps its point."""
    known = [points[part] for part in parts if part in points]
    middle = _middle([(point.lat, point.lon) for point in known])
    if middle is None:
        return {}
    return {unit: known[0] if len(known) == 1 else Point(*middle, "parts")}


def _middle(points: Sequence[LatLon]) -> LatLon | None:
    if not points:
        return None
    return median(lat for lat, _ in points), median(lon for _, lon in points)


def _km(one: LatLon, other: LatLon) -> float:
    return 111.2 * hypot(one[0] - other[0], (one[1] - other[1]) * cos(radians(one[0])))
