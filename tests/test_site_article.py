"""The page of an article: what it says in each language, how it is told of errors, what scripts add."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from browsers import CHROMIUM, DESKTOP, PHONE, chromium
from bs4 import BeautifulSoup
from invented import NOW, article, fill
from playwright.sync_api import Browser
from published_pages import page, said
from running import Sample

from db.ids import article_mark
from db.publish import publish
from db.site.contact import contact_address

HERE = f"/bai/{article_mark('bai-1')}"


def built(folder: Path, policy: str) -> Path:
    fill(folder / "diaban.db", article(), policy=policy)
    return publish(folder / "diaban.db", folder / "out", run_id=1, now=NOW).path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield built(tmp_path_factory.mktemp("whole"), "full")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield built(tmp_path_factory.mktemp("bare"), "link")


def cards(shown: BeautifulSoup) -> dict[str, str]:
    """What the list says of each kind's first fact."""
    found: dict[str, str] = {}
    for item in shown.select("aside li"):
        for part in item.select(".citing, .ways"):
            part.decompose()
        kind = str(item["class"][0])
        found.setdefault(kind.removeprefix("k-"), said(item))
    return found


def test_facts_are_said_in_words_not_in_codes(whole: Path) -> None:
    told = cards(page(whole, HERE))
    assert told["dates"] == "Thời gian Sáng 12/3/2024 12/3/2024"
    assert "mã 413" in told["localities"]
    assert told["officials"].startswith("Cán bộ Đại tá Đặng Thử Nghiệm")
    assert "TMO" not in str(told)


def test_the_english_page_is_english_but_for_what_the_article_says(whole: Path) -> None:
    shown = page(whole, HERE, english=True)
    assert shown.select_one("html")["lang"] == "en"
    for vietnamese in shown.select("main [lang=vi], main .citation, main .detail"):
        vietnamese.decompose()
    main = shown.select_one("main")
    assert "facts" in said(main) and "Cite this article" in said(main)
    assert not set("ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹđ") & set(main.get_text().lower())


def test_where_no_text_may_be_shown_facts_are_cited_without_their_words(bare: Path) -> None:
    shown = page(bare, HERE)
    assert shown.select("mark, .text blockquote") == []
    assert "không cho đăng lại" in said(shown.select_one(".text"))
    items = shown.select("aside li")
    assert len(items) == 9
    for item in items:
        assert "“" not in item.select_one(".citing .citation").get_text().split("”,")[1]


@pytest.mark.parametrize("policy", ["full", "quotes", "link"])
def test_the_address_of_a_fact_leads_to_it_whatever_may_be_shown(tmp_path: Path, policy: str) -> None:
    shown = page(built(tmp_path, policy), HERE)
    for item in shown.select("aside li"):
        assert len(shown.select(f"#{item['id'].replace('l-', 'f-')}")) == 1


def test_a_fact_s_citation_is_one_step_from_its_words(whole: Path) -> None:
    shown = page(whole, HERE)
    for mark in shown.select("mark[id]"):
        leads = mark.select_one("a")["href"].removeprefix("#")
        assert shown.select_one(f"li#{leads} .citing .citation")
        assert shown.select_one(f"li#{mark['id'].replace('f-', 'l-')} .citing a[href*='.bib?fact=']")


def test_without_a_contact_readers_are_told_whom_to_tell(whole: Path) -> None:
    shown = page(whole, HERE)
    assert "báo cho người vận hành" in said(shown.select_one("p.report"))
    assert shown.select("a[href^=mailto]") == []


def test_errors_are_reported_with_the_address_of_the_fact(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.site.contact.site_contact", lambda datasette: "to@tin.example.vn")
    monkeypatch.setattr("db.site.frame.site_contact", lambda datasette: "to@tin.example.vn")
    other = tmp_path / "other.db"
    other.write_bytes(whole.read_bytes())
    shown = page(other, HERE)
    links = [unquote(a["href"]) for a in shown.select("aside .citing a[href^='mailto:to@tin.example.vn']")]
    items = [item["id"].removeprefix("l-") for item in shown.select("aside li")]
    assert len(links) == len(items)
    for link, fact in zip(links, items, strict=True):
        assert f"{HERE}#f-{fact}" in link and "subject=diaban" in link
    assert HERE in unquote(shown.select_one("p.report a")["href"])
    assert contact_address("to@tin.example.vn", "a", "b") is not None


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("scripts", [True, False])
def test_following_marked_words_shows_how_they_are_cited(
    site: str, sample: Sample, article_ids: list[str], browser: Browser, size: dict[str, int], scripts: bool
) -> None:
    shown = browser.new_context(viewport=size, java_script_enabled=scripts).new_page()
    shown.goto(f"{site}/bai/{article_ids[0]}")
    assert shown.locator(".citing:visible").count() == 0
    shown.locator("mark.k-officials a").first.click()
    citing = shown.locator(".citing:visible")
    assert citing.count() == 1
    fact = shown.url.split("#l-")[1]
    assert f"#f-{fact}" in citing.locator(".citation").inner_text()
    assert shown.locator("button.copy:visible").count() == (2 if scripts else 0)
    if scripts:
        lit = shown.locator("mark.lit")
        assert lit.count() >= 1
        facts = {mark.get_attribute("data-fact") or mark.get_attribute("id")[2:] for mark in lit.all()}
        assert facts == {fact}


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
def test_kinds_can_be_hidden_without_scripts(site: str, article_ids: list[str], browser: Browser) -> None:
    shown = browser.new_context(viewport=DESKTOP, java_script_enabled=False).new_page()
    shown.goto(f"{site}/bai/{article_ids[0]}")
    listed = shown.locator("aside li.k-dates:visible").count()
    assert listed
    shown.locator("#show-dates").uncheck()
    assert shown.locator("aside li.k-dates:visible").count() == 0
    assert shown.locator("aside li:visible").count() > listed


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
def test_the_address_of_a_fact_that_is_gone_says_so(
    site: str, article_ids: list[str], browser: Browser
) -> None:
    shown = browser.new_context(viewport=DESKTOP).new_page()
    shown.goto(f"{site}/bai/{article_ids[0]}#f-abcdefgh2345")
    notice = shown.locator("#gone")
    assert "không còn trong bài" in notice.inner_text()
    assert notice.locator("a").get_attribute("href").endswith(".bib?fact=abcdefgh2345")
    shown.locator("mark a").first.click()
    assert shown.locator("#gone").count() == 0
