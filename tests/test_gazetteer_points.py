"""Points for the map: where known places are, what a point is taken from, and what is not believed."""

import pytest

from extract.gazetteer.centres import Listed, find_points, without_shared
from extract.gazetteer.points import POINTS_FILE, Point, format_points, point_of
from extract.gazetteer.successions import Succession
from extract.gazetteer.table import Unit, load_units, unit_on


def _point(code: str, day: str) -> Point:
    unit = unit_on(code, day)
    point = point_of(unit) if unit else None
    assert point is not None
    return point


@pytest.mark.parametrize(
    ("code", "day", "lat", "lon", "source"),
    [
        ("01", "2024-01-01", 21.0, 105.8, "geocoder"),
        ("413", "2024-01-01", 18.7, 105.7, "heir"),  # thị xã Cửa Lò, of which there is no list with points
        ("204", "2019-01-01", 21.0, 107.05, "heir"),  # huyện Hoành Bồ: that of Hạ Long
        ("16732", "2024-01-01", 18.8, 105.7, "heir"),
        ("16732", "2025-03-01", 18.8, 105.7, "geocoder"),
        ("16732", "2026-01-01", 18.8, 105.7, "list"),
        ("20333", "2026-01-01", 16.6, 112.1, "list"),  # Hoàng Sa, which the geocoder takes for the mainland
        ("498", "2024-01-01", 16.6, 112.1, "heir"),
        ("576", "2024-01-01", 9.7, 114.5, "parts"),  # Trường Sa
    ],
)
def test_a_unit_is_where_it_is(code: str, day: str, lat: float, lon: float, source: str) -> None:
    point = _point(code, day)
    assert point.lat == pytest.approx(lat, abs=0.15)
    assert point.lon == pytest.approx(lon, abs=0.15)
    assert point.source == source


def test_every_unit_has_a_point_in_the_country() -> None:
    points = {unit: point_of(unit) for unit in load_units()}
    assert [unit.name for unit, point in points.items() if point is None] == []
    assert all(p and 6 <= p.lat <= 24 and 102 <= p.lon <= 118 for p in points.values())


def test_a_commune_is_near_its_province() -> None:
    far = []
    for unit in load_units():
        province = unit_on(unit.parent, unit.valid_from) if unit.valid_from >= "2025-07-01" else None
        here, there = point_of(unit), point_of(province) if province else None
        if here and there and abs(here.lat - there.lat) + abs(here.lon - there.lon) > 2.5:
            far.append(unit.name)
    assert sorted(far) == ["Đặc khu Hoàng Sa", "Đặc khu Trường Sa"]


def _commune(code: str, since: str = "2018-01-01", until: str = "") -> Unit:
    return Unit(code, f"Xã Thử {code}", "001", since, until)


DISTRICT = Unit("001", "Huyện Thử", "01", "2018-01-01", "")
PROVINCE = Unit("01", "Tỉnh Thử", "", "2018-01-01", "")


def test_a_point_far_from_the_sister_communes_is_not_believed() -> None:
    units = [PROVINCE, DISTRICT, *(_commune(f"0000{n}") for n in range(1, 5))]
    old = {"00001": (20.0, 105.0), "00002": (20.1, 105.1), "00003": (20.1, 105.0), "00004": (21.9, 105.0)}
    points = find_points(units, [], Listed(old=old, new={}, far=frozenset()))
    assert {u.code for u in points} == {"01", "001", "00001", "00002", "00003"}
    assert points[DISTRICT].source == "parts"
    kept = find_points(units, [], Listed(old=old, new={}, far=frozenset({"00004"})))
    assert {u.code for u in kept} == {u.code for u in units}


def test_a_unit_that_ended_has_the_point_of_its_heir_and_marks_it() -> None:
    old, new = _commune("00001", until="2020-01-01"), _commune("00002")
    row = Succession(unit=old, heir=new, kind="merge", share="whole", source="alias")
    listed = Listed(old={"00002": (20.0, 105.0)}, new={}, far=frozenset())
    points = find_points([PROVINCE, DISTRICT, old, new], [row], listed)
    assert points[old] == Point(20.0, 105.0, "heir")


def test_points_that_communes_share_are_left_out() -> None:
    points = {"001": (20.0, 105.0), "00001": (20.0, 105.0), "00002": (20.3, 105.0)}
    assert without_shared(points) == {"001": (20.0, 105.0), "00002": (20.3, 105.0)}


def test_the_table_is_written_as_it_is_read() -> None:
    points = {unit: point for unit in load_units() if (point := point_of(unit))}
    assert format_points(points) == POINTS_FILE.read_text(encoding="utf-8")
