"""Pictures as numbers that a template draws as SVG.

Across, everything is in per cent of the picture's width, so that it fits a phone and a printed page with
letters of one size; down, in pixels.
"""

import textwrap
from calendar import month_abbr
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.days import days_of
from db.site.days import days_said
from db.site.language import says

# The narrowest screen shows as many letters of a label on a line.
_LINE = 40
_LINE_HEIGHT, _BAR_HEIGHT, _GAP, _AXIS_HEIGHT = 18, 12, 12, 24
# What is left free on both sides, so that the first and the last mark are drawn whole.
_MARGIN = 2.0
_LEAST_WIDTH = 0.8
_MOST_YEARS = 8
_STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A report on a day (ISO), and where to read it; last: where more is not known, the last it may be of."""

    day: str
    href: str
    title: str
    last: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """What is drawn in one row: a bar over days (ISO, both inclusive) with marks; past: drawn apart."""

    label: str
    first: str
    last: str
    marks: tuple[Mark, ...] = ()
    past: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """A mark's place from the left, in per cent."""

    x: float
    href: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One row: the lines of its label with their baselines, then the bar at `y`."""

    lines: tuple[tuple[int, str], ...]
    x: float
    y: int
    width: float
    height: int
    points: tuple[Point, ...]
    past: bool

    @property
    def middle(self) -> int:
        """Where the points are, from the top."""
        return self.y + self.height // 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """Rows of bars over years; `years` are the labels of the axis with their places from the left."""

    height: int
    axis: int
    years: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...]


def mark_of_article(day: str, published: str | None, *, href: str, label: str) -> Mark:
    """The mark of an article: at its day, or over the month or year where it tells no more (`2024-03`)."""
    known = days_of(published)
    within = known is not None and known.first <= day <= known.last
    return Mark(
        day=known.first if known and within else day,
        last=known.last if known and within else None,
        href=href,
        title=f"{days_said(published or day)}: {label}",
    )


def draw_timeline(stretches: Sequence[Stretch]) -> Timeline | None:
    """The rows in the order given, over whole years; None where all is of one time, or nothing at all."""
    if len({time for each in stretches for time in _times(each)}) < 2:
        return None
    scale = Scale(
        first=min(int(each.first[:4]) for each in stretches),
        last=max(int(each.last[:4]) for each in stretches),
    )
    bars: list[Bar] = []
    top = 0
    for each in stretches:
        bar = _bar(each, scale, top)
        bars.append(bar)
        top = bar.y + bar.height + _GAP
    return Timeline(height=top + _AXIS_HEIGHT, axis=top, years=tuple(scale.labels()), bars=tuple(bars))


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """From the first day of one year to the last day of another, across the picture."""

    first: int
    last: int

    def x(self, day: str) -> float:
        start = date(self.first, 1, 1).toordinal()
        days = date(self.last, 12, 31).toordinal() - start
        share = (date.fromisoformat(day).toordinal() - start) / days
        return round(_MARGIN + (100 - 2 * _MARGIN) * share, 2)

    def labels(self) -> Iterator[tuple[float, str]]:
        """The beginnings of years; of months too where there are one or two years only."""
        months = {0: (1, 4, 7, 10), 1: (1, 7)}.get(self.last - self.first, ())
        for year in range(self.first, self.last + 1) if months else ():
            for month in months:
                yield (
                    self.x(f"{year:04}-{month:02}-01"),
                    says(f"{month}/{year}", f"{month_abbr[month]} {year}"),
                )
        if not months:
            yield from self._years()

    def _years(self) -> Iterator[tuple[float, str]]:
        step = next((step for step in _STEPS if (self.last - self.first) // step < _MOST_YEARS), _STEPS[-1])
        for year in range(self.first, self.last + 1, step):
            yield self.x(f"{year:04}-01-01"), str(year)


def _times(stretch: Stretch) -> Iterator[tuple[str, str]]:
    """Whatever is told of: the reports, or where none are known the two ends."""
    for mark in stretch.marks:
        yield mark.day, mark.last or mark.day
    if not stretch.marks:
        yield stretch.first, stretch.first
        yield stretch.last, stretch.last


def _bar(stretch: Stretch, scale: Scale, top: int) -> Bar:
    lines = textwrap.wrap(stretch.label, _LINE) or [""]
    begin, end = scale.x(stretch.first), scale.x(stretch.last)
    missing = max(_LEAST_WIDTH - (end - begin), 0)
    return Bar(
        lines=tuple((top + _LINE_HEIGHT * number - 4, line) for number, line in enumerate(lines, start=1)),
        x=round(begin - missing / 2, 2),
        y=top + _LINE_HEIGHT * len(lines) + 2,
        width=round(end - begin + missing, 2),
        height=_BAR_HEIGHT,
        points=tuple(_points(stretch.marks, scale)),
        past=stretch.past,
    )


def _points(marks: Iterable[Mark], scale: Scale) -> Iterator[Point]:
    """One point where several would cover one another: the first of them."""
    drawn: set[int] = set()
    for mark in marks:
        x = round((scale.x(mark.day) + scale.x(mark.last or mark.day)) / 2, 2)
        if round(x * 2) not in drawn:
            drawn.add(round(x * 2))
            yield Point(x=x, href=mark.href, title=mark.title)
