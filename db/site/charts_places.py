"""Bars of what was reached: criteria of a place one under another, and a programme's years.

As in `db.site.charts`, across everything is in per cent of the picture's width; down, in pixels.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.site.criteria import figures_said, share_of, when_said
from db.site.language import label, says
from db.site.rows import Row

_BAR_HEIGHT = 12
_STATUSES = ("achieved", "registered", "forecast", "target", "not_met")


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareBar:
    """One row: its words, then a bar in a frame that stands for all."""

    label: str
    width: float
    status: str
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Shares:
    """The bars of one programme or standard, in the order of their days."""

    title: str
    bars: tuple[ShareBar, ...]
    height: int = _BAR_HEIGHT


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
    height: int
    pieces: tuple[Piece, ...]

    @property
    def total(self) -> int:
        """All facts of the year."""
        return sum(piece.count for piece in self.pieces)


def draw_shares(title: str, criteria: Sequence[tuple[Row, str]]) -> Shares | None:
    """A bar for each criterion of which a share is known, with where it is read; None where none is."""
    bars = tuple(
        ShareBar(
            label=_label(row),
            width=round(min(max(share, 0.0), 1.0) * 100, 2),
            status=row["status"],
            href=href,
        )
        for row, href in criteria
        if (share := share_of(row)) is not None
    )
    return Shares(title=title, bars=bars) if bars else None


def draw_years(counts: Iterable[Mapping[str, object]]) -> tuple[YearBar, ...]:
    """Rows of `year`, `status`, `facts` as a bar a year, the longest as wide as the picture."""
    years: dict[str, dict[str, int]] = {}
    for row in counts:
        years.setdefault(str(row["year"]), {})[str(row["status"])] = int(str(row["facts"]))
    most = max((sum(facts.values()) for facts in years.values()), default=0)
    return tuple(
        YearBar(
            year=year,
            height=_BAR_HEIGHT,
            pieces=_pieces(facts, most),
        )
        for year, facts in sorted(years.items())
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
    day = when_said(row) or says("không rõ ngày", "day unknown")
    about = " – ".join(part for part in (row["subject"], row["standard"]) if part)
    parts = (day, about, figures_said(row), label("status", row["status"]))
    return " · ".join(part for part in parts if part)
