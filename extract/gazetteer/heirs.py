"""What became of every unit that ended: the rows of `successions.tsv`, from the units and the packages."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.gazetteer.spelling import key
from extract.gazetteer.successions import Kind, Share, Succession
from extract.gazetteer.table import Unit

TWO_TIERS = "2025-07-01"
"""The day on which the districts ended and 10,035 communes became 3,321 (1654-1687/NQ-UBTVQH15)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the packages and the hand-kept file tell of heirs.

    pairs: old commune to new commune on 2025-07-01, by code, with whether all of it went there.
    confirmed: those of the pairs that a second package has too.
    merged: province and plain name of a commune that was merged, to the codes of March 2025 that it is in.
    provinces: province to province on 2025-07-01, for those that became part of another code.
    by_hand: codes of units to the codes of their heirs.
    """

    pairs: Mapping[tuple[str, str], Share]
    confirmed: frozenset[tuple[str, str]]
    merged: Mapping[tuple[str, str], list[str]]
    provinces: Mapping[str, str]
    by_hand: Mapping[str, list[str]]


def find_successions(units: Iterable[Unit], known: Known) -> list[Succession]:
    """The heirs of every unit that ended, and one row without an heir for each whose heir nobody tells."""
    return _Finder(units, known).all()


class _Finder:
    def __init__(self, units: Iterable[Unit], known: Known) -> None:
        self.units, self.known = list(units), known
        self.by_code: dict[str, list[Unit]] = defaultdict(list)
        self.beginning: dict[str, list[Unit]] = defaultdict(list)
        self.ending: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        self.paired: dict[str, list[str]] = defaultdict(list)
        for old, new in known.pairs:
            self.paired[old].append(new)
        for unit in self.units:
            self.by_code[unit.code].append(unit)
            self.beginning[unit.valid_from].append(unit)
            self.ending[unit.parent, unit.valid_to].append(unit)

    def all(self) -> list[Succession]:
        rows: list[Succession] = []
        for unit in self.units:
            if unit.valid_to:
                rows += self._heirs(unit)
        return _with_kinds(rows)

    def _heirs(self, unit: Unit) -> list[Succession]:
        if unit.valid_to == TWO_TIERS and unit.level != "province":
            return self._of_2025(unit)
        found = self._told(unit)
        if unit.level == "district" and not found:
            found = self._districts_of_communes(unit)
        return found or [_row(unit, None, "whole", "")]

    def _of_2025(self, unit: Unit) -> list[Succession]:
        """The communes of the pairs; a district that has communes has their heirs and no row of its own."""
        if unit.level == "district" and self.ending[unit.code, TWO_TIERS]:
            return []
        return [self._paired(unit, new) for new in self.paired[unit.code]] or [_row(unit, None, "whole", "")]

    def _paired(self, unit: Unit, new: str) -> Succession:
        source = "lists" if (unit.code, new) in self.known.confirmed else "list"
        return _row(unit, self._standing(new, TWO_TIERS), self.known.pairs[unit.code, new], source)

    def _told(self, unit: Unit) -> list[Succession]:
        day = unit.valid_to
        if unit.code in self.known.provinces and day == TWO_TIERS:
            return [_row(unit, self._standing(self.known.provinces[unit.code], day), "whole", "decree")]
        if unit.code in self.known.by_hand and day < TWO_TIERS:
            heirs = [self._standing(code, day) for code in self.known.by_hand[unit.code]]
            return [_row(unit, heir, _share(heirs), "decree") for heir in heirs]
        same = self._on(unit.code, day)
        if same is not None:
            others = self._split_off(unit) if unit.level == "district" else []
            return [
                _row(unit, same, _share([same, *others]), "code"),
                *(_row(unit, other, "part", "communes") for other in others),
            ]
        return self._merged(unit)

    def _merged(self, unit: Unit) -> list[Succession]:
        """A unit that begins with the same name and another code, else the one that the aliases name."""
        around = self._around(unit)
        named = [
            other
            for other in self.beginning[unit.valid_to]
            if other.level == unit.level == "commune" and other.parent in around and _is_named(other, unit)
        ]
        named = _at_home(unit, named)
        if named:
            return [_row(unit, heir, _share(named), "name") for heir in named]
        codes = self.known.merged.get((self._province(unit), plain(unit.name)), ())
        heirs = [heir for code in codes if (heir := self._on(code, unit.valid_to)) and heir.parent in around]
        heirs = _at_home(unit, heirs)
        return [_row(unit, heir, _share(heirs), "alias") for heir in heirs]

    def _around(self, unit: Unit) -> set[str]:
        """The unit above, and those that took over a sister unit on the day."""
        sisters = self.ending[unit.parent, unit.valid_to]
        heirs = (self._on(sister.code, unit.valid_to) for sister in sisters)
        return {unit.parent} | {heir.parent for heir in heirs if heir is not None}

    def _split_off(self, unit: Unit) -> list[Unit]:
        """The districts that begin with communes of one that goes on under its code."""
        around = self._around(Unit("", "", unit.code, "", unit.valid_to))
        return [other for other in self.beginning[unit.valid_to] if other.code in around - {unit.code}]

    def _districts_of_communes(self, unit: Unit) -> list[Succession]:
        codes = self._around(Unit("", "", unit.code, "", unit.valid_to)) - {unit.code}
        heirs = [heir for code in sorted(codes) if (heir := self._on(code, unit.valid_to)) is not None]
        return [_row(unit, heir, _share(heirs), "communes") for heir in heirs]

    def _on(self, code: str, day: str) -> Unit | None:
        return next((unit for unit in self.by_code[code] if unit.stands_on(day)), None)

    def _standing(self, code: str, day: str) -> Unit:
        """Raises KeyError where nothing has the code on the day."""
        unit = self._on(code, day)
        if unit is None:
            raise KeyError((code, day))
        return unit

    def _province(self, unit: Unit) -> str:
        while unit.parent:
            above = self.by_code[unit.parent]
            unit = next((u for u in above if u.stands_on(unit.valid_from)), above[0])
        return unit.code


def _row(unit: Unit, heir: Unit | None, share: Share, source: str) -> Succession:
    return Succession(unit=unit, heir=heir, kind="unknown", share=share, source=source)


def _share(heirs: Sequence[object]) -> Share:
    return "whole" if len(heirs) == 1 else "part"


def _is_named(other: Unit, unit: Unit) -> bool:
    """By the name without its type; in another district an accent makes another one (Nghi Hoa, Nghi Hòa)."""
    if other.parent != unit.parent:
        return key(other.name.removeprefix(other.type)) == key(unit.name.removeprefix(unit.type))
    return plain(other.name) == plain(unit.name) or _bare(other) == _bare(unit)


def _at_home(unit: Unit, heirs: list[Unit]) -> list[Unit]:
    """Those in the unit's own district, where there are any: one further off is a namesake's."""
    return [heir for heir in heirs if heir.parent == unit.parent] or heirs


def _bare(unit: Unit) -> str:
    return plain(unit.name.removeprefix(unit.type))


def plain(name: str) -> str:
    """The package's key of a name: small letters and digits without accents."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", letters)


