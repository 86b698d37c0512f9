"""A researcher, a journalist and other readers go through the site, on a desktop and on a phone."""

from collections.abc import Callable, Iterator

import pytest
from browsers import CHROMIUM, DESKTOP, PHONE, chromium, walking
from journeys import ask_for_an_old_name, read_in_english, report, research
from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with walking(browser, request.param, seconds=20) as walked:
        yield walked


def test_a_researcher_cites_what_a_programme_reached(page: Page, collection_site: str) -> None:
    research(page, collection_site)


def test_a_journalist_takes_a_table_away_and_follows_a_place(page: Page, collection_site: str) -> None:
    report(page, collection_site, excel=True)


@pytest.mark.parametrize("journey", [ask_for_an_old_name, read_in_english])
def test_a_reader(page: Page, collection_site: str, journey: Callable[[Page, str], None]) -> None:
    journey(page, collection_site)
