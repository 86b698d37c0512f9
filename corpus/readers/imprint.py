"""When a page's article came out, who wrote it and whom it was taken from."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter

from lxml.html import HtmlElement

from corpus.article import Published
from corpus.lexicon import load_cues
from corpus.published import read_date_line, read_stamp
from corpus.readers import cues
from corpus.readers.body import lines_under
from corpus.readers.page import Page, find_all, holds_text, label_of, linked_value
from corpus.readers.tree import are_near, in_junk, is_inside, levels_between, parents
from corpus.text import normalise

_NEAR = 4  # levels up from the heading that its date line may stand in
_WHOLE = ("body", "html")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def find_published(page: Page, heading: HtmlElement) -> Published | None:
    """What machines are told, else the line that readers see around the heading."""
    return _published_for_machines(page) or _published_near(page, heading)


def _published_for_machines(page: Page) -> Published | None:
    told: list[tuple[str, str | None]] = [("json-ld", linked_value(page, "datePublished"))]
    told += [("meta", page.meta.get(name)) for name in load_cues("markup")["published_names"]]
    for tag in page.index.get("[itemprop=datePublished]", ()):
        told.append(("meta", str(tag.get("content") or tag.get("datetime") or label_of(tag))))
    for provenance, written in told:
        stamp = read_stamp(written, provenance=provenance) if written else None
        found = stamp or (_read_line(normalise(written), provenance) if written else None)
        if found is not None:
            return found
    return None


def _read_line(text: str, provenance: str | None) -> Published | None:
    line = read_date_line(text, provenance=provenance)
    return line.published if line is not None and (not line.rest or cues.is_names(line.rest)) else None


def _published_near(page: Page, heading: HtmlElement) -> Published | None:
    """In an element known for it, else in the lines around the heading; a clock of the site is neither."""
    for tag in _nearest_first(find_all(page, "date"), heading):
        stamp = read_stamp(str(tag.get("datetime") or ""), provenance="meta")
        found = stamp or _read_line(label_of(tag), None)
        if found is not None:
            return found
    return _first_date(islice(_after(heading), 80), heading) or _first_date(_before(heading), heading)


def _after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The elements in and after a heading, as far as its holders reach, in order."""
    yield from heading.iter()
    for holder in (heading, *parents(heading, _NEAR)):
        if holder.tag in _WHOLE:
            return
        for tag in holder.itersiblings():
            yield from tag.iter()


def _before(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The small elements before a heading, the nearest first."""
    for holder in (heading, *parents(heading, _NEAR)):
        if holder.tag in _WHOLE:
            return
        for tag in islice(holder.itersiblings(preceding=True), 8):
            if not holds_text(tag, 600):
                yield from reversed(list(islice(tag.iter(), 30)))


def _nearest_first(tags: Iterable[HtmlElement], heading: HtmlElement) -> list[HtmlElement]:
    levels = [(levels_between(tag, heading), tag) for tag in tags]
    near = [(level, tag) for level, tag in levels if level is not None and not in_junk(tag, heading)]
    return [tag for _, tag in sorted(near, key=itemgetter(0))]


def _first_date(tags: Iterable[HtmlElement], heading: HtmlElement) -> Published | None:
    for tag in tags:
        parent = tag.getparent()
        for holder, text in ((tag, tag.text), (parent, tag.tail)):
            if text and holder is not None and _YEAR.search(text):
                found = _date_around(holder, heading)
                if found is not None:
                    return found
    return None


def _date_around(tag: HtmlElement, heading: HtmlElement) -> Published | None:
    for holder in (tag, *parents(tag, 2)):
        found = _read_line(label_of(holder), None) if holder.tag not in _WHOLE else None
        if found is not None and are_near(holder, heading) and not _is_listed(holder, heading):
            return found
    return None


def _is_listed(tag: HtmlElement, heading: HtmlElement) -> bool:
    """Whether a date is that of another article in a list."""
    return tag.tag in ("li", "a") or next(tag.iterancestors("li", "a"), None) is not None or in_junk(tag, heading)


def find_byline(page: Page, body: HtmlElement) -> str | None:
    """Who wrote it: an element known for it, a line with a cue under the body, or what machines are told."""
    for text in _texts_near(page, "author", body):
        name = cues.read_byline(text) or (text if cues.is_names(text) else None)
        if name:
            return name
    under = next(filter(None, (cues.read_byline(line.text) for line in lines_under(body))), None)
    told = linked_value(page, "author") or normalise(page.meta.get("author", ""))
    return under or (told if " " in told and cues.is_names(told) else None)


def find_origin(page: Page, body: HtmlElement) -> str | None:
    """Whom it was taken from: an element known for it, or a line with a cue under the body."""
    known = next((text for text in _texts_near(page, "origin", body) if text and len(text) <= 90), None)
    if known:
        return cues.read_origin(known) or known
    return next(filter(None, (cues.read_origin(line.text) for line in lines_under(body))), None)


def _texts_near(page: Page, section: str, body: HtmlElement) -> Iterable[str]:
    for tag in find_all(page, section):
        if (are_near(tag, body) or is_inside(tag, body)) and not in_junk(tag, body):
            yield label_of(tag)
