"""Saved pages."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.html import id_from, read_html

PAGES = Path(__file__).parent / "pages"
FIRST = "Sáng 5/3, Công an xã Tả Phời tập huấn chữa cháy cho 60 hộ kinh doanh ở chợ trung tâm xã."
SECOND = "Lớp tập huấn do Đội Cảnh sát phòng cháy hướng dẫn, kéo dài trong một ngày tại sân vận động xã."
TITLE = "Xã Tả Phời tập huấn chữa cháy cho các hộ kinh doanh"


def read(html):
    article = read_html(html, identity="trang", raw_sha256="0" * 64)
    assert article is not None
    return article


def read_page(name):
    return read((PAGES / f"{name}.html").read_text(encoding="utf-8"))


def page(body, head=""):
    return f"""<html><head>{head}</head><body><div class=col>
    <h1>{TITLE}</h1><div class=detail-content>{body}</div></div></body></html>"""


def shown(article):
    return [(block.kind, article.content[block.start : block.end]) for block in article.blocks]


def starts(article):
    return [(kind, " ".join(text.split()[:4])) for kind, text in shown(article)]


@pytest.mark.parametrize(
    ("name", "title", "published", "provenance", "byline", "origin", "blocks"),
    [
        (
            "police-portal",
            "Công an xã Hưng Tân ra mắt mô hình camera an ninh",
            "2024-03-05T08:15:00+07:00",
            "header",
            "Hồ Mẫu",
            None,
            [
                ("para", "(Congan.vidu.gov.vn)-Sáng 5/3, Công an"),
                ("para", "Dự buổi lễ có"),
                ("caption", "Quang cảnh buổi lễ"),
                ("caption", "Các đại biểu tham"),
                ("para", "Đến nay, mô hình"),
                ("subhead", "Hiệu quả bước đầu"),
                ("list", "Phát hiện 3 vụ"),
                ("list", "Nhắc nhở 25 trường"),
            ],
        ),
        (
            "vccorp",
            "Bắt nhóm trộm chó ở Phú Lương",
            "2025-03-07T08:01:00+07:00",
            "json-ld",
            "NHẬT LÊ",
            None,
            [
                ("para", "VC - Công an"),
                ("para", "Ngày 7-3, Công an"),
                ("caption", "Bốn bị can tại"),
                ("subhead", "Gây án trong đêm"),
                ("para", "Theo lời khai, nhóm"),
            ],
        ),
        (
            "figure-in-article",
            "Cháy xưởng gỗ ở Bình Dương",
            "2026-03-07T00:05:00+07:00",
            "header",
            "Phước Tuấn",
            None,
            [
                ("para", "Bình Dương - Xưởng"),
                ("para", "Khoảng 1h ngày 6/3,"),
                ("caption", "Khói lửa bao trùm"),
                ("para", "Hơn 50 cảnh sát"),
            ],
        ),
        (
            "no-heading-no-metadata",
            "Khởi công khu công nghiệp sinh thái ở Hưng Hà",
            "2026-03-07T08:47:00+07:00",
            "header",
            "Hoàng Lan",
            None,
            [
                ("para", "(baovidu.vn) Sáng 6/3, tỉnh"),
                ("para", "Dự án có tổng"),
                ("caption", "Phối cảnh khu công"),
                ("para", "Chủ đầu tư cam"),
            ],
        ),
        (
            "layout-tables",
            "Huyện Bắc Hà: Ra mắt tổ tự quản về an ninh trật tự",
            "2016-05-12",
            "posted-line",
            "Giàng Seo Pao",
            None,
            [
                ("para", "Ngày 11/5, xã Tả"),
                ("caption", "Quang cảnh lễ ra"),
                ("para", "Tổ có nhiệm vụ"),
                ("para", "Đến nay, toàn xã"),
            ],
        ),
        (
            "wordpress",
            "Xã Yên Hòa tập huấn chữa cháy",
            "2024-01-02T10:04:05+07:00",
            "json-ld",
            None,
            None,
            [
                ("para", "Chiều 1/1, xã Yên"),
                ("caption", "Người dân thực hành"),
                ("para", "Lớp tập huấn do"),
                ("list", "Cách dùng bình chữa"),
                ("list", "Cách thoát nạn trong"),
                ("quote", "Dân biết cách tự"),
            ],
        ),
        (
            "time-element",
            "Hội nghị công tác dân vận ở xã Mường Than",
            "2024-05-06T10:00:00+07:00",
            "meta",
            "Lò Hương",
            None,
            [("para", "Chiều 5/5, xã Mường"), ("para", "Hội nghị nghe báo")],
        ),
        (
            "desktop-and-mobile",
            "Tai nạn giao thông ở đèo Khau Phạ",
            "2025-07-07T08:07:00+07:00",
            "meta",
            "Nguyễn Hải",
            None,
            [
                ("para", "(Báo Núi) - Xe"),
                ("para", "Theo Công an huyện"),
                ("caption", "Hiện trường vụ tai"),
                ("para", "Hai nạn nhân đã"),
            ],
        ),
        (
            "ids-of-forms",
            "Hội Phụ nữ xã Lộc Yên tặng quà hộ nghèo",
            "2021-02-07T10:22:00+07:00",
            "header",
            "Thu Thảo - Hội LHPN xã",
            None,
            [
                ("para", "Ngày 06/02, Hội Phụ"),
                ("caption", "Trao quà cho hội"),
                ("para", "Mỗi suất quà gồm"),
            ],
        ),
        (
            "bold-lead",
            "Bắt đối tượng truy nã đặc biệt tại xã biên giới",
            "2025-11-20T14:24:00+07:00",
            "header",
            "Quốc Khánh",
            "Báo Biên Cương",
            [
                ("para", "Sau 10 năm lẩn"),
                ("para", "Theo hồ sơ, năm"),
                ("caption", "Đối tượng Hà Văn"),
                ("para", "Hiện đối tượng đã"),
            ],
        ),
        (
            "word-document",
            "BÁO CÁO KẾT QUẢ CAO ĐIỂM TẤN CÔNG TRẤN ÁP TỘI PHẠM NĂM 2022",
            None,
            None,
            None,
            None,
            [("para", "Thực hiện kế hoạch"), ("para", "Kết quả: phát hiện")],
        ),
        (
            "nukeviet-no-title",
            "",
            None,
            None,
            "Thúy Hằng",
            "Báo Đèo Ngang",
            [
                ("para", "Trung tá Phan Văn"),
                ("para", "Dự hội nghị có"),
                ("para", "Hội nghị đánh giá"),
            ],
        ),
    ],
)
def test_pages_of_the_families(name, title, published, provenance, byline, origin, blocks):
    article = read_page(name)
    assert article.title == title
    known = article.published
    assert (known and known.value, known and known.provenance) == (published, provenance)
    assert (article.byline, article.origin) == (byline, origin)
    assert starts(article) == blocks


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><img src=a.jpg alt='{c}'></td></tr><tr><td>{c}</td></tr></table>",
        "<table><tr><td><img src=a.jpg><p><em>{c}</em></p></td></tr></table>",
        "<p><img src=a.jpg></p><p><em>{c}</em></p>",
        "<p style='text-align: center'><img src=a.jpg alt='{c}'><br>{c}</p>",
        "<p align=center><img src=a.jpg></p><p align=center>{c}</p><p align=center>{c}</p>",
        "<figure><img src=a.jpg><figcaption>{c}</figcaption></figure>",
        "<figure><img src=a.jpg><figcaption><p>{c}</p></figcaption></figure><p class=Image>{c}</p>",
        "<div class='wp-caption aligncenter'><img src=a.jpg><p class=wp-caption-text>{c}</p></div>",
        "<div class=VCSortable><img src=a.jpg><div class=PhotoCMS_Caption><p>{c}</p></div></div>",
        "<div><img src=a.jpg></div><div class=chu-thich>{c}</div>",
    ],
)
def test_captions_in_every_markup_are_kept_once(markup):
    caption = "Bà con thực hành dập lửa bằng bình bột"
    article = read(page(f"<p>{FIRST}</p>{markup.format(c=caption)}<p>{SECOND}</p>"))
    assert shown(article) == [("para", FIRST), ("caption", caption), ("para", SECOND)]


def test_a_paragraph_after_a_picture_is_no_caption():
    article = read(page(f"<p>{FIRST}</p><p><img src=a.jpg></p><p>{SECOND}</p>"))
    assert shown(article) == [("para", FIRST), ("para", SECOND)]


@pytest.mark.parametrize(
    "junk",
    [
        "<script>var a = 'Công an xã';</script>",
        "<style>p { color: red }</style>",
        "<!-- Công an xã -->",
        "<div class='box-tinlienquan'><a href=/1>Bắt nhóm trộm trâu ở bản xa</a></div>",
        "<ul><li><a href=/1>Bắt nhóm trộm trâu ở bản xa</a></li></ul>",
        "<p><a href=/1>&gt;&gt; Bắt nhóm trộm trâu ở bản xa</a></p>",
        "<div class='social-share'>Chia sẻ bài viết này với bạn bè của bạn nhé.</div>",
        "<form><label>Họ tên</label><textarea>Ý kiến của bạn</textarea></form>",
        "<div style='display: none'>Nội dung ẩn mà bạn đọc không thấy.</div>",
        "<p>.</p><p>&nbsp;</p><p>***</p>",
        "<p>Lượt xem: 1.204</p>",
        "<div hidden>Nội dung ẩn mà bạn đọc không thấy.</div>",
        "<iframe src=/quang-cao>Quảng cáo</iframe>",
    ],
)
def test_what_is_the_page_s_own_goes(junk):
    article = read(page(f"<p>{FIRST}</p>{junk}<p>{SECOND}</p>"))
    assert shown(article) == [("para", FIRST), ("para", SECOND)]


def linked(data):
    return f'<script type="application/ld+json">{data}</script>'


def meta(**fields):
    return "<meta {}>".format(" ".join(f'{name}="{value}"' for name, value in fields.items()))


def test_a_page_that_stands_in_one_form_is_read():
    text = "".join(f"<p>{FIRST} Lần thứ {number}.</p>" for number in range(30))
    html = f"<html><form id=aspnetForm><h1>{TITLE}</h1><div class=noidung>{text}</div></form></html>"
    assert len(read(html).blocks) == 30


def test_a_body_whose_parts_have_names_of_junk_is_read_all_the_same():
    html = page(f"<div class='social-content'><p>{FIRST}</p><p>{SECOND}</p></div>")
    assert shown(read(html)) == [("para", FIRST), ("para", SECOND)]


def test_links_inside_a_paragraph_and_tables_of_figures_stay():
    table = "<table><tr><th>Xã</th><th>Số vụ</th></tr><tr><td>Tả Phời</td><td>3</td></tr></table>"
    article = read(page(f"<p>{FIRST} <a href=/x>Xem kế hoạch</a> của huyện.</p>{table}<p>{SECOND}</p>"))
    assert [text for _, text in shown(article)][1:3] == ["Xã | Số vụ", "Tả Phời | 3"]
    assert "Xem kế hoạch của huyện." in article.text


@pytest.mark.parametrize("depth", [200, 300, 1_000, 20_000])
def test_no_depth_of_nesting_loses_text(depth):
    deep = "<div>" * depth + f"<p>{SECOND}</p>" + "</div>" * depth
    article = read(page(f"<p>{FIRST}</p>{deep}<p>Hết bài.</p>"))
    assert article.text == f"{FIRST}\n{SECOND}\nHết bài."


@pytest.mark.parametrize(
    "tag", ["b", "table", "a", "form", "div class=title", "div class=date", "div class=noidung"]
)
def test_hostile_nesting_is_read_in_time(tag):
    started = time.perf_counter()
    read_html(page(f"<{tag}>" * 10_000 + FIRST), identity="trang", raw_sha256="")
    read_html(page(f"<{tag}>05/03/2024 {FIRST}</{tag.split()[0]}>" * 1_000), identity="trang", raw_sha256="")
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    ("head", "value", "provenance"),
    [
        (
            meta(property="article:published_time", content="2024-03-05T08:01:11+07:00"),
            "2024-03-05T08:01:11+07:00",
            "meta",
        ),
        (meta(itemprop="datePublished", content="2024-03-05"), "2024-03-05", "meta"),
        (meta(name="pubdate", content="2024-03-05T00:00:00"), "2024-03-05", "meta"),
        (meta(name="pubdate", content="05/03/2024 08:15"), "2024-03-05T08:15:00+07:00", "meta"),
        (
            linked('[{"@type": ["NewsArticle"], "datePublished": "2024-03-05T08:01:11.000 +07:00"}]'),
            "2024-03-05T08:01:11+07:00",
            "json-ld",
        ),
        (
            '<link rel="canonical" href="https://congan.vidu.gov.vn/tin/202403/tap-huan-1073854/">',
            "2024-03",
            "url",
        ),
        (linked('{"@type": "NewsArticle", "datePub'), None, None),
        (linked('{"@type": "Event", "datePublished": "2024-03-05"}'), None, None),
    ],
)
def test_what_machines_are_told_of_the_time(head, value, provenance):
    published = read(page(f"<p>{FIRST}</p><p>{SECOND}</p>", head)).published
    assert (published and published.value, published and published.provenance) == (value, provenance)


def test_a_clock_of_the_site_and_a_date_in_the_text_are_no_days_of_publication():
    html = f"""<html><body><div id=top><span class=date>Chủ nhật, 22/11/2026</span></div>
    <div class=main><div class=inner><div class=col><h1>{TITLE}</h1>
    <div class=detail-content><p>{FIRST}</p><p>Ngày 06/03/2024, {SECOND}</p></div></div></div>"""
    assert read(html).published is None


def test_the_date_by_the_title_goes_before_a_clock_on_the_same_page():
    html = f"""<div id=page><div id=top><span class=date>22/11/2026</span></div>
    <div id=content><h1>{TITLE}</h1><span class=date>05/03/2024</span>
    <div class=detail-content><p>{FIRST}</p><p>{SECOND}</p></div></div></div>"""
    assert read(html).published.value == "2024-03-05"


def test_the_date_of_another_article_in_a_list_is_not_this_one_s():
    others = "<ul><li><a href=/1>Tin khác trong xã</a> <span>(04/03/2024)</span></li></ul>"
    assert read(page(f"<p>{FIRST}</p><p>{SECOND}</p>{others}")).published is None


def test_the_title_comes_without_the_site_s_name():
    head = f"<head><title>{TITLE} - Cổng thông tin điện tử xã Tả Phời</title></head>"
    html = f"<html>{head}<body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert read(html).title == TITLE


def test_the_title_in_the_text_again_is_said_once():
    article = read(page(f"<p><strong>{TITLE}</strong></p><p>{FIRST}</p><p>{SECOND}</p>"))
    assert article.text == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("head", "identity", "url"),
    [
        ("", "trang", None),
        (
            '<link rel="canonical" href="https://vidu.gov.vn/vi/tap-huan-12.html">',
            id_from("https://vidu.gov.vn/vi/tap-huan-12.html"),
            "https://vidu.gov.vn/vi/tap-huan-12.html",
        ),
        ('<link rel="canonical" href="https://vidu.gov.vn/">', "trang", None),
        ('<link rel="canonical" href="javascript:alert(1)">', "trang", None),
        (
            meta(property="og:url", content="https://vidu.gov.vn/?id=7"),
            id_from("https://vidu.gov.vn/?id=7"),
            "https://vidu.gov.vn/?id=7",
        ),
        (
            "<!-- saved from url=(0027)https://vidu.gov.vn/a-1.html -->",
            "trang",
            "https://vidu.gov.vn/a-1.html",
        ),
    ],
)
def test_ids_and_addresses(head, identity, url):
    article = read(page(f"<p>{FIRST}</p><p>{SECOND}</p>", head))
    assert (article.id, article.url) == (identity, url)


def test_ids_of_addresses_are_words_and_a_hash():
    assert id_from("https://vidu.gov.vn/tin/tap-huan-12.html").startswith("tap-huan-12-")
    assert id_from("https://vidu.gov.vn/a/x.html") != id_from("https://vidu.gov.vn/b/x.html")


@pytest.mark.parametrize("html", ["<html></html>", "<p></p>", "<script>x</script>", "<img src=a.jpg>"])
def test_a_page_with_no_text(html):
    assert read_html(html, identity="trang", raw_sha256="") is None


tags = st.sampled_from(["p", "div", "td", "h1", "b", "a", "li", "article", "figure", "em", "form", "script"])
pieces = st.one_of(
    st.text(max_size=40),
    st.sampled_from([FIRST, SECOND, "05/03/2024", "<br>", "<img alt=x>", "<!--", "]]>"]),
    tags.map("<{}>".format),
    tags.map("</{}>".format),
    st.tuples(tags, st.sampled_from(["sapo", "date", "caption", "share", "title"])).map(
        lambda pair: f"<{pair[0]} class={pair[1]}>"
    ),
)


@given(st.lists(pieces, max_size=30).map("".join))
def test_any_soup_is_an_article_or_none(html):
    article = read_html(html, identity="trang", raw_sha256="")
    if article is not None:
        assert "\n".join(text for _, text in shown(article)) == article.text
        assert "\n" not in article.title


def test_an_article_in_what_is_called_after_its_pictures_is_read():
    body = "".join(f"<p>{FIRST} {number}.</p><p>{SECOND} {number}.</p>" for number in range(5))
    read_lines = shown(read(page(f"<div class='popup-gallery'>{body}</div>")))
    assert [kind for kind, _ in read_lines] == ["para"] * 10
