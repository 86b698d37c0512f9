"""Where the text may name an administrative unit: after a type word, in a list behind one, or bare."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.gazetteer.spelling import fold
from extract.gazetteer.table import Unit, UnitLevel
from extract.letters import LETTER, LOWER, UPPER
from extract.lexicon import load_lexicon
from extract.localities.names import (
    Hit,
    Named,
    bare_names,
    find_cased,
    find_folded,
    find_hits,
    key_of,
    named_alike,
    names,
)
from extract.reading import Reading

Types = tuple[str, ...]

_LEXICON: dict[str, Any] = load_lexicon("places")
_SPOTTING = _LEXICON["spotting"]
_WORDS: dict[str, Types] = {fold(word): tuple(types) for word, types in _LEXICON["types"].items()}
_BODIES: dict[str, Types] = {fold(word): tuple(types) for word, types in _LEXICON["bodies"].items()}
_FORCES: dict[str, Types] = {word: tuple(types) for word, types in _LEXICON["forces"].items()}
_SHORT: dict[str, Types] = {word: tuple(types) for word, types in _LEXICON["abbreviations"].items()}
_LEVELS: dict[str, frozenset[UnitLevel]] = {
    "Tỉnh": frozenset({"province"}),
    "Thành phố": frozenset({"province", "district"}),
    "Thị xã": frozenset({"district"}),
    "Huyện": frozenset({"district"}),
    "Quận": frozenset({"district"}),
    "Phường": frozenset({"commune"}),
    "Xã": frozenset({"commune"}),
    "Thị trấn": frozenset({"commune"}),
    "Đặc khu": frozenset({"commune"}),
}


def any_of(words: Iterable[str]) -> str:
    """An alternation of folded words, the longest first."""
    return "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))


_LONG_WORD = 6  # of several syllables, as names of other tongues are written together

_TYPE = any_of(_WORDS)
_AND = any_of(_SPOTTING["separators"])
_BETWEEN = re.compile(rf"(?:(?:{any_of(_SPOTTING['between'])})\s){{1,2}}")
# A letter first, then what must stand around it: the engine skips to the letter and tries nothing before.
_ABBREVIATED = re.compile(
    rf"[HPQTX](?<!\w.)(?:(?<=T)(?:\.?[PpXx]|[Tt])(?:\.\s?|\s)(?=[{UPPER}])|(?<!T)(?:\.\s?(?=[{UPPER}\d])|(?=\d)))"
)
_PLURAL = re.compile(
    rf"(?:(?<!\w)(?:{any_of(_SPOTTING['plural'])})|\d)\s(?:(?:{_TYPE})(?:,\s|\svà\s|\s?/\s?)){{0,3}}$"
)
_PLURAL_ENDS = frozenset({"và", *(fold(words).split()[-1] for words in _SPOTTING["plural"])})
_COUNT = re.compile(r"\d\s$")
_LEAD = re.compile(
    rf"(?:\s[^.;:\n\d(]{{0,40}}?)?(?:(?:\s(?:{any_of(_SPOTTING['list_leads'])})|\s?:)\s|\s\()(?:{_TYPE}\s)?(?=\w)"
)
_NUMBER = re.compile(r"\d{1,2}(?![\w%]|[.,/:-]\d)")
_ROMAN_NUMERAL = rf"(?:{any_of(_SPOTTING['roman'])})(?![\w.’'-])"
_LISTED_ROMAN = re.compile(_ROMAN_NUMERAL)
# "quận I", "phường IV", as older papers write; X and V alone stand for what is not told.
_ROMAN = re.compile(rf"(?![VX]\b){_ROMAN_NUMERAL}")
_NUMBERED = frozenset(("Quận", "Phường"))
_AFTER_NUMBER = re.compile(rf"\s(?!(?:{any_of(_SPOTTING['after_number'])})(?!\w))[a-zà-ỹđ]")
_TYPE_AFTER = re.compile(rf"\s(?:{_TYPE})(?!\w)")
_UNKNOWN = re.compile(rf"[{UPPER}][{LETTER}'’]*(?:\s[{UPPER}][{LETTER}'’]*){{0,3}}")
_HALF_CAPITAL = re.compile(rf"[{UPPER}][{LOWER}]*(?:\s[{LOWER}]+){{1,3}}(?![{LETTER}])")
_SEPARATOR = re.compile(rf"\s?(?:[,;/]\s?(?:(?:{_AND})\s)?|\s(?:{_AND})\s)")
_CHAINED = re.compile(r"\s?[,(]|\s-\s|\s(?:thuộc|của)\s")


@cache
def _levels(types: Types) -> frozenset[UnitLevel]:
    """The levels that all the types have, where they share one: `tỉnh, thành phố` are provinces."""
    shared = frozenset[UnitLevel].intersection(*(_LEVELS[word] for word in types)) if types else frozenset()
    return shared or frozenset(level for word in types for level in _LEVELS[word])


class Spot(NamedTuple):
    """A possible mention: `content[start:end]`, its type word included; offsets in code points.

    named: the units that have had the name; none of any level where no unit has.
    types: official types that the word before may stand for; empty where the name stands bare.
    group: number that the members of one list share.
    loose: whether it is a colloquial name that means a place only where the words around it say so.
    """

    start: int
    name_start: int
    end: int
    named: Named
    types: Types
    group: int
    loose: bool = False

    @property
    def is_commune(self) -> bool:
        """Whether the type word is a commune's."""
        return "commune" in _levels(self.types)

    def units(self, level: UnitLevel) -> tuple[Unit, ...]:
        """Units of a level that it may name, going by its type word's level alone."""
        if self.types and level not in _levels(self.types):
            return ()
        return self.named.at(level)


