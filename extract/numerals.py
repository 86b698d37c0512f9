"""Numbers in digits and in words, by the Vietnamese conventions: `.` groups and `,` is the decimal point."""

import re
from typing import NamedTuple

from extract.lexicon import load_lexicon
from extract.phrases import any_of
from extract.reading import Reading

_LEXICON = load_lexicon("numerals")
_DIGITS: dict[str, int] = _LEXICON["digits"]
_AFTER_TEN: dict[str, int] = _LEXICON["digits_after_ten"]
_SCALES: dict[str, int] = _LEXICON["scales"]
_BILLION = max(_SCALES.values())
_WORDS = _LEXICON["words"]
_DIGITS_SAID = {**_DIGITS, **_AFTER_TEN}
_EMPTY_TEN = frozenset(_WORDS["empty_ten"])
_HALF = frozenset(_WORDS["half"])
_CONTEXT = {name: frozenset(words) for name, words in _LEXICON["context"].items()}
_FIVE = next(word for word, value in _DIGITS.items() if value == 5)
_MAX_STEPS = 24
_MAX_FIGURES = 40

# A number in words begins with a digit word, `mười`, or a bare scale (`tỷ rưỡi`).
_STARTS = [*_DIGITS, _WORDS["ten"]]
# What it goes on with; no digit follows a digit.
_INSIDE = [
    _WORDS["ten"], *_AFTER_TEN, *_SCALES, _WORDS["zero"], _WORDS["tens"], _WORDS["dozen_like"],
    _WORDS["hundred"], *_EMPTY_TEN, *_HALF,
]  # fmt: skip


# tỷ lệ, tỷ số: no billion.
_SCALES_BUT = [
    rf"{scale}(?![ \xa0](?:{any_of(words)})(?!\w))" for scale, words in _WORDS["not_scale_before"].items()
]
_SCALE_WORDS = "|".join([
    *_SCALES_BUT,
    any_of([
        word for word in [*_SCALES, _WORDS["dozen_like"], _WORDS["hundred"], *_HALF]
        if word not in _WORDS["not_scale_before"]
    ]),
])  # fmt: skip
# What may follow a last digit that stands for a part of the scale before it: 1 tỷ 2, giá 3 triệu 5 đồng.
_SHORT_END = rf"(?=[ \xa0]?(?:{any_of(_WORDS['after_short'])})(?!\w)|[ \xa0]?(?:[,;:)\n]|\.(?!\d)|$))"
# 49 ngàn 890 hộ: three figures fill a thousand, and then there follows what is counted.
_FULL = "|".join(rf"(?<={scale}[ \xa0])" for scale in _WORDS["full_rest_after"])
_FULL_REST = rf"(?:{_FULL})\d{{3}}(?=[ \xa0](?!{any_of([*_SCALES])}(?!\w))[^\W\d])"
# What a number may begin with. Plain literals only: the engine scans for their first letters.
_BEGINS = re.compile("|".join([*"0123456789", *(rf"{word}(?!\w)" for word in [*_STARTS, *_SCALES])]))
_FIGURES = re.compile(
    r"(?<![\w,.])(?P<figures>(?!0[ \xa0])\d{1,3}+(?:(?:\.\d{3})+(?![\d.]*\d)(?:,\d+)?"
    r"|(?:,\d{3})+\.\d{1,2}(?![.\d])|(?:,\d{3}){2,}(?!\d)|(?:[ \xa0]\d{3}){1,4}(?=[ \xa0][^\W\d]))"
    r"|\d+(?:,\d+|\.\d{1,2}(?![.\d]))?)"
    rf"(?:(?P<tail>(?:[ \xa0](?:{_SCALE_WORDS})(?!\w)){{1,3}})"
    rf"(?P<more>(?:[ \xa0]\d{{1,3}}[ \xa0](?:{any_of(list(_SCALES))})(?!\w)){{0,2}})"
    rf"(?:[ \xa0](?P<short>(?:[1-9]|\d{{3}}){_SHORT_END}|{_FULL_REST}))?)?"
    r"|(?<=[./,-])(?P<part>\d+)"
)
_NEXT_DIGIT = rf"(?:[ \xa0](?:{any_of([*_DIGITS])})(?!\w))?"
_IN_WORDS = re.compile(
    rf"(?<!\w)(?:(?:{_WORDS['ten']}(?!\w){_NEXT_DIGIT}|(?:{any_of([*_DIGITS])})(?!\w))"
    rf"(?:[ \xa0](?:{any_of(_INSIDE)})(?!\w){_NEXT_DIGIT}){{0,{_MAX_STEPS}}}"
    rf"|(?:{any_of(list(_SCALES))})[ \xa0](?:{any_of(list(_HALF))})(?!\w))"
)
_YEAR = re.compile(rf"(?:{any_of(_LEXICON['context']['year_before'])})(?!\w)")
_FIVE_OF = re.compile(
    rf"[ \xa0](?:{any_of(_LEXICON['five_of']['nouns'])})(?!\w)"
    rf"(?![ \xa0](?:{any_of(_LEXICON['five_of']['but_before'])})(?!\w))"
)
_PART = _WORDS["part"]
_PART_AFTER = re.compile(rf"[ \xa0]{_WORDS['part']}[ \xa0](?:{any_of(_WORDS['part_of'])})(?!\w)")
_PART_BEFORE = re.compile(rf"(?:{any_of(list(_DIGITS))})[ \xa0]{_WORDS['part']}[ \xa0]$")
_DIGIT_RUN = re.compile(r"\d*")
_WORD_BEFORE = re.compile(r"(\w+)\W?$")
_WORD_AFTER = re.compile(r"[ \xa0](\w+)")
_WORD_NEXT = re.compile(r"\w+[ \xa0](\w+)")
# Figures in groups that begin with 0 count nothing: they are of telephones and accounts.
_NAMING = re.compile(r"0\d*(?:[.,]\d+){2,}")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d{1,3},000")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}")
_SHORT_WORD = re.compile(rf"[ \xa0](?P<short>{any_of(_WORDS['short'])}){_SHORT_END}")


