"""Tables and queries as Excel files, for who works in a spreadsheet: `/diaban/criteria.xlsx`.

What the page of a table shows comes first, in words: names in place of ids, meanings in place of codes.
Where rows are of an article, the last columns have its address here and at its source.
"""

import asyncio
import json
import re
import sqlite3
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request, Response
from datasette.views.base import DatasetteError

from db.schema import FACT_TABLES
from db.site.addresses import article_address
from db.site.columns import (
    Pair,
    code_group,
    code_label,
    column_label,
    is_for_programs,
    shown_columns,
    shown_in_query,
    tables_said,
)
from db.site.errors import answer
from db.site.naming import names_of
from db.site.paging import evenly
from db.site.rows import fetch_all
from db.site.sheets import CONTENT_TYPE, MOST, Column, Sheet, write_sheet
from db.site.tables import ALL_COLUMNS

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

LONGEST_WAIT = 15.0  # seconds, for those whose file is written before
_TIMES = 3  # so many times the server's limit for a query: 10,000 rows are twenty pages and more
_NAMED_PARAMETER = re.compile(r":([A-Za-z_]\w*)")
_LIMIT = re.compile(r"\blimit \d+(?: offset \d+)?\s*$")
_LEFT_OUT = {"_size", "_next", "_shape", "_labels", "_nl", "_format", "_extra"}
_TOO_LONG = "Mất quá nhiều thời gian, hãy lọc bớt · This took too long: filter more"
_STRETCH = ("date_to", "date_precision")  # say what `date_from` means, beside it
_HERE = Column(
    name="dia_chi",
    label=("Trang trên diaban", "Page on diaban"),
    meaning=(
        "Bài trên trang này, tại câu chữ làm bằng chứng nếu có.",
        "The article on this site, at the words that are the evidence if any.",
    ),
)
_AT_SOURCE = Column(
    name="url",
    label=("Địa chỉ bài gốc", "Address at the source"),
    meaning=("Bài tại nơi đăng.", "The article where it was published."),
)
# A workbook is a second of work: one at a time leaves the rest to other readers.
_ONE_AT_A_TIME = asyncio.Semaphore(1)
_Rows = list[tuple[Any, ...]]


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
) -> Response:
    """At most MOST rows of a table as filtered and sorted, or of a query, as an Excel file.

    One is written at a time; 503 with Retry-After for who has waited LONGEST_WAIT.
    """
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            await _ONE_AT_A_TIME.acquire()
    except TimeoutError:
        return await answer(datasette, request, 503, headers={"retry-after": f"{LONGEST_WAIT:.0f}"})
    try:
        served = datasette.get_database(database)
        if table:
            names, rows = await _rows_of_table(datasette, served, request)
        else:
            names, rows = await _rows_of_query(served, request, sql or "")
        sheet = await _sheet(datasette, served, request, table, query_name, names, rows)
        body = await asyncio.to_thread(write_sheet, sheet)
    finally:
        _ONE_AT_A_TIME.release()
    name = re.sub(r"\W+", "_", sheet.title, flags=re.ASCII)
    headers = {"content-disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(body, content_type=CONTENT_TYPE, headers=headers)


async def _rows_of_table(
    datasette: "Datasette", database: "Database", request: Request
) -> tuple[list[str], _Rows]:
    """By the query that Datasette makes of filters and order for the first page, with another limit.

    Page after page, each would walk the index from its start.
    """
    kept = [pair for pair in parse_qsl(request.query_string, True) if pair[0] not in _LEFT_OUT]
    kept += [("_extra", "query"), ("_size", "1"), ("_nofacet", "1"), ("_nocount", "1")]
    path = re.sub(r"\.xlsx$", ".json", request.path)
    found = await datasette.client.get(f"{path}?{urlencode(kept)}")
    if found.status_code != 200:
        raise DatasetteError(_TOO_LONG, status=503, title="503")
    query = found.json()["query"]
    sql = await evenly(database, query["sql"])
    return await _read(database, _LIMIT.sub(f"limit {MOST + 1}", sql), query["params"])


async def _rows_of_query(database: "Database", request: Request, sql: str) -> tuple[list[str], _Rows]:
    asked = {name: request.args.get(name) or "" for name in _NAMED_PARAMETER.findall(sql)}
    return await _read(database, sql, {**asked, "_rows_most": MOST + 1, "_rows_before": 0})


async def _read(database: "Database", sql: str, asked: dict[str, Any]) -> tuple[list[str], _Rows]:
    """The columns and at most MOST + 1 rows. Raises DatasetteError, 503, where that takes too long."""

    def read(connection: sqlite3.Connection) -> tuple[list[str], _Rows]:
        with sqlite_timelimit(connection, _TIMES * database.ds.sql_time_limit_ms):
            cursor = connection.execute(sql, asked)
            rows = [tuple(row) for row in cursor.fetchmany(MOST + 1)]
        return [column for column, *_ in cursor.description], rows

    try:
        found: tuple[list[str], _Rows] = await database.execute_fn(read)
    except sqlite3.OperationalError as error:
        if error.args == ("interrupted",):
            raise DatasetteError(_TOO_LONG, status=503, title="503") from error
        raise
    return found


async def _sheet(
    datasette: "Datasette",
    database: "Database",
    request: Request,
    table: str | None,
    query_name: str | None,
    names: list[str],
    found: _Rows,
) -> Sheet:
    """What was found as readers want it."""
    rows = found[:MOST]
    chosen = _chosen(request, table, names)
    columns = [Column(name=name, label=_label(table, name), meaning=meaning(table, name)) for name in chosen]
    cells = [await _in_words(datasette, database, table, name, _at(names, name, rows)) for name in chosen]
    for column, values in await _addresses(datasette, database, request, table, names, rows):
        if column.name not in chosen:
            columns.append(column)
            cells.append(values)
    return Sheet(
        title=table or query_name or "diaban",
        columns=tuple(columns),
        rows=list(zip(*cells, strict=True)),
        more=len(found) > MOST,
    )


def _label(table: str | None, name: str) -> Pair:
    apart = None if table else tables_said()["apart_in_files"].get(name)
    return (apart[0], apart[1]) if apart else column_label(table, name)


def _at(names: Sequence[str], name: str, rows: _Rows) -> list[Any]:
    place = names.index(name)
    return [row[place] for row in rows]


def _chosen(request: Request, table: str | None, names: list[str]) -> list[str]:
    """Which columns are written, in their order: all that are for readers, those of the page first."""
    if not table:
        shown = shown_in_query(names)
        apart = tables_said()["apart_in_files"]
        hidden = {name for name in names if name not in shown and name not in apart}
        return [name for name in names if name not in hidden] or names
    if "_col" in request.args:
        asked = [name for name in dict.fromkeys(request.args.getlist("_col")) if name in names]
        return asked or names
    shown = shown_columns(table, names)
    whole = ALL_COLUMNS in request.args
    # Where views name a thing, its id would be the same once more.
    spare = {name for name in names if is_for_programs(name) or name.removesuffix("_id") in {*names} - {name}}
    rest = [name for name in names if name not in shown and (whole or name not in spare)]
    beside = [name for name in _STRETCH if name in rest and "date_from" in shown]
    ordered = [*shown, *(name for name in rest if name not in beside)]
    if beside:
        after = ordered.index("date_from") + 1
        ordered[after:after] = beside
    return [*ordered, "id"] if "id" in names and "id" not in ordered else ordered


async def _in_words(
    datasette: "Datasette", database: "Database", table: str | None, column: str, values: list[Any]
) -> list[Any]:
    """Names for ids, what codes mean for codes; all else as it is."""
    if code_group(table, column):
        said = {value: code_label(table, column, value) for value in set(values)}
        return [pair[0] if (pair := said[value]) else value for value in values]
    names = await _names(datasette, database, table, column, values)
    return [names.get(value, value) for value in values] if names else values


async def _names(
    datasette: "Datasette", database: "Database", table: str | None, column: str, values: list[Any]
) -> dict[Any, Any]:
    """What the ids in a column stand for; nothing where it has none."""
    ids = sorted({value for value in values if value is not None}) if column.endswith("_id") else []
    if not ids:
        return {}
    for key in await database.foreign_keys_for_table(table) if table else ():
        label = _said()["tables"].get(key["other_table"], {}).get("label")
        if key["column"] == column and label is not None:
            sql = (
                f'SELECT "{key["other_column"]}" AS id, "{label}" AS label FROM "{key["other_table"]}"'
                f' WHERE "{key["other_column"]}" IN (SELECT value FROM json_each(:ids))'
            )
            rows = await fetch_all(database, sql, {"ids": json.dumps(ids)})
            return {row["id"]: row["label"] or row["id"] for row in rows}
    return await names_of(datasette, column, ids)


async def _addresses(
    datasette: "Datasette",
    database: "Database",
    request: Request,
    table: str | None,
    names: list[str],
    rows: _Rows,
) -> list[tuple[Column, list[Any]]]:
    """Of each row's article, where rows have one: its page here and its address at the source."""
    key = "id" if table == "articles" else "article_id"
    if key not in names:
        return []
    articles = _at(names, key, rows)
    facts = _at(names, "id", rows) if table in FACT_TABLES and "id" in names else [None] * len(rows)
    site = str(datasette.absolute_url(request, "/")).rstrip("/")
    here = [
        article and f"{site}{article_address(article)}{f'#f-{fact}' if fact else ''}"
        for article, fact in zip(articles, facts, strict=True)
    ]
    sql = "SELECT id, url FROM articles WHERE id IN (SELECT value FROM json_each(:ids))"
    ids = json.dumps(sorted({article for article in articles if article}))
    urls = {row["id"]: row["url"] for row in await fetch_all(database, sql, {"ids": ids})}
    return [(_HERE, here), (_AT_SOURCE, [urls.get(article) for article in articles])]


def meaning(table: str | None, column: str) -> tuple[str, str]:
    """What a column is, in both languages; ("", "") where nothing is said of it."""
    said = {**_said()["columns"], **_said()["tables"].get(table or "", {}).get("columns", {})}
    vietnamese, english = said.get(column, ("", ""))
    return vietnamese, english


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads((files("db") / "metadata.toml").read_text(encoding="utf-8"))
