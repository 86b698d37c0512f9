"""The way from an address to an outcome."""

import logging
import re
from dataclasses import replace
from types import TracebackType
from typing import Self

from corpus.clock import Clock
from corpus.frontier import Hosts
from scraper.addresses import Address, BadAddress, is_host_of, path_and_query, read_address
from scraper.fetch.asking import Asker, Wish
from scraper.fetch.judging import Moved
from scraper.fetch.limits import Limits
from scraper.fetch.names import Resolve, resolve_name
from scraper.fetch.robots import Robots, Rules, Witness, keep_nothing, next_address
from scraper.fetch.transport import Transport
from scraper.fetch.turns import Turns
from scraper.outcomes import Failure, Outcome, Purpose
from scraper.sources.source import Source

_AGENT = re.compile(
    r"(?P<product>[A-Za-z][A-Za-z_-]*)/\S+ \(\+(?:https?://|mailto:)?[^\s()@/]+[@./][^\s()]+\)"
)

log = logging.getLogger(__name__)


class Fetcher:
    """Asks for pages of sources; thread-safe, to be used as a context manager.

    user_agent: `diaban/VERSION (+contact)`, the contact an address of the web or of mail; its product is
    what robots.txt is read for. allow_loopback: lets tests ask servers on 127.0.0.0/8 and ::1, at any port;
    nothing else opens it. resolve: from a name and port to IP addresses. witness: is told of the answers that
    no outcome carries, redirects and robots.txt, by the thread that asked. Raises ValueError for a user agent
    without a contact.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        hosts: Hosts,
        user_agent: str,
        allow_loopback: bool = False,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        resolve: Resolve = resolve_name,
        witness: Witness = keep_nothing,
    ) -> None:
        agent = _AGENT.fullmatch(user_agent)
        if agent is None:
            raise ValueError(
                f"{user_agent!r} is no user agent like `diaban/1.0 (+https://example.org/about)`"
            )
        self._limits = limits
        self._transport = Transport(resolve=resolve, allow_loopback=allow_loopback)
        asker = Asker(clock=clock, transport=self._transport, user_agent=user_agent, limits=limits)
        self._turns = Turns(asker=asker, clock=clock, hosts=hosts, limits=limits)
        self._witness = witness
        self._robots = Robots(
            turns=self._turns,
            clock=clock,
            hosts=hosts,
            limits=limits,
            agent=agent["product"],
            witness=witness,
        )
        self._capped: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all connections."""
        self._transport.close()

    def fetch(
        self,
        url: str,
        source: Source,
        *,
        purpose: Purpose,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Outcome:
        """What comes of asking for an address: up to `limits.redirects` further ones are followed.

        etag, last_modified: the validators of the copy that is known, as the server sent them. Every failure
        of the web is an outcome; none is raised.
        """
        address = _address_of(url, source)
        if isinstance(address, Failure):
            return address
        asked = address.url
        hops: list[tuple[int, str]] = []
        while True:
            wish = Wish(
                url=address.url,
                host=address.authority,
                purpose=purpose,
                asked=asked,
                redirects=tuple(hops),
                ca_bundle=source.ca_bundle,
                etag=etag,
                last_modified=last_modified,
            )
            outcome = self._ask(wish, address, source)
            if not isinstance(outcome, Moved):
                return outcome
            target = next_address(outcome, address, source)
            if isinstance(target, Failure):
                return target
            hops.append((outcome.response.status, address.url))
            if len(hops) > self._limits.redirects or target.url in (url for _, url in hops):
                return _too_many(outcome, hops)
            self._witness(outcome.response, purpose, source)
            address = target

    def robots(self, url: str, source: Source) -> Rules | Failure:
        """What robots.txt says about the host of an address, or why that cannot be told."""
        address = _address_of(url, source)
        return address if isinstance(address, Failure) else self._robots.rules(address, source)

    def _ask(self, wish: Wish, address: Address, source: Source) -> Outcome | Moved:
        if wish.purpose == "robots" and path_and_query(wish.asked) == "/robots.txt":
            return self._turns.ask(wish, pace=source.pace)
        rules = self._robots.rules(address, source)
        if isinstance(rules, Failure):
            return replace(rules, url=wish.asked, response=None)  # which is no answer of the page's
        if not rules.allow(address.url):
            detail = f"robots.txt of {address.authority} forbids {address.url}"
            return Failure(url=wish.asked, trouble="disallowed", detail=detail)
        return self._turns.ask(wish, pace=self._pace(address.authority, rules, source))

    def _pace(self, host: str, rules: Rules, source: Source) -> float:
        longest = self._limits.longest_crawl_delay
        if rules.delay > longest and host not in self._capped:
            self._capped.add(host)
            log.warning("%s wants %.0f s between requests; %.0f s are kept", host, rules.delay, longest)
        return max(source.pace, min(rules.delay, longest))


def _address_of(url: str, source: Source) -> Address | Failure:
    """The address that a text means, where it is on a host of the source."""
    address = read_address(url)
    if isinstance(address, BadAddress):
        return Failure(url=url, trouble="refused_address", detail=f"{url[:200]}: {address.reason}")
    if is_host_of(address.host, source):
        return address
    detail = f"{address.host} is no host of {source.name}"
    return Failure(url=address.url, trouble="refused_address", detail=detail)


def _too_many(moved: Moved, hops: list[tuple[int, str]]) -> Failure:
    return Failure(
        url=moved.response.asked,
        trouble="too_many_redirects",
        detail=f"{len(hops)} redirects, the last from {hops[-1][1]} to {moved.target[:200]}",
        status=moved.response.status,
        response=moved.response,
    )
