"""The names of all units, of every era, in one automaton."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from extract.gazetteer.spelling import fold
from extract.gazetteer.table import Unit, UnitLevel, load_units
from extract.lexicon import load_lexicon
from extract.reading import Reading, lower_same_length

_LEXICON: dict[str, Any] = load_lexicon("places")
_ROWS = [[fold(word) for word in row] for row in _LEXICON["spellings"]["rows"]]
_SPELT = {word.lower(): row[0].lower() for row in _ROWS for word in row}
_ROMAN = {word: number for number, word in enumerate(_LEXICON["spotting"]["roman"], start=1)}
# Circumflex, breve and horn.
_UNMARKED = str.maketrans({"\u0302": "", "\u0306": "", "\u031b": "", "'": "", "-": " ", "y": "i"})
_FINAL_STOP = re.compile(r"(?P<vowel>[aeiou])\u0301?(?P<stop>[kcpt]|ch)$")
_UNHEARD = re.compile(r"([aeiou])[rh]$")
_HIGHLAND = frozenset(_SPELT.get(word, word) for word in _LEXICON["spellings"]["highland"])
_DATELINE_TYPES = frozenset(("", *(fold(word) for word in _LEXICON["types"])))
_LONGEST_TYPE = 12
_NOT_BARE = frozenset(fold(name) for name in _LEXICON["bare"]["never_bare"])


@dataclass(frozen=True, slots=True)
class Named:
    """The units of all eras that one bare name (folded, lower case) has named, by level.

    first_end: the ISO day on which the first of them ended; after every day where none has.
    """

    key: str
    province: tuple[Unit, ...]
    district: tuple[Unit, ...]
    commune: tuple[Unit, ...]
    first_end: str = "9999"

    def at(self, level: UnitLevel) -> tuple[Unit, ...]:
        """The units of one level."""
        return (
            self.province if level == "province" else self.district if level == "district" else self.commune
        )


class Hit(NamedTuple):
    """A name in the text, written with its capitals; offsets in code points.

    bare: whether it can name a unit without a type word before it.
    loose: whether it is a colloquial name, a place only where the words around it say so.
    """

    start: int
    end: int
    named: Named
    bare: bool
    loose: bool


@cache
def names() -> dict[str, Named]:
    """Every bare name: `cửa lò`, `1`."""
    found: dict[str, dict[str, list[Unit]]] = {}
    for unit in load_units():
        for name in bare_names(unit):
            units = found.setdefault(key_of(name), {}).setdefault(unit.level, [])
            if unit not in units:
                units.append(unit)
    return {
        key: _named(
            key,
            tuple(levels.get("province", ())),
            tuple(levels.get("district", ())),
            tuple(levels.get("commune", ())),
        )
        for key, levels in found.items()
    }


def _named(
    key: str, province: tuple[Unit, ...], district: tuple[Unit, ...], commune: tuple[Unit, ...]
) -> Named:
    ends = (unit.valid_to for units in (province, district, commune) for unit in units if unit.valid_to)
    return Named(key, province, district, commune, min(ends, default="9999"))


def key_of(name: str) -> str:
    """What every spelling of a bare, folded name has in common: `đắk hà` of `Đăk Hà`, `4` of `IV`."""
    if name.upper() in _ROMAN:
        return str(_ROMAN[name.upper()])
    return " ".join([_SPELT.get(syllable, syllable) for syllable in _in_digits(name).lower().split(" ")])


def _in_digits(name: str) -> str:
    """`hải châu 1` of `Hải Châu I`, which papers write either way."""
    first, _, last = name.rpartition(" ")
    return f"{first} {_ROMAN[last.upper()]}" if first and last.upper() in _ROMAN else name


def named_alike(name: str) -> Named | None:
    """The units whose names differ from a folded one in no more than what is left out of foreign names."""
    found = _by_sound().get(_sound(name))
    if found is None and name.partition(" ")[0] in _HIGHLAND:
        return _by_bare_sound().get(_bare_sound(name))
    return found


@cache
def _by_bare_sound() -> dict[str, Named]:
    found: dict[str, Named] = {}
    for named in names().values():
        if named.commune and named.key.partition(" ")[0] in _HIGHLAND:
            known = found.get(sound := _bare_sound(named.key))
            found[sound] = named if known is None else _merged(known, named)
    return found


def _bare_sound(name: str) -> str:
    """As `_sound`, without any mark and without the end that is hardly heard: `iamo` of `Ia Mơr`, `Ia Mơ`."""
    letters = unicodedata.normalize("NFD", name.lower()).translate(_UNMARKED)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "".join([_UNHEARD.sub(r"\1", syllable) for syllable in plain.split()])


@cache
def _by_sound() -> dict[str, Named]:
    found: dict[str, Named] = {}
    for named in names().values():
        known = found.get(sound := _sound(named.key))
        found[sound] = named if known is None else _merged(known, named)
    return found


def _merged(named: Named, other: Named) -> Named:
    return _named(
        named.key,
        named.province + other.province,
        named.district + other.district,
        named.commune + other.commune,
    )


def _sound(name: str) -> str:
    """A name without spaces, apostrophes and marks that change no tone: `đacmol` of `Đắk Môl`, `Đăk Mol`."""
    syllables = unicodedata.normalize("NFD", name.lower()).translate(_UNMARKED).split()
    return "".join([_FINAL_STOP.sub(_plain_stop, syllable) for syllable in syllables])


def _plain_stop(match: re.Match[str]) -> str:
    """A stop at the end leaves no choice of tone but one, which is as often left out."""
    return match["vowel"] + ("c" if match["stop"] == "k" else match["stop"])


def bare_names(unit: Unit) -> list[str]:
    """The names of every spelling without their type; the table's are folded already."""
    length = len(unit.type) + 1
    spellings = (unit.name, *unit.also.split("|")) if unit.also else (unit.name,)
    return [name[length:] for name in spellings]


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[Named, bool, bool]]]:
    """The automaton over every way of writing each name; for each pattern its name, `bare` and `loose`."""
    patterns: dict[str, tuple[Named, bool, bool]] = {}
    for name in dict.fromkeys(name for unit in load_units() for name in bare_names(unit)):
        if not name.isdigit():
            named = names()[key_of(name)]
            entry = (named, name.lower() not in _NOT_BARE and not named.key.isdigit(), False)
            patterns.update(dict.fromkeys(_written(name), entry))
    for written, entry in _respelt(patterns):
        patterns.setdefault(written, entry)
    for loose, aliases in ((False, _LEXICON["aliases"]), (True, _LEXICON["loose_aliases"])):
        for alias, key in aliases.items():
            for written in _written(fold(alias)):
                patterns[written] = (_alias(key_of(fold(alias)), names()[key_of(fold(key))]), True, loose)
    return AhoCorasick(list(patterns)), list(patterns.values())


