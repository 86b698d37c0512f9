"""What became of the units that ended and from what units came, read from `successions.tsv`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from extract.gazetteer.table import UNITS_FILE, Unit, load_units

SUCCESSIONS_FILE = UNITS_FILE.with_name("successions.tsv")
COLUMNS = ("code", "valid_from", "heir", "heir_from", "kind", "share", "source")

Kind = Literal["merge", "split", "rename", "retype", "reparent", "unknown"]
Share = Literal["whole", "part"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Succession:
    """One unit that ended and one unit that took over its land, on `unit.valid_to`.

    heir: None where nobody tells.
    kind: `split` where the unit went to several; else `merge` where the heir took in several or stood before;
        else `retype`, `rename` or `reparent`, the first of them that is true; `unknown` without an heir.
    share: whether all of the unit or a part of it went to this heir.
    source: `code` (the same code goes on), `name` (the name goes on under another code), `lists` or `list`
        (two packages pair them, or one), `alias` (a package lists the old name under the heir), `communes` (a
        district's communes went there), `decree` (kept by hand).
    """

    unit: Unit
    heir: Unit | None
    kind: Kind
    share: Share
    source: str


def successors(unit: Unit) -> tuple[Succession, ...]:
    """What took over the land of a unit that ended; empty for one that stands.

    A district that ended with all the others on 2025-07-01 has the communes that its communes went to.
    """
    return _forward().get(unit, ()) or _of_district(unit)


def predecessors(unit: Unit) -> tuple[Succession, ...]:
    """The units that a unit took over, when it began and later."""
    return _backward().get(unit, ())


@cache
def load_successions() -> tuple[Succession, ...]:
    """All rows in the order of the units that ended."""
    units = {(unit.code, unit.valid_from): unit for unit in load_units()}
    lines = SUCCESSIONS_FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(
        Succession(
            unit=units[code, since],
            heir=units[heir, heir_since] if heir else None,
            kind=cast(Kind, kind),
            share=cast(Share, share),
            source=source,
        )
        for code, since, heir, heir_since, kind, share, source in rows
    )


def format_successions(rows: Iterable[Succession]) -> str:
    """The contents of `successions.tsv`."""
    lines = ("\t".join((*_key(r.unit), *_key(r.heir), r.kind, r.share, r.source)) for r in rows)
    return "\n".join(("#" + "\t".join(COLUMNS), *lines)) + "\n"


def _key(unit: Unit | None) -> tuple[str, str]:
    return (unit.code, unit.valid_from) if unit else ("", "")


@cache
def _forward() -> dict[Unit, tuple[Succession, ...]]:
    found: dict[Unit, list[Succession]] = defaultdict(list)
    for row in load_successions():
        found[row.unit].append(row)
    return {unit: tuple(rows) for unit, rows in found.items()}


@cache
def _backward() -> dict[Unit, tuple[Succession, ...]]:
    found: dict[Unit, list[Succession]] = defaultdict(list)
    for row in load_successions():
        if row.heir is not None:
            found[row.heir].append(row)
    return {unit: tuple(rows) for unit, rows in found.items()}


@cache
def _ended_communes() -> dict[tuple[str, str], list[Unit]]:
    """The communes that ended, by their district and the day."""
    found: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in load_units():
        if unit.level == "commune" and unit.valid_to:
            found[unit.parent, unit.valid_to].append(unit)
    return found


def _of_district(unit: Unit) -> tuple[Succession, ...]:
    if unit.level != "district" or not unit.valid_to:
        return ()
    communes = _ended_communes().get((unit.code, unit.valid_to), ())
    rows = (row for commune in communes for row in _forward().get(commune, ()))
    heirs = list(dict.fromkeys(row.heir for row in rows if row.heir is not None))
    kind: Kind = "merge" if len(heirs) == 1 else "split"
    share: Share = "whole" if len(heirs) == 1 else "part"
    return tuple(
        Succession(unit=unit, heir=heir, kind=kind, share=share, source="communes") for heir in heirs
    )
