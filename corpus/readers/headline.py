"""Which heading of a page is the article's title, if any."""

import re
from functools import cache

from lxml.html import HtmlElement

from corpus.lexicon import load_cues
from corpus.published import read_date_line
from corpus.readers.body import lines_above
from corpus.readers.cues import opens_related
from corpus.readers.draft import Line
from corpus.readers.page import Page, find_all, label_of, linked_value, text_of
from corpus.readers.tree import are_near, in_junk, is_inside
from corpus.text import normalise

_JOINT = re.compile(r"\s+(?:[-|–—»:•]|::)\s+")
_LONGEST = 400


def find_title(page: Page, body: HtmlElement, heading: HtmlElement | None) -> str:
    """The article's title, which `heading` has if there is one; empty where the page has none."""
    return text_of(heading) if heading is not None else _title_for_machines(page) or _title_above(body)


def find_heading(page: Page, body: HtmlElement) -> HtmlElement | None:
    """The heading that machines are told of as the title, else the first by the body, else the first."""
    told = [text.lower() for text in _told(page) if text]
    known: list[HtmlElement] = []
    others: list[HtmlElement] = []
    for tag in find_all(page, "title"):
        text = label_of(tag, _LONGEST)
        if not 4 <= len(text) <= _LONGEST or _is_site_title(page, text) or in_junk(tag, body):
            continue
        if opens_related(text):
            continue
        if len(text) > 12 and any(text.lower() in each for each in told):
            if any(each.startswith(text.lower()) for each in told):
                return tag
            known.append(tag)
        elif next(tag.iterancestors("a", "li"), None) is None and not is_inside(body, tag):
            others.append(tag)
    inside = (tag for tag in others if is_inside(tag, body))
    near = (tag for tag in others if are_near(tag, body))
    apart = (tag for tag in others if next(tag.iterancestors("header"), None) is None)
    return next(iter((*known, *inside, *near, *apart)), None)


def _told(page: Page) -> list[str]:
    shown = page.root.find(".//title")
    return [
        normalise(page.meta.get("og:title", "")),
        linked_value(page, "headline") or "",
        text_of(shown) if shown is not None else "",
    ]


def _title_for_machines(page: Page) -> str:
    *named, shown = _told(page)
    for written in (*named, shown):
        parts = _JOINT.split(written)
        kept = [part for part in parts if not _is_site_title(page, part)]
        if len(kept) == len(parts) > 1 and written == shown and kept[-1].count(" ") < 8:
            kept.pop()  # the site's name, in words that no list has
        title = " - ".join(kept) if len(kept) < len(parts) else written
        if title.count(" ") > 2:
            return title
    return ""


def _title_above(body: HtmlElement) -> str:
    """The last line above the body that is set as a heading, or that a date line parts from the body."""
    dated = False
    for line in reversed(lines_above(body)[-6:]):
        date_line = read_date_line(line.text)
        if date_line is not None and not date_line.rest:
            dated = True
        elif (dated or line.kind == "subhead") and _may_be_title(line):
            return line.text
    return ""


def _may_be_title(line: Line) -> bool:
    return (
        not line.link and line.text.count(" ") > 2 and len(line.text) <= 250 and not line.text.endswith(".")
    )


def _is_site_title(page: Page, text: str) -> bool:
    bare = text.lower().strip(" .:|-–—»")
    site = normalise(page.meta.get("og:site_name", "")).lower()
    return not bare or bare == site or _site_titles().fullmatch(bare) is not None


@cache
def _site_titles() -> re.Pattern[str]:
    return re.compile("|".join(load_cues("markup")["site_titles"]))
