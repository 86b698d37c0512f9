"""A place is found by its own name and by those of the units before and after it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from invented import NOW, article, fill

from cli_places import other_names
from db.place_names import search_place
from db.publish import publish

CUA_LO = "413-2018-01-01"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Cửa Lò", 'search_text : "cửa lò"'),
        ("cua lo", 'search_fold : "cua lo"'),
        ("TX Cửa Lò", 'search_text : "thị xã cửa lò"'),
        ("tx cua lo", 'search_fold : "thi xa cua lo"'),
        ("TX. Cửa Lò, Nghệ An", 'search_text : "thị xã cửa lò" AND search_text : "nghệ an"'),
        ("TP.HCM", 'search_fold : "thanh pho ho chi minh"'),
        ("Q. 9", 'search_fold : "quan 9"'),
        ("P", 'search_fold : "p"'),
        ('"NEAR(a b" OR *', 'search_fold : "near a b or"'),
        ("Thái Hoà", 'search_text : "thái hòa"'),
        ("", '""'),
        (" , -", '""'),
    ],
)
def test_what_a_reader_types_becomes_a_query(query: str, expected: str) -> None:
    assert search_place(query) == expected


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with facts in the town of Cửa Lò, which ended in 2024."""
    folder = tmp_path_factory.mktemp("places")
    fill(folder / "diaban.db", article())
    return publish(folder / "diaban.db", folder / "out", run_id=1, now=NOW, find_names=other_names).path


def found(path: Path, query: str) -> dict[str, tuple[str, int]]:
    """By place: how it is found, the surest way first."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT n.place_id, n.relation, n.sure FROM place_names_fts"
            " JOIN place_names n ON n.id = place_names_fts.rowid"
            " WHERE place_names_fts MATCH ? ORDER BY n.sure, n.relation = 'own'",
            [search_place(query)],
        )
        return {place: (relation, sure) for place, relation, sure in rows}


@pytest.mark.parametrize(
    ("query", "how"),
    [
        ("thị xã Cửa Lò", ("own", 1)),
        ("tx cua lo, nghe an", ("own", 1)),
        ("Nghệ An", ("own", 1)),
        ("phường Cửa Lò", ("later", 1)),
        ("TP Vinh", ("later", 1)),
        ("phường Trường Vinh", None),
        ("Hà Tĩnh", None),
    ],
)
def test_a_town_is_found_by_its_old_and_new_names(
    published: Path, query: str, how: tuple[str, int] | None
) -> None:
    assert found(published, query).get(CUA_LO) == how


def test_without_a_gazetteer_a_place_has_its_own_name(tmp_path: Path) -> None:
    fill(tmp_path / "diaban.db", article())
    path = publish(tmp_path / "diaban.db", tmp_path / "out", run_id=1, now=NOW).path
    assert found(path, "Cửa Lò")[CUA_LO] == ("own", 1)
    assert found(path, "phường Cửa Lò") == {}
