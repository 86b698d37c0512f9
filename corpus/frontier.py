"""What the scraper keeps between its runs: the frontier of pages, the hosts' states. `db` implements it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from corpus.article import Article

PageKind = Literal["article", "listing", "feed", "sitemap"]
# waiting: to be asked for at `next_check`; done: nothing more to ask unless something names it again;
# gone: was there and is no more, what was stored of it is kept; failed: given up after lasting trouble.
PageState = Literal["waiting", "done", "gone", "failed"]
# No page is put off for longer, in seconds: the longest wait between visits is thirty days.
LONGEST_WAIT = 31 * 86400.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page of the frontier. Times are seconds since 1970 in UTC.

    next_check: when it may be asked for; None where it is not to be.
    failures: troubles in a row; trouble: the last one's name, detail: its sentence.
    checks: how often it was seen unchanged or changed since it was first read, for the revisits.
    depth: sitemaps: how many indexes lead to it; listings: the number of the page, from 1.
    lastmod: what a sitemap or feed says of its last change: ISO day, or date-time in UTC.
    sha256: of the body that was read last; of a listing, of the links that it named, or, before it was read,
        of those that the page before it named: a list that ends may go on repeating itself.
    """

    url: str
    source: str
    kind: PageKind
    state: PageState = "waiting"
    next_check: float | None = None
    found_at: float | None = None
    fetched_at: float | None = None
    changed_at: float | None = None
    etag: str | None = None
    last_modified: str | None = None
    lastmod: str | None = None
    sha256: str | None = None
    article_id: str | None = None
    trouble: str | None = None
    detail: str | None = None
    failures: int = 0
    checks: int = 0
    depth: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Host:
    """What is known of a host; times are seconds since 1970 in UTC.

    free_at: before this, nothing may be asked for (pace, Retry-After, backing off).
    robots: the text of robots.txt; `robots_state`: `allow` where there is none (4xx), `deny` where it is
    unreachable, else `rules`.
    """

    host: str
    free_at: float = 0.0
    failures: int = 0
    robots: str | None = None
    robots_state: Literal["rules", "allow", "deny"] | None = None
    robots_at: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """Where a response is kept: file name of the archive, offset and length of its record in bytes.

    digest: of the body as it came over the wire, as the archive writes it. kept_at: ISO date-time in UTC.
    """

    file: str
    offset: int
    length: int
    digest: str
    kept_at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What one answer changes, written in one transaction.

    page: as it is now; found: pages that it names, new ones are added, known ones left alone unless `lastmod`
    says that they changed; again: pages to ask for at their `next_check` though they are known; article: what
    was read of it; unchanged: the page as it is now if that article is as it was; record: where the answer
    is.
    """

    page: Page
    unchanged: Page | None = None
    found: tuple[Page, ...] = ()
    again: tuple[Page, ...] = ()
    article: Article | None = None
    record: Record | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Harvest:
    """What one run had from one source; counts of pages. Times are seconds since 1970 in UTC.

    failed: answers that were no page; troubles: how many of each name. parsed: articles read of pages;
    missing: how many of them lacked which field. found: new addresses of articles.
    """

    source: str
    started_at: float
    finished_at: float | None = None
    fetched: int = 0
    unchanged: int = 0
    failed: int = 0
    found: int = 0
    parsed: int = 0
    new: int = 0
    changed: int = 0
    troubles: Mapping[str, int] = field(default_factory=dict)
    missing: Mapping[str, int] = field(default_factory=dict)


class Hosts(Protocol):
    """Keeps what is known of hosts."""

    def host(self, name: str) -> Host:
        """What is known of it; a fresh one where nothing is."""

    def keep_host(self, host: Host) -> None:
        """Remember it, at once."""


class Frontier(Hosts, Protocol):
    """Keeps pages; every call is a transaction of its own."""

    def add(self, pages: Iterable[Page]) -> int:
        """Add pages that are not known; returns how many there were."""

    def due(self, source: str, *, now: float, limit: int, kinds: Sequence[PageKind] = ()) -> list[Page]:
        """Pages of a source that may be asked for now: feeds, sitemaps, listings, then articles."""

    def next_due(self, source: str) -> float | None:
        """When the next page of a source may be asked for; None where none is to be."""

    def waiting(self, source: str, *, now: float) -> int:
        """How many pages of a source may be asked for now."""

    def known(self, urls: Iterable[str]) -> set[str]:
        """Those of the addresses that were asked for before, whatever came of it."""

    def take(self, step: Step) -> str:
        """Write what an answer changes; returns `new`, `changed`, `unchanged` for its article, else ``."""

    def page(self, url: str) -> Page | None:
        """What is known of an address."""

    def article(self, article_id: str) -> Article | None:
        """An article as it is stored."""

    def gives(self, article_id: str, *, besides: str) -> bool:
        """Whether a page at another address than `besides` gives an article, and is there still."""

    def mend_times(self, *, now: float) -> None:
        """Have pages asked for that wait longer than any may: the clock was ahead when they were put off."""

    def orphans(self, sources: Collection[str]) -> list[tuple[str, str]]:
        """Address and source of pages that wait for sources other than these."""

    def hand_over(self, pages: Iterable[tuple[str, str]]) -> None:
        """Give pages, by their addresses, to other sources."""

    def flush(self) -> None:
        """Write what is kept of hosts."""

    def last_record(self, url: str) -> Record | None:
        """Where the body of the last answer of an address is kept: with the first answer that had it."""

    def record_end(self, file: str) -> int:
        """The byte after the last record of an archive file that is accounted for."""

    def backfill(self, source: str) -> str | None:
        """The ISO day, month or year back to which a source is being filled in; None where it is not."""

    def start_backfill(self, source: str, since: str) -> None:
        """Begin to fill a source in, or go on."""

    def end_backfill(self, source: str) -> bool:
        """Whether a source is filled in: nothing that names articles is left to be read; noted if it is."""

    def reap(self, run_id: int, harvest: Harvest) -> None:
        """Write what a run had from a source so far."""
