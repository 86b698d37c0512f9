"""Search: without accents or with them, never a syntax error, the accented match first."""

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.search import BREAK, SEARCH_TABLES, escape_fts, query_parameters, search_passages, searchable

PASSAGES = {
    1: "Đại tá Đặng Thử Nghiệm chủ trì" + BREAK + "Tỉnh Nghệ An",
    2: "Bãi biển Cửa Lò đón khách",
    3: "Mô tả của lỗ hổng, cua lò nướng",
    4: "Cửa hàng ở phố Lò Đúc",
    5: "Thị trấn Thái Hoà trao giải",
    6: "Thị trấn Thái Hòa khen thưởng",
    7: "tá điền và đại diện",
    8: "Công an phường | tiêu biểu",
}


@pytest.fixture(scope="module")
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    for statement in SEARCH_TABLES:
        connection.execute(statement)
    for rowid, text in PASSAGES.items():
        connection.execute(
            "INSERT INTO passages_fts (rowid, search_text) VALUES (?, ?)",
            [rowid, searchable(*text.split(" | "))],
        )
    return connection


def filtered(connection: sqlite3.Connection, query: str) -> set[int]:
    rows = connection.execute(
        "SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?", [escape_fts(query)]
    )
    return {rowid for (rowid,) in rows}


@pytest.mark.parametrize(
    "query, first, others",
    [
        ("dai ta", [1], {7}),
        ("Đại tá", [1], {7}),
        ("cua lo", [2, 3], {4}),
        ("Cửa Lò", [2, 3], {4}),
        ("thái hoà", [5, 6], set()),
        ("THÁI HÒA", [5, 6], set()),
        ("thai hoa", [5, 6], set()),
        ("cua lò", [3, 2], {4}),
        ("không có", [], set()),
        ("", [], set()),
        ("?!", [], set()),
    ],
)
def test_ranked_search(
    connection: sqlite3.Connection, query: str, first: list[int], others: set[int]
) -> None:
    found = search_passages(connection, query)
    assert sorted(found[: len(first)]) == sorted(first)
    assert set(found[len(first) :]) == others


def test_the_words_together_and_accented_as_typed_come_first(connection: sqlite3.Connection) -> None:
    assert search_passages(connection, "Cửa Lò") == [2, 3, 4]
    assert search_passages(connection, "cua lò")[0] == 3


def test_no_phrase_spans_two_parts(connection: sqlite3.Connection) -> None:
    assert filtered(connection, '"phường tiêu"') == set()
    assert filtered(connection, "phường tiêu") == {8}


@pytest.mark.parametrize(
    "query, expected",
    [
        ("dai ta", {1, 7}),
        ("Đại tá", {1, 7}),
        ('"Đại tá"', {1}),
        ('"dai ta"', {1}),
        ("đai ta", set()),
        (BREAK, set()),
        (f"tiêu{BREAK}biểu", {8}),
        ("cua lo", {2, 3, 4}),
        ("Cửa Lò", {2, 4}),
        ("Cửa lo", {2, 4}),
        ("Hoà", {5, 6}),
        ("nghe an", {1}),
        ("-", set()),
        ("*", set()),
        ('"', set()),
        ("", set()),
        ('a" OR b', set()),
        ("search_text : x", set()),
    ],
)
def test_what_datasette_runs(connection: sqlite3.Connection, query: str, expected: set[int]) -> None:
    assert filtered(connection, query) == expected


@given(st.text())
@example('"')
@example('""" NEAR(a b) ^x* {y}: - + \x00')
@example("AND OR NOT")
def test_no_text_is_a_syntax_error(connection: sqlite3.Connection, query: str) -> None:
    filtered(connection, query)
    search_passages(connection, query)


def test_long_queries_are_bounded() -> None:
    assert len(escape_fts("từ " * 10_000)) < 2000
    assert max(map(len, query_parameters("từ " * 10_000).values())) < 2000
