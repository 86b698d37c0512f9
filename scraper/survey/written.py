"""A proposal as the file that it would be."""

import json
from collections.abc import Iterator, Sequence

from scraper.sources import Source
from scraper.survey.propose import Proposal

_HEAD = (
    "# Proposed from what the site showed: look through it, then `diaban sources check {}`.",
    "# Set `verified = true` once its articles have been seen to be read rightly.",
)


def proposal_text(proposal: Proposal) -> str:
    """The declaration in TOML; what was not found stands in comments."""
    return "\n".join(_lines(proposal)) + "\n"


def _lines(proposal: Proposal) -> Iterator[str]:
    source, notes = proposal.source, dict(proposal.notes)
    yield _HEAD[0].format(source.name)
    yield _HEAD[1]
    for key, value in _fields(source):
        said = notes.pop(key, None)
        if value not in (None, (), ""):
            if said:
                yield f"# {key}: {said}"
            yield f"{key} = {_value(value)}" if key != "article_url" else f"{key} = {_literal(str(value))}"
        elif said:
            yield f"# {key}: {said}"
    for key in ("articles", "listings"):
        if key in notes:
            yield f"# {key}: {notes.pop(key)}"
    for listing in source.listings:
        yield "\n[[listings]]"
        yield f"url = {_value(listing.url)}"
        if listing.pages is not None:
            yield f"pages = {_value(listing.pages)}"
            yield f"first = {listing.first}"


def _fields(source: Source) -> Iterator[tuple[str, object]]:
    yield "title", source.title
    yield "hosts", source.hosts
    yield "province", source.province
    yield "kind", source.kind
    yield "policy", source.policy
    yield "verified", source.verified
    yield "cms", source.cms if source.cms != "generic" else None
    yield "charset", source.charset
    yield "feeds", source.feeds
    yield "sitemaps", source.sitemaps
    yield "article_url", source.article_url
    yield "examples", source.examples


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return _list(value)
    return json.dumps(
        value, ensure_ascii=False
    )  # TOML's basic strings are JSON's, but for what `shown` drops


def _list(values: Sequence[object]) -> str:
    if len(values) == 1:
        return f"[{_value(values[0])}]"
    return "[\n" + "".join(f"  {_value(value)},\n" for value in values) + "]"


def _literal(text: str) -> str:
    return f"'{text}'" if "'" not in text else _value(text)
