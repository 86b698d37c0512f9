"""Questions as programs ask them: addresses that answer, made from what the file has."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from db.site.addresses import article_address
from db.site.rows import Row, fetch_one

if TYPE_CHECKING:
    from datasette.database import Database

_KNOWN = """SELECT
    (SELECT place_id FROM events WHERE place_id IS NOT NULL LIMIT 1) AS place,
    (SELECT year FROM events WHERE year IS NOT NULL LIMIT 1) AS year,
    (SELECT person_id FROM officials LIMIT 1) AS person,
    (SELECT organisation_id FROM units WHERE organisation_id IS NOT NULL LIMIT 1) AS organisation,
    (SELECT programme_id FROM criteria WHERE programme_id IS NOT NULL LIMIT 1) AS programme,
    (SELECT id FROM criteria ORDER BY id LIMIT 1) AS criterion,
    (SELECT article_id FROM criteria ORDER BY id LIMIT 1) AS article"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """A question in both languages, and where its answer is. form: of what kind the answer is."""

    said: tuple[str, str]
    address: str
    form: str = "JSON"


async def recipes(database: "Database") -> list[Recipe]:
    """The questions that this file can answer."""
    known = await fetch_one(database, _KNOWN, {}) or {}
    return [*_tables(database.name, known), *_found(), *_of_one(database.name, known)]


def _tables(database: str, known: Row) -> list[Recipe]:
    def of(table: str, **asked: object) -> str:
        return f"/{database}/{table}.json?{urlencode({**asked, '_shape': 'array'})}"

    asked = [
        (
            "Sự kiện của một năm, mới trước",
            "Events of a year, the latest first",
            known.get("year"),
            of("events", year=known.get("year"), _sort_desc="date_from"),
        ),
        (
            "Sự kiện ở một địa bàn, trong một khoảng ngày",
            "Events in a place, between two days",
            known.get("place"),
            of(
                "events",
                place_id=known.get("place"),
                date_from__gte="2015-01-01",
                date_from__lte="2030-12-31",
            ),
        ),
        (
            "Tiêu chí đã đạt của một chương trình",
            "Criteria of a programme that were achieved",
            known.get("programme"),
            of("criteria", programme_id=known.get("programme"), status="achieved"),
        ),
        (
            "Chức vụ của một cán bộ theo thời gian",
            "An official's posts over time",
            known.get("person"),
            of("official_timeline", person_id=known.get("person"), _sort="first_seen"),
        ),
        (
            "Mọi lần nhắc một đơn vị",
            "Every mention of a unit",
            known.get("organisation"),
            of("units", organisation_id=known.get("organisation")),
        ),
        (
            "Tìm chữ trong một bảng, có dấu hoặc không",
            "Words in a table, with or without accents",
            True,
            of("officials", _search="cong an"),
        ),
        (
            "Đếm theo loại, không lấy dòng nào",
            "Counts by type, without rows",
            True,
            f"/{database}/events.json?{urlencode({'_facet': 'type', '_size': 0})}",
        ),
    ]
    return [Recipe(said=(vi, en), address=address) for vi, en, there, address in asked if there]


def _found() -> list[Recipe]:
    """What a search finds, taken away."""
    words = urlencode({"q": "công an", "loai": "officials", "tu_ngay": "1/1/2015"})
    return [
        Recipe(said=("Câu tìm thấy, có lọc", "Sentences found, with filters"), address=f"/tim.json?{words}"),
        Recipe(
            said=("Những câu ấy trong bảng tính", "Those sentences in a spreadsheet"),
            address=f"/tim.csv?{words}",
            form="CSV",
        ),
    ]


def _of_one(database: str, known: Row) -> list[Recipe]:
    article, fact = known.get("article"), known.get("criterion")
    if not article:
        return []
    page = article_address(article)
    return [
        Recipe(
            said=("Một dữ kiện với câu chữ làm bằng chứng", "One fact with the words that it was read from"),
            address=f"/{database}/criteria/{fact}.json?_shape=objects",
        ),
        Recipe(said=("Trích dẫn một bài", "How an article is cited"), address=f"{page}.bib", form="BibTeX"),
        Recipe(
            said=("Trích dẫn một dữ kiện", "How a fact is cited"),
            address=f"{page}.csl.json?{urlencode({'fact': fact})}",
            form="CSL",
        ),
    ]
