"""What became of units and where they came from: the reforms since 2018, and the rows' invariants."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from extract.gazetteer.heirs import Known, OldCommune, find_successions, plain, without_namesakes
from extract.gazetteer.spelling import key
from extract.gazetteer.successions import (
    SUCCESSIONS_FILE,
    Share,
    format_successions,
    load_successions,
    predecessors,
    successors,
)
from extract.gazetteer.table import FIRST_DAY, Unit, load_units, unit_on

REFORM = "2025-07-01"
KNOWN = Known(pairs={}, confirmed=frozenset(), merged={}, provinces={}, by_hand={})


def _unit(code: str, day: str) -> Unit:
    unit = unit_on(code, day)
    assert unit is not None
    return unit


def _heirs(code: str, day: str) -> set[tuple[str, str, str]]:
    return {(s.heir.name, s.kind, s.share) for s in successors(_unit(code, day)) if s.heir}


@pytest.mark.parametrize(
    ("code", "day", "heirs"),
    [
        # provinces: into one that keeps its code, and one whose code an heir of another name has
        ("02", "2024-06-01", {("Tỉnh Tuyên Quang", "merge", "whole")}),
        ("10", "2024-06-01", {("Tỉnh Lào Cai", "merge", "whole")}),
        ("15", "2024-06-01", {("Tỉnh Lào Cai", "merge", "whole")}),
        ("46", "2024-06-01", {("Thành phố Huế", "retype", "whole")}),
        ("75", "2026-01-01", {("Thành phố Đồng Nai", "retype", "whole")}),
        # districts
        ("413", "2024-06-01", {("Thành phố Vinh", "merge", "whole")}),
        ("769", "2020-06-01", {("Thành phố Thủ Đức", "merge", "whole")}),
        ("762", "2020-06-01", {("Thành phố Thủ Đức", "merge", "whole")}),
        ("763", "2020-06-01", {("Thành phố Thủ Đức", "merge", "whole")}),
        ("204", "2019-06-01", {("Thành phố Hạ Long", "merge", "whole")}),
        ("290", "2018-06-01", {("Thành phố Chí Linh", "retype", "whole")}),
        ("046", "2019-06-01", {("Huyện Trùng Khánh", "split", "part"), ("Huyện Quảng Hòa", "split", "part")}),
        ("474", "2024-06-01", {("Quận Thuận Hóa", "split", "part"), ("Quận Phú Xuân", "split", "part")}),
        ("312", "2024-06-01", {("Quận An Dương", "retype", "whole")}),
        ("536", "2025-06-01", {("Đặc khu Lý Sơn", "retype", "whole")}),
        ("317", "2025-06-01", {("Đặc khu Cát Hải", "merge", "whole")}),
        # communes: renamed in the merger, taken in, dissolved into two, moved with the district
        ("12838", "2019-06-01", {("Xã Hồng Dũng", "merge", "whole")}),
        ("12841", "2019-06-01", {("Xã Hồng Dũng", "merge", "whole")}),
        ("12973", "2019-06-01", {("Xã Đông Trà", "merge", "whole")}),
        ("26407", "2018-06-01", {("Xã Bình Sơn", "split", "part"), ("Xã Bàu Cạn", "split", "part")}),
        ("28825", "2024-06-01", {("Xã An Phước", "merge", "whole")}),
        ("21514", "2019-06-01", {("Thị trấn Ba Tơ", "split", "part"), ("Xã Ba Dinh", "split", "part")}),
        ("16732", "2024-06-01", {("Phường Nghi Hương", "reparent", "whole")}),
        ("16732", "2025-03-01", {("Phường Cửa Lò", "merge", "whole")}),
        ("21541", "2019-06-01", {("Huyện Lý Sơn", "merge", "whole")}),
        ("25906", "2018-06-01", {("Thị trấn Tân Thành", "retype", "whole")}),
    ],
)
def test_a_unit_that_ended_has_its_heirs(code: str, day: str, heirs: set[tuple[str, str, str]]) -> None:
    assert _heirs(code, day) == heirs


@pytest.mark.parametrize(
    ("province", "day", "old", "heir"),
    [
        ("46", "2021-06-30", "Phường Phú Bình", "Phường Thuận Lộc"),
        ("46", "2021-06-30", "Phường Thuận Thành", "Phường Đông Ba"),
        ("15", "2020-01-31", "Xã Tích Cốc", "Xã Cảm Nhân"),
        ("15", "2020-01-31", "Xã Phúc Lộc", "Xã Giới Phiên"),
        ("51", "2020-01-31", "Xã Trà Nham", "Xã Hương Trà"),
        ("51", "2020-01-31", "Xã Bình Thanh Đông", "Xã Bình Thanh"),
        ("34", "2020-02-28", "Xã Tây Sơn", "Thị trấn Tiền Hải"),
        ("34", "2024-10-31", "Xã Đô Lương", "Xã Liên An Đô"),
        ("92", "2020-02-28", "Phường An Lạc", "Phường Tân An"),
        ("25", "2024-12-31", "Phường Bến Gót", "Phường Thọ Sơn"),
        ("40", "2024-11-30", "Phường Đội Cung", "Phường Quang Trung"),
        ("40", "2024-11-30", "Xã Nghi Hoa", "Xã Diên Hoa"),
        ("33", "2024-12-31", "Xã Tiền Tiến", "Xã Tiên Tiến"),
        ("91", "2021-02-28", "Xã Hòn Thơm", "Phường An Thới"),
        ("52", "2025-06-30", "Phường Hải Cảng", "Phường Quy Nhơn"),
    ],
)
def test_communes_went_where_the_resolutions_say(province: str, day: str, old: str, heir: str) -> None:
    units = [u for u in load_units() if u.name == old and u.stands_on(day) and _province(u, day) == province]
    assert [{s.heir.name for s in successors(u) if s.heir} for u in units] == [{heir}]


def _province(unit: Unit, day: str) -> str:
    while unit.parent:
        unit = _unit(unit.parent, day)
    return unit.code


def test_a_district_of_the_reform_has_the_communes_that_its_communes_became() -> None:
    names = {name for name, kind, share in _heirs("412", "2025-06-01") if (kind, share) == ("split", "part")}
    assert names == {
        "Phường Thành Vinh", "Phường Vinh Phú", "Phường Vinh Hưng", "Phường Trường Vinh", "Phường Vinh Lộc",
        "Phường Cửa Lò",
    }  # fmt: skip


def test_a_unit_knows_what_it_took_in() -> None:
    ward = {s.unit.name for s in predecessors(_unit("16732", "2026-01-01"))}
    assert ward == {f"Phường {name}" for name in
        ("Nghi Thủy", "Nghi Tân", "Thu Thủy", "Nghi Hòa", "Nghi Hải", "Nghi Hương", "Nghi Thu")}  # fmt: skip
    city = {s.unit.name for s in predecessors(_unit("769", "2022-01-01"))}
    assert city == {"Quận 2", "Quận 9", "Quận Thủ Đức"}


def test_a_unit_that_stands_has_no_heir() -> None:
    assert successors(_unit("01", "2026-01-01")) == ()
    assert [u for u in load_units() if not u.valid_to and successors(u)] == []


def test_every_unit_that_ended_has_an_heir_or_is_listed_without_one() -> None:
    assert [unit for unit in load_units() if unit.valid_to and not successors(unit)] == []


def test_no_unit_is_left_without_a_known_heir() -> None:
    assert [row.unit.name for row in load_successions() if row.heir is None] == []


def test_a_unit_whose_heir_nobody_tells_is_listed_without_one() -> None:
    gone, other = (
        Unit("00001", "Xã Thử", "", "2018-01-01", "2020-01-01"),
        Unit("00002", "Xã Khác", "", "2018-01-01", ""),
    )
    rows = find_successions([gone, other], KNOWN)
    assert [(row.unit, row.heir, row.kind) for row in rows] == [(gone, None, "unknown")]


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        (Unit("00001", "Phường Thử", "001", "2020-01-01", ""), "retype"),
        (Unit("00001", "Xã Mới", "001", "2020-01-01", ""), "rename"),
        (Unit("00001", "Xã Thử", "002", "2020-01-01", ""), "reparent"),
        (Unit("00003", "Xã Thử", "001", "2020-01-01", ""), "reparent"),
    ],
)
def test_tells_what_changed_where_a_unit_goes_on(later: Unit, kind: str) -> None:
    unit = Unit("00001", "Xã Thử", "001", "2018-01-01", "2020-01-01")
    district = Unit("001", "Huyện Thử", "01", "2018-01-01", "")
    rows = find_successions([unit, later, district], KNOWN)
    assert [(row.heir, row.kind, row.share) for row in rows] == [(later, kind, "whole")]


MOVED = "2020-01-01"


@pytest.mark.parametrize(
    ("heir", "other_parent", "expected"),
    [
        # in the district that took over its neighbours, under its own name or under one that only looks alike
        ("Phường Nghi Hoa", "002", "00005"),
        ("Phường Nghi Hòa", "002", "00003"),
        # in its own district a slip of the accents is the same name
        ("Xã Nghi Hòa", "001", "00005"),
    ],
)
def test_a_name_goes_on_in_another_district_with_all_its_accents(
    heir: str, other_parent: str, expected: str
) -> None:
    gone = Unit("00001", "Xã Nghi Hoa", "001", "2018-01-01", MOVED)
    units = [
        Unit("01", "Tỉnh Thử", "", "2018-01-01", ""),
        Unit("001", "Huyện Thử", "01", "2018-01-01", ""),
        Unit("002", "Thành phố Thử", "01", "2018-01-01", ""),
        gone,
        # a neighbour that moved to the town
        Unit("00002", "Xã Gần", "001", "2018-01-01", MOVED),
        Unit("00002", "Xã Gần", "002", MOVED, ""),
        # what the aliases name
        Unit("00003", "Xã Diên Hoa", "001", MOVED, ""),
        Unit("00005", heir, other_parent, MOVED, ""),
    ]
    known = replace(KNOWN, merged={("01", "xanghihoa"): ["00003"]})
    found = [row.heir.code for row in find_successions(units, known) if row.unit is gone and row.heir]
    assert found == [expected]


def test_no_unit_goes_on_under_another_name_in_another_district() -> None:
    pairs = [(row.unit, row.heir) for row in load_successions() if row.source == "name" and row.heir]
    moved = [(unit, heir) for unit, heir in pairs if unit.parent != heir.parent]
    assert moved
    assert [(u, h) for u, h in moved if key(u.name[len(u.type) :]) != key(h.name[len(h.type) :])] == []


def test_an_heir_stands_on_the_day_on_which_the_unit_ends() -> None:
    wrong = [r for r in load_successions() if r.heir is not None and not r.heir.stands_on(r.unit.valid_to)]
    assert wrong == []


def test_a_unit_goes_whole_to_one_heir_or_in_parts_to_several() -> None:
    heirs = Counter(row.unit for row in load_successions())
    assert all((row.share == "whole") == (heirs[row.unit] == 1) for row in load_successions())


def test_every_commune_of_the_reform_came_from_somewhere() -> None:
    began = [unit for unit in load_units() if unit.valid_from == REFORM and unit.level == "commune"]
    assert len(began) == 3321
    assert [unit for unit in began if not predecessors(unit)] == []


def test_few_units_begin_out_of_nothing_known() -> None:
    began = [unit for unit in load_units() if unit.valid_from > FIRST_DAY and not predecessors(unit)]
    assert {unit.name for unit in began} == {
        "Thị xã Chũ", "Phường Ô Quý Hồ", "Phường Phan Si Păng", "Phường Mộc Lỵ", "Phường Bình Minh",
        "Phường Cờ Đỏ",
    }  # fmt: skip


def test_63_provinces_became_34() -> None:
    old = [u for u in load_units() if u.level == "province" and u.stands_on("2025-06-30")]
    heirs = {s.heir for unit in old if unit.valid_to == REFORM for s in successors(unit)}
    new = {u for u in load_units() if u.level == "province" and u.stands_on(REFORM)}
    assert len(old) == 63 and len(new) == 34
    assert new == heirs | {u for u in old if u.stands_on(REFORM)}


def test_the_table_is_written_as_it_is_read() -> None:
    assert format_successions(load_successions()) == SUCCESSIONS_FILE.read_text(encoding="utf-8")


def test_a_namesakes_pair_is_left_out_where_the_second_package_has_it_not() -> None:
    communes = [
        OldCommune(code="1", district="a", name="xavinhson"),
        OldCommune(code="2", district="a", name="xatandong"),
        OldCommune(code="3", district="b", name="xavinhson"),
        OldCommune(code="4", district="b", name="xalocthuy"),
    ]
    pairs: dict[tuple[str, str], Share] = {
        ("1", "A"): "part",
        ("2", "A"): "whole",
        ("3", "A"): "part",
        ("3", "B"): "part",
        ("4", "B"): "whole",
    }
    confirmed = frozenset({("1", "A"), ("2", "A"), ("3", "B"), ("4", "B")})
    assert without_namesakes(pairs, confirmed, communes) == {
        ("1", "A"): "whole", ("2", "A"): "whole", ("3", "B"): "whole", ("4", "B"): "whole",
    }  # fmt: skip


def test_a_part_that_went_to_a_neighbouring_district_stays() -> None:
    communes = [
        OldCommune(code="1", district="a", name="xavinhson"),
        OldCommune(code="2", district="b", name="xatandong"),
    ]
    pairs: dict[tuple[str, str], Share] = {("1", "A"): "part", ("1", "B"): "part", ("2", "B"): "whole"}
    confirmed = frozenset({("1", "A"), ("2", "B")})
    assert without_namesakes(pairs, confirmed, communes) == pairs


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Xã Đăk Pék", "xadakpek"), ("Thị trấn Ea H'leo", "thitraneahleo"), ("Phường 1", "phuong1")],
)
def test_keys_names_as_the_packages_do(name: str, expected: str) -> None:
    assert plain(name) == expected


def test_the_tables_are_small() -> None:
    folder = Path(SUCCESSIONS_FILE).parent
    assert sum(file.stat().st_size for file in folder.glob("*.tsv")) <= 2_500_000
