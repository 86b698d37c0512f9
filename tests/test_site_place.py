"""Pages of localities, of today and of before."""

import asyncio
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from lives import look
from towns import HAI_DUONG, HAI_PHONG, NGHE_AN, OLD_WARD, TOWN, WARD, publish_towns

from db.site.addresses import place_address


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_towns(tmp_path_factory.mktemp("towns"))


def page(published: Path, place: str) -> BeautifulSoup:
    status, shown = look(published, place_address(place))
    assert status == 200
    return shown


def section(shown: BeautifulSoup, name: str) -> BeautifulSoup:
    return shown.select_one(f"section[aria-labelledby='{name}']")


def events(shown: BeautifulSoup, *, possible: bool = False) -> dict[str, str]:
    """By title: what the page says of each event."""
    told = section(shown, "su-kien")
    items = told.select("h3 ~ ul li") if possible else told.select("h2 + p + ul li")
    return {item.a.text: item.small.get_text(" ", strip=True) for item in items}


def test_it_says_what_it_is_within_what_and_when_it_was(published: Path) -> None:
    town = page(published, TOWN)
    assert town.h1.text == "Thị xã Cửa Lò"
    assert town.select_one("p.lead a")["href"] == place_address(NGHE_AN)
    assert "trước năm 2018 đến hết 2024-11-30" in town.select_one(".about").get_text(" ", strip=True)
    assert "Có từ 2025-07-01 đến nay" in page(published, WARD).select_one(".about").get_text(" ", strip=True)


def test_it_says_what_it_came_from_and_became(published: Path) -> None:
    later = section(page(published, TOWN), "sap-xep")
    ward = next(item for item in later.select("li") if "Phường Cửa Lò" in item.text)
    assert ward.a["href"] == place_address(WARD) and "toàn bộ" in ward.text
    assert len(later.select("li")) == 2
    earlier = section(page(published, WARD), "sap-xep")
    assert [a["href"] for a in earlier.select("a")] == [place_address(OLD_WARD)]
    assert len(earlier.select("li")) > 5


def test_what_happened_in_the_old_ward_happened_in_the_town_and_the_new_ward(published: Path) -> None:
    fire = "Cháy một kho hàng đô"
    assert "sắp xếp" not in events(page(published, OLD_WARD))[fire]
    assert "Phường Nghi Hương" in events(page(published, TOWN))[fire]
    assert "trước hoặc sau sắp xếp" in events(page(published, WARD))[fire]


def test_what_happens_in_the_new_ward_happens_in_the_town_and_possibly_in_the_old_ward(
    published: Path,
) -> None:
    drive = "Ra quân dọn bãi biển"
    assert "trước hoặc sau sắp xếp" in events(page(published, TOWN))[drive]
    assert drive not in events(page(published, OLD_WARD))
    assert "có thể" in events(page(published, OLD_WARD), possible=True)[drive]


def test_what_happened_in_an_heir_before_it_was_one_is_not_listed(published: Path) -> None:
    shown = page(published, HAI_DUONG)
    assert list(events(shown)) == ["Khánh thành trụ sở m"]
    assert list(events(shown, possible=True)) == ["Diễn tập chống lụt b"]
    assert len(events(page(published, HAI_PHONG))) == 3


def test_events_come_latest_first(published: Path) -> None:
    days = [time["datetime"] for time in section(page(published, TOWN), "su-kien").select("time")]
    assert days == sorted(days, reverse=True) and len(days) == 3


def test_criteria_are_drawn_and_told_with_their_words(published: Path) -> None:
    shown = section(page(published, TOWN), "tieu-chi")
    assert len(shown.select("svg.shares rect.s-achieved")) == 1
    row = shown.select_one("tbody tr")
    assert "5/7" in row.text and "20–20,5/22 tiêu chí" in row.text and "đã đạt" in row.text
    assert "#f-" in row.select_one("a.quote")["href"]
    assert row.mark.text == "5/7 phường của thị xã Cửa Lò đạt 20/22 tiêu chí"
    assert row.select_one("a[href^='/chuong-trinh/']").text == "Công an phường điển hình"


def test_criteria_of_places_within_it_are_not_its_own(published: Path) -> None:
    assert section(page(published, NGHE_AN), "tieu-chi").select("tbody tr") == []


def test_units_officials_and_places_within_it_are_listed(published: Path) -> None:
    shown = page(published, NGHE_AN)
    assert section(shown, "don-vi").a.text == "Công an tỉnh Nghệ An"
    within = {item.a.text: item.small.text for item in section(shown, "thuoc").select("li")}
    assert within["Thị xã Cửa Lò"] == "3" and within["Phường Cửa Lò"] == "3"


def test_feeds_of_the_place_are_linked(published: Path) -> None:
    shown = page(published, WARD)
    feeds = [a["href"] for a in shown.select(".about a[href^='/su-kien.']")]
    assert [link.split("?")[0] for link in feeds] == ["/su-kien.atom", "/su-kien.ics"]
    feed = asyncio.run(Datasette([], immutables=[str(published)]).client.get(feeds[0])).text
    assert "Cháy một kho hàng" in feed


def test_every_link_of_the_page_to_a_place_leads_to_one(published: Path) -> None:
    for place in (TOWN, WARD, NGHE_AN):
        for link in page(published, place).select("main a[href^='/dia-ban/']"):
            assert look(published, link["href"])[0] == 200


@pytest.mark.parametrize("address", ["/dia-ban/zz", "/dia-ban/~3Cscript~3E"])
def test_an_unknown_place_is_not_found_in_both_languages(published: Path, address: str) -> None:
    status, shown = look(published, address)
    assert status == 404
    assert "Không có địa bàn" in shown.text and "There is no place" in shown.text


def test_where_a_source_lets_only_links_be_shown_no_sentence_is(tmp_path: Path) -> None:
    shown = page(publish_towns(tmp_path, policy="link"), TOWN)
    assert shown.select("mark") == []
    assert "20/22" not in shown.select_one("main").text.replace("20,5/22", "")
