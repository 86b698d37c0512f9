"""Serving the published file in force, also after another has taken its place.

Datasette keeps a connection for each thread for as long as it runs. Here a thread looks, before each query,
whether the link leads to another file by now, and if so opens that one.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from datasette.database import Database

T = TypeVar("T")
_threads = threading.local()


class FollowingDatabase(Database):  # type: ignore[misc]  # Datasette has no types
    """A read-only database whose path is a link; every query is answered from the file that it leads to."""

    @property
    def cached_table_counts(self) -> dict[str, int] | None:
        """Row counts of the file in force; None where they have not been counted yet."""
        if getattr(self, "_counted", None) != self.target():
            self._counted = self.target()
            self._cached_table_counts = None
        counts: dict[str, int] | None = super().cached_table_counts
        return counts

    def target(self) -> str:
        """The file that the link leads to."""
        return str(Path(self.path).resolve())

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """`fn` of a connection to the file in force, in one of Datasette's threads."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.ds.executor, self._with_connection, fn)

    def _with_connection(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        held: dict[str, tuple[str, sqlite3.Connection]] = _threads.__dict__.setdefault("held", {})
        target = self.target()
        if self.name not in held or held[self.name][0] != target:
            if self.name in held:
                held.pop(self.name)[1].close()
            held[self.name] = (target, self._open(target))
        return fn(held[self.name][1])

    def _open(self, target: str) -> sqlite3.Connection:
        connection = sqlite3.connect(f"file:{target}?immutable=1", uri=True, check_same_thread=False)
        self.ds._prepare_connection(connection, self.name)
        return connection


def follow_links(datasette: Any) -> None:
    """Put a FollowingDatabase in the place of every read-only database that is served through a link."""
    for name, database in list(datasette.databases.items()):
        if not database.is_mutable and database.path and Path(database.path).is_symlink():
            following = FollowingDatabase(datasette, path=database.path, is_mutable=False)
            datasette.remove_database(name)
            datasette.add_database(following, name=name)
