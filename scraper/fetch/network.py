"""Connections to checked addresses, and an end to every wait.

A name is resolved once for a connection, every address that it has is checked, and the connection goes to one
of those: nothing can be resolved to something else in between. Host, SNI and the certificate's name stay the
host's. Checking at this place, it holds for every hop of a redirect.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any

import httpcore

from scraper.fetch.names import Resolve, resolve_within
from scraper.fetch.public import is_loopback, is_public

_PORTS = (80, 443)


class AddressRefused(httpcore.ConnectError):
    """The host is at an address or a port that is not connected to; the message names it."""


class NameUnknown(httpcore.ConnectError):
    """The host's name could not be resolved; the message says why."""


class OutOfTime(httpcore.TimeoutException):
    """The time for the whole answer is over."""


@dataclass(slots=True)
class Deadline:
    """When the answer must be whole, by the machine's own clock; one for each host, set for each request."""

    until: float = 0.0

    def start(self, seconds: float) -> None:
        """Count from now."""
        self.until = time.monotonic() + seconds

    def bound(self, seconds: float | None) -> float:
        """The time for one step, no longer than what is left; raises OutOfTime where nothing is."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise OutOfTime("the answer took too long as a whole")
        return left if seconds is None else min(seconds, left)


class Backend(httpcore.NetworkBackend):
    """Connects to checked addresses alone. `allow_loopback` lets tests in, and any port there."""

    def __init__(self, *, resolve: Resolve, deadline: Deadline, allow_loopback: bool) -> None:
        self._resolve = resolve
        self._deadline = deadline
        self._allow_loopback = allow_loopback
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers.

        Raises AddressRefused, NameUnknown and what httpcore raises.
        """
        addresses = self._addresses(host.strip("[]"), port, timeout)
        for address in addresses:
            self._check(host, address, port)
        trouble: Exception = NameUnknown(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(
                    address, port, self._deadline.bound(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
            else:
                return Line(stream, self._deadline, address)
        raise trouble

    def _addresses(self, host: str, port: int, timeout: float | None) -> tuple[str, ...]:
        try:
            return resolve_within(self._resolve, host, port, seconds=self._deadline.bound(timeout))
        except OSError as error:
            raise NameUnknown(f"{host}: {error.strerror or error}") from error

    def _check(self, host: str, address: str, port: int) -> None:
        if self._allow_loopback and is_loopback(address):
            return
        if not is_public(address):
            raise AddressRefused(f"{host} is at {address}, which is no public address")
        if port not in _PORTS:
            raise AddressRefused(f"port {port} of {host} is neither 80 nor 443")


class Line(httpcore.NetworkStream):
    """A connection of which every step ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, address: str) -> None:
        self._stream = stream
        self._deadline = deadline
        self._address = address

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes."""
        return self._stream.read(max_bytes, self._deadline.bound(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._deadline.bound(timeout))

    def close(self) -> None:
        """End it."""
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same with TLS."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.bound(timeout))
        return Line(stream, self._deadline, self._address)

    def get_extra_info(self, info: str) -> Any:
        """What the connection tells of itself; `address`: the IP address that it goes to."""
        return self._address if info == "address" else self._stream.get_extra_info(info)
