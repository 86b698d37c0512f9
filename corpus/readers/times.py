"""When a page's article came out: what readers are shown and what machines are told, weighed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from itertools import islice, takewhile
from operator import itemgetter
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from corpus.article import Published
from corpus.lexicon import load_cues
from corpus.published import VIETNAM, read_date_line, read_stamp
from corpus.readers import cues
from corpus.readers.page import Page, classes, find_all, holds_text, is_junk, label_of, linked_value, words_of
from corpus.readers.tree import are_near, is_inside, levels_between, parents
from corpus.text import normalise

_NEAR = 4  # levels up from the heading that its date line may stand in
_WHOLE = ("body", "html")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MONTH_IN_URL = re.compile(r"/(20[0-3]\d)/?(0[1-9]|1[0-2])(?:/|$)")
_PARAGRAPH = 60  # characters
_FAR = 99  # levels
_TITLE = 20  # characters that a link to another article has
_MINUTE = len("2026-03-07T08:01")
_DAY = len("2026-03-07")


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """When it came out; conflict: a sentence where the page tells two days, or its address another month."""

    published: Published | None = None
    conflict: str | None = None


def find_published(
    page: Page,
    heading: HtmlElement | None,
    body: HtmlElement,
    declared: Iterable[HtmlElement],
    *,
    url: str | None,
    latest: str | None,
    zone: tzinfo = VIETNAM,
) -> Dated:
    """What is declared to be the date line, else the line that readers see around the heading, else what
    machines are told. Days after `latest` (ISO) are none; `zone` is that of times that do not say their own.

    What machines are told gives the minute where the line gives the day alone, and goes before a line that
    only happens to stand there.
    """
    month = month_of(url)
    lines = (
        pair for pair in _shown(page, heading, body, declared, zone) if not _is_clock(pair[0], month, latest)
    )
    shown, weak = next((pair for pair in lines if _is_past(pair[0], latest)), (None, False))
    told = next((each for each in _told(page, zone) if _is_past(each, latest)), None)
    if shown is None or told is None:
        return Dated(published=shown or told)
    if shown.value[:_DAY] == told.value[:_DAY]:
        same = shown.precision != "minute" or shown.value[:_MINUTE] == told.value[:_MINUTE]
        return Dated(published=told if same else shown)
    best, other = (told, shown) if weak else (shown, told)
    return Dated(
        published=best,
        conflict=f"{best.provenance} says {best.value[:_DAY]}, {other.provenance} {other.value[:_DAY]}",
    )


def _is_past(published: Published, latest: str | None) -> bool:
    return latest is None or published.value[:_DAY] <= latest[: len(published.value)]


def _is_clock(published: Published, month: Published | None, latest: str | None) -> bool:
    """Whether a line without a label tells the day of fetching, and the address another month."""
    if published.provenance != "header" or month is None or latest is None:
        return False
    return published.value[:_DAY] > _days_before(latest, 2) and not published.value.startswith(month.value)


def _days_before(day: str, days: int) -> str:
    return (date.fromisoformat(day[:_DAY]) - timedelta(days=days)).isoformat()


def beside_address(dated: Dated, *, url: str | None, latest: str | None) -> Dated:
    """With the month in the address where nothing else is known, and what contradicts it noted."""
    month, known = month_of(url), dated.published
    if known is None or not _is_past(known, latest):
        return Dated(published=month, conflict=dated.conflict)
    if month is None or dated.conflict or known.precision == "year" or known.value.startswith(month.value):
        return dated
    return Dated(
        published=known,
        conflict=f"{known.provenance} says {known.value[:_DAY]}, the address {month.value}",
    )


def month_of(url: str | None) -> Published | None:
    """The month that police portals of the `/YYYYMM/slug-id/` family put into their addresses."""
    match = _MONTH_IN_URL.search(urlsplit(url).path) if url else None
    return read_stamp(f"{match[1]}-{match[2]}", provenance="url") if match else None


def _told(page: Page, zone: tzinfo) -> Iterator[Published]:
    said: list[tuple[str, str | None]] = [("json-ld", linked_value(page, "datePublished"))]
    said += [("meta", page.meta.get(name)) for name in load_cues("markup")["published_names"]]
    for tag in page.index.get("[itemprop=datePublished]", ()):
        said.append(("meta", tag.get("content") or tag.get("datetime") or label_of(tag)))
    for provenance, written in said:
        stamp = read_stamp(written, provenance=provenance, zone=zone) if written else None
        found = stamp or (_read_line(normalise(written), provenance, zone) if written else None)
        if found is not None:
            yield found


def _read_line(text: str, provenance: str | None, zone: tzinfo) -> Published | None:
    line = read_date_line(text, provenance=provenance, zone=zone)
    return line.published if line is not None and (not line.rest or cues.is_names(line.rest)) else None


def _shown(
    page: Page,
    heading: HtmlElement | None,
    body: HtmlElement,
    declared: Iterable[HtmlElement],
    zone: tzinfo,
) -> Iterator[tuple[Published, bool]]:
    """What readers see, and whether it only happens to stand there."""
    place = body if heading is None else heading
    for tag in _nearest_first(declared, place, far=True):
        found = _read_declared(tag, zone)
        if found is not None:
            yield found, False
    for tag in _nearest_first(find_all(page, "date"), place):
        found = read_stamp(tag.get("datetime") or "", provenance="meta", zone=zone)
        found = found or _read_line(label_of(tag), None, zone)
        if found is not None:
            yield found, found.provenance == "updated-line"
    guessed = _guess(heading, body, zone)
    if guessed is not None:
        yield guessed, guessed.provenance != "posted-line"


def _guess(heading: HtmlElement | None, body: HtmlElement, zone: tzinfo) -> Published | None:
    """The line around the heading, else above or under the body; what the body says is of other days."""
    if heading is None:
        return _first_date(_before(body), body, zone) or _first_date(islice(_after(body), 80), body, zone)
    inside = is_inside(heading, body)
    after = (
        tag for tag in islice(_after(heading), 80) if inside or not (tag is body or is_inside(tag, body))
    )
    return _first_date(takewhile(_Prose(1), after), heading, zone) or _first_date(
        _before(heading), heading, zone
    )


class _Prose:
    """Lets elements pass until so many of them and one more held a paragraph."""

    def __init__(self, most: int) -> None:
        self._left = most

    def __call__(self, tag: HtmlElement) -> bool:
        text = (tag.text or "").strip()
        if len(text) >= _PARAGRAPH and cues.ends_as_sentence(text):
            self._left -= 1
        return self._left >= 0


def _read_declared(tag: HtmlElement, zone: tzinfo) -> Published | None:
    """The day in an element that is known for it, whatever else it says."""
    line = read_date_line(label_of(tag), provenance="page", zone=zone)
    if line is not None and line.published is not None:
        return line.published
    written = tag.get("datetime") or tag.get("content") or tag.get("title") or ""
    return read_stamp(written, provenance="page", zone=zone)


def _after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The elements after a heading, as far as its holders reach, in order."""
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


