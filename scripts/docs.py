"""Makes what can be made of the documentation: `python scripts/docs.py`; `--check` says whether it is stale.

Writes `datasette_metadata.json`, `docs/schema.md`, `docs/facts.md`, and in `README.md` and the other pages
of `docs/` what stands between `<!-- made: NAME -->` and `<!-- end -->`.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from cli import main as command
from corpus.article import Article
from corpus.readers import read_jsonl
from db.metadata import build_metadata, metadata_text, published_columns
from extract import read_articles
from extract.evaluation import read_lines, score
from extract.form import facts_to_json
from scraper.sources import load_sources

ROOT = Path(__file__).parents[1]
_IN_SHORT = {
    "dates": "dates.value",
    "officials": "officials.name",
    "units": "units.name",
    "localities": "localities",
    "criteria": "criteria.numbers",
    "figures": "figures.value",
    "documents": "documents.number",
    "awards": "awards.span",
    "events: type": "event.type",
    "events: day": "event.date",
    "events: place": "event.locality",
}
_PART = re.compile(r"(<!-- made: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_EXAMPLES = (
    "import corpus/samples",
    "extract",
    "publish",
    "refresh",
    "status",
)
_EVALUATION = (
    "extract corpus/gold/samples.articles.jsonl -o var/facts.jsonl",
    "evaluate corpus/gold/samples.gold.jsonl var/facts.jsonl",
)


def main() -> int:
    """Write the files, or with `--check` name those that are stale; returns the exit code."""
    check = "--check" in sys.argv[1:]
    stale = []
    for path, text in made_files():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(str(path.relative_to(ROOT)))
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
    for name in stale:
        click.echo(f"{'stale' if check else 'written'}: {name}")
    return 1 if check and stale else 0


def made_files() -> Iterator[tuple[Path, str]]:
    """Every file that is made, wholly or in parts, with the text it should have."""
    yield ROOT / "datasette_metadata.json", metadata_text()
    yield ROOT / "docs" / "schema.md", schema_page()
    yield ROOT / "docs" / "facts.md", facts_page()
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = page.read_text(encoding="utf-8")
        if _PART.search(text):
            yield page, fill_parts(text)


def fill_parts(text: str) -> str:
    """The text with each made part made anew.

    Raises KeyError for a part that nothing makes.
    """

    def made(match: re.Match[str]) -> str:
        return f"{match.group(1)}{_PARTS[match.group('name')]()}\n{match.group(3)}"

    return _PART.sub(made, text)


def schema_page() -> str:
    """The tables and columns of the published file."""
    tables = build_metadata()["databases"]["diaban"]["tables"]
    lines = [
        "# The published file, table by table",
        "",
        "Made from `db/metadata.toml`; Vietnamese first, English beside it.",
        "",
        "| table | what it holds |",
        "| --- | --- |",
        *(f"| [{name}](#{name}) | {_in_english(tables[name])} |" for name in published_columns()),
        "",
    ]
    for name in published_columns():
        entry = tables[name]
        lines += [f"## {name}", "", f"**{entry['title']}.** {entry['description']}", ""]
        lines += ["| column | meaning |", "| --- | --- |"]
        lines += [f"| `{column}` | {_cell(said)} |" for column, said in entry["columns"].items()]
        lines.append("")
    return "\n".join(lines)


def _in_english(entry: dict[str, Any]) -> str:
    return _cell(entry["description"].split(" · ", 1)[1])


def facts_page() -> str:
    """The fields of a facts line."""
    schema = json.loads((files("extract") / "facts.schema.json").read_text(encoding="utf-8"))
    lines = [
        f"# {schema['title']}",
        "",
        "Made from `extract/facts.schema.json`.",
        "",
        schema["description"],
        "",
    ]
    line = {**schema, "description": "A line: an article's id and all that was read from it."}
    for name, entry in (("facts", line), *schema["$defs"].items()):
        lines += [
            f"## {name}",
            "",
            entry["description"],
            "",
            "| field | type | meaning |",
            "| --- | --- | --- |",
        ]
        for field, said in entry["properties"].items():
            lines.append(f"| `{field}` | {_type(said)} | {_cell(said.get('description', ''))} |")
        lines.append("")
    return "\n".join(lines)


def _type(said: dict[str, Any]) -> str:
    if "$ref" in said:
        return str(said["$ref"]).removeprefix("#/$defs/")
    if "enum" in said:
        return ", ".join("null" if value is None else f"`{value}`" for value in said["enum"])
    if "anyOf" in said:
        return " or ".join(_type(option) for option in said["anyOf"])
    if said.get("type") == "array":
        return f"list of {_type(said['items'])}"
    if "const" in said:
        return f"`{json.dumps(said['const'])}`"
    if "properties" in said:
        return f"object with {', '.join(f'`{field}`' for field in said['properties'])}"
    kind = said["type"]
    return kind if isinstance(kind, str) else " or ".join(kind)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def commands_part() -> str:
    """The help of every command."""
    context = click.Context(command, info_name="diaban", terminal_width=80)
    lines = ["<details>", "<summary><code>diaban</code>: What all commands have in common.</summary>", ""]
    lines += ["```text", command.get_help(context), "```", "", "</details>"]
    for name, sub, shown in _helps(command, context):
        lines += ["<details>", f"<summary><code>{name}</code>: {sub.get_short_help_str(90)}</summary>", ""]
        lines += ["```text", shown, "```", "", "</details>"]
    return "\n".join(lines)


def _helps(group: click.Group, context: click.Context) -> Iterator[tuple[str, click.Command, str]]:
    """Each command of a group, and of the groups in it, with its full name and its help."""
    for name in group.list_commands(context):
        sub = group.get_command(context, name)
        if sub is not None:
            inner = click.Context(sub, info_name=name, parent=context, terminal_width=80)
            yield inner.command_path, sub, sub.get_help(inner)
            if isinstance(sub, click.Group):
                yield from _helps(sub, inner)


def sources_part() -> str:
    """The sources that are declared."""
    lines = ["| source | hosts | province | policy |", "| --- | --- | --- | --- |"]
    for source in sorted(load_sources().values(), key=_source_name):
        lines.append(
            f"| {source.title} | {', '.join(source.hosts)} | {source.province or ''} | `{source.policy}` |"
        )
    return "\n".join(lines)


def _source_name(source: Any) -> str:
    return str(source.name)


def examples_part() -> str:
    """Commands on the embedded sample with what they really print."""
    return _console(_EXAMPLES)


def evaluation_part() -> str:
    """The scores of the embedded sample, as the command prints them."""
    return _console(_EVALUATION)


def _console(calls: Sequence[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "corpus").symlink_to(ROOT / "corpus")
        (Path(folder) / "datasette_metadata.json").symlink_to(ROOT / "datasette_metadata.json")
        shown = "\n\n".join(
            f"$ diaban {arguments}\n{_run(arguments, folder)}".rstrip() for arguments in calls
        )
    return f"```text\n{shown}\n```"


def _run(arguments: str, folder: str) -> str:
    """What a command prints, with times and run numbers, which differ from day to day, made the same."""
    diaban = [sys.executable, "-c", "from cli import main; main(prog_name='diaban')", *arguments.split()]
    done = subprocess.run(diaban, cwd=folder, capture_output=True, text=True, check=True)
    steady = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "2026-01-01T00:00:00Z", done.stdout)
    steady = re.sub(r"diaban-\d{8}T?\d{6}-", "diaban-20260101T000000-", steady)
    steady = re.sub(r'"seconds": [\d.]+', '"seconds": 4.0', steady)
    steady = steady.replace(f"{folder}/", "").replace(f"{Path(folder).resolve()}/", "")
    return steady.replace(folder, ".")


def accuracy_part() -> str:
    """F1, or the share of right answers, on our own sets."""
    figures = {name: _figures(name) for name in ("sealed", "samples")}
    lines = ["| measure | sealed set | sample |", "| --- | ---: | ---: |"]
    for measure in sorted(figures["samples"]):
        lines.append(f"| {measure} | {figures['sealed'].get(measure, '')} | {figures['samples'][measure]} |")
    return "\n".join(lines)


def accuracy_in_short_part() -> str:
    """The figure of each kind that says most, on the sealed set alone."""
    figures = _figures("sealed")
    lines = ["| kind | F1, or share of right answers |", "| --- | ---: |"]
    return "\n".join([*lines, *(f"| {kind} | {figures[measure]} |" for kind, measure in _IN_SHORT.items())])


@cache
def _figures(name: str) -> dict[str, str]:
    folder = ROOT / "corpus" / "gold"
    with (folder / f"{name}.articles.jsonl").open("rb") as stream:
        read = [article for article in read_jsonl(stream, name) if isinstance(article, Article)]
    facts = {line.id: facts_to_json(line) for line in read_articles(read)}
    gold = read_lines(name, (folder / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines())
    return {
        measure: f"{values.get('f1', values.get('accuracy', 0.0)):.3f}"
        for measure, values in score(gold, facts).figures().items()
    }


_PARTS: dict[str, Callable[[], str]] = {
    "accuracy": accuracy_part,
    "accuracy-in-short": accuracy_in_short_part,
    "commands": commands_part,
    "sources": sources_part,
    "evaluation": evaluation_part,
    "examples": examples_part,
}

if __name__ == "__main__":
    sys.exit(main())
