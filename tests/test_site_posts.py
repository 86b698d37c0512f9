"""Offices as pages say them."""

import pytest

from db.site.posts import office_said, posts_said


@pytest.mark.parametrize(
    ("title", "unit", "said"),
    [
        ("Phó Giám đốc", "Công an tỉnh Nghệ An", "Phó Giám đốc Công an tỉnh Nghệ An"),
        ("Trưởng phòng", "Phòng Tham mưu", "Trưởng phòng Tham mưu"),
        ("Chánh Văn phòng", "Văn phòng UBND tỉnh", "Chánh Văn phòng UBND tỉnh"),
        ("Trưởng", "Công an huyện Đặt", "Trưởng Công an huyện Đặt"),
        ("Phòng", "Phòng", "Phòng Phòng"),
        ("Bí thư", None, "Bí thư"),
        (None, "Đội Bịa", "Đội Bịa"),
        (None, None, ""),
    ],
)
def test_a_title_and_a_unit_are_one_office(title: str | None, unit: str | None, said: str) -> None:
    assert office_said(title, unit) == said


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ("Giám đốc, Sở Văn hóa, Thể thao tỉnh Thử", "Giám đốc Sở Văn hóa, Thể thao tỉnh Thử"),
        (
            "Phó Bí thư, Huyện ủy Đặt; Chủ tịch, UBND huyện Đặt",
            "Phó Bí thư Huyện ủy Đặt; Chủ tịch UBND huyện Đặt",
        ),
        ("Hiệu trưởng", "Hiệu trưởng"),
        ("", ""),
        (None, ""),
    ],
)
def test_several_offices_stay_apart(post: str | None, said: str) -> None:
    assert posts_said(post) == said
