"""A saved page as a tree with an index of classes, ids and properties, and with what machines are told."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape
from itertools import islice
from operator import itemgetter
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from corpus.lexicon import load_cues
from corpus.readers.grow import grow_tree
from corpus.readers.selectors import Selector, parse_selectors, select
from corpus.text import normalise

_MUCH = 800  # characters that no bar of buttons has
_PERHAPS, _JUNK = 1, 2
_WHOLE_PAGE = 1500  # characters that no comment form has
_MOST = 30  # elements of one name that may be an article's part: the first ones are
_WORDS = re.compile(r"[A-ZÀ-Ỹ]?[a-z0-9]+|[A-Z]+(?![a-z])")
_NAMED = etree.XPath("//*[@class or @id or @itemprop]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A parsed page.

    index: the elements by `.class` and `#id` (in small letters) and `[itemprop=name]`, in document order.
    meta: the content of `<meta>` by its name or property, in small letters; the first of each.
    linked: the objects of the page's JSON-LD.
    links: what `<link>` says, as (rel, href).
    """

    root: HtmlElement
    index: Mapping[str, list[HtmlElement]]
    meta: Mapping[str, str] = field(default_factory=dict)
    linked: tuple[dict[str, Any], ...] = ()
    links: tuple[tuple[str, str], ...] = ()


def parse_page(html: str) -> Page:
    """The page without its scripts; forms and navigation are still in it."""
    root = grow_tree(html)
    meta: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        meta.setdefault(name.lower(), tag.get("content") or "")
    scripts = [tag.text or "" for tag in root.iter("script") if "ld+json" in (tag.get("type") or "")]
    links = tuple((tag.get("rel") or "", tag.get("href") or "") for tag in root.iter("link"))
    etree.strip_elements(root, "script", with_tail=False)
    linked = tuple(thing for script in scripts for thing in _read_linked(script))
    return Page(root=root, index=_index(root), meta=meta, linked=linked, links=links)


def _index(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    """Every name's elements. Pages repeat few lists of classes often: each is taken apart once."""
    same: dict[str, list[tuple[int, HtmlElement]]] = {}
    index: dict[str, list[HtmlElement]] = {}
    for number, tag in enumerate(_NAMED(root)):
        listed = tag.get("class")
        if listed:
            same.setdefault(listed, []).append((number, tag))
        name = tag.get("id")
        if name:
            index.setdefault(f"#{name.lower()}", []).append(tag)
        prop = tag.get("itemprop")
        if prop:
            index.setdefault(f"[itemprop={prop}]", []).append(tag)
    named: dict[str, list[tuple[int, HtmlElement]]] = {}
    for listed, tags in same.items():
        for name in set(listed.lower().split()):
            named.setdefault(f".{name}", []).extend(tags)
    for name, tags in named.items():
        index[name] = [tag for _, tag in sorted(tags, key=itemgetter(0))]
    return index


def classes(tag: HtmlElement) -> list[str]:
    """The classes of an element."""
    return (tag.get("class") or "").split()


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


def find_all(page: Page, section: str) -> Iterator[HtmlElement]:
    """The elements that the lexicon's selectors of `section` name, selector by selector, so many of each."""
    for selector in _selectors(section):
        yield from islice(find_selected(page, (selector,)), _MOST)


def find_selected(page: Page, selectors: Iterable[Selector]) -> Iterator[HtmlElement]:
    """The elements that the selectors name, selector by selector; those taken out of the page are none."""
    for tag in select(page.root, page.index, selectors):
        if next(tag.iterancestors("html"), None) is not None:
            yield tag


@cache
def _selectors(section: str) -> tuple[Selector, ...]:
    return tuple(parse_selectors(text)[0] for text in load_cues("markup")[section])


def text_of(tag: HtmlElement) -> str:
    """The text of an element on one line, normalised."""
    return normalise(" ".join(str(tag.text_content()).split()))


def label_of(tag: HtmlElement, longest: int = 400) -> str:
    """The text of an element that is a label; empty for one that holds more than `longest` characters."""
    return "" if holds_text(tag, 2 * longest) else text_of(tag)


def holds_text(tag: HtmlElement, size: int) -> bool:
    """Whether an element holds that many characters."""
    return len(tag.text_content()) >= size


def is_junk(tag: HtmlElement, *, by_name: bool = True) -> bool:
    """Whether an element is the page's own: forms, navigation, sharing, lists, what is hidden."""
    if tag.tag in _junk_tags() or tag.get("hidden") is not None or tag.get("aria-hidden") == "true":
        # Whole pages of ASP.NET stand in one form.
        return bool(tag.tag != "form" or not holds_text(tag, _WHOLE_PAGE))
    style = tag.get("style")
    if style and "display:none" in style.replace(" ", "").lower():
        return True
    if not by_name:
        return False
    called = max((_junk_name(names) for key in ("class", "id", "type") if (names := tag.get(key))), default=0)
    # `popup-gallery` is what some call the article: so much text and hardly a link is no list and no menu.
    return called == _JUNK or (called == _PERHAPS and not _is_text(tag))


def _is_text(tag: HtmlElement) -> bool:
    if not holds_text(tag, _MUCH):
        return False
    linked = sum(len(link.text_content()) for link in tag.iter("a"))
    return linked * 8 < len(tag.text_content())


@cache
def _junk_tags() -> frozenset[str]:
    return frozenset(load_cues("markup")["junk_tags"])


@cache
def _junk_names() -> tuple[frozenset[str], ...]:
    markup = load_cues("markup")
    return tuple(frozenset(markup[name]) for name in ("junk", "surely_junk_words", "junk_words"))


def _junk_name(names: str) -> int:
    return max(map(_junk_word, names.split()[:40]), default=0)


@lru_cache(maxsize=4096)
def _junk_word(name: str) -> int:
    whole, surely, perhaps = _junk_names()
    words = words_of(name)
    if name.lower() in whole or not surely.isdisjoint(words):
        return _JUNK
    return 0 if perhaps.isdisjoint(words) else _PERHAPS


def words_of(name: str) -> list[str]:
    """The words of a class or an id, and the whole: `Photo_Caption` is `photo`, `caption`, `photocaption`."""
    name = name[:80]
    return [*(word.lower() for word in _WORDS.findall(name)), name.lower().replace("-", "").replace("_", "")]


def linked_value(page: Page, key: str) -> str | None:
    """The first text under `key` in the page's JSON-LD objects of articles."""
    for thing in page.linked:
        if any(kind.endswith(("Article", "Posting", "WebPage")) for kind in kinds_of(thing)):
            value = _plain(thing.get(key))
            if value:
                return value
    return None


def kinds_of(thing: Mapping[str, Any]) -> list[str]:
    """What a JSON-LD object says that it is."""
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _plain(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value[:6]))) or None
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("@id"))
    return normalise(unescape(unescape(value))) if isinstance(value, str) and value.strip() else None
