"""Serving the published file in force, also after another has taken its place.

Every request reads one file from beginning to end: the one that the link leads to when it comes. Where
that is another than before, requests wait while it is opened and those that still read the old one end; then
all see the new one. Requests that take longer, such as exports, go on with the old file.
"""

import asyncio
import contextvars
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.database import Database

from db.errors import OtherVersion
from db.fitting import refuse_other_version
from db.site.opened import OpenFile

if TYPE_CHECKING:
    from datasette.app import Datasette

T = TypeVar("T")
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

WAIT_SECONDS = 0.5  # for requests that read the old file
GRACE_SECONDS = 300.0  # after which an old file is closed, whoever still reads it
RETRY_SECONDS = 5.0  # before a file that could not be opened is tried again
_COUNTING_MS = 60 * 60 * 1000  # Datasette's own limit of a query is lower, and holds
_LOG = logging.getLogger("diaban.site")
_held: ContextVar[Mapping["FollowingDatabase", OpenFile] | None] = ContextVar("diaban_held", default=None)


def _of_the_file(name: str) -> property:
    """An attribute in which Datasette keeps what it knows of a database: here of the file that is read."""

    def get(database: "FollowingDatabase") -> Any:
        return database.held().remembered.get(name)

    def put(database: "FollowingDatabase", value: Any) -> None:
        if value is not None:
            database.held().remembered[name] = value

    return property(get, put)


class FollowingDatabase(Database):  # type: ignore[misc]  # Datasette has no types
    """A read-only database whose path is a link.

    file: the file in force; a request reads the one that it holds.
    """

    _cached_table_counts = _of_the_file("table_counts")
    _cached_derived_table_dependencies = _of_the_file("derived_table_dependencies")
    cached_size = _of_the_file("size")

    def __init__(self, datasette: "Datasette", link: Path, name: str) -> None:
        self.link, self.name, self.ds = link, name, datasette
        self.file = self.open_target()
        super().__init__(datasette, path=str(link), is_mutable=False)
        self.name = name

    @property
    def path(self) -> str:
        """The file that is read: a download of it is whole, though the link be switched meanwhile."""
        return str(self.held().path)

    @path.setter
    def path(self, path: str) -> None:
        """Datasette sets the path that it was given; the link is kept already."""

    @property
    def hash(self) -> str:
        """What tells the file from others; its octets, which would take long, need not be read for that."""
        return self.held().digest

    def target(self) -> Path:
        """The file that the link leads to."""
        return self.link.resolve()

    def held(self) -> OpenFile:
        """The file that is read here: the request's own, outside of requests the one in force."""
        return (_held.get() or {}).get(self, self.file)

    def open_target(self) -> OpenFile:
        """The file that the link leads to, opened; raises sqlite3.Error or OSError."""

        def prepare(connection: sqlite3.Connection) -> None:
            self.ds._prepare_connection(connection, self.name)

        return OpenFile(self.target(), threads=self.ds.setting("num_sql_threads") or 1, prepare=prepare)

    def open_next(self) -> OpenFile:
        """`open_target`, of a file that is the next; raises OtherVersion where pages can't do with it."""
        refuse_other_version(self.target())
        return self.open_target()

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """`fn` of a connection to the file that is read, in one of Datasette's threads."""
        return await self._execute_fn(fn)

    async def _execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        # The next line of Datasette runs its queries through this one.
        file = self.held()
        if self.ds.executor is None:
            return file.read(fn)
        future = self.ds.executor.submit(contextvars.copy_context().run, file.read, fn)
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Close the file in force too."""
        super().close()
        self.file.close()


class Follower:
    """What switches the databases of one Datasette to the files that their links lead to by now."""

    def __init__(self, datasette: "Datasette", databases: tuple[FollowingDatabase, ...]) -> None:
        self._datasette = datasette
        self.databases = databases
        self._switching: asyncio.Task[None] | None = None
        self._catalogued = False
        self._refused: dict[Path, float] = {}
        self._refresh_schemas = datasette._refresh_schemas
        datasette.refresh_schemas = self.refresh_schemas

    @asynccontextmanager
    async def one_file_each(self) -> AsyncIterator[None]:
        """Within, each database is read from one file: the one in force at the beginning."""
        if _held.get() is not None:  # a request within a request
            yield
            return
        while self._switching is not None or self._is_behind():
            await self._switched()
        held = {database: database.file for database in self.databases}
        for file in held.values():
            file.take()
        token = _held.set(held)
        try:
            yield
        finally:
            _held.reset(token)
            for file in held.values():
                file.let_go()

    async def refresh_schemas(self, **options: Any) -> None:
        """Datasette asks before each page what has changed: with files that never do, only a switch has."""
        databases = self._datasette.databases.values()
        if any(database.is_mutable and not database.is_memory for database in databases):
            await self._refresh_schemas()

    def _is_behind(self) -> bool:
        return not self._catalogued or any(map(self._has_moved, self.databases))

    def _has_moved(self, database: FollowingDatabase) -> bool:
        target = database.target()
        if target == database.file.path:
            return False
        return time.monotonic() - self._refused.get(target, -RETRY_SECONDS) >= RETRY_SECONDS

    async def _switched(self) -> None:
        """Once the switch under way, or one that is begun here, is over; whoever waits may give up."""
        if self._switching is None:
            # What the request holds, and speaks, is not the switch's.
            context = contextvars.Context()
            self._switching = asyncio.get_running_loop().create_task(self._switch(), context=context)
        await asyncio.shield(self._switching)

    async def _switch(self) -> None:
        try:
            opened = [(each, await self._opened(each)) for each in self.databases if self._has_moved(each)]
            await self._quiet()
            for database, file in opened:
                if file is not None:
                    old, database.file = database.file, file
                    old.retire()
                    asyncio.get_running_loop().call_later(GRACE_SECONDS, old.close)
                    self._catalogued = False
            if not self._catalogued:
                await self._catalogue()
                self._catalogued = True
        finally:
            self._switching = None

    async def _opened(self, database: FollowingDatabase) -> OpenFile | None:
        """The file that the link leads to by now, its rows counted; None where it can't be served."""
        target = database.target()
        loop = asyncio.get_running_loop()
        opening = loop.run_in_executor(self._datasette.executor, database.open_next)
        try:
            file = await opening
        except (sqlite3.Error, OSError, OtherVersion) as error:
            self._refused = {target: time.monotonic()}
            _LOG.error("%s can't be served, %s still is: %s", target, database.file.path, error)
            return None
        token = _held.set({database: file})
        await database.table_counts(limit=_COUNTING_MS)
        _held.reset(token)
        return file

    async def _quiet(self) -> None:
        """No request reads any more, or they have been waited for long enough."""
        waits = [asyncio.ensure_future(each.file.idle.wait()) for each in self.databases]
        _, late = await asyncio.wait(waits, timeout=WAIT_SECONDS)
        for wait in late:
            wait.cancel()

    async def _catalogue(self) -> None:
        """Datasette's own list of tables and columns, which it goes by the number of changes to make anew.

        Two files have the same number where as much was done to build them.
        """
        internal, table = _catalogue_of(self._datasette)
        for database in self.databases:
            forget = f"UPDATE {table} SET schema_version = NULL WHERE database_name = ?"
            if self._datasette.internal_db_created:
                await internal.execute_write(forget, [database.name])
        await self._refresh_schemas()


