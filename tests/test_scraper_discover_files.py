"""Feeds and sitemaps as sites really write them, and as nobody should."""

# ruff: noqa: E501 - a row of a table is read in one line

import gzip
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.frontier import Page
from scraper.discover import read_feed, read_sitemap
from scraper.discover.xml import parse_xml
from scraper.sources import Source

SOURCE = Source(
    name="bao", title="Báo", hosts=("bao.vn",), kind="paper", policy="quotes", article_url=r"-post\d+\.html"
)
FEED = Page(url="https://bao.vn/rss/home.rss", source="bao", kind="feed")
MAP = Page(url="https://bao.vn/sitemap.xml", source="bao", kind="sitemap")
A = "https://bao.vn/a-post1.html"


def feed(items, head="<?xml version='1.0' encoding='utf-8'?>", channel="", rss="rss"):
    return f"{head}<{rss} version='2.0'><channel>{channel}{items}</channel></{rss}>"


def urls(found):
    return [page.url for page in found.pages]


ITEM = f"<item><title>Ra quân</title><link>{A}</link></item>"


@pytest.mark.parametrize(
    "body",
    [
        feed(ITEM).encode(),
        b"\xef\xbb\xbf" + feed(ITEM).encode(),
        b"\r\n \n" + feed(ITEM).encode(),
        feed(ITEM).encode("utf-16"),
        feed(ITEM, head="<?xml version='1.0' encoding='utf-16'?>").encode(),
        feed(ITEM, head="<?xml version='1.0' encoding='windows-1258'?>").encode(),
        feed(ITEM, head="<?xml version='1.0' encoding='utf8mb4'?>").encode(),
        feed(ITEM.replace("â", "")).encode("cp1258"),
        feed(ITEM, channel="<title>Báo & bạn đọc</title>").encode(),
        feed(ITEM, channel="<description>Tin&nbsp;nhanh &copy; 2026 &khonggi;</description>").encode(),
        feed(ITEM, channel="<title>\x08Báo\x0b</title>").encode(),
        feed(ITEM, channel="<description><![CDATA[<!DOCTYPE html><p>a</p>]]></description>").encode(),
        feed(ITEM, channel="<description><p>Tin <br> nhanh</description>").encode(),
        feed(f"<item><link><![CDATA[{A}]]></link></item>").encode(),
        feed(f"<item><link>\n   {A}\n</link></item>").encode(),
        feed(f"<item><link/>{A}<pubDate/></item>").encode(),
        feed("<item><link>/a-post1.html</link></item>").encode(),
        feed("<item><link>a-post1.html</link></item>", channel="<link>https://bao.vn/</link>").encode(),
        feed(f"<item><guid isPermaLink='true'>{A}</guid></item>").encode(),
        feed(f"<item><link>https://proxy.vn/1</link><guid>{A}</guid></item>").encode(),
        feed(f"<item xmlns:f='http://f'><link>https://p.vn/1</link><f:origLink>{A}</f:origLink></item>").encode(),
        feed("<item><link>https://l.facebook.com/l.php?u=https%3A%2F%2Fbao.vn%2Fa-post1.html</link></item>").encode(),
        feed(f"<item><a:link xmlns:a='http://www.w3.org/2005/Atom' rel='self' href='https://x.vn'/><link>{A}</link></item>").encode(),
        b"<br />\n<b>Warning</b>: mysql in rss.php\n" + feed(ITEM).encode(),
        feed(ITEM).encode() + b"\n<!-- 0.04 s --><script>x</script>",
        feed(ITEM).encode()[:-20],
        f"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><item rdf:about='{A}'/></rdf:RDF>".encode(),
        b"<feed xml:base='https://bao.vn/'><entry><link href='a-post1.html'/></entry></feed>",
        f"<feed><entry><id>{A}</id></entry></feed>".encode(),
        f"<channel>{ITEM}</channel>".encode(),
        feed(ITEM + ITEM + ITEM.replace("https:", "http:").replace("bao.vn", "www.bao.vn")).encode(),
    ],
)  # fmt: skip
def test_reads_what_is_sloppy(body):
    assert urls(read_feed(body, page=FEED, source=SOURCE)) == [A]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://bao.vn/a-post1.html?b=2&c=3", "?b=2&c=3"),
        ("https://bao.vn/a-post1.html?b=2&amp;c=3", "?b=2&c=3"),
        ("https://bao.vn/a-post1.html?b=2&amp;amp;c=3", "?b=2&c=3"),
        ("<![CDATA[https://bao.vn/a-post1.html?b=2&c=3]]>", "?b=2&c=3"),
        ("<![CDATA[https://bao.vn/a-post1.html?b=2&amp;c=3]]>", "?b=2&c=3"),
        ("https://bao.vn/a-post1.html?b=2&#38;copy=3", "?b=2&copy=3"),
    ],
)
def test_an_and_in_an_address_is_an_and(link, expected):
    found = read_feed(feed(f"<item><link>{link}</link></item>").encode(), page=FEED, source=SOURCE)
    assert urls(found) == [A + expected]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<!DOCTYPE rss PUBLIC 'x' 'http://x/rss.dtd'><rss/>", "declares a document type"),
        ("<!DOCTYPE r [<!ENTITY a 'b'>]><rss>&a;</rss>".encode("utf-16"), "declares a document type"),
        (b"<!-- <a> --><?x?><!ENTITY a 'b'><rss/>", "declares a document type"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "a page of HTML"),
        (b"<!doctype HTML>\n<html lang='vi'>", "a page of HTML"),
        (b'{"items": []}', "it is no XML"),
        (b"\x00\x01\x02", "it is no XML"),
        (b"<urlset/>", "its root is <urlset>"),
        (b"<rss><channel><item><link>https://bao.vn/lien-he</link></item></channel></rss>", "none of the 1 addresses"),
        (b"<rss><channel><item/></channel></rss>", "the entries have none"),
    ],
)  # fmt: skip
def test_what_is_no_feed_of_articles_is_said(body, words):
    found = read_feed(body, page=FEED, source=SOURCE)
    assert found.pages == ()
    assert words in (found.problem or "")


