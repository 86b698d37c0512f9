"""What a published file says over articles, and what of the suppressed shows in it: nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from reports import Held, Report, store

from cli_across import join_articles, successors
from cli_places import other_names
from db.ids import article_mark
from db.metadata import build_metadata
from db.people import name_key
from db.place_names import search_place
from db.publish import publish
from db.suppress import suppress
from db.working import working_database
from extract.facts import Place

NOW = "2026-01-02T03:04:05Z"
HAI_DUONG = Place(province="Tỉnh Hải Dương", code="30", valid_from="2018-01-01")
HAI_PHONG = Place(province="Thành phố Hải Phòng", code="31", valid_from="2018-01-01")
AN = Held(name="Phan Giả An")
DINH = Held(name="Trần Thử Định", title="Phó Giám đốc", rank="Thượng tá")
OLD = Held(name="Vũ Bịa Khang", unit="Công an tỉnh Hải Dương", place=HAI_DUONG)
NEW = Held(name="Lê Đặt Minh", unit="Công an thành phố Hải Phòng", place=HAI_PHONG)
REPORTS = (
    Report(id="a1", day="2021-03-02", people=(AN, DINH)),
    Report(id="a2", day="2022-05-04", people=(AN,), body="Ra quân bảo đảm trật tự đô thị trước kỳ nghỉ dài."),
    Report(id="b1", day="2021-03-02", people=(AN, DINH), source="bao.example.vn"),
    Report(id="c1", day="2024-03-02", people=(OLD,), body="Tập huấn chữa cháy cho đội dân phòng các xã.",
           place=HAI_DUONG),
    Report(id="c2", day="2025-09-02", people=(NEW,), body="Diễn tập cứu nạn trên sông với nhiều lực lượng.",
           place=HAI_PHONG),
)  # fmt: skip


class House:
    """A working database with the reports joined, and what is published of it."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "diaban.db"
        self.folder = folder / "published"
        store(self.database, REPORTS)
        with working_database(self.database) as connection:
            join_articles(connection)

    def publish(self) -> None:
        publish(
            self.database, self.folder, run_id=1, now=NOW, find_names=other_names, find_successors=successors,
            force=True,
        )  # fmt: skip

    def suppress(self, kind: str, value: str) -> None:
        with working_database(self.database) as connection:
            suppress(connection, kind, value, reason="asked", now=NOW)  # type: ignore[arg-type]

    @contextmanager
    def published(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.folder / "diaban.db")) as connection:
            connection.create_function("fold", 1, name_key)
            connection.create_function("search_place", 1, search_place)
            yield connection

    def rows(self, sql: str, **parameters: str) -> list[tuple[object, ...]]:
        with self.published() as connection:
            return connection.execute(sql, parameters).fetchall()

    def query(self, name: str, **parameters: str) -> list[dict[str, object]]:
        """The rows of a canned query."""
        sql = build_metadata()["databases"]["diaban"]["queries"][name]["sql"]
        with self.published() as connection:
            connection.row_factory = sqlite3.Row
            asked = {**parameters, "_rows_most": 100, "_rows_before": 0}
            return [dict(row) for row in connection.execute(sql, asked)]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_timeline_has_each_post_once_with_its_first_and_last_article(house: House) -> None:
    house.publish()
    rows = house.rows(
        "SELECT t.post, t.unit, t.first_seen, t.last_seen, t.articles, t.first_article_id, t.last_article_id,"
        " o.name FROM official_timeline t JOIN organisations o ON o.id = t.organisation_id"
        " WHERE t.name = 'Phan Giả An'"
    )
    unit = "Công an tỉnh Nghệ An"
    (row,) = rows
    assert row[:5] == ("Giám đốc", unit, "2021-03-02", "2022-05-04", 3)
    assert row[5] in (article_mark("a1"), article_mark("b1")) and row[6:] == (article_mark("a2"), unit)


def test_an_official_is_found_by_name_with_and_without_accents(house: House) -> None:
    house.publish()
    for typed in ("Phan Giả An", "phan gia an", "gia"):
        (row,) = house.query("dong_thoi_gian_can_bo", ten=typed)
        assert (row["chuc_vu"], row["so_bai"]) == ("Giám đốc", 3)
        assert row["last_article_id"] == article_mark("a2")
    assert house.query("dong_thoi_gian_can_bo", ten="") == []


