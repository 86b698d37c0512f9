"""Running the command and its server, for tests of either."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from forked import run_forked

ROOT = Path(__file__).parents[1]
STARTING_SECONDS = 60


@dataclass(frozen=True, kw_only=True)
class Sample:
    """The embedded sample, imported, extracted and published in a folder of its own."""

    folder: Path

    @property
    def published(self) -> Path:
        """The published file."""
        return self.folder / "var" / "published" / "diaban.db"


def run_diaban(*arguments: str, folder: Path, afresh: bool = False) -> subprocess.CompletedProcess[str]:
    """The `diaban` command, run in a folder; afresh: as a shell starts it, which takes seconds of loading."""
    if not afresh:
        return run_forked(*arguments, folder=folder)
    command = [sys.executable, "-c", "from cli import main; main(prog_name='diaban')", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of `diaban serve`, run in a folder until the end of the block; its log is `serve.log`."""
    with serving_process(folder) as (address, _):
        yield address


@contextmanager
def serving_process(folder: Path, *, log: str = "serve.log") -> Iterator[tuple[str, int]]:
    """The address of `diaban serve` and the id of its process."""
    port = free_port()
    command = [sys.executable, "-c", "from cli import main; main()", "serve", "--port", str(port)]
    with answering(command, port, folder=folder, log=log) as served:
        yield served


@contextmanager
def answering(command: Sequence[str], port: int, *, folder: Path, log: str) -> Iterator[tuple[str, int]]:
    """The address and the process of a server that a command starts, until the end of the block."""
    with (folder / log).open("wb") as written:
        server = subprocess.Popen(command, cwd=folder, stdout=written, stderr=written)
        try:
            wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}", server.pid
        finally:
            server.terminate()
            server.wait(timeout=20)


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
