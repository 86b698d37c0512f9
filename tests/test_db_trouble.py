"""Databases and disks that can't be used: named, with what to do, and nothing half-written."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented import NOW, article, fill

from db.articles import import_articles
from db.errors import DatabaseError, DiskFull, Locked, NewerDatabase, NotADatabase, ReadOnly, name_error
from db.lock import only_one
from db.publish import publish
from db.working import transaction, working_database

NOBODY = 65534
# Imports articles of its own making; what it is told to do by its arguments happens on the way.
IMPORTER = """
import os, resource, signal, sys
from pathlib import Path
from invented import NOW, article
from db.articles import import_articles
from db.working import working_database

def articles(count, killed_at):
    for number in range(count):
        if number == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        yield article(f"bai-{number}")

with working_database(Path(sys.argv[1])) as connection:
    for _ in import_articles(connection, articles(int(sys.argv[2]), int(sys.argv[3])), now=NOW):
        pass
"""
EXTRACTOR = """
import os, signal, sys
from pathlib import Path
from invented import NOW, VERSION, article, extracted
from db.runs import start_run
from db.store import store_facts
from db.working import working_database

def kill(statement):
    if 'INTO "criteria"' in statement:
        os.kill(os.getpid(), signal.SIGKILL)

with working_database(Path(sys.argv[1])) as connection:
    connection.set_trace_callback(kill)
    store_facts(connection, [extracted(article())], version="rules-2", run_id=1, now=NOW)
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "diaban.db"


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder that everyone may enter, and no right to write anywhere else: root may write everywhere."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        if os.geteuid() != os.getuid():
            os.seteuid(os.getuid())
        folder.chmod(0o755)


def drop_rights(folder: Path) -> None:
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


def run(code: str, *arguments: object, file_size: int | None = None) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        if file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    path = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[1])])
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": path},
        preexec_fn=limit,
        capture_output=True,
        text=True,
    )


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def assert_refused(database: Path, error: type[DatabaseError], match: str) -> None:
    with pytest.raises(error, match=match), working_database(database):
        pass


def test_a_newer_database_is_refused_and_left_alone(database: Path) -> None:
    fill(database, article())
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('diaban', 'from_2031', '')"
        )
    assert_refused(database, NewerDatabase, r"newer diaban \(it has from_2031\): upgrade diaban")
    assert count(database, "articles") == 1


def test_a_database_of_another_program_keeps_its_tables(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE articles (whatever)")
    assert_refused(database, NotADatabase, "another program")
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("articles",)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_named(database: Path, content: bytes) -> None:
    database.write_bytes(content)
    assert_refused(database, NotADatabase, str(database))
    assert database.read_bytes() == content


def test_a_read_only_database_is_named(as_nobody: Path) -> None:
    database = as_nobody / "diaban.db"
    fill(database, article())
    database.chmod(0o444)
    drop_rights(as_nobody)
    with pytest.raises(ReadOnly, match=str(database)), working_database(database) as connection:
        list(import_articles(connection, [article("bai-2")], now=NOW))


def test_a_read_only_folder_is_named(as_nobody: Path) -> None:
    fill(as_nobody / "diaban.db", article())
    drop_rights(as_nobody)
    assert_refused(as_nobody / "none.db", ReadOnly, f"{as_nobody}/none")
    assert_refused(as_nobody / "none" / "diaban.db", ReadOnly, f"{as_nobody}/none")
    with pytest.raises(ReadOnly, match=f"{as_nobody}/published"):
        publish(as_nobody / "diaban.db", as_nobody / "published", run_id=1, now=NOW)
    with pytest.raises(ReadOnly, match=f"{as_nobody}/lock"), only_one(as_nobody / "lock"):
        pass


def test_a_locked_database_is_named(database: Path) -> None:
    fill(database, article())
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = pytest.raises(Locked, match="in use by another diaban command")
        with refused, working_database(database, busy_ms=1) as connection:
            list(import_articles(connection, [article("bai-2")], now=NOW))
        other.execute("ROLLBACK")
    assert count(database, "articles") == 1


def test_only_one_holds_the_lock_and_lets_go_of_it(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with only_one(lock), pytest.raises(Locked, match="another diaban command"), only_one(lock):
        pass
    with only_one(tmp_path / "lock"):
        pass


def test_an_import_that_is_killed_has_stored_whole_batches_and_a_second_completes_it(database: Path) -> None:
    killed = run(IMPORTER, database, 350, 300)
    assert killed.returncode == -signal.SIGKILL
    assert count(database, "articles") == count(database, "revisions") == 200
    again = run(IMPORTER, database, 350, -1)
    assert again.returncode == 0, again.stderr
    assert count(database, "articles") == count(database, "revisions") == 350


def test_an_extraction_that_is_killed_leaves_the_facts_that_were_there(database: Path) -> None:
    fill(database, article())
    killed = run(EXTRACTOR, database)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert count(database, "fact_evidence") == 9
    assert count(database, "extractions WHERE extractor_version = 'rules-1'") == 1


def test_an_interrupted_transaction_is_rolled_back(database: Path) -> None:
    with working_database(database) as connection:
        with pytest.raises(KeyboardInterrupt), transaction(connection):
            connection.execute("INSERT INTO programmes VALUES ('a', 'A')")
            raise KeyboardInterrupt
        assert not connection.in_transaction
    assert count(database, "programmes") == 0


def test_an_import_onto_a_full_disk_is_named_and_a_second_completes_it(database: Path) -> None:
    fill(database, article("bai-0"))
    full = run(IMPORTER, database, 900, -1, file_size=400_000)
    assert full.returncode == 1
    assert "DiskFull" in full.stderr
    assert str(database) in full.stderr
    assert 0 < count(database, "articles") < 900
    assert run(IMPORTER, database, 900, -1).returncode == 0
    assert count(database, "articles") == 900


def test_publishing_onto_a_full_disk_leaves_what_was_published(tmp_path: Path, database: Path) -> None:
    fill(database, article())
    folder = tmp_path / "published"
    before = publish(database, folder, run_id=1, now=NOW)
    code = (
        "import sys; from pathlib import Path; from db.publish import publish;"
        "publish(Path(sys.argv[1]), Path(sys.argv[2]), run_id=2, now='2026-02-02T00:00:00Z')"
    )
    full = run(code, database, folder, file_size=100_000)
    assert full.returncode == 1
    assert "DiskFull" in full.stderr
    assert sorted(folder.iterdir()) == sorted([before.path, folder / "diaban.db"])


def test_no_room_at_all_is_named() -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    assert isinstance(name_error(error, Path("x.db")), DiskFull)
