"""Where the text may name an administrative unit: after a type word, in a list behind one, or bare."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.gazetteer.spelling import fold
from extract.letters import LETTER, UPPER
from extract.lexicon import load_lexicon
from extract.localities.names import Hit, find_folded, find_hits
from extract.reading import Reading

_LEXICON: dict[str, Any] = load_lexicon("places")
_TYPES: dict[str, tuple[str, ...]] = {fold(word): tuple(types) for word, types in _LEXICON["types"].items()}
_SPOTTING = _LEXICON["spotting"]
_COMMITTEES = frozenset(map(fold, _SPOTTING["committees"]))
_INITIALS = frozenset(_SPOTTING["initials"])


def _any(words: list[str]) -> str:
    return "|".join(re.escape(fold(word)).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_TYPED = re.compile(
    rf"(?<!\w)(?P<type>{_any(list(_TYPES))})(?P<dot>\.?)(?P<gap>\s?)(?:(?:{_any(_SPOTTING['between'])})\s){{0,2}}(?=\w)"
)
_LED = re.compile(
    rf"(?<!\w)(?:{_any(_SPOTTING['plural'])}|\d{{1,3}})\s(?P<type>{_any(list(_TYPES))})\s"
    rf"(?P<gap>[^.;:\n\d]{{0,40}}?)(?:{_any(_SPOTTING['list_leads'])}|:)\s(?=\w)"
)
_PLURAL = re.compile(rf"(?:(?<!\w)(?:{_any(_SPOTTING['plural'])})|\d)\s$")
_NUMBER = re.compile(r"\d{1,2}(?![\w%]|[.,/:-]\d)")
_COUNTED = re.compile(rf"\s(?:{_any(list(_TYPES))}|thị\strấn)(?!\w)")
_UNKNOWN = re.compile(rf"[{UPPER}][{LETTER}'’]*(?:\s[{UPPER}][{LETTER}'’]*){{0,3}}")
_SEPARATOR = re.compile(rf"\s?(?:[,;/]\s?(?:(?:{_any(_SPOTTING['separators'])})\s)?|\s(?:{_any(_SPOTTING['separators'])})\s)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A possible mention: `content[start:end]`, its type word included; offsets in code points.

    key: folded bare name as in `units_named`, or what is written where no unit has such a name.
    types: official types that the word before may stand for; empty where the name stands bare.
    group: number that the members of one list share.
    known: whether any unit of any era has the name.
    """

    start: int
    name_start: int
    end: int
    key: str
    types: tuple[str, ...]
    group: int
    known: bool


def find_spots(reading: Reading) -> tuple[Spot, ...]:
    """All possible mentions in order, none overlapping another."""
    found: dict[int, Spot] = {}
    taken_to = 0
    for head, name_at, types, plural in _heads(reading):
        if head < taken_to:
            continue
        for spot in _read_list(reading, head, name_at, types=types, plural=plural):
            found[spot.name_start] = spot
            taken_to = spot.end
    spots = sorted(found.values(), key=_start)
    return tuple(sorted([*spots, *_bare(reading, spots)], key=_start))


def _start(spot: Spot) -> int:
    return spot.start


def _heads(reading: Reading) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    """Start of the mention, start of the name, types and whether a list is announced, in order."""
    text, content = reading.once(find_folded), reading.content
    heads: dict[int, tuple[int, int, tuple[str, ...], bool]] = {}
    for match in _LED.finditer(text):
        if content[match.end()].isupper():
            heads[match.end()] = (match.end(), match.end(), _TYPES[match["type"]], True)
    for match in _TYPED.finditer(text):
        at, word = match.end(), match["type"]
        if not (content[at].isupper() or content[at].isdigit()) or not _is_written_so(content, match):
            continue
        start = at if word in _COMMITTEES else match.start()
        plural = bool(_PLURAL.search(text, max(0, match.start() - 10), match.start()))
        heads[at] = (at if plural else start, at, _TYPES[word], plural)
    yield from sorted(heads.values())


def _is_written_so(content: str, match: re.Match[str]) -> bool:
    """Initials need a capital and a point, or a digit behind; whole words need a space."""
    word = match["type"]
    digit = content[match.end()].isdigit()
    if word in _INITIALS:
        return content[match.start()].isupper() and (bool(match["dot"]) or digit)
    if len(word) == 2 and word != "xã":
        return bool(match["dot"] or match["gap"])
    return bool(match["gap"]) and not match["dot"]


def _read_list(
    reading: Reading, head: int, name_at: int, *, types: tuple[str, ...], plural: bool
) -> Iterator[Spot]:
    text = reading.once(find_folded)
    first = _spot(reading, head, name_at, types=types, group=name_at)
    if first is None:
        return
    yield first
    end = first.end
    hits = reading.once(find_hits)
    while (separator := _SEPARATOR.match(text, end)) is not None:
        at = separator.end()
        if at not in hits and not (plural and _NUMBER.match(text, at)):
            return
        spot = _spot(reading, at, at, types=types if plural else (), group=name_at)
        if spot is None or (not plural and text[separator.start() : at].strip() in ",;/"):
            return
        yield spot
        end = spot.end


def _spot(reading: Reading, head: int, at: int, *, types: tuple[str, ...], group: int) -> Spot | None:
    text = reading.once(find_folded)
    hit = reading.once(find_hits).get(at)
    if hit is not None:
        return Spot(head, at, hit.end, hit.key, types, group, True)
    number = _NUMBER.match(text, at)
    if number is not None:
        if _COUNTED.match(text, number.end()):
            return None
        return Spot(head, at, number.end(), str(int(number.group())), types, group, True)
    unknown = _UNKNOWN.match(reading.content, at)
    if unknown is None:
        return None
    return Spot(head, at, unknown.end(), text[at : unknown.end()], types, group, False)


def _bare(reading: Reading, typed: list[Spot]) -> Iterator[Spot]:
    ends = iter([*typed, None])
    current = next(ends)
    taken_to = 0
    for start in sorted(reading.once(find_hits)):
        hit: Hit = reading.once(find_hits)[start]
        while current is not None and current.end <= start:
            taken_to, current = max(taken_to, current.end), next(ends)
        if start < taken_to or (current is not None and current.start < hit.end):
            continue
        yield Spot(start, start, hit.end, hit.key, (), start, True)
        taken_to = hit.end
