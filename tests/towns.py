"""Invented reports from a town that became a ward, and from provinces that were joined, published."""

from pathlib import Path

from invented import NOW, article, facts
from reports import Report, store

from cli_across import join_articles, reasons, successors
from cli_places import find_place, lands, other_names
from db.articles import import_articles, revision_id
from db.publish import publish
from db.runs import start_run
from db.store import Extracted, store_facts
from db.working import working_database
from extract.facts import Place

TOWN = "413-2018-01-01"
WARD = "16732-2025-07-01"
OLD_WARD = "16732-2018-01-01"
HAI_DUONG, HAI_PHONG, NGHE_AN = "30-2018-01-01", "31-2018-01-01", "40-2018-01-01"
_NGHE_AN = "Tỉnh Nghệ An"
IN_WARD = Place(province=_NGHE_AN, commune="Phường Cửa Lò", code="16732", valid_from="2025-07-01")
IN_OLD_WARD = Place(
    province=_NGHE_AN, district="Thị xã Cửa Lò", commune="Phường Nghi Hương", code="16732",
    valid_from="2018-01-01",
)  # fmt: skip
IN_HAI_DUONG = Place(province="Tỉnh Hải Dương", code="30", valid_from="2018-01-01")
IN_HAI_PHONG = Place(province="Thành phố Hải Phòng", code="31", valid_from="2018-01-01")
REPORTS = (
    Report(id="w1", day="2026-03-02", people=(), body="Ra quân dọn bãi biển trước mùa du lịch.",
           place=IN_WARD),
    Report(id="o1", day="2019-05-02", people=(), body="Cháy một kho hàng đông lạnh cạnh cảng.",
           place=IN_OLD_WARD),
    Report(id="d1", day="2022-05-02", people=(), body="Khánh thành trụ sở mới bên sông Thái Bình.",
           place=IN_HAI_DUONG),
    Report(id="p1", day="2021-05-02", people=(), body="Tập huấn cứu hộ ngoài khơi cho đội tàu.",
           place=IN_HAI_PHONG),
    Report(id="p2", day="2026-05-02", people=(), body="Diễn tập chống lụt bão trên toàn thành phố.",
           place=IN_HAI_PHONG),
)  # fmt: skip


def publish_towns(folder: Path, *, policy: str = "full") -> Path:
    """The published file: the reports above, and the one of every kind of fact, from the town."""
    database = folder / "diaban.db"
    store(database, REPORTS, policy=policy)
    meeting = article()
    with working_database(database) as connection:
        for _ in import_articles(connection, [meeting], now=NOW):
            pass
        run_id = start_run(connection, "extract", now=NOW, version="rules-1")
        told = Extracted(
            facts=facts(meeting), revision_id=revision_id(meeting), content=meeting.content,
            sentences=((0, len(meeting.content)),), published="2024-03-13", province="Nghệ An",
        )  # fmt: skip
        store_facts(connection, [told], version="rules-1", run_id=run_id, now=NOW, find_place=find_place)
        join_articles(connection)
    publish(
        database, folder / "published", run_id=2, now=NOW, default_policy=policy, find_names=other_names,
        find_lands=lands, find_successors=successors, reasons=reasons(),
    )  # fmt: skip
    return folder / "published" / "diaban.db"
