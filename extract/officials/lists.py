"""Those who hold an office with others: deputies of a list, and all of whom a verb says that they hold it."""

import re
from bisect import bisect_left
from typing import NamedTuple

from extract.officials.agents import read_gap
from extract.officials.names import NAME_PATTERN, Name, read_name
from extract.officials.offices import Office, find_offices
from extract.officials.speech import Spoken, name_start, spoken_in_order
from extract.officials.words import FOLDED, WORDS
from extract.phrases import any_of
from extract.reading import Reading

_NEXT_SEAT = re.compile(r" \([^()\n]{2,50}\)(?:, và|,|;| và) (?:(?:đại biểu|ông|bà) )?")
_LIST_OF_NAMES = re.compile(
    rf"(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|\d{{1,2}})(?: vị)? (?:đồng chí|ông|bà|anh|chị|đ/c)(?: là)?:? "
    rf"(?P<names>(?:{NAME_PATTERN}(?:,| và) ){{1,8}})(?:và )?(?:ông |bà |đồng chí |anh |chị )?$"
)
# An item of a list of people that names several before what they all are: `…; A, B |C - Phó Chủ tịch …`
_ITEM_OF_NAMES = re.compile(
    rf"(?:[;:] |\n)(?:và )?(?:ông |bà |đồng chí |anh |chị )?(?P<names>(?:{NAME_PATTERN}, ){{1,6}})"
    r"(?:và )?(?:ông |bà |đồng chí |anh |chị )?$"
)
_HELD_BY_SEVERAL = tuple(WORDS["held_by_several"])
_DASHES = (" - ", " – ", " — ")
_ENDS_FELLOW = tuple(
    joint + cue for joint in (", ", " và ") for cue in ("", "và ", "ông ", "bà ", "đồng chí ", "anh ", "chị ")
)
# What is said of all who are named before it, the passive without a word for "just" or "in turn".
_OF_ALL = re.compile(rf",? (?:{any_of(FOLDED['of_all'])})(?= )(?!.*(?:{any_of(FOLDED['in_turn'])}))")
_MERELY = re.compile(r"(?: \([^()\n]{0,80}\))?[ ,:–—(-]*(?:(?:nguyên|cựu|hiện là|hiện|nay|là) )?")
_LAST_JOINT = re.compile(r"[,;]? (?:và|cùng) ")
_TOGETHER = re.compile(r",? (?:đều|cùng) ")
_NEXT_NAME = re.compile(r"(?:, và |,? và |[,;] )")
_NEXT_ITEM = re.compile(r"[^.;:\n]{2,140}; (?:và )?(?:ông |bà |đồng chí )?")
_OWN_OFFICE = (" –", " -", " (", " —", ":")
_JOINTS = (", ", "; ", " và ", ", và ", "; và ", " cùng ")
_JOINED = (", ", "; ", " và ", " cùng ")
_LIST_REACH = 220
_MAX_OTHERS = 12


class Holding(NamedTuple):
    """Offices that one person holds by one passage; `spoken` where a cue stands before the name."""

    name: Name
    offices: tuple[Office, ...]
    spoken: Spoken | None


def find_benches(reading: Reading, group: list[Office], first: Name | Spoken) -> list[Name]:
    """Deputies listed behind the first, each with a seat in brackets (`đại biểu A (đoàn …), B (đoàn …)`)."""
    found: list[Name] = []
    if group[-1].title.apart != "seat":
        return found
    at = first.name.end if isinstance(first, Spoken) else first.end
    for _ in range(_MAX_OTHERS):
        match = _NEXT_SEAT.match(reading.content, at)
        name = read_name(reading, match.end(), sure=True) if match else None
        if name is None or not reading.content.startswith(" (", name.end):
            break
        found.append(name)
        at = name.end
    return found


