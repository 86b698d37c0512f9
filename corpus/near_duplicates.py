"""Near-duplicate texts: word shingles, candidates by MinHash bands, then an exact comparison.

Shingles are runs of four words with every number masked (Broder 1997: resemblance and containment). Numbers
and names are compared apart, for monthly reports and notices repeat their words with other figures and other
names. Candidates share one of 40 bands of 3 minima: of pairs with a resemblance of 0.5 all but 5 in 1,000
are found, of 0.33 four in five; of unrelated texts (0.01) 4 in 100,000 are compared in vain.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.near_duplicates_words import Words, read_words

Hashes = NDArray[np.uint32]
Verdict = Literal["same", "part", "template", "other"]

_RUN = 4  # words in a shingle
_BANDS, _ROWS = 40, 3
# Texts of one template fill a band without end; each is compared with so many neighbours of the order given.
_NEIGHBOURS = 50
_SEED = 20180101
_HEADER = struct.Struct("<BIIII")
_FORM = 1
_MIX = np.uint64(0x9E3779B97F4A7C15)
_MASK = np.uint64(0x51ED270B)

# Below so many words nothing can be told, or only of texts that are nearly word for word the same.
_FEWEST_WORDS = 12
_SHORT = 50
_SHORT_RESEMBLANCE = 0.75
_RESEMBLANCE = 0.5
_CONTAINMENT = 0.75
# A text is part of another that is so much longer.
_PART = 0.7
# The least share of the numbers, and of the names, of the text with fewer that the other has too.
_NUMBERS = 0.5
_NAMES = 0.6
_SHORT_TELLING = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """What is kept of a text for comparing it: sorted 32-bit hashes, little-endian, and the count of words.

    numbers: each with the words beside it; names: pairs of words with capitals that stand together.
    """

    words: int
    shingles: bytes
    numbers: bytes
    names: bytes

    def to_bytes(self) -> bytes:
        """A form to be stored, as long as the text or so."""
        parts = (self.shingles, self.numbers, self.names)
        return _HEADER.pack(_FORM, self.words, *map(len, parts)) + b"".join(parts)

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Signature":
        """What `to_bytes` made. Raises ValueError for anything else."""
        if len(stored) < _HEADER.size:
            raise ValueError("not a signature: too short")
        form, words, *lengths = _HEADER.unpack_from(stored)
        if form != _FORM or len(stored) != _HEADER.size + sum(lengths):
            raise ValueError(f"not a signature of form {_FORM}")
        ends = np.cumsum([_HEADER.size, *lengths]).tolist()
        shingles, numbers, names = (stored[ends[i] : ends[i + 1]] for i in range(3))
        return cls(words=words, shingles=shingles, numbers=numbers, names=names)


@dataclass(frozen=True, kw_only=True, slots=True)
class Similarity:
    """How alike two texts are, each figure 0 to 1.

    jaccard: shared shingles of all; containment: of those of the shorter text.
    numbers, names: shared ones of those of the text that has fewer; None where one has none.
    verdict: `same`: one is the other, more or less; `part`: one holds the other or most of it;
        `template`: the same words with other numbers or names; `other`: two texts.
    """

    jaccard: float
    containment: float
    numbers: float | None
    names: float | None
    verdict: Verdict


class _Shares(NamedTuple):
    jaccard: float
    containment: float
    numbers: float | None
    names: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two near-duplicate texts by the ids given, in the order given."""

    first: str
    second: str
    similarity: Similarity


def signature(text: str) -> Signature:
    """The signature of a text; give it without its title, which papers change."""
    told = read_words(text)
    words: Words = np.where(told.numbers, _MASK, told.words)
    edge = np.zeros(1, dtype=np.uint64)
    before, after = np.concatenate((edge, words[:-1])), np.concatenate((words[1:], edge))
    numbered: Words = told.words * _MIX + before * np.uint64(3) + after * np.uint64(5)
    pairs = told.words[:-1] * _MIX + told.words[1:]
    return Signature(
        words=len(words),
        shingles=_kept(_runs(words)),
        numbers=_kept(numbered[told.numbers]),
        names=_kept(pairs[told.names[:-1] & told.names[1:]]),
    )


def bands(of: Signature) -> tuple[int, ...]:
    """Keys for an index: near-duplicates share one at least. Signed 64-bit; none for a text of few words."""
    return tuple(_band_row(of).tolist()) if of.shingles and of.words >= _FEWEST_WORDS else ()


