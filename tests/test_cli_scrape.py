"""The commands that scrape, called as a schedule calls them, against sites on loopback."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from newsfarm import Farm, news_farm, write_declarations
from running import run_diaban

from db.lock import only_one

LOOPBACK = "--allow-loopback"
ARTICLES = 8


@pytest.fixture
def farm() -> Iterator[Farm]:
    with news_farm(articles=ARTICLES) as farm:
        yield farm


@pytest.fixture
def folder(tmp_path: Path, farm: Farm) -> Path:
    write_declarations(farm, tmp_path / "sources")
    settle(tmp_path)
    return tmp_path


def settle(folder: Path, **changes: str) -> None:
    said = {
        "sources": '"sources"',
        "contact": '"https://example.org/about"',
        "scrape": '["site1", "site2"]',
        **changes,
    }
    text = "".join(f"{key} = {value}\n" for key, value in said.items() if value)
    (folder / "diaban.toml").write_text(text, encoding="utf-8")


def count(folder: Path, sql: str) -> int:
    with closing(sqlite3.connect(folder / "var" / "diaban.db")) as connection:
        return int(connection.execute(sql).fetchone()[0])


def test_refresh_scrapes_extracts_and_publishes_and_again_changes_nothing(folder, farm):
    first = run_diaban("refresh", LOOPBACK, folder=folder)
    assert first.returncode == 0, first.stderr
    report = json.loads(first.stdout)
    assert report["scraped"] == {
        "sources": 2,
        "pages": report["scraped"]["pages"],
        "new": 2 * ARTICLES,
        "changed": 0,
        "failures": 0,
        "failing": [],
    }
    assert report["extracted"]["articles"] == report["published"]["articles"] == 2 * ARTICLES
    asked = len(farm.seen)
    again = json.loads(run_diaban("refresh", LOOPBACK, folder=folder).stdout)
    assert len(farm.seen) == asked
    assert (again["scraped"]["pages"], again["extracted"]["articles"]) == (0, 0)
    assert again["published"]["facts"] == report["published"]["facts"]


def test_scrape_says_what_each_source_gave(folder, farm):
    done = run_diaban("scrape", "site1", LOOPBACK, folder=folder)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("site1: ")
    assert lines[-1].startswith("scraped 1 source: ")
    assert {each.host for each in farm.seen} == {farm.host(1)}
    assert all("+https://example.org/about" in each.headers["user-agent"] for each in farm.seen)


def test_replay_gives_the_same_articles_without_the_network(folder, farm):
    run_diaban("scrape", LOOPBACK, folder=folder)
    (folder / "var" / "diaban.db").rename(folder / "var" / "before.db")
    asked = len(farm.seen)
    done = run_diaban("scrape", "--replay", folder=folder)
    assert done.returncode == 0, done.stderr
    assert f"{2 * ARTICLES} new, 0 changed, 0 unchanged" in done.stdout
    assert len(farm.seen) == asked
    assert count(folder, "SELECT count(*) FROM articles") == 2 * ARTICLES
    again = run_diaban("scrape", "--replay", folder=folder)
    assert f"0 new, 0 changed, {2 * ARTICLES} unchanged" in again.stdout


def test_a_source_that_gives_nothing_but_trouble_fails_the_run_alone(folder, farm):
    declaration = folder / "sources" / "site1.toml"
    text = declaration.read_text(encoding="utf-8").replace(farm.host(1), "127.0.0.98")
    declaration.write_text(text, encoding="utf-8")
    done = run_diaban("refresh", LOOPBACK, folder=folder)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert (report["status"], report["scraped"]["failing"]) == ("failed", ["site1"])
    assert report["published"]["articles"] == ARTICLES


def test_loopback_is_closed_unless_it_is_opened_by_hand(folder, farm):
    done = run_diaban("scrape", "site1", folder=folder)
    assert done.returncode == 1
    assert "refused_address" in done.stdout
    assert farm.seen == []


@pytest.mark.parametrize(
    ("changes", "arguments", "words"),
    [
        ({"contact": ""}, ("scrape",), "set `contact` in diaban.toml"),
        ({"scrape": ""}, ("scrape",), "nothing says which sources to scrape"),
        ({"contact": '"me"'}, ("scrape",), "contact"),
        ({}, ("scrape", "site9"), "there is no source site9"),
        ({"scrape": '"site1"'}, ("scrape",), "scrape must be a list"),
        ({}, ("scrape", "--since", "last year"), "a year, month or day is wanted"),
        ({}, ("scrape", "--since", "2018-13"), "a year, month or day is wanted"),
        ({}, ("scrape", "angiangtv.vn"), "names no feed, sitemap or listing"),
    ],
)
def test_what_is_called_or_set_wrongly_ends_with_2(folder, changes, arguments, words):
    settle(folder, **changes)
    done = run_diaban(*arguments, folder=folder)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_two_at_once_are_refused(folder, farm):
    (folder / "var").mkdir()
    with only_one(folder / "var" / "diaban.db.lock"):
        done = run_diaban("refresh", LOOPBACK, folder=folder)
    assert done.returncode == 1
    assert "another diaban command is at work" in done.stderr
    assert farm.seen == []


def test_status_tells_how_the_sources_are(folder, farm):
    run_diaban("scrape", LOOPBACK, folder=folder)
    told = json.loads(run_diaban("status", "--json", folder=folder).stdout)
    assert [(each["source"], each["state"]) for each in told["health"]] == [("site1", "ok"), ("site2", "ok")]
    assert "site1: ok, it gives what it usually does" in run_diaban("status", folder=folder).stdout


def test_the_published_file_tells_how_the_sources_are(folder, farm):
    run_diaban("refresh", LOOPBACK, folder=folder)
    published = folder / "var" / "published" / "diaban.db"
    with closing(sqlite3.connect(published)) as connection:
        rows = connection.execute("SELECT source_id, state, error_rate FROM source_health").fetchall()
    assert rows == [("site1", "ok", 0.0), ("site2", "ok", 0.0)]


def test_a_copy_is_published_with_its_original_and_a_change_with_its_blocks(folder, farm):
    run_diaban("refresh", LOOPBACK, folder=folder)
    farm.versions[farm.article_path(1, 3)] = 1
    with closing(sqlite3.connect(folder / "var" / "diaban.db")) as connection:
        connection.execute("UPDATE pages SET next_check = 0, etag = NULL WHERE url LIKE '%dot-3-3.html'")
        connection.commit()
    run_diaban("refresh", LOOPBACK, folder=folder)
    with closing(sqlite3.connect(folder / "var" / "published" / "diaban.db")) as connection:
        changes = connection.execute(
            'SELECT change, substr(r.content, c.start + 1, c."end" - c.start) FROM revision_changes c'
            " JOIN revisions r ON r.id = c.revision_id"
        ).fetchall()
        strays = connection.execute(
            "SELECT count(*) FROM copies WHERE original_id NOT IN (SELECT id FROM articles)"
        ).fetchall()
    assert changes == [("added", "Cập nhật lần 1: đã có thêm 1 cơ sở ký cam kết.")]
    assert strays == [(0,)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"scrape": ""}, "the settings name no sources to `scrape`"),
        ({"contact": ""}, "the settings give no `contact`"),
    ],
)
def test_refresh_goes_on_where_nothing_is_to_be_scraped(folder, farm, changes, words):
    settle(folder, **changes)
    (folder / "tin.jsonl").write_text(
        '{"id": "a", "text": "Công an xã Tân Lập ra quân."}\n', encoding="utf-8"
    )
    run_diaban("import", "tin.jsonl", folder=folder)
    done = run_diaban("refresh", LOOPBACK, folder=folder)
    assert (done.returncode, json.loads(done.stdout)["scraped"]) == (0, None)
    assert words in done.stderr
    assert farm.seen == []


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_says_what_it_had_and_the_next_goes_on(folder, farm, stop):
    farm.delay = 0.1
    command = [sys.executable, "-c", "from cli import main; main(prog_name='diaban')", "scrape", LOOPBACK]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while len(farm.seen) < 6 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, stop)  # as a terminal and systemd do: the reading process hears of it too
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "scraped 2 sources: " in said
    assert "interrupted: what was finished is kept" in said
    assert "Traceback" not in said
    farm.delay = 0.0
    done = run_diaban("scrape", LOOPBACK, folder=folder)
    assert done.returncode == 0, done.stderr
    assert count(folder, "SELECT count(*) FROM articles") == 2 * ARTICLES


def test_what_is_left_to_do_is_told(folder, farm):
    told = run_diaban("scrape", "site1", LOOPBACK, "--limit", "3", folder=folder).stdout
    assert "pages wait for the next run" in told
    run_diaban("scrape", "site1", LOOPBACK, folder=folder)
    told = run_diaban("scrape", "site1", LOOPBACK, folder=folder).stdout
    assert re.match(r"site1: nothing is to be asked for before \d{4}-\d\d-\d\dT", told)


def test_a_host_that_wants_to_be_left_alone_is_named(folder, farm):
    farm.busy = 3600
    done = run_diaban("scrape", "site0", LOOPBACK, folder=folder)
    assert done.returncode == 1
    assert re.search(r"site0: .*1 rate_limited; left alone for now: .* for another \d+ seconds", done.stdout)
