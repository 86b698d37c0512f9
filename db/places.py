"""The administrative units that facts are found by, each with the units above it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from db.fold import sort_key
from db.ids import short_id
from extract.facts import Place

LEVELS = ("commune", "district", "province")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """One unit from `valid_from` up to and without `valid_to` (ISO days; None while it stands or unknown).

    id: `code-valid_from`, or a hash of the names where the code is not known.
    path: its name and those above it, finest first: `Phường Nghi Hải, Thị xã Cửa Lò, Tỉnh Nghệ An`.
    identity: id of the first version of the same place; None where that is not known.
    """

    id: str
    name: str
    level: str
    path: str
    parent: "KnownPlace | None" = None
    code: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    identity: str | None = None


FindPlace = Callable[[Place], KnownPlace | None]


@lru_cache(maxsize=65536)
def place_by_names(place: Place) -> KnownPlace | None:
    """What the place itself says, for where no gazetteer is at hand; None where it names nothing."""
    named = [(level, name) for level in LEVELS if (name := getattr(place, level)) is not None]
    above: KnownPlace | None = None
    for index in reversed(range(len(named))):
        level, name = named[index]
        path = ", ".join(name for _, name in named[index:])
        finest = index == 0
        code = place.code if finest else None
        valid_from = place.valid_from if finest else None
        above = KnownPlace(
            id=f"{code}-{valid_from}" if code and valid_from else short_id("place", path),
            name=name,
            level=level,
            path=path,
            parent=above,
            code=code,
            valid_from=valid_from,
        )
    return above


def with_ancestors(place: KnownPlace) -> Iterator[KnownPlace]:
    """The place and those above it, the topmost first, so that each stands before what refers to it."""
    if place.parent is not None:
        yield from with_ancestors(place.parent)
    yield place


def place_row(place: KnownPlace) -> dict[str, Any]:
    """The place as a row of `places`."""
    return {
        "id": place.id,
        "name": place.name,
        "level": place.level,
        "parent_id": place.parent.id if place.parent else None,
        "path": place.path,
        "code": place.code,
        "valid_from": place.valid_from,
        "valid_to": place.valid_to,
        "identity_id": place.identity or place.id,
        "sort_key": sort_key(place.name),
    }
