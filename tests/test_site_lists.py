"""Lists to browse: officials, units, events, places, programmes."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from lives import AN, look, publish_lives, read
from reports import Held, Report

from db.ids import article_mark
from db.site.lists import PAGE

LISTS = ["/can-bo", "/don-vi", "/su-kien", "/dia-ban", "/chuong-trinh"]
NGHE_AN = "40-2018-01-01"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_lives(tmp_path_factory.mktemp("lives"))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many officials that their list has three pages."""
    surnames = ("Âu", "Bạch", "Đàm", "Giáp", "Hứa", "Kiều", "Lâm", "Mạc", "Ninh", "Ông", "Phùng", "Quách")
    given = ("Bịa", "Đặt", "Ân", "Áo", "Ước", "Êm", "Ửng", "Ổn", "Dịu")
    people = tuple(
        Held(name=f"{first} Thử {last}", title="Phó Giám đốc") for first in surnames for last in given
    )
    reports = tuple(
        Report(
            id=f"r{n}", day=f"2024-0{n + 1}-11", people=people[n * 12 : n * 12 + 12], body=f"Việc thứ {n}."
        )
        for n in range(9)
    )
    return publish_lives(tmp_path_factory.mktemp("crowd"), reports=reports)


def shown(path: Path, page: str) -> BeautifulSoup:
    status, found = look(path, page)
    assert status == 200, page
    return found


def names(page: BeautifulSoup) -> list[str]:
    return [link.text for link in page.select("main > ul.articles > li > a:first-child")]


@pytest.mark.parametrize("page", LISTS)
def test_every_kind_of_page_has_a_list_in_both_languages(published: Path, page: str) -> None:
    vi, en = shown(published, page), shown(published, f"{page}?_lang=en")
    assert len(vi.select("h1")) == len(en.select("h1")) == 1
    assert vi.select_one("h1 [lang=en]").text == en.h1.text
    assert en.select("main [lang=en]") == []


def test_people_are_listed_by_given_name_and_kept_from_search_engines(crowd: Path) -> None:
    page = shown(crowd, "/can-bo")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert [h2.text for h2 in page.select("main h2")] == ["A", "Â", "B", "D", "Đ"]
    assert names(page)[:2] == ["Âu Thử Áo", "Bạch Thử Áo"]
    assert all(
        link["href"].startswith("/can-bo/") for link in page.select("main ul.articles li > a:first-child")
    )


