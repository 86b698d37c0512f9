"""The guard that keeps tests at home works."""

import socket

import pytest
from loopback import ReachedOut


@pytest.mark.parametrize("address", ["8.8.8.8", "10.0.0.1", "169.254.169.254"])
def test_connections_to_elsewhere_fail(address):
    with socket.socket() as connection, pytest.raises(ReachedOut):
        connection.connect((address, 80))
    with socket.socket() as connection, pytest.raises(ReachedOut):
        connection.connect_ex((address, 80))


def test_loopback_is_open():
    with socket.create_server(("127.0.0.9", 0)) as server, socket.socket() as connection:
        connection.connect(server.getsockname())
