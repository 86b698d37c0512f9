"""The declarations that the project ships: coherent, honest, and usable for scraping."""

import re
from importlib.resources import files

import pytest

from corpus.frontier import Page
from scraper.addresses import canonical_url, is_host_of, read_address
from scraper.discover import read_listing
from scraper.discover.links import article_page, is_article_url
from scraper.parse.families import load_families
from scraper.sources import Source, load_sources

SOURCES = load_sources()
SCRAPED = [source for source in SOURCES.values() if source.feeds or source.sitemaps or source.listings]
WITH_ADDRESSES = [source for source in SCRAPED if source.article_url]
SEEDS = ("congan.nghean.gov.vn", "cualo.nghean.gov.vn", "nghean.gov.vn", "laocaitv.vn")


def by_name(sources):
    return pytest.mark.parametrize("source", [pytest.param(each, id=each.name) for each in sources])


def text_of(source: Source) -> str:
    return (files("scraper.sources") / f"{source.name}.toml").read_text(encoding="utf-8")


def places(source: Source) -> list[str]:
    return [*source.feeds, *source.sitemaps, *(listing.url for listing in source.listings)]


def test_there_are_enough_of_them():
    assert {source.name for source in SCRAPED} >= set(SEEDS)
    assert len(SCRAPED) >= 24
    assert sum(source.kind == "police" for source in SCRAPED) >= 3


@by_name(SCRAPED)
def test_what_nobody_has_seen_working_is_not_called_verified(source):
    assert source.verified is False
    assert "verified = false" in text_of(source)


@by_name(SCRAPED)
def test_a_comment_says_where_the_claims_are_from(source):
    comment = "".join(line for line in text_of(source).splitlines() if line.startswith("# "))
    assert len(comment) > 60


@by_name(SCRAPED)
def test_addresses_are_canonical_and_on_its_hosts(source):
    for url in places(source):
        assert canonical_url(url) == url
        assert is_host_of(read_address(url).host, source)
        assert not (source.article_url and is_article_url(url, source)), "a list is no article"
    assert len(set(places(source))) == len(places(source))


@by_name(WITH_ADDRESSES)
def test_its_examples_are_articles_and_its_lists_are_none(source):
    assert source.examples
    assert source.not_articles
    for url in source.examples:
        page = article_page(url, base=url, source=source)
        assert page is not None
        assert page.url.partition("://")[2].removeprefix("www.") == url.partition("://")[2].removeprefix(
            "www."
        )
        assert article_page(page.url, base=places(source)[0], source=source) == page
    for url in source.not_articles:
        assert article_page(url, base=url, source=source) is None


@by_name(WITH_ADDRESSES)
def test_its_pattern_takes_no_time(source):
    for text in ("/" + "a-" * 20_000, "/" + "1" * 40_000, "/a" * 20_000, "-post1" * 7_000):
        re.search(source.article_url, text)


@by_name([source for source in SCRAPED if source.listings])
def test_the_way_to_further_pages_can_be_gone(source):
    for listing in source.listings:
        seen = {listing.url}
        page = Page(url=listing.url, source=source.name, kind="listing", depth=1)
        for _ in range(3 if listing.pages else 0):
            following = read_listing("<a href='/x'>x</a>", page=page, source=source).next
            assert following is not None
            assert following.url not in seen
            assert is_host_of(read_address(following.url).host, source)
            seen.add(following.url)
            page = following


@by_name(SCRAPED)
def test_its_family_is_one_that_is_read(source):
    assert source.cms in (*load_families(), "generic")
    assert source.policy != "full" or source.kind in ("police", "portal")


@by_name([source for source in SCRAPED if source.kind == "paper"])
def test_a_paper_is_quoted_and_not_copied(source):
    assert source.policy == "quotes"


def test_no_two_sources_go_by_one_name():
    own = [{name.casefold() for name in (each.title, *each.aliases)} for each in SOURCES.values()]
    names = [name for every in own for name in every]
    assert len(names) == len(set(names))
