"""A running site and the next publication: new pages at once, no failed answer on the way."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from running import Sample, free_port, run_diaban, wait_for


@pytest.fixture
def own(sample: Sample, tmp_path: Path) -> Sample:
    """A copy of the sample that may be changed."""
    folder = tmp_path / "own"
    shutil.copytree(sample.folder, folder, symlinks=True)
    return Sample(folder=folder)


@pytest.fixture
def own_site(own: Sample) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-c", "from cli import main; main()", "serve", "--port", str(port)]
    with (
        (own.folder / "own.log").open("wb") as log,
        subprocess.Popen(command, cwd=own.folder, stdout=log, stderr=log) as server,
    ):
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server)
        yield address
        server.terminate()


def counted(site: str) -> int:
    rows = httpx.get(
        f"{site}/diaban/articles.json", params={"_shape": "array", "_size": "max"}, timeout=30
    ).json()
    return len(rows)


def test_a_running_site_shows_the_next_publication(own: Sample, own_site: str) -> None:
    with closing(sqlite3.connect(own.published)) as connection:
        ((gone,),) = connection.execute("SELECT id FROM articles ORDER BY id LIMIT 1")
    before = counted(own_site)
    assert httpx.get(f"{own_site}/bai/{gone}", timeout=30).status_code == 200
    answers: list[int] = []
    done = threading.Event()

    def read_on() -> None:
        while not done.is_set():
            answers.append(httpx.get(f"{own_site}/diaban/criteria", timeout=30).status_code)

    readers = [threading.Thread(target=read_on) for _ in range(2)]
    for reader in readers:
        reader.start()
    for arguments in (("remove", gone), ("publish",)):
        assert run_diaban(*arguments, folder=own.folder).returncode == 0
    after = counted(own_site)
    done.set()
    for reader in readers:
        reader.join()
    assert after == before - 1
    assert httpx.get(f"{own_site}/bai/{gone}", timeout=30).status_code == 410
    assert answers and set(answers) == {200}


def test_a_running_site_goes_back_with_a_rollback(own: Sample, own_site: str) -> None:
    with closing(sqlite3.connect(own.published)) as connection:
        ((gone,),) = connection.execute("SELECT id FROM articles ORDER BY id LIMIT 1")
    for arguments in (("remove", gone), ("publish",)):
        assert run_diaban(*arguments, folder=own.folder).returncode == 0
    assert httpx.get(f"{own_site}/bai/{gone}", timeout=30).status_code == 410
    assert run_diaban("rollback", folder=own.folder).returncode == 0
    assert httpx.get(f"{own_site}/bai/{gone}", timeout=30).status_code == 200
