"""The names of all units, of every era, in one automaton."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from ahocorasick_rs import AhoCorasick

from extract.gazetteer.spelling import fold
from extract.gazetteer.table import Unit, load_units
from extract.lexicon import load_lexicon
from extract.reading import Reading, lower_same_length


@dataclass(frozen=True, slots=True)
class Hit:
    """The name of some unit in the text, with a capital on every syllable; `key` names it in `units_named`."""

    start: int
    end: int
    key: str


@cache
def units_named() -> dict[str, tuple[Unit, ...]]:
    """Units of all eras by their bare name, folded: `cửa lò`, `1`."""
    found: dict[str, list[Unit]] = {}
    for unit in load_units():
        for name in bare_names(unit):
            found.setdefault(name.lower(), []).append(unit)
    return {key: tuple(units) for key, units in found.items()}


def bare_names(unit: Unit) -> list[str]:
    """The names of every spelling without their type, folded."""
    length = len(unit.type) + 1
    return [fold(name[length:]) for name in (unit.name, *filter(None, unit.also.split("|")))]


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    """The automaton over every way of writing each name, and the key of each of its patterns."""
    patterns: dict[str, str] = {}
    for unit in load_units():
        for name in bare_names(unit):
            if not name.isdigit():
                for variant in _variants(name):
                    patterns[variant] = name.lower()
    for alias, key in load_lexicon("places")["aliases"].items():
        patterns[fold(alias)] = fold(key).lower()
    for pattern, key in list(patterns.items()):
        patterns[pattern.upper()] = key
        patterns[_capitalised(pattern)] = key
    return AhoCorasick(list(patterns)), list(patterns.values())


def _capitalised(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split(" "))


def _variants(name: str) -> Iterator[str]:
    if "-" not in name and "'" not in name:
        yield name
        return
    choices = {" - ": (" - ", "-", " ", "- ", " -"), "'": ("'", "' ", " '", " ' ", "")}
    parts: list[tuple[str, ...]] = []
    for mark in _split_marks(name):
        parts.append(choices.get(mark, (mark,)))
    yield from map("".join, product(*parts))


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


def find_folded(reading: Reading) -> str:
    """The content folded and in lower case; the same length as the content."""
    return lower_same_length(reading.once(_find_cased))


def _find_cased(reading: Reading) -> str:
    return fold(reading.content)


def find_hits(reading: Reading) -> dict[int, Hit]:
    """The longest name at every offset where one begins."""
    text = reading.once(_find_cased)
    automaton, keys = _automaton()
    found: dict[int, Hit] = {}
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        known = found.get(start)
        if (known is None or known.end < end) and _is_word(text, start, end):
            found[start] = Hit(start, end, keys[index])
    return found


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
