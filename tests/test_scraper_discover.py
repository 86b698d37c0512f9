"""Feeds, sitemaps and listings: what they name, and what they must not get away with."""

import gzip
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from corpus.frontier import Page
from scraper.discover import read_feed, read_listing, read_sitemap
from scraper.discover.links import is_article_url
from scraper.discover.stamps import read_when
from scraper.sources import Listing, Source

SOURCE = Source(
    name="bao",
    title="Báo",
    hosts=("bao.vn",),
    kind="paper",
    policy="quotes",
    article_url=r"-post\d+\.html$",
    listings=(Listing(url="https://bao.vn/an-ninh", pages="https://bao.vn/an-ninh?trang={page}"),),
)
FEED = Page(url="https://bao.vn/rss/home.rss", source="bao", kind="feed")
MAP = Page(url="https://bao.vn/sitemap.xml", source="bao", kind="sitemap")
LIST = Page(url="https://bao.vn/an-ninh", source="bao", kind="listing", depth=1)

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Báo & bạn đọc</title>
<link>https://bao.vn/</link>
<item><title>A</title><link>https://bao.vn/a-post1.html?utm_source=rss</link>
<pubDate>Sat, 07 Mar 2026 08:01:00 +0700</pubDate></item>
<item><title>B</title><link><![CDATA[ /b-post2.html ]]></link><dc:date>2026-03-06T23:00:00Z</dc:date></item>
<item><title>C</title><guid>https://www.bao.vn/c-post3.html</guid><pubDate>07/03/2026 09:30</pubDate></item>
<item><title>again</title><link>https://bao.vn/a-post1.html</link></item>
<item><title>other host</title><link>https://baokhac.vn/d-post4.html</link></item>
<item><title>section</title><link>https://bao.vn/an-ninh</link></item>
</channel></rss>""".encode()
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<link rel="enclosure" href="https://bao.vn/x.jpg"/><link href="https://bao.vn/a-post1.html"/>
<updated>2026-03-07T08:01:00+07:00</updated></entry></feed>"""


def named(found):
    return [(page.url, page.lastmod) for page in found.pages]


def test_a_feed_names_its_articles():
    assert named(read_feed(RSS, page=FEED, source=SOURCE)) == [
        ("https://bao.vn/a-post1.html", "2026-03-07T01:01:00Z"),
        ("https://bao.vn/b-post2.html", "2026-03-06T23:00:00Z"),
        ("https://bao.vn/c-post3.html", "2026-03-07T02:30:00Z"),
    ]


def test_an_atom_feed_names_its_articles():
    assert named(read_feed(ATOM, page=FEED, source=SOURCE)) == [
        ("https://bao.vn/a-post1.html", "2026-03-07T01:01:00Z")
    ]


BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE r [<!ENTITY a "1"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>"""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (BOMB, "declares a document type or entities"),
        (b"<html><body>404</body></html>", "its root is <html>"),
        (b"not found", "it is no XML"),
        (b"", "it is no XML"),
        (b"<", "cannot be read"),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(body, words):
    found = read_feed(body, page=FEED, source=SOURCE)
    assert found.pages == ()
    assert words in (found.problem or "")


URLSET = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://bao.vn/a-post1.html</loc><lastmod>2026-03-07</lastmod></url>
<url><loc>https://bao.vn/202504/b-post2.html</loc></url>
<url><loc>https://bao.vn/c-post3.html</loc><news:news>
<news:publication_date>2026-03-01T10:00:00+07:00</news:publication_date></news:news></url>
<url><loc>https://bao.vn/lien-he</loc></url><url/></urlset>"""
MAPPED = [
    ("https://bao.vn/a-post1.html", "2026-03-07"),
    ("https://bao.vn/202504/b-post2.html", "2025-04"),
    ("https://bao.vn/c-post3.html", "2026-03-01T03:00:00Z"),
]


@pytest.mark.parametrize("body", [URLSET, gzip.compress(URLSET, mtime=0)])
def test_a_sitemap_names_its_articles(body):
    assert named(read_sitemap(body, page=MAP, source=SOURCE)) == MAPPED


def test_an_index_names_sitemaps_of_the_source_alone():
    index = b"""<sitemapindex><sitemap><loc>https://bao.vn/sitemap-2026-03.xml.gz</loc>
    <lastmod>2026-03-07T00:00:00+07:00</lastmod></sitemap>
    <sitemap><loc>https://la.vn/sitemap.xml</loc></sitemap><sitemap><loc>/sitemap.xml</loc></sitemap></sitemapindex>"""
    assert read_sitemap(index, page=MAP, source=SOURCE).pages == (
        Page(
            url="https://bao.vn/sitemap-2026-03.xml.gz",
            source="bao",
            kind="sitemap",
            depth=1,
            lastmod="2026-03-07",
        ),
    )
    deep = read_sitemap(index, page=replace(MAP, depth=3), source=SOURCE)
    assert "named by 3 others" in (deep.problem or "")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (BOMB, "declares a document type"),
        (gzip.compress(URLSET, mtime=0)[:60], "cannot be unpacked"),
        (b"<html><head/></html>", "its root is <html>"),
        (b"\x1f\x8b not packed", "cannot be unpacked"),
        (b"<urlset><url><loc>https://bao.vn/lien-he</loc></url></urlset>", "none of the 1 addresses"),
        (b"https://bao.vn/lien-he\nhttps://bao.vn/an-ninh", "none of the 2 addresses"),
    ],
)
def test_what_is_no_sitemap_is_said_to_be_none(body, words):
    assert words in (read_sitemap(body, page=MAP, source=SOURCE).problem or "")


LISTED = """<html><head><base href="https://bao.vn/"></head><body>
<nav><a href="/an-ninh">An ninh</a><a href="/dat-bao-post.html">Đặt báo</a></nav>
<div class="item"><h3><a href="a-post1.html">A</a></h3><span class="ngay">07/03/2026 08:01</span>
 <a href="/a-post1.html#binh-luan">bình luận</a></div>
<div class="item"><h3><a href="/b-post2.html">B</a></h3>
 <time datetime="2026-03-05T10:00:00+07:00">Thứ Năm</time></div>
<div class="item"><h3><a href="/c-post3.html">C</a></h3></div>
<a href="https://quangcao.vn/x-post9.html">QC</a><a href="javascript:void(0)">x</a>
<a rel="next" href="/an-ninh?trang=2">Sau</a></body></html>"""


def test_a_listing_names_its_articles_with_the_days_beside_them():
    assert named(read_listing(LISTED, page=LIST, source=SOURCE)) == [
        ("https://bao.vn/a-post1.html", "2026-03-07T01:01:00Z"),
        ("https://bao.vn/b-post2.html", "2026-03-05T03:00:00Z"),
        ("https://bao.vn/c-post3.html", None),
    ]


