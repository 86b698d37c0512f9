"""Whether an amount is by how much something rose or fell, or to what."""

import re
from typing import NamedTuple

from extract.criteria.tokens import words_pattern
from extract.facts import Change
from extract.figures.comparisons import Phrase, compared_at_once
from extract.figures.counted import Counted
from extract.figures.naming import is_signed
from extract.lexicon import load_lexicon
from extract.reading import Reading

_LEXICON = load_lexicon("figures")
_CHANGE = _LEXICON["change"]
_COMPARED = _LEXICON["compared"]
_DIRECTIONS: tuple[Change, ...] = ("increase", "decrease")
_ADVERBS = rf"(?:[ \xa0]{words_pattern(_CHANGE['adverbs'])}){{0,3}}"
_FROM = f"{_CHANGE['from']} "
_COMPARATIVES = frozenset(_CHANGE["comparatives"])
_TAILS = frozenset(word[-2:] for word in [*_CHANGE["increase"], *_CHANGE["decrease"], *_CHANGE["adverbs"]])
_SIGNS = frozenset([_CHANGE["plus"], *_CHANGE["minus"]])
_COUNTED = frozenset(("count", "measure"))
_TIMES = _LEXICON["amounts"]["times"]
_LENGTHS = frozenset(("m", "mét", "cm", "km"))
_LOOK_BACK = 40
_REACH_BACK = 70
_JOIN = re.compile(r"(?:[ \xa0]\([^()\n]{1,20}\))?(?:,|[ \xa0]và|, và)[ \xa0]")
_BRACKET = re.compile(r"[ \xa0]\(")


def _either(words: dict[str, list[str]]) -> str:
    return "|".join(f"(?P<{change}>{words_pattern(words[change])})" for change in _DIRECTIONS)


_BEFORE = re.compile(rf"(?<!\w)(?:{_either(_CHANGE)}){_ADVERBS}[ \xa0]$")
_TRAILING = rf"(?:[ \xa0]{words_pattern(_COMPARED['between'])})?[ \xa0]$"
_YARDSTICK = rf"(?P<phrase>{words_pattern(_COMPARED['yardsticks'])}[^,;.:()\n]{{0,40}}?){_TRAILING}"
_REACH_BY_CUE = re.compile(
    rf"(?<!\w)(?:{_either(_CHANGE)}){_ADVERBS}[ \xa0]{_COMPARED['kept']}[ \xa0]{_YARDSTICK}"
)
_REACH = re.compile(
    rf"(?<!\w)(?:{_either(_COMPARED['reach'])})[ \xa0](?:{_COMPARED['kept'].split()[0]}[ \xa0])?{_YARDSTICK}"
)
_REACHES = tuple({f"{word.split()[-1]} " for words in _COMPARED["reach"].values() for word in words})
_BY_CUE = _COMPARED["kept"]
_CLAUSE_BEGINS = frozenset((", ", "; ", ": ", ". "))
_ONWARDS = re.compile(
    rf"(?<!\w)(?:{_either({'increase': _CHANGE['up_to'], 'decrease': _CHANGE['down_to']})})[ \xa0]$"
)
_CAME_TO = re.compile(
    rf"(?:/\w{{1,12}})?,?[ \xa0]{words_pattern([*_CHANGE['up_to'], *_CHANGE['down_to']])}[ \xa0]"
)
_ONWARDS_GAP = 50
_APART = re.compile(r"[;\n]|[.!?] ")


class Changed(NamedTuple):
    """A direction and where the words for it begin; `compared` where they hold what it is measured against.

    softened is False where what looked like a softener compares: cao `hơn` 300 đồng.
    """

    start: int
    change: Change
    compared: Phrase | None = None
    softened: bool = True


