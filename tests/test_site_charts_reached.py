"""Who reached what over time, as numbers."""

import pytest

from db.site.charts_reached import LINES, draw_reached, short_place
from db.site.criteria import latest_first
from db.site.rows import Row

NOTHING = dict.fromkeys(("met_min", "met_max", "criteria_total", "count", "percent"))


def row(place: str, day: str | None, status: str = "achieved", last: str | None = None) -> Row:
    told = {"place": place, "status": status, "href": f"/bai/{place}#{day}"}
    return {**NOTHING, **told, "date_from": day, "date_to": last or day}


def place_of(each: Row) -> str:
    return str(each["place"])


def said(each: Row) -> str:
    return f"{each['date_from']} {each['status']}"


def test_each_place_has_a_line_with_its_signs_in_time() -> None:
    drawn = draw_reached(
        [row("B", "2025-03-01", "target"), row("A", "2024-01-01"), row("B", "2023-03-01", "not_met")],
        name=place_of, say=said,
    )  # fmt: skip
    assert drawn is not None
    assert [line.name for line in drawn.lines] == ["B", "A"]
    missed, ahead = drawn.lines[0].signs
    assert (ahead.shape, missed.shape) == ("ahead", "missed") and missed.x < drawn.lines[1].signs[
        0
    ].x < ahead.x
    assert ahead.href == "/bai/B#2025-03-01" and ahead.title == "2025-03-01 target"
    assert drawn.lines[0].said == "2025-03-01 target"


def test_what_was_achieved_stands_beside_the_name_though_plans_reach_further() -> None:
    drawn = draw_reached(
        [row("A", "2030-01-01", "target"), row("A", "2025-01-01"), row("A", "2024-01-01")],
        name=place_of, say=said,
    )  # fmt: skip
    assert drawn is not None and drawn.lines[0].said == "2025-01-01 achieved"


def test_signs_of_one_time_stand_above_one_another_within_the_picture() -> None:
    drawn = draw_reached([row("A", "2024-01-01")] * 7 + [row("A", "2025-01-01")], name=place_of, say=said)
    assert drawn is not None
    (line,) = drawn.lines
    heights = [sign.y for sign in line.signs if sign.x < 50]
    assert len(heights) == len(set(heights)) == 6
    assert all(5 <= sign.y <= line.height - 5 and 0 <= sign.x <= 100 for sign in line.signs)


def test_what_is_known_to_a_year_is_drawn_over_it_with_its_sign_at_the_end() -> None:
    drawn = draw_reached(
        [row("A", "2024-01-01", last="2024-12-31"), row("A", "2025-07-01", last="2025-07-31")],
        name=place_of, say=said,
    )  # fmt: skip
    assert drawn is not None and drawn.spans
    year, month = sorted(drawn.lines[0].signs, key=lambda sign: sign.x)
    assert year.begin == 2 and 48 < year.x < 51  # from the left margin to the middle of two years
    assert month.begin is not None and 70 < month.begin < month.x < 82


def test_a_day_is_no_stretch() -> None:
    drawn = draw_reached([row("A", "2024-01-01"), row("A", "2025-07-01")], name=place_of, say=said)
    assert drawn is not None and not drawn.spans
    assert [sign.begin for sign in drawn.lines[0].signs] == [None, None]


def test_a_sign_does_not_stand_on_the_stretch_of_another() -> None:
    rows = [row("A", "2024-01-01", last="2024-12-31"), row("A", "2024-06-01"), row("A", "2025-09-01")]
    drawn = draw_reached(rows, name=place_of, say=said)
    assert drawn is not None
    signs = {sign.title[:10] + str(sign.begin is None): sign.y for sign in drawn.lines[0].signs}
    assert signs["2024-01-01False"] < signs["2024-06-01True"] == signs["2025-09-01True"]


def test_what_finds_no_room_is_counted() -> None:
    drawn = draw_reached([row("A", "2024-01-01")] * 9 + [row("A", "2025-01-01")], name=place_of, say=said)
    assert drawn is not None
    assert len(drawn.lines[0].signs) + drawn.crowded == 10 and drawn.crowded == 3


def test_the_end_of_a_year_is_later_than_a_day_in_it() -> None:
    rows = [row("A", "2025-01-01", last="2025-12-31"), row("A", "2025-06-01")]
    assert latest_first([rows[1], row("A", None), rows[0]])[0] is rows[0]
    drawn = draw_reached(rows, name=place_of, say=said)
    assert drawn is not None and drawn.lines[0].said == "2025-01-01 achieved"


def test_plans_give_way_to_what_was_achieved() -> None:
    plans = [row("A", "2024-01-01", "target") for _ in range(9)]
    drawn = draw_reached([*plans, row("A", "2024-01-01")], name=place_of, say=said)
    assert drawn is not None
    assert "done" in [sign.shape for sign in drawn.lines[0].signs]


@pytest.mark.parametrize("rows", [[], [row("A", None)], [row("", "2024-01-01")]])
def test_there_is_no_picture_of_what_has_no_day_or_place(rows: list[Row]) -> None:
    assert draw_reached(rows, name=place_of, say=said) is None


def test_only_so_many_lines_are_drawn_and_the_rest_is_counted() -> None:
    drawn = draw_reached([row(f"N{n}", "2024-01-01") for n in range(LINES + 3)], name=place_of, say=said)
    assert drawn is not None
    assert (len(drawn.lines), drawn.more) == (LINES, 3)


def test_a_place_is_said_with_the_one_above_it() -> None:
    assert short_place("Phường A, Thị xã B, Tỉnh C") == "Phường A, Thị xã B"
    assert short_place("Tỉnh C") == "Tỉnh C" and short_place(None) == ""