def _catalogue_of(datasette: "Datasette") -> tuple[Database, str]:
    """The database of the list and its table of databases; each line of Datasette has names of its own."""
    if hasattr(datasette, "get_internal_database"):
        return datasette.get_internal_database(), "catalog_databases"
    return datasette.get_database("_internal"), "databases"


def follow_links(datasette: "Datasette") -> None:
    """Put a FollowingDatabase in the place of every read-only database that is served through a link."""
    following = []
    for name, database in list(datasette.databases.items()):
        if not database.is_mutable and database.path and Path(database.path).is_symlink():
            follower = FollowingDatabase(datasette, Path(database.path).absolute(), name)
            datasette.remove_database(name)
            following.append(datasette.add_database(follower, name=name))
    if following:
        datasette.diaban_follower = Follower(datasette, tuple(following))


def digest_in_use(datasette: "Datasette") -> str | None:
    """What tells the file, or the files, that are read here from any others; None where none is followed."""
    follower: Follower | None = getattr(datasette, "diaban_follower", None)
    return None if follower is None else " ".join(database.hash for database in follower.databases)


def steady(datasette: "Datasette") -> Callable[[App], App]:
    """A wrapper of apps: each request is answered from one file."""

    def wrapped(app: App) -> App:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            follower: Follower | None = getattr(datasette, "diaban_follower", None)
            if scope["type"] != "http" or follower is None:
                await app(scope, receive, send)
                return
            async with follower.one_file_each():
                await app(scope, receive, send)

        return answer

    return wrapped
