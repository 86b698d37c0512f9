"""What joiners are handed, made of the facts of one article."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from extract.across.seen import SeenOfficial, SeenPlace, SeenPosition
from extract.bodies.spelling import old_tones
from extract.facts import Facts, OfficialFact, Place, UnitFact
from extract.gazetteer.lineage import kin_of
from extract.gazetteer.table import Unit, load_units, unit_on, units_by_code

FindPlace = Callable[[Place], SeenPlace | None]
NameFact = Callable[[OfficialFact], str]

_DAY = len("2025-07-01")


def seen_officials(
    facts: Facts,
    *,
    day: str | None = None,
    source: str | None = None,
    province: str | None = None,
    find_place: FindPlace | None = None,
    id_of: NameFact | None = None,
) -> tuple[SeenOfficial, ...]:
    """The officials of one article as joiners take them.

    day: when the article came out, an ISO date, date-time or prefix.
    province: the hint of the article's source, as people write it.
    find_place: `seen_place` unless told; id_of: the id of a fact, article and number unless told.
    """
    find_place = find_place or seen_place
    units = {unit.name: unit for unit in reversed(facts.units)}
    around = article_place(facts, province=province, day=day[:_DAY] if day else None, find_place=find_place)
    return tuple(
        _seen(
            official,
            id=id_of(official) if id_of else f"{facts.id}:{number}",
            article_id=facts.id,
            positions=tuple(_positions(official, units, find_place)),
            day=day[:_DAY] if day else None,
            around=around,
            source=source,
        )
        for number, official in enumerate(facts.officials)
    )


def article_place(
    facts: Facts,
    *,
    province: str | None = None,
    day: str | None = None,
    find_place: FindPlace | None = None,
) -> SeenPlace | None:
    """Where an article as a whole is at: its event's place, else the province that its source hints at."""
    find_place = find_place or seen_place
    if facts.event is not None and facts.event.locality is not None:
        return find_place(facts.event.locality)
    if not province:
        return None
    unit = province_named(province, day=day)
    if unit is None:
        return None
    return find_place(Place(province=unit.name, code=unit.code, valid_from=unit.valid_from))


@lru_cache(maxsize=4096)
def province_named(name: str, *, day: str | None = None) -> Unit | None:
    """The province that people call so, on an ISO day or its prefix; None where none or two were."""
    days = {None: (), 4: ("-07-01",), 7: ("-01",)}.get(len(day) if day else None, ("",))
    when = [f"{day}{rest}" for rest in days]
    units = [unit for unit in load_units() if unit.level == "province" and _is_called(unit, name)]
    standing = [unit for unit in units if all(unit.stands_on(each) for each in when)]
    return standing[-1] if len({unit.code for unit in standing}) == 1 else None


def _is_called(unit: Unit, name: str) -> bool:
    known, said = old_tones(unit.name.lower()), old_tones(name.lower())
    return known == said or known == f"{unit.type.lower()} {said}"


@lru_cache(maxsize=65536)
def seen_place(place: Place) -> SeenPlace | None:
    """The place over time, by the gazetteer; None where no one unit has its code or its names."""
    unit = _unit_of(place)
    if unit is None:
        return None
    top = _province_of(unit)
    return SeenPlace(
        id=unit_id(unit),
        level=unit.level,
        land=_land(unit),
        province=unit_id(top) if top else None,
        region=_land(top) if top else frozenset(),
    )


def unit_id(unit: Unit) -> str:
    """`code-valid_from`."""
    return f"{unit.code}-{unit.valid_from}"


def _seen(
    official: OfficialFact,
    *,
    id: str,
    article_id: str,
    positions: tuple[SeenPosition, ...],
    day: str | None,
    around: SeenPlace | None,
    source: str | None,
) -> SeenOfficial:
    stated = next((each.place for each in positions if each.place and not each.former), None)
    return SeenOfficial(
        id=id,
        article_id=article_id,
        name=official.name,
        rank=official.rank,
        positions=positions,
        day=day,
        place=stated or around,
        place_stated=stated is not None,
        source=source,
    )


def _positions(
    official: OfficialFact, units: dict[str, UnitFact], find_place: FindPlace
) -> Iterator[SeenPosition]:
    for position in official.positions:
        unit = units.get(position.unit or "")
        yield SeenPosition(
            title=position.title,
            unit=position.unit,
            former=position.former,
            kind=unit.kind if unit else None,
            level=unit.level if unit else None,
            place=find_place(unit.locality) if unit and unit.locality else None,
        )


def _unit_of(place: Place) -> Unit | None:
    if place.code is not None:
        versions = units_by_code().get(place.code, ())
        return next((each for each in versions if each.valid_from == place.valid_from), None)
    names = (place.commune or "", place.district or "", place.province or "")
    named = _units_by_names().get(names, [])
    return named[-1] if len({unit.code for unit in named}) == 1 else None


@cache
def _units_by_names() -> dict[tuple[str, str, str], list[Unit]]:
    """By the names of commune, district and province; empty where there is none."""
    found: dict[tuple[str, str, str], list[Unit]] = {}
    for unit in load_units():
        names = {"commune": "", "district": "", "province": ""}
        above: Unit | None = unit
        while above is not None:
            names[above.level] = above.name
            above = _parent(above)
        found.setdefault((names["commune"], names["district"], names["province"]), []).append(unit)
    return found


def _parent(unit: Unit) -> Unit | None:
    return unit_on(unit.parent, unit.valid_from) if unit.parent else None


def _province_of(unit: Unit) -> Unit | None:
    above = unit
    while (parent := _parent(above)) is not None:
        above = parent
    return above if above.level == "province" else None


@lru_cache(maxsize=65536)
def _land(unit: Unit) -> frozenset[str]:
    """Ids of today's units that hold the unit's land, its own where it stands."""
    if not unit.valid_to:
        return frozenset({unit_id(unit)})
    return frozenset(unit_id(kin.unit) for kin in kin_of(unit) if kin.later and not kin.unit.valid_to)
