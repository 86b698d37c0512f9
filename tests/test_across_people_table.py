"""Invented officials with look-alikes: how many pairs are joined rightly, and how many of all."""

import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from extract.across.build import seen_place
from extract.across.people import join_people
from extract.across.seen import SeenOfficial, SeenPlace, SeenPosition
from extract.facts import Place
from extract.gazetteer.table import Unit, load_units, unit_on

CASES = Path(__file__).with_name("people_cases.toml")
LEVELS = {1: "province", 2: "district", 3: "commune"}
FORMER = "nguyên "


def units_of(path: str) -> list[Unit]:
    """The units that have had these names, from the province down."""
    *above, name = path.split(" > ")
    found = [unit for unit in load_units() if unit.name == name]
    return [unit for unit in found if list(names_above(unit)) == above]


def names_above(unit: Unit) -> Iterator[str]:
    parent = unit_on(unit.parent, unit.valid_from) if unit.parent else None
    if parent is not None:
        yield from names_above(parent)
        yield parent.name


def place_at(path: str, day: str) -> SeenPlace | None:
    if path in ("", "-", "Cả nước"):
        return None
    units = units_of(path)
    assert units, path
    unit = next((each for each in units if day and each.stands_on(day)), units[0])
    return seen_place(Place(province=unit.name, code=unit.code, valid_from=unit.valid_from))


def position_of(told: str, day: str) -> SeenPosition:
    former = told.startswith(FORMER)
    title, body, kind, path = (part.strip() for part in told.removeprefix(FORMER).split(";"))
    place = place_at(path, day)
    level = "central" if path == "Cả nước" else place.level if place else None
    return SeenPosition(
        title=title, unit=body or None, former=former, kind=kind or None, level=level, place=place
    )


def mention_of(id: str, name: str, line: str) -> SeenOfficial:
    told, _, article = line.partition("@")
    day, rank, offices, around, source = (*(part.strip() for part in told.split("|")), "", "")[:5]
    positions = tuple(position_of(each, day) for each in offices.split(" + ") if each)
    stated = next((each.place for each in positions if each.place and not each.former), None)
    return SeenOfficial(
        id=id,
        article_id=article.strip() or id,
        name=name,
        rank=rank or None,
        positions=positions,
        day=day or None,
        place=stated or place_at(around, day),
        place_stated=stated is not None,
        source=source or None,
    )


def load_cases() -> tuple[list[SeenOfficial], dict[str, str]]:
    """All mentions, and by id the person, told by the first name under which one stands."""
    seen, person = [], {}
    first_name: dict[str, str] = {}
    for name, (people,) in tomllib.loads(CASES.read_text(encoding="utf-8")).items():
        for key, lines in people.items():
            whose = first_name.setdefault(ALIASES.get(name, name) + key, ALIASES.get(name, name))
            for number, line in enumerate(lines):
                id = f"{name}/{key}/{number}"
                seen.append(mention_of(id, name, line))
                person[id] = f"{whose}/{key}"
    return seen, person


# Names under which people stand who have another one as well.
ALIASES = {"Lí Thị Hòa": "Lý Thị Hoà", "Y Biêr Niê Kđăm": "Y Biêr Niê", "Nguyễn Hoài Sơn": "Nguyễn Sơn"}


def test_the_table_is_large_enough() -> None:
    seen, person = load_cases()
    assert len(seen) >= 120
    assert len(set(person.values())) >= 40


def test_precision_and_recall() -> None:
    seen, person = load_cases()
    joined = {pair for each in join_people(seen) for pair in combinations(sorted(each.ids), 2)}
    true = {pair for pair in combinations(sorted(person), 2) if person[pair[0]] == person[pair[1]]}
    assert len(joined & true) / len(joined) >= 0.98, sorted(joined - true)
    assert len(joined & true) / len(true) >= 0.9, sorted(true - joined)
