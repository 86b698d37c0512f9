"""Criteria in words."""

import pytest

from db.site.criteria import figures_said, most_telling, numbers_said, once, share_of, told, when_said
from db.site.language import _spoken
from db.site.rows import Row

NOTHING = dict.fromkeys(
    ("percent", "count", "of_total", "met_min", "met_max", "criteria_total", "approx", "as_of", "date_from",
     "date_to", "subject", "standard", "quote", "place_id")
)  # fmt: skip
FACT = {**NOTHING, "id": "f1", "article_id": "a", "status": "achieved", "label": "Bài"}


@pytest.mark.parametrize(
    ("figures", "said", "share"),
    [
        ({"count": 38, "of_total": 42, "percent": 90.5}, "38/42 (90,5%)", 0.905),
        ({"count": 1500}, "1.500", None),
        ({"percent": 95}, "95%", 0.95),
        ({"met_min": 15, "met_max": 15, "criteria_total": 19}, "15/19 tiêu chí", 15 / 19),
        ({"met_min": 20, "met_max": 22, "criteria_total": 22}, "20–22/22 tiêu chí", 1),
        ({"count": 5, "of_total": 12, "met_min": 25, "met_max": 25, "criteria_total": 25},
         "5/12, đều 25/25 tiêu chí", 5 / 12),
        ({"met_min": 30, "criteria_total": 34, "approx": "trở lên"}, "từ 30/34 tiêu chí", 30 / 34),
        ({"met_max": 20, "criteria_total": 25, "approx": "dưới"}, "dưới 20/25 tiêu chí", 0.8),
        ({"met_max": 20, "criteria_total": 25}, "đến 20/25 tiêu chí", 0.8),
        ({"count": 1, "met_min": 19, "met_max": 19, "criteria_total": 19}, "1 với 19/19 tiêu chí", None),
        ({"count": 76, "met_min": 19, "met_max": 19, "criteria_total": 19}, "76, đều 19/19 tiêu chí", None),
        ({"count": 0, "of_total": 0}, "0/0", None),
        ({}, "", None),
    ],
)  # fmt: skip
def test_figures_are_said_in_a_line(figures: dict[str, object], said: str, share: float | None) -> None:
    row = {**NOTHING, **figures}
    assert numbers_said(row) == said
    assert share_of(row) == (pytest.approx(share) if share is not None else None)


def test_figures_are_said_in_english() -> None:
    token = _spoken.set("en")
    try:
        assert numbers_said({**NOTHING, "count": 1500, "met_min": 30}) == "1,500, each 30 or more criteria"
        assert when_said({**NOTHING, "as_of": "2026-Q3"}) == "Q3 2026"
    finally:
        _spoken.reset(token)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ({"as_of": "2026-Q3", "date_from": "2026-07-01", "date_to": "2026-09-30"}, "quý 3/2026"),
        ({"as_of": "2021-H1", "date_from": "2021-01-01", "date_to": "2021-06-30"}, "nửa đầu 2021"),
        ({"as_of": "2023-11", "date_from": "2023-11-01", "date_to": "2023-11-30"}, "11/2023"),
        ({"date_from": "2023-08-29", "date_to": "2023-08-29"}, "29/8/2023"),
        ({}, ""),
    ],
)
def test_times_are_said_as_precisely_as_they_are_known(time: dict[str, str], said: str) -> None:
    assert when_said({**NOTHING, **time}) == said


def test_an_end_that_the_figures_say_is_not_said_twice() -> None:
    assert told({**FACT, "met_min": 18, "approx": "trở lên"})["rough"] is None
    assert told({**FACT, "met_min": 18, "met_max": 18, "approx": "cơ bản"})["rough"] == "cơ bản"


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"count": 3, "of_total": 12, "met_max": 20, "criteria_total": 25, "approx": "dưới"},
         "3/12, đều dưới 20/25 tiêu chí"),
        ({"met_max": 20, "criteria_total": 25, "approx": "chưa đến"}, "dưới 20/25 tiêu chí"),
        ({"percent": 60, "approx": "hơn"}, "60% (hơn)"),
        ({"percent": 60, "approx": "dưới"}, "60% (dưới)"),
        ({}, ""),
    ],
)  # fmt: skip
def test_what_is_told_again_says_what_it_said_first(figures: dict[str, object], said: str) -> None:
    row = {**FACT, **figures}
    assert figures_said(row) == figures_said(told(row)) == said


def fact(identity: str, **changes: object) -> Row:
    return {**FACT, "id": identity, "place_id": "p", "count": 5, "date_from": "2024-05-01", **changes}


def test_what_two_reports_say_alike_stands_once() -> None:
    rows = once(
        [fact("a", subject="Công an phường"), fact("b", subject="công an phường"), fact("c", count=6)]
    )
    assert [row["id"] for row in rows] == ["a", "c"]
    assert [also["id"] for also in rows[0]["also"]] == ["b"] and rows[1]["also"] == []


@pytest.mark.parametrize(
    "change", [{"status": "target"}, {"place_id": "q"}, {"date_from": "2024-06-01"}, {"standard": "chuẩn"},
               {"approx": "khoảng"}]
)  # fmt: skip
def test_what_differs_in_anything_that_matters_stands_apart(change: dict[str, object]) -> None:
    assert len(once([fact("a"), fact("b", **change)])) == 2


def test_the_latest_tells_most_then_what_counts_criteria() -> None:
    late = fact("late", date_from="2025-01-01")
    whole = fact("whole", met_min=22, met_max=22, criteria_total=22)
    part = fact("part", met_min=20, met_max=20, criteria_total=22)
    rows = sorted([fact("plain"), whole, late, part], key=most_telling)
    assert [row["id"] for row in rows] == ["plain", "part", "whole", "late"]
