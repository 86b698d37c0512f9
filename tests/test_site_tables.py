"""Datasette's own pages: columns in order and in words, facets, filters, rows, queries, all tables."""

import asyncio
import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from running import Sample

from db.fold import sort_key
from db.metadata import build_metadata, published_columns
from db.site.asking import also, changed, local, without
from db.site.columns import column_label, shown_columns, tables_said
from db.site.tables import column_of

TABLES = build_metadata()["databases"]["diaban"]["tables"]
VISIBLE = sorted(name for name in published_columns() if not TABLES[name].get("hidden"))
QUERIES = build_metadata()["databases"]["diaban"]["queries"]
# What Datasette says of itself on its pages.
DATASETTES = re.compile(
    r"\b(Apply|Advanced|export|Suggested|facets?|This data as|Next page|View and edit|SQL query|remove|rows?"
    r"|view|Custom|descending|Sort|Search:|column|Link|Powered by|Datasette|records?|results?|None|hidden"
    r"|Queries|Tables)\b"
)
IN_ORDER = [
    "An",
    "Áo",
    "Ăn",
    "Ân",
    "Ba",
    "Dương",
    "Đà Nẵng",
    "Đô Lương",
    "Mả",
    "Mạ",
    "Ô Môn",
    "Ở",
    "Uông Bí",
    "Y Yên",
]


def page(site: str, path: str) -> BeautifulSoup:
    answer = httpx.get(f"{site}{path}", timeout=60, follow_redirects=True)
    assert answer.status_code == 200, (path, answer.text[:300])
    return BeautifulSoup(answer.text, "html.parser")


def columns(shown: BeautifulSoup) -> list[str]:
    return [
        next(name for name in th["class"] if name.startswith("col-")).removeprefix("col-")
        for th in shown.select("table.data thead th")
    ]


@pytest.mark.parametrize("table", VISIBLE)
def test_what_is_said_of_columns_is_of_columns_that_are_there(table: str) -> None:
    there = [*published_columns()[table], "year", "month"]
    assert set(tables_said()["shown"].get(table, ())) <= set(there)
    assert set(tables_said()["facets"].get(table, ())) <= set(there)
    for column in published_columns()[table]:
        assert column_label(table, column) != (column.replace("_", " "),) * 2, column


def test_every_table_that_is_named_is_there() -> None:
    said = tables_said()
    named = {*said["shown"], *said["facets"], *(name.partition(".")[0] for name in said["sorted_by"])}
    named |= {table for group in said["groups"].values() for table in group}
    assert named <= set(published_columns())
    assert set(said["groups"]) < set(said["group_titles"])


@pytest.mark.parametrize("table", VISIBLE)
def test_a_table_says_nothing_of_datasette_s_own_on_a_vietnamese_page(site: str, table: str) -> None:
    shown = page(site, f"/diaban/{table}")
    for english in shown.select("[lang=en]"):
        english.decompose()
    for data in shown.select("td, pre, code, dl.meanings, option"):
        data.decompose()
    said = shown.get_text(" ", strip=True)
    assert DATASETTES.findall(said) == []
    labels = [
        tag[name]
        for tag in shown.select("main *")
        for name in ("aria-label", "title", "placeholder")
        if tag.get(name)
    ]
    assert [label for label in labels if DATASETTES.search(str(label))] == []


@pytest.mark.parametrize("table", ["events", "criteria", "articles", "facts", "criteria_by_locality"])
def test_the_columns_that_readers_want_come_first_and_all_others_on_request(site: str, table: str) -> None:
    wanted = shown_columns(table, list(published_columns()[table]))
    first = page(site, f"/diaban/{table}")
    assert columns(first) == wanted
    everything = columns(page(site, f"/diaban/{table}?_moi_cot=1"))
    assert everything[: len(wanted)] == wanted and set(everything) >= set(published_columns()[table])
    chosen = page(site, f"/diaban/{table}?_col={wanted[1]}&_col={wanted[0]}")
    assert columns(chosen) == [wanted[1], wanted[0]]
    boxes = chosen.select("details.menu-columns input[name=_col]")
    assert {box["value"] for box in boxes if box.has_attr("checked")} == set(wanted[:2])


def test_a_column_that_is_not_there_is_refused(site: str) -> None:
    assert httpx.get(f"{site}/diaban/events?_col=khong", timeout=30).status_code == 400


