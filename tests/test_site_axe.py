"""No page kind has a fault that axe-core knows: wide and narrow, light and dark, Vietnamese and English."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pytest
from browsers import CHROMIUM, DESKTOP, FAULTS, PHONE, Fault, audit, chromium
from collection import KINDS, WRONG, page_kinds, wrong_pages
from playwright.sync_api import Browser, Page
from running import Sample

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)"),
]
SIZES = {"wide": DESKTOP, "narrow": PHONE}


class Look(NamedTuple):
    """How a page is looked at."""

    language: str
    size: str
    scheme: str


ALL = [Look(*each) for each in product(("vi", "en"), SIZES, ("light", "dark"))]
# Every pair of a language, a size and a scheme is among these four; the other four take as long again.
PAIRS = [look for look in ALL if sum(look.count(each) for each in ("en", "narrow", "dark")) % 2 == 0]
REST = [look for look in ALL if look not in PAIRS]


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
    return {**page_kinds(collection.published), **{name: path for name, (path, _) in wrong_pages().items()}}


def faults(page: Page, address: str, looks: list[Look]) -> list[str]:
    """What is found on a page that is looked at in several ways, a line a fault."""
    found = []
    for language in ("vi", "en"):
        own = [look for look in looks if look.language == language]
        page.goto(in_language(address, language))
        assert page.locator("html").get_attribute("lang") == language
        for look in own:
            page.set_viewport_size(SIZES[look.size])
            page.emulate_media(color_scheme=look.scheme)
            found += [line(look, fault) for fault in audit(page)]
    return found


def line(look: Look, fault: Fault) -> str:
    """A fault as a failing test tells it."""
    return f"{' '.join(look)}: {fault.rule} ({fault.impact}): {fault.element}: {fault.message}"


def in_language(address: str, language: str) -> str:
    """The address of a page in a language, whatever was chosen before."""
    return f"{address}{'&' if '?' in address else '?'}_lang={language}"


def test_the_pairs_are_all_there() -> None:
    for first, second in ((0, 1), (0, 2), (1, 2)):
        assert len({(look[first], look[second]) for look in PAIRS}) == 4
    assert len(PAIRS) == len(REST) == 4


@pytest.mark.parametrize("kind", [*KINDS, *WRONG])
def test_no_page_kind_has_a_fault(
    page: Page, collection_site: str, addresses: dict[str, str], kind: str
) -> None:
    told = faults(page, collection_site + addresses[kind], PAIRS)
    assert not told, "\n".join(told)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*KINDS, *WRONG])
def test_no_page_kind_has_a_fault_in_the_other_looks(
    page: Page, collection_site: str, addresses: dict[str, str], kind: str
) -> None:
    told = faults(page, collection_site + addresses[kind], REST)
    assert not told, "\n".join(told)


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
    breakable.goto(f"{collection_site}/chat-luong?_lang=vi")
    breakable.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", broken)
    assert rule in {fault.rule for fault in audit(breakable) if fault.impact in FAULTS}


def test_what_can_not_be_read_in_the_dark_is_found_out(breakable: Page, collection_site: str) -> None:
    breakable.goto(f"{collection_site}/chat-luong?_lang=vi")
    breakable.add_style_tag(content="@media (prefers-color-scheme: dark) { main p { color: #333 } }")
    breakable.emulate_media(color_scheme="light")
    light = audit(breakable, rules=("color-contrast",))
    breakable.emulate_media(color_scheme="dark")
    assert [light, bool(audit(breakable, rules=("color-contrast",)))] == [[], True]
