"""No test reaches out: connections of the tests' own process end at loopback."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

_LOCAL_NAMES = ("localhost", "")


class ReachedOut(AssertionError):
    """A test tried to connect to another machine."""


@contextmanager
def only_loopback() -> Iterator[None]:
    """Fail every connection to elsewhere."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _check(self, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _check(self, address)
        return connect_ex(self, address)

    socket.socket.connect = guarded_connect  # type: ignore[method-assign]
    socket.socket.connect_ex = guarded_connect_ex  # type: ignore[method-assign]
    try:
        yield
    finally:
        socket.socket.connect = connect  # type: ignore[method-assign]
        socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]


def _check(connection: socket.socket, address: Any) -> None:
    if connection.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0])
    if host not in _LOCAL_NAMES and not ip_address(host.partition("%")[0]).is_loopback:
        raise ReachedOut(f"a test connects to {address!r}")
