"""In which units it happened, what happened in a unit: of its own time, before and after."""

import pytest

from extract.gazetteer.lands import Land, lands_of
from extract.gazetteer.table import Unit, load_units, units_by_code


def unit(code: str, valid_from: str) -> Unit:
    return next(each for each in units_by_code()[code] if each.valid_from == valid_from)


def lands(code: str, valid_from: str) -> dict[str, Land]:
    """By name; where two units have one, the surer."""
    found = sorted(lands_of(unit(code, valid_from)), key=lambda land: land.sure)
    return {land.unit.name: land for land in found}


def said(land: Land) -> tuple[str, bool, str]:
    return land.relation, land.sure, land.since


def test_what_happened_in_a_unit_happened_in_those_above_it() -> None:
    found = lands("413", "2018-01-01")
    assert {name for name, land in found.items() if land.relation == "own"} == {
        "Thị xã Cửa Lò", "Tỉnh Nghệ An",
    }  # fmt: skip


def test_what_happened_in_an_old_town_happened_in_the_ward_of_today() -> None:
    assert said(lands("413", "2018-01-01")["Phường Cửa Lò"]) == ("earlier", True, "")


def test_what_happens_in_a_ward_made_of_a_town_s_wards_happens_in_the_town_but_in_which_ward() -> None:
    found = lands("16732", "2025-07-01")
    assert said(found["Thị xã Cửa Lò"]) == ("later", True, "")
    assert said(found["Phường Nghi Hải"]) == ("later", False, "")


def test_what_happened_in_an_heir_before_it_took_over_happened_elsewhere() -> None:
    assert said(lands("412", "2018-01-01")["Thị xã Cửa Lò"]) == ("later", False, "2024-12-01")
    assert said(lands("31", "2018-01-01")["Tỉnh Hải Dương"]) == ("later", False, "2025-07-01")


def test_what_happened_in_a_province_happened_in_the_one_that_took_it_in() -> None:
    assert said(lands("30", "2018-01-01")["Thành phố Hải Phòng"]) == ("earlier", True, "")


def test_an_old_district_lies_in_the_new_province_for_sure_whatever_its_communes_became() -> None:
    district = next(each for each in load_units() if each.level == "district" and each.parent == "30")
    above = [land for land in lands_of(district) if land.unit.level == "province"]
    assert [(land.unit.code, land.relation, land.sure) for land in above] == [
        ("30", "own", True), ("31", "earlier", True),
    ]  # fmt: skip


def test_a_new_commune_lies_in_the_old_province() -> None:
    new = next(
        each for each in load_units()
        if each.level == "commune" and each.parent == "31" and each.valid_from == "2025-07-01"
        and any(land.unit.code == "30" for land in lands_of(each))
    )  # fmt: skip
    old = next(land for land in lands_of(new) if land.unit.code == "30")
    assert said(old) == ("later", True, "")


@pytest.mark.parametrize("every", [97])
def test_every_unit_lies_in_itself_once(every: int) -> None:
    for each in load_units()[::every]:
        found = lands_of(each)
        assert len({land.unit for land in found}) == len(found)
        assert said(next(land for land in found if land.unit is each)) == ("own", True, "")
