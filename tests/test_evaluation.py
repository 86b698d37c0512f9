"""The measures, on cases whose figures were worked out by hand, and beside the yardstick where it is."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extract.evaluation import EvaluationError, false_quotes, read_lines, score
from extract.evaluation.align import align, required
from extract.evaluation.same import same_name, same_place, same_subject, same_unit

SHARED = Path(__file__).parents[1].parent / "shared"


def date(start: int, end: int, value: str, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "text": "x" * (end - start), "type": "DATE", "value": value, **more}


def criteria(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "text": "x" * (end - start), "status": "achieved", **more}


def figures(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, dict[str, float]]:
    return score({"a": {"id": "a", **gold}}, {"a": {"id": "a", **predicted}}).figures()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Thái Hoà", "Thái Hòa"),
        ("UBND thị xã", "Ủy ban nhân dân  thị xã"),
        ("Bà Rịa – Vũng Tàu", "bà rịa-vũng tàu"),
        ("“Phường sạch về ma túy”", "Phường sạch về ma tuý"),
        ("Đảng uỷ", "đảng ủy"),
        ("Viện KSND tỉnh", "VKSND tỉnh"),
    ],
)
def test_spellings_that_are_one_name(left: str, right: str) -> None:
    assert same_name(left) == same_name(right)


@pytest.mark.parametrize(
    ("left", "right"), [("quý", "qúy"), ("Thái Hòa", "Thái Hoa"), ("Công an tỉnh", "Công an huyện")]
)
def test_spellings_that_are_two_names(left: str, right: str) -> None:
    assert same_name(left) != same_name(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Phường 05", "phường 5"),
        ("TP. HCM", "Thành phố Hồ Chí Minh"),
        ("Thị xã Cửa Lò", "TX Cửa Lò"),
        (None, ""),
    ],
)
def test_places_without_their_type(left: str | None, right: str) -> None:
    assert same_place(left) == same_place(right)


def test_towns_and_cities_in_units() -> None:
    assert same_unit("Công an TX Thái Hòa") == same_unit("Công an thị xã Thái Hòa")
    assert same_unit("UBND thành phố Vinh") == same_unit("UBND TP Vinh") != same_unit("UBND huyện Vinh")


def test_subjects_open_with_words_that_do_not_count() -> None:
    assert same_subject("số các xã") == same_subject("xã")


def test_dates_strict_relaxed_and_value() -> None:
    gold = [date(0, 8, "2023"), date(10, 20, "2023-11-06"), date(30, 40, "2022")]
    found = [date(0, 8, "2023"), date(12, 20, "2023-11-06"), date(50, 60, "2021")]
    measured = figures({"dates": gold}, {"dates": found})
    assert measured["dates.strict"]["f1"] == pytest.approx(1 / 3)
    assert measured["dates.relaxed"]["precision"] == pytest.approx(2 / 3)
    assert measured["dates.value"]["recall"] == pytest.approx(2 / 3)
    assert measured["dates.type"] == {"accuracy": 1.0, "gold": 2}


def test_vague_dates_are_not_scored() -> None:
    measured = figures(
        {"dates": [date(0, 3, "2023")]}, {"dates": [date(0, 3, "2023"), date(5, 9, "PAST_REF")]}
    )
    assert measured["dates.value"]["precision"] == 1.0


def test_optional_facts_count_neither_way() -> None:
    gold = [date(0, 3, "2023"), date(5, 9, "2020", optional=True)]
    both = figures({"dates": gold}, {"dates": [date(0, 3, "2023"), date(5, 9, "2019")]})
    one = figures({"dates": gold}, {"dates": [date(0, 3, "2023")]})
    assert both["dates.value"] == one["dates.value"] == {"precision": 1, "recall": 1, "f1": 1, "gold": 1}


def test_a_wrong_fact_that_overlaps_a_required_one_is_not_excused_by_an_optional_one() -> None:
    gold = [date(0, 10, "2023"), date(2, 6, "2020", optional=True)]
    must, rest = required(gold, [date(0, 10, "2019")], lambda g, p: g["value"] == p["value"])
    assert (len(must), len(rest)) == (1, 1)


def test_pairs_take_the_largest_overlap_first() -> None:
    gold = [date(0, 10, "a"), date(10, 20, "b")]
    found = [date(5, 15, "c"), date(10, 20, "d")]
    assert [(g["value"], p["value"]) for g, p in align(gold, found)] == [("b", "d"), ("a", "c")]


def test_officials_by_name_rank_and_position() -> None:
    post = {"title": "Trưởng", "unit": "Công an TX Thái Hòa"}
    gold = {"officials": [{"name": "Lê A", "rank": "Đại tá", "positions": [post]}]}
    found = {
        "officials": [
            {"name": "Lê A", "rank": None, "positions": [{**post, "unit": "Công an thị xã Thái Hoà"}]}
        ]
    }
    measured = figures(gold, found)
    assert measured["officials.name"]["f1"] == measured["officials.position"]["f1"] == 1.0
    assert measured["officials.rank"]["accuracy"] == 0.0


def test_the_tail_of_a_longer_unit_counts_neither_way() -> None:
    gold = {"units": [{"name": "Đội Hình sự Công an huyện Con Cuông", "kind": "police"}]}
    found = {"units": [{"name": "Công an huyện Con Cuông"}, {"name": "Con Cuông"}]}
    measured = figures(gold, found)["units.name"]
    assert (measured["precision"], measured["recall"], measured["gold"]) == (0.0, 0.0, 1)


def test_criteria_by_numbers_then_fields() -> None:
    gold = criteria(0, 30, count=3, of_total=5, subject="chỉ tiêu kinh tế", standard="đạt và vượt")
    found = criteria(4, 28, count=3.0, of_total=5, subject="chỉ tiêu", standard="vượt", status="target")
    measured = figures({"criteria": [gold]}, {"criteria": [found]})
    assert measured["criteria.numbers"]["f1"] == measured["criteria.subject"]["accuracy"] == 1.0
    assert measured["criteria.standard"]["accuracy"] == 1.0
    assert measured["criteria.status"]["accuracy"] == 0.0


def test_an_event_where_there_is_none_is_wrong() -> None:
    assert figures({"event": None}, {"event": {"type": "fire"}})["event.type"]["accuracy"] == 0.0
    assert figures({"event": None}, {"event": None})["event.type"]["accuracy"] == 1.0


def test_an_event_may_be_right_in_two_ways_and_leave_fields_out() -> None:
    gold = {
        "event": {
            "type": "fire",
            "also": ["crime"],
            "unscored": ["date"],
            "locality": {"district": "Huyện A"},
        }
    }
    measured = figures(
        gold, {"event": {"type": "crime", "date": "2020-01-01", "locality": {"district": "A"}}}
    )
    assert measured["event.type"]["accuracy"] == measured["event.locality"]["accuracy"] == 1.0
    assert "event.date" not in measured


def test_kinds_that_the_gold_leaves_out_are_not_scored() -> None:
    assert figures({"dates": None}, {"dates": [date(0, 3, "2023")]}) == {}


def test_an_article_without_a_facts_line_has_found_nothing() -> None:
    measured = score({"a": {"id": "a", "dates": [date(0, 3, "2023")]}}, {}).figures()
    assert measured["dates.value"]["recall"] == 0.0


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], "facts.jsonl:1: not JSON"),
        (["[]"], "facts.jsonl:1: no object with an `id`"),
        (['{"id": "a"}', "", '{"id": "a"}'], "facts.jsonl:3: a second line for a"),
    ],
)
def test_files_that_cannot_be_scored(lines: list[str], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        read_lines("facts.jsonl", lines)


def test_quotes_that_do_not_stand_where_they_say() -> None:
    articles = {"a": {"id": "a", "title": "Tin", "text": "Ngày 6/11"}}
    facts = {
        "a": {"dates": [{"start": 4, "end": 13, "text": "Ngày 6/11"}, {"start": 0, "end": 3, "text": "tin"}]}
    }
    assert list(false_quotes(articles, facts)) == [("a", "dates", "tin")]


def perturb(line: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A facts line as a careless extractor would have it: facts lost, moved, changed and made up."""
    out: dict[str, Any] = {"id": line["id"], "event": line.get("event")}
    for kind, facts in line.items():
        if isinstance(facts, list):
            kept = [dict(fact) for fact in facts if chance.random() > 0.2]
            for fact in kept:
                for field in fact:
                    if (
                        field not in ("text", "start", "end", "positions", "recipients")
                        and chance.random() < 0.1
                    ):
                        fact[field] = (
                            chance.choice(kept).get(field) if field != "name" else f"Ông {fact[field]}"
                        )
            out[kind] = kept
    return out


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the articles kept outside the project are not here")
@pytest.mark.parametrize("name", ["seeds", "dev", "criteria", "register"])
def test_figures_are_those_of_the_yardstick(name: str, tmp_path: Path) -> None:
    gold_path = SHARED / "gold" / f"{name}.gold.jsonl"
    gold = read_lines(str(gold_path), gold_path.read_text(encoding="utf-8").splitlines())
    chance = random.Random(7)
    facts = {article: perturb(line, chance) for article, line in gold.items()}
    facts_path = tmp_path / "facts.jsonl"
    facts_path.write_text("".join(json.dumps(line) + "\n" for line in facts.values()), encoding="utf-8")
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(gold_path), str(facts_path), "--json"]
    expected = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    measured = score(gold, facts).figures()
    assert measured.keys() == expected.keys()
    for measure, values in expected.items():
        assert measured[measure] == pytest.approx(values), measure
