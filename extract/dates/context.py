"""The words around an expression: whether they make it a time, or a number, a name or a count."""

import re

from extract.dates.phrase import Phrase
from extract.dates.sentence import FULL_STOP, SENTENCE_END, heads_sentence
from extract.dates.vocabulary import AFTER, BEFORE, WORDS, pattern
from extract.phrases import any_of

_ENDS = frozenset('.!?:;…"”“(-–*•')
_UNSURE = frozenset([*WORDS["unsure_lengths"]["words"], *WORDS["unsure_lengths"]["one"]])
_UNSURE_UNITS = frozenset(WORDS["unsure_lengths"]["units"])
_SPLITS = ("/", "-", "–", "\xa0", "\n")
_MARKS = " \xa0:.(“\"'"
_WORD_AFTER = re.compile(r"[ \xa0]*([^\s\d.,;:()/]+)")
_LINK = pattern("link")
_FEAST_TOLD = pattern("feast_told")
_NAMED_DAY = pattern("named_day")
_DEADLINE_IS = pattern("deadline_is")
_DEADLINE_BACK = 76
_IS = " là "
_MONTHS_TOLD = pattern("months_told")
_SAME_WAY = pattern("same_way")
_SAME_WAY_CLOSED = pattern("same_way_closed")
_CODE_WIDTH = 8
_FUTURE_AFTER = re.compile(
    rf"[ \xa0]+(?:{any_of(WORDS['senses']['future_after'])})(?!\w)"
    rf"(?![ \xa0]+(?:\d|(?:{any_of(WORDS['senses']['future_not_on'])})(?!\w)))"
)
_FUTURE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['senses']['future'])})(?!\w)")
_FUTURE_BACK = 480
_FUTURE_ON = 60
_WEEKDAYS_BEFORE = tuple(f"{words} " for words in WORDS["senses"]["weekdays_before"])
_BEFORE_NO_LENGTH = AFTER["money"] | BEFORE["ordinal"] | AFTER["age"]
_LEADS = tuple(f"{words} " for words in BEFORE["lead"])
# `2-1` is a score more often than a day; `12-1` and `02-1` are days.
_SHORTEST_DASHED = 3
_WEEKDAY_DATED = pattern("weekday_dated")
_NUMBERED_BEFORE = tuple(f"{words} " for words in WORDS["senses"]["numbered_before"])
_WEEKDAY_NEAR = re.compile(
    rf"[ \xa0]+(?:{any_of([*WORDS['senses']['weekday_past'], *WORDS['senses']['weekday_this']])})(?!\w)"
)
_DEADLINES = tuple(f"{words} " for words in BEFORE["deadline"])
_ENCLOSED_YEARS = pattern("enclosed_years")
_CLOCK_DATED = pattern("clock_dated")
_FRACTION_AFTER = pattern("fraction_after")
_AGE_AFTER = pattern("age_after")
_YEARS = pattern("years")
_YEARS_AFTER = pattern("years_after")
_PLAIN_YEARS = range(1930, 2061)
_BIRTHS = tuple(ending for word in BEFORE["birth"] for ending in (word, f"{word} "))
_TERMS = tuple(f"{word} " for word in BEFORE["term"])
_DASHES = ("-", "–")
_NEAR = 24
# Years that stand after a name with no `năm`; round figures are amounts more often.
_NAMING_YEARS = frozenset({*range(1990, 2000), *range(2001, 2036)})
_WHOLE_DAY = 24
_DAYLIKE = frozenset(
    {"part", "weekday", "near-day", "same-day", "day", "day-month", "date", "clock", "feast"}
)
_YEARLIKE = frozenset({"year", "month-year", "date"})


def word_before(lower: str, start: int) -> str:
    """The word right before an offset, marks but commas overlooked; "" where there is none on its line."""
    low, end = max(0, start - _NEAR), start
    while end > low and lower[end - 1] in _MARKS:
        end -= 1
    word = lower[max(low, lower.rfind(" ", low, end) + 1) : end]
    if word.isalpha():
        return word
    word = word.lstrip(_MARKS)
    for mark in _SPLITS:
        word = word.rpartition(mark)[2]
    return word if word[-1:].isalpha() else ""


