"""The ways to a site's articles: its feeds, its sitemaps, its sections."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from corpus.frontier import Page
from corpus.readers.grow import grow_tree
from scraper.addresses import canonical_url
from scraper.discover import Found
from scraper.discover.links import article_page, own_url
from scraper.discover.pagers import page_pattern
from scraper.fetch.robots import Rules
from scraper.outcomes import Failure
from scraper.sources import Listing
from scraper.survey.front import Survey, load_guesses

_MOST_FEEDS = 3
_MOST_LINKS = 3000
_MOST_LISTS = 2
_MOST_TRIES = 5
_MOST_SECTIONS = 400
_MOST_NAMED = 200  # articles of a sitemap
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_FEED = re.compile(r"(?:\.rss|/rss(?:\.html?|\.xml|/[^?#]*)?|/feed/?|/atom\.xml)$", re.IGNORECASE)
_SECTION = re.compile(r"^/(?:vi/)?(?:[a-z0-9-]+/)?[a-z0-9-]{2,40}(?:/|\.html?|\.aspx)?$")


def find_feeds(survey: Survey) -> Iterator[str]:
    """The feeds that can be read, those about the police first."""
    told = list(_feed_links(survey, survey.root))
    waiting = sorted(told, key=_rank) or list(_usual(survey, "feeds"))
    tried: set[str] = set()
    good = 0
    wanted = _MOST_FEEDS if told else 1  # of addresses that no page names, one that works is enough
    while waiting and len(tried) < _MOST_TRIES and good < wanted:
        url = waiting.pop(0)
        if url in tried:
            continue
        tried.add(url)
        found = survey.visitor.looser().named(url, "feed")
        if isinstance(found, Found) and found.pages:
            good += 1
            survey.named += [page.url for page in found.pages]
            yield url
        elif isinstance(found, Failure) and found.response is not None and found.status == 200:
            # many sites have a page that lists their feeds
            listed = _feed_links(survey, grow_tree(found.response.body.decode("utf-8", "replace")))
            waiting = sorted(set(listed) - tried, key=_rank) + waiting
    if not good:
        where = "that its first page names" if told else "at the usual addresses"
        survey.notes["feeds"] = f"none {where} could be read ({len(tried)} tried)"


def _rank(url: str) -> tuple[int, str]:
    """News of the police first, then of all, then what is not known."""
    words = load_guesses()["sections"]
    return next((number for number, word in enumerate(words) if word in url), len(words)), url


def _feed_links(survey: Survey, root: HtmlElement) -> Iterator[str]:
    source, base = survey.visitor.source, survey.response.url
    for tag in islice(root.iter("link", "a"), _MOST_LINKS):
        href = tag.get("href") or ""
        is_told = tag.tag == "link" and (tag.get("type") or "").lower() in _FEED_TYPES
        found = own_url(href, base=base, source=source) if is_told or _FEED.search(href) else None
        if found is not None:
            yield found


def _usual(survey: Survey, what: str) -> Iterator[str]:
    for path in load_guesses()[what]:
        found = canonical_url(path, base=survey.response.url)
        if found is not None:
            yield found


def find_sitemaps(survey: Survey) -> Iterator[str]:
    """A sitemap that can be read: of those that robots.txt names, else at its usual address."""
    rules = survey.visitor.visits.robots(survey.response.url, survey.visitor.source)
    named = rules.sitemaps if isinstance(rules, Rules) else ()
    source = survey.visitor.source
    told = [own_url(url, base=survey.response.url, source=source) for url in named]
    for url in [each for each in told if each] or list(_usual(survey, "sitemaps")):
        found = survey.visitor.looser().named(url, "sitemap")
        if isinstance(found, Found) and found.pages:
            survey.named += _named_below(survey, found)
            yield url
            return
    survey.notes["sitemaps"] = "none that robots.txt names could be read" if told else "none is there"


def _named_below(survey: Survey, found: Found) -> list[str]:
    """Articles that a sitemap names, or the newest of those that an index names."""
    maps = [page for page in found.pages if page.kind == "sitemap"]
    if maps:
        newest = max(maps, key=_lastmod)
        below = survey.visitor.looser().named(newest.url, "sitemap", depth=1)
        found = below if isinstance(below, Found) else Found()
    return [page.url for page in found.pages if page.kind == "article"][:_MOST_NAMED]


def _lastmod(page: Page) -> str:
    return page.lastmod or ""


def find_listings(survey: Survey) -> Iterator[Listing]:
    """Sections that list articles, with the form of their further pages."""
    good = 0
    for url in islice(_sections(survey), _MOST_TRIES):
        found = survey.visitor.named(url, "listing", depth=1)
        if isinstance(found, Failure) or not found.pages:
            continue
        good += 1
        listing = Listing(url=url)
        pages = page_pattern(found.next.url, url) if found.next else None
        if pages is not None:
            listing = Listing(url=url, pages=pages[0], first=pages[1])
        else:
            survey.notes["listings"] = found.note or "no link from a list to its second page was seen"
        yield listing
        if good >= _MOST_LISTS:
            return
    if not good:
        survey.notes["listings"] = "no section was seen that lists articles"
        url = survey.response.url
        if article_page(url, base=url, source=survey.visitor.source) is None:
            survey.notes["listings"] += "; the page that was looked at stands for it"
            yield Listing(url=url)


def _sections(survey: Survey) -> Iterator[str]:
    """Pages of sections that the first page links to, those about the police first."""
    source = survey.visitor.source
    short = [
        url
        for url in survey.links
        if _SECTION.match(_path(url)) and article_page(url, base=survey.url, source=source) is None
    ][:_MOST_SECTIONS]
    yielded: set[str] = set()
    for word in load_guesses()["sections"]:
        for url in short:
            if (
                word in _path(url).split("/")[-1 if not _path(url).endswith("/") else -2]
                and url not in yielded
            ):
                yielded.add(url)
                yield url


def _path(url: str) -> str:
    return "/" + url.partition("://")[2].partition("/")[2]
