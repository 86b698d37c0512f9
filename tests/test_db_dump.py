"""The dump: the same as what is published, whole, safe to open, in one step."""

import csv
import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from invented import NOW, article, fill
from pyarrow import parquet
from running import ROOT

import cli
import db.dump
from db.dump import CURRENT, MANIFEST, SUMS, Dump, dump
from db.errors import DatabaseError, Locked
from db.lock import only_one
from db.publish import publish
from db.releases import current_release
from db.spreadsheets import safe_cell
from db.suppress import suppress
from db.working import working_database

RIGHTS = {"name": "x", "licence": "CC BY 4.0"}
TEXTS = [
    "=1+1",
    "+84 912",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "＝1",
    'a"b,\r\nc',
    "Đại tá",
    "",
    "'x",
    "a=1",
]


class House:
    """A working database, a published folder and a dump."""

    def __init__(self, folder: Path) -> None:
        self.working = folder / "diaban.db"
        self.published = folder / "published"
        self.folder = folder / "dump"
        self.runs = 0

    def publish(self) -> Path:
        self.runs += 1
        return publish(self.working, self.published, run_id=self.runs, now=NOW).path

    def dump(self) -> Dump:
        path = current_release(self.published)
        assert path is not None
        return dump(path, self.folder, rights=RIGHTS)

    @property
    def current(self) -> Path:
        return self.folder / CURRENT

    def lines(self, table: str) -> list[dict[str, Any]]:
        text = (self.current / f"{table}.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def a_file_with(path: Path, texts: list[str]) -> Path:
    """A database such as those that are published, with a table of hostile texts."""
    with opened(path) as connection:
        connection.execute("CREATE TABLE build (built_at, extractor_version, articles, stories, facts)")
        connection.execute("INSERT INTO build VALUES ('2026-01-01T00:00:00Z', 'v', 1, 1, 1)")
        connection.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, text TEXT, share NUMERIC, met REAL)")
        connection.executemany("INSERT INTO said VALUES (?, ?, ?, -1.5)", enumerate_rows(texts))
        connection.commit()
    return path


