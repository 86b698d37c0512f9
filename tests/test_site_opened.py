"""A published file that is held open: for whom, for how long, and what is left of it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier, Event

import pytest

from db.site.opened import OpenFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "diaban 100%?#.db"  # characters with a meaning in addresses of files
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (1)")
    return path


def opened(path: Path, threads: int = 2) -> OpenFile:
    return OpenFile(path, threads=threads, prepare=lambda connection: None)


def one(connection: sqlite3.Connection) -> int:
    ((found,),) = connection.execute("SELECT x FROM t").fetchall()
    return int(found)


def descriptors(path: Path) -> int:
    links = (entry.readlink() for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink())
    return sum(str(link).removesuffix(" (deleted)") == str(path) for link in links)


def test_it_is_read_to_the_end_though_it_be_removed(path: Path) -> None:
    file = opened(path)
    path.unlink()
    assert file.read(one) == 1
    file.close()


def test_all_threads_read_at_once(path: Path) -> None:
    file, together = opened(path, threads=4), Barrier(4, timeout=20)

    def read(connection: sqlite3.Connection) -> int:
        together.wait()
        return one(connection)

    with ThreadPoolExecutor(4) as threads:
        assert [*threads.map(lambda _: file.read(read), range(4))] == [1] * 4
    assert descriptors(path) == 4
    file.close()
    assert descriptors(path) == 0


def test_a_retired_file_is_closed_when_its_last_request_ends(path: Path) -> None:
    file = opened(path)
    file.take()
    file.take()
    file.retire()
    file.let_go()
    assert (file.read(one), file.idle.is_set(), descriptors(path)) == (1, False, 2)
    file.let_go()
    assert (file.idle.is_set(), descriptors(path)) == (True, 0)


def test_a_file_that_nobody_reads_is_closed_at_once(path: Path) -> None:
    file = opened(path)
    file.retire()
    assert descriptors(path) == 0
    with pytest.raises(sqlite3.OperationalError, match="not served any more"):
        file.read(one)


def test_a_query_that_runs_when_the_file_is_closed_is_ended_first(path: Path) -> None:
    file, begun, closed = opened(path), Event(), Event()

    def read(connection: sqlite3.Connection) -> int:
        begun.set()
        assert closed.wait(20)
        return one(connection)

    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(file.read, read)
        assert begun.wait(20)
        file.close()
        assert descriptors(path) == 1
        closed.set()
        assert answer.result(20) == 1
    assert descriptors(path) == 0


def test_what_fails_to_open_leaves_nothing_open(path: Path) -> None:
    prepared: list[sqlite3.Connection] = []

    def prepare(connection: sqlite3.Connection) -> None:
        prepared.append(connection)
        if len(prepared) == 3:
            raise sqlite3.OperationalError("too many")

    with pytest.raises(sqlite3.OperationalError, match="too many"):
        OpenFile(path, threads=4, prepare=prepare)
    assert (len(prepared), descriptors(path)) == (3, 0)


def test_what_is_no_database_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "diaban-1.db"
    path.write_bytes(b"text" * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        opened(path)
    assert descriptors(path) == 0
    with pytest.raises(FileNotFoundError):
        opened(tmp_path / "none.db")


def test_files_are_told_apart(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(path.read_bytes())
    files = [opened(each) for each in (path, other, path)]
    assert files[0].digest == files[2].digest != files[1].digest
    for file in files:
        file.close()
