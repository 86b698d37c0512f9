"""What the site says of its own precision."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup
from invented import NOW, article, fill
from published_pages import page as page_of
from published_pages import said
from running import Sample

from cli_measured import measured
from db.evaluation import Checked, Measured, Recalled
from db.publish import publish
from db.schema import FACT_TABLES
from db.site.quality import ASPECTS, BY_SOURCE, FEW, by_kind, lower_bound
from extract.confidence import confidence_of


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def page(site: str) -> Iterator[BeautifulSoup]:
    answer = httpx.get(f"{site}/chat-luong", timeout=30)
    assert answer.status_code == 200
    yield BeautifulSoup(answer.text, "html.parser")


def test_what_is_measured_is_published_with_how_many_facts_it_is_about(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", article())
    known = Measured("dates", "not-used-here", 9, 10, 4, 5, 0.8)
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW, measured=[known]).path
    assert rows(path, "SELECT * FROM evaluation WHERE rule = 'not-used-here'") == [
        ("dates", "not-used-here", 0, 9, 10, 4, 5, 0.8)
    ]
    assert rows(path, "SELECT sum(facts) FROM evaluation") == rows(path, "SELECT count(*) FROM fact_evidence")
    assert rows(path, "SELECT DISTINCT seen, confidence FROM evaluation WHERE facts > 0") == [(0, None)]


def test_every_measured_rule_is_handed_on_under_its_facts_table() -> None:
    figures = [each for each in measured() if isinstance(each, Measured)]
    assert {each.kind for each in figures} <= set(FACT_TABLES)
    assert len(figures) > 50
    for each in figures:
        assert 0 <= each.right_unseen <= each.seen_unseen <= each.seen
        assert each.right_unseen <= each.right <= each.seen
        kind = "event" if each.kind == "events" else each.kind
        assert each.confidence == confidence_of(kind, each.rule)


def test_the_sample_s_facts_are_read_by_rules_that_were_measured(sample: Sample) -> None:
    found = rows(sample.published, "SELECT kind, sum(facts) FROM evaluation WHERE seen > 0 GROUP BY kind")
    assert {kind for kind, facts in found if facts} == set(FACT_TABLES)


@pytest.mark.parametrize(
    ("right", "seen", "low"), [(10, 10, 0.722), (58, 59, 0.910), (0, 5, 0.0), (1, 2, 0.095), (97, 100, 0.915)]
)
def test_the_lower_end_of_wilson_s_interval(right: int, seen: int, low: float) -> None:
    assert lower_bound(right, seen) == pytest.approx(low, abs=0.001)


def test_kinds_are_summed_over_their_rules() -> None:
    row = {
        "kind": "dates",
        "rule": "a",
        "facts": 3,
        "right": 2,
        "seen": 2,
        "right_unseen": 1,
        "seen_unseen": 2,
    }
    never = {**row, "rule": "b", "seen": 0, "right": 0, "right_unseen": 0, "seen_unseen": 0}
    (kind,) = by_kind([row, never])
    assert (kind.facts, kind.right, kind.seen, kind.unmeasured, kind.precision) == (6, 1, 2, 3, 0.5)
    (alone,) = by_kind([never])
    assert (alone.precision, alone.at_least) == (None, None)


def test_the_page_says_of_every_kind_how_often_it_is_right(page: BeautifulSoup, sample: Sample) -> None:
    table = page.select_one("section[aria-labelledby='do-dung'] table")
    shown = {
        row.select_one("a")["href"].removeprefix("#luat-"): row for row in table.select("tbody tr:has(a)")
    }
    assert set(shown) == set(FACT_TABLES)
    for kind, right, seen in rows(
        sample.published, "SELECT kind, sum(right_unseen), sum(seen_unseen) FROM evaluation GROUP BY kind"
    ):
        assert f"{right}/{seen}" in shown[str(kind)].get_text()


def test_the_page_is_sound(page: BeautifulSoup) -> None:
    assert len(page.select("h1")) == 1
    for table in page.select("main table"):
        assert table.select_one("caption").get_text(strip=True)
        assert all(th.get("scope") for th in table.select("th"))
    assert page.select("main script, main [style], main [onclick]") == []


def test_a_site_without_figures_says_so(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", article())
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW).path
    (unmeasured,) = rows(path, "SELECT sum(facts) FROM evaluation WHERE seen = 0")
    assert unmeasured[0] == 9


def test_precision_is_told_by_source(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", article(), article("bai-2", source=None))
    known = [Measured("dates", "invented", 9, 10, 9, 10, 0.9), Recalled("dates", 8, 10, 3, 4)]
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW, measured=known).path
    found = rows(path, "SELECT source_id, kind, facts, measured, expected FROM source_precision")
    assert ("tin.example.vn", "dates", 1, 1, 0.9) in found
    assert (None, "dates", 1, 1, 0.9) in found
    assert ("tin.example.vn", "events", 1, 0, None) in found
    shown = page_of(path, "/chat-luong")
    table = shown.select_one("section[aria-labelledby=theo-nguon] table")
    named = {said(th) for th in table.select("tbody th")}
    assert named == {"tin.example.vn", "không rõ nguồn source unknown"}
    assert "ít quá too few (1)" in said(table) and "90,0%" not in said(table)
    assert "phép tính, không phải phép đo" in said(shown.select_one("section[aria-labelledby=theo-nguon]"))
    recall = said(shown.select_one("section[aria-labelledby=do-dung] tbody tr:has(a[href='#luat-dates'])"))
    assert "75,0% (3/4)" in recall and "83,3% (5/6)" in recall
    assert "too few" in said(page_of(path, "/chat-luong", english=True).select_one("main"))


def test_the_share_of_a_source_with_facts_enough_is_told(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", *(article(f"bai-{number}") for number in range(FEW)))
    known = [Measured("dates", "invented", 9, 10, 9, 10, 0.9)]
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW, measured=known).path
    table = page_of(path, "/chat-luong").select_one("section[aria-labelledby=theo-nguon] table")
    assert f"90,0% ({FEW})" in said(table)


def test_the_day_and_place_of_events_have_rows_of_their_own(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", article())
    known = [
        Measured("events", "invented", 9, 10, 9, 10, 0.9),
        Recalled("events", 4, 4, 2, 2),
        Recalled("events.date", 4, 4, 1, 1),
        Recalled("events.locality", 5, 7, 1, 3),
    ]
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW, measured=known).path
    section = page_of(path, "/chat-luong").select_one("section[aria-labelledby=do-dung]")
    day, place = (said(row) for row in section.select("tr.aspect"))
    assert "Ngày của sự kiện" in day and "100,0% (1/1)" in day and "100,0% (3/3)" in day
    assert "Nơi của sự kiện" in place and "33,3% (1/3)" in place and "100,0% (4/4)" in place


def test_what_is_uncertain_is_counted(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", article(), article("bai-2", source=None, published=None))
    known = [Checked("tin.example.vn")]
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW, measured=known).path
    counted = {what: (items, of) for what, items, of in rows(path, "SELECT * FROM unverified")}
    (facts,) = rows(path, "SELECT count(*) FROM fact_evidence")[0]
    assert counted["rules"] == (facts, facts)
    assert counted["sources"] == (0, 1)
    assert counted["articles"] == (1, 2)
    assert counted["people"][1] == 2
    listed = said(page_of(path, "/chat-luong").select_one("section[aria-labelledby=chua-kiem]"))
    assert f"{facts}/{facts} dữ kiện do luật chưa đo đọc" in listed
    assert "1/2 bài không rõ ngày đăng" in listed
    english = said(
        page_of(path, "/chat-luong", english=True).select_one("section[aria-labelledby=chua-kiem]")
    )
    assert "1 of 2 articles have no day of publication" in english


def test_many_sources_are_cut_and_lead_to_the_table(tmp_path: Path) -> None:
    many = [article(f"bai-{number}", source=f"nguon-{number:03}.vn") for number in range(BY_SOURCE + 2)]
    fill(tmp_path / "diaban.db", *many)
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW).path
    section = page_of(path, "/chat-luong").select_one("section[aria-labelledby=theo-nguon]")
    assert len(section.select("tbody tr")) == BY_SOURCE
    assert section.select_one("p a")["href"].endswith("/source_precision")
    folded = section.select("details.rest tbody tr")
    assert len(folded) == BY_SOURCE - 5 and str(BY_SOURCE - 5) in section.summary.text


def test_what_was_found_is_a_part_of_what_there_is() -> None:
    figures = [each for each in measured() if isinstance(each, Recalled)]
    assert {each.kind for each in figures} == {*FACT_TABLES, *ASPECTS["events"]}
    for each in figures:
        assert 0 <= each.found_unseen <= each.gold_unseen <= each.gold
        assert each.found - each.found_unseen <= each.gold - each.gold_unseen
        assert each.found > each.gold / 2
