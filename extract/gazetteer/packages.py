"""Reads what the tables are built from out of the released packages, as registries give them."""

import json
import sqlite3
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.gazetteer.centres import Listed, without_shared
from extract.gazetteer.heirs import Known, OldCommune, read_pairs, without_namesakes
from extract.gazetteer.intervals import DatedList, Entry, Row
from extract.gazetteer.spelling import official

Snapshot = dict[tuple[str, str], str]
"""(code, code of the unit above) to the official name; a package may list a code under an old unit too."""


def read_list(sources: Path, entry: Entry) -> DatedList:
    """The list that an entry of `sources.toml` names."""
    snapshot = _read_snapshot(sources / entry["archive"], entry["format"], entry["path"])
    spells_anew = entry.get("spells_anew", False)
    return DatedList(date=entry["date"], named=_listed(snapshot), spells_anew=spells_anew)


def _listed(snapshot: Snapshot) -> dict[str, Row]:
    """One row a code, without what a package still carries of districts that are no more in its list."""
    codes = {code for code, _ in snapshot}
    return {
        code: (name, parent) for (code, parent), name in snapshot.items() if not parent or parent in codes
    }


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


def read_heirs(sources: Path, told: Entry) -> Known:
    """What `heirs.toml` (`told`) and the packages that pair old and new units tell."""
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


def read_points(sources: Path, told: Entry) -> Listed:
    """The points of the package that pairs old and new units, without those that are known to be wrong."""
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
