"""Pages in the markup of each family, beside the articles that are to be read from them."""

import time
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


@pytest.mark.parametrize(("links", "size", "seconds"), [(130, 60_000, 0.007), (620, 250_000, 0.015)])
def test_a_page_is_read_in_milliseconds(links, size, seconds):
    path = PAGES / "yyyymm" / "police-table-captions.html"
    item = "<li class='item news-%d'><a href=/tin-%d.html><span>Tin số %d về an ninh trật tự</span></a></li>"
    menu = (
        "<div id=menu><ul>" + "".join(item % (each % 9, each, each) for each in range(links)) + "</ul></div>"
    )
    html = path.read_text(encoding="utf-8").replace("</body>", f"{menu}</body>")
    html = html.replace("</head>", f"<script>{'var a = 1;' * ((size - len(html)) // 10)}</script></head>")
    assert len(html) > size * 0.9
    taken = []
    for _ in range(8):
        started = time.process_time()
        parse_article(html, url="https://vidu.gov.vn/tin-1.html", source=None, seen=None)
        taken.append(time.process_time() - started)
    assert min(taken) < 4 * seconds  # four times what a machine takes that does nothing else
