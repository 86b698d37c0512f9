"""What Vietnamese terms mean, on English pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lives import look
from running import Sample
from towns import NGHE_AN, publish_towns

from db.site.addresses import place_address
from db.site.glosses import gloss, words_in
from db.site.language import _spoken
from extract.lexicon import load_lexicon


@pytest.fixture
def _english() -> Iterator[None]:
    token = _spoken.set("en")
    yield
    _spoken.reset(token)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_towns(tmp_path_factory.mktemp("glosses"))


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("group", "name", "meaning"),
    [
        ("units", "Công an phường Nghi Hương", "ward police"),
        ("units", "Công an tỉnh Nghệ An", "provincial police"),
        ("units", "UBND xã Bảo Yên", "People’s Committee, the executive"),
        # The longest that fits.
        ("units", "TAND tối cao", "Supreme People’s Court"),
        ("units", "TAND tỉnh Nghệ An", "People’s Court"),
        # A word that only begins like a term, and a term in the middle of a name.
        ("units", "Báocông ty", ""),
        ("units", "Câu lạc bộ Công an phường", ""),
        ("places", "Thị xã Cửa Lò", "town"),
        ("places", "Thị trấn Nghi Xuân", "township"),
        ("places", "Cửa Lò", ""),
        ("programmes", "nông thôn mới", "new-style rural areas, a national target programme"),
        ("units", None, ""),
    ],
)
def test_a_name_has_the_gloss_of_its_beginning(group: str, name: str | None, meaning: str) -> None:
    assert gloss(group, name) == meaning


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("xã, phường, thị trấn", ["xã", "phường", "thị trấn"]),
        ("chuẩn nông thôn mới nâng cao", ["chuẩn", "nông thôn mới nâng cao"]),
        ("hợp tác xã", ["hợp tác xã"]),
        ("quy chuẩn kỹ thuật môi trường", ["quy chuẩn", "môi trường"]),
        ("Tiêu chuẩn “An toàn về ANTT”", ["tiêu chuẩn", "ANTT"]),
        ("xãhội", []),
    ],
)
def test_words_are_whole_and_none_is_part_of_another(text: str, terms: list[str]) -> None:
    assert [term for term, _ in words_in("words", [{"subject": text}], "subject")] == terms


@pytest.mark.usefixtures("_english")
def test_a_word_is_said_once_however_often_it_stands() -> None:
    rows = [{"rough": rough} for rough in ("trên", None, "trên", "gần")]
    assert words_in("rough", rows, "rough") == [("trên", "over"), ("gần", "nearly")]


def test_a_vietnamese_page_needs_none() -> None:
    assert gloss("units", "Công an phường Nghi Hương") == "" and words_in("words", [{"a": "xã"}], "a") == []


@pytest.mark.usefixtures("_english")
def test_every_programme_has_one() -> None:
    for programme in load_lexicon("programmes")["programmes"]:
        assert gloss("programmes", programme["name"]), programme["name"]


def test_pages_show_them_in_english_only(published: Path) -> None:
    address = place_address(NGHE_AN)
    _, english = look(published, f"{address}?_lang=en")
    assert english.select_one("h1 + p.gloss").text == "Province"
    assert english.select_one("p.words b[lang=vi]")
    _, vietnamese = look(published, address)
    assert not vietnamese.select(".gloss, .words")


def test_programmes_have_them_where_they_are_listed_and_on_their_pages(collection: Sample) -> None:
    _, programmes = look(collection.published, "/chuong-trinh?_lang=en")
    assert programmes.select_one("th .gloss").text
    _, programme = look(collection.published, f"{programmes.select_one('th a')['href']}?_lang=en")
    assert programme.select_one("h1 + p.gloss").text
