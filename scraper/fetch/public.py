"""Which addresses are the public internet's.

Source: the IANA special-purpose address registries for IPv4 and IPv6, by way of `ipaddress`, and what that
leaves out: everything of IPv6 but 2000::/3, and addresses that carry another one inside (RFC 3056, 4380,
5214, 6052).
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_UNICAST = IPv6Network("2000::/3")
_TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64: the last 32 bits are the IPv4 address that is meant
_RELAY = IPv4Network("192.88.99.0/24")
_UNFIT = (
    IPv6Network("2001::/23"),  # Teredo, benchmarking, ORCHID and the like
    IPv6Network("2001:db8::/32"),
    IPv6Network("2002::/16"),  # 6to4
    IPv6Network("3fff::/20"),
)
_ISATAP = (0x00005EFE, 0x02005EFE)  # the third quarter of such an address


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public internet, also where it stands for another one."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return _is_public_4(address) if isinstance(address, IPv4Address) else _is_public_6(address)


def is_loopback(text: str) -> bool:
    """Whether an IP address is the machine's own (127.0.0.0/8, ::1), written plainly."""
    try:
        return ip_address(text).is_loopback
    except ValueError:
        return False


def _is_public_4(address: IPv4Address) -> bool:
    return address.is_global and not address.is_multicast and address not in _RELAY


def _is_public_6(address: IPv6Address) -> bool:
    inner = _inner(address)
    if inner is not None:
        return _is_public_4(inner)
    if address not in _UNICAST or any(address in network for network in _UNFIT):
        return False
    return address.is_global and (int(address) >> 32) & 0xFFFFFFFF not in _ISATAP


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped
