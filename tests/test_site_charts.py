"""Timelines as numbers."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.site.charts import Mark, Stretch, draw_timeline, mark_of_article
from db.site.language import _spoken

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))


def stretch(first: str, last: str, *days: str, label: str = "Chức vụ", past: bool = False) -> Stretch:
    marks = tuple(Mark(day=day, href="#", title=day) for day in days)
    return Stretch(label=label, first=first, last=last, marks=marks, past=past)


@pytest.mark.parametrize("stretches", [[], [stretch("2020-01-01", "2020-01-01", "2020-01-01")] * 3])
def test_there_is_no_picture_of_nothing_or_of_one_day(stretches: list[Stretch]) -> None:
    assert draw_timeline(stretches) is None


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2023-08-29", "2023-11-06", ["1/2023", "4/2023", "7/2023", "10/2023"]),
        ("2022-08-29", "2023-11-06", ["1/2022", "7/2022", "1/2023", "7/2023"]),
        ("2020-01-01", "2022-12-31", ["2020", "2021", "2022"]),
        ("2010-05-05", "2025-05-05", ["2010", "2012", "2014", "2016", "2018", "2020", "2022", "2024"]),
        ("1930-01-01", "2026-01-01", ["1930", "1950", "1970", "1990", "2010"]),
    ],
)
def test_the_axis_has_labels_that_fit_a_phone(first: str, last: str, labels: list[str]) -> None:
    drawn = draw_timeline([stretch(first, last)])
    assert drawn is not None
    assert [label for _, label in drawn.years] == labels


def test_months_have_names_on_an_english_axis() -> None:
    token = _spoken.set("en")
    try:
        drawn = draw_timeline([stretch("2023-08-29", "2023-11-06")])
    finally:
        _spoken.reset(token)
    assert drawn is not None and [label for _, label in drawn.years][:2] == ["Jan 2023", "Apr 2023"]


def test_a_day_is_drawn_wide_enough_to_be_seen() -> None:
    drawn = draw_timeline([stretch("2020-03-02", "2020-03-02"), stretch("2010-01-01", "2025-01-01")])
    assert drawn is not None and drawn.bars[0].width >= 0.5


def test_points_that_would_cover_one_another_are_one() -> None:
    near = ["2020-03-02", "2020-03-03", "2020-03-04", "2024-01-01"]
    drawn = draw_timeline([stretch("2015-01-01", "2024-01-01", *near)])
    assert drawn is not None
    assert [point.title for point in drawn.bars[0].points] == ["2020-03-02", "2024-01-01"]


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        ("2024-03", "2024-03-01", "2024-03-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-03-09", "2024-03-09", "2024-03-09"),
        ("2024-03-09T07:00:00+07:00", "2024-03-09", "2024-03-09"),
        (None, "2024-03-09", None),
        # What is told of another day than the article's stands at its own.
        ("2023-05-05", "2024-03-09", None),
    ],
)
def test_an_article_is_marked_over_all_that_is_known_of_its_day(
    published: str | None, first: str, last: str | None
) -> None:
    mark = mark_of_article("2024-03-09", published, href="#", label="Bài")
    assert (mark.day, mark.last) == (first, last)


def test_what_is_known_to_a_month_stands_in_its_middle() -> None:
    month = Mark(day="2024-03-01", last="2024-03-31", href="#", title="3/2024")
    drawn = draw_timeline([
        Stretch(label="A", first="2024-03-01", last="2024-03-31", marks=(month,)),
        stretch("2020-01-01", "2020-01-01", "2020-01-01"),
    ])  # fmt: skip
    assert drawn is not None
    bar = drawn.bars[0]
    assert bar.points[0].x == pytest.approx(bar.x + bar.width / 2, abs=0.02)


def test_one_article_of_a_month_is_no_story_over_time() -> None:
    month = Mark(day="2024-03-01", last="2024-03-31", href="#", title="3/2024")
    alone = Stretch(label="A", first="2024-03-01", last="2024-03-31", marks=(month,))
    assert draw_timeline([alone, alone]) is None


def test_long_labels_go_on_in_the_next_line_and_nothing_overlaps() -> None:
    long = "Phó Trưởng phòng Cảnh sát quản lý hành chính về trật tự xã hội, Công an tỉnh"
    drawn = draw_timeline(
        [stretch("2020-01-01", "2021-01-01", label=long), stretch("2020-01-01", "2021-01-01")]
    )
    assert drawn is not None
    first, second = drawn.bars
    assert " ".join(line for _, line in first.lines) == long and len(first.lines) == 2
    assert first.lines[-1][0] <= first.y and first.y + first.height < second.lines[0][0] - 10
    assert second.y + second.height < drawn.axis < drawn.height


@given(st.lists(st.tuples(days, days).map(sorted), min_size=1, max_size=6))
def test_everything_is_within_the_picture(spans: list[list[date]]) -> None:
    assume(len({day for span in spans for day in span}) > 1)
    drawn = draw_timeline([stretch(str(a), str(b), str(a), str(b)) for a, b in spans])
    assert drawn is not None
    assert len(drawn.years) <= 8
    for bar, (first, last) in zip(drawn.bars, spans, strict=True):
        assert bar.x >= 0 and bar.x + bar.width <= 100
        assert all(0 <= point.x <= 100 for point in bar.points)
        assert all(bar.x <= point.x <= bar.x + bar.width + 0.01 for point in bar.points)
        assert first == last or bar.width > 0
