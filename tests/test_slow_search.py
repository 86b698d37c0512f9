"""Search by locality on a file with a million facts of all kinds: places of every level, old and new."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from multiplied import multiply
from running import ROOT, run_diaban

from cli_places import other_names
from db.metadata import build_metadata
from db.people import name_key
from db.place_names import search_place
from db.publish import publish

FACTS = 1_000_000
SECONDS = 0.1

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The sample's articles over and over, spread over all units that there have been."""
    folder = tmp_path_factory.mktemp("million")
    for arguments in (("import", str(ROOT / "corpus" / "samples")), ("extract",)):
        assert run_diaban(*arguments, folder=folder).returncode == 0
    working = folder / "var" / "diaban.db"
    with closing(sqlite3.connect(working)) as connection:
        (facts,) = connection.execute("SELECT count(*) FROM fact_evidence").fetchone()
    multiply(working, FACTS // facts)
    publication = publish(
        working, folder / "out", run_id=1, now="2026-01-02T03:04:05Z", find_names=other_names
    )
    assert publication.facts >= FACTS
    with closing(sqlite3.connect(publication.path)) as connection:
        connection.create_function("fold", 1, name_key, deterministic=True)
        connection.create_function("search_place", 1, search_place, deterministic=True)
        yield connection


@pytest.mark.parametrize("name", ["su_kien_theo_dia_ban", "su_kien_moi_cau_chuyen"])
@pytest.mark.parametrize(
    ("place", "least"),
    [
        ("nghe an", 100),
        ("Tỉnh Nghệ An", 100),
        ("tỉnh Hà Tây", 0),
        ("Thành phố Hồ Chí Minh", 100),
        ("tp hcm", 100),
        ("Tỉnh Bình Dương", 100),
        ("huyện Thủy Nguyên", 1),
        ("tx cua lo", 1),
        ("phường Cửa Lò", 1),
        ("Đồng Nai", 100),
    ],
)
def test_events_of_a_place_are_found_in_a_tenth_of_a_second(
    published: sqlite3.Connection, name: str, place: str, least: int
) -> None:
    """In processor time, since other tests may run beside this one; the quickest of a few."""
    sql = build_metadata()["databases"]["diaban"]["queries"][name]["sql"]
    # The longest answers: those of programs.
    parameters = {"dia_ban": place, "tu_ngay": "", "den_ngay": "", "_rows_most": 1001, "_rows_before": 0}
    spent = []
    for _ in range(5):
        begin = time.process_time()
        found = published.execute(sql, parameters).fetchall()
        spent.append(time.process_time() - begin)
    assert len(found) >= least
    assert min(spent) < SECONDS
