"""The sample and invented reports beside it, published: what every page kind of the site needs.

There is a programme over years, a story with two reports, an official with several posts, a place under
its old and its new name, a source of each policy, long names, and a report that was taken down.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from running import ROOT, Sample, run_diaban

from db.ids import article_mark
from db.site.addresses import (
    article_address,
    organisation_address,
    person_address,
    place_address,
    programme_address,
    story_address,
)

GOLD = ROOT / "corpus" / "gold" / "samples.gold.jsonl"
GONE = "bai-se-go"
CHAIR = "Phan Giả An"
OLD_PLACE = "413-2018-01-01"
NEW_PLACE = "16732-2025-07-01"
PROGRAMME = "Công an phường điển hình"
_LONG = (
    "Hội nghị trực tuyến toàn tỉnh sơ kết giữa nhiệm kỳ phong trào toàn dân bảo vệ an ninh Tổ quốc,"
    " tuyên dương điển hình tiên tiến và phát động cao điểm tấn công trấn áp tội phạm bảo đảm bình yên"
    " cho Nhân dân vui Xuân đón Tết ở các xã, phường, đặc khu sau sắp xếp"
)
_STORY = (
    "Sáng 14/3/2024, tại phường Nghi Hương, Công an thị xã Cửa Lò tổ chức diễn tập chữa cháy ở chợ trung"
    " tâm với ba đội dân phòng và hai xe thang.",
    "Đại tá Phan Giả An, Phó Giám đốc Công an tỉnh Nghệ An, chủ trì buổi diễn tập.",
    "Dịp này, 4 tập thể và 6 cá nhân được Công an tỉnh Nghệ An tặng Giấy khen.",
)


def _report(identity: str, source: str, day: str, title: str, *paragraphs: str) -> dict[str, str]:
    return {
        "id": identity,
        "title": title,
        "text": "\n".join(paragraphs),
        "published": day,
        "source": source,
        "province": "Nghệ An",
        "url": f"https://{source}/{identity}",
    }


REPORTS = (
    _report(
        "cua-lo-2022", "congan.nghean.gov.vn", "2022-12-20", "Cửa Lò xây dựng Công an phường điển hình",
        "Chiều 20/12/2022, Công an thị xã Cửa Lò sơ kết mô hình Công an phường điển hình.",
        "Đến nay, 2/7 phường của thị xã Cửa Lò đạt 22/22 tiêu chí Công an phường điển hình.",
        "Thượng tá Phan Giả An, Trưởng phòng Tham mưu Công an tỉnh Nghệ An, dự và phát biểu.",
    ),
    _report(
        "cua-lo-2023", "congan.nghean.gov.vn", "2023-11-25", "Cửa Lò có thêm phường đạt chuẩn",
        "Sáng 25/11/2023, Công an thị xã Cửa Lò tổng kết mô hình Công an phường điển hình.",
        "Toàn thị xã có 5/7 phường đạt 22/22 tiêu chí Công an phường điển hình; phường Nghi Hải đạt 19/22"
        " tiêu chí.",
        "Đại tá Phan Giả An, Phó Giám đốc Công an tỉnh Nghệ An, chủ trì hội nghị.",
    ),
    _report(
        "dien-tap-cua-lo", "congan.nghean.gov.vn", "2024-03-14", "Diễn tập chữa cháy chợ Nghi Hương", *_STORY,
    ),
    _report(
        "dien-tap-cua-lo-dang-lai", "tin-cua-lo.example.vn", "2024-03-14",
        "Diễn tập chữa cháy chợ Nghi Hương", *_STORY,
    ),
    _report(
        "phuong-cua-lo-2026", "congan.nghean.gov.vn", "2026-02-10", "Phường Cửa Lò ra quân đầu xuân",
        "Sáng 10/2/2026, Công an phường Cửa Lò, tỉnh Nghệ An ra quân tuần tra dịp Tết.",
        "Trung tá Lê Thử Bình, Trưởng Công an phường Cửa Lò, cho biết 9/9 khối đã ký cam kết.",
    ),
    _report(
        "chi-dan-link", "chi-link.example.vn", "2023-05-04", "Một bài chỉ được dẫn đường",
        "Sáng 4/5/2023, Thượng tá Phan Giả An, Phó Giám đốc Công an tỉnh Nghệ An, chủ trì cuộc họp giao ban.",
        "Có 12 xã của huyện Diễn Châu, tỉnh Nghệ An đạt 34/34 tiêu chí Công an xã điển hình.",
    ),
    _report(
        "ten-rat-dai", "congan.nghean.gov.vn", "2025-12-02", _LONG,
        "Sáng 2/12/2025, Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo"
        " vệ an ninh Tổ quốc tỉnh Nghệ An tổ chức hội nghị trực tuyến.",
        "Thiếu tướng Nguyễn Phước Trường Thiên Bảo Khánh, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Đảng ủy, Giám"
        " đốc Công an tỉnh Nghệ An, Phó Trưởng ban Thường trực Ban Chỉ đạo, chủ trì hội nghị.",
    ),
    _report(
        GONE, "congan.nghean.gov.vn", "2021-01-05", "Bài sẽ được gỡ",
        "Sáng 5/1/2021, Công an tỉnh Nghệ An họp giao ban.",
    ),
)  # fmt: skip
_SOURCES = {
    "tin-cua-lo.example.vn": ("Tin Cửa Lò", "quotes"),
    "chi-link.example.vn": ("Báo chỉ cho dẫn đường", "link"),
}


def publish_collection(folder: Path, samples: Path) -> Sample:
    """The sample and the reports, imported, read and published in a folder; one report is taken down."""
    settings = f"sources = 'nguon'\ngold = '{GOLD}'\n"
    (folder / "diaban.toml").write_text(settings, encoding="utf-8")
    (folder / "nguon").mkdir()
    for host, (title, policy) in _SOURCES.items():
        said = f'title = "{title}"\nhosts = ["{host}"]\nkind = "paper"\npolicy = "{policy}"\n'
        (folder / "nguon" / f"{host}.toml").write_text(said, encoding="utf-8")
    lines = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in REPORTS)
    (folder / "news.jsonl").write_text(lines, encoding="utf-8")
    steps = (("import", str(samples), "news.jsonl"), ("refresh",), ("remove", GONE), ("publish",))
    for step in steps:
        done = run_diaban(*step, folder=folder)
        assert done.returncode == 0, done.stderr
    return Sample(folder=folder)


# The page kinds by name; what is behind the names is `page_kinds` and `wrong_pages`.
KINDS = (
    "home", "article", "article-quotes", "article-link", "article-long", "province", "district-old",
    "commune-old", "commune-new", "official", "unit", "event", "event-long", "programme", "map", "map-63",
    "map-year", "quality", "api", "search-empty", "search", "search-filtered", "search-problems",
    "search-none", "officials", "units", "events", "events-filtered", "places", "programmes",
    "database", "table", "table-filtered", "view", "row", "query", "query-empty",
)  # fmt: skip
WRONG = ("400", "403", "404", "410")

# Kinds whose address is the same whatever is published.
ALWAYS = {
    "home": "/",
    "map": "/ban-do",
    "map-63": "/ban-do?tinh=63",
    "map-year": "/ban-do?nam=2023",
    "quality": "/chat-luong",
    "api": "/api",
    "search-empty": "/tim",
    "search": "/tim?q=cong+an",
    "search-filtered": "/tim?q=tieu+chi&loai=criteria&dia_ban=nghe+an&tu_ngay=2022-01-01",
    "search-problems": "/tim?q=tieu+chi&tu_ngay=hom-qua",
    "search-none": "/tim?q=" + quote("không có câu này đâu"),
    "officials": "/can-bo",
    "units": "/don-vi?ten=cong+an",
    "events": "/su-kien",
    "events-filtered": "/su-kien?nam=2023&loai=conference",
    "places": "/dia-ban",
    "programmes": "/chuong-trinh",
    "database": "/diaban",
    "table": "/diaban/events?_size=8",
    "table-filtered": "/diaban/criteria?status__exact=achieved&_sort_desc=date_from&_size=8",
    "view": "/diaban/facts?_size=8",
    "query": "/diaban/su_kien_theo_dia_ban?dia_ban=nghe+an",
    "query-empty": "/diaban/tim",
}


def page_kinds(published: Path) -> dict[str, str]:
    """An address of every page kind that is answered with 200, by a name for the kind."""
    with closing(sqlite3.connect(f"file:{published}?immutable=1", uri=True)) as connection:

        def one(sql: str, *values: str) -> str:
            row = connection.execute(sql, values).fetchone()
            assert row is not None, sql
            return str(row[0])

        person = one("SELECT id FROM people WHERE name = ?", CHAIR)
        unit = one(
            "SELECT organisation_id FROM units WHERE organisation_id IS NOT NULL"
            " GROUP BY 1 ORDER BY count(*) DESC, 1"
        )
        story = one("SELECT id FROM stories ORDER BY articles DESC, id")
        long_story = one("SELECT story_id FROM events WHERE article_id = ?", article_mark("ten-rat-dai"))
        programme = one("SELECT id FROM programmes WHERE name LIKE ?", f"{PROGRAMME}%")
        quoted = one(
            "SELECT a.id FROM articles a JOIN sources s ON s.id = a.source_id"
            " WHERE s.policy = 'quotes' ORDER BY a.id"
        )
        whole = one(
            "SELECT e.article_id FROM fact_evidence e JOIN articles a ON a.id = e.article_id"
            " JOIN sources s ON s.id = a.source_id WHERE s.policy = 'full'"
            " GROUP BY 1 ORDER BY count(*) DESC, 1"
        )
        event = one("SELECT id FROM events WHERE article_id = ?", whole)
    return {
        "article": article_address(whole),
        "article-quotes": article_address(quoted),
        "article-link": article_address(article_mark("chi-dan-link")),
        "article-long": article_address(article_mark("ten-rat-dai")),
        "province": place_address("40-2018-01-01"),
        "district-old": place_address(OLD_PLACE),
        "commune-old": place_address("17434-2018-01-01"),
        "commune-new": place_address(NEW_PLACE),
        "official": person_address(person),
        "unit": organisation_address(unit),
        "event": story_address(story),
        "event-long": story_address(long_story),
        "programme": programme_address(programme),
        "row": f"/diaban/events/{event}",
        **ALWAYS,
    }


def wrong_pages() -> dict[str, tuple[str, int]]:
    """Addresses that end in an error, with the status of each."""
    return {
        "400": ("/diaban/events?_sort=khong_co", 400),
        "403": ("/diaban?sql=select+1", 403),
        "404": ("/khong-co", 404),
        "410": (article_address(article_mark(GONE)), 410),
    }


def every_address(published: Path) -> dict[str, str]:
    """An address of each page kind, those that end in an error too."""
    return {**page_kinds(published), **{name: path for name, (path, _) in wrong_pages().items()}}
