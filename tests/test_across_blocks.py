"""Names that may be one person's are joined together, and only they."""

import pytest

from extract.across.blocks import name_blocks


@pytest.mark.parametrize(
    "names",
    [
        ("Nguyễn Văn Hùng", "Nguyễn Hùng"),
        ("Nguyễn Thị Vân Anh", "Nguyễn Vân Anh"),
        ("Nguyễn Văn Hùng", "Nguyễn V. Hùng"),
        ("Nguyễn Văn Hùng", "Nguyễn Mạnh Hùng", "Nguyễn Hùng"),
        ("Nguyễn Văn Quý", "NGUYEN VAN QUI"),
        ("Y Biêr Niê", "Y Biêr Niê Kđăm"),
        ("K'Brêu", "K' Brêu"),
    ],
)
def test_names_that_may_be_one_are_in_one_block(names: tuple[str, ...]) -> None:
    assert len(set(name_blocks(names).values())) == 1
    assert name_blocks(names) == name_blocks(names[::-1])


@pytest.mark.parametrize(
    "names",
    [
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hải"),
        ("Nguyễn Văn Hùng", "Nguyễn Mạnh Hùng"),
        ("Nguyễn Văn Hùng", "Trần Văn Hùng", "Trần Hùng"),
    ],
)
def test_others_are_not(names: tuple[str, ...]) -> None:
    assert name_blocks(names)[names[0]] != name_blocks(names)[names[1]]


def test_what_is_no_name_is_a_block_of_its_own() -> None:
    assert name_blocks(["", "…"]) == {"": "", "…": "…"}
