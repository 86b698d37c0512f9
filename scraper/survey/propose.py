"""A first declaration of a site, from what its pages show; what they do not show is said, not made up."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from corpus.encoding import Decoded, decode
from corpus.frontier import Page
from corpus.readers.grow import grow_tree
from scraper.addresses import Address, canonical_url, read_address
from scraper.discover import Found
from scraper.discover.links import article_page, own_url
from scraper.discover.pagers import page_pattern
from scraper.fetch.robots import Rules
from scraper.outcomes import Failure, Response
from scraper.sources import Kind, Listing, Policy, Source, province_of_host
from scraper.survey.finding import shown
from scraper.survey.infer import infer_article_url
from scraper.survey.visit import OnlyOnce, Visitor

_MOST_FEEDS = 3
_MOST_LISTS = 2
_MOST_TRIES = 5
_MOST_LINKS = 3000
_MOST_SECTIONS = 400
_MOST_NAMED = 200  # articles of a sitemap
_EXAMPLES = 3
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_FEED = re.compile(r"(?:\.rss|/rss(?:\.html?|\.xml|/[^?#]*)?|/feed/?|/atom\.xml)$", re.IGNORECASE)
_SECTION = re.compile(r"^/(?:vi/)?(?:[a-z0-9-]+/)?[a-z0-9-]{2,40}(?:/|\.html?|\.aspx)?$")
_META = re.compile(rb"charset\s*=", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A declaration that could be, with what was not found: a sentence for each key."""

    source: Source
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Survey:
    """What is known of a site so far. links: all addresses of its first page that are its own."""

    visitor: Visitor
    url: str
    response: Response
    root: HtmlElement
    notes: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)


def bare_source(url: str, *, name: str | None = None) -> Source | None:
    """What the address alone tells of a source; None where it is no address of a host."""
    address = read_address(url)
    if not isinstance(address, Address):
        return None
    host = address.host.removeprefix("www.")
    kind = _kind_of(host)
    policy: Policy = "full" if kind in ("police", "portal") else "quotes"
    return Source(
        name=name or host,
        title=host,
        hosts=(host,),
        kind=kind,
        policy=policy,
        province=province_of_host(host),
    )


def propose_source(visitor: Visitor, url: str) -> Proposal | Failure:
    """A declaration of the site at `url`, its first page or one below; Failure where it cannot be had.

    The visitor's source is what is known so far: name and host.
    """
    visitor = replace(visitor, visits=OnlyOnce(visitor.visits))
    survey = _look_at_front(visitor, url)
    if isinstance(survey, Failure):
        return survey
    source = replace(visitor.source, title=_title(survey), charset=_charset(survey.response))
    source = replace(source, feeds=tuple(_feeds(survey)))
    source = replace(source, sitemaps=tuple(_sitemaps(survey)))
    pattern, examples = _addresses(survey)
    source = replace(source, article_url=pattern, examples=examples[:_EXAMPLES])
    survey.visitor = replace(visitor, source=source)
    source = replace(source, listings=tuple(_listings(survey)))
    source = _with_family(survey, source)
    if source.province is None:
        survey.notes["province"] = "the host tells none"
    return Proposal(source=source, notes=survey.notes)


def _look_at_front(visitor: Visitor, url: str) -> _Survey | Failure:
    """The site's first page with the links of the page that was given too, which does alone where it must."""
    given = _look(visitor, url)
    if isinstance(given, Failure):
        return given
    front = canonical_url("/", base=given.response.url)
    if front is None or front == given.response.url:
        return given
    first = _look(visitor, front)
    if isinstance(first, Failure):
        return given
    first.links = list(dict.fromkeys([*given.links, *first.links]))
    return first


def _look(visitor: Visitor, url: str) -> _Survey | Failure:
    response = visitor.get(url, "listing")
    if isinstance(response, Failure):
        return response
    text = visitor.text(response)
    if isinstance(text, Failure):
        return text
    survey = _Survey(visitor, url, response, grow_tree(text))
    survey.links = list(dict.fromkeys([response.url, *_own_links(survey)]))
    return survey


def _kind_of(host: str) -> Kind:
    labels = host.split(".")
    official = host.endswith(".gov.vn")
    for kind, marks in _cues()["kinds"].items():
        for label in labels[:-1]:
            if (kind == "police" or not official) and any(
                label.startswith(mark) or label.endswith(mark) for mark in marks
            ):
                found: Kind = kind
                return found
    return "portal" if official else "other"


def _own_links(survey: _Survey) -> Iterator[str]:
    source, base = survey.visitor.source, survey.response.url
    said = survey.root.find(".//base[@href]")
    base = (canonical_url(said.get("href"), base=base) if said is not None else None) or base
    for link in islice(survey.root.iter("a"), _MOST_LINKS):
        found = own_url((link.get("href") or "").strip(), base=base, source=source)
        if found is not None:
            yield found


