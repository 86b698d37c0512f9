"""Thousands of articles, and a machine that dies on the way."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from running import ROOT, run_diaban

ARTICLES = 1500
TABLES = ("articles", "fact_evidence", "criteria", "officials", "units", "dates", "mentions")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's articles over and over, each time under another id."""
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    gold = (ROOT / "corpus" / "gold" / "samples.articles.jsonl").read_text(encoding="utf-8").splitlines()
    samples = [json.loads(line) for line in gold]
    with path.open("w", encoding="utf-8") as stream:
        for number in range(ARTICLES):
            article = samples[number % len(samples)]
            stream.write(
                json.dumps({**article, "id": f"{article['id']}-{number}"}, ensure_ascii=False) + "\n"
            )
    return path


def contents(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Ids and places of everything, in order."""
    with closing(sqlite3.connect(database)) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES[2:]}


def count(database: Path, table: str) -> int:
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        try:
            (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        except sqlite3.OperationalError:
            return 0
    return int(found)


def kill_when(database: Path, table: str, least: int, *arguments: str, folder: Path) -> None:
    """Start `diaban` and kill it outright as soon as a table holds so many rows."""
    command = [sys.executable, "-c", "from cli import main; main()", *arguments]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while run.poll() is None and count(database, table) < least:
            time.sleep(0.02)
        run.send_signal(signal.SIGKILL)


def test_a_killed_extraction_is_taken_up_and_ends_as_if_nothing_had_happened(
    many: Path, tmp_path: Path
) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    for folder in (whole, broken):
        folder.mkdir()
    for arguments in (("import", str(many)), ("extract",)):
        assert run_diaban(*arguments, folder=whole).returncode == 0
    database = broken / "var" / "diaban.db"
    kill_when(database, "articles", 200, "import", str(many), folder=broken)
    assert run_diaban("import", str(many), folder=broken).returncode == 0
    assert count(database, "articles") == ARTICLES
    for least in (1000, 9000, 20000):
        kill_when(database, "fact_evidence", least, "extract", folder=broken)
    assert run_diaban("refresh", folder=broken).returncode == 0
    assert contents(database) == contents(whole / "var" / "diaban.db")


def test_memory_stays_flat_over_thousands_of_articles(many: Path, tmp_path: Path) -> None:
    """The peak in kB, from /proc: getrusage takes in the peak of the process that started this one."""
    code = (
        "import pathlib, cli, click; "
        f"cli.main(['extract', {str(many)!r}, '-o', {str(tmp_path / 'out')!r}], standalone_mode=False); "
        "status = pathlib.Path('/proc/self/status').read_text(); "
        "click.echo(status.split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (tmp_path / "out").read_text(encoding="utf-8").count("\n") == ARTICLES
    assert int(done.stdout.split()[-1]) < 450_000
