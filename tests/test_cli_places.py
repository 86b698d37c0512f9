"""From a place as facts have it to the gazetteer's unit."""

import pytest

from cli_places import find_place
from db.places import KnownPlace, with_ancestors
from extract.facts import Place


def known(**names: str | None) -> KnownPlace:
    place = find_place(Place(**names))
    assert place is not None
    return place


def test_a_unit_has_its_days_and_those_above_it() -> None:
    ward = known(code="16729", valid_from="2018-01-01", commune="Phường Nghi Hải")
    assert ward.id == "16729-2018-01-01"
    assert ward.path == "Phường Nghi Hải, Thị xã Cửa Lò, Tỉnh Nghệ An"
    assert ward.valid_to is not None
    assert [place.level for place in with_ancestors(ward)] == ["province", "district", "commune"]


def test_a_code_that_was_used_twice_is_two_places() -> None:
    old = known(code="01", valid_from="2018-01-01", province="Thành phố Hà Nội")
    assert (old.name, old.parent, old.valid_to) == ("Thành phố Hà Nội", None, None)
    other = known(code="01", valid_from="1900-01-01", province="Hà Nội cũ")
    assert other.id != old.id


@pytest.mark.parametrize(
    "names, path",
    [
        ({"province": "Tỉnh Nghệ An"}, "Tỉnh Nghệ An"),
        ({"district": "Thị xã Cửa Lò", "province": "Tỉnh Nghệ An"}, "Thị xã Cửa Lò, Tỉnh Nghệ An"),
        ({"district": "Thị xã Cửa Lò"}, "Thị xã Cửa Lò, Tỉnh Nghệ An"),
    ],
)
def test_names_that_one_unit_has_are_that_unit(names: dict[str, str], path: str) -> None:
    place = known(**names)
    assert (place.path, place.valid_from) == (path, "2018-01-01")


def test_names_that_more_than_one_unit_has_are_none_of_them() -> None:
    place = known(district="Huyện Châu Thành")
    assert (place.code, place.path) == (None, "Huyện Châu Thành")


@pytest.mark.parametrize("code, valid_from", [(None, None), ("99999", "2018-01-01"), ("16729", None)])
def test_a_place_that_the_gazetteer_has_not_keeps_its_names(code: str | None, valid_from: str | None) -> None:
    place = known(code=code, valid_from=valid_from, commune="Xã Không Có", province="Tỉnh Nghệ An")
    assert place.path == "Xã Không Có, Tỉnh Nghệ An"
    assert place.parent is not None
    assert place.parent.name == "Tỉnh Nghệ An"


def test_a_place_with_no_name_is_none() -> None:
    assert find_place(Place()) is None
