"""Pages that list articles, and the way from one to the next."""

from collections.abc import Iterator

from lxml import html
from lxml.cssselect import CSSSelector

from corpus.frontier import Page
from scraper.addresses import canonical_url, is_host_of, read_address
from scraper.discover.found import Found
from scraper.discover.links import article_page
from scraper.discover.stamps import read_when
from scraper.sources import Listing, Source

MOST = 500  # articles of one page; no list has more
_CLIMB = 4  # elements above a link in which its day is looked for
_DATED = 60  # characters; longer texts are no days


def read_listing(text: str, *, page: Page, source: Source) -> Found:
    """The articles that a page links to, in its order, and the page after it.

    A link's day is the one that stands beside it, where no other article's link does.
    """
    if not text.strip():
        return Found(problem="this list is empty")
    root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    base = canonical_url(next(iter(root.xpath("//base/@href")), ""), base=page.url) or page.url
    links: dict[str, Page] = {}
    elements: dict[str, html.HtmlElement] = {}
    for link in root.iter("a"):
        linked = article_page(link.get("href") or "", base=base, source=source)
        if linked is None or linked.url in links or linked.url == page.url:
            continue
        links[linked.url] = linked
        elements[linked.url] = link
        if len(links) >= MOST:
            break
    pages = tuple(_dated(links[url], elements[url], base, source) for url in links)
    return Found(pages=pages, next=_next(root, page, source, base))


def _dated(page: Page, link: html.HtmlElement, base: str, source: Source) -> Page:
    when = next(filter(None, (read_when(text) for text in _texts_beside(link, page.url, base, source))), None)
    if when is None:
        return page
    return Page(url=page.url, source=page.source, kind=page.kind, lastmod=when)


def _texts_beside(link: html.HtmlElement, url: str, base: str, source: Source) -> Iterator[str]:
    """Short texts of the elements around a link, as long as they hold no other article's."""
    around = link
    for _ in range(_CLIMB):
        parent = around.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return
        around = parent
        others = (article_page(each.get("href") or "", base=base, source=source) for each in around.iter("a"))
        if any(other is not None and other.url != url for other in others):
            return
        for element in around.iter("time", "span", "div", "p", "em", "i", "small", "td", "li"):
            yield element.get("datetime") or ""
            text = element.text_content() if len(element) < 4 else ""
            if len(text) <= _DATED:
                yield text


def _next(root: html.HtmlElement, page: Page, source: Source, base: str) -> Page | None:
    listing = _listing_of(page, source)
    if listing is not None and listing.pages is not None:
        number = listing.first + page.depth - 1
        return _listing_page(listing.pages.format(page=number), page, source)
    href: str | None = None
    if listing is not None and listing.next is not None:
        found = CSSSelector(listing.next)(root)
        href = found[0].get("href") if found else None
    else:
        hrefs = root.xpath("//link[@rel='next']/@href | //a[@rel='next']/@href")
        href = str(hrefs[0]) if hrefs else None
    return _listing_page(canonical_url(href, base=base), page, source) if href else None


def _listing_page(url: str | None, page: Page, source: Source) -> Page | None:
    address = read_address(url) if url else None
    if url is None or url == page.url or not is_host_of(getattr(address, "host", ""), source):
        return None
    return Page(url=url, source=source.name, kind="listing", depth=max(page.depth, 1) + 1)


def _listing_of(page: Page, source: Source) -> Listing | None:
    """The declared listing that a page belongs to."""
    best: Listing | None = None
    for listing in source.listings:
        head = (listing.pages or listing.url).partition("{page}")[0]
        fits = page.url == listing.url or (page.depth > 1 and page.url.startswith(head))
        if fits and (best is None or len(listing.url) > len(best.url)):
            best = listing
    return best
