"""Where on the map a unit is, about, read from `points.tsv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from extract.gazetteer.table import UNITS_FILE, Unit

POINTS_FILE = UNITS_FILE.with_name("points.tsv")
COLUMNS = ("code", "valid_from", "lat", "lon", "source")

PointSource = Literal["geocoder", "list", "parts", "heir"]


@dataclass(frozen=True, slots=True)
class Point:
    """A point for a mark on a map: it lies in or near the unit and is no boundary's centre.

    lat, lon: degrees, WGS 84, to four places (about ten metres).
    source: `geocoder` (a package's answer from a geocoder for the unit's name, of March 2025), `list` (a
        package's point for the unit of July 2025), `parts` (the middle of the units that it has or was made
        of, where the package has none or one too far from them), `heir` (that of what it became).
    """

    lat: float
    lon: float
    source: PointSource


def point_of(unit: Unit) -> Point | None:
    """The point of a unit; None where no package has one."""
    return _points().get((unit.code, unit.valid_from))


@cache
def _points() -> dict[tuple[str, str], Point]:
    lines = POINTS_FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {
        (code, since): Point(float(lat), float(lon), cast(PointSource, source))
        for code, since, lat, lon, source in rows
    }


def format_points(points: Mapping[Unit, Point]) -> str:
    """The contents of `points.tsv`."""
    rows = (
        f"{unit.code}\t{unit.valid_from}\t{point.lat:.4f}\t{point.lon:.4f}\t{point.source}"
        for unit, point in points.items()
    )
    return "\n".join(("#" + "\t".join(COLUMNS), *rows)) + "\n"
