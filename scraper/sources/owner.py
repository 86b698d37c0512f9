"""Whose an article is."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from corpus.article import Article
from scraper.sources.source import Source

_LABEL = re.compile(r"(?:congan|bao|truyenhinh|ptth|cand)?(?P<bare>[a-z-]+?)(?:tv|online)?")
_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,6}")


def settle_source(article: Article, sources: Mapping[str, Source]) -> Article:
    """The article with its source, and the source's province where it has none.

    The source is what the article says, else the host of its address, else the name in its dateline, else
    where it was taken from. A host that nobody declares is its own source, and may tell its province. What
    nothing tells stays None.
    """
    named = article.source or _name_by_host(article, sources)
    if named is None:
        named = _name_by_alias(article.dateline, sources) or _name_by_alias(article.origin, sources)
    if named is None and _HOST.fullmatch(article.dateline or ""):
        named = (article.dateline or "").lower().removeprefix("www.")
    source = sources.get(named or "") or source_of_host(named or "", sources)
    if source is None:
        return replace(article, source=named, province=article.province or province_of_host(named or ""))
    return replace(article, source=source.name, province=article.province or source.province)


def province_of_host(host: str) -> str | None:
    """The province that a host names, as in `quyhop.nghean.gov.vn`, `baothanhhoa.vn` and `kontumtv.vn`."""
    provinces = _provinces()
    for label in host.lower().split("."):
        match = _LABEL.fullmatch(label)
        if match and match["bare"] in provinces:
            return provinces[match["bare"]]
    return None


@cache
def _provinces() -> Mapping[str, str]:
    return tomllib.loads((files("scraper") / "provinces.toml").read_text(encoding="utf-8"))


def _name_by_host(article: Article, sources: Mapping[str, Source]) -> str | None:
    host = urlsplit(article.canonical_url or article.url or "").hostname
    source = source_of_host(host, sources) if host else None
    return source.name if source else host.removeprefix("www.") if host else None


def source_of_host(host: str, sources: Mapping[str, Source]) -> Source | None:
    """The source that declares the host, or the nearest one above it."""
    declared = {name: source for source in sources.values() for name in source.hosts}
    labels = host.lower().split(".")
    return next(filter(None, (declared.get(".".join(labels[cut:])) for cut in range(len(labels) - 1))), None)


def _name_by_alias(name: str | None, sources: Mapping[str, Source]) -> str | None:
    if name is None:
        return None
    wanted = name.casefold().strip(" .")
    for source in sources.values():
        if wanted in {entry.casefold() for entry in (source.title, *source.hosts, *source.aliases)}:
            return source.name
    return None