class Number(NamedTuple):
    """One number, half-open in code points of `content`; `words` where any of it is written in words."""

    start: int
    end: int
    value: float
    words: bool


def find_numbers(reading: Reading) -> tuple[Number, ...]:
    """Every number in order: `1.500`, `16,3`, `04`, `mười hai`, `2 nghìn`, `1,5 triệu`, each part of `19/22`.

    Words that only look like numbers (năm as year, một số, thứ hai, Ba Vì) are left out.
    """
    found = []
    lower = reading.lower
    begin = _BEGINS.search(lower)
    while begin:
        number = _number_at(reading, begin.start())
        if number is not None:
            found.append(number)
        begin = _BEGINS.search(lower, number.end if number is not None else _after_token(lower, begin))
    return tuple(found)


def number_from_words(text: str) -> int | None:
    """The value of a whole number written in words: `hai mươi mốt nghìn` is 21000; None if it is none."""
    tokens = text.lower().split()
    if tokens == [_WORDS["zero"]]:
        return 0
    value, end = _read_number(tokens, 0)
    if value is None or end != len(tokens) or value != int(value):
        return None
    return int(value)


def number_from_figures(text: str) -> float:
    """The value of a number in digits: `1.234` and `1 234` are 1234, `16,3` is 16.3.

    Raises ValueError where it is none.
    """
    if text.isdecimal():
        return float(text)
    if " " in text or "\xa0" in text:
        return float("".join(text.split()))
    if _ENGLISH.fullmatch(text):
        return float(text.replace(",", ""))
    if _THOUSANDS.fullmatch(text) and not text.startswith("0"):
        if text.count(",") > 1 or (text.endswith(",000") and "." not in text):
            return float(text.replace(",", ""))
        return float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", "."))


def _number_at(reading: Reading, start: int) -> Number | None:
    if reading.lower[start].isdigit():
        figures = _FIGURES.match(reading.lower, start)
        return _from_figures(figures) if figures else None
    words = _IN_WORDS.match(reading.lower, start)
    return _from_words(reading, words) if words else None


