"""Addresses of pages in one written form, and whose host they are on.

Source of the rules: RFC 3986 section 6.2.2 and 6.2.3 (case, percent-encoding, dot segments, default ports),
and for what people mistype the WHATWG URL standard (backslashes, tabs and line ends, blanks at either end).
"""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import urlsplit

import idna

from scraper.sources import Source

LONGEST = 4000  # characters; servers refuse longer ones
_PORTS = {"http": 80, "https": 443}
_BLANK = "".join(map(chr, range(0x21)))
_UNSEEN = re.compile(r"[\t\r\n]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_AUTHORITY = re.compile(r"(?P<host>\[[0-9a-fA-F:.]{2,45}\]|[^\[\]:@/?#\\]+)(?::(?P<port>\d{0,5}))?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_NOT_IN_PATH = re.compile(r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]+")
_NOT_IN_QUERY = re.compile(r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """An address in its one form.

    scheme: `http` or `https`; host: in small letters, IDNA where it is no ASCII, an IPv6 one in brackets;
    path: with at least its `/`; query: None where there is no `?`.
    """

    scheme: str
    host: str
    port: int
    path: str
    query: str | None = None

    @property
    def authority(self) -> str:
        """The host, with the port where it is not the scheme's own."""
        return self.host if self.port == _PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """The address as text."""
        query = "" if self.query is None else f"?{self.query}"
        return f"{self.scheme}://{self.authority}{self.path}{query}"


@dataclass(frozen=True, slots=True)
class BadAddress:
    """Why a text is no address that is asked for."""

    reason: str


def canonical_url(text: str, *, base: str | None = None) -> str | None:
    """The one form of an address, relative to `base` if there is one; None where it is none of the web's.

    Doing it again changes nothing. The fragment goes, order and content of the query stay.
    """
    found = read_address(text, base=base)
    return found.url if isinstance(found, Address) else None


def read_address(text: str, *, base: str | None = None) -> Address | BadAddress:
    """The address that `text` means, relative to `base` (a canonical one) if there is one."""
    wanted = _UNSEEN.sub("", text.strip(_BLANK)).partition("#")[0]
    if len(wanted) > LONGEST:
        return BadAddress(f"the address is longer than {LONGEST} characters")
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", wanted)
    if scheme and scheme[0].lower() not in _PORTS:
        return BadAddress(f"{scheme[0]!r} is neither http nor https")
    wanted = _slashes(wanted)
    return _split(wanted if scheme or base is None else _join(base, wanted))


def _slashes(text: str) -> str:
    head, mark, query = text.partition("?")
    return head.replace("\\", "/") + mark + query


def _join(base: str, reference: str) -> str:
    """What a reference without a scheme means on the page `base` (RFC 3986 section 5.2.2)."""
    path = base.partition("?")[0]
    scheme, _, rest = path.partition("//")
    authority, _, path = rest.partition("/")
    if reference.startswith("//"):
        return scheme + reference
    if reference.startswith("/"):
        return f"{scheme}//{authority}{reference}"
    if reference.startswith("?"):
        return f"{scheme}//{authority}/{path}{reference}"
    folder = path[: path.rfind("/") + 1]
    return f"{scheme}//{authority}/{folder}{reference}" if reference else base


def _split(text: str) -> Address | BadAddress:
    match = re.match(r"(?i)(https?):/{2}([^/?]*)([^?]*)(?:\?(.*))?", text, re.DOTALL)
    if match is None:
        return BadAddress("no http or https address")
    scheme, authority, path, query = match[1].lower(), match[2], match[3], match[4]
    if "@" in authority:
        return BadAddress("the address carries a user name or password")
    parts = _AUTHORITY.fullmatch(authority)
    host = canonical_host(parts["host"]) if parts else None
    if parts is None or host is None:
        return BadAddress(f"{authority!r} is no host")
    port = int(parts["port"] or _PORTS[scheme])
    if not 0 < port < 65536:
        return BadAddress(f"{port} is no port")
    path = _drop_dots(_escape(path or "/", _NOT_IN_PATH))
    query = None if query is None else _escape(query, _NOT_IN_QUERY)
    return Address(scheme=scheme, host=host, port=port, path=path, query=query)


def canonical_host(text: str) -> str | None:
    """A host in small letters and ASCII, without the dot at its end; None where it is none.

    One that ends in a number is an IPv4 address, as the WHATWG URL standard has it.
    """
    if text.startswith("["):
        return _ipv6_host(text[1:-1])
    host = text.lower() if text.isascii() else _to_ascii(text)
    host = host.removesuffix(".")
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4_host(host)
    return host if len(host) <= 253 and all(map(_LABEL.fullmatch, labels)) else None


def _ipv4_host(text: str) -> str | None:
    """Four decimal numbers; other spellings (octal, hexadecimal, short) are meant to hide something."""
    try:
        return str(IPv4Address(text))
    except AddressValueError:
        return None


def _ipv6_host(text: str) -> str | None:
    try:
        return f"[{IPv6Address(text)}]"
    except AddressValueError:
        return None


def _to_ascii(text: str) -> str:
    try:
        return idna.encode(text, uts46=True).decode("ascii").lower()
    except idna.IDNAError:
        return ""


def _escape(text: str, forbidden: re.Pattern[str]) -> str:
    text = _ESCAPE.sub(_normal_escape, _LONE_PERCENT.sub("%25", text))
    return forbidden.sub(_quote, text)


def _normal_escape(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return letter if letter in _UNRESERVED else match[0].upper()


def _quote(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _drop_dots(path: str) -> str:
    """The path without `.` and `..` (RFC 3986 section 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def is_host_of(host: str, source: Source) -> bool:
    """Whether a canonical host is one that the source declares, or below one; `www.` counts for nothing."""
    bare = host.removeprefix("www.")
    declared = (canonical_host(name) or name for name in source.hosts)
    owned = (name.removeprefix("www.") for name in declared)
    return any(bare == name or bare.endswith(f".{name}") for name in owned)


def path_and_query(url: str) -> str:
    """What robots.txt rules and article patterns are matched with: path and query of a canonical address."""
    parts = urlsplit(url)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
