"""What was found out, and what to do about trouble."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scraper.outcomes import Failure, Trouble

# ok: as it should be. poor: works, but something is amiss. bad: does not work. note: worth knowing.
Mark = Literal["ok", "poor", "bad", "note"]

_HIDDEN = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")  # what terminals obey instead of showing

ADVICE: Mapping[Trouble, str] = {
    "disallowed": "leave the address out of the declaration, or ask the site for leave",
    "robots_unreachable": "nothing is asked of a site whose robots.txt cannot be had: try again later",
    "rate_limited": "the site wants to be left alone: try again later, and declare a larger `pace`",
    "server_error": "the site is out of order: try again later",
    "not_found": "the address is no more: look on the site for the new one and correct the declaration",
    "gone": "the address is no more: look on the site for the new one and correct the declaration",
    "forbidden": "the site refuses robots or visitors from abroad: ask it for leave, or run where it answers",
    "http_error": "open the address in a browser to see what the site does",
    "too_big": "declare a smaller feed or sitemap instead",
    "truncated": "the answer broke off: try again",
    "timeout": "the site is slow or down: try again later",
    "connection_error": "the site is down or the host is wrong: try again, and check the address",
    "dns_error": "there is no such host: sites moved in the mergers of 2025, look for the new one",
    "tls_error": "a certificate that the site forgets `ca_bundle` adds; expired ones only the site can renew",
    "refused_address": "only public hosts that the declaration names in `hosts` are asked",
    "refused_redirect": "the site has moved: add the host that it leads to to `hosts`, if it is the site's",
    "too_many_redirects": "use the address that the site leads to in the end",
    "unexpected_type": "the address holds something else: look on the site for the right one",
    "undecodable": "declare the page's encoding as `charset`",
    "challenge": "the site wants a browser, which is not imitated: find another way in, or ask for leave",
    "parked": "the domain is no longer the site's: look for the new one",
    "empty_shell": "the page is filled in by scripts, which are not run: use a feed or a sitemap",
    "soft_404": "the address is no more: look on the site for the new one and correct the declaration",
    "login_wall": "the text is for readers who sign in: leave it",
    "no_article": "correct `article_url`, or add selectors under `layouts`",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One line of a report: what was looked at, what it is like, and what to do where it is not well."""

    mark: Mark
    what: str
    said: str
    advice: str | None = None


def failed(what: str, failure: Failure) -> Finding:
    """The finding that something could not be had."""
    said = f"{failure.trouble}: {shown(failure.detail, 300)}"
    return Finding(mark="bad", what=what, said=said, advice=ADVICE[failure.trouble])


def shown(text: str, most: int = 80) -> str:
    """Text of a stranger's on one line, without what a terminal would obey, cut to `most` characters."""
    line = " ".join(text[: 4 * most].split())
    line = "".join(letter for letter in line if unicodedata.category(letter) not in _HIDDEN)
    return line if len(line) <= most else f"{line[: most - 1]}…"
