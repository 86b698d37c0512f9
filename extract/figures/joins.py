"""Amounts that belong together: the two ends of a range, and a list that says its unit once."""

import re
from collections.abc import Iterable

from extract.criteria.tokens import words_pattern
from extract.figures.breakdowns import read_breakdown
from extract.figures.counted import Counted, Unread
from extract.figures.units import is_alone
from extract.lexicon import load_lexicon
from extract.numerals import number_from_figures
from extract.quantities import Quantity
from extract.reading import Reading

_LISTS = load_lexicon("figures")["lists"]
_TO = re.compile(r"[ \xa0](?:đến|tới|-|–)[ \xa0]")
_JOIN = re.compile("|".join(re.escape(join) for join in _LISTS["joins"]))
_CUE = re.compile(rf"(?<!\w){words_pattern(_LISTS['cues'])}[ \xa0]$")
_EITHER = frozenset((" hoặc ", " hay "))
_LEADING = re.compile(r"[\d.,]*\d")
_CHANGE = load_lexicon("figures")["change"]
_FROM = f"{_CHANGE['from']} "
_ONWARDS = frozenset([*_CHANGE["up_to"], *_CHANGE["down_to"]])
_CHANGED = re.compile(
    rf"(?<!\w){words_pattern([*_CHANGE['increase'], *_CHANGE['decrease']])}"
    rf"(?:[ \xa0]{words_pattern(_CHANGE['adverbs'])}){{0,2}}[ \xa0]$"
)
_SENTENCE_END = re.compile(r"[;\n]|[.!?] ")
_NEAR = 60
_CUE_BACK = 20
_MAX_LIST = 6


def share_units(reading: Reading, found: Iterable[Counted | Unread]) -> list[Counted]:
    """`lần lượt 15 và 20 người`: the numbers of a list count what its last one does."""
    read: list[Counted] = []
    waiting: list[Quantity] = []
    apart: list[Quantity] = []
    for item in found:
        if isinstance(item, Unread):
            apart.append(item.quantity)
            same = _counts_as_before(reading, read[-1:], item.quantity)
            if same is not None:
                read.append(same)
                apart.clear()
                continue
            if waiting and not _follows(reading, waiting[-1], item.quantity.soft_start):
                waiting.clear()
            waiting.append(item.quantity)
            continue
        if waiting and _is_list(reading, waiting, item):
            first = -1 if _goes_on(reading, waiting[-1], item) else 0
            read += [_with_unit(reading, quantity, item) for quantity in waiting[first:]]
        elif read:
            read += read_breakdown(reading, read[-1], apart)
        waiting.clear()
        apart.clear()
        read.append(item)
    return read + (read_breakdown(reading, read[-1], apart) if read else [])


def _counts_as_before(reading: Reading, read: list[Counted], quantity: Quantity) -> Counted | None:
    """`còn 31 trụ sở, giảm 14 so với năm trước`: a change counts what the amount before it does."""
    if not read or read[0].kind != "count" or not is_alone(reading, quantity):
        return None
    between = reading.lower[read[0].end : quantity.soft_start]
    if len(between) > _NEAR or _SENTENCE_END.search(between):
        return None
    if not _CHANGED.search(between) and between.strip(" \xa0") not in _ONWARDS:
        return None
    return Counted(
        quantity.soft_start, quantity.start, quantity.end, quantity.end, "count", "count-unsaid",
        quantity.low, quantity.high, unit=read[0].unit, approx=quantity.approx,
    )  # fmt: skip


def _follows(reading: Reading, quantity: Quantity, start: int) -> bool:
    return _JOIN.fullmatch(reading.lower, quantity.end, start) is not None


def _is_list(reading: Reading, waiting: list[Quantity], last: Counted) -> bool:
    if _goes_on(reading, waiting[-1], last):
        return True
    if len(waiting) > _MAX_LIST or not _follows(reading, waiting[-1], last.start):
        return False
    first = waiting[0].soft_start
    if _CUE.search(reading.lower, max(0, first - _CUE_BACK), first):
        return True
    join = reading.lower[waiting[-1].end : last.start]
    return len(waiting) == 1 and (join in _EITHER or (join == " và " and last.kind != "count"))


def _goes_on(reading: Reading, quantity: Quantity, last: Counted) -> bool:
    """`từ 35 lên 48 triệu đồng`."""
    lower = reading.lower
    return (
        lower.endswith(_FROM, 0, quantity.soft_start)
        and lower[quantity.end : last.start].strip(" \xa0") in _ONWARDS
    )


def _with_unit(reading: Reading, quantity: Quantity, last: Counted) -> Counted:
    low: float | None = quantity.low
    percent = None
    if last.kind == "percent":
        low, percent = None, quantity.low
    elif last.value is not None and not quantity.in_words:
        low = quantity.low * _scale(reading, last)
    return Counted(
        quantity.soft_start, quantity.start, quantity.end, quantity.end, last.kind, "listed",
        low, quantity.high, percent, unit=last.unit, approx=quantity.approx,
    )  # fmt: skip


def _scale(reading: Reading, last: Counted) -> float:
    """How many times its figures the last number is: 1,000,000 of `150 triệu`."""
    figures = _LEADING.match(reading.lower, last.number_start, last.number_end)
    if figures is None or figures.end() == last.number_end or not last.value:
        return 1
    written = number_from_figures(figures.group())
    return last.value / written if written else 1


def join_ranges(reading: Reading, found: list[Counted]) -> list[Counted]:
    """`từ 40.000 đồng đến 65.000 đồng` is one figure with two ends."""
    joined: list[Counted] = []
    for counted in found:
        if joined and _is_upper_end(reading, joined[-1], counted):
            low = joined.pop()
            joined.append(
                low._replace(
                    end=counted.end,
                    number_end=counted.number_end,
                    value_max=counted.value,
                    rule="range",
                )
            )
        else:
            joined.append(counted)
    return joined


def _is_upper_end(reading: Reading, low: Counted, high: Counted) -> bool:
    return (
        low.unit == high.unit
        and low.kind == high.kind != "count"
        and low.value_max is None
        and high.value_max is None
        and low.value is not None
        and high.value is not None
        and low.value < high.value
        and _TO.fullmatch(reading.lower, low.end, high.start) is not None
    )
