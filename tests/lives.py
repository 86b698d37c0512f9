"""Invented people, units and events over years, joined and published, for tests of their pages."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bs4 import BeautifulSoup
from datasette.app import Datasette
from reports import HA_TINH, Held, Report, store

from cli_across import join_articles, reasons, successors
from cli_places import lands, other_names
from db.publish import publish
from db.working import working_database
from extract.facts import Place

NOW = "2026-01-02T03:04:05Z"
HAI_DUONG = Place(province="Tỉnh Hải Dương", code="30", valid_from="2018-01-01")
HAI_PHONG = Place(province="Thành phố Hải Phòng", code="31", valid_from="2018-01-01")
AN = "Phan Giả An"
DEPUTY = Held(name=AN, title="Phó Giám đốc", rank="Thượng tá")
HEAD = Held(name=AN, title="Giám đốc", rank="Đại tá")
FORMER = Held(name=AN, title="Nguyên Giám đốc", rank="Đại tá")
NAMESAKE = Held(name=AN, title="Hiệu trưởng", unit="Trường THPT Bịa Đặt", place=HA_TINH, rank=None,
                level=None, kind="education")  # fmt: skip
DINH = Held(name="Trần Thử Định", title="Phó Giám đốc", rank="Thượng tá")
OLD = Held(name="Vũ Bịa Khang", unit="Công an tỉnh Hải Dương", place=HAI_DUONG)
NEW = Held(name="Lê Đặt Minh", unit="Công an thành phố Hải Phòng", place=HAI_PHONG)
DRILL = "Diễn tập chữa cháy ở chợ trung tâm với ba đội và hai xe thang."
REPORTS = (
    Report(id="a1", day="2018-03-02", people=(DEPUTY,), body="Khai giảng lớp bồi dưỡng cho cơ sở."),
    Report(id="a2", day="2020-06-15", people=(DEPUTY, DINH), body="Trao nhà tình nghĩa ở một xã vùng cao."),
    Report(id="a3", day="2021-11-20", people=(HEAD,), body="Họp bàn giữ yên kỳ thi ở các trường trong tỉnh."),
    Report(id="a4", day="2024-05-04", people=(HEAD, DINH), body=DRILL),
    Report(id="b4", day="2024-05-04", people=(HEAD, DINH), body=DRILL, source="bao.example.vn"),
    Report(id="a5", day="2025-02-03", people=(FORMER,), body="Gặp mặt cán bộ hưu trí nhân dịp đầu xuân."),
    Report(id="h1", day="2022-09-05", people=(NAMESAKE,), body="Khai giảng năm học mới ở trường.",
           place=HA_TINH),
    Report(id="c1", day="2024-03-02", people=(OLD,), body="Tập huấn chữa cháy cho đội dân phòng các xã.",
           place=HAI_DUONG),
    Report(id="c2", day="2025-09-02", people=(NEW,), body="Diễn tập cứu nạn trên sông với nhiều lực lượng.",
           place=HAI_PHONG),
)  # fmt: skip

_COPIES = """INSERT INTO copies (article_id, original_id, resemblance, containment)
    SELECT e.article_id, o.article_id, 0.9, 0.95
    FROM stories s JOIN events o ON o.id = s.event_id JOIN events e ON e.story_id = s.id
    WHERE e.id <> o.id"""


def publish_lives(folder: Path, *, policy: str = "full", reports: Sequence[Report] = REPORTS) -> Path:
    """The published file of the reports; offices "Nguyên …" are past ones, one story's reports copies."""
    database = folder / "diaban.db"
    store(database, reports, policy=policy)
    with working_database(database) as connection:
        connection.execute(
            "UPDATE positions SET former = 1, title = 'Giám đốc' WHERE title = 'Nguyên Giám đốc'"
        )
        join_articles(connection)
        connection.execute(_COPIES)
    publish(
        database, folder / "published", run_id=1, now=NOW, default_policy=policy, find_names=other_names,
        find_lands=lands, find_successors=successors, reasons=reasons(),
    )  # fmt: skip
    return folder / "published" / "diaban.db"


def read(path: Path, page: str) -> tuple[int, str]:
    """Status and body, from Datasette on a published file."""
    site = Datasette([], immutables=[str(path)])
    answer = asyncio.run(site.client.get(page))
    return answer.status_code, answer.text


def look(path: Path, page: str) -> tuple[int, BeautifulSoup]:
    """Status and page, from Datasette on a published file."""
    status, body = read(path, page)
    return status, BeautifulSoup(body, "html.parser")
