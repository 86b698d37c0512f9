"""Which of several copies is the original."""

import pytest

from corpus.near_duplicates_copies import Copy, is_same_source, origin_of, original_first

TEXT = "Tối 2/9, đội văn nghệ bản Nà Hỳ biểu diễn mừng ngày hội."


@pytest.mark.parametrize(
    ("name", "source", "same"),
    [
        ("Báo Nghệ An", "baonghean.vn", True),
        ("Báo Nghệ An", "congan.nghean.gov.vn", False),
        ("Báo Nghệ An", "nghean.gov.vn", False),
        ("Công an Nghệ An", "congan.nghean.gov.vn", True),
        ("Cổng TTĐT tỉnh Nghệ An", "nghean.gov.vn", True),
        ("Công an tỉnh Thanh Hóa", "conganthanhhoa.gov.vn", True),
        ("Công an nhân dân", "cand.com.vn", True),
        ("Báo Công Lý", "congly.vn", True),
        ("VnExpress", "vnexpress.net", True),
        ("TTXVN", "vnexpress.net", False),
        ("", "vnexpress.net", False),
        ("Báo điện tử", "vnexpress.net", False),
    ],
)
def test_names_of_sources(name: str, source: str, same: bool) -> None:
    assert is_same_source(name, source) is same


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (TEXT + "\nTheo Báo Rẻo Cao", "Báo Rẻo Cao"),
        (TEXT + "\nNguồn tin: TTXVN.", "TTXVN"),
        ("(Báo Rẻo Cao) - " + TEXT, "Báo Rẻo Cao"),
        ("TTXVN - " + TEXT, "TTXVN"),
        ("baoreocao.vn – " + TEXT, "baoreocao.vn"),
        (TEXT, None),
        ("UBND xã vừa họp. " + TEXT, None),
    ],
)
def test_whom_a_text_names(text: str, origin: str | None) -> None:
    assert origin_of(Copy(id="a", text=text)) == origin


def test_what_the_page_says_goes_before_what_the_text_says() -> None:
    assert origin_of(Copy(id="a", text=TEXT + "\nTheo TTXVN", origin="Báo Rẻo Cao")) == "Báo Rẻo Cao"


@pytest.mark.parametrize(
    ("copies", "order"),
    [
        pytest.param(
            [
                Copy(id="b", text=TEXT, source="tinhanh.vn", origin="Báo Rẻo Cao", day="2023-09-02"),
                Copy(id="a", text=TEXT, source="baoreocao.vn", day="2023-09-03"),
            ],
            ("a", "b"),
            id="named, though later",
        ),
        pytest.param(
            [
                Copy(id="a", text=TEXT, source="tinhanh.vn", day="2023-09-04"),
                Copy(id="b", text=TEXT, source="baoreocao.vn", day="2023-09-03"),
                Copy(id="c", text=TEXT, source="tintoi.vn"),
            ],
            ("b", "a", "c"),
            id="earlier",
        ),
        pytest.param(
            [
                Copy(id="a", text=TEXT, source="tinhanh.vn", day="2023-09-03"),
                Copy(id="b", text=TEXT + TEXT, source="baoreocao.vn", day="2023-09-03"),
            ],
            ("b", "a"),
            id="longer",
        ),
        pytest.param(
            [
                Copy(id="b", text=TEXT, source="reocao.gov.vn", origin="Tỉnh Rẻo Cao", day="2023-09-02"),
                Copy(id="a", text=TEXT, source="tintoi.vn", day="2023-09-03"),
            ],
            ("b", "a"),
            id="who names itself",
        ),
    ],
)  # fmt: skip
def test_the_original_comes_first(copies: list[Copy], order: tuple[str, ...]) -> None:
    assert original_first(copies) == order
    assert original_first(reversed(copies)) == order
