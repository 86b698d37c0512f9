"""A running site and the next publication: new pages at once, no failed answer, none of two publications."""

import os
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from running import Sample, free_port, run_diaban, serving_process
from switches import Answer, Drill, generation, make_generations, open_files, pages

from db.releases import switch

SWITCHES = 20
READERS = 4


@pytest.fixture
def own(sample: Sample, tmp_path: Path) -> Sample:
    """A copy of the sample that may be changed."""
    folder = tmp_path / "own"
    shutil.copytree(sample.folder, folder, symlinks=True)
    return Sample(folder=folder)


@pytest.fixture
def own_site(own: Sample) -> Iterator[str]:
    with serving_process(own.folder, log="own.log") as (address, _):
        yield address


def counted(site: str) -> int:
    rows = httpx.get(
        f"{site}/diaban/articles.json", params={"_shape": "array", "_size": "max"}, timeout=30
    ).json()
    return len(rows)


def first_article(own: Sample) -> str:
    with closing(sqlite3.connect(own.published)) as connection:
        ((article,),) = connection.execute("SELECT id FROM articles ORDER BY id LIMIT 1")
    return str(article)


def test_each_answer_is_of_one_publication_and_of_the_latest(own: Sample) -> None:
    folder = own.published.parent
    generations = make_generations(folder, SWITCHES + 1)
    with serving_process(own.folder, log="own.log") as (site, process):
        drill = Drill(site, folder)
        drill.run(generations, pages(own.published), readers=READERS)
        assert drill.wrong() == []
        assert any(answer.rows for answer in drill.answers)
        assert {next(iter(answer.shown)) for answer in drill.answers} >= set(range(2, SWITCHES + 1))
        assert set(open_files(process, folder)) == {generations[-1].name}
        assert "Traceback" not in (own.folder / "own.log").read_text()


@pytest.mark.parametrize(
    "answer, wrong",
    [
        (Answer(address="/", status=200, shown={3}, earliest=2, latest=3), None),
        (Answer(address="/", status=500, shown={3}, earliest=3, latest=3), "/: 500"),
        (Answer(address="/", status=200, shown=set(), earliest=3, latest=3), "/: of []"),
        (Answer(address="/", status=200, shown={2, 3}, earliest=2, latest=3), "/: of [2, 3]"),
        (Answer(address="/", status=200, shown={2}, earliest=3, latest=4), "/: 2, but 3 to 4 were in force"),
        (Answer(address="/", status=200, shown={3}, earliest=3, latest=3, rows="1,002"), "/: 1,002 rows of"),
    ],
)
def test_the_drill_knows_a_wrong_answer(answer: Answer, wrong: str | None) -> None:
    found = answer.wrong()
    assert found == wrong or (found is not None and wrong is not None and found.startswith(wrong))


def test_tables_that_are_new_are_there_and_those_that_are_gone_are_not(own: Sample) -> None:
    folder = own.published.parent
    first, second = make_generations(folder, 2)
    switch(folder, first)
    with serving_process(own.folder, log="own.log") as (site, _):
        for path, number, gone in ((first, 1, 2), (second, 2, 1), (first, 1, 2)):
            switch(folder, path)
            page = httpx.get(f"{site}/diaban/bang_doi{number}x", timeout=30)
            assert page.status_code == 200
            assert httpx.get(f"{site}/diaban/bang_doi{gone}x", timeout=30).status_code == 404
            listed = httpx.get(f"{site}/diaban", timeout=30).text
            assert generation(listed) == {number}
            assert f"1.00{number}" in listed or f"1,00{number}" in listed


def test_an_answer_that_takes_long_is_finished_from_its_own_file(own: Sample) -> None:
    folder = own.published.parent
    generations = make_generations(folder, 2)
    with closing(sqlite3.connect(generations[0])) as connection, connection:
        rows = [["x" * 1000]] * 8_000
        connection.executemany("INSERT INTO dem (chu) VALUES (?)", rows)
    switch(folder, generations[0])
    with serving_process(own.folder, log="own.log") as (site, process):
        with httpx.stream("GET", f"{site}/diaban/dem.csv?_stream=on", timeout=60) as slow:
            parts = slow.iter_bytes(chunk_size=4096)
            begun = next(parts)
            switch(folder, generations[1])
            for path in generations[:1]:
                path.unlink()
            assert generation(httpx.get(f"{site}/", timeout=30).text) == {2}
            assert set(open_files(process, folder)) >= {generations[1].name}
            whole = (begun + b"".join(parts)).decode()
        assert generation(whole) == {1}
        assert whole.count("\n") == 1 + 1001 + 8_000
        assert httpx.get(f"{site}/", timeout=30).status_code == 200
        assert set(open_files(process, folder)) == {generations[1].name}


