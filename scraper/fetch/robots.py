"""What a host's robots.txt allows (RFC 9309).

Where there is none (4xx) all is allowed; where it cannot be had (5xx, no connection, too slow, a wall in
front of it) nothing is. 429 says "not now" and counts as not to be had. After more redirects than are
followed it counts as not there (section 2.3.1.2). It holds for a day; where it cannot be had any more, the
last good one goes on holding for 30 days (section 2.4), after that nothing is allowed. It is kept by host
and port, for http and https alike.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from protego import Protego

from corpus.clock import Clock
from corpus.frontier import Host, Hosts
from scraper.addresses import Address, is_host_of, read_address
from scraper.fetch.asking import Wish
from scraper.fetch.judging import Moved
from scraper.fetch.limits import Limits
from scraper.fetch.turns import Turns, weigh
from scraper.outcomes import Failure, Fetched, NotModified, Purpose, Response, Trouble
from scraper.sources.source import Source

_NAMED: frozenset[Trouble] = frozenset(
    ("dns_error", "tls_error", "refused_address", "rate_limited", "challenge")
)
_NO_FILE = frozenset((204, 205, *range(400, 500))) - {429}

Witness = Callable[[Response, Purpose, Source], None]
"""Is told of an answer, what was asked for and for whom."""

log = logging.getLogger(__name__)


def keep_nothing(response: Response, purpose: Purpose, source: Source) -> None:
    """The witness of those who want none."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows a robot; `parsed` is None where it has no robots.txt: then all."""

    agent: str
    parsed: Protego | None = None

    def allow(self, url: str) -> bool:
        """Whether the address may be asked for."""
        return self.parsed is None or self.parsed.can_fetch(url, self.agent)

    @property
    def delay(self) -> float:
        """The seconds that the host wants between two requests."""
        if self.parsed is None:
            return 0.0
        rate = self.parsed.request_rate(self.agent)
        spacing = rate.seconds / rate.requests if rate else 0.0
        return max(self.parsed.crawl_delay(self.agent) or 0.0, spacing, 0.0)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names, as written."""
        return () if self.parsed is None else tuple(self.parsed.sitemaps)


class Robots:
    """Fetches robots.txt of hosts when it is due and keeps it in their state."""

    def __init__(
        self, *, turns: Turns, clock: Clock, hosts: Hosts, limits: Limits, agent: str, witness: Witness
    ) -> None:
        self._turns = turns
        self._witness = witness
        self._clock = clock
        self._hosts = hosts
        self._limits = limits
        self._agent = agent
        self._locks: dict[str, threading.Lock] = {}
        self._locks_lock = threading.Lock()
        self._again: dict[str, float] = {}
        self._refusals: dict[str, Failure] = {}

    def rules(self, address: Address, source: Source) -> Rules | Failure:
        """The rules for an address's host, or why they cannot be had. One thread at a time asks a host."""
        name = address.authority
        with self._locks_lock:
            lock = self._locks.setdefault(name, threading.Lock())
        with lock:
            host = self._hosts.host(name)
            if self._holds(host, self._limits.robots_age):
                return self._read(host)
            if self._clock.now() < self._again.get(name, 0.0):
                return self._refusals.get(name) or self._read(host)
            return self._renew(host, address, source)

    def _holds(self, host: Host, seconds: float) -> bool:
        if host.robots_state not in ("rules", "allow") or host.robots_at is None:
            return False
        return 0 <= self._clock.now() - host.robots_at < seconds

    def _read(self, host: Host) -> Rules:
        return Rules(self._agent, parse_robots(host.robots or "") if host.robots_state == "rules" else None)

    def _renew(self, host: Host, address: Address, source: Source) -> Rules | Failure:
        usable = self._holds(host, self._limits.robots_grace)
        found = self._fetch(address, source, forgiving=usable)
        now = self._clock.now()
        self._refusals.pop(host.host, None)
        if not isinstance(found, Failure):
            state: Literal["allow", "rules"] = "allow" if found is None else "rules"
            return self._read(self._turns.keep_robots(host.host, state=state, text=found, at=now))
        if found.trouble == "rate_limited" and found.status is None:  # not asked, since the host rests
            return self._read(host) if usable else _unreachable(found)
        if usable or weigh(found) != "bad":  # else the host rests, which is wait enough
            self._again[host.host] = now + self._limits.robots_again
        if usable:
            log.warning("%s; the last good robots.txt holds on", found.detail)
            return self._read(host)
        self._turns.keep_robots(host.host, state="deny", text=host.robots, at=now)
        self._refusals[host.host] = _unreachable(found)
        return self._refusals[host.host]

    def _fetch(self, address: Address, source: Source, *, forgiving: bool) -> str | Failure | None:
        """The text of robots.txt, None where there is none, or why it cannot be told."""
        asked = replace(address, path="/robots.txt", query=None)
        at = asked
        for _ in range(self._limits.redirects + 1):
            wish = Wish(
                url=at.url, host=at.authority, purpose="robots", asked=asked.url, ca_bundle=source.ca_bundle
            )
            outcome = self._turns.ask(wish, pace=source.pace, forgiving=forgiving)
            response = None if isinstance(outcome, NotModified) else outcome.response
            if response is not None:
                self._witness(response, "robots", source)
            if not isinstance(outcome, Moved):
                return _told(outcome, cap=self._limits.robots_bytes)
            target = next_address(outcome, at, source)
            if isinstance(target, Failure):
                return target
            at = target
        return None


def next_address(moved: Moved, at: Address, source: Source) -> Address | Failure:
    """Where a redirect leads, if it stays with the source's hosts and does not give up https."""
    target = read_address(moved.target, base=at.url)
    if isinstance(target, Address) and not is_host_of(target.host, source):
        why = f"redirects to {target.url[:200]}, whose host is none of {source.name}'s"
    elif isinstance(target, Address) and at.scheme == "https" and target.scheme == "http":
        why = f"redirects from https to {target.url[:200]}"
    elif isinstance(target, Address):
        return target
    else:
        why = f"redirects to no address: {target.reason}"
    response = moved.response
    return Failure(
        url=response.asked,
        trouble="refused_redirect",
        detail=f"{at.url} {why}",
        status=response.status,
        response=response,
    )


def _told(outcome: Fetched | NotModified | Failure, *, cap: int) -> str | Failure | None:
    if isinstance(outcome, Fetched):
        body = outcome.response.body
        if len(body) >= cap:
            body = body[: body.rfind(b"\n") + 1]  # half a line may forbid more than it says
        return body.decode("utf-8-sig", "replace")
    if isinstance(outcome, NotModified):
        return None
    status = outcome.status
    return None if status in _NO_FILE else outcome


def _unreachable(found: Failure) -> Failure:
    """The failure of a page whose robots.txt cannot be had. Names that tell more than that stay."""
    trouble = found.trouble if found.trouble in _NAMED else "robots_unreachable"
    return replace(found, trouble=trouble, detail=f"no robots.txt: {found.detail}")


@lru_cache(maxsize=256)
def parse_robots(text: str) -> Protego:
    """The rules of a robots.txt; lines that are none are left out."""
    return Protego.parse(text)
