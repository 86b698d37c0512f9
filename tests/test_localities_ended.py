"""Places that were no more when an article appeared: flagged, and told from what stands under their name."""

import pytest

from extract.localities import find_localities, find_place_mentions, home_place, place_named_by
from extract.reading import Reading

REFORM = "2025-07-01"


def ended(text: str, published: str | None, *, province: str | None = None) -> dict[str, str | None]:
    """The finest name of every place that is claimed, with the day on which it had ended."""
    facts = find_localities(Reading(text, published=published, province=province))
    return {(f.commune or f.district or f.province or ""): f.ended for f in facts if f.province}


@pytest.mark.parametrize(
    ("published", "day"),
    [
        # the day itself, the year of grace, long after; and before, when it stood
        ("2025-07-01", REFORM),
        ("2025-07-02T07:30:00+07:00", REFORM),
        ("2026-05-20", REFORM),
        ("2029-01-01", REFORM),
        ("2025-06-30", None),
        ("2019-01-01", None),
        # a day that is known in part: flagged where every day of it is late enough
        ("2025-07", REFORM),
        ("2026", REFORM),
        ("2025", None),
        ("2025-06", None),
        # an unknown day flags nothing
        (None, None),
        ("nonsense", None),
    ],
)
def test_a_district_is_flagged_from_the_day_on_which_it_ended(published: str | None, day: str | None) -> None:
    found = ended("UBND huyện Thới Bình, tỉnh Cà Mau họp dân.", published)
    assert found == {"Huyện Thới Bình": day, "Tỉnh Cà Mau": None}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # grace: the old address keeps its identity, each unit with its own day
        (
            "Nạn nhân trú xã Ninh Điền, huyện Châu Thành, tỉnh Tây Ninh.",
            "2025-10-10",
            {"Xã Ninh Điền": REFORM, "Huyện Châu Thành": REFORM, "Tỉnh Tây Ninh": None},
        ),
        (
            "Nhà ở phường Nghi Thu, thị xã Cửa Lò (Nghệ An).",
            "2025-03-03",
            {"Phường Nghi Thu": "2024-12-01", "Thị xã Cửa Lò": "2024-12-01", "Tỉnh Nghệ An": None},
        ),
        (
            "Quận Thủ Đức cũ (TP.HCM) nay rất khác.",
            "2024-03-03",
            {"Quận Thủ Đức": "2021-01-01", "Thành phố Hồ Chí Minh": None},
        ),
        # a name that goes on is the old unit's only where the text says so
        ("Công an tỉnh Tây Ninh (cũ) từng đóng ở đây.", "2026-10-10", {"Tỉnh Tây Ninh": REFORM}),
        ("Công an tỉnh Tây Ninh đóng ở đây.", "2026-10-10", {"Tỉnh Tây Ninh": None}),
        ("Công an tỉnh Tây Ninh mới đóng ở đây.", "2026-10-10", {"Tỉnh Tây Ninh": None}),
        (
            "Xã Vĩnh Thuận (An Giang), sáp nhập từ thị trấn Vĩnh Thuận, xã Phong Đông.",
            "2028-02-02",
            {
                "Xã Vĩnh Thuận": None,
                "Tỉnh An Giang": None,
                "Thị trấn Vĩnh Thuận": REFORM,
                "Xã Phong Đông": REFORM,
            },
        ),
        (
            "Phường Vị Tân (TP Cần Thơ), trước kia thuộc thành phố Vị Thanh.",
            "2028-02-02",
            {"Phường Vị Tân": None, "Thành phố Cần Thơ": None, "Thành phố Vị Thanh": REFORM},
        ),
        (
            "Ba xã cũ Tam Thanh, Ngũ Phụng, Long Hải nay là đặc khu Phú Quý (Lâm Đồng).",
            "2028-02-02",
            {
                "Xã Tam Thanh": REFORM,
                "Xã Ngũ Phụng": REFORM,
                "Xã Long Hải": REFORM,
                "Đặc khu Phú Quý": None,
                "Tỉnh Lâm Đồng": None,
            },
        ),
        # what a place is now, and what was there before, are not its past
        (
            "Xã Mường Tè (Lai Châu) nay là xã nông thôn mới.",
            "2028-02-02",
            {"Xã Mường Tè": None, "Tỉnh Lai Châu": None},
        ),
        (
            "Tại xã Mường Tè (Lai Châu), trước đây là rừng già.",
            "2028-02-02",
            {"Xã Mường Tè": None, "Tỉnh Lai Châu": None},
        ),
    ],
)
def test_what_is_told_as_past_has_its_old_identity_and_the_flag(
    text: str, published: str, expected: dict[str, str | None]
) -> None:
    assert ended(text, published) == expected


def test_a_commune_that_no_list_knows_is_flagged_with_its_district() -> None:
    found = ended("Dân xã Khe Nước Đôi, huyện Kỳ Anh (Hà Tĩnh) kiến nghị.", "2026-01-01")
    assert found == {"Xã Khe Nước Đôi": REFORM, "Huyện Kỳ Anh": REFORM, "Tỉnh Hà Tĩnh": None}


def test_candidates_that_are_not_claimed_carry_no_flag() -> None:
    (fact,) = find_localities(Reading("Công an huyện Châu Thành bắt đá gà.", published="2026-01-01"))
    assert (fact.province, fact.ended) == (None, None)
    assert fact.candidates


NOW = """Xã Lộc Ninh: Gia cố đê
Đêm qua, nước tràn ở xã Lộc Thái (cũ), nay là xã Lộc Ninh, tỉnh Đồng Nai.
Công an xã ứng trực."""


def test_the_article_is_about_what_stands_not_what_it_replaced() -> None:
    reading = Reading(NOW, published="2025-07-24", title_end=NOW.index("\n"))
    home = home_place(reading)
    assert home is not None and home.commune == "Xã Lộc Ninh"
    assert [m.past for m in find_place_mentions(reading) if m.place and m.place.commune] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ở xã Lộc Thái (cũ), nay là xã Lộc Ninh (Đồng Nai), Công an xã ứng trực.",
        "Ở xã Lộc Ninh (xã Lộc Thái cũ), tỉnh Đồng Nai, Công an xã ứng trực.",
    ],
)
def test_a_bare_commune_is_the_one_that_stands(text: str) -> None:
    place = place_named_by(Reading(text, published="2025-12-24"), "xã", text.index("xã ứng"))
    assert place is not None and place.commune == "Xã Lộc Ninh"


def test_a_source_keeps_its_province_where_one_that_went_to_it_is_named() -> None:
    text = "Hồng Dân vào vụ\nNông dân huyện Hồng Dân (tỉnh Bạc Liêu) gặt lúa tôm sớm hơn mọi năm nửa tháng."
    home = home_place(Reading(text, published="2025-11-02", province="Cà Mau", title_end=15))
    assert home is not None and home.province == "Tỉnh Cà Mau"
    before = home_place(Reading(text, published="2024-11-02", province="Cà Mau", title_end=15))
    assert before is not None and before.province == "Tỉnh Bạc Liêu"
