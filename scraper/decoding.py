"""From a page's bytes to its text.

In order: its mark (BOM), UTF-8 where the bytes are that, what the header says, what the page says, what the
source's declaration says, and what statistics tell (`corpus.encoding`). Bytes that are UTF-8 are hardly ever
anything else, while headers and pages are wrong about it every day, so what they say counts only after that
and only where it gives words that are spelt as Vietnamese ones: gibberish is never let through.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator

from corpus.encoding import Decoded, Undecodable, decode, is_syllable
from corpus.legacy import tcvn3_to_unicode, vni_to_unicode
from scraper.outcomes import Response

_FONTS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("tcvn", "tcvn3", "tcvn-5712", "tcvn5712", "tcvn5712-1", "abc"), tcvn3_to_unicode),
    **dict.fromkeys(("vni", "x-viet-vni", "vni-win"), vni_to_unicode),
}
_WESTERN = frozenset(("ascii", "iso8859-1", "cp1252"))  # said by servers that were never told
_UTF = ("utf-16", "utf-32", "utf-7")  # without their mark the page could not have said so in ASCII
_HEAD = 4096
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_META = re.compile(
    rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_MARKED_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_SAMPLE = 200_000  # characters that are judged
_ENOUGH = 0.85  # of the marked words must be Vietnamese syllables; names of foreigners are the rest
_DAMAGED = 0.01  # of the letters that are not ASCII: more bad bytes than that, and it is not UTF-8
_A_FEW = 2  # bad bytes that are damage in any page: a description that was cut in the middle of a letter
_FOREIGN = 0.02  # of all words: a page with fewer marked ones is not in Vietnamese


def decode_page(response: Response, *, charset: str | None) -> str | None:
    """The text of a page, None where it is unclear; `charset`: what its source's declaration says.

    Bytes that are damage in a page of UTF-8 become U+FFFD.
    """
    found = decode(response.body)
    if isinstance(found, Decoded) and found.encoding in ("utf-8", "utf-8 twice", "utf-16"):
        return found.text
    if isinstance(found, Undecodable) and found.line is None:
        return None  # no text at all
    named = list(dict.fromkeys(_named(response, charset)))
    for name in named:
        text = _try(response.body, name)
        if text is not None:
            return text
    return _nearly_utf8(response.body) or (
        found.text if isinstance(found, Decoded) else _try_western(response.body, named)
    )


def _named(response: Response, charset: str | None) -> Iterator[str]:
    """The charsets that header, page and declaration name, by Python's names where it knows them."""
    header = _HEADER.search(response.header("content-type") or "")
    meta = _META.search(response.body[:_HEAD])
    said = (
        header[1] if header else "",
        (meta[1] or meta[2]).decode("ascii", "replace") if meta else "",
        charset or "",
    )
    for name in said:
        if name.lower() in _FONTS:
            yield name.lower()
        elif name:
            yield from _codec(name)


def _codec(name: str) -> Iterator[str]:
    try:
        found = codecs.lookup(name)
    except LookupError:
        return
    if found._is_text_encoding:
        yield found.name


def _try(body: bytes, name: str) -> str | None:
    if name in _FONTS:
        return _sound(_FONTS[name](body.decode("cp1252", "replace")))
    if name == "utf-8":
        return _nearly_utf8(body)
    if name in _WESTERN or name.startswith(_UTF):
        return None
    try:
        return _sound(unicodedata.normalize("NFC", body.decode(name)))
    except UnicodeError:
        return None


def _sound(text: str) -> str | None:
    words = _MARKED_WORD.findall(text[:_SAMPLE].lower())
    return text if sum(map(is_syllable, words)) >= _ENOUGH * len(words) else None


def _nearly_utf8(body: bytes) -> str | None:
    """UTF-8 with a little damage, which other encodings never look like."""
    text = body.decode("utf-8-sig", "replace")
    bad = text.count("\ufffd")
    letters = len(text) - sum(map(str.isascii, text)) - bad
    if bad > max(_A_FEW, _DAMAGED * letters) or letters < bad:
        return None
    return _sound(text.replace("\ufffd", " ")) and text


def _try_western(body: bytes, named: list[str]) -> str | None:
    """A page in another language that says so; with Vietnamese it would be gibberish."""
    if not _WESTERN & set(named):
        return None
    text = body.decode("cp1252", "replace")
    sample = text[:_SAMPLE]
    return text if len(_MARKED_WORD.findall(sample)) <= _FOREIGN * len(sample.split()) else None
