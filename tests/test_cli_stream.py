"""`diaban extract FILE`, `explain` and `evaluate`, as they are called."""

import io
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from cli import main

SCHEMA = json.loads((files("extract") / "facts.schema.json").read_text(encoding="utf-8"))
GOOD = {"id": "a", "title": "Tin", "text": "Sáng 6/11, UBND thị xã Cửa Lò họp.", "published": "2023-11-07"}
ROOT = Path(__file__).parents[1]


def diaban(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin, catch_exceptions=False)


def write_lines(path: Path, *lines: object) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_one_valid_facts_line_an_article(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl", GOOD, {**GOOD, "id": "b", "title": None})
    result = diaban("extract", str(file))
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [line["id"] for line in lines] == ["a", "b"]
    for line in lines:
        jsonschema.validate(line, SCHEMA)


def test_standard_input_and_output() -> None:
    result = diaban("extract", "-", stdin=json.dumps(GOOD))
    assert [date["value"] for date in json.loads(result.stdout)["dates"]] == ["2023-11-06TMO"]


def test_the_output_file_is_the_same_as_standard_output(tmp_path: Path) -> None:
    file, out = write_lines(tmp_path / "in.jsonl", GOOD), tmp_path / "sub" / "out.jsonl"
    assert diaban("extract", str(file), "-o", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8") == diaban("extract", str(file)).stdout
    assert [path.name for path in out.parent.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        ('{"id": "x", "text": "Sáng', "JSON"),
        ('{"id": "x"}', "text"),
        ('{"text": "Sáng nay"}', "id"),
        ('{"id": "x", "text": 5}', "text"),
        ("[]", "object"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, bad: str, word: str) -> None:
    file = write_lines(tmp_path / "in.jsonl", GOOD, bad, {**GOOD, "id": "c"})
    result = diaban("extract", str(file))
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert f"{file}:2: " in result.stderr and word in result.stderr


def test_offsets_count_in_the_text_of_the_line(tmp_path: Path) -> None:
    article = {"id": "a", "text": "Tin  có   khoảng trắng.\n\nNgày 12/3/2024 họp."}
    line = json.loads(diaban("extract", "-", stdin=json.dumps(article)).stdout)
    (date,) = line["dates"]
    assert article["text"][date["start"] : date["end"]] == "Ngày 12/3/2024"


def test_a_file_that_is_not_there_is_a_usage_error() -> None:
    assert diaban("extract", "khong-co.jsonl").exit_code == 2


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Peak memory for 40 times the lines stays within a few per cent."""
    sizes = []
    for times in (5, 200):
        file = write_lines(tmp_path / f"{times}.jsonl", *({**GOOD, "id": str(i)} for i in range(times)))
        code = (
            "import resource, cli, click; "
            f"cli.main(['extract', {str(file)!r}, '-o', {str(tmp_path / 'out')!r}], standalone_mode=False); "
            "click.echo(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        sizes.append(int(done.stdout.split()[-1]))
    assert sizes[1] < sizes[0] * 1.1


def test_explain_marks_and_lists_the_facts(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl", GOOD)
    result = diaban("explain", str(file))
    assert result.exit_code == 0
    assert "2023-11-06TMO" in result.stdout and "UBND thị xã Cửa Lò" in result.stdout


def test_explain_writes_a_page(tmp_path: Path) -> None:
    file, page = write_lines(tmp_path / "in.jsonl", {**GOOD, "title": "Tin <b>"}), tmp_path / "page.html"
    assert diaban("explain", str(file), "--html", str(page)).exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert "<title>Tin &lt;b&gt;</title>" in html and "LOCALITY" in html and "<b>" not in html
    assert html.count('<div class="spans"') == 2


def test_evaluate_prints_the_figures(tmp_path: Path) -> None:
    facts = write_lines(tmp_path / "facts.jsonl", {"id": "a", "localities": []})
    gold = write_lines(tmp_path / "gold.jsonl", {"id": "a", "localities": [{"province": "Tỉnh Nghệ An"}]})
    assert diaban("evaluate", str(gold), str(facts)).stdout == (
        "localities           P 0.000  R 0.000  F1 0.000  gold 1\n"
    )
    assert json.loads(diaban("evaluate", "--json", str(gold), str(facts)).stdout)["localities"]["gold"] == 1
    assert "a\tmissed\t" in diaban("evaluate", "--errors", "localities", str(gold), str(facts)).stdout
    unknown = diaban("evaluate", "--errors", "places", str(gold), str(facts))
    assert unknown.exit_code == 2
    assert "there is no measure places" in unknown.stderr


def test_evaluate_names_what_is_wrong(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", {"id": "a"}, "{")
    result = diaban("evaluate", str(gold), str(gold))
    assert result.exit_code == 1 and f"{gold}:2: not JSON" in result.stderr


def test_evaluate_fails_where_an_article_or_a_quote_is_not_there(tmp_path: Path) -> None:
    articles = write_lines(tmp_path / "articles.jsonl", GOOD)
    gold = write_lines(tmp_path / "gold.jsonl", {"id": "a", "dates": []}, {"id": "b", "dates": []})
    facts = write_lines(
        tmp_path / "facts.jsonl", {"id": "a", "dates": [{"start": 0, "end": 3, "text": "Sai"}]}
    )
    result = diaban("evaluate", str(gold), str(facts), "--articles", str(articles))
    assert result.exit_code == 1
    assert (
        "false quote a dates Sai" in result.stdout
        and "1 gold articles have no facts line: b" in result.stderr
    )


def test_closing_the_pipe_early_is_no_crash(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl", *({**GOOD, "id": str(i)} for i in range(50)))
    code = f"from cli import main; main(['extract', {str(file)!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert isinstance(run.stdout, io.BufferedReader) and run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        errors = run.stderr.read()
    assert b"Traceback" not in errors


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["extract", "in.jsonl", "-o", "."], "Is a directory"),
        (["extract", "in.jsonl", "-o", "in.jsonl/out.jsonl"], "in.jsonl"),
        (["explain", "in.jsonl", "--html", "in.jsonl/page.html"], "in.jsonl"),
        (["extract", "in.jsonl", "-o", "/dev/full"], "/dev/full: No space left on device"),
        (["explain", "in.jsonl", "--html", "/dev/full"], "/dev/full: No space left on device"),
    ],
)
def test_an_output_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "in.jsonl", GOOD)
    result = diaban(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert named in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_link_is_followed_and_a_pipe_written_to(tmp_path: Path) -> None:
    file, real, link = write_lines(tmp_path / "in.jsonl", GOOD), tmp_path / "real", tmp_path / "link"
    link.symlink_to(real)
    assert diaban("extract", str(file), "-o", str(link)).exit_code == 0
    assert link.is_symlink() and real.read_text(encoding="utf-8").startswith('{"id": "a"')
    assert diaban("extract", str(file), "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()