def word_after(lower: str, end: int) -> str:
    """The word right after an offset; "" where anything but space stands between."""
    match = _WORD_AFTER.match(lower, end)
    return match[1] if match else ""


def is_linked(last: Phrase | None, start: int, lower: str) -> bool:
    """Whether only a joining word or mark stands between a phrase and an offset."""
    return (
        last is not None and start - last.end < _NEAR and _LINK.fullmatch(lower, last.end, start) is not None
    )


def is_ahead(phrase: Phrase, lower: str) -> bool:
    """Whether the word right after a day or month says that it is to come; `tới` may go on to another."""
    return phrase.tail == "ahead" or _FUTURE_AFTER.match(lower, phrase.end) is not None


def speaks_of_future(phrase: Phrase, lower: str) -> bool:
    """Whether the sentence around a phrase speaks of what is to come (`sẽ`, `dự kiến`)."""
    low = max(0, phrase.start - _FUTURE_BACK)
    start = max((match.end() for match in FULL_STOP.finditer(lower, low, phrase.start)), default=low)
    stop = SENTENCE_END.search(lower, phrase.end, phrase.end + _FUTURE_ON)
    return _FUTURE.search(lower, start, stop.start() if stop else phrase.end + _FUTURE_ON) is not None


def is_listed(last: Phrase, phrase: Phrase, lower: str) -> bool:
    """Whether figures go on with a list or a range, one parted with semicolons too."""
    if is_linked(last, phrase.start, lower):
        return True
    return phrase.bare and lower[last.end : phrase.start].strip(" \xa0") == ";"


def with_rule_of_year(phrase: Phrase, last: Phrase | None, lower: str) -> Phrase:
    """A year with the rule that it was read by: of a birth, of a term or a stage (both its ends), or bare."""
    if lower.endswith(_BIRTHS, 0, phrase.start):
        return phrase._replace(rule="birth-year")
    ranged = last is not None and last.rule == "term-of-office" and is_linked(last, phrase.start, lower)
    if ranged or lower.endswith(_TERMS, 0, phrase.start):
        return phrase._replace(rule="term-of-office")
    return phrase


_UNIT_THOUGH = re.compile(rf"[ \xa0](?:{any_of(AFTER['unit_though'])})(?!\w)")


def is_length(lower: str, content: str, phrase: Phrase) -> bool:
    """Whether a length of time is one, and no age, rate or the number before a year (`đợt 2 năm 2018`)."""
    after = word_after(lower, phrase.end)
    if (
        after in AFTER["age"]
        or (after in AFTER["unit"] and not phrase.tail and _UNIT_THOUGH.match(lower, phrase.end) is None)
        or lower.startswith("/", phrase.end)
        or _AGE_AFTER.match(lower, phrase.end)
    ):
        return False
    if phrase.unit == "Y" and not phrase.tail:
        years = _YEARS_AFTER.match(lower, phrase.end)
        if years and (years["school"] or not (years["more"] or "(" in years.group())):
            return False
    if phrase.unit == "D" and not phrase.tail and lower[phrase.end + 1 : phrase.end + 2].isdigit():
        return False
    # Money or an age ends the sentence before as often as not.
    begins = FULL_STOP.search(lower, max(0, phrase.start - 2), phrase.start) is not None
    before = "" if begins else word_before(lower, phrase.start)
    if before in _BEFORE_NO_LENGTH or _is_named(content, phrase.start):
        return False
    return bool(phrase.tail) or before in BEFORE["length"] or not _is_unsure(lower, phrase)


def _is_unsure(lower: str, phrase: Phrase) -> bool:
    text = " ".join(lower[phrase.start : phrase.end].split())
    return text in _UNSURE or text.rpartition(" ")[2].lstrip("0123456789") in _UNSURE_UNITS


def _is_named(content: str, start: int) -> bool:
    """Whether a capital stands within a sentence: `anh Hai năm nay`, a name."""
    return (
        content[start].isupper()
        and start > 1
        and content[start - 1] == " "
        and content[start - 2] not in _ENDS
    )


