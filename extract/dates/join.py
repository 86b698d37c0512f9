"""Neighbouring phrases that name one time become one, and ends of a range share what only one of them says."""

import re

from extract.dates.phrase import Phrase
from extract.dates.vocabulary import WORDS, any_of

_TO_DAY = re.compile(r"[ \xa0]*[,-]?[ \xa0]*(?:vào[ \xa0]+)?(?:ngày[ \xa0]+)?")
_APPOSED = re.compile(r"[ \xa0]*(?:,[ \xa0]*|\([ \xa0]*|[-–][ \xa0]*)?")
_SPACE = re.compile(r"[ \xa0]+(?:của[ \xa0]+)?")
_TO_CLOCK = re.compile(r"[ \xa0]*(?:,|\||-|–)?[ \xa0]*(?:vào[ \xa0]+)?(?:lúc[ \xa0]+)?")
_LINK = re.compile(
    rf"[ \xa0]*(?:(?:,|;|-|–|—)|(?:{any_of(WORDS['links']['words'])})(?!\w))?[ \xa0]*(?:từ[ \xa0]+)?"
)
_MODS = {word: mod for mod, words in WORDS["mods"].items() for word in words}
_PLACING = frozenset({"START", "MID", "END"})
_MOD_BEFORE = re.compile(rf"(?<!\w)({any_of(_MODS)})[ \xa0]+$")
_LUNAR = re.compile(rf"[ \xa0]*\(?(?:{any_of(WORDS['cycle']['lunar_mark'])})(?!\w)\)?")
_CALENDAR_DAYS = frozenset({"day", "day-month", "date", "weekday", "near-day", "same-day", "feast"})
_JOINS: dict[tuple[str, str], re.Pattern[str]] = {
    **{("clock", shape): _TO_DAY for shape in (*_CALENDAR_DAYS, "part")},
    **{("part", shape): _SPACE for shape in _CALENDAR_DAYS},
    **{("weekday", shape): _APPOSED for shape in ("day", "day-month", "date")},
    **{("near-day", shape): _APPOSED for shape in ("day", "day-month", "date", "weekday")},
    ("weekday", "near-week"): _SPACE,
    ("weekday", "near-day"): _APPOSED,
    ("day", "month"): _SPACE,
    ("day", "month-year"): _SPACE,
    ("day", "near-month"): _SPACE,
    ("day-month", "year"): _SPACE,
    ("day-month", "near-year"): _SPACE,
    ("day-month", "lunar-year"): _SPACE,
    ("month", "year"): _SPACE,
    ("month", "near-year"): _SPACE,
    ("months", "year"): _SPACE,
    ("months", "near-year"): _SPACE,
    ("same-period", "year"): _SPACE,
    ("same-period", "near-year"): _SPACE,
    ("feast", "near-year"): _SPACE,
    **{(shape, "clock"): _TO_CLOCK for shape in ("day-month", "date", "near-day", "same-day", "weekday")},
}


def join_phrases(phrases: list[Phrase], lower: str) -> list[Phrase]:
    """One phrase for each time named, with its modifier, its range's month and year filled in."""
    joined: list[Phrase] = []
    for phrase in phrases:
        phrase = _with_lunar_mark(phrase, lower)
        last = joined[-1] if joined else None
        together = _together(last, phrase, lower) if last else None
        if together:
            joined[-1] = _with_lunar_mark(together, lower)
        else:
            joined.append(phrase)
    kept = [phrase for phrase in joined if phrase.shape != "part"]
    return [_with_mods(phrase, lower) for phrase in _shared(kept, lower)]


def _together(a: Phrase, b: Phrase, lower: str) -> Phrase | None:
    gap = _JOINS.get((a.shape, b.shape))
    if gap is None or b.start - a.end > 16 or not gap.fullmatch(lower, a.end, b.start):
        return None
    if (b.hour >= 0 and a.hour >= 0) or (a.part and b.part and a.hour < 0):
        return None
    if b.shape == "clock" and ":" not in lower[b.start : b.end] and "lúc" not in lower[a.end : b.start]:
        return None
    end = b.end
    if "(" in lower[a.end : b.start]:
        if lower[end : end + 1] != ")":
            return None
        end += 1
    return _merged(a, b)._replace(start=a.start, end=end)


