"""Pages found by their names, and what is suggested where nothing is found."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from invented import CUA_LO, NOW, article, fill
from published_pages import answers, page, said
from running import Sample

from db.filling_names import name_key, without_type
from db.place_names import OtherName
from db.publish import publish
from db.site.found_names import _EXACT, _WITHIN
from db.site.search import highlight, otherwise_written
from db.site.typed_days import shown_day, typed_day
from db.suppress import suppress
from db.working import working_database

LONG_SENTENCE = "Mở đầu " + "dài dòng " * 120 + "rồi mới đến Cửa Lò " + "và còn nữa " * 120


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Huyện Đô Lương", "Đô Lương"),
        ("Thị trấn Đô Lương", "Đô Lương"),
        ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Quận 1", "Quận 1"),
        ("Phường 12", "Phường 12"),
        ("Xã Xã Đàn", "Xã Đàn"),
        ("Huyện", "Huyện"),
    ],
)
def test_places_are_found_without_what_they_are(name: str, bare: str) -> None:
    assert without_type(name) == bare


def test_keys_have_words_alone() -> None:
    assert name_key("Thị xã Thái Hoà (cũ), số 22/22") == "thi xa thai hoa cu so 22 22"


def other_names(code: str, valid_from: str) -> tuple[OtherName, ...]:
    del valid_from
    if code != CUA_LO.code:
        return ()
    return (
        OtherName(path="Phường Nghi Tân Mới, Tỉnh Nghệ An", relation="later", sure=True, id="not-there"),
        OtherName(path="Xã Đô Lường, Tỉnh Nghệ An", relation="earlier", sure=False, id=None),
    )


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("names")
    fill(folder / "diaban.db", article(), replace(article("bai-2"), title="Bài khác"))
    yield publish(folder / "diaban.db", folder / "out", run_id=1, now=NOW, find_names=other_names).path


def named(path: Path, query: str, *, english: bool = False) -> list[tuple[str, str]]:
    shown = page(path, f"/tim?q={query}", english=english)
    return [(a.get_text(), a["href"].split("/")[1]) for a in shown.select("section.named a")]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("cửa lò", ("Thị xã Cửa Lò", "dia-ban")),
        ("CUA LO", ("Thị xã Cửa Lò", "dia-ban")),
        ("thị xã cửa lò", ("Thị xã Cửa Lò", "dia-ban")),
        ("đặng thử nghiệm", ("Đặng Thử Nghiệm", "can-bo")),
        ("Đại tá Đặng Thử Nghiệm chủ trì", ("Đặng Thử Nghiệm", "can-bo")),
        ("thu nghiem", ("Đặng Thử Nghiệm", "can-bo")),
        ("tỉnh nghệ an", ("Tỉnh Nghệ An", "dia-ban")),
        ("cong an phuong dien hinh", ("Công an phường điển hình", "chuong-trinh")),
        ("nghi tan moi", ("Phường Nghi Tân Mới", "dia-ban")),
        ("do luong", ("Xã Đô Lường", "dia-ban")),
    ],
)
def test_a_query_that_is_a_name_leads_to_its_page(found: Path, query: str, first: tuple[str, str]) -> None:
    assert named(found, query)[0] == first


def test_a_unit_is_found_by_its_whole_name_before_its_place(sample: Sample) -> None:
    with closing(sqlite3.connect(sample.published)) as connection:
        (unit,) = connection.execute(
            "SELECT name FROM organisations WHERE name LIKE 'Công an tỉnh %' ORDER BY name LIMIT 1"
        ).fetchone()
    assert named(sample.published.resolve(), unit)[0] == (unit, "don-vi")


@pytest.mark.parametrize("query", ["hop ban ve", "xyz", "%22", "*", "-", "22/22", " ".join(["từ"] * 20)])
def test_what_names_nothing_leads_nowhere(found: Path, query: str) -> None:
    assert [each for each in named(found, query) if each[1] != "su-kien"] == []


def test_every_page_named_is_there(found: Path) -> None:
    for query in ("cua lo", "dang thu nghiem", "cong an phuong dien hinh"):
        shown = page(found, f"/tim?q={query}")
        for answer in answers(found, [a["href"] for a in shown.select("section.named a")]):
            assert answer.status_code == 200


def test_words_beside_a_name_tell_namesakes_apart(sample: Sample) -> None:
    path = sample.published.resolve()
    with closing(sqlite3.connect(path)) as connection:
        twice = connection.execute(
            "SELECT x.name, y.path FROM names x JOIN places y ON y.id = x.item_id"
            " JOIN names z ON z.key = x.key JOIN places w ON w.id = z.item_id"
            " WHERE x.kind = 'places' AND z.kind = 'places' AND x.own AND z.own AND y.path LIKE '%,%'"
            " AND substr(w.path, -8) <> substr(y.path, -8) ORDER BY x.id DESC LIMIT 1"
        ).fetchone()
    assert twice is not None
    name, wanted = twice
    shown = page(path, f"/tim?q={wanted}")
    first = shown.select_one("section.named li")
    assert (first.select_one("a").get_text(), wanted in said(first)) == (name, True)


def test_more_pages_than_are_shown_are_told_of(sample: Sample) -> None:
    assert "Còn những trang khác" in said(
        page(sample.published.resolve(), "/tim?q=công an").select_one("main")
    )


def test_an_old_name_is_told_to_be_one(found: Path) -> None:
    shown = page(found, "/tim?q=nghi tan moi")
    assert "tên khác hoặc tên cũ" in said(shown.select_one("section.named li"))
    assert "Thị xã Cửa Lò" in said(shown.select_one("section.named li"))


def test_accents_that_were_typed_choose_between_names(found: Path) -> None:
    assert named(found, "đô lường")[0][0] == "Xã Đô Lường"
    # Nothing is written so: what is alike without accents is better than nothing.
    assert named(found, "đỗ lương")[0][0] == "Xã Đô Lường"


def test_names_are_left_out_where_search_is_filtered_or_on_later_pages(found: Path) -> None:
    assert named(found, "cua lo&loai=criteria") == []
    assert named(found, "cua lo&trang=2") == []


def test_looking_names_up_reads_no_table_whole(sample: Sample) -> None:
    with closing(sqlite3.connect(sample.published)) as connection:
        for sql in (_EXACT, _WITHIN):
            asked = {"keys": '["nghe an"]', "phrase": 'search_fold : "nghe an"'}
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", asked)]
            assert [
                line for line in plan if "SCAN" in line and "VIRTUAL" not in line and "each" not in line
            ] == []
            assert any("names_key" in line or "VIRTUAL TABLE" in line for line in plan)


@pytest.mark.parametrize(
    ("query", "meant"),
    [("chue tri", "chu tri"), ("phưng cua lo", "phuong cua lo"), ("cau lo", "cua lo")],
)
def test_a_slip_is_put_right(found: Path, query: str, meant: str) -> None:
    shown = page(found, f"/tim?q={query}")
    suggested = [a.get_text() for a in shown.select("main p a[href^='/tim?q=']")]
    assert suggested == [meant]
    assert page(found, f"/tim?q={suggested[0]}").select("ol.hits li")


def test_fewer_words_are_suggested_where_all_are_too_many(found: Path) -> None:
    shown = page(found, "/tim?q=chu tri qwrtpl")
    assert [a.get_text() for a in shown.select("main p a[href^='/tim?q=']")] == ["chu tri"]


def test_nothing_is_suggested_for_what_is_no_word(found: Path) -> None:
    assert "Thử từ khác" in page(found, "/tim?q=qqqqqqq").get_text()


def test_wrong_accents_are_told_with_the_right_ones(found: Path) -> None:
    shown = page(found, "/tim?q=chú trí")
    assert shown.select("ol.hits li")
    notice = shown.select_one("p.problem")
    assert "Không câu nào có đúng dấu" in said(notice)
    assert notice.select_one("a").get_text() == "chủ trì"
    assert page(found, "/tim?q=chủ trì").select("p.problem") == []
    assert page(found, "/tim?q=chu tri").select("p.problem") == []


def test_how_words_are_written_is_counted() -> None:
    rows = [{"tier": 1, "text": text, "label": ""} for text in ("ở Đô Lương", "tại Đô Lương", "đồ lường")]
    assert otherwise_written("đỗ lượng", rows) == ("Đô Lương", "đồ lường")
    assert otherwise_written("do luong", rows) is None
    assert otherwise_written("đỗ lượng", [{**rows[0], "tier": 0}]) is None


def test_a_long_sentence_is_shown_around_what_was_asked_for() -> None:
    html = highlight(LONG_SENTENCE, "cua lo")
    assert "<b>Cửa Lò</b>" in html and html.startswith("… ") and html.endswith(" …")
    assert len(html) < 700
    assert highlight("ngắn", "x") == "ngắn"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("9/3/2024", "2024-03-09"),
        ("09/03/2024", "2024-03-09"),
        ("9-3-2024", "2024-03-09"),
        ("9.3.2024", "2024-03-09"),
        (" 9 / 3 / 2024 ", "2024-03-09"),
        ("ngày 9 tháng 3 năm 2024", "2024-03-09"),
        ("tháng 3 năm 2024", "2024-03"),
        ("3/2024", "2024-03"),
        ("2024", "2024"),
        ("năm 2024", "2024"),
        ("2024-03-09", "2024-03-09"),
        ("2024-3", "2024-03"),
        ("29/2/2024", "2024-02-29"),
        ("29/2/2023", None),
        ("13/2024", None),
        ("0/1/2024", None),
        ("0000", None),
        ("mai", None),
        ("", None),
        ("²/3/2024", None),
        ("1/2/3/2024", None),
    ],
)
def test_days_as_people_type_them(typed: str, day: str | None) -> None:
    assert typed_day(typed) == day
    if day is not None:
        assert typed_day(shown_day(day)) == day


def test_names_have_no_page_that_is_not_published(sample: Sample) -> None:
    with closing(sqlite3.connect(sample.published)) as connection:
        for kind in ("places", "people", "organisations", "programmes"):
            (lost,) = connection.execute(
                f"SELECT count(*) FROM names WHERE kind = ? AND item_id NOT IN (SELECT id FROM {kind})",
                [kind],
            ).fetchone()
            (all_of_them,) = connection.execute(
                "SELECT count(*) FROM names WHERE kind = ?", [kind]
            ).fetchone()
            assert (lost, all_of_them > 0) == (0, True)


def test_a_suppressed_name_is_no_name_to_be_found(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", article())
    with working_database(tmp_path / "diaban.db") as connection:
        suppress(connection, "person", "Đặng Thử Nghiệm", reason=None, now=NOW)
        connection.commit()
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW).path
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM names WHERE kind = 'people'").fetchall() == []
