"""Page after page, a sorted table shows each of its rows once."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from crawling import datasette_on
from running import Sample

from db.site.paging import after, in_order, most


def all_pages(published: Path, path: str) -> list[Any]:
    """The first column of all rows, page after page."""

    async def ask() -> list[Any]:
        datasette = datasette_on(published)
        found, following = [], path
        while following:
            answer = (await datasette.client.get(following)).json()
            found += [row[0] for row in answer["rows"]]
            parts = urlsplit(answer["next_url"] or "")
            following = f"{parts.path}?{parts.query}" if parts.path else ""
        for database in datasette.databases.values():
            database.close()
        return found

    return asyncio.run(ask())


@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("units", "kind"),
        ("figures", "date_from"),
        ("figures", "unit"),
        ("criteria", "met_min"),
        ("events", "id"),
    ],
)
def test_each_row_comes_once_and_in_order(sample: Sample, table: str, column: str, order: str) -> None:
    asked = f"_sort{'_desc' if order == 'desc' else ''}={column}&_size=7&_nofacet=1"
    found = all_pages(sample.published, f"/diaban/{table}.json?{asked}")
    with closing(sqlite3.connect(sample.published)) as connection:
        rows = connection.execute(f"SELECT id FROM {table} ORDER BY {column} {order}, id").fetchall()
    assert found == [id for (id,) in rows]
    assert len(found) > 14


def test_conditions_go_along(sample: Sample) -> None:
    asked = "_sort_desc=date_from&_size=5&kind=police&_nofacet=1"
    found = all_pages(sample.published, f"/diaban/units.json?{asked}")
    with closing(sqlite3.connect(sample.published)) as connection:
        rows = connection.execute(
            "SELECT id FROM units WHERE kind = 'police' ORDER BY date_from DESC, id"
        ).fetchall()
    assert found == [id for (id,) in rows] and len(found) > 10


def test_all_rows_of_a_table_are_in_its_csv(sample: Sample) -> None:
    async def ask() -> str:
        datasette = datasette_on(sample.published)
        datasette._settings["max_returned_rows"] = datasette.max_returned_rows = 9
        text = (await datasette.client.get("/diaban/officials.csv?_stream=on&_col=rank&_sort_desc=rank")).text
        for database in datasette.databases.values():
            database.close()
        return str(text)

    ids = [line.split(",")[0] for line in asyncio.run(ask()).splitlines()[1:]]
    with closing(sqlite3.connect(sample.published)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM officials").fetchone()
    assert len(ids) == len(set(ids)) == count > 9


FURTHER = (
    'select id from t where "kind" = :p0 and (day < :p2 or day is null or (day = :p2 and ((id > :p1))))'
    " order by day desc, id limit 51"
)


def test_a_further_page_begins_where_an_index_can_be_entered(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "t.db")) as connection:
        connection.execute("CREATE TABLE t (id TEXT PRIMARY KEY, kind TEXT, day TEXT)")
        connection.execute("CREATE INDEX t_day ON t (day)")
        sql = after(FURTHER)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", {"p0": "a", "p1": "b", "p2": "c"}).fetchall()
    assert "day<?" in plan[0][3]
    assert most(sql) == 51


@pytest.mark.parametrize(
    "sql",
    [
        "select id from t order by day desc limit 51",
        "select id from t where (day is null and ((id > :p0))) order by day desc, id limit 51",
        "select id from t where day < :p0 or day is null order by day limit 3",
    ],
)
def test_other_questions_stay_as_they_are(sql: str) -> None:
    assert after(sql) == sql


def test_what_is_up_to_a_reader_is_not_taken_for_the_order() -> None:
    sql = 'select id, "order by x" from t where "a" = :p0 order by [order] limit 2'
    assert in_order(sql, "order by [order]", ["id"]).endswith("order by [order], [id] limit 2")
    assert (
        in_order("select a from t order by b limit 2", "order by b", [])
        == "select a from t order by b limit 2"
    )
