"""Numbers that count nothing: they name, order, date an age, or are a part of something."""

import re

from extract.criteria.tokens import words_pattern
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.quantities import Quantity
from extract.reading import Reading

_LEXICON = load_lexicon("figures")
_LEFT_OUT = _LEXICON["left_out"]
_NOT_AFTER = re.compile(rf"(?<!\w){words_pattern(_LEXICON['not_after'])}[ \xa0.:]{{1,2}}$")
_NOT_AFTER_TAILS = frozenset(word[-2:] for word in _LEXICON["not_after"])
_TIERED = re.compile(rf"(?<!\w){words_pattern(_LEXICON['tiered'])}[ \xa0]$")
_TIERS = re.compile(rf"[ \xa0]{words_pattern(_LEXICON['tiers'])}")
_BUT_AFTER = re.compile(rf"(?<!\w){words_pattern(_LEXICON['but_after'])}[ \xa0]$")
_MASS = re.compile(rf"[ \xa0]{words_pattern(_LEXICON['mass'])}")
_AGE = re.compile(rf"[ \xa0]{words_pattern(_LEXICON['age_after'])}")
_AGE_BEGINS = tuple({word[0] for word in _LEXICON["age_after"]})
_SENDS = re.compile(rf"(?<!\w){words_pattern(_LEFT_OUT['sends'])}[ \xa0]$")
_SENT = re.compile(rf"[ \xa0]{words_pattern(_LEFT_OUT['sent'])}")
_GIVES = re.compile(rf"(?<!\w){words_pattern(_LEFT_OUT['gives'])}[ \xa0]$")
_GIVEN = re.compile(rf"[ \xa0]{words_pattern(_LEFT_OUT['given'])}")
_WAY = re.compile(rf"(?<!\w){words_pattern(_LEFT_OUT['ways'])}[ \xa0]$")
_LENGTH = re.compile(rf"[ \xa0]?{words_pattern(_LEFT_OUT['lengths'])}")
_PRIZE = re.compile(
    rf"(?<!\w)(?<!{')(?<!'.join(f'{word} ' for word in _LEXICON['no_prizes'])})"
    rf"(?:{'|'.join(_LEXICON['prizes'])})[ \xa0]$"
)
_OF_PRIZES = re.compile(rf"[ \xa0]{words_pattern(_LEXICON['not_of_prizes'])}")
_LAST_PRIZE = 5
_SCALED = rf"(?:\d[ \xa0]?|{words_pattern(_LEXICON['left_out']['scales'])})"
_PRICED = words_pattern([*_LEXICON["units"]["money"], *_LEXICON["units"]["dong"], *_LEXICON["of_rates"]])
_RATE = re.compile(
    rf"(?:{_SCALED}[ \xa0]?{_PRICED}|\d[ \xa0]{words_pattern(_LEXICON['left_out']['scales'])})"
    rf"(?:[ \xa0]{words_pattern(_LEXICON['on_rates'])})?[ \xa0]$"
)
_CHANGE = _LEXICON["change"]
_SIGNS = f"{_CHANGE['plus']}{_CHANGE['minus']}"
_VESSEL = re.compile(
    rf"(?<!\w)(?:{words_pattern(_LEFT_OUT['vessels'])})"
    rf"(?: [{UPPER}]\w*){{0,3}} (?:[{UPPER}]\w*|(?i:{words_pattern(_LEFT_OUT['fleets'])})) $"
)
_ITEM = re.compile(r"(?:^|\n)[ \xa0]*$")
_MAX_FRACTION = 10
_MAX_ROUGH = 5
_SLASH = "/"
_PER = frozenset((100, 1_000, 10_000, 100_000))
_PRICES = tuple(f" {word}" for word in _LEXICON["units"]["money"])
_LOOK_BACK = 24
_LONG = 8
_PLATE = 12


def is_age(reading: Reading, quantity: Quantity) -> bool:
    """`32 tuổi`."""
    lower, end = reading.lower, quantity.end
    return lower.startswith(_AGE_BEGINS, end + 1) and _AGE.match(lower, end) is not None


def is_prize(reading: Reading, quantity: Quantity) -> bool:
    """`đoạt giải ba cuộc thi`, but not `hòa giải ba vụ`."""
    lower, start = reading.lower, quantity.start
    if quantity.low > _LAST_PRIZE or quantity.soft_start != start or quantity.high or quantity.whole:
        return False
    if not _PRIZE.search(lower, max(0, start - _LOOK_BACK), start):
        return False
    return _OF_PRIZES.match(lower, quantity.end) is None


