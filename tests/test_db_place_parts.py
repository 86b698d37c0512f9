"""Which published places lie in which, and what is counted over them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from invented import PROGRAMME
from lives import HAI_DUONG, publish_lives
from reports import Report
from towns import publish_towns

from extract.facts import Place

HAI_PHONG = Place(province="Thành phố Hải Phòng", code="31", valid_from="2018-01-01")
DONG_NAI = Place(province="Tỉnh Đồng Nai", code="75", valid_from="2018-01-01")
NO_CODE = Place(province="Tỉnh Bịa Đặt", district="Huyện Thử")
REPORTS = (
    Report(id="d1", day="2023-03-02", people=(), body="Cháy chợ ở trung tâm huyện lỵ.", place=HAI_DUONG),
    Report(id="p1", day="2023-05-02", people=(), body="Tập huấn cứu hộ trên biển.", place=HAI_PHONG),
    Report(id="p2", day="2025-09-02", people=(), body="Diễn tập phòng chống lụt bão.", place=HAI_PHONG),
    Report(id="g1", day="2023-05-02", people=(), body="Họp mặt người cao tuổi ven sông.", place=DONG_NAI),
    Report(id="n1", day="2024-09-02", people=(), body="Ra quân đảm bảo giao thông.", place=NO_CODE),
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_lives(tmp_path_factory.mktemp("parts"), reports=REPORTS)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_an_old_province_lies_in_its_heir_and_a_part_of_the_heir_in_it_since_then(published: Path) -> None:
    found = rows(
        published,
        "SELECT place_id, part_id, relation, sure, since FROM place_parts"
        " WHERE place_id <> part_id AND (place_id LIKE '3%' OR part_id LIKE '3%') ORDER BY 1",
    )
    assert found == [
        ("30-2018-01-01", "31-2018-01-01", "later", 0, "2025-07-01"),
        ("31-2018-01-01", "30-2018-01-01", "earlier", 1, None),
    ]


def test_stories_are_counted_where_they_surely_happened(published: Path) -> None:
    counts = dict(rows(published, "SELECT place_id, stories FROM place_counts"))  # type: ignore[arg-type]
    assert counts["31-2018-01-01"] == 3 and counts["30-2018-01-01"] == 1


def test_provinces_are_counted_as_they_are_and_as_they_were(published: Path) -> None:
    found = rows(
        published,
        "SELECT place_id, before_reform, year, stories FROM province_counts"
        " WHERE place_id LIKE '3%' ORDER BY 1, 2, 3",
    )
    assert found == [
        ("30-2018-01-01", 1, 2023, 1),
        ("31-2018-01-01", 0, 2023, 2),
        ("31-2018-01-01", 0, 2025, 1),
        ("31-2018-01-01", 1, 2023, 1),
    ]


def test_a_place_that_the_gazetteer_does_not_know_lies_in_what_is_above_it(published: Path) -> None:
    found = rows(
        published,
        "SELECT p.name, q.name FROM place_parts x JOIN places p ON p.id = x.place_id"
        " JOIN places q ON q.id = x.part_id WHERE q.name = 'Huyện Thử' ORDER BY 1",
    )
    assert found == [("Huyện Thử", "Huyện Thử"), ("Tỉnh Bịa Đặt", "Huyện Thử")]


def test_what_happened_in_a_place_that_no_unit_is_told_of_happened_in_the_province_it_names(
    tmp_path: Path,
) -> None:
    unknown = Place(province="Tỉnh Hà Tĩnh", district="Huyện Bịa Đặt")
    known = Place(province="Tỉnh Hà Tĩnh", code="42", valid_from="2018-01-01")
    reports = (
        Report(id="u", day="2023-03-02", people=(), body="Tập huấn chữa cháy rừng.", place=unknown),
        Report(id="k", day="2023-05-02", people=(), body="Sơ kết công tác quý một.", place=known),
    )
    published = publish_lives(tmp_path, reports=reports)
    assert rows(published, "SELECT stories FROM place_counts WHERE place_id = '42-2018-01-01'") == [(2,)]
    counted = (
        "SELECT sum(stories) FROM province_counts WHERE place_id = '42-2018-01-01' AND NOT before_reform"
    )
    assert rows(published, counted) == [(2,)]


def test_the_unit_of_today_that_took_a_place_over_is_published_though_no_article_names_it(
    published: Path,
) -> None:
    sql = """SELECT p.name, p.valid_to, c.stories, n.place_id FROM places p
      JOIN place_counts c ON c.place_id = p.id
      JOIN place_names n ON n.place_id = p.id AND n.name = 'Tỉnh Đồng Nai' AND n.relation = 'earlier'
      WHERE p.name = 'Thành phố Đồng Nai'"""
    (found,) = rows(published, sql)
    assert found[:3] == ("Thành phố Đồng Nai", None, 1)
    counted = "SELECT sum(stories) FROM province_counts WHERE NOT before_reform AND place_id = ?"
    with closing(sqlite3.connect(published)) as connection:
        assert connection.execute(counted, [found[3]]).fetchone() == (1,)


def test_it_is_written_down_about_where_places_are(published: Path) -> None:
    sql = "SELECT latitude, longitude FROM place_points WHERE place_id = '31-2018-01-01'"
    ((latitude, longitude),) = rows(published, sql)
    assert 20.5 < latitude < 21.2 and 106.3 < longitude < 107.2  # type: ignore[operator]
    assert rows(published, "SELECT count(*) FROM place_points WHERE round(latitude, 2) <> latitude") == [(0,)]


def test_a_unit_that_took_over_only_a_part_is_not_published_for_that(published: Path) -> None:
    sql = """SELECT count(*) FROM places p WHERE p.valid_to IS NULL AND p.code IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM place_parts x WHERE x.place_id = p.id AND x.sure AND x.part_id <> p.id)
      AND p.id NOT IN (SELECT place_id FROM stories WHERE place_id IS NOT NULL)"""
    assert rows(published, sql) == [(0,)]


def test_what_was_reached_is_counted_by_province_year_and_programme(tmp_path: Path) -> None:
    found = rows(
        publish_towns(tmp_path),
        """SELECT c.before_reform, c.year, g.name, c.achieved FROM province_criteria c
        JOIN places p ON p.id = c.place_id LEFT JOIN programmes g ON g.id = c.programme_id
        WHERE p.name = 'Tỉnh Nghệ An' ORDER BY 1""",
    )
    assert found == [(0, 2024, PROGRAMME, 1), (1, 2024, PROGRAMME, 1)]