def test_a_story_that_two_report_is_counted_once(house: House) -> None:
    house.publish()
    rows = house.query("su_kien_moi_cau_chuyen", dia_ban="nghe an", tu_ngay="", den_ngay="")
    assert [row["so_bai"] for row in rows] == [1, 2]
    assert len(house.query("su_kien_moi_cau_chuyen", dia_ban="", tu_ngay="", den_ngay="")) == 4
    counts = "SELECT sum(facts), sum(facts_once) FROM fact_counts WHERE kind = 'events'"
    assert house.rows(counts) == [(5, 4)]
    assert house.rows("SELECT articles, stories FROM build") == [(5, 4)]


def test_events_of_an_organisation_go_on_with_its_successor(house: House) -> None:
    house.publish()
    rows = house.query("su_kien_cua_don_vi", don_vi="cong an tinh hai duong")
    assert [(row["don_vi"], row["quan_he"], row["article_id"]) for row in rows] == [
        ("Công an thành phố Hải Phòng", "kế tục", article_mark("c2")),
        ("Công an tỉnh Hải Dương", "", article_mark("c1")),
    ]
    rows = house.query("su_kien_cua_don_vi", don_vi="Công an thành phố Hải Phòng")
    assert [row["article_id"] for row in rows] == [article_mark("c2")]


def test_participants_are_people_and_organisations(house: House) -> None:
    house.publish()
    rows = house.rows(
        "SELECT x.role, p.name, o.name FROM event_participants x LEFT JOIN people p ON p.id = x.person_id"
        " LEFT JOIN organisations o ON o.id = x.organisation_id JOIN events e ON e.id = x.event_id"
        " WHERE e.article_id = :article ORDER BY x.number",
        article=article_mark("a2"),
    )
    assert rows == [("chair", "Phan Giả An", None), ("host", None, "Công an tỉnh Nghệ An")]


def test_places_and_organisations_are_counted(house: House) -> None:
    house.publish()
    assert house.rows(
        "SELECT articles, first_seen, last_seen, place_identity FROM organisations"
        " WHERE name = 'Công an tỉnh Nghệ An'"
    ) == [(3, "2021-03-02", "2022-05-04", "40-2018-01-01")]
    assert house.rows("SELECT count(*) FROM places WHERE identity_id IS NULL") == [(0,)]


def test_a_suppressed_person_is_in_none_of_the_tables(house: House) -> None:
    with working_database(house.database) as connection:
        sql = "SELECT id, person_id FROM officials WHERE name = 'Phan Giả An'"
        ids = {id for row in connection.execute(sql) for id in row}
    house.suppress("person", "phan giả an")
    house.publish()
    with house.published() as connection:
        dump = "\n".join(connection.iterdump())
    assert len(ids) == 4
    for trace in ("phan giả an", "phan gia an", *ids):
        assert trace not in dump.lower()
    assert house.rows("SELECT count(*) FROM people") == [(3,)]
    assert house.rows("PRAGMA foreign_key_check") == []
    assert house.query("dong_thoi_gian_can_bo", ten="phan gia an") == []


def test_a_suppressed_article_is_in_none_of_the_tables(house: House) -> None:
    house.publish()
    ((original,),) = house.rows(
        "SELECT e.article_id FROM stories s JOIN events e ON e.id = s.event_id WHERE s.articles = 2"
    )
    (other,) = {article_mark("a1"), article_mark("b1")} - {original}
    house.suppress("article", str(original))
    house.suppress("article", "c1")
    house.publish()
    assert house.rows("PRAGMA foreign_key_check") == []
    assert house.rows(
        "SELECT e.article_id, s.articles FROM stories s JOIN events e ON e.id = s.event_id"
        " WHERE s.date_from = '2021-03-02'"
    ) == [(other, 1)]
    assert house.rows("SELECT count(*) FROM event_joins") == [(0,)]
    assert house.rows("SELECT name FROM organisations WHERE name LIKE '%Hải Dương'") == []
    assert house.rows("SELECT count(*) FROM organisation_successors") == [(0,)]
    assert house.rows("SELECT count(*) FROM official_timeline WHERE name = 'Vũ Bịa Khang'") == [(0,)]
    with house.published() as connection:
        assert "công an tỉnh hải dương" not in "\n".join(connection.iterdump()).lower()


def test_corrections_and_their_reasons_are_not_published(house: House) -> None:
    house.publish()
    tables = {name for (name,) in house.rows("SELECT name FROM sqlite_master")}
    assert {"corrections", "pending_joins"}.isdisjoint(tables)
    assert {"organisations", "stories", "event_participants", "person_joins"} <= tables