@pytest.mark.parametrize(
    ("listing", "depth", "expected"),
    [
        (Listing(url="https://bao.vn/an-ninh", pages="https://bao.vn/an-ninh?trang={page}"), 1, "?trang=2"),
        (
            Listing(url="https://bao.vn/an-ninh", pages="https://bao.vn/an-ninh?trang={page}", first=1),
            1,
            "?trang=1",
        ),
        (Listing(url="https://bao.vn/an-ninh", pages="https://bao.vn/an-ninh?trang={page}"), 3, "?trang=4"),
        (Listing(url="https://bao.vn/an-ninh", next="a[rel=next]"), 1, "?trang=2"),
        (Listing(url="https://bao.vn/an-ninh", next="a.sau"), 1, None),
        (Listing(url="https://bao.vn/an-ninh"), 1, "?trang=2"),
    ],
)
def test_the_way_to_the_next_page(listing, depth, expected):
    source = replace(SOURCE, listings=(listing,))
    url = LIST.url if depth == 1 else f"https://bao.vn/an-ninh?trang={depth}"
    found = read_listing(LISTED, page=replace(LIST, depth=depth, url=url), source=source)
    wanted = (
        Page(url=LIST.url + expected, source="bao", kind="listing", depth=depth + 1) if expected else None
    )
    assert found.next == wanted


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://congan.vixuyen.gov.vn/an-ninh/202504/ra-quan-tuan-tra-dem-1039887/", True),
        ("https://vixuyen.gov.vn/vi/news/tin-tuc/hoi-nghi-tong-ket-nam-2023-1234.html", True),
        ("https://vixuyen.gov.vn/tin-tuc/cong-an-xa-ra-quan-tran-ap-toi-pham", True),
        ("https://vixuyen.gov.vn/tin-tuc/", False),
        ("https://vixuyen.gov.vn/an-ninh-trat-tu", False),
        ("https://vixuyen.gov.vn/uploads/hoi-nghi-tong-ket-nam-2023-1234.pdf", False),
        ("https://vixuyen.gov.vn/lien-he.html", False),
    ],
)
def test_what_an_article_is_where_nothing_is_declared(url, expected):
    assert is_article_url(url, replace(SOURCE, article_url=None)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sat, 07 Mar 2026 08:01:00 GMT", "2026-03-07T08:01:00Z"),
        ("07 Mar 2026 08:01:00 +0700", "2026-03-07T01:01:00Z"),
        ("2026-03-07", "2026-03-07"),
        ("2026-03-07T08:01:00.123+07:00", "2026-03-07T01:01:00Z"),
        ("Thứ bảy, 7/3/2026, 00:05 (GMT+7)", "2026-03-06T17:05:00Z"),
        ("Ngày 29/8, Công an tỉnh", None),
        ("2026", None),
        ("Mar 2026", None),
        ("31/02/2026", None),
        ("x" * 500, None),
        (None, None),
    ],
)
def test_reads_the_days_that_sites_write(text, expected):
    assert read_when(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-07T08:01:00", "2026-03-06T23:01:00Z"),
        ("Sat, 07 Mar 2026 08:01:00", "2026-03-06T23:01:00Z"),
        ("Sat, 07 Mar 2026 08:01:00 +0700", "2026-03-07T01:01:00Z"),
        ("07/03/2026 08:01", "2026-03-06T23:01:00Z"),
        ("2026-03-07", "2026-03-07"),
    ],
)
def test_times_without_a_zone_are_of_the_sources(text, expected):
    assert read_when(text, ZoneInfo("Asia/Tokyo")) == expected


TOKYO = replace(SOURCE, time_zone="Asia/Tokyo")
PLAIN = "2026-03-07T08:01:00"
BARE_FEED = f"""<rss><channel><item><link>https://bao.vn/a-post1.html</link>
<pubDate>{PLAIN}</pubDate></item></channel></rss>"""
BARE_MAP = f"""<urlset><url><loc>https://bao.vn/a-post1.html</loc><lastmod>{PLAIN}</lastmod></url></urlset>"""
BARE_LIST = """<div><a href="/a-post1.html">Công an xã tập huấn chữa cháy cho hộ kinh doanh</a>
<span>07/03/2026 08:01</span></div>"""


@pytest.mark.parametrize(
    ("source", "expected"), [(SOURCE, "2026-03-07T01:01:00Z"), (TOKYO, "2026-03-06T23:01:00Z")]
)
def test_feeds_sitemaps_and_lists_tell_their_sources_time(source, expected):
    found = (
        read_feed(BARE_FEED.encode(), page=FEED, source=source),
        read_sitemap(BARE_MAP.encode(), page=MAP, source=source),
        read_listing(BARE_LIST, page=LIST, source=source),
    )
    assert [named(each) for each in found] == [[("https://bao.vn/a-post1.html", expected)]] * 3
