"""Quantities as they are said: counts, ranges, ratios and shares, with the word that softens them."""

import re
from dataclasses import dataclass

from extract.lexicon import load_lexicon
from extract.numerals import Number, find_numbers, number_from_figures
from extract.phrases import any_of
from extract.reading import Reading

_LEXICON = load_lexicon("quantities")
_PLAIN = frozenset(_LEXICON["plain"])
_APPROX_LENGTH = max(map(len, _LEXICON["approx"])) + 2


_APPROX = re.compile(
    rf"(?:^|(?<=\W))((?:{any_of(_LEXICON['approx'])})(?: (?:{any_of(_LEXICON['approx'])}))?)[ \xa0]$"
)
# How the words that soften end: most numbers stand after none of them.
_APPROX_TAILS = frozenset(word[-2:] for word in _LEXICON["approx"])
_PERCENT = re.compile(rf"[ \xa0]?(?:{any_of(_LEXICON['percent'])})")
_RATIO = re.compile(r" ?/ ?")
_RANGE = re.compile(
    rf" ?[{re.escape(_LEXICON['joins']['range_signs'])}] ?| (?:{any_of(_LEXICON['joins']['range'])}) "
)
# hai ba người, năm, sáu quầy: two digits in a row in words are the ends of a range.
_PAIR = re.compile(r",?[ \xa0]")
_WHOLE = re.compile(rf" (?:{any_of(_LEXICON['joins']['whole'])}) (?:là )?")
_MAX_DIGIT = 10
_PAIR_GAP = 2
_PAIR_SCALES = (1, 10, 100, 1_000, 1_000_000, 1_000_000_000)
_LEADING_FIGURES = re.compile(r"[\d.,]*\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it; offsets are code points of `content`.

    start is where the number begins, soft_start the word that softens it (the same where there is none).
    high is the upper end of a range, whole the `y` of `x/y` or of `x trong số y`; ratios are never divided.
    """

    soft_start: int
    start: int
    end: int
    low: float
    high: float | None = None
    whole: float | None = None
    percent: bool = False
    approx: str | None = None
    in_words: bool = False


def find_quantities(reading: Reading) -> tuple[Quantity, ...]:
    """Every quantity in order; the numbers of one quantity are in no other."""
    numbers = reading.once(find_numbers)
    found = []
    index = 0
    while index < len(numbers):
        quantity, index = _read(reading, numbers, index)
        found.append(quantity)
    return tuple(found)


def _read(reading: Reading, numbers: tuple[Number, ...], index: int) -> tuple[Quantity, int]:
    lower = reading.lower
    first = numbers[index]
    low, high, whole, end = first.value, None, None, first.end
    index += 1
    percent = _PERCENT.match(lower, end)
    upper = _next_number(lower, numbers, index, percent.end() if percent else end, _RANGE)
    if upper is not None and not _is_date(lower, upper):
        low, high, end = _rescaled(lower, first, upper), upper.value, upper.end
        index += 1
    elif first.words and first.value < _MAX_DIGIT and index < len(numbers):
        upper = _next_of_pair(lower, first, numbers[index])
        if upper is not None:
            low, high, end = _rescaled(lower, first, upper), upper.value, upper.end
            index += 1
    joined = None if percent else _next_number(lower, numbers, index, end, _RATIO)
    if joined is None and not percent:
        joined = _next_number(lower, numbers, index, end, _WHOLE)
    if joined is not None and not _is_date(lower, joined) and joined.value >= (high or low):
        low = _rescaled(lower, first, joined)
        whole, end = joined.value, joined.end
        index += 1
    percent = _PERCENT.match(lower, end) or (percent if high is None else None)
    soft_start, approx = softener(lower, first.start)
    quantity = Quantity(
        soft_start, first.start, percent.end() if percent else end,
        low, high, whole, percent is not None, approx, first.words,
    )  # fmt: skip
    return quantity, index


def _next_number(
    lower: str, numbers: tuple[Number, ...], index: int, end: int, join: re.Pattern[str]
) -> Number | None:
    if index >= len(numbers):
        return None
    match = join.match(lower, end)
    return numbers[index] if match and match.end() == numbers[index].start else None


def _next_of_pair(lower: str, first: Number, second: Number) -> Number | None:
    """The second of two digits in words that follow on one another: `hai ba người`, `ba, bốn triệu`."""
    if not second.words or lower[first.start : first.end].isdigit() or second.start - first.end > _PAIR_GAP:
        return None
    scale = _pair_scale(first.value, second.value)
    return second if scale and _PAIR.fullmatch(lower, first.end, second.start) else None


def _pair_scale(first: float, second: float) -> int:
    """How many times the first of a pair is to be taken; 0 where the two are none."""
    return next((scale for scale in _PAIR_SCALES if (first + 1) * scale == second), 0)


def _is_date(lower: str, second: Number) -> bool:
    """Whether `second` is the month of a date written out in figures: 6/11/2023, 6-11-2023."""
    return (
        lower[second.end : second.end + 1] in ("/", "-") and lower[second.end + 1 : second.end + 5].isdigit()
    )


def _rescaled(lower: str, first: Number, upper: Number) -> float:
    """The lower end of `4-5 triệu` is 4 million."""
    figures = _LEADING_FIGURES.match(lower, upper.start)
    if first.words and upper.words and first.value < _MAX_DIGIT:
        return first.value * (_pair_scale(first.value, upper.value) or 1)
    if first.words or not upper.words or not figures:
        return first.value
    value = number_from_figures(figures.group())
    return first.value * upper.value / value if value else first.value


def softener(lower: str, start: int) -> tuple[int, str | None]:
    """Where the words that soften the number at `start` begin, and what they are; None for none."""
    if lower[max(0, start - 3) : max(0, start - 1)] not in _APPROX_TAILS:
        return start, None
    match = _APPROX.search(lower, max(0, start - 2 * _APPROX_LENGTH), start)
    if match is None:
        return start, None
    return match.start(1), None if match[1] in _PLAIN else match[1]
