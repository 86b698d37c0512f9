"""The suites of other date finders: Duckling's Vietnamese corpus and dateparser's Vietnamese tests.

A row is right when what we find begins at the row's start, cut to its grain, so that `tối nay` at 18:00 is
right with the evening of that day.
"""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import pytest

from extract.dates import find_dates
from extract.facts import DateFact
from extract.reading import Reading

SUITES = Path(__file__).parents[1].parent / "shared" / "suites"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SUITES.exists(), reason="the suites are not here"),
]

# Rows that want what the contract of our facts rules out, each with the reason.
NOT_OURS = {
    **dict.fromkeys(
        ("3 tháng tới", "ba tháng tiếp theo", "3 năm tới", "3 năm tiếp theo"),
        "a length that leads away from publication begins with it, as one that leads up to it ends with it; "
        "Duckling begins with the next whole month or year",
    ),
    "sau 5 năm nữa": "a moment so many years away is a year, as `3 năm trước` is; dateparser gives its month",
}
# First hours of the parts of the day, as Duckling's corpus has them.
PARTS = {4: "TMO", 12: "TMI", 18: "TEV"}
# How much of an ISO date-time a grain keeps.
GRAINS = {"year": 4, "quarter": 7, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16}


def rows(name: str) -> list[dict[str, Any]]:
    lines = (SUITES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line.strip()]
    return [row for row in found if not row.get("irrelevant") and not row.get("dup")]


def read(row: dict[str, Any], prefer: Literal["past", "future"]) -> tuple[DateFact, ...]:
    return find_dates(Reading(row["text"], published=row["ref"], prefer=prefer))


def begins(fact: DateFact, start: str, grain: str) -> bool:
    """Whether a fact begins at an ISO date-time, both cut to the grain."""
    day, _, clock = fact.value.partition("T")
    first = day if len(day) == 10 and day[4] == "-" and day[7] == "-" else fact.from_day or ""
    if first[: GRAINS[grain]] != start[: min(GRAINS[grain], 10)]:
        return False
    if grain in ("hour", "minute"):
        at = datetime.fromisoformat(start)
        return bool(clock) and clock in (f"{at:%H:%M}", PARTS.get(at.hour, "").removeprefix("T"))
    return True


def duckling_rows() -> list[dict[str, Any]]:
    return rows("duckling_vi") if SUITES.exists() else []


def dateparser_rows() -> list[dict[str, Any]]:
    return rows("dateparser_vi") if SUITES.exists() else []


@pytest.mark.parametrize("row", duckling_rows(), ids=lambda row: row["text"])
def test_duckling(row: dict[str, Any]) -> None:
    found = read(row, "future")
    if row["kind"] == "negative":
        assert found == ()
        return
    (fact,) = found
    right = begins(fact, row.get("value") or row["start"], row["grain"])
    assert right != (row["text"] in NOT_OURS), fact


@pytest.mark.parametrize("row", dateparser_rows(), ids=lambda row: row["text"][:40])
def test_dateparser(row: dict[str, Any]) -> None:
    found = read(row, "past")
    expected = row.get("expected") or [[None, row["value"]]]
    values = [fact.value for fact in found]
    right = values == [value for _, value in expected]
    assert right != (row["text"] in NOT_OURS), found


def test_what_is_not_ours_is_little_and_there() -> None:
    texts = {row["text"] for row in [*duckling_rows(), *dateparser_rows()]}
    assert set(NOT_OURS) <= texts
    assert len(NOT_OURS) <= 8


def test_all_rows_are_tried() -> None:
    assert (len(duckling_rows()), len(dateparser_rows())) == (120, 20)


def test_weeks_are_compared_by_their_first_day() -> None:
    fact = read({"text": "tuần sau", "ref": "2017-02-02"}, "future")[0]
    assert begins(fact, "2017-02-06T00:00:00", "week")
    assert not begins(fact, "2017-02-07T00:00:00", "week")
    assert date.fromisoformat(fact.from_day or "").isoweekday() == 1