def test_days_are_shown_as_far_as_they_are_known(site: str, sample: Sample) -> None:
    with closing(sqlite3.connect(sample.published)) as connection:
        rows = connection.execute(
            "SELECT id, date_precision FROM dates WHERE date_precision IN ('day', 'month', 'year')"
            " GROUP BY date_precision"
        ).fetchall()
    assert len(rows) == 3
    for fact, precision in rows:
        cell = page(site, f"/diaban/dates?id={fact}").select_one("td.col-date_from")
        note = {"day": None, "month": "chỉ biết tháng", "year": "chỉ biết năm"}[precision]
        small = cell.select_one("small")
        assert (small.get_text() if small else None) == note
        assert cell.select_one("time")["datetime"][:4].isdigit()


@pytest.mark.parametrize(
    "table", ["facts", "criteria_by_locality", "events", "official_timeline", "place_parts"]
)
def test_ids_are_shown_by_their_names_in_views_too(site: str, sample: Sample, table: str) -> None:
    shown = page(site, f"/diaban/{table}")
    with closing(sqlite3.connect(sample.published)) as connection:
        ids = {each for (each,) in connection.execute("SELECT id FROM places UNION SELECT id FROM articles")}
    said = {td.get_text(strip=True) for td in shown.select("table.data td")}
    assert not said & ids
    assert shown.select("td a[href^='/dia-ban/'], td a[href^='/can-bo/']")


def test_facets_are_in_words_and_can_be_taken_back(site: str) -> None:
    first = page(site, "/diaban/events")
    value = first.select_one("#facet-type a")
    assert value.get_text(strip=True) in {pair[0] for pair in label_pairs("event_types")}
    chosen = page(site, value["href"])
    assert len(chosen.select("table.data tbody tr")) == int(
        value.find_next("span", class_="count").get_text()
    )
    assert chosen.select_one("ul.narrowed b").get_text() == value.get_text(strip=True)
    back = chosen.select_one("#facet-type a[aria-current]")
    assert len(page(site, back["href"]).select("table.data tbody tr")) == len(
        first.select("table.data tbody tr")
    )
    years = [li.a.get_text(strip=True) for li in first.select("#facet-year li")]
    assert years == sorted(years, reverse=True)


def label_pairs(group: str) -> list[tuple[str, str]]:
    from db.site.labels import labels

    return list(labels()[group].values())


def test_a_table_can_be_faceted_by_month(site: str) -> None:
    link = next(a for a in page(site, "/diaban/events").select(".more-facets a") if "Tháng" in a.get_text())
    months = page(site, link["href"]).select("#facet-month li a")
    assert months and all(re.fullmatch(r"\d{4}-\d\d|–", a.get_text(strip=True)) for a in months)


def test_days_are_asked_for_in_a_form_that_needs_no_script(site: str) -> None:
    form = page(site, "/diaban/events?type=ceremony&_size=10").select_one("form.filters")
    assert form["method"] == "get"
    assert [box["type"] for box in form.select("input[name=_tu], input[name=_den]")] == ["date", "date"]
    assert all(form.select_one(f"label[for='{box['id']}']") for box in form.select("input[id], select"))
    asked = {box["name"]: box.get("value", "") for box in form.select("input[name]")}
    asked |= {
        "_tu": "2024-01-01",
        "_den": "",
        "_filter_column": "",
        "_filter_op": "exact",
        "_filter_column_1": "type",
        "_filter_op_1": "exact",
    }
    answer = httpx.get(f"{site}{form['action']}", params=asked, follow_redirects=True, timeout=30)
    shown = BeautifulSoup(answer.text, "html.parser")
    said = [b.get_text() for b in shown.select("ul.narrowed b")]
    assert said == ["1/1/2024", "lễ"]
    assert shown.select_one("input[name=_size]")["value"] == "10"


@pytest.mark.parametrize("form", ["json?_shape=array&", "csv?"])
def test_days_narrow_every_form(site: str, form: str) -> None:
    everything = httpx.get(f"{site}/diaban/events.{form}_size=max", timeout=30).text
    some = httpx.get(f"{site}/diaban/events.{form}_size=max&_tu=2025", timeout=30).text
    assert 0 < len(some) < len(everything)


