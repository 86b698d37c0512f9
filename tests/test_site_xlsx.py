"""Tables and queries as Excel files."""

from datetime import datetime
from io import BytesIO
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from db.site.xlsx import CONTENT_TYPE, MOST, Sheet, write_sheet


def sheet_of(body: bytes) -> list[list[Any]]:
    (page,) = load_workbook(BytesIO(body)).worksheets
    return [list(row) for row in page.iter_rows(values_only=True)]


def fetched(site: str, path: str) -> list[list[Any]]:
    answer = httpx.get(f"{site}{path}", timeout=60)
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-type"] == CONTENT_TYPE
    assert 'filename="' in answer.headers["content-disposition"]
    return sheet_of(answer.content)


def test_a_table_has_its_meanings_its_columns_and_all_its_rows(site: str) -> None:
    rows = fetched(site, "/diaban/figures.xlsx")
    json = httpx.get(f"{site}/diaban/figures.json?_shape=array&_size=max", timeout=60).json()
    assert len(rows) - 2 == len(json) > 50
    assert rows[0][rows[1].index("text")] == "Câu chữ làm bằng chứng, nguyên văn"
    assert [row[rows[1].index("id")] for row in rows[2:]] == [each["id"] for each in json]


def test_names_stand_beside_ids(site: str) -> None:
    rows = fetched(site, "/diaban/criteria.xlsx")
    place = rows[1].index("place_id")
    assert rows[1][place + 1] == "place_id_label"
    assert any("Tỉnh" in str(row[place + 1]) or "Thành phố" in str(row[place + 1]) for row in rows[2:])


def test_filters_and_order_are_kept(site: str) -> None:
    rows = fetched(site, "/diaban/articles.xlsx?_sort_desc=label&year__gte=2024&_size=1")
    years = [row[rows[1].index("year")] for row in rows[2:]]
    labels = [row[rows[1].index("label")] for row in rows[2:]]
    assert len(years) > 1 and min(years) >= 2024
    assert labels == sorted(labels, reverse=True)


def test_a_query_and_a_view_are_there_too(site: str) -> None:
    rows = fetched(site, "/diaban/tim.xlsx?q=c%C3%B4ng+an")
    assert rows[1][:2] == ["bac", "cau"] and "công an" in str(rows[2][1]).lower()
    assert len(fetched(site, "/diaban/criteria_by_locality.xlsx")) > 2


def test_the_page_of_a_table_offers_it_and_that_of_a_row_does_not(site: str) -> None:
    assert "/diaban/criteria.xlsx" in httpx.get(f"{site}/diaban/criteria", timeout=60).text
    article = httpx.get(f"{site}/diaban/articles.json?_shape=array&_size=1", timeout=60).json()[0]["id"]
    assert ".xlsx" not in httpx.get(f"{site}/diaban/articles/{article}", timeout=60).text


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(text: str) -> None:
    sheet = Sheet(title="x", columns=(("Chữ", "text"),), rows=[(text,), (-1,), (None,)], more=False)
    page = load_workbook(BytesIO(write_sheet(sheet))).worksheets[0]
    cell = page["A3"]
    assert cell.data_type == "s"
    assert cell.value == f"'{text}"
    assert (page["A4"].value, page["A4"].data_type) == (-1, "n")


@pytest.mark.parametrize(
    ("name", "value", "cell"),
    [
        ("date_from", "2024-03-13", datetime(2024, 3, 13)),
        ("published", "2024-03-13T08:05:00+07:00", datetime(2024, 3, 13, 8, 5)),
        ("published", "2024-03-13T08:05:00Z", "2024-03-13T08:05:00Z"),
        ("published", "2024-03", "2024-03"),
        ("published", "2024", "2024"),
        ("date_to", "2024-02-31", "2024-02-31"),
        ("valid_from", "1899-12-31", "1899-12-31"),
        ("text", "2024-03-13", "2024-03-13"),
        ("value", "2024-03-13", "2024-03-13"),
        ("date_from", None, None),
        ("count", -1.5, -1.5),
        ("count", 12, 12),
    ],
)
def test_days_are_dates_and_numbers_are_numbers(name: str, value: object, cell: object) -> None:
    sheet = Sheet(title="x", columns=(("Cột", name), ("Cột", "id")), rows=[(value, "a")], more=False)
    page = load_workbook(BytesIO(write_sheet(sheet))).worksheets[0]
    assert page["A3"].value == cell
    assert page["A3"].is_date is isinstance(cell, datetime)


def test_addresses_are_text_and_control_characters_and_long_texts_do_no_harm() -> None:
    odd = "https://x.vn", "a\x01b", "ạ" * 40_000, "_x0041_"
    sheet = Sheet(title="x", columns=tuple((c, c) for c in "abcd"), rows=[odd], more=False)
    page = load_workbook(BytesIO(write_sheet(sheet))).worksheets[0]
    assert page["A3"].hyperlink is None
    assert len(page["C3"].value) == 32_767


def test_where_there_is_more_the_sheet_says_so() -> None:
    rows = sheet_of(write_sheet(Sheet(title="x", columns=(("Mã", "id"),), rows=[(1,)], more=True)))
    assert str(MOST) in rows[0][0] and "Only the first" in rows[0][0]
    assert [row[0] for row in rows[1:]] == ["Mã", "id", 1]