def is_clock(lower: str, phrase: Phrase) -> bool:
    """Whether hours are a time of day, not a length (`trong 24 giờ`)."""
    before = _word_before_approx(lower, phrase.start)
    spelled = lower[phrase.start : phrase.end].rstrip("0123456789'")[-1:] not in "hg:"
    if phrase.minute >= 0:
        return not (spelled and before in BEFORE["length"] and _CLOCK_DATED.match(lower, phrase.end) is None)
    if before in BEFORE["clock"] or _CLOCK_DATED.match(lower, phrase.end):
        return True
    return not spelled and phrase.hour < _WHOLE_DAY and before not in BEFORE["length"]


def _word_before_approx(lower: str, start: int) -> str:
    """The word before an offset, where a softening one counts as `lúc` if it heads the sentence."""
    before = word_before(lower, start)
    if before not in BEFORE["clock_approx"]:
        return before
    begin = lower.rfind(before, 0, start)
    further = word_before(lower, begin)
    begins = begin == 0 or lower[begin - 2 : begin] in (". ", "? ", "! ") or lower[begin - 1] == "\n"
    return next(iter(BEFORE["clock"])) if begins else further if further in BEFORE["clock"] else before


def is_time(lower: str, content: str, phrase: Phrase, last: Phrase | None, *, dashed: bool = False) -> bool:
    """Whether the words around a bare phrase say that it is a time.

    dashed: whether the text writes days as `6-11`, so that such figures need no more to be told from a range.
    """
    if phrase.start == 0 and phrase.end == len(lower):
        return True
    before = word_before(lower, phrase.start)
    if phrase.shape == "weekday":
        return _is_weekday(lower, content, phrase, last, before)
    if phrase.shape == "year":
        return _is_year(lower, content, phrase, last, before)
    if phrase.shape == "feast":
        told = before in BEFORE["feast"] or _FEAST_TOLD.match(lower, phrase.end) is not None
        return content[phrase.start].isupper() and told
    if phrase.rule == "placed":
        return before in BEFORE["placed"] or (
            lower.startswith(",", phrase.end) and heads_sentence(phrase, lower)
        )
    gap = lower[last.end : phrase.start] if last and phrase.start - last.end < _NEAR else "."
    if last and last.shape in _DAYLIKE and gap.strip(" \xa0(") == "":
        return True
    if before in BEFORE["name"] and not lower.startswith("(", phrase.start - 1):
        return False
    return _is_full(lower, phrase) or _is_day(lower, content, phrase, last, before, dashed)


def _is_full(lower: str, phrase: Phrase) -> bool:
    """Whether a date is sure by its form; `1.2.23` numbers a section as well."""
    text = lower[phrase.start : phrase.end]
    return phrase.shape == "date" and (text[-4:].isdigit() or "/" in text or " " in text)


def _is_weekday(lower: str, content: str, phrase: Phrase, last: Phrase | None, before: str) -> bool:
    word = content[phrase.start : phrase.end].split()[-1]
    if _WEEKDAY_DATED.match(lower, phrase.end):
        return True
    numbered = lower.endswith(_NUMBERED_BEFORE, 0, phrase.start)
    if numbered and not _WEEKDAY_NEAR.match(lower, phrase.end):
        return False
    if word[0].isupper():
        return True
    if last is not None and last.shape in ("part", "clock") and is_linked(last, phrase.start, lower):
        return True
    return before in BEFORE["weekday"] or lower.endswith(_WEEKDAYS_BEFORE, 0, phrase.start)


def _is_day(lower: str, content: str, phrase: Phrase, last: Phrase | None, before: str, dashed: bool) -> bool:
    share = phrase.shape != "day-month" or phrase.day <= phrase.month
    if "." in lower[phrase.start : phrase.end] and _counted_word(lower, phrase.end) in AFTER["day_measured"]:
        return False
    if share and _counted_word(lower, phrase.end) in AFTER["counted"]:
        return False
    if last and is_listed(last, phrase, lower) and _lists(last, phrase):
        return True
    if phrase.shape == "month-year":
        return before in BEFORE["month_year"] or _MONTHS_TOLD.match(lower, phrase.end) is not None
    text = lower[phrase.start : phrase.end]
    if " " in text and "/" not in text:
        return True
    if phrase.shape != "day" and _is_told(lower, content, phrase):
        return True
    if before not in BEFORE["day_month"] or lower.endswith(_LEADS, 0, phrase.start):
        return False
    if "/" in text or phrase.shape == "day" or dashed or _SAME_WAY.match(lower, phrase.end):
        return True
    return phrase.day > phrase.month and len(text) > _SHORTEST_DASHED


