"""The commands: what they say, what they leave, how they exit."""

import json
import os
import pty
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from invented import article, facts

import cli
import cli_serve
from cli_settings import Settings
from corpus.article import Article
from db.errors import DatabaseError
from db.ids import article_mark
from db.lock import only_one
from extract.facts import Facts

LINES = [
    {"id": "bai-1", "title": article().title, "text": article().text, "published": "2024-03-13"},
    {"id": "bai-2", "text": "Sáng 12/3/2024, không có tên bài.", "url": "https://tin.example.vn/hai.html"},
]


class Shell:
    """`diaban` with a database and a published folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "var" / "diaban.db"
        self.published = folder / "var" / "published"

    def __call__(self, *arguments: str | Path) -> Result:
        places = ["--database", str(self.database), "--published", str(self.published)]
        return CliRunner().invoke(cli.main, [*places, *map(str, arguments)])

    def write(self, name: str, *lines: dict[str, Any] | str) -> Path:
        path = self.folder / name
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    def rows(self, sql: str, database: Path | None = None) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(database or self.database)) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("extract.read_article", facts)
    return Shell(tmp_path)


@pytest.fixture
def news(shell: Shell) -> Path:
    return shell.write("news.jsonl", *LINES)


def test_the_way_from_articles_to_a_published_file(shell: Shell, news: Path) -> None:
    imported = shell("import", news)
    assert (imported.exit_code, imported.stdout) == (
        0,
        "imported 2 new, 0 changed, 0 unchanged articles; 0 failed\n",
    )
    extracted = shell("extract")
    assert (extracted.exit_code, extracted.stdout) == (0, "extracted 10 facts from 2 articles; 0 failed\n")
    published = shell("publish")
    assert published.exit_code == 0
    assert published.stdout.startswith("published 10 facts of 2 articles: ")
    assert shell.rows("SELECT count(*) FROM facts", shell.published / "diaban.db") == [(10,)]
    assert shell.rows("SELECT command, status, articles, facts, errors FROM runs ORDER BY id") == [
        ("import", "ok", 2, 0, 0), ("extract", "ok", 2, 10, 0), ("publish", "ok", 2, 10, 0),
    ]  # fmt: skip


def test_refresh_extracts_and_publishes_and_again_changes_no_fact(shell: Shell, news: Path) -> None:
    shell("import", news)
    first = shell("refresh")
    assert first.exit_code == 0
    report = json.loads(first.stdout)
    assert report.pop("seconds") >= 0
    assert report == {
        "status": "ok",
        "scraped": None,
        "extracted": {"articles": 2, "facts": 10, "errors": 0},
        "published": {
            "articles": 2,
            "facts": 10,
            "file": str((shell.published / "diaban.db").resolve()),
        },
    }
    assert first.stderr == "nothing is scraped: the settings give no `contact`\n"
    before = shell.rows("SELECT * FROM facts", shell.published / "diaban.db")
    again = json.loads(shell("refresh").stdout)
    assert again["extracted"] == {"articles": 0, "facts": 0, "errors": 0}
    assert shell.rows("SELECT * FROM facts", shell.published / "diaban.db") == before
    from_scratch = json.loads(shell("refresh", "--all").stdout)
    assert from_scratch["extracted"] == {"articles": 2, "facts": 10, "errors": 0}
    assert shell.rows("SELECT * FROM facts", shell.published / "diaban.db") == before


def test_what_cannot_be_read_is_named_and_the_rest_is_imported(shell: Shell) -> None:
    bad = shell.write("bad.jsonl", LINES[0], '{"id": "x", "te', LINES[1], {"id": "y"})
    result = shell("import", bad, shell.folder / "none.txt")
    assert result.exit_code == 1
    assert result.stdout == "imported 2 new, 0 changed, 0 unchanged articles; 3 failed\n"
    messages = result.stderr.splitlines()
    assert messages[0].startswith(f"{bad}:2: ")
    assert messages[1].startswith(f"{bad}:4: ")
    assert messages[2].startswith(f"{shell.folder / 'none.txt'}: ")
    assert shell.rows("SELECT status, errors FROM runs") == [("failed", 3)]


def test_an_article_that_trips_the_extractor_is_named_and_the_rest_goes_on(
    shell: Shell, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(of: Article) -> Facts:
        if of.id == "bai-1":
            raise ZeroDivisionError("no such thing")
        return facts(of)

    monkeypatch.setattr("extract.read_article", read)
    shell("import", news)
    result = shell("extract")
    assert result.exit_code == 1
    assert result.stdout == "extracted 1 facts from 1 articles; 1 failed\n"
    assert "article bai-1: its facts could not be read (ZeroDivisionError('no such thing'))" in result.stderr
    monkeypatch.setattr("extract.read_article", facts)
    assert shell("extract").stdout == "extracted 9 facts from 1 articles; 0 failed\n"


def test_ctrl_c_keeps_what_is_finished_and_exits_with_130(
    shell: Shell, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(of: Article) -> Facts:
        raise KeyboardInterrupt

    shell("import", news)
    monkeypatch.setattr("extract.read_article", read)
    result = shell("extract")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
    assert shell.rows("SELECT status FROM runs WHERE command = 'extract'") == [("interrupted",)]
    assert shell.rows("SELECT count(*) FROM fact_evidence") == [(0,)]


def diaban(shell: Shell, *arguments: str | Path) -> list[str]:
    """The command line of another process that runs the same."""
    code = "import sys, cli; sys.argv[0] = 'diaban'; cli.main()"
    return [sys.executable, "-c", code, "--database", str(shell.database), *map(str, arguments)]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parent), "LC_ALL": "C", "TERM": "xterm"}


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_shows_on_a_terminal_only(shell: Shell, news: Path, terminal: bool) -> None:
    leader, follower = pty.openpty()
    stderr = follower if terminal else subprocess.PIPE
    command = diaban(shell, "import", news)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=stderr, env=ENVIRONMENT)
    shown = os.read(leader, 100_000) if terminal else done.stderr
    os.close(leader)
    os.close(follower)
    assert done.returncode == 0
    assert done.stdout == b"imported 2 new, 0 changed, 0 unchanged articles; 0 failed\n"
    assert (b"importing" in shown) is terminal
    assert (shown == b"") is not terminal


def test_help_does_not_wait_for_what_is_heavy() -> None:
    code = "import sys, cli; print({'spacy', 'underthesea', 'datasette', 'bs4'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT)
    assert done.stdout == "set()\n"


def test_ctrl_c_while_reading_exits_with_130(shell: Shell) -> None:
    pipe = shell.folder / "pipe.jsonl"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        diaban(shell, "import", pipe), stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT
    )
    with pipe.open("w") as stream:  # opened once the other side reads
        stream.write(json.dumps(LINES[0]) + "\n")
        stream.flush()
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate()
    assert process.returncode == 130
    assert stdout == b""
    assert stderr.startswith(b"interrupted: ")
    assert shell.rows("SELECT count(*) FROM articles") == [(0,)]
    assert shell.rows("SELECT status FROM runs") == [("interrupted",)]


def test_a_run_that_was_killed_is_told_at_the_next(shell: Shell, news: Path) -> None:
    shell("import", news)
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        connection.execute("UPDATE runs SET status = 'running', finished_at = NULL")
    shell("import", news)
    assert shell.rows("SELECT status FROM runs ORDER BY id") == [("interrupted",), ("ok",)]


def test_status_tells_people_and_programs(shell: Shell, news: Path) -> None:
    shell("import", news)
    assert "waiting      2 articles to extract" in shell("status").stdout
    shell("refresh")
    status = json.loads(shell("status", "--json").stdout)
    assert (status["articles"], status["waiting"], status["facts_total"]) == (2, 0, 10)
    assert status["facts"]["criteria"] == 1
    assert status["published"] == str((shell.published / "diaban.db").resolve())
    assert "facts        10: 1 events, 1 criteria" in shell("status").stdout


def test_remove_takes_an_import_back(shell: Shell, news: Path) -> None:
    shell("import", news)
    result = shell("remove", "bai-1", "bai-7")
    assert (result.exit_code, result.stdout) == (1, "removed 1 articles\n")
    assert "there is no article bai-7" in result.stderr
    assert shell.rows("SELECT id FROM articles") == [("bai-2",)]
    assert shell("remove", "bai-2").exit_code == 0


def test_suppress_keeps_a_list_that_publishing_obeys(shell: Shell, news: Path) -> None:
    shell("import", news)
    asked = shell("suppress", "--article", "bai-2", "--person", "Đặng Thử Nghiệm", "--reason", "thư ngày 3/5")
    assert (asked.exit_code, asked.stdout) == (0, "suppressed 2; publish to put it in force\n")
    shell("refresh")
    assert shell.rows("SELECT id FROM articles", shell.published / "diaban.db") == [(article_mark("bai-1"),)]
    assert shell.rows("SELECT count(*) FROM officials", shell.published / "diaban.db") == [(0,)]
    assert "person\tĐặng Thử Nghiệm\tthư ngày 3/5" in shell("suppress").stdout
    assert shell("suppress", "--lift", "--article", "bai-2").exit_code == 0
    missing = shell("suppress", "--lift", "--article", "bai-2")
    assert missing.exit_code == 1
    assert "is not on the list" in missing.stderr


@pytest.mark.parametrize(
    "page",
    [
        "https://diaban.example/bai/{mark}",
        "https://diaban.example/bai/{mark}#f-abcdefgh2345",
        "<https://diaban.example/bai/{mark}>,",
        "/bai/{mark}?_lang=en",
        "bai/{mark}.bib",
        "https://diaban.example/diaban/articles/{mark}.json",
        "https://diaban.example/bai/bai-2",
        "https://diaban.example/bai/b~61i-2.csl.json",
        "https://diaban.example/bai/b%61i-2",
        "https://tin.example.vn/hai.html",
        "{mark}",
        " bai-2 ",
    ],
)
def test_an_article_is_named_by_its_page(shell: Shell, news: Path, page: str) -> None:
    shell("import", news)
    address = page.format(mark=article_mark("bai-2"))
    assert shell("suppress", "--article", address).stderr == ""
    assert "article\tbai-2\t" in shell("suppress").stdout
    assert shell("suppress", "--lift", "--article", address).exit_code == 0
    assert shell("remove", address).stdout == "removed 1 articles\n"


@pytest.mark.parametrize("address", ["https://diaban.example/bai/khong-co", "https://tin.example.vn/ba.html"])
def test_an_address_of_no_article_is_not_suppressed(shell: Shell, news: Path, address: str) -> None:
    shell("import", news)
    asked = shell("suppress", "--article", address)
    assert (asked.exit_code, shell("suppress").stdout) == (1, "")
    assert f"the article {address} is not there" in asked.stderr


def test_suppress_says_where_no_article_has_the_id(shell: Shell, news: Path) -> None:
    shell("import", news)
    early = shell("suppress", "--article", "bai-9")
    assert (early.exit_code, early.stdout) == (0, "suppressed 1; publish to put it in force\n")
    assert "no article has the id bai-9" in early.stderr
    assert "no article" not in shell("suppress", "--article", "bai-1").stderr


def test_rollback_goes_back_one(shell: Shell, news: Path) -> None:
    shell("import", news)
    assert shell("rollback").exit_code == 3
    shell("refresh")
    first = (shell.published / "diaban.db").resolve()
    shell("refresh")
    assert shell("rollback").stdout == f"rolled back to {shell.published / first.name}\n"
    assert (shell.published / "diaban.db").resolve() == first


def test_a_refused_publication_has_an_exit_code_of_its_own(shell: Shell, news: Path) -> None:
    shell("import", news)
    shell("refresh")
    published = (shell.published / "diaban.db").resolve()
    with closing(sqlite3.connect(shell.database)) as connection:
        ids = [article for (article,) in connection.execute("SELECT id FROM articles")]
    assert shell("remove", *ids).exit_code == 0
    for command in ("publish", "refresh"):
        refused = shell(command)
        assert refused.exit_code == 3
        assert "only 0 articles where" in refused.stderr and "--force" in refused.stderr
    assert (shell.published / "diaban.db").resolve() == published
    assert shell("publish", "--force").exit_code == 0


@pytest.mark.parametrize("command", [("extract",), ("publish",), ("refresh",), ("rollback",)])
def test_two_at_once_are_refused(shell: Shell, news: Path, command: tuple[str, ...]) -> None:
    shell("import", news)
    with only_one(shell.database.with_name("diaban.db.lock")):
        result = shell(*command)
    assert result.exit_code == 1
    assert "another diaban command is at work" in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("extract",),
        ("publish",),
        ("refresh",),
        ("status",),
        ("remove", "x"),
        ("suppress", "--article", "x"),
    ],
)
def test_commands_that_need_a_database_say_so(shell: Shell, command: tuple[str, ...]) -> None:
    result = shell(*command)
    assert result.exit_code == 1
    assert "run `diaban import PATH` first" in result.stderr
    assert not shell.database.exists()


def test_a_database_that_cannot_be_used_is_named(shell: Shell, news: Path) -> None:
    shell.database.parent.mkdir()
    shell.database.write_text("not a database" * 100)
    result = shell("import", news)
    assert result.exit_code == 1
    assert result.stderr == f"Error: {shell.database} is not a diaban database: choose another file\n"


@pytest.mark.parametrize(
    "arguments",
    [("import",), ("nothing",), ("publish", "--loud"), ("serve", "--port", "0"), ("remove",)],
)
def test_wrong_calls_exit_with_2(shell: Shell, arguments: tuple[str, ...]) -> None:
    result = shell(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


@pytest.mark.parametrize("name", sorted(cli.main.commands))
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = cli.main.commands[name]
    assert command.help is not None
    assert "Example: " in command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert CliRunner().invoke(cli.main, [name, "--help"]).exit_code == 0


def test_serve_wants_something_published(shell: Shell) -> None:
    result = shell("serve")
    assert result.exit_code == 1
    assert "run `diaban publish` first" in result.stderr


def test_serve_starts_datasette_on_the_published_file_with_sql_closed(shell: Shell, news: Path) -> None:
    shell("import", news)
    shell("refresh")
    metadata = shell.folder / "datasette_metadata.json"
    metadata.write_text('{"title": "Địa bàn", "databases": {}}', encoding="utf-8")
    settings = Settings(published=shell.published, metadata=metadata)
    command = cli_serve.datasette_command(settings, host="127.0.0.1", port=8123)
    assert command[1:4] == ["-m", "datasette", "serve"]
    assert command[command.index("--immutable") + 1] == str(shell.published / "diaban.db")
    assert command[command.index("--metadata") + 1] == str(metadata)
    assert command[command.index("--port") + 1] == "8123"
    assert command[command.index("default_allow_sql") + 1] == "off"


def test_serve_hands_over_to_datasette(shell: Shell, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda program, command: started.append([program, *command]))
    (shell.folder / "datasette_metadata.json").write_text("{}")
    shell("import", news)
    shell("refresh")
    assert shell("serve", "--port", "8124", "--title", "Tin thử").exit_code == 0
    (command,) = started
    assert command[0] == command[1] == sys.executable
    assert command[command.index("--port") + 1] == "8124"
    metadata = Path(command[command.index("--metadata") + 1])
    assert json.loads(metadata.read_text(encoding="utf-8")) == {"title": "Tin thử"}


@pytest.mark.parametrize(
    ("metadata", "settings", "served"),
    [
        (
            {"title": "Địa bàn", "license": "CC"},
            {"site_title": "Tin Nghệ An"},
            {"title": "Tin Nghệ An", "license": "CC"},
        ),
        (
            {"title": "Địa bàn", "plugins": {"x": {"y": 1}}},
            {"site_contact": "ban@tin.example"},
            {"title": "Địa bàn", "plugins": {"x": {"y": 1}, "diaban": {"contact": "ban@tin.example"}}},
        ),
        (
            {"plugins": {"diaban": {"contact": "ban@tin.example"}}},
            {"site_dump": "/tai-ve/"},
            {"plugins": {"diaban": {"contact": "ban@tin.example", "dump": "/tai-ve/"}}},
        ),
    ],
)
def test_what_the_settings_say_of_the_site_reaches_it(
    shell: Shell, news: Path, metadata: dict[str, Any], settings: dict[str, str], served: dict[str, Any]
) -> None:
    shell("import", news)
    shell("refresh")
    file = shell.folder / "datasette_metadata.json"
    file.write_text(json.dumps(metadata), encoding="utf-8")
    said = Settings(published=shell.published, metadata=file, **settings)  # type: ignore[arg-type]
    command = cli_serve.datasette_command(said, host="127.0.0.1", port=8123)
    written = Path(command[command.index("--metadata") + 1])
    assert json.loads(written.read_text(encoding="utf-8")) == served


def test_serve_names_a_metadata_file_that_cannot_be_read(shell: Shell, news: Path) -> None:
    shell("import", news)
    shell("refresh")
    broken = shell.folder / "broken.json"
    broken.write_text("{")
    settings = Settings(published=shell.published, metadata=broken, site_title="x")
    with pytest.raises(DatabaseError, match=r"broken\.json can't be read"):
        cli_serve.datasette_command(settings, host="127.0.0.1", port=1)


def test_serve_names_a_port_that_is_taken(shell: Shell, news: Path) -> None:
    shell("import", news)
    shell("refresh")
    (shell.folder / "datasette_metadata.json").write_text("{}")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = shell("serve", "--port", str(port))
    assert result.exit_code == 1
    assert f"127.0.0.1:{port} (Address already in use): choose another --port" in result.stderr


@pytest.mark.parametrize("arguments", [["--person", " "], ["--article", ""], ["--lift"]])
def test_suppress_wants_a_name(shell: Shell, news: Path, arguments: list[str]) -> None:
    shell("import", news)
    assert shell("suppress", *arguments).exit_code == 2
