"""Where in a page the title, the body, the lead, the date and the names of those who wrote it are."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString

from corpus.article import Published
from corpus.lexicon import load_cues
from corpus.published import read_date_line, read_stamp
from corpus.readers import cues
from corpus.readers.draft import Line
from corpus.readers.page import Page, find_all, is_junk, is_text, linked_value, text_of
from corpus.readers.walk import walk_lines
from corpus.text import normalise

_ENOUGH_TEXT = 150  # characters of a body
_STAMP_NAMES = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "date",
    "dc.date",
    "dc.date.issued",
    "article:published",
    "og:published_time",
    "parsely-pub-date",
)
_TITLE_JOINT = re.compile(r"\s+(?:[-|–—»:•]|::)\s+")
_YEAR = re.compile(r"\d{4}")


def find_body(page: Page) -> Tag:
    """The element that holds the article's text: a known container, else the one with the most prose."""
    for tag in find_all(page, "body"):
        if _text_size(tag) >= _ENOUGH_TEXT and not _in_junk(tag):
            return tag
    return _most_prose(page) or page.soup.body or page.soup


def _text_size(tag: Tag) -> int:
    return sum(
        len(node.strip()) for node in tag.descendants if isinstance(node, NavigableString) and is_text(node)
    )


def _in_junk(tag: Tag) -> bool:
    return any(is_junk(parent) for parent in islice(tag.parents, 12))


def _most_prose(page: Page) -> Tag | None:
    sizes: dict[int, int] = {}
    holders: dict[int, Tag] = {}
    for node in page.soup.find_all(string=True):
        size = len(node.strip())
        holder = node.parent
        if size < 60 or holder is None or not is_text(node) or holder.name == "a":
            continue
        block = next(
            (
                tag
                for tag in (holder, *islice(holder.parents, 4))
                if tag.name in ("p", "div", "td", "li", "section")
            ),
            holder,
        )
        above = block.parent if block.name in ("p", "li") and block.parent is not None else block
        holders[id(above)] = above
        sizes[id(above)] = sizes.get(id(above), 0) + size
    wanted = [key for key, tag in holders.items() if not is_junk(tag) and not _in_junk(tag)]
    return holders[max(wanted, key=sizes.__getitem__)] if wanted else None


def body_lines(body: Tag) -> list[Line]:
    """The lines of the body; all of them where the names of its parts make it look like the page's own."""
    lines = list(walk_lines(body))
    kept = sum(len(line.text) for line in lines)
    if kept < _ENOUGH_TEXT and kept * 4 < _text_size(body):
        return list(walk_lines(body, strict=False))
    return lines


def lead_lines(page: Page, body: Tag, title: str) -> list[Line]:
    """The paragraph between title and body that these pages keep outside the body."""
    for tag in find_all(page, "lead"):
        text = text_of(tag)
        apart = body not in tag.parents and tag not in body.parents
        if 30 <= len(text) <= 2000 and text != title and apart and _are_near(tag, body) and not _in_junk(tag):
            return list(walk_lines(tag))
    return []


def _are_near(tag: Tag, other: Tag) -> bool:
    around = {
        id(parent) for parent in islice(other.parents, 4) if parent.name not in ("body", "html", "[document]")
    }
    return any(id(parent) in around for parent in islice(tag.parents, 4)) or tag.parent is other.parent


def find_title(page: Page, body: Tag) -> Tag | None:
    """The heading that is the article's title: one that machines are told, else the first that is no link."""
    told = " ".join(
        [page.meta.get("og:title", ""), linked_value(page, "headline") or "", _title_tag(page)]
    ).lower()
    told = normalise(told)
    first: Tag | None = None
    for tag in find_all(page, "title"):
        text = text_of(tag)
        if (
            len(text) < 4
            or len(text) > 400
            or _is_site_title(page, text)
            or _in_junk(tag)
            or tag.name == "meta"
        ):
            continue
        if len(text) > 12 and text.lower() in told:
            return tag
        if first is None and tag.find_parent(["a", "li", "header"]) is None and tag not in body.parents:
            first = first or tag
    return first


def _title_tag(page: Page) -> str:
    return text_of(page.index["title"][0]) if page.index.get("title") else ""


