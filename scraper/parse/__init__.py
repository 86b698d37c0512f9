"""From a fetched page to an article, or to the reason why there is none."""

from scraper.parse.article import NotAnArticle, ParsedPage, parse_article
from scraper.parse.saved import saved_page_reader

__all__ = ["NotAnArticle", "ParsedPage", "parse_article", "saved_page_reader"]
