"""The site on articles that mean harm, have odd ids or are very long, and on no article at all."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from browsers import chromium
from bs4 import BeautifulSoup
from playwright.sync_api import Browser
from running import run_diaban, serving
from test_site_addresses import IDS
from test_site_browser import CHROMIUM, PHONE

from db.ids import article_mark

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TEXT = "Sáng 12/3/2024, Đại tá Đặng Thử Nghiệm, Phó Giám đốc Công an tỉnh Nghệ An, chủ trì họp."
HOSTILE = {
    "id": "hostile",
    "title": f'{SCRIPT}" onmouseover=alert(3) x="',
    "text": f'{TEXT} {SCRIPT}\n"><svg onload=alert(4)>',
    **dict.fromkeys(("byline", "origin", "source", "province"), SCRIPT),
    "url": "javascript:alert(5)",
    "canonical_url": 'https://x.vn/"onmouseover=alert(6)',
}


@contextmanager
def served(folder: Path, lines: list[dict[str, str]]) -> Iterator[str]:
    """The address of the site on these articles, shown whole."""
    (folder / "diaban.toml").write_text('default_policy = "full"\n')
    first = {"id": "first", "text": "Không có gì."}
    written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines or [first])
    (folder / "news.jsonl").write_text(written, encoding="utf-8")
    steps = [["import", "news.jsonl"], *([] if lines else [["remove", "first"]]), ["refresh"]]
    for step in steps:
        done = run_diaban(*step, folder=folder)
        assert done.returncode == 0, done.stderr
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    odd = [{"id": each, "title": f"Bài {each}", "text": TEXT} for each in IDS]
    wide = {"id": "wide", "title": "Từ " + "x" * 500, "text": "y" * 3000 + " Công an tỉnh Nghệ An họp."}
    long = {"id": "long", "title": "Bài dài", "text": "\n".join([TEXT] * 2000)}
    with served(
        tmp_path_factory.mktemp("hostile"), [*odd, HOSTILE, wide, {"id": "bare", "text": TEXT}, long]
    ) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@cache
def get(url: str, **parameters: str) -> BeautifulSoup:
    """A page, asked for once: what is published here stays as it is."""
    answer = httpx.get(url, params=parameters or None, follow_redirects=True, timeout=60)
    assert answer.status_code == 200, url
    return BeautifulSoup(answer.text, "html.parser")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"/bai/{article_mark('hostile')}",
        "/dia-ban/40-2018-01-01",
        "/ban-do",
        "/can-bo",
        "/don-vi",
        "/su-kien",
        "/dia-ban",
        "/chuong-trinh",
        "/tim?q=chu+tri",
        "/diaban/articles",
        "/diaban/events",
        "/diaban/facts",
        "/diaban/sources",
        f"/diaban/articles/{article_mark('hostile')}",
        "/diaban/articles?_moi_cot=1",
        "/diaban/events?_facet=title",
    ],
)
def test_nothing_in_an_article_becomes_markup(site: str, path: str) -> None:
    shown = get(f"{site}{path}")
    without_it = ("/tim", "/ban-do", "/dia-ban", "/chuong-trinh", "/can-bo", "/don-vi")
    assert SCRIPT[:8] in shown.text or path.startswith(without_it)
    drawn = "svg:not(.map, .key, .shares, .years)"
    hostile = f"[onerror], [onload], [onmouseover], {drawn}, a[href^='javascript']"
    assert shown.select(hostile) == []
    assert not any("alert" in script.text for script in shown.select("script"))


def pages_of(site: str, article: str) -> dict[str, str]:
    """The pages that an article's facts lead to, by their kinds."""
    links = [a["href"] for a in get(f"{site}/bai/{article}").select("aside a.row")]
    return {link.split("/")[1]: link for link in links if not link.startswith("/diaban/")}


@pytest.mark.parametrize("kind", ["can-bo", "don-vi", "su-kien"])
def test_nothing_in_an_article_becomes_markup_on_the_pages_it_leads_to(site: str, kind: str) -> None:
    shown = get(site + pages_of(site, "hostile")[kind])
    assert SCRIPT[:8] in shown.text
    drawn = "svg:not(.timeline, .map), img, [style]"
    hostile = f"[onerror], [onload], [onmouseover], {drawn}, a[href^='javascript']"
    assert shown.select(f":is({hostile})") == []
    assert not any("alert" in script.text for script in shown.select("script"))


@pytest.mark.parametrize("kind", ["can-bo", "don-vi", "su-kien"])
def test_pages_say_where_a_list_is_cut_and_lead_to_all_of_it(site: str, kind: str) -> None:
    shown = get(site + pages_of(site, "long")[kind])
    assert len(shown.select("li")) < 400
    for link in shown.select("main a[href^='/diaban/'][href*='?']"):
        get(site + link["href"])


@pytest.mark.parametrize("path", ["/", "/tim?q=chu+tri", "/diaban/articles", "/diaban/officials"])
def test_links_lead_to_articles_whatever_their_ids(site: str, path: str) -> None:
    links = {a["href"].split("#")[0] for a in get(f"{site}{path}").select("a[href^='/bai/']")}
    assert links
    for link in links:
        assert get(f"{site}{link}").select("aside li")


@pytest.mark.parametrize("article_id", [each for each in IDS if each != ".."])
def test_an_odd_id_can_be_typed_and_leads_to_its_row(site: str, article_id: str) -> None:
    shown = get(f"{site}/bai/{quote(article_id, safe='') if '~' not in article_id else 'bai~7E2'}")
    assert shown.select_one("h1").get_text() == f"Bài {article_id}"
    row = shown.select_one("a[href^='/diaban/articles/']")["href"]
    assert get(f"{site}{row}").select("table.row")


def test_an_article_without_title_is_named_by_its_first_words(site: str) -> None:
    assert get(f"{site}/bai/bare").select_one("h1").get_text().startswith("Sáng 12/3/2024")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
@pytest.mark.parametrize(
    "path",
    ["/", f"/bai/{article_mark('wide')}", f"/bai/{article_mark('hostile')}", "/tim?q=nghe+an",
     "/diaban/su_kien_theo_dia_ban",
     "/diaban/articles", f"/diaban/articles/{article_mark('hostile')}", "/diaban/events?_moi_cot=1",
     "/dia-ban/40-2018-01-01", "/ban-do",
     "don-vi of wide", "can-bo of hostile", "don-vi of hostile", "su-kien of hostile"],
)  # fmt: skip
def test_no_word_runs_off_a_phone_s_screen_and_no_script_runs(browser: Browser, site: str, path: str) -> None:
    kind, of, article = path.partition(" of ")
    path = pages_of(site, article)[kind] if of else path
    page = browser.new_page(viewport=PHONE)
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for label in page.locator("form.asked label").all():
        assert label.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert said == []
    page.close()


def test_a_very_long_article_is_drawn_in_proportion(site: str) -> None:
    started = time.monotonic()
    shown = httpx.get(f"{site}/bai/{article_mark('long')}", timeout=60).text
    assert shown.count('<mark id="f-') >= 2000
    assert time.monotonic() - started < 10


def test_a_site_without_articles_says_so(tmp_path: Path) -> None:
    with served(tmp_path, []) as address:
        assert "Chưa có bài nào" in get(address).text
        assert "Không thấy câu nào" in get(f"{address}/tim?q=a").text
        for path in ("/diaban", "/diaban/events", "/diaban/facts", "/diaban/tim?q=a"):
            get(f"{address}{path}")
