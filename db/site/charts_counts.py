"""Counts by kind and year: a table, and for each kind a small picture of its years.

Pictures are as wide as there is room, so they have no letters and no lines.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# What is earlier than these many years, or after the last, is counted together.
SHOWN_YEARS = 12
COLUMNS_HEIGHT = 28
_GAP = 0.2


@dataclass(frozen=True, kw_only=True, slots=True)
class YearRow:
    """One kind: its count in each of the years shown, then before, after and without a year.

    outline: the columns of the years, in a picture 100 wide and as high as the table says.
    """

    kind: str
    total: int
    once: int
    counts: tuple[int, ...]
    earlier: int
    later: int
    undated: int
    outline: str


@dataclass(frozen=True, kw_only=True, slots=True)
class YearTable:
    """Kinds by years, with the height of their pictures; `has_…`: whether any kind has such facts."""

    years: tuple[int, ...]
    rows: tuple[YearRow, ...]
    height: int = COLUMNS_HEIGHT

    @property
    def has_earlier(self) -> bool:
        """Whether anything is of a year before those shown."""
        return any(row.earlier for row in self.rows)

    @property
    def has_later(self) -> bool:
        """Whether anything is of a year after those shown."""
        return any(row.later for row in self.rows)

    @property
    def has_undated(self) -> bool:
        """Whether anything is of no known year."""
        return any(row.undated for row in self.rows)


def draw_counts(counts: Iterable[Mapping[str, object]], *, kinds: Sequence[str], last_year: int) -> YearTable:
    """Rows of `kind`, `year` (None: not known), `facts`, `once` as a table of the years up to `last_year`."""
    found: dict[str, dict[int | None, tuple[int, int]]] = {kind: {} for kind in kinds}
    for row in counts:
        year = row["year"]
        of = (int(str(row["facts"])), int(str(row["once"])))
        if row["kind"] in found:
            found[str(row["kind"])][None if year is None else int(str(year))] = of
    first = _first_year(found, last_year)
    years = tuple(range(first, last_year + 1))
    return YearTable(years=years, rows=tuple(_row(kind, found[kind], years) for kind in kinds))


def _first_year(found: Mapping[str, Mapping[int | None, tuple[int, int]]], last_year: int) -> int:
    """The first year of which anything is told, no earlier than so many are shown."""
    told = [year for counts in found.values() for year in counts if year is not None and year <= last_year]
    return max(min(told, default=last_year), last_year - SHOWN_YEARS + 1)


def _row(kind: str, of: Mapping[int | None, tuple[int, int]], years: Sequence[int]) -> YearRow:
    counts = tuple(of.get(year, (0, 0))[0] for year in years)
    return YearRow(
        kind=kind,
        total=sum(facts for facts, _ in of.values()),
        once=sum(once for _, once in of.values()),
        counts=counts,
        earlier=sum(facts for year, (facts, _) in of.items() if year is not None and year < years[0]),
        later=sum(facts for year, (facts, _) in of.items() if year is not None and year > years[-1]),
        undated=of.get(None, (0, 0))[0],
        outline=draw_columns(counts),
    )


def draw_columns(counts: Sequence[int]) -> str:
    """The outline of a column for each count, in a picture 100 wide and `COLUMNS_HEIGHT` high."""
    return "".join(_columns(counts))


def _columns(counts: Sequence[int]) -> Iterator[str]:
    most = max(counts, default=0)
    width = 100 / len(counts)
    for n, count in enumerate(counts):
        if count:
            # A single fact among thousands is still seen.
            height = max(COLUMNS_HEIGHT * count / most, 1.5)
            x = n * width + width * _GAP / 2
            yield f"M{x:.2f} {COLUMNS_HEIGHT}v-{height:.1f}h{width * (1 - _GAP):.2f}v{height:.1f}z"