def find_spots(reading: Reading) -> tuple[Spot, ...]:
    """All possible mentions in order, none overlapping another."""
    found: list[Spot] = []
    taken_to = 0
    for start, name_at, types, plural in sorted(_heads(reading)):
        if name_at >= taken_to:
            listed = list(_read_list(reading, start, name_at, types=types, plural=plural))
            if plural and len(listed) > 1:
                listed[0] = listed[0]._replace(start=name_at)
            found += listed
            taken_to = listed[-1].end if listed else taken_to
    return tuple(sorted([*found, *_bare(reading, found)], key=_start))


def _start(spot: Spot) -> int:
    return spot.start


@cache
def _words() -> tuple[AhoCorasick, list[Types], list[bool], list[bool]]:
    """The automaton of words before names; for each its types, whether it is a body, and one by initials."""
    words = {**_WORDS, **_BODIES, **_FORCES}
    automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)
    bodies = [word in _BODIES or word in _FORCES for word in words]
    return automaton, list(words.values()), bodies, [word in _FORCES for word in words]


def _heads(reading: Reading) -> Iterator[tuple[int, int, Types, bool]]:
    """Start of a mention that stands alone, start of the name, types, and whether a list is announced."""
    text, cased = reading.once(find_folded), reading.once(find_cased)
    automaton, types, bodies, initials = _words()
    length = len(text)
    lists: dict[int, Types] = {}
    for index, start, end in automaton.find_matches_as_indexes(text):
        if (
            end + 1 >= length
            or (not text[end].isspace() and text[end] != ":")
            or (start and text[start - 1].isalnum())
            or (initials[index] and not cased[start:end].isupper())
        ):
            continue
        at, head = end + 1, _plural_head(text, start)
        if cased[at].islower() and (between := _BETWEEN.match(text, at)) is not None:
            at = between.end()
        # Thành ủy TP HCM: the abbreviation says the type, and begins a mention of its own
        typed_again = bodies[index] and _ABBREVIATED.match(cased, at) is not None
        if at < length and (cased[at].isupper() or cased[at].isdigit()) and not typed_again:
            yield (at if bodies[index] else start), at, _listed_types(types[index], head), head is not None
        if head is not None:
            for led in _led(reading, head, end, types[index]):
                lists[led[0]] = led[2]
                if _ABBREVIATED.match(cased, led[0]) is None:
                    yield led
    for match in _ABBREVIATED.finditer(cased):
        head, listed = _plural_head(text, match.start()), lists.get(match.start())
        types_ = _listed_types(_SHORT[match.group().strip().rstrip(".").lower()], head)
        more = tuple(word for word in listed or () if word not in types_)
        yield match.start(), match.end(), (*types_, *more), head is not None or listed is not None


