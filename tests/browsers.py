"""Debian's Chromium for tests: how it is started, its sizes, and what axe-core finds on a page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
# WCAG 1.4.10: a page of 1280 px seen at 400 %.
NARROWEST: ViewportSize = {"width": 320, "height": 640}
FAULTS = frozenset({"serious", "critical"})
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What repeats what stands before it: further items, rows and paragraphs.
_REPEATED = [["main li:nth-of-type(n+5)"], ["main tr:nth-of-type(n+5)"], ["main p:nth-of-type(n+7)"]]
_RUN = """([context, options]) => axe.run(context, options).then(({violations}) => violations.flatMap(rule =>
  rule.nodes.map(node => [rule.id, rule.impact, node.target.flat().join(' '),
    [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')])))"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What axe-core says of an element. impact: minor, moderate, serious or critical."""

    rule: str
    impact: str
    element: str
    message: str


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser until the end of the block."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@contextmanager
def walking(browser: Browser, size: ViewportSize, *, seconds: int) -> Iterator[Page]:
    """A page of a reader with cookies of its own, on a desktop or a telephone; seconds: the longest wait."""
    context = browser.new_context(viewport=size, has_touch=size == PHONE)
    context.set_default_timeout(seconds * 1000)
    yield context.new_page()
    context.close()


@cache
def _axe() -> str:
    folder = Path(next(iter(axe_playwright_python.__path__)))
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def audit(page: Page, *, rules: tuple[str, ...] = (), whole: bool = True) -> list[Fault]:
    """What axe-core finds on the page as it is shown now.

    rules: only these. whole: also in the further items of long lists, which take most of the time.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    asked: dict[str, Any] = (
        {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": _TAGS}
    )
    options = {"runOnly": asked, "resultTypes": ["violations"], "preload": False}
    context = {"include": [["html"]], "exclude": [] if whole else _REPEATED}
    return [Fault(*each) for each in page.evaluate(_RUN, [context, options])]


def runs_off(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
