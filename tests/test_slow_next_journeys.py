"""The ways of readers on the next line of Datasette, and its page kinds by axe-core."""

from collections.abc import Callable, Iterator

import pytest
from browsers import CHROMIUM, DESKTOP, PHONE, audit, chromium, walking
from collection import KINDS, WRONG, page_kinds, wrong_pages
from journeys import ask_for_an_old_name, read_in_english, report, research
from next_line import NEXT, serving_next
from playwright.sync_api import Browser, Page
from running import Sample

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)"),
    pytest.mark.skipif(not NEXT.exists(), reason="made by `make test-slow`"),
]


@pytest.fixture(scope="module")
def next_collection_site(collection: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving_next(collection.published, tmp_path_factory.mktemp("next")) as (address, _):
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with walking(browser, request.param, seconds=30) as walked:
        yield walked


def test_a_researcher_cites_what_a_programme_reached(page: Page, next_collection_site: str) -> None:
    research(page, next_collection_site)


def test_a_journalist_takes_a_table_away_and_follows_a_place(page: Page, next_collection_site: str) -> None:
    # The environment of the next line has no library for Excel files.
    report(page, next_collection_site, excel=False)


@pytest.mark.parametrize("journey", [ask_for_an_old_name, read_in_english])
def test_a_reader(page: Page, next_collection_site: str, journey: Callable[[Page, str], None]) -> None:
    journey(page, next_collection_site)


# There is no page to say that SQL is closed: the next line leads on to one that is not there.
@pytest.mark.parametrize("kind", [*KINDS, *(kind for kind in WRONG if kind != "403")])
def test_no_page_kind_has_a_fault(
    page: Page, next_collection_site: str, collection: Sample, kind: str
) -> None:
    addresses = {**page_kinds(collection.published), **{k: path for k, (path, _) in wrong_pages().items()}}
    page.goto(next_collection_site + addresses[kind])
    found = [f"{each.rule} ({each.impact}): {each.element}: {each.message}" for each in audit(page)]
    assert not found, "\n".join(found)
