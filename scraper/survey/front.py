"""A site's first page: what it links to, and what is known of the site so far."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from corpus.readers.grow import grow_tree
from scraper.addresses import canonical_url
from scraper.discover.links import own_url
from scraper.outcomes import Failure, Response
from scraper.survey.visit import Visitor

_MOST_LINKS = 3000


@dataclass(slots=True)
class Survey:
    """What is known of a site so far.

    links: all addresses of its first page that are its own; named: those of articles that its feeds and
    sitemaps name; notes: a sentence on what was not found, by the key of the declaration.
    """

    visitor: Visitor
    url: str
    response: Response
    root: HtmlElement
    notes: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)


def look_at_front(visitor: Visitor, url: str) -> Survey | Failure:
    """The site's first page with the links of the page that was given too, which does alone where it must."""
    given = _look(visitor, url)
    if isinstance(given, Failure):
        return given
    front = canonical_url("/", base=given.response.url)
    if front is None or front == given.response.url:
        return given
    first = _look(visitor, front)
    if isinstance(first, Failure):
        return given
    first.links = list(dict.fromkeys([*given.links, *first.links]))
    return first


def _look(visitor: Visitor, url: str) -> Survey | Failure:
    response = visitor.get(url, "listing")
    if isinstance(response, Failure):
        return response
    text = visitor.text(response)
    if isinstance(text, Failure):
        return text
    survey = Survey(visitor, url, response, grow_tree(text))
    survey.links = list(dict.fromkeys([response.url, *_own_links(survey)]))
    return survey


def _own_links(survey: Survey) -> Iterator[str]:
    source, base = survey.visitor.source, survey.response.url
    said = survey.root.find(".//base[@href]")
    base = (canonical_url(said.get("href"), base=base) if said is not None else None) or base
    for link in islice(survey.root.iter("a"), _MOST_LINKS):
        found = own_url((link.get("href") or "").strip(), base=base, source=source)
        if found is not None:
            yield found


@cache
def load_guesses() -> dict[str, Any]:
    """What a new declaration is guessed from."""
    return tomllib.loads((files(__package__) / "propose.toml").read_text(encoding="utf-8"))