def test_pages_follow_one_another_without_gap(crowd: Path) -> None:
    seen: list[str] = []
    address = "/can-bo"
    while address:
        page = shown(crowd, address)
        seen += names(page)
        following = page.select_one("nav.pages a[rel~=next]")
        address = following["href"] if following else ""
    with closing(sqlite3.connect(crowd)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM people").fetchone()
    assert len(seen) == len(set(seen)) == count == 108
    assert "3/3" in page.select_one("nav.pages > span").text
    assert page.select_one("nav.pages a[rel~=prev]")["href"] == "/can-bo?trang=2"
    assert len(names(shown(crowd, "/can-bo"))) == PAGE


@pytest.mark.parametrize(
    ("letter", "expected"), [("Ơ", []), ("Ô", ["Ổn"]), ("ư", ["Ửng", "Ước"]), ("d", ["Dịu"])]
)
def test_a_letter_has_its_own_people(crowd: Path, letter: str, expected: list[str]) -> None:
    page = shown(crowd, f"/can-bo?chu={letter}")
    assert list(dict.fromkeys(name.split()[-1] for name in names(page))) == expected
    letters = {link.contents[0]: link["href"] for link in page.select("nav.letters a")}
    assert "/can-bo?chu=%C3%94" in letters.values()


def test_counts_of_letters_and_provinces_are_those_of_what_is_chosen(published: Path) -> None:
    page = shown(published, f"/can-bo?tinh={NGHE_AN}")
    assert {link.contents[0]: link.small.text for link in page.select("nav.letters a")[1:]} == {
        "A": "1",
        "Đ": "1",
    }
    assert names(page) == [AN, "Trần Thử Định"]
    chosen = page.select_one("select[name=tinh] option[selected]")
    assert chosen["value"] == NGHE_AN and "Nghệ An (2)" in chosen.text


def test_events_are_filtered_by_type_year_and_province(published: Path) -> None:
    everything = shown(published, "/su-kien")
    assert [h2.text for h2 in everything.select("main h2")][:2] == ["Tháng 9/2025", "Tháng 2/2025"]
    assert len(names(everything)) == 8
    page = shown(published, f"/su-kien?loai=conference&nam=2024&tinh={NGHE_AN}")
    (only,) = names(page)
    assert only.startswith("Diễn tập chữa cháy")
    feeds = [link["href"] for link in page.select("p.follow a")]
    assert feeds == [
        f"/su-kien.{form}?dia_ban=T%E1%BB%89nh+Ngh%E1%BB%87+An&loai=conference" for form in ("atom", "ics")
    ]
    for feed in feeds:
        status, body = read(published, feed)
        assert status == 200 and "Diễn tập" in body


def test_what_happened_in_a_former_province_is_found_under_that_of_today(published: Path) -> None:
    page = shown(published, "/su-kien?tinh=31-2018-01-01")
    assert len(names(page)) == 2


def test_units_are_filtered_by_kind(published: Path) -> None:
    assert names(shown(published, "/don-vi?loai=education")) == ["Trường THPT Bịa Đặt"]


def test_the_provinces_stand_before_all_places(published: Path) -> None:
    page = shown(published, "/dia-ban")
    today, former = page.select("ul.provinces")
    assert [link.text for link in today.select("a")] == [
        "Tỉnh Hà Tĩnh",
        "Thành phố Hải Phòng",
        "Tỉnh Nghệ An",
    ]
    assert [link.text for link in former.select("a")] == ["Tỉnh Hải Dương"]
    assert shown(published, "/dia-ban?chu=H").select("ul.provinces") == []


@pytest.mark.parametrize(
    "page",
    ["/can-bo?chu=ab", "/can-bo?chu=%3Cscript%3E", "/su-kien?loai=x", "/su-kien?nam=24", "/don-vi?nam=2024",
     "/su-kien?trang=0", "/su-kien?trang=-1", "/su-kien?trang=x", "/su-kien?trang=99999999999999999999999"],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_said_in_both_languages(published: Path, page: str) -> None:
    status, found = look(published, page)
    assert status == 400
    assert "<script" not in str(found.main)


@pytest.mark.parametrize("page", ["/su-kien?trang=9", "/can-bo?trang=10000000", "/can-bo?tinh=nowhere"])
def test_a_page_of_nothing_says_so(published: Path, page: str) -> None:
    found = shown(published, page)
    assert names(found) == []
    assert "Không có trang này" in found.text or "Chưa có gì" in found.text


def test_a_page_after_the_last_leads_to_the_first_and_the_last(crowd: Path) -> None:
    after = shown(crowd, "/can-bo?trang=99")
    links = [a["href"] for a in after.select("nav.pages a")]
    assert len(links) == 2 and links[0] == "/can-bo" and names(shown(crowd, links[1]))
    assert shown(crowd, links[1]).select("nav.pages a[rel~=next]") == []
    assert "99/" not in after.select_one("nav.pages").text


def test_programmes_are_listed_with_their_statuses(tmp_path: Path) -> None:
    path = tmp_path / "diaban.db"
    path.write_bytes(publish_lives(tmp_path / "lives").read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO programmes VALUES ('p1', 'Xã bịa kiểu mẫu'), ('p2', 'Chợ <b>sạch</b>')"
        )
        connection.executemany(
            "INSERT INTO programme_counts VALUES (?, ?, ?, ?)",
            [("p1", 2023, "achieved", 4), ("p1", 2024, "forecast", 1), ("p2", None, "achieved", 7)],
        )
    page = shown(path, "/chuong-trinh")
    rows = [[cell.text.strip() for cell in row.select("th, td")] for row in page.select("tbody tr")]
    assert rows == [["Chợ <b>sạch</b>", "", "7", "", "7"], ["Xã bịa kiểu mẫu", "2023–2024", "4", "1", "5"]]
    assert [link["href"] for link in page.select("tbody a")] == ["/chuong-trinh/p2", "/chuong-trinh/p1"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("/can-bo?ten=gia+an", [AN, AN]),
        ("/can-bo?ten=Phan+Gi%E1%BA%A3+An", [AN, AN]),
        ("/can-bo?ten=phan+gi%C3%A1+an", []),
        (f"/can-bo?ten=an+phan&tinh={NGHE_AN}", [AN]),
        ("/can-bo?ten=gia+an&chu=%C4%90", []),
        ("/can-bo?ten=%22)+OR+*", []),
        ("/don-vi?ten=hai+duong", ["Công an tỉnh Hải Dương"]),
        ("/dia-ban?ten=h%E1%BA%A3i+d%C6%B0%C6%A1ng", ["Tỉnh Hải Dương"]),
    ],
)
def test_lists_are_searched_by_name_with_or_without_accents(
    published: Path, page: str, expected: list[str]
) -> None:
    found = shown(published, page)
    assert names(found) == expected
    assert found.select_one("input[name=ten]")["value"]


def test_counts_are_of_those_with_the_name(published: Path) -> None:
    found = shown(published, "/can-bo?ten=gia+an")
    assert [link.text for link in found.select("nav.letters a")] == ["Tất cả", "A2"]
    assert all("ten=gia+an" in link["href"] for link in found.select("nav.letters a"))
    assert {option.text for option in found.select("option")} == {
        "Cả nước",
        "Tỉnh Nghệ An (1)",
        "Tỉnh Hà Tĩnh (1)",
    }


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Thành phố Hải Phòng", ["c1", "c2"]),
        ("hai duong", ["c1"]),
        ("nghe an, viet nam", []),
        ("Hà Tĩnh", ["h1"]),
    ],
)
def test_feeds_of_a_place_have_what_happened_under_its_former_units(
    published: Path, place: str, told: list[str]
) -> None:
    status, body = read(published, f"/su-kien.atom?dia_ban={quote(place)}")
    assert status == 200
    with closing(sqlite3.connect(published)) as connection:
        stories = dict(connection.execute("SELECT article_id, story_id FROM events"))
    assert sorted(article for article, story in stories.items() if story in body) == sorted(
        map(article_mark, told)
    )


