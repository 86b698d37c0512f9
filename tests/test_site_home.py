"""The home page."""

from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lives import look
from towns import NGHE_AN, WARD, publish_towns

from db.site.addresses import place_address


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_towns(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def page(published: Path) -> BeautifulSoup:
    status, shown = look(published, "/")
    assert status == 200
    return shown


def section(page: BeautifulSoup, name: str) -> BeautifulSoup:
    return page.select_one(f"section[aria-labelledby='{name}']")


def test_what_is_new_is_events_with_type_place_and_day(page: BeautifulSoup) -> None:
    items = section(page, "new").select("li")
    assert len(items) == 6
    first = items[0]
    assert first.a["href"].startswith("/su-kien/") and first.a.text == "Ra quân dọn bãi biển"
    assert first.select_one(".tag").text and first.time["datetime"] == "2026-03-02"
    assert any(place_address(WARD) == a["href"] for item in items for a in item.select("a"))


def test_it_says_what_came_in_day_by_day(page: BeautifulSoup) -> None:
    (row,) = section(page, "added").select("tbody tr")
    assert [cell.text for cell in row.select("td")][:2] == ["6", "6"]


def test_kinds_are_counted_by_year_with_a_table_behind_the_pictures(page: BeautifulSoup) -> None:
    shown = section(page, "totals")
    years = [int(th.text) for th in shown.select("thead th") if th.text.strip().isdecimal()]
    assert years == sorted(years, reverse=True) and years[0] == 2026
    rows = {row.th.find(string=True).strip(): row for row in shown.select("tbody tr")}
    cells = [cell.text for cell in rows["Sự kiện"].select("td")]
    assert cells[0] == "6" and sum(int(cell) for cell in cells[2 : 2 + len(years)]) == 6
    assert [int(cell.text) for cell in rows["Bài"].select("td")[2 : 2 + len(years)]] == [
        {2026: 2, 2024: 1, 2022: 1, 2021: 1, 2019: 1}.get(year, 0) for year in years
    ]
    link = rows["Tiêu chí"].select_one("td a")
    assert link["href"].endswith("/criteria?year=2024") and link.text == "1"


def test_programmes_are_listed_by_status_and_lead_to_their_pages(page: BeautifulSoup) -> None:
    (row,) = section(page, "programmes").select("tbody tr")
    assert row.a["href"].startswith("/chuong-trinh/")
    assert [cell.text for cell in row.select("td")] == ["1", "0", "0", "2024"]


def test_provinces_are_ranked_beside_the_map(page: BeautifulSoup) -> None:
    ranked = [a["href"] for a in section(page, "map").select("ol.ranked a")]
    assert place_address(NGHE_AN) in ranked


def test_the_page_speaks_english_alone(published: Path) -> None:
    _, shown = look(published, "/?_lang=en")
    headings = [heading.text for heading in shown.select("main h2")]
    assert headings == [
        "What is new", "Events by province", "Most reported programmes", "Latest articles",
        "Added day by day", "By kind and year", "Ways in",
    ]  # fmt: skip
    for vietnamese in shown.select("main [lang=vi]"):
        vietnamese.decompose()
    for names in shown.select("svg.map, ol.ranked"):
        names.decompose()
    said = shown.main.get_text(" ")
    assert not [word for word in ("Sự kiện", "Bài", "dữ kiện", "tỉnh", "bài") if word in said]


def test_headings_are_in_order_and_tables_say_what_they_are(page: BeautifulSoup) -> None:
    levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert all(table.caption and table.select("th[scope]") for table in page.select("table"))
