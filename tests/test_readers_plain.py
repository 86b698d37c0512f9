"""Plain text as it is copied from portals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Published
from corpus.readers.plain import read_plain

BODY = """Sáng 5/3, Công an huyện Mường Tè ra quân trấn áp tội phạm trên địa bàn các xã biên giới.
Đợt cao điểm kéo dài 30 ngày, huy động 120 cán bộ, chiến sĩ của các đội nghiệp vụ."""
TITLE = "Công an huyện Mường Tè ra quân trấn áp tội phạm"


def read(text):
    article = read_plain(text, identity="bai", raw_sha256="0" * 64)
    assert article is not None
    return article


def kinds(article):
    return [(block.kind, article.content[block.start : block.end]) for block in article.blocks]


def published(value, precision, provenance):
    return Published(value=value, precision=precision, provenance=provenance)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (f"{TITLE}\n\n", None),
        (
            f"Thứ Ba, 05/03/2024, 17:40 [GMT+7]\n\n{TITLE}\n\n",
            published("2024-03-05T17:40:00+07:00", "minute", "header"),
        ),
        (f"{TITLE}\n\nĐăng ngày 05/03/2024\n\n", published("2024-03-05", "day", "posted-line")),
        (
            f"{TITLE}\nThứ ba, ngày 05/03/2024 | 17:40\n",
            published("2024-03-05T17:40:00+07:00", "minute", "header"),
        ),
        (
            f"{TITLE}\nCập nhật lúc 17:40 ngày 05/03/2024 | Lượt xem: 1.204\n",
            published("2024-03-05T17:40:00+07:00", "minute", "updated-line"),
        ),
        (
            f"{TITLE}\nCập nhật: 09/03/2024\nNgày đăng: 05/03/2024\n",
            published("2024-03-05", "day", "posted-line"),
        ),
        (f"{TITLE}\nNgày đăng: Tháng 3/2024\n", published("2024-03", "month", "posted-line")),
        (f"{TITLE}\nNgày đăng: 31/02/2024\n", None),
        (f"Trang chủ » An ninh trật tự\nTIN TRONG HUYỆN\n{TITLE}\nCỡ chữ: A- A+ | In bài viết\n", None),
        (f"{TITLE}\ndate: 2024-03-05 00:00:00\n", published("2024-03-05", "day", "posted-line")),
    ],
)
def test_header(header, expected):
    article = read(header + BODY)
    assert (article.title, article.text, article.published) == (TITLE, BODY, expected)


@pytest.mark.parametrize(
    ("first", "dateline"),
    [
        ("(Congan.laichau.gov.vn)-Ngày 5/3, Công an tỉnh mở đợt cao điểm.", "Congan.laichau.gov.vn"),
        ("Laichautv.vn - Ngày 5/3, Công an tỉnh mở đợt cao điểm.", "Laichautv.vn"),
        ("(CAO) Ngày 5/3, Công an tỉnh mở đợt cao điểm.", "CAO"),
        ("TTO - Ngày 5/3, Công an tỉnh mở đợt cao điểm.", "TTO"),
        ("Công an tỉnh - đơn vị chủ trì - mở đợt cao điểm.", None),
        ("(theo lời kể của bà con) Công an tỉnh mở đợt cao điểm.", None),
    ],
)
def test_no_title_and_the_dateline_stays_in_the_text(first, dateline):
    article = read(f"{first}\n{BODY}")
    assert (article.title, article.dateline) == ("", dateline)
    assert article.text.startswith(first)
    assert article.published is None


def test_marker_gives_the_month_and_goes():
    article = read(f" date 2024-03 {BODY}")
    assert article.published == published("2024-03", "month", "marker")
    assert (article.title, article.text) == ("", BODY)


def test_a_date_in_the_text_is_not_the_day_of_publication():
    text = "Ngày 05/3/2024, Công an xã Nậm Cười tuyên truyền về pháo nổ.\nBà con ký cam kết ngày 06/3/2024."
    assert read(f"{TITLE}\n{text}").published is None


@pytest.mark.parametrize(
    ("footer", "byline", "origin"),
    [
        ("\n\n            Lò Thị Mẩy – Quàng Văn Pó", "Lò Thị Mẩy – Quàng Văn Pó", None),
        ("\n.\n\nLường Mai\n\n.", "Lường Mai", None),
        ("\nTác giả: Vàng A Chống\nNguồn tin: Báo Rẻo Cao", "Vàng A Chống", "Báo Rẻo Cao"),
        ("\nTin, ảnh: Hoàng Yến", "Hoàng Yến", None),
        ("\nTác giả: Vàng A Chống - Nguồn: Báo Rẻo Cao", "Vàng A Chống", "Báo Rẻo Cao"),
        ("\nBài: Lan Anh; Ảnh: Minh Đức", "Lan Anh", None),
        ("\nTin, bài và ảnh: Lan Anh", "Lan Anh", None),
        ("\nLan Anh (Theo Báo Rẻo Cao)", "Lan Anh", "Báo Rẻo Cao"),
        ("\n(Theo TTXVN)", None, "TTXVN"),
        ("\nH.Y (tổng hợp)", "H.Y (tổng hợp)", None),
        ("\nPV", "PV", None),
        ("\nTheo Báo Rẻo Cao", None, "Báo Rẻo Cao"),
        ("\nLan Anh\nMinh Đức", "Lan Anh, Minh Đức", None),
        ("\nBan Biên tập\nChia sẻ\nFacebook", "Ban Biên tập", None),
    ],
)
def test_footer(footer, byline, origin):
    article = read(f"{TITLE}\n{BODY}{footer}")
    assert (article.text, article.byline, article.origin) == (BODY, byline, origin)


@pytest.mark.parametrize(
    "last",
    [
        "Theo đó, các xã phải hoàn thành trước ngày 30/4.",
        "Công an xã Nậm Cười",
        "Quang cảnh buổi ra quân",
        "Nguồn: 12 hộ dân góp công.",
        "Nội dung: tập huấn chữa cháy",
        "Lò Thị Mẩy\nQuàng Văn Pó\nVàng A Chống",
    ],
)
def test_what_is_no_byline_stays(last):
    article = read(f"{TITLE}\n{BODY}\n{last}")
    assert article.text.endswith(last)
    assert (article.byline, article.origin) == (None, None)


@pytest.mark.parametrize(
    "title", ["Theo Chân Đội Tuần Tra Đêm Miền Biên Viễn", "Nội dung: họp bản về phòng cháy"]
)
def test_titles_that_begin_like_cues(title):
    assert read(f"{title}\n{BODY}").title == title


def test_captions_below_the_byline():
    article = read(f"{TITLE}\n{BODY}\nLường Mai\nTổ công tác tuần tra tại bản Huổi Lính.")
    assert article.byline == "Lường Mai"
    assert kinds(article)[-1] == ("caption", "Tổ công tác tuần tra tại bản Huổi Lính.")


@pytest.mark.parametrize(
    "printed",
    [
        "Toàn cảnh lễ ra quân\nToàn cảnh lễ ra quân",
        "Toàn cảnh lễ ra quân\n \nToàn cảnh lễ ra quân\nToàn cảnh lễ ra quân",
        "Toàn cảnh lễ ra quân Toàn cảnh lễ ra quân\nToàn cảnh lễ ra quân",
        "  Toàn cảnh\u00a0lễ ra quân\nToàn cảnh lễ ra quân",
    ],
)
def test_a_caption_printed_again_is_kept_once(printed):
    first, second = BODY.split("\n")
    article = read(f"{TITLE}\n{first}\n{printed}\n{second}")
    assert kinds(article) == [("para", first), ("caption", "Toàn cảnh lễ ra quân"), ("para", second)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Ảnh: Công an huyện Mường Tè)", "caption"),
        ("Tang vật của vụ án - Ảnh: CTV", "caption"),
        ("Thượng tá Lý Văn Sùng phát biểu", "caption"),
        ("Vào cuộc ngay trong đêm", "subhead"),
        ("- Thu giữ 12 xe máy", "list"),
        ("Mọi việc diễn ra đúng kế hoạch.", "para"),
    ],
)
def test_kinds_of_lines(line, kind):
    first, second = BODY.split("\n")
    assert kinds(read(f"{TITLE}\n{first}\n{line}\n{second}"))[1] == (kind, line)


def test_page_around_the_text_goes():
    article = read(
        f"""{TITLE}
