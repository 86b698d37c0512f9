"""Saved pages, read as scraping them would have."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from corpus.article import Article
from corpus.readers.html import addresses_of, read_html, saved_from
from corpus.readers.page import parse_page
from corpus.readers.paths import TextReader
from scraper.parse.article import NotAnArticle, parse_tree
from scraper.sources import Source, source_of_host


def saved_page_reader(sources: Mapping[str, Source]) -> TextReader:
    """A reader of saved pages that knows the markup of declared sources.

    A page whose address is on no declared host, or in which no article is seen, is read as any page is.
    """

    def read(text: str, *, identity: str, raw_sha256: str) -> Article | None:
        page = parse_page(text)
        url = saved_from(text) or next(addresses_of(page), None)
        source = source_of_host(urlsplit(url).hostname or "", sources) if url else None
        if source is None:
            return read_html(text, identity=identity, raw_sha256=raw_sha256)
        parsed = parse_tree(page, url=url, source=source, seen=None, identity=identity)
        if isinstance(parsed, NotAnArticle):
            return read_html(text, identity=identity, raw_sha256=raw_sha256)
        return replace(parsed.article, raw_sha256=raw_sha256)

    return read
