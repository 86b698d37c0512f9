"""Days and times that feeds, sitemaps and lists give: ISO in UTC, or a prefix of it."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from corpus.published import read_date_line, read_stamp

_MONTH_IN_PATH = re.compile(r"/(20[0-3]\d)/?(0[1-9]|1[0-2])(?:/|$)")
_RFC_822 = re.compile(r"(?:[A-Za-z]{3,9},?\s*)?\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}\b")
_LONGEST = 80


def read_when(text: str | None) -> str | None:
    """An ISO day or date-time in UTC; None where the text tells neither.

    RFC 822 and ISO 8601 as the standards of feeds and sitemaps want them, and the day-first forms that
    Vietnamese sites write instead. A time without a zone is Vietnam's.
    """
    text = " ".join((text or "").split())
    if not text or len(text) > _LONGEST:
        return None
    if _RFC_822.match(text):
        return _in_utc(_rfc_822(text))
    published = read_stamp(text, provenance="feed")
    if published is None:
        line = read_date_line(text)
        published = line.published if line else None
    if published is None or len(published.value) < len("2026-11-22"):
        return None
    if published.precision == "day":
        return published.value
    return _in_utc(datetime.fromisoformat(published.value))


def month_in_path(url: str) -> str | None:
    """The month that many Vietnamese sites put into their addresses (`/202504/`), as `2025-04`."""
    found = _MONTH_IN_PATH.search(url)
    return f"{found[1]}-{found[2]}" if found else None


def _rfc_822(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (TypeError, ValueError):  # how the library says that it is no date
        return None


def _in_utc(when: datetime | None) -> str | None:
    if when is None:
        return None
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
