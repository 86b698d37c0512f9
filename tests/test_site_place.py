"""Pages of localities, of today and of before."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from crawling import datasette_on
from datasette.app import Datasette
from lives import look, publish_lives
from reports import Report
from towns import HAI_DUONG, HAI_PHONG, NGHE_AN, OLD_WARD, TOWN, WARD, publish_towns

from db.site.addresses import place_address
from extract.facts import Place


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
    items = told.select(f"ul.articles{'.possible' if possible else ':not(.possible)'} li")
    return {item.a.text: item.small.get_text(" ", strip=True) for item in items}


def test_it_says_what_it_is_within_what_and_when_it_was(published: Path) -> None:
    town = page(published, TOWN)
    assert town.h1.text == "Thị xã Cửa Lò"
    assert town.select_one("p.lead a")["href"] == place_address(NGHE_AN)
    assert "trước năm 2018 đến hết 30/11/2024" in town.select_one(".about").get_text(" ", strip=True)
    assert "Có từ 1/7/2025 đến nay" in page(published, WARD).select_one(".about").get_text(" ", strip=True)


def test_it_says_what_it_came_from_and_became(published: Path) -> None:
    later = section(page(published, TOWN), "sap-xep")
    ward = next(item for item in later.select("li") if "Phường Cửa Lò" in item.text)
    assert ward.a["href"] == place_address(WARD) and "toàn bộ" in ward.text
    assert len(later.select("li")) == 2
    earlier = section(page(published, WARD), "sap-xep")
    assert [a["href"] for a in earlier.select("a")] == [place_address(OLD_WARD)]
    assert len(earlier.select("li")) > 5


def test_a_unit_that_is_no_more_says_first_what_it_is_today(published: Path) -> None:
    told = page(published, TOWN).select_one(".about .problem")
    assert place_address(WARD) in [a["href"] for a in told.select("a")]
    assert page(published, WARD).select_one(".about .problem") is None


def test_officials_of_a_province_are_those_with_posts_there_of_a_town_those_seen_there(
    published: Path, tmp_path: Path
) -> None:
    (name,) = (a.text for a in section(page(published, NGHE_AN), "can-bo").select("a"))
    assert section(page(published, TOWN), "can-bo") is None
    copy = tmp_path / "seen.db"
    copy.write_bytes(published.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE officials SET place_id = ?, place_basis = 'stated'", [TOWN])
        connection.commit()
    seen = section(page(copy, TOWN), "can-bo")
    assert [a.text for a in seen.select("a")] == [name]


def test_places_within_a_renamed_unit_are_found_by_all_its_names(tmp_path: Path) -> None:
    was = Place(
        province="Tỉnh Thừa Thiên Huế", district="Huyện Phú Vang", code="478", valid_from="2018-01-01"
    )
    report = Report(id="h", day="2019-05-02", people=(), body="Tập huấn chữa cháy ở đầm phá.", place=was)
    published = publish_lives(tmp_path, reports=(report,))
    with closing(sqlite3.connect(published)) as connection:
        (today,) = connection.execute(
            "SELECT id FROM places WHERE name = 'Thành phố Huế' AND level = 'province' AND valid_to IS NULL"
        ).fetchone()
    shown = page(published, today)
    assert "Huyện Phú Vang" in [a.text for a in section(shown, "thuoc").select("a")]
    assert list(events(shown))


def test_a_place_that_no_unit_is_told_of_leads_to_the_unit_that_it_is(tmp_path: Path) -> None:
    unknown = Place(province="Tỉnh Hà Tĩnh", district="Huyện Bịa Đặt")
    known = Place(province="Tỉnh Hà Tĩnh", code="42", valid_from="2018-01-01")
    reports = (
        Report(id="u", day="2023-03-02", people=(), body="Tập huấn chữa cháy rừng.", place=unknown),
        Report(id="k", day="2023-05-02", people=(), body="Sơ kết công tác quý một.", place=known),
    )
    published = publish_lives(tmp_path, reports=reports)
    with closing(sqlite3.connect(published)) as connection:
        found = dict(connection.execute("SELECT name, id FROM places WHERE code IS NULL"))
    assert "Không khớp" in page(published, found["Huyện Bịa Đặt"]).select_one(".about").text
    links = page(published, found["Tỉnh Hà Tĩnh"]).select(".about a")
    assert place_address("42-2018-01-01") in [a["href"] for a in links]


def test_the_page_speaks_english(published: Path) -> None:
    _, shown = look(published, f"{place_address(WARD)}?_lang=en")
    assert "Has existed since 1 July 2025" in shown.select_one(".about").text
    assert "What happened here, latest first" in [heading.text for heading in shown.select("main h2")]
    assert "before reorganisation" in section(shown, "su-kien").text


def test_what_happened_in_the_old_ward_happened_in_the_town_and_the_new_ward(published: Path) -> None:
    fire = "Cháy một kho hàng đô"
    assert "sắp xếp" not in events(page(published, OLD_WARD))[fire]
    assert "Phường Nghi Hương" in events(page(published, TOWN))[fire]
    assert "trước khi sắp xếp" in events(page(published, WARD))[fire]


def test_what_happens_in_the_new_ward_happens_in_the_town_and_possibly_in_the_old_ward(
    published: Path,
) -> None:
    drive = "Ra quân dọn bãi biển"
    assert "sau khi sắp xếp" in events(page(published, TOWN))[drive]
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


def test_criteria_of_no_programme_stand_under_one_heading_after_the_others(
    published: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(published.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        (columns,) = connection.execute(
            "SELECT group_concat(name) FROM pragma_table_info('criteria') WHERE name NOT IN"
            " ('id', 'programme_id', 'standard', 'date_from')"
        ).fetchone()
        for identity in ("x1", "x2"):
            connection.execute(
                f"INSERT INTO criteria (id, programme_id, standard, date_from, {columns})"
                f" SELECT ?, NULL, ?, '2025-01-01', {columns} FROM criteria LIMIT 1",
                [identity, f"chuẩn {identity}"],
            )
        connection.commit()
    names = [b.text for b in section(page(copy, TOWN), "tieu-chi").select("div.reached p b")]
    assert names == ["Công an phường điển hình", "Tiêu chí khác"]


def test_criteria_of_places_within_it_stand_apart_from_its_own(published: Path) -> None:
    shown = section(page(published, NGHE_AN), "tieu-chi")
    assert "của chính địa bàn này" in shown.text and shown.select("div.reached, div.shares") == []
    (row,) = shown.select("h3 ~ div tbody tr")
    assert place_address(TOWN) in [a["href"] for a in row.select("a")] and "5/7" in row.text
    assert section(page(published, TOWN), "tieu-chi").select("h3") == []


def test_criteria_of_the_town_that_became_the_ward_are_the_ward_s_from_before(published: Path) -> None:
    shown = section(page(published, WARD), "tieu-chi")
    assert shown.select("h3") == []
    (row,) = shown.select("tbody tr")
    assert "5/7" in row.text and "trước khi sắp xếp" in row.text


def test_units_officials_and_places_within_it_are_listed(published: Path) -> None:
    shown = page(published, NGHE_AN)
    assert section(shown, "don-vi").a.text == "Công an tỉnh Nghệ An"
    within = {item.a.text: item.small.text for item in section(shown, "thuoc").select("li")}
    assert within["Thị xã Cửa Lò"] == "3" and within["Phường Cửa Lò"] == "3"


def test_feeds_of_the_place_are_linked(published: Path) -> None:
    shown = page(published, WARD)
    feeds = [a["href"] for a in shown.select("p.follow a[href^='/su-kien.']")]
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


def _with_more(published: Path, folder: Path, table: str, changed: dict[str, list[str]]) -> Path:
    """A copy where a table has its first row again and again, with the columns of `changed` in turn."""
    copy = folder / "more.db"
    copy.write_bytes(published.read_bytes())
    names = ", ".join(changed)
    with closing(sqlite3.connect(copy)) as connection:
        kept = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in changed]
        columns = ", ".join(f'"{name}"' for name in kept)
        for values in zip(*changed.values(), strict=True):
            marks = ", ".join("?" * len(values))
            connection.execute(
                f"INSERT INTO {table} ({names}, {columns}) SELECT {marks}, {columns} FROM {table} LIMIT 1",
                values,
            )
        connection.commit()
    return copy


def test_many_criteria_are_folded_after_the_first_and_none_is_left_out(
    published: Path, tmp_path: Path
) -> None:
    days = [f"2024-01-{day:02}" for day in range(1, 31)]
    ids = [f"many{day}" for day in days]
    copy = _with_more(published, tmp_path, "criteria", {"id": ids, "date_from": days, "standard": days})
    shown = section(page(copy, TOWN), "tieu-chi")
    rows, folded = shown.select("tbody tr"), shown.select("details.rest tbody tr")
    assert len(rows) == 31 and len(rows) - len(folded) == 6
    assert len({a["href"] for a in shown.select("a.quote")}) == 31
    assert folded[0].find_parent("details").summary.text.startswith("Xem thêm 25 dòng")


def test_few_criteria_are_not_folded(published: Path) -> None:
    assert section(page(published, TOWN), "tieu-chi").select("details.rest") == []


def test_a_long_list_of_places_begins_with_those_of_most_events(published: Path, tmp_path: Path) -> None:
    ids = [f"bia-{number}" for number in range(30)]
    copy = _with_more(published, tmp_path, "places", {"id": ids, "name": [f"Xã {each}" for each in ids]})
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE places SET parent_id = ? WHERE id LIKE 'bia-%'", [NGHE_AN])
        connection.execute("INSERT INTO place_counts (place_id, stories) VALUES ('bia-7', 99)")
        connection.commit()
    within = section(page(copy, NGHE_AN), "thuoc")
    first, *lists = within.select("ul")
    assert next(item.a.text for item in first.select("li")) == "Xã bia-7"
    assert "Thị xã Cửa Lò" in first.text and "Xã bia-8" not in first.text
    assert sum("Xã bia-8" in each.text for each in lists) == 1


def test_a_short_list_of_places_has_no_list_of_the_busiest(published: Path) -> None:
    assert "Nhiều sự kiện nhất" not in section(page(published, NGHE_AN), "thuoc").text


def test_a_place_can_be_cited_and_its_errors_reported(published: Path) -> None:
    shown = page(published, TOWN)
    cited = section(shown, "trich-dan").select_one("p.citation").text
    assert cited.startswith("Thị xã Cửa Lò, Tỉnh Nghệ An. diaban") and cited.endswith(place_address(TOWN))
    assert "Báo sai" in section(shown, "sai").h2.text


def test_events_of_a_province_are_counted_by_year_and_each_year_leads_to_them(published: Path) -> None:
    years = section(page(published, NGHE_AN), "su-kien").select_one(".by-years")
    counts = {item.a.text: int(item.small.text) for item in years.select("li")}
    with closing(sqlite3.connect(published)) as connection:
        told = connection.execute(
            "SELECT year, stories FROM province_counts WHERE place_id = ? AND NOT before_reform"
            " AND year IS NOT NULL",
            [NGHE_AN],
        ).fetchall()
    assert counts == {str(year): stories for year, stories in told} and len(counts) > 1
    assert list(counts) == sorted(counts, reverse=True)
    for link in years.select("a"):
        status, shown = look(published, link["href"])
        assert status == 200
        assert shown.select_one("p.lead").text.strip().startswith(f"{counts[link.text]} sự kiện")


def test_events_of_a_province_that_is_no_more_lead_to_those_of_its_days(
    published: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "diaban.db"
    copy.write_bytes(published.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        asked = "SELECT year FROM province_counts WHERE place_id = ? AND before_reform"
        ((year,),) = connection.execute(asked, [HAI_DUONG])
        connection.execute("INSERT INTO province_counts VALUES (?, 1, 2016, 7)", [HAI_DUONG])
        connection.commit()
    links = {a.text: a["href"] for a in section(page(copy, HAI_DUONG), "su-kien").select(".by-years a")}
    assert list(links) == [str(year), "2016"] and "tu_ngay=2016-01-01&den_ngay=2016-12-31" in links["2016"]
    answer = asyncio.run(datasette_on(copy).client.get(links[str(year)]))
    shown = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 200 and shown.select("table.data tbody tr")


def test_smaller_places_have_no_counts_by_year(published: Path) -> None:
    assert page(published, TOWN).select(".by-years") == []
