"""One command at a time where two would undo each other's work."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import Locked, ReadOnly


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`; the system lets go of it however the process ends.

    Raises Locked where another process holds it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
    except OSError as error:
        raise ReadOnly(f"{path} can't be written to: {error.strerror}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Locked(
                f"another diaban command is at work here (it holds {path}): let it finish"
            ) from error
        yield
