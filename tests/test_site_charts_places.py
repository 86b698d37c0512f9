"""Bars of shares and of years."""

from db.site.charts_places import draw_shares, draw_years

ROW = {
    "as_of": None, "date_from": "2025-01-01", "date_to": "2025-01-01", "approx": None,
    "subject": "thôn", "standard": "chuẩn nông thôn mới",
    "count": 12, "of_total": 48, "percent": None, "met_min": None, "met_max": None, "criteria_total": None,
    "status": "achieved",
}  # fmt: skip


def test_a_bar_is_as_wide_as_its_share_and_says_it_in_words() -> None:
    drawn = draw_shares("Chương trình", [(ROW, "/bai/a#f-1")])
    assert drawn is not None
    (bar,) = drawn.bars
    assert (bar.width, bar.href, bar.status) == (25, "/bai/a#f-1", "achieved")
    assert bar.label == "1/1/2025 · thôn – chuẩn nông thôn mới · 12/48 · đã đạt"


def test_more_than_all_fills_the_frame_and_what_has_no_share_is_left_out() -> None:
    much = {**ROW, "count": 60}
    drawn = draw_shares("Chương trình", [(much, "a"), ({**ROW, "of_total": None}, "b")])
    assert drawn is not None
    assert [bar.width for bar in drawn.bars] == [100]
    assert draw_shares("Chương trình", [({**ROW, "of_total": 0}, "a")]) is None


def test_the_longest_year_is_as_wide_as_the_picture() -> None:
    bars = draw_years(
        [
            {"year": "2024", "status": "achieved", "facts": 3},
            {"year": "2023", "status": "target", "facts": 1},
            {"year": "2024", "status": "not_met", "facts": 1},
        ]
    )
    assert [(bar.year, bar.total) for bar in bars] == [("2023", 1), ("2024", 4)]
    assert [(piece.x, piece.width) for piece in bars[1].pieces] == [(0, 75), (75, 25)]
    assert draw_years([]) == ()
