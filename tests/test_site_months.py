"""What is counted by months at publication is what Datasette counts row by row."""

import asyncio
import re
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from crawling import datasette_on
from datasette.app import Datasette
from hypothesis import given, settings
from hypothesis import strategies as st
from running import Sample

from db.month_counts import fill_month_counts, months_table
from db.said import facets_of
from db.schema import FACT_TABLES
from db.site import kinds_apart, months
from db.site.between import FROM_DAY, UNTIL_DAY, clauses_from, clauses_until

DAYS = (
    "_tu=2024",
    "_den=2023",
    "_tu=2024-03",
    "_tu=2023-02-10",
    "_den=2025-07-01",
    "_tu=2024-03-05&_den=2025-06-20",
)
NARROWED = (
    *(f"/diaban/{table}.json?{days}" for table in ("figures", "facts") for days in DAYS),
    *(f"/diaban/{table}.json?" for table in (*FACT_TABLES, "facts")),
    "/diaban/units.json?kind=police&_tu=2024-02-11",
    "/diaban/criteria.json?status=achieved&year=2024&_facet=month",
    "/diaban/events.json?month=2024-06",
    "/diaban/dates.json?_tu=2024-05-17&_den=2024-05-17",
    "/diaban/dates.json?_tu=2030-05-17&_den=1990",
    "/diaban/facts.json?kind=criteria&_tu=2024-02-11",
    "/diaban/facts.json?kind=nothing",
    "/diaban/facts.json?_facet=kind&_facet=month&year=2024",
    "/diaban/facts.json?place_id__notnull=1&_sort_desc=date_from",
    "/diaban/facts.json?label__contains=an&_sort=label",
    "/diaban/facts.json?_search=an+ninh",
)  # fmt: skip


NOTHING = re.compile("(?!)")
Row = tuple[str | None, tuple[date, date] | None]


def never(*_: Any, **__: Any) -> bool:
    return False


async def asked(datasette: Datasette, path: str) -> dict[str, Any]:
    answer = await datasette.client.get(f"{path}&_size=1000")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("path", NARROWED)
