"""The map of the provinces: the 34 of today, or the 63 before July 2025, shaded by what is told of each.

That is events, each story once, or criteria that were achieved, of one programme or of all.

The shapes are in `provinces.json`, made by `scripts/provinces.py`, which says where they are from.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from db.place_parts import REFORM
from db.site.addresses import place_address
from db.site.language import number, says
from db.site.rows import Row

SHADES = 5
_COUNTED = """SELECT p.code, p.id, p.name, s.stories, c.achieved
  FROM places p
  LEFT JOIN (SELECT place_id, sum(stories) AS stories FROM province_counts
     WHERE before_reform = :before AND (:year IS NULL OR year = :year) GROUP BY place_id) s
    ON s.place_id = p.id
  LEFT JOIN (SELECT place_id, sum(achieved) AS achieved FROM province_criteria
     WHERE before_reform = :before AND (:year IS NULL OR year = :year)
       AND (:programme IS NULL OR programme_id = :programme) GROUP BY place_id) c
    ON c.place_id = p.id
 WHERE p.level = 'province' AND p.code IS NOT NULL
   AND CASE WHEN :before THEN p.valid_from < :reform ELSE p.valid_to IS NULL END
 ORDER BY p.valid_from"""
_YEARS = """SELECT year FROM province_counts WHERE before_reform = :before AND year IS NOT NULL
UNION SELECT year FROM province_criteria WHERE before_reform = :before AND year IS NOT NULL AND achieved
ORDER BY 1 DESC"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A province: its outline, the events and what was achieved in it; href: None without page.

    count: which of the two is shown; said: that in words; shade: from 0 (none) to SHADES.
    """

    code: str
    name: str
    href: str | None
    outline: str
    stories: int
    achieved: int
    count: int
    said: str
    shade: int
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceMap:
    """All provinces of a time; `legend` has (shade, fewest, most) for the shades that occur.

    criteria: whether what was achieved is shown, not events; programme: of which (id), None for all.
    """

    areas: tuple[Area, ...]
    legend: tuple[tuple[int, int, int], ...]
    before: bool
    year: int | None
    criteria: bool = False
    programme: str | None = None

    @property
    def islands(self) -> list[tuple[dict[str, Any], Area]]:
        """The archipelagos, each with the province that it is of."""
        of = {area.code: area for area in self.areas}
        return [(group, of[group["code"]]) for group in _shapes()["islands"] if group["code"] in of]

    @property
    def listed(self) -> list[Area]:
        """Those with the most first."""
        return sorted(self.areas, key=_most_first)


def shapes() -> dict[str, Any]:
    """What `provinces.json` holds."""
    return _shapes()


def map_query(
    *, before: bool = False, year: int | None = None, programme: str | None = None
) -> tuple[str, dict[str, Any]]:
    """What `draw_map` needs to know; before: the 63, until July 2025; year, programme: None for all."""
    return _COUNTED, {"before": int(before), "year": year, "programme": programme, "reform": REFORM}


def years_query(*, before: bool) -> tuple[str, dict[str, Any]]:
    """The years of which something is told, the latest first."""
    return _YEARS, {"before": int(before)}


def draw_map(
    counted: Iterable[Row],
    *,
    before: bool = False,
    year: int | None = None,
    criteria: bool = False,
    programme: str | None = None,
) -> ProvinceMap:
    """The provinces with what is told of them, the rows of `map_query` asked the same."""
    rows = {row["code"]: row for row in counted}
    drawn = _shapes()["old" if before else "new"]
    shown = "achieved" if criteria else "stories"
    shade = shades({code: int(rows[code][shown] or 0) for code in drawn if code in rows})
    areas = tuple(
        _area(code, each, rows.get(code), shown, shade.get(code, 0)) for code, each in drawn.items()
    )
    return ProvinceMap(
        areas=areas,
        legend=tuple(_legend(areas)),
        before=before,
        year=year,
        criteria=criteria,
        programme=programme,
    )


def shades(counts: Mapping[str, int]) -> dict[str, int]:
    """A shade for each count: 0 for none, else about as many provinces in each, equal counts in one."""
    values = sorted(count for count in counts.values() if count)
    return {
        code: 1 + values.index(count) * SHADES // len(values) if count else 0
        for code, count in counts.items()
    }


def locator(
    code: str | None, *, stands: bool, point: tuple[float, float] | None = None
) -> dict[str, Any] | None:
    """The country's outline and that of the province of a code, of today or before; None where unknown.

    point: latitude and longitude of a place in it, to be marked.
    """
    area = _shapes()["new" if stands else "old"].get(code)
    if area is None:
        return None
    mark = on_map(*point) if point else None
    return {"country": _shapes()["country"], "outline": area["d"], "islands": _islands(code), "mark": mark}


def outline_of(code: str | None, *, stands: bool) -> str | None:
    """The outline of the province of a code, of today or before."""
    area = _shapes()["new" if stands else "old"].get(code)
    return str(area["d"]) if area else None


def on_map(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a point is in the picture, from the left and from the top."""
    known = _shapes()["projection"]
    x = (longitude - known["west"]) * known["x"]
    return round(x, 1), round((known["north"] - latitude) * known["y"], 1)


def _islands(code: str | None) -> list[tuple[list[float], bool]]:
    """Where each island of the archipelagos is, and whether it is of the province."""
    return [(at, each["code"] == code) for each in _shapes()["islands"] for at in each["points"]]


def _area(code: str, drawn: Mapping[str, Any], row: Row | None, shown: str, shade: int) -> Area:
    old = _shapes()["old"]
    name = row["name"] if row else drawn["name"]
    counts = {name: int(row[name] or 0) if row else 0 for name in ("stories", "achieved")}
    return Area(
        code=code,
        name=name,
        href=place_address(row["id"]) if row else None,
        outline=drawn["d"],
        stories=counts["stories"],
        achieved=counts["achieved"],
        count=counts[shown],
        said=f"{name}: {_counted(counts[shown], criteria=shown == 'achieved')}",
        shade=shade,
        parts=tuple(old[part]["name"] for part in drawn.get("of", ()) if len(drawn["of"]) > 1),
    )


def _counted(count: int, *, criteria: bool) -> str:
    if criteria:
        return f"{number(count)} {says('tiêu chí đạt', 'criteria achieved')}"
    return f"{number(count)} {says('sự kiện', 'event' if count == 1 else 'events')}"


def _legend(areas: Iterable[Area]) -> Iterable[tuple[int, int, int]]:
    counts: dict[int, list[int]] = {}
    for area in areas:
        counts.setdefault(area.shade, []).append(area.count)
    return ((shade, min(found), max(found)) for shade, found in sorted(counts.items()))


def _most_first(area: Area) -> tuple[int, str]:
    return -area.count, area.code


@cache
def _shapes() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files(__package__) / "provinces.json").read_text(encoding="utf-8"))
    return loaded
