"""Who signs: an office on a line of its own with the name below, or a name with the office below it.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Văn A
"""

import re
from bisect import bisect_right

from extract.bodies.heads import find_heads, fold_article
from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.officials.lists import Holding
from extract.officials.names import Name, read_name
from extract.officials.offices import Office, find_offices
from extract.officials.speech import Spoken, find_spoken
from extract.officials.words import FOLDED, WORDS
from extract.phrases import any_of
from extract.reading import Reading
from extract.sentences import find_paragraphs

_FOR = any_of(FOLDED["signs_for"])
_BEFORE = re.compile(rf"[ \t]*(?:(?:{_FOR})[ \t]{{0,2}}){{0,2}}")
_ON_BEHALF = re.compile(rf"[ \t]*(?:{_FOR})[ \t]{{0,2}}")
_SIGNED = frozenset(FOLDED["signed"])
_NAMED_BY_HEAD: dict[str, list[str]] = WORDS["signs"]
_MARKS = " \t.:,()"
_ENDS = ("\n", " \n", ".\n", ":\n")
_LONGEST = 90
_NOTES_BETWEEN = 2


def find_signatures(reading: Reading) -> tuple[Holding, ...]:
    """The offices of those who sign, each in its own line beside a line that holds nothing but a name."""
    found = []
    for at, office in sorted(reading.once(_offices_by_line).items()):
        who = _signer(reading, at) or _named_above(reading, at, office)
        if who is not None:
            spoken = who if isinstance(who, Spoken) else None
            unit = office.unit or _body_of(reading, at, office)
            found.append(Holding(_name(who), (office._replace(unit=unit),), spoken))
    return tuple(found)


def _offices_by_line(reading: Reading) -> dict[int, Office]:
    """The offices that have a line to themselves, but for in whose place they are, by the line's index."""
    ending = [office for office in reading.once(find_offices) if _ends_line(reading, office.end)]
    if not ending:
        return {}
    lines, folded = reading.once(find_paragraphs), reading.once(fold_article)
    found = {}
    for office in ending:
        at = bisect_right(lines, (office.start, len(folded))) - 1
        line = lines[at]
        if (
            line.end - line.start <= _LONGEST
            and _BEFORE.fullmatch(folded, line.start, office.start) is not None
        ):
            found[at] = office
    return found


def _ends_line(reading: Reading, end: int) -> bool:
    return reading.content.startswith(_ENDS, end) or end >= len(reading.content) - 1


def _signer(reading: Reading, at: int) -> Name | Spoken | None:
    """Whoever is named alone below an office in capitals, notes that it is signed left out.

    In a list of names with the office below each, the name above is no office's that stands above it.
    """
    listed = _named_in(reading, at - 1) is not None and at - 2 not in reading.once(_offices_by_line)
    if listed or not _words(reading, reading.content, at).isupper():
        return None
    below = at + 1
    while below <= at + _NOTES_BETWEEN and _words(reading, reading.once(fold_article), below) in _SIGNED:
        below += 1
    return _named_in(reading, below)


def _named_above(reading: Reading, at: int, office: Office) -> Spoken | None:
    """Whoever is named with a rank or an honorific alone on the line above an office with its body."""
    who = _named_in(reading, at - 1)
    if office.unit is None or not isinstance(who, Spoken) or who.start < reading.title_end:
        return None
    return None if at - 2 in reading.once(_offices_by_line) else who


def _named_in(reading: Reading, at: int) -> Name | Spoken | None:
    """The full name that a line holds, with what it is called by, and nothing besides."""
    lines = reading.once(find_paragraphs)
    if not 0 <= at < len(lines) or lines[at].end - lines[at].start > _LONGEST:
        return None
    start, end = lines[at]
    spoken = reading.once(find_spoken).get(start)
    if spoken is not None and spoken.full and spoken.name.end == end:
        return spoken
    name = read_name(reading, start, sure=False)
    return name if name is not None and name.end == end else None


def _words(reading: Reading, text: str, at: int) -> str:
    """The words of a short line, without the marks around them."""
    lines = reading.once(find_paragraphs)
    short = 0 <= at < len(lines) and lines[at].end - lines[at].start <= _LONGEST
    return text[lines[at].start : lines[at].end].strip(_MARKS) if short else ""


def _body_of(reading: Reading, at: int, office: Office) -> UnitMention | None:
    """The one body of the article that such an office signs for: the one named above it, or its kind's."""
    wanted = _on_behalf(reading, at) or tuple(_NAMED_BY_HEAD.get(office.title.name.removeprefix("Phó "), ()))
    known = reading.once(_bodies_known)
    if wanted not in known:
        heads = tuple(f"{word} " for word in wanted)
        bodies = {each.name: each for each in reading.once(find_unit_mentions) if each.name.startswith(heads)}
        known[wanted] = next(iter(bodies.values())) if heads and len(bodies) == 1 else None
    return known[wanted]


def _bodies_known(_: Reading) -> dict[tuple[str, ...], UnitMention | None]:
    return {}


def _on_behalf(reading: Reading, at: int) -> tuple[str, ...]:
    """The head of the body on a line above (`TM. |ỦY BAN NHÂN DÂN`)."""
    lines = reading.once(find_paragraphs)
    for line in reversed(lines[max(0, at - 2) : at]):
        mark = _ON_BEHALF.match(reading.once(fold_article), *line)
        hit = reading.once(find_heads).get(mark.end()) if mark is not None else None
        if hit is not None and hit.head.after == "place":
            return (hit.head.name,)
    return ()


def _name(who: Name | Spoken) -> Name:
    return who.name if isinstance(who, Spoken) else who
