"""Cells of Datasette's tables that lead to articles."""

import pytest

from db.site.cells import linked_cell


@pytest.mark.parametrize(
    ("row", "column", "table", "expected"),
    [
        (
            {"id": "f1", "article_id": "a b"},
            "text",
            "criteria",
            '<a class="quote" href="/bai/a+b#f-f1">x&lt;</a>',
        ),
        (
            {"id": {"value": "f1"}, "article_id": {"value": "a"}},
            "text",
            "dates",
            '<a class="quote" href="/bai/a#f-f1">x&lt;</a>',
        ),
        ({"id": "a"}, "label", "articles", '<a href="/bai/a">x&lt;</a>'),
        ({"article_id": "a"}, "article", None, '<a href="/bai/a">x&lt;</a>'),
        ({"id": "f1", "article_id": "a"}, "quote", None, '<a class="quote" href="/bai/a#f-f1">x&lt;</a>'),
        ({"last_article_id": "b"}, "last_article", None, '<a href="/bai/b">x&lt;</a>'),
    ],
)
def test_cells_that_lead_to_articles(
    row: dict[str, object], column: str, table: str | None, expected: str
) -> None:
    assert str(linked_cell(row, "x<", column, table)) == expected


@pytest.mark.parametrize(
    ("row", "column", "table"),
    [
        ({"id": "1"}, "text", "passages"),
        ({"id": "1"}, "label", "programmes"),
        ({"id": "f1", "article_id": "a"}, "subject", "criteria"),
    ],
)
def test_cells_left_to_datasette(row: dict[str, object], column: str, table: str) -> None:
    assert linked_cell(row, "x", column, table) is None


def test_the_articles_of_a_post_lead_to_where_it_is_mentioned() -> None:
    row = {"first_article_id": {"value": "a", "label": "Tin <1>"}, "first_official_id": "f1"}
    cell = linked_cell(row, row["first_article_id"], "first_article_id", "official_timeline")
    assert str(cell) == '<a class="quote" href="/bai/a#f-f1">Tin &lt;1&gt;</a>'


def test_nothing_is_made_of_an_empty_cell() -> None:
    assert linked_cell({"id": "f1", "article_id": "a"}, None, "text", "criteria") is None


def test_codes_are_said_in_vietnamese() -> None:
    assert linked_cell({"id": "1"}, "not_met", "status", "criteria") == "chưa đạt (not_met)"