def _title(survey: _Survey) -> str:
    for tag in survey.root.iter("meta"):
        if tag.get("property") == "og:site_name" and tag.get("content"):
            return shown(tag.get("content"))
    title = survey.root.findtext(".//title")
    survey.notes["title"] = "as its first page calls itself; correct it"
    return shown(title or "") or survey.visitor.source.hosts[0]


def _charset(response: Response) -> str | None:
    """The encoding of a page that is not UTF-8 and says nothing of it."""
    said = "charset" in (response.header("content-type") or "").lower() or _META.search(response.body[:4096])
    found = decode(response.body)
    if said or not isinstance(found, Decoded) or found.encoding.startswith("utf"):
        return None
    return found.encoding


def _feeds(survey: _Survey) -> Iterator[str]:
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
    words = _cues()["sections"]
    return next((number for number, word in enumerate(words) if word in url), len(words)), url


def _feed_links(survey: _Survey, root: HtmlElement) -> Iterator[str]:
    source, base = survey.visitor.source, survey.response.url
    for tag in root.iter("link", "a"):
        href = tag.get("href") or ""
        is_told = tag.tag == "link" and (tag.get("type") or "").lower() in _FEED_TYPES
        found = own_url(href, base=base, source=source) if is_told or _FEED.search(href) else None
        if found is not None:
            yield found


def _usual(survey: _Survey, what: str) -> Iterator[str]:
    for path in _cues()[what]:
        found = canonical_url(path, base=survey.response.url)
        if found is not None:
            yield found


def _sitemaps(survey: _Survey) -> Iterator[str]:
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


def _named_below(survey: _Survey, found: Found) -> list[str]:
    """Articles that a sitemap names, or the newest of those that an index names."""
    maps = [page for page in found.pages if page.kind == "sitemap"]
    if maps:
        newest = max(maps, key=_lastmod)
        below = survey.visitor.looser().named(newest.url, "sitemap", depth=1)
        found = below if isinstance(below, Found) else Found()
    return [page.url for page in found.pages if page.kind == "article"][:_MOST_NAMED]


def _lastmod(page: Page) -> str:
    return page.lastmod or ""


def _addresses(survey: _Survey) -> tuple[str | None, tuple[str, ...]]:
    """What articles' addresses look like, by those that feeds name, else by the first page's links."""
    for urls in (survey.named, [*survey.named, *survey.links]):
        pattern, members = infer_article_url(urls)
        if pattern is not None:
            return pattern, members
    survey.notes["article_url"] = (
        "no form was seen that tells articles from other pages; the length of their names is gone by"
    )
    return None, ()


def _listings(survey: _Survey) -> Iterator[Listing]:
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


def _sections(survey: _Survey) -> Iterator[str]:
    """Pages of sections that the first page links to, those about the police first."""
    source = survey.visitor.source
    short = [
        url
        for url in survey.links
        if _SECTION.match(_path(url)) and article_page(url, base=survey.url, source=source) is None
    ][:_MOST_SECTIONS]
    yielded: set[str] = set()
    for word in _cues()["sections"]:
        for url in short:
            if (
                word in _path(url).split("/")[-1 if not _path(url).endswith("/") else -2]
                and url not in yielded
            ):
                yielded.add(url)
                yield url


def _path(url: str) -> str:
    return "/" + url.partition("://")[2].partition("/")[2]


def _with_family(survey: _Survey, source: Source) -> Source:
    """The source with the family that one of its articles is plainly of."""
    visitor = replace(survey.visitor, source=source)
    chosen = [*source.examples[:2], *_likely(survey, source)]
    for url in dict.fromkeys(chosen[:2]):
        parsed = visitor.article(url)
        if isinstance(parsed, Failure):
            survey.notes["cms"] = f"{url}: {parsed.trouble}"
            continue
        family = (parsed.article.parser or "").partition(".")[0]
        survey.notes.pop("cms", None)
        lacks = f"; {', '.join(parsed.missing)} not seen" if parsed.missing else ""
        survey.notes["articles"] = f"{url} was read with {parsed.article.parser}{lacks}"
        if family in ("", "generic"):
            survey.notes["cms"] = "of no family that is known: pages are read by what they show"
            return source
        return replace(source, cms=family)  # type: ignore[arg-type]
    survey.notes.setdefault("cms", "no article was seen to tell by")
    return source


def _likely(survey: _Survey, source: Source) -> Sequence[str]:
    pages = (article_page(url, base=survey.response.url, source=source) for url in survey.links)
    return [page.url for page in pages if isinstance(page, Page)]


@cache
def _cues() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "propose.toml").read_text(encoding="utf-8"))
