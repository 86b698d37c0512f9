"""From an article to its officials, units and events and back, in a real Chromium without JavaScript."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from browsers import CHROMIUM, DESKTOP, PHONE, chromium
from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)"),
]


@pytest.fixture(scope="module", params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_context(java_script_enabled=False, viewport=request.param).new_page()


def open_from_article(page: Page, site: str, article_ids: list[str], kind: str) -> str:
    """Follow the article's first fact of a kind to its page; the id of that fact."""
    page.goto(f"{site}/bai/{quote(article_ids[0], safe='')}")
    item = page.locator(f"aside li.k-{kind}").first
    fact = (item.get_attribute("id") or "").removeprefix("l-")
    item.get_by_text("qua các bài").click()
    page.wait_for_load_state()
    return fact


def test_a_post_leads_to_the_very_mention(page: Page, site: str, article_ids: list[str]) -> None:
    fact = open_from_article(page, site, article_ids, "officials")
    assert "/can-bo/" in page.url
    page.locator(f"table.list a[href$='#f-{fact}']").first.click()
    page.locator(f"mark#f-{fact}:target").wait_for()


@pytest.mark.parametrize(
    ("kind", "start", "back"),
    [("units", "/don-vi/", "#bai + ul a[href*='#f-']"), ("events", "/su-kien/", "#bai + ol a[href*='#f-']")],
)
def test_a_page_leads_back_to_the_evidence(
    page: Page, site: str, article_ids: list[str], kind: str, start: str, back: str
) -> None:
    open_from_article(page, site, article_ids, kind)
    assert start in page.url
    page.locator(back).first.click()
    page.locator("mark:target").first.wait_for()
