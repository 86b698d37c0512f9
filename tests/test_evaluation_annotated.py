"""Gold lines as people write them: which can be compared with, and which fit a text."""

from typing import Any

import pytest

from extract.evaluation import EvaluationError
from extract.evaluation.annotated import annotated_kinds, fault, misfit
from extract.evaluation.files import numbered_lines

TEXT = "Tin huyện\nSáng 2/3, 4 xã đạt chuẩn."
DATE = {"start": 10, "end": 18, "text": "Sáng 2/3", "value": "2024-03-02TMO"}


def line(**kinds: Any) -> dict[str, Any]:
    return {"id": "bai", **kinds}


@pytest.mark.parametrize(
    "good",
    [
        line(dates=[]),
        line(dates=[DATE]),
        line(dates=[{**DATE, "value": None}]),
        line(dates=None, event=None),
        line(event={"type": "meeting"}, url="https://tin.example.vn/bai"),
        line(officials=[{"name": "Đặng Thử Nghiệm"}], localities=[{"province": "Tỉnh Nghệ An"}]),
        line(criteria=[{"start": 20, "end": 24, "count": 4, "met_min": 19.5}]),
        line(awards=[{"start": 0, "end": 3, "recipients": [{"count": None, "kind": "tập thể"}]}]),
        line(figures=[{"start": 20, "end": 24, "value": 4, "said_by": "a field of their own"}]),
    ],
)
def test_what_can_be_compared_with(good: dict[str, Any]) -> None:
    assert fault(good) is None


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (line(), "no kind of fact; a gold line has some of dates, officials"),
        (line(title="Tin huyện", text="Sáng 2/3"), "no kind of fact"),
        (line(dates=None), "no kind of fact"),
        (line(dates={"start": 1}), "dates is no list"),
        (line(dates=[DATE, "Sáng 2/3"]), "dates, fact 2: no object"),
        (line(dates=[{"text": "Sáng 2/3"}]), "dates, fact 1: start must be a whole number"),
        (line(dates=[{**DATE, "end": 10}]), "dates, fact 1: start and end must be offsets"),
        (line(dates=[{**DATE, "start": -1}]), "dates, fact 1: start and end must be offsets"),
        (line(dates=[{**DATE, "value": 2024}]), "dates, fact 1: value must be text or null"),
        (line(units=[{"text": "UBND huyện"}]), "units, fact 1: name must be text"),
        (line(officials=[{"name": None}]), "officials, fact 1: name must be text"),
        (line(localities=[{"province": 40}]), "localities, fact 1: province must be text or null"),
        (line(figures=[{"start": 0, "end": 1, "value": "4"}]), "value must be a whole number or a number or"),
        (line(awards=[{"start": 0, "end": 1, "recipients": [4]}]), "recipients must be objects"),
        (line(awards=[{"start": 0, "end": 1, "recipients": [{"count": "4"}]}]), "recipients must be objects"),
        (line(event="meeting"), "event: no object"),
        (line(event={"type": ["meeting"]}), "event: type must be text or null"),
        (line(dates=[], url=7), "url must be text or null"),
    ],
)
def test_what_can_not_is_named(bad: dict[str, Any], said: str) -> None:
    assert said in (fault(bad) or "")


@pytest.mark.parametrize(
    ("of", "kinds"),
    [
        (line(dates=[], units=None), ("dates",)),
        (line(units=[], event=None), ("units", "event")),
        (line(event={"type": None}), ("event",)),
    ],
)
def test_a_kind_that_is_left_out_was_not_annotated(of: dict[str, Any], kinds: tuple[str, ...]) -> None:
    assert annotated_kinds(of) == kinds


@pytest.mark.parametrize(
    ("of", "found"),
    [
        (line(dates=[DATE]), None),
        (line(dates=[{**DATE, "text": "Sáng 3/3"}]), (10, "Sáng 3/3", "Sáng 2/3")),
        (line(dates=[DATE], units=[{"name": "x", "start": 90, "end": 94, "text": "UBND"}]), (90, "UBND", "")),
        (line(event={"type": None, "start": 0, "end": 3, "text": "Tn"}), (0, "Tn", "Tin")),
        (line(officials=[{"name": "Đặng Thử Nghiệm"}]), None),  # says not where it stands
        (line(dates=[{**DATE, "text": None}]), None),
    ],
)
def test_a_line_fits_a_text_where_all_its_facts_stand_in_it(of: dict[str, Any], found: object) -> None:
    assert misfit(of, TEXT) == found


def test_lines_are_numbered_as_an_editor_numbers_them() -> None:
    lines = ['\ufeff{"id": "a"}\n', "\n", '{"id": "b"}\n']
    assert list(numbered_lines("x.jsonl", lines)) == [(1, {"id": "a"}), (3, {"id": "b"})]
    with pytest.raises(EvaluationError, match=r"^x\.jsonl:4: not JSON"):
        list(numbered_lines("x.jsonl", [*lines, "{"]))
