"""The lines of an element, in order, with what the markup says of each; of any depth, without recursion.

lxml has found the element and cut it out of its page; BeautifulSoup reads what it holds.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache, lru_cache

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from lxml import etree
from lxml.html import Element, HtmlElement

from corpus.article import BlockKind
from corpus.lexicon import load_cues
from corpus.readers.cues import ends_as_sentence, has_credit, is_caption, points_elsewhere
from corpus.readers.draft import Line
from corpus.readers.page import is_junk, words_of
from corpus.text import normalise

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_EMPHASIS = frozenset(("em", "i"))
_CELL_BLOCKS = frozenset(("p", "div", "img", "br", "table", "ul", "ol", "figure"))
_INLINE = frozenset(("a", "abbr", "b", "em", "font", "i", "mark", "span", "strong", "u"))
_CAPTION_LENGTH = 400
_CELLS = " | "  # between the cells of a row
_CARD_LENGTH = 700
_TITLE_LENGTH = 20
_NO_PICTURE = 99
_NEAR_PICTURE = 2  # lines
_KEPT = frozenset(load_cues("markup")["block_tags"]) - {"body", "html", "tbody", "tfoot", "thead", "tr", "li"}


@dataclass(slots=True)
class _State:
    """What the walk has seen of the line that it is in."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    emphasised: int = 0
    strong: int = 0
    picture: int = _NO_PICTURE  # lines since the last picture
    alt: str = ""


def read_lines(tags: Iterable[HtmlElement], *, strict: bool = True) -> list[Line]:
    """The lines of elements, parted by blocks and line breaks.

    What the page's own parts are called leaves them out; not `strict`: only what they are.
    """
    holder = Element("div")
    for tag in tags:
        copied = deepcopy(tag)
        copied.tail = None
        drop_junk(copied, strict=strict)
        holder.append(copied)
    if not holder.text_content().strip():
        return []
    for part in holder:
        if part.tag not in _KEPT:  # a row, a cell or a body with nothing around it
            part.tag = "div"
            for cell in part.iterchildren("td", "th"):
                cell.tag = "div"
    soup = BeautifulSoup(etree.tostring(holder, encoding="unicode", method="html"), "lxml")
    return list(walk_lines(soup))


def drop_junk(holder: HtmlElement, *, strict: bool = True) -> None:
    """Takes the page's own parts out of an element."""
    for tag in list(holder.iterdescendants()):
        # What lies in something dropped before is out of the tree with it.
        if tag.getparent() is None:
            continue
        if is_junk(tag, by_name=strict and not _is_in_sentence(tag)) or _is_card(tag):
            tag.drop_tree()


def _is_card(tag: HtmlElement) -> bool:
    """Whether an element in the text is another article's: its title as a link, and a summary."""
    if tag.tag != "article" or len(tag.text_content()) > _CARD_LENGTH:
        return False
    return any(len(link.text_content().strip()) >= _TITLE_LENGTH for link in tag.iter("a"))


def _is_in_sentence(tag: HtmlElement) -> bool:
    """Whether text stands right beside an inline element: then it is of a sentence, whatever its name."""
    if tag.tag not in _INLINE:
        return False
    before = tag.getprevious()
    parent = tag.getparent()
    left = before.tail if before is not None else parent.text if parent is not None else None
    return bool((left and left.strip()) or (tag.tail and tag.tail.strip()))


def walk_lines(root: Tag) -> Iterator[Line]:
    """The lines of an element."""
    state = _State()
    stack: list[tuple[Tag, Iterator[object]]] = [(root, iter(root.contents))]
    while stack:
        tag, children = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            if _is_block(tag) or _is_cell_block(tag):
                yield from _flush(state, stack, tag)
            elif "location-stamp" in _classes(tag):
                state.pieces.append(" - ")  # drawn by the style sheet
            if _holds_caption(tag):
                state.picture = _NO_PICTURE  # what follows is under no picture
        elif isinstance(node, Tag):
            if node.name == "img":
                yield from _flush(state, stack, tag)
                state.picture, state.alt = 0, normalise(str(node.get("alt") or ""))
            elif node.name == "br":
                yield from _flush(state, stack, tag)
            else:
                if _is_block(node) or _is_cell_block(node):
                    yield from _flush(state, stack, tag)
                elif node.name in ("td", "th") and state.length:
                    state.pieces.append(_CELLS)
                stack.append((node, iter(node.contents)))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            _take_text(state, str(node), stack)
    yield from _flush(state, stack, root)