def _led(
    reading: Reading, head: re.Match[str], end: int, types: Types
) -> Iterator[tuple[int, int, Types, bool]]:
    """A list whose names come only after some words: `các xã ven sông như A`; `2 xã (A và B)`."""
    cased = reading.once(find_cased)
    lead = _LEAD.match(reading.once(find_folded), end)
    if lead is None or not (cased[lead.end()].isupper() or cased[lead.end()].isdigit()):
        return
    types = (*types, *_types_in(head))
    if "(" in lead.group() and not _has_type(reading.once(find_hits).get(lead.end(), []), types):
        return
    yield lead.end(), lead.end(), types, True


def _types_in(head: re.Match[str]) -> Types:
    return tuple(word for before in re.findall(_TYPE, head.group()) for word in _WORDS[before])


def _listed_types(types: Types, head: re.Match[str] | None) -> Types:
    """With the types that a list is announced by (`các tỉnh, thành phố A, B`), where they share a level."""
    more = _types_in(head) if head is not None else ()
    shares = more and all(_LEVELS[word] & _levels(types) for word in more)
    return (*types, *more) if shares else types


def _plural_head(text: str, start: int) -> re.Match[str] | None:
    """The words before a type word that announce a list: `các`, `3`, `các huyện, `."""
    word = text[text.rfind(" ", max(0, start - 12), start - 1) + 1 : start].strip() if start > 1 else ""
    if word in _PLURAL_ENDS or word.isdigit() or word.endswith((",", "/")):
        return _PLURAL.search(text, max(0, start - 60), start)
    return None


def _read_list(reading: Reading, start: int, name_at: int, *, types: Types, plural: bool) -> Iterator[Spot]:
    text = reading.once(find_folded)
    spot = _spot(reading, start, name_at, types=types, group=name_at)
    if spot is None or (spot.named.key.isdigit() and _is_count(text, start, spot.end)):
        return
    yield spot
    numbers = spot.named.key.isdigit()
    numeral = _NUMBER if text[name_at].isdigit() or not numbers else _LISTED_ROMAN
    while (separator := _SEPARATOR.match(text, spot.end)) is not None:
        at = separator.end()
        hits = reading.once(find_hits).get(at)
        number = numeral.match(reading.content, at) if numbers or plural else None
        if number is not None and _AFTER_NUMBER.match(text, number.end()):
            return
        if number is None and not (plural and _goes_on(reading, at, types, hits or [])):
            return
        spot = _spot(reading, at, at, types=types, group=name_at)
        if spot is None:
            return
        yield spot


def _goes_on(reading: Reading, at: int, types: Types, hits: list[Hit]) -> bool:
    """Whether the next name of a list begins at `at`, of its type, however it is spelt."""
    if _has_type(hits, types):
        return True
    unknown = _UNKNOWN.match(reading.content, at)
    if unknown is None or any(hit.named.at(level) for hit in hits for level in _levels(types)):
        return False  # `các tỉnh A và Hải Phòng`
    return _spelt_otherwise(reading.once(find_folded), at, unknown.end(), types) is not None


def _has_type(hits: list[Hit], types: Types) -> bool:
    """Whether a name can go on a list of this type: no `quận` is called Hà Nội."""
    return any(unit.type in types for hit in hits for level in _levels(types) for unit in hit.named.at(level))


def _is_count(text: str, start: int, end: int) -> bool:
    """`4 phường 3 xã` counts; `phường 3, xã` and `phường 3 quận 1` name."""
    return (
        _COUNT.search(text, max(0, start - 4), start) is not None and _TYPE_AFTER.match(text, end) is not None
    )


