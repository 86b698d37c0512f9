"""The scheme that a standard belongs to."""

from bisect import bisect_left
from collections import Counter

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.lexicon import load_lexicon
from extract.reading import Reading

_NAMES = {
    alias: programme["name"]
    for programme in load_lexicon("programmes")["programmes"]
    for alias in programme["aliases"]
}
_ALIASES = sorted(_NAMES)
_SEARCH = AhoCorasick(_ALIASES, matchkind=MatchKind.LeftmostLongest)


def find_programmes(reading: Reading) -> tuple[tuple[int, str], ...]:
    """Where a programme is named, by the offset, and its name."""
    lower = reading.lower
    return tuple(
        (start, _NAMES[_ALIASES[which]])
        for which, start, end in _SEARCH.find_matches_as_indexes(lower)
        if not lower[end : end + 1].isalpha() and not (start and lower[start - 1].isalpha())
    )


def programme_of(reading: Reading, start: int, end: int, sentence: int) -> str | None:
    """The programme named in the evidence, else in its sentence so far, else what the article is about."""
    named = reading.once(find_programmes)
    first, middle, last = (bisect_left(named, (offset, "")) for offset in (sentence, start, end))
    if middle < last:
        return named[middle][1]
    return named[middle - 1][1] if first < middle else reading.once(main_programme)


def main_programme(reading: Reading) -> str | None:
    """The programme that an article is about: named in its title, or more than once and most often."""
    named = reading.once(find_programmes)
    titled = [name for offset, name in named if offset < reading.title_end]
    if titled:
        return titled[0]
    counts = Counter(name for _, name in named).most_common(2)
    if not counts or counts[0][1] < 2 or (len(counts) > 1 and counts[1][1] == counts[0][1]):
        return None
    return counts[0][0]
