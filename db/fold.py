"""Vietnamese text made comparable: without accents, with one spelling of the tone, in the right order."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_FIRST_LETTER = 0x41
# hoà, khoẻ, thuỷ and hòa, khỏe, thủy are the same words; only an open syllable can be written both ways.
_NEWER_SPELLING = re.compile(r"o[àảãáạèẻẽéẹ](?![a-zà-ỹđ])|(?<!q)u[ỳỷỹýỵ](?![a-zà-ỹđ])", re.IGNORECASE)


class _Folding(dict[int, str]):
    """Folds a code point when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = "d" if char in "đĐ" else unicodedata.normalize("NFD", char)[0].lower()[0]
        self[code] = base
        return base


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` in lower case without accents, code point for code point: `Đại tá` is `dai ta`."""
    return text.translate(_FOLDING)


def one_tone_spelling(text: str) -> str:
    """`text` (NFC) with the tone on the first vowel of `oa`, `oe`, `uy`: `Hoà` is `Hòa`. Keeps the length."""
    return _NEWER_SPELLING.sub(_older, text)


def has_accents(text: str) -> bool:
    """Whether folding takes more away from `text` than its capitals."""
    return fold(text) != text.lower()


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """A key whose byte order is the Vietnamese dictionary's: by syllable, letters first, then the tone.

    Numbers sort by value (`Phường 2` before `Phường 10`).
    """
    syllables = one_tone_spelling(unicodedata.normalize("NFC", text)).lower().split()
    return " ".join(map(_syllable_key, syllables))


def first_letter(key: str) -> str:
    """The letter that what has this `sort_key` is found under, in upper case; `#` where it is none."""
    place = ord(key[0]) - _FIRST_LETTER if key else -1
    return _LETTERS[place].upper() if 0 <= place < len(_LETTERS) else "#"


def _older(match: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFD", match.group())
    first, second, marks = decomposed[0], decomposed[1], decomposed[2:]
    return unicodedata.normalize("NFC", first + marks) + second


def _syllable_key(syllable: str) -> str:
    if syllable.isdecimal():
        return syllable.lstrip("0").zfill(9)
    tone = "0"
    letters = []
    for char in syllable:
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), tone)
        letter = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
        place = _LETTERS.find(letter) if letter else -1
        letters.append(chr(_FIRST_LETTER + place) if place >= 0 else letter)
    return "".join(letters) + tone
