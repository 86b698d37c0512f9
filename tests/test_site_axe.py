"""No page kind has a fault that axe-core knows: wide and narrow, light and dark, Vietnamese and English."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from browsers import CHROMIUM, DESKTOP, FAULTS, PHONE, Fault, audit, chromium
from collection import KINDS, WRONG, every_address
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from playwright.sync_api import Browser, Page, Route
from running import Sample

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)"),
]
# What is found out on it is found out on every page.
SHORTEST = "/tim"
SIZES = {"wide": DESKTOP, "narrow": PHONE}


class Look(NamedTuple):
    """How a page is looked at."""

    language: str
    size: str
    scheme: str


LOOKS = [Look(*each) for each in product(("vi", "en"), SIZES, ("light", "dark"))]
NAMES = [*KINDS, *WRONG]


def two_looks(kind: str) -> list[Look]:
    """A look and its opposite, so that each kind is seen in both of everything; all are some kind's."""
    at = NAMES.index(kind) % 4
    return [LOOKS[at], LOOKS[7 - at]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_page(viewport=DESKTOP)


@pytest.fixture(scope="module")
def breakable(browser: Browser) -> Page:
    """A page that may be given styles of its own, which the site's policy forbids."""
    return browser.new_context(viewport=DESKTOP, bypass_csp=True).new_page()


@pytest.fixture(scope="module")
def addresses(collection: Sample) -> dict[str, str]:
    return every_address(collection.published)


def faults(page: Page, address: str, looks: list[Look], *, whole: bool = False) -> list[str]:
    """What is found on a page that is looked at in several ways, a line a fault."""
    found = []
    for look in looks:
        page.set_viewport_size(SIZES[look.size])
        page.emulate_media(color_scheme=look.scheme)
        if page.url != in_language(address, look.language):
            page.goto(in_language(address, look.language))
        assert page.locator("html").get_attribute("lang") == look.language
        found += [line(look, fault) for fault in audit(page, whole=whole)]
    return found


def line(look: Look, fault: Fault) -> str:
    """A fault as a failing test tells it."""
    return f"{' '.join(look)}: {fault.rule} ({fault.impact}): {fault.element}: {fault.message}"


def in_language(address: str, language: str) -> str:
    """The address of a page in a language, whatever was chosen before."""
    return f"{address}{'&' if '?' in address else '?'}_lang={language}"


def test_each_kind_is_seen_in_both_of_everything() -> None:
    for kind in NAMES:
        first, second = two_looks(kind)
        assert all(one != other for one, other in zip(first, second, strict=True))
    assert {look for kind in NAMES for look in two_looks(kind)} == set(LOOKS)


@pytest.mark.parametrize("kind", NAMES)
def test_no_page_kind_has_a_fault(
    page: Page, collection_site: str, addresses: dict[str, str], kind: str
) -> None:
    told = faults(page, collection_site + addresses[kind], two_looks(kind))
    assert not told, "\n".join(told)


@pytest.mark.slow
@pytest.mark.parametrize("kind", NAMES)
def test_no_page_kind_has_a_fault_in_any_look(
    page: Page, collection_site: str, addresses: dict[str, str], kind: str
) -> None:
    told = faults(page, collection_site + addresses[kind], LOOKS, whole=True)
    assert not told, "\n".join(told)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RuntimeError("x"), 500),
        (QueryInterrupted(sqlite3.OperationalError("interrupted"), "select 1", {}), 503),
    ],
)
def test_no_page_of_an_error_has_a_fault(
    page: Page, collection: Sample, collection_site: str, monkeypatch: pytest.MonkeyPatch,
    error: Exception, status: int,
) -> None:  # fmt: skip
    def fail(_: Datasette) -> None:
        raise error

    monkeypatch.setattr("db.site.quality.published", fail)
    address = f"{collection_site}/khi-hong"
    with ThreadPoolExecutor(1) as elsewhere:
        for language in ("vi", "en"):
            asking = elsewhere.submit(ask, collection.published, f"/chat-luong?_lang={language}")
            answered, body = asking.result()
            assert answered == status
            shown = re.compile(re.escape(in_language(address, language)))
            page.route(shown, partial(Route.fulfill, body=body, content_type="text/html"))
    told = faults(page, address, [LOOKS[0], LOOKS[7]])
    page.unroute_all()
    assert not told, "\n".join(told)


def ask(published: Path, path: str) -> tuple[int, str]:
    """What Datasette answers, asked where no other loop runs."""
    answered = asyncio.run(Datasette([], immutables=[str(published)]).client.get(path))
    return answered.status_code, answered.text


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ("<img src='data:,'>", "image-alt"),
        ("<input type=text>", "label"),
        ("<select><option>1</option></select>", "select-name"),
        ("<button></button>", "button-name"),
        ("<a href='/tim'></a>", "link-name"),
        ("<p style='color: #999; background: #fff'>nhạt</p>", "color-contrast"),
        ("<ul><p>không phải mục</p></ul>", "list"),
        ("<p lang='tiếng-việt'>sai mã</p>", "valid-lang"),
        ("<p>Đọc <a href='/tim' style='color: #444; text-decoration: none'>ở đây</a> nhé</p>",
         "link-in-text-block"),
    ],
)  # fmt: skip
def test_a_broken_page_is_found_out(breakable: Page, collection_site: str, broken: str, rule: str) -> None:
    breakable.emulate_media(color_scheme="light")
    breakable.goto(f"{collection_site}{SHORTEST}?_lang=vi")
    breakable.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", broken)
    assert rule in {fault.rule for fault in audit(breakable) if fault.impact in FAULTS}


def test_what_can_not_be_read_in_the_dark_is_found_out(breakable: Page, collection_site: str) -> None:
    breakable.goto(f"{collection_site}{SHORTEST}?_lang=vi")
    breakable.add_style_tag(content="@media (prefers-color-scheme: dark) { main p { color: #333 } }")
    breakable.emulate_media(color_scheme="light")
    light = audit(breakable, rules=("color-contrast",))
    breakable.emulate_media(color_scheme="dark")
    assert [light, bool(audit(breakable, rules=("color-contrast",)))] == [[], True]