05/03/2024
Bình luận (0)
{BODY}
Tin liên quan
Công an huyện Sìn Hồ bắt đối tượng truy nã
Cảnh báo lừa đảo qua mạng
Ban chỉ huy yêu cầu các đơn vị báo cáo kết quả hằng ngày về bộ phận thường trực.
Từ khóa: Mường Tè, ra quân
Bình luận
Bình luận cần có dấu và dài hơn 10 chữ
Bài viết rất hay, cảm ơn lực lượng Công an huyện đã vất vả vì bà con chúng tôi.
"""
    )
    assert article.text == (
        f"{BODY}\nBan chỉ huy yêu cầu các đơn vị báo cáo kết quả hằng ngày về bộ phận thường trực."
    )


def test_headings_of_lists_at_the_top_take_nothing_with_them():
    article = read(
        f"Tin nổi bật\n{TITLE}\n[In trang]\n{BODY}\nTin khác\nBắt hai đối tượng trộm trâu (04/03/2024)"
    )
    assert (article.title, article.text) == (TITLE, BODY)


def test_a_short_article_above_a_long_list_and_comments():
    others = "\n".join(f"Tin thứ {number} của huyện trong tuần qua" for number in range(40))
    article = read(f"{TITLE}\n{BODY}\nÝ kiến bạn đọc\nCảm ơn các anh nhé.\nTin cùng chuyên mục\n{others}")
    assert article.text == BODY


def test_an_address_on_its_own_line():
    assert read(f"{TITLE}\n{BODY}\nhttps://vidu.gov.vn/tin/1.html").url == "https://vidu.gov.vn/tin/1.html"


def test_one_line_is_text_and_no_title():
    article = read("Thông báo tạm ngừng cấp nước")
    assert (article.title, article.text) == ("", "Thông báo tạm ngừng cấp nước")


@pytest.mark.parametrize("text", ["", " \n\u200b\n", ".\n***\n---", "Facebook\nZalo\nChia sẻ"])
def test_nothing_to_read(text):
    assert read_plain(text, identity="bai", raw_sha256="0" * 64) is None


lines = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [TITLE, "05/03/2024", ".", "Tin liên quan", "Bình luận", "Lan Anh", "Ảnh: PV", *BODY.split("\n")]
    ),
)


@given(st.lists(lines, max_size=14).map("\n".join))
def test_blocks_are_the_lines_of_the_text(text):
    article = read_plain(text, identity="bai", raw_sha256="0" * 64)
    if article is not None:
        start = len(article.title) + 1 if article.title else 0
        assert "\n".join(article.content[block.start : block.end] for block in article.blocks) == article.text
        assert [block.start for block in article.blocks] == [start, *(b.end + 1 for b in article.blocks[:-1])]
        assert article.text
        assert "\n" not in article.title
