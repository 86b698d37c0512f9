"""Where a known kind of page keeps the parts of an article; what hints find goes before what is guessed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields

from lxml.html import HtmlElement

from corpus.readers.page import Page, find_selected
from corpus.readers.selectors import Selector, SelectorError, parse_selectors
from corpus.readers.tree import is_inside, text_size

_ENOUGH = 150  # characters of a body
_NAMES = 90  # characters of a byline, and of what may follow it
_BRIEF = 40  # characters of a body that stands under a lead


@dataclass(frozen=True, kw_only=True, slots=True)
class Hints:
    """Selectors by the part of an article that they find.

    drop: what is no part of the article. stop: where it ends, in its body.
    """

    title: tuple[Selector, ...] = ()
    sapo: tuple[Selector, ...] = ()
    body: tuple[Selector, ...] = ()
    caption: tuple[Selector, ...] = ()
    date: tuple[Selector, ...] = ()
    byline: tuple[Selector, ...] = ()
    origin: tuple[Selector, ...] = ()
    drop: tuple[Selector, ...] = ()
    stop: tuple[Selector, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The elements that hints found; nothing where there were none.

    captions: those outside the body. parts: of what anything was found.
    """

    title: HtmlElement | None = None
    body: HtmlElement | None = None
    sapo: tuple[HtmlElement, ...] = ()
    captions: tuple[HtmlElement, ...] = ()
    dates: tuple[HtmlElement, ...] = ()
    bylines: tuple[HtmlElement, ...] = ()
    origins: tuple[HtmlElement, ...] = ()
    parts: frozenset[str] = field(default_factory=frozenset)


def hints_from(selectors: Mapping[str, str]) -> Hints:
    """Hints of CSS selectors by part.

    Raises SelectorError for a selector that cannot be read or a part that no article has.
    """
    known = {each.name for each in fields(Hints)}
    for part in selectors:
        if part not in known:
            raise SelectorError(f"{part!r} is no part of an article; known are {', '.join(sorted(known))}")
    return Hints(**{part: parse_selectors(text) for part, text in selectors.items()})


def before(first: Hints, then: Hints) -> Hints:
    """The hints of both, the first's before the other's."""
    return Hints(
        **{each.name: getattr(first, each.name) + getattr(then, each.name) for each in fields(Hints)}
    )


def follow(page: Page, hints: Hints) -> Found:
    """What the hints find in the page; what they drop is taken out of it, and their captions are marked."""
    body = _find_body(page, hints)
    title = next((tag for tag in find_selected(page, hints.title) if text_size(tag) > 3), None)
    sapo = _first_kind(page, hints.sapo)
    named = {part: tuple(find_selected(page, getattr(hints, part))) for part in ("date", "byline", "origin")}
    _drop(page, hints, body)
    captions = tuple(find_selected(page, hints.caption))
    _mark(captions, "caption")
    if body is not None:
        _sign(body, named["byline"])
    # A lead that went with what was dropped is another article's, unless the title went with it.
    sapo = tuple(tag for tag in sapo if title is None or _top_of(tag) in (page.root, _top_of(title)))
    parts = {"title": title is not None, "body": body is not None, "sapo": bool(sapo)}
    parts |= {part: bool(tags) for part, tags in named.items()}
    return Found(
        title=title,
        body=body,
        sapo=sapo,
        captions=tuple(tag for tag in captions if body is not None and not is_inside(tag, body)),
        dates=named["date"],
        bylines=named["byline"],
        origins=named["origin"],
        parts=frozenset(part for part, known in parts.items() if known),
    )


def _drop(page: Page, hints: Hints, body: HtmlElement | None) -> None:
    for tag in list(find_selected(page, hints.drop)):
        if tag.getparent() is not None and (body is None or (tag is not body and not is_inside(body, tag))):
            tag.drop_tree()
    if body is not None:
        _cut(body, next((tag for tag in find_selected(page, hints.stop) if is_inside(tag, body)), None))


def _top_of(tag: HtmlElement) -> HtmlElement:
    return next(iter([*tag.iterancestors()][::-1]), tag)


def _find_body(page: Page, hints: Hints) -> HtmlElement | None:
    """The first that holds enough text, else the one that holds most."""
    sizes = [(text_size(tag), tag) for tag in find_selected(page, hints.body)]
    enough = next((tag for size, tag in sizes if size >= _ENOUGH), None)
    if enough is not None or not sizes:
        return enough
    size, tag = max(sizes, key=_size)
    return tag if size >= _BRIEF else None


def _size(sized: tuple[int, HtmlElement]) -> int:
    return sized[0]


def _first_kind(page: Page, selectors: tuple[Selector, ...]) -> tuple[HtmlElement, ...]:
    """What the first of the selectors that finds text finds, twice the same text taken once."""
    for selector in selectors:
        texts: dict[str, HtmlElement] = {}
        for tag in find_selected(page, (selector,)):
            text = " ".join(tag.text_content().split())
            if text:
                texts.setdefault(text, tag)
        if texts:
            return tuple(texts.values())[:3]
    return ()


def _cut(body: HtmlElement, stop: HtmlElement | None) -> None:
    """Takes an element and all that follows it out of the body."""
    if stop is None:
        return
    for tag in [stop, *_up_to(stop, body)]:
        for after in list(tag.itersiblings()):
            after.getparent().remove(after)
        tag.tail = None
    parent = stop.getparent()
    if parent is not None:
        parent.remove(stop)


def _up_to(tag: HtmlElement, holder: HtmlElement) -> Iterator[HtmlElement]:
    for parent in tag.iterancestors():
        if parent is holder:
            return
        yield parent


def _sign(body: HtmlElement, bylines: Iterable[HtmlElement]) -> None:
    """Takes the names that close the body out of it; elsewhere they are marked as what they are."""
    for tag in bylines:
        if not is_inside(tag, body):
            continue
        text = str(body.text_content()).rstrip()
        name = str(tag.text_content()).strip()
        if len(name) <= _NAMES and text.rfind(name) + len(name) >= len(text) - _NAMES:
            tag.drop_tree()
        else:
            _mark([tag], "author_mail")


def _mark(tags: Iterable[HtmlElement], name: str) -> None:
    """Gives elements a class by which every page's lines are told."""
    for tag in tags:
        tag.set("class", f"{tag.get('class') or ''} {name}".strip())
