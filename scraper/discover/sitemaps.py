"""Sitemaps and their indexes (sitemaps.org), plain or packed, feeds in their place, lists of addresses."""

from datetime import tzinfo
from itertools import islice

from lxml import etree

from corpus.frontier import Page
from scraper.discover.feeds import read_entries
from scraper.discover.found import Found
from scraper.discover.links import article_page, own_url
from scraper.discover.stamps import month_in_path, read_when
from scraper.discover.xml import MOST, children, local_name, parse_xml, plain_url, text_of
from scraper.fetch.body import BadBody, unpack
from scraper.sources import Source

DEEPEST = 3  # indexes that lead to a sitemap
LARGEST = 50 * 1024 * 1024  # bytes unpacked, as sitemaps.org allows
_GZIP = b"\x1f\x8b"
_FEEDS = ("rss", "rdf", "feed")


def read_sitemap(body: bytes, *, page: Page, source: Source, base: str | None = None) -> Found:
    """The articles, or the further sitemaps, that a sitemap names; other hosts' are left out.

    base: the address that the answer came from, where it is not the page's. Of a file with more than 50,000
    addresses, which the protocol does not allow, the first ones are read.
    """
    base = base or page.url
    if body.startswith(_GZIP):
        unpacked = unpack(body, "gzip", cap=LARGEST)
        if isinstance(unpacked, BadBody):
            return Found(problem=f"this sitemap cannot be unpacked: {unpacked.detail}")
        body = unpacked
    if body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"http://", b"https://")):
        return _lines(body, page, source, base)
    root = parse_xml(body)
    if isinstance(root, str):
        return Found(problem=f"this sitemap cannot be read: {root}")
    if local_name(root) == "sitemapindex":
        return _index(root, page, source, base)
    if local_name(root) in _FEEDS:  # the protocol allows them
        return read_entries(root, page=page, source=source, base=base)
    if local_name(root) != "urlset":
        return Found(problem=f"this is no sitemap: its root is <{local_name(root)}>")
    return _urls(root, page, source, base)


def _urls(root: etree._Element, page: Page, source: Source, base: str) -> Found:
    found: dict[str, Page] = {}
    named = 0
    for entry in islice(children(root, "url"), MOST):
        named += 1
        when = read_when(text_of(entry, "lastmod"), source.zone) or _news_day(entry, source.zone)
        loc = plain_url(text_of(entry, "loc") or "")
        linked = article_page(loc, base=base, source=source, lastmod=when)
        if linked is not None:
            found.setdefault(linked.url, linked)
    return Found(pages=tuple(found.values()), problem=_none_of(found, named, page), named=named)


def _none_of(found: dict[str, Page], named: int, page: Page) -> str | None:
    """A sitemap of sections among others of an index is none of our business; a declared one is a mistake."""
    if found or not named or page.depth > 0:
        return None
    return f"none of the {named} addresses in it is one of an article"


def _lines(body: bytes, page: Page, source: Source, base: str) -> Found:
    lines = body.decode("utf-8-sig", "replace").split(maxsplit=MOST)[:MOST]
    found: dict[str, Page] = {}
    for line in lines:
        linked = article_page(line, base=base, source=source)
        if linked is not None:
            found.setdefault(linked.url, linked)
    return Found(pages=tuple(found.values()), problem=_none_of(found, len(lines), page), named=len(lines))


def _news_day(entry: etree._Element, zone: tzinfo) -> str | None:
    for news in children(entry, "news"):
        return read_when(text_of(news, "publication_date"), zone)
    return None


def _index(root: etree._Element, page: Page, source: Source, base: str) -> Found:
    if page.depth >= DEEPEST:
        return Found(problem=f"this index of sitemaps is named by {DEEPEST} others above one another")
    found: dict[str, Page] = {}
    for entry in islice(children(root, "sitemap"), MOST):
        url = own_url(plain_url(text_of(entry, "loc") or ""), base=base, source=source)
        if url is None or url in (page.url, base) or not text_of(entry, "loc"):
            continue
        when = read_when(text_of(entry, "lastmod"), source.zone) or month_in_path(url)
        found.setdefault(
            url, Page(url=url, source=page.source, kind="sitemap", depth=page.depth + 1, lastmod=when)
        )
    return Found(pages=tuple(found.values()), named=len(found))