def _nearest_first(
    tags: Iterable[HtmlElement], heading: HtmlElement, *, far: bool = False
) -> list[HtmlElement]:
    """The elements by how near the heading they stand; those `far` from it last, or not at all."""
    levels = [(levels_between(tag, heading), tag) for tag in islice(tags, 60)]
    near = [(_FAR if level is None else level, tag) for level, tag in levels if far or level is not None]
    return [tag for _, tag in sorted(near, key=itemgetter(0)) if not _is_listed(tag, heading)]


def _first_date(tags: Iterable[HtmlElement], heading: HtmlElement, zone: tzinfo) -> Published | None:
    for tag in tags:
        parent = tag.getparent()
        for holder, text in ((tag, tag.text), (parent, tag.tail)):
            if text and holder is not None and _YEAR.search(text):
                found = _date_around(holder, heading, zone)
                if found is not None:
                    return found
    return None


def _date_around(tag: HtmlElement, heading: HtmlElement, zone: tzinfo) -> Published | None:
    for holder in (tag, *parents(tag, 2)):
        found = _read_line(label_of(holder), None, zone) if holder.tag not in _WHOLE else None
        if found is not None and are_near(holder, heading) and not _is_listed(holder, heading):
            return found
    return None


def _is_listed(tag: HtmlElement, heading: HtmlElement) -> bool:
    """Whether a date is that of another article in a list, or the site's clock."""
    if _is_elsewhere(tag, heading) or any(map(_is_site_clock, (tag, *parents(tag, 3)))):
        return True
    for holder in (tag, *parents(tag, 3)):
        if holder is heading or is_inside(heading, holder) or is_inside(holder, heading):
            return False
        shortest = _TITLE // 2 if holder.tag == "li" else _TITLE
        if any(_is_title(link, shortest) for link in islice(holder.iter("a"), 5)):
            return True
    return False


def _is_elsewhere(tag: HtmlElement, heading: HtmlElement) -> bool:
    """Whether an element stands in a part of the page's own; bars of buttons hold dates of articles too."""
    around = parents(heading, _FAR)
    return any(
        is_junk(parent) and not _is_called(parent, "bar_words")
        for parent in parents(tag, 12)
        if not any(parent is holder for holder in around)
    )


def _is_title(link: HtmlElement, shortest: int) -> bool:
    text = label_of(link)
    return len(text) >= shortest and _read_line(text, None, VIETNAM) is None


def _is_site_clock(tag: HtmlElement) -> bool:
    """Whether an element is called after the time of day."""
    return _is_called(tag, "clock_words")


def _is_called(tag: HtmlElement, section: str) -> bool:
    wanted = load_cues("markup")[section]
    return any(word in wanted for name in (*classes(tag), tag.get("id") or "") for word in words_of(name))
