"""Which bodies a sentence names, of what kind and level, by a table of sentences of every era."""

from pathlib import Path

import pytest

from extract.reading import Reading
from extract.units import find_units

TABLE = Path(__file__).with_name("units.tsv")


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("text", "published", "province", "expected"), _rows())
def test_names_the_bodies_of_a_sentence(text: str, published: str, province: str, expected: str) -> None:
    units = find_units(Reading(text, published=published, province=province or None))
    assert " | ".join(f"{unit.name} = {unit.kind} {unit.level or '-'}" for unit in units) == expected


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(_rows()) >= 100


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # what it belongs to is part of what is written, the closing bracket too; not so within a list
        ("PC02 Công an tỉnh Sơn La phá án.", "2022-05-05", ["PC02 Công an tỉnh Sơn La"]),
        (
            "PC02, PC04 (Công an tỉnh Sơn La) phá án.",
            "2022-05-05",
            ["PC02", "PC04 (Công an tỉnh Sơn La)"],
        ),
        (
            "Đội Cảnh sát hình sự (Phòng Cảnh sát hình sự, Công an tỉnh Sơn La) phá án.",
            "2022-05-05",
            ["Đội Cảnh sát hình sự (Phòng Cảnh sát hình sự, Công an tỉnh Sơn La)"],
        ),
        ("Đội 2 (PC04) Công an tỉnh Sơn La phá án.", "2022-05-05", ["Đội 2 (PC04) Công an tỉnh Sơn La"]),
    ],
)
def test_the_evidence_is_what_stands_there(text: str, published: str, expected: list[str]) -> None:
    assert [unit.text for unit in find_units(Reading(text, published=published))] == expected


@pytest.mark.parametrize(
    ("text", "province", "expected"),
    [
        ("VKSND khu vực 3 - Sơn La phê chuẩn.", None, "Tỉnh Sơn La"),
        ("VKSND khu vực 3, tỉnh Sơn La phê chuẩn.", None, "Tỉnh Sơn La"),
        ("VKSND khu vực 3 phê chuẩn.", "Sơn La", "Tỉnh Sơn La"),
        ("VKSND khu vực 3 phê chuẩn.", None, None),
        ("Thuế cơ sở 4 tỉnh Sơn La thông báo.", None, "Tỉnh Sơn La"),
    ],
)
def test_a_body_of_a_region_lies_in_its_province(
    text: str, province: str | None, expected: str | None
) -> None:
    (unit,) = find_units(Reading(text, published="2025-11-11", province=province))
    assert (unit.locality and unit.locality.province) == expected


def test_courts_of_one_number_in_two_provinces_have_two_names() -> None:
    text = "Công an tỉnh Sơn La báo cáo, TAND khu vực 2 xét xử. TAND khu vực 2 - Lai Châu chuyển hồ sơ sang."
    units = find_units(Reading(text, published="2025-11-11", province="Sơn La"))
    courts = [unit.name for unit in units if unit.kind == "judiciary"]
    assert courts == ["TAND khu vực 2 - Sơn La", "TAND khu vực 2 - Lai Châu"]
