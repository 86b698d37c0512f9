"""Folding keeps lengths; spelling and order are those of Vietnamese."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.fold import fold, has_accents, one_tone_spelling, sort_key

VIETNAMESE = st.text("aăâeêioôơuưyàảãáạằẩỗớợùủừỳỷỹýỵoàoéuỳđĐqhtk AEIOUY. ")


@pytest.mark.parametrize(
    "text, folded",
    [
        ("Đại tá", "dai ta"),
        ("Cửa Lò", "cua lo"),
        ("NGUYỄN ĐỨC ƯỚC", "nguyen duc uoc"),
        (unicodedata.normalize("NFD", "tá"), "ta\u0301"),
        ("12/3, №", "12/3, №"),
        ("İ", "i"),
    ],
)
def test_accents_go(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_length_and_twice_is_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_folded_vietnamese_has_no_accents(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)).isascii()


@pytest.mark.parametrize(
    "text, spelt",
    [
        ("Thái Hoà", "Thái Hòa"),
        ("Thái Hòa", "Thái Hòa"),
        ("THÁI HOÀ", "THÁI HÒA"),
        ("Uỷ ban, thuỷ lợi, khoẻ", "Ủy ban, thủy lợi, khỏe"),
        ("hoàn thành, ngoài, khoảng, khuỷu", "hoàn thành, ngoài, khoảng, khuỷu"),
        ("Quý, quỳ, QUỶ", "Quý, quỳ, QUỶ"),
        ("hoa, thuy", "hoa, thuy"),
    ],
)
def test_the_tone_has_one_place(text: str, spelt: str) -> None:
    assert one_tone_spelling(text) == spelt


@given(VIETNAMESE)
def test_spelling_keeps_length_and_letters_and_twice_is_once(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    spelt = one_tone_spelling(text)
    assert len(spelt) == len(text)
    assert fold(spelt) == fold(text)
    assert one_tone_spelling(spelt) == spelt


@pytest.mark.parametrize("text, expected", [("Đà", True), ("Da", False), ("DA", False), ("12", False)])
def test_accents_are_seen(text: str, expected: bool) -> None:
    assert has_accents(text) is expected


@pytest.mark.parametrize(
    "ordered",
    [
        ["An", "Áo", "Ân Thi", "Ba Vì", "Dương", "Đà Nẵng", "Em", "Ê", "Uông Bí", "Ưng", "Xá"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai"],
        ["Ha Noi", "Hà Nam", "Hạ Long", "Hai"],
        ["Phường 2", "Phường 10", "Phường An Khánh"],
        ["Hòa An", "Hoà Bình", "Hòa Cát"],
    ],
)
def test_names_sort_as_in_a_dictionary(ordered: list[str]) -> None:
    shuffled = ordered[::2] + ordered[1::2]
    assert sorted(shuffled, key=sort_key) == ordered


@given(st.text())
def test_any_text_has_a_sort_key(text: str) -> None:
    assert isinstance(sort_key(text), str)
