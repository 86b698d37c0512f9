"""The places within a province as dots on its outline, the larger the more happened there."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.site.addresses import place_address
from db.site.language import number, says
from db.site.provinces import on_map, outline_of
from db.site.rows import Row

_SUBPATH = re.compile(r"M([^Mz]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# So many events make the largest dot where no place has more.
_SOME = 10
# Shares of the picture's longer side.
_MARGIN, _LEAST, _MOST = 0.04, 0.01, 0.03


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """A place with its events; former: it is no more."""

    x: float
    y: float
    r: float
    title: str
    href: str
    former: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Within:
    """A province's outline and the dots on it; box: what of the map is seen, `x y width height`."""

    box: str
    outline: str
    dots: tuple[Dot, ...]


def draw_within(code: str | None, children: Sequence[Row], *, stands: bool) -> Within | None:
    """The places of which something is told; None where the province is not drawn or nothing is told.

    children: rows with `id`, `name`, `valid_to`, `stories`, `latitude`, `longitude`.
    """
    outline = outline_of(code, stands=stands)
    told = [row for row in children if row["stories"] and row["latitude"] is not None]
    if outline is None or not told:
        return None
    left, top, right, bottom = _bounds(outline)
    side = max(right - left, bottom - top)
    margin = side * _MARGIN
    most = max(_SOME, *(row["stories"] for row in told))
    box = (left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)
    return Within(
        box=" ".join(f"{each:.1f}" for each in box),
        outline=outline,
        # The largest below, so that none covers another whole.
        dots=tuple(_dot(row, side, most) for row in sorted(told, key=_stories, reverse=True)),
    )


def _dot(row: Row, side: float, most: int) -> Dot:
    x, y = on_map(row["latitude"], row["longitude"])
    events = says("sự kiện", "event" if row["stories"] == 1 else "events")
    return Dot(
        x=x,
        y=y,
        r=round(side * (_LEAST + (_MOST - _LEAST) * math.sqrt(row["stories"] / most)), 2),
        title=f"{row['name']}: {number(row['stories'])} {events}",
        href=place_address(row["id"]),
        former=row["valid_to"] is not None,
    )


def _stories(row: Row) -> int:
    return int(row["stories"])


def _bounds(outline: str) -> tuple[float, float, float, float]:
    """The least and the most of x and y: each part of a path begins at a point and goes on by steps."""
    xs: list[float] = []
    ys: list[float] = []
    for part in _SUBPATH.findall(outline):
        numbers = [float(each) for each in _NUMBER.findall(part)]
        xs += _running(numbers[::2])
        ys += _running(numbers[1::2])
    return min(xs), min(ys), max(xs), max(ys)


def _running(steps: Iterable[float]) -> list[float]:
    at, found = 0.0, []
    for step in steps:
        at += step
        found.append(at)
    return found
