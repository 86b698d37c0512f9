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
from towns import TOWN, publish_towns

from db.site.addresses import place_address, programme_address
from db.site.charts_places import draw_years, numbers_said, share_of

NOTHING = dict.fromkeys(("percent", "count", "of_total", "met_min", "met_max", "criteria_total"))


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
    section = page.select_one("section[aria-labelledby=nam]")
    assert len(section.select("svg rect.s-achieved")) == 1
    assert [cell.text for cell in section.select("tbody tr > *")] == ["2024", "1"]


def test_a_status_can_be_chosen(published: Path, address: str) -> None:
    _, none = look(published, f"{address}?trang_thai=target")
    _, one = look(published, f"{address}?trang_thai=achieved")
    rows = "section[aria-labelledby=ai] tbody tr"
    assert (len(none.select(rows)), len(one.select(rows))) == (0, 1)
    assert "đã đạt" in one.select_one("[aria-current=true]").text


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


@pytest.mark.parametrize(
    ("figures", "said", "share"),
    [
        ({"count": 38, "of_total": 42, "percent": 90.5}, "38/42 (90,5%)", 0.905),
        ({"count": 1500}, "1.500", None),
        ({"percent": 95}, "95%", 0.95),
        ({"met_min": 15, "met_max": 15, "criteria_total": 19}, "15/19 tiêu chí", 15 / 19),
        ({"met_min": 20, "met_max": 22, "criteria_total": 22}, "20–22/22 tiêu chí", 1),
        ({"count": 0, "of_total": 0}, "0/0", None),
        ({}, "", None),
    ],
)
def test_figures_are_said_in_a_line(figures: dict[str, float], said: str, share: float | None) -> None:
    row = {**NOTHING, **figures}
    assert numbers_said(row) == said
    assert share_of(row) == (pytest.approx(share) if share is not None else None)


def test_the_longest_year_is_as_wide_as_the_picture() -> None:
    bars = draw_years(
        [
            {"year": "2024", "status": "achieved", "facts": 3},
            {"year": "2023", "status": "target", "facts": 1},
            {"year": "2024", "status": "not_met", "facts": 1},
        ]
    )
    assert [(bar.year, bar.total) for bar in bars] == [("2023", 1), ("2024", 4)]
    assert [(piece.x, piece.width) for piece in bars[1].pieces] == [(0, 75), (75, 25)]
    assert draw_years([]) == ()
