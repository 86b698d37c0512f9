"""How elements of a page lie to one another."""

from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString

from corpus.readers.page import is_junk, is_text

_NEAR = 4  # levels up to a common holder
_WHOLE = ("body", "html", "[document]")
_FAR = 200  # levels up that are looked at: hostile pages nest deeper


def text_size(tag: Tag) -> int:
    """The characters of text that an element holds."""
    return sum(
        len(node.strip()) for node in tag.descendants if isinstance(node, NavigableString) and is_text(node)
    )


def is_inside(tag: Tag, holder: Tag) -> bool:
    """Whether `holder` is around `tag`."""
    return any(parent is holder for parent in islice(tag.parents, _FAR))


def are_near(tag: Tag, other: Tag) -> bool:
    """Whether two elements share a holder, that is not the whole page, a few levels up."""
    return levels_between(tag, other) is not None


def levels_between(tag: Tag, other: Tag) -> int | None:
    """How many levels above `other` the holder of both is; None for elements that are far apart."""
    if tag.parent is other.parent:
        return 0
    around = {id(parent) for parent in islice(tag.parents, _NEAR)}
    for level, parent in enumerate(islice(other.parents, _NEAR)):
        if id(parent) in around and parent.name not in _WHOLE:
            return level
    return None


def in_junk_tags(tag: Tag) -> bool:
    """Whether an element stands in one that never holds an article: a form, a menu, a footer."""
    return any(is_junk(parent, by_name=False) for parent in islice(tag.parents, 12))


def in_junk(tag: Tag, body: Tag) -> bool:
    """Whether an element stands in a part of the page's own; what the article's body is in too is none."""
    around = {id(parent) for parent in islice(body.parents, _FAR)}
    return any(is_junk(parent) for parent in islice(tag.parents, 12) if id(parent) not in around)
