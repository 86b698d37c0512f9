"""What the site says of its own precision."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup
from invented import NOW, article, fill
from published_pages import answers, said
from published_pages import page as page_of
from running import Sample

from cli_measured import measured
from db.errors import RefusedToPublish
from db.evaluation import Checked, Judged, Measured, Recalled
from db.fitting import lacking_in
from db.publish import publish
from db.releases import roll_back
from db.schema import FACT_TABLES
from db.site.quality import ASPECTS, BY_SOURCE, FEW, MEASURED_SOURCES, by_kind, lower_bound
from extract.confidence import confidence_of

LATER = "2026-01-03T03:04:05Z"


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


JUDGED = [
    Judged("bai-1", "dates", 17, 19),
    Judged("bai-2", "dates", 180, 200),
    Judged("bai-2", "units", 0, 0),
    Judged("bai-3", "units", 1200, 1300),
    Judged("bai-9", "awards", 7, 7),  # of no article that is published
]


@pytest.fixture(scope="module")
def judged_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of three sources, one of them with no source's name and one not measured."""
    folder = tmp_path_factory.mktemp("judged")
    others = [article(each, source=f"{each}.example.vn") for each in ("bai-2", "bai-3", "bai-4")]
    fill(folder / "diaban.db", article(source=None), *others)
    known = [Measured("dates", "invented", 9, 10, 9, 10, 0.9), *JUDGED]
    return publish(folder / "diaban.db", folder / "out", run_id=1, now=NOW, measured=known).path


def test_what_was_measured_is_beside_what_is_computed(judged_file: Path) -> None:
    columns = 'source_id, kind, facts, "right", seen, annotated, measured, expected'
    found = rows(judged_file, f"SELECT {columns} FROM source_precision WHERE kind IN ('dates', 'units')")
    assert set(found) == {
        (None, "dates", 1, 17, 19, 1, 1, 0.9),
        (None, "units", 1, 0, 0, 0, 0, None),
        ("bai-2.example.vn", "dates", 1, 180, 200, 1, 1, 0.9),
        ("bai-2.example.vn", "units", 1, 0, 0, 1, 0, None),
        ("bai-3.example.vn", "dates", 1, 0, 0, 0, 1, 0.9),
        ("bai-3.example.vn", "units", 1, 1200, 1300, 1, 0, None),
        ("bai-4.example.vn", "dates", 1, 0, 0, 0, 1, 0.9),
        ("bai-4.example.vn", "units", 1, 0, 0, 0, 0, None),
    }
    assert rows(judged_file, "SELECT sum(seen) FROM source_precision WHERE kind = 'awards'") == [(0,)]


def test_a_kind_that_nothing_was_read_of_since_has_a_row_if_it_was_measured(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", article(title="", text="Một câu không có gì để trích."))
    known = [Judged("bai-1", "dates", 1, 2)]
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW, measured=known).path
    assert rows(path, "SELECT * FROM source_precision") == [("tin.example.vn", "dates", 0, 1, 2, 1, 0, None)]
    section = page_of(path, "/chat-luong").select_one("section[aria-labelledby=theo-nguon]")
    assert [said(each) for each in section.select("table caption")] == [
        "Đo trên bài đã đánh dấu: đúng/đọc ra; nguồn nhiều dữ kiện trước Measured on marked articles: right"
        " out of read; the sources with the most facts first"
    ]


def by_kind_of(table: BeautifulSoup, source: str) -> dict[str, str]:
    """What a source's row says, by the headings for telephones."""
    (row,) = (each for each in table.select("tbody tr") if said(each.select_one("th")) == source)
    return {str(cell["data-label"]): said(cell) for cell in row.select("td")}


def test_what_was_measured_comes_first_and_is_told_apart(judged_file: Path) -> None:
    section = page_of(judged_file, "/chat-luong").select_one("section[aria-labelledby=theo-nguon]")
    assert [said(each).split(" ")[0] for each in section.select("h2, h3")] == ["Độ", "Đo", "Dự"]
    first, second = section.select("table")
    assert "Đây là phép đo." in said(first.find_previous("p"))
    assert "phép tính, không phải phép đo" in said(second.find_previous("p"))
    assert "Chưa ai đánh dấu bài" not in said(section)
    assert {said(th) for th in first.select("tbody th")} == {
        "không rõ nguồn source unknown",
        "bai-2.example.vn",
        "bai-3.example.vn",
    }
    assert len(second.select("tbody tr")) == 4


