"""Whether an occasion or a calamity was in another country."""

import re
from bisect import bisect_left

from extract.event.cues import WORDS, Cue
from extract.event.lead import Stretch
from extract.facts import EventType
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.localities import PlaceMention, find_place_mentions
from extract.phrases import any_of, compile_phrases, find_phrases
from extract.reading import Reading

_OCCASIONS: frozenset[EventType] = frozenset(("conference", "meeting", "ceremony"))
_CALAMITIES: frozenset[EventType] = frozenset(("accident", "fire", "disaster"))
_KINDS: frozenset[EventType] = _OCCASIONS | _CALAMITIES | {"campaign"}
_STATES = compile_phrases(load_lexicon("persons")["states"])
# Behind a state's name no other capital: "tại Lào Cai", "ở Đức Thọ".
_LONGER = re.compile(rf"\s+[{UPPER}]")
_THERE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['there'])})\s(?P<where>[^.;:\n]*)$")
_GONE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['goes_to'])})\s+(?:(?:{any_of(WORDS['of_state'])})\s+){{0,3}}$")
_NOT_WHERE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['not_abroad'])})(?!\w)", re.IGNORECASE)
_LIVING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['living'])})\s+$", re.IGNORECASE)
_BEFORE = 24
_REACH = 75


def is_abroad(reading: Reading, title: Stretch, cue: Cue, kind: EventType) -> bool:
    """Whether the sentence of `cue` tells it of another country, or it or the title of a journey there.

    Behind the name of an occasion it may be where something else was (`lễ an táng liệt sĩ quy tập tại Lào`).
    """
    if kind not in _KINDS:
        return False
    told = _states(reading, cue.stretch)
    if kind in _OCCASIONS and (
        _is_visit(reading, cue.stretch, told) or _is_visit(reading, title, _states(reading, title))
    ):
        return True
    if kind not in _CALAMITIES:
        told = [state for state in told if state < cue.start]
    return _is_there(reading, cue.stretch.start, told)


def _is_there(reading: Reading, start: int, states: list[int]) -> bool:
    """`tại tỉnh Hủa Phăn (Lào)`, but not `tại cửa khẩu giáp Lào`, nor where somebody lives."""
    for state in states:
        found = _THERE.search(reading.content, max(start, state - _REACH), state)
        if found is None or _NOT_WHERE.search(found["where"]):
            continue
        before = reading.content[max(start, found.start() - _BEFORE) : found.start()]
        if not (_LIVING.search(before) or _place_in(reading, found)):
            return True
    return False


def _is_visit(reading: Reading, stretch: Stretch, states: list[int]) -> bool:
    return any(_GONE.search(reading.content, max(stretch.start, at - _REACH), at) for at in states)


def _states(reading: Reading, stretch: Stretch) -> list[int]:
    """Where the names of states begin in a sentence."""
    text = reading.content[stretch.start : stretch.end]
    found = find_phrases(_STATES, text)
    return [stretch.start + at for state, at in found if not _LONGER.match(text, at + len(state))]


def _place_in(reading: Reading, found: re.Match[str]) -> bool:
    """Whether a place of Vietnam is named there."""
    mentions = reading.once(find_place_mentions)
    index = bisect_left(mentions, found.start(), key=_start)
    return index < len(mentions) and mentions[index].start < found.end()


def _start(mention: PlaceMention) -> int:
    return mention.start