def _merged(a: Phrase, b: Phrase) -> Phrase:
    hour = a.hour if a.hour >= 0 else b.hour
    minute = a.minute if a.hour >= 0 else b.minute
    part = a.part or b.part
    if b.shape == "clock":
        return a._replace(hour=hour, minute=minute, part=part, rule=f"{a.rule}-clock")
    if b.shape == "part":
        return a._replace(part=part)
    rule = f"{a.rule}-{b.rule}"
    if a.shape in ("clock", "part"):
        return b._replace(hour=hour, minute=minute, part=part, rule=rule)
    if b.shape in ("near-year", "near-month", "near-week"):
        return a._replace(unit=b.unit, offset=b.offset, tail="near", rule=rule)
    if (a.shape, b.shape) == ("weekday", "near-day"):
        return b._replace(hour=hour, minute=minute, part=part, rule=rule)
    if a.shape in ("weekday", "near-day"):
        return b._replace(hour=hour, minute=minute, part=part, rule=rule)
    shape = {"day": "date" if b.year else "day-month", "day-month": "date", "month": "month-year"}.get(
        a.shape, a.shape
    )
    return a._replace(
        shape=shape, month=a.month or b.month, year=b.year or a.year, cycle=b.cycle or a.cycle,
        lunar=a.lunar or b.lunar or b.cycle > 0, rule=rule,
    )  # fmt: skip


def _with_lunar_mark(phrase: Phrase, lower: str) -> Phrase:
    if phrase.shape not in ("day-month", "date", "month") or phrase.lunar:
        return phrase
    mark = _LUNAR.match(lower, phrase.end)
    return phrase._replace(end=mark.end(), lunar=True, rule=f"{phrase.rule}-lunar") if mark else phrase


def _with_mods(phrase: Phrase, lower: str) -> Phrase:
    """The phrase with one or two words before it that soften or place it."""
    if phrase.shape in ("set", "vague"):
        return phrase
    for _ in range(2):
        match = _MOD_BEFORE.search(lower[max(0, phrase.start - 12) : phrase.start])
        if not match:
            break
        mod = _MODS[re.sub(r"\s+", " ", match[1])]
        if mod in ("LESS_THAN", "MORE_THAN") and phrase.shape != "length":
            break
        if mod in _PLACING and phrase.shape == "length":
            break
        phrase = phrase._replace(start=phrase.start - (len(match[0])), mod=phrase.mod or mod)
    if phrase.part and lower.endswith("cùng ", 0, phrase.start):
        phrase = phrase._replace(start=phrase.start - 5)
    return phrase


def linked(a: Phrase, b: Phrase, lower: str) -> bool:
    """Whether two phrases are ends of one range or items of one list."""
    return b.start - a.end <= 16 and _LINK.fullmatch(lower, a.end, b.start) is not None


def _shared(phrases: list[Phrase], lower: str) -> list[Phrase]:
    """Months and years that the last item of a list or range gives are those of the items before it."""
    shared = list(phrases)
    for index in range(len(shared) - 2, -1, -1):
        a, b = shared[index], shared[index + 1]
        if not b.month and not b.year or not linked(a, b, lower):
            continue
        shared[index] = _filled(a, b)
    return [phrase for phrase in shared if phrase.shape != "day" or not phrase.bare or phrase.month]


def _filled(a: Phrase, b: Phrase) -> Phrase:
    if a.shape == "day" and b.month and b.shape in ("day-month", "date"):
        month = b.month if a.day <= b.day or not b.lunar else (b.month - 2) % 12 + 1
        return a._replace(
            month=month, year=b.year, cycle=b.cycle, lunar=b.lunar, shape="date" if b.year else "day-month"
        )
    if a.shape in ("day-month", "month") and b.year and b.month and not a.year:
        year = b.year - ((a.month, a.day) > (b.month, b.day or 31))
        return a._replace(year=year, shape="date" if a.shape == "day-month" else "month-year")
    if a.shape == "months" and b.shape == "months" and b.year and not a.year:
        return a._replace(year=b.year)
    return a
