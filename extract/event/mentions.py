"""The places of a lead where something may have happened: nobody's home, no mere neighbour, none of old."""

import re
from bisect import bisect_right

from extract.event.cues import WORDS
from extract.event.lead import Stretch
from extract.localities import PlaceMention, find_place_mentions
from extract.phrases import any_of, compile_phrases, find_phrases
from extract.reading import Reading

# "cấm đi khỏi nơi cư trú": nobody's home is named.
_NO_HOME = WORDS["no_home"]
_RESIDENCE = frozenset(map(str.lower, WORDS["residence"]))
# "xã Cẩm Bình (trước đây là xã Cẩm Vịnh, huyện …)": names that are no more.
_ONCE = frozenset(WORDS["once"])
# "nguyên Chủ tịch UBND xã …": where somebody once was in office.
_FORMER = frozenset(f"{former} {office}" for former in WORDS["former"] for office in WORDS["offices"])
_BEFORE_PLACES = compile_phrases([*_RESIDENCE, *_ONCE, *_FORMER, *_NO_HOME])
# Also after an age in brackets: "(SN 1990, xã …)".
_AGED = re.compile(r"\((?:[^()]{0,40}[\s,])?(?:sn|sinh|tuổi)(?!\w)")
# "quê Ninh Thuận bị sóng cuốn khi tắm ở phường …": what follows such words is told of where somebody was.
_LEAVES = re.compile(
    rf"\s(?:{any_of(WORDS['leaves_home'])})\s(?:[^.;]{{0,80}}\s)?(?:{any_of(WORDS['at'])})\s"
)
_MEETING = ("với ", "và ")
# The stop of `P.`, `TP.` closes nothing.
_CLOSED = re.compile(r"[;)]|(?<!\b[HPQX])(?<!\bT[PXTpx])\.")
_ENDED = re.compile(r"[.;:()]")
_NEIGHBOUR = re.compile(rf"(?<!\w)(?:{any_of(WORDS['bordering'])})\s+$")
# "đoạn giáp ranh huyện Đắk Glei (Kon Tum) với huyện Phước Sơn": the second of two that meet.
_MEETS = re.compile(rf"(?<!\w)(?:{any_of(WORDS['bordering'])})\s[^.;]{{2,60}}\s(?:với|và)\s+$")
# "xã Mường Lạn (cũ), nay thuộc xã Sốp Cộp": the place goes by the other name.
_NOW = re.compile(r"\s?\(?(?:(?:trước đây|cũ)\)?,?\s?)?(?:,\s?)?\(?(?:nay|hiện nay|hiện)\s(?:là|thuộc)(?!\w)")
_LONGEST_HOME = 90
_NEAR_BEFORE = 40


def find_scenes(reading: Reading, lead: tuple[Stretch, ...]) -> list[PlaceMention]:
    """Claimed places in the lead that are nobody's home, no mere neighbours, and none of old."""
    end = lead[-1].end
    told = [(word, start + len(word)) for word, start in find_phrases(_BEFORE_PLACES, reading.lower[:end])]
    homes = _homes(reading, told, end)
    old = [(at, word) for word, at in told if word in _ONCE or word in _FORMER]
    found = []
    for mention in reading.once(find_place_mentions):
        if mention.start >= end:
            break
        if (
            mention.place is not None
            and not _is_home(reading, homes, mention)
            and not _is_neighbour(reading, mention)
            and not _NOW.match(reading.lower, mention.end)
            and not (old and _is_of_old(reading, old, mention))
        ):
            found.append(mention)
    return found


def _is_of_old(reading: Reading, old: list[tuple[int, str]], mention: PlaceMention) -> bool:
    """Whether a place goes by a name, or belongs to an office, that is no more."""
    index = bisect_right(old, mention.start, key=_end) - 1
    if index < 0 or mention.start - old[index][0] > _LONGEST_HOME:
        return False
    end, word = old[index]
    if word in _FORMER and reading.lower.find(",", end, mention.start) >= 0:
        return False
    return _ENDED.search(reading.lower, end, mention.start) is None


def _end(told: tuple[int, str]) -> int:
    return told[0]


def _is_neighbour(reading: Reading, mention: PlaceMention) -> bool:
    lower, end = reading.lower, mention.start
    if _NEIGHBOUR.search(lower, max(0, end - _NEAR_BEFORE), end) is not None:
        return True
    second = lower.endswith(_MEETING, 0, end)
    return second and _MEETS.search(lower, max(0, end - _LONGEST_HOME), end) is not None


def _homes(reading: Reading, told: list[tuple[str, int]], end: int) -> list[int]:
    """Where the words before somebody's home end."""
    ends = [at for word, at in told if word in _RESIDENCE]
    return sorted([*ends, *(word.end() for word in _AGED.finditer(reading.lower, 0, end))])


def _is_home(reading: Reading, homes: list[int], mention: PlaceMention) -> bool:
    """`trú tại xã Tân Lập, huyện Mộc Châu`: one clause long."""
    index = bisect_right(homes, mention.start) - 1
    if index < 0 or mention.start - homes[index] > _LONGEST_HOME:
        return False
    if _CLOSED.search(reading.content, homes[index], mention.start) is not None:
        return False
    return _LEAVES.search(reading.lower, homes[index], mention.start) is None