def test_the_counts_are_those_of_the_rows(sample: Sample, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask() -> tuple[dict[str, Any], dict[str, Any]]:
        datasette = datasette_on(sample.published)
        ours = await asked(datasette, path)
        monkeypatch.setattr(months, "is_counted", never)
        monkeypatch.setattr(kinds_apart, "_COUNT", NOTHING)
        monkeypatch.setattr(kinds_apart, "_PAGE", NOTHING)
        theirs = await asked(datasette, path)
        for database in datasette.databases.values():
            database.close()
        return ours, theirs

    ours, theirs = asyncio.run(ask())
    assert ours["facet_results"] == theirs["facet_results"]
    assert ours["filtered_table_rows_count"] == theirs["filtered_table_rows_count"]
    assert Counter(map(repr, ours["rows"])) == Counter(map(repr, theirs["rows"]))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/diaban/figures.json?_tu=2024", ["figures"]),
        ("/diaban/figures.json?_tu=2024-03-05", ["figures"]),
        ("/diaban/facts.json?year=2024", ["facts"]),
        ("/diaban/figures.json?_tu=2024&_search=an", []),
        ("/diaban/figures.json?value__gt=3", []),
    ],
)
def test_months_are_counted_once_a_request(
    sample: Sample, path: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    grouped = months.grouped

    def noted(table: str, *arguments: Any, **options: Any) -> Any:
        counted.append(table)
        return grouped(table, *arguments, **options)

    async def ask() -> None:
        monkeypatch.setattr(months, "grouped", noted)
        datasette = datasette_on(sample.published)
        await asked(datasette, path)
        for database in datasette.databases.values():
            database.close()

    asyncio.run(ask())
    assert counted == expected


@pytest.mark.parametrize(
    ("table", "conditions", "expected"),
    [
        ("figures", "", True),
        ("figures", '"change" = :p0 and "year" = :p1', True),
        ("figures", '"month" = :p0', True),
        ("figures", '"unit" = :p0', False),
        ("figures", '"year" > :p0', False),
        ("figures", '"change" is null', False),
        ("facts", '"kind" = :p0 and "year" = :p1', True),
        ("facts", '"change" = :p0', False),
        ("facts", '"place_id" = :p0', False),
        ("stories", '"year" = :p0', False),
    ],
)
def test_what_is_counted_by_months(table: str, conditions: str, expected: bool) -> None:
    assert months.is_counted(table, conditions, columns=("year",)) is expected


def test_other_columns_are_not_counted_by_months() -> None:
    assert not months.is_counted("figures", "", columns=("unit",))


def fill(connection: sqlite3.Connection, rows: list[Row]) -> None:
    for table in FACT_TABLES:
        columns = dict.fromkeys((*facets_of(table), "year", "date_from", "date_to"))
        connection.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
    for change, days in rows:
        first, last = sorted(map(str, days)) if days else (None, None)
        year = first[:4] if first and last and first[:4] == last[:4] else None
        connection.execute(
            "INSERT INTO figures (change, date_from, date_to, year) VALUES (?, ?, ?, CAST(? AS INTEGER))",
            (change, first, last, year),
        )
    connection.execute(months_table())
    fill_month_counts(connection)


def narrowed(first: str | None, last: str | None, change: str | None) -> tuple[str, dict[str, str]]:
    """The conditions as Datasette joins them, and their parameters."""
    conditions = ['"change" = :p0'] if change else []
    parameters = {"p0": change} if change else {}
    begins, *lasts = clauses_from("date_from", "date_to")
    if first or last:
        conditions.append(begins)
        parameters["earliest"] = "0"
    if first:
        conditions += lasts
        parameters |= {FROM_DAY: first, "first_year": first[:4]}
    if last:
        conditions += clauses_until("date_from")
        parameters[UNTIL_DAY] = f"{last}~"
    return " and ".join(conditions), parameters


def shortened(day: date, length: int) -> str:
    return day.isoformat()[:length]


day = st.dates(min_value=date(2023, 11, 1), max_value=date(2024, 4, 30))
rows = st.lists(st.tuples(st.sampled_from([None, "up"]), st.none() | st.tuples(day, day)), max_size=25)
asked_day = st.none() | st.builds(shortened, day, st.sampled_from([4, 7, 10]))


@given(rows=rows, first=asked_day, last=asked_day, change=st.sampled_from([None, "up"]))
@settings(deadline=None)
def test_any_days_are_counted_as_the_rows_are(
    rows: list[Row],
    first: str | None,
    last: str | None,
    change: str | None,
) -> None:
    conditions, parameters = narrowed(first, last, change)
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, rows)
        sql, given = months.grouped("figures", conditions, parameters, columns=("change", "year"))
        found = {(each[0], each[1]): each[2] for each in connection.execute(sql, given) if each[2]}
        where = f"WHERE {conditions}" if conditions else ""
        theirs = connection.execute(
            f"SELECT change, year, count(*) FROM figures {where} GROUP BY 1, 2", parameters
        ).fetchall()
    assert found == {(each[0], each[1]): each[2] for each in theirs}


@pytest.mark.parametrize(
    ("asked_for", "shown", "offered"),
    [
        ("", ["kind", "year"], []),
        ("?year=2024&_tu=2024-03", ["kind", "year"], []),
        ("?place_id__notnull=1", ["kind"], ["year"]),
        ("?place_id__notnull=1&_facet=year", ["kind", "year"], []),
        ("?_facet=programme_id", ["kind", "year", "programme_id"], []),
        ("?kind=nothing", [], ["kind", "year"]),
        ("?_nocount=1", [], ["kind", "year"]),
    ],
)
def test_facts_of_all_kinds_are_faceted_by_what_is_counted(
    sample: Sample, asked_for: str, shown: list[str], offered: list[str]
) -> None:
    async def ask() -> BeautifulSoup:
        datasette = datasette_on(sample.published)
        answer = await datasette.client.get(f"/diaban/facts{asked_for}")
        for database in datasette.databases.values():
            database.close()
        return BeautifulSoup(answer.text, "lxml")

    page = asyncio.run(ask())
    assert [str(each["id"]).removeprefix("facet-") for each in page.select(".facet")] == shown
    more = [str(each["href"]).rpartition("_facet=")[2] for each in page.select(".more-facets a")]
    assert more == offered
