"""Numbers with what they count: money, measures, shares and counted nouns."""

import re
from dataclasses import replace
from typing import NamedTuple

from extract.figures.naming import (
    is_age,
    is_fraction,
    is_name,
    is_prize,
    is_rate,
    is_rest_of_figures,
    is_sent_or_long,
    is_vessel,
)
from extract.figures.units import Unit, half_after, money_after, money_before, unit_after, unit_left_out
from extract.lexicon import load_lexicon
from extract.quantities import Quantity
from extract.reading import Reading

_UNITS = load_lexicon("figures")["units"]
# The English way to group, where no fraction can be meant: 1,250 căn nhà.
_GROUPED = re.compile(r"[1-9]\d{0,2},\d{3}")
_FRACTIONAL = frozenset(_UNITS["fractional"])
# Signs right before a number that change what it is; most numbers follow a space.
_SIGNS = frozenset((*load_lexicon("figures")["money_signs"], ".", ",", "+"))
_THOUSAND = 1000
_TIMES = load_lexicon("figures")["amounts"]["times"]
_ONE_OF = f" {load_lexicon('figures')['lists']['one_of']} "


class Counted(NamedTuple):
    """A number and its unit; start includes what softens it, number_start and number_end do not.

    kind is what it counts: `money`, `measure`, `count`, `percent` or `times`; rule says how it was read.
    """

    start: int
    number_start: int
    number_end: int
    end: int
    kind: str
    rule: str
    value: float | None
    value_max: float | None = None
    percent: float | None = None
    unit: str | None = None
    approx: str | None = None


class Unread(NamedTuple):
    """A number with no unit of its own, which may share that of the next: lần lượt `15` và 20 người."""

    quantity: Quantity


def read_quantity(reading: Reading, quantity: Quantity) -> Counted | Unread | None:
    """What a quantity counts; None where it names, orders or is an age."""
    if quantity.percent:
        return _percent(reading, quantity)
    if is_age(reading, quantity) or (quantity.whole is not None and is_fraction(reading, quantity)):
        return None
    if is_prize(reading, quantity) or is_rate(reading, quantity) or is_vessel(reading, quantity):
        return None
    if reading.lower[quantity.start - 1 : quantity.start] in _SIGNS:
        signed = money_before(reading, quantity)
        if signed is not None:
            return _counted(reading, quantity, signed)
        if is_rest_of_figures(reading, quantity):
            return None
    named = is_name(reading, quantity) and not is_sent_or_long(reading, quantity)
    unit = money_after(reading, quantity.end) if named else unit_after(reading, quantity.end)
    if unit is None:
        if named:
            return None
        unit = unit_left_out(reading, quantity)
        if unit is None:
            return Unread(quantity)
    if quantity.low == 1 and quantity.whole is not None:
        quantity = _whole_of(reading, quantity)
    if quantity.in_words and quantity.low == 1 and (unit.rule == "count" or unit.name == _TIMES):
        return None
    return _counted(reading, quantity, unit)


def _whole_of(reading: Reading, quantity: Quantity) -> Quantity:
    """`một trong bảy chương trình` counts the seven."""
    one_of = reading.lower.rfind(_ONE_OF, quantity.start, quantity.end)
    if one_of < 0 or quantity.whole is None:
        return quantity
    start = one_of + len(_ONE_OF)
    return replace(quantity, soft_start=start, start=start, low=quantity.whole, whole=None)


def _counted(reading: Reading, quantity: Quantity, unit: Unit) -> Counted:
    low, high = quantity.low * unit.factor, quantity.high
    if high is not None:
        high *= unit.factor
    if unit.kind == "count" and low != int(low) and unit.name.split()[0] not in _FRACTIONAL:
        low *= _THOUSAND if _GROUPED.fullmatch(reading.content, quantity.start, quantity.end) else 1
    elif unit.kind == "measure" and high is None:
        half = half_after(reading, unit)
        low, unit = (low + 0.5, half) if half is not None else (low, unit)
    return Counted(
        quantity.soft_start, quantity.start, quantity.end, unit.end, unit.kind,
        _rule(reading, quantity, unit),
        round(low, 6), high, unit=unit.name, approx=quantity.approx,
    )  # fmt: skip


def _rule(reading: Reading, quantity: Quantity, unit: Unit) -> str:
    if quantity.whole is not None:
        return "ratio"
    if quantity.high is not None:
        return "range"
    if unit.rule == "count" and reading.lower[quantity.start].isalpha():
        return "count-in-words"
    return unit.rule


def _percent(reading: Reading, quantity: Quantity) -> Counted:
    unit = unit_after(reading, quantity.end)
    if unit is not None and unit.kind != "count":
        unit = None
    rule = "percent" if unit is None else "percent-of"
    return Counted(
        quantity.soft_start, quantity.start, quantity.end, unit.end if unit else quantity.end, "percent",
        "range" if quantity.high is not None else rule,
        None, quantity.high, quantity.low, unit=unit.name if unit else None, approx=quantity.approx,
    )  # fmt: skip
