"""What Vietnamese terms mean, on English pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from collection import OLD_PLACE
from lives import look
from running import Sample
from towns import NGHE_AN, publish_towns

from db.site.addresses import place_address
from db.site.glosses import _loaded, gloss, words_in
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
        # An organising committee, and the commission of the Party.
        ("units", "Ban Tổ chức giải", "organising committee"),
        ("units", "Ban Tổ chức Hội thi lính cứu hỏa", "organising committee"),
        ("units", "Ban Tổ chức Tỉnh ủy Nghệ An", "Party organisation commission"),
        ("units", "Ban Tổ chức Trung ương", "Party organisation commission"),
        ("units", "Sở Chỉ huy diễn tập", "command post"),
        ("units", "Sở Y tế Nghệ An", "provincial department of health"),
        ("units", "Sở Ngoại vụ", "provincial department"),
        # A word that begins like a term and is another.
        ("units", "Báo cáo viên Tỉnh ủy", ""),
        ("units", "Báo Nghệ An", "newspaper"),
        ("units", "Công an viên xã Bảo Yên", ""),
        # Short forms.
        ("units", "Viện KSND tỉnh Nghệ An", "People’s Procuracy, the prosecution"),
        ("units", "VKSND tối cao", "Supreme People’s Procuracy"),
        ("units", "Cơ quan CSĐT Công an thị xã Cửa Lò", "investigative police agency"),
        ("units", "Phòng CSGT", "traffic police division"),
        ("units", "Phòng CSĐT tội phạm về ma túy", "drug crime investigation division"),
        ("units", "HĐND phường Nghi Hương", "People’s Council, the elected assembly"),
        ("units", "MTTQ Việt Nam", "Fatherland Front"),
        ("units", "UBMTTQ Việt Nam tỉnh Nghệ An", "Fatherland Front committee"),
        ("units", "BCH Đảng bộ xã", "executive committee of the Party organisation"),
        ("units", "BCH Đoàn xã", "executive committee"),
        ("units", "BCH Quân sự huyện", "military command"),
        ("units", "Sở GD&ĐT Nghệ An", "provincial department of education and training"),
        # Longer words that begin like a short form.
        ("units", "BCHX", ""),
        ("units", "Phòng CSGTX", ""),
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
        # Compounds that have another meaning, and the same word beside them.
        ("các trường hợp vi phạm", []),
        ("trường hợp của trường", ["trường"]),
        ("khám nghiệm hiện trường", ["hiện trường"]),
        ("cấp hộ chiếu cho hộ nghèo", ["hộ chiếu", "hộ"]),
        ("công tác cứu hộ, cứu nạn", ["cứu hộ"]),
        ("chuẩn bị đạt chuẩn", ["đạt chuẩn"]),
        ("sản phẩm có mẫu mã đẹp, mẫu nước", ["sản phẩm", "mẫu"]),
        ("sao kê tài khoản", ["sao kê"]),
        ("sản phẩm 3 sao, 4 sao", ["sản phẩm", "sao", "sao"]),
        ("ngôi sao", []),
        ("phê chuẩn, quy chuẩn, tiêu chuẩn, chuẩn", ["quy chuẩn", "tiêu chuẩn", "chuẩn"]),
        ("người dân tộc thiểu số", ["người dân tộc thiểu số"]),
        ("người dân, con người và người", ["người dân", "người"]),
        ("trên cơ sở đề nghị của cơ sở", ["cơ sở"]),
        ("nông thôn, thôn và nông thôn mới", ["nông thôn", "thôn", "nông thôn mới"]),
        ("Quảng trường, trường học", ["trường học"]),
        ("phẫu thuật", []),
    ],
)
def test_words_are_whole_and_none_is_part_of_another(text: str, terms: list[str]) -> None:
    found = [term for term, _ in words_in("words", [{"subject": text}], "subject")]
    assert found == list(dict.fromkeys(terms))


@pytest.mark.usefixtures("_english")
def test_offices_are_whole_too() -> None:
    said = words_in("offices", [{"post": "Phó Chủ tịch nước"}, {"post": "Tiểu đoàn trưởng"}], "post")
    assert said == [("phó chủ tịch nước", "state vice president")]


def test_what_has_no_gloss_is_listed_once_and_apart() -> None:
    for group, compounds in _loaded()["without"].items():
        assert len(compounds) == len(set(compounds)), group
        assert not set(compounds) & {term.lower() for term in _loaded()[group]}, group


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
    assert english.select_one(".words b[lang=vi]")
    _, vietnamese = look(published, address)
    assert not vietnamese.select(".gloss, .words")


def test_programmes_have_them_where_they_are_listed_and_on_their_pages(collection: Sample) -> None:
    _, programmes = look(collection.published, "/chuong-trinh?_lang=en")
    assert programmes.select_one("th .gloss").text
    _, programme = look(collection.published, f"{programmes.select_one('th a')['href']}?_lang=en")
    assert programme.select_one("h1 + p.gloss").text


def test_a_place_says_once_what_a_programme_means(collection: Sample) -> None:
    _, place = look(collection.published, f"{place_address(OLD_PLACE)}?_lang=en")
    said = [each.text for each in place.select("table.criteria .gloss")]
    assert said and len(said) == len(set(said))
    assert len(place.select("table.criteria tbody tr")) > len(said)