def test_a_feed_without_entries_is_one():
    assert read_feed(feed("").encode(), page=FEED, source=SOURCE).problem is None


def test_nothing_is_expanded_or_loaded(tmp_path):
    (tmp_path / "secret").write_text("mat-khau")
    uri = (tmp_path / "secret").as_uri()
    inside = f"<rss>{ITEM}<!DOCTYPE a [<!ENTITY b SYSTEM '{uri}'><!ENTITY c 'lan-2'>]><x>&b;&c;</x></rss>"
    root = parse_xml(inside.encode())
    assert not isinstance(root, str)
    text = "".join(root.itertext())
    assert A in text
    assert "mat-khau" not in text
    assert text.count("lan-2") <= 1  # as it is written, in a declaration that is none


ENTRY = "<url><loc>{}</loc></url>"


@pytest.mark.parametrize(
    "body",
    [
        f"<urlset>{ENTRY.format(A)}</urlset>".encode(),
        gzip.compress(f"<urlset>{ENTRY.format(A)}</urlset>".encode(), mtime=0),
        gzip.compress(b"<urlset>", mtime=0) + gzip.compress(f"{ENTRY.format(A)}</urlset>".encode(), mtime=0),
        f"<sm:urlset xmlns:sm='http://s'><sm:url><sm:loc>{A}</sm:loc></sm:url></sm:urlset>".encode(),
        f"<urlset>{ENTRY.format(A)}{ENTRY.format('https://bao.vn/an-ninh')}</urlset>".encode(),
        f"<urlset xmlns:i='http://i'><url><i:image><i:loc>https://bao.vn/x-post9.html</i:loc></i:image><loc>{A}</loc></url></urlset>".encode(),
        f"<urlset xmlns:x='http://x'><url><loc>{A}</loc><x:link rel='alternate' href='https://m.bao.vn/b-post2.html'/></url></urlset>".encode(),
        f"{A}\r\nhttps://bao.vn/an-ninh\r\n".encode(),
        b"\xef\xbb\xbf" + f"{A}\n".encode(),
        feed(ITEM).encode(),
        f"<urlset>{ENTRY.format('http://www.bao.vn/a-post1.html?utm_source=x')}</urlset>".encode(),
    ],
)  # fmt: skip
def test_reads_sitemaps_of_every_form(body):
    assert urls(read_sitemap(body, page=MAP, source=SOURCE)) == [A]


@pytest.mark.parametrize("depth", [1, 2])
def test_a_sitemap_of_sections_among_others_is_no_problem(depth):
    body = f"<urlset>{ENTRY.format('https://bao.vn/an-ninh')}</urlset>".encode()
    assert read_sitemap(body, page=replace(MAP, depth=depth), source=SOURCE).problem is None


