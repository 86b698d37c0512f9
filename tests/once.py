"""What takes long to build and is built once, however many workers run the tests."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """A folder with what `build` writes into one, copied from whoever came first; it may be changed."""
    own = factory.mktemp(name)
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"{name}-built"
    shared.mkdir(exist_ok=True)
    built = shared / "built"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            begun = shared / "begun"
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            build(begun)
            begun.rename(built)
    shutil.copytree(built, own, symlinks=True, dirs_exist_ok=True)
    return own
