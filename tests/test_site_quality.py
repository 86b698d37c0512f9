"""What the site says of its own precision."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup
from invented import NOW, article, fill
from running import Sample

from cli_measured import measured
from db.evaluation import Measured
from db.publish import publish
from db.schema import FACT_TABLES
from db.site.quality import by_kind, lower_bound
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
    shown = {row.select_one("a")["href"].removeprefix("#luat-"): row for row in table.select("tbody tr")}
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
