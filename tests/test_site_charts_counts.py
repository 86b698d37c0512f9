"""Counts by kind and year, as numbers."""

import re

from hypothesis import given
from hypothesis import strategies as st

from db.site.charts_counts import SHOWN_YEARS, draw_counts


def count(kind: str, year: int | None, facts: int, once: int | None = None) -> dict[str, object]:
    return {"kind": kind, "year": year, "facts": facts, "once": facts if once is None else once}


def test_each_kind_has_its_years_what_is_around_them_and_what_has_none() -> None:
    table = draw_counts(
        [count("a", 2010, 1), count("a", 2026, 8, 5), count("a", 2030, 2), count("a", None, 3)],
        kinds=("a", "b"), last_year=2026,
    )  # fmt: skip
    assert (table.years[0], table.years[-1], len(table.years)) == (2015, 2026, SHOWN_YEARS)
    a, b = table.rows
    assert (a.total, a.once, a.counts[-1], a.earlier, a.later, a.undated) == (14, 11, 8, 1, 2, 3)
    assert (b.total, set(b.counts), b.outline) == (0, {0}, "")
    assert table.has_earlier and table.has_later and table.has_undated


def test_a_young_collection_shows_no_years_before_it() -> None:
    table = draw_counts([count("a", 2025, 1)], kinds=("a",), last_year=2026)
    assert table.years == (2025, 2026)
    assert not (table.has_earlier or table.has_later or table.has_undated)
    assert draw_counts([], kinds=("a",), last_year=2026).years == (2026,)


def test_unknown_kinds_are_left_out() -> None:
    assert draw_counts([count("z", 2025, 1)], kinds=("a",), last_year=2026).rows[0].total == 0


years = st.one_of(st.none(), st.integers(min_value=1930, max_value=2060))


@given(st.dictionaries(years, st.integers(min_value=0, max_value=10**6), max_size=30))
def test_nothing_is_lost_and_columns_stay_in_the_picture(counts: dict[int | None, int]) -> None:
    table = draw_counts([count("a", *pair) for pair in counts.items()], kinds=("a",), last_year=2026)
    (row,) = table.rows
    assert sum(row.counts) + row.earlier + row.later + row.undated == row.total == sum(counts.values())
    columns = re.findall(r"M([\d.]+) 28v-([\d.]+)h([\d.]+)v\2z", row.outline)
    assert len(columns) == sum(1 for count in row.counts if count) == row.outline.count("M")
    for x, height, width in columns:
        assert float(x) + float(width) <= 100.01 and 0 < float(height) <= table.height
