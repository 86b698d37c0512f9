"""Scripts and styles are files of the site: the policy allows no others, and no page needs any."""

import re
from collections import Counter
from urllib.parse import urlsplit

import httpx
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright
from test_site_browser import ARGUMENTS, CHROMIUM

from db.metadata import build_metadata, published_columns

FURTHER = (
    "/khong-co",
    "/tim?q=cong+an",
    "/diaban/events?_sort=khong",
    "/diaban/events?_facet=month&_tu=2023",
)


def queries() -> list[str]:
    said = build_metadata()["databases"]["diaban"]["queries"]
    return [
        f"/diaban/{name}?" + "&".join(f"{each}=cong+an" for each in entry["params"])
        for name, entry in said.items()
    ]


def kind_of(address: str) -> tuple[str, int, bool]:
    """What addresses have in common that show the same kind of page."""
    parts = urlsplit(address)
    steps = parts.path.strip("/").split("/")
    table = "/".join(steps[:2]) if steps[0] == "diaban" else steps[0]
    return table, len(steps), bool(parts.query)


def pages(site: str) -> dict[str, BeautifulSoup]:
    """A page of each kind that the site's own links lead to, by its address."""
    waiting = ["/", *FURTHER, *queries(), *(f"/diaban/{table}" for table in published_columns())]
    kinds: Counter[tuple[str, int, bool]] = Counter()
    found: dict[str, BeautifulSoup] = {}
    with httpx.Client(base_url=site, timeout=60, follow_redirects=True) as client:
        while waiting:
            address = waiting.pop(0)
            if address in found:
                continue
            answer = client.get(address)
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            found[address] = BeautifulSoup(answer.text, "html.parser")
            for link in found[address].select("a[href^='/']:not([rel~=nofollow])"):
                there = str(link["href"]).partition("#")[0]
                if not kinds[kind_of(there)]:
                    kinds[kind_of(there)] += 1
                    waiting.append(there)
    return found


@pytest.fixture(scope="module")
def found(site: str) -> dict[str, BeautifulSoup]:
    return pages(site)


def test_there_are_pages_of_every_kind(found: dict[str, BeautifulSoup]) -> None:
    starts = {urlsplit(address).path.strip("/").split("/")[0] for address in found}
    assert starts >= {
        "",
        "bai",
        "can-bo",
        "don-vi",
        "su-kien",
        "dia-ban",
        "chuong-trinh",
        "ban-do",
        "tim",
        "diaban",
    }


def own_scripts_and_styles(found: dict[str, BeautifulSoup]) -> list[tuple[str, str]]:
    """What pages have of scripts, styles and handlers that are no files: (address, what)."""
    said = []
    for address, page in found.items():
        parts = page.select("script:not([src]), style, [style], [href^='javascript:' i]")
        said += [(address, str(tag)[:80]) for tag in parts]
        said += [
            (address, name) for tag in page.find_all() for name in tag.attrs if re.match("on[a-z]+$", name)
        ]
    return said


def test_no_page_has_scripts_or_styles_of_its_own(found: dict[str, BeautifulSoup]) -> None:
    assert own_scripts_and_styles(found) == []


def test_the_policy_allows_files_of_this_site_only(site: str) -> None:
    policy = httpx.get(f"{site}/diaban/events", timeout=30).headers["content-security-policy"]
    said = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert said["script-src"] == said["style-src"] == said["default-src"] == "'self'"
    assert said["object-src"] == said["base-uri"] == said["frame-ancestors"] == "'none'"


def complaints(site: str, addresses: list[str]) -> list[tuple[str, str]]:
    """What a browser says against pages: what the policy kept from them, errors of their scripts."""
    said: list[tuple[str, str]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        page.on(
            "console",
            lambda message: said.append((page.url, message.text)) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: said.append((page.url, str(error))))
        for address in addresses:
            page.goto(f"{site}{address}")
        browser.close()
    return said


def one_of_each(found: dict[str, BeautifulSoup]) -> list[str]:
    """An address of each template, whole and asked for something."""
    kinds: dict[tuple[str, bool], str] = {}
    for address, page in found.items():
        names = page.select_one("body").get("class", [])  # type: ignore[union-attr]
        if "problem-page" not in names:
            kinds.setdefault((" ".join(names[:2]), "?" in address), address)
    return list(kinds.values())


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
def test_a_browser_has_nothing_to_say_against_any_page(site: str, found: dict[str, BeautifulSoup]) -> None:
    assert complaints(site, one_of_each(found)) == []
