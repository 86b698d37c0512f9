"""Precision by rule, and the confidence that comes of it."""

import importlib.util
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import extract.confidence
from cli import main
from extract.confidence import confidence_of
from extract.evaluation.rules import count_rules

ROOT = Path(__file__).parents[1]


def date(start: int, value: str, rule: str = "day", **more: object) -> dict[str, object]:
    return {"start": start, "end": start + 5, "text": "x" * 5, "value": value, "rule": rule, **more}


def unit(name: str, rule: str = "code", **more: object) -> dict[str, object]:
    return {"start": 0, "end": 1, "text": "x", "name": name, "rule": rule, **more}


@pytest.mark.parametrize(
    ("kind", "gold", "found", "right", "of"),
    [
        ("dates", [date(0, "2020-01-01")], [date(0, "2020-01-01")], 1, 1),
        ("dates", [date(0, "2020-01-01")], [date(2, "2020-01-01")], 1, 1),
        ("dates", [date(0, "2020-01-01")], [date(0, "2021-01-01")], 0, 1),
        ("dates", [date(0, "2020-01-01")], [date(9, "2020-01-01")], 0, 1),
        ("dates", [date(0, "2020-01-01")], [], 0, 0),
        ("dates", [], [date(0, "PAST_REF")], 0, 0),
        ("dates", [date(0, "2020", optional=True)], [date(0, "2020")], 0, 0),
        ("units", [unit("Công an tỉnh Nghệ An")], [unit("công an tỉnh Nghệ An")], 1, 1),
        ("units", [unit("Công an tỉnh Nghệ An")], [unit("Công an tỉnh Hà Tĩnh")], 0, 1),
        ("units", [unit("Bộ Y tế", optional=True)], [unit("Bộ Y tế")], 0, 0),
    ],
)
def test_a_fact_counts_for_its_rule(kind, gold, found, right, of):
    counts = count_rules({"a": {"id": "a", kind: gold}}, {"a": {"id": "a", kind: found}})
    assert (sum(counts.right.values()), sum(counts.of.values())) == (right, of)


def test_each_rule_is_counted_alone():
    gold = {"a": {"id": "a", "dates": [date(0, "2020"), date(9, "2021")]}}
    found = {"a": {"id": "a", "dates": [date(0, "2020", "year"), date(9, "2019", "bare-year")]}}
    counts = count_rules(gold, found)
    assert (counts.right["dates", "year"], counts.right["dates", "bare-year"]) == (1, 0)
    assert counts.precision(("dates", "bare-year")) == 0.0


@pytest.mark.parametrize(
    ("gold", "found", "right", "of"),
    [
        ({"type": "fire"}, {"type": "fire", "rule": "cues"}, 1, 1),
        ({"type": "fire", "also": ["crime"]}, {"type": "crime", "rule": "cues"}, 1, 1),
        ({"type": "fire"}, {"type": "trial", "rule": "cues"}, 0, 1),
        (None, {"type": "trial", "rule": "cues"}, 0, 1),
        (None, None, 0, 0),
        ({"type": "fire", "optional": True}, {"type": "trial", "rule": "cues"}, 0, 0),
    ],
)
def test_an_event_is_right_where_its_type_is(gold, found, right, of):
    counts = count_rules({"a": {"id": "a", "event": gold}}, {"a": {"id": "a", "event": found}})
    assert (counts.right["event", "cues"], counts.of["event", "cues"]) == (right, of)


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch):
    """Facts of three rules counted, and nothing else."""
    counts = {
        "dates": {
            "sure": {"sealed": [50, 50], "fitted": [100, 100]},
            "poor": {"sealed": [10, 20]},
            "fitted": {"fitted": [10, 10]},
        }
    }
    for cached in (confidence_of, extract.confidence._kind_precision):
        cached.cache_clear()
    monkeypatch.setattr(extract.confidence, "_counts", counts.copy)
    yield
    for cached in (confidence_of, extract.confidence._kind_precision):
        cached.cache_clear()


@pytest.mark.usefixtures("measured")
def test_confidence_is_the_smoothed_precision():
    kind = (50 + 10 + 10 + 1 + 1) / (50 + 10 + 20 + 1 + 2)
    assert confidence_of("dates", "sure") == round((60 + 5 * kind) / 65, 3)
    assert confidence_of("dates", "poor") == round((10 + 5 * kind) / 25, 3)
    assert confidence_of("dates", "fitted") == round((1 + 5 * kind) / 6, 3)
    assert confidence_of("dates", "never seen") == round(kind, 3)
    assert confidence_of("awards", "never seen") == 0.5


def test_the_pinned_counts_are_those_of_the_gold_sets():
    path = ROOT / "scripts" / "confidence.py"
    spec = importlib.util.spec_from_file_location("confidence_script", path)
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.TARGET.read_text(encoding="utf-8") == script.render(), "run `make confidence`"


def test_evaluate_shows_the_rules(tmp_path: Path):
    lines = {
        "gold": {"id": "a", "dates": [date(0, "2020")]},
        "facts": {"id": "a", "dates": [date(0, "2020")]},
    }
    for name, line in lines.items():
        (tmp_path / name).write_text(json.dumps(line), encoding="utf-8")
    arguments = ["evaluate", str(tmp_path / "gold"), str(tmp_path / "facts"), "--by-rule"]
    shown = CliRunner().invoke(main, arguments)
    assert shown.exit_code == 0
    assert shown.output.split()[:6] == ["dates", "day", "right", "1", "of", "1"]
    figures = json.loads(CliRunner().invoke(main, [*arguments, "--json"]).output)
    assert figures["dates"]["day"]["precision"] == 1.0
