"""The cues of an event's type in the lead, and what they add up to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.event.lead import Stretch
from extract.facts import EventType
from extract.lexicon import load_lexicon
from extract.reading import Reading

LEXICON = load_lexicon("events")
WORDS: dict[str, list[str]] = LEXICON["words"]


def any_of(words: list[str]) -> str:
    """An alternation of `words`, the longest first, any white space between their parts."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    type: EventType
    weight: float
    frame: bool = False
    act: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """A cue at `content[start:end]` and what it counts for its type."""

    start: int
    end: int
    type: EventType
    weight: float
    frame: bool
    act: bool
    stretch: Stretch


def _entries() -> dict[str, _Entry]:
    entries = {}
    for group in reversed(LEXICON["cues"]):
        entry = _Entry(**{key: value for key, value in group.items() if key != "words"})
        entries.update(dict.fromkeys(group["words"], entry))
    entries.update(
        {word: entries[like] for word, like in ((w, _like(t)) for w, t in LEXICON["decoy_cues"].items())}
    )
    return entries


def _like(kind: str) -> str:
    """A word whose entry a decoy that is a cue takes over: the first of its type."""
    return next(group["words"][0] for group in LEXICON["cues"] if group["type"] == kind)


_ENTRY_OF = _entries()
_PATTERNS = [*_ENTRY_OF, *(word for word in LEXICON["decoys"] if word not in _ENTRY_OF)]
_SHORTER = {
    pattern: sorted(
        (other for other in _PATTERNS if other != pattern and pattern.startswith(other)), key=len
    )[::-1]
    for pattern in _PATTERNS
}
_AUTOMATON = AhoCorasick(_PATTERNS, matchkind=MatchKind.LeftmostLongest)
_BACKGROUND = re.compile(rf"(?<!\w)(?:{any_of(WORDS['background'])})(?!\w)[^,;:]{{0,40}}$")
_LOOK_BACK = 60

# How much a cue still counts as the subject of an occasion, or as what is in the background.
_AS_SUBJECT = 0.25
_AS_BACKGROUND = 0.4
# The main verb comes early: what is told of another type after it counts a little less.
_AFTER_FIRST = 0.85
# What happened before an arrest or a trial is its ground.
_INCIDENTS = frozenset(("crime", "accident", "fire"))
_AS_GROUND = 0.45
_ARREST_BEFORE_TRIAL = 0.5


def find_cues(reading: Reading, lead: tuple[Stretch, ...]) -> list[Cue]:
    """The cues of title and lead in order, weighted by where and among what they stand."""
    return [cue for stretch in lead for cue in _in_stretch(reading.lower, stretch)]


def score_types(cues: list[Cue]) -> dict[EventType, float]:
    """What the cues add up to for each type: in each sentence the best of the type counts."""
    best: dict[tuple[EventType, int], float] = {}
    for cue in cues:
        key = (cue.type, cue.stretch.rank)
        best[key] = max(best.get(key, 0.0), cue.weight * cue.stretch.weight)
    scores: dict[EventType, float] = {}
    for (kind, _), weight in best.items():
        scores[kind] = scores.get(kind, 0.0) + weight
    return _graded(scores, cues)


def _graded(scores: dict[EventType, float], cues: list[Cue]) -> dict[EventType, float]:
    main = {cue.type for cue in cues if cue.act and cue.stretch.rank <= 1 and cue.weight > 2.0}
    graded = dict(scores)
    if main & {"arrest", "trial"}:
        for kind in _INCIDENTS & graded.keys():
            graded[kind] *= _AS_GROUND
    if "trial" in main and "arrest" in graded:
        graded["arrest"] *= _ARREST_BEFORE_TRIAL
    return graded


def _in_stretch(lower: str, stretch: Stretch) -> Iterator[Cue]:
    framed: EventType | None = None
    first: EventType | None = None
    text = lower[stretch.start : stretch.end]
    for index, start, _ in _AUTOMATON.find_matches_as_indexes(text):
        word = _whole_word(text, start, _PATTERNS[index])
        entry = _ENTRY_OF.get(word)
        if entry is None:
            continue
        weight = entry.weight
        if framed is not None and framed != entry.type:
            weight *= _AS_SUBJECT
        elif _BACKGROUND.search(text[max(0, start - _LOOK_BACK) : start]):
            weight *= _AS_BACKGROUND
        elif first is not None and first != entry.type:
            weight *= _AFTER_FIRST
        first = first or entry.type
        if entry.frame and framed is None and weight >= entry.weight * _AFTER_FIRST:
            framed = entry.type
        yield Cue(
            start=stretch.start + start, end=stretch.start + start + len(word), type=entry.type,
            weight=weight, frame=entry.frame, act=entry.act, stretch=stretch,
        )  # fmt: skip


def _whole_word(text: str, start: int, pattern: str) -> str:
    """The longest pattern at `start` that ends with a word; empty where none does."""
    if start > 0 and text[start - 1].isalnum():
        return ""
    for word in (pattern, *_SHORTER[pattern]):
        end = start + len(word)
        if end == len(text) or not text[end].isalnum():
            return word
    return ""
