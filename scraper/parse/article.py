"""The article of a page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lxml.etree import XPath

from corpus.article import Article
from corpus.published import VIETNAM
from corpus.readers.draft import Draft
from corpus.readers.html import PageReading, id_from, read_page
from corpus.readers.page import Page, parse_page
from scraper.outcomes import Trouble
from scraper.parse.address import settle_address
from scraper.parse.families import GENERIC, FamilyLayout, choose_layout
from scraper.parse.judge import find_objection
from scraper.sources import Source

MOST_ELEMENTS = 50_000  # no page that holds one article has a tenth of them
_COUNT = XPath("count(//*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class ParsedPage:
    """The article of a page.

    missing: what pages of its family usually have and this one lacks: `title`, `sapo`, `body` (the text was
        found by guess), `published`, `byline`; `family` where the page is not of the source's family.
    notes: sentences for people: days that contradict one another, an article that goes on on another page.
    """

    article: Article
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NotAnArticle:
    """Why a page gave no article; detail: one sentence for people."""

    trouble: Trouble
    detail: str


def parse_article(
    html: str, *, url: str, source: Source | None, seen: str | None
) -> ParsedPage | NotAnArticle:
    """The article of a decoded page; `seen`: when it was fetched, ISO, after which nothing came out.

    A source's own selectors go before those of its family, and both before what is guessed.
    """
    return parse_tree(parse_page(html), url=url, source=source, seen=seen)


def parse_tree(
    page: Page, *, url: str | None, source: Source | None, seen: str | None, identity: str = ""
) -> ParsedPage | NotAnArticle:
    """`parse_article` of a page that is parsed already; `identity` is the id of one without an address."""
    if _COUNT(page.root) > MOST_ELEMENTS:
        return NotAnArticle(trouble="too_big", detail=f"the page has more than {MOST_ELEMENTS:,} elements")
    address = settle_address(page, url, source)
    layout = choose_layout(page, source, url=url or address, day=seen)
    reading = read_page(
        page,
        Draft(lines=(), url=url or address, canonical_url=address, zone=source.zone if source else VIETNAM),
        identity=id_from(address) if address else identity,
        parser=layout.parser,
        hints=layout.hints,
        latest=_day_after(seen),
    )
    objection = find_objection(reading, url=address, source=source)
    if reading.article is None or objection is not None:
        trouble, detail = objection or ("no_article", "there is no text in it")
        return NotAnArticle(trouble=trouble, detail=detail)
    article = reading.article
    if source is not None:
        article = replace(article, source=source.name, province=source.province)
    return ParsedPage(
        article=article,
        missing=tuple(_missing(reading, article, layout, source)),
        notes=tuple(_notes(reading)),
    )


def _day_after(seen: str | None) -> str | None:
    if seen is None:
        return None
    return (date.fromisoformat(seen[:10]) + timedelta(days=1)).isoformat()


def _missing(
    reading: PageReading, article: Article, layout: FamilyLayout, source: Source | None
) -> Iterator[str]:
    if source is not None and layout.family == GENERIC != source.cms:
        yield "family"
    there = {
        "title": article.title,
        "published": article.published,
        "byline": article.byline,
        "origin": article.origin,
        "sapo": "sapo" in reading.parts,
        "body": "body" in reading.parts,
    }
    for part in layout.usual:
        if not there[part]:
            yield part


def _notes(reading: PageReading) -> Iterator[str]:
    if reading.conflict:
        yield reading.conflict
    following = next((href for rel, href in reading.page.links if rel.lower() == "next" and href), None)
    if following:
        yield f"goes on at {following}"
