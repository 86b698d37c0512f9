"""Reading XML of strangers: nothing is expanded, nothing is loaded."""

from collections.abc import Iterator

from lxml import etree

MOST = 50_000  # addresses of one file, as sitemaps.org allows
_HEAD = 4096


def parse_xml(body: bytes) -> etree._Element | str:
    """The root of a document, or why it is none; a sentence for people.

    A document type or an entity is refused: no feed needs one, and both are how parsers are attacked. What is
    merely sloppy (a bare `&`) is read as far as it goes.
    """
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        return "it declares a document type or entities, which no feed or sitemap needs"
    if not head.startswith(b"<"):
        return "it is no XML"
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(body.lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except etree.XMLSyntaxError as error:
        return f"it is no XML: {error.msg}"
    return "it is empty" if root is None else root


def local_name(element: etree._Element) -> str:
    """The name without its namespace, in small letters; empty for comments and processing instructions."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of some names, whatever their namespaces."""
    for child in element:
        if local_name(child) in names:
            yield child


def text_of(element: etree._Element, *names: str) -> str | None:
    """The text of the first child of one of the names that has any, the names tried in their order."""
    for name in names:
        for child in children(element, name):
            text = "".join(child.itertext()).strip()
            if text:
                return text
    return None
