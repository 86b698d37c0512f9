"""Every page kind on a narrow screen, in large type, without scripts, without motion, and on paper."""

from collections.abc import Iterator

import pytest
from browsers import CHROMIUM, DESKTOP, NARROWEST, chromium, runs_off
from collection import KINDS, WRONG, every_address
from playwright.sync_api import Browser, Page, ViewportSize
from running import Sample

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)"),
]
ZOOMED: ViewportSize = {"width": DESKTOP["width"] // 2, "height": DESKTOP["height"] // 2}
# What is left between the margins of A4, at 96 pixels an inch.
PAPER: ViewportSize = {"width": 718, "height": 1047}
PRINTED = ("article", "district-old", "official", "unit", "event", "programme", "map", "quality", "table")
# Boxes that hide a part of their text: words or the accents over them. What is hidden on purpose is 1 px.
CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const style = getComputedStyle(e), hides = v => v === 'hidden' || v === 'clip';
  return e.clientWidth > 2 && e.innerText && !e.closest('svg, .hidden, .skip') && (
    hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1
    || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 2);
}).map(e => e.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll('*')].filter(e => {
  const style = getComputedStyle(e), lasts = v => v.split(',').some(each => parseFloat(each) > .01);
  return lasts(style.transitionDuration) || style.animationName !== 'none' && lasts(style.animationDuration)
    || style.scrollBehavior === 'smooth';
}).map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_context(bypass_csp=True).new_page()


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Page:
    return browser.new_context(java_script_enabled=False, viewport=DESKTOP).new_page()


@pytest.fixture(scope="module")
def addresses(collection: Sample) -> dict[str, str]:
    return every_address(collection.published)


@pytest.mark.parametrize("kind", [*KINDS, *WRONG])
def test_a_page_fits_and_says_the_same_to_everyone(
    page: Page, plain: Page, collection_site: str, addresses: dict[str, str], kind: str
) -> None:
    page.set_viewport_size(NARROWEST)
    page.emulate_media(reduced_motion="reduce")
    page.goto(collection_site + addresses[kind])
    assert (runs_off(page), page.evaluate(CUT)) == (0, []), "at 320 pixels"
    page.set_viewport_size(ZOOMED)
    assert (runs_off(page), page.evaluate(CUT)) == (0, []), "at 200 %"
    page.set_viewport_size(DESKTOP)
    assert page.evaluate(MOVING) == []
    said = page.locator("main").inner_text()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert (runs_off(page), page.evaluate(CUT)) == (0, []), "in type twice as large"
    plain.goto(collection_site + addresses[kind])
    # Scripts add buttons at the ends of lines, and nothing else.
    assert [line for line in plain.locator("main").inner_text().split("\n") if line not in said] == []


@pytest.mark.parametrize("kind", PRINTED)
def test_a_page_can_be_printed(
    page: Page, collection_site: str, addresses: dict[str, str], kind: str
) -> None:
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    page.goto(collection_site + addresses[kind])
    assert runs_off(page) == 0
    assert page.locator("main h1").first.is_visible()
    for hidden in ("header.site form", "header.site nav", "a.skip", "main form"):
        assert not page.locator(hidden).filter(visible=True).count(), hidden
    # A table that can be pushed sideways on a screen has all its columns on paper.
    assert (
        page.locator(".wide").evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth + 1).length")
        == 0
    )
    for picture in page.locator("main svg:not(.key)").all():
        box = picture.bounding_box()
        assert box is None or box["x"] + box["width"] <= PAPER["width"] + 1
    page.emulate_media(media="screen")


def test_what_does_not_fit_is_found_out(page: Page, collection_site: str) -> None:
    page.set_viewport_size(NARROWEST)
    page.goto(f"{collection_site}/chat-luong")
    add = "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)"
    page.evaluate(add, "<p style='overflow: hidden; height: 1em'>Ở ẩm thấp<br>Ễ Ẵ</p>")
    assert len(page.evaluate(CUT)) == 1
    page.evaluate(add, "<p style='animation: x 3s'>Động</p><style>@keyframes x { to { opacity: 0 } }</style>")
    assert len(page.evaluate(MOVING)) == 1
    page.evaluate(add, "<p style='width: 500px'>Rộng</p>")
    assert runs_off(page) > 100
