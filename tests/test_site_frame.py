"""What stands around every page: ways in, where one is, the other language, what is said of the data."""

from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright
from published_pages import page, said
from running import Sample
from test_site_browser import ARGUMENTS, CHROMIUM

from db.site.frame import in_language, pair, ways_in, without_language

PAGES = ("/", "/tim?q=cong+an", "/diaban/events", "/diaban", "/ban-do", "/quyen-rieng-tu", "/khong-co")


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/", None),
        ("/su-kien", "Sự kiện"),
        ("/su-kien/abc", "Sự kiện"),
        ("/su-kien-khac", None),
        ("/diaban/events", "Sự kiện"),
        ("/diaban/events/abc", "Sự kiện"),
        ("/diaban/event_joins", "Mọi bảng"),
        ("/can-bo/p1", "Cán bộ"),
        ("/diaban/criteria", "Chương trình"),
        ("/bai/x", "Mọi bảng"),
        ("/diaban", "Mọi bảng"),
    ],
)
def test_one_way_in_at_most_is_where_the_reader_is(path: str, here: str | None) -> None:
    assert [way.vi for way in ways_in("diaban", path) if way.here] == ([here] if here else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Sự kiện · Events", ("Sự kiện", "Events")), ("Tin", ("Tin", "Tin")), (None, ("", "")), ("", ("", ""))],
)
def test_what_the_metadata_says_in_two_languages(text: str | None, expected: tuple[str, str]) -> None:
    assert pair(text) == expected


@given(
    st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=4), st.sampled_from(["vi", "en"])
)
def test_a_choice_of_language_adds_nothing_else(asked: list[tuple[str, str]], language: str) -> None:
    address = str(httpx.URL("/tim", params=asked))
    chosen = in_language(address, language)
    assert without_language(chosen) == without_language(address)
    assert urlsplit(chosen).path == "/tim" and chosen.endswith(f"_lang={language}")


def test_an_address_stays_on_this_site() -> None:
    assert without_language("//evil.example/a?_lang=en") == "/evil.example/a"


@pytest.fixture(scope="module")
def found(site: str) -> dict[str, BeautifulSoup]:
    return {path: BeautifulSoup(httpx.get(f"{site}{path}", timeout=30).text, "html.parser") for path in PAGES}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_its_landmarks_by_name(found: dict[str, BeautifulSoup], path: str) -> None:
    page = found[path]
    assert [len(page.select(name)) for name in ("h1", "main", "header.site", "footer.ft")] == [1, 1, 1, 1]
    assert page.select_one("a.skip")["href"] == f"#{page.select_one('main')['id']}"
    names = [nav.get("aria-label") for nav in page.select("nav")]
    assert all(names) and len(set(names)) == len(names)
    assert len(page.select("nav.ways a")) == 7
    assert len(page.select("nav.ways a[aria-current]")) <= 1


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_what_its_address_is_in_each_language(
    found: dict[str, BeautifulSoup], site: str, path: str
) -> None:
    page = found[path]
    assert page.select_one("link[rel=canonical]")["href"] == f"{site}{path}"
    alternates = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
    joint = "&" if "?" in path else "?"
    assert alternates == {
        "vi": f"{site}{path}{joint}_lang=vi",
        "en": f"{site}{path}{joint}_lang=en",
        "x-default": f"{site}{path}",
    }


def test_below_a_page_stand_licence_source_data_and_version(found: dict[str, BeautifulSoup]) -> None:
    foot = found["/diaban/events"].select_one("footer.ft")
    said = foot.get_text(" ", strip=True)
    assert f"diaban {version('diaban')}" in said and "Datasette" not in said
    assert foot.select_one("time[datetime]") is not None
    assert foot.select_one("a[rel=license]")["href"].startswith("https://creativecommons.org/")
    assert {"/chat-luong", "/api", "/quyen-rieng-tu"} <= {a["href"] for a in foot.select("a")}
    assert "người vận hành" in said  # no contact is set


def test_an_english_page_is_in_english_alone(site: str) -> None:
    page = BeautifulSoup(httpx.get(f"{site}/diaban/events?_lang=en", timeout=30).text, "html.parser")
    assert page.html["lang"] == "en" and page.select("main [lang=en]") == []  # type: ignore[index]
    around = " ".join(part.get_text(" ") for part in page.select("header.site, nav, footer.ft, form, h1, th"))
    for word in (
        "Sự kiện",
        "Tìm",
        "Lọc",
        "Trang",
        "Từ ngày",
        "Bảng",
        "Thời gian",
        "Giấy phép",
        "Tin đã đăng",
    ):
        assert word not in around, word


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
def test_the_other_language_opens_at_the_same_fact(site: str, article_ids: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"{site}/bai/{quote(article_ids[0], safe='')}")
        fact = page.locator(".text mark[id]").first.get_attribute("id")
        page.goto(f"{page.url}#{fact}")
        page.locator("a.switch").click()
        page.wait_for_url(f"**_lang=en#{fact}")
        assert page.locator("html").get_attribute("lang") == "en"
        page.goto(f"{site}/diaban/events")  # remembered
        assert page.locator("nav.ways a[aria-current]").inner_text() == "Events"
        browser.close()


def test_the_dump_is_shown_where_the_settings_say_where_it_is(
    sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, address in (("with", "/tai-ve/"), ("without", None)):
        path = tmp_path / name / "diaban.db"
        path.parent.mkdir()
        path.write_bytes(sample.published.read_bytes())
        config = {"dump": address} if address else {}
        monkeypatch.setattr(Datasette, "plugin_config", lambda *_, said=config, **__: said)
        shown = page(path, "/api")
        links = [
            each["href"] for each in shown.select("footer a, #noi-dung a.file") if "tai-ve" in each["href"]
        ]
        assert links == ([address] * 2 if address else [])
        assert ("có thể đặt bản tải về" in said(shown.select_one("main"))) is not bool(address)
