"""The pages of canned queries: so many rows each, and all of them for programs."""

import asyncio
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup
from crawling import datasette_on
from lives import publish_lives
from openpyxl import load_workbook
from reports import NGHE_AN, Report
from test_site_http import QUERIES

from db.metadata import build_metadata
from db.site import prepare_connection, totals
from db.site.asking import of_all_pages
from db.site.questions import PAGE
from db.site.totals import counting

EVENTS = 130
WIDER = {"su_kien_theo_dia_ban": {"dia_ban": "tinh"}}
ASKED = "/diaban/su_kien_theo_dia_ban?dia_ban=nghe+an&tu_ngay=&den_ngay="
REPORTS = tuple(
    Report(
        id=f"r{number}",
        day=f"20{10 + number % 15}-0{1 + number % 9}-1{number % 3}",
        people=(),
        body=f"Khai mạc giải bóng chuyền lần thứ {number} của thanh niên vùng ven biển.",
        place=NGHE_AN,
    )
    for number in range(EVENTS)
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_lives(tmp_path_factory.mktemp("questions"), reports=REPORTS)


def answers(published: Path, *paths: str, most: int = 1000) -> list[httpx.Response]:
    """most: rows of an answer to a program."""

    async def ask() -> list[httpx.Response]:
        datasette = datasette_on(published)
        datasette._settings["max_returned_rows"] = datasette.max_returned_rows = most
        found = [await datasette.client.get(path) for path in paths]
        for database in datasette.databases.values():
            database.close()
        return found

    return asyncio.run(ask())


def ids_in(shown: BeautifulSoup) -> list[str]:
    """The facts that the rows of a page lead to, in its order."""
    return [a["href"].partition("#f-")[2] for a in shown.select("table.data a.quote")]


def test_the_pages_of_a_query_have_all_rows_once_and_in_order(published: Path) -> None:
    (whole,) = answers(published, ASKED.replace("?", ".json?") + "&_shape=array")
    expected = [row["id"] for row in whole.json()]
    assert len(expected) == EVENTS > 2 * PAGE
    path, found, said = ASKED, [], []
    while path:
        (answer,) = answers(published, path)
        shown = BeautifulSoup(answer.text, "html.parser")
        found += ids_in(shown)
        assert len(ids_in(shown)) <= PAGE
        said.append(shown.select_one("p.rows-total b").get_text(strip=True))
        later = shown.select_one("nav.pages a[rel~=next]")
        path = later["href"] if later else ""
    assert found == expected
    assert said == ["1–50", "51–100", "101–130"]


def test_a_page_leads_back(published: Path) -> None:
    (third,) = answers(published, ASKED + "&trang=3")
    (earlier,) = BeautifulSoup(third.text, "html.parser").select("nav.pages a[rel~=prev]")
    assert earlier["href"] == ASKED + "&trang=2"
    (second,) = answers(published, earlier["href"])
    (first,) = BeautifulSoup(second.text, "html.parser").select("nav.pages a[rel~=prev]")
    assert first["href"] == ASKED


def test_few_rows_are_counted_and_have_no_further_page(published: Path) -> None:
    (answer,) = answers(
        published, ASKED.replace("tu_ngay=&den_ngay=", "tu_ngay=2010-01-01&den_ngay=2010-03-31")
    )
    shown = BeautifulSoup(answer.text, "html.parser")
    count = len(ids_in(shown))
    assert 0 < count < PAGE
    assert shown.select_one("p.rows-total b").get_text(strip=True) == str(count)
    assert not shown.select("nav.pages")


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1e9", "999999999999", "٣"])
def test_what_is_no_page_is_the_first(published: Path, page: str) -> None:
    first, other = answers(published, ASKED, f"{ASKED}&trang={page}")
    found = [ids_in(BeautifulSoup(each.text, "html.parser")) for each in (first, other)]
    assert found[0] == found[1] and len(found[0]) == PAGE


def test_past_the_last_page_there_is_nothing(published: Path) -> None:
    (answer,) = answers(published, f"{ASKED}&trang=9")
    assert answer.status_code == 200
    empty = BeautifulSoup(answer.text, "html.parser").select_one("main p.empty")
    assert "trang 9" in empty.text and empty.a["href"] == ASKED
    assert answers(published, empty.a["href"])[0].status_code == 200


def test_a_first_page_without_rows_leads_to_no_first_page(published: Path) -> None:
    (answer,) = answers(published, ASKED.replace("nghe+an", "ca+mau"))
    empty = BeautifulSoup(answer.text, "html.parser").select_one("main p.empty")
    assert "Không có dòng nào" in empty.text and empty.a is None


def _said(answer: httpx.Response) -> str:
    said = BeautifulSoup(answer.text, "html.parser").select_one("p.rows-total")
    return " ".join(said.get_text(" ", strip=True).split())


def test_every_page_says_how_many_rows_there_are(published: Path) -> None:
    pages = [_said(answer) for answer in answers(published, ASKED, ASKED + "&trang=2", ASKED + "&trang=3")]
    assert all("trong 130" in each and "of 130" in each for each in pages)


def test_of_very_many_rows_it_says_more_than_so_many(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(totals, "MOST", 80)
    pages = [_said(answer) for answer in answers(published, ASKED, ASKED + "&trang=2", ASKED + "&trang=3")]
    assert ["hơn" in each for each in pages] == [True, True, False]
    assert "1–50 trong hơn 80" in pages[0] and "51–100 trong hơn 100" in pages[1]
    monkeypatch.setattr(totals, "MOST", EVENTS)
    assert "1–50 trong 130 " in _said(answers(published, ASKED)[0])
    monkeypatch.setattr(totals, "MOST", EVENTS - 1)
    assert "1–50 trong hơn 129" in _said(answers(published, ASKED)[0])


def test_what_takes_too_long_to_count_is_more_than_is_shown(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n"
    monkeypatch.setattr(totals, "counting", {"su_kien_theo_dia_ban": endless}.get)
    (answer,) = answers(published, ASKED)
    assert answer.status_code == 200 and "1–50 trong hơn 50" in _said(answer)


@pytest.mark.parametrize("name", sorted(set(QUERIES) - {"tim"}))
def test_what_is_counted_of_a_query_is_its_rows(sample: Any, name: str) -> None:
    (database,) = build_metadata()["databases"].values()
    asked = {**QUERIES[name], **WIDER.get(name, {}), "_rows_before": 0}
    with closing(sqlite3.connect(sample.published)) as opened:
        prepare_connection(opened)
        rows = opened.execute(database["queries"][name]["sql"], {**asked, "_rows_most": 1000}).fetchall()
        for most in (3, 1000):
            (counted,) = opened.execute(counting(name), {**asked, "_rows_most": most}).fetchone()
            assert counted == min(len(rows), most) > 2


def test_a_total_is_counted_once_for_all_pages(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def counted(database: Any, sql: str, values: dict[str, Any]) -> int:
        asked.append(values["dia_ban"])
        return EVENTS

    monkeypatch.setattr(totals, "_number", counted)
    answers(published, ASKED, ASKED + "&trang=2", ASKED, ASKED.replace("nghe+an", "nghe"))
    assert asked == ["nghe an", "nghe"]


def test_programs_have_the_largest_pages_one_after_the_other(published: Path) -> None:
    path = ASKED.replace("?", ".json?")
    pages = answers(published, *(f"{path}&trang={page}" for page in (1, 2, 3)), most=60)
    found = [each.json() for each in pages]
    assert [each["truncated"] for each in found] == [True, True, False]
    (whole,) = answers(published, f"{path}&_shape=array")
    assert [row for each in found for row in each["rows"]] == [list(row.values()) for row in whole.json()]


def test_the_files_of_a_page_have_all_rows(published: Path) -> None:
    (third,) = answers(published, ASKED + "&trang=3")
    links = {
        a.get_text(strip=True): a["href"]
        for a in BeautifulSoup(third.text, "html.parser").select("p.export a")
    }
    csv, json, excel = answers(published, links["CSV"], links["JSON"], links["Excel"])
    assert len(json.json()) == csv.text.count("\r\n") - 1 == EVENTS
    assert "trang=2" in BeautifulSoup(third.text, "html.parser").select_one("p.export + p.note").text
    sheet = load_workbook(BytesIO(excel.content)).worksheets[0]
    assert sheet.max_row == EVENTS + 1


def test_no_page_is_asked_for_any_more() -> None:
    assert of_all_pages("http://host/d/q.csv?ten=a&trang=3&x=") == "/d/q.csv?ten=a&x="
    assert of_all_pages("/d/q.csv?trang=3") == "/d/q.csv"
    assert of_all_pages("/d/t.csv?_next=5") == "/d/t.csv?_next=5"


@pytest.mark.parametrize("name", QUERIES)
def test_the_database_gives_no_more_rows_than_are_asked_for(sample: Any, name: str) -> None:
    (database,) = build_metadata()["databases"].values()
    sql = database["queries"][name]["sql"]
    with closing(sqlite3.connect(sample.published)) as opened:
        prepare_connection(opened)

        def rows(most: int, before: int) -> list[tuple[Any, ...]]:
            asked = {**QUERIES[name], **WIDER.get(name, {}), "_rows_most": most, "_rows_before": before}
            return opened.execute(sql, asked).fetchall()

        whole = rows(1000, 0)
        assert len(whole) > 4
        assert rows(2, 0) + rows(2, 2) == whole[:4]
        assert rows(2, len(whole)) == rows(0, 0) == []


# In each query, what is looked for is either found by what it is in, or, of what is in very much of the
# news, by going through the latest news: both say the same.
@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("su_kien_moi_cau_chuyen", {"dia_ban": "nghe an", "tu_ngay": "2012", "den_ngay": "2021-06-30"}),
        ("su_kien_moi_cau_chuyen", {"dia_ban": "nghe an", "tu_ngay": "", "den_ngay": ""}),
        ("su_kien_cua_don_vi", {"don_vi": "cong an"}),
    ],
)
def test_what_is_often_told_is_found_as_what_is_seldom_told(
    sample: Any, published: Path, name: str, asked: dict[str, str]
) -> None:
    (database,) = build_metadata()["databases"].values()
    sql = database["queries"][name]["sql"]
    assert sql.count("> 3000") == sql.count("3001") == 1
    path = published if "dia_ban" in asked else sample.published
    with closing(sqlite3.connect(path)) as opened:
        prepare_connection(opened)
        for most, before in ((100, 0), (7, 0), (7, 7), (100, 60)):
            given = {**asked, "_rows_most": most, "_rows_before": before}
            seldom = opened.execute(sql, given).fetchall()
            often = opened.execute(sql.replace("> 3000", "> 3"), given).fetchall()
            assert often == seldom
            assert seldom or before
