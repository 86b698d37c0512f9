"""The scraper killed at fifty moments: nothing lost, nothing fetched again that had been answered."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from newsfarm import ARTICLES, Farm, news_farm, write_declarations

pytestmark = pytest.mark.slow
KILLS = 50
_COMMAND = [
    sys.executable,
    "-c",
    "from cli import main; main(prog_name='diaban')",
    "scrape",
    "--allow-loopback",
]


def prepare(folder: Path, farm: Farm) -> None:
    folder.mkdir()
    write_declarations(farm, folder / "sources")
    (folder / "diaban.toml").write_text(
        'sources = "sources"\ncontact = "https://example.org/about"\n', encoding="utf-8"
    )


def names(farm: Farm) -> list[str]:
    return [source.name for source in farm.sources()]


def corpus(folder: Path) -> list[tuple]:
    """Every article with every revision and its blocks, without the times at which they came."""
    with closing(sqlite3.connect(folder / "var" / "diaban.db")) as connection:
        return connection.execute(
            "SELECT a.id, a.url, a.title, a.published, a.source_id, r.number, r.content, r.raw_sha256,"
            " (SELECT group_concat(kind || start || '-' || end) FROM blocks b WHERE b.revision_id = r.id)"
            " FROM articles a JOIN revisions r ON r.article_id = a.id ORDER BY a.id, r.number"
        ).fetchall()


def scrape_to_the_end(folder: Path, farm: Farm) -> None:
    done = subprocess.run([*_COMMAND, *names(farm)], cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


def test_fifty_kills_change_nothing(tmp_path):
    with news_farm(delay=0.02) as farm:
        undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
        prepare(undisturbed, farm)
        scrape_to_the_end(undisturbed, farm)
        farm.seen.clear()
        farm.delay = 0.15
        prepare(killed, farm)
        dice = random.Random(7)
        unanswered: set[int] = set()
        for _ in range(KILLS):
            before = len(farm.seen)
            process = subprocess.Popen([*_COMMAND, *names(farm)], cwd=killed, stderr=subprocess.DEVNULL)
            deadline = time.monotonic() + 60
            while len(farm.seen) == before and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.01)
            time.sleep(dice.uniform(0.0, 0.6))
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            unanswered |= set({each.host: number for number, each in enumerate(farm.seen)}.values())
        farm.delay = 0.0
        scrape_to_the_end(killed, farm)
        assert len(corpus(killed)) == 5 * ARTICLES
        assert corpus(killed) == corpus(undisturbed)
        last_asked = {(each.host, each.path): number for number, each in enumerate(farm.seen)}
        for number, each in enumerate(farm.seen):
            if "dot-" in each.path and last_asked[each.host, each.path] != number:
                # only what a host was asked last before a kill may lack its answer
                assert number in unanswered, each.path


def test_kills_while_the_archive_is_read_again_change_nothing(tmp_path):
    folder, replay = tmp_path / "replayed", [*_COMMAND[:3], "scrape", "--replay"]
    with news_farm() as farm:
        prepare(folder, farm)
        scrape_to_the_end(folder, farm)
        for number, path in enumerate(sorted(farm.article_path(site, 9) for site in range(5))):
            farm.versions[path] = number % 2
        with closing(sqlite3.connect(folder / "var" / "diaban.db")) as connection:
            connection.execute("UPDATE pages SET next_check = 0 WHERE kind = 'article'")
            connection.commit()
        scrape_to_the_end(folder, farm)
        before, asked = corpus(folder), len(farm.seen)
        assert len(before) == 5 * ARTICLES + 2
        for path in (folder / "var").glob("diaban.db*"):
            path.unlink()
        dice = random.Random(11)
        for _ in range(8):
            process = subprocess.Popen(replay, cwd=folder, stderr=subprocess.DEVNULL)
            time.sleep(dice.uniform(0.8, 2.5))
            process.kill()
            process.wait()
        done = subprocess.run(replay, cwd=folder, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        assert corpus(folder) == before
        assert len(farm.seen) == asked