def _with_kinds(rows: list[Succession]) -> list[Succession]:
    into: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        into[_key(row.heir, row.unit.valid_to)] += 1
    return [replace(row, kind=_kind(row, into[_key(row.heir, row.unit.valid_to)])) for row in rows]


def _key(heir: Unit | None, day: str) -> tuple[str, str]:
    return (heir.code if heir else "", day)


def _kind(row: Succession, joined: int) -> Kind:
    unit, heir = row.unit, row.heir
    if heir is None:
        return "unknown"
    if row.share == "part":
        return "split"
    if joined > 1 or heir.valid_from != unit.valid_to:
        return "merge"
    if heir.type != unit.type:
        return "retype"
    return "rename" if heir.name != unit.name else "reparent"


@dataclass(frozen=True, kw_only=True, slots=True)
class OldCommune:
    """A commune of March 2025 as vietnamadminunits keys it, or an island district that has no communes."""

    code: str
    district: str
    name: str


def read_pairs(
    converter: bytes, old: Mapping[str, OldCommune], new: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], Share]:
    """The pairs of vietnamadminunits by code.

    old: by its key of province, district and commune; new: its keys of province and commune to the code.
    Raises KeyError where it pairs a unit that its own lists do not have.
    """
    lists: dict[str, Any] = json.loads(converter)
    pairs: dict[tuple[str, str], Share] = {}
    for province, communes in lists["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, parts in communes.items():
            pairs |= {(old[part].code, new[province, commune]): "whole" for part in parts}
    for province, divided in lists["DICT_PROVINCE_WARD_DIVIDED"].items():
        for part, communes in divided.items():
            pairs |= {(old[part].code, new[province, commune["newWardKey"]]): "part" for commune in communes}
    return pairs


def without_namesakes(
    pairs: Mapping[tuple[str, str], Share],
    confirmed: frozenset[tuple[str, str]],
    communes: Iterable[OldCommune],
) -> dict[tuple[str, str], Share]:
    """The pairs without those that a namesake elsewhere in the new province has come by.

    A pair goes if the second package does not have it, and the heir took in, of all that both packages tell,
    nothing of the old commune's district but something of the district of another of its name.
    """
    by_code = {commune.code: commune for commune in communes}
    homes: dict[str, set[str]] = defaultdict(set)
    for old, new in pairs.keys() & confirmed:
        homes[new].add(by_code[old].district)
    named: dict[str, set[str]] = defaultdict(set)
    for commune in by_code.values():
        named[commune.name].add(commune.district)

    def is_sound(old: str, new: str) -> bool:
        commune = by_code[old]
        astray = commune.district not in homes[new] and named[commune.name] & homes[new]
        return (old, new) in confirmed or not astray

    kept = {pair: share for pair, share in pairs.items() if is_sound(*pair)}
    heirs = Counter(old for old, _ in kept)
    return {pair: "whole" if heirs[pair[0]] == 1 else share for pair, share in kept.items()}
