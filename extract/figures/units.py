"""What a number counts: money, a measure, or the noun phrase after it."""

import re
from typing import NamedTuple

from extract.criteria.tokens import words_pattern
from extract.figures.nouns import noun_after
from extract.lexicon import load_lexicon
from extract.quantities import Quantity
from extract.reading import Reading

_LEXICON = load_lexicon("figures")
_UNITS = _LEXICON["units"]
_LEFT_OUT = _LEXICON["left_out"]
_SHORT: dict[str, int] = _LEXICON["short_money"]
_SIGNS: dict[str, str] = _LEXICON["money_signs"]
_DONG = _UNITS["money"][0]
_SYMBOLS = dict.fromkeys(_UNITS["dong"], _DONG)
_MONEY = re.compile(
    rf"[ \xa0]{{0,2}}({words_pattern([*_UNITS['money'], *_SYMBOLS])})"
    rf"(?![ \xa0]{words_pattern(_UNITS['not_money'])})|({words_pattern(list(_SHORT))})"
)
_MEASURE = re.compile(
    rf"[ \xa0]{{0,2}}({words_pattern(_UNITS['measures'])})(?![ \xa0]{words_pattern(_UNITS['not_measure'])})"
)
_OF_STUFF = frozenset(_UNITS["of_stuff"])
_HALVED = frozenset(_UNITS["half_measures"])
_HALF = re.compile(rf"[ \xa0]{_UNITS['half_after']}(?!\w)")
_MONEY_BEGINS = frozenset(word[0] for word in [*_UNITS["money"], *_SYMBOLS, *_SHORT])
# The first two letters of a measure, or the one that it is.
_MEASURES_BEGIN = frozenset(word[:2] for word in _UNITS["measures"])
_SCALE = re.compile(rf"{words_pattern(_LEFT_OUT['scales'])}(?:[ \xa0]\w+)?$")
_NO_MONEY = re.compile(rf"(?<!\w){words_pattern(_LEFT_OUT['no_money'])}[^,;.()\n]*$")
_CLAUSE_END = re.compile(rf"[ \xa0]?(?:[,.;:()?!…”\"/\n]|$)|[ \xa0]{words_pattern(_LEFT_OUT['goes_on'])}")
# The noun of `số người chết là 12`, which stands before its number.
_NOUN_BEFORE = re.compile(
    rf"(?<!\w)(?<!{')(?<!'.join(f'{word} ' for word in _LEFT_OUT['not_number'])})số(?=[ \xa0])"
    rf"(?![ \xa0]{words_pattern(_LEFT_OUT['no_noun'])})[^;.()\n\d]{{2,50}}?"
    rf"(?:(?:[ \xa0]{words_pattern(_LEFT_OUT['levels'])}){{1,3}}|:)[ \xa0]$"
)
_PAID = re.compile(rf"(?<!\w){words_pattern(_LEFT_OUT['paid'])}[^,;.()\n]*$")
_NUMBER_OF = "số"
_MONEY_AROUND = 300
_NOUN_BACK = 60


class Unit(NamedTuple):
    """A unit by its name and where it ends; the number is to be taken `factor` times.

    kind is `money`, `measure` or `count`; rule says how it was read.
    """

    end: int
    name: str
    kind: str
    rule: str
    factor: int = 1


def unit_after(reading: Reading, offset: int) -> Unit | None:
    """The unit of a number that ends at `offset`; None where the number counts nothing."""
    first = reading.lower[offset : offset + 4].lstrip(" \xa0")[:2]
    if first[:1] in _MONEY_BEGINS:
        money = money_after(reading, offset)
        if money:
            return money
    if first in _MEASURES_BEGIN or not first[1:].isalnum():
        measure = _MEASURE.match(reading.lower, offset)
        if measure and not _is_letter(reading.content, measure):
            return _with_stuff(reading, measure)
    noun = noun_after(reading, offset)
    return None if noun is None else Unit(noun.end, noun.name, "count", "count")


def money_after(reading: Reading, offset: int) -> Unit | None:
    """The currency right after a number, or its sign before it."""
    money = _MONEY.match(reading.lower, offset)
    if money is None:
        return None
    if money[2] and reading.content[money.start(2)].isupper():
        return None
    if money[2]:
        return Unit(money.end(), _DONG, "money", "money", _SHORT[money[2]])
    name = _SYMBOLS.get(money[1], reading.content[money.start(1) : money.end(1)])
    return Unit(money.end(1), name, "money", "money")


def money_before(reading: Reading, quantity: Quantity) -> Unit | None:
    """`$2.000`."""
    name = _SIGNS.get(reading.lower[quantity.start - 1 : quantity.start])
    return None if name is None else Unit(quantity.end, name, "money", "money")


def _is_letter(content: str, measure: re.Match[str]) -> bool:
    """Whether what looks like a gram or a litre is a capital letter: `mạng 5G`."""
    return len(measure[1]) == 1 and content[measure.start(1)].isupper()


def _with_stuff(reading: Reading, measure: re.Match[str]) -> Unit:
    """`12,8 gam heroin`: a measure goes with what it measures."""
    end, name = measure.end(1), reading.content[measure.start(1) : measure.end(1)]
    stuff = noun_after(reading, end) if measure[1] in _OF_STUFF else None
    if stuff is None:
        return Unit(end, name, "measure", "measure")
    return Unit(stuff.end, reading.content[measure.start(1) : stuff.end], "measure", "stuff")


def half_after(reading: Reading, unit: Unit) -> Unit | None:
    """`3 ký rưỡi`: the unit with the half that is said after it."""
    measure = unit.name.removesuffix(f" {_UNITS['half_after']}")
    if measure.lower() not in _HALVED:
        return None
    start = unit.end - (len(unit.name) - len(measure))
    half = _HALF.match(reading.lower, start)
    return None if half is None else unit._replace(name=measure, end=half.end())


def is_alone(reading: Reading, quantity: Quantity) -> bool:
    """Whether the clause ends after the number, or goes on with no noun."""
    return _CLAUSE_END.match(reading.lower, quantity.end) is not None


def unit_left_out(reading: Reading, quantity: Quantity) -> Unit | None:
    """What a number counts that has no noun after it: `hưởng lợi 85 triệu`, `số vụ giảm 11`."""
    lower, start = reading.lower, quantity.soft_start
    if not is_alone(reading, quantity):
        return None
    counted = _NOUN_BEFORE.search(lower, max(0, start - _NOUN_BACK), start)
    noun = noun_after(reading, counted.start() + len(_NUMBER_OF)) if counted else None
    if noun is not None:
        return Unit(quantity.end, noun.name, "count", "count-unsaid")
    if not _SCALE.search(lower, quantity.start, quantity.end):
        return None
    if _NO_MONEY.search(lower, max(0, start - _NOUN_BACK), start) is not None:
        return None
    around = lower[max(0, quantity.start - _MONEY_AROUND) : quantity.end + _MONEY_AROUND]
    if _DONG not in around and not _PAID.search(lower, max(0, start - _NOUN_BACK), start):
        return None
    return Unit(quantity.end, _DONG, "money", "money-unsaid")
