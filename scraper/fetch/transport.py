"""What carries requests: kept-open connections, a few for each host, all made by `network.Backend`."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpcore
import httpx

from scraper.fetch.names import Resolve
from scraper.fetch.network import Backend, Deadline
from scraper.fetch.tls import make_context

_KEPT_SECONDS = 20.0  # an idle connection; servers mostly close it earlier
_KEPT_HOSTS = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Door:
    """The way to one host: its connections and the deadline of the request that is under way."""

    pool: httpcore.ConnectionPool
    deadline: Deadline = field(default_factory=Deadline)


class Body(httpx.SyncByteStream):
    """The body of an answer as httpcore gives it."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        """Its pieces, without those of the transfer coding."""
        yield from self._answer.iter_stream()

    def close(self) -> None:
        """Give the connection back, or end it where the body was not read to its end."""
        self._answer.close()


class Transport(httpx.BaseTransport):
    """Sends requests to public addresses alone. One request a host at a time: the caller sees to it.

    Errors are httpcore's, `network`'s and `tls`'s own, since httpx's would hide which it was.
    The request's extensions: `timeout` as httpx has it, and `door`: the way to the host.
    The answer's: `address`, the IP address that it came from.
    """

    def __init__(self, *, resolve: Resolve, allow_loopback: bool) -> None:
        self._resolve = resolve
        self._allow_loopback = allow_loopback
        self._doors: OrderedDict[tuple[str, str | None], Door] = OrderedDict()
        self._in_use: dict[tuple[str, str | None], int] = {}
        self._lock = threading.Lock()

    @contextmanager
    def way_to(self, host: str, ca_bundle: str | None) -> Iterator[Door]:
        """The way to a host, which stays while it is in use."""
        key = (host, ca_bundle)
        with self._lock:
            door = self._doors.get(key) or self._open(ca_bundle)
            self._doors[key] = door
            self._doors.move_to_end(key)
            self._in_use[key] = self._in_use.get(key, 0) + 1
            left = self._take_unused()
        for unused in left:
            unused.pool.close()
        try:
            yield door
        finally:
            with self._lock:
                self._in_use[key] -= 1

    def _take_unused(self) -> list[Door]:
        spare = len(self._doors) - _KEPT_HOSTS
        keys = [key for key in self._doors if not self._in_use.get(key)][: max(spare, 0)]
        for key in keys:
            self._in_use.pop(key, None)
        return [self._doors.pop(key) for key in keys]

    def _open(self, ca_bundle: str | None) -> Door:
        deadline = Deadline()
        backend = Backend(resolve=self._resolve, deadline=deadline, allow_loopback=self._allow_loopback)
        pool = httpcore.ConnectionPool(
            ssl_context=make_context(ca_bundle),
            max_connections=2,
            max_keepalive_connections=1,
            keepalive_expiry=_KEPT_SECONDS,
            network_backend=backend,
        )
        return Door(pool=pool, deadline=deadline)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body yet to be read."""
        extensions: dict[str, Any] = dict(request.extensions)
        door: Door = extensions.pop("door")
        answer = door.pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=extensions,
            )
        )
        stream: httpcore.NetworkStream = answer.extensions["network_stream"]
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=Body(answer),
            extensions={**answer.extensions, "address": stream.get_extra_info("address")},
        )

    def close(self) -> None:
        """End all connections."""
        with self._lock:
            doors = list(self._doors.values())
            self._doors.clear()
        for door in doors:
            door.pool.close()
