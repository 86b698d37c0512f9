"""RSS 0.9 to 2.0, RDF and Atom."""

from collections.abc import Iterator

from lxml import etree

from corpus.frontier import Page
from scraper.discover.found import Found
from scraper.discover.links import article_page
from scraper.discover.stamps import read_when
from scraper.discover.xml import MOST, children, local_name, parse_xml, text_of
from scraper.sources import Source

_ROOTS = ("rss", "rdf", "feed", "channel")


def read_feed(body: bytes, *, page: Page, source: Source) -> Found:
    """The articles that a feed names, in its order; other hosts' are left out."""
    root = parse_xml(body)
    if isinstance(root, str):
        return Found(problem=f"this feed cannot be read: {root}")
    if local_name(root) not in _ROOTS:
        return Found(problem=f"this is no feed: its root is <{local_name(root)}>")
    found: dict[str, Page] = {}
    for entry in _entries(root):
        when = read_when(text_of(entry, "pubdate", "updated", "published", "date", "modified"))
        linked = article_page(_link(entry) or "", base=page.url, source=source, lastmod=when)
        if linked is not None:
            found.setdefault(linked.url, linked)
        if len(found) >= MOST:
            break
    return Found(pages=tuple(found.values()))


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    for element in root.iter():
        if local_name(element) in ("item", "entry"):
            yield element


def _link(entry: etree._Element) -> str | None:
    for link in children(entry, "link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
    text = text_of(entry, "link")
    if text:
        return text
    guids = (guid for guid in children(entry, "guid") if guid.get("isPermaLink", "true") != "false")
    return next((guid.text.strip() for guid in guids if guid.text), None)
