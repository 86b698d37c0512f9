"""The way from one page of a list to the next, where its declaration does not tell."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from corpus.lexicon import one_of
from scraper.addresses import canonical_url
from scraper.discover.links import own_url
from scraper.sources import Source

_MOST = 3000  # links that are looked at
_LONGEST = 40  # characters of the text of such a link
_BLANK = re.compile(r"\s+")


def find_next(root: HtmlElement, *, url: str, number: int, source: Source, base: str) -> str | None:
    """The address of the page after page `number`, 1 for the first, of the list at `url`.

    What the page says outright (`rel=next`) is believed; a link that looks like one must also have the number
    of the next page, or of this one where pages are counted from 0, in an address like the list's own.
    """
    for href in root.xpath("//link[@rel='next']/@href | //a[@rel='next']/@href")[:5]:
        found = own_url(str(href), base=base, source=source)
        if found is not None and not leads_back(found, url, number):
            return found
    for href in _hrefs(_looking_like_next(root, number)):
        found = own_url(href, base=base, source=source)
        if found is not None and found != url and _leads_on(found, url, number):
            return found
    return None


def leads_back(found: str, url: str, number: int) -> bool:
    """Whether a link on page `number` of a list leads to it or one before: last pages link to the first."""
    if found == url:
        return True
    place = _in_query().search(found) or _in_path().search(found)
    if place is not None:
        return int(place["number"]) < number
    return number > 1 and _stem(found) == _stem(url) and "?" not in found


def page_pattern(following: str, first: str) -> tuple[str, int] | None:
    """From the second page's address: that of any, with `{page}`, and the number in the second's."""
    for place in (_in_query(), _in_path()):
        match = place.search(following)
        if match is not None and following != first:
            start, end = match.span("number")
            return f"{following[:start]}{{page}}{following[end:]}", int(match["number"])
    return None


def told_by_script(text: str) -> str | None:
    """Why the next page cannot be asked for, where the page shows that there is one; a sentence."""
    lowered = text.lower()
    if any(mark in lowered for mark in _cues()["postback"]):
        return "its further pages are asked for by a form's postback (ASP.NET), which is not followed"
    if any(mark in lowered for mark in _cues()["scripts"]):
        return "its further pages are loaded by a script, which is not run"
    return None


def is_scripted(root: HtmlElement, number: int) -> bool:
    """Whether there is a link with the next page's number and no address."""
    for link in islice(root.iter("a"), _MOST):
        href = (link.get("href") or "#").strip().lower()
        if href.startswith(("#", "javascript:")) and _text(link) == str(number + 1):
            return True
    return False


def _looking_like_next(root: HtmlElement, number: int) -> Iterator[HtmlElement]:
    """Links with the next page's number first, then those that say or are named `next`."""
    named: list[HtmlElement] = []
    for link in islice(root.iter("a"), _MOST):
        text = _text(link)
        if text == str(number + 1):
            yield link
        elif _says_next(text) or _is_named(link):
            named.append(link)
    yield from named


def _text(link: HtmlElement) -> str:
    pieces: list[str] = []
    length = 0
    for piece in islice(link.itertext(), 10):
        length += len(piece)
        if length > _LONGEST:
            return ""
        pieces.append(piece)
    return _BLANK.sub(" ", "".join(pieces)).strip().lower()


def _says_next(text: str) -> bool:
    cues = _cues()
    bare = text.strip(f" {cues['arrows']}")
    return bare in cues["words"] if bare else bool(text)


def _is_named(link: HtmlElement) -> bool:
    parent = link.getparent()
    listed = f"{link.get('class') or ''} {parent.get('class') or '' if parent is not None else ''}"
    titles = (link.get("title") or "", link.get("aria-label") or "")
    classes = set(listed.lower().split())
    return bool(classes & set(_cues()["classes"])) or any(
        title and _says_next(title.strip().lower()) for title in titles
    )


def _hrefs(links: Iterable[HtmlElement]) -> Iterator[str]:
    for link in links:
        href = link.get("href")
        if href:
            yield str(href)


def _leads_on(found: str, url: str, number: int) -> bool:
    place = _in_query().search(found) or _in_path().search(found)
    if place is None or int(place["number"]) not in (number, number + 1):
        return False
    return _stem(found) == _stem(url)


def _stem(url: str) -> str:
    """What the addresses of all pages of a list share."""
    bare = _in_path().sub("", canonical_url(url) or url)
    path = urlsplit(bare).path
    return re.sub(r"(?:\.\w{2,5}|/)+$", "", path)


@cache
def _cues() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "pagers.toml").read_text(encoding="utf-8"))


@cache
def _in_query() -> re.Pattern[str]:
    return re.compile(rf"[?&]{one_of(_cues()['parameters'])}=(?P<number>\d{{1,5}})(?=&|$)", re.IGNORECASE)


@cache
def _in_path() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of(_cues()['before'])}(?P<number>\d{{1,5}})(?=/?(?:\.\w{{2,5}})?(?:\?|$))", re.IGNORECASE
    )
