"""Joins dated lists of units into intervals, with the hand-kept days of changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from extract.gazetteer.spelling import loose_key
from extract.gazetteer.table import FIRST_DAY, Unit

Row = tuple[str, str]
"""Official name with its type, and the code of the unit above or ``."""
Entry = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedList:
    """One list of all units.

    date: ISO day as of which it is, as far as can be told.
    named: each code's row.
    spells_anew: whether its spellings are the table's and those of the lists before go beside them.
    """

    date: str
    named: Mapping[str, Row]
    spells_anew: bool = False


def join_lists(lists: Iterable[DatedList], changes: Mapping[str, Any]) -> list[Unit]:
    """All units of all lists, oldest first, as intervals in order of level, code and time.

    changes: `changes.toml`.
    """
    spelt = frozenset(changes["spelling"]["same"])
    ended: list[Unit] = []
    alive: dict[str, Unit] = {}
    day = ""
    for each in lists:
        dates = _Dates(changes["effective"], each.named, alive, after=day, by=each.date)
        ended += _advance(alive, each.named, dates, spelt, anew=each.spells_anew)
        day = each.date
    units = [*ended, *alive.values()]
    for entry in changes["before"]:
        units = _set_back(units, entry)
    return sorted(units, key=_order)


def _order(unit: Unit) -> tuple[int, str, str]:
    return len(unit.code), unit.code, unit.valid_from


_SCOPES = {"communes", "districts", "provinces"}


def _scope(entry: Entry) -> int:
    """The narrower scope first."""
    return 0 if "communes" in entry else 1 if "districts" in entry else 2


def _between(entry: Entry, after: str, by: str) -> bool:
    """Whether the list of `by` is the first that can show the change, or the one that shows it late."""
    return after < entry["date"] <= by or entry.get("listed") == by


class _Dates:
    """The day on which each change between two snapshots took effect."""

    def __init__(
        self, entries: list[Entry], now: Mapping[str, Row], then: dict[str, Unit], *, after: str, by: str
    ) -> None:
        self.first, self.by = not after, by
        scoped = [e for e in entries if _SCOPES & e.keys() and _between(e, after, by)]
        self.entries = sorted(scoped, key=_scope)
        self.general = [e for e in entries if not _SCOPES & e.keys() and after < e["date"] <= by]
        self.now, self.then = now, then

    def of(self, code: str) -> tuple[str, str]:
        """ISO day, and `decree` or `snapshot`: where the day is from."""
        if self.first:
            return FIRST_DAY, "before"
        within = self._within(code)
        for entry in self.entries:
            if within & {code for scope in _SCOPES for code in entry.get(scope, ())}:
                return entry["date"], "decree"
        return (self.general[0]["date"], "decree") if self.general else (self.by, "snapshot")

    def _within(self, code: str) -> set[str]:
        """The code and those of the units above it, before and after."""
        found = {code}
        for _ in range(2):
            found |= {self.now[c][1] for c in found if c in self.now}
            found |= {self.then[c].parent for c in found if c in self.then}
        return found


def _advance(
    alive: dict[str, Unit], named: Mapping[str, Row], dates: _Dates, spelt: frozenset[str], *, anew: bool
) -> list[Unit]:
    """Brings `alive` up to the snapshot `named`; returns the units that ended on the way."""
    ended: list[Unit] = []
    for code in sorted(alive.keys() | named.keys()):
        unit, row = alive.get(code), named.get(code)
        if unit is not None and row is not None and _same(unit, row, code in spelt):
            alive[code] = _also_spelt(unit, row[0], anew=anew)
            continue
        day, source = dates.of(code)
        if unit is not None:
            ended.append(replace(unit, valid_to=day))
            del alive[code]
        if row is not None:
            alive[code] = Unit(code, row[0], row[1], day, "", source)
    return ended


def _same(unit: Unit, row: Row, spelt: bool) -> bool:
    name, parent = row
    if unit.parent != parent or not name.startswith(unit.type):
        return False
    return spelt or loose_key(unit.name) == loose_key(name)


def _also_spelt(unit: Unit, name: str, *, anew: bool) -> Unit:
    """The unit with a later list's spelling beside its own, or the reverse where the list spells `anew`."""
    if name == unit.name or name in unit.also.split("|"):
        return unit
    name, other = (name, unit.name) if anew else (unit.name, name)
    return replace(unit, name=name, also="|".join(filter(None, (unit.also, other))))


def _set_back(units: list[Unit], entry: Entry) -> list[Unit]:
    """Puts what a hand-kept entry says stood until a day before the units that begin on that day."""
    since, until = entry.get("since", FIRST_DAY), entry["until"]
    result: list[Unit] = []
    for unit in units:
        name = entry.get("units", {}).get(unit.code)
        if name is None or unit.valid_from != since:
            result.append(unit)
            continue
        result.append(replace(unit, name=name, valid_to=until, also=""))
        result.append(replace(unit, valid_from=until, source="decree"))
    gone = entry.get("gone", {}).items()
    return result + [Unit(code, name, parent, since, until, "before") for code, (name, parent) in gone]
