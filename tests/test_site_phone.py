"""On a telephone tables and pictures keep within the screen, and pictures say where their links are."""

from collections.abc import Iterator

import pytest
from browsers import CHROMIUM, chromium
from collection import every_address
from playwright.sync_api import Browser, Page
from published_pages import page
from running import Sample

WIDTHS = (390, 320)
# What stands outside of the margins, behind clicks too.
OUTSIDE = """() => {
  document.querySelectorAll('main details').forEach(folded => { folded.open = true; });
  const right = document.documentElement.clientWidth - 15;
  return [...document.querySelectorAll('main table, main caption, main svg.timeline text, '
    + 'main svg.reached text, main svg.shares text')].filter(e => {
      const box = e.getBoundingClientRect();
      return box.width && !e.closest('.hidden') && (box.left < 15 || box.right > right);
    }).map(e => e.outerHTML.slice(0, 120));
}"""
KINDS = ("home", "quality", "programme", "district-old", "official", "unit", "event", "programmes", "map")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": WIDTHS[0], "height": 800})


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
@pytest.mark.parametrize("kind", KINDS)
def test_tables_and_pictures_keep_within_the_screen(
    phone: Page, collection: Sample, collection_site: str, kind: str
) -> None:
    address = every_address(collection.published)[kind]
    for spoken in ("vi", "en"):
        phone.goto(f"{collection_site}{address}{'&' if '?' in address else '?'}_lang={spoken}")
        for width in WIDTHS:
            phone.set_viewport_size({"width": width, "height": 800})
            assert phone.evaluate(OUTSIDE) == [], (width, spoken)


@pytest.mark.parametrize("kind", ["programme", "district-old", "official", "unit"])
def test_a_picture_whose_marks_the_keyboard_passes_says_where_its_links_are(
    collection: Sample, kind: str
) -> None:
    body = page(collection.published, every_address(collection.published)[kind], english=True)
    linked = [each for each in body.select("figure") if each.select("svg.timeline a, svg.reached a")]
    assert linked
    for figure in linked:
        assert "By keyboard" in figure.get_text()
        places = {str(mark["href"]) for mark in figure.select("svg a")}
        elsewhere = {
            str(link["href"]) for link in body.select("table a, ul a") if link.get("tabindex") != "-1"
        }
        assert places <= elsewhere


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
def test_what_is_folded_is_one_click_away_and_whole_on_paper(
    browser: Browser, collection: Sample, collection_site: str
) -> None:
    place = f"{collection_site}{every_address(collection.published)['district-old']}"
    shown = browser.new_page(viewport={"width": 390, "height": 844})
    shown.goto(place)
    hidden = shown.locator("details.how > p").first
    assert not hidden.is_visible()
    shown.locator("details.how > summary").first.click()
    assert hidden.is_visible()
    shown.close()
    wide = browser.new_page(viewport={"width": 1280, "height": 860}, java_script_enabled=False)
    wide.goto(place)
    assert wide.locator("details.how > p").first.is_visible()
    assert not wide.locator("details.how > summary").first.is_visible()
    wide.emulate_media(media="print")
    assert not wide.locator("details:not(.filtering, .menu) > summary:visible").count()
    wide.close()
