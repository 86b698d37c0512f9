"""The site by keyboard alone: where the focus goes, that it is seen, and the keys that the site knows."""

from collections.abc import Iterator

import pytest
from browsers import CHROMIUM, DESKTOP, PHONE, chromium
from collection import page_kinds
from playwright.sync_api import Browser, Page
from running import Sample

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)"),
]
STEPS = 30
# What has the focus: its place in the document, whether it can be seen, and whether that it has it can be.
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth;
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  return { at: [...document.querySelectorAll('*')].indexOf(e), tag: e.tagName, shown,
    ringed: outlined || style.boxShadow !== 'none', html: e.outerHTML.slice(0, 120) };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module", params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Page:
    return browser.new_context(viewport=request.param, bypass_csp=True).new_page()


@pytest.fixture(scope="module")
def addresses(collection: Sample) -> dict[str, str]:
    return page_kinds(collection.published)


def lost(page: Page) -> list[str]:
    """Steps of the Tab key that go nowhere to be seen, or backwards."""
    wrong = []
    before = -1
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now["tag"] == "BODY":
            break
        # Day, month and year of one box are steps of their own.
        if now["at"] != before and not (now["shown"] and now["ringed"] and now["at"] > before):
            wrong.append(str(now))
        before = now["at"]
    return wrong


@pytest.mark.parametrize(
    "kind", ["home", "article", "district-old", "official", "event", "programme", "map", "search", "table"]
)
def test_the_focus_goes_on_and_is_seen(
    page: Page, collection_site: str, addresses: dict[str, str], kind: str
) -> None:
    page.goto(collection_site + addresses[kind])
    assert lost(page) == []


def test_a_lost_focus_is_found_out(page: Page, collection_site: str) -> None:
    page.goto(collection_site)
    page.evaluate("document.querySelector('a.brand').style.outline = 'none'")
    page.evaluate("document.querySelector('a.brand').style.boxShadow = 'none'")
    page.evaluate("document.querySelector('header button').tabIndex = 5")
    assert len(lost(page)) >= 2


def test_the_first_step_leads_past_the_header(page: Page, collection_site: str) -> None:
    page.goto(f"{collection_site}/chat-luong")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#noi-dung"
    box = skip.bounding_box()
    assert box is not None and box["x"] >= 0 and box["y"] >= 0 and box["height"] >= 20
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_stroke_leads_to_the_search(page: Page, collection_site: str) -> None:
    page.goto(f"{collection_site}/chat-luong")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("22/22")
    assert page.locator("#find").input_value() == "22/22"
    page.keyboard.press("Escape")
    assert page.locator("#find").input_value() == ""
    page.keyboard.type("dai ta")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim?q=dai+ta")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.value") == "dai ta"


def test_what_is_folded_opens_and_closes_by_keyboard(page: Page, collection_site: str) -> None:
    page.goto(f"{collection_site}/tim?q=cong+an")
    page.locator("main form summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("main select[name=loai]").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details') !== null")
    page.locator("main form summary").focus()
    page.keyboard.press("Space")
    assert not page.locator("main select[name=loai]").is_visible()
