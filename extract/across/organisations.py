"""Which units of many articles are one body: the same role in the same place, whatever the place is called.

A body is known by its role, its name without that of its place, and by the place over time: `Công an huyện
Thủy Nguyên` and `Công an thành phố Thủy Nguyên` have the role `công an {}` in one place. Where a place was
merged into another, the bodies of the two are two, the one succeeds the other. Central bodies, and those
with a name of their own, are known by that name; their mergers are kept by hand in `organisations.toml`.
Nothing here knows mentions of officials, so the same units always give the same bodies.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from extract.across.seen import Body, Organisation, SeenUnit
from extract.gazetteer.spelling import key

PLACE = "{}"
_SPACES = re.compile(r"\s+")


def join_organisations(seen: Iterable[SeenUnit]) -> tuple[Organisation, ...]:
    """The bodies that units are, each unit in one at most.

    A unit whose place is not known belongs to the one body that has a unit of its name with a place in it,
    where there is one only.
    """
    known: dict[Body, list[str]] = defaultdict(list)
    named: dict[str, set[Body]] = defaultdict(set)
    unplaced: list[SeenUnit] = []
    for unit in seen:
        body = body_of(unit)
        if body is None:
            unplaced.append(unit)
            continue
        known[body].append(unit.id)
        if PLACE in body.role:
            named[name_key(unit.name)].add(body)
    for unit in unplaced:
        bodies = named.get(name_key(unit.name), set())
        if len(bodies) == 1:
            known[next(iter(bodies))].append(unit.id)
    return tuple(Organisation(body=body, ids=tuple(ids)) for body, ids in known.items())


def body_of(unit: SeenUnit) -> Body | None:
    """What a unit alone tells of the body it is; None where other articles have to say which one."""
    if unit.place is not None:
        return Body(role_of(unit.name, unit.place_names), unit.place)
    return Body(name_key(unit.name)) if _has_a_name_of_its_own(unit) else None


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What the spellings of one name have in common: capitals, commas, dashes, the placing of tones aside."""
    return key(_SPACES.sub(" ", name.replace(",", " ")))


@lru_cache(maxsize=65536)
def role_of(name: str, place_names: tuple[str, ...]) -> str:
    """The name with `{}` for that of its place, and without the places above: `công an {}`."""
    role = name_key(name)
    for number, place in enumerate(place_names):
        role = _place_pattern(place).sub(PLACE if number == 0 else "", role)
    return _SPACES.sub(" ", role).strip()


def successors_of(body: Body, heirs: Sequence[str]) -> tuple[Body, ...]:
    """The bodies that a body went into, where they are: the same role, or its heir, in the places' heirs.

    heirs: the first versions of the places that surely took over all of the body's place.
    """
    roles = _heirs_of_roles().get(body.role, ())
    if body.place is None:
        return tuple(Body(role) for role in roles)
    here = tuple(Body(role, body.place) for role in roles)
    return (*here, *(Body(role, heir) for heir in heirs for role in (body.role, *roles)))


@lru_cache(maxsize=65536)
def _place_pattern(place: str) -> re.Pattern[str]:
    """The place with its type word or without: `huyện đô lương`, `đô lương`."""
    name = key(place)
    word = next((each for each in _said()["types"] if name.startswith(f"{each} ")), "")
    bare = name.removeprefix(f"{word} ")
    # A number alone names nothing: `quận 3` is no place in `đội số 3`.
    optional = "" if bare.isdecimal() else "?"
    return re.compile(rf"(?<!\w)(?:{re.escape(word)} ){optional}{re.escape(bare)}(?!\w)")


def _has_a_name_of_its_own(unit: SeenUnit) -> bool:
    if unit.level is not None:
        return unit.level == "central"
    name = name_key(unit.name)
    return not any(name.startswith(f"{word} ") or name == word for word in _said()["common"])


@cache
def _heirs_of_roles() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in _said()["merged"]:
        for role in row["from"]:
            found[role] = (*found.get(role, ()), row["into"])
    return found


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads((files("extract.across") / "organisations.toml").read_text(encoding="utf-8"))
