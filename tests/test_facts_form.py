"""The facts' JSON form and its schema say the same."""

import json
from dataclasses import fields
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from extract import facts as kinds
from extract.form import fact_to_json, facts_to_json

SCHEMA: dict[str, Any] = json.loads((files("extract") / "facts.schema.json").read_text(encoding="utf-8"))
EVIDENCE = {"start": 0, "end": 3, "text": "Tin", "rule": "test"}
PLACE = kinds.Place(province="Tỉnh Nghệ An", code="40", valid_from="2018-01-01")
MENTION = kinds.Mention(start=0, end=3, text="Tin")
ONE_OF_EACH = kinds.Facts(
    id="a",
    dates=(
        kinds.DateFact(**EVIDENCE, type="DATE", value="2023", from_day="2023-01-01", to_day="2023-12-31"),
    ),
    officials=(
        kinds.OfficialFact(
            **EVIDENCE,
            name="Lê A",
            positions=(kinds.Position(title="Trưởng", former=True),),
            mentions=(MENTION,),
        ),
    ),
    units=(kinds.UnitFact(**EVIDENCE, name="Bộ Công an", kind="police", level="central", locality=PLACE),),
    localities=(
        kinds.LocalityFact(**EVIDENCE, level="province", province="Tỉnh Nghệ An", candidates=(PLACE,)),
    ),
    criteria=(
        kinds.CriteriaFact(
            **EVIDENCE, subject="xã", standard="tiêu chí", status="achieved", count=16.0, percent=0.5
        ),
    ),
    figures=(kinds.FigureFact(**EVIDENCE, value=3_200_000_000.0, unit="đồng", change="increase"),),
    documents=(kinds.DocumentFact(**EVIDENCE, kind="Thông tư", number="23", date="2012-04"),),
    awards=(
        kinds.AwardFact(
            **EVIDENCE, award="Bằng khen", recipients=(kinds.Recipients(count=3, kind="tập thể"),)
        ),
    ),
    event=kinds.EventFact(
        **EVIDENCE,
        type="fire",
        date="2024-05-01",
        locality=PLACE,
        participants=(kinds.Participant(kind="units", start=0, role="investigates"),),
    ),
)


def test_one_of_each_kind_is_valid() -> None:
    jsonschema.validate(facts_to_json(ONE_OF_EACH), SCHEMA)


def test_an_article_with_no_fact_is_valid() -> None:
    jsonschema.validate(facts_to_json(kinds.Facts(id="a")), SCHEMA)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("dates", {"type": "DAY"}),
        ("dates", {"from": "2023-13"}),
        ("units", {"kind": "ministry"}),
        ("criteria", {"status": "done"}),
        ("figures", {"currency": "VND"}),
        ("documents", {"text": ""}),
        ("localities", {"level": "central"}),
    ],
)
def test_what_the_contract_does_not_name_is_invalid(kind: str, change: dict[str, Any]) -> None:
    line = facts_to_json(ONE_OF_EACH)
    line[kind][0].update(change)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line, SCHEMA)


@pytest.mark.parametrize("kind", [*kinds.FACT_LISTS, "event"])
def test_every_field_of_a_fact_is_written(kind: str) -> None:
    value = getattr(ONE_OF_EACH, kind)
    fact = value[0] if isinstance(value, tuple) else value
    names = {"from_day": "from", "to_day": "to"}
    written = {names.get(field.name, field.name) for field in fields(fact)}
    assert set(fact_to_json(fact)) == {*written, "confidence"}


def test_whole_numbers_are_written_as_such() -> None:
    criteria = fact_to_json(ONE_OF_EACH.criteria[0])
    assert (criteria["count"], criteria["percent"]) == (16, 0.5)
    assert isinstance(criteria["count"], int)


def test_a_position_says_former_only_where_it_is() -> None:
    now = kinds.OfficialFact(**EVIDENCE, name="Lê A", positions=(kinds.Position(title="Trưởng"),))
    assert fact_to_json(now)["positions"] == [{"title": "Trưởng", "unit": None}]
