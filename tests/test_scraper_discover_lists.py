"""Pages of lists: which articles they name, when these came out, and where the next page is."""

# ruff: noqa: E501 - a row of a table is read in one line

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.frontier import Page
from scraper.discover import read_listing
from scraper.discover.pagers import page_pattern
from scraper.sources import Listing, Source

SOURCE = Source(
    name="bao", title="Báo", hosts=("bao.vn",), kind="paper", policy="quotes", article_url=r"-post\d+\.html$"
)
LIST = Page(url="https://bao.vn/an-ninh", source="bao", kind="listing", depth=1)
ARTICLE = "<div><a href='/a-post1.html'>Ra quân</a></div>"


def read(text, url=LIST.url, depth=1, source=SOURCE, **options):
    return read_listing(text, page=replace(LIST, url=url, depth=depth), source=source, **options)


def urls(found):
    return [page.url.removeprefix("https://bao.vn") for page in found.pages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARTICLE, ["/a-post1.html"]),
        (ARTICLE * 2 + "<nav class=mobile><a href='https://m.bao.vn/a-post1.html'>Ra quân</a></nav>", ["/a-post1.html"]),
        ("<base href='/an-ninh/'><a href='a-post1.html'>x</a>", ["/an-ninh/a-post1.html"]),
        ("<base target=_blank><a href='/a-post1.html'>x</a>", ["/a-post1.html"]),
        ("<base href='http://['><a href='/a-post1.html'>x</a>", ["/a-post1.html"]),
        ("<a href='\n  /a-post1.html\t'>x</a>", ["/a-post1.html"]),
        ("<map><area href='/a-post1.html'></map>", ["/a-post1.html"]),
        ("<A HREF=/a-post1.html>x</A>", ["/a-post1.html"]),
        ("<a href='/a-post1.html'>x<a href='/b-post2.html'>y", ["/a-post1.html", "/b-post2.html"]),
        ("<!-- <a href='/c-post3.html'>x</a> -->" + ARTICLE, ["/a-post1.html"]),
        ("<script>'<a href=\"/c-post3.html\">'</script>" + ARTICLE, ["/a-post1.html"]),
        ("<noscript><a href='/c-post3.html'>x</a></noscript>" + ARTICLE, ["/a-post1.html"]),
        ("<a href='https://quangcao.vn/q-post9.html'>QC</a>" + ARTICLE, ["/a-post1.html"]),
        ("<a href='#'>x</a><a>y</a><a href=''>z</a>" + ARTICLE, ["/a-post1.html"]),
        ("<table><tr><td><a href='/a-post1.html'>x</table>", ["/a-post1.html"]),
        ("<div>" * 900 + ARTICLE, ["/a-post1.html"]),
    ],
)  # fmt: skip
def test_names_the_articles_that_it_links_to(text, expected):
    assert urls(read(f"<html><body>{text}</body></html>")) == expected


def test_addresses_are_relative_to_where_the_answer_came_from():
    found = read("<a href='a-post1.html'>x</a>", base="https://bao.vn/phap-luat/an-ninh/")
    assert urls(found) == ["/phap-luat/an-ninh/a-post1.html"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" \n", "empty"),
        ("<p>Đang cập nhật</p>", "nothing on this page leads anywhere"),
        ("<a href='/lien-he'>Liên hệ</a><a href='/gioi-thieu'>x</a>", "none of the 2 links"),
        ("<div id=root></div><button class=load-more>", "loaded by a script"),
        ("<a href=\"javascript:__doPostBack('p','2')\">2</a>", "postback"),
    ],
)
def test_a_list_without_articles_is_a_problem_that_is_named(text, words):
    assert words in (read(text).problem or "")


def test_the_end_of_a_list_is_none():
    assert read("<a href='/lien-he'>Liên hệ</a>", url=f"{LIST.url}?page=9", depth=9).problem is None


BOX = "<li><a href='/a-post1.html'>Ra quân</a>{}</li><li><a href='/b-post2.html'>Tuần tra</a></li>"


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ("<span>07/03/2026 08:01</span>", "2026-03-07T01:01:00Z"),
        ("<span>(07/03/2026)</span>", "2026-03-07"),
        ("<p>Thứ bảy, 07/03/2026 | 08:01</p>", "2026-03-07T01:01:00Z"),
        ("<time datetime='2026-03-07T08:01:00+07:00'>sáng nay</time>", "2026-03-07T01:01:00Z"),
        ("<em>07/03/2026</em><em>08:01</em>", "2026-03-07"),
        ("<b>07</b><b>/03</b><b>/2026</b>", "2026-03-07"),
        ("<i>Ngày đăng: 7-3-2026</i>", "2026-03-07"),
        (" 07/03/2026 ", "2026-03-07"),
        ("<p>Ngày 07/03/2026, lực lượng ra quân.</p>", None),
        ("<p>2 giờ trước</p>", None),
        ("<p>31/02/2026</p>", None),
        ("<p>Lượt xem: 2026</p>", None),
        ("", None),
    ],
)
def test_the_day_beside_a_link(beside, day):
    assert [page.lastmod for page in read(f"<ul>{BOX.format(beside)}</ul>").pages] == [day, None]