@pytest.mark.parametrize(
    ("loc", "named"),
    [
        ("https://bao.vn/sitemap-1.xml", ["https://bao.vn/sitemap-1.xml"]),
        ("/sitemap-1.xml?a=1&amp;b=2", ["https://bao.vn/sitemap-1.xml?a=1&b=2"]),
        ("https://bao.vn/sitemap.xml", []),
        ("sitemap.xml", []),
        ("https://bao.vn:443/sitemap.xml#a", []),
        ("https://khac.vn/sitemap-1.xml", []),
        ("file:///etc/passwd", []),
        ("", []),
    ],
)
def test_an_index_names_others_and_not_itself(loc, named):
    body = f"<sitemapindex><sitemap><loc>{loc}</loc></sitemap></sitemapindex>".encode()
    found = read_sitemap(body, page=MAP, source=SOURCE)
    assert urls(found) == named
    assert all(page.kind == "sitemap" and page.depth == 1 for page in found.pages)


def many(count):
    return "".join(ENTRY.format(f"https://bao.vn/a-post{number}.html") for number in range(count))


HOSTILE = {
    "more addresses than the protocol allows": (f"<urlset>{many(60_000)}</urlset>".encode(), 50_000),
    "a million dots": (b"<urlset><url><loc>" + b"." * 1_000_000 + b"</loc></url></urlset>", 0),
    "one address of a megabyte": (b"https://bao.vn/" + b"a-" * 500_000 + b"post1.html", 0),
    "nested": (b"<urlset>" + b"<url>" * 5_000 + b"</url>" * 5_000, 0),
    "unclosed comments": (b"<!-- " * 200_000 + b"<urlset/>", 0),
    "unclosed instructions": (b"<?a " * 200_000, 0),
    "brackets": (b"<" * 1_000_000, 0),
    "ands": (b"<urlset>" + b"&" * 1_000_000 + b"</urlset>", 0),
    "bomb": (
        b"<!DOCTYPE a [<!ENTITY a '1'>" + b"".join(b"<!ENTITY a%d '&a;&a;'>" % n for n in range(99)) + b"]><urlset>&a;</urlset>",
        0,
    ),
    "packed": (gzip.compress(b"<urlset>" + b" " * 60_000_000, mtime=0), 0),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_take_no_time(name):
    body, named = HOSTILE[name]
    began = time.process_time()
    found = read_sitemap(body, page=MAP, source=SOURCE)
    assert time.process_time() - began < 3.0  # ten times what it takes: machines differ
    assert len(found.pages) == named


ITEMS = {
    "200,000 articles": "<item><link>https://bao.vn/a-post1.html</link></item>" * 200_000,
    "200,000 items without an address": "<item/>" * 200_000,
    "items of links": f"<item>{'<link>/x</link>' * 200_000}</item>",
    "nested items": "<item>" * 5_000,
    "long links": f"<item><link>{'a&amp;' * 200_000}</link></item>" * 3,
    "long days": f"<item><link>/a-post1.html</link><pubDate>{'1 ' * 500_000}</pubDate></item>",
}


@pytest.mark.parametrize("name", ITEMS)
def test_hostile_feeds_take_no_time(name):
    began = time.process_time()
    found = read_feed(feed(ITEMS[name]).encode(), page=FEED, source=SOURCE)
    assert time.process_time() - began < 3.0  # ten times what it takes: machines differ
    assert len(found.pages) <= 1


@pytest.mark.parametrize(
    "text", ["a-" * 1_900, "1" * 3_900, "a/" * 1_900, "-1" * 1_900, "a-1." * 950, "_" * 3_900]
)
def test_odd_addresses_take_no_time_where_nothing_is_declared(text):
    body = feed(f"<item><link>https://bao.vn/{text}</link></item>" * 1_000).encode()
    began = time.process_time()
    read_feed(body, page=FEED, source=replace(SOURCE, article_url=None))
    assert time.process_time() - began < 3.0


@given(st.binary(max_size=400))
def test_no_bytes_are_too_odd(body):
    read_feed(body, page=FEED, source=SOURCE)
    read_sitemap(body, page=MAP, source=SOURCE)


@given(st.text(max_size=200), st.text(max_size=60))
def test_no_text_in_an_entry_is_too_odd(link, when):
    body = feed(f"<item><link><![CDATA[{link}]]></link><pubDate>{when}</pubDate></item>")
    for page in read_feed(body.encode("utf-8", "replace"), page=FEED, source=SOURCE).pages:
        assert page.url.startswith("https://bao.vn")
