"""What a page's article is, beyond what the pages of tests/pages show."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers import read_paths
from corpus.readers.page import parse_page
from scraper.parse import NotAnArticle, ParsedPage, parse_article, saved_page_reader
from scraper.parse.address import fold, settle_address
from scraper.parse.families import load_families
from scraper.sources import Layout, Source

FIRST = "Sáng 5/3, Công an xã Đồng Cát tập huấn chữa cháy cho 60 hộ kinh doanh ở chợ trung tâm xã."
SECOND = "Lớp học do Đội Cảnh sát phòng cháy hướng dẫn, kéo dài trong một ngày tại sân vận động xã."
TITLE = "Xã Đồng Cát tập huấn chữa cháy cho các hộ kinh doanh"
URL = "https://vidu.gov.vn/tin/tap-huan-12.html"


def source(**fields):
    known = {
        "name": "vidu.gov.vn",
        "title": "Ví dụ",
        "hosts": ("vidu.gov.vn",),
        "kind": "portal",
        "policy": "full",
    }
    return Source(**known | fields)


def page(body=f"<p>{FIRST}</p><p>{SECOND}</p>", *, head="", above="", under=""):
    return f"""<html><head>{head}</head><body><div class=wrap>{above}<h1 class=t>{TITLE}</h1>
    <div class=nd>{body}</div>{under}</div></body></html>"""


def parse(html, *, url=URL, of=None, seen="2026-11-20T08:00:00Z"):
    parsed = parse_article(html, url=url, source=of, seen=seen)
    assert isinstance(parsed, ParsedPage), parsed
    return parsed


def article(html, **how):
    return parse(html, **how).article


def kinds(read):
    return [(block.kind, read.content[block.start : block.end]) for block in read.blocks]


def test_an_article_carries_its_source_address_and_parser():
    read = article(page(), of=source(province="Nghệ An"))
    assert (read.source, read.province, read.parser) == ("vidu.gov.vn", "Nghệ An", "generic.1")
    assert (read.url, read.canonical_url) == (URL, URL)
    assert read.id.startswith("tap-huan-12-")


def test_selectors_of_a_source_go_before_those_of_its_family():
    layout = Layout(cms="vnexpress", selectors={"title": "h2.ten", "byline": ".viet"})
    html = f"""<h1 class=title-detail>Chuyên mục an ninh trật tự</h1><h2 class=ten>{TITLE}</h2>
    <p class=description>{FIRST}</p><article class=fck_detail><p class=Normal>{SECOND}</p></article>
    <div class=viet>Hải Lan</div>"""
    read = article(html, of=source(layouts=(layout,)))
    assert (read.title, read.byline, read.parser) == (TITLE, "Hải Lan", "vnexpress.2")
    assert kinds(read) == [("para", FIRST), ("para", SECOND)]


def test_the_layout_of_the_day_of_fetching_is_the_one_that_reads():
    old = Layout(cms="generic", selectors={"title": ".cu"}, valid_until="2019-12-31")
    new = Layout(cms="generic", selectors={"title": ".moi"})
    of = source(layouts=(old, new))
    html = page(above="<div class=cu>Tên bài kiểu cũ</div><div class=moi>Tên bài kiểu mới</div>")
    assert article(html, of=of, seen="2018-05-01T00:00:00Z").title == "Tên bài kiểu cũ"
    assert article(html, of=of, seen="2024-05-01T00:00:00Z").title == "Tên bài kiểu mới"


def test_a_page_that_is_not_of_the_declared_family_is_read_all_the_same_and_says_so():
    parsed = parse(page(), of=source(cms="nukeviet"))
    assert parsed.article.parser == "generic.1"
    assert "family" in parsed.missing
    assert kinds(parsed.article) == [("para", FIRST), ("para", SECOND)]


def test_what_a_family_usually_has_and_a_page_lacks_is_named():
    body = f"<article class=fck_detail><p>{FIRST}</p><p>{SECOND}</p></article>"
    html = f"<h1 class=title-detail>{TITLE}</h1>{body}"
    assert parse(html).missing == ("sapo", "published", "byline")


def test_every_family_says_what_fits_it():
    assert set(load_families()) == {"nukeviet", "yyyymm", "vccorp", "vnexpress", "epi", "vhv"}
    assert all(layout.fits for layouts in load_families().values() for layout in layouts)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Thứ Ba, 29/08/2023, 00:47 [GMT+7]", "2023-08-29T00:47:00+07:00"),
        ("Thứ năm - 12/01/2023 10:12", "2023-01-12T10:12:00+07:00"),
        ("07-03-2026 - 00:01 AM", "2026-03-07T00:01:00+07:00"),
        ("07-03-2026 - 14:01 PM", "2026-03-07T14:01:00+07:00"),
        ("- 07/03/2026 08:47", "2026-03-07T08:47:00+07:00"),
        ("Ngày 5 tháng 12 năm 2023", "2023-12-05"),
        ("08:15 05/12/2023", "2023-12-05T08:15:00+07:00"),
        ("05/12/2023 lúc 08:15", "2023-12-05T08:15:00+07:00"),
        ("Thứ năm, 20/11/2025 | 14:24", "2025-11-20T14:24:00+07:00"),
        ("05/12/2023 08:15 UTC+7", "2023-12-05T08:15:00+07:00"),
        ("Thứ bảy, 7/3/2026, 00:05 (GMT+7)", "2026-03-07T00:05:00+07:00"),
        ("Thứ bảy, 07/03/2026 - 08:07", "2026-03-07T08:07:00+07:00"),
    ],
)
def test_date_lines_of_pages_are_read_day_first(line, value):
    assert article(page(above=f"<div class=ngay>{line}</div>")).published.value == value


def test_a_time_with_a_blank_before_its_offset_is_read():
    head = '<meta property="article:published_time" content="2026-03-07T08:01:11.000 +07:00">'
    published = article(page(head=head)).published
    assert (published.value, published.provenance) == ("2026-03-07T08:01:11+07:00", "meta")


META = '<meta property="article:published_time" content="2026-03-07T08:01:11">'


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ({"above": "<div class=ngay>07/03/2026 08:01</div>"}, "2026-03-07T06:01:00+07:00"),
        ({"above": "<time>07/03/2026 08:01</time>"}, "2026-03-07T06:01:00+07:00"),
        ({"body": f"<p>07/03/2026 08:01</p><p>{FIRST}</p><p>{SECOND}</p>"}, "2026-03-07T06:01:00+07:00"),
        ({"head": META}, "2026-03-07T06:01:11+07:00"),
        # the stamp says its zone, the line that readers see is the paper's: one moment
        (
            {"head": META.replace(":11", ":11+07:00"), "above": "<div>Đăng: 07/03/2026 10:01</div>"},
            "2026-03-07T08:01:11+07:00",
        ),
        ({"above": "<div class=ngay>07/03/2026</div>"}, "2026-03-07"),
    ],
)
def test_times_of_a_page_are_those_of_its_sources_zone(parts, value):
    read = parse(page(**parts), of=source(time_zone="Asia/Tokyo"))
    assert (read.article.published.value, read.notes) == (value, ())


def test_a_day_after_fetching_is_no_day_of_publication():
    above = "<div>Đăng ngày 25/11/2026</div>"
    assert article(page(above=above)).published is None
    assert article(page(above=above), seen="2026-11-24T08:00:00Z").published.value == "2026-11-25"


def test_a_date_in_the_text_is_never_the_day_of_publication():
    body = f"<p>Ngày 03/04/2019, {FIRST}</p><p>{SECOND}</p><p>Tin đăng ngày 5/6/2020 trên loa xã.</p>"
    assert article(page(body)).published is None


def test_the_month_in_an_address_is_all_that_is_known_where_the_page_says_nothing():
    published = article(page(), url="https://vidu.gov.vn/an-ninh/202308/tap-huan-1039887/").published
    assert (published.value, published.precision, published.provenance) == ("2023-08", "month", "url")


def test_a_page_s_date_that_its_address_contradicts_stays_and_is_noted():
    parsed = parse(
        page(above="<div>Đăng ngày 05/06/2023</div>"), url="https://vidu.gov.vn/202308/tap-huan-1039887/"
    )
    assert parsed.article.published.value == "2023-06-05"
    assert parsed.notes == ("posted-line says 2023-06-05, the address 2023-08",)


def test_a_date_line_at_the_head_of_the_text_goes_before_the_month_in_the_address():
    body = f"<p>Đăng ngày 05/08/2023</p><p>{FIRST}</p><p>{SECOND}</p>"
    read = article(page(body), url="https://vidu.gov.vn/an-ninh/202308/tap-huan-1039887/")
    assert read.published.value == "2023-08-05"
    assert kinds(read) == [("para", FIRST), ("para", SECOND)]
    assert article(page(body), seen="2023-08-01T00:00:00Z").published is None


def test_a_line_with_a_label_goes_before_what_machines_are_told():
    head = '<meta property="article:published_time" content="2024-01-01T00:00:00+07:00">'
    parsed = parse(page(head=head, above="<div>Đăng ngày 05/06/2023</div>"))
    assert parsed.article.published.value == "2023-06-05"
    assert len(parsed.notes) == 1


def test_an_article_on_several_pages_is_noted():
    assert parse(page(head='<link rel=next href="/tin/tap-huan-12-page1.html">')).notes == (
        "goes on at /tin/tap-huan-12-page1.html",
    )


@pytest.mark.parametrize(
    ("url", "folded"),
    [
        ("https://vidu.vn/tin-1.html?utm_source=zalo&fbclid=x", "https://vidu.vn/tin-1.html"),
        ("https://vidu.vn/?page=news&id=5&utm_medium=x", "https://vidu.vn/?page=news&id=5"),
        ("https://vidu.vn/202308/tin-1/index.htm", "https://vidu.vn/202308/tin-1/"),
        ("https://vidu.vn/tin-1.amp", "https://vidu.vn/tin-1"),
        ("https://vidu.vn/tin-1.amp.html", "https://vidu.vn/tin-1.html"),
        ("https://vidu.vn/tin-1/amp/", "https://vidu.vn/tin-1"),
        ("https://vidu.vn/amp/tin-1.html", "https://vidu.vn/tin-1.html"),
        ("https://amp.vidu.vn/tin-1.html#x", "https://vidu.vn/tin-1.html"),
        ("https://vidu.vn/lamp/tin-1.html", "https://vidu.vn/lamp/tin-1.html"),
        ("https://vidu.vn/Default.aspx?id=5", "https://vidu.vn/Default.aspx?id=5"),
        ("mailto:toasoan@vidu.vn", None),
    ],
)
def test_addresses_lose_what_only_says_who_sent_the_reader(url, folded):
    assert fold(url) == folded


@pytest.mark.parametrize(
    ("said", "settled"),
    [
        ("https://www.vidu.gov.vn/tin/tap-huan-12.html", "https://www.vidu.gov.vn/tin/tap-huan-12.html"),
        ("/tin/tap-huan-12-moi.html", "https://vidu.gov.vn/tin/tap-huan-12-moi.html"),
        ("http://vidu.gov.vn/tin/tap-huan-12.html", URL),
        ("https://m.vidu.gov.vn/tin/tap-huan-12.html?utm_source=x", URL),
        ("https://baokhac.vn/tin/tap-huan-12.html", URL),
        ("https://vidu.gov.vn/tin", URL),
        ("https://vidu.gov.vn/", URL),
        ("javascript:void(0)", URL),
    ],
)
def test_the_page_s_word_for_its_address_counts_on_its_own_site(said, settled):
    html = page(head=f'<link rel=canonical href="{said}">')
    assert settle_address(parse_page(html), URL, source()) == settled


def test_a_mobile_copy_is_the_page_of_the_declared_host():
    asked = "https://m.vidu.gov.vn/tin/tap-huan-12.html"
    assert settle_address(parse_page(page()), asked, source()) == URL
    assert settle_address(parse_page(page()), asked, source(hosts=("m.vidu.gov.vn",))) == asked
    assert settle_address(parse_page(page()), asked, None) == asked


def test_an_address_without_the_query_that_tells_pages_apart_is_not_believed():
    html = page(head='<link rel=canonical href="https://vidu.gov.vn/tin.aspx">')
    asked = "https://vidu.gov.vn/tin.aspx?ItemID=7"
    assert settle_address(parse_page(html), asked, source()) == asked


def test_hosts_of_one_source_are_one_site():
    html = page(head='<link rel=canonical href="https://tin.vidu.vn/tap-huan-12.html">')
    of = source(hosts=("vidu.gov.vn", "tin.vidu.vn"))
    assert settle_address(parse_page(html), URL, of) == "https://tin.vidu.vn/tap-huan-12.html"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("<p><img src=a></p><p><em>Quang cảnh lớp tập huấn ở chợ xã</em></p>", "", "caption"),
        ("<p><img src=a><br>Quang cảnh lớp tập huấn ở chợ xã</p>", "", "caption"),
        (
            "<table><tr><td><img src=a><td><img src=b><tr><td colspan=2>Các hộ ký cam kết với xã.</table>",
            "",
            "caption",
        ),
        ("<figure><img src=a></figure><h2>Quang cảnh lớp tập huấn ở chợ xã</h2>", "", "subhead"),
        ("<p><strong>Bà con hăng hái học chữa cháy</strong></p>", "", "subhead"),
    ],
)
def test_what_a_line_by_a_picture_is(before, after, kind):
    body = f"<p>{FIRST}</p>{before}<p>{SECOND}</p>{after}"
    assert [each for each, _ in kinds(article(page(body)))] == ["para", kind, "para"]


def test_words_that_are_links_in_a_sentence_stay_in_it():
    body = f'<p>{FIRST}</p><p>Tại tỉnh <a class="cms-relate related" href=/t>Quảng Trị</a>, {SECOND}</p>'
    assert kinds(article(page(body)))[1] == ("para", f"Tại tỉnh Quảng Trị, {SECOND}")


def test_a_text_that_the_page_holds_twice_is_read_once():
    text = f"<p>{FIRST}</p><p>{SECOND}</p>"
    body = f"<div class='content visible-lg'>{text}</div><div class='content visible-xs'>{text}</div>"
    assert kinds(article(page(body))) == [("para", FIRST), ("para", SECOND)]
    both = f"<article>{body}</article>"
    assert kinds(article(page(both))) == [("para", FIRST), ("para", SECOND)]


def test_lines_that_lead_to_other_articles_are_left_out():
    other = (
        "<a href=/x>Công an huyện bắt nhóm trộm cắp tài sản liên huyện, thu giữ hàng chục xe máy của dân</a>"
    )
    pointers = f"<p>&gt;&gt; Xem thêm: {other}</p><p><em>{other}</em></p><ul><li>{other}</li></ul>"
    read = article(
        page(f"<p>{FIRST}</p>{pointers}<p>{SECOND}</p><p><b>Hải Lan</b></p><p>(Theo Báo Rẻo Cao)</p>")
    )
    assert kinds(read) == [("para", FIRST), ("para", SECOND)]
    assert (read.byline, read.origin) == ("Hải Lan", "Báo Rẻo Cao")


def test_an_author_s_name_that_is_escaped_twice_is_read():
    head = """<script type="application/ld+json">{"@type": "NewsArticle",
    "author": {"name": "NH&amp;#7852;T XU&amp;#194;N"}}</script>"""
    assert article(page(head=head)).byline == "NHẬT XUÂN"


@pytest.mark.parametrize("name", ["admin", "Super User", "Quản trị viên"])
def test_the_system_s_own_accounts_write_nothing(name):
    assert article(page(under=f"<div class=author>{name}</div>")).byline is None


def listing(count):
    link = f"<a href=/tin-%d.html>Tin thứ %d của xã {TITLE}</a>"
    item = f"<div class=item><h3>{link}</h3><p>{FIRST} {SECOND}</p></div>"
    return "<div class=list>" + "".join(item % (each, each) for each in range(count)) + "</div>"


def test_a_list_of_articles_is_none():
    parsed = parse_article(
        f"<h1>Tin trong tỉnh</h1>{listing(12)}", url="https://vidu.gov.vn/tin/", source=None, seen=None
    )
    assert isinstance(parsed, NotAnArticle)
    assert (parsed.trouble, parsed.detail) == ("no_article", "it is a list of articles")


def test_an_article_with_a_list_under_it_is_one():
    body = "".join(f"<p>{FIRST} {number}.</p><p>{SECOND} {number}.</p>" for number in range(6))
    assert len(article(page(body, under=f"<h3>Tin khác</h3>{listing(8)}")).blocks) == 12


def test_the_front_page_is_no_article_unless_its_query_names_one():
    assert isinstance(parse_article(page(), url="https://vidu.gov.vn/", source=None, seen=None), NotAnArticle)
    assert article(page(), url="https://vidu.gov.vn/?page=news&id=3").title == TITLE


def test_text_that_is_nested_deeper_than_the_parser_goes_is_read():
    body = f"<p>{FIRST}</p>" + "<div>" * 3000 + f"<p>{SECOND}</p>" + "</div>" * 3000
    assert [text for _, text in kinds(article(page(body)))] == [FIRST, SECOND]


def test_a_page_of_too_many_elements_is_refused():
    parsed = parse_article(page("<p>x</p>" * 60_000), url=URL, source=None, seen=None)
    assert isinstance(parsed, NotAnArticle)
    assert parsed.trouble == "too_big"


@pytest.mark.parametrize(
    "html",
    [
        page(f"<p>{'a ' * 500_000}</p>"),
        page("<p>" + "<b><i>x</b>" * 15_000),
        page("<div class='" + "related " * 100_000 + "'>x</div>"),
        page(
            "".join(
                f"<a href=/{each} class=c{each}>Tin thứ {each} trong xã Đồng Cát</a>"
                for each in range(20_000)
            )
        ),
        page("<table>" + "<tr><td>12/03/2024" * 12_000),
        page(f"<p>{FIRST}</p>" + "<img>" * 30_000),
        "<div>" * 40_000 + "<p>x",
        page("Ảnh: " * 200_000),
    ],
    ids=["line", "tags", "names", "links", "cells", "pictures", "deep", "credits"],
)
def test_hostile_pages_take_bounded_time(html):
    started = time.process_time()
    parse_article(html, url=URL, source=None, seen="2026-11-20T08:00:00Z")
    assert time.process_time() - started < 8  # a shared machine; quadratic reading takes minutes


def test_a_saved_page_of_a_known_source_reads_as_if_scraped(tmp_path):
    of = source(cms="vnexpress", province="Nghệ An")
    html = f"""<html><!-- saved from url=(0040){URL} --><head></head><body><h1 class=title-detail>{TITLE}</h1>
    <span class=date>05/03/2024, 08:15</span><p class=description>{FIRST}</p>
    <article class=fck_detail><p class=Normal>{SECOND}</p><p class=author_mail>Hải Lan</p></article>"""
    (tmp_path / "bai.html").write_text(html, encoding="utf-8")
    [saved] = read_paths([tmp_path], read_page=saved_page_reader({of.name: of}))
    scraped = article(html, of=of)
    assert saved.raw_sha256 is not None
    assert {name: getattr(saved, name) for name in _FIELDS} == {
        name: getattr(scraped, name) for name in _FIELDS
    }


_FIELDS = (
    "id",
    "title",
    "text",
    "url",
    "canonical_url",
    "published",
    "byline",
    "blocks",
    "parser",
    "source",
    "province",
)


def test_a_saved_page_of_nobody_s_is_read_as_any_page(tmp_path):
    (tmp_path / "bai.html").write_text(page(), encoding="utf-8")
    [saved] = read_paths([tmp_path], read_page=saved_page_reader({}))
    assert (saved.id, saved.parser) == ("bai", "html.1")


_PIECES = st.sampled_from(
    [
        "<article class=fck_detail>",
        "<div id=news-bodyhtml class=bodytext>",
        "<div class='detail-content afcbc-body'>",
        "<div class=article__body>",
        "<div class='sc-longform-header share'>",
        "<h1 class=title-detail>",
        "<p class=description>",
        "<table class=image><tr><td class=desc>",
        "<figure><img alt='Quang cảnh'><figcaption>",
        "<p style='text-align:right'>",
        "<div class=related hidden>",
        "</div>",
        "</p>",
        "</table>",
        "<br>",
        "<article><a href=/x>",
        FIRST,
        TITLE,
        "05/03/2024 08:15",
        "Tác giả: Hải Lan",
        "Tin liên quan",
        "\x1f\ufffe&#31;&nbsp;",
        '<script type=\'application/ld+json\'>[{"@graph": [[]], "@type": 3}]</script>',
    ]
)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(_PIECES, max_size=25))
def test_any_mixture_of_markup_is_an_article_or_none(pieces):
    parsed = parse_article("".join(pieces), url=URL, source=source(), seen="2026-11-20T08:00:00Z")
    if isinstance(parsed, ParsedPage):
        read = parsed.article
        lines = [read.content[block.start : block.end] for block in read.blocks]
        assert "\n".join(lines) == read.text