def test_the_day_of_another_article_is_not_taken():
    text = "<div><a href='/a-post1.html'>x</a><div><a href='/b-post2.html'>y</a><i>07/03/2026</i></div></div>"
    assert [page.lastmod for page in read(text).pages] == [None, "2026-03-07"]


@pytest.mark.parametrize(
    ("pager", "url", "depth", "expected"),
    [
        ("<link rel=next href='/phap-luat-p2'>", "https://bao.vn/phap-luat", 1, "/phap-luat-p2"),
        ("<a rel=next href='?trang=2'>x</a>", "https://bao.vn/phap-luat", 1, "/phap-luat?trang=2"),
        ("<a href='/phap-luat-page1'>2</a>", "https://bao.vn/phap-luat", 1, "/phap-luat-page1"),
        ("<a href='/phap-luat/trang-2.htm'>2</a>", "https://bao.vn/phap-luat.htm", 1, "/phap-luat/trang-2.htm"),
        ("<a href='/phap-luat/trang-3.htm'>3</a>", "https://bao.vn/phap-luat/trang-2.htm", 2, "/phap-luat/trang-3.htm"),
        ("<a href='/vi/news/page-2/'>2</a>", "https://bao.vn/vi/news/", 1, "/vi/news/page-2/"),
        ("<a href='/tin/page/2/'>Trang sau »</a>", "https://bao.vn/tin/", 1, "/tin/page/2/"),
        ("<a href='?p=2'>Tiếp</a>", "https://bao.vn/an-ninh/", 1, "/an-ninh/?p=2"),
        ("<a href='?page=news&cat=15&pageindex=2'>»</a>", "https://bao.vn/?page=news&cat=15", 1, "/?page=news&cat=15&pageindex=2"),
        ("<li class=next><a href='/tin?paged=2'><i></i></a>", "https://bao.vn/tin", 1, "/tin?paged=2"),
        ("<a title='Trang sau' href='/tin?page=3'><img></a>", "https://bao.vn/tin?page=2", 2, "/tin?page=3"),
        ("<a href='?page=1'>1</a><a href='?page=2'>2</a><a href='?page=9'>»</a>", "https://bao.vn/tin", 1, "/tin?page=2"),
        ("<a rel=next href='/tin?cursor=xyz'>x</a>", "https://bao.vn/tin?cursor=abc", 4, "/tin?cursor=xyz"),
        # the last page leads to the first
        ("<a rel=next href='/tin?page=1'>x</a>", "https://bao.vn/tin?page=9", 9, None),
        ("<a rel=next href='/tin'>x</a>", "https://bao.vn/tin?page=9", 9, None),
        ("<a rel=next href='/tin.html'>x</a>", "https://bao.vn/tin/trang-9.html", 9, None),
        ("<a rel=next href='/tin?page=9'>x</a>", "https://bao.vn/tin?page=9", 9, None),
        ("<link rel=next href='/tin?page=1'><a href='?page=10'>10</a>", "https://bao.vn/tin?page=9", 9, "/tin?page=10"),
        # what only looks like one
        ("<a href='/thoi-su-p2'>2</a>", "https://bao.vn/phap-luat", 1, None),
        ("<a href='?page=9'>»</a>", "https://bao.vn/tin", 1, None),
        ("<a href='?ngay=2'>2</a>", "https://bao.vn/tin", 1, None),
        ("<a href='#'>2</a><a href='javascript:tai(2)'>Sau</a>", "https://bao.vn/tin", 1, None),
        ("<a href='https://khac.vn/tin?page=2'>2</a>", "https://bao.vn/tin", 1, None),
        ("<a rel=next href='https://khac.vn/tin?page=2'>2</a>", "https://bao.vn/tin", 1, None),
        ("<a class=next href='/b-post2.html'>Sau</a>", "https://bao.vn/tin", 1, None),
    ],
)  # fmt: skip
def test_the_next_page_where_nothing_is_declared(pager, url, depth, expected):
    following = read(ARTICLE + pager, url=url, depth=depth).next
    assert (following.url.removeprefix("https://bao.vn") if following else None) == expected
    assert following is None or following.depth == depth + 1


