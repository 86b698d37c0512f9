"""`/tim.csv`, `/tim.json`, `/tim.xlsx`: all that a search with its filters finds, as far as it is ranked."""

import asyncio
import csv
import io
import re
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from db.fold import fold
from db.search import query_parameters
from db.site.addresses import article_address
from db.site.filters import filters_of, places_named
from db.site.rows import Row, fetch_all, published
from db.site.search import HITS, MOST, best_first, first_facts, in_order, query_of
from db.site.sheets import CONTENT_TYPE, Column, Sheet, write_sheet
from db.site.xlsx import has_xlsx

if TYPE_CHECKING:
    from datasette.app import Datasette

# What the columns are; how near a sentence is: 0 the words together as typed, 3 apart and without accents.
COLUMNS = (
    ("bac", "Độ khớp: 0 sát nhất, 3 xa nhất · how near, 0 the nearest"),
    ("cau", "Câu · sentence"),
    ("article", "Bài · article"),
    ("ngay_dang", "Ngày đăng · published"),
    ("dia_ban", "Địa bàn của bài · place"),
    ("nguon", "Nguồn · source"),
    ("loai", "Loại dữ kiện trong câu · kinds of facts"),
    ("dia_chi", "Địa chỉ · address"),
    ("article_id", "Mã bài · id of the article"),
    ("passage_id", "Mã câu · id of the sentence"),
)
_NOT_NAME = re.compile(r"[^a-z0-9]+")


async def search_file(datasette: "Datasette", request: Request) -> Response:
    """At most MOST sentences, the best first. Raises BadRequest where the query is too long."""
    form = request.url_vars["form"]
    if form == "xlsx" and not has_xlsx():
        raise NotFound("Không có tệp Excel ở đây · There are no Excel files here")
    query = query_of(request)
    rows = await _found(datasette, request, query)
    name = f"tim-{_NOT_NAME.sub('-', fold(query)).strip('-')[:60] or 'tat-ca'}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    if form == "json":
        return Response.json(rows)
    if form == "csv":
        return Response(_csv(rows), content_type="text/csv; charset=utf-8", headers=headers)
    sheet = Sheet(
        title="tim",
        columns=tuple(_column(name, said) for name, said in COLUMNS),
        rows=[tuple(row.values()) for row in rows],
        more=False,
    )
    body = await asyncio.to_thread(write_sheet, sheet)
    return Response(body, content_type=CONTENT_TYPE, headers=headers)


def _column(name: str, said: str) -> Column:
    vietnamese, _, english = said.partition(" · ")
    return Column(name=name, label=(vietnamese, english))


async def _found(datasette: "Datasette", request: Request, query: str) -> list[Row]:
    database, filters = published(datasette), filters_of(request)
    places = await places_named(database, filters.place)
    if not query or (filters.place and not places):
        return []
    asked = {**query_parameters(query), **filters.parameters(places), "limit": MOST, "offset": 0}
    narrowed = {"join": filters.join, "conditions": filters.conditions}
    ranked, latest = await best_first(database, asked, narrowed, MOST)
    rows = in_order(await fetch_all(database, HITS.format(ranked=ranked), asked), query, latest=latest)
    facts = await first_facts(datasette, [row["id"] for row in rows])
    site = str(datasette.absolute_url(request, "/")).rstrip("/")
    return [_said(row, facts.get(row["id"], []), site) for row in rows]


def _said(row: Row, facts: list[Row], site: str) -> dict[str, Any]:
    anchor = f"#f-{facts[0]['id']}" if facts else ""
    said = (
        row["tier"],
        row["text"],
        row["label"],
        row["published"],
        row["place"],
        row["source_title"],
        ", ".join(dict.fromkeys(fact["kind"] for fact in facts)) or None,
        f"{site}{article_address(row['article_id'])}{anchor}",
        row["article_id"],
        row["id"],
    )
    return dict(zip((column for column, _ in COLUMNS), said, strict=True))


def _csv(rows: list[Row]) -> str:
    """With a byte order mark, without which Excel reads Vietnamese as something else."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([column for column, _ in COLUMNS])
    writer.writerows(row.values() for row in rows)
    return f"\ufeff{stream.getvalue()}"
