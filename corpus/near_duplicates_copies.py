"""Which of several copies of a text is the original: the one that others name, else the earliest."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial

from corpus.lexicon import load_cues, one_of

_ORIGINS = load_cues("copies")["origins"]
_CREDITS = one_of(_ORIGINS["credits"])
# "(TTXVN) - ", "Congan.nghean.gov.vn – ", "(Báo Nghệ An)": who reports.
_DATELINE = re.compile(r"\s*(?:\(([^()\n]{2,40})\)|([\w.]{2,30}\.vn|[A-ZĐ]{3,8})\s*[-–—:])")
_CREDIT = re.compile(rf"(?:{_CREDITS})\s*:?\s*([^\n:.,;]{{2,60}})[.)]*\s*\Z", re.IGNORECASE)
_TAIL = 90
_EMPTY = re.compile(rf"(?<!\w){one_of(_ORIGINS['empty'])}(?!\w)")
_LABELS = frozenset(_ORIGINS["labels"])
_PAPER: str = _ORIGINS["paper"]
_STATE = ".gov.vn"
_LEAST_INITIALS = 4
_UNKNOWN_DAY = "9999"


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """One of several near-duplicate articles.

    source: name or host of who published it; origin: whom it names as its origin, as written.
    day: ISO day on which it came out, or its prefix; text: without the title.
    """

    id: str
    text: str
    source: str | None = None
    origin: str | None = None
    day: str | None = None


def original_first(copies: Iterable[Copy]) -> tuple[str, ...]:
    """The ids, the original first, then by day.

    It is the one that most others name, that names none of them, the earliest, the longest. Where no day is
    known, a copy comes after those of known days.
    """
    known = tuple(copies)
    return tuple(copy.id for copy in sorted(known, key=partial(_rank, known)))


def _rank(copies: tuple[Copy, ...], copy: Copy) -> tuple[int, int, str, int, str]:
    others = [other for other in copies if other.id != copy.id]
    named = sum(_names(other, copy) for other in others)
    names = sum(_names(copy, other) for other in others)
    return -named, names, copy.day or _UNKNOWN_DAY, -len(copy.text), copy.id


def _names(copy: Copy, other: Copy) -> bool:
    origin = origin_of(copy)
    if origin is None or not other.source or (copy.source and is_same_source(origin, copy.source)):
        return False
    return is_same_source(origin, other.source)


def origin_of(copy: Copy) -> str | None:
    """Whom a copy names: its origin, the credit at its foot, or the dateline that opens it."""
    if copy.origin:
        return copy.origin
    credit = _CREDIT.search(copy.text, max(0, len(copy.text) - _TAIL))
    if credit is not None:
        return credit.group(1)
    dateline = _DATELINE.match(copy.text)
    return (dateline.group(1) or dateline.group(2)) if dateline is not None else None


def is_same_source(name: str, source: str) -> bool:
    """Whether a name as people write it means a source by its name or host: `Báo Nghệ An`, `baonghean.vn`."""
    called, held = _syllables(name), "".join(_syllables(source))
    letters = "".join(called)
    if not letters or not held:
        return False
    paper = "" if source.endswith(_STATE) else _PAPER
    same = letters == held or (paper and letters.removeprefix(paper) == held.removeprefix(paper))
    initials = "".join(syllable[0] for syllable in called)
    return bool(same) or (len(initials) >= _LEAST_INITIALS and initials == held)


@lru_cache(maxsize=4096)
def _syllables(name: str) -> tuple[str, ...]:
    """Lower case without accents, without what tells no source from another."""
    told = _EMPTY.sub(" ", unicodedata.normalize("NFC", name.lower()))
    plain = unicodedata.normalize("NFD", told.replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))
    return tuple(word for word in words if word not in _LABELS)
