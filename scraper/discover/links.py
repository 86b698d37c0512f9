"""Which addresses are articles of a source."""

import re
from functools import lru_cache
from urllib.parse import unquote

from corpus.frontier import Page
from scraper.addresses import Address, is_host_of, path_and_query, read_address
from scraper.discover.stamps import month_in_path
from scraper.discover.twins import compiled, settle_twin
from scraper.sources import Source

# For sources that do not say what their articles' addresses look like: a slug of some words with a number or
# an end of a page. Sections and tags have short slugs.
_LIKELY = re.compile(
    r"/(?=[^/?]*\d{3})[a-z0-9._]+(?:-[a-z0-9._]+){3,}|/[a-z0-9_]+(?:-[a-z0-9_]+){4,}/?(?:\.\w+)?$"
)
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|pdf|docx?|xlsx?|pptx?|mp[34]|zip|rar|css|js|xml|rss|ico)$",
    re.IGNORECASE,
)
# Addresses that only lead to the one that they carry: redirects of Facebook, Google and Zalo, and sites' own.
_WRAPPED = re.compile(
    r"(?:^|&)(?:u|url|q|link|href|target|to|goto|redirect)=(https?(?::|%3a)(?://|%2f%2f)[^&]{1,3000})",
    re.IGNORECASE,
)
_LONGEST = 4000  # characters; what is longer is no address, and is not looked into
# Addresses that are in their one form already, as nearly all are: reading them anew gives the same.
_PLAIN = re.compile(
    r"(https?)://((?:[a-z0-9]+[.-])*[a-z0-9]+\.[a-z]{2,24})((?:/[A-Za-z0-9_~-][\w~.-]*)+/?|/)", re.ASCII
)
_PORTS = {"http": 80, "https": 443}


def article_page(href: str, *, base: str, source: Source, lastmod: str | None = None) -> Page | None:
    """The page of an article that an address means, or None where it is none of the source's."""
    if len(href) > _LONGEST or not href:
        return None
    address = _own(href, base=base, source=source)
    if address is None:
        return None
    address = settle_twin(address, base=base, source=source)
    if not _is_article(address.path, address.query, source):
        return None
    url = address.url
    return Page(url=url, source=source.name, kind="article", lastmod=lastmod or month_in_path(url))


def own_url(href: str, *, base: str, source: Source) -> str | None:
    """The canonical address that a link means, unwrapped; None where it is no host's of the source."""
    address = _own(href, base=base, source=source) if len(href) <= _LONGEST else None
    return address.url if address else None


def is_article_url(url: str, source: Source) -> bool:
    """Whether a canonical address is one of an article, as the source's declaration tells or as is likely."""
    path, mark, query = path_and_query(url).partition("?")
    return _is_article(path, query if mark else None, source)


def _is_article(path: str, query: str | None, source: Source) -> bool:
    if _NO_PAGE.search(path, len(path) - 6):
        return False
    if source.article_url is not None:
        return compiled(source.article_url).search(path if query is None else f"{path}?{query}") is not None
    return _LIKELY.search(path.lower()) is not None


def _own(href: str, *, base: str, source: Source) -> Address | None:
    plain = _PLAIN.fullmatch(href)
    if plain is not None:
        scheme, host, path = plain.groups()
        if not _is_own(host, source):
            return None
        return Address(scheme=scheme, host=host, port=_PORTS[scheme], path=path)
    address = read_address(href, base=base)
    if not isinstance(address, Address):
        return None
    if address.query is not None:
        inner = _unwrapped(address)
        if inner is not None and _is_own(inner.host, source):
            return inner
    return address if _is_own(address.host, source) else None


def _unwrapped(address: Address) -> Address | None:
    """The address that another one carries."""
    found = _WRAPPED.search(address.query or "")
    inner = read_address(unquote(found[1])) if found else None
    return inner if isinstance(inner, Address) else None


def _is_own(host: str, source: Source) -> bool:
    return _is_host(host, source.name, source.hosts)


@lru_cache(maxsize=4096)
def _is_host(host: str, name: str, hosts: tuple[str, ...]) -> bool:
    return is_host_of(host, Source(name=name, title=name, hosts=hosts, kind="other", policy="link"))
