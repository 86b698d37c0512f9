"""Tables and queries as Excel files, for who works in a spreadsheet: `/diaban/criteria.xlsx`.

The first rows say what the columns are in Vietnamese and what they are called in CSV and JSON; ids of another
table have what it calls them beside them. No cell is a formula or a link; whole days are dates, so that they
sort and chart, and what is known to the month or the year only stays text.
"""

import asyncio
import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Request, Response
from datasette.views.base import DatasetteError

from db.site.rows import fetch_all
from db.spreadsheets import safe_cell

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

MOST = 10_000
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST = 32_767  # characters of a cell, as Excel has them
_CUT = " […]"
# Columns with days or moments. Excel knows none before 1900.
_DATED = frozenset({
    "date_from", "date_to", "published", "first_seen", "last_seen", "valid_from", "valid_to", "ended",
    "since", "document_date", "retracted_at", "built_at", "ngay", "ngay_dang",
})  # fmt: skip
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_MOMENT = re.compile(rf"({_DAY.pattern}T\d\d:\d\d(?::\d\d)?)\+07:00")
_NAMED_PARAMETER = re.compile(r":([A-Za-z_]\w*)")
_LEFT_OUT = {"_size", "_next", "_shape", "_labels", "_nl", "_format", "_extra"}
_TOO_LONG = "Mất quá nhiều thời gian, hãy lọc bớt · This took too long: filter more"
_CUT_SHORT = (
    f"Chỉ {MOST} dòng đầu; hãy lọc bớt, hoặc tải CSV · Only the first {MOST} rows: filter more, or take CSV"
)
_AT_ONCE = asyncio.Semaphore(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is written: columns as [meaning, name], rows, whether there is more, and the sheet's title."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: list[tuple[Any, ...]]
    more: bool


@cache
def has_xlsx() -> bool:
    """Whether Excel files can be written here."""
    return find_spec("xlsxwriter") is not None


def is_table_or_query(view_name: str, table: str | None, query_name: str | None) -> bool:
    """Whether a page is offered as an Excel file; rows are not."""
    return view_name != "row" and bool(table or query_name)


async def xlsx_of(
    datasette: "Datasette",
    request: Request,
    database: str,
    table: str | None,
    query_name: str | None,
    sql: str | None,
    columns: Sequence[str],
) -> Response:
    """At most MOST rows of a table as filtered and sorted, or of a query, as an Excel file."""
    served = datasette.get_database(database)
    if table:
        rows = await _rows_of_table(datasette, request, columns)
    else:
        rows = await _rows_of_query(served, request, sql or "")
    sheet = await _sheet(served, table or query_name or "diaban", table, columns, rows)
    async with _AT_ONCE:
        body = await asyncio.to_thread(write_sheet, sheet)
    name = re.sub(r"\W+", "_", sheet.title, flags=re.ASCII)
    headers = {"content-disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(body, content_type=CONTENT_TYPE, headers=headers)


async def _rows_of_table(
    datasette: "Datasette", request: Request, columns: Sequence[str]
) -> list[tuple[Any, ...]]:
    """The pages of the table's JSON, one after the other: filters and order are Datasette's."""
    kept = [pair for pair in parse_qsl(request.query_string, True) if pair[0] not in _LEFT_OUT]
    kept += [("_shape", "objects"), ("_size", "max"), ("_nofacet", "1"), ("_nocount", "1")]
    path = re.sub(r"\.xlsx$", ".json", request.path)
    rows: list[tuple[Any, ...]] = []
    after: list[tuple[str, str]] = []
    while len(rows) <= MOST:
        answer = await datasette.client.get(f"{path}?{urlencode([*kept, *after])}")
        if answer.status_code != 200:
            raise DatasetteError(_TOO_LONG, status=503, title="503")
        page = answer.json()
        rows += [tuple(row.get(column) for column in columns) for row in page["rows"]]
        if not page.get("next"):
            break
        after = [("_next", str(page["next"]))]
    return rows


async def _rows_of_query(database: "Database", request: Request, sql: str) -> list[tuple[Any, ...]]:
    asked = {name: request.args.get(name) or "" for name in _NAMED_PARAMETER.findall(sql)}
    bounded = f"SELECT * FROM ({sql.strip().rstrip(';')}) LIMIT {MOST + 1}"
    return [tuple(row.values()) for row in await fetch_all(database, bounded, asked)]


async def _sheet(
    database: "Database", title: str, table: str | None, columns: Sequence[str], rows: list[tuple[Any, ...]]
) -> Sheet:
    """With the names that ids stand for beside them."""
    shown = rows[:MOST]
    named = await _names(database, table, columns, shown) if table else {}
    headed: list[tuple[str, str]] = []
    for column in columns:
        headed.append((meaning(table, column), column))
        if column in named:
            headed.append((f"{meaning(table, column)} (tên)", f"{column}_label"))
    return Sheet(
        title=title,
        columns=tuple(headed),
        rows=[tuple(_with_names(row, columns, named)) for row in shown] if named else shown,
        more=len(rows) > MOST,
    )


def _with_names(
    row: tuple[Any, ...], columns: Sequence[str], named: dict[str, dict[Any, Any]]
) -> Iterable[Any]:
    for column, value in zip(columns, row, strict=True):
        yield value
        if column in named:
            yield named[column].get(value)


async def _names(
    database: "Database", table: str, columns: Sequence[str], rows: list[tuple[Any, ...]]
) -> dict[str, dict[Any, Any]]:
    """By column with ids of another table: what that table calls each of them."""
    found: dict[str, dict[Any, Any]] = {}
    for key in await database.foreign_keys_for_table(table):
        column, other = key["column"], key["other_table"]
        label = _said()["tables"].get(other, {}).get("label")
        if label is None or column not in columns:
            continue
        at = list(columns).index(column)
        ids = json.dumps(sorted({row[at] for row in rows if row[at] is not None}))
        sql = (
            f'SELECT "{key["other_column"]}" AS id, "{label}" AS label FROM "{other}"'
            f' WHERE "{key["other_column"]}" IN (SELECT value FROM json_each(:ids))'
        )
        found[column] = {row["id"]: row["label"] for row in await fetch_all(database, sql, {"ids": ids})}
    return found


def write_sheet(sheet: Sheet) -> bytes:
    """The Excel file of a sheet."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    plain = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}
    with Workbook(stream, {"constant_memory": True, **plain}) as book:
        page = book.add_worksheet("diaban")
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        code = book.add_format({"italic": True})
        page.set_column(0, max(len(sheet.columns) - 1, 0), 18)
        top = 0
        if sheet.more:
            page.write_string(0, 0, _CUT_SHORT, heading)
            top = 1
        for number, (said, _) in enumerate(sheet.columns):
            page.write_string(top, number, said, heading)
        for number, (_, name) in enumerate(sheet.columns):
            page.write_string(top + 1, number, name, code)
        page.freeze_panes(top + 2, 0)
        day, moment = (book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"))
        dated = [name in _DATED for _, name in sheet.columns]
        for line, row in enumerate(sheet.rows, top + 2):
            for number, value in enumerate(row):
                when = moment_of(value) if dated[number] else None
                if when is None:
                    _write_cell(page, line, number, value)
                else:
                    page.write_datetime(line, number, when, moment if isinstance(when, datetime) else day)
    return stream.getvalue()


def moment_of(value: Any) -> date | datetime | None:
    """A whole day, or a moment in Vietnam's time; None for what is neither, and for days that are none."""
    if not isinstance(value, str):
        return None
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
        moment = _MOMENT.fullmatch(value)
        return datetime.fromisoformat(moment[1]) if moment else None
    except ValueError:
        return None


def _write_cell(page: Any, line: int, number: int, value: Any) -> None:
    if isinstance(value, bool | int | float):
        page.write_number(line, number, value)
    elif value is not None:
        text = str(safe_cell(str(value)))
        page.write_string(line, number, text if len(text) <= _LONGEST else text[: _LONGEST - 4] + _CUT)


def meaning(table: str | None, column: str) -> str:
    """What a column is, in Vietnamese; its name where nothing is said of it."""
    said = {**_said()["columns"], **_said()["tables"].get(table or "", {}).get("columns", {})}
    return said[column][0].rstrip(".") if column in said else column


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads((files("db") / "metadata.toml").read_text(encoding="utf-8"))
