"""The project's own gold facts: annotations that fit their articles, and fields as the contract has them."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus.gold.build import (
    GOLD,
    LISTS,
    AnnotationError,
    build,
    build_one,
    content_of,
    days_of,
    place,
    position,
    read_articles,
    recipient,
    render,
)
from extract.facts import Change, DateType, EventType, Level, Status, UnitKind

ARTICLES = read_articles()
LINES = {line["id"]: line for line in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())}
EVERY = [(name, kind, fact) for name, line in LINES.items() for kind in LISTS for fact in line[kind]]
ARTICLE = {
    "id": "a",
    "title": "Xã Phú Sơn họp",
    "text": "Ngày 1/3, xã họp. Ngày 1, xã họp; ngày 12, huyện họp.",
}
DAY = r"(\d{4}|XXXX)-(\d\d|XX)-\d\d"
VALUES = {
    "DATE": re.compile(rf"{DAY}|\d{{4}}(-\d\d|-[HQ]\d|-W\d\d)?(/\d{{4}}-\d\d)?"),
    "TIME": re.compile(rf"{DAY}T(\d\d:\d\d|MO|MI|AF|EV|NI)"),
    "DURATION": re.compile(r"P(\d+(\.\d+)?[YMWD])+|PT\d+[HM]"),
    "SET": re.compile(r"P\d+[YMWD]"),
}


def of_kind(kind: str) -> list[Any]:
    """The facts of a kind, each with its article's id so that a failure names it."""
    return [pytest.param(fact, id=f"{name}-{fact['start']}") for name, k, fact in EVERY if k == kind]


def annotate(tmp_path: Path, text: str) -> dict[str, Any]:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    return build_one(ARTICLE, path)


def test_the_gold_file_is_what_the_annotations_say() -> None:
    assert render(build(ARTICLES)) == GOLD.read_text(encoding="utf-8")


def test_every_sample_is_annotated() -> None:
    assert LINES.keys() == ARTICLES.keys()


def test_every_fact_quotes_its_article() -> None:
    for name, line in LINES.items():
        content = content_of(ARTICLES[name])
        for fact in [*(fact for kind in LISTS for fact in line[kind]), line["event"]]:
            assert content[fact["start"] : fact["end"]] == fact["text"]


def test_facts_stand_in_order_and_no_span_twice_required() -> None:
    for line in LINES.values():
        for kind in LISTS:
            spans = [(fact["start"], fact["end"]) for fact in line[kind]]
            required = [(f["start"], f["end"]) for f in line[kind] if not f.get("optional")]
            assert spans == sorted(spans)
            assert len(required) == len(set(required)), (line["id"], kind)


def test_every_kind_occurs_often() -> None:
    required = [kind for _, kind, fact in EVERY if not fact.get("optional")]
    counts = {kind: required.count(kind) for kind in LISTS}
    assert min(counts.values()) >= 15, counts
    assert {status for _, _, fact in EVERY if (status := fact.get("status"))} == set(get_args(Status))
    types = {line["event"]["type"] for line in LINES.values()}
    assert types >= {"conference", "meeting", "ceremony", "campaign", "arrest", "trial", "crime", "accident"}
    assert types >= {"fire", "disaster"}


@pytest.mark.parametrize("fact", of_kind("dates"))
def test_dates_have_a_timex3_value_and_its_days(fact: dict[str, Any]) -> None:
    assert fact["type"] in get_args(DateType)
    assert VALUES[fact["type"]].fullmatch(fact["value"])
    assert (fact["from"] is None) == (fact["to"] is None)
    if fact["from"]:
        assert date.fromisoformat(fact["from"]) <= date.fromisoformat(fact["to"])


@pytest.mark.parametrize("fact", of_kind("units"))
def test_units_have_a_kind_and_a_level(fact: dict[str, Any]) -> None:
    assert fact["kind"] in get_args(UnitKind)
    assert fact["level"] in (None, *get_args(Level))
    assert fact["name"]
    assert "," not in fact["name"].removeprefix("Quỹ Phòng, ")


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_the_unit_of_every_position_is_a_unit(line: dict[str, Any]) -> None:
    units = {unit["name"] for unit in line["units"]}
    for official in line["officials"]:
        held = {p["unit"] for p in official["positions"] if p["unit"] and not p.get("optional")}
        assert held <= units, official["name"]


@pytest.mark.parametrize("fact", of_kind("localities"))
def test_localities_are_official_names_from_the_province_down(fact: dict[str, Any]) -> None:
    assert re.match("Tỉnh |Thành phố ", fact["province"])
    assert re.match("Huyện |Quận |Thị xã |Thành phố ", fact["district"] or "Huyện ")
    assert re.match("Xã |Phường |Thị trấn |Đặc khu ", fact["commune"] or "Xã ")
    assert fact[fact["level"]]


def test_no_place_has_a_district_after_the_districts_were_abolished_unless_it_is_past() -> None:
    late = [name for name, article in ARTICLES.items() if (article["published"] or "") >= "2025-07"]
    districts = {f["district"] for n, k, f in EVERY if k == "localities" and n in late} - {None}
    assert districts == {"Thành phố Thủ Dầu Một", "Thành phố Chí Linh"}


