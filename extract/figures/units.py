"""What a number counts: money, a measure, or the noun phrase after it."""

import re
from dataclasses import dataclass

from extract.criteria.tokens import words_pattern
from extract.letters import LOWER, UPPER
from extract.lexicon import load_lexicon
from extract.reading import Reading

_LEXICON = load_lexicon("figures")
_UNITS = _LEXICON["units"]
_SYMBOLS = dict.fromkeys(_UNITS["dong"], _UNITS["money"][0])
_MONEY = re.compile(
    rf"[ \xa0]?({words_pattern([*_UNITS['money'], *_SYMBOLS])})"
    rf"(?![ \xa0]{words_pattern(_UNITS['not_money'])})"
)
_OF_STUFF = frozenset(_UNITS["of_stuff"])
_MEASURE = re.compile(rf"[ \xa0]?({words_pattern(_UNITS['measures'])})")
_MEASURES_BEGIN = frozenset(word[0] for word in _UNITS["measures"])
_MONEY_BEGINS = frozenset(word[0] for word in [*_UNITS["money"], *_SYMBOLS])
_LEAD = re.compile(rf"[ \xa0](?:{words_pattern(['số', 'các', 'tổng số', 'lượng'])}[ \xa0])*")
_NO_UNIT = re.compile(words_pattern(_LEXICON["no_unit"]))
_STOP = re.compile(
    rf"[^\w \xa0/-]|[ \xa0]-[ \xa0]|[ \xa0]{words_pattern(_LEXICON['unit_stop'])}|[ \xa0]?\d|[ \xa0]$"
)
_WHOLE = re.compile(words_pattern(_LEXICON["whole_units"]))
_WORD = re.compile(rf"[{LOWER}]")
_FIRST_WORD = re.compile(r"\w{1,24}")
_CAPITAL = re.compile(r"[ \xa0](?=[^\W\d_])\w+")
_TOGETHER: dict[str, str] = {noun: row for row, nouns in _LEXICON["together"].items() for noun in nouns}
_FIRST_OF_ROW = re.compile(rf"({words_pattern(list(_TOGETHER))})")
_GOES_ON = re.compile(rf"(?:,|[ \xa0]và|, và)[ \xa0]({words_pattern(list(_TOGETHER))})(?![ \xa0]?\d)")
_NAME_NEXT = re.compile(rf"[ \xa0][{UPPER}]")
_FATE = re.compile(
    rf"{words_pattern(_LEXICON['fates']['who'])}[ \xa0]{words_pattern(_LEXICON['fates']['what'])}"
)
_CAPITALISED_UNITS = frozenset(load_lexicon("criteria")["subjects"]["capitals"])
_MAX_UNIT = 70
_MAX_WORDS = 9
_MAX_ROW = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its name and where it ends; rule is `money`, `measure` or `count`."""

    end: int
    name: str
    rule: str


def unit_after(reading: Reading, offset: int) -> Unit | None:
    """The unit of a number that ends at `offset`; None where the number counts nothing."""
    money = money_after(reading, offset)
    if money:
        return money
    begins = _first_letter(reading.lower, offset) in _MEASURES_BEGIN
    measure = _MEASURE.match(reading.lower, offset) if begins else None
    if measure:
        return _with_stuff(reading, measure)
    return _noun_after(reading, offset)


def money_after(reading: Reading, offset: int) -> Unit | None:
    """The currency right after a number."""
    if _first_letter(reading.lower, offset) not in _MONEY_BEGINS:
        return None
    money = _MONEY.match(reading.lower, offset)
    if money is None:
        return None
    name = _SYMBOLS.get(money[1], reading.content[money.start(1) : money.end(1)])
    return Unit(money.end(1), name, "money")


def _first_letter(lower: str, offset: int) -> str:
    """The letter at `offset`, or after the space that stands there."""
    return lower[offset : offset + 2].lstrip(" \xa0")[:1]


def _with_stuff(reading: Reading, measure: re.Match[str]) -> Unit:
    """`12,8 gam heroin`: a measure goes with what it measures."""
    name = reading.content[measure.start(1) : measure.end(1)]
    stuff = _noun_after(reading, measure.end(1)) if measure[1] in _OF_STUFF else None
    if stuff is None:
        return Unit(measure.end(1), name, "measure")
    return Unit(stuff.end, reading.content[measure.start(1) : stuff.end], "measure")


def _noun_after(reading: Reading, offset: int) -> Unit | None:
    lead = _LEAD.match(reading.lower, offset)
    if lead is None:
        return None
    start = lead.end()
    whole = _WHOLE.match(reading.lower, start)
    if whole is not None:
        return Unit(whole.end(), reading.content[start : whole.end()], "count")
    if not _begins_noun(reading, start):
        return None
    stop = _STOP.search(reading.lower, start, start + _MAX_UNIT)
    end = stop.start() if stop else min(start + _MAX_UNIT, len(reading.content))
    end = _before_name(reading, start, end)
    fate = _FATE.match(reading.lower, start)
    end = max(end, fate.end()) if fate else _row_end(reading, start, end)
    name = reading.content[start:end].rstrip(" \xa0-/")
    name = " ".join(name.split()[:_MAX_WORDS])
    return Unit(start + len(name), name, "count") if len(name) > 1 else None


def _row_end(reading: Reading, start: int, end: int) -> int:
    """Where a row of nouns ends that are counted together: `18 xã, thị trấn`; not `18 xã, huyện Đông Hòa`."""
    if not reading.lower.startswith((",", " và"), end):
        return end
    first = _FIRST_OF_ROW.match(reading.lower, start)
    if first is None or first.end() != end:
        return end
    for _ in range(_MAX_ROW):
        following = _GOES_ON.match(reading.lower, end)
        if (
            following is None
            or _TOGETHER[following[1]] != _TOGETHER[first[1]]
            or _NAME_NEXT.match(reading.content, following.end())
        ):
            break
        end = following.end()
    return end


def _begins_noun(reading: Reading, start: int) -> bool:
    word = _FIRST_WORD.match(reading.content, start)
    if word is None or _NO_UNIT.match(reading.lower, start):
        return False
    return _WORD.match(reading.content, start) is not None or word.group().lower() in _CAPITALISED_UNITS


def _before_name(reading: Reading, start: int, end: int) -> int:
    """The unit stops short of a proper name: 3 xã Đồng Đăng; abbreviations stay in it."""
    for word in _CAPITAL.finditer(reading.content, start, end):
        text = word.group().strip()
        if (
            text[0].isupper()
            and not (text.isupper() and len(text) > 1)
            and text.lower() not in _CAPITALISED_UNITS
        ):
            return word.start()
    return end
