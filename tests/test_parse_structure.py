"""Pages of no known system: what is the article's is told by how the page is built."""

import pytest

from scraper.parse import parse_article

TITLE = "Xã Đồng Cát tập huấn chữa cháy"
FIRST = "Sáng 5/3, Công an xã Đồng Cát tập huấn chữa cháy cho 60 hộ kinh doanh ở chợ trung tâm xã."
SECOND = "Lớp học do Đội Cảnh sát phòng cháy hướng dẫn, kéo dài trong một ngày tại sân vận động xã."
THIRD = "Ông Lê Văn Ất, Trưởng Công an xã, đề nghị các hộ kiểm tra lại đường điện trước mùa khô."
CAPTION = "Quang cảnh buổi tập huấn"
OTHERS = "".join(
    f"<div><a href=/{number}>Tin khác số {number} về an ninh địa phương</a> <i>(0{number}/02/2024)</i></div>"
    for number in range(1, 8)
)
TEXT = [("para", FIRST), ("caption", CAPTION), ("para", SECOND), ("para", THIRD)]


@pytest.mark.parametrize(
    ("html", "published", "byline", "blocks"),
    [
        pytest.param(
            f"""<table width=100%><tr><td width=20%>{OTHERS}</td><td><font color=red size=4><b>{TITLE}</b>
            </font><br>
            <font size=1>Cập nhật: 05/03/2024 08:15:00</font><br><br><b>{FIRST}</b><br><br><center>
            <img src=a><br>
            <i>{CAPTION}</i></center><br>{SECOND}<br><br>{THIRD}<br><div align=right><b>Hải Lan</b></div>
            <hr>
            <b>Các tin khác:</b>{OTHERS}</td></tr></table>""",
            "2024-03-05T08:15:00+07:00",
            "Hải Lan",
            TEXT,
            id="fonts-in-tables",
        ),
        pytest.param(
            f"""<div id=main><div class=tt><h2>{TITLE}</h2><i>Ngày cập nhật: 5/3/2024</i></div>
            <div class=WordSection1>
            <p class=MsoNormal align=center><b><span>{FIRST}</span></b></p><p class=MsoNormal><span>
            <img src=x></span></p>
            <p class=MsoNormal align=center><i><span>{CAPTION}</span></i></p><p class=MsoNormal>{SECOND}</p>
            <p class=MsoNormal>{THIRD}</p><p class=MsoNormal style='text-align:right'>
            <b>Hải Lan - Công an xã</b></p>
            </div><div class=list><h3>Tin đã đưa</h3>{OTHERS}</div></div>""",
            "2024-03-05",
            "Hải Lan - Công an xã",
            TEXT,
            id="pasted-from-word",
        ),
        pytest.param(
            f"""<div class=left><div class=news-detail><h2 class=title>{TITLE}</h2><div class=content>
            <p>{FIRST}</p>
            <p><img src=a alt="{CAPTION}"></p><p>{CAPTION}</p><p>{SECOND}</p><p>{THIRD}</p><p>Hải Lan</p>
            </div>
            <div class=cm><h3>Bình luận</h3><p>Tối thiểu 10 chữ Tiếng Việt có dấu, không chứa liên kết.</p>
            <p>Hãy viết bình luận của bạn vào đây để mọi người cùng đọc và trao đổi nhé.</p>
            </div>{OTHERS}</div></div>""",
            None,
            "Hải Lan",
            TEXT,
            id="comment-form-below",
        ),
        pytest.param(
            f"""<div class=page><h1>{TITLE}</h1><div class=gio>14:02 | 05/03/2024</div><div class=nd>
            <p>{FIRST}</p></div>
            <div class=khac><h3>Tin khác</h3>{OTHERS}</div></div>""",
            "2024-03-05T14:02:00+07:00",
            None,
            TEXT[:1],
            id="brief",
        ),
        pytest.param(
            f"""<title>{TITLE} | Công an tỉnh Nghệ An</title><h1><a href=/>Công an tỉnh Nghệ An</a></h1>
            <div class=col>
            <div class=td>{TITLE}</div><div class=ng>(05/03/2024 8:15:00 SA)</div><div class=nd>
            <div>{FIRST}</div>
            <div>{SECOND}</div><div>{THIRD}</div><div align=right><b>Tin, ảnh: Hải Lan</b></div>
            </div>{OTHERS}</div>""",
            "2024-03-05T08:15:00+07:00",
            "Hải Lan",
            [TEXT[0], *TEXT[2:]],
            id="heading-is-the-site-s",
        ),
        pytest.param(
            f"""<article><h1>{TITLE}</h1><p class=m>Đăng bởi admin | 05/03/2024 | 234 lượt xem</p>
            <p>{FIRST}</p><ol>
            <li>Kiểm tra đường điện</li></ol><blockquote>{SECOND}</blockquote><table><tr>
            <td>STT<td>Họ tên</table>
            <p>{THIRD}</p><p><a href=/1.pdf>Tải về văn bản hướng dẫn tại đây</a></p></article>""",
            "2024-03-05",
            None,
            [
                TEXT[0],
                ("list", "Kiểm tra đường điện"),
                ("quote", SECOND),
                ("note", "STT | Họ tên"),
                TEXT[3],
            ],
            id="lists-and-tables",
        ),
    ],
)
def test_a_page_is_read_by_its_structure(html, published, byline, blocks):
    parsed = parse_article(html, url="https://vidu.gov.vn/tin/bai-1.html", source=None, seen="2026-11-20")
    article = parsed.article
    assert article.title == TITLE
    assert (article.published and article.published.value, article.byline) == (published, byline)
    assert [(each.kind, article.content[each.start : each.end]) for each in article.blocks] == blocks


def test_a_story_in_pictures_is_its_lead_and_their_captions():
    caption = f"<figure><img><figcaption>{CAPTION} ở chợ trung tâm xã, ảnh %d</figcaption></figure>"
    pictures = "".join(caption % number for number in range(4))
    html = (
        f"<div><h1>{TITLE}</h1><div class=sapo>{FIRST}</div><div class=article-content>{pictures}</div></div>"
    )
    article = parse_article(html, url="https://vidu.gov.vn/anh/1.html", source=None, seen=None).article
    assert [block.kind for block in article.blocks] == ["para"] + ["caption"] * 4