def enumerate_rows(texts: list[str]) -> list[tuple[int, str, int]]:
    return [(-number, text, number) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_every_table_has_all_its_rows_in_each_form(house: House, form: str) -> None:
    fill(house.working, article(), article("bai-2"))
    house.publish()
    house.dump()
    with opened(house.current / "diaban.db") as connection:
        for name in ("articles", "criteria", "place_parts"):
            path = house.current / f"{name}.{form}"
            (rows,) = connection.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert rows > 0
            if form == "parquet":
                assert parquet.read_table(path).num_rows == rows
            elif form == "csv":
                with path.open(encoding="utf-8-sig", newline="") as stream:
                    assert len(list(csv.DictReader(stream))) == rows
            else:
                assert len(house.lines(name)) == rows


def test_search_tables_are_in_the_sqlite_file_only(house: House) -> None:
    fill(house.working, article())
    house.publish()
    names = {file.name for file in house.dump().files}
    assert not [name for name in names if "_fts" in name or name.startswith("sqlite_")]
    with opened(house.current / "diaban.db") as connection:
        assert connection.execute("SELECT count(*) FROM passages_fts").fetchone()[0] > 0


def test_the_manifest_says_of_every_file_what_it_is(house: House) -> None:
    fill(house.working, article())
    house.publish()
    house.dump()
    manifest = json.loads((house.current / MANIFEST).read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["licence"], manifest["built_at"]) == ("x", "CC BY 4.0", NOW)
    listed = {file["name"]: file for file in manifest["files"]}
    there = {path.name for path in house.current.iterdir()} - {MANIFEST, SUMS}
    assert set(listed) == there
    for name, file in listed.items():
        body = (house.current / name).read_bytes()
        assert file["bytes"] == len(body)
        assert file["sha256"] == hashlib.sha256(body).hexdigest()
    assert listed["articles.csv"]["rows"] == listed["articles.jsonl"]["rows"] == 1
    assert listed["diaban.db"]["rows"] is None


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="install coreutils")
def test_every_file_is_vouched_for(house: House) -> None:
    fill(house.working, article())
    house.publish()
    house.dump()
    command = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    assert subprocess.run(command, cwd=house.current, capture_output=True, check=False).returncode == 0
    listed = {line.split("  ")[1] for line in (house.current / SUMS).read_text("utf-8").splitlines()}
    assert listed == {path.name for path in house.current.iterdir()} - {SUMS}
    with (house.current / "articles.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(" ")
    assert subprocess.run(command, cwd=house.current, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("name", ["facts", "criteria_by_locality", "fact_evidence"])
def test_what_joins_tables_is_there_too(house: House, name: str) -> None:
    fill(house.working, article(), article("bai-2"))
    house.publish()
    house.dump()
    with opened(house.current / "diaban.db") as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
    assert rows and house.lines(name) == rows
    assert parquet.read_table(house.current / f"{name}.parquet").num_rows == len(rows)


def test_a_dump_is_killed_without_harm(house: House) -> None:
    fill(house.working, article())
    house.publish()
    before = house.dump()
    code = (
        "import os, sys; from pathlib import Path; import db.dump\n"
        "def die(*_): os.kill(os.getpid(), 9)\n"
        "db.dump._write_jsonl = die\n"
        "db.dump.dump(Path(sys.argv[1]), Path(sys.argv[2]), rights={})"
    )
    published = str(current_release(house.published))
    command = [sys.executable, "-c", code, published, str(house.folder)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == -9
    assert house.current.resolve() == before.path.resolve()
    assert house.lines("articles")
    after = house.dump()
    assert house.current.resolve() == after.path.resolve()
    assert len([path for path in house.folder.iterdir() if path.is_dir() and not path.is_symlink()]) == 1


def test_the_same_publication_makes_the_same_bytes(house: House) -> None:
    fill(house.working, article(), article("bai-2"))
    house.publish()
    first, second = house.dump(), house.dump()
    assert first.files == second.files
    assert first.path != second.path


def test_texts_that_spreadsheets_would_run_are_disarmed_in_csv_alone(tmp_path: Path) -> None:
    published = a_file_with(tmp_path / "diaban-x.db", TEXTS)
    path = dump(published, tmp_path / "dump", rights=RIGHTS).path
    with (path / "said.csv").open(encoding="utf-8-sig", newline="") as stream:
        written = {int(row["id"]): row for row in csv.DictReader(stream)}
    lines = [
        json.loads(line) for line in (path / "said.jsonl").read_text(encoding="utf-8").split("\n") if line
    ]
    table = parquet.read_table(path / "said.parquet").to_pylist()
    assert {line["id"]: line["text"] for line in lines} == {-n: text for n, text in enumerate(TEXTS, 1)}
    assert {row["id"]: row["text"] for row in table} == {-n: text for n, text in enumerate(TEXTS, 1)}
    for number, text in enumerate(TEXTS, 1):
        row = written[-number]
        assert row["text"] == (f"'{text}" if number <= 8 else text)
        assert row["met"] == "-1.5"


@pytest.mark.parametrize("value", [-1, -1.5, None, 3, "", "a", "Đ", " =1"])
def test_what_is_no_formula_is_left_alone(value: Any) -> None:
    assert safe_cell(value) == value


@pytest.mark.parametrize(
    "policy, content, quote", [("full", True, True), ("quotes", False, True), ("link", False, False)]
)
def test_the_policy_of_a_source_is_obeyed(house: House, policy: str, content: bool, quote: bool) -> None:
    fill(house.working, article(), policy=policy)
    house.publish()
    house.dump()
    assert all((line["content"] is not None) == content for line in house.lines("revisions"))
    assert all((line["text"] is not None) == quote for line in house.lines("passages"))
    assert house.lines("passages") and house.lines("revisions")


def test_who_is_suppressed_is_in_no_file_after_the_next_dump(house: House) -> None:
    name = "Đặng Thử Nghiệm"
    fill(house.working, article(), policy="full")
    house.publish()
    house.dump()
    assert any(name in path.read_text(encoding="utf-8") for path in house.current.glob("*.jsonl"))
    with working_database(house.working) as connection:
        suppress(connection, "person", name, reason="asked", now=NOW)
    house.publish()
    house.dump()
    for path in house.folder.rglob("*"):
        if path.is_file():
            assert name.encode() not in path.read_bytes(), path


def test_a_dump_that_fails_leaves_the_one_before(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(house.working, article())
    house.publish()
    first = house.dump()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(db.dump, "_write_csv", fail)
    with pytest.raises(DatabaseError, match="No space left"):
        house.dump()
    assert house.current.resolve() == first.path.resolve()
    assert sorted(path.name for path in house.folder.iterdir()) == [".lock", CURRENT, first.path.name]


def test_two_dumps_at_once_are_refused(house: House) -> None:
    fill(house.working, article())
    house.publish()
    with only_one(house.folder / ".lock"), pytest.raises(Locked):
        house.dump()


def test_without_pyarrow_there_is_no_parquet_and_it_is_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(house.working, article())
    house.publish()
    monkeypatch.setattr(db.dump, "has_parquet", _no)
    options = ["--database", str(house.working), "--published", str(house.published)]
    result = CliRunner().invoke(cli.main, [*options, "dump", "--to", str(house.folder)])
    assert result.exit_code == 0, result.output
    assert "diaban[parquet]" in result.stderr
    assert not list(house.current.glob("*.parquet"))
    manifest = json.loads((house.current / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["licence_url"].startswith("https://")


def test_nothing_published_is_said(tmp_path: Path) -> None:
    options = ["--published", str(tmp_path / "nothing"), "dump", "--to", str(tmp_path / "dump")]
    result = CliRunner().invoke(cli.main, options)
    assert result.exit_code == 1
    assert "diaban publish" in result.output


def _no() -> bool:
    return False


def test_a_refresh_can_write_the_dump_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Công an tỉnh Nghệ An họp.", encoding="utf-8")
    options = ["--database", str(tmp_path / "x.db"), "--published", str(tmp_path / "published")]
    for step in (
        ["import", str(tmp_path / "a.txt")],
        ["refresh", "--no-scrape", "--dump", str(tmp_path / "d")],
    ):
        result = CliRunner().invoke(cli.main, [*options, *step])
        assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["status"] == "ok"
    assert (tmp_path / "d" / CURRENT / MANIFEST).exists()
