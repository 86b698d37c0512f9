"""One request, one answer: no redirect is followed here, and nothing is waited for but the answer.

The transport is used without httpx's client, which would keep cookies, read the environment and refuse
answers for an odd Location.
"""

import re
import time
from dataclasses import dataclass

import httpcore
import httpx

from corpus.clock import Clock, iso_time
from scraper.fetch.body import BadBody, breaks_off, read_wire, unpack
from scraper.fetch.limits import Limits
from scraper.fetch.network import AddressRefused, NameUnknown
from scraper.fetch.tls import BundleUnusable, tls_trouble
from scraper.fetch.transport import Door, Transport
from scraper.outcomes import Failure, Purpose, Response, Trouble

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"
_VALIDATOR = re.compile(r"[!-~](?:[ -~]{0,500}[!-~])?")  # what may stand in a header
_OK = 200
_TOO_LARGE = 431  # h11's word for a head that does not end
_HUNG_UP = (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError)
_ERRORS = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    BundleUnusable,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What is asked for: a canonical address, and what is known of the page already.

    host: name and, where it is not the scheme's, port. asked, redirects: how it came to this address.
    """

    url: str
    host: str
    purpose: Purpose
    asked: str
    redirects: tuple[tuple[int, str], ...] = ()
    ca_bundle: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The request's own headers."""
        headers = {"Accept": ACCEPT, "Accept-Encoding": "gzip", "Accept-Language": "vi,en;q=0.5"}
        for name, value in (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified)):
            if value and _VALIDATOR.fullmatch(value):
                headers[name] = value
        return headers


class Asker:
    """Sends requests one by one. Thread-safe as long as no host is asked twice at once."""

    def __init__(self, *, clock: Clock, transport: Transport, user_agent: str, limits: Limits) -> None:
        self._clock = clock
        self._limits = limits
        self._transport = transport
        self._user_agent = user_agent

    def ask(self, wish: Wish) -> Response | Failure:
        """The answer whatever its status, its redirects not followed, or why there is none."""
        started = time.monotonic()
        try:
            with self._transport.way_to(wish.host, wish.ca_bundle) as door:
                answer = self._send(wish, door)
                body = self._read(wish, answer)
        except _ERRORS as error:
            return _failure(wish, name_trouble(error))
        except httpx.InvalidURL as error:
            return _failure(wish, BadBody("refused_address", str(error)))
        if isinstance(body, BadBody):
            if answer.status_code == _OK:
                return _failure(wish, body, status=_OK)
            body = (b"", b"")  # the status says it all
        wire, unpacked = body
        return Response(
            asked=wish.asked,
            url=wish.url,
            redirects=wish.redirects,
            status=answer.status_code,
            reason=answer.reason_phrase,
            headers=_headers(answer),
            wire=wire,
            body=unpacked,
            fetched_at=iso_time(self._clock.now()),
            ip=answer.extensions["address"],
            seconds=time.monotonic() - started,
        )

    def _send(self, wish: Wish, door: Door) -> httpx.Response:
        """The head of the answer. A kept-open connection may be closed by the server as it is used again."""
        door.deadline.start(self._limits.total)
        wait = self._limits.read
        timeout = {"connect": self._limits.connect, "read": wait, "write": wait, "pool": wait}
        request = httpx.Request(
            "GET",
            wish.url,
            headers={"User-Agent": self._user_agent, **wish.headers()},
            extensions={"timeout": timeout, "door": door},
        )
        used_before = bool(door.pool.connections)
        try:
            return self._transport.handle_request(request)
        except _HUNG_UP:
            if not used_before:
                raise
            return self._transport.handle_request(request)  # RFC 9112 section 9.3.1

    def _read(self, wish: Wish, answer: httpx.Response) -> tuple[bytes, bytes] | BadBody:
        """The body as sent and unpacked. The connection ends here where it was not read to its end."""
        cut = wish.purpose == "robots"
        most, most_unpacked = self._limits.caps(wish.purpose)
        if cut:
            most = most_unpacked = self._limits.robots_bytes
        try:
            if _announced(answer) > most and not cut:
                return BadBody("too_big", f"{_announced(answer)} bytes are announced, {most} are taken")
            wire = read_wire(answer.iter_raw(), cap=most, cut=cut)
        except (httpcore.RemoteProtocolError, httpcore.ReadError) as error:
            return BadBody("truncated", f"the body breaks off: {error}")
        finally:
            answer.close()
        if isinstance(wire, BadBody):
            return wire
        unpacked = unpack(wire, answer.headers.get("content-encoding", ""), cap=most_unpacked, cut=cut)
        if isinstance(unpacked, BadBody):
            return unpacked
        if wire is unpacked and _is_open_ended(answer) and breaks_off(unpacked):
            return BadBody("truncated", "the page has no end, and nothing told its length")
        return wire, unpacked


def _announced(answer: httpx.Response) -> int:
    """The bytes that Content-Length promises; h11 has seen to it that there are at most twenty digits."""
    length = answer.headers.get("content-length", "")
    return int(length) if length.isdecimal() and answer.status_code == _OK else 0


def _is_open_ended(answer: httpx.Response) -> bool:
    """Whether nothing but the connection's end told the body's: any cut looks like that."""
    return "content-length" not in answer.headers and "transfer-encoding" not in answer.headers


def _headers(answer: httpx.Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in answer.headers.raw
    )


def _failure(wish: Wish, bad: BadBody, *, status: int | None = None) -> Failure:
    return Failure(url=wish.asked, trouble=bad.trouble, detail=f"{wish.host}: {bad.detail}", status=status)


def name_trouble(error: Exception) -> BadBody:
    """What an error of the connection is called."""
    tls = tls_trouble(error)
    if tls is not None:
        return BadBody("tls_error", tls)
    names: tuple[tuple[type[Exception], Trouble], ...] = (
        (AddressRefused, "refused_address"),
        (NameUnknown, "dns_error"),
        (httpcore.TimeoutException, "timeout"),
    )
    trouble: Trouble = next((name for kind, name in names if isinstance(error, kind)), "connection_error")
    if getattr(error.__context__, "error_status_hint", None) == _TOO_LARGE:
        return BadBody("too_big", "the head of the answer does not end")
    return BadBody(trouble, str(error) or type(error).__name__)
