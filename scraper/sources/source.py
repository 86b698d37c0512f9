"""What a declaration of a source says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from corpus.published import VIETNAM

Kind = Literal["police", "portal", "paper", "television", "radio", "agency", "other"]
Policy = Literal["full", "quotes", "link"]
Cms = Literal["generic", "nukeviet", "yyyymm", "vccorp", "vnexpress", "epi", "vhv"]
Part = Literal["title", "sapo", "body", "caption", "date", "byline", "origin", "drop", "stop"]

GENERIC: Cms = "generic"
PACE = 2.0  # seconds
TIME_ZONE = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """How articles stand in the pages of a source up to a day.

    cms: the family that knows the markup. selectors: CSS selectors that go before the family's, by the part
        of the article that they find. valid_until: the last ISO day of this layout; None for the one in use.
    """

    cms: Cms = GENERIC
    selectors: Mapping[Part, str] = field(default_factory=dict)
    valid_until: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """Pages that list articles, the newest first.

    url: the first page. pages: the address of the others with `{page}` for the number, counted from `first`.
    next: a CSS selector of the link to the next page, where its address cannot be told from a number.
    """

    url: str
    pages: str | None = None
    first: int = 2
    next: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where articles come from.

    name: the declaration's file name, which articles carry as their `source`.
    hosts: a host stands for itself and for the hosts below it that no other source declares.
    province: what an article of it is about unless it says otherwise; None for a national one.
    language: BCP 47. time_zone: that of times on its pages, feeds and sitemaps that do not say their own,
        an IANA name.
    policy: what the published site may show of an article: `full` text, `quotes` around facts, or a `link`.
    aliases: other names of it in datelines (`CAO`) and origins (`Báo Công Lý`).
    verified: whether the declaration has been seen to work on the live site.
    cms: the family of its pages now; layouts: earlier ones and what differs from the family, oldest first.
    article_url: a regular expression that is found in the path and query of articles' addresses alone.
    examples, not_articles: addresses that it must and must not be found in, the first as most are written.
    pace: seconds between two requests to a host. charset: of pages that do not say and are not UTF-8.
    ca_bundle: a file of certificates that its hosts forget to send, beside the system's.
    """

    name: str
    title: str
    hosts: tuple[str, ...]
    kind: Kind
    policy: Policy
    province: str | None = None
    language: str = "vi"
    aliases: tuple[str, ...] = ()
    verified: bool = False
    time_zone: str = TIME_ZONE
    cms: Cms = GENERIC
    layouts: tuple[Layout, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    article_url: str | None = None
    examples: tuple[str, ...] = ()
    not_articles: tuple[str, ...] = ()
    pace: float = PACE
    charset: str | None = None
    ca_bundle: str | None = None

    @property
    def zone(self) -> tzinfo:
        """The zone that `time_zone` names; Vietnam's as the fixed offset that articles have."""
        return VIETNAM if self.time_zone == TIME_ZONE else ZoneInfo(self.time_zone)

    def layout_on(self, day: str | None) -> Layout:
        """The layout of pages seen on an ISO day; today's where the day is not known."""
        for layout in self.layouts:
            if layout.valid_until is None or (day is not None and day[:10] <= layout.valid_until):
                return layout
        return Layout(cms=self.cms)
