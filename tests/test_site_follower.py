"""Switching while requests are under way, step by step, without a server."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from contextvars import Context
from pathlib import Path

import pytest
from datasette.app import Datasette

from db.releases import switch
from db.site import following
from db.site.following import Follower, FollowingDatabase

Step = Callable[[Datasette, Follower], Awaitable[None]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two published files, as far as Datasette is concerned, the first in force."""
    monkeypatch.setattr(following, "refuse_other_version", lambda path: None)
    for number in (1, 2):
        with closing(sqlite3.connect(path_of(tmp_path, number))) as connection, connection:
            connection.execute(f"CREATE TABLE t (x{number})")
            connection.executemany("INSERT INTO t VALUES (?)", [[number]] * number)
    switch(tmp_path, path_of(tmp_path, 1))
    return tmp_path


def path_of(folder: Path, number: int) -> Path:
    return folder / f"diaban-{number}.db"


def run(folder: Path, step: Step) -> None:
    """A Datasette that serves the folder, started, with `step` done in it."""

    async def whole() -> None:
        datasette = Datasette([], immutables=[str(folder / "diaban.db")], settings={"num_sql_threads": 2})
        await datasette.invoke_startup()
        try:
            await step(datasette, datasette.diaban_follower)
        finally:
            for database in datasette.diaban_follower.databases:
                database.close()
            datasette.executor.shutdown()

    asyncio.run(whole())


def database_of(datasette: Datasette) -> FollowingDatabase:
    database = datasette.get_database("diaban")
    assert isinstance(database, FollowingDatabase)
    return database


async def seen(datasette: Datasette) -> int:
    rows = await datasette.get_database("diaban").execute("SELECT * FROM t")
    return int(rows.rows[0][0])


def test_a_request_keeps_its_file_and_the_next_has_the_new_one(folder: Path) -> None:
    async def step(datasette: Datasette, follower: Follower) -> None:
        async def late() -> int:
            async with follower.one_file_each():
                begun.set()
                await switched.wait()
                return await seen(datasette)

        begun, switched = asyncio.Event(), asyncio.Event()
        reader = asyncio.create_task(late())
        await begun.wait()
        switch(folder, path_of(folder, 2))
        async with follower.one_file_each():
            assert await seen(datasette) == 2
            assert database_of(datasette).path == str(path_of(folder, 2))
            assert (await database_of(datasette).table_counts())["t"] == 2
        switched.set()
        assert await reader == 1

    run(folder, step)


def test_a_request_within_a_request_has_the_same_file(folder: Path) -> None:
    async def step(datasette: Datasette, follower: Follower) -> None:
        async with follower.one_file_each():
            switch(folder, path_of(folder, 2))
            async with follower.one_file_each():
                assert await seen(datasette) == 1
            answer = await datasette.client.get("/diaban/t.json?_shape=array")
            assert [row["x1"] for row in answer.json()] == [1]
        async with follower.one_file_each():
            assert await seen(datasette) == 2

    run(folder, step)


def test_new_requests_wait_for_those_under_way_and_not_for_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def step(datasette: Datasette, follower: Follower) -> None:
        order = []

        async def first() -> None:
            async with follower.one_file_each():
                begun.set()
                await asyncio.sleep(0)
                await asyncio.to_thread(switch, folder, path_of(folder, 2))
                order.append(await seen(datasette))

        async def second() -> None:
            await begun.wait()
            while (folder / "diaban.db").resolve() != path_of(folder, 2):
                await asyncio.sleep(0)
            async with follower.one_file_each():
                order.append(await seen(datasette))

        begun = asyncio.Event()
        await asyncio.gather(second(), first())
        assert order == [1, 2]
        monkeypatch.setattr(following, "WAIT_SECONDS", 0.01)
        async with follower.one_file_each():
            switch(folder, path_of(folder, 1))
            other = asyncio.create_task(_apart(follower, datasette), context=Context())
            assert await other == 1
            assert await seen(datasette) == 2

    run(folder, step)


def test_after_a_time_an_old_file_is_closed_whoever_reads_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "WAIT_SECONDS", 0.01)
    monkeypatch.setattr(following, "GRACE_SECONDS", 0.01)

    async def step(datasette: Datasette, follower: Follower) -> None:
        async with follower.one_file_each():
            old = database_of(datasette).file
            switch(folder, path_of(folder, 2))
            assert await asyncio.create_task(_apart(follower, datasette), context=Context()) == 2
            with pytest.raises(sqlite3.OperationalError, match="not served any more"):
                while True:
                    old.read(lambda connection: connection.execute("SELECT 1").fetchone())
                    await asyncio.sleep(0)

    run(folder, step)


def test_what_could_not_be_opened_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def step(datasette: Datasette, follower: Follower) -> None:
        missing = path_of(folder, 3)
        switch(folder, missing)
        async with follower.one_file_each():
            assert await seen(datasette) == 1
        path_of(folder, 2).rename(missing)
        async with follower.one_file_each():  # not yet
            assert await seen(datasette) == 1
        monkeypatch.setattr(following, "RETRY_SECONDS", 0.0)
        async with follower.one_file_each():
            assert await seen(datasette) == 2

    run(folder, step)


def test_datasettes_list_of_tables_is_that_of_the_file_in_force(folder: Path) -> None:
    async def columns(datasette: Datasette) -> list[str]:
        rows = await datasette.get_database("_internal").execute(
            "SELECT name FROM columns WHERE database_name = 'diaban' AND table_name = 't'"
        )
        return [row[0] for row in rows.rows]

    async def step(datasette: Datasette, follower: Follower) -> None:
        async with follower.one_file_each():
            assert await columns(datasette) == ["x1"]
        switch(folder, path_of(folder, 2))
        async with follower.one_file_each():
            assert await columns(datasette) == ["x2"]

    run(folder, step)


async def _apart(follower: Follower, datasette: Datasette) -> int:
    async with follower.one_file_each():
        return await seen(datasette)
