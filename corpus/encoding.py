"""From bytes to text: UTF-8, UTF-16, windows-1258, and TCVN3 and VNI, which statistics tell apart."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.legacy import tcvn3_to_unicode, vni_to_unicode
from corpus.lexicon import load_cues

Encoding = Literal["utf-8", "utf-8 twice", "utf-16", "windows-1258", "tcvn3", "vni"]

_SIGNATURES: Mapping[bytes, str] = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive or an Office document (.docx, .xlsx)",
    b"\xd0\xcf\x11\xe0": "an old Office document (.doc, .xls)",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a sound, film or picture (RIFF)",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3\x00": "an SQLite database",
    b"\x7fELF": "a program",
    b"\xff\xfe\x00\x00": "in UTF-32",
    b"\x00\x00\xfe\xff": "in UTF-32",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKED_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_VIETNAMESE_ONLY = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300-\u0303\u0309\u0323]")
# The second of two or three bytes of a Vietnamese letter, as windows-1252 shows them.
_TWICE = re.compile("Ã[\u00a0-\u00bf€-™]|Ä[\x90\u2018]|Æ[°¯¡\u00a0]|á[º»]")
_EMPTY = (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # in windows-1252
_WESTERN = {bytes([code]).decode("cp1252"): chr(code) for code in range(0x80, 0xA0) if code not in _EMPTY}
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ENOUGH = 0.85  # of the marked words must be Vietnamese syllables; names of foreigners are the rest
_SAMPLE = 200_000  # characters of a text that statistics look at


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """Text and the encoding that it was in."""

    text: str
    encoding: Encoding


@dataclass(frozen=True, kw_only=True, slots=True)
class Undecodable:
    """Why bytes are no text that can be read, and what to do; `line` counts from 1 where one can be named."""

    reason: str
    line: int | None = None


def decode(data: bytes, *, undo: bool = True) -> Decoded | Undecodable:
    """The text of `data`, never guessed: what cannot be told is refused with a reason.

    With `undo`, UTF-8 that some program made, byte for byte, of UTF-8, TCVN3 or VNI that it took for a
    Western encoding is put right; right UTF-8 is left alone.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and not data.startswith(b"\xff\xfe\x00\x00"):
        return _decode_utf16(data)
    refused = _name_binary(data)
    if refused is not None:
        return refused
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_legacy(data) or _name_bad_byte(data, error)
    undone = (_undo_second_utf8(text) or _undo_font(text)) if undo else None
    return undone or Decoded(text=text, encoding="utf-8")


def _decode_utf16(data: bytes) -> Decoded | Undecodable:
    try:
        return Decoded(text=data.decode("utf-16"), encoding="utf-16")
    except UnicodeDecodeError as error:
        return Undecodable(
            reason=f"UTF-16 that breaks off or is damaged at byte {error.start}; save it again as UTF-8"
        )


def _name_binary(data: bytes) -> Undecodable | None:
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            return Undecodable(reason=f"this is {name}, not text; save the article as UTF-8 text or HTML")
    head = data[:65536]
    if head.count(0) * 4 > len(head) and head:
        return Undecodable(reason="binary data, or UTF-16 without its mark (BOM); save it as UTF-8")
    if len(_CONTROL.findall(head)) * 50 > len(head):
        return Undecodable(reason="binary data, not text; save the article as UTF-8 text or HTML")
    return None


def _name_bad_byte(data: bytes, error: UnicodeDecodeError) -> Undecodable:
    line = data.count(b"\n", 0, error.start) + 1
    return Undecodable(
        reason=f"byte 0x{data[error.start]:02x} is not UTF-8, and the text is not clearly windows-1258, "
        "TCVN3 or VNI either; save it as UTF-8",
        line=line,
    )


def _decode_legacy(data: bytes) -> Decoded | None:
    western = data.decode("cp1252", "replace")
    candidates: list[tuple[Encoding, str]] = [
        ("tcvn3", tcvn3_to_unicode(western)),
        ("vni", vni_to_unicode(western)),
    ]
    with suppress(UnicodeDecodeError):  # windows-1258 leaves some bytes empty; then it is not that
        candidates.append(("windows-1258", unicodedata.normalize("NFC", data.decode("cp1258"))))
    return _clear_winner(candidates)


def _clear_winner(candidates: list[tuple[Encoding, str]]) -> Decoded | None:
    scored = [(_score(text), name, text) for name, text in candidates if _looks_vietnamese(text)]
    scored.sort(key=_first, reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return Decoded(text=scored[0][2], encoding=scored[0][1])


def _first(scored: tuple[int, Encoding, str]) -> int:
    return scored[0]


def _undo_second_utf8(text: str) -> Decoded | None:
    """The text of UTF-8 that was taken for windows-1252 and encoded again; None for any other text."""
    if not _TWICE.search(text):
        return None
    try:
        once = "".join(map(_western_byte, text)).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return Decoded(text=once, encoding="utf-8 twice") if _looks_vietnamese(once) else None


def _western_byte(letter: str) -> str:
    return _WESTERN.get(letter, letter)


def _undo_font(text: str) -> Decoded | None:
    """TCVN3 or VNI that some program saved as UTF-8, letter for letter; None for any other text."""
    if text.isascii() or _VIETNAMESE_ONLY.search(text) or _share(text) > 0.5:
        return None
    if len(_MARKED_WORD.findall(text[:_SAMPLE])) < 20:
        return None
    fonts: list[tuple[Encoding, Callable[[str], str]]] = [
        ("tcvn3", tcvn3_to_unicode),
        ("vni", vni_to_unicode),
    ]
    return _clear_winner([(name, undo(text)) for name, undo in fonts])


def _looks_vietnamese(text: str) -> bool:
    return _share(text) >= _ENOUGH


def _share(text: str) -> float:
    words = _MARKED_WORD.findall(text[:_SAMPLE].lower())
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _score(text: str) -> int:
    words = _MARKED_WORD.findall(text[:_SAMPLE].lower())
    common = _common()
    return sum(is_syllable(word) + (word in common) for word in words)


def is_syllable(word: str) -> bool:
    """Whether `word`, in small letters, is spelt as a Vietnamese syllable is."""
    toneless = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
    return toneless in _syllables()


@cache
def _syllables() -> frozenset[str]:
    cues = load_cues("syllables")
    rimes = cues["rimes"].split()
    return frozenset(onset + rime for onset in ["", *cues["onsets"].split()] for rime in rimes)


@cache
def _common() -> frozenset[str]:
    return frozenset(load_cues("syllables")["common"].split())
