"""Settings: the file, the options over it, and what is wrong with it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from cli_settings import BadSettings, Settings, load_settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_there_are_defaults(folder: Path) -> None:
    assert load_settings(None, {}) == Settings()


def test_the_file_in_the_working_directory_is_read(folder: Path) -> None:
    Path("diaban.toml").write_text('database = "kho/a.db"\nsite_title = "Tin"\nlog_level = "info"\n')
    settings = load_settings(None, {})
    assert (settings.database, settings.site_title, settings.log_level) == (Path("kho/a.db"), "Tin", "info")


def test_paths_are_relative_to_the_file(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "x.toml").write_text('database = "a.db"\npublished = "/srv/p"\n')
    settings = load_settings(Path("sub/x.toml"), {})
    assert (settings.database, settings.published) == (Path("sub/a.db"), Path("/srv/p"))


def test_options_go_before_the_file(folder: Path) -> None:
    Path("diaban.toml").write_text('database = "a.db"\nlog_level = "info"\n')
    settings = load_settings(None, {"database": Path("b.db"), "log_level": None})
    assert (settings.database, settings.log_level) == (Path("b.db"), "info")


@pytest.mark.parametrize(
    "content, message",
    [
        ("databse = 'a.db'", "diaban.toml: there is no setting 'databse'; there are archive,"),
        ("database = 3", "diaban.toml: database must be text in quotes"),
        ("log_level = 'loud'", "diaban.toml: log_level is 'loud'; it must be one of debug, info"),
        ("default_policy = 'all'", "default_policy is 'all'; it must be one of full, quotes, link"),
        ("published = ''", "diaban.toml: published is empty; leave it out for the default"),
        (
            "site_contact = 'ban tin'",
            "site_contact is 'ban tin'; it must be a mail address or that of a page",
        ),
        ("site_contact = 'javascript:x@y.z?'", "must be a mail address"),
        ("site_dump = 'tai-ve'", "site_dump is 'tai-ve'; it must be an address or a path such as /tai-ve/"),
        ("site_dump = 'javascript:x'", "must be an address or a path"),
        ("site_dump = '//tin.example'", "must be an address or a path"),
        ("gold = 3", "diaban.toml: gold must be a file's path in quotes, or a list of them"),
        ("gold = []", "gold must be a file's path in quotes, or a list of them"),
        ("gold = ['a.jsonl', '']", "gold must be a file's path in quotes, or a list of them"),
        ("database = ", "diaban.toml is not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_and_exits_with_2(folder: Path, content: str, message: str) -> None:
    Path("diaban.toml").write_text(content)
    result = CliRunner().invoke(cli.main, ["status"])
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        ("", []),
        ("gold = 'a.jsonl'", ["sub/a.jsonl"]),
        ("gold = ['a.jsonl', '/srv/b.jsonl']", ["sub/a.jsonl", "/srv/b.jsonl"]),
        ("gold = ['a.jsonl', 'a.jsonl']", ["sub/a.jsonl"]),
    ],
)
def test_gold_is_a_file_or_several(folder: Path, content: str, paths: list[str]) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "x.toml").write_text(content)
    assert load_settings(Path("sub/x.toml"), {}).gold == tuple(map(Path, paths))


@pytest.mark.parametrize("address", ["/tai-ve/", "https://tin.example.vn/tai-ve/", "/a"])
def test_the_address_of_the_dump(folder: Path, address: str) -> None:
    Path("diaban.toml").write_text(f"site_dump = '{address}'")
    assert load_settings(None, {}).site_dump == address


def test_a_file_that_was_asked_for_must_be_there(folder: Path) -> None:
    with pytest.raises(BadSettings, match=r"none\.toml can't be read: No such file"):
        load_settings(Path("none.toml"), {})


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    Path("diaban.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadSettings, match="not valid TOML"):
        load_settings(None, {})
