"""Who wrote a page's article and whom it was taken from."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from corpus.readers import cues
from corpus.readers.draft import Line
from corpus.readers.page import Page, find_all, label_of, linked_value
from corpus.readers.tree import are_near, in_junk, is_inside
from corpus.text import normalise

Under = Callable[[], Sequence[Line]]  # reads the lines under the body, the first time that it is asked
_LONGEST = 90  # characters of a byline


def find_byline(page: Page, body: HtmlElement, declared: Sequence[HtmlElement], under: Under) -> str | None:
    """Who wrote it: an element declared or known for it, or a line with a cue under the body."""
    said = _declared([*_near(declared, body), *declared])
    if said:
        return said
    for text in _texts_near(page, "author", body):
        bare = cues.drop_cue(text)
        name = cues.read_byline(text) or (bare if cues.is_names(bare) else "")
        if name and not cues.is_nobody(name):
            return name
    return next(filter(None, (cues.read_byline(line.text) for line in under())), None)


def guess_byline(page: Page, under: Under) -> str | None:
    """Who wrote what nobody signed: the names on the line right under the body, or what machines are told."""
    told = linked_value(page, "author") or normalise(page.meta.get("author", ""))
    site = normalise(page.meta.get("og:site_name", "")).lower()
    known = " " in told and cues.is_names(told) and not cues.is_nobody(told) and told.lower() != site
    return _signed(under()[:1]) or (told if known else None)


def _declared(tags: Sequence[HtmlElement]) -> str | None:
    """What is declared to say who wrote it: names, if any of it is; the system's own are none."""
    texts = [text for text in map(label_of, tags) if 1 < len(text) <= _LONGEST]
    names = [cues.split_aside(cues.read_byline(text) or cues.drop_cue(text))[0] for text in texts]
    known = [name for name in names if name and not cues.is_nobody(name)]
    return next((name for name in known if cues.is_names(name)), None) or next(iter(known), None)


def _signed(lines: Sequence[Line]) -> str | None:
    """The names that are the line right under the body."""
    own = (line.text for line in lines if not line.link and not cues.opens_related(line.text))
    names = (text for text in own if " " in text and cues.is_names(text) and not cues.is_section(text))
    return next((name for name in names if not cues.is_nobody(name)), None)


def find_origin(
    page: Page,
    body: HtmlElement,
    declared: Sequence[HtmlElement],
    bylines: Sequence[HtmlElement],
    under: Under,
) -> str | None:
    """Whom it was taken from: an element declared or known for it, what stands in parentheses in a declared
    byline, or a line with a cue under the body."""
    texts = (*map(label_of, declared), *_texts_near(page, "origin", body))
    known = next((text for text in texts if text and len(text) <= _LONGEST), None)
    if known:
        return cues.read_origin(known) or known
    asides = (cues.split_aside(text)[1] for text in map(label_of, bylines) if len(text) <= _LONGEST)
    aside = next(filter(None, asides), None)
    if aside:
        return aside
    return next(filter(None, (cues.read_origin(line.text) for line in under())), None)


def _texts_near(page: Page, section: str, body: HtmlElement) -> Iterator[str]:
    for tag in _near(find_all(page, section), body):
        yield label_of(tag)


def _near(tags: Iterable[HtmlElement], body: HtmlElement) -> Iterator[HtmlElement]:
    for tag in tags:
        if (are_near(tag, body) or is_inside(tag, body)) and not in_junk(tag, body):
            yield tag
