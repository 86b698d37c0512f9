"""What is told in an article of who does what: the sentences of its event, their verbs, names and bodies."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.agents import find_agents
from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.dates import find_dates
from extract.event.cues import is_named
from extract.facts import EventType
from extract.lexicon import load_lexicon
from extract.officials import find_officials
from extract.phrases import any_of, compile_phrases, find_phrases
from extract.reading import Reading
from extract.sentences import TextRange, find_sentences

LEXICON = load_lexicon("participants")
WORDS: dict[str, list[str]] = LEXICON["words"]
INCIDENTS: frozenset[EventType] = frozenset(("arrest", "crime", "accident", "fire", "disaster"))
OCCASIONS: frozenset[EventType] = frozenset(("conference", "meeting", "ceremony", "campaign"))
_CUES: dict[str, list[str]] = LEXICON["cues"]
# Right before a verb it makes no other subject.
TOGETHER = WORDS["together"][0]
_FOR_OTHERS = re.compile(rf"(?<!\w)(?:{any_of(WORDS['for_others'])})\s*$")
_OPENING = 60
# Around a name: how far before it a body begins, what a rank takes, and how far behind it offices go.
_BESIDE = 120
_RANK = 30
_APPOSED = 170


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """A verb at `[start, end)`; roles: what its subject may be by it, none for words that are no cue."""

    start: int
    end: int
    word: str
    roles: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A mention of an official; `fact` is the start of the official's fact."""

    start: int
    end: int
    fact: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Acts:
    """The verbs, names and bodies of an article, each in order; their starts apart, to be looked up fast.

    first: start of the text's first sentence, -1 where there is none.
    past: starts of sentences that tell of what was before the event.
    offices: ends of bodies that an office stands before (`Giám đốc Công an tỉnh`).
    bound: starts of bodies that stand beside an official's name as those of an office.
    """

    reading: Reading
    type: EventType
    sentences: tuple[TextRange, ...]
    sentence_starts: list[int]
    first: int
    past: frozenset[int]
    acts: list[Act]
    act_starts: list[int]
    names: list[Name]
    name_starts: list[int]
    bodies: list[UnitMention]
    body_starts: list[int]
    bodies_by_name: dict[str, list[UnitMention]]
    offices: frozenset[int]
    bound: frozenset[int]


def _role_of() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for role, words in _CUES.items():
        for word in words:
            found.setdefault(word, set()).add(role)
    return {word: frozenset(roles - {"none"}) for word, roles in found.items() if "decoys" not in roles}


_ROLES_OF = _role_of()
_PHRASES = compile_phrases([*_ROLES_OF, *_CUES["decoys"]])
_EARLIER = re.compile(rf"\W*(?:{any_of(WORDS['earlier'])})(?!\w)")


def find_acts(reading: Reading, kind: EventType, day: str | None) -> Acts:
    """All that the roles are read from; `day` is the event's, for telling what was before it."""
    sentences = reading.once(find_sentences)
    bodies = sorted(reading.once(find_unit_mentions), key=_start)
    verbs = _find_verbs(reading)
    names = reading.once(_find_names)
    return Acts(
        reading=reading,
        type=kind,
        sentences=sentences,
        sentence_starts=[sentence.start for sentence in sentences],
        first=next((s.start for s in sentences if s.start >= reading.title_end), -1),
        past=frozenset(s.start for s in sentences if _is_past(reading, s, kind, day)),
        acts=verbs,
        act_starts=[verb.start for verb in verbs],
        names=names,
        name_starts=[name.start for name in names],
        bodies=bodies,
        body_starts=[body.start for body in bodies],
        bodies_by_name=_by_name(bodies),
        offices=frozenset(agent.end for agent in reading.once(find_agents) if agent.name != agent.body),
        bound=frozenset(_find_bound(reading, bodies, verbs)),
    )


def sentence_of(acts: Acts, offset: int) -> TextRange | None:
    """The sentence that holds `offset`, None where it tells of what was before the event."""
    index = bisect_right(acts.sentence_starts, offset) - 1
    if index < 0:
        return None
    sentence = acts.sentences[index]
    return None if sentence.start in acts.past else sentence


