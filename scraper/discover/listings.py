"""Pages that list articles, and the way from one to the next."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from corpus.frontier import Page
from corpus.readers.grow import grow_tree
from scraper.addresses import canonical_url
from scraper.discover.beside import days_beside
from scraper.discover.found import Found
from scraper.discover.links import article_page, own_url
from scraper.discover.pagers import find_next, is_scripted, leads_back, told_by_script
from scraper.sources import Listing, Source

MOST = 500  # articles of one page; no list has more
_MOST_LINKS = 10_000  # of any kind that are looked at; first pages of sites have some 1,500


@dataclass(frozen=True, slots=True)
class _Links:
    """The links of a page to articles: every element with its article's address, and the pages in order."""

    elements: tuple[tuple[HtmlElement, str], ...]
    pages: Mapping[str, Page]
    named: int


def read_listing(text: str, *, page: Page, source: Source, base: str | None = None) -> Found:
    """The articles that a page links to, in its order, and the page after it.

    A link's day is the one that stands beside it, where no other article's link does. base: the address that
    the answer came from, where it is not the page's. A list that names no article is a problem, unless it is
    a later page, where lists end.
    """
    if not text.strip():
        return Found(problem="this list is empty")
    root = grow_tree(text)
    base = canonical_url(_base_of(root), base=base or page.url) or page.url
    links = _links(root, page, source, base)
    days = days_beside(links.elements, source.zone)
    pages = tuple(
        replace(each, lastmod=days[url]) if url in days else each for url, each in links.pages.items()
    )
    following = _next(root, page, source, base)
    note = None
    if following is None and pages:
        note = _why_no_next(text, root, page)
    return Found(
        pages=pages, next=following, problem=_problem(links, page, text), note=note, named=links.named
    )


def _base_of(root: HtmlElement) -> str:
    found = root.find(".//base[@href]")
    return "" if found is None else str(found.get("href"))


def _links(root: HtmlElement, page: Page, source: Source, base: str) -> _Links:
    elements: list[tuple[HtmlElement, str]] = []
    pages: dict[str, Page] = {}
    read: dict[str, Page | None] = {}
    for link in islice(root.iter("a", "area"), _MOST_LINKS):
        href = (link.get("href") or "").strip()
        if not href or href.startswith("#"):
            continue
        if href not in read:
            read[href] = article_page(href, base=base, source=source)
        linked = read[href]
        if linked is None or linked.url == page.url:
            continue
        if linked.url not in pages and len(pages) >= MOST:
            break
        pages.setdefault(linked.url, linked)
        elements.append((link, linked.url))
    named = sum(own_url(href, base=base, source=source) is not None for href in islice(read, MOST))
    return _Links(tuple(elements), pages, named)


def _problem(links: _Links, page: Page, text: str) -> str | None:
    if links.pages or page.depth > 1:
        return None
    told = told_by_script(text)
    if links.named == 0:
        return f"nothing on this page leads anywhere on the site{f'; {told}' if told else ''}"
    return f"none of the {links.named} links on this page to the site is one to an article"


def _why_no_next(text: str, root: HtmlElement, page: Page) -> str | None:
    if is_scripted(root, max(page.depth, 1)):
        return told_by_script(text) or "the numbers of its further pages are no links: a script asks for them"
    return told_by_script(text)


def _next(root: HtmlElement, page: Page, source: Source, base: str) -> Page | None:
    listing = _listing_of(page, source)
    number = max(page.depth, 1)
    url: str | None
    if listing is not None and listing.pages is not None:
        url = canonical_url(listing.pages.replace("{page}", str(listing.first + number - 1)))
    elif listing is not None and listing.next is not None:
        found = _selector(listing.next)(root)
        url = own_url(found[0].get("href") or "", base=base, source=source) if found else None
        url = None if url is not None and leads_back(url, page.url, number) else url
    else:
        url = find_next(root, url=page.url, number=number, source=source, base=base)
    if url is None or url == page.url or own_url(url, base=base, source=source) is None:
        return None
    return Page(url=url, source=source.name, kind="listing", depth=number + 1)


@lru_cache(maxsize=256)
def _selector(text: str) -> CSSSelector:
    return CSSSelector(text)


def _listing_of(page: Page, source: Source) -> Listing | None:
    """The declared listing that a page belongs to."""
    fitting = [listing for listing in source.listings if _is_of(page, listing)]
    return max(fitting, key=_length, default=None)


def _length(listing: Listing) -> int:
    return len(listing.url)


def _is_of(page: Page, listing: Listing) -> bool:
    if page.url in (listing.url, canonical_url(listing.url)):
        return True
    if page.depth <= 1:
        return False
    if listing.pages is not None:
        return _numbered(listing.pages).fullmatch(page.url) is not None
    return page.url.startswith(re.sub(r"(?:\.\w{2,5}|/)$", "", listing.url))


@lru_cache(maxsize=256)
def _numbered(pages: str) -> re.Pattern[str]:
    head, _, tail = (canonical_url(pages.replace("{page}", "7777777")) or pages).partition("7777777")
    return re.compile(rf"{re.escape(head)}\d{{1,7}}{re.escape(tail)}")
