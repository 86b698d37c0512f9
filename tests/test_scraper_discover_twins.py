"""One address for each article, however it is linked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.addresses import Address, canonical_url, read_address
from scraper.discover.links import article_page, own_url
from scraper.discover.twins import settle_twin
from scraper.sources import Listing, Source

PLAIN = Source(name="bao", title="Báo", hosts=("bao.vn",), kind="paper", policy="quotes")
POST = replace(PLAIN, article_url=r"-post\d+\.html$", feeds=("https://bao.vn/rss/home.rss",))
MONTH = replace(
    PLAIN,
    article_url=r"/\d{6}/[a-z0-9-]+-\d{7}/$",
    listings=(Listing(url="http://bao.vn/an-ninh/"),),
)
WWW = replace(POST, feeds=("https://www.bao.vn/rss/home.rss",))
EITHER = replace(PLAIN, article_url=r"/tin/[a-z0-9-]+/?$")
BASE = "https://bao.vn/an-ninh"
ONE = "https://bao.vn/ra-quan-post1.html"


def address_of(href, source, base=BASE):
    page = article_page(href, base=base, source=source)
    return page.url if page else None


@pytest.mark.parametrize(
    "href",
    [
        "https://bao.vn/ra-quan-post1.html",
        "http://bao.vn/ra-quan-post1.html",
        "https://www.bao.vn/ra-quan-post1.html",
        "http://WWW.bao.vn:80/ra-quan-post1.html",
        "https://m.bao.vn/ra-quan-post1.html",
        "https://amp.bao.vn/ra-quan-post1.html",
        "https://bao.vn/amp/ra-quan-post1.html",
        "https://bao.vn/ra-quan-post1.html/",
        "https://bao.vn/ra-quan-post1.amp.html",
        "//bao.vn/ra-quan-post1.html",
        "/ra-quan-post1.html",
        "../ra-quan-post1.html",
        " ra-quan-post1.html\n",
        "ra-quan-post1.html#binh-luan",
        "ra-quan-post1.html?utm_source=rss&utm_medium=a%20b",
        "ra-quan-post1.html?fbclid=Iw_x&zarsrc=30",
        "ra-quan-post1.html?ref=trang-chu",
        "ra-quan-post1.html?amp",
        "ra-quan-post1.html;jsessionid=ABC123.node1",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fbao.vn%2Fra-quan-post1.html%3Ffbclid%3Dx&h=AT0",
        "https://www.google.com/url?sa=t&url=https://bao.vn/ra-quan-post1.html&usg=AO",
        "https://bao.vn/redirect?url=http%3a%2f%2fm.bao.vn%2fra-quan-post1.html",
    ],
)
def test_an_article_has_one_address(href):
    assert address_of(href, POST) == ONE


@pytest.mark.parametrize(
    ("href", "source", "expected"),
    [
        # the declaration tells scheme and host
        ("https://bao.vn/ra-quan-post1.html", WWW, "https://www.bao.vn/ra-quan-post1.html"),
        ("https://www.bao.vn/a/202504/b-1039887/index.htm", MONTH, "http://bao.vn/a/202504/b-1039887/"),
        ("/a/202504/b-1039887", MONTH, "http://bao.vn/a/202504/b-1039887/"),
        # a site below has its own front door
        ("http://quan1.bao.vn/c-post1.html", POST, "http://quan1.bao.vn/c-post1.html"),
        # parameters that name the article stay, in their order
        ("/xem.aspx?id=5&utm_source=x&cat=1", replace(PLAIN, article_url="id="), "https://bao.vn/xem.aspx?id=5&cat=1"),
        ("/xem.aspx?ref=77", replace(PLAIN, article_url="ref="), "https://bao.vn/xem.aspx?ref=77"),
        ("/?news=5", replace(PLAIN, article_url="news="), "https://bao.vn/?news=5"),
        ("/index.php?news=5", replace(PLAIN, article_url="news="), "https://bao.vn/index.php?news=5"),
        # nothing tells whether there is a slash at the end
        ("/tin/a-b/", EITHER, "https://bao.vn/tin/a-b/"),
        ("/tin/a-b", EITHER, "https://bao.vn/tin/a-b"),
        ("/tin/a-b", replace(EITHER, examples=("https://bao.vn/tin/c/",)), "https://bao.vn/tin/a-b/"),
        ("/tin/a-b/", replace(EITHER, examples=("https://bao.vn/tin/c",)), "https://bao.vn/tin/a-b"),
        # other people's pages
        ("https://baokhac.vn/ra-quan-post1.html", POST, None),
        ("https://xbao.vn/ra-quan-post1.html", POST, None),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fbaokhac.vn%2Fra-quan-post1.html", POST, None),
        ("https://www.facebook.com/sharer.php?u=x", POST, None),
        ("mailto:toasoan@bao.vn?subject=ra-quan-post1.html", POST, None),
        ("javascript:location='/ra-quan-post1.html'", POST, None),
        ("tel:113", POST, None),
        ("", POST, None),
        ("https://bao.vn/" + "a-" * 3000 + "post1.html", POST, None),
    ],
)  # fmt: skip
def test_what_an_address_becomes(href, source, expected):
    assert address_of(href, source) == expected


def test_where_nothing_is_declared_the_page_that_links_tells():
    source = replace(PLAIN, article_url=r"-post\d+\.html$")
    assert address_of("http://www.bao.vn/c-post1.html", source, base=BASE) == "https://bao.vn/c-post1.html"
    assert address_of("https://bao.vn/c-post1.html", source, base="http://www.bao.vn/") == (
        "http://www.bao.vn/c-post1.html"
    )


def test_servers_on_ports_of_their_own_are_not_mixed_up():
    source = replace(POST, feeds=("http://bao.vn:8080/rss",))
    assert address_of("http://www.bao.vn:8080/c-post1.html", source) == "http://bao.vn:8080/c-post1.html"
    assert address_of("http://bao.vn:8081/c-post1.html", source) == "http://bao.vn:8081/c-post1.html"


SEGMENT = st.text("abcdezABZ019-_.~%", min_size=1, max_size=8)
HREF = st.builds(
    lambda scheme, host, path, end, query: f"{scheme}://{host}/{'/'.join(path)}{end}{query}",
    st.sampled_from(["http", "https"]),
    st.sampled_from(["bao.vn", "www.bao.vn", "m.bao.vn", "xa.bao.vn", "bao.vn:8080"]),
    st.lists(SEGMENT, max_size=4),
    st.sampled_from(["", "/", "/index.htm", "-post12.html", "-1039887/", "/amp", ".amp.html"]),
    st.sampled_from(["", "?id=3", "?utm_source=x&id=3", "?fbclid=1", "?amp=1&amp", "?url=https://bao.vn/x-post1.html"]),
)  # fmt: skip
SOURCES = st.sampled_from([PLAIN, POST, MONTH, WWW, EITHER, replace(PLAIN, article_url=".")])


@given(HREF, SOURCES)
def test_settling_again_changes_nothing(href, source):
    address = read_address(href)
    assert isinstance(address, Address)
    once = settle_twin(address, base=BASE, source=source)
    assert settle_twin(once, base=BASE, source=source) == once
    assert canonical_url(once.url) == once.url


@given(HREF, SOURCES)
def test_the_short_way_gives_what_the_long_one_does(href, source):
    assert own_url(href, base=BASE, source=source) == own_url(f"  {href}", base=BASE, source=source)


@given(st.text(max_size=200))
def test_no_text_is_too_odd_for_an_address(text):
    page = article_page(text, base=BASE, source=replace(PLAIN, article_url="."))
    assert page is None or canonical_url(page.url) == page.url
