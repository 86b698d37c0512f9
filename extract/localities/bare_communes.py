"""Communes that stand without their type word in an article on their district or province.

The district is one that the sentence has named, or the one that the article names most; where there are no
districts any more it is the province, in a paragraph that speaks of communes. The words before must leave
room for a place (a list, a preposition, a school), so that no person, street or hamlet is taken.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.gazetteer.table import Unit, UnitLevel
from extract.letters import LETTER, UPPER
from extract.lexicon import load_lexicon
from extract.localities.choices import Choice
from extract.localities.era import article_day, in_era, near_era
from extract.localities.names import Hit, find_cased, find_folded, find_hits
from extract.localities.resolve import hinted_province
from extract.localities.spots import Spot, any_of
from extract.localities.surroundings import (
    is_abroad,
    is_like_a_person,
    is_of_own_name,
    is_of_something_else,
    speaks_of_communes,
)
from extract.reading import Reading
from extract.sentences import sentence_at

_LEXICON: dict[str, Any] = load_lexicon("places")
_BARE = _LEXICON["bare"]
_PERSONS = frozenset(_BARE["school_persons"])
_BEFORE = re.compile(
    rf"(?:^|[\n.;:,(–-]\s?|(?<!\w)(?:{any_of([*_BARE['before_commune'], *_BARE['locative']])})\s)$"
)
_SCHOOL = re.compile(rf"(?<!\w)(?:{any_of(_BARE['schools'])})\s(?:số\s\d{{1,2}}\s)?$")
_NAME_GOES_ON = re.compile(rf"[^\S\n](?:[{UPPER}][{LETTER}]|[IVX]+(?!\w))")
_ZONE = "Đặc khu"
# Mentions to look back and ahead for a district, so that time stays linear.
_NEIGHBOURS = 16
_REACH = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class _Around:
    """The districts that an article names, in order, the one it names most, and the province it is about."""

    districts: list[tuple[int, Unit]]
    most: Unit | None
    province: Unit | None


def find_bare_communes(reading: Reading, choices: tuple[Choice, ...]) -> list[Choice]:
    """Communes beside those chosen, in order; `choices` in order, of all types."""
    districts = sorted([*_claimed(choices, "district"), *_islands(reading, choices)], key=_position)
    around = _Around(districts=districts, most=_named_most(districts), province=_province(reading, choices))
    codes = {unit.code for _, unit in around.districts}
    if around.province is not None:
        codes.add(around.province.code)
    if not codes:
        return []
    return [
        Choice(spot, unit=unit, rule="bare-commune")
        for spot in _free(reading, choices, codes)
        if (unit := _commune(reading, spot, around)) is not None
    ]


def _claimed(choices: tuple[Choice, ...], level: UnitLevel) -> list[tuple[int, Unit]]:
    return [
        (choice.spot.start, choice.unit)
        for choice in choices
        if choice.unit is not None and choice.unit.level == level and choice.raw_commune is None
    ]


def _islands(reading: Reading, choices: tuple[Choice, ...]) -> Iterator[tuple[int, Unit]]:
    """The island districts that special zones have come from: people go on naming their communes."""
    for choice in choices:
        if choice.unit is not None and choice.unit.type == _ZONE:
            former = in_era(choice.spot.named.district, reading.once(article_day))
            yield from ((choice.spot.start, unit) for unit in former)


def _position(placed: tuple[int, Unit]) -> int:
    return placed[0]


def _province(reading: Reading, choices: tuple[Choice, ...]) -> Unit | None:
    """The source's province, else the one that the article names most."""
    hint = hinted_province(reading.province, reading.once(article_day))
    if hint is not None:
        return hint
    counts = Counter(unit for _, unit in _claimed(choices, "province"))
    return max(counts, key=counts.__getitem__, default=None)


def _free(reading: Reading, choices: tuple[Choice, ...], codes: set[str]) -> Iterator[Spot]:
    """Names of communes of these districts where nothing has been chosen."""
    day = reading.once(article_day)
    ends = [choice.spot.end for choice in choices]
    hits = reading.once(find_hits)
    taken_to = 0
    for start in sorted(hits):
        hit = hits[start][0]
        if start < taken_to or not _may_be_commune(hit, codes, day):
            continue
        index = bisect_right(ends, start)
        if index < len(choices) and choices[index].spot.start < hit.end:
            continue
        taken_to = hit.end
        yield Spot(start, start, hit.end, hit.named, (), start)


def _may_be_commune(hit: Hit, codes: set[str], day: str) -> bool:
    """Whether a commune of these districts has the name, and no district there has it too."""
    named = hit.named
    if not hit.bare or hit.loose or named.province or " " not in named.key:
        return False
    if not any(unit.parent in codes for unit in named.commune):
        return False
    return not any(
        unit.stands_on(day) and (unit.code in codes or unit.parent in codes) for unit in named.district
    )


def _commune(reading: Reading, spot: Spot, around: _Around) -> Unit | None:
    if not _is_placed(reading, spot):
        return None
    day = reading.once(article_day)
    units = near_era(spot.named.commune, day)
    for district in _at_hand(reading, spot, around):
        within = [unit for unit in units if unit.parent == district.code]
        if len(within) == 1:
            return within[0]
    if around.province is None or not speaks_of_communes(reading, spot):
        return None
    within = [unit for unit in units if unit.parent == around.province.code and unit.stands_on(day)]
    return within[0] if len(within) == 1 else None


def _at_hand(reading: Reading, spot: Spot, around: _Around) -> Iterator[Unit]:
    """The districts that the sentence names, the nearest before first; then the one named most."""
    districts = around.districts
    sentence = sentence_at(reading, spot.start)
    here = bisect_left(districts, spot.start, key=_position)
    first = bisect_left(districts, sentence.start, key=_position)
    last = bisect_left(districts, sentence.end, key=_position)
    yield from (unit for _, unit in reversed(districts[max(first, here - _NEIGHBOURS) : here]))
    yield from (unit for _, unit in districts[here : min(last, here + _NEIGHBOURS)])
    if around.most is not None:
        yield around.most


def _named_most(districts: list[tuple[int, Unit]]) -> Unit | None:
    """The one that more than half of the mentions name."""
    for unit, times in Counter(unit for _, unit in districts).most_common(1):
        return unit if 2 * times > len(districts) else None
    return None


def _is_placed(reading: Reading, spot: Spot) -> bool:
    """Whether the words around leave room for a place, or name a school of the commune."""
    text, cased = reading.once(find_folded), reading.once(find_cased)
    if _NAME_GOES_ON.match(cased, spot.end) or is_like_a_person(spot) or _is_byline(text, spot):
        return False
    since = max(0, spot.start - _REACH)
    if _SCHOOL.search(text, since, spot.start):
        return spot.named.key.split(" ")[0] not in _PERSONS
    if _BEFORE.search(text, since, spot.start) is None or is_of_own_name(reading, spot):
        return False
    return not is_of_something_else(reading, spot, institutions=True) and not is_abroad(reading, spot)


def _is_byline(text: str, spot: Spot) -> bool:
    """A name alone on its line is the author's."""
    before = spot.start == 0 or text[spot.start - 1] == "\n"
    return before and text[spot.end : spot.end + 2].strip(".") in ("", "\n")


def _start(choice: Choice) -> int:
    return choice.spot.start


def with_bare_communes(reading: Reading, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """`choices` and the bare communes between them, in order."""
    return tuple(sorted([*choices, *find_bare_communes(reading, choices)], key=_start))
