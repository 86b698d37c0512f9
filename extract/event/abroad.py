"""Whether an occasion or a calamity was in another country."""

import re
from bisect import bisect_left

from extract.event.cues import WORDS, Cue
from extract.event.lead import Stretch
from extract.facts import EventType
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.localities import PlaceMention, find_place_mentions
from extract.phrases import any_of
from extract.reading import Reading

_OCCASIONS: frozenset[EventType] = frozenset(("conference", "meeting", "ceremony"))
_CALAMITIES: frozenset[EventType] = frozenset(("accident", "fire", "disaster"))
_KINDS: frozenset[EventType] = _OCCASIONS | _CALAMITIES | {"campaign"}
# Behind a state's name no other capital: "tại Lào Cai", "ở Đức Thọ".
_STATE = rf"(?:{any_of(load_lexicon('persons')['states'])})(?!\w|\s+[{UPPER}])"
_THERE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['there'])})\s(?P<where>(?:[^.;:\n]{{0,70}}?[\s(,])?){_STATE}")
_VISITED = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['goes_to'])})\s+(?:(?:{any_of(WORDS['of_state'])})\s+){{0,3}}{_STATE}"
)
_NOT_WHERE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['not_abroad'])})(?!\w)", re.IGNORECASE)
_LIVING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['living'])})\s+$", re.IGNORECASE)
_BEFORE = 24


def is_abroad(reading: Reading, title: Stretch, cue: Cue, kind: EventType) -> bool:
    """Whether the sentence of `cue` tells it of another country, or it or the title of a journey there.

    Behind the name of an occasion it may be where something else was (`lễ an táng liệt sĩ quy tập tại Lào`).
    """
    if kind in _OCCASIONS and any(_is_visit(reading, stretch) for stretch in (title, cue.stretch)):
        return True
    end = cue.stretch.end if kind in _CALAMITIES else cue.start
    return kind in _KINDS and _is_there(reading, cue.stretch.start, end)


def _is_there(reading: Reading, start: int, end: int) -> bool:
    """`tại tỉnh Hủa Phăn (Lào)`, but not `tại cửa khẩu giáp Lào`, nor where somebody lives."""
    for found in _THERE.finditer(reading.content, start, end):
        before = reading.content[max(start, found.start() - _BEFORE) : found.start()]
        where = found["where"]
        if not (_NOT_WHERE.search(where) or _LIVING.search(before) or _place_in(reading, found)):
            return True
    return False


def _is_visit(reading: Reading, stretch: Stretch) -> bool:
    return _VISITED.search(reading.content, stretch.start, stretch.end) is not None


def _place_in(reading: Reading, found: re.Match[str]) -> bool:
    """Whether a place of Vietnam is named there."""
    mentions = reading.once(find_place_mentions)
    index = bisect_left(mentions, found.start(), key=_start)
    return index < len(mentions) and mentions[index].start < found.end()


def _start(mention: PlaceMention) -> int:
    return mention.start
