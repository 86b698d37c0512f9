"""Only addresses of the public internet are connected to, however they are written or wrapped."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetch.public import is_loopback, is_public


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "103.9.0.1",
        "203.162.4.191",
        "2001:4860:4860::8888",
        "2405:4800::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ],
)
def test_public_addresses_are_told(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1",
        "198.18.0.1", "198.51.100.7", "203.0.113.9", "192.88.99.1", "224.0.0.1", "239.1.2.3", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::808:808", "100::1",
        "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "ff0e::1", "2001::1",
        "2001:0:808:808::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1",
        "2405:4800::5efe:10.0.0.1", "2405:4800::200:5efe:7f00:1", "4000::1", "5f00::1", "", "vidu.vn",
        "2130706433", "0x7f.1", "127.1", "1.2.3.4.5", "1.2.3.4:80",
    ],
)  # fmt: skip
def test_all_other_addresses_are_refused(address):
    assert not is_public(address)


@given(st.integers(0, 2**32 - 1))
def test_an_address_inside_another_is_judged_by_itself(number):
    inner = IPv4Address(number)
    mapped = IPv6Address(f"::ffff:{inner}")
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) + number)
    assert is_public(str(mapped)) == is_public(str(translated)) == is_public(str(inner))
    assert not is_public(str(inner)) or inner.is_global


@given(st.integers(0, 2**128 - 1))
def test_no_ipv6_address_that_python_calls_private_is_public(number):
    address = IPv6Address(number)
    assert not is_public(str(address)) or address.is_global or address.ipv4_mapped


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.2", True),
        ("::1", True),
        ("::ffff:127.0.0.1", False),
        ("0.0.0.0", False),
        ("localhost", False),
    ],
)
def test_loopback_is_only_what_is_written_plainly(address, expected):
    assert is_loopback(address) is expected
