"""The cues of an event's type in the lead, and what they add up to."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.event.honours import find_honours
from extract.event.lead import Stretch
from extract.facts import EventType
from extract.lexicon import load_lexicon
from extract.localities import find_place_mentions
from extract.phrases import compile_phrases, find_phrases
from extract.reading import Reading
from extract.units import find_unit_mentions

LEXICON = load_lexicon("events")
WORDS: dict[str, list[str]] = LEXICON["words"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    type: EventType
    weight: float
    frame: bool = False
    act: bool = False
    definite: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """A cue at `content[start:end]` and what it counts for its type.

    frame: it names an occasion; act: it says what was done; definite: it speaks of an occasion as known;
    honour: it is an award that is given.
    """

    start: int
    end: int
    type: EventType
    weight: float
    frame: bool
    act: bool
    definite: bool
    stretch: Stretch
    honour: bool = False


def _entries() -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    strongest: dict[str, _Entry] = {}
    for group in reversed(LEXICON["cues"]):
        entry = _Entry(**{key: value for key, value in group.items() if key != "words"})
        entries.update(dict.fromkeys(group["words"], entry))
        strongest[entry.type] = max(entry, strongest.get(entry.type, entry), key=_strength)
    entries.update(_definite())
    return {**entries, **{word: strongest[kind] for word, kind in LEXICON["decoy_cues"].items()}}


def _strength(entry: _Entry) -> float:
    return entry.weight


def _definite() -> dict[str, _Entry]:
    """`tại hội nghị`, `dự buổi lễ`: nobody speaks so but in a report of one."""
    words = LEXICON["definite"]
    return {
        f"{before} {occasion}": _Entry(type=kind, weight=_DEFINITE, frame=True, definite=True)
        for kind in words.keys() - {"before"}
        for occasion in words[kind]
        for before in words["before"]
    }


_DEFINITE = 3.2
_ENTRY_OF = _entries()
# A decoy is found like a cue, and swallows the cue's word inside it.
_PHRASES = compile_phrases([*_ENTRY_OF, *LEXICON["decoys"]])
# Cues that tell of an award: what follows is what it is given for, unless it befell somebody.
_HONOURING = frozenset(word for word in _ENTRY_OF if any(award in word for award in WORDS["honouring"]))
_GROUNDS = frozenset(WORDS["background"])
_BACKGROUND = compile_phrases([*WORDS["background"], *WORDS["no_background"]])
# Songs, films and slogans burn and kill as well.
_QUOTED = re.compile(
    r"""“[^”\n]{1,80}”|"[^"\n]{1,80}"|«[^»\n]{1,80}»|['‘](?<!\w['‘])[^'’\n]{1,80}['’](?!\w)"""
)
_QUOTES = re.compile(r"""["“'‘«]""")
_BEFELL = "bị "
# Behind every end of a text.
_LAST = sys.maxsize
# The end of a line is that of a stretch.
_STOP = re.compile(r"[,;:\n]")
# How far what is in the background reaches.
_REACH = 40

# How much a cue still counts as the subject of an occasion, or as what is in the background.
_AS_SUBJECT = 0.25
_AS_BACKGROUND = 0.4
# The main verb comes early: what is told of another type after it counts a little less.
_AFTER_FIRST = 0.85
# What happened before an arrest or a trial is its ground.
_INCIDENTS: frozenset[EventType] = frozenset(("crime", "accident", "fire"))
_MERITS: frozenset[EventType] = _INCIDENTS | {"arrest"}
_DEEDS: frozenset[EventType] = _INCIDENTS | {"arrest", "trial", "disaster"}
_AS_GROUND = 0.45
_AS_CRIME = 0.4
_ARREST_BEFORE_TRIAL = 0.5
_SECOND = 2
# What a verb of arrest weighs in the clear.
_WHOLE = 3.0
# What a sentence far down counts that speaks of the occasion as known.
_AS_KNOWN = 0.6
_AS_HONOUR = 2.8
# Where a deed is told so plainly, that something took place tells nothing more.
_PLAIN = 2.4
# What is decided or called for at an occasion is part of it.
_SAID_THERE = 0.5
_HELD = 2.4
# What verbs weigh that say more than that something took place.
_VERB = 1.0


