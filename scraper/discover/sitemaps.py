"""Sitemaps and their indexes (sitemaps.org), plain or compressed, and lists of addresses in plain text."""

from lxml import etree

from corpus.frontier import Page
from scraper.addresses import canonical_url, is_host_of, read_address
from scraper.discover.found import Found
from scraper.discover.links import article_page
from scraper.discover.stamps import month_in_path, read_when
from scraper.discover.xml import MOST, children, local_name, parse_xml, text_of
from scraper.fetch.body import BadBody, unpack
from scraper.sources import Source

DEEPEST = 3  # indexes that lead to a sitemap
LARGEST = 50 * 1024 * 1024  # bytes unpacked, as sitemaps.org allows
_GZIP = b"\x1f\x8b"


def read_sitemap(body: bytes, *, page: Page, source: Source) -> Found:
    """The articles, or the further sitemaps, that a sitemap names; other hosts' are left out."""
    if body.startswith(_GZIP):
        unpacked = unpack(body, "gzip", cap=LARGEST)
        if isinstance(unpacked, BadBody):
            return Found(problem=f"this sitemap cannot be unpacked: {unpacked.detail}")
        body = unpacked
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"http"):
        return _lines(body, page, source)
    root = parse_xml(body)
    if isinstance(root, str):
        return Found(problem=f"this sitemap cannot be read: {root}")
    if local_name(root) == "sitemapindex":
        return _index(root, page, source)
    if local_name(root) != "urlset":
        return Found(problem=f"this is no sitemap: its root is <{local_name(root)}>")
    found: dict[str, Page] = {}
    for entry in children(root, "url"):
        when = read_when(text_of(entry, "lastmod")) or _news_day(entry)
        linked = article_page(text_of(entry, "loc") or "", base=page.url, source=source, lastmod=when)
        if linked is not None:
            found.setdefault(linked.url, linked)
        if len(found) >= MOST:
            break
    return Found(pages=tuple(found.values()))


def _lines(body: bytes, page: Page, source: Source) -> Found:
    lines = body.decode("utf-8", "replace").split()[:MOST]
    linked = (article_page(line, base=page.url, source=source) for line in lines)
    return Found(pages=tuple({each.url: each for each in linked if each is not None}.values()))


def _news_day(entry: etree._Element) -> str | None:
    for news in children(entry, "news"):
        return read_when(text_of(news, "publication_date"))
    return None


def _index(root: etree._Element, page: Page, source: Source) -> Found:
    if page.depth >= DEEPEST:
        return Found(problem=f"this index of sitemaps is named by {DEEPEST} others above one another")
    found: dict[str, Page] = {}
    for entry in list(children(root, "sitemap"))[:MOST]:
        url = canonical_url(text_of(entry, "loc") or "", base=page.url)
        address = read_address(url) if url else None
        if url is None or url == page.url or not is_host_of(getattr(address, "host", ""), source):
            continue
        when = read_when(text_of(entry, "lastmod")) or month_in_path(url)
        child = Page(url=url, source=page.source, kind="sitemap", depth=page.depth + 1, lastmod=when)
        found.setdefault(url, child)
    return Found(pages=tuple(found.values()))
