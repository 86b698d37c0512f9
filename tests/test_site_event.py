"""Pages of events: one story over its articles."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lives import AN, look, publish_lives, read

from db.ids import article_mark
from db.site.addresses import story_address


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_lives(tmp_path_factory.mktemp("lives"))


def story(path: Path, articles: int) -> tuple[str, str]:
    """The id of the first story of so many articles, and of the article that is its original."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT s.id, e.article_id FROM stories s JOIN events e ON e.id = s.event_id"
            " WHERE s.articles = ? ORDER BY s.date_from",
            [articles],
        ).fetchone()


@pytest.fixture(scope="module")
def page(published: Path) -> BeautifulSoup:
    status, shown = look(published, story_address(story(published, 2)[0]))
    assert status == 200
    return shown


def section(page: BeautifulSoup, name: str) -> BeautifulSoup:
    return page.select_one(f"section[aria-labelledby='{name}']")


def test_it_says_what_when_and_where(page: BeautifulSoup) -> None:
    assert page.h1.text.startswith("Diễn tập")
    lead = page.select_one("p.lead")
    said = " ".join(lead.get_text().split())
    assert said.startswith(
        "Hội nghị ngày 4/5/2024 tại Tỉnh Nghệ An; Công an tỉnh Nghệ An tổ chức; Phan Giả An chủ trì."
        " Conference on 4 May 2024 in Tỉnh Nghệ An; organised by"
    )
    assert [link["href"].split("/")[1] for link in lead.select("a")[:3]] == ["dia-ban", "don-vi", "can-bo"]
    assert page.select_one(".about blockquote mark").text == "Diễn tập"


def test_all_its_articles_are_listed_the_original_first(published: Path, page: BeautifulSoup) -> None:
    items = section(page, "bai").select("ol > li")
    original = story(published, 2)[1]
    links = [item.select_one("a[href*='#f-']")["href"].split("#")[0] for item in items]
    (reprint,) = {article_mark("a4"), article_mark("b4")} - {original}
    assert links == [f"/bai/{original}", f"/bai/{reprint}"]
    assert [bool(item.select(".original")) for item in items] == [True, False]
    assert f"/bai/{original}" in [a["href"] for a in items[1].select("a")]
    assert "Đăng lại" in items[1].text and "Đăng lại" not in items[0].text


def test_who_took_part_is_told_once_a_role(page: BeautifulSoup) -> None:
    part = section(page, "tham-gia")
    assert [h3.contents[0].strip() for h3 in part.select("h3")] == ["Tổ chức", "Chủ trì"]
    assert [li.a.text for li in part.select("li")] == ["Công an tỉnh Nghệ An", AN]
    assert [li.a["href"].split("/")[1] for li in part.select("li")] == ["don-vi", "can-bo"]


def test_it_says_why_reports_are_one_story(page: BeautifulSoup) -> None:
    reasons = section(page, "gop").select("ul ul li")
    assert reasons
    assert not any("_" in reason.text for reason in reasons)


def test_an_event_of_one_article_needs_no_reasons(published: Path) -> None:
    _, shown = look(published, story_address(story(published, 1)[0]))
    assert section(shown, "gop") is None
    assert len(section(shown, "bai").select("ol > li")) == 1


def test_no_event_is_not_found_in_both_languages(published: Path) -> None:
    status, shown = look(published, "/su-kien/zzzzzzzzzzzz")
    assert status == 404
    assert "Không có sự kiện" in shown.text and "There is no event" in shown.text


def test_where_a_source_lets_only_links_be_shown_no_sentence_is(tmp_path: Path) -> None:
    path = publish_lives(tmp_path, policy="link")
    status, shown = look(path, story_address(story(path, 1)[0]))
    assert status == 200
    assert shown.select("blockquote") == []


@pytest.mark.parametrize("feed", ["/su-kien.atom", "/su-kien.ics"])
def test_feeds_lead_to_the_event(published: Path, feed: str) -> None:
    _, told = read(published, feed)
    assert story_address(story(published, 2)[0]) in told
    assert "/bai/" not in told
