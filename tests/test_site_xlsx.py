"""Tables and queries as Excel files."""

import asyncio
import math
from datetime import datetime
from io import BytesIO
from typing import Any

import httpx
import pytest
from crawling import datasette_on
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from running import Sample
from xlsxwriter import Workbook

from db.site import xlsx
from db.site.sheet_rows import column_letters
from db.site.sheets import CONTENT_TYPE, MOST, Column, Sheet, write_sheet
from db.spreadsheets import safe_cell


def sheets_of(body: bytes) -> list[list[list[Any]]]:
    pages = load_workbook(BytesIO(body)).worksheets
    return [[list(row) for row in page.iter_rows(values_only=True)] for page in pages]


def fetched(site: str, path: str) -> list[list[Any]]:
    answer = httpx.get(f"{site}{path}", timeout=60)
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-type"] == CONTENT_TYPE
    assert 'filename="' in answer.headers["content-disposition"]
    return sheets_of(answer.content)[0]


def objects(site: str, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = httpx.get(
        f"{site}/diaban/{table}.json?_shape=array&_size=max", timeout=60
    ).json()
    return found


def column(rows: list[list[Any]], heading: str) -> list[Any]:
    place = rows[0].index(heading)
    return [row[place] for row in rows[1:]]


def sheet(*rows: tuple[Any, ...], names: tuple[str, ...] = ("text",), more: bool = False) -> Sheet:
    columns = tuple(Column(name=name, label=(f"Cột {name}", name)) for name in names)
    return Sheet(title="x", columns=columns, rows=list(rows), more=more)


def test_a_table_has_one_heading_and_all_its_rows_in_order(site: str) -> None:
    rows, stored = fetched(site, "/diaban/figures.xlsx"), objects(site, "figures")
    assert rows[0][0] == "Thời gian" and "Câu chữ" in rows[0]
    assert len(set(rows[0])) == len(rows[0])
    assert len(rows) - 1 == len(stored) > 50
    assert column(rows, "Mã") == [each["id"] for each in stored]


def test_the_second_sheet_says_what_each_column_is(site: str) -> None:
    data, about = sheets_of(httpx.get(f"{site}/diaban/figures.xlsx", timeout=60).content)
    assert [row[0] for row in about[1:]] == data[0]
    said = next(row for row in about if row[2] == "text")
    assert said == [
        "Câu chữ", "Words", "text", "Câu chữ làm bằng chứng, nguyên văn.", "The evidence, word for word."
    ]  # fmt: skip


def test_names_stand_in_place_of_ids_and_words_in_place_of_codes(site: str) -> None:
    rows = fetched(site, "/diaban/criteria.xlsx")
    assert rows[0].count("Địa bàn") == 1 and "place_id" not in str(rows[0])
    assert any(
        str(place).startswith(("Tỉnh", "Xã", "Thành phố", "Phường")) for place in column(rows, "Địa bàn")
    )
    assert "đã đạt" in column(rows, "Trạng thái")
    assert not {"achieved", "target"} & set(column(rows, "Trạng thái"))
    types = {each["type"] for each in objects(site, "events")}
    assert not types & set(column(fetched(site, "/diaban/events.xlsx"), "Loại"))


def test_a_view_has_no_column_twice(site: str) -> None:
    rows = fetched(site, "/diaban/criteria_by_locality.xlsx")
    assert len(rows) > 2
    assert not [heading for heading in rows[0] if "_id" in heading]


def test_rows_of_articles_have_their_addresses(site: str) -> None:
    rows = fetched(site, "/diaban/officials.xlsx")
    urls = {each["url"] for each in objects(site, "articles")}
    assert set(column(rows, "Địa chỉ bài gốc")) <= urls
    here, fact = column(rows, "Trang trên diaban")[0], column(rows, "Mã")[0]
    assert here.startswith(f"{site}/bai/") and here.endswith(f"#f-{fact}")
    assert f"f-{fact}" in httpx.get(here, timeout=60).text
    articles = fetched(site, "/diaban/articles.xlsx")
    assert all("#" not in address for address in column(articles, "Trang trên diaban"))
    assert set(column(articles, "Địa chỉ")) == urls
    assert "Trang trên diaban" not in fetched(site, "/diaban/places.xlsx")[0]


def test_filters_and_order_are_kept_and_the_page_is_not(site: str) -> None:
    after = httpx.get(f"{site}/diaban/articles.json?_sort_desc=label&_size=1", timeout=60).json()["next"]
    rows = fetched(site, f"/diaban/articles.xlsx?_sort_desc=label&year__gte=2024&_size=1&_next={after}")
    stored = objects(site, "articles")
    titles = sorted((each["label"] for each in stored if (each["year"] or 0) >= 2024), reverse=True)
    assert column(rows, "Bài") == titles and len(titles) > 1


def test_chosen_columns_alone_are_written(site: str) -> None:
    assert fetched(site, "/diaban/figures.xlsx?_col=text&_col=value")[0][:2] == ["Câu chữ", "Giá trị"]
    assert "Độ tin cậy" not in fetched(site, "/diaban/figures.xlsx?_col=text&_col=value")[0]
    assert "Ký tự đầu" in fetched(site, "/diaban/figures.xlsx?_moi_cot=1")[0]


def test_a_query_is_there_too(site: str) -> None:
    rows = fetched(site, "/diaban/tim.xlsx?q=c%C3%B4ng+an")
    assert rows[0][0] == "Câu" and "công an" in str(rows[1][0]).lower()


def test_of_more_rows_than_a_page_has_all_come(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST", 60)
    found = asyncio.run(datasette_on(sample.published).client.get("/diaban/figures.xlsx"))
    data, about = sheets_of(found.content)
    assert len(data) - 1 == 60
    assert "Only the first" in about[0][0]


def test_one_is_written_at_a_time(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    busy = asyncio.Semaphore(1)
    monkeypatch.setattr(xlsx, "_ONE_AT_A_TIME", busy)
    monkeypatch.setattr(xlsx, "LONGEST_WAIT", 0.01)

    async def asked() -> list[httpx.Response]:
        client = datasette_on(sample.published).client
        await busy.acquire()
        refused = await client.get("/diaban/figures.xlsx")
        busy.release()
        return [refused, await client.get("/diaban/figures.xlsx")]

    refused, served = asyncio.run(asked())
    assert refused.status_code == 503 and refused.headers["retry-after"]
    assert served.status_code == 200


def test_the_page_of_a_table_offers_it_and_that_of_a_row_does_not(site: str) -> None:
    assert "/diaban/criteria.xlsx" in httpx.get(f"{site}/diaban/criteria", timeout=60).text
    article = httpx.get(f"{site}/diaban/articles.json?_shape=array&_size=1", timeout=60).json()[0]["id"]
    assert ".xlsx" not in httpx.get(f"{site}/diaban/articles/{article}", timeout=60).text


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(text: str) -> None:
    page = load_workbook(BytesIO(write_sheet(sheet((text,), (-1,), (None,))))).worksheets[0]
    cell = page["A2"]
    assert cell.data_type == "s"
    assert cell.value == f"'{text}"
    assert (page["A3"].value, page["A3"].data_type) == (-1, "n")


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
    page = load_workbook(BytesIO(write_sheet(sheet((value, "a"), names=(name, "id"))))).worksheets[0]
    assert page["A2"].value == cell
    assert page["A2"].is_date is isinstance(cell, datetime)


def test_addresses_are_text_and_control_characters_and_long_texts_do_no_harm() -> None:
    odd = "https://x.vn", "a\x01b", "ạ" * 40_000, "_x0041_"
    page = load_workbook(BytesIO(write_sheet(sheet(odd, names=tuple("abcd"))))).worksheets[0]
    assert page["A2"].hyperlink is None
    assert len(page["C2"].value) == 32_767


TEXTS = st.text(alphabet=st.sampled_from("aạ=<>&\"'_x0041F \n\t\r\x01\x1f\ufffe]"), max_size=12)
VALUES = st.none() | st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6) | TEXTS | st.text(max_size=8)


def written_by_the_library(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    stream = BytesIO()
    plain = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}
    with Workbook(stream, {"constant_memory": True, "in_memory": True, **plain}) as book:
        page = book.add_worksheet()
        for line, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(line, place, safe_cell(value))
                elif value is not None:
                    page.write_number(line, place, value)
    return sheets_of(stream.getvalue())[0]


@given(rows=st.lists(st.tuples(VALUES, VALUES, st.just("end")), min_size=1, max_size=4))
def test_any_rows_are_written_as_the_library_writes_them(rows: list[tuple[Any, ...]]) -> None:
    data, _ = sheets_of(write_sheet(sheet(*rows, names=("a", "b", "c"))))
    assert data[1:] == written_by_the_library(rows)


@pytest.mark.parametrize(
    ("number", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_columns_are_called_as_in_excel(number: int, letters: str) -> None:
    assert column_letters(number) == letters


def test_what_is_no_finite_number_is_a_text() -> None:
    data, _ = sheets_of(write_sheet(sheet((math.inf,), (True,), (1.0,), (1,))))
    assert [row[0] for row in data[1:]] == ["inf", 1, 1, 1]


def test_where_there_is_more_both_sheets_say_so() -> None:
    book = load_workbook(BytesIO(write_sheet(sheet((1,), more=True))))
    data, about = book.worksheets
    assert "10.000" in data.title
    assert str(MOST) in about["A1"].value and "Only the first" in about["A1"].value
    assert [row[0] for row in data.iter_rows(values_only=True)] == ["Cột text", 1]


def test_columns_of_one_name_are_told_apart() -> None:
    twice = tuple(Column(name=name, label=("Đến", "To")) for name in ("value_max", "den"))
    data, _ = sheets_of(write_sheet(Sheet(title="x", columns=twice, rows=[(1, 2)], more=False)))
    assert data[0] == ["Đến", "Đến (den)"]
