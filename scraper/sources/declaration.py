"""Reading a declaration, with errors that name the file and the key."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from cssselect import SelectorError as CssError
from cssselect import parse as parse_css

from corpus.readers.selectors import SelectorError, parse_selectors
from scraper.sources.source import Cms, Kind, Layout, Listing, Part, Policy, Source

_FASTEST, _SLOWEST = 0.5, 3600.0  # seconds between requests


class SourceError(ValueError):
    """A declaration that cannot be used; the message names the file and the key."""


def parse_source(data: bytes, path: Path) -> Source:
    """The declaration in `data`, which was read from `path`.

    Raises SourceError.
    """
    try:
        fields = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"{path}: no TOML in UTF-8: {error}") from error
    for problem in _find_problems(fields):
        raise SourceError(f"{path}: {problem}")
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()
    }
    values["hosts"] = tuple(host.lower() for host in fields["hosts"])
    values["layouts"] = tuple(_layout(fields, each) for each in fields.get("layouts", ()))
    values["listings"] = tuple(Listing(**each) for each in fields.get("listings", ()))
    if "ca_bundle" in fields:  # beside the declaration, so that a folder of declarations can be moved
        values["ca_bundle"] = str(path.parent / fields["ca_bundle"])
    return Source(name=path.stem, **values)


def _layout(fields: Mapping[str, Any], layout: Mapping[str, Any]) -> Layout:
    until = layout.get("valid_until")
    return Layout(
        cms=layout.get("cms", fields.get("cms", Layout().cms)),
        selectors=dict(layout.get("selectors", {})),
        valid_until=until.isoformat() if until else None,
    )


Check = Callable[[object], str | None]


def _text(value: object) -> str | None:
    return None if isinstance(value, str) and value.strip() else "must be text that is not empty"


def _flag(value: object) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _texts(value: object) -> str | None:
    good = isinstance(value, list) and all(isinstance(entry, str) and entry for entry in value)
    return None if good else "must be a list of texts"


def _hosts(value: object) -> str | None:
    if _texts(value) or not isinstance(value, list):
        return _texts(value)
    for host in value:
        if "/" in host or ":" in host or "." not in host:
            return f"has {host!r}; a host alone is wanted, like congan.nghean.gov.vn"
    return None if value else "is empty"


def _url(value: object) -> str | None:
    parts = urlsplit(value) if isinstance(value, str) else None
    good = parts is not None and parts.scheme in ("http", "https") and parts.hostname
    return None if good else f"is {value!r}; an address with http:// or https:// is wanted"


def _urls(value: object) -> str | None:
    if _texts(value) or not isinstance(value, list):
        return _texts(value)
    return next(filter(None, map(_url, value)), None)


def _pattern(value: object) -> str | None:
    try:
        re.compile(value if isinstance(value, str) else "(")
    except re.error as error:
        return f"is no regular expression: {error}"
    return None


def _css(value: object) -> str | None:
    """A selector of the link to the next page: any that CSS has."""
    try:
        parse_css(value if isinstance(value, str) else "")
    except CssError as error:
        return f"is no CSS selector: {error}"
    return None


def _parts(value: object) -> str | None:
    """Selectors of parts of an article: of the kinds that layouts are read with."""
    try:
        parse_selectors(value if isinstance(value, str) else "")
    except SelectorError as error:
        return str(error)
    return None


def _pace(value: object) -> str | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and _FASTEST <= value <= _SLOWEST
    return None if good else f"must be a number of seconds from {_FASTEST} to {_SLOWEST:.0f}"


def _number(value: object) -> str | None:
    good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return None if good else "must be a whole number"


def _zone(value: object) -> str | None:
    return (
        None if value in available_timezones() else f"is {value!r}; an IANA name is wanted: Asia/Ho_Chi_Minh"
    )


def _day(value: object) -> str | None:
    return None if isinstance(value, date) else "must be a day without quotes, like 2021-06-30"


def _one_of(*choices: str) -> Check:
    def check(value: object) -> str | None:
        return None if value in choices else f"is {value!r}; one of {', '.join(choices)} is wanted"

    return check


def _page_address(value: object) -> str | None:
    if _url(value):
        return _url(value)
    return None if "{page}" in str(value) else f"is {value!r}; `{{page}}` is wanted where the number stands"


def _table(checks: Mapping[str, Check], *wanted: str) -> Check:
    def check(value: object) -> str | None:
        if not isinstance(value, dict):
            return "must be a table"
        return next(_problems(value, checks, wanted), None)

    return check


def _tables(checks: Mapping[str, Check], *wanted: str) -> Check:
    one = _table(checks, *wanted)

    def check(value: object) -> str | None:
        if not isinstance(value, list):
            return "must be a list of tables"
        return next(filter(None, map(one, value)), None)

    return check


def _problems(
    fields: Mapping[str, Any], checks: Mapping[str, Check], wanted: tuple[str, ...]
) -> Iterator[str]:
    for key in fields:
        if key not in checks:
            yield f"unknown key `{key}`; known are {', '.join(sorted(checks))}"
    for key in wanted:
        if key not in fields:
            yield f"`{key}` is missing"
    for key, value in fields.items():
        problem = checks[key](value)
        if problem:
            yield f"`{key}` {problem}"


_CMS = _one_of(*get_args(Cms))
_CHECKS: Mapping[str, Check] = {
    "title": _text,
    "hosts": _hosts,
    "kind": _one_of(*get_args(Kind)),
    "policy": _one_of(*get_args(Policy)),
    "province": _text,
    "language": _text,
    "aliases": _texts,
    "verified": _flag,
    "time_zone": _zone,
    "cms": _CMS,
    "layouts": _tables(
        {
            "cms": _CMS,
            "valid_until": _day,
            "selectors": _table(dict.fromkeys(get_args(Part), _parts)),
        }
    ),
    "feeds": _urls,
    "sitemaps": _urls,
    "listings": _tables({"url": _url, "pages": _page_address, "first": _number, "next": _css}, "url"),
    "article_url": _pattern,
    "examples": _urls,
    "not_articles": _urls,
    "pace": _pace,
    "charset": _text,
    "ca_bundle": _text,
}


def _find_problems(fields: Mapping[str, Any]) -> Iterator[str]:
    yield from _problems(fields, _CHECKS, ("title", "hosts", "kind", "policy"))
    days = [each.get("valid_until") for each in fields.get("layouts", ())]
    if None in days[:-1] or sorted(filter(None, days)) != list(filter(None, days)):
        yield "`layouts` must stand from the oldest to the one in use, which alone has no `valid_until`"
    yield from _strangers(fields)
    yield from _misfits(fields)


def _misfits(fields: Mapping[str, Any]) -> Iterator[str]:
    """Addresses that `article_url` should be found in and is not, or the other way round."""
    pattern = fields.get("article_url")
    if pattern is None:
        return
    for key, wanted in (("examples", True), ("not_articles", False)):
        for url in fields.get(key, ()):
            parts = urlsplit(url)
            target = f"{parts.path}?{parts.query}" if parts.query else parts.path
            if (re.search(pattern, target) is not None) != wanted:
                yield f"`{key}` has {url}, which `article_url` {'does not fit' if wanted else 'fits'}"


def _strangers(fields: Mapping[str, Any]) -> Iterator[str]:
    """Addresses of hosts that are not the source's: nothing is ever fetched from there."""
    named = [
        *(("feeds", url) for url in fields.get("feeds", ())),
        *(("sitemaps", url) for url in fields.get("sitemaps", ())),
        *(("listings", each["url"]) for each in fields.get("listings", ())),
        *(("listings", each["pages"]) for each in fields.get("listings", ()) if "pages" in each),
        *(("examples", url) for url in fields.get("examples", ())),
    ]
    for key, url in named:
        host = (urlsplit(url).hostname or "").lower()
        if not any(host == own.lower() or host.endswith(f".{own.lower()}") for own in fields["hosts"]):
            yield f"`{key}` has {url}, whose host is not in `hosts`"
