"""Where in a page the article's text is: its body, the lead apart from it, the lines above and under it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from corpus.readers.cues import ends_as_sentence
from corpus.readers.draft import Line
from corpus.readers.page import Page, find_all, holds_text, is_junk, text_of
from corpus.readers.tree import are_near, in_footer, in_junk, in_junk_tags, is_inside, parents, text_size
from corpus.readers.walk import read_lines

_ENOUGH = 150  # characters of a body
_SURE = 600  # characters of a body that is no teaser
_PROSE = 60  # characters of a text that is no label
_OPENING = 4  # lines of a body that may say its lead again
_LEAD_LINES = 3
_NOTE = 600  # characters of an element that says who wrote a text
_LONG_TEXTS = etree.XPath(f"descendant-or-self::*/text()[string-length(.) >= {_PROSE}]")
_HOLDERS = ("p", "div", "td", "li", "section", "article")


def find_body(page: Page) -> HtmlElement:
    """The element that holds the article's text: a known container, else the one with the most prose."""
    known = None
    for tag in find_all(page, "body"):
        size = text_size(tag)
        if size >= _ENOUGH and not is_junk(tag) and not in_junk_tags(tag):
            if size >= _SURE:
                return tag
            known = tag
            break
    most = _most_prose(page)
    if most is None:
        return page.root.body if known is None else known
    return most if known is None or _is_more(most, known) else known


def _is_more(most: HtmlElement, known: HtmlElement) -> bool:
    """Whether the text lies elsewhere than in a small element that is called after it."""
    apart = most is not known and not is_inside(most, known)
    return apart and text_size(most) > 3 * text_size(known)


def _most_prose(page: Page) -> HtmlElement | None:
    sizes: dict[HtmlElement, int] = {}
    for tag, size in _long_texts(page.root.body):
        around = (tag, *parents(tag, 4))
        block = next((each for each in around if each.tag in _HOLDERS), tag)
        parent = block.getparent()
        if block.tag not in ("p", "li") or parent is None:
            sizes[block] = sizes.get(block, 0) + size
            size = size * 9 // 10  # some editors set paragraphs as elements like that: two outweigh one
        if parent is not None:
            sizes[parent] = sizes.get(parent, 0) + size
    wanted = [tag for tag in sizes if not is_junk(tag) and not in_junk_tags(tag) and not in_footer(tag)]
    # Some pages call all that they hold a menu or a sidebar.
    apart = [tag for tag in wanted if not any(map(is_junk, parents(tag, 12)))]
    return max(apart or wanted, key=sizes.__getitem__) if wanted else None


def _long_texts(root: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Each text that is no label, with the element that it stands in; those of links are left out."""
    for text in _LONG_TEXTS(root):
        size, tag = len(text.strip()), text.getparent()
        holder = tag.getparent() if text.is_tail else tag
        if size >= _PROSE and holder is not None and holder.tag != "a":
            yield holder, size


def body_lines(body: HtmlElement) -> list[Line]:
    """The lines of the body; all of them where the names of its parts make it look like the page's own."""
    lines = read_lines((body,))
    kept = sum(len(line.text) for line in lines)
    if kept < _ENOUGH and kept * 4 < text_size(body):
        return read_lines((body,), strict=False)
    return lines


def with_lead(
    page: Page,
    body: HtmlElement,
    title: str,
    sapo: Sequence[HtmlElement] = (),
    captions: Sequence[HtmlElement] = (),
) -> list[Line]:
    """The lines of the body, after the paragraph that these pages keep between title and body.

    sapo: the elements that hold it, where they are known; captions: those of pictures outside the body.
    """
    lines = body_lines(body)
    found = read_lines(tag for tag in sapo if not is_inside(tag, body)) or _lead_lines(page, body, title)
    lead = [line if line.kind == "caption" else replace(line, kind="para") for line in found]
    lead += read_lines(tag for tag in captions if are_near(tag, body))
    once = {line.text: line for line in lead if not _is_said(line.text, lines[:_OPENING])}
    return [*once.values(), *lines]


def _is_said(text: str, lines: Sequence[Line]) -> bool:
    """Whether one of the lines says what `text` does, with little more or less."""
    return any(
        text in line.text or (line.text in text and len(line.text) * 5 > len(text) * 4) for line in lines
    )


def _lead_lines(page: Page, body: HtmlElement, title: str) -> list[Line]:
    for tag in find_all(page, "lead"):
        text = text_of(tag)
        apart = not is_inside(body, tag) and not is_inside(tag, body)
        if (
            30 <= len(text) <= 2000
            and text != title
            and apart
            and are_near(tag, body)
            and not in_junk(tag, body)
        ):
            return read_lines((tag,))
    return _prose_between(title, body)


def _prose_between(title: str, body: HtmlElement) -> list[Line]:
    above = lines_above(body) if title else []
    texts = [line.text for line in above]
    after_title = above[texts.index(title) :] if title in texts else []
    lead = [line for line in after_title if len(line.text) >= _PROSE and ends_as_sentence(line.text)]
    return lead if len(lead) <= _LEAD_LINES else []  # more are summaries of a list


def lines_above(body: HtmlElement) -> list[Line]:
    """The lines of the short elements before the body, in the two holders around it, in order."""
    before = (
        tag
        for holder in (body, *parents(body, 2))
        for tag in islice(holder.itersiblings(preceding=True), 12)
        if not holds_text(tag, _NOTE) and not is_junk(tag)
    )
    return read_lines(list(before)[::-1])


def lines_under(body: HtmlElement) -> list[Line]:
    """The lines of the short elements after the body, in the two holders around it, in order."""
    after = (
        tag
        for holder in (body, *parents(body, 2))
        for tag in islice(holder.itersiblings(), 6)
        if not holds_text(tag, _NOTE) and not is_junk(tag)
    )
    return read_lines(after)