def _lists(last: Phrase, phrase: Phrase) -> bool:
    """Whether bare figures may go on with a list or range of days or months."""
    return last.shape in _DAYLIKE or (phrase.shape == "month-year" and last.shape in ("month", "month-year"))


def _is_told(lower: str, content: str, phrase: Phrase) -> bool:
    """Whether the words before figures say that they are a day: a deadline, or the name of a day."""
    if _is_enclosed(lower, phrase):
        return True
    if lower.endswith(_DEADLINES, 0, phrase.start) or _is_named_day(lower, content, phrase):
        return True
    return (
        lower.endswith(_IS, 0, phrase.start)
        and _DEADLINE_IS.search(lower[max(0, phrase.start - _DEADLINE_BACK) : phrase.start]) is not None
    )


def is_measured(lower: str, phrase: Phrase) -> bool:
    """Whether the figure of a month or day is an amount (`tháng 5 triệu`, `ngày 12,5 tấn`)."""
    return _counted_word(lower, phrase.end) in AFTER[f"{phrase.shape}_measured"]


def _counted_word(lower: str, end: int) -> str:
    """The word after figures, after the decimals or the range of fractions that they begin."""
    other = _FRACTION_AFTER.match(lower, end)
    return word_after(lower, other.end() if other else end)


def _is_code(content: str, start: int) -> bool:
    """Whether a short word in capitals stands before figures: `QĐ 2018`, `CMND 2015`."""
    word = content[max(0, start - _CODE_WIDTH) : start].rstrip(" \xa0").rpartition(" ")[2]
    return word.isupper()


def _is_enclosed(lower: str, phrase: Phrase) -> bool:
    """Whether a day or a range of days stands alone in brackets: `(25/3)`, `(1/4 - 5/4)`."""
    if not lower.startswith("(", phrase.start - 1):
        return False
    if lower.startswith(")", phrase.end):
        return phrase.day > phrase.month
    return _SAME_WAY_CLOSED.match(lower, phrase.end) is not None


def _is_named_day(lower: str, content: str, phrase: Phrase) -> bool:
    """`Ngày Quốc tế Phụ nữ 8/3`: the figures end the name of a day."""
    begin = lower.rfind("ngày", max(0, phrase.start - 70), phrase.start)
    named = _NAMED_DAY.match(lower[begin : phrase.start]) if begin >= 0 else None
    return named is not None and (content[begin + named.start("name")].isupper() or content[begin].isupper())


def _is_year(lower: str, content: str, phrase: Phrase, last: Phrase | None, before: str) -> bool:
    if before in BEFORE["birth"]:
        return True
    if lower.startswith("(", phrase.start - 1) and _ENCLOSED_YEARS.match(lower, phrase.start):
        return True
    if last is not None and last.end == phrase.start - 1 and lower[last.end] == "/":
        return phrase.year == last.year + 1
    after = word_after(lower, phrase.end)
    listed = (
        last is not None
        and last.year > 0
        and last.shape in _YEARLIKE
        and is_linked(last, phrase.start, lower)
    )
    if listed and last and phrase.year == last.year + 1:
        return True
    if (
        listed
        and last
        and phrase.year > last.year
        and word_before(lower, last.start) in BEFORE["year_surely"]
    ):
        return True
    if after in AFTER["counted"] or before in BEFORE["name"] or phrase.year not in _PLAIN_YEARS:
        return False
    if listed or before in BEFORE["year_surely"] or _YEARS.match(lower, phrase.start):
        return True
    follows = lower[phrase.end : phrase.end + 1]
    enclosed = lower[phrase.start - 1 : phrase.start] == "(" and follows in "),"
    if follows in _DASHES and lower[phrase.end + 1 : phrase.end + 2].isdigit():
        return False
    ended = follows in ',.;:)\n-–”"' or after in AFTER["year"]
    naming = phrase.year in _NAMING_YEARS and lower[phrase.start - 1 : phrase.start] in " \xa0"
    if naming and before and before not in BEFORE["amount"] and not _is_code(content, phrase.start):
        return ended
    return enclosed or (before in BEFORE["year"] and ended)