@pytest.mark.parametrize(
    ("source", "kind", "shown"),
    [
        ("bai-2.example.vn", "Thời gian", "180/200 90,0%"),
        ("bai-2.example.vn", "Mọi loại", "180/200 90,0%"),
        ("bai-2.example.vn", "Bài đã đánh dấu", "1"),
        ("bai-2.example.vn", "Đơn vị", "–"),
        ("bai-2.example.vn", "Số liệu", "–"),
        ("bai-3.example.vn", "Đơn vị", "1.200/1.300 92,3%"),
        ("không rõ nguồn source unknown", "Thời gian", "17/19 89,5% ≥ 68,6%"),
    ],
)
def test_a_source_s_measure_is_told(judged_file: Path, source: str, kind: str, shown: str) -> None:
    table = page_of(judged_file, "/chat-luong").select_one("section[aria-labelledby=theo-nguon] table")
    assert by_kind_of(table, source)[kind] == shown


def test_the_measure_is_told_in_english_alone(judged_file: Path) -> None:
    english = page_of(judged_file, "/chat-luong", english=True)
    table = english.select_one("section[aria-labelledby=theo-nguon] table")
    assert by_kind_of(table, "bai-3.example.vn")["Units"] == "1,200/1,300 92.3%"
    assert by_kind_of(table, "source unknown")["Dates"] == "17/19 89.5% ≥ 68.6%"
    assert "đánh dấu" not in said(english.select_one("section[aria-labelledby=theo-nguon]"))


def test_the_page_leads_to_what_was_measured_in_a_table_and_as_a_file(judged_file: Path) -> None:
    section = page_of(judged_file, "/chat-luong").select_one("section[aria-labelledby=theo-nguon]")
    table, file = (str(link["href"]) for link in section.select("h3 ~ p a[href*=source_precision]"))
    shown = page_of(judged_file, table)
    assert len(shown.select("main table tbody tr")) == 4
    assert "Precision by source" in said(shown.select_one("h1"))
    (answer,) = answers(judged_file, [file])
    head, *lines = answer.text.splitlines()
    assert head.split(",")[-6:] == ["facts", "right", "seen", "annotated", "measured", "expected"]
    assert len(lines) == 4


def test_many_measured_sources_are_cut(tmp_path: Path) -> None:
    many = [
        article(f"bai-{number}", source=f"nguon-{number:03}.vn") for number in range(MEASURED_SOURCES + 1)
    ]
    fill(tmp_path / "diaban.db", *many)
    known = [Judged(each.id, "dates", 1, 1) for each in many]
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW, measured=known).path
    section = page_of(path, "/chat-luong").select_one("section[aria-labelledby=theo-nguon]")
    shown = section.select("table[aria-describedby=do-theo-nguon-noi] tbody tr")
    assert len({said(row.select_one("th")) for row in shown}) == len(shown) == MEASURED_SOURCES
    assert (
        len(section.select("details.rest table[aria-describedby=do-theo-nguon-noi] tbody tr"))
        == MEASURED_SOURCES - 5
    )
    assert f"Chỉ {MEASURED_SOURCES} nguồn nhiều dữ kiện nhất." in said(section)


def test_a_file_from_before_sources_were_measured_is_replaced(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", article())
    old = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW).path
    old.chmod(0o644)
    with closing(sqlite3.connect(old)) as connection, connection:
        for column in ("right", "seen", "annotated"):
            connection.execute(f'ALTER TABLE source_precision DROP COLUMN "{column}"')
    assert lacking_in(old) == [f"source_precision.{column}" for column in ("right", "seen", "annotated")]
    known = [Judged("bai-1", "dates", 1, 1)]
    new = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=2, now=LATER, measured=known).path
    assert lacking_in(new) == []
    assert rows(new, "SELECT count(*) FROM retractions") == [(0,)]
    with pytest.raises(RefusedToPublish, match="another version of diaban, without source_precision"):
        roll_back(tmp_path / "out", suppressed_at=None)


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