def find_cues(reading: Reading, lead: tuple[Stretch, ...]) -> list[Cue]:
    """The cues of title and lead in order, weighted by where and among what they stand."""
    text = "\n".join([reading.lower[stretch.start : stretch.end] for stretch in lead])
    grounds = [start + len(word) for word, start in find_phrases(_BACKGROUND, text) if word in _GROUNDS]
    named = [(start, word) for word, start in find_phrases(_PHRASES, text) if word in _ENTRY_OF]
    honours = find_honours(reading, lead)
    cues = _cues_of_honours(honours, lead)
    begin = 0
    for stretch in lead:
        end = begin + stretch.end - stretch.start
        own = named[bisect_left(named, (begin, "")) : bisect_left(named, (end, ""))]
        told = [start for start, _ in honours if stretch.start <= start < stretch.end] if honours else []
        honoured = told[0] if told else None
        cues += _in_stretch(text, grounds, own, stretch, begin, honoured)
        begin = end + 1
    named_spans = reading.once(_named_spans)
    quoted = _quotations(text, lead)
    return [
        cue
        for cue in (sorted(cues, key=_place_of) if honours else cues)
        if not _is_within(named_spans, cue.start, cue.end)
        and not (cue.type in _DEEDS and _is_within(quoted, cue.start, cue.end))
    ]


def _cues_of_honours(honours: list[tuple[int, int]], lead: tuple[Stretch, ...]) -> list[Cue]:
    """An award told in title or first sentence is given on an occasion, though no word names one."""
    return [
        Cue(
            start=start, end=end, type="ceremony",
            weight=_AS_HONOUR, frame=False, act=False, definite=False, stretch=stretch, honour=True,
        )
        for start, end in honours
        for stretch in lead
        if stretch.start <= start < stretch.end
    ]  # fmt: skip


def _place_of(cue: Cue) -> int:
    return cue.start


def _quotations(text: str, lead: tuple[Stretch, ...]) -> list[tuple[int, int]]:
    """What stands between quotation marks in the lead, as offsets of the article; `text` is the lead's."""
    found: list[tuple[int, int]] = []
    if _QUOTES.search(text) is None:
        return found
    begin = 0
    for stretch in lead:
        end = begin + stretch.end - stretch.start
        shift = stretch.start - begin
        found += [(start + shift, last + shift) for start, last in _quoted(text, begin, end)]
        begin = end + 1
    return found


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (mark := _QUOTES.search(text, start, end)) is not None:
        quoted = _QUOTED.match(text, mark.start(), end)
        start = quoted.end() if quoted else mark.end()
        if quoted:
            yield quoted.span()


def is_named(reading: Reading, start: int, end: int) -> bool:
    """Whether it is part of a name (`phường Bãi Cháy`, `Phòng Văn hóa - Thông tin`)."""
    return _is_within(reading.once(_named_spans), start, end)


