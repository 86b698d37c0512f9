"""The sample corpus through the whole house: import, extract, publish, twice."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from db.schema import FACT_TABLES
from db.search import search_passages

SAMPLES = Path(cli.__file__).parent / "corpus" / "samples"
TABLES = (
    *FACT_TABLES,
    "fact_evidence",
    "positions",
    "award_recipients",
    "mentions",
    "passages",
    "people",
    "places",
)


def run(folder: Path, *arguments: str) -> str:
    places = ["--database", str(folder / "diaban.db"), "--published", str(folder / "published")]
    result = CliRunner().invoke(cli.main, [*places, *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def contents(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(folder / "published" / "diaban.db")) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    run(folder, "import", str(SAMPLES / "html"), str(SAMPLES / "text"))
    run(folder, "refresh")
    return folder


@pytest.fixture
def published(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "published" / "diaban.db")) as connection:
        yield connection


def test_every_kind_of_fact_is_found(published: sqlite3.Connection) -> None:
    for table in FACT_TABLES:
        assert published.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0, table
    assert published.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_evidence_is_in_the_text(published: sqlite3.Connection) -> None:
    rows = published.execute(
        'SELECT f.text, r.content, f.start, f."end" FROM facts f JOIN fact_evidence e ON e.id = f.id'
        " JOIN revisions r ON r.id = e.revision_id WHERE r.content IS NOT NULL"
    ).fetchall()
    assert len(rows) > 100
    assert all(content[start:end] == text for text, content, start, end in rows)


def test_ranks_and_places_are_found_without_accents(published: sqlite3.Connection) -> None:
    for query, words in (("dai ta", "Đại tá"), ("nghe an", "Nghệ An")):
        best = search_passages(published, query, limit=1)
        text, path = published.execute(
            "SELECT s.text, (SELECT group_concat(p.path) FROM facts f JOIN places p ON p.id = f.place_id"
            " WHERE f.passage_id = s.id) FROM passages s WHERE s.id = ?",
            best,
        ).fetchone()
        assert words in f"{text} {path}"


def test_places_have_those_above_them(published: sqlite3.Connection) -> None:
    orphans = published.execute(
        "SELECT * FROM places WHERE level <> 'province' AND parent_id IS NULL"
    ).fetchall()
    assert orphans == []


@pytest.mark.parametrize("arguments", [("refresh",), ("refresh", "--all")])
def test_again_gives_the_same_facts(folder: Path, arguments: tuple[str, ...]) -> None:
    before = contents(folder)
    run(folder, *arguments)
    assert contents(folder) == before


def test_another_database_has_the_same_ids(folder: Path, tmp_path: Path) -> None:
    run(tmp_path, "import", str(SAMPLES / "text"), str(SAMPLES / "html"))
    run(tmp_path, "refresh")
    ids = [sorted(row[0] for row in contents(each)["fact_evidence"]) for each in (folder, tmp_path)]
    assert ids[0] == ids[1]
