"""Pages of programmes."""

import asyncio
import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from invented import PROGRAMME
from lives import look
from towns import HAI_PHONG, NGHE_AN, TOWN, publish_towns

from db.site.addresses import place_address, programme_address


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_towns(tmp_path_factory.mktemp("programmes"))


@pytest.fixture(scope="module")
def address(published: Path) -> str:
    with closing(sqlite3.connect(published)) as connection:
        (id,) = connection.execute("SELECT id FROM programmes WHERE name = ?", [PROGRAMME]).fetchone()
    return programme_address(id)


@pytest.fixture(scope="module")
def page(published: Path, address: str) -> BeautifulSoup:
    status, shown = look(published, address)
    assert status == 200
    return shown


def test_it_says_who_reached_what_and_where_that_stands(page: BeautifulSoup) -> None:
    assert page.h1.text == PROGRAMME
    row = page.select_one("section[aria-labelledby=ai] tbody tr")
    assert row.a["href"] == place_address(TOWN)
    assert "5/7" in row.text and "#f-" in row.select_one("a.quote")["href"]


def test_years_are_drawn_and_in_a_table(page: BeautifulSoup) -> None:
    section = page.select_one("section[aria-labelledby=nam-nao]")
    assert len(section.select("svg rect.s-achieved")) == 1
    assert [cell.text for cell in section.select("tbody tr > *")] == ["2024", "1"]


def test_a_status_can_be_chosen(published: Path, address: str) -> None:
    _, none = look(published, f"{address}?trang_thai=target")
    _, one = look(published, f"{address}?trang_thai=achieved")
    rows = "section[aria-labelledby=ai] tbody tr"
    assert (len(none.select(rows)), len(one.select(rows))) == (0, 1)
    assert "đã đạt" in one.select_one("#trang_thai option[selected]").text


def test_what_is_no_status_is_refused(published: Path, address: str) -> None:
    assert look(published, f"{address}?trang_thai=x%27")[0] == 400


def test_the_csv_has_the_rows(published: Path, page: BeautifulSoup) -> None:
    link = page.select_one(".about a[href*='.csv']")["href"]
    answer = asyncio.run(Datasette([], immutables=[str(published)]).client.get(link))
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["count"], row["of_total"], row["status"]) for row in rows] == [("5", "7", "achieved")]


def test_an_unknown_programme_is_not_found_in_both_languages(published: Path) -> None:
    status, shown = look(published, "/chuong-trinh/zz")
    assert status == 404
    assert "Không có chương trình" in shown.text and "There is no programme" in shown.text


def rows_of(page: BeautifulSoup) -> int:
    return len(page.select("section[aria-labelledby=ai] tbody tr"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("nam=2024", 1), ("nam=2019", 1), ("nam=x", 1), (f"tinh={NGHE_AN}", 1), (f"tinh={TOWN}", 1),
        (f"tinh={HAI_PHONG}", 0), ("tinh=zz", 1), ("du=1", 0), ("trang_thai=achieved&nam=2024", 1),
    ],
)  # fmt: skip
def test_rows_can_be_filtered_and_what_is_not_known_is_left_out(
    published: Path, address: str, query: str, found: int
) -> None:
    status, shown = look(published, f"{address}?{query}")
    assert (status, rows_of(shown)) == (200, found)


def test_who_says_so_stands_beside_each(page: BeautifulSoup) -> None:
    told = page.select_one("section[aria-labelledby=ai] tbody tr td:last-child small")
    assert "13/3/2024" in told.text and "tin.example.vn" in told.text


def test_achieved_ahead_and_missed_stand_in_columns_of_their_own(page: BeautifulSoup) -> None:
    (row,) = page.select("section[aria-labelledby=noi] tbody tr")
    achieved, ahead, missed = row.select("td")
    assert "5/7" in achieved.text and ahead.text == missed.text == ""


def test_the_picture_over_time_leads_to_the_words(page: BeautifulSoup) -> None:
    (sign,) = page.select("div.reached a")
    assert "#f-" in sign["href"] and sign.select_one("circle.done")


def test_who_met_all_criteria_stands_first(tmp_path: Path) -> None:
    published = publish_towns(tmp_path)
    published.chmod(0o644)
    with closing(sqlite3.connect(published)) as connection:
        connection.execute("UPDATE criteria SET met_min = 22, met_max = 22")
        connection.commit()
        (id,) = connection.execute("SELECT id FROM programmes WHERE name = ?", [PROGRAMME]).fetchone()
    _, shown = look(published, programme_address(id))
    assert shown.select_one("main section")["aria-labelledby"] == "du-tieu-chi"
    row = shown.select_one("section[aria-labelledby=du-tieu-chi] tbody tr")
    assert "22/22 tiêu chí" in row.text and "#f-" in row.select_one("a.quote")["href"]
    assert rows_of(look(published, f"{programme_address(id)}?du=1")[1]) == 1


def test_the_page_speaks_english(published: Path, address: str) -> None:
    main = look(published, f"{address}?_lang=en")[1].main
    assert main.h1["lang"] == "vi"
    headings = [heading.text for heading in main.select("h2")]
    assert "Report by report, latest first" in headings
    assert "5/7, each 20–20.5/22 criteria" in main.text and "achieved" in main.text
