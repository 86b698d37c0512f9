"""What is measured on articles of the database that somebody has annotated."""

import json
import os
import pty
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from invented import article, facts

import cli
from cli_measured import read_gold
from cli_settings import BadSettings
from db.article_ids import many_own_ids
from db.articles import import_articles
from db.ids import article_mark
from db.working import working_database
from extract.form import facts_to_json

BESIDE = "huyen.example.vn"
URL = "https://tin.example.vn/bai-1"


def gold(identity: str = "bai-1", *, without: tuple[str, ...] = (), **changes: Any) -> dict[str, Any]:
    """What is right in the invented report: all that is read of it, but for what is changed or left out."""
    line = {**facts_to_json(facts(article())), "id": identity, **changes}
    return {key: value for key, value in line.items() if key not in without}


class Shell:
    """`diaban` in a folder with two reports of one source and one of another, read already."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.published = folder / "var" / "published" / "diaban.db"
        lines = [
            {"id": each.id, "title": each.title, "text": each.text, "url": each.url, "source": each.source}
            for each in (article(), article("bai-2"), article("bai-3", source=BESIDE))
        ]
        self.write("news.jsonl", *lines)
        assert self("import", "news.jsonl").exit_code == 0
        assert self("extract").exit_code == 0

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli.main, list(arguments))

    def write(self, name: str, *lines: dict[str, Any] | str) -> None:
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        (self.folder / name).write_text("\n".join(texts) + "\n", encoding="utf-8")

    def measured(self, *lines: dict[str, Any] | str, command: tuple[str, ...] = ("publish",)) -> Result:
        """Publish with one file of gold lines."""
        self.write("gold.jsonl", *lines)
        self.write("diaban.toml", "gold = 'gold.jsonl'")
        return self(*command)

    def counts(self, columns: str = 'source_id, kind, "right", seen, annotated') -> set[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.published)) as connection:
            sql = f"SELECT {columns} FROM source_precision WHERE annotated > 0"
            return set(connection.execute(sql).fetchall())


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("extract.read_article", facts)
    return Shell(tmp_path)


def test_without_gold_nothing_is_measured_and_nothing_said(shell: Shell) -> None:
    published = shell("publish")
    assert (published.exit_code, published.stderr, shell.counts()) == (0, "", set())


def test_facts_are_counted_by_source_and_kind(shell: Shell) -> None:
    published = shell.measured(gold(), gold("bai-2"), gold("bai-3"))
    assert (published.exit_code, published.stderr) == (0, "")
    found = shell.counts()
    assert {("tin.example.vn", "dates", 2, 2, 2), (BESIDE, "dates", 1, 1, 1)} <= found
    assert {("tin.example.vn", "events", 2, 2, 2), (BESIDE, "events", 1, 1, 1)} <= found
    assert len(found) == 18


def other(kind: str, **changes: Any) -> dict[str, Any]:
    """The gold line with its first fact of a kind changed."""
    first, *rest = gold()[kind]
    return gold(**{kind: [{**first, **changes}, *rest]})


@pytest.mark.parametrize(
    ("line", "kind", "right", "seen"),
    [
        (gold(), "criteria", 1, 1),
        (other("criteria", count=6), "criteria", 0, 1),
        (other("criteria", optional=True), "criteria", 0, 0),
        (gold(criteria=[]), "criteria", 0, 1),
        (other("dates", value="2024-03-11TMO"), "dates", 0, 1),
        (other("units", name="Công an tỉnh Thanh Hóa"), "units", 0, 1),
        (gold(event={"type": "fire"}), "events", 0, 1),
        (gold(event={"type": "fire", "also": ["meeting"]}), "events", 1, 1),
        (gold(event=None), "events", 0, 1),
    ],
)
def test_facts_are_judged_as_evaluate_judges_them(
    shell: Shell, line: dict[str, Any], kind: str, right: int, seen: int
) -> None:
    assert shell.measured(line).exit_code == 0
    assert ("tin.example.vn", kind, right, seen, 1) in shell.counts()


def test_a_kind_that_is_left_out_is_not_measured(shell: Shell) -> None:
    shell.measured(gold(without=("dates", "event")), gold("bai-2"))
    annotated = dict(shell.counts("kind, annotated"))
    assert (annotated["dates"], annotated["events"], annotated["units"]) == (1, 1, 2)


@pytest.mark.parametrize("name", ["own id", "id on the site", "address"])
def test_an_article_is_found_by_whatever_names_it(shell: Shell, name: str) -> None:
    named = {"own id": gold(), "id on the site": gold(article_mark("bai-1")), "address": gold("a", url=URL)}
    published = shell.measured(named[name])
    assert (published.stderr, len(shell.counts())) == ("", 9)


CHANGED = [
    {"start": 0, "end": 6, "text": "Thị xã", "value": None},
    {**gold()["dates"][0], "text": "Sáng 13/3"},
]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (gold("bai-9"), "gold.jsonl:3: not measured: there is no article bai-9 in the database; import it"),
        (gold("bai-9", url=f"{URL}9"), "gold.jsonl:3: not measured: there is no article bai-9"),
        (gold("bai-1", dates=CHANGED), "the text of bai-1 is another than was annotated: at 46 it has 'Sáng"),
        (gold(article_mark("bai-2")), "gold.jsonl:1 annotates the same article; remove one of the lines"),
    ],
)
def test_a_line_that_can_not_be_measured_on_is_named_and_the_rest_goes_on(
    shell: Shell, line: dict[str, Any], said: str
) -> None:
    published = shell.measured(gold("bai-2"), "", line)
    assert published.exit_code == 0
    assert said in published.stderr and published.stderr.count("\n") == 1
    assert ("tin.example.vn", "dates", 1, 1, 1) in shell.counts()


def test_an_article_that_has_changed_since_is_not_measured(shell: Shell) -> None:
    later = article(text=article().text.replace("Sáng 12/3/2024", "Sáng nay, 12/3/2024"))
    shell.write(
        "later.jsonl", {"id": "bai-1", "title": later.title, "text": later.text, "source": later.source}
    )
    shell("import", "later.jsonl")
    assert (
        "gold.jsonl:1: not measured: the facts of bai-1 are not up to date" in shell.measured(gold()).stderr
    )
    shell("extract")
    assert "the text of bai-1 is another than was annotated" in shell("publish").stderr
    assert shell.counts() == set()


BROKEN: list[tuple[dict[str, Any] | str, str]] = [
    ("{", "gold.jsonl:2: not JSON"),
    ("[]", "gold.jsonl:2: no object with an `id`; every line must be one article's facts"),
    (gold(dates=[{"text": "Sáng"}]), "gold.jsonl:2: dates, fact 1: start must be a whole number; correct it"),
    ({"id": "bai-1", "text": "Sáng 12/3/2024"}, "gold.jsonl:2: no kind of fact"),
    (gold("bai-2"), "gold.jsonl:2: bai-2 is annotated in gold.jsonl:1 already; remove one of the lines"),
]


@pytest.mark.parametrize("command", [("publish",), ("refresh", "--no-scrape")])
@pytest.mark.parametrize(("line", "said"), BROKEN)
def test_a_broken_file_is_named_before_anything_is_published(
    shell: Shell, line: dict[str, Any] | str, said: str, command: tuple[str, ...]
) -> None:
    assert shell("publish").exit_code == 0
    before = shell.published.resolve()
    refused = shell.measured(gold("bai-2"), line, command=command)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert shell.published.resolve() == before


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (None, "gold.jsonl: can't be read: No such file or directory; correct the setting `gold`"),
        (Path.mkdir, "gold.jsonl: can't be read: Is a directory"),
        (lambda path: path.write_bytes(b"\xff\xfe{"), "gold.jsonl: not UTF-8; save it as UTF-8"),
    ],
)
def test_a_file_that_can_not_be_read_is_named(
    tmp_path: Path, make: Callable[[Path], object] | None, said: str
) -> None:
    if make is not None:
        make(tmp_path / "gold.jsonl")
    with pytest.raises(BadSettings) as refused:
        read_gold([tmp_path / "gold.jsonl"])
    assert said in str(refused.value)


def test_several_files_are_one_gold_and_no_article_is_in_two(shell: Shell) -> None:
    shell.write("a.jsonl", gold())
    shell.write("b.jsonl", gold("bai-3"))
    shell.write("diaban.toml", "gold = ['a.jsonl', 'b.jsonl']")
    assert shell("refresh", "--no-scrape").exit_code == 0
    assert {source for source, *_ in shell.counts()} == {"tin.example.vn", BESIDE}
    shell.write("b.jsonl", gold())
    refused = shell("publish")
    assert refused.exit_code == 2
    assert "b.jsonl:1: bai-1 is annotated in a.jsonl:1 already" in refused.stderr


def test_an_article_that_is_not_published_counts_nowhere(shell: Shell) -> None:
    shell("suppress", "--article", "bai-1")
    shell.measured(gold(), gold("bai-2"))
    assert ("tin.example.vn", "dates", 1, 1, 1) in shell.counts()


def test_only_annotated_articles_are_read(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("extract.read_article", lambda each: read.append(each.id) or facts(each))
    shell.measured(gold("bai-2"), gold("bai-9"))
    assert [each for each in read if each != "warm-up"] == ["bai-2"]


def test_articles_are_looked_for_by_all_names_at_once(tmp_path: Path) -> None:
    with working_database(tmp_path / "diaban.db") as connection:
        for _ in import_articles(connection, [article(), article("bai-2")], now="2026-01-02T03:04:05Z"):
            pass
        asked = ["bai-2", article_mark("bai-1"), URL, "bai-7", "https://tin.example.vn/"]
        found = many_own_ids(connection, asked)
    assert found == {"bai-2": "bai-2", article_mark("bai-1"): "bai-1", URL: "bai-1"}


@pytest.mark.parametrize("terminal", [True, False])
def test_a_line_of_progress_says_so_on_a_terminal(shell: Shell, terminal: bool) -> None:
    shell.write("gold.jsonl", gold(), gold("bai-2"))
    shell.write("diaban.toml", "gold = 'gold.jsonl'")
    command = [sys.executable, "-c", "from cli import main; main(prog_name='diaban')"]
    assert subprocess.run([*command, "extract"], capture_output=True, check=False).returncode == 0
    leader, follower = pty.openpty()
    stderr = follower if terminal else subprocess.PIPE
    wide = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    done = subprocess.run([*command, "publish"], stdout=subprocess.PIPE, stderr=stderr, env=wide, check=False)
    shown = os.read(leader, 100_000) if terminal else done.stderr
    os.close(leader)
    os.close(follower)
    assert done.returncode == 0
    assert (b"measuring on 2 annotated articles" in shown) is terminal


@pytest.mark.parametrize("command", ["publish", "refresh"])
def test_the_commands_say_so(command: str) -> None:
    context = click.Context(cli.main, info_name="diaban")
    said = cli.main.get_command(context, command).get_help(context)  # type: ignore[union-attr]
    assert "`gold`" in said
