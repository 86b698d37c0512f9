"""How much a request may take, and how long hosts are left alone."""

from dataclasses import dataclass

from scraper.outcomes import Purpose

_KIB = 1024
_MIB = 1024 * _KIB
_HOUR = 3600.0
_DAY = 24 * _HOUR


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bounds; times are seconds, sizes bytes.

    connect, read: for one step of a connection; total: for a whole answer, however it drips.
    wire_bytes, decoded_bytes: of a body as sent and unpacked; a sitemap may have 50 MiB by its protocol.
    robots_bytes: what is read of robots.txt (RFC 9309 section 2.5); the rest is left.
    jitter: a pace is stretched by up to this share. longest_crawl_delay: more is not waited between requests.
    longest_wait: a longer wait for a host is reported instead of waited.
    backoff: after the first trouble in a row, twice as much after each further one, up to longest_backoff.
    longest_retry_after: more is taken for this. robots_age: how long robots.txt holds; robots_grace: how long
    the last good one holds where it cannot be had any more, asked for again every robots_again.
    """

    connect: float = 10.0
    read: float = 15.0
    total: float = 30.0
    wire_bytes: int = 2 * _MIB
    decoded_bytes: int = 8 * _MIB
    sitemap_wire_bytes: int = 10 * _MIB
    sitemap_decoded_bytes: int = 50 * _MIB
    robots_bytes: int = 500 * _KIB
    redirects: int = 5
    jitter: float = 0.25
    longest_crawl_delay: float = 60.0
    longest_wait: float = 90.0
    backoff: float = 30.0
    longest_backoff: float = 6 * _HOUR
    longest_retry_after: float = _DAY
    robots_age: float = _DAY
    robots_grace: float = 30 * _DAY
    robots_again: float = _HOUR

    @property
    def longest_rest(self) -> float:
        """The longest that a host is ever left alone; a state that says more was kept by a wrong clock."""
        return max(self.longest_backoff, self.longest_retry_after)

    def caps(self, purpose: Purpose) -> tuple[int, int]:
        """The bytes that a body may have on the wire and unpacked."""
        if purpose == "sitemap":
            return self.sitemap_wire_bytes, self.sitemap_decoded_bytes
        return self.wire_bytes, self.decoded_bytes
