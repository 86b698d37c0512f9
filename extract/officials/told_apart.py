"""Bodies that an office tells in its own way: a hamlet's cell, a faculty, a deputy's, a bare force."""

import re
from bisect import bisect_left

from extract.bodies.heads import fold_article
from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.bodies.places import PlaceRef, find_places_by_start, read_place, ref_of
from extract.bodies.spelling import old_tones
from extract.letters import LETTER, UPPER
from extract.localities import place_named_by
from extract.officials.names import NAME_PATTERN, read_name
from extract.officials.words import FOLDED, WORDS
from extract.phrases import any_of
from extract.reading import Reading

_CELL = re.compile(rf" (?:chi bộ|chi ủy) (?:{any_of(FOLDED['hamlets'])}) ")
_OWN = re.compile(
    rf"(?:(?:số )?\d{{1,3}}[A-Z]?"
    rf"|[{UPPER}][{LETTER}]*(?: (?:[{UPPER}][{LETTER}]*|\d{{1,2}}))*)(?![{LETTER}\d])"
)
_COMMA = re.compile(r",? ?\(?")
_FACULTY = re.compile(
    rf" (?P<name>[{UPPER}][{LETTER} &-]{{1,50}}?(?:, [{LETTER} ]{{2,20}}?)?)(?:,| -| –| của| thuộc)? $"
)
_DEPUTY = re.compile(
    rf" (?:(?:ông|bà|đồng chí) )?{NAME_PATTERN},? \((?i:{any_of(WORDS['seats'])})(?![{LETTER}])"
)
_NAMED_DEPUTY = re.compile(rf" (?:(?:ông|bà|đồng chí) )?{NAME_PATTERN},? \(")
_BARE_FORCE = re.compile(rf" công an(?=,|;|\.| (?:{any_of(FOLDED['bare_force'])})(?!\w))")
_INVESTIGATORS = re.compile(r" (?:cơ quan )(?:cảnh sát )?điều tra(?!\w)")
_ECHO = re.compile(
    rf" (?:(?:của|thuộc) )?(?P<head>(?i:{any_of(WORDS['echoes'])}))"
    rf"(?=[,.;:)\n]| (?:này|trên|đã|cho|nói|phát|trao|chia|thông|và|-|–) ?|$)"
)
# How many spaces a name has that can be no hamlet's with a person's behind it.
_MIDDLE_NAMES = (2, 3)
_FACULTY_REACH = 80
_NEAR = 12
_AHEAD = 160


def read_cell(reading: Reading, end: int) -> UnitMention | None:
    """`Bí thư| Chi bộ thôn 5, xã X`: the Party's cell of a hamlet, with its commune where that is told."""
    match = _CELL.match(reading.once(fold_article), end)
    stop = _end_of_hamlet(reading, match.end()) if match else None
    if match is None or stop is None:
        return None
    ref = _commune_behind(reading, stop)
    commune = (
        place_named_by(reading, "xã", end) if ref is None and reading.content[stop - 1].isdigit() else None
    )
    if commune is not None and commune.commune is not None:
        ref = ref_of(commune, stop)
    words = reading.content[end + 1 : stop]
    name = f"Chi bộ{words[len('chi bộ') :]}" + (f" {ref.name}" if ref is not None else "")
    return UnitMention(
        start=end + 1,
        end=stop,
        text=words,
        name=old_tones(name),
        kind="party",
        level=None,
        locality=ref.place if ref is not None else None,
        rule="office",
    )


def read_hamlet(reading: Reading, start: int, end: int, word: str) -> tuple[UnitMention | None, int]:
    """`Trưởng thôn| 5, xã X`, `Trưởng bản| Nà Lếch, xã X`: the hamlet with its commune, and where it ends.

    With no commune it is no unit; word: what it is (`thôn`).
    """
    stop = _end_of_hamlet(reading, end + 1) if reading.content.startswith(" ", end) else None
    if stop is None or _is_short_name(reading, end + 1, stop):
        return None, end
    own = reading.content[end + 1 : stop]
    ref = _commune_behind(reading, stop)
    past = max(stop, ref.end) if ref is not None else stop
    ref = ref or _commune_of_number(reading, end, stop)
    if ref is None:
        return None, stop
    unit = UnitMention(
        start=start,
        end=stop,
        text=reading.content[start:stop],
        name=old_tones(f"{word[:1].upper()}{word[1:]} {own} {ref.name}"),
        kind="other",
        locality=ref.place,
        rule="office",
    )
    return unit, past


def _end_of_hamlet(reading: Reading, start: int) -> int | None:
    """The end of a hamlet's own name or number, before the person that may be named right behind it."""
    own = _OWN.match(reading.content, start)
    if own is None or _is_person(reading, start, own.end()):
        return None
    space = reading.content.find(" ", start, own.end())
    while space >= 0:
        name = read_name(reading, space + 1, sure=False)
        if name is not None and name.end >= own.end() and name.text.count(" ") > 1:
            return space
        space = reading.content.find(" ", space + 1, own.end())
    return own.end()


def _is_person(reading: Reading, start: int, end: int) -> bool:
    """Whether it is no hamlet's name but all of a person's (`Trưởng bản Lò Văn Dẹ`)."""
    name = read_name(reading, start, sure=False)
    return name is not None and name.end >= end and name.text.count(" ") in _MIDDLE_NAMES


