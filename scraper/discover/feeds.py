"""RSS 0.9 to 2.0, RDF and Atom."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from corpus.frontier import Page
from scraper.addresses import canonical_url
from scraper.discover.found import Found
from scraper.discover.links import article_page, own_url
from scraper.discover.stamps import read_when
from scraper.discover.xml import children, local_name, parse_xml, plain_url, text_of
from scraper.sources import Source

_ROOTS = ("rss", "rdf", "feed", "channel")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_WHEN = ("pubdate", "updated", "published", "date", "modified")
MOST_ENTRIES = 5000  # no feed has more; what lists all is a sitemap
_MOST_LINKS = 8  # of an entry
_LONGEST = 4000  # characters of an address


def read_feed(body: bytes, *, page: Page, source: Source, base: str | None = None) -> Found:
    """The articles that a feed names, in its order; other hosts' are left out.

    base: the address that the answer came from, where it is not the page's.
    """
    root = parse_xml(body)
    if isinstance(root, str):
        return Found(problem=f"this feed cannot be read: {root}")
    if local_name(root) not in _ROOTS:
        return Found(problem=f"this is no feed: its root is <{local_name(root)}>")
    return read_entries(root, page=page, source=source, base=base or page.url)


def read_entries(root: etree._Element, *, page: Page, source: Source, base: str) -> Found:
    """What a feed that has been parsed names."""
    found: dict[str, Page] = {}
    entries = 0
    home = _home(root, base, source)
    for entry in islice(_entries(root), MOST_ENTRIES):
        entries += 1
        when = read_when(text_of(entry, *_WHEN), source.zone)
        links = islice(_links(entry), _MOST_LINKS)
        each = (article_page(link, base=home, source=source, lastmod=when) for link in links)
        linked = next(filter(None, each), None)
        if linked is not None:
            found.setdefault(linked.url, linked)
    problem = None
    if entries and not found:
        problem = f"none of the {entries} addresses in it is one of an article: {_example(root)}"
    return Found(pages=tuple(found.values()), problem=problem, named=entries)


def _home(root: etree._Element, base: str, source: Source) -> str:
    """What addresses in a feed are relative to: what it says, else the site, else where it stands."""
    channels = [root, *children(root, "channel")]
    for channel in channels:
        said = channel.get(_BASE)
        found = canonical_url(said, base=base) if said else None
        if found is not None:
            return found
    for channel in channels:
        found = own_url((text_of(channel, "link") or "")[:_LONGEST], base=base, source=source)
        if found is not None and text_of(channel, "link"):
            return found
    return base


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    for element in root.iter():
        if local_name(element) in ("item", "entry"):
            yield element


def _links(entry: etree._Element) -> Iterator[str]:
    """The addresses that an entry may mean, the likeliest first."""
    for link in children(entry, "link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            yield plain_url(str(link.get("href")))
    for link in children(entry, "link"):
        # what has gone through a tool for HTML has its address behind an element that has been emptied
        text = "".join(link.itertext()).strip() or ("" if link.get("href") else (link.tail or "").strip())
        if text:
            yield plain_url(text)
    for name in ("origlink", "url"):
        text_there = text_of(entry, name)
        if text_there:
            yield plain_url(text_there)
    for guid in children(entry, "guid", "id"):
        if guid.get("isPermaLink", "true").lower() != "false" and guid.text and "/" in guid.text:
            yield plain_url(guid.text)
    about = entry.get(_ABOUT)
    if about:
        yield plain_url(str(about))


def _example(root: etree._Element) -> str:
    links = (next(_links(entry), None) for entry in islice(_entries(root), 20))
    return next(filter(None, links), "the entries have none")[:200]
