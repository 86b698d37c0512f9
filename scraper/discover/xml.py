"""Reading XML of strangers: nothing is expanded, nothing is loaded, what is sloppy is put right."""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from html.entities import name2codepoint

from lxml import etree

MOST = 50_000  # addresses of one file, as sitemaps.org allows
_HEAD = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAID = re.compile(rb"<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_PROLOG = re.compile(r"(?:\s++|<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->)*+")
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b", re.IGNORECASE)
_START = re.compile(r"<\?xml\b|<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AND = re.compile(r"&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,30});|(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};))")
_OF_XML = ("amp", "lt", "gt", "quot", "apos")


def parse_xml(body: bytes) -> etree._Element | str:
    """The root of a document, or why it is none; a sentence for people.

    A document type or an entity is refused: no feed needs one, and both are how parsers are attacked. What is
    merely sloppy is read: a bare `&`, the entities of HTML, warnings before the beginning, characters that
    XML has not, an encoding that is not the one that it says.
    """
    text = _decode(body)
    head = text[:_HEAD]
    start = _START.search(head)
    before = head[: start.start()] if start is not None else ""
    if before and not _HTML.search(before) and not _DECLARATION.search(before):
        text = text[len(before) :]
    text = text.lstrip()
    if not text.startswith("<"):
        return "it is no XML"
    prolog = _PROLOG.match(text)
    if _DECLARATION.match(text, prolog.end() if prolog else 0):
        if _HTML.match(text, prolog.end() if prolog else 0):
            return "it is a page of HTML"
        return "it declares a document type or entities, which no feed or sitemap needs"
    root, sloppy = _parse(text)
    if sloppy:
        repaired, _ = _parse(_AND.sub(_put_right, _UNSEEN.sub("", text)))
        root = repaired if repaired is not None else root
    return "it is empty" if root is None else root


def _decode(body: bytes) -> str:
    """By its mark, as UTF-8 where it is that, else as it says of itself; what cannot be read is replaced."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").lstrip("\ufeff")
    body = body.lstrip(b" \t\r\n")
    said = _SAID.match(body)
    for name in ("utf-8", said[1].decode("ascii") if said else "", "cp1258"):
        text = _try(body, name)
        if text is not None:
            return text
    return body.decode("utf-8", "replace")


def _try(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeError, LookupError):  # how Python says that it is not, or that there is no such one
        return None


def _parse(text: str) -> tuple[etree._Element | None, bool]:
    """The root as far as it can be read, and whether there was anything to put right."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None, True
    return root, any(entry.level >= etree.ErrorLevels.ERROR for entry in parser.error_log)


def _put_right(match: re.Match[str]) -> str:
    name = match["name"]
    if name in _OF_XML:
        return match[0]
    if name is not None and name in name2codepoint:
        return f"&#{name2codepoint[name]};"
    return f"&amp;{match[0][1:]}"


def local_name(element: etree._Element) -> str:
    """The name without its namespace, in small letters; empty for comments and processing instructions."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of some names, whatever their namespaces."""
    for child in element:
        if local_name(child) in names:
            yield child


def text_of(element: etree._Element, *names: str) -> str | None:
    """The text of the first child of one of the names that has any, the names tried in their order."""
    for name in names:
        for child in children(element, name):
            text = ("".join(child.itertext()) if len(child) else child.text or "").strip()
            if text:
                return text
    return None


def plain_url(text: str) -> str:
    """An address as it was meant: in CDATA, and by feeds that escape twice, `&amp;` stands for `&`."""
    text = text.strip()
    for _ in range(2):
        text = text.replace("&amp;", "&")
    return unescape(text) if "&#" in text else text
