"""Who holds office in a unit, who did before, which units it is part of, and its feed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lives import look, publish_lives, read
from reports import NGHE_AN, Held, Report

from db.site.addresses import organisation_address
from db.site.offices import office_of

POLICE = "Công an tỉnh Nghệ An"
DIVISION = "Phòng Hậu cần Công an tỉnh Nghệ An"
HEADS = (
    Held(name="Lê Bịa Cả", title="Giám đốc"),
    Held(name="Vũ Đặt Hai", title="Giám đốc"),
    Held(name="Đỗ Thử Ba", title="Phó Giám đốc", rank="Thượng tá"),
    Held(name="Hồ Bịa Tư", title="Phó Giám đốc", rank="Thượng tá"),
)
MOVED = Held(name="Cao Đặt Năm", title="Phó Giám đốc", rank="Thượng tá")
SCHOOL = Held(
    name="Cao Đặt Năm", title="Hiệu trưởng", unit="Trường Bịa Nghệ An", rank="Thượng tá", kind="education"
)
CHIEF = Held(name="Tạ Thử Sáu", title="Trưởng phòng", unit=DIVISION, rank="Trung tá")
SUBJECTS = ("Khai giảng", "Kiểm tra kho", "Ra quân", "Tặng quà", "Tập huấn", "Diễn tập")
DAYS = ("2019-03-04", "2023-05-06", "2020-01-02", "2022-02-03", "2019-06-07", "2022-10-11")
REPORTS = tuple(
    Report(
        id=f"n{n}",
        day=day,
        people=(held,),
        body=f"{subject} ở một huyện vùng cao, lần thứ {n}.",
        place=NGHE_AN,
    )
    for n, (held, day, subject) in enumerate(zip((*HEADS, MOVED, CHIEF), DAYS, SUBJECTS, strict=True))
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = publish_lives(tmp_path_factory.mktemp("offices"), reports=REPORTS)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO official_timeline (person_id, name, rank, post, unit, former, first_seen, last_seen,"
            " articles, first_article_id, last_article_id, first_official_id, last_official_id)"
            " SELECT person_id, name, rank, 'Hiệu trưởng', 'Trường Bịa', 0, '2021-01-01', '2021-01-01', 1,"
            " first_article_id, last_article_id, first_official_id, last_official_id"
            " FROM official_timeline WHERE name = ?",
            [MOVED.name],
        )
    return path


def page_of(path: Path, name: str) -> BeautifulSoup:
    with closing(sqlite3.connect(path)) as connection:
        (id,) = connection.execute("SELECT id FROM organisations WHERE name = ?", [name]).fetchone()
    status, page = look(path, organisation_address(id))
    assert status == 200
    return page


def holders(page: BeautifulSoup) -> list[list[str]]:
    """The names of each table of posts."""
    tables = page.select("section[aria-labelledby=can-bo] table")
    return [[link.text for link in table.select("tbody th a")] for table in tables]


def test_who_holds_office_stands_before_who_did(published: Path) -> None:
    page = page_of(published, POLICE)
    assert holders(page) == [["Vũ Đặt Hai", "Hồ Bịa Tư", "Đỗ Thử Ba"], ["Cao Đặt Năm", "Lê Bịa Cả"]]


def test_it_is_said_what_tells_that_somebody_left(published: Path) -> None:
    past = page_of(published, POLICE).select("section[aria-labelledby=can-bo] table")[1]
    moved, followed = past.select("tbody tr")
    assert "sau đó được nêu là" in moved.text and "Hiệu trưởng Trường Bịa" in moved.text
    assert "sau đó là" in followed.text and "Vũ Đặt Hai" in followed.text


@pytest.mark.parametrize(
    ("title", "one", "side"),
    [
        ("Giám đốc", True, False),
        ("Phó Giám đốc", False, False),
        ("Ủy viên Ban Thường vụ", False, True),
        ("Uỷ viên", False, True),
        ("Nghệ nhân", False, False),
        (None, False, False),
    ],
)
def test_offices_are_known_by_their_titles(title: str | None, one: bool, side: bool) -> None:
    assert office_of(title)[2:] == (one, side)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Giám đốc", "Quyền Giám đốc", True),
        ("Trưởng", "Trưởng phòng", True),
        ("Chủ tịch", "Giám đốc", False),
        ("Giám đốc", "Phó Giám đốc", False),
    ],
)
def test_offices_are_one_by_role_and_word(first: str, second: str, same: bool) -> None:
    assert (office_of(first) == office_of(second)) is same


def test_a_division_is_part_of_its_unit_and_says_so_both_ways(published: Path) -> None:
    part, whole = page_of(published, DIVISION), page_of(published, POLICE)
    assert [link.text for link in part.select("dl.facts dd a")][:1] == [POLICE]
    assert [link.text for link in part.select(".crumbs a")][-1] == POLICE
    assert DIVISION in [link.text for link in whole.select("section[aria-labelledby=thuoc] a")]
    assert POLICE not in [link.text for link in part.select("section[aria-labelledby=thuoc] a")]


@pytest.mark.parametrize("form", ["atom", "ics"])
def test_a_unit_s_events_can_be_followed(published: Path, form: str) -> None:
    page = page_of(published, DIVISION)
    feed = next(link["href"] for link in page.select("p.follow a") if form in link["href"])
    status, body = read(published, feed)
    assert status == 200
    assert "Diễn tập" in body and "Ra quân" not in body
    assert DIVISION in body.replace("\r\n ", "")


def test_the_feed_of_no_unit_is_not_there(published: Path) -> None:
    assert read(published, "/su-kien.atom?don_vi=zzzzzzzzzzzz")[0] == 404


_APPOINTED = """INSERT INTO official_timeline (person_id, name, rank, post, unit, former, first_seen,
    last_seen, articles, first_article_id, last_article_id, first_official_id, last_official_id)
  SELECT person_id, name, rank, 'Giám đốc', 'Công an tỉnh Hà Tĩnh', 0, last_seen, ?, 1, first_article_id,
    last_article_id, first_official_id, last_official_id FROM official_timeline WHERE name = ?"""


@pytest.mark.parametrize(("later", "left"), [("2022-05-05", True), ("2020-01-02", False)])
def test_who_was_appointed_elsewhere_has_left(
    published: Path, tmp_path: Path, later: str, left: bool
) -> None:
    path, name = tmp_path / "diaban.db", HEADS[2].name
    path.write_bytes(published.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE official_timeline SET first_seen = '2018-01-01' WHERE name = ?", [name])
        connection.execute(_APPOINTED, [later, name])
    now, before = holders(page_of(path, POLICE))
    assert (name in before, name in now) == (left, not left)
