"""Whether an answer is of the kind that was asked for, by what it begins with before what it says it is."""

import re

from scraper.outcomes import Purpose, Response, Trouble

_HEAD = 2048
_BINARY = (
    b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF",
    b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x00\x00\x00", b"ID3", b"OggS", b"wOFF", b"wOF2", b"BM",
)  # fmt: skip
_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*")
_XML = re.compile(
    rb"(?:<\?xml[^>]{0,200}>|<!--[^>]{0,500}-->|\s){0,20}<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.I
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|link|script|div|p|table)\b", re.I)
_NO_PAGE = re.compile(
    r"(?:image|audio|video|font)/|application/(?!xhtml|xml|octet-stream|x-httpd-php)|text/(?!html|plain|xml)"
)


def wrong_kind(response: Response, purpose: Purpose) -> tuple[Trouble, str] | None:
    """The trouble where the answer cannot be what was asked for."""
    body = response.body
    start = body[_START.match(body).end() :][:_HEAD] if body else b""  # type: ignore[union-attr]
    said = (response.header("content-type") or "").partition(";")[0].strip().lower()
    if purpose in ("feed", "sitemap"):
        return _wrong_feed(start, said, purpose)
    if purpose == "robots":
        return None
    if start.startswith(_BINARY):
        return "unexpected_type", f"no page, but {said or 'a file'}"
    if _XML.match(start):
        return "unexpected_type", "a feed or sitemap where a page was asked for"
    if _NO_PAGE.match(said) and not _HTML.search(start):
        return "unexpected_type", f"no page, but {said}"
    return None


def _wrong_feed(start: bytes, said: str, purpose: Purpose) -> tuple[Trouble, str] | None:
    if _XML.match(start) or start.startswith(b"<?xml"):
        return None
    if purpose == "sitemap" and start.startswith((b"\x1f\x8b", b"http://", b"https://")):
        return None  # packed as a file, or a list of addresses, one a line
    return "unexpected_type", f"no {purpose}, but {said or 'something else'}"