def test_the_table_of_a_list_has_what_the_list_has(published: Path) -> None:
    _, of_all = look(published, "/su-kien")
    assert of_all.select_one("a[href^='/diaban/stories?']")
    province = next(
        o["value"] for o in of_all.select("#loc-tinh option") if o["value"] not in ("", "khong-ro")
    )
    _, of_one = look(published, f"/su-kien?tinh={province}")
    table = of_one.select_one("a[href*='su_kien_moi_cau_chuyen?dia_ban=']")["href"]
    assert table.endswith(
        f"dia_ban={quote(of_one.select_one('#loc-tinh option[selected]').text.split(' (')[0])}"
    )
    year = of_one.select("#loc-nam option")[1].text.split()[0]
    _, of_year = look(published, f"/su-kien?tinh={province}&nam={year}")
    assert of_year.select_one(f"a[href$='&tu_ngay={year}-01-01&den_ngay={year}-12-31']")
    _, nowhere = look(published, "/su-kien?tinh=khong-ro")
    assert nowhere.select_one("a[href*='place_id__isnull=1']")


def test_a_table_of_more_than_the_list_says_so(published: Path) -> None:
    assert "whole list" not in look(published, "/can-bo")[1].text
    assert "whole list" in look(published, "/can-bo?chu=A")[1].text
    assert "whole list" in look(published, "/don-vi?ten=cong+an")[1].text