def _after_token(lower: str, begin: re.Match[str]) -> int:
    """Where to look on: after all of a run of digits, else after the one word."""
    run = _DIGIT_RUN.match(lower, begin.end())
    return run.end() if run and begin.group().isdigit() else begin.end()


def _from_figures(match: re.Match[str]) -> Number | None:
    if match.end() - match.start() > _MAX_FIGURES:
        return None
    if match["part"] is not None:
        return Number(match.start(), match.end(), float(match.group()), False)
    if _NAMING.fullmatch(match["figures"]):
        return None
    value = number_from_figures(match["figures"])
    if not match["tail"]:
        return Number(match.start(), match.end("figures"), value, False)
    scales = match["tail"].split()
    value = _scaled(value, scales)
    more = (match["more"] or "").split()
    for amount, scale in zip(more[::2], more[1::2], strict=True):
        value += int(amount) * _SCALES[scale]
    if not match["short"]:
        return Number(match.start(), match.end(), value, True)
    last = _SCALES.get(more[-1] if more else scales[-1])
    if last is None:
        return Number(match.start(), match.start("short") - 1, value, True)
    return Number(match.start(), match.end(), value + _short(last, int(match["short"])), True)


def _short(scale: int, said: int) -> int:
    """What figures after a scale stand for: 2 in `1 tỷ 2` for two tenths of it, 250 for thousandths."""
    return said * scale // (10 if said < 10 else 1000)


def _scaled(value: float, scales: list[str]) -> float:
    factor = 1
    for word in scales:
        if word in _HALF:
            return round(value * factor + factor / 2, 6)
        factor *= _SCALES.get(word) or (100 if word == _WORDS["hundred"] else 10)
    return round(value * factor, 6)


def _from_words(reading: Reading, match: re.Match[str]) -> Number | None:
    start = match.start()
    tokens = match.group().split()
    value, used = _read_number(tokens, 0)
    if value is None or _is_name(reading.content, start):
        return None
    # One space stands between any two words.
    end = start + sum(map(len, tokens[:used])) + used - 1
    if _is_part(reading.lower, start, end):
        return None
    if used == 1 and not _counts(reading.lower, tokens[0], start, end):
        return None
    before = _word_before(reading.lower, start)
    if before in _CONTEXT["not_after"]:
        return None
    last = _SCALES.get(tokens[used - 1])
    short = _SHORT_WORD.match(reading.lower, end) if last is not None else None
    if short is not None and last is not None:
        return Number(start, short.end(), value + _short(last, _DIGITS_SAID[short["short"]]), True)
    return Number(start, end, value, True)


def _is_part(lower: str, start: int, end: int) -> bool:
    """Whether the word is of `hai phần ba`, which counts nothing."""
    if lower.startswith(_PART, end + 1):
        return _PART_AFTER.match(lower, end) is not None
    return lower.startswith(_PART, start - len(_PART) - 1) and (
        _PART_BEFORE.search(lower, max(0, start - 12), start) is not None
    )


def _is_name(content: str, start: int) -> bool:
    """Whether the word at `start` is capitalised inside a sentence, or before another: Ba Đình, Năm Căn."""
    if not content[start].isupper():
        return False
    following = _WORD_NEXT.match(content, start)
    if content[start : start + 2].isupper():
        return False
    before = content[max(0, start - 3) : start].rstrip(" \xa0")
    begins = start == 0 or not before or before[-1] in '.!?:;\n-–•+*“"('
    if following is None or following[1].lower() in _CONTEXT["before_capital"]:
        return not begins
    return not begins or following[1][0].isupper()


def _counts(lower: str, word: str, start: int, end: int) -> bool:
    following = _WORD_AFTER.match(lower, end)
    after = following[1] if following else ""
    if word == _FIVE:
        if _YEAR.match(lower, start) or not (after in _CONTEXT["five_before"] or _FIVE_OF.match(lower, end)):
            return False
        return not _year_before(lower, start)
    if _DIGITS.get(word) == 1 and after in _CONTEXT["one_not_before"]:
        return False
    return after not in _CONTEXT["not_before"]


def _year_before(lower: str, start: int) -> bool:
    before = _word_before(lower, start)
    return before in _CONTEXT["five_not_after"] or before.isdigit() or before in _DIGITS


