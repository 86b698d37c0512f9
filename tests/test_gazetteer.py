"""The table of units: counts at days that decrees fix, its invariants, and how names are folded."""

from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.gazetteer.spelling import fold, key, loose_key, official
from extract.gazetteer.table import (
    FIRST_DAY,
    Unit,
    format_units,
    is_same_land,
    load_units,
    unit_on,
    units_by_code,
)

SHARED = Path(__file__).parents[1].parent / "shared"
DAYS = ("2018-06-01", "2019-08-01", "2020-07-01", "2021-08-01", "2023-01-01", "2024-01-01", "2025-03-01",
        "2025-07-01", "2026-01-01", "2026-11-01")  # fmt: skip


def _standing(day: str) -> Counter[str]:
    return Counter(unit.level for unit in load_units() if unit.stands_on(day))


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [
        ("2018-06-01", 63, 713, 11162),
        ("2019-10-06", 63, 713, 11160),
        ("2021-08-01", 63, 705, 10599),
        ("2023-06-01", 63, 705, 10597),
        ("2024-01-01", 63, 705, 10597),
        ("2025-03-01", 63, 696, 10035),
        ("2025-06-30", 63, 696, 10035),
        ("2025-07-01", 34, 0, 3321),
        ("2026-01-01", 34, 0, 3321),
        ("2026-11-22", 34, 0, 3321),
    ],
)
def test_as_many_units_stand_as_the_lists_of_the_day_have(
    day: str, provinces: int, districts: int, communes: int
) -> None:
    assert _standing(day) == Counter(province=provinces, district=districts, commune=communes)


def test_no_two_units_have_one_code_at_once() -> None:
    for units in units_by_code().values():
        for before, after in pairwise(sorted(units, key=_from)):
            assert before.valid_to and before.valid_to <= after.valid_from, (before, after)


def _from(unit: Unit) -> str:
    return unit.valid_from


def test_every_interval_has_a_beginning_before_its_end() -> None:
    assert all(
        u.valid_from >= FIRST_DAY and (not u.valid_to or u.valid_from < u.valid_to) for u in load_units()
    )


@pytest.mark.parametrize("day", DAYS)
def test_no_unit_is_an_orphan(day: str) -> None:
    standing = {unit.code: unit for unit in load_units() if unit.stands_on(day)}
    orphans = [unit for unit in standing.values() if unit.parent and unit.parent not in standing]
    assert orphans == []


@pytest.mark.parametrize("day", DAYS)
def test_levels_hang_from_the_level_above(day: str) -> None:
    for unit in load_units():
        if unit.stands_on(day) and unit.parent:
            above = unit_on(unit.parent, day)
            assert above is not None
            assert above.level == (
                "province" if unit.level == "district" or day >= "2025-07-01" else "district"
            )


@pytest.mark.parametrize(
    ("code", "day", "name", "parent"),
    [
        ("413", "2024-11-30", "Thị xã Cửa Lò", "40"),
        ("16732", "2024-11-30", "Phường Nghi Hương", "413"),
        ("16732", "2024-12-01", "Phường Nghi Hương", "412"),
        ("16732", "2024-06-01", "Phường Nghi Hương", "413"),
        ("16732", "2025-02-01", "Phường Nghi Hương", "412"),
        ("16732", "2025-07-01", "Phường Cửa Lò", "40"),
        ("769", "2020-12-31", "Quận 2", "79"),
        ("769", "2021-01-01", "Thành phố Thủ Đức", "79"),
        ("46", "2024-12-31", "Tỉnh Thừa Thiên Huế", ""),
        ("46", "2025-01-01", "Thành phố Huế", ""),
        ("75", "2026-04-29", "Tỉnh Đồng Nai", ""),
        ("75", "2026-04-30", "Thành phố Đồng Nai", ""),
        ("290", "2019-02-28", "Thị xã Chí Linh", "30"),
        ("290", "2019-03-01", "Thành phố Chí Linh", "30"),
        ("10597", "2019-02-28", "Xã Kênh Giang", "290"),
        ("25822", "2018-07-10", "Xã Lai Uyên", "719"),
        ("25822", "2018-07-11", "Thị trấn Lai Uyên", "719"),
        ("526", "2020-01-31", "Huyện Tây Trà", "51"),
        ("697", "2022-09-30", "Huyện Chơn Thành", "70"),
        ("697", "2022-10-01", "Thị xã Chơn Thành", "70"),
        ("15922", "2020-06-01", "Xã Long Anh", "380"),
        ("15922", "2021-02-01", "Phường Long Anh", "380"),
        ("540", "2018-06-01", "Thành phố Quy Nhơn", "52"),
        ("204", "2019-12-31", "Huyện Hoành Bồ", "22"),
        ("151", "2019-12-31", "Huyện Kỳ Sơn", "17"),
        ("262", "2023-04-09", "Huyện Thuận Thành", "27"),
        ("262", "2023-04-10", "Thị xã Thuận Thành", "27"),
    ],
)
def test_a_code_names_what_it_named_on_the_day(code: str, day: str, name: str, parent: str) -> None:
    unit = unit_on(code, day)
    assert unit is not None
    assert (unit.name, unit.parent) == (name, parent)


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("413", "2024-12-01"),
        ("204", "2020-01-01"),
        ("412", "2025-07-01"),
        ("10597", "2019-03-01"),
        ("26407", "2019-06-01"),
        ("526", "2020-02-01"),
        ("763", "2021-01-01"),
    ],
)
def test_a_code_names_nothing_once_its_unit_has_ended(code: str, day: str) -> None:
    assert unit_on(code, day) is None


