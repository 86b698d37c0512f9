"""Asking a site for a few pages, politely."""

from dataclasses import dataclass, replace
from typing import Protocol

from corpus.clock import Clock, iso_time
from corpus.frontier import Host, Page, PageKind
from scraper.decoding import decode_page
from scraper.discover import Found, read_feed, read_listing, read_sitemap
from scraper.fetch.robots import Rules
from scraper.outcomes import Failure, Fetched, Outcome, Response
from scraper.parse import NotAnArticle, ParsedPage, parse_article
from scraper.sources import Source


class Visits(Protocol):
    """What asks for pages: `scraper.fetch.Fetcher`."""

    def fetch(self, url: str, source: Source, *, purpose: PageKind) -> Outcome:
        """The page, or why there is none."""

    def robots(self, url: str, source: Source) -> Rules | Failure:
        """What robots.txt says about the host of an address."""


class RememberedHosts:
    """Keeps what is known of hosts for as long as it lives, beginning with what is known already."""

    def __init__(self, *known: Host) -> None:
        self._hosts = {host.host: host for host in known}

    def host(self, name: str) -> Host:
        """What is known of it; a fresh one where nothing is."""
        return self._hosts.get(name, Host(host=name))

    def keep_host(self, host: Host) -> None:
        """Remember it."""
        self._hosts[host.host] = host


class OnlyOnce:
    """Asks for each page once and gives the same answer again."""

    def __init__(self, visits: Visits) -> None:
        self._visits = visits
        self._had: dict[tuple[str, PageKind], Outcome] = {}

    def fetch(self, url: str, source: Source, *, purpose: PageKind) -> Outcome:
        """The page, or why there is none."""
        if (url, purpose) not in self._had:
            self._had[url, purpose] = self._visits.fetch(url, source, purpose=purpose)
        return self._had[url, purpose]

    def robots(self, url: str, source: Source) -> Rules | Failure:
        """What robots.txt says about the host of an address."""
        return self._visits.robots(url, source)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Asks for pages of one source and reads them as a run would."""

    source: Source
    visits: Visits
    clock: Clock

    def get(self, url: str, kind: PageKind) -> Response | Failure:
        """The answer, or why there is none."""
        outcome = self.visits.fetch(url, self.source, purpose=kind)
        if isinstance(outcome, Fetched):
            return outcome.response
        if isinstance(outcome, Failure):
            return outcome
        return Failure(url=url, trouble="http_error", detail=f"{url}: 304 to a request without conditions")

    def text(self, response: Response) -> str | Failure:
        """The text of a page."""
        text = decode_page(response, charset=self.source.charset)
        if text is None:
            detail = f"{response.url}: the page is in no encoding that is known here"
            return Failure(url=response.asked, trouble="undecodable", detail=detail)
        return text

    def named(self, url: str, kind: PageKind, *, depth: int = 0) -> Found | Failure:
        """What a feed, a sitemap or a list names."""
        response = self.get(url, kind)
        if isinstance(response, Failure):
            return response
        page = Page(url=url, source=self.source.name, kind=kind, depth=depth)
        if kind == "feed":
            return read_feed(response.body, page=page, source=self.source, base=response.url)
        if kind == "sitemap":
            return read_sitemap(response.body, page=page, source=self.source, base=response.url)
        text = self.text(response)
        if isinstance(text, Failure):
            return text
        return read_listing(text, page=page, source=self.source, base=response.url)

    def article(self, url: str) -> ParsedPage | Failure:
        """The article of a page, or why there is none."""
        response = self.get(url, "article")
        if isinstance(response, Failure):
            return response
        text = self.text(response)
        if isinstance(text, Failure):
            return text
        seen = iso_time(self.clock.now())
        parsed = parse_article(text, url=response.url, source=self.source, seen=seen)
        if isinstance(parsed, NotAnArticle):
            return Failure(url=url, trouble=parsed.trouble, detail=f"{url}: {parsed.detail}")
        return parsed

    def looser(self) -> "Visitor":
        """One that takes every page of the site's hosts for an article."""
        return Visitor(replace(self.source, article_url="."), self.visits, self.clock)
