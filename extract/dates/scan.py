"""One pass over the text: what begins at each word or figure of time, and whether it is a time there."""

import re

from extract.dates.phrase import Phrase
from extract.dates.readers import (
    READERS,
    read_bare_year,
    read_clock,
    read_date,
    read_iso,
    read_length,
    read_month_year,
)
from extract.dates.vocabulary import AUTOMATON, BEGINS, FIXED, PARTS, TRIGGERS, WORDS, any_of

_DIGITS = re.compile(r"\d+")
_LINK = re.compile(
    rf"[ \xa0]*(?:[,;–-]|{any_of(WORDS['links']['words'])})?[ \xa0]*(?:ngày|các ngày|tháng|năm)?[ \xa0]*"
)
_RANGE_DAYS = re.compile(
    r"\d{1,2}(?:[ \xa0]*(?:[,–-]|và|đến|tới)[ \xa0]*(?:ngày[ \xa0]+)?\d{1,2}){1,8}(?:[/.]\d{1,2}(?!\d)|[ \xa0]+tháng|-\d{1,2}-\d{4})"
)
_YEARS = re.compile(r"(?:19|20)\d\d[ \xa0]?[-–—][ \xa0]?(?:19|20)\d\d(?!\d)")
_WORD_BEFORE = re.compile(r"([^\s\d.,;:()“”\"'/–-]+)[\s:.(“\"]*$")
_WORD_AFTER = re.compile(r"[ \xa0]*([^\s\d.,;:()/]+)")
_DATED = frozenset({"part", "weekday", "near-day", "same-day", "day", "day-month", "date", "clock", "feast"})
_BEFORE_DAY = frozenset(WORDS["before"]["day_month"])
_BEFORE_YEAR = frozenset(WORDS["before"]["year"])
_BIRTH = frozenset(WORDS["before"]["birth"])
_NAME = frozenset(WORDS["before"]["name"])
_PATROL = frozenset(WORDS["before"]["patrol"])
_COUNTED = frozenset(WORDS["after"]["counted"])
_AGE = frozenset(WORDS["after"]["age"])
_MONEY = frozenset(WORDS["after"]["money"])
_CLOCK_BEFORE = frozenset({"lúc", "hồi", "vào", "đến", "tới", "từ", "trước"})
_LENGTH_BEFORE = frozenset({"trong", "sau", "suốt", "mất", "gần", "hơn", "cả", "mỗi", "hết", "khoảng"})
_YEARS_PART = frozenset({"year", "month-year", "date"})
_COUNTED_SHAPES = frozenset({"month", "day"})


def find_phrases(lower: str, content: str) -> list[Phrase]:
    """The phrases of the text in order, none overlapping another; what only looks like a time is left out."""
    found: list[Phrase] = []
    at = 0
    for start, end, word in _triggers(lower):
        if start < at:
            continue
        before = lower[start - 1] if start else " "
        if before.isalnum() or before == "_":
            continue
        last = found[-1] if found else None
        phrase = (
            _figures(lower, start, end, last)
            if word < 0
            else _worded(lower, content, start, end, TRIGGERS[word])
        )
        if phrase is None or (phrase.bare and not _speaks_of_time(lower, content, phrase, last)):
            continue
        found.append(phrase)
        at = phrase.end
    return found


def _triggers(lower: str) -> list[tuple[int, int, int]]:
    found = [(start, end, word) for word, start, end in AUTOMATON.find_matches_as_indexes(lower)]
    found += [(match.start(), match.end(), -1) for match in _DIGITS.finditer(lower)]
    found.sort()
    return found


def _worded(lower: str, content: str, start: int, end: int, word: str) -> Phrase | None:
    if lower[end : end + 1].isalnum():
        return None
    if start and lower[start - 1] == "/":
        return None
    fixed = FIXED.get(word)
    if fixed is not None:
        return _fixed(lower, fixed, start, end)
    phrase = READERS[BEGINS[word]](lower, start)
    if phrase is None:
        return None
    if phrase.shape == "weekday" and phrase.bare:
        second = content[start : phrase.end].split()[-1]
        return phrase._replace(bare=not (second[0].isupper()))
    if phrase.shape == "length":
        return _length(lower, phrase)
    if phrase.shape in _COUNTED_SHAPES and _word_after(lower, phrase.end) in _COUNTED:
        return None
    return phrase


def _fixed(lower: str, fixed: Phrase, start: int, end: int) -> Phrase | None:
    if fixed.shape == "near-week" and _word_before(lower, start) in _PATROL:
        return None
    if fixed.shape == "set" and _word_before(lower, start) in _MONEY:
        return None
    return fixed._replace(start=start, end=end)


def _figures(lower: str, start: int, end: int, last: Phrase | None) -> Phrase | None:
    before = lower[start - 1] if start else " "
    if before in "/.,:+-–" and start > 1 and lower[start - 2].isalnum():
        if not (last and last.end >= start - 1) and not (before in "-–" and not lower[start - 2].isdigit()):
            return None
    if end - start == 4:
        phrase = read_iso(lower, start) or read_bare_year(lower, start)
        return phrase or _length_at(lower, start)
    if end - start > 2:
        return _length_at(lower, start)
    clock = _clock(lower, start)
    if clock:
        return clock
    phrase = read_date(lower, start, begin=start, bare=True)
    if phrase and phrase.shape != "day":
        return phrase
    found = read_month_year(lower, start) or _length_at(lower, start)
    if found or phrase is None:
        return found
    return phrase if _day_of_list(lower, phrase, last) else None


