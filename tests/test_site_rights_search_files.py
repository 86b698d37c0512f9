"""What a search with its filters finds can be taken away: the same sentences, in the same order."""

import csv
import io

import httpx
import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from db.site.search import BLOCK, in_order
from db.site.search_files import COLUMNS

FILTERS = "q=cong+an&loai=officials&dia_ban=nghe+an"


def get(site: str, address: str) -> httpx.Response:
    answer = httpx.get(f"{site}{address}", timeout=60)
    assert answer.status_code == 200, address
    return answer


@pytest.mark.parametrize("query", ["q=cong+an", FILTERS, "q=%C4%91%E1%BA%A1i+t%C3%A1&tu_ngay=2024"])
def test_the_files_have_what_the_page_shows(site: str, query: str) -> None:
    page = BeautifulSoup(get(site, f"/tim?{query}").text, "html.parser")
    shown = [link["href"] for link in page.select("ol.hits .sentence a")]
    assert shown
    found = get(site, f"/tim.json?{query}").json()
    assert [row["dia_chi"].removeprefix(site) for row in found][: len(shown)] == shown
    rows = list(csv.DictReader(io.StringIO(get(site, f"/tim.csv?{query}").text.removeprefix("\ufeff"))))
    assert [row["dia_chi"] for row in rows] == [row["dia_chi"] for row in found]
    sheet = load_workbook(io.BytesIO(get(site, f"/tim.xlsx?{query}").content)).worksheets[0]
    lines = [list(line) for line in sheet.iter_rows(values_only=True)]
    assert lines[0] == [said.partition(" · ")[0] for _, said in COLUMNS]
    assert [line[7] for line in lines[1:]] == [row["dia_chi"] for row in found]
    links = {link["href"] for link in page.select("a[href^='/tim.']")}
    assert {link.partition("?")[0] for link in links} == {"/tim.csv", "/tim.json", "/tim.xlsx"}
    for link in links:
        get(site, link)


def test_an_address_in_a_file_leads_to_the_sentence(site: str) -> None:
    row = get(site, f"/tim.json?{FILTERS}").json()[0]
    path, _, fact = row["dia_chi"].removeprefix(site).partition("#")
    assert BeautifulSoup(get(site, path).text, "html.parser").select_one(f"#{fact}")
    assert "officials" in row["loai"]


@pytest.mark.parametrize("query", ["", "q=", "q=cong+an&dia_ban=khong+co+o+dau", "q=khongcochunay"])
def test_nothing_found_is_an_empty_file(site: str, query: str) -> None:
    assert get(site, f"/tim.json?{query}").json() == []
    assert get(site, f"/tim.csv?{query}").text.count("\r\n") == 1


def test_the_file_s_name_says_what_was_searched_for(site: str) -> None:
    said = get(site, "/tim.csv?q=C%C3%B4ng+an+%22%0d%0aX:1").headers["content-disposition"]
    assert said == 'attachment; filename="tim-cong-an-x-1.csv"'


def test_a_query_that_is_too_long_is_refused(site: str) -> None:
    assert httpx.get(f"{site}/tim.csv?q={'x' * 301}", timeout=60).status_code == 400
    assert httpx.get(f"{site}/tim.json?q={'x' * 301}", timeout=60).json()["status"] == 400


def test_the_order_of_every_block_is_the_pages_order() -> None:
    rows = [{"tier": 0, "text": "Ở đây không nói", "label": "", "id": n} for n in range(BLOCK + 3)]
    for place in (2, BLOCK + 1):
        rows[place] = {**rows[place], "text": "Công an phường họp"}
    found = [row["id"] for row in in_order(rows, "công an", latest=False)]
    assert found[:3] == [2, 0, 1] and found[BLOCK : BLOCK + 2] == [BLOCK + 1, BLOCK]
    assert sorted(found) == list(range(BLOCK + 3))
    assert in_order(rows, "công an", latest=True) == rows
