"""Saved pages: the article's own lines, with title, date, byline and origin from the markup."""

import re
from hashlib import sha256
from urllib.parse import urlsplit

from corpus.article import Article, Published
from corpus.published import read_stamp
from corpus.readers.body import find_body, with_lead
from corpus.readers.draft import Draft, drop_page, read_header, settle
from corpus.readers.headline import find_heading, find_title
from corpus.readers.imprint import find_byline, find_origin, find_published
from corpus.readers.jsonl import web_address
from corpus.readers.page import Page, linked_value, parse_page

PARSER = "html.1"
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})")
_MONTH_IN_URL = re.compile(r"/(20[0-3]\d)/?(0[1-9]|1[0-2])(?:/|$)")


def read_html(text: str, *, identity: str, raw_sha256: str) -> Article | None:
    """The article of a saved page, or None where there is no text. `identity` serves where no address is."""
    page = parse_page(text)
    canonical = _canonical(page)
    body = find_body(page)
    title = find_title(page, body)
    lines = drop_page(with_lead(page, body, title))
    heading = find_heading(page, body)
    draft = Draft(
        lines=tuple(line for line in lines if line.text != title),
        title=title,
        url=canonical or _saved_from(text),
        canonical_url=canonical,
        published=find_published(page, body if heading is None else heading) or _month_of(canonical),
        byline=find_byline(page, body),
        origin=find_origin(page, body),
    )
    identity = id_from(canonical) if canonical else identity
    return settle(read_header(draft), identity=identity, parser=PARSER, raw_sha256=raw_sha256)


def _saved_from(html: str) -> str | None:
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


def _canonical(page: Page) -> str | None:
    """The address that the page gives for itself, unless it is the site's front page."""
    links = (href for rel, href in page.links if "canonical" in rel.lower().split())
    for url in (
        *links,
        page.meta.get("og:url"),
        linked_value(page, "mainEntityOfPage"),
        linked_value(page, "url"),
    ):
        address = web_address(url)
        if address and (urlsplit(address).path.strip("/") or urlsplit(address).query):
            return address
    return None


def _month_of(url: str | None) -> Published | None:
    """The month that police portals of the `/YYYYMM/slug-id/` family put into their addresses."""
    match = _MONTH_IN_URL.search(urlsplit(url).path) if url else None
    return read_stamp(f"{match[1]}-{match[2]}", provenance="url") if match else None