@pytest.mark.parametrize("fact", of_kind("criteria"))
def test_criteria_have_a_status_and_numbers_that_agree(fact: dict[str, Any]) -> None:
    assert fact["status"] in get_args(Status)
    assert fact["standard"]
    if fact["count"] is not None and fact["of_total"] is not None:
        assert fact["count"] <= fact["of_total"]
        if fact["percent"] is not None:
            assert abs(100 * fact["count"] / fact["of_total"] - fact["percent"]) < 0.06
    met = [fact[key] for key in ("met_min", "met_max", "criteria_total") if fact[key] is not None]
    assert met == sorted(met)


@pytest.mark.parametrize("fact", of_kind("figures"))
def test_figures_have_a_number_unless_optional(fact: dict[str, Any]) -> None:
    numbers = [fact["value"], fact["percent"]]
    assert fact.get("optional") or fact["approx"] or any(number is not None for number in numbers)
    assert fact["change"] in (None, *get_args(Change))
    assert fact["value_max"] is None or fact["value"] < fact["value_max"]


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_events_have_a_type_and_a_day(line: dict[str, Any]) -> None:
    event = line["event"]
    assert {event["type"], *event.get("also", [])} <= set(get_args(EventType))
    assert event["date"] is None or date.fromisoformat(event["date"])
    assert event["locality"]["province"]


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        ('dates = [\n  { quote = "Ngày 2/3", value = "2020-03-02" },\n]', r"a\.toml:2: .*0 times 'Ngày 2/3'"),
        ('\ndates = [{ quote = "Ngày 1/3", n = 2 }]', r"a\.toml:2: .*1 times"),
        ('dates = [{ quote = "ngày 1", value = "2020-03-01" }]', "0 times 'ngày 1'"),
        ('optional.figures = ["xã#7"]', r"a\.toml:1: .*not 7"),
        ('dates = [{ quote = "Ngày 1/3", kind = "x" }]', "dates have no kind"),
        ('date = [{ quote = "Ngày 1/3" }]', "no kind of fact is called date"),
        ('[event]\nquote = "xã họp"\nday = "2020-03-01"', "an event has no day"),
    ],
)
def test_an_annotation_that_does_not_fit_is_named_with_its_line(
    annotation: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(AnnotationError, match=message):
        annotate(tmp_path, annotation)


def test_an_annotation_of_no_article_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text("", encoding="utf-8")
    with pytest.raises(AnnotationError, match="no article for b"):
        build({"a": ARTICLE}, tmp_path)


def test_an_occurrence_is_counted_between_words(tmp_path: Path) -> None:
    gold = annotate(tmp_path, 'dates = [{ quote = "Ngày 1", n = 2, value = "2020-03-01" }]')
    assert content_of(ARTICLE)[gold["dates"][0]["start"] :].startswith("Ngày 1, xã")


def test_an_occurrence_is_no_part_of_a_number(tmp_path: Path) -> None:
    article = {
        "id": "a",
        "title": "",
        "text": "Đạt 16,3 tiêu chí, giảm cả 3 tiêu chí; chi 1.200 đồng, 1.2 đồng.",
    }
    path = tmp_path / "a.toml"
    path.write_text('optional.figures = ["3 tiêu chí", "1.2"]', encoding="utf-8")
    spans = [fact["start"] for fact in build_one(article, path)["figures"]]
    assert spans == [article["text"].index("3 tiêu chí;"), article["text"].index("1.2 đồng")]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2020-02-29", ("2020-02-29", "2020-02-29")),
        ("2020-02-29T08:15", ("2020-02-29", "2020-02-29")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2019", ("2019-01-01", "2019-12-31")),
        ("2019-H2", ("2019-07-01", "2019-12-31")),
        ("2019-Q3", ("2019-07-01", "2019-09-30")),
        ("2018-01/2018-09", ("2018-01-01", "2018-09-30")),
        ("2021-W01", ("2021-01-04", "2021-01-10")),
        ("XXXX-03-06", (None, None)),
        ("P3D", (None, None)),
    ],
)
def test_days_follow_from_a_value(value: str, days: tuple[str | None, str | None]) -> None:
    assert days_of(value) == days


def test_short_forms_are_written_out() -> None:
    assert position("Trưởng @ Công an xã An Sơn (former)") == {
        "title": "Trưởng",
        "unit": "Công an xã An Sơn",
        "former": True,
    }
    assert position("Già làng") == {"title": "Già làng", "unit": None}
    assert place("Tỉnh Lào Cai / - / Xã Bảo Yên") == {
        "province": "Tỉnh Lào Cai",
        "district": None,
        "commune": "Xã Bảo Yên",
    }
    assert recipient("15 hộ gia đình") == {"count": 15, "kind": "hộ gia đình"}
    assert recipient("tập thể") == {"count": None, "kind": "tập thể"}