def test_what_is_no_day_is_said(site: str) -> None:
    answer = httpx.get(f"{site}/diaban/events?_tu=hom-nay", timeout=30)
    assert answer.status_code == 400 and "2024-03-31" in answer.text


def with_names(sample: Sample, folder: Path) -> Path:
    """A copy of the published sample with people of the names above, in no order."""
    path = folder / "diaban.db"
    shutil.copy(sample.published, path)
    path.chmod(0o644)
    names = random.Random(3).sample(IN_ORDER, len(IN_ORDER))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO people (id, name, articles, basis, sort_key) VALUES (?, ?, 987, 'alone', ?)",
            [(f"x{number:011}", name, sort_key(name)) for number, name in enumerate(names)],
        )
    return path


def test_names_are_in_the_order_of_vietnamese_letters(sample: Sample, tmp_path: Path) -> None:
    path = with_names(sample, tmp_path)

    async def asked() -> tuple[str, Any]:
        served = Datasette([], immutables=[str(path)], metadata=build_metadata())
        shown = await served.client.get("/diaban/people?articles=987")
        there = BeautifulSoup(shown.text, "html.parser").select_one("th.col-name a")["href"]
        backwards = await served.client.get(there)
        rows = await served.client.get("/diaban/people.json?articles=987&_shape=array&_sort=sort_key")
        return shown.text, backwards.text, rows.json()

    shown, backwards, rows = asyncio.run(asked())
    assert [row["name"] for row in rows] == IN_ORDER
    for text, expected in ((shown, IN_ORDER), (backwards, IN_ORDER[::-1])):
        cells = BeautifulSoup(text, "html.parser").select("td.col-name")
        assert [cell.get_text(strip=True) for cell in cells] == expected


def test_texts_whose_order_would_say_nothing_are_not_offered_for_sorting(site: str) -> None:
    shown = page(site, "/diaban/officials")
    assert (
        shown.select_one("th.col-date_from a")
        and shown.select_one("th.col-date_from")["aria-sort"] == "descending"
    )
    assert shown.select_one("th.col-name a") is None


def test_where_a_phone_shows_no_head_the_order_can_be_chosen_still(site: str) -> None:
    shown = page(site, "/diaban/events")
    heads = [a["href"] for a in shown.select("table.data thead a")]
    assert [a["href"] for a in shown.select("ul.sorting a")] == heads and heads
    assert shown.select_one("ul.sorting li.descending") is not None
    assert not page(site, "/diaban/tim?q=cong+an").select("ul.sorting li")


def test_an_empty_table_says_so(site: str) -> None:
    shown = page(site, "/diaban/events?type=khong")
    assert shown.select_one("p.empty a")["href"] == "/diaban/events"
    assert not shown.select("table.data")


def test_a_page_after_the_last_row_leads_to_the_first(site: str) -> None:
    asked = "/diaban/events?status=x&_sort_desc=date_from"
    after = page(site, f"{asked}&_next=zzz")
    assert "không còn dòng nào" in after.select_one("p.empty").text and not after.select("p.empty a")
    (first,) = after.select("nav.pages a")
    assert "_next" not in first["href"] and "_sort_desc=date_from" in first["href"]
    assert page(site, first["href"]).select("table.data tbody tr")


def test_pages_of_a_table_go_on_and_back(site: str) -> None:
    first = page(site, "/diaban/figures?_size=5")
    second = page(site, first.select_one("nav.pages a[rel=next]")["href"])
    assert (
        second.select("table.data tbody tr")[0].get_text()
        != first.select("table.data tbody tr")[0].get_text()
    )
    again = page(site, second.select_one("nav.pages a:not([rel])")["href"])
    assert (
        again.select("table.data tbody tr")[0].get_text() == first.select("table.data tbody tr")[0].get_text()
    )


def test_each_way_to_take_rows_away_works(site: str) -> None:
    links = [a["href"] for a in page(site, "/diaban/criteria?status=achieved&_size=3").select("p.export a")]
    assert len(links) >= 4
    for link in links:
        assert httpx.get(f"{site}{link}", timeout=60).status_code == 200, link


