"""The words of a text as numbers, in one spelling, for comparing texts with one another."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.lexicon import load_cues

Words = NDArray[np.uint64]
_TOKEN = re.compile(r"\w+(?:[.,/]\d+)*")
_DATE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?(?!\w)")
_IN_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/(\d{4}))?")
_WRITTEN_OUT: dict[str, str] = load_cues("copies")["written_out"]
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_MOST_KEPT = 300_000
# The two highest bits say what a word is.
NUMBER = 1 << 63
NAME = 1 << 62
_HASH = NAME - 1


class _Keys(dict[str, tuple[int, ...]]):
    """A word's keys, made when it is first met; cleared when it has grown large."""

    def __missing__(self, token: str) -> tuple[int, ...]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        keys = self[token] = _keys(token)
        return keys


_KEYS = _Keys()


class Telling(NamedTuple):
    """Which words of a text are numbers, and which begin with a capital."""

    words: Words
    numbers: NDArray[np.bool_]
    names: NDArray[np.bool_]


def read_words(text: str) -> Telling:
    """The words of `text`: case, punctuation, tone placement, `i`/`y` and usual abbreviations folded."""
    text = _DATE.sub(_one_date, unicodedata.normalize("NFC", text))
    keys = chain.from_iterable(map(_KEYS.__getitem__, _TOKEN.findall(text)))
    words = np.fromiter(keys, dtype=np.uint64)
    return Telling(
        words=words & np.uint64(_HASH),
        numbers=(words & np.uint64(NUMBER)) != 0,
        names=(words & np.uint64(NAME)) != 0,
    )


def _one_date(match: re.Match[str]) -> str:
    """`6 tháng 11 năm 2023` as `6/11 2023`."""
    day, month, year = match.groups()
    return f"{day}/{month} {year}" if year else f"{day}/{month}"


def _keys(token: str) -> tuple[int, ...]:
    if token[0].isdigit() or any(char.isdigit() for char in token):
        return tuple(_hash(part) | NUMBER for part in _plain_number(token).split())
    lower = token.lower()
    name = NAME if token[0].isupper() else 0
    return tuple(_hash(_folded(word)) | name for word in _WRITTEN_OUT.get(lower, lower).split())


def _plain_number(token: str) -> str:
    """A number without leading zeros (`06/11` is `6/11`), the year of a date apart."""
    if (date := _IN_DATE.fullmatch(token)) is not None and date.group(1):
        token = f"{token[:-5]} {date.group(1)}"
    return "/".join(part.lstrip("0") or "0" for part in token.lower().split("/"))


def _folded(word: str) -> str:
    """One spelling: the tone after the letters, `y` as `i`."""
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(char for char in letters if char in _TONES)
    return "".join(char for char in letters if char not in _TONES).replace("y", "i") + tones


@lru_cache(maxsize=4096)
def _hash(word: str) -> int:
    """The same in every run, 62 bits."""
    return int.from_bytes(blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest()) & _HASH
