"""How elements of a page lie to one another."""

from itertools import islice

from lxml.html import HtmlElement

from corpus.readers.page import classes, is_junk, words_of

_NEAR = 4  # levels up to a common holder
_WHOLE = ("body", "html")
_FAR = 200  # levels up that are looked at: hostile pages nest deeper


def text_size(tag: HtmlElement) -> int:
    """The characters of text that an element holds."""
    return sum(len(text.strip()) for text in tag.itertext())


def parents(tag: HtmlElement, levels: int) -> list[HtmlElement]:
    """So many elements around an element, the nearest first."""
    return list(islice(tag.iterancestors(), levels))


def is_inside(tag: HtmlElement, holder: HtmlElement) -> bool:
    """Whether `holder` is around `tag`."""
    return any(parent is holder for parent in islice(tag.iterancestors(), _FAR))


def are_near(tag: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements share a holder, that is not the whole page, a few levels up."""
    return levels_between(tag, other) is not None


def levels_between(tag: HtmlElement, other: HtmlElement) -> int | None:
    """How many levels above `other` the holder of both is; None for elements that are far apart."""
    if tag.getparent() is other.getparent():
        return 0
    around = parents(tag, _NEAR)
    for level, parent in enumerate(parents(other, _NEAR)):
        if parent.tag not in _WHOLE and any(parent is holder for holder in around):
            return level
    return None


def in_junk_tags(tag: HtmlElement) -> bool:
    """Whether an element stands in one that never holds an article: a form, a menu, a footer."""
    return any(is_junk(parent, by_name=False) for parent in parents(tag, 12))


def in_footer(tag: HtmlElement) -> bool:
    """Whether an element stands in what is called the foot of the page."""
    around = (tag, *parents(tag, 12))
    names = (name for each in around for name in (*classes(each), each.get("id") or ""))
    return any("footer" in words_of(name) for name in names)


def in_junk(tag: HtmlElement, body: HtmlElement) -> bool:
    """Whether an element stands in a part of the page's own; what the article's body is in too is none."""
    around = parents(body, _FAR)
    return any(
        is_junk(parent) for parent in parents(tag, 12) if not any(parent is holder for holder in around)
    )
