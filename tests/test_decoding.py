"""Pages are decoded by what they are before what they say, and gibberish is never let through."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.decoding import decode_page
from scraper.outcomes import Response

SENTENCE = (
    "Công an tỉnh Nghệ An vừa triệt phá một đường dây vận chuyển ma tuý, bắt giữ bốn đối tượng; các chiến sĩ "
    "đã phối hợp với lực lượng biên phòng, thu giữ nhiều tang vật và phương tiện. Hai người dân được khen "
    "vì đã kịp thời cung cấp tin báo, giúp việc điều tra được tiến hành thuận lợi trong những ngày cuối năm. "
)
# Shape of the letters of TCVN3 (.VnTime) and VNI-Times as their bytes read in windows-1252.
TCVN3_LETTERS = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ",
        strict=True,
    )
)


def html(text=SENTENCE, head=""):
    return f"<html><head>{head}<title>Tin</title></head><body><p>{text}</p></body></html>"


def decode(body, *, kind="text/html", charset=None):
    response = Response(
        asked="http://vidu.vn/", url="http://vidu.vn/", status=200, reason="OK", wire=body, body=body,
        headers=(("content-type", kind),), fetched_at="2026-11-22T08:00:00Z",
    )  # fmt: skip
    return decode_page(response, charset=charset)


def cp1258(text):
    """As windows-1258 has it: vowels with their hats, tone marks beside them."""
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base, mark = split_tone(letter)
            pieces.append((base + mark).encode("cp1258"))
    return b"".join(pieces)


def split_tone(letter):
    parts = unicodedata.normalize("NFD", letter)
    tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
    rest = "".join(part for part in parts if part not in tones)
    return unicodedata.normalize("NFC", rest), "".join(tones)


def tcvn3(text):
    return "".join(TCVN3_LETTERS.get(letter, letter) for letter in text).encode("cp1252", "replace")


WRONG = [
    "text/html",
    "text/html; charset=iso-8859-1",
    "text/html; charset=windows-1252",
    "text/html; charset=windows-1258",
    "text/html; charset=gibberish",
    "text/html; charset=",
    "text/html; charset=utf-16",
    "text/html; charset=shift_jis",
    "text/html; charset=hex",
]


@pytest.mark.parametrize("kind", [*WRONG, "text/html; charset=utf-8", 'text/html; charset="UTF-8"'])
@pytest.mark.parametrize("meta", ["", "<meta charset=windows-1252>", "<meta charset=utf-8>"])
def test_utf8_is_utf8_whatever_is_said(kind, meta):
    text = html(head=meta)
    assert decode(text.encode(), kind=kind, charset="windows-1258") == text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_mark_goes_before_all(codec):
    assert decode(html().encode(codec), kind="text/html; charset=windows-1258") == html()


@pytest.mark.parametrize(
    ("kind", "meta", "charset"),
    [
        ("text/html; charset=windows-1258", "", None),
        ("text/html", "<meta charset='windows-1258'>", None),
        ("text/html", '<META http-equiv="Content-Type" content="text/html; charset=Windows-1258">', None),
        ("text/html", "", "windows-1258"),
        ("text/html; charset=utf-8", "", "windows-1258"),
        ("text/html; charset=iso-8859-1", "<meta charset=windows-1258>", None),
        ("text/html; charset=tcvn3", "<meta charset=windows-1258>", None),
        ("text/html", "", None),
    ],
)
def test_windows_1258_is_told(kind, meta, charset):
    assert decode(cp1258(html(head=meta)), kind=kind, charset=charset) == html(head=meta)


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/html", None),
        ("text/html", "tcvn3"),
        ("text/html; charset=windows-1252", None),
        ("text/html; charset=windows-1258", None),
        ("text/html; charset=utf-8", None),
        ("text/html; charset=x-user-defined", "TCVN-5712"),
    ],
)
def test_tcvn3_is_told_whatever_is_said(kind, charset):
    small = html(SENTENCE.lower())
    assert decode(tcvn3(small), kind=kind, charset=charset) == small


def test_utf8_that_was_encoded_twice_is_put_right():
    garbled = "".join(chr(byte) for byte in html().encode())
    assert decode(garbled.encode()) == html()


@pytest.mark.parametrize(
    "cut",
    [
        b'<meta name=description content="C\xc3\xb4ng an t\xe1\xbb">',
        b"<!-- \xff -->",
        b'<meta content="\xc4"><meta content="\xe1\xba">',
    ],
)
@pytest.mark.parametrize("kind", ["text/html", "text/html; charset=utf-8", "text/html; charset=windows-1252"])
def test_a_little_damage_in_utf8_stays_little(cut, kind):
    body = html().encode().replace(b"<title>", cut + b"<title>")
    text = decode(body, kind=kind)
    assert text is not None
    assert SENTENCE in text
    assert "\ufffd" in text


@pytest.mark.parametrize(
    "body",
    [
        bytes(range(128, 256)) * 20,
        b"<p>" + bytes(range(160, 256)) * 20 + b"</p>",
        "日本語のページです。これは新聞記事です。".encode("shift_jis") * 9,
        "Страница на русском языке о происшествии. ".encode("cp1251") * 9,
        b"%PDF-1.4 \xe2\xe3\xcf\xd3",
        b"\x00\x01\x02" * 500,
        html().encode("utf-16")[2:],
    ],
)
@pytest.mark.parametrize(
    "kind", ["text/html", "text/html; charset=windows-1258", "text/html; charset=windows-1252"]
)
def test_gibberish_is_not_let_through(body, kind):
    assert decode(body, kind=kind) is None


def test_a_page_in_another_language_that_says_its_charset():
    sentence = "The police of the province said on Monday that nobody was hurt in the fire at the market. "
    text = html(sentence * 9 + "They had searched two cafés.")
    assert decode(text.encode("cp1252"), kind="text/html; charset=windows-1252") == text
    assert decode(text.encode("cp1252"), kind="text/html") is None


def test_half_of_a_page_in_windows_1258_is_no_utf8():
    assert decode(cp1258(html()), kind="text/html; charset=utf-8") == html()


def test_an_empty_page_is_text():
    assert decode(b"") == ""


@given(st.text(max_size=300))
def test_any_text_in_utf8_comes_back_or_is_told_to_be_binary(text):
    found = decode(("<p>" + text + "</p>").encode("utf-8", "replace"))
    assert found is None or "<p>" in found


@given(
    st.binary(max_size=300),
    st.sampled_from(WRONG),
    st.sampled_from([None, "utf-8", "vni", "tcvn3", "nothing"]),
)
def test_no_bytes_raise(body, kind, charset):
    assert isinstance(decode(body, kind=kind, charset=charset), str | None)