@pytest.mark.parametrize(
    ("pages", "first", "url", "depth", "expected"),
    [
        ("https://bao.vn/an-ninh?trang={page}", 2, LIST.url, 1, "/an-ninh?trang=2"),
        ("https://bao.vn/an-ninh-page{page}", 1, "https://bao.vn/an-ninh-page1", 2, "/an-ninh-page2"),
        ("https://bao.vn/an-ninh?start={page}&t={x}", 2, LIST.url, 1, "/an-ninh?start=2&t=%7Bx%7D"),
        ("https://bao.vn/trang-{page}/an-ninh", 2, "https://bao.vn/trang-4/an-ninh", 4, "/trang-5/an-ninh"),
    ],
)
def test_the_next_page_where_it_is_declared(pages, first, url, depth, expected):
    listings = (
        Listing(url=LIST.url, pages=pages, first=first),
        Listing(
            url="https://bao.vn/thoi-su-chinh-tri", pages="https://bao.vn/trang-{page}/thoi-su-chinh-tri"
        ),
    )
    following = read(ARTICLE, url=url, depth=depth, source=replace(SOURCE, listings=listings)).next
    assert following is not None
    assert following.url.removeprefix("https://bao.vn") == expected


def test_a_declared_link_that_leads_back_is_the_end():
    source = replace(SOURCE, listings=(Listing(url="https://bao.vn/tin", next="a.sau"),))
    on = read(
        ARTICLE + "<a class=sau href='?page=3'>x</a>", url="https://bao.vn/tin?page=2", depth=2, source=source
    )
    back = read(
        ARTICLE + "<a class=sau href='?page=1'>x</a>", url="https://bao.vn/tin?page=2", depth=2, source=source
    )
    assert on.next is not None
    assert on.next.url == "https://bao.vn/tin?page=3"
    assert back.next is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<a href=\"javascript:__doPostBack('p','2')\">2</a>", "postback"),
        ("<a href='javascript:tai(2)'>2</a>", "no links: a script"),
        ("<a class='btn-viewmore' href='#'>Xem thêm</a>", "loaded by a script"),
        ("<p>hết</p>", None),
    ],
)
def test_pages_that_only_a_script_turns_are_noted(text, words):
    found = read(ARTICLE + text)
    assert found.problem is None
    assert (found.note is None) if words is None else (words in (found.note or ""))


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("https://bao.vn/phap-luat-p2", ("https://bao.vn/phap-luat-p{page}", 2)),
        ("https://bao.vn/phap-luat-page1", ("https://bao.vn/phap-luat-page{page}", 1)),
        ("https://bao.vn/tin/trang-2.htm", ("https://bao.vn/tin/trang-{page}.htm", 2)),
        ("https://bao.vn/tin?a=7&page=2", ("https://bao.vn/tin?a=7&page={page}", 2)),
        ("https://bao.vn/tin/page/2/", ("https://bao.vn/tin/page/{page}/", 2)),
        ("https://bao.vn/tin-2", None),
        ("https://bao.vn/tin", None),
    ],
)
def test_the_form_of_further_pages(following, expected):
    assert page_pattern(following, "https://bao.vn/tin") == expected


LINK = "<a href=/a-post{0}.html>x</a>"
HOSTILE = {
    "200,000 links": "".join(LINK.format(number) for number in range(200_000)),
    "200,000 links to one": LINK.format(1) * 200_000,
    "nested 5,000 deep": "<div>" * 5_000 + LINK.format(1) + "</div>" * 5_000,
    "nested links": LINK.format(1).removesuffix("</a>") * 20_000,
    "a link of a megabyte": f"<a href='/{'a-' * 500_000}post1.html'>x</a>",
    "a line of a megabyte": "x1/" * 350_000 + LINK.format(1),
    "links in boxes of their own": "".join(f"<div><div>{LINK.format(n)}{'<i>7/3/2026</i>' * 40}</div></div>" for n in range(500)),
    "days that are none": "".join(f"<li>{LINK.format(n)}" + "".join(f"<i>31/31/2026 {n} {m}</i>" for m in range(30)) for n in range(500)),
    "pagers": "<a class=next href='?trang=7'>2</a>" * 100_000,
    "an empty link": f"<a href=/a-post1.html>{'<i></i>' * 200_000}</a>",
    "queries": "".join(f"<a href='/{n}?{'u=http://x&' * 50}'>x</a>" for n in range(5_000)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_no_time(name):
    began = time.process_time()
    found = read(HOSTILE[name])
    assert time.process_time() - began < 3.0  # five times what it takes: machines differ
    assert len(found.pages) <= 500


@given(st.text(max_size=300))
def test_no_page_is_too_odd(text):
    read(text)
    read(f"<a href='{text}'>{text}</a><a class=next href='{text}'>2</a>")
