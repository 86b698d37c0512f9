"""Borders between the types of events, and between an event and none, by short articles of our own."""

import tomllib
from pathlib import Path

import pytest
from test_event import bare_names, event_of, name_of

CASES = tomllib.loads(Path(__file__).with_name("event_border_cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_type(case):
    found = event_of(case)
    assert (found.type if found else None) in (case["types"] or [None])


@pytest.mark.parametrize("case", [case for case in CASES if "date" in case], ids=name_of)
def test_date(case):
    assert (event_of(case).date or "") == case["date"]


@pytest.mark.parametrize("case", [case for case in CASES if "place" in case], ids=name_of)
def test_place(case):
    assert bare_names(event_of(case).locality) == case["place"]
