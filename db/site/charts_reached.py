"""Who reached what, over time: a line a place or, of one place, a line a programme; a sign for each report.

Across, everything is in per cent of the picture's width; down, in pixels.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.site.charts import Scale
from db.site.criteria import most_telling, until
from db.site.rows import Row

# Signs differ in shape, not by colour alone: a dot, a ring of dashes, a cross.
SHAPES: Mapping[str, str] = {
    "achieved": "done", "forecast": "ahead", "target": "ahead", "registered": "ahead", "not_met": "missed",
}  # fmt: skip
_RANKS = ("done", "missed", "ahead")
LINES = 12
_STEP = 15
_HIGHEST = 6
# Signs nearer than this share of the width stand above one another.
_NEAR = 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """One report: its place, its shape and where its words stand.

    It stands at the end of what is known of its time; begin: where that begins, None where it is a day.
    """

    x: float
    begin: float | None
    y: int
    shape: str
    href: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A place or programme: what is said beside its name, and the signs above the line at `height`."""

    name: str
    said: str
    height: int
    signs: tuple[Sign, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """Lines one under another over years.

    more: how many lines are not drawn; crowded: how many signs found no room on theirs; spans: whether any
    stands for more than a day.
    """

    years: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    more: int
    crowded: int
    spans: bool


def draw_reached(
    rows: Sequence[Row], *, name: Callable[[Row], str], say: Callable[[Row], str]
) -> Reached | None:
    """A line for each name that rows have, in their order; None where nothing is of a known day and name.

    name: whose line a row is on; "" for none. say: a row in words, for who points at its sign; the most
    telling one stands beside the name, of what was achieved if anything was.
    """
    named: dict[str, list[Row]] = {}
    for row in rows:
        if row["date_from"] and name(row):
            named.setdefault(name(row), []).append(row)
    shown = list(named.items())[:LINES]
    if not shown:
        return None
    drawn = [row for _, told in shown for row in told]
    scale = Scale(
        first=min(int(row["date_from"][:4]) for row in drawn), last=max(int(until(row)[:4]) for row in drawn)
    )
    lines = tuple(_line(title, told, scale, say) for title, told in shown)
    return Reached(
        years=tuple(scale.labels()),
        lines=lines,
        more=len(named) - len(shown),
        crowded=len(drawn) - sum(len(line.signs) for line in lines),
        spans=any(sign.begin is not None for line in lines for sign in line.signs),
    )


def _line(title: str, rows: Sequence[Row], scale: Scale, say: Callable[[Row], str]) -> Line:
    # Where there is no room for all, plans go first.
    stretches = [(row, scale.x(row["date_from"]), scale.x(until(row))) for row in rows]
    stretches.sort(key=_room)
    heights = _heights([(begin, end) for _, begin, end in stretches])
    bottom = _STEP * (1 + max(min(height, _HIGHEST - 1) for height in heights)) + 1
    signs = (
        Sign(
            x=end,
            begin=begin if begin < end else None,
            y=bottom - _STEP * height - _STEP // 2 - 1,
            shape=SHAPES[row["status"]],
            href=row["href"],
            title=say(row),
        )
        for (row, begin, end), height in zip(stretches, heights, strict=True)
        if height < _HIGHEST
    )
    achieved = [row for row in rows if SHAPES[row["status"]] == "done"]
    told = max(achieved or rows, key=most_telling)
    return Line(name=title, said=say(told), height=bottom, signs=tuple(signs))


def _room(stretch: tuple[Row, float, float]) -> tuple[int, float]:
    """What was achieved before plans, and below them; of each, what takes little room."""
    row, begin, end = stretch
    return _RANKS.index(SHAPES[row["status"]]), end - begin


def _heights(stretches: Iterable[tuple[float, float]]) -> list[int]:
    """How high each has to stand to be clear of those before it."""
    taken: list[set[int]] = []
    heights = []
    for begin, end in stretches:
        cells = set(range(round(begin / _NEAR), round(end / _NEAR) + 1))
        height = next((n for n, cell in enumerate(taken) if not cell & cells), len(taken))
        if height == len(taken):
            taken.append(set())
        taken[height] |= cells
        heights.append(height)
    return heights


def short_place(path: str | None) -> str:
    """A place with the one above it: `Thị xã Cửa Lò, Tỉnh Nghệ An`."""
    return ", ".join((path or "").split(", ")[:2])