def test_a_file_that_can_not_be_served_leaves_the_one_before_in_force(own: Sample) -> None:
    folder = own.published.parent
    (good,) = make_generations(folder, 1)
    switch(folder, good)
    damaged = folder / "diaban-99999999T000000-000009.db"
    damaged.write_bytes(b"no database" * 1000)
    with serving_process(own.folder, log="own.log") as (site, _):
        for path in (damaged, folder / "diaban-99999999T000000-000010.db"):
            switch(folder, path)
            assert generation(httpx.get(f"{site}/", timeout=30).text) == {1}
        assert "can't be served" in (own.folder / "own.log").read_text()


def test_a_file_that_pages_can_not_do_with_is_not_followed(own: Sample) -> None:
    folder = own.published.parent
    good, poor = make_generations(folder, 2)
    poor.chmod(0o644)
    with closing(sqlite3.connect(poor)) as connection, connection:
        connection.execute("ALTER TABLE organisations DROP COLUMN basis")
    switch(folder, good)
    with serving_process(own.folder, log="own.log") as (site, _):
        switch(folder, poor)
        assert generation(httpx.get(f"{site}/", timeout=30).text) == {1}
        assert "without organisations.basis" in (own.folder / "own.log").read_text()


def test_a_file_of_another_version_is_not_served_at_all(own: Sample) -> None:
    folder = own.published.parent
    (poor,) = make_generations(folder, 1)
    with closing(sqlite3.connect(poor)) as connection, connection:
        connection.execute("DROP TABLE evaluation")
    switch(folder, poor)
    done = run_diaban("serve", "--port", str(free_port()), folder=own.folder)
    assert done.returncode == 1
    assert "published by another version of diaban, without evaluation" in done.stderr


def test_a_site_ends_with_an_interrupt_and_says_nothing_of_its_own_code(own: Sample) -> None:
    with serving_process(own.folder, log="own.log") as (site, process):
        assert httpx.get(f"{site}/robots.txt", timeout=30).status_code == 200
        os.kill(process, signal.SIGINT)
        with pytest.raises(httpx.TransportError):
            while True:
                httpx.get(f"{site}/robots.txt", timeout=30)
    log = (own.folder / "own.log").read_text()
    assert "Finished server process" in log and "Traceback" not in log


def test_a_download_is_the_whole_file_that_is_named(own: Sample, own_site: str) -> None:
    answer = httpx.get(f"{own_site}/diaban.db", timeout=60)
    assert answer.content == own.published.read_bytes()
    assert own.published.resolve().name in answer.headers["content-disposition"]
    before = answer.headers["etag"]
    (next_one,) = make_generations(own.published.parent, 1)
    switch(own.published.parent, next_one)
    after = httpx.get(f"{own_site}/diaban.db", timeout=60, headers={"if-none-match": before})
    assert after.content == next_one.read_bytes()


def test_a_running_site_shows_the_next_publication(own: Sample, own_site: str) -> None:
    gone, before = first_article(own), counted(own_site)
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
    gone = first_article(own)
    for arguments in (("remove", gone), ("publish",)):
        assert run_diaban(*arguments, folder=own.folder).returncode == 0
    assert httpx.get(f"{own_site}/bai/{gone}", timeout=30).status_code == 410
    assert run_diaban("rollback", folder=own.folder).returncode == 0
    assert httpx.get(f"{own_site}/bai/{gone}", timeout=30).status_code == 200


def test_readers_who_leave_keep_nothing_open(own: Sample) -> None:
    folder = own.published.parent
    generations = make_generations(folder, 2)
    with closing(sqlite3.connect(generations[0])) as connection, connection:
        connection.executemany("INSERT INTO dem (chu) VALUES (?)", [["x" * 1000]] * 8_000)
    switch(folder, generations[0])
    with serving_process(own.folder, log="own.log") as (site, process):
        for _ in range(3):
            with httpx.stream("GET", f"{site}/diaban/dem.csv?_stream=on", timeout=60) as left:
                next(left.iter_bytes(chunk_size=4096))
        switch(folder, generations[1])
        deadline = time.monotonic() + 30
        while set(open_files(process, folder)) != {generations[1].name}:
            assert httpx.get(f"{site}/robots.txt", timeout=30).status_code == 200
            assert time.monotonic() < deadline, open_files(process, folder)