def _word_before(lower: str, start: int) -> str:
    match = _WORD_BEFORE.search(lower, max(0, start - 12), start)
    return match[1] if match else ""


def _read_number(tokens: list[str], index: int) -> tuple[float | None, int]:
    """Value of the longest number that `tokens[index:]` begin with, and the index after it."""
    total, index = _read_below_billion(tokens, index)
    while index < len(tokens) and _SCALES.get(tokens[index]) == _BILLION:
        total = (1 if total is None else total) * _BILLION
        index += 1
        if index < len(tokens) and tokens[index] in _HALF:
            return total + _BILLION / 2, index + 1
        rest, after = _read_below_billion(tokens, index, inner=True)
        if rest is not None and after > index + 1:
            total, index = total + rest, after
    return total, index


def _read_below_billion(tokens: list[str], index: int, *, inner: bool = False) -> tuple[float | None, int]:
    total: float | None = None
    limit = _BILLION
    while index < len(tokens):
        amount, after = _read_group(tokens, index, inner=inner or total is not None)
        scale = _SCALES.get(tokens[after]) if after < len(tokens) else None
        if scale is not None and scale < limit and (amount is not None or total is None):
            amount = (1 if amount is None else amount) * scale
            total, index, limit = (total or 0) + amount, after + 1, scale
            if index < len(tokens) and tokens[index] in _HALF:
                return total + scale / 2, index + 1
            continue
        # một nghìn năm is a thousand years, and một nghìn hai is not said in news.
        if amount is not None and (total is None or (amount < limit and after > index + 1)):
            return (total or 0) + amount, after
        break
    return total, index


def _read_group(tokens: list[str], index: int, *, inner: bool) -> tuple[int | None, int]:
    """A number below a thousand; `inner` where a larger part stands before it (không trăm, linh)."""
    at = [*tokens[index : index + 2], "", ""]
    digit = _DIGITS.get(at[0], 0 if at[0] == _WORDS["zero"] and inner else None)
    if digit is not None and at[1] == _WORDS["hundred"]:
        return _read_after_hundred(tokens, index + 2, digit * 100)
    if inner and at[0] == _WORDS["zero"] and at[1] in _SCALES:
        return 0, index + 1
    if inner and at[0] in _EMPTY_TEN and at[1] in _DIGITS:
        return _DIGITS[at[1]], index + 2
    return _read_tens(tokens, index)


def _read_after_hundred(tokens: list[str], index: int, value: int) -> tuple[int, int]:
    at = [*tokens[index : index + 2], "", ""]
    if at[0] in _HALF:
        return value + 50, index + 1
    if at[0] in _EMPTY_TEN and at[1] in _AFTER_TEN | _DIGITS:
        return value + (_AFTER_TEN | _DIGITS)[at[1]], index + 2
    rest, after = _read_tens(tokens, index)
    return (value + rest, after) if rest is not None and rest >= 10 else (value, index)


def _read_tens(tokens: list[str], index: int) -> tuple[int | None, int]:
    at = [*tokens[index : index + 3], "", "", ""]
    if at[0] == _WORDS["ten"]:
        unit = _unit_after(at[1], full=False)
        return (10 + unit, index + 2) if unit else (10, index + 1)
    digit = _DIGITS.get(at[0])
    if digit is None:
        return None, index
    if at[1] == _WORDS["tens"]:
        unit = _unit_after(at[2], full=True)
        return (digit * 10 + unit, index + 3) if unit else (digit * 10, index + 2)
    if at[1] == _WORDS["dozen_like"]:
        return digit * 10, index + 2
    if digit > 1 and at[1] in _AFTER_TEN:
        return digit * 10 + _AFTER_TEN[at[1]], index + 2
    return digit, index + 1


def _unit_after(word: str, *, full: bool) -> int | None:
    """The unit that follows mười or mươi. năm never does (mười năm is ten years); mốt, tư only after mươi."""
    if word == _FIVE:
        return None
    if word in _DIGITS:
        return _DIGITS[word]
    unit = _AFTER_TEN.get(word)
    return unit if unit == 5 or full else None