@pytest.mark.parametrize("table", ["events", "criteria", "people", "articles", "place_parts"])
def test_a_row_is_a_list_of_what_its_columns_are_and_mean(site: str, sample: Sample, table: str) -> None:
    with closing(sqlite3.connect(sample.published)) as connection:
        keys = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
        row = connection.execute(f"SELECT {', '.join(keys)} FROM {table} LIMIT 1").fetchone()
    shown = page(site, f"/diaban/{table}/{','.join(map(str, row))}")
    names = [code.get_text() for code in shown.select("table.row th code")]
    assert names[0] == shown_columns(table, names)[0] and len(names) == len(set(names))
    assert shown.select_one("h1").get_text(strip=True)
    assert shown.select("table.row th[scope=row]") and shown.select_one("table.row caption")


def test_all_tables_are_listed_in_groups_without_those_of_search(site: str) -> None:
    for path in ("/diaban", "/diaban?_show_hidden=1"):
        shown = page(site, path)
        named = [a["href"].removeprefix("/diaban/") for a in shown.select("table.tables th a")]
        assert set(VISIBLE) <= set(named) and len(named) == len(set(named))
        assert not [name for name in named if "_fts" in name]
        assert [a["href"] for a in shown.select("ul.questions a")] == [f"/diaban/{name}" for name in QUERIES]


@pytest.mark.parametrize(
    "name",
    ["passages_fts", "passages_fts_data", "place_names_fts", "articles_fts_docsize.json", "sqlite_stat1"],
)
def test_what_search_is_made_of_is_closed(site: str, name: str) -> None:
    assert httpx.get(f"{site}/diaban/{name}", timeout=30).status_code == 404
    assert httpx.get(f"{site}/diaban/{name.partition('.')[0]}/1", timeout=30).status_code == 404


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_has_its_boxes_named_explained_and_filled_in(site: str, name: str) -> None:
    for language in ("vi", "en"):
        shown = page(site, f"/diaban/{name}?_lang={language}")
        boxes = shown.select("form.asked input[name]")
        assert [box["name"] for box in boxes] == QUERIES[name]["params"]
        for box in boxes:
            label = shown.select_one(f"label[for='{box['id']}']").get_text(" ", strip=True)
            assert label and box["name"] not in label
            assert shown.select_one(f"#{box['aria-describedby']}").get_text(strip=True)
        assert any(box["value"] for box in boxes)
        assert shown.select_one("h1").get_text(" ", strip=True) and "Custom SQL" not in shown.get_text()


def test_what_was_asked_stays_in_the_boxes(site: str) -> None:
    shown = page(site, "/diaban/su_kien_theo_dia_ban?dia_ban=nghe+an&tu_ngay=2020&den_ngay=")
    boxes = {box["name"]: (box["type"], box["value"]) for box in shown.select("form.asked input")}
    assert boxes == {"dia_ban": ("search", "nghe an"), "tu_ngay": ("text", "2020"), "den_ngay": ("date", "")}


def test_what_stays_vietnamese_on_an_english_page_says_so(site: str) -> None:
    shown = page(site, "/diaban/events?_lang=en")
    cells = {td["class"][0]: td.get("lang") for td in shown.select("table.data tbody tr:first-child td")}
    assert cells["col-title"] == cells["col-place_id"] == "vi"
    assert cells["col-date_from"] is None and cells["col-type"] is None
    assert not page(site, "/diaban/events").select("td[lang]")


def test_addresses_are_changed_without_losing_what_else_is_asked() -> None:
    assert changed("/d/t?a=1&_sort=x&_next=9", _sort=None, _sort_desc="y") == "/d/t?a=1&_sort_desc=y"
    assert changed("//evil.example/t", a="1") == "/evil.example/t?a=1"
    assert without("/d/t?a=1&a=2&_next=9", "a", "1") == "/d/t?a=2"
    assert without("/d/t?a=1", "a") == "/d/t"
    assert local("http://host:8001/d/t?a=1&b=%20") == "/d/t?a=1&b=%20"
    assert also("http://host/d/t.csv?a=1", _stream="on") == "/d/t.csv?a=1&_stream=on"


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [("criteria", "standard", ""), ("criteria", "status", "Đã đạt, dự kiến, mục tiêu, chưa đạt, đăng ký.")],
)
def test_a_meaning_that_is_the_label_again_is_left_out(table: str, column: str, expected: str) -> None:
    meanings = build_metadata()["databases"]["diaban"]["tables"][table]["columns"]
    assert column_of(table, column, meanings).meaning[0] == expected