def acts_between(acts: Acts, start: int, end: int) -> list[Act]:
    """The verbs that begin in `[start, end)`."""
    low = bisect_left(acts.act_starts, start)
    return acts.acts[low : bisect_left(acts.act_starts, end, low)]


def names_between(acts: Acts, start: int, end: int) -> list[Name]:
    """The names of officials that begin in `[start, end)`."""
    low = bisect_left(acts.name_starts, start)
    return acts.names[low : bisect_left(acts.name_starts, end, low)]


def next_name(acts: Acts, start: int, end: int | None = None) -> Name | None:
    """The first name that begins from `start` on, before `end` where it is given."""
    index = bisect_left(acts.name_starts, start)
    if index == len(acts.names) or (end is not None and acts.names[index].start >= end):
        return None
    return acts.names[index]


def bodies_between(acts: Acts, start: int, end: int) -> list[UnitMention]:
    """The mentions of bodies that begin in `[start, end)`."""
    low = bisect_left(acts.body_starts, start)
    return acts.bodies[low : bisect_left(acts.body_starts, end, low)]


def without_bodies(acts: Acts, start: int, end: int) -> str:
    """The text in lower case, with a dash in the place of each body's name."""
    parts, at = [], start
    for body in bodies_between(acts, start, end):
        parts += [acts.reading.lower[at : body.start], "-"]
        at = min(body.end, end)
    return "".join([*parts, acts.reading.lower[at:end]])


def between(acts: Acts, start: int, end: int) -> str:
    """What stands between who acts and the verb, without words that name no other subject."""
    told = without_bodies(acts, start, end).rstrip().removesuffix(TOGETHER)
    return _FOR_OTHERS.sub("", told)


def _by_name(bodies: list[UnitMention]) -> dict[str, list[UnitMention]]:
    found: dict[str, list[UnitMention]] = {}
    for body in bodies:
        found.setdefault(body.name.lower(), []).append(body)
    return found


def _find_verbs(reading: Reading) -> list[Act]:
    found = [
        Act(start=start, end=start + len(word), word=word, roles=_ROLES_OF[word])
        for word, start in find_phrases(_PHRASES, reading.lower)
        if word in _ROLES_OF
    ]
    return [act for act in found if not is_named(reading, act.start, act.end)]


def _find_names(reading: Reading) -> list[Name]:
    names = [
        Name(start=mention.start, end=mention.end, fact=official.start)
        for official in reading.once(find_officials)
        for mention in official.mentions
    ]
    return sorted(names, key=_start)


def _find_bound(reading: Reading, bodies: list[UnitMention], verbs: list[Act]) -> Iterator[int]:
    """Bodies of an official's offices right before the name, or behind it before anything is told."""
    verb_starts = [verb.start for verb in verbs if verb.roles]
    for official in reading.once(find_officials):
        own = {position.unit for position in official.positions if position.unit}
        for name in official.mentions if own else ():
            low = bisect_left(bodies, name.start - _BESIDE, key=_start)
            for body in bodies[low : bisect_left(bodies, name.end + _APPOSED, key=_start)]:
                before = body.end <= name.start
                start, end = (body.end, name.start) if before else (name.end, body.start)
                told = bisect_left(verb_starts, start) < bisect_left(verb_starts, end)
                if body.name in own and not told and (end - start < _RANK or not before):
                    yield body.start


def _is_past(reading: Reading, sentence: TextRange, kind: EventType, day: str | None) -> bool:
    """Whether a sentence opens with an earlier time than the event's."""
    if _EARLIER.match(reading.lower, sentence.start, sentence.end):
        return True
    if day is None or kind in INCIDENTS:
        return False
    dates = reading.once(find_dates)
    index = bisect_left(dates, sentence.start, key=_start)
    for date in dates[index : index + 1]:
        near = date.start < min(sentence.end, sentence.start + _OPENING)
        if near and date.type == "DATE" and date.to_day is not None and date.mod is None:
            return date.to_day < day and len(date.value) >= len("2025")
    return False


def _start(found: "Act | Name | UnitMention | object") -> int:
    start: int = found.start  # type: ignore[union-attr]
    return start