def similarity(first: Signature, second: Signature) -> Similarity:
    """The exact comparison of two texts by their signatures."""
    ours, theirs = _hashes(first.shingles), _hashes(second.shingles)
    common = _common(ours, theirs)
    shares = _Shares(
        jaccard=common / max(1, len(ours) + len(theirs) - common),
        containment=common / max(1, min(len(ours), len(theirs))),
        numbers=_share(first.numbers, second.numbers),
        names=_share(first.names, second.names),
    )
    fewer, more = sorted((first.words, second.words))
    return Similarity(**shares._asdict(), verdict=_verdict(fewer, more, shares))


def find_near_duplicates(items: Iterable[tuple[str, Signature]]) -> Iterator[Pair]:
    """Pairs that are the same text or part of it, no templates.

    items: ids with signatures, best by day: where more texts than 50 share a band, neighbours are compared.
    """
    named = [(name, one) for name, one in items if one.shingles and one.words >= _FEWEST_WORDS]
    for first, second in _candidates([one for _, one in named]):
        found = similarity(named[first][1], named[second][1])
        if found.verdict in ("same", "part"):
            yield Pair(first=named[first][0], second=named[second][0], similarity=found)


def _candidates(signatures: list[Signature]) -> list[tuple[int, int]]:
    """Indexes of those that share a band, in order; each column of bands is sorted once."""
    count = len(signatures)
    if count < 2:
        return []
    table = np.stack([_band_row(one) for one in signatures])
    found = [_neighbours(table[:, band], count) for band in range(_BANDS)]
    return [divmod(pair, count) for pair in np.unique(np.concatenate(found)).tolist()]


def _neighbours(keys: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    found = [np.empty(0, dtype=np.int64)]
    for distance in range(1, min(_NEIGHBOURS, count - 1) + 1):
        at = np.flatnonzero(ordered[:-distance] == ordered[distance:])
        if not len(at):
            break
        found.append(order[at] * count + order[at + distance])
    return np.concatenate(found)


def _verdict(fewer: int, more: int, found: _Shares) -> Verdict:
    """fewer, more: words of the two texts."""
    if fewer < _FEWEST_WORDS:
        return "other"
    if fewer < _SHORT:
        if found.jaccard < _SHORT_RESEMBLANCE:
            return "other"
        return "same" if _agree(found, numbers=_SHORT_TELLING, names=_SHORT_TELLING) else "template"
    if found.jaccard < _RESEMBLANCE and found.containment < _CONTAINMENT:
        return "other"
    if not _agree(found, numbers=_NUMBERS, names=_NAMES):
        return "template"
    return "part" if found.containment >= _CONTAINMENT and fewer < more * _PART else "same"


def _agree(found: _Shares, *, numbers: float, names: float) -> bool:
    return (found.numbers is None or found.numbers >= numbers) and (
        found.names is None or found.names >= names
    )


def _share(first: bytes, second: bytes) -> float | None:
    fewer = min(len(first), len(second)) // 4
    return _common(_hashes(first), _hashes(second)) / fewer if fewer else None


def _common(first: Hashes, second: Hashes) -> int:
    return len(np.intersect1d(first, second, assume_unique=True))


def _runs(words: Words) -> Words:
    """A hash of each run of `_RUN` words."""
    if len(words) < _RUN:
        return words[:0]
    found = np.zeros(len(words) - _RUN + 1, dtype=np.uint64)
    for offset in range(_RUN):
        found = found * _MIX + words[offset : offset + len(found)]
    return found


def _kept(hashes: Words) -> bytes:
    """The upper halves, mixed, sorted, each once."""
    mixed = (hashes ^ (hashes >> np.uint64(29))) * _MIX
    return np.unique((mixed >> np.uint64(32)).astype("<u4")).tobytes()


def _hashes(stored: bytes) -> Hashes:
    return np.frombuffer(stored, dtype="<u4")


def _band_row(of: Signature) -> NDArray[np.int64]:
    """One key a band, made of `_ROWS` minima and the band's number."""
    factors, summands = _permutations()
    wide = _hashes(of.shingles).astype(np.uint64)
    minima = (factors * wide + summands).min(axis=1).reshape(_BANDS, _ROWS)
    keys = np.arange(_BANDS, dtype=np.uint64)
    for row in range(_ROWS):
        keys = (keys ^ (minima[:, row] >> np.uint64(20))) * _MIX
    return keys.view(np.int64)


@cache
def _permutations() -> tuple[Words, Words]:
    """Factors (odd) and summands of the multiply-shift hashes, the same in every run, as columns."""
    random = np.random.Generator(np.random.PCG64(_SEED))
    drawn = random.integers(0, 1 << 63, size=(2, _BANDS * _ROWS, 1), dtype=np.uint64)
    return drawn[0] | np.uint64(1), drawn[1]
