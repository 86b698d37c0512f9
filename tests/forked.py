"""The command in a process of its own that is forked where its modules and lists are loaded already."""

import multiprocessing
import os
import subprocess
import sys
from functools import cache
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

SECONDS = 300


def run_forked(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The `diaban` command, run in a folder."""
    with TemporaryDirectory() as said:
        out, err = Path(said) / "out", Path(said) / "err"
        process = _forks().Process(target=_run, args=(arguments, folder, dict(os.environ), out, err))
        process.start()
        process.join(SECONDS)
        if process.exitcode is None:
            process.kill()
            pytest.fail(f"diaban {' '.join(arguments)} takes longer than {SECONDS} seconds")
        texts = [path.read_text(encoding="utf-8") for path in (out, err)]
        return subprocess.CompletedProcess(arguments, process.exitcode, *texts)


@cache
def _forks() -> ForkServerContext:
    """Where processes are forked; it is started here, with the path on which it finds its modules."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["loaded"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), *sys.path]))
        forkserver.ensure_running()
    return context


def _run(arguments: tuple[str, ...], folder: Path, environment: dict[str, str], out: Path, err: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for path, stream in ((out, 1), (err, 2)):
        written = os.open(path, os.O_WRONLY | os.O_CREAT)
        os.dup2(written, stream)
        os.close(written)
    os.chdir(folder)
    from cli import main

    main(arguments, prog_name="diaban")
