"""From which day and until which: what is known to the month only, or lasts, is found by any of its days."""

import sqlite3

import pytest
from datasette.utils.asgi import Request
from datasette.views.base import DatasetteError

from db.site.between import days_asked, joined, stretch_of

EVENTS = {
    "day": ("2024-03-09", "2024-03-09"),
    "month": ("2024-03-01", "2024-03-31"),
    "year": ("2024-01-01", "2024-12-31"),
    "span": ("2024-02-27", "2024-03-02"),
    "long": ("1930-02-03", "2024-03-11"),
    "unknown": (None, None),
}
ARTICLES = {"minute": "2024-03-09T07:30:00+07:00", "day": "2024-03-10", "month": "2024-03", "none": None}


def ask(table: str, query: str) -> Request:
    return Request.fake(f"/diaban/{table}?{query}")


def found(table: str, query: str) -> set[str]:
    """Which of the rows above a request finds."""
    asked = days_asked(ask(table, query), table)
    connection = sqlite3.connect(":memory:")
    if table == "events":
        connection.execute("CREATE TABLE events (id, date_from, date_to)")
        connection.executemany("INSERT INTO events VALUES (?, ?, ?)", [(n, *d) for n, d in EVENTS.items()])
    else:
        connection.execute("CREATE TABLE articles (id, published)")
        connection.executemany("INSERT INTO articles VALUES (?, ?)", list(ARTICLES.items()))
    where = f" WHERE {' AND '.join(asked.where_clauses)}" if asked else ""
    rows = connection.execute(f"SELECT id FROM {table}{where}", asked.params if asked else {}).fetchall()
    connection.close()
    return {name for (name,) in rows}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", set(EVENTS)),
        ("_tu=&_den=", set(EVENTS)),
        ("_tu=2024-03-09", {"day", "month", "year", "long"}),
        ("_den=2024-03-09", {"day", "month", "year", "span", "long"}),
        ("_tu=2024-03-12&_den=2024-03-12", {"month", "year"}),
        ("_tu=2024-03&_den=2024-03", {"day", "month", "year", "span", "long"}),
        ("_tu=2024-04", {"year"}),
        ("_tu=2025", set()),
        ("_den=2023", {"long"}),
        ("_tu=0001", set(EVENTS) - {"unknown"}),
        ("_tu=2024&_den=2024", {"day", "month", "year", "span", "long"}),
    ],
)
def test_events_are_found_by_any_of_their_days(query: str, expected: set[str]) -> None:
    assert found("events", query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("_tu=2024-03-10", {"day", "month"}),
        ("_den=2024-03-09", {"minute", "month"}),
        ("_tu=2024-03-09&_den=2024-03-09", {"minute", "month"}),
        ("_tu=2024-04", set()),
        ("_tu=2024&_den=2024-02", set()),
    ],
)
def test_articles_are_found_as_far_as_their_day_is_known(query: str, expected: set[str]) -> None:
    assert found("articles", query) == expected


@pytest.mark.parametrize("day", ["9/3/2024", "2024-13", "2024-02-30x", "hôm nay", "' OR 1"])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(DatasetteError) as refused:
        days_asked(ask("events", f"_tu={day}"), "events")
    assert refused.value.status == 400


def test_a_table_without_days_has_no_such_filter() -> None:
    assert stretch_of("programmes") is None and stretch_of("khong_co") is None
    assert days_asked(ask("programmes", "_tu=x"), "programmes") is None


def test_filters_hold_together() -> None:
    first, second = (
        days_asked(ask("events", "_tu=2024"), "events"),
        days_asked(ask("events", "_den=2024"), "events"),
    )
    both = joined(first, None, second)
    assert (
        both is not None and len(both.where_clauses) == 4 and both.params.keys() >= {"first_day", "last_day"}
    )
    assert joined(None, None) is None
