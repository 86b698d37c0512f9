"""Awards that the title or the first sentence tells: what follows them is what they are given for."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from extract.awards import find_awards
from extract.event.lead import Stretch
from extract.facts import AwardFact
from extract.lexicon import load_lexicon
from extract.localities import PlaceMention
from extract.phrases import any_of
from extract.reading import Reading

# Farther down a sentence may tell what somebody was once awarded.
_LAST_RANK = 1
_WORDS = load_lexicon("events")["words"]
_GIVEN = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['giving'])})(?!\w)")
_AT = re.compile(r"(?<!\w)(?:tại|ở)\s+(?:[^\s,.;]+\s+){0,5}$")
_CLAUSE = re.compile(r"[.;\n]")
# How far behind those awarded their home may be named.
_REACH = 60


def find_honours(reading: Reading, lead: tuple[Stretch, ...]) -> list[tuple[int, int]]:
    """Where the names of the awards stand that are told there, as offsets of the article, in order."""
    found: list[tuple[int, int] | None] = []
    if not reading.once(find_awards):
        return []
    for stretch in lead:
        if stretch.rank <= _LAST_RANK:
            found += [_name_of(reading, award) for award in _awards_of(reading, stretch)]
    return sorted(name for name in found if name is not None)


def is_of_the_awarded(reading: Reading, mention: PlaceMention) -> bool:
    """Whether a place is that of those awarded: it stands behind the giving, at most a bit behind them."""
    lower, awards = reading.lower, reading.once(find_awards)
    index = bisect_left(awards, mention.start, key=_start) - 1
    if index < 0 or mention.start - awards[index].end > _REACH:
        return False
    award = awards[index]
    if award.rule == "received" or _CLAUSE.search(lower, award.end, mention.start):
        return False
    if _AT.search(lower, max(award.start, mention.start - _REACH), mention.start):
        return False
    return _GIVEN.search(lower, award.start, mention.start) is not None


def _awards_of(reading: Reading, stretch: Stretch) -> Iterable[AwardFact]:
    awards = reading.once(find_awards)
    return awards[
        bisect_left(awards, stretch.start, key=_start) : bisect_left(awards, stretch.end, key=_start)
    ]


def _name_of(reading: Reading, award: AwardFact) -> tuple[int, int] | None:
    start = reading.lower.find(award.award.lower(), award.start, award.end)
    return None if start < 0 else (start, start + len(award.award))


def _start(award: AwardFact) -> int:
    return award.start
