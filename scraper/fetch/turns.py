"""Taking turns at a host: one request at a time, at its pace, and none while it wants to be left alone."""

import logging
import random
import threading
from dataclasses import replace
from typing import Literal

from corpus.clock import Clock
from corpus.frontier import Host, Hosts
from scraper.fetch.asking import Asker, Wish
from scraper.fetch.judging import Moved, judge
from scraper.fetch.limits import Limits
from scraper.outcomes import Failure, Fetched, NotModified, Outcome, Trouble

Verdict = Literal["good", "bad", "neither"]
_BAD: frozenset[Trouble] = frozenset(
    ("rate_limited", "server_error", "timeout", "connection_error", "dns_error", "tls_error", "challenge")
)
_NEITHER: frozenset[Trouble] = frozenset(("forbidden", "truncated", "too_big", "undecodable"))
_MOST_DOUBLINGS = 30

log = logging.getLogger(__name__)


class Turns:
    """Asks hosts in turn, whichever thread or source wants them, and keeps what is to be kept of each."""

    def __init__(self, *, asker: Asker, clock: Clock, hosts: Hosts, limits: Limits) -> None:
        self._asker = asker
        self._clock = clock
        self._hosts = hosts
        self._limits = limits
        self._locks: dict[str, threading.Lock] = {}
        self._locks_lock = threading.Lock()
        self._chance = random.Random()

    def ask(self, wish: Wish, *, pace: float, forgiving: bool = False) -> Outcome | Moved:
        """The outcome of one request, after the wait that the host is due.

        A longer wait than the limits' is not waited: the failure says `rate_limited` with `retry_after` and
        has no status, since nothing was asked. `forgiving`: trouble does not make the host rest.
        """
        with self._lock(wish.host):
            wait = self._hosts.host(wish.host).free_at - self._clock.now()
            if self._limits.longest_wait < wait <= self._limits.longest_rest:
                return _not_now(wish, wait)
            if wait <= self._limits.longest_wait:
                self._clock.sleep(wait)
            answer = self._asker.ask(wish)
            outcome = (
                answer
                if isinstance(answer, Failure)
                else judge(answer, wish, longest_retry_after=self._limits.longest_retry_after)
            )
            self._note(wish.host, outcome, pace=pace, forgiving=forgiving)
        return outcome

    def keep_robots(
        self, name: str, *, state: Literal["rules", "allow", "deny"], text: str | None, at: float
    ) -> Host:
        """Remember what robots.txt said when; returns the host as it is now."""
        with self._lock(name):
            host = replace(self._hosts.host(name), robots=text, robots_state=state, robots_at=at)
            self._hosts.keep_host(host)
        return host

    def _lock(self, host: str) -> threading.Lock:
        with self._locks_lock:
            return self._locks.setdefault(host, threading.Lock())

    def _note(self, name: str, outcome: Outcome | Moved, *, pace: float, forgiving: bool) -> None:
        now = self._clock.now()
        before = self._hosts.host(name)
        wait = outcome.retry_after if isinstance(outcome, Failure) else None
        verdict = "neither" if forgiving and wait is None else weigh(outcome)
        after = settle(
            before, verdict, now=now, pace=pace, wait=wait, limits=self._limits, chance=self._chance.random()
        )
        if after.failures > before.failures:
            log.info("%s rests for %.0f s after %d troubles", name, after.free_at - now, after.failures)
        if after.failures != before.failures or after.free_at > now:
            self._hosts.keep_host(after)


def weigh(outcome: Outcome | Moved) -> Verdict:
    """What an outcome says of the host: that it is well, that it is not, or neither."""
    match outcome:
        case Fetched() | NotModified():
            return "good"
        case Failure(trouble=trouble) if trouble in _BAD:
            return "bad"
        case Failure(trouble=trouble) if trouble not in _NEITHER:
            return "good"
        case _:
            return "neither"


def settle(
    host: Host,
    verdict: Verdict,
    *,
    now: float,
    pace: float,
    wait: float | None,
    limits: Limits,
    chance: float,
) -> Host:
    """The host's state after an answer.

    Trouble doubles how long it is left alone, unless it says itself how long (`wait`); what is well halves
    the count of troubles, so that one good page among many bad ones does not forget them. `chance`: 0 to 1,
    stretches every wait but the host's own.
    """
    spread = 1 + limits.jitter * chance
    free_at = now + pace * spread
    failures = host.failures
    if verdict == "good":
        failures //= 2
    elif verdict == "bad":
        failures += 1
        doubled = limits.backoff * 2 ** min(failures - 1, _MOST_DOUBLINGS)
        free_at = max(free_at, now + (wait or min(doubled * spread, limits.longest_backoff)))
    elif wait:
        free_at = max(free_at, now + wait)
    return replace(host, failures=failures, free_at=free_at)


def _not_now(wish: Wish, wait: float) -> Failure:
    return Failure(
        url=wish.asked,
        trouble="rate_limited",
        detail=f"{wish.host} is left alone for another {wait:.0f} seconds",
        retry_after=wait,
    )