def _holds_caption(tag: Tag) -> bool:
    return tag.name in ("figure", "figcaption") or any(map(_is_caption_name, _classes(tag)))


def _classes(tag: Tag) -> list[str]:
    found = tag.get("class")
    return found.split() if isinstance(found, str) else list(found or ())


def _is_block(tag: Tag) -> bool:
    return tag.name in _block_tags()


@cache
def _block_tags() -> frozenset[str]:
    return frozenset(load_cues("markup")["block_tags"])


@lru_cache(maxsize=4096)
def _is_caption_name(name: str) -> bool:
    """Whether a class says that the element is a caption."""
    return any(word in load_cues("markup")["caption_words"] for word in words_of(name))


def _is_cell_block(tag: Tag) -> bool:
    if tag.name not in ("td", "th"):
        return False
    return any(isinstance(node, Tag) and node.name in _CELL_BLOCKS for node in tag.descendants)


def _take_text(state: _State, text: str, stack: list[tuple[Tag, Iterator[object]]]) -> None:
    state.pieces.append(text)
    size = len(text.strip())
    state.length += size
    # Formatting is looked for near the text: deep trees stay linear.
    for tag, _ in reversed(stack[-6:]):
        if tag.name == "a":
            state.linked += size
        elif tag.name in _EMPHASIS:
            state.emphasised += size
        elif tag.name in ("b", "strong"):
            state.strong += size
        if _is_block(tag):
            break


def _flush(state: _State, stack: list[tuple[Tag, Iterator[object]]], tag: Tag) -> Iterator[Line]:
    text = normalise(" ".join("".join(state.pieces).split()))
    if text.strip(" |"):
        around = [tag, *(open_tag for open_tag, _ in reversed(stack[-8:]))]
        yield Line(text=text.strip(" |"), kind=_kind(state, text, around), link=_is_link(state, text))
        state.picture += 1
    state.pieces.clear()
    state.length = state.linked = state.emphasised = state.strong = 0


def _is_link(state: _State, text: str) -> bool:
    """Whether a line is nothing but a link, or one that leads to something else to read."""
    share = 6 if points_elsewhere(text) else 9
    return state.linked * 10 >= state.length * share


def _kind(state: _State, text: str, around: list[Tag]) -> BlockKind | None:
    names = {tag.name for tag in around}
    short = len(text) <= _CAPTION_LENGTH
    if short and (names & {"figcaption", "figure"} or any(map(_is_caption_name, _all_classes(around)))):
        return "caption"
    if names & _HEADINGS and not (state.picture == 0 and has_credit(text)):
        return "para" if len(text) > 60 and ends_as_sentence(text) else "subhead"
    if short and state.picture == 0 and (_reads_as_caption(state, text, around) or _frames_picture(around)):
        return "caption"
    if "tr" in names and _CELLS in text:
        return "note"
    if "blockquote" in names:
        return "quote"
    if "li" in names:
        return "list"
    if _is_right_aligned(around[0]) and len(text) <= 90 and not ends_as_sentence(text):
        return "byline"
    all_strong = state.strong * 10 >= state.length * 9
    if not all_strong or len(text) > 150 or ends_as_sentence(text) or has_credit(text):
        return None
    return None if is_caption(text) and state.picture <= _NEAR_PICTURE else "subhead"


def _reads_as_caption(state: _State, text: str, around: list[Tag]) -> bool:
    """Right under a picture: what is set apart, credited, the picture's own name, or no sentence."""
    apart = state.emphasised * 10 >= state.length * 8 or "text-align:center" in _style(around[0])
    return apart or text == state.alt or has_credit(text) or not ends_as_sentence(text)


def _frames_picture(around: list[Tag]) -> bool:
    """Whether the line stands in a table that holds pictures, and no more text than names them."""
    table = next((tag for tag in around if tag.name == "table"), None)
    return table is not None and len(table.get_text().strip()) <= _CAPTION_LENGTH


def _all_classes(around: list[Tag]) -> list[str]:
    return [name for tag in around for name in _classes(tag)]


def _style(tag: Tag) -> str:
    style = str(tag.get("style") or "").replace(" ", "").lower()
    return f"{style};text-align:{str(tag.get('align') or '').lower()}"


def _is_right_aligned(tag: Tag) -> bool:
    return "text-align:right" in _style(tag) or bool(
        {"author", "pAuthor", "text-right", "author_mail"} & set(_classes(tag))
    )