@pytest.mark.parametrize(
    ("old", "old_day", "new", "same"),
    [("17", "2024-01-01", "25", True), ("24", "2024-01-01", "24", True), ("17", "2024-01-01", "40", False)],
)
def test_a_province_is_one_land_with_the_one_that_it_became_part_of(
    old: str, old_day: str, new: str, same: bool
) -> None:
    before, after = unit_on(old, old_day), unit_on(new, "2026-01-01")
    assert before is not None and after is not None
    assert is_same_land(before, after) is same


def test_two_old_provinces_that_became_one_were_two() -> None:
    giang, ninh = unit_on("24", "2024-01-01"), unit_on("27", "2024-01-01")
    assert giang is not None and ninh is not None
    assert not is_same_land(giang, ninh)


def test_the_table_is_written_as_it_is_read() -> None:
    text = format_units(load_units())
    assert text == (Path(__file__).parents[1] / "extract/gazetteer/units.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Xã Hoà Thuận", "Xã Hòa Thuận"),
        ("Huyện Thái Thuỵ", "Huyện Thái Thụy"),
        ("Phường Quỳnh Mai", "Phường Quỳnh Mai"),
        ("Xã Quỳ Châu", "Xã Quỳ Châu"),
        ("Phường 01", "Phường 1"),
        ("Huyện Ea H ’ leo", "Huyện Ea H'leo"),
        ("Tỉnh Bà Rịa–Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("Thị Xã Mường Lay", "Thị xã Mường Lay"),
    ],
)
def test_writes_official_names_in_one_style(written: str, expected: str) -> None:
    assert official(written) == expected


def test_keys_forget_what_lists_differ_in() -> None:
    assert key("Phường Hoà Khánh") == key("Phường Hòa Khánh") != key("Phường Hoa Khanh")
    assert loose_key("Xã Eabar") == loose_key("Xã Ea Bar") != loose_key("Xã Ea Bia")


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@cache
def _names(unit: Unit) -> set[str]:
    return {key(name) for name in (unit.name, *unit.also.split("|")) if name}


@cache
def _yardstick() -> list[list[str]]:
    """Level, code, name's key, code above, first list with it, last list with it, first without it."""
    lines = (SHARED / "gazetteer/units.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [[*row[:2], key(row[2]), *row[3:]] for row in rows]


def _on(rows: list[list[str]], day: str) -> list[list[str]]:
    return [row for row in rows if row[4] <= day and (not row[6] or day < row[6])]


needs_yardstick = pytest.mark.skipif(not (SHARED / "gazetteer").is_dir(), reason="the yardstick is not here")


@pytest.mark.shared
@needs_yardstick
@pytest.mark.parametrize(
    ("year", "districts", "communes"),
    [(2018, 0.99, 0.99), (2019, 0.98, 0.99), (2020, 0.98, 0.95), (2021, 0.97, 0.95), (2022, 0.999, 0.999),
     (2023, 0.999, 0.999), (2024, 0.999, 0.999), (2025, 1.0, 0.999), (2026, 1.0, 0.999)],
)  # fmt: skip
def test_knows_the_units_of_the_yardstick_by_code_name_and_parent(
    year: int, districts: float, communes: float
) -> None:
    day = f"{year}-07-01"
    mine = {(u.code, name, u.parent) for u in load_units() if u.stands_on(day) for name in _names(u)}
    for level, floor in (("1", 1.0), ("2", districts), ("3", communes)):
        theirs = {(row[1], row[2], row[3]) for row in _on(_yardstick(), day) if row[0] == level}
        assert not theirs or len(theirs & mine) / len(theirs) >= floor, level


@pytest.mark.shared
@needs_yardstick
@pytest.mark.parametrize("year", range(2018, 2027))
def test_knows_the_units_of_the_yardstick_though_it_dates_them_by_its_lists(year: int) -> None:
    """A unit counts where it stood on some day between the lists that the yardstick tells it from."""
    mine: dict[tuple[str, str], list[Unit]] = {}
    for unit in load_units():
        for name in _names(unit):
            mine.setdefault((name, unit.parent), []).append(unit)
    for level, floor in (("1", 1.0), ("2", 0.995), ("3", 0.995)):
        theirs = [row for row in _on(_yardstick(), f"{year}-07-01") if row[0] == level]
        known = [row for row in theirs if any(_meets(u, row) for u in mine.get((row[2], row[3]), ()))]
        assert not theirs or len(known) / len(theirs) >= floor, level


def _meets(unit: Unit, row: list[str]) -> bool:
    begins = "" if unit.valid_from == FIRST_DAY else unit.valid_from
    return begins < (row[6] or "9999") and row[4] < (unit.valid_to or "9999")


@pytest.mark.shared
@needs_yardstick
@pytest.mark.parametrize("day", ["2021-08-01", "2025-03-01", "2025-07-01", "2026-11-22"])
def test_as_many_units_stand_as_in_the_yardstick(day: str) -> None:
    levels = {"1": "province", "2": "district", "3": "commune"}
    assert _standing(day) == Counter(levels[row[0]] for row in _on(_yardstick(), day))


@pytest.mark.shared
@needs_yardstick
def test_finds_the_places_of_the_yardstick() -> None:
    lines = (SHARED / "gazetteer/places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    places = [tuple(line.split("\t")) for line in lines]
    known = {(name, above) for unit in load_units() for name in _names(unit) for above in _above(unit)}
    assert len(places) == 54
    assert [p for p in places if (key(p[0]), key(p[1]) if p[1] else "") not in known] == []


def _above(unit: Unit) -> set[str]:
    """Bare names of what a unit has been in, and the empty one."""
    names = {""}
    for parent in units_by_code().get(unit.parent, ()):
        names |= {key(parent.name.removeprefix(parent.type)), *_above(parent)}
    return names
