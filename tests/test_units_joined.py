"""Names that dashes, regions, bearings and brands join; lists that share a place; whose team a team is."""

import pytest

from extract.reading import Reading
from extract.units import find_units


def found(text: str, province: str = "Nghệ An", published: str = "2021-05-05") -> list[str]:
    return [unit.name for unit in find_units(Reading(text, published=published, province=province))]


NAMES = [
    # regions
    ("Đội Chữa cháy khu vực Diễn Châu đến nơi.", ["Đội Chữa cháy khu vực Diễn Châu"]),
    (
        "Đội Cảnh sát PCCC và CNCH khu vực Diễn Châu đến.",
        ["Đội Cảnh sát phòng cháy chữa cháy và cứu nạn cứu hộ khu vực Diễn Châu"],
    ),
    ("Đội Quản lý thị trường khu vực Nam Đàn kiểm tra.", ["Đội Quản lý thị trường khu vực Nam Đàn"]),
    # bearings
    ("Ban quản lý rừng phòng hộ bắc Nghệ An ký hợp đồng.", ["Ban Quản lý rừng phòng hộ bắc Nghệ An"]),
    ("Công ty Thủy lợi nam Nghệ An xả nước.", ["Công ty Thủy lợi nam Nghệ An"]),
    ("Ban quản lý rừng phòng hộ Nam Đàn họp.", ["Ban Quản lý rừng phòng hộ huyện Nam Đàn"]),
    # dashes
    ("Sở Nông nghiệp- PTNT báo cáo.", ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Nghệ An"]),
    ("Sở Giáo dục - Đào tạo báo cáo.", ["Sở Giáo dục và Đào tạo tỉnh Nghệ An"]),
    ("Trung tâm Văn hóa - Thể thao huyện Nam Đàn mở cửa.", ["Trung tâm Văn hóa - Thể thao huyện Nam Đàn"]),
    ("Trung tâm Văn hóa và Thể thao huyện Nam Đàn mở cửa.", ["Trung tâm Văn hóa và Thể thao huyện Nam Đàn"]),
    # short forms
    (
        "Ban Chỉ đạo các chương trình MTQG huyện Nam Đàn họp.",
        ["Ban Chỉ đạo các chương trình mục tiêu quốc gia huyện Nam Đàn"],
    ),
    # brands
    ("Trong tháng 5, Viettel Nghệ An và VNPT Nghệ An kéo cáp.", ["Viettel Nghệ An", "VNPT Nghệ An"]),
    ("Viettel tặng quà người dân Nghệ An.", []),
    # what anyone's team does
    ("Đội chữa cháy tại chỗ lập tức phun nước. Công an huyện Nam Đàn có mặt.", ["Công an huyện Nam Đàn"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


TEAMS = [
    ("Công an tỉnh ra quân. Công an phường Bến Thủy dự.", "Nghệ An", "2021-05-05", "Công an tỉnh Nghệ An"),
    (
        "Công an TP Vinh ra quân. Công an phường Bến Thủy dự.",
        "Nghệ An",
        "2021-05-05",
        "Công an thành phố Vinh",
    ),
    ("Công an phường Vỹ Dạ ra quân.", "Huế", "2026-02-25", "Công an thành phố Huế"),
]


@pytest.mark.parametrize(("before", "province", "published", "force"), TEAMS)
def test_a_bare_team_is_of_no_commune(before: str, province: str, published: str, force: str) -> None:
    text = f"{before} Đội Cảnh sát hình sự lập biên bản."
    assert found(text, province, published)[-1] == f"Đội Cảnh sát hình sự {force}"


def test_a_numbered_team_is_the_provinces() -> None:
    assert found("Đội CSGT số 2 dừng 40 xe.") == ["Đội Cảnh sát giao thông số 2 Công an tỉnh Nghệ An"]


LISTS = [
    (
        "HĐND, UBND các huyện Nam Đàn, Đô Lương báo cáo.",
        {"HĐND huyện Nam Đàn", "HĐND huyện Đô Lương", "UBND huyện Nam Đàn", "UBND huyện Đô Lương"},
    ),
    (
        "Huyện ủy, UBND các huyện Tân Kỳ và Con Cuông dự.",
        {"Huyện ủy Tân Kỳ", "Huyện ủy Con Cuông", "UBND huyện Tân Kỳ", "UBND huyện Con Cuông"},
    ),
    ("HĐND, UBND các huyện báo cáo.", set()),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_places_shared_by_the_heads_of_a_list(text: str, expected: set[str]) -> None:
    assert set(found(text)) == expected
