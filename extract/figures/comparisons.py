"""What a change is measured against: `so với cùng kỳ năm 2022`, `vượt 8% kế hoạch`."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from extract.criteria.tokens import words_pattern
from extract.figures.counted import Counted
from extract.figures.nouns import noun_after
from extract.lexicon import load_lexicon
from extract.reading import Reading

_WORDS = load_lexicon("figures")["compared"]
_GATE = _WORDS["cues"][0].split()[0] + " "
_CUE = re.compile(rf"(?<!\w){words_pattern(_WORDS['cues'])}")
_KEPT = re.compile(rf"{words_pattern([_WORDS['kept']])}[ \xa0]?|{_GATE}")
_STOP = re.compile(
    rf"[,;()\[\]\n“”\":!?…]|[.](?!\d)|[ \xa0](?:{words_pattern(_WORDS['stop'])}|[-–][ \xa0](?!\d)|$)"
)
_PLAN = re.compile(rf"{words_pattern(_WORDS['plans'])}")
_AT_ONCE = re.compile(rf"[ \xa0](?={words_pattern([*_WORDS['plans'], *_WORDS['times']])})")
_APART = re.compile(r"[;\n]|[.!?] ")
_CLAUSE = re.compile(r",(?!\d)|[;\n]|[.!?] ")
_YARDSTICK = re.compile(rf"[ \xa0]{words_pattern(_WORDS['yardsticks'])}")
_TIMES, _FOLD = (load_lexicon("figures")["amounts"][name] for name in ("times", "fold"))
_MAX_PHRASE = 60
_NEAR = 80


class Phrase(NamedTuple):
    """A stretch of the text that names a yardstick; half-open offsets."""

    start: int
    end: int


class Comparison(NamedTuple):
    """A `so với …`: where it begins, and the phrase after it."""

    start: int
    phrase: Phrase


def phrase_at(reading: Reading, start: int) -> Phrase | None:
    """The yardstick whose name begins at `start`; None where no word stands there."""
    limit = start + _MAX_PHRASE
    stop = _STOP.search(reading.lower, start, limit)
    end = stop.start() if stop else min(limit, len(reading.lower))
    if stop is None and end == limit:
        end = max(start, reading.lower.rfind(" ", start, limit))
    end = start + len(reading.content[start:end].rstrip(" \xa0."))
    return Phrase(start, end) if end - start > 1 else None


def find_comparisons(reading: Reading) -> tuple[Comparison, ...]:
    """Every `so với …` in order."""
    if _GATE not in reading.lower:
        return ()
    found = []
    for cue in _find_cues(reading.lower):
        kept = _KEPT.match(reading.lower, cue.start())
        phrase = phrase_at(reading, kept.end()) if kept else None
        if phrase is not None:
            found.append(Comparison(cue.start(), phrase))
    return tuple(found)


def _find_cues(lower: str) -> Iterator[re.Match[str]]:
    at = lower.find(_GATE)
    while at >= 0:
        cue = _CUE.match(lower, at)
        if cue is not None:
            yield cue
        at = lower.find(_GATE, at + 1)


def compared_at_once(reading: Reading, end: int) -> Phrase | None:
    """The yardstick right after an amount that ends at `end`: `95% cùng kỳ`, `8% so với kế hoạch`."""
    direct = _AT_ONCE.match(reading.lower, end)
    if direct is not None:
        return phrase_at(reading, direct.end())
    following = _following(reading, end)
    return following.phrase if following and following.start <= end + 1 else None


def compared_after(reading: Reading, end: int) -> Phrase | None:
    """The yardstick of an amount that ends at `end`, in the rest of its clause."""
    following = _following(reading, end)
    if following is None or following.start - end > _NEAR:
        return None
    return None if _CLAUSE.search(reading.lower, end, following.start) else following.phrase


def is_plan(reading: Reading, phrase: Phrase) -> bool:
    """Whether the yardstick is a plan, which is one for each thing."""
    return _PLAN.match(reading.lower, phrase.start) is not None


def compared_further(reading: Reading, end: int, limit: int) -> Phrase | None:
    """The yardstick in the rest of the sentence, up to `limit`: `giảm 3 mặt với 12 vụ … so với cùng kỳ`."""
    following = _following(reading, end)
    if following is None or following.start >= limit:
        return None
    return None if _APART.search(reading.lower, end, following.start) else following.phrase


def times_of(reading: Reading, start: int, counted: Counted) -> Phrase | None:
    """What so many times are of: `gấp 4 lần trận bão năm trước`."""
    if counted.unit != _TIMES or _FOLD not in reading.lower[start : counted.number_start]:
        return None
    noun = noun_after(reading, counted.end) or _YARDSTICK.match(reading.lower, counted.end)
    return phrase_at(reading, counted.end + 1) if noun is not None else None


def _following(reading: Reading, end: int) -> Comparison | None:
    comparisons = reading.once(find_comparisons)
    at = bisect_left(comparisons, (end,))
    return comparisons[at] if at < len(comparisons) else None
