"""The map of the provinces: the 34 of today, or the 63 before July 2025, shaded by what is told of each.

That is events, each story once, or criteria that were achieved, of one programme or of all.

The shapes are in `provinces.json`, made by `scripts/provinces.py`, which says where they are from.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from db.place_parts import REFORM
from db.site.addresses import place_address
from db.site.language import number, says
from db.site.rows import Row

SHADES = 5
_FIRST_DAY = "2018-01-01"
_TODAY = ("9999-01-01", "9999-12-31")
_COUNTED = """SELECT p.code, p.id, p.name, p.valid_from, p.valid_to, s.stories, c.achieved
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

    count: which of the two is shown; said: that in words; shade: from 0 (none) to SHADES. parts: what it was
    made of; since: a day from which it had another name, and that name.
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
    since: tuple[str, str] | None = None


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
    versions: dict[str, list[Row]] = {}
    for row in counted:
        versions.setdefault(row["code"], []).append(row)
    drawn = _shapes()["old" if before else "new"]
    shown = "achieved" if criteria else "stories"
    shade = shades({code: _sum(versions[code], shown) for code in drawn if code in versions})
    time = _time(year) if before else _TODAY
    areas = tuple(
        _area(code, each, versions.get(code, []), shown, shade.get(code, 0), time)
        for code, each in drawn.items()
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


def _time(year: int | None) -> tuple[str, str]:
    """The days, the last exclusive, of a year before the reform, or of all those before it."""
    return (f"{year}-01-01", min(f"{year + 1}-01-01", REFORM)) if year else ("", REFORM)


def _sum(versions: Iterable[Row], shown: str) -> int:
    return sum(int(row[shown] or 0) for row in versions)


def _area(
    code: str,
    drawn: Mapping[str, Any],
    versions: Sequence[Row],
    shown: str,
    shade: int,
    time: tuple[str, str],
) -> Area:
    """versions: the province under each name or type that it had, the earliest first."""
    old = _shapes()["old"]
    name, id_, since = _named(drawn["name"], versions, time)
    counts = {each: _sum(versions, each) for each in ("stories", "achieved")}
    return Area(
        code=code,
        name=name,
        href=place_address(id_) if id_ else None,
        outline=drawn["d"],
        stories=counts["stories"],
        achieved=counts["achieved"],
        count=counts[shown],
        said=f"{name}: {_counted(counts[shown], criteria=shown == 'achieved')}",
        shade=shade,
        parts=tuple(old[part]["name"] for part in drawn.get("of", ()) if len(drawn["of"]) > 1),
        since=since,
    )


def _named(
    first_name: str, versions: Sequence[Row], time: tuple[str, str]
) -> tuple[str, str | None, tuple[str, str] | None]:
    """A province's name when a time began, the id of its page, and the day and name of a later change.

    first_name: what it is called before the first version that is known.
    """
    first, end = time
    stood = [row for row in versions if _began(row) < end and (row["valid_to"] or end) > first]
    if not stood:
        return first_name, versions[-1]["id"] if versions else None, None
    known = _began(stood[0]) <= first
    changes = stood[1:] if known else stood
    name = stood[0]["name"] if known else first_name
    return name, stood[0]["id"], (changes[-1]["valid_from"], changes[-1]["name"]) if changes else None


def _began(version: Row) -> str:
    """The first day of a unit; those of the gazetteer's first day are older than it."""
    return "" if version["valid_from"] <= _FIRST_DAY else str(version["valid_from"])


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
