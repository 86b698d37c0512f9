"""The places of a lead where something may have happened: nobody's home, no mere neighbour, none of old."""

import re
from bisect import bisect_right

from extract.event.cues import WORDS
from extract.event.lead import Stretch
from extract.localities import PlaceMention, find_place_mentions
from extract.phrases import any_of, compile_phrases, find_phrases
from extract.reading import Reading

# "cấm đi khỏi nơi cư trú": nobody's home is named.
_NO_HOME = "nơi cư trú"
_RESIDENCE = compile_phrases([*map(str.lower, WORDS["residence"]), _NO_HOME])
# Also after an age in brackets: "(SN 1990, xã …)".
_AGED = re.compile(r"\((?:[^()]{0,40}[\s,])?(?:sn|sinh|tuổi)(?!\w)")
# "quê Ninh Thuận bị sóng cuốn khi tắm ở phường …": what follows such words is told of where somebody was.
_LEAVES = re.compile(
    rf"\s(?:{any_of(WORDS['leaves_home'])})\s(?:[^.;]{{0,80}}\s)?(?:{any_of(WORDS['at'])})\s"
)
_MEETING = ("với ", "và ")
_CLOSED = re.compile(r"[.;)]")
_NEIGHBOUR = re.compile(rf"(?<!\w)(?:{any_of(WORDS['bordering'])})\s+$")
# "đoạn giáp ranh huyện Đắk Glei (Kon Tum) với huyện Phước Sơn": the second of two that meet.
_MEETS = re.compile(rf"(?<!\w)(?:{any_of(WORDS['bordering'])})\s[^.;]{{2,60}}\s(?:với|và)\s+$")
# "xã Mường Lạn (cũ), nay thuộc xã Sốp Cộp": the place goes by the other name.
_NOW = re.compile(r"\s?\(?(?:(?:trước đây|cũ)\)?,?\s?)?(?:,\s?)?\(?(?:nay|hiện nay|hiện)\s(?:là|thuộc)(?!\w)")
# "xã Cẩm Bình (trước đây là xã Cẩm Vịnh, huyện …)": names that are no more.
_ONCE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['once'])})\s+(?:là|thuộc)\s[^.;()]{{0,60}}$")
# "nguyên Chủ tịch UBND xã …": where somebody once was in office.
_FORMER = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['former'])})\s+(?:{any_of(WORDS['offices'])})(?!\w)[^,.;:()]{{0,60}}$"
)
_LONGEST_HOME = 90
_NEAR_BEFORE = 40
_OFFICE = 90


def find_scenes(reading: Reading, lead: tuple[Stretch, ...]) -> list[PlaceMention]:
    """Claimed places in the lead that are nobody's home, and no mere neighbours."""
    end = lead[-1].end
    homes = _homes(reading, end)
    found = []
    for mention in reading.once(find_place_mentions):
        if mention.start >= end:
            break
        if (
            mention.place is not None
            and not _is_home(reading, homes, mention)
            and not _is_neighbour(reading, mention)
            and not _NOW.match(reading.lower, mention.end)
            and not _ONCE.search(reading.lower, max(0, mention.start - _OFFICE), mention.start)
            and not _FORMER.search(reading.lower, max(0, mention.start - _OFFICE), mention.start)
        ):
            found.append(mention)
    return found


def _is_neighbour(reading: Reading, mention: PlaceMention) -> bool:
    lower, end = reading.lower, mention.start
    if _NEIGHBOUR.search(lower, max(0, end - _NEAR_BEFORE), end) is not None:
        return True
    second = lower.endswith(_MEETING, 0, end)
    return second and _MEETS.search(lower, max(0, end - _LONGEST_HOME), end) is not None


def _homes(reading: Reading, end: int) -> list[int]:
    """Where the words before somebody's home end."""
    lower = reading.lower[:end]
    ends = [start + len(word) for word, start in find_phrases(_RESIDENCE, lower) if word != _NO_HOME]
    return sorted([*ends, *(word.end() for word in _AGED.finditer(lower))])


def _is_home(reading: Reading, homes: list[int], mention: PlaceMention) -> bool:
    """`trú tại xã Tân Lập, huyện Mộc Châu`: one clause long."""
    index = bisect_right(homes, mention.start) - 1
    if index < 0 or mention.start - homes[index] > _LONGEST_HOME:
        return False
    if _CLOSED.search(reading.content, homes[index], mention.start) is not None:
        return False
    return _LEAVES.search(reading.lower, homes[index], mention.start) is None
