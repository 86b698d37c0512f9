"""Pages in the markup of each family, beside the articles that are to be read from them."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from corpus.readers.body import find_body
from corpus.readers.page import parse_page
from corpus.readers.walk import drop_junk, read_lines, walk_lines
from scraper.parse import NotAnArticle, ParsedPage, parse_article

PAGES = Path(__file__).parent / "pages"
ARTICLES = sorted(path for path in PAGES.glob("*/*.html") if path.parent.name != "none")
OTHERS = sorted((PAGES / "none").glob("*.html"))
FAMILIES = {"nukeviet", "yyyymm", "vccorp", "vnexpress", "epi", "vhv"}


def expectation(path):
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


def parse(path):
    wanted = expectation(path)
    html = path.read_text(encoding="utf-8")
    return parse_article(html, url=wanted["url"], source=None, seen=wanted["seen"]), wanted


def lines(article):
    return [[block.kind, article.content[block.start : block.end]] for block in article.blocks]


def named(path):
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", ARTICLES, ids=named)
def test_an_article_is_read_from_its_page(path):
    parsed, wanted = parse(path)
    assert isinstance(parsed, ParsedPage), parsed
    article = parsed.article
    fields = ("title", "byline", "origin", "dateline", "canonical_url", "parser")
    assert {name: getattr(article, name) for name in fields} == {name: wanted.get(name) for name in fields}
    published = wanted.get("published", {})
    assert {name: getattr(article.published, name)[:16] for name in published} == {
        name: value[:16] for name, value in published.items()
    }
    assert lines(article) == wanted["blocks"]
    assert parsed.missing == tuple(wanted.get("missing", ()))


@pytest.mark.parametrize("path", OTHERS, ids=named)
def test_a_page_that_is_no_article_gives_none(path):
    parsed, wanted = parse(path)
    assert isinstance(parsed, NotAnArticle)
    assert parsed.trouble == wanted["trouble"]


def test_every_family_has_its_pages():
    counts = Counter(path.parent.name for path in ARTICLES)
    assert {name for name, count in counts.items() if count >= 5} >= FAMILIES
    parsers = {parse(path)[0].article.parser for path in ARTICLES}
    assert {name.partition(".")[0] for name in parsers} == FAMILIES | {"generic"}


@pytest.mark.parametrize("path", ARTICLES, ids=named)
def test_the_cut_out_body_reads_as_it_does_in_the_whole_page(path):
    page = parse_page(path.read_text(encoding="utf-8"))
    body = find_body(page)
    cut = read_lines([body])
    drop_junk(body)
    body.set("data-cut", "here")
    whole = BeautifulSoup(etree.tostring(page.root, encoding="unicode", method="html"), "lxml")
    assert cut
    assert cut == list(walk_lines(whole.find(attrs={"data-cut": "here"})))