def change_of(reading: Reading, counted: Counted) -> Changed | None:
    """The direction that the words right before an amount give; None where they give none."""
    lower, start = reading.lower, counted.start
    if start == counted.number_start and lower[start - 1 : start] in _SIGNS and is_signed(lower, start):
        rises = lower[start - 1] == _CHANGE["plus"]
        return Changed(start - 1, "increase" if rises else "decrease")
    if counted.approx is not None and _compares(lower, counted):
        start = counted.number_start
    if lower[max(0, start - 3) : max(0, start - 1)] in _TAILS:
        match = _BEFORE.search(lower, max(0, start - _LOOK_BACK), start)
        if match is not None:
            if _is_start(match, counted) or _is_passed(reading, match, counted):
                return None
            return Changed(match.start(), _direction(match), None, start == counted.start)
    return _reached(lower, start)


def _is_start(match: re.Match[str], counted: Counted) -> bool:
    """`giảm từ 8,2%` says where it fell from; `giảm từ 5-7%` by how much."""
    return match.group().endswith(_FROM) and counted.value_max is None


def _is_passed(reading: Reading, match: re.Match[str], counted: Counted) -> bool:
    """`vượt 17.000 lần`, `vượt 20 điểm sạt lở`, but not `vượt 2 xã so với kế hoạch`."""
    if counted.kind not in _COUNTED or not match.group().startswith(_CHANGE["passes"]):
        return False
    return counted.unit == _TIMES or compared_at_once(reading, counted.end) is None


def _compares(lower: str, counted: Counted) -> bool:
    """Whether `hơn` before the number belongs to a comparative: `cao hơn 300 đồng`, but not `cao hơn 3 m`."""
    before = lower[max(0, counted.start - 7) : counted.start].split()
    if not before or before[-1].lstrip("(") not in _COMPARATIVES or counted.approx != _COMPARED["than"]:
        return False
    return counted.unit not in _LENGTHS


def _direction(match: re.Match[str]) -> Change:
    return "increase" if match["increase"] else "decrease"


def _reached(lower: str, start: int) -> Changed | None:
    """A direction with its yardstick before the amount: `cao hơn tuần trước 300 đồng`."""
    if lower[max(0, start - 2) : start] in _CLAUSE_BEGINS:
        return None
    back = max(0, start - _REACH_BACK)
    window = lower[back:start]
    match = None
    for word in _REACHES:
        if word in window:
            match = _REACH.search(lower, back, start)
            break
    if match is None and _BY_CUE in window:
        match = _REACH_BY_CUE.search(lower, back, start)
    if match is None:
        return None
    return Changed(match.start(), _direction(match), Phrase(match.start("phrase"), match.end("phrase")))


def change_reached(reading: Reading, before: Counted, counted: Counted) -> bool:
    """`tăng 2 triệu đồng/tấn lên 30 triệu đồng`: what an amount that rose by so much came to."""
    return _CAME_TO.fullmatch(reading.lower, before.end, counted.start) is not None


def change_onwards(reading: Reading, before: Counted, counted: Counted) -> Change | None:
    """`từ 8,2% (2015) kéo xuống 5,1%`: the direction in which two amounts go on."""
    lower = reading.lower
    if before.kind != counted.kind or counted.start - before.end > _ONWARDS_GAP:
        return None
    if not lower.endswith(_FROM, max(0, before.start - len(_FROM)), before.start):
        return None
    match = _ONWARDS.search(lower, before.end, counted.start)
    return _direction(match) if match and not _APART.search(lower, before.end, counted.start) else None


def change_carried(reading: Reading, before: Counted, counted: Counted) -> bool:
    """An amount that goes on from one that rose or fell: `giảm 28 vụ, 11 người chết`, `tăng 12 vụ (8,5%)`."""
    if before.kind == counted.kind:
        return _JOIN.fullmatch(reading.lower, before.end, counted.start) is not None
    bracketed = counted.kind == "percent" and reading.lower[counted.end : counted.end + 1] == ")"
    return bracketed and _BRACKET.fullmatch(reading.lower, before.end, counted.start) is not None
