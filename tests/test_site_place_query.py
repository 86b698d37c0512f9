"""The query for events by place says of each event what the page of the place says."""

import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from lives import look, publish_lives
from reports import Report
from running import ROOT
from towns import HAI_DUONG, HAI_PHONG, NGHE_AN, OLD_WARD, TOWN, WARD, publish_towns

from db.site import prepare_connection
from db.site.addresses import place_address
from extract.facts import Place


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_towns(tmp_path_factory.mktemp("query"))


@pytest.fixture(scope="module")
def connection(published: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(published)) as opened:
        prepare_connection(opened)
        yield opened


def found(connection: sqlite3.Connection, name: str) -> dict[str, str]:
    """By title: how the event belongs to the place of a name."""
    query = tomllib.loads((ROOT / "db" / "metadata.toml").read_text(encoding="utf-8"))["queries"]
    asked = {"dia_ban": name, "tu_ngay": "", "den_ngay": "", "_rows_most": 100, "_rows_before": 0}
    answer = connection.execute(query["su_kien_theo_dia_ban"]["sql"], asked)
    names = [column[0] for column in answer.description]
    rows = [dict(zip(names, row, strict=True)) for row in answer]
    titles = dict(connection.execute("SELECT id, title FROM events"))
    told = {titles[row["id"]]: row["quan_he"] for row in rows}
    assert len(told) == len(rows)
    return told


@pytest.mark.parametrize("place", [TOWN, WARD, OLD_WARD, HAI_DUONG, HAI_PHONG, NGHE_AN])
def test_page_and_query_agree(published: Path, connection: sqlite3.Connection, place: str) -> None:
    (path,) = connection.execute("SELECT path FROM places WHERE id = ?", [place]).fetchone()
    shown = look(published, place_address(place))[1].select_one("section[aria-labelledby=su-kien]")
    surely = {item.a.text for item in shown.select("ul.articles:not(.possible) > li")}
    possibly = {item.a.text for item in shown.select("ul.possible li")}
    told = found(connection, path)
    assert {title for title, how in told.items() if how == "có thể"} == possibly
    assert {title for title, how in told.items() if how != "có thể"} == surely


def test_the_heir_s_later_events_are_only_possible_in_one_of_what_it_was_made_of(
    connection: sqlite3.Connection,
) -> None:
    told = found(connection, "tinh hai duong")
    assert told["Khánh thành trụ sở m"] == "" and told["Diễn tập chống lụt b"] == "có thể"
    assert "Tập huấn cứu hộ ngoà" not in told


def test_a_unit_that_no_article_names_is_found_by_what_came_of_it(connection: sqlite3.Connection) -> None:
    """One of the wards that the ward of today was made of, of which nothing is told."""
    (name,) = connection.execute(
        "SELECT name FROM place_names WHERE place_id = ? AND relation = 'earlier' AND unit_id NOT IN"
        " (SELECT id FROM places) ORDER BY name LIMIT 1",
        [WARD],
    ).fetchone()
    assert set(found(connection, name).values()) == {"có thể"}


def test_a_name_in_full_is_that_place_s_alone(tmp_path: Path) -> None:
    """Another ward's name goes on where this one's ends, and an older ward has it within its own."""
    ward, other, older = (
        Place(province="Thành phố Hồ Chí Minh", district=district, commune=name, code=code, valid_from=since)
        for name, district, code, since in (
            ("Phường An Lạc", "Quận Bình Tân", "27460", "2018-01-01"),
            ("Phường An Lạc A", "Quận Bình Tân", "27463", "2018-01-01"),
            ("Phường An Lạc", None, "27460", "2025-07-01"),
        )
    )
    reports = (
        Report(id="an", day="2019-05-02", people=(), body="Sửa cống ở đầu chợ An Lạc.", place=ward),
        Report(id="aa", day="2019-06-02", people=(), body="Trồng cây ở khu dân cư mới.", place=other),
        Report(id="al", day="2026-03-02", people=(), body="Mở phòng đọc cho thiếu nhi.", place=older),
    )
    link = publish_lives(tmp_path, reports=reports)
    with closing(sqlite3.connect(link)) as opened:
        prepare_connection(opened)
        told = found(opened, "Phường An Lạc, Quận Bình Tân, Thành phố Hồ Chí Minh")
        assert told["Sửa cống ở đầu chợ A"] == ""
        assert "Trồng cây ở khu dân " not in told
        part = found(opened, "an lac, binh tan")
        assert part["Sửa cống ở đầu chợ A"] == part["Trồng cây ở khu dân "] == ""


@pytest.mark.parametrize("name", ["", "không có nơi nào như vậy", '"', "*"])
def test_what_names_no_place_finds_nothing(connection: sqlite3.Connection, name: str) -> None:
    assert found(connection, name) == {}
