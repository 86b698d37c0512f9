"""Search kept to a kind, a place, days and a source; its pages; what it says of its counts."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright
from published_pages import page as page_of
from published_pages import said
from running import Sample, run_diaban, serving
from test_site_browser import ARGUMENTS, CHROMIUM

from db.ids import article_mark
from db.search import count_sql, query_parameters, ranked_sql
from db.site.filters import Filters

MANY = 70


def line(identity: str, day: str, place: str, source: str, extra: str = "") -> dict[str, object]:
    return {
        "id": identity,
        "title": f"Bài {identity}",
        "text": f"Công an {place} họp bàn việc chung.{extra}",
        "source": source,
        "published": day,
        "province": place,
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    lines = [
        line(
            "a",
            "2023-05-01",
            "thị xã Cửa Lò, tỉnh Nghệ An",
            "Báo Một",
            " Đến nay 5 phường đạt 10/10 tiêu chí.",
        ),
        line("b", "2024-03-09", "tỉnh Hà Tĩnh", "Báo Hai"),
        line("c", "2024-08-20", "tỉnh Nghệ An", "Báo Hai"),
        *(line(f"n{number:02}", "2022-01-01", "tỉnh Quảng Trị", "Báo Ba") for number in range(MANY)),
    ]
    folder = tmp_path_factory.mktemp("filters")
    written = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines)
    (folder / "news.jsonl").write_text(written, encoding="utf-8")
    for step in (["import", "news.jsonl"], ["refresh"]):
        done = run_diaban(*step, folder=folder)
        assert done.returncode == 0, done.stderr
    with serving(folder) as address:
        yield address


def found(site: str, **asked: str) -> BeautifulSoup:
    answer = httpx.get(f"{site}/tim", params=asked, timeout=60)
    assert answer.status_code == 200, answer.text[:300]
    return BeautifulSoup(answer.text, "html.parser")


def articles(page: BeautifulSoup) -> set[str]:
    return {a["href"].split("#")[0].removeprefix("/bai/") for a in page.select("ol.hits .sentence a")}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"loai": "criteria", "q": "tieu chi"}, {"a"}),
        ({"loai": "awards"}, set()),
        ({"dia_ban": "cua lo"}, {"a"}),
        ({"dia_ban": "nghệ an"}, {"a", "c"}),
        ({"dia_ban": "phường Cửa Lò"}, {"a"}),
        ({"tu_ngay": "2024-01-01"}, {"b", "c"}),
        ({"tu_ngay": "2023", "den_ngay": "2023-12-31"}, {"a"}),
        ({"tu_ngay": "2024-03-09", "den_ngay": "2024-03-09"}, {"b"}),
        ({"tu_ngay": "9/3/2024", "den_ngay": "09/03/2024"}, {"b"}),
        ({"tu_ngay": "tháng 3 năm 2024", "den_ngay": "3/2024"}, {"b"}),
        ({"den_ngay": "2024-03", "tu_ngay": "2023-06"}, {"b"}),
        ({"dia_ban": "nghe an", "tu_ngay": "2024"}, {"c"}),
        ({"loai": "x' OR 1", "tu_ngay": "2024"}, {"b", "c"}),
        ({"khong_biet": "1", "tu_ngay": "2024"}, {"b", "c"}),
    ],
)
def test_hits_are_kept_to_what_is_asked_for(small: str, asked: dict[str, str], expected: set[str]) -> None:
    assert articles(found(small, **{"q": "công an", **asked})) == set(map(article_mark, expected))


def test_a_source_is_chosen_from_those_there_are(small: str) -> None:
    page = found(small, q="công an")
    choices = {option.get_text(): option["value"] for option in page.select("#tim-nguon option")}
    two = choices["Báo Hai"]
    chosen = found(small, q="công an", nguon=two)
    assert articles(chosen) == {article_mark("b"), article_mark("c")}
    assert chosen.select_one("#tim-nguon option[selected]")["value"] == two


def test_pages_keep_the_filters_and_show_every_hit_once(small: str) -> None:
    page = found(small, q="việc chung", dia_ban="quảng trị", den_ngay="2023")
    assert f"{MANY} câu" in page.get_text()
    seen: list[str] = []
    for _ in range(5):
        seen += [a["href"] for a in page.select("ol.hits .sentence a")]
        following = page.select_one("nav.pages a[rel=next]")
        if following is None:
            break
        asked = {name: values[0] for name, values in parse_qs(urlsplit(following["href"]).query).items()}
        assert (asked["dia_ban"], asked["den_ngay"]) == ("quảng trị", "2023")
        page = found(small, **asked)
    assert len(seen) == len(set(seen)) == MANY
    assert page.select_one("nav.pages a[rel=prev]")


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999", "999999999999999", "²"])
def test_a_page_that_is_none_does_no_harm(small: str, number: str) -> None:
    page = found(small, q="công an", trang=number)
    assert page.select("ol.hits li") or "Không có trang này" in page.get_text()


def test_a_day_that_is_none_and_a_place_that_is_none_are_said(small: str) -> None:
    page = found(small, q="công an", tu_ngay="mai", dia_ban="xã Không Đâu Cả")
    assert "Không hiểu ngày “mai”" in page.get_text()
    assert "Không có địa bàn tên" in page.get_text()
    assert page.select("ol.hits li") == []


def test_days_are_shown_again_as_they_are_typed(small: str) -> None:
    page = found(small, q="công an", tu_ngay="2024-03-09", den_ngay="2024")
    assert page.select_one("#tim-tu")["value"] == "09/03/2024"
    assert page.select_one("#tim-den")["value"] == "2024"
    assert page.select_one("form.filters details").has_attr("open")
    assert not found(small, q="công an").select_one("form.filters details").has_attr("open")


def test_days_in_the_wrong_order_are_said(small: str) -> None:
    page = found(small, q="công an", tu_ngay="9/3/2024", den_ngay="8/3/2024")
    assert "Ngày đầu (09/03/2024) sau ngày cuối (08/03/2024)" in page.get_text()


def test_filters_without_words_ask_for_words(small: str) -> None:
    assert "Gõ thêm chữ cần tìm" in found(small, q="", loai="events").get_text()


def test_the_english_page_is_english(small: str) -> None:
    page = found(small, q="công an", _lang="en")
    main = page.select_one("main")
    for vietnamese in main.select("[lang=vi], input, h1"):
        vietnamese.decompose()
    assert "sentences" in main.get_text() and "câu" not in main.get_text()


def test_too_many_hits_are_not_ranked_but_shown_the_latest_first(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample.published.resolve()
    ranked = page_of(path, "/tim?q=công an").select("ol.hits .sentence a")
    monkeypatch.setattr("db.site.search.RANKED", 5)
    shown = page_of(path, "/tim?q=công an")
    assert "quá nhiều để xếp hạng" in said(shown.select_one("p[role=status]"))
    latest = shown.select("ol.hits .sentence a")
    assert len(latest) == len(ranked)
    assert all("công an" in a.get_text().lower() for a in latest[:3])
    with closing(sqlite3.connect(path)) as connection:
        (last,) = connection.execute(
            "SELECT max(id) FROM passages WHERE text LIKE '%Công an%' OR text LIKE '%công an%'"
        ).fetchone()
        (article,) = connection.execute("SELECT article_id FROM passages WHERE id = ?", [last]).fetchone()
    assert article in latest[0]["href"]
    following = page_of(path, "/tim?q=công an&trang=2").select("ol.hits .sentence a")
    assert not {a["href"] for a in latest} & {a["href"] for a in following}
    few = page_of(path, "/tim?q=công an&loai=criteria")
    assert few.select("ol.hits .k-criteria")


def test_the_match_is_marked_in_its_sentence(small: str) -> None:
    page = found(small, q="hop ban", dia_ban="hà tĩnh")
    assert [b.get_text() for b in page.select("ol.hits .sentence b")] == ["họp bàn"]


def test_every_box_of_the_form_has_a_label(small: str) -> None:
    page = found(small, q="công an")
    for box in page.select("form.filters input, form.filters select"):
        assert page.select_one(f"label[for='{box['id']}'] [lang=en]"), box["id"]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
def test_a_slash_puts_the_cursor_into_the_box_but_not_while_typing(small: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        for path, box in (("/diaban/articles", "find"), ("/tim?q=c%C3%B4ng+an", "tim-q")):
            page.goto(small + path)
            page.keyboard.press("/")
            assert page.evaluate("document.activeElement.id") == box
            page.keyboard.press("Control+a")
            page.keyboard.type("22/22")
            assert page.evaluate("document.activeElement.value") == "22/22"
        browser.close()


@pytest.mark.parametrize(
    "filters",
    [
        Filters(source="s"),
        Filters(place="x", kind="events"),
        Filters(kind="events", place="x", first="2023", last="2024", source="s"),
    ],
)
def test_a_filter_is_looked_up_for_each_hit_by_its_key(sample: Sample, filters: Filters) -> None:
    asked = {**query_parameters("công an"), **filters.parameters(["a"]), "limit": 1, "offset": 0, "most": 1}
    narrowed = {"join": filters.join, "conditions": filters.conditions}
    with closing(sqlite3.connect(sample.published)) as connection:
        for sql in (ranked_sql(**narrowed), count_sql(**narrowed)):
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", asked)]
            tables = [line for line in plan if re.search(r"(SCAN|SEARCH) f\b", line)]
            assert tables == ["SEARCH f USING INTEGER PRIMARY KEY (rowid=?)"]