def _spot(reading: Reading, start: int, at: int, *, types: Types, group: int) -> Spot | None:
    """The longest name at `at` that a unit of a fitting level has had; else the capitals there."""
    text = reading.once(find_folded)
    hits = reading.once(find_hits).get(at, ())
    for hit in hits:
        if text[hit.end - 1].isdigit() and _counts(text, at, hit):
            continue
        if not types or any(hit.named.at(level) for level in _levels(types)):
            return Spot(start, at, hit.end, hit.named, types, group)
    if len(types) > 1 and any(hit.named.at(level) for hit in hits for level in _levels(types[:1])):
        return _spot(reading, start, at, types=types[:1], group=group)  # các tỉnh và thành phố Vinh
    half = _half_capital(reading, at, types)
    if half is not None:
        return Spot(start, at, half[0], half[1], types, group)
    number = _NUMBER.match(text, at)
    if number is not None:
        named = names().get(str(int(number.group())))
        return Spot(start, at, number.end(), named, types, group) if named is not None else None
    roman = _ROMAN.match(reading.content, at) if _NUMBERED.intersection(types) else None
    if roman is not None:
        named = names().get(key_of(roman.group()))
        return Spot(start, at, roman.end(), named, types, group) if named is not None else None
    unknown = _UNKNOWN.match(reading.content, at) if not any(hit.named.province for hit in hits) else None
    if unknown is None or unknown.end() - at < 2:
        return None
    alike = _spelt_otherwise(text, at, unknown.end(), types)
    if alike is not None:
        return Spot(start, at, alike[0], alike[1], types, group)
    end = max(unknown.end(), hits[0].end if hits else 0)
    return Spot(start, at, end, Named(text[at:end], (), (), ()), types, group)


def _counts(text: str, at: int, hit: Hit) -> bool:
    """`phường Hải Châu |2 người`: a number that no list has there, before what it may count."""
    units = (*hit.named.province, *hit.named.district, *hit.named.commune)
    written = text[at : hit.end]
    return _AFTER_NUMBER.match(text, hit.end) is not None and not any(
        written == name.lower() for unit in units for name in bare_names(unit)
    )


def _half_capital(reading: Reading, at: int, types: Types) -> tuple[int, Named] | None:
    """End and units of a name with a capital at the start alone (`quận |Hà đông`)."""
    match = _HALF_CAPITAL.match(reading.once(find_cased), at) if types else None
    words = match.group().lower().split(" ") if match is not None else []
    for count in range(len(words), 1, -1):
        named = names().get(key_of(name := " ".join(words[:count])))
        if named is not None and any(named.at(level) for level in _levels(types)):
            return at + len(name), named
    return None


def _spelt_otherwise(text: str, at: int, end: int, types: Types) -> tuple[int, Named] | None:
    """End and units of the longest name there that is written in another way than any list has it."""
    while types and (" " in text[at:end] or end - at >= _LONG_WORD):
        named = named_alike(text[at:end])
        if named is not None and any(named.at(level) for level in _levels(types)):
            return end, named
        end = max(at, text.rfind(" ", at, end))
    return None


def _bare(reading: Reading, typed: list[Spot]) -> Iterator[Spot]:
    """Names that no type word governs, where a province, a district or part of an address could be meant."""
    text = reading.once(find_folded)
    communes = {spot.named.key for spot in typed if spot.named.commune}
    spans = iter([*((spot.start, spot.end) for spot in typed), (len(text) + 1, len(text) + 1)])
    next_start, next_end = next(spans)
    taken_to = 0
    hits = reading.once(find_hits)
    for start in sorted(hits):
        while next_end <= start:
            taken_to = max(taken_to, next_end)
            next_start, next_end = next(spans)
        hit = hits[start][0]
        if start < taken_to or next_start < hit.end or not hit.bare:
            continue
        taken_to = hit.end
        named = hit.named
        if named.province or named.district or named.key in communes or _CHAINED.match(text, hit.end):
            yield Spot(start, start, hit.end, named, (), start, hit.loose)
