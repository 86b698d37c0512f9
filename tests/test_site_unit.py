"""Pages of units."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lives import AN, look, publish_lives

from db.ids import article_mark
from db.site.addresses import organisation_address
from db.site.unit import ended_on

NGHE_AN = "Công an tỉnh Nghệ An"
BEFORE, AFTER = "Công an tỉnh Hải Dương", "Công an thành phố Hải Phòng"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_lives(tmp_path_factory.mktemp("lives"))


def address(path: Path, name: str) -> str:
    with closing(sqlite3.connect(path)) as connection:
        (row,) = connection.execute("SELECT id FROM organisations WHERE name = ?", [name])
        return organisation_address(row[0])


def unit(path: Path, name: str) -> BeautifulSoup:
    status, shown = look(path, address(path, name))
    assert status == 200
    return shown


def section(page: BeautifulSoup, name: str) -> BeautifulSoup:
    return page.select_one(f"section[aria-labelledby='{name}']")


def test_it_says_what_it_is_and_of_which_place(published: Path) -> None:
    page = unit(published, NGHE_AN)
    assert page.h1.text == NGHE_AN
    said = page.select_one("dl.facts")
    assert "công an" in said.text and "tỉnh" in said.text and "2/3/2018" in said.text
    assert said.a["href"].startswith("/dia-ban/40-")


def test_officials_are_listed_with_posts_and_days_those_of_the_past_last(published: Path) -> None:
    part = section(unit(published, NGHE_AN), "can-bo")
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in part.select("tbody tr")
    ]
    assert sorted(row[0].split(" T")[0].split(" Đ")[0] for row in rows if row[0].startswith(AN)) == [AN] * 3
    assert "nguyên" in rows[-1][1] and "nguyên" not in rows[0][1]
    assert len(part.select("svg.timeline rect.held")) == 3
    assert len(part.select("svg.timeline rect.past")) == 1
    assert all(a["href"].startswith("/can-bo/") for a in part.select("th a"))


def test_each_story_is_listed_once(published: Path) -> None:
    items = section(unit(published, NGHE_AN), "su-kien").select("li")
    assert sum("Diễn tập" in item.text for item in items) == 1
    assert len(items) == 5
    assert not any("dưới tên" in item.text for item in items)


@pytest.mark.parametrize(
    ("name", "other", "own", "heading"), [(BEFORE, AFTER, "c1", "sau"), (AFTER, BEFORE, "c2", "truoc")]
)
def test_events_under_the_unit_before_or_after_are_said_to_be(
    published: Path, name: str, other: str, own: str, heading: str
) -> None:
    page = unit(published, name)
    items = section(page, "su-kien").select("li")
    assert len(items) == 2
    under = [item for item in items if "dưới tên" in item.text]
    assert [item.select("a")[-1].text for item in under] == [other]
    part = page.select_one(f"[data-part={heading}]")
    assert [a["href"] for a in part.select("a")] == [address(published, other)]
    assert len(page.select("[data-part]")) == 1
    assert [a["href"].split("#")[0] for a in section(page, "bai").select("li > a")] == [
        f"/bai/{article_mark(own)}"
    ]


def test_no_unit_is_not_found_in_both_languages(published: Path) -> None:
    status, shown = look(published, "/don-vi/zzzzzzzzzzzz")
    assert status == 404
    assert "Không có đơn vị" in shown.text and "There is no unit" in shown.text


def test_where_a_source_lets_only_links_be_shown_no_sentence_is(tmp_path: Path) -> None:
    assert unit(publish_lives(tmp_path, policy="link"), NGHE_AN).select("blockquote") == []


@pytest.mark.parametrize(
    ("kind", "level", "place_ended", "ended"),
    [
        ("police", "province", None, None),
        ("police", "province", "2025-07-01", ("2025-07-01", False)),
        ("police", "district", "2025-07-01", ("2025-03-01", True)),
        ("police", "district", "2019-12-01", ("2019-12-01", False)),
        ("government", "district", "2025-07-01", ("2025-07-01", False)),
    ],
)
def test_units_end_with_their_places_and_district_police_before(
    kind: str, level: str, place_ended: str | None, ended: tuple[str, bool] | None
) -> None:
    assert ended_on({"kind": kind, "level": level, "place_ended": place_ended}) == ended


def test_a_unit_of_a_place_that_is_no_more_says_so(published: Path) -> None:
    said = unit(published, BEFORE).select_one("p.ended")
    assert "1/7/2025" in said.text and said.a["href"] == "#sau"
    assert unit(published, AFTER).select("p.ended") == []
