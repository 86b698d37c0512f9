"""Which addresses are articles of a source."""

import re
from functools import lru_cache

from corpus.frontier import Page
from scraper.addresses import canonical_url, is_host_of, path_and_query, read_address
from scraper.discover.stamps import month_in_path
from scraper.sources import Source

# For sources that do not say what their articles' addresses look like: a slug of some words with a number or
# an end of a page. Sections and tags have short slugs.
_LIKELY = re.compile(
    r"/(?=[^/?]*\d{3})[a-z0-9._]+(?:-[a-z0-9._]+){3,}|/[a-z0-9_]+(?:-[a-z0-9_]+){4,}/?(?:\.\w+)?$"
)
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|mp[34]|zip|rar|css|js|xml|ico)$", re.IGNORECASE
)
# What only says where a reader came from.
_TRACKING = re.compile(r"(?:^|&)(?:utm_[a-z]+|fbclid|gclid|zarsrc|zalo_id|ref|cmpid)=[^&]*")


def article_page(href: str, *, base: str, source: Source, lastmod: str | None = None) -> Page | None:
    """The page of an article that an address means, or None where it is none of the source's."""
    url = canonical_url(href, base=base)
    if url is None:
        return None
    url = _without_tracking(url)
    found = read_address(url)
    host = getattr(found, "host", "")
    if not is_host_of(host, source) or not is_article_url(url, source):
        return None
    return Page(url=url, source=source.name, kind="article", lastmod=lastmod or month_in_path(url))


def is_article_url(url: str, source: Source) -> bool:
    """Whether a canonical address is one of an article, as the source's declaration tells or as is likely."""
    target = path_and_query(url)
    if _NO_PAGE.search(target.partition("?")[0]):
        return False
    if source.article_url is not None:
        return _pattern(source.article_url).search(target) is not None
    return _LIKELY.search(target.partition("?")[0].lower()) is not None


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _without_tracking(url: str) -> str:
    address, mark, query = url.partition("?")
    kept = _TRACKING.sub("", query).strip("&")
    return f"{address}?{kept}" if mark and kept else address
