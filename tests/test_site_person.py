"""Pages of officials."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lives import AN, DINH, look, publish_lives

from db.ids import article_mark
from db.site.addresses import person_address


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_lives(tmp_path_factory.mktemp("lives"))


def people(path: Path, name: str) -> list[str]:
    """Ids of the people of a name, those in the most articles first."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT id FROM people WHERE name = ? ORDER BY articles DESC", [name])
        return [id for (id,) in rows]


@pytest.fixture(scope="module")
def page(published: Path) -> BeautifulSoup:
    status, shown = look(published, person_address(people(published, AN)[0]))
    assert status == 200
    return shown


def section(page: BeautifulSoup, name: str) -> BeautifulSoup:
    return page.select_one(f"section[aria-labelledby='{name}']")


def test_it_is_kept_from_search_engines(page: BeautifulSoup) -> None:
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_it_says_who_and_what_as_last_reported(page: BeautifulSoup) -> None:
    assert page.h1.text == AN
    lead = page.select_one("p.lead")
    assert lead.strong.text == "Đại tá, Nguyên Giám đốc Công an tỉnh Nghệ An"
    assert (
        lead.a["href"].startswith(f"/bai/{article_mark('a5')}#f-") and lead.time["datetime"] == "2025-02-03"
    )
    assert "6 bài" in page.select_one(".about").text


def test_each_post_has_a_row_with_its_first_and_last_mention(page: BeautifulSoup) -> None:
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
        for row in section(page, "chuc-vu").select("tbody tr")
    ]
    assert [row[0].split(" g")[0].split(" (")[0].split(" Đ")[0].split(" T")[0] for row in rows] == [
        "Giám đốc", "Phó Giám đốc", "Giám đốc",
    ]  # fmt: skip
    assert [row[4] for row in rows] == ["3", "2", "1"]
    assert not any("gần nhất" in row[0] for row in rows)
    assert ["nguyên" in row[0] for row in rows] == [False, False, True]
    links = [a["href"] for a in section(page, "chuc-vu").select("tbody td a[href^='/bai/']")]
    assert all("#f-" in link for link in links)
    assert [link.split("#")[0] for link in links[2:4]] == [
        f"/bai/{article_mark('a1')}",
        f"/bai/{article_mark('a2')}",
    ]


def test_the_picture_has_a_bar_a_post_and_a_point_a_day(page: BeautifulSoup) -> None:
    picture = page.select_one("svg.timeline")
    assert len(picture.select("rect.held")) == 2 and len(picture.select("rect.past")) == 1
    assert len(picture.select("circle:not(.reach)")) == 2 + 2 + 1
    assert [text.text for text in picture.select("text.year")] == [str(year) for year in range(2018, 2026)]
    assert picture["aria-hidden"] == "true"
    assert all(link["tabindex"] == "-1" for link in picture.select("a"))
    assert [link["href"].split("#f-")[0] for link in picture.select("a.past")] == [
        f"/bai/{article_mark('a5')}"
    ]


def test_ranks_are_in_their_order(page: BeautifulSoup) -> None:
    ranks = [th.text for th in section(page, "cap-bac").select("tbody th")]
    assert ranks == ["Thượng tá", "Đại tá"]


def test_an_event_that_two_report_is_listed_once_with_the_role(page: BeautifulSoup) -> None:
    items = section(page, "su-kien").select("li")
    assert len(items) == 5
    drill = next(item for item in items if "Diễn tập" in item.text)
    assert "2 bài" in drill.text and "chủ trì" in drill.text
    assert drill.a["href"].startswith("/su-kien/")


def test_articles_come_latest_first_with_the_name_marked_in_its_sentence(page: BeautifulSoup) -> None:
    items = section(page, "bai").select("li")
    days = [item.time["datetime"] for item in items]
    assert days == sorted(days, reverse=True) and len(items) == 6
    assert {item.blockquote.mark.text for item in items} == {AN}


def test_it_says_why_mentions_are_one_person(page: BeautifulSoup) -> None:
    said = section(page, "gop").text
    assert "Cùng giữ một chức vụ ở cùng một cơ quan." in said
    assert "same_office" not in said


def test_namesakes_lead_to_one_another(published: Path, page: BeautifulSoup) -> None:
    first, second = people(published, AN)
    assert [a["href"] for a in section(page, "cung-ten").select("a")] == [person_address(second)]
    _, other = look(published, person_address(second))
    assert [a["href"] for a in section(other, "cung-ten").select("a")] == [person_address(first)]
    assert "Hiệu trưởng" in other.select_one("p.lead").text


def test_somebody_without_namesakes_has_no_such_list(published: Path) -> None:
    _, shown = look(published, person_address(people(published, DINH.name)[0]))
    assert section(shown, "cung-ten") is None


@pytest.mark.parametrize("page", ["/can-bo/zzzzzzzzzzzz", "/can-bo/~3Cscript~3E"])
def test_nobody_is_not_found_in_both_languages(published: Path, page: str) -> None:
    status, shown = look(published, page)
    assert status == 404
    assert "Không có cán bộ" in shown.text and "There is no official" in shown.text


def test_where_a_source_lets_only_links_be_shown_no_sentence_is(tmp_path: Path) -> None:
    path = publish_lives(tmp_path, policy="link")
    _, shown = look(path, person_address(people(path, AN)[0]))
    assert shown.select("blockquote") == []
    assert len(section(shown, "bai").select("li")) == 6


_MANY_POSTS = """WITH RECURSIVE years(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM years WHERE n < 50)
INSERT INTO official_timeline (person_id, name, post, former, first_seen, last_seen, articles,
    first_article_id, last_article_id, first_official_id, last_official_id)
SELECT person_id, name, 'Chức ' || n, 0, (1950 + n) || '-01-02', (1950 + n) || '-03-04', 1, first_article_id,
    last_article_id, first_official_id, last_official_id
FROM (SELECT * FROM official_timeline WHERE person_id = ? LIMIT 1), years"""


def test_of_very_many_posts_those_told_last_are_shown_and_it_is_said(published: Path, tmp_path: Path) -> None:
    path = tmp_path / "diaban.db"
    path.write_bytes(published.read_bytes())
    person = people(path, AN)[0]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(_MANY_POSTS, [person])
    _, shown = look(path, person_address(person))
    posts = section(shown, "chuc-vu")
    rows = [row.th.text for row in posts.select("tbody tr")]
    assert len(rows) == 40
    assert "Chức 50" in rows and "Chức 1" not in rows and "Chức 13" not in rows
    assert posts.select(f"a[href='/diaban/official_timeline?person_id={person}']")


def test_the_post_that_was_told_last_is_marked(published: Path) -> None:
    _, shown = look(published, person_address(people(published, DINH.name)[0]))
    assert [row.small.text for row in section(shown, "chuc-vu").select("tbody tr")] == ["gần nhất latest"]
