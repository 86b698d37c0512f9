"""The one address of an article: what the page says it is, where that can be, else where it was found."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from corpus.readers.html import addresses_of
from corpus.readers.page import Page
from scraper.addresses import canonical_url, is_host_of
from scraper.sources import Source

# Who sent the reader, not what is read. Source: the parameters that Google, Meta, Zalo, Microsoft and
# Vietnamese papers' own feeds add to links.
_TRACKING = re.compile(
    r"(?:utm_\w*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|zarsrc|zalo\w*|_gl|_ga|mc_[ce]id|igshid|yclid|ref_?src"
    r"|amp|gidzl|fb_comment_id|fb_action_\w+|vnnsource|vn_source|vn_campaign|vn_medium|vn_term|vn_thumb)",
    re.IGNORECASE,
)
_FRONT = re.compile(r"(?<=/)index\.html?$", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:m|mobile|wap)\.")
_COPY_HOST = re.compile(r"^(?:www|m|mobile|amp|wap)\.")


def settle_address(page: Page, url: str | None, source: Source | None) -> str | None:
    """The address that an article is known by, without what only says who sent the reader.

    What the page gives is believed of pages of the same site. One that many articles could give (a folder
    above the page, the page without its query) is not.
    """
    found = fold(url) if url else None
    for said in addresses_of(page, base=url):
        told = fold(said)
        if told and (found is None or (_same_site(told, found, source) and not _is_above(told, found))):
            return _on_desktop(_with_scheme(told, found), source)
    return found and _on_desktop(found, source)


def fold(url: str) -> str | None:
    """The address without tracking, front-page names and marks of mobile and AMP copies; None for none."""
    clean = canonical_url(url)
    if clean is None:
        return None
    parts = urlsplit(clean)
    kept = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(key)
    ]
    same = len(kept) == len(parse_qsl(parts.query, keep_blank_values=True))
    query = parts.query if same else urlencode(kept)
    path = _FRONT.sub("", _drop_amp(parts.path)) or "/"
    host = re.sub(r"^amp\.", "", parts.netloc)
    return urlunsplit((parts.scheme, host, path, query, ""))


def _drop_amp(path: str) -> str:
    """`/amp/tin-1.html`, `/tin-1/amp/`, `/tin-1.amp`, `/tin-1.amp.html` are copies of the page without it."""
    path = re.sub(r"^/amp(?=/.)", "", path)
    path = re.sub(r"(?<=.)/amp/?$", "", path)
    return re.sub(r"\.amp(?=\.html?$|$)", "", path)


def _on_desktop(url: str, source: Source | None) -> str:
    """The address without `m.` where the source declares the host without it, and not this one."""
    parts = urlsplit(url)
    bare = _MOBILE.sub("", parts.netloc)
    if source is None or bare == parts.netloc or parts.netloc in source.hosts:
        return url
    declared = next((host for host in source.hosts if host.removeprefix("www.") == bare), None)
    return urlunsplit(parts._replace(netloc=declared)) if declared else url


def _same_site(told: str, found: str, source: Source | None) -> bool:
    hosts = [urlsplit(url).hostname or "" for url in (told, found)]
    if _COPY_HOST.sub("", hosts[0]) == _COPY_HOST.sub("", hosts[1]):
        return True
    return source is not None and all(is_host_of(host, source) for host in hosts)


def _is_above(told: str, found: str) -> bool:
    one, other = urlsplit(told), urlsplit(found)
    above, path = one.path.strip("/"), other.path.strip("/")
    if above == path:
        return not one.query and bool(other.query)
    return path.startswith(f"{above}/")


def _with_scheme(told: str, found: str | None) -> str:
    """With https where the page came by it: pages go on giving the address that they had before."""
    if found is not None and found.startswith("https:") and told.startswith("http:"):
        return "https" + told.removeprefix("http")
    return told
