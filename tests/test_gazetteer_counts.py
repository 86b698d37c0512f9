"""How many communes of each type provinces and districts have on the day of a resolution, as it says."""

from collections import Counter

import pytest

from extract.gazetteer.table import load_units


def _types(parents: set[str], day: str) -> Counter[str]:
    return Counter(
        unit.type
        for unit in load_units()
        if unit.level == "commune" and unit.parent in parents and unit.stands_on(day)
    )


@pytest.mark.parametrize(
    ("province", "day", "districts", "rural", "wards", "towns"),
    [
        ("91", "2018-11-01", 15, 117, 16, 12),
        ("93", "2019-05-01", 8, 53, 12, 11),
        ("75", "2019-07-01", 11, 122, 40, 8),
        ("10", "2020-01-01", 9, 136, 18, 8),
        ("12", "2020-02-01", 8, 94, 5, 7),
        ("83", "2020-02-01", 9, 142, 8, 7),
        ("34", "2020-03-01", 8, 241, 10, 9),
        ("52", "2020-06-01", 11, 117, 32, 10),
        ("54", "2020-06-01", 9, 83, 21, 6),
        ("79", "2021-01-01", 22, 58, 249, 5),
        ("89", "2021-01-01", 11, 116, 21, 19),
        ("17", "2021-02-01", 10, 129, 12, 10),
        ("27", "2021-02-01", 8, 89, 31, 6),
        ("38", "2021-02-01", 27, 471, 60, 28),
        ("52", "2021-02-01", 11, 116, 32, 11),
        ("74", "2021-02-01", 9, 41, 45, 5),
        ("75", "2021-07-01", 11, 121, 40, 9),
    ],
)
def test_a_province_has_as_many_as_the_resolution_says(
    province: str, day: str, districts: int, rural: int, wards: int, towns: int
) -> None:
    below = {
        u.code for u in load_units() if u.level == "district" and u.parent == province and u.stands_on(day)
    }
    assert len(below) == districts
    assert _types(below, day) == Counter({"Xã": rural, "Phường": wards, "Thị trấn": towns})


@pytest.mark.parametrize(
    ("district", "day", "rural", "wards", "towns"),
    [
        ("732", "2019-06-01", 4, 11, 0),  # Long Khánh
        ("088", "2020-01-01", 10, 6, 0),  # Sa Pa
        ("231", "2020-01-01", 19, 0, 1),  # Hạ Hòa
        ("066", "2020-02-01", 16, 0, 1),  # Na Rì
        ("133", "2020-02-01", 10, 4, 0),  # Nghĩa Lộ
        ("340", "2020-03-01", 37, 0, 1),  # Đông Hưng
        ("342", "2020-03-01", 31, 0, 1),  # Tiền Hải
        ("407", "2020-06-01", 15, 16, 0),  # Nghi Sơn
        ("148", "2021-02-01", 7, 12, 0),  # thành phố Hòa Bình
        ("380", "2021-02-01", 4, 30, 0),  # thành phố Thanh Hóa
        ("911", "2021-03-01", 7, 2, 0),  # Phú Quốc
        ("474", "2021-07-01", 7, 29, 0),  # Huế
        ("697", "2022-10-01", 4, 5, 0),  # Chơn Thành
        ("412", "2024-12-01", 9, 24, 0),  # Vinh, with Cửa Lò
    ],
)
def test_a_district_has_as_many_as_the_resolution_says(
    district: str, day: str, rural: int, wards: int, towns: int
) -> None:
    expected = {"Xã": rural, "Phường": wards, "Thị trấn": towns}
    assert _types({district}, day) == Counter({name: count for name, count in expected.items() if count})
