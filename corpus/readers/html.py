"""Saved pages: the article's own lines, with title, date, byline and origin from the markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from corpus.article import Article
from corpus.published import read_date_line
from corpus.readers.body import find_body, lines_under, with_lead
from corpus.readers.cues import ends_as_sentence
from corpus.readers.draft import Draft, Line, drop_page, read_header, settle
from corpus.readers.headline import find_heading, find_title
from corpus.readers.hints import Hints, follow
from corpus.readers.imprint import find_byline, find_origin, guess_byline
from corpus.readers.jsonl import web_address
from corpus.readers.page import Page, linked_value, parse_page
from corpus.readers.times import beside_address, find_published

PARSER = "html.1"
_PARAGRAPH = 60  # characters
_ABOVE = 15  # lines in which a title is looked for
_NO_HINTS = Hints()
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})")


@dataclass(frozen=True, kw_only=True, slots=True)
class PageReading:
    """What was read of a page.

    article: None where there is no text. body: the element that its text was read from.
    lines: all that the body holds. parts: what of the article hints found.
    conflict: a sentence where the page tells two days.
    """

    article: Article | None
    page: Page
    body: HtmlElement
    parts: frozenset[str]
    lines: tuple[Line, ...] = ()
    conflict: str | None = None


def read_html(text: str, *, identity: str, raw_sha256: str) -> Article | None:
    """The article of a saved page, or None where there is no text. `identity` serves where no address is."""
    page = parse_page(text)
    canonical = next(addresses_of(page), None)
    identity = id_from(canonical) if canonical else identity
    draft = Draft(lines=(), url=canonical or saved_from(text), canonical_url=canonical)
    return read_page(page, draft, identity=identity, parser=PARSER, raw_sha256=raw_sha256).article


def read_page(
    page: Page,
    draft: Draft,
    *,
    identity: str,
    parser: str,
    raw_sha256: str | None = None,
    hints: Hints = _NO_HINTS,
    latest: str | None = None,
) -> PageReading:
    """The article of a page, whose addresses `draft` has; what `hints` find goes before what is guessed.

    latest: the last ISO day on which it can have come out.
    """
    found = follow(page, hints)
    body = find_body(page) if found.body is None else found.body
    heading = find_heading(page, body) if found.title is None else found.title
    title = find_title(page, body, heading)
    dated = find_published(page, heading, body, found.dates, url=draft.url, latest=latest, zone=draft.zone)
    read = with_lead(page, body, title, found.sapo, found.captions)
    lines = _once(drop_page(read))
    under = cache(partial(lines_under, body))
    told = Draft(
        lines=tuple(line for line in _from_title(lines, title) if line.text != title),
        title=title,
        url=draft.url,
        canonical_url=draft.canonical_url,
        published=dated.published,
        zone=draft.zone,
        byline=find_byline(page, body, found.bylines, under),
        origin=find_origin(page, body, found.origins, found.bylines, under),
    )
    article = settle(read_header(told), identity=identity, parser=parser, raw_sha256=raw_sha256)
    if article is not None:
        # The first lines of a text may say its day too.
        dated = replace(dated, published=article.published)
        dated = beside_address(dated, url=draft.url, latest=latest)
        byline = article.byline or guess_byline(page, under)
        article = replace(article, published=dated.published, byline=byline)
    return PageReading(
        article=article,
        page=page,
        body=body,
        parts=found.parts,
        lines=tuple(read),
        conflict=dated.conflict,
    )


def _once(lines: Iterable[Line]) -> list[Line]:
    """The lines without paragraphs that came before: some pages hold a second copy for telephones."""
    seen: set[str] = set()
    kept: list[Line] = []
    for line in lines:
        if len(line.text) < _PARAGRAPH or line.text not in seen:
            kept.append(line)
        seen.add(line.text)
    return kept


def _from_title(lines: Sequence[Line], title: str) -> list[Line]:
    """The lines without the labels that stand above the title in the same element."""
    texts = [line.text for line in lines[:_ABOVE]]
    at = texts.index(title) if title in texts else 0
    kept = (line for line in lines[:at] if ends_as_sentence(line.text) or read_date_line(line.text))
    return [*kept, *lines[at:]]


def saved_from(html: str) -> str | None:
    """The address that browsers write into a page that they save."""
    match = _SAVED_FROM.search(html[:4000])
    return web_address(match[1]) if match else None


def id_from(url: str) -> str:
    """A stable id for an address: its last words and a short hash of the whole."""
    path = [piece for piece in urlsplit(url).path.split("/") if piece not in ("", "index.htm", "index.html")]
    slug = (
        re.sub(r"[^a-z0-9]+", "-", path[-1].rsplit(".", 1)[0].lower() if path else "")
        .strip("-")[:60]
        .strip("-")
    )
    digest = sha256(url.encode()).hexdigest()[:8]
    return f"{slug}-{digest}" if slug else digest


def addresses_of(page: Page, *, base: str | None = None) -> Iterator[str]:
    """The addresses that the page at `base` gives for itself, the surest first, but for front pages."""
    links = (href for rel, href in page.links if "canonical" in rel.lower().split())
    for url in (
        *links,
        page.meta.get("og:url"),
        linked_value(page, "mainEntityOfPage"),
        linked_value(page, "url"),
    ):
        address = web_address(urljoin(base, url.strip()) if base and url else url)
        if address and (urlsplit(address).path.strip("/") or urlsplit(address).query):
            yield address
