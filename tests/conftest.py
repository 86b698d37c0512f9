"""What several test files need: the sample published once, and a server on it."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpus" / "samples"
STARTING_SECONDS = 30


@dataclass(frozen=True, kw_only=True)
class Sample:
    """The embedded sample, imported, extracted and published in a folder of its own."""

    folder: Path

    @property
    def published(self) -> Path:
        """The published file."""
        return self.folder / "var" / "published" / "diaban.db"


def run_diaban(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The `diaban` command, run in a folder."""
    command = [sys.executable, "-c", "from cli import main; main(prog_name='diaban')", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample, published."""
    folder = tmp_path_factory.mktemp("sample")
    for arguments in (("import", str(SAMPLES)), ("refresh",)):
        done = run_diaban(*arguments, folder=folder)
        assert done.returncode == 0, done.stderr
    return Sample(folder=folder)


@pytest.fixture(scope="session")
def site(sample: Sample) -> Iterator[str]:
    """The address of a running `diaban serve` on the sample."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from cli import main; main()", "serve", "--port", str(port)]
    log = (sample.folder / "serve.log").open("wb")
    server = subprocess.Popen(command, cwd=sample.folder, stdout=log, stderr=log, env={**os.environ})
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    """Until the server answers; fails where it has ended."""
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server has ended"
        try:
            httpx.get(address, timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not answer")


@pytest.fixture(scope="session")
def article_ids(sample: Sample) -> list[str]:
    """The ids of the sample's articles, those with the most facts first."""
    with closing(sqlite3.connect(sample.published)) as connection:
        rows = connection.execute("SELECT article_id FROM fact_evidence GROUP BY 1 ORDER BY count(*) DESC, 1")
        return [article_id for (article_id,) in rows]
