"""Where in a page the article's text is: its body, the lead apart from it, the lines above and under it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bs4 import Tag

from corpus.readers.cues import ends_as_sentence
from corpus.readers.draft import Line
from corpus.readers.page import Page, find_all, holds_text, is_junk, is_text, text_of
from corpus.readers.tree import are_near, in_junk, in_junk_tags, is_inside, text_size
from corpus.readers.walk import walk_lines

_ENOUGH = 150  # characters of a body
_PROSE = 60  # characters of a text that is no label
_HOLDERS = ("p", "div", "td", "li", "section", "article")


def find_body(page: Page) -> Tag:
    """The element that holds the article's text: a known container, else the one with the most prose."""
    for tag in find_all(page, "body"):
        if text_size(tag) >= _ENOUGH and not is_junk(tag) and not in_junk_tags(tag):
            return tag
    return _most_prose(page) or page.soup.body or page.soup


def _most_prose(page: Page) -> Tag | None:
    sizes: dict[int, int] = {}
    holders: dict[int, Tag] = {}
    for node in page.soup.find_all(string=True):
        size = len(node.strip())
        if size < _PROSE or node.parent is None or not is_text(node) or node.parent.name == "a":
            continue
        around = (node.parent, *islice(node.parent.parents, 4))
        block = next((tag for tag in around if tag.name in _HOLDERS), node.parent)
        holder = block.parent if block.name in ("p", "li") and block.parent is not None else block
        holders[id(holder)] = holder
        sizes[id(holder)] = sizes.get(id(holder), 0) + size
    wanted = [key for key, tag in holders.items() if not is_junk(tag) and not in_junk_tags(tag)]
    return holders[max(wanted, key=sizes.__getitem__)] if wanted else None


def body_lines(body: Tag) -> list[Line]:
    """The lines of the body; all of them where the names of its parts make it look like the page's own."""
    lines = list(walk_lines(body))
    kept = sum(len(line.text) for line in lines)
    if kept < _ENOUGH and kept * 4 < text_size(body):
        return list(walk_lines(body, strict=False))
    return lines


def with_lead(page: Page, body: Tag, title: str) -> list[Line]:
    """The lines of the body, after the paragraph that these pages keep between title and body."""
    lines = body_lines(body)
    said = {line.text for line in lines}
    lead = (replace(line, kind="para") for line in _lead_lines(page, body, title) if line.text not in said)
    return [*lead, *lines]


def _lead_lines(page: Page, body: Tag, title: str) -> list[Line]:
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
            return list(walk_lines(tag))
    return _prose_between(title, body)


def _prose_between(title: str, body: Tag) -> list[Line]:
    above = list(lines_above(body)) if title else []
    texts = [line.text for line in above]
    after_title = above[texts.index(title) :] if title in texts else []
    return [line for line in after_title if len(line.text) >= _PROSE and ends_as_sentence(line.text)]


def lines_above(body: Tag) -> Iterator[Line]:
    """The lines of the short elements before the body, in the two holders around it, in order."""
    for holder in reversed((body, *islice(body.parents, 2))):
        for sibling in reversed(list(islice(holder.previous_siblings, 8))):
            if isinstance(sibling, Tag) and not is_junk(sibling) and not holds_text(sibling, 600):
                yield from walk_lines(sibling)


def lines_under(body: Tag) -> Iterator[Line]:
    """The lines of the short elements after the body, in the two holders around it, in order."""
    for holder in (body, *islice(body.parents, 2)):
        for sibling in islice(holder.next_siblings, 12):
            if isinstance(sibling, Tag) and not is_junk(sibling) and not holds_text(sibling, 1500):
                yield from walk_lines(sibling)
