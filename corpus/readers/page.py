"""A saved page as a tree with an index of classes, ids and properties, and with what machines are told."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from corpus.lexicon import load_cues
from corpus.text import normalise

_WHOLE_PAGE = 1500  # characters that no comment form has
_MOST = 30  # elements of one name that may be an article's part: the first ones are
_WORDS = re.compile(r"[A-ZÀ-Ỹ]?[a-z0-9]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A parsed page.

    index: the elements by `tag`, `.class`, `tag.class`, `#id` (in small letters) and `[itemprop=name]`, in
        document order.
    meta: the content of `<meta>` by its name or property, in small letters; the first of each.
    linked: the objects of the page's JSON-LD.
    """

    soup: BeautifulSoup
    index: dict[str, list[Tag]]
    meta: dict[str, str] = field(default_factory=dict)
    linked: tuple[dict[str, Any], ...] = ()


def parse_page(html: str) -> Page:
    """The page; what is no part of a text (scripts, forms, navigation) is still in it."""
    soup = BeautifulSoup(html, "lxml")
    index: dict[str, list[Tag]] = {}
    meta: dict[str, str] = {}
    linked: list[dict[str, Any]] = []
    for tag in soup.find_all(True):
        for key in _keys(tag):
            index.setdefault(key, []).append(tag)
        if tag.name == "meta":
            name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
            meta.setdefault(name, str(tag.get("content") or ""))
        elif tag.name == "script" and "ld+json" in str(tag.get("type")):
            linked.extend(_read_linked(tag.get_text()))
    return Page(soup=soup, index=index, meta=meta, linked=tuple(linked))


def _keys(tag: Tag) -> Iterator[str]:
    yield tag.name
    for name in map(str.lower, classes(tag)):
        yield f".{name}"
        yield f"{tag.name}.{name}"
    if tag.get("id"):
        yield f"#{tag['id']}".lower()
    if tag.get("itemprop"):
        yield f"[itemprop={tag['itemprop']}]"


def classes(tag: Tag) -> list[str]:
    """The classes of an element, however the parser keeps them."""
    found = tag.get("class")
    return found.split() if isinstance(found, str) else list(found or ())


def _read_linked(text: str) -> Iterator[dict[str, Any]]:
    try:
        read = json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return  # broken JSON-LD is common; the page says the same elsewhere
    waiting = [read]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            waiting.append(value.get("@graph"))


def find_all(page: Page, section: str) -> Iterator[Tag]:
    """The elements that the lexicon's selectors of `section` name, selector by selector, so many of each."""
    for selector in load_cues("markup")[section]:
        found = page.index.get(selector if selector.startswith("[") else selector.lower(), ())
        yield from found[:_MOST]


def text_of(tag: Tag) -> str:
    """The text of an element on one line, normalised; scripts and comments left out."""
    strings = (str(node) for node in tag.descendants if is_text(node))
    return normalise(" ".join("".join(strings).split()))


def label_of(tag: Tag, longest: int = 400) -> str:
    """The text of an element that is a label; empty for one that holds more than `longest` characters."""
    return "" if holds_text(tag, 2 * longest) else text_of(tag)


def is_text(node: object) -> bool:
    """Whether a node of the tree is text that a reader sees."""
    if not isinstance(node, NavigableString) or isinstance(node, PreformattedString):
        return False
    return node.parent is None or node.parent.name not in (
        "script",
        "style",
        "template",
        "noscript",
        "textarea",
    )


def is_junk(tag: Tag, *, by_name: bool = True) -> bool:
    """Whether an element is the page's own: scripts, forms, navigation, sharing, lists, what is hidden."""
    if tag.name in _junk_tags() or tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        # Whole pages of ASP.NET stand in one form.
        return tag.name != "form" or not holds_text(tag, _WHOLE_PAGE)
    if "display:none" in str(tag.get("style") or "").replace(" ", "").lower():
        return True
    if not by_name:
        return False
    names = [*classes(tag), str(tag.get("id") or ""), str(tag.get("type") or "")]
    return any(_is_junk_name(name) for name in names if name)


def is_block(tag: Tag) -> bool:
    """Whether an element stands on lines of its own."""
    return tag.name in _block_tags()


def holds_text(tag: Tag, size: int) -> bool:
    """Whether an element holds that many characters; looks no further than it must."""
    for text in tag.strings:
        size -= len(text)
        if size <= 0:
            return True
    return False


@cache
def _block_tags() -> frozenset[str]:
    return frozenset(load_cues("markup")["block_tags"])


@cache
def _junk_tags() -> frozenset[str]:
    return frozenset(load_cues("markup")["junk_tags"])


@cache
def _is_junk_name(name: str) -> bool:
    markup = load_cues("markup")
    return name.lower() in markup["junk"] or any(word in markup["junk_words"] for word in words_of(name))


@cache
def is_caption_name(name: str) -> bool:
    """Whether a class says that the element is a caption."""
    return any(word in load_cues("markup")["caption_words"] for word in words_of(name))


def words_of(name: str) -> list[str]:
    """The words of a class or an id, and the whole: `Photo_Caption` is `photo`, `caption`, `photocaption`."""
    return [*(word.lower() for word in _WORDS.findall(name)), name.lower().replace("-", "").replace("_", "")]


def linked_value(page: Page, key: str) -> str | None:
    """The first text under `key` in the page's JSON-LD objects of articles."""
    for thing in page.linked:
        kinds = thing.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "WebPage")) for kind in named):
            value = _plain(thing.get(key))
            if value:
                return value
    return None


def _plain(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value[:6]))) or None
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("@id"))
    return normalise(unescape(unescape(value))) if isinstance(value, str) and value.strip() else None
