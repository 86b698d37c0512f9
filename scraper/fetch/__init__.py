"""From an address to a page or a named trouble: politely, and only from the source's hosts."""

from scraper.fetch.fetcher import Fetcher
from scraper.fetch.limits import Limits

__all__ = ["Fetcher", "Limits"]
