"""Totals that are broken down by place: `6 tàu bị chìm (Cà Mau 3, Bình Định 2, Huế 1)`."""

import re

from extract.figures.counted import Counted
from extract.letters import LETTER, UPPER
from extract.quantities import Quantity
from extract.reading import Reading

_NAME = re.compile(rf"(?:^|[ \xa0(]|, )[{UPPER}][{LETTER}.]{{0,11}}:?[ \xa0]$")
_END = re.compile(r"[ \xa0]?(?:[,;).\n]|và[ \xa0]|$)")
_APART = re.compile(r"\n|[.!?] ")
_LEAST_ITEMS = 2
_LEAST_SHARE = 0.5
_ROUNDING = 1.01
_NAME_BACK = 14


def read_breakdown(reading: Reading, total: Counted, quantities: list[Quantity]) -> list[Counted]:
    """The amounts of each place, where numbers after names make up most of a total, and no more than it."""
    if total.value is None or total.value_max is not None or len(quantities) < _LEAST_ITEMS:
        return []
    items = [quantity for quantity in quantities if _is_item(reading, quantity)]
    if len(items) < _LEAST_ITEMS or _APART.search(reading.lower, total.end, items[-1].start):
        return []
    said = sum(item.low for item in items)
    if not _LEAST_SHARE * total.value <= said <= _ROUNDING * total.value:
        return []
    return [
        Counted(
            item.start, item.start, item.end, item.end, total.kind, "breakdown",
            item.low, unit=total.unit,
        )
        for item in items
    ]  # fmt: skip


def _is_item(reading: Reading, quantity: Quantity) -> bool:
    """Whether a bare number stands right after a name and ends its item."""
    if quantity.high is not None or quantity.whole is not None or quantity.percent:
        return False
    content, start = reading.content, quantity.soft_start
    return (
        _NAME.search(content, max(0, start - _NAME_BACK), start) is not None
        and _END.match(reading.lower, quantity.end) is not None
    )
