"""How asking for a page can end: with a response, with nothing new, or with a named trouble."""

from dataclasses import dataclass
from typing import Literal

Purpose = Literal["article", "listing", "feed", "sitemap", "robots"]
Trouble = Literal[
    "disallowed",  # robots.txt forbids it
    "robots_unreachable",  # robots.txt could not be had: nothing is asked for until it can
    "rate_limited",  # 429, or 503 with Retry-After
    "server_error",  # 5xx
    "not_found",  # 404
    "gone",  # 410
    "forbidden",  # 401, 403, 451
    "http_error",  # any other status that is no success
    "too_big",  # on the wire or decoded; never cut
    "truncated",  # gzip or body that breaks off
    "timeout",
    "connection_error",
    "dns_error",
    "tls_error",
    "refused_address",  # the host resolves to an address that is not public, or is no host of the source
    "refused_redirect",  # from https to http, or to a host that is not the source's
    "too_many_redirects",
    "unexpected_type",  # a picture, a PDF, a feed where a page was asked for
    "undecodable",
    "challenge",  # a wall that wants a browser (D1N and kin)
    "parked",
    "empty_shell",  # a page that is nothing without JavaScript
    "soft_404",
    "login_wall",
    "no_article",  # a page, but no article in it
]
# Asking again will not help: the page is left alone until something new names it.
LASTING: frozenset[Trouble] = frozenset(("gone", "refused_address", "refused_redirect", "too_many_redirects"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """A page as it came.

    asked: the address that was asked for; url: that of the last redirect, which the body is of.
    redirects: (status, address) of each hop before it, in order.
    headers: as sent, names in small letters, in order, repeated ones repeated.
    wire: the body as it came over the wire; body: decompressed.
    ip: the address that was connected to. fetched_at: ISO date-time in UTC. seconds: from asking to the end.
    """

    asked: str
    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    wire: bytes
    body: bytes
    fetched_at: str
    ip: str | None = None
    redirects: tuple[tuple[int, str], ...] = ()
    seconds: float = 0.0

    def header(self, name: str) -> str | None:
        """The first header of that name (in small letters)."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """A page that may be read."""

    response: Response


@dataclass(frozen=True, kw_only=True, slots=True)
class NotModified:
    """Nothing has changed: the server says so (304), in `response`, or sent what it had sent before."""

    url: str
    fetched_at: str
    response: Response | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Why there is no page.

    detail: one sentence for people. status: that of the last response, where there was one.
    retry_after: seconds that the server asks to wait. response: where one came, for the archive.
    """

    url: str
    trouble: Trouble
    detail: str
    status: int | None = None
    retry_after: float | None = None
    response: Response | None = None


Outcome = Fetched | NotModified | Failure
