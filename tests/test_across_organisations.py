"""Which units are one body, which places are one place, and what went into what."""

import pytest

from cli_places import find_place, first_version_id, heir_ids
from db.places import with_ancestors
from extract.across.organisations import body_of, join_organisations, role_of, successors_of
from extract.across.seen import Body, SeenUnit
from extract.facts import Place

HUYEN = Place(
    district="Huyện Thủy Nguyên", province="Thành phố Hải Phòng", code="311", valid_from="2018-01-01"
)
CITY = Place(
    district="Thành phố Thủy Nguyên", province="Thành phố Hải Phòng", code="311", valid_from="2025-01-01"
)
THUA_THIEN = Place(province="Tỉnh Thừa Thiên Huế", code="46", valid_from="2018-01-01")
HUE = Place(province="Thành phố Huế", code="46", valid_from="2025-01-01")
HUE_OF_THUA_THIEN = Place(
    district="Thành phố Huế", province="Tỉnh Thừa Thiên Huế", code="474", valid_from="2018-01-01"
)
HAI_DUONG = Place(province="Tỉnh Hải Dương", code="30", valid_from="2018-01-01")
HAI_PHONG = Place(province="Thành phố Hải Phòng", code="31", valid_from="2018-01-01")
TAN_LAPS = [
    Place(commune="Xã Tân Lập", district=district, province=province)
    for district, province in (
        ("Huyện Vũ Thư", "Tỉnh Thái Bình"), ("Huyện Đan Phượng", "Thành phố Hà Nội"),
    )
]  # fmt: skip


def unit(id: str, name: str, place: Place | None = None, **more: object) -> SeenUnit:
    known = find_place(place) if place else None
    return SeenUnit(
        id=id,
        name=name,
        kind="police",
        place=first_version_id(place, None) if place else None,
        place_names=tuple(each.name for each in [*with_ancestors(known)][::-1]) if known else (),
        **more,  # type: ignore[arg-type]
    )


def groups(*units: SeenUnit) -> set[frozenset[str]]:
    return {frozenset(organisation.ids) for organisation in join_organisations(units)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (unit("1", "Công an huyện Thủy Nguyên", HUYEN), unit("2", "Công an thành phố Thủy Nguyên", CITY)),
        (unit("1", "Công an tỉnh Thừa Thiên Huế", THUA_THIEN), unit("2", "Công an thành phố Huế", HUE)),
        (unit("1", "Công an tỉnh Hải Dương", HAI_DUONG), unit("2", "CÔNG AN TỈNH HẢI DƯƠNG", HAI_DUONG)),
        (unit("1", "Báo Hải Dương", HAI_DUONG), unit("2", "Báo tỉnh Hải Dương", HAI_DUONG)),
        (
            unit("1", "Đội Cảnh sát hình sự Công an huyện Thủy Nguyên", HUYEN),
            unit("2", "Đội Cảnh sát hình sự, Công an thành phố Thủy Nguyên", CITY),
        ),
        (
            unit("1", "Bộ Lao động - Thương binh và Xã hội", level="central"),
            unit("2", "Bộ Lao động – Thương binh và Xã hội", level="central"),
        ),
        (unit("1", "Uỷ ban Dân tộc", level="central"), unit("2", "Ủy ban Dân tộc", level="central")),
        (unit("1", "Công an huyện Thủy Nguyên", HUYEN), unit("2", "Công an huyện Thuỷ Nguyên")),
        (unit("1", "Báo Đời Sống Mới"), unit("2", "Báo Đời sống mới")),
    ],
)
def test_one_body(one: SeenUnit, other: SeenUnit) -> None:
    assert groups(one, other) == groups(other, one) == {frozenset({"1", "2"})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (unit("1", "Công an xã Tân Lập", TAN_LAPS[0]), unit("2", "Công an xã Tân Lập", TAN_LAPS[1])),
        (unit("1", "Công an tỉnh Hải Dương", HAI_DUONG), unit("2", "Công an thành phố Hải Phòng", HAI_PHONG)),
        (
            unit("1", "Công an thành phố Huế", HUE_OF_THUA_THIEN),
            unit("2", "Công an tỉnh Thừa Thiên Huế", THUA_THIEN),
        ),
        (unit("1", "Công an thành phố Huế", HUE_OF_THUA_THIEN), unit("2", "Công an thành phố Huế", HUE)),
        (unit("1", "UBND tỉnh Hải Dương", HAI_DUONG), unit("2", "Công an tỉnh Hải Dương", HAI_DUONG)),
        (unit("1", "Bộ Nội vụ", level="central"), unit("2", "Bộ Tài chính", level="central")),
    ],
)
def test_two_bodies(one: SeenUnit, other: SeenUnit) -> None:
    assert groups(one, other) == {frozenset({"1"}), frozenset({"2"})}


