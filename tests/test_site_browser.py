"""The site in a real Chromium: reading, clicking, the keyboard, a phone, the dark, no script."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from browsers import ARGUMENTS as ARGUMENTS  # for test files that start one themselves
from browsers import CHROMIUM as CHROMIUM
from browsers import chromium
from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 740}
LEAST_CONTRAST = 4.5
CONTRAST = """() => {
  const channel = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 };
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number);
    return .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b) };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m);
    return (x + .05) / (y + .05) };
  return [...document.querySelectorAll('mark[class]:not(.k-events), fieldset.kinds label')].map(e =>
    [e.className, ratio(getComputedStyle(e).color, getComputedStyle(e).backgroundColor)]);
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def article_path(article_ids: list[str]) -> str:
    return f"/bai/{quote(article_ids[0], safe='')}"


def test_a_fact_in_the_text_leads_to_the_list_and_back(
    plain: Page, site: str, article_ids: list[str]
) -> None:
    plain.goto(site + article_path(article_ids))
    link = plain.locator(".text mark a:not([tabindex])").nth(3)
    link.click()
    plain.wait_for_url("**#l-*")
    fact = plain.url.split("#l-")[1]
    item = plain.locator(f"#l-{fact}")
    assert item.is_visible()
    item.locator("a.headline").click()
    plain.wait_for_url(f"**#f-{fact}")
    plain.locator("mark:target").wait_for()


def test_facts_are_gone_through_one_by_one(page: Page, site: str, article_ids: list[str]) -> None:
    page.goto(f"{site}{article_path(article_ids)}")
    marks: list[str] = page.evaluate("[...document.querySelectorAll('article mark[id]')].map(m => m.id)")
    before, after = page.locator(".steps button").all()
    told = page.locator(".steps a")
    after.click()
    assert page.url.endswith(f"#{marks[0]}") and told.text_content().startswith(f"1/{len(marks)} · ")
    after.click()
    before.click()
    before.click()
    assert page.url.endswith(f"#{marks[-1]}") and page.locator(f"[id='{marks[-1]}'].lit").count()
    told.click()
    assert page.url.endswith(marks[-1].replace("f-", "#l-")) and told.text_content().startswith(
        f"{len(marks)}/"
    )
    page.go_back()
    assert page.url.endswith(f"#{marks[-1]}")


def test_kinds_that_are_hidden_are_passed_over(page: Page, site: str, article_ids: list[str]) -> None:
    page.goto(f"{site}{article_path(article_ids)}")
    boxes = page.locator("fieldset.kinds input")
    for box in boxes.all()[1:]:
        box.uncheck()
    kind = (boxes.first.get_attribute("id") or "").removeprefix("show-")
    ids: list[str] = page.evaluate(
        f"[...document.querySelectorAll('article mark.k-{kind}[id]')].map(m => m.id)"
    )
    for expected in [*ids, ids[0]]:
        page.locator(".steps button").last.click()
        assert page.url.endswith(f"#{expected}")


def test_without_javascript_there_are_no_steps(plain: Page, site: str, article_ids: list[str]) -> None:
    plain.goto(f"{site}{article_path(article_ids)}")
    assert plain.locator("article mark[id]").count() and not plain.locator(".steps").count()


def test_kinds_can_be_hidden_without_javascript(plain: Page, site: str, article_ids: list[str]) -> None:
    plain.goto(site + article_path(article_ids))
    dates = plain.locator("aside li.k-dates")
    assert dates.first.is_visible()
    plain.locator("#show-dates").uncheck()
    assert not dates.first.is_visible()
    assert plain.locator("aside li.k-units").first.is_visible()


def test_search_works_without_javascript(plain: Page, site: str) -> None:
    plain.goto(site)
    plain.locator("#find").fill("cong an")
    plain.locator("#find").press("Enter")
    plain.locator("ol.hits li a").first.click()
    plain.wait_for_url("**/bai/**")


def test_the_keyboard_reaches_content_and_facts(page: Page, site: str, article_ids: list[str]) -> None:
    page.goto(site + article_path(article_ids))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('mark')"):
            break
    assert page.evaluate("!!document.activeElement.closest('mark')")
    page.keyboard.press("Enter")
    page.wait_for_url("**#l-*")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_text_can_be_read(browser: Browser, site: str, article_ids: list[str], scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(site + article_path(article_ids))
    contrasts = page.evaluate(CONTRAST)
    assert contrasts
    assert [entry for entry in contrasts if entry[1] < LEAST_CONTRAST] == []
    context.close()


@pytest.mark.parametrize("path", ["/", "/tim?q=cong+an", "article", "/diaban/criteria", "/diaban"])
def test_pages_load_nothing_from_elsewhere_and_log_no_error(
    page: Page, site: str, article_ids: list[str], path: str
) -> None:
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(site + (article_path(article_ids) if path == "article" else path))
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert problems == []


def test_a_fact_table_shows_the_quote_at_a_readable_width(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}/diaban/criteria")
    cell = page.locator("td.col-text").first
    box = cell.bounding_box()
    assert box is not None
    assert box["width"] >= 200
    assert box["x"] + box["width"] <= 1280
    cell.locator("a").click()
    page.wait_for_url("**/bai/**")
    page.locator("mark:target").wait_for()
