"""Bars of shares."""

from db.site.charts_places import draw_shares

ROW = {
    "as_of": None, "date_from": "2025-01-01", "subject": "thôn", "standard": "chuẩn nông thôn mới",
    "count": 12, "of_total": 48, "percent": None, "met_min": None, "met_max": None, "criteria_total": None,
    "status": "achieved",
}  # fmt: skip


def test_a_bar_is_as_wide_as_its_share_and_says_it_in_words() -> None:
    drawn = draw_shares("Chương trình", [(ROW, "/bai/a#f-1")])
    assert drawn is not None
    (bar,) = drawn.bars
    assert (bar.width, bar.href, bar.status) == (25, "/bai/a#f-1", "achieved")
    said = " ".join(line for _, line in bar.lines)
    assert said == "2025-01-01 · thôn – chuẩn nông thôn mới · 12/48 · đã đạt"
    assert max(baseline for baseline, _ in bar.lines) < bar.y < drawn.height


def test_bars_do_not_cover_one_another() -> None:
    drawn = draw_shares("Chương trình", [(ROW, "a"), ({**ROW, "subject": "hộ " * 40}, "b"), (ROW, "c")])
    assert drawn is not None
    for above, below in zip(drawn.bars, drawn.bars[1:], strict=False):
        assert above.y + above.height < min(baseline for baseline, _ in below.lines)


def test_more_than_all_fills_the_frame_and_what_has_no_share_is_left_out() -> None:
    much = {**ROW, "count": 60}
    drawn = draw_shares("Chương trình", [(much, "a"), ({**ROW, "of_total": None}, "b")])
    assert drawn is not None
    assert [bar.width for bar in drawn.bars] == [100]
    assert draw_shares("Chương trình", [({**ROW, "of_total": 0}, "a")]) is None
