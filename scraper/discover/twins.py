"""One address for each article, however it is linked, so that none is asked for twice.

A page is reached over http and https, with `www.` and without, by its mobile and AMP copies, with the name
of the folder's first page, with and without a slash at its end, and with words on who sent the reader. Which
of these works cannot be known from one link; the source's declaration tells, and where it does not, an
address stays as it is written.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from scraper.addresses import Address, read_address
from scraper.sources import Source

# Source: the parameters that Google, Meta, Zalo and Microsoft add to links, and Vietnamese papers to those
# of their feeds; `ref` with a number may be the article's.
_TRACKING = re.compile(
    r"(?:^|&)(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|zarsrc|zalo\w*|gidzl|_gl|_ga|mc_[ce]id|igshid|yclid"
    r"|cmpid|fb_comment_id|fb_action_\w+|vnnsource|vn_source|vn_campaign|vn_medium|vn_term|vn_thumb|ref_?src"
    r"|phpsessid|ref(?!=\d+(?:&|$)))(?:=[^&]*)?(?=&|$)",
    re.IGNORECASE,
)
_SESSION = re.compile(r";jsessionid=[\w.!-]*", re.IGNORECASE)
_FRONT = re.compile(r"(?<=/)(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_AMP = re.compile(r"^/amp(?=/.)|(?<=[^/])/amp/?$|\.amp(?=\.html?$|$)")
_AMP_QUERY = re.compile(r"(?:^|&)amp(?:=[^&]*)?(?=&|$)")
_COPY = re.compile(r"^(?:www|m|mobile|amp|wap)\.")
_PORTS = {"http": 80, "https": 443}

Home = tuple[str, str, int]  # scheme, host, port


def settle_twin(address: Address, *, base: str, source: Source) -> Address:
    """The address by which the source's page is known; settling it again changes nothing.

    base: the page that links to it, whose scheme and host its twins take where the declaration has none.
    """
    scheme, host, port = _home(address, base, source)
    path, query = _plain_path(address.path), address.query
    if query is not None:
        query = _AMP_QUERY.sub("", _TRACKING.sub("", query)).strip("&") or None
    if query is None and "." in path:
        path = _FRONT.sub("", path)
    settled = Address(scheme=scheme, host=host, port=port, path=path, query=query)
    return _with_ending(settled, source)


def _plain_path(path: str) -> str:
    if "amp" in path:
        path = _AMP.sub("", path)
    return _SESSION.sub("", path) if ";" in path else path


def _home(address: Address, base: str, source: Source) -> Home:
    """Scheme, host and port of the site's front door: as declared, else as on the page that links."""
    own: Home = (address.scheme, address.host, address.port)
    bare = _bare(*own)
    declared = _homes((*(listing.url for listing in source.listings), *source.feeds, *source.sitemaps))
    return declared.get(bare) or _homes((base,)).get(bare) or own


@lru_cache(maxsize=512)
def _homes(addresses: tuple[str, ...]) -> Mapping[tuple[str, int], Home]:
    found: dict[tuple[str, int], Home] = {}
    for each in addresses:
        address = read_address(each)
        if isinstance(address, Address):
            home = (address.scheme, address.host, address.port)
            found.setdefault(_bare(*home), home)
    return found


@lru_cache(maxsize=4096)
def _bare(scheme: str, host: str, port: int) -> tuple[str, int]:
    """The host without what marks a copy of it; http and https are the same at their own ports."""
    return _COPY.sub("", host), 0 if port == _PORTS[scheme] else port


def _with_ending(address: Address, source: Source) -> Address:
    """With or without the slash at the end, as the source's articles have it."""
    if source.article_url is None or len(address.path) < 2:
        return address
    fits = _fits(address, source.article_url)
    wanted = _wants_slash(source.examples)
    if fits and wanted in (None, address.path.endswith("/")):
        return address
    other = _toggled(address)
    return other if _fits(other, source.article_url) else address


def _fits(address: Address, pattern: str) -> bool:
    target = address.path if address.query is None else f"{address.path}?{address.query}"
    return compiled(pattern).search(target) is not None


def _toggled(address: Address) -> Address:
    path = address.path.rstrip("/") if address.path.endswith("/") else f"{address.path}/"
    return Address(
        scheme=address.scheme, host=address.host, port=address.port, path=path, query=address.query
    )


@lru_cache(maxsize=256)
def _wants_slash(examples: tuple[str, ...]) -> bool | None:
    return examples[0].partition("?")[0].endswith("/") if examples else None


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """A source's regular expression, ready."""
    return re.compile(pattern)
