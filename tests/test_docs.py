"""The documentation is what the code says."""

import importlib.util
import json
import tomllib
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import click
import pytest

from cli import main as command
from db.metadata import build_metadata, published_columns

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(command.commands)


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_script", ROOT / "scripts" / "docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_made_files_are_up_to_date() -> None:
    script = load_script()
    stale = [path.name for path, text in script.made_files() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    help_text = command.commands[name].help or ""
    assert len(help_text) > 40
    assert "Example:" in help_text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    options = [p for p in command.commands[name].params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"diaban {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_published_table_and_column_is_described_in_both_languages() -> None:
    tables = build_metadata()["databases"]["diaban"]["tables"]
    for table, columns in published_columns().items():
        assert list(tables[table]["columns"]) == list(columns)
        for text in (
            tables[table]["title"],
            tables[table]["description"],
            *tables[table]["columns"].values(),
        ):
            assert " · " in text, (table, text)


def test_nothing_is_described_that_is_not_there() -> None:
    said = tomllib.loads((files("db") / "metadata.toml").read_text(encoding="utf-8"))
    columns = published_columns()
    everywhere = {column for names in columns.values() for column in names}
    assert set(said["tables"]) == set(columns)
    assert set(said["columns"]) <= everywhere
    for table, entry in said["tables"].items():
        assert set(entry.get("columns", {})) <= set(columns[table]), table


def test_licence_and_source_stand_at_every_level() -> None:
    metadata = json.loads((ROOT / "datasette_metadata.json").read_text(encoding="utf-8"))
    database = metadata["databases"]["diaban"]
    for entry in (metadata, database, *(database["tables"][table] for table in published_columns())):
        assert entry["license"] and entry["license_url"] and entry["source"]


def test_readers_may_not_run_sql() -> None:
    metadata = json.loads((ROOT / "datasette_metadata.json").read_text(encoding="utf-8"))
    assert metadata["databases"]["diaban"]["allow_sql"] is False