def _day_of_list(lower: str, phrase: Phrase, last: Phrase | None) -> bool:
    """Whether bare figures are a day whose month the last of the list or range gives, or a part of the day names."""
    if last and last.shape == "part" and last.end + 2 > phrase.start:
        after = lower[phrase.end : phrase.end + 1]
        return (
            not after.strip()
            and _word_after(lower, phrase.end) in ("và", "đến", "rạng", "")
            or after in ",.;)"
        )
    return _RANGE_DAYS.match(lower, phrase.start) is not None


def _length_at(lower: str, start: int) -> Phrase | None:
    phrase = read_length(lower, start)
    return _length(lower, phrase) if phrase and phrase.shape == "length" else phrase


def _length(lower: str, phrase: Phrase) -> Phrase | None:
    """A length of time, unless it is an age, a rate or a clock time."""
    after = _word_after(lower, phrase.end)
    if after in _AGE or lower.startswith("/", phrase.end) or _word_before(lower, phrase.start) in _MONEY:
        return None
    if after in ("và", "đến") and re.match(
        r"[ \xa0]+\w+[ \xa0]+\w+([ \xa0]+tháng)?[ \xa0]+tuổi", lower[phrase.end : phrase.end + 40]
    ):
        return None
    return phrase


def _clock(lower: str, start: int) -> Phrase | None:
    """A clock time, unless the words around make it a length (`trong 24 giờ`)."""
    phrase = read_clock(lower, start)
    if not phrase or phrase.minute >= 0:
        return phrase
    before = _word_before(lower, start)
    after = lower[phrase.end : phrase.end + 14].lstrip(" \xa0,")
    dated = after.startswith(
        ("ngày", "hôm", "cùng", "sáng", "chiều", "tối", "đêm", "trưa", "rạng", "mai", "thứ", "chủ")
    )
    if dated or before in _CLOCK_BEFORE:
        return phrase
    spelled = lower[start : phrase.end].rstrip().endswith("giờ")
    return None if spelled or before in _LENGTH_BEFORE else phrase


def _speaks_of_time(lower: str, content: str, phrase: Phrase, last: Phrase | None) -> bool:
    """Whether the words around figures say that they are a time."""
    gap = lower[last.end : phrase.start] if last and phrase.start - last.end < 24 else None
    linked = gap is not None and last is not None and _LINK.fullmatch(gap) is not None
    before = _word_before(lower, phrase.start)
    after = _word_after(lower, phrase.end)
    if phrase.shape == "weekday":
        return (
            (linked and last is not None and last.shape in ("part", "clock"))
            or before in ("hôm", "ngày", "vào", "từ", "đến")
            or _alone(lower, phrase)
        )
    if phrase.shape == "year":
        return _is_year(lower, phrase, before, after, last, linked=linked)
    if phrase.shape == "feast":
        return content[phrase.start].isupper() and before in (
            "dịp",
            "trước",
            "sau",
            "ngày",
            "đón",
            "giáp",
            "cận",
            "trong",
            "đến",
        )
    if before in _NAME:
        return False
    if phrase.shape == "date":
        return True
    if last and linked and last.shape in _DATED:
        return gap is not None and (gap.strip() == "" or after not in _COUNTED)
    if gap is not None and last and last.shape in _DATED and gap.strip(" ,(") == "":
        return True
    if lower[phrase.start : phrase.end].find("tháng") > 0:
        return after not in _COUNTED
    if phrase.shape == "month-year":
        return before in _BEFORE_DAY or before in ("tháng", "cuối", "đầu", "giữa") or linked
    slash = "/" in lower[phrase.start : phrase.end] or phrase.shape == "day"
    return (slash and before in _BEFORE_DAY and after not in _COUNTED) or _alone(lower, phrase)


def _is_year(
    lower: str, phrase: Phrase, before: str, after: str, last: Phrase | None, *, linked: bool
) -> bool:
    if before in _BIRTH:
        return True
    if after in _COUNTED or before in _NAME:
        return False
    if _YEARS.match(lower, phrase.start):
        return True
    if linked and last and last.year and last.shape in _YEARS_PART:
        return True
    enclosed = lower[phrase.start - 1 : phrase.start] == "(" and lower[phrase.end : phrase.end + 1] in "),"
    ended = lower[phrase.end : phrase.end + 1] in ",.;)\n" or after in (
        "đến",
        "tới",
        "-",
        "–",
        "và",
        "là",
        "nay",
    )
    return enclosed or (before in _BEFORE_YEAR and ended)


def _alone(lower: str, phrase: Phrase) -> bool:
    return phrase.start == 0 and phrase.end == len(lower)


def _word_before(lower: str, start: int) -> str:
    match = _WORD_BEFORE.search(lower[max(0, start - 24) : start])
    return match[1] if match else ""


def _word_after(lower: str, end: int) -> str:
    match = _WORD_AFTER.match(lower, end)
    return match[1] if match else ""