def find_fellows(reading: Reading, last: Name | Spoken, group: list[Office]) -> list[Name]:
    """Those named before the last one of a list (`Các ông A, B và bà C được bầu làm …`; `; A, B - Phó …`)."""
    at = last.name.start if isinstance(last, Spoken) else last.start
    before_from = max(0, at - _LIST_REACH)
    passage = reading.content[before_from:at]
    if not passage.endswith(_ENDS_FELLOW):
        return []
    told = _LIST_OF_NAMES.search(passage)
    end = last.name.end if isinstance(last, Spoken) else last.end
    several = all(office.title.name.startswith(_HELD_BY_SEVERAL) for office in group)
    dashed = told is None and several and reading.content.startswith(_DASHES, end)
    match = _ITEM_OF_NAMES.search(passage) if dashed else told
    if match is None:
        return []
    starts = (each.start() for each in re.finditer(NAME_PATTERN, match["names"]))
    names = [read_name(reading, before_from + match.start("names") + at, sure=not dashed) for at in starts]
    found = [name for name in names if name is not None]
    return found if not dashed or len(found) == len(names) else []


def find_listed(reading: Reading, first: Name | Spoken) -> list[Name]:
    """Names with no cue that follow the first (`Các Phó Chủ tịch UBND tỉnh: A, B và C`)."""
    found: list[Name] = []
    at = first.name.end if isinstance(first, Spoken) else first.end
    for _ in range(_MAX_OTHERS):
        joint = _NEXT_NAME.match(reading.content, at)
        told = joint is not None and joint.end() not in reading.once(_office_starts)
        name = read_name(reading, joint.end(), sure=False) if joint is not None and told else None
        if name is None or reading.content.startswith(_OWN_OFFICE, name.end):
            break
        found.append(name)
        at = name.end
    return found


def find_items(reading: Reading, first: Name | Spoken, group: list[Office]) -> list[Name]:
    """Those of a list behind a colon, each with another office too (`các Ủy viên X: A, Giám đốc …; B, …`)."""
    start = first.start
    if not reading.content.startswith(": ", start - 2) or start - 2 != group[-1].end:
        return []
    found: list[Name] = []
    at = first.name.end if isinstance(first, Spoken) else first.end
    for _ in range(_MAX_OTHERS):
        item = _NEXT_ITEM.match(reading.content, at)
        name = read_name(reading, item.end(), sure=False) if item is not None else None
        if name is None:
            break
        found.append(name)
        at = name.end
    return found


def _office_starts(reading: Reading) -> frozenset[int]:
    return frozenset(office.start for office in reading.once(find_offices))


def find_sharers(reading: Reading, held: list[Holding], last: Holding) -> list[Holding]:
    """Holdings of those named before the last one where what is given is given to all.

    `ông A, Giám đốc …, và bà B, Giám đốc …, được bầu làm …`; held: the holdings of the passages before.
    """
    who = last.spoken
    if who is None or not reading.lower.endswith(_JOINED, 0, who.start):
        return []
    given = _given_to_all(reading, last)
    if not given:
        return []
    together = _TOGETHER.match(reading.lower, last.name.end) is not None
    before = {holding.name.start: holding for holding in held[-_MAX_OTHERS:]}
    ordered = reading.once(spoken_in_order)
    index = bisect_left(ordered, who.name.start, key=name_start)
    found: list[Holding] = []
    for other in reversed(ordered[max(0, index - _MAX_OTHERS) : index]):
        own = before.get(other.name.start)
        joint = reading.content[max(other.name.end, own.offices[-1].end if own else 0) : who.start]
        joined = joint in _JOINTS if found or together else _LAST_JOINT.fullmatch(joint) is not None
        if not (other.full and joined) or (own is not None and _is_given(reading, own)):
            break
        found.append(Holding(other.name, given, other))
        who = other
    return found


def _is_given(reading: Reading, holding: Holding) -> bool:
    """Whether a verb gives the offices (`A tái đắc cử …; B và C được bầu …`), so that the next is others'."""
    between = reading.lower[holding.name.end : holding.offices[0].start]
    return _MERELY.fullmatch(between) is None


def _given_to_all(reading: Reading, holding: Holding) -> tuple[Office, ...]:
    past = holding.name.end
    for index, office in enumerate(holding.offices):
        if past <= office.start and _OF_ALL.match(read_gap(reading, past, office.start)):
            return holding.offices[index:]
        past = office.end
    return ()
