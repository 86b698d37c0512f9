"""Servers that are scripted by path, also to misbehave."""

import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import responses
from types import TracebackType
from typing import Self

from corpus.clock import Clock, SystemClock

_BODILESS = (204, 304)
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A request as a host saw it. headers: names in small letters; in_flight: at this host, with this one."""

    time: float
    host: str
    method: str
    path: str
    headers: Mapping[str, str]
    in_flight: int


@dataclass(frozen=True)
class Reply:
    """An answer. Content-Length and Content-Type are added where `headers` lacks them."""

    body: bytes | str = b""
    status: int = 200
    headers: Sequence[tuple[str, str]] = ()
    kind: str | None = HTML

    def encode(self) -> bytes:
        """As bytes for the wire."""
        body = self.body.encode() if isinstance(self.body, str) else self.body
        body = b"" if self.status in _BODILESS else body
        named = {name.lower() for name, _ in self.headers}
        headers = list(self.headers)
        if not named & {"content-length", "transfer-encoding"} and self.status not in _BODILESS:
            headers.append(("Content-Length", str(len(body))))
        if self.kind is not None and "content-type" not in named:
            headers.append(("Content-Type", self.kind))
        phrase = responses.get(self.status, "Odd")
        lines = [f"HTTP/1.1 {self.status} {phrase}", *(f"{name}: {value}" for name, value in headers)]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


Raw = Callable[[socket.socket], None]
"""Writes what it likes; the connection is closed after it."""
Answer = Reply | Raw | Callable[[Seen], "Reply | Raw"]


@dataclass
class FarmHost:
    """One host. routes: by path with query, else by path; `*` for any other; 404 without that.

    A route may be a Reply, a function of the request that gives one, or `raw(function of the socket)`.
    """

    address: str
    port: int
    clock: Clock = field(default_factory=SystemClock)
    tls: ssl.SSLContext | None = None
    routes: dict[str, Answer] = field(default_factory=dict)
    log: list[Seen] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self._in_flight = 0
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server((self.address, self.port), backlog=128)
        self.port = self._listener.getsockname()[1]
        self._acceptor = threading.Thread(target=self._accept, name=f"farm {self.address}", daemon=True)
        self._acceptor.start()

    @property
    def authority(self) -> str:
        """Address and port."""
        return f"{self.address}:{self.port}"

    def url(self, path: str = "/") -> str:
        """The address of a path."""
        return f"{'https' if self.tls else 'http'}://{self.authority}{path}"

    def paths(self, *, robots: bool = False) -> list[str]:
        """The paths that were asked for, in order; robots.txt where wanted."""
        return [seen.path for seen in self.log if robots or seen.path != "/robots.txt"]

    def stop(self) -> None:
        """End it and all connections to it."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._acceptor.join()
        with self._lock:
            still = list(self._open)
        for connection in still:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with self._lock:
                self._open.add(connection)
            try:
                while self._serve_one(connection):
                    pass
            finally:
                with self._lock:
                    self._open.discard(connection)
                connection.close()

    def _serve_one(self, connection: socket.socket) -> bool:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65536)
            if not piece:
                return False
            head += piece
        seen = self._note(head)
        try:
            answer = self._answer(seen)
            if not isinstance(answer, Reply):
                answer(connection)
                return False
            connection.sendall(answer.encode())
            return "close" not in dict(answer.headers).get("Connection", "")
        finally:
            with self._lock:
                self._in_flight -= 1

    def _note(self, head: bytes) -> Seen:
        first, *lines = head.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ", 2)
        fields = (line.partition(":") for line in lines)
        headers = {name.strip().lower(): value.strip() for name, _, value in fields}
        with self._lock:
            self._in_flight += 1
            seen = Seen(
                time=self.clock.now(),
                host=self.address,
                method=method,
                path=path,
                headers=headers,
                in_flight=self._in_flight,
            )
            self.log.append(seen)
        return seen

    def _answer(self, seen: Seen) -> "Reply | Raw":
        route = (
            self.routes.get(seen.path) or self.routes.get(seen.path.partition("?")[0]) or self.routes.get("*")
        )
        if route is None:
            return Reply("<html><body><p>404</p></body></html>", 404)
        if isinstance(route, (Reply, _Raw)):
            return route
        return route(seen)  # type: ignore[arg-type,return-value]


@dataclass(frozen=True)
class _Raw:
    write: Raw

    def __call__(self, connection: socket.socket) -> None:
        self.write(connection)


def raw(write: Raw | bytes) -> _Raw:
    """A route that writes bytes as they are, or lets a function do with the connection what it likes."""
    if isinstance(write, bytes):
        return _Raw(lambda connection: connection.sendall(write))
    return _Raw(write)


class Farm:
    """Several hosts at one port: 127.0.0.2, 127.0.0.3 and so on. Ends them all at its end."""

    def __init__(
        self, count: int = 1, *, clock: Clock | None = None, tls: ssl.SSLContext | None = None
    ) -> None:
        clock = clock or SystemClock()
        self.hosts = [FarmHost("127.0.0.2", 0, clock, tls)]
        port = self.hosts[0].port
        self.hosts += [FarmHost(f"127.0.0.{3 + index}", port, clock, tls) for index in range(count - 1)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for host in self.hosts:
            host.stop()

    @property
    def log(self) -> list[Seen]:
        """What all hosts saw, by time."""
        return sorted((seen for host in self.hosts for seen in host.log), key=_time)


def _time(seen: Seen) -> float:
    return seen.time
