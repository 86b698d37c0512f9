"""Where a source's new articles are: its feeds, its sitemaps, its listings."""

from scraper.discover.feeds import read_feed
from scraper.discover.found import Found
from scraper.discover.listings import read_listing
from scraper.discover.sitemaps import read_sitemap

__all__ = ["Found", "read_feed", "read_listing", "read_sitemap"]
