"""Bodies within their bounds: read from the wire, unpacked, and seen to be whole."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scraper.outcomes import Trouble

_PLAIN = frozenset(("", "identity", "none", "utf-8", "utf8"))  # the last three are servers' mistakes
_GZIP = frozenset(("gzip", "x-gzip"))
_GZIP_START = b"\x1f\x8b"
_STEP = 65536
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|script|div|p|table)\b", re.IGNORECASE)
_HTML_END = re.compile(rb"</(?:html|body|frameset)\s*>", re.IGNORECASE)
_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|urlset|sitemapindex|rdf:RDF)\b")
_XML_END = re.compile(rb"</[\w:.-]{1,80}\s*>\s*(?:<!--[^>]{0,2000}-->\s*)*\Z")
_TAIL = 4096


@dataclass(frozen=True, slots=True)
class BadBody:
    """Why there is no body that can be used."""

    trouble: Trouble
    detail: str


def read_wire(pieces: Iterable[bytes], *, cap: int, cut: bool = False) -> bytes | BadBody:
    """The body as it comes, no more than `cap` bytes: more is trouble, or left where `cut` says so.

    Raises what the pieces raise.
    """
    kept = bytearray()
    for piece in pieces:
        kept += piece
        if len(kept) > cap:
            if cut:
                return bytes(kept[:cap])
            return BadBody("too_big", f"more than {cap} bytes came over the wire")
    return bytes(kept)


def unpack(wire: bytes, coding: str, *, cap: int, cut: bool = False) -> bytes | BadBody:
    """The body without its Content-Encoding, no more than `cap` bytes.

    gzip (also in several members) and deflate (with zlib's frame or without) are known. Memory is bounded by
    the cap whatever the body claims to be. What follows the last member is no part of the body.
    """
    coding = coding.strip().lower()
    if coding in _PLAIN or not wire:
        return _within(wire, cap, cut=cut)
    if coding in _GZIP:
        return _unpack_members(wire, cap, cut=cut)
    if coding == "deflate":
        return _unpack_one(wire, _deflate_window(wire), cap, cut=cut)[0]
    return BadBody("undecodable", f"Content-Encoding is {coding[:40]!r}, which was not asked for")


def _within(body: bytes, cap: int, *, cut: bool) -> bytes | BadBody:
    if len(body) <= cap:
        return body
    return body[:cap] if cut else BadBody("too_big", f"the body has more than {cap} bytes")


def _unpack_members(wire: bytes, cap: int, *, cut: bool) -> bytes | BadBody:
    whole = bytearray()
    rest = wire
    while True:
        body, rest = _unpack_one(rest, 16 + zlib.MAX_WBITS, cap - len(whole), cut=cut)
        if isinstance(body, BadBody):
            return body
        whole += body
        if not rest.startswith(_GZIP_START) or len(whole) >= cap:
            return bytes(whole)


def _unpack_one(wire: bytes, window: int, cap: int, *, cut: bool) -> tuple[bytes | BadBody, bytes]:
    """One compressed stream and what follows it."""
    unpacker = zlib.decompressobj(window)
    try:
        body = b"".join(_unpacked(unpacker, wire, cap))
    except zlib.error as error:
        return BadBody("undecodable", f"the body is not packed as it says: {error}"), b""
    if len(body) > cap:
        return (
            body[:cap] if cut else BadBody("too_big", f"unpacked, the body has more than {cap} bytes")
        ), b""
    if not unpacker.eof and not (cut and len(wire) >= cap):
        return BadBody("truncated", "the packed body breaks off"), b""
    return body, unpacker.unused_data


def _unpacked(unpacker: "zlib._Decompress", wire: bytes, cap: int) -> Iterator[bytes]:
    made = 0
    rest = wire
    while rest and made <= cap and not unpacker.eof:
        piece = unpacker.decompress(rest, min(_STEP, cap - made + 1))
        made += len(piece)
        yield piece
        rest = unpacker.unconsumed_tail
        if not piece and not rest:
            return


def _deflate_window(wire: bytes) -> int:
    """zlib's frame (RFC 1950) starts so; servers that send the bare stream (RFC 1951) are many."""
    framed = len(wire) > 1 and wire[0] & 0x0F == 8 and int.from_bytes(wire[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if framed else -zlib.MAX_WBITS


def breaks_off(body: bytes) -> bool:
    """Whether a body of which nothing told the length lacks its end: `</html>`, or the last tag of XML.

    Of other kinds nothing can be told.
    """
    tail = body[-_TAIL:]
    if _XML_START.match(body):
        return _XML_END.search(tail) is None and _HTML_END.search(tail) is None
    return _HTML.search(body[:_TAIL]) is not None and _HTML_END.search(tail) is None
