"""Articles from JSON lines: what is read, and what is said of each bad line."""

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Published
from corpus.readers import InputError, read_jsonl

GOOD = {"id": "a", "text": "Công an xã Mường Giôn ra quân.\nQuang cảnh lễ ra quân"}


def line(**fields):
    return json.dumps(GOOD | fields, ensure_ascii=False).encode() + b"\n"


def read(data, **options):
    return list(read_jsonl(io.BytesIO(data), "in.jsonl", **options))


def test_reads_every_field():
    [article] = read(
        line(
            title="Ra quân",
            url="https://vidu.gov.vn/1",
            source="vidu.gov.vn",
            province="Sơn La",
            published="2023-08-29T00:47:00+07:00",
            byline="Lò Mai",
            origin="Báo Rẻo Cao",
        )
    )
    assert (article.id, article.title, article.text) == ("a", "Ra quân", GOOD["text"])
    assert (article.url, article.source, article.province) == (
        "https://vidu.gov.vn/1",
        "vidu.gov.vn",
        "Sơn La",
    )
    assert (article.byline, article.origin) == ("Lò Mai", "Báo Rẻo Cao")
    assert article.published == Published(
        value="2023-08-29T00:47:00+07:00", precision="minute", provenance="json"
    )
    assert [block.kind for block in article.blocks] == ["para", "caption"]


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2023", "2023", "year"),
        ("2023-12", "2023-12", "month"),
        ("2023-12-05", "2023-12-05", "day"),
        ("2023-12-05T08:30", "2023-12-05T08:30:00+07:00", "minute"),
        ("2023-12-05 08:30:15", "2023-12-05T08:30:15+07:00", "minute"),
        ("2023-12-05T20:00:00Z", "2023-12-06T03:00:00+07:00", "minute"),
        ("2023-12-05T00:00:00", "2023-12-05", "day"),
    ],
)
def test_published_is_as_long_as_what_is_known(written, value, precision):
    [article] = read(line(published=written))
    assert (article.published.value, article.published.precision) == (value, precision)


@pytest.mark.parametrize("written", [None, ""])
def test_no_day_of_publication(written):
    [article] = read(line(published=written))
    assert article.published is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"id": "a", "te\n', "cut short"),
        (b'{"id": "a", "text": "xin ch\n', "cut short"),
        (b"xin chao\n", "no JSON"),
        (b"[1, 2]\n", "a list"),
        (b'"text"\n', "not text"),
        (b'{"id": "a"}\n', "`text` is missing"),
        (b'{"text": "a"}\n', "`id` is missing"),
        (b'{"id": null, "text": "a"}\n', "`id` is missing"),
        (line(id=12), "`id` must be text, not a number"),
        (line(id=" "), "`id` is empty"),
        (line(id="a\nb"), "`id` must be one line"),
        (line(id="a" * 301), "`id` must be one line"),
        (line(text=["a"]), "`text` must be text, not a list"),
        (line(text=" \n\t"), "`text` is empty"),
        (line(title=True), "`title` must be text or null, not true or false"),
        (line(province={"name": "Sơn La"}), "`province` must be text or null, not an object"),
        (line(published=2023), "`published` must be text or null, not a number"),
        (line(published="hôm qua"), "'hôm qua'"),
        (line(published="2023-02-30"), "'2023-02-30'"),
        (line(published="29/08/2023"), "'29/08/2023'"),
        (line(published="0000-00-00"), "'0000-00-00'"),
        (b'{"id": "a", "text": "\\ud800"}\n', "surrogate"),
        (b"[" * 200_000 + b"\n", "too deep"),
        (b'{"id": "a", "text": "a", "n": ' + b"9" * 5000 + b"}\n", "too long"),
        (b'{"id": "a", "text": "\xff\xff"}\n', "UTF-8"),
        (b"\x00\x01\x02\x03\n", "binary"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(data, words):
    first, error, last = read(line(id="first") + data + line(id="last"))
    assert (first.id, last.id) == ("first", "last")
    assert isinstance(error, InputError)
    assert (error.path, error.line) == ("in.jsonl", 2)
    assert words in error.message
    assert str(error).startswith("in.jsonl:2: ")


def test_a_line_over_the_cap_is_skipped_without_holding_it():
    class Long(io.RawIOBase):
        """A line of 30 MB that is never whole in memory, between two good ones."""

        def __init__(self):
            self.waiting = [line(id="first"), *[b"x" * 1_000_000] * 30, b"\n", line(id="last")]

        def readable(self):
            return True

        def readinto(self, buffer):
            if not self.waiting:
                return 0
            piece = self.waiting[0][: len(buffer)]
            self.waiting[0] = self.waiting[0][len(piece) :]
            if not self.waiting[0]:
                self.waiting.pop(0)
            buffer[: len(piece)] = piece
            return len(piece)

    first, error, last = read_jsonl(io.BufferedReader(Long()), "in.jsonl", max_line_bytes=100_000)
    assert (first.id, last.id) == ("first", "last")
    assert error.line == 2
    assert "100,000 bytes" in error.message


def test_the_cap_counts_to_the_byte():
    good = line()
    assert isinstance(read(good, max_line_bytes=len(good))[0], Article)
    assert isinstance(read(good.rstrip() + b" " * 100, max_line_bytes=len(good))[0], InputError)


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_named(data):
    [error] = read(data)
    assert "empty" in error.message


def test_blank_lines_count_but_are_no_errors():
    good, error = read(b"\n" + line() + b"\r\n{\n")
    assert good.id == "a"
    assert error.line == 4


def test_a_byte_order_mark_and_no_line_feed_at_the_end():
    [article] = read(b"\xef\xbb\xbf" + line().rstrip())
    assert article.id == "a"


def test_utf16_is_named_once():
    [error] = read((line().decode() * 3).encode("utf-16"))
    assert "UTF-16" in error.message


def test_windows_1258_lines_are_decoded():
    text = "Ba\u0300 con xa\u0303 Tân Thu\u0309y đo\u0301n đoa\u0300n công ta\u0301c cu\u0309a huyê\u0323n"
    [article] = read(json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode("cp1258"))
    assert article.text == unicodedata.normalize("NFC", text)


def test_text_comes_in_nfc_and_else_as_it_stands():
    text = unicodedata.normalize("NFD", "Xã  Tả\u00a0Phời\u200b\r\n\n- mục")
    [article] = read(line(title=unicodedata.normalize("NFD", "Tiêu đề "), text=text))
    assert article.content == "Tiêu đề \nXã  Tả\u00a0Phời\u200b\r\n\n- mục"


def test_clean_text_has_nothing_invisible():
    [article] = read(line(text="Xã\u200b \u202eTả\u202c Phời\x07\r\nhai"), clean=True)
    assert article.text == "Xã Tả Phời\nhai"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "vidu.gov.vn"])
def test_only_addresses_of_the_web_are_kept(url):
    [article] = read(line(url=url))
    assert article.url is None


@given(st.binary(max_size=300))
def test_never_raises(data):
    assert all(isinstance(found, Article | InputError) for found in read(data))


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(["id", "text", "title", "published", "url", "x"]), json_values))
def test_any_object_is_an_article_or_an_error(fields):
    [found] = read(json.dumps(fields).encode())
    if isinstance(found, Article):
        shown = [found.content[block.start : block.end] for block in found.blocks]
        assert shown == [part for part in found.text.split("\n") if part.strip()]
    else:
        assert found.line == 1
