"""The administrative units of Vietnam since 2018, read from `units.tsv`."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from extract.gazetteer.spelling import TYPES

UNITS_FILE = Path(__file__).with_name("units.tsv")
FIRST_DAY = "2018-01-01"
COLUMNS = ("code", "name", "parent", "valid_from", "valid_to", "source", "also")

UnitLevel = Literal["province", "district", "commune"]
_LEVELS: dict[int, UnitLevel] = {2: "province", 3: "district", 5: "commune"}


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One unit under one name, type and parent; a change of any of them starts another.

    Compared by identity: there is one object for each row.

    code: the statistics office's code; codes are used again, so the key is code and `valid_from`.
    name: official name with its type, `Thị xã Cửa Lò`.
    parent: code of the unit above, empty for a province.
    valid_from, valid_to: half-open interval of ISO days; `valid_to` is empty while the unit stands. A unit
        older than the table has the table's first day.
    source: where `valid_from` is from: `decree` (hand-kept), `snapshot` (the first list that shows the
        unit, so the day is late by up to the time between two lists), `before` (older than the table).
    also: other spellings of the name in later lists, joined by `|`.
    """

    code: str
    name: str
    parent: str
    valid_from: str
    valid_to: str
    source: str = "snapshot"
    also: str = ""

    @property
    def level(self) -> UnitLevel:
        """Told by the length of the code."""
        return _LEVELS[len(self.code)]

    @property
    def type(self) -> str:
        """`Thị xã` of `Thị xã Cửa Lò`."""
        return _type_of(self.name)

    def stands_on(self, day: str) -> bool:
        """Whether it was in force on an ISO day; the table's first units stood on every day before it."""
        return (self.valid_from <= day or self.valid_from == FIRST_DAY) and (
            not self.valid_to or day < self.valid_to
        )


@cache
def _type_of(name: str) -> str:
    return next(word for word in TYPES if name.startswith(word))


@cache
def load_units() -> tuple[Unit, ...]:
    """All units in order of level, code and time."""
    lines = UNITS_FILE.read_text(encoding="utf-8").splitlines()
    return tuple(Unit(*line.split("\t")) for line in lines if not line.startswith("#"))


@cache
def units_by_code() -> dict[str, list[Unit]]:
    """The units that have had each code, oldest first."""
    found: dict[str, list[Unit]] = {}
    for unit in load_units():
        found.setdefault(unit.code, []).append(unit)
    return found


def unit_on(code: str, day: str) -> Unit | None:
    """The unit that had `code` on an ISO day."""
    return next((unit for unit in units_by_code().get(code, ()) if unit.stands_on(day)), None)


@cache
def _heirs() -> tuple[str, dict[str, str]]:
    heirs = tomllib.loads(UNITS_FILE.with_name("heirs.toml").read_text(encoding="utf-8"))
    return heirs["from"], heirs["provinces"]


def is_same_land(province: Unit, other: Unit) -> bool:
    """Whether two provinces are one, or one of them became part of the other."""
    return province.code == other.code or _became(province, other) or _became(other, province)


def _became(old: Unit, new: Unit) -> bool:
    day, heirs = _heirs()
    return old.valid_to == day and heirs.get(old.code) == new.code and new.stands_on(day)


def format_units(units: Iterable[Unit]) -> str:
    """The contents of `units.tsv`."""
    rows = ("\t".join((u.code, u.name, u.parent, u.valid_from, u.valid_to, u.source, u.also)) for u in units)
    return "\n".join(("#" + "\t".join(COLUMNS), *rows)) + "\n"
