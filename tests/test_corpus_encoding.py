"""From bytes to text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import Decoded, Undecodable, decode, is_syllable
from corpus.legacy import _TCVN3, _VNI_MARKS, _VNI_SINGLES, tcvn3_to_unicode, vni_to_unicode

SENTENCES = [
    "Sáng nay, Công an huyện Tân Lạc tổ chức hội nghị triển khai nhiệm vụ bảo đảm an ninh trật tự.",
    "Đồng chí Bùi Thị Lụa, Phó Chủ tịch UBND huyện, ghi nhận kết quả của các tổ tự quản.",
    "Qua kiểm tra, lực lượng chức năng phát hiện 12 trường hợp vi phạm, xử phạt hơn 45 triệu đồng.",
    "Nhiều hộ dân ở bản Khoang đã tự nguyện giao nộp súng tự chế, pháo nổ và công cụ hỗ trợ.",
    "Những ngày qua, mưa lũ làm sạt lở tuyến đường; bộ đội và dân quân giúp bà con dọn dẹp nhà cửa.",
    "Đến nay, toàn xã có 7/9 thôn đạt chuẩn, tỷ lệ hộ nghèo giảm còn dưới 4%.",
]
articles = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6).map("\n".join)


def to_windows_1258(text):
    """Letters as windows-1258 has them: the tone mark after its letter."""
    letters = []
    for letter in unicodedata.normalize("NFD", text):
        tone = letter in "\u0300\u0301\u0303\u0309\u0323"
        if unicodedata.combining(letter) and not tone:
            letters.insert(-1 if letters[-1] in "\u0300\u0301\u0303\u0309\u0323" else len(letters), letter)
        else:
            letters.append(letter)
    joined = []
    for letter in letters:
        tone = letter in "\u0300\u0301\u0303\u0309\u0323"
        if unicodedata.combining(letter) and not tone:
            joined[-1] = unicodedata.normalize("NFC", joined[-1] + letter)
        else:
            joined.append(letter)
    return "".join(joined).encode("cp1258")


def to_tcvn3(text):
    small = {chr(letter): chr(code) for code, letter in _TCVN3.items()}
    return "".join(small.get(letter, small.get(letter.lower(), letter)) for letter in text).encode("latin-1")


def to_vni(text):
    pairs = {letter: base + mark for base, marks in _VNI_MARKS.items() for mark, letter in marks.items()}
    pairs |= {letter: single for single, letter in _VNI_SINGLES.items()}
    return "".join(
        pairs.get(letter) or (pairs[letter.lower()].upper() if letter.lower() in pairs else letter)
        for letter in text
    ).encode("latin-1")


@given(articles)
def test_utf8_is_left_alone(text):
    assert decode(text.encode()) == Decoded(text=text, encoding="utf-8")
    assert decode(b"\xef\xbb\xbf" + text.encode()) == Decoded(text=text, encoding="utf-8")


@given(articles, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_with_its_mark(text, encoding):
    assert decode(("\ufeff" + text).encode(encoding)) == Decoded(text=text, encoding="utf-16")


@given(articles)
def test_windows_1258(text):
    assert decode(to_windows_1258(text)) == Decoded(text=text, encoding="windows-1258")


@given(articles)
def test_vni(text):
    assert decode(to_vni(text)) == Decoded(text=text, encoding="vni")


@given(articles)
def test_tcvn3(text):
    # Its toned capitals are small letters; none of the sentences has one inside a word in capitals.
    assert decode(to_tcvn3(text)) == Decoded(text=text, encoding="tcvn3")


@pytest.mark.parametrize(
    ("undo", "seen", "meant"),
    [
        (tcvn3_to_unicode, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (tcvn3_to_unicode, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (tcvn3_to_unicode, "®­êng, ¨n, ©m, ªm, bÐ, kú, mü, tþ", "đường, ăn, âm, êm, bé, kỳ, mỹ, tỵ"),
        (vni_to_unicode, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (vni_to_unicode, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        (vni_to_unicode, "ÑÖÔØNG, aên, baèng, chæ, thò, tyû", "ĐƯỜNG, ăn, bằng, chỉ, thị, tỷ"),
    ],
)
def test_well_known_words_in_the_font_encodings(undo, seen, meant):
    assert undo(seen) == meant


def test_tcvn3_gives_words_in_capitals_their_capitals():
    assert tcvn3_to_unicode(to_tcvn3("TỈNH HÒA BÌNH đón Tết").decode("latin-1")) == "TỈNH HÒA BÌNH đón Tết"


def test_vni_leaves_a_letter_that_takes_no_such_mark():
    assert vni_to_unicode("Muøa heø") == "Mùa hè"


@pytest.mark.parametrize("undo", [to_tcvn3, to_vni])
def test_a_font_encoding_that_was_saved_as_utf8(undo):
    text = "\n".join(SENTENCES)
    decoded = decode(undo(text).decode("latin-1").encode())
    assert isinstance(decoded, Decoded)
    assert decoded.text == text


@given(articles, st.sampled_from(["cp1252", "latin-1"]))
def test_utf8_that_was_encoded_twice(text, mistaken_for):
    # Bytes that windows-1252 leaves empty stay the control characters of latin-1, as browsers have it.
    seen = "".join(
        byte.decode(mistaken_for, "ignore") or byte.decode("latin-1")
        for byte in map(bytes, zip(text.encode(), strict=True))
    )
    assert decode(seen.encode()) == Decoded(text=text, encoding="utf-8 twice")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain English, nothing else",
        "Le préfet a été reçu à la mairie de Liège, où l'on fêta Noël après l'été. " * 10,
        "Müller grüßt Jürgen aus Köln über München und Nürnberg für Björn. " * 10,
        "¡Mañana! ¿Qué pasó en España con el niño y la señora Muñoz? " * 10,
        "Tô Thị Bé, cô giáo xã Ô Lâm, có bà và ba là lính.",
    ],
)
def test_right_utf8_stays_as_it_is(text):
    assert decode(text.encode()) == Decoded(text=text, encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04\x14\x00", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".doc"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"SQLite format 3\x00", "SQLite"),
        (bytes(range(256)) * 4, "binary"),
        ("Công an xã".encode("utf-16-le"), "UTF-16"),
        (b"\xff\xfea", "UTF-16"),
        ("Công an".encode("utf-32"), "UTF-32"),
        (b"\xff\xff\xff", "0xff"),
        ("Xã Lộc Thủy".encode() + b"\xe1\xba", "UTF-8"),
    ],
)
def test_refuses_by_name(data, word):
    refused = decode(data)
    assert isinstance(refused, Undecodable)
    assert word in refused.reason


def test_names_the_line_of_a_bad_byte():
    refused = decode("Dòng một\nDòng hai\nDòng ba ".encode() + b"\xff ti\n")
    assert isinstance(refused, Undecodable)
    assert refused.line == 3


@given(st.binary(max_size=400))
def test_never_raises(data):
    assert isinstance(decode(data), Decoded | Undecodable)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("nghiêng", True),
        ("khuỷu", True),
        ("quyết", True),
        ("giếng", True),
        ("ngoằn", True),
        ("café", False),
        ("héi", False),
    ],
)
def test_knows_syllables(word, expected):
    assert is_syllable(word) is expected
