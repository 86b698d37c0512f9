"""The names of all units, of every era, in one automaton."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from ahocorasick_rs import AhoCorasick

from extract.gazetteer.spelling import fold
from extract.gazetteer.table import Unit, load_units
from extract.lexicon import load_lexicon
from extract.reading import Reading


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
        found.setdefault(bare_key(unit), []).append(unit)
    return {key: tuple(units) for key, units in found.items()}


def bare_key(unit: Unit) -> str:
    """The folded name without its type."""
    name = fold(unit.name.lower())
    return name[len(unit.type) + 1 :]


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    patterns: dict[str, str] = {}
    for key in units_named():
        if not key.isdigit():
            for variant in _variants(key):
                patterns[variant] = key
    for alias, key in load_lexicon("places")["aliases"].items():
        patterns[fold(alias)] = fold(key)
    return AhoCorasick(list(patterns)), list(patterns.values())


def _variants(key: str) -> Iterator[str]:
    if "-" not in key and "'" not in key:
        yield key
        return
    choices = {" - ": (" - ", "-", " ", "- ", " -"), "'": ("'", "' ", " '", " ' ", "")}
    parts: list[tuple[str, ...]] = []
    for mark in _split_marks(key):
        parts.append(choices.get(mark, (mark,)))
    yield from map("".join, product(*parts))


def _split_marks(key: str) -> list[str]:
    parts: list[str] = []
    for index, piece in enumerate(key.split(" - ")):
        if index:
            parts.append(" - ")
        for inner, part in enumerate(piece.split("'")):
            if inner:
                parts.append("'")
            parts.append(part)
    return parts


def find_folded(reading: Reading) -> str:
    """The content folded for comparison with names; the same length as the content."""
    return fold(reading.lower)


def find_hits(reading: Reading) -> dict[int, Hit]:
    """The longest name at every offset where one begins."""
    text, content = reading.once(find_folded), reading.content
    automaton, keys = _automaton()
    found: dict[int, Hit] = {}
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        known = found.get(start)
        if known is not None and known.end >= end:
            continue
        if _is_word(text, start, end) and _is_capital(content, start, end):
            found[start] = Hit(start, end, keys[index])
    return found


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _is_capital(content: str, start: int, end: int) -> bool:
    if not content[start].isupper():
        return False
    space = content.find(" ", start, end)
    while space != -1:
        if content[space + 1].islower():
            return False
        space = content.find(" ", space + 1, end)
    return True
