"""CSS selectors of the kinds that declarations of layouts use, over a page's index."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

_FAR = 200  # levels up that a selector looks: hostile pages nest deeper
_SIMPLE = re.compile(
    r"(?P<tag>^[a-z][a-z0-9-]*|^\*)"
    r"|#(?P<id>[\w-]+)"
    r"|\.(?P<class>[\w-]+)"
    r"|\[\s*(?P<name>[a-z][\w-]*)\s*(?:(?P<how>[~|^$*]?=)\s*(?P<quote>[\"']?)(?P<value>[^\]\"']*)(?P=quote)\s*)?\]",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*>\s*|\s+(?![^\[]*\])")
Index = Mapping[str, list[HtmlElement]]


class SelectorError(ValueError):
    """A selector that cannot be read; the message names it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribute:
    """`[name]`, `[name=value]` and so on; `how` is empty for the first."""

    name: str
    how: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Compound:
    """What one element is asked for; `child`: of the next one up, as its child and not somewhere in it."""

    tag: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    child: bool = False


@dataclass(frozen=True, slots=True)
class Selector:
    """Compounds from the element itself outwards."""

    text: str
    compounds: tuple[Compound, ...]


def parse_selectors(text: str) -> tuple[Selector, ...]:
    """`h1.title, #news > .detail h1`: tags, ids, classes, attributes, descendants and children.

    Names of classes and ids are compared without regard to case. Raises SelectorError for anything else.
    """
    return tuple(_parse(part.strip()) for part in text.split(","))


def _parse(text: str) -> Selector:
    joints = [joint.group().strip() == ">" for joint in _PARTS.finditer(text)]
    pieces = _PARTS.split(text)
    if not text or not all(pieces):
        raise SelectorError(f"{text!r} is no selector")
    compounds = (
        _parse_compound(piece, child=child, whole=text)
        for piece, child in zip(pieces, [False, *joints], strict=True)
    )
    return Selector(text, tuple(compounds)[::-1])


def _parse_compound(piece: str, *, child: bool, whole: str) -> Compound:
    found = list(_SIMPLE.finditer(piece))
    if "".join(match.group() for match in found) != piece:
        raise SelectorError(f"{piece!r} in the selector {whole!r} is of no kind that is read")
    return Compound(
        tag=next((match["tag"].lower() for match in found if match["tag"] and match["tag"] != "*"), ""),
        id=next((match["id"].lower() for match in found if match["id"]), ""),
        classes=tuple(match["class"].lower() for match in found if match["class"]),
        attributes=tuple(
            Attribute(name=match["name"].lower(), how=match["how"] or "", value=match["value"] or "")
            for match in found
            if match["name"]
        ),
        child=child,
    )


def select(root: HtmlElement, index: Index, selectors: Iterable[Selector]) -> Iterator[HtmlElement]:
    """The elements that the selectors name, selector by selector, each in document order."""
    for selector in selectors:
        for element in _candidates(root, index, selector.compounds[0]):
            if matches(element, selector):
                yield element


def _candidates(root: HtmlElement, index: Index, compound: Compound) -> Iterable[HtmlElement]:
    if compound.id:
        return index.get(f"#{compound.id}", ())
    if compound.classes:
        return index.get(f".{compound.classes[0]}", ())
    named = [attribute for attribute in compound.attributes if attribute.name == "itemprop"]
    if named and named[0].how == "=":
        return index.get(f"[itemprop={named[0].value}]", ())
    if compound.attributes and not compound.tag:
        named_so: list[HtmlElement] = _with_attribute(compound.attributes[0].name)(root)
        return named_so
    found: Iterator[HtmlElement] = root.iter(compound.tag or "*")
    return found


@lru_cache(maxsize=256)
def _with_attribute(name: str) -> etree.XPath:
    return etree.XPath(f"//*[@{name}]")


def matches(element: HtmlElement, selector: Selector) -> bool:
    """Whether the selector names the element."""
    first, *others = selector.compounds
    if not _is(element, first):
        return False
    child = first.child
    above = islice(element.iterancestors(), _FAR)
    for compound in others:
        found = False
        for parent in above:
            found = _is(parent, compound)
            if found or child:
                break
        if not found:
            return False
        child = compound.child
    return True


def _is(element: HtmlElement, compound: Compound) -> bool:
    if compound.tag and element.tag != compound.tag:
        return False
    if compound.id and str(element.get("id", "")).lower() != compound.id:
        return False
    if compound.classes:
        named = str(element.get("class", "")).lower().split()
        if any(name not in named for name in compound.classes):
            return False
    return all(_holds(element.get(attribute.name), attribute) for attribute in compound.attributes)


def _holds(value: str | None, attribute: Attribute) -> bool:
    if value is None or not attribute.how:
        return value is not None
    value, wanted = value.lower(), attribute.value.lower()
    match attribute.how:
        case "=":
            return value == wanted
        case "^=":
            return value.startswith(wanted)
        case "$=":
            return value.endswith(wanted)
        case "~=":
            return wanted in value.split()
        case "|=":
            return value == wanted or value.startswith(f"{wanted}-")
    return wanted in value