def title_for_machines(page: Page) -> str:
    """The title in the page's head, without the site's name; empty where that is all there is."""
    for written in (page.meta.get("og:title", ""), linked_value(page, "headline") or "", _title_tag(page)):
        parts = [part for part in _TITLE_JOINT.split(normalise(written)) if not _is_site_title(page, part)]
        if len(parts) > 1 and written == _title_tag(page) and parts[-1].count(" ") < 8:
            parts.pop()
        title = " - ".join(parts)
        if title.count(" ") > 2:
            return title
    return ""


def _is_site_title(page: Page, text: str) -> bool:
    site = normalise(page.meta.get("og:site_name", "")).lower()
    return not text or text.lower() == site or _site_titles().fullmatch(text.lower()) is not None


@cache
def _site_titles() -> re.Pattern[str]:
    return re.compile("|".join(load_cues("markup")["site_titles"]))


def published_for_machines(page: Page) -> Published | None:
    """The time of publication from JSON-LD, meta elements and microdata."""
    told: list[tuple[str, str | None]] = [("json-ld", linked_value(page, "datePublished"))]
    told += [("meta", page.meta.get(name)) for name in _STAMP_NAMES]
    told += [
        ("meta", str(tag.get("content") or tag.get("datetime") or ""))
        for tag in page.index.get("[itemprop=datePublished]", ())
    ]
    for provenance, written in told:
        if written:
            stamp = read_stamp(written, provenance=provenance) or _read_line(written, provenance)
            if stamp is not None:
                return stamp
    return None


def _read_line(text: str, provenance: str | None) -> Published | None:
    line = read_date_line(normalise(text), provenance=provenance)
    return line.published if line is not None and (not line.rest or cues.is_names(line.rest)) else None


def published_near(page: Page, anchor: Tag) -> Published | None:
    """The date that readers see: in an element known for it, else in the lines right around the title."""
    for tag in find_all(page, "date"):
        if _are_near(tag, anchor) and not _in_junk(tag):
            found = _read_line(text_of(tag), None)
            if found is not None:
                return found
    after = islice(anchor.next_elements, 80)
    before = islice(anchor.previous_elements, 60)
    return _first_date(after, anchor) or _first_date(before, anchor)


def _first_date(nodes: Iterable[object], anchor: Tag) -> Published | None:
    for node in nodes:
        if (
            isinstance(node, NavigableString)
            and is_text(node)
            and _YEAR.search(node)
            and node.parent is not None
        ):
            for tag in (node.parent, *islice(node.parent.parents, 2)):
                found = _read_line(text_of(tag), None) if tag.name not in ("body", "html") else None
                if found is not None and _are_near(tag, anchor):
                    return found
    return None


def find_byline(page: Page, body: Tag) -> str | None:
    """Who wrote it: an element known for it, a line with a cue under the body, or what machines are told."""
    for tag in find_all(page, "author"):
        text = text_of(tag)
        if (_are_near(tag, body) or body in tag.parents) and not _in_junk(tag):
            name = cues.read_byline(text) or (text if cues.is_names(text) else None)
            if name:
                return name
    under = next(filter(None, map(cues.read_byline, _lines_under(body))), None)
    if under:
        return under
    told = linked_value(page, "author") or normalise(page.meta.get("author", ""))
    return told if told and cues.is_names(told) and " " in told else None


def find_origin(page: Page, body: Tag) -> str | None:
    """Whom it was taken from: an element known for it, or a line with a cue under the body."""
    for tag in find_all(page, "origin"):
        text = text_of(tag)
        if text and len(text) <= 90 and (_are_near(tag, body) or body in tag.parents) and not _in_junk(tag):
            return cues.read_origin(text) or text
    return next(filter(None, map(cues.read_origin, _lines_under(body))), None)


def _lines_under(body: Tag) -> Iterator[str]:
    for holder in (body, *islice(body.parents, 2)):
        for sibling in islice(holder.next_siblings, 12):
            if isinstance(sibling, Tag) and not is_junk(sibling) and len(sibling.get_text()) <= 1500:
                yield from (line.text for line in walk_lines(sibling))
