"""What a unit's land belonged to before and after it."""

import pytest

from extract.gazetteer.lineage import kin_of
from extract.gazetteer.table import Unit, units_by_code


def unit(code: str, valid_from: str) -> Unit:
    return next(each for each in units_by_code()[code] if each.valid_from == valid_from)


def kin(code: str, valid_from: str, *, later: bool) -> dict[str, bool]:
    return {each.unit.name: each.sure for each in kin_of(unit(code, valid_from)) if each.later == later}


def test_a_town_goes_on_in_the_ward_that_all_its_wards_became() -> None:
    assert kin("413", "2018-01-01", later=True) == {"Thành phố Vinh": True, "Phường Cửa Lò": True}


def test_a_province_goes_on_in_the_one_that_took_it_in() -> None:
    assert kin("17", "2018-01-01", later=True) == {"Tỉnh Phú Thọ": True}


def test_a_district_whose_communes_went_several_ways_may_be_in_any() -> None:
    heirs = kin("769", "2018-01-01", later=True)
    assert heirs.pop("Thành phố Thủ Đức")
    assert len(heirs) > 1 and not any(heirs.values())


def test_what_else_an_heir_took_in_is_no_kin() -> None:
    assert "Phường Trường Vinh" not in kin("413", "2018-01-01", later=True)


def test_a_new_ward_comes_from_the_wards_before_it() -> None:
    before = kin("16732", "2025-07-01", later=False)
    assert {"Phường Nghi Hương", "Phường Nghi Hải", "Phường Thu Thủy"} <= before.keys()
    assert kin("16732", "2025-07-01", later=True) == {}


@pytest.mark.parametrize("code", ["01", "79", "40"])
def test_what_stands_has_nothing_after_it(code: str) -> None:
    standing = [each for each in units_by_code()[code] if not each.valid_to]
    assert not any(each.later for each in kin_of(standing[0]))
