"""A published file that is held open: it can be read to the end, though it be removed from its folder."""

import asyncio
import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any, TypeVar

T = TypeVar("T")
Prepare = Callable[[sqlite3.Connection], None]


class OpenFile:
    """One published file, and a connection to it for each thread that queries run in.

    path: the file itself, not the link to it.
    digest: tells it from every other published file.
    remembered: what Datasette has found out about it, which of another file would be wrong.
    idle: set while no request reads it.
    """

    def __init__(self, path: Path, *, threads: int, prepare: Prepare) -> None:
        """Raises sqlite3.Error or OSError where there is no file that can be read."""
        about = path.stat()
        self.path = path
        self.digest = hashlib.sha256(f"{path.name} {about.st_size} {about.st_mtime_ns}".encode()).hexdigest()
        self.remembered: dict[str, Any] = {"size": about.st_size}
        self.idle = asyncio.Event()
        self.idle.set()
        self._readers = 0
        self._retired = self._closed = False
        self._free: LifoQueue[sqlite3.Connection] = LifoQueue()
        try:
            for _ in range(threads):
                self._free.put(_connection(path, prepare))
        except sqlite3.Error:
            self.close()
            raise

    def read(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """`fn` of one of the connections; in a thread, of which there are no more than connections."""
        try:
            connection = self._free.get_nowait()
        except Empty as error:
            raise sqlite3.OperationalError(f"{self.path.name} is not served any more") from error
        try:
            return fn(connection)
        finally:
            self._free.put(connection)
            if self._closed:
                self.close()

    def take(self) -> None:
        """A request begins that will read this file only."""
        self._readers += 1
        self.idle.clear()

    def let_go(self) -> None:
        """The request has ended."""
        self._readers -= 1
        if self._readers == 0:
            self.idle.set()
            if self._retired:
                self.close()

    def retire(self) -> None:
        """Another file is in force: close this one as soon as no request reads it."""
        self._retired = True
        if self._readers == 0:
            self.close()

    def close(self) -> None:
        """Close the connections: now those that are free, the others when their queries end."""
        self._closed = True
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return


def _connection(path: Path, prepare: Prepare) -> sqlite3.Connection:
    uri = f"{path.as_uri()}?immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        prepare(connection)
        # Fails here, and not in a reader's request, where this is no database.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
