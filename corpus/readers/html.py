"""Saved pages: the article's own lines, with title, date, byline and origin from the markup."""

import re
from hashlib import sha256
from urllib.parse import urlsplit

from corpus.article import Article, Published
from corpus.published import read_stamp
from corpus.readers.draft import Draft, drop_page, read_header, settle
from corpus.readers.jsonl import web_address
from corpus.readers.page import Page, linked_value, parse_page, text_of
from corpus.readers.parts import (
    body_lines,
    find_body,
    find_byline,
    find_origin,
    find_title,
    lead_lines,
    published_for_machines,
    published_near,
    title_for_machines,
)
from corpus.readers.walk import merge_lead

PARSER = "html.1"
_MONTH_IN_URL = re.compile(r"/(20[0-3]\d)/?(0[1-9]|1[0-2])(?:/|$)")


def read_html(text: str, *, identity: str, raw_sha256: str) -> Article | None:
    """The article of a saved page, or None where there is no text. `identity` serves where no address is."""
    page = parse_page(text)
    canonical = _canonical(page)
    body = find_body(page)
    title_tag = find_title(page, body)
    title = text_of(title_tag) if title_tag is not None else title_for_machines(page)
    lines = merge_lead(lead_lines(page, body, title), body_lines(body))
    draft = Draft(
        lines=tuple(line for line in drop_page(lines) if line.text != title),
        title=title,
        url=canonical,
        canonical_url=canonical,
        published=published_for_machines(page)
        or published_near(page, title_tag or body)
        or _month_of(canonical),
        byline=find_byline(page, body),
        origin=find_origin(page, body),
    )
    return settle(
        read_header(draft),
        identity=id_from(canonical) if canonical else identity,
        parser=PARSER,
        raw_sha256=raw_sha256,
    )


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
    links = (
        str(tag.get("href"))
        for tag in page.index.get("link", ())
        if "canonical" in tag.get_attribute_list("rel")
    )
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