def is_rate(reading: Reading, quantity: Quantity) -> bool:
    """`20.880 đồng một lít`: the one that a price or a yield is of."""
    if quantity.low != 1 or quantity.high is not None or quantity.whole is not None or quantity.percent:
        return False
    start = quantity.start
    return _RATE.search(reading.lower, max(0, start - _LOOK_BACK), start) is not None


def is_fraction(reading: Reading, quantity: Quantity) -> bool:
    """`2/3 số hộ`, `hơn 1/3 đơn vị` are parts of them, and count none."""
    if quantity.whole is None or quantity.whole > _MAX_FRACTION:
        return False
    if quantity.approx is not None and quantity.whole <= _MAX_ROUGH:
        return _SLASH in reading.lower[quantity.start : quantity.end]
    return _MASS.match(reading.lower, quantity.end) is not None


def is_vessel(reading: Reading, quantity: Quantity) -> bool:
    """`tàu Trường Sa |571`, `tàu Kiểm ngư |290`: the last part of a vessel's name."""
    start = quantity.start
    if quantity.soft_start != start or not reading.lower[start : quantity.end].isdigit():
        return False
    return _VESSEL.search(reading.content, max(0, start - _LOOK_BACK), start) is not None


def is_rest_of_figures(reading: Reading, quantity: Quantity) -> bool:
    """Whether figures stand before, parted by a sign: in an account number, a plate, `Km 104+300`."""
    lower, start = reading.lower, quantity.start
    if lower[start - 1 : start] == _CHANGE["plus"]:
        return lower[start - 2 : start - 1].isdigit()
    if lower[start - 1 : start] not in (".", ","):
        return False
    before = lower[max(0, start - _PLATE) : start - 1].rpartition(" ")[2]
    return before[-1:].isdigit() or (before[-1:].isalpha() and any(letter.isdigit() for letter in before))


def is_signed(lower: str, start: int) -> bool:
    """`(-3 vụ)`, `(+20%)`: a number with a sign, which opens a bracket."""
    return start > 1 and lower[start - 1] in _SIGNS and lower[start - 2 : start - 1] == "("


def is_name(reading: Reading, quantity: Quantity) -> bool:
    """Numbers that name or order: addresses, phones, articles of laws, items of a list."""
    lower, start = reading.lower, quantity.start
    if quantity.soft_start != start or quantity.percent:
        return False
    if start and lower[start - 1] in ")/:-" and not is_signed(lower, start):
        return not _is_second_count(lower, quantity)
    digits = lower[start : quantity.end]
    if digits.isdigit() and len(digits) >= _LONG:
        return True
    if lower[quantity.end : quantity.end + 2] in (". ", ") ") and _ITEM.search(
        lower, max(0, start - 8), start
    ):
        return True
    back = max(0, start - _LOOK_BACK)
    if _TIERS.match(lower, quantity.end) and _TIERED.search(lower, back, start):
        return True
    if lower[max(0, start - 5) : start].rstrip(" \xa0.:")[-2:] not in _NOT_AFTER_TAILS:
        return False
    return bool(_NOT_AFTER.search(lower, back, start)) and not _BUT_AFTER.search(lower, back, start)


def _is_second_count(lower: str, quantity: Quantity) -> bool:
    """`15 vụ/25 đối tượng` counts both; `50.000 đồng/1 suất` and `105 nam/100 nữ` are rates."""
    start = quantity.start
    if lower[start - 1] != _SLASH or not lower[start - 2 : start - 1].isalpha():
        return False
    if quantity.low in _PER:
        return False
    return (quantity.low > 1 or lower[start] == "0") and not lower.endswith(_PRICES, 0, start - 1)


def is_sent_or_long(reading: Reading, quantity: Quantity) -> bool:
    """Whether a word that may name counts here: `điều 11 xe`, `cấp 20 giấy phép`, `con đường 14 km`."""
    lower, back = reading.lower, max(0, quantity.start - _LOOK_BACK)
    for before, after in ((_SENDS, _SENT), (_GIVES, _GIVEN), (_WAY, _LENGTH)):
        if before.search(lower, back, quantity.start) and after.match(lower, quantity.end):
            return True
    return False
