"""The order of the site's lists, as publication writes it down."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from lives import AN, publish_lives

from db.browsing import given_name_key, own_name_key
from db.fold import first_letter, sort_key


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_lives(tmp_path_factory.mktemp("lives"))


def rows(path: Path, sql: str, *asked: object) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, asked).fetchall()


def test_people_are_in_the_order_of_their_given_names() -> None:
    names = ["Trần Thị Ân", "Lê Văn Áo", "Đỗ Anh", "Bùi Đô", "Võ Dũng", "Phạm Đà", "Cao Ê"]
    assert sorted(names, key=given_name_key) == [
        "Đỗ Anh", "Lê Văn Áo", "Trần Thị Ân", "Võ Dũng", "Phạm Đà", "Bùi Đô", "Cao Ê",
    ]  # fmt: skip
    assert sorted(["Lê Bá An", "An", "Cao An", ""], key=given_name_key) == ["", "An", "Cao An", "Lê Bá An"]


def test_places_are_in_the_order_of_what_they_are_called() -> None:
    places = ["Xã Yên Bịa", "Thị trấn Ân Thi", "Phường 10", "Phường 2", "Huyện Đô Lương", "Tỉnh Đắk Lắk"]
    assert sorted(places, key=own_name_key) == [
        "Phường 2", "Phường 10", "Thị trấn Ân Thi", "Tỉnh Đắk Lắk", "Huyện Đô Lương", "Xã Yên Bịa",
    ]  # fmt: skip
    assert own_name_key("Xã").split() == [*sort_key("Xã").split()] * 2


@pytest.mark.parametrize(
    ("name", "letter"), [("Ân", "Â"), ("Đô", "Đ"), ("áo", "A"), ("10", "#"), ("“Bịa”", "#"), ("", "#")]
)
def test_letters_are_vietnamese_ones_without_their_tone(name: str, letter: str) -> None:
    assert first_letter(sort_key(name)) == letter


def test_events_come_latest_first(published: Path) -> None:
    days = rows(
        published,
        "SELECT s.date_from FROM listed l JOIN stories s ON s.id = l.item_id"
        " WHERE l.list = 'stories' ORDER BY l.position",
    )
    assert days == sorted(days, reverse=True) and len(days) == len(
        set(rows(published, "SELECT id FROM stories"))
    )


def test_a_former_province_is_listed_under_that_of_today(published: Path) -> None:
    told = "SELECT DISTINCT p.name FROM listed l JOIN places p ON p.id = l.province_id WHERE l.item_id = ?"
    ((former,),) = rows(published, "SELECT id FROM places WHERE name = 'Tỉnh Hải Dương'")
    assert rows(published, told, former) == [("Thành phố Hải Phòng",)]


def test_every_row_is_counted_with_its_positions(published: Path) -> None:
    lists = dict(rows(published, "SELECT list, sum(items) FROM list_counts GROUP BY list"))
    for name in ("people", "organisations", "stories", "places"):
        assert lists[name] == rows(published, f"SELECT count(*) FROM {name}")[0][0]
    ((first, last, items),) = rows(
        published,
        "SELECT min(first), max(last), sum(items) FROM list_counts WHERE list = 'people' AND part = 'A'",
    )
    names = rows(
        published,
        "SELECT p.name FROM listed l JOIN people p ON p.id = l.item_id"
        " WHERE l.list = 'people' AND l.position BETWEEN ? AND ?",
        first,
        last,
    )
    assert set(names) == {(AN,)} and len(names) == items
