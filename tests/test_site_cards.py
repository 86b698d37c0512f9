"""Facts as pages list them: what stands in a card's headline and detail."""

from typing import Any

import pytest

from db.site.cards import fact_card
from db.site.language import _spoken

FACT = {"id": "f1", "text": "đoạn", "start": 0, "end": 4, "confidence": 0.9}
CRITERION = {
    **FACT, "subject": None, "standard": None, "status": "achieved", "count": None, "of_total": None,
    "percent": None, "met_min": None, "met_max": None, "criteria_total": None, "approx": None, "as_of": None,
    "date_from": None, "date_to": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("told", "headline", "detail"),
    [
        ({"subject": "đơn vị", "count": 3, "of_total": 12, "met_max": 20, "criteria_total": 25,
          "approx": "dưới"}, "đơn vị: 3/12, đều dưới 20/25 tiêu chí", "đã đạt"),
        ({"subject": "xã", "met_min": 18, "criteria_total": 19, "approx": "trở lên"},
         "xã: từ 18/19 tiêu chí", "đã đạt"),
        ({"count": 9, "as_of": "2026-Q3", "date_from": "2026-07-01", "date_to": "2026-09-30"},
         "9", "đã đạt · quý 3/2026"),
        ({"count": 9, "as_of": "2026-07", "date_from": "2026-07-01", "date_to": "2026-07-31"},
         "9", "đã đạt · 7/2026"),
        ({"count": 9, "date_from": "2026-07-02", "date_to": "2026-07-02"}, "9", "đã đạt"),
        ({"standard": "chuẩn văn hóa"}, "chuẩn văn hóa", "đã đạt · chuẩn văn hóa"),
    ],
)  # fmt: skip
def test_criteria_are_said_as_programmes_say_them(told: dict[str, Any], headline: str, detail: str) -> None:
    card = fact_card("criteria", {**CRITERION, **told})
    assert (card.headline, card.detail) == (headline, detail)


@pytest.mark.parametrize(
    ("positions", "said"),
    [
        ("Trưởng, Công an phường Bịa", "Trưởng Công an phường Bịa"),
        (
            "Trưởng phòng, Phòng Thử; Bí thư, Đảng ủy Bịa (nguyên)",
            "Trưởng phòng Thử; Bí thư Đảng ủy Bịa (nguyên)",
        ),
        ("Giám đốc", "Giám đốc"),
        (None, ""),
    ],
)
def test_offices_are_said_as_names(positions: str | None, said: str) -> None:
    row = {**FACT, "rank": None, "name": "Phan Giả An", "positions": positions, "person_id": None}
    assert fact_card("officials", row).detail == said


@pytest.mark.parametrize(
    ("level", "vi", "en"),
    [
        ("commune", "công an · cấp xã", "police · commune level"),
        ("province", "công an · cấp tỉnh", "police · province level"),
        ("central", "công an · trung ương", "police · national level"),
        (None, "công an", "police"),
    ],
)
def test_a_unit_is_of_a_level_not_of_a_type_of_place(level: str | None, vi: str, en: str) -> None:
    row = {**FACT, "name": "Công an phường Bịa", "kind": "police", "level": level, "organisation_id": None}
    assert fact_card("units", row).detail == vi
    token = _spoken.set("en")
    try:
        assert fact_card("units", row).detail == en
    finally:
        _spoken.reset(token)
