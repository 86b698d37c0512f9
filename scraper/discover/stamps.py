"""Days and times that feeds, sitemaps and lists give: ISO in UTC, or a prefix of it."""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache

from corpus.published import VIETNAM, read_date_line, read_stamp

_MONTH_IN_PATH = re.compile(r"/(20[0-3]\d)/?(0[1-9]|1[0-2])(?:/|$)")
_RFC_822 = re.compile(r"(?:[A-Za-z]{3,9},?\s*)?\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}\b")
_ZONE = re.compile(
    r"\s*(?:\bICT|(?:\b(?:GMT|UTC)\s?)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?)$"
)
_YEARS = range(1990, 2101)
_LONGEST = 80  # characters
_LONGEST_RAW = 1000  # with the blanks around it


def read_when(text: str | None, zone: tzinfo = VIETNAM) -> str | None:
    """An ISO day or date-time in UTC; None where the text tells neither.

    RFC 822 and ISO 8601 as the standards of feeds and sitemaps want them, and the day-first forms that
    Vietnamese sites write instead. A time without a zone is one of `zone`.
    """
    if not text or len(text) > _LONGEST_RAW:
        return None
    return _read(" ".join(text.split()), zone)


@lru_cache(maxsize=4096)
def _read(text: str, zone: tzinfo) -> str | None:
    if not text or len(text) > _LONGEST:
        return None
    if _RFC_822.match(text):
        return _rfc_822(text, zone)
    published = read_stamp(text, provenance="feed", zone=zone)
    if published is None:
        line = read_date_line(text, zone=zone)
        # what says more than when is a sentence that names a day
        published = line.published if line and not line.rest else None
    if published is None or len(published.value) < len("2026-11-22"):
        return None
    if published.precision == "day":
        return published.value
    return _in_utc(datetime.fromisoformat(published.value))


def month_in_path(url: str) -> str | None:
    """The month that many Vietnamese sites put into their addresses (`/202504/`), as `2025-04`."""
    found = _MONTH_IN_PATH.search(url)
    return f"{found[1]}-{found[2]}" if found else None


def _rfc_822(text: str, zone: tzinfo) -> str | None:
    """What RFC 822 wants, and what sites make of it: zones as `+07:00`, `GMT+7` and `ICT`, none, no time."""
    text = _ZONE.sub(_plain_zone, text)
    if ":" not in text:
        when = _parse(f"{text} 00:00:00 +0000")
        return when.date().isoformat() if when else None
    when = _parse(text)
    if when is None:
        return None
    if when.tzinfo is None and not text.endswith("-0000"):
        when = when.replace(tzinfo=zone)
    return _in_utc(when)


def _plain_zone(match: re.Match[str]) -> str:
    if match["sign"] is None:
        return " +0700"
    return f" {match['sign']}{int(match['hours']):02}{match['minutes'] or '00'}"


def _parse(text: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError):  # how the library says that it is no date
        return None
    return when if when.year in _YEARS else None


def _in_utc(when: datetime) -> str:
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
