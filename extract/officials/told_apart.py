"""Bodies that an office tells in its own way: a hamlet's cell, a faculty, a deputy's, a bare force."""

import re
from bisect import bisect_left

from extract.bodies.heads import fold_article
from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.bodies.places import read_place, ref_of
from extract.bodies.spelling import old_tones
from extract.letters import LETTER, UPPER
from extract.localities import place_named_by
from extract.officials.names import NAME_PATTERN
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
_BARE_FORCE = re.compile(rf" công an(?=,|;|\.| (?:{any_of(FOLDED['bare_force'])})(?!\w))")
_INVESTIGATORS = re.compile(r" (?:cơ quan )(?:cảnh sát )?điều tra(?!\w)")
_ECHO = re.compile(
    rf" (?:(?:của|thuộc) )?(?P<head>(?i:{any_of(WORDS['echoes'])}))"
    rf"(?=[,.;:)\n]| (?:này|trên|đã|cho|nói|phát|trao|chia|thông|và|-|–) ?|$)"
)
_FACULTY_REACH = 80
_NEAR = 12
_AHEAD = 160


def read_cell(reading: Reading, end: int) -> UnitMention | None:
    """`Bí thư| Chi bộ thôn 5, xã X`: the Party's cell of a hamlet, with its commune where that is told."""
    match = _CELL.match(reading.once(fold_article), end)
    own = _OWN.match(reading.content, match.end()) if match else None
    if match is None or own is None:
        return None
    comma = _COMMA.match(reading.content, own.end())
    ref = read_place(reading, comma.end()) if comma else None
    if ref is not None and (ref.level != "commune" or ref.unresolved is not None):
        ref = None
    commune = place_named_by(reading, "xã", end) if ref is None and own.group()[-1].isdigit() else None
    if commune is not None and commune.commune is not None:
        ref = ref_of(commune, own.end())
    words = reading.content[end + 1 : own.end()]
    name = f"Chi bộ{words[len('chi bộ') :]}" + (f" {ref.name}" if ref is not None else "")
    return UnitMention(
        start=end + 1,
        end=own.end(),
        text=words,
        name=old_tones(name),
        kind="party",
        level=None,
        locality=ref.place if ref is not None else None,
        rule="office",
    )


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
    match = _DEPUTY.match(reading.content, end)
    if match is None:
        return None
    councils = reading.once(_councils)
    before = bisect_left(councils, end, key=_start)
    return councils[max(0, before - 1)] if councils else None


def _councils(reading: Reading) -> list[UnitMention]:
    mentions = reading.once(find_unit_mentions)
    return [m for m in mentions if m.kind == "council" and m.name.startswith(_COUNCILS)]


_COUNCILS = ("HĐND", "Quốc hội")


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