def _named_spans(reading: Reading) -> list[tuple[int, int]]:
    """What names of places and bodies cover, in order; those that overlap are one."""
    spans = [(mention.start, mention.end) for mention in reading.once(find_place_mentions)]
    spans += [(mention.start, mention.end) for mention in reading.once(find_unit_mentions)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_within(names: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(names, (start, _LAST)) - 1
    return index >= 0 and end <= names[index][1]


def score_types(cues: list[Cue]) -> dict[EventType, float]:
    """What the cues add up to for each type: in each sentence the best of the type counts."""
    best: dict[tuple[EventType, int], float] = {}
    for cue in cues:
        key = (cue.type, cue.stretch.rank)
        best[key] = max(best.get(key, 0.0), cue.weight * cue.stretch.weight)
    plain = any(cue.stretch.rank <= 1 and _is_plain(cue) for cue in cues)
    scores: dict[EventType, float] = {}
    for (kind, _), weight in best.items():
        if plain and kind == "other" and weight < _VERB:
            continue
        scores[kind] = scores.get(kind, 0.0) + weight
    known = {cue.type for cue in cues if cue.definite and cue.weight >= _DEFINITE}
    for kind in known:
        scores[kind] = max(scores[kind], _DEFINITE * _AS_KNOWN)
    lead = [cue for cue in cues if cue.frame and cue.stretch.rank == 1 and cue.weight >= _HELD]
    held = any(cue.type != "other" for cue in lead)
    decided = any(cue.type == "other" for cue in lead)
    if "other" in scores and (held or (known and not decided)):
        scores["other"] *= _SAID_THERE
    return _graded(scores, cues)


def _is_plain(cue: Cue) -> bool:
    """Whether a deed or an incident is told so that no more words are needed."""
    return cue.weight > _PLAIN and cue.type != "other" and (cue.act or cue.type in _INCIDENTS)


def _graded(scores: dict[EventType, float], cues: list[Cue]) -> dict[EventType, float]:
    main = {cue.type for cue in cues if cue.act and cue.stretch.rank <= 1 and cue.weight > 2.0}
    caught = any(cue.type == "arrest" and cue.act and _is_first_of_second(cue) for cue in cues)
    graded = dict(scores)
    if main & {"arrest", "trial"} or caught:
        for kind in _INCIDENTS & graded.keys():
            graded[kind] *= _AS_CRIME if kind == "crime" else _AS_GROUND
    if "trial" in main and "arrest" in graded:
        graded["arrest"] *= _ARREST_BEFORE_TRIAL
    if any(cue.honour and cue.stretch.rank == 0 for cue in cues):
        for kind in _MERITS & graded.keys():
            graded[kind] *= _AS_GROUND
    if "accident" in graded and _opens_with_disaster(cues):
        graded["accident"] *= _AS_GROUND
    return graded


def _is_first_of_second(cue: Cue) -> bool:
    """Whether it is what the second sentence tells, of itself and not behind anything else."""
    return cue.stretch.rank == _SECOND and cue.weight >= _WHOLE


def _opens_with_disaster(cues: list[Cue]) -> bool:
    """Whether the first that the title and the lead's first sentence tell is a calamity itself."""
    first = {cue.stretch.rank: cue for cue in reversed(cues) if cue.stretch.rank <= 1}
    return bool(first) and all(cue.type == "disaster" and cue.weight > 2.0 for cue in first.values())


def _in_stretch(
    text: str,
    grounds: list[int],
    named: list[tuple[int, str]],
    stretch: Stretch,
    begin: int,
    honoured: int | None,
) -> Iterator[Cue]:
    """The cues of a stretch, which stands in `text` from `begin` on, as do `named` and `grounds`.

    honoured: where an award stands in the article that the stretch tells.
    """
    framed: EventType | None = None
    first: EventType | None = None
    for start, word in named:
        entry = _ENTRY_OF[word]
        weight = entry.weight
        at = stretch.start + start - begin
        if entry.type == "ceremony" and honoured is None and word in _HONOURING:
            honoured = at
        aside = at < stretch.main or (at < stretch.ground and entry.type in _INCIDENTS)
        merit = honoured is not None and at > honoured and _is_merit(text, entry, start)
        if (framed is not None and framed != entry.type) or aside or merit:
            weight *= _AS_SUBJECT
        elif _in_background(text, grounds, start):
            weight *= _AS_BACKGROUND
        elif first is not None and first != entry.type:
            weight *= _AFTER_FIRST
        if entry.weight >= _VERB:
            first = first or entry.type
        if entry.frame and framed is None and weight >= entry.weight * _AFTER_FIRST:
            framed = entry.type
        yield Cue(
            start=at, end=at + len(word), type=entry.type,
            weight=weight, frame=entry.frame, act=entry.act, definite=entry.definite, stretch=stretch,
        )  # fmt: skip


def _is_merit(text: str, entry: _Entry, start: int) -> bool:
    """Whether what begins at `start`, behind an award, is what it is given for (`vì đã bắt cướp`)."""
    return entry.type in _DEEDS and not text.endswith(_BEFELL, 0, start) and not entry.frame


def _in_background(text: str, grounds: list[int], start: int) -> bool:
    """Whether one of the words that end at `grounds` makes what begins at `start` a ground or an aside."""
    index = bisect_right(grounds, start - 1) - 1
    if index < 0 or start - grounds[index] > _REACH:
        return False
    return _STOP.search(text, grounds[index], start) is None
