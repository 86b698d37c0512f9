"""The places within a province, as numbers."""

import pytest

from db.site.charts_within import draw_within
from db.site.rows import Row


def child(
    name: str, stories: int, *, at: tuple[float, float] | None = (18.8, 105.7), ended: bool = False
) -> Row:
    latitude, longitude = at or (None, None)
    return {
        "id": name, "name": name, "stories": stories, "latitude": latitude, "longitude": longitude,
        "valid_to": "2025-07-01" if ended else None,
    }  # fmt: skip


def test_places_stand_within_what_is_seen_the_larger_the_more_happened() -> None:
    drawn = draw_within(
        "40", [child("Phường Một", 1), child("Xã Hai", 9, at=(19.3, 104.9), ended=True)], stands=True
    )
    assert drawn is not None
    left, top, width, height = map(float, drawn.box.split())
    assert all(left < dot.x < left + width and top < dot.y < top + height for dot in drawn.dots)
    large, small = drawn.dots
    assert large.r > small.r and (large.former, small.former) == (True, False)
    assert small.title == "Phường Một: 1 sự kiện"
    assert large.x < small.x and large.y < small.y


@pytest.mark.parametrize(
    ("code", "children"),
    [
        ("40", []), ("40", [child("a", 0)]), ("40", [child("a", 3, at=None)]), ("413", [child("a", 3)]),
        (None, [child("a", 3)]),
    ],
)  # fmt: skip
def test_there_is_no_picture_where_nothing_is_told_or_no_province_drawn(
    code: str | None, children: list[Row]
) -> None:
    assert draw_within(code, children, stands=True) is None


def test_a_province_of_before_is_drawn_as_it_was() -> None:
    old = draw_within("30", [child("Thành phố Chí Linh", 2, at=(21.1, 106.4))], stands=False)
    assert old is not None
    assert draw_within("30", [child("a", 2)], stands=True) is None
