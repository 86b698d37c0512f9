"""Years of the sixty-year cycle: claimed near publication or beside a year told, never guessed."""

import time

import pytest

from extract.dates import find_dates
from extract.dates.cycle import cycle_year
from extract.reading import Reading

GIAP_THIN, MAU_THAN, GIAP_TY = 41, 45, 1


def read(text: str, published: str | None = "2024-06-15") -> list[str]:
    return [f"{fact.text} = {fact.value}" for fact in find_dates(Reading(text, published=published))]


CYCLE = [
    # Two years back to one ahead.
    ("Đầu năm Giáp Thìn, xã trồng cây.", ["Đầu năm Giáp Thìn = 2024"]),
    ("Năm Nhâm Dần, xã mất mùa.", ["Năm Nhâm Dần = 2022"]),
    ("Năm Ất Tỵ, xã sẽ làm cầu.", ["Năm Ất Tỵ = 2025"]),
    ("Dịp Tết Giáp Thìn, chợ đông.", ["Tết Giáp Thìn = 2024-02-10"]),
    ("Mùng 3 tháng 2 năm Giáp Thìn, làng mở hội.", ["Mùng 3 tháng 2 năm Giáp Thìn = 2024-03-12"]),
    # Further away it may be any year of that name.
    ("Cụ tổ mất năm Canh Tuất.", ["năm Canh Tuất = PAST_REF"]),
    ("Năm Mậu Tuất, làng nổi dậy.", ["Năm Mậu Tuất = PAST_REF"]),
    ("Năm Tân Sửu, làng đào kênh.", ["Năm Tân Sửu = PAST_REF"]),
    ("Năm Bính Ngọ tới, xã làm cầu.", ["Năm Bính Ngọ = FUTURE_REF"]),
    ("Tết Mậu Thân, phố không đốt pháo.", ["Tết Mậu Thân = PAST_REF"]),
    ("Mùng 3 tháng 2 năm Canh Tuất, cụ mất.", ["Mùng 3 tháng 2 năm Canh Tuất = PAST_REF"]),
    ("Tháng Giêng năm Canh Tuất, cụ mất.", ["Tháng Giêng năm Canh Tuất = PAST_REF"]),
    # A year that the text gives.
    ("Cụ tổ mất năm Canh Tuất 1970.", ["năm Canh Tuất 1970 = 1970"]),
    ("Cụ tổ mất năm Canh Tuất (1970).", ["năm Canh Tuất (1970) = 1970"]),
    ("Năm 1968, đúng Tết Mậu Thân, phố cháy.", ["Năm 1968 = 1968", "Tết Mậu Thân = 1968-01-29"]),
    ("Ngày 28/1/2017 (tức mùng 1 Tết Đinh Dậu), trời ấm.",
     ["Ngày 28/1/2017 = 2017-01-28", "mùng 1 Tết Đinh Dậu = 2017-01-28"]),
    ("Năm 1969, làng yên. Tết Mậu Thân thì không.", ["Năm 1969 = 1969", "Tết Mậu Thân = PAST_REF"]),
    # Kings and dynasties.
    ("Đình khởi dựng năm Giáp Thìn dưới thời vua Lê Thánh Tông.", ["năm Giáp Thìn = PAST_REF"]),
    ("Bia khắc năm Quý Mão, đời Minh Mạng.", ["năm Quý Mão = PAST_REF"]),
    ("Cụ đỗ tiến sĩ khoa thi năm Giáp Thìn.", ["năm Giáp Thìn = PAST_REF"]),
    ("Chúa Trịnh cho xây chùa năm Nhâm Dần.", ["năm Nhâm Dần = PAST_REF"]),
    ("Thành Thái năm thứ 16, năm Giáp Thìn, chùa được tu bổ.", ["năm Giáp Thìn = PAST_REF"]),
    # Shrines of kings, streets and schools named after them, sentences about something else.
    ("Lễ hội đền vua Lê năm Giáp Thìn đông khách.", ["năm Giáp Thìn = 2024"]),
    ("Giỗ Tổ Hùng Vương năm Giáp Thìn đông khách.", ["Giỗ Tổ Hùng Vương năm Giáp Thìn = 2024-04-18"]),
    ("Trường Quang Trung khai xuân năm Giáp Thìn.", ["năm Giáp Thìn = 2024"]),
    ("Nhà Nguyễn Văn Tư mất trộm đầu năm Giáp Thìn.", ["đầu năm Giáp Thìn = 2024"]),
    ("Chùa có từ đời Trần. Đầu năm Giáp Thìn, chùa được sửa.", ["Đầu năm Giáp Thìn = 2024"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CYCLE)
def test_cycle(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_without_publication_the_year_is_not_known() -> None:
    assert read("Năm Giáp Thìn, xã trồng cây.", None) == ["Năm Giáp Thìn = XXXX"]


@pytest.mark.parametrize(
    ("cycle", "near", "year"),
    [
        (GIAP_THIN, 2024, 2024),
        (GIAP_THIN, 2023, 2024),
        (GIAP_THIN, 2026, 2024),
        (GIAP_THIN, 2027, 0),
        (GIAP_THIN, 2022, 0),
        (MAU_THAN, 1968, 1968),
        (GIAP_TY, 1984, 1984),
    ],
)
def test_cycle_year(cycle: int, near: int, year: int) -> None:
    assert cycle_year(cycle, near) == year


@pytest.mark.parametrize("unit", ["năm Mậu Thân ", "sáu tháng sau ", "năm Giáp Thìn đời Trần ", "năm ấy "])
def test_long_lines_are_read_in_time(unit: str) -> None:
    text = "Năm 2010 " + unit * (200_000 // len(unit))
    begin = time.perf_counter()
    find_dates(Reading(text, published="2024-06-15"))
    assert time.perf_counter() - begin < 5