def _respelt(patterns: dict[str, tuple[Named, bool, bool]]) -> list[tuple[str, tuple[Named, bool, bool]]]:
    """The names with a syllable in another spelling, as far as no unit has that name."""
    others = {word: [other for other in row if other != word] for row in _ROWS for word in row}
    found = []
    for written, entry in patterns.items():
        syllables = written.split(" ")
        for index, syllable in enumerate(syllables):
            for other in others.get(syllable, ()):
                found.append((" ".join((*syllables[:index], other, *syllables[index + 1 :])), entry))
    return found


def _alias(alias: str, named: Named) -> Named:
    """What the other name of `named` may mean: Sài Gòn is the city, and since 2025 one of its wards."""
    own = names().get(alias)
    return named if own is None else replace(named, commune=own.commune)


def _written(name: str) -> Iterator[str]:
    first, _, last = name.rpartition(" ")
    if first and (last in _ROMAN or (last.isdigit() and 0 < int(last) <= len(_ROMAN))):
        other = str(_ROMAN[last]) if last in _ROMAN else next(w for w, n in _ROMAN.items() if n == int(last))
        yield f"{first} {other}"
        yield f"{first.upper()} {other}"
    for variant in _variants(name) if "-" in name or "'" in name else (name,):
        yield variant
        yield variant.upper()
        words = variant.split(" ")
        yield " ".join(word[:1].upper() + word[1:] for word in words)
        yield " ".join(map(str.capitalize, words))
        yield variant.title()


def _variants(name: str) -> Iterator[str]:
    """With any spaces around the dashes and apostrophes, or without the apostrophes."""
    choices = {" - ": (" - ", "-", " ", "- ", " -"), "'": ("'", "' ", " '", " ' ", "")}
    yield from map("".join, product(*(choices.get(part, (part,)) for part in _split_marks(name))))


def _split_marks(name: str) -> list[str]:
    parts: list[str] = []
    for index, piece in enumerate(name.split(" - ")):
        if index:
            parts.append(" - ")
        for inner, part in enumerate(piece.split("'")):
            if inner:
                parts.append("'")
            parts.append(part)
    return parts


def find_cased(reading: Reading) -> str:
    """The content folded as names are, with its capitals; the same length as the content."""
    return fold(reading.content)


def find_folded(reading: Reading) -> str:
    """The content folded and in lower case; the same length as the content."""
    return lower_same_length(reading.once(find_cased))


def find_hits(reading: Reading) -> dict[int, list[Hit]]:
    """The names that begin at each offset, the longest first."""
    text = reading.once(find_cased)
    automaton, patterns = _automaton()
    found: dict[int, list[Hit]] = {}
    length = len(text)
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum():
            continue
        if end < length and text[end].isalnum() and not _is_dateline(text, start, end, patterns[index][0]):
            continue
        found.setdefault(start, []).insert(0, Hit(start, end, *patterns[index]))
    return found


def _is_dateline(text: str, start: int, end: int, named: Named) -> bool:
    """Whether a paragraph begins with a province that runs into its first word (`Hà NộiHai người`)."""
    if not named.province or not (text[end].isupper() and text[end + 1 : end + 2].islower()):
        return False
    line = text.rfind("\n", max(0, start - _LONGEST_TYPE), start) + 1 if start >= _LONGEST_TYPE else 0
    before = text[line:start] if start - line < _LONGEST_TYPE or line else "?"
    return before.strip().lower() in _DATELINE_TYPES
