"""Numbers with what they count: money, measures, shares and counted nouns."""

import re
from dataclasses import dataclass, replace

from extract.criteria.tokens import words_pattern
from extract.figures.units import Unit, money_after, unit_after
from extract.lexicon import load_lexicon
from extract.quantities import Quantity, find_quantities, softener
from extract.reading import Reading

_LEXICON = load_lexicon("figures")
_VAGUE = load_lexicon("quantities")["vague"]
_NOT_AFTER = re.compile(rf"(?<!\w){words_pattern(_LEXICON['not_after'])}[ \xa0.:]{{1,2}}$")
_NOT_AFTER_TAILS = frozenset(word[-2:] for word in _LEXICON["not_after"])
_BUT_AFTER = re.compile(rf"(?<!\w){words_pattern(_LEXICON['but_after'])}[ \xa0]$")
_MASS = re.compile(rf"[ \xa0]{words_pattern(_LEXICON['mass'])}")
_MAX_FRACTION = 10
_AGE = re.compile(rf"[ \xa0]{words_pattern(_LEXICON['age_after'])}")
_AMOUNT = re.compile(rf"{words_pattern(_VAGUE)}(?=[ \xa0])")
_ITEM = re.compile(r"(?:^|\n)[ \xa0]*$")
_TO = re.compile(r"[ \xa0](?:đến|tới|-|–)[ \xa0]")
_LOOK_BACK = 24
_LONG = 8
_LEFT_OUT = _LEXICON["left_out"]
_DONG = _LEXICON["units"]["money"][0]
_MONEY_AROUND = 300
_NOUN_BACK = 50
_PLATE = 12
_SCALES: dict[str, int] = load_lexicon("numerals")["scales"]
_SCALE = re.compile(rf"{words_pattern(_LEFT_OUT['scales'])}$")
_NO_MONEY = re.compile(rf"(?<!\w){words_pattern(_LEFT_OUT['no_money'])}")
_HALF_WORD = f"{_LEFT_OUT['half']} "
_HALF = re.compile(rf"(?<!\w){_LEFT_OUT['half']}[ \xa0]({words_pattern(_LEFT_OUT['scales'])})")
_CLAUSE_END = re.compile(rf"[ \xa0]?(?:[,.;:)\n]|$)|[ \xa0]{words_pattern(_LEFT_OUT['goes_on'])}")
_NOUN_BEFORE = re.compile(
    rf"(?<!\w)số[ \xa0](?P<unit>{words_pattern(_LEFT_OUT['nouns'])})[ \xa0](?:đã[ \xa0])?(?:cũng[ \xa0])?"
    r"(?:tăng|giảm)(?:[ \xa0]thêm)?[ \xa0]$"
)
_SENDS = re.compile(rf"(?<!\w){words_pattern(_LEFT_OUT['sends'])}[ \xa0]$")
_SENT = re.compile(rf"[ \xa0]{words_pattern(_LEFT_OUT['sent'])}")
_WAY = re.compile(rf"(?<!\w){words_pattern(_LEFT_OUT['ways'])}[ \xa0]$")
_LENGTH = re.compile(rf"[ \xa0]?{words_pattern(_LEFT_OUT['lengths'])}")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and its unit; start includes what softens it, number_start and number_end do not."""

    start: int
    number_start: int
    number_end: int
    end: int
    rule: str
    value: float | None
    value_max: float | None = None
    percent: float | None = None
    unit: str | None = None
    approx: str | None = None


def find_counted(reading: Reading) -> tuple[Counted, ...]:
    """Every number that counts or measures something, and every vague amount, in order."""
    found = [
        counted
        for quantity in reading.once(find_quantities)
        if (counted := _read(reading, quantity)) is not None
    ]
    for match in _AMOUNT.finditer(reading.lower):
        if match.start() and reading.lower[match.start() - 1].isalpha():
            continue
        unit = unit_after(reading, match.end())
        if unit is not None:
            found.append(_vague(match, unit))
    if _HALF_WORD in reading.lower:
        found += _halves(reading)
    found.sort(key=_start_of)
    return tuple(_join_ranges(reading, found))


def _join_ranges(reading: Reading, found: list[Counted]) -> list[Counted]:
    """`từ 500.000 đồng đến 1.000.000 đồng` is one figure with two ends."""
    joined: list[Counted] = []
    for counted in found:
        if joined and _is_upper_end(reading, joined[-1], counted):
            low = joined.pop()
            joined.append(
                replace(low, end=counted.end, number_end=counted.number_end, value_max=counted.value)
            )
        else:
            joined.append(counted)
    return joined


def _is_upper_end(reading: Reading, low: Counted, high: Counted) -> bool:
    return (
        low.unit == high.unit
        and low.rule == high.rule != "count"
        and low.value_max is None
        and high.value_max is None
        and low.value is not None
        and high.value is not None
        and low.value < high.value
        and _TO.fullmatch(reading.lower, low.end, high.start) is not None
    )


def _start_of(counted: Counted) -> int:
    return counted.start


def _read(reading: Reading, quantity: Quantity) -> Counted | None:
    if quantity.percent:
        return _percent(reading, quantity)
    if _AGE.match(reading.lower, quantity.end) or _is_fraction(reading, quantity):
        return None
    if _is_rest_of_figures(reading.lower, quantity.start):
        return None
    named = _is_name(reading, quantity) and not _is_sent_or_long(reading, quantity)
    unit = money_after(reading, quantity.end) if named else unit_after(reading, quantity.end)
    if unit is None and not named:
        unit = _unit_left_out(reading, quantity)
    if unit is None or (unit.rule == "count" and quantity.in_words and quantity.low == 1):
        return None
    return Counted(
        quantity.soft_start, quantity.start, quantity.end, unit.end, unit.rule,
        quantity.low, quantity.high, unit=unit.name, approx=quantity.approx,
    )  # fmt: skip


def _unit_left_out(reading: Reading, quantity: Quantity) -> Unit | None:
    """What a number counts that has no noun after it: `hưởng lợi 85 triệu`, `số vụ giảm 11`."""
    lower = reading.lower
    if not _CLAUSE_END.match(lower, quantity.end):
        return None
    changed = _NOUN_BEFORE.search(lower, max(0, quantity.soft_start - _NOUN_BACK), quantity.soft_start)
    if changed is not None:
        return Unit(quantity.end, reading.content[changed.start("unit") : changed.end("unit")], "count")
    if not _SCALE.search(lower, quantity.start, quantity.end):
        return None
    around = lower[max(0, quantity.start - _MONEY_AROUND) : quantity.end + _MONEY_AROUND]
    people = _NO_MONEY.search(lower, max(0, quantity.start - _NOUN_BACK), quantity.start)
    return Unit(quantity.end, _DONG, "money") if _DONG in around and people is None else None


def _is_sent_or_long(reading: Reading, quantity: Quantity) -> bool:
    """Whether a word that may name counts here: `điều 11 xe`, `con đường 14 km`."""
    lower, back = reading.lower, max(0, quantity.start - _LOOK_BACK)
    sent = _SENDS.search(lower, back, quantity.start) and _SENT.match(lower, quantity.end)
    return bool(sent or (_WAY.search(lower, back, quantity.start) and _LENGTH.match(lower, quantity.end)))


def _halves(reading: Reading) -> list[Counted]:
    """`nửa tỷ đồng`."""
    found = []
    for half in _HALF.finditer(reading.lower):
        unit = unit_after(reading, half.end())
        if unit is not None:
            start, approx = softener(reading.lower, half.start())
            value = _SCALES[half[1]] / 2
            found.append(
                Counted(
                    start, half.start(), half.end(), unit.end, unit.rule, value, unit=unit.name, approx=approx
                )
            )
    return found


def _is_rest_of_figures(lower: str, start: int) -> bool:
    """Whether figures stand before, parted by a sign: in an account number, a plate, `Km 104+300`."""
    if lower[start - 1 : start] == "+":
        return lower[start - 2 : start - 1].isdigit()
    if lower[start - 1 : start] not in (".", ","):
        return False
    before = lower[max(0, start - _PLATE) : start - 1].rpartition(" ")[2]
    return before[-1:].isdigit() or (before[-1:].isalpha() and any(letter.isdigit() for letter in before))


def _percent(reading: Reading, quantity: Quantity) -> Counted:
    unit = unit_after(reading, quantity.end)
    if unit is not None and unit.rule != "count":
        unit = None
    return Counted(
        quantity.soft_start, quantity.start, quantity.end, unit.end if unit else quantity.end, "percent",
        None, quantity.high, quantity.low, unit=unit.name if unit else None, approx=quantity.approx,
    )  # fmt: skip


def _vague(match: re.Match[str], unit: Unit) -> Counted:
    return Counted(
        match.start(),
        match.start(),
        match.end(),
        unit.end,
        "vague",
        None,
        unit=unit.name,
        approx=match.group(),
    )


def _is_name(reading: Reading, quantity: Quantity) -> bool:
    """Numbers that name or order: addresses, phones, articles of laws, items of a list."""
    lower = reading.lower
    if quantity.soft_start != quantity.start or quantity.percent:
        return False
    if quantity.start and lower[quantity.start - 1] in ")/:-":
        return True
    digits = lower[quantity.start : quantity.end]
    if digits.isdigit() and len(digits) >= _LONG:
        return True
    if lower[quantity.end : quantity.end + 2] in (". ", ") ") and _ITEM.search(
        lower, max(0, quantity.start - 8), quantity.start
    ):
        return True
    back = max(0, quantity.start - _LOOK_BACK)
    if lower[back : quantity.start].rstrip(" \xa0.:")[-2:] not in _NOT_AFTER_TAILS:
        return False
    return bool(_NOT_AFTER.search(lower, back, quantity.start)) and not _BUT_AFTER.search(
        lower, back, quantity.start
    )


def _is_fraction(reading: Reading, quantity: Quantity) -> bool:
    """`2/3 số hộ` is a part of them, and counts none."""
    small = quantity.whole is not None and quantity.whole <= _MAX_FRACTION
    return small and _MASS.match(reading.lower, quantity.end) is not None
