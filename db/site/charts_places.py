"""Bars of what was reached: criteria of a place one under another, and a programme's years.

As in `db.site.charts`, across everything is in per cent of the picture's width; down, in pixels.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.site.cards import number
from db.site.labels import vietnamese
from db.site.rows import Row

# The narrowest screen shows as many letters on a line.
_LINE = 44
_LINE_HEIGHT, _BAR_HEIGHT, _GAP = 18, 12, 12
_STATUSES = ("achieved", "registered", "forecast", "target", "not_met")


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareBar:
    """One row: the lines of its label with their baselines, then a bar over a frame that stands for all."""

    lines: tuple[tuple[int, str], ...]
    y: int
    height: int
    width: float
    status: str
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Shares:
    """The bars of one programme or standard, in the order of their days."""

    title: str
    height: int
    bars: tuple[ShareBar, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Part of a year's bar: so many facts of a status."""

    x: float
    width: float
    count: int
    status: str


@dataclass(frozen=True, kw_only=True, slots=True)
class YearBar:
    """A year's facts of all statuses, side by side."""

    year: str
    baseline: int
    y: int
    height: int
    pieces: tuple[Piece, ...]

    @property
    def total(self) -> int:
        """All facts of the year."""
        return sum(piece.count for piece in self.pieces)


def draw_shares(title: str, criteria: Sequence[tuple[Row, str]]) -> Shares | None:
    """A bar for each criterion of which a share is known, with where it is read; None where none is."""
    bars: list[ShareBar] = []
    top = 0
    for row, href in criteria:
        share = share_of(row)
        if share is None:
            continue
        lines = textwrap.wrap(_label(row), _LINE)
        bars.append(
            ShareBar(
                lines=tuple((top + _LINE_HEIGHT * n - 4, line) for n, line in enumerate(lines, start=1)),
                y=top + _LINE_HEIGHT * len(lines) + 2,
                height=_BAR_HEIGHT,
                width=round(min(max(share, 0.0), 1.0) * 100, 2),
                status=row["status"],
                href=href,
            )
        )
        top = bars[-1].y + _BAR_HEIGHT + _GAP
    return Shares(title=title, height=top, bars=tuple(bars)) if bars else None


def share_of(row: Row) -> float | None:
    """From 0 to 1: the share told, else of those counted, else of the criteria met."""
    if row["percent"] is not None:
        return float(row["percent"]) / 100
    for part, whole in (("count", "of_total"), ("met_max", "criteria_total")):
        if row[part] is not None and row[whole]:
            return float(row[part]) / float(row[whole])
    return None


def numbers_said(row: Row) -> str:
    """The figures of a criterion in one line: `38/42 (90,5%)`, `15/19 tiêu chí`, `9`."""
    said = []
    if row["count"] is not None:
        of = f"/{number(row['of_total'])}" if row["of_total"] is not None else ""
        said.append(f"{number(row['count'])}{of}")
    if row["percent"] is not None:
        share = f"{number(row['percent'])}%"
        said.append(f"({share})" if said else share)
    if row["met_max"] is not None:
        least = f"{number(row['met_min'])}–" if row["met_min"] not in (None, row["met_max"]) else ""
        of = f"/{number(row['criteria_total'])}" if row["criteria_total"] is not None else ""
        said.append(f"{least}{number(row['met_max'])}{of} tiêu chí")
    return " ".join(said)


def draw_years(counts: Iterable[Mapping[str, object]]) -> tuple[YearBar, ...]:
    """Rows of `year`, `status`, `facts` as a bar a year, the longest as wide as the picture."""
    years: dict[str, dict[str, int]] = {}
    for row in counts:
        years.setdefault(str(row["year"]), {})[str(row["status"])] = int(str(row["facts"]))
    most = max((sum(facts.values()) for facts in years.values()), default=0)
    return tuple(
        YearBar(
            year=year,
            baseline=n * 44 + 14,
            y=n * 44 + 20,
            height=_BAR_HEIGHT,
            pieces=_pieces(facts, most),
        )
        for n, (year, facts) in enumerate(sorted(years.items()))
    )


def _pieces(facts: Mapping[str, int], most: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    x = 0.0
    for status in _STATUSES:
        if count := facts.get(status, 0):
            width = round(100 * count / most, 3)
            pieces.append(Piece(x=round(x, 3), width=width, count=count, status=status))
            x += width
    return tuple(pieces)


def _label(row: Row) -> str:
    day = row["as_of"] or row["date_from"] or "không rõ ngày"
    about = " – ".join(part for part in (row["subject"], row["standard"]) if part)
    parts = (day, about, numbers_said(row), vietnamese("status", row["status"]))
    return " · ".join(part for part in parts if part)