def _is_short_name(reading: Reading, start: int, end: int) -> bool:
    """Whether it is a person's name in two words, with no commune behind (`Trưởng bản Hồ Chiến`)."""
    name = read_name(reading, start, sure=False)
    return name is not None and name.end == end and _commune_behind(reading, end) is None


def _commune_behind(reading: Reading, end: int) -> PlaceRef | None:
    comma = _COMMA.match(reading.content, end)
    ref = read_place(reading, comma.end()) if comma else None
    return ref if ref is not None and ref.level == "commune" and ref.unresolved is None else None


def _commune_of_number(reading: Reading, start: int, end: int) -> PlaceRef | None:
    """The commune that the article is at, for a hamlet told by its number."""
    if not reading.content[end - 1].isdigit():
        return None
    commune = place_named_by(reading, "xã", start)
    return ref_of(commune, end) if commune is not None and commune.commune is not None else None


def read_faculty(reading: Reading, start: int, end: int) -> UnitMention | None:
    """`Trưởng |khoa Nội, Bệnh viện X`: the faculty, with the hospital or school that it is of."""
    mentions = reading.once(find_unit_mentions)
    index = bisect_left(mentions, end, key=_start)
    if index == len(mentions):
        return None
    body = mentions[index]
    if body.kind not in ("health", "education") or body.start - end > _FACULTY_REACH:
        return None
    named = _FACULTY.match(reading.content[end : body.start])
    if named is None:
        return None
    begins = reading.content.rfind(" ", start, end) + 1
    return UnitMention(
        start=begins,
        end=body.end,
        text=reading.content[begins : body.end],
        name=f"Khoa {old_tones(named['name'])} {body.name}",
        kind=body.kind,
        locality=body.locality,
        rule="office",
    )


def read_seat(reading: Reading, end: int) -> UnitMention | None:
    """`Đại biểu| A (đoàn Nghệ An)`, `… (đơn vị xã X)`: the assembly or council that sits."""
    councils = reading.once(_councils)
    if _sits_for_province(reading, end):
        councils = [each for each in councils if each.name == _ASSEMBLY]
    elif _DEPUTY.match(reading.content, end) is None:
        return None
    before = bisect_left(councils, end, key=_start)
    return councils[max(0, before - 1)] if councils else None


def _sits_for_province(reading: Reading, end: int) -> bool:
    """`Đại biểu| A (Nghệ An)`: only those of the National Assembly sit for a province."""
    match = _NAMED_DEPUTY.match(reading.content, end)
    place = reading.once(find_places_by_start).get(match.end()) if match is not None else None
    return place is not None and place.level == "province" and reading.content.startswith(")", place.end)


def _councils(reading: Reading) -> list[UnitMention]:
    mentions = reading.once(find_unit_mentions)
    return [m for m in mentions if m.kind == "council" and m.name.startswith(_COUNCILS)]


_ASSEMBLY = "Quốc hội"
_COUNCILS = ("HĐND", _ASSEMBLY)


def read_force(reading: Reading, end: int) -> UnitMention | None:
    """`Phó Trưởng| Công an, Thủ trưởng …`: the police named last, else those of a body named right after."""
    match = _BARE_FORCE.match(reading.once(fold_article), end)
    if match is None:
        return None
    mentions = reading.once(find_unit_mentions)
    at = bisect_left(mentions, end, key=_start)
    for mention in reversed(mentions[max(0, at - _NEAR) : at]):
        if mention.name.startswith("Công an ") and mention.level is not None:
            return _as_here(reading, mention, end + 1, match.end())
    for mention in mentions[at : at + 3]:
        name = mention.name[mention.name.find("Công an ") :]
        if mention.start - end < _AHEAD and name.startswith("Công an ") and mention.level is not None:
            return _as_here(reading, mention, end + 1, match.end(), name)
    return None


def read_echo(reading: Reading, end: int) -> UnitMention | None:
    """`Phó Giám đốc| Trung tâm`: the body of that kind that was named last."""
    match = _ECHO.match(reading.content, end)
    if match is None:
        return None
    word = WORDS["echoes"][match["head"].lower()]
    mentions = reading.once(find_unit_mentions)
    at = bisect_left(mentions, end, key=_start)
    near = reversed(mentions[max(0, at - _NEAR) : at])
    named = next((m for m in near if m.name.startswith(word + " ")), None)
    return (
        _as_here(reading, named, match.start("head"), match.end(), named.name) if named is not None else None
    )


def read_investigators(reading: Reading, end: int) -> UnitMention | None:
    """`Thủ trưởng| Cơ quan điều tra` right behind an office in the police: that of the same police."""
    match = _INVESTIGATORS.match(reading.once(fold_article), end)
    if match is None:
        return None
    mentions = reading.once(find_unit_mentions)
    at = bisect_left(mentions, end, key=_start)
    above = next(
        (m for m in reversed(mentions[max(0, at - _NEAR) : at]) if m.name.startswith("Công an ")), None
    )
    if above is None or above.level not in ("province", "district"):
        return None
    words = reading.content[end + 1 : match.end()]
    return _as_here(reading, above, end + 1, match.end(), f"{words[:1].upper()}{words[1:]} {above.name}")


def _as_here(
    reading: Reading, unit: UnitMention, start: int, end: int, name: str | None = None
) -> UnitMention:
    return UnitMention(
        start=start,
        end=end,
        text=reading.content[start:end],
        name=name or unit.name,
        kind=unit.kind,
        level=unit.level,
        locality=unit.locality,
        rule="office",
    )


def _start(mention: UnitMention) -> int:
    return mention.start
