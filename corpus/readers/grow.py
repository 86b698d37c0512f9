"""A page's markup as a tree, of bounded depth, whole."""

import re
from itertools import islice

from lxml import etree
from lxml.html import Element, HtmlElement, HTMLParser, document_fromstring

_DEEPEST = 200  # levels that are kept apart; what lies deeper joins the last of them
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # none that a tree can hold
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,80}")
_ATTRIBUTES = 40  # of one element
_NO_PAGE = "<html><body></body></html>"
# Neither text nor told to machines.
_UNSEEN = ("style", "template", "noscript", "textarea", "svg", "select", "object", "embed", "canvas")


def grow_tree(html: str) -> HtmlElement:
    """The tree of a page, without comments and what no reader sees; scripts are still in it.

    libxml2 drops what is nested deeper than some two thousand elements. Such pages are read a second time
    with their depths levelled, so that no text is lost.
    """
    text = _CONTROLS.sub("", html).encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = _read(text, parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        root = _read(text, HTMLParser(encoding="utf-8", huge_tree=True, target=_Levelled()))
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    return root


def _read(text: bytes, parser: HTMLParser) -> HtmlElement:
    try:
        return document_fromstring(text, parser=parser, ensure_head_body=True)
    except etree.ParserError:  # nothing in it but white space and comments
        return document_fromstring(_NO_PAGE)


class _Levelled:
    """Builds a tree in which elements below the deepest level lie beside one another."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder(element_factory=_element)
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth < _DEEPEST:
            named = ((name, value) for name, value in attributes.items() if _NAME.fullmatch(name))
            kept = {name: _CONTROLS.sub("", value) for name, value in islice(named, _ATTRIBUTES)}
            self._builder.start(_tag(tag), kept)

    def end(self, tag: str) -> None:
        if self._depth < _DEEPEST:
            self._builder.end(_tag(tag))
        else:
            self._builder.data(" ")
        self._depth -= 1

    def data(self, text: str) -> None:
        self._builder.data(_CONTROLS.sub("", text))

    def close(self) -> HtmlElement:
        root: HtmlElement = self._builder.close()
        return root


def _tag(name: str) -> str:
    return name if _NAME.fullmatch(name) else "span"


def _element(tag: str, attributes: dict[str, str], *_: object) -> HtmlElement:
    return Element(tag, attributes)