def test_a_name_that_two_bodies_have_tells_neither() -> None:
    two = [unit(str(number), "Công an xã Tân Lập", place) for number, place in enumerate(TAN_LAPS)]
    assert groups(*two, unit("?", "Công an xã Tân Lập")) == {frozenset({"0"}), frozenset({"1"})}


@pytest.mark.parametrize(
    "name", ["Công an huyện", "Trường Tiểu học Kim Đồng", "Trạm Y tế", "Đội Cảnh sát hình sự"]
)
def test_what_many_places_have_is_nobody_without_a_place(name: str) -> None:
    assert body_of(unit("1", name)) is None
    assert body_of(unit("1", name, level="district")) is None


@pytest.mark.parametrize(
    ("name", "places", "role"),
    [
        ("Công an huyện Thủy Nguyên", ("Huyện Thủy Nguyên", "Thành phố Hải Phòng"), "công an {}"),
        ("Công an xã Tân Lập, huyện Vũ Thư", ("Xã Tân Lập", "Huyện Vũ Thư", "Tỉnh Thái Bình"), "công an {}"),
        ("Đội số 3 Công an quận 3", ("Quận 3", "Thành phố Hồ Chí Minh"), "đội số 3 công an {}"),
        ("Bệnh viện Hữu Nghị", ("Tỉnh Nghệ An",), "bệnh viện hữu nghị"),
    ],
)
def test_a_role_is_the_name_without_the_place(name: str, places: tuple[str, ...], role: str) -> None:
    assert role_of(name, places) == role


def test_a_merged_province_s_police_went_into_that_of_the_heir() -> None:
    body = body_of(unit("1", "Công an tỉnh Hải Dương", HAI_DUONG))
    heir = body_of(unit("2", "Công an thành phố Hải Phòng", HAI_PHONG))
    assert body is not None and body.place is not None
    assert heir in successors_of(body, heir_ids(body.place))
    assert heir is not None and heir.place is not None
    assert body not in successors_of(heir, heir_ids(heir.place))


def test_a_ministry_went_into_another_and_so_did_its_departments() -> None:
    assert successors_of(Body("bộ giao thông vận tải"), ()) == (Body("bộ xây dựng"),)
    departments = successors_of(Body("sở giao thông vận tải {}", "30-2018-01-01"), ("31-2018-01-01",))
    assert Body("sở xây dựng {}", "30-2018-01-01") in departments
    assert Body("sở xây dựng {}", "31-2018-01-01") in departments
    assert successors_of(Body("bộ công an"), ()) == ()
    heir = body_of(unit("1", "Ban Chính sách, chiến lược Trung ương", level="central"))
    assert successors_of(Body("ban kinh tế trung ương"), ()) == (heir,)


@pytest.mark.parametrize(
    ("place", "first"),
    [
        (CITY, "311-2018-01-01"),
        (HUE, "46-2018-01-01"),
        (HUE_OF_THUA_THIEN, "474-2018-01-01"),
        (Place(province="Tỉnh Lào Cai", code="15", valid_from="2025-07-01"), "15-2025-07-01"),
        (Place(province="Tỉnh Không Có"), None),
    ],
)
def test_a_place_is_what_it_goes_on_with_whole(place: Place, first: str | None) -> None:
    assert first_version_id(place, None) == first


def test_the_day_tells_which_place_of_one_name_is_meant() -> None:
    lao_cai = Place(province="Tỉnh Lào Cai")
    assert first_version_id(lao_cai, None) is None
    assert first_version_id(lao_cai, "2020-05-05") == "10-2018-01-01"
    assert first_version_id(lao_cai, "2026-05-05") == "15-2025-07-01"
