"""What an organisation is for: the words after its head, as lexicon/functions.toml knows them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.bodies.spelling import fold_tones
from extract.facts import UnitKind
from extract.lexicon import load_lexicon

_WORD = re.compile(r"[^\W_]{1,12}")


@dataclass(frozen=True, slots=True)
class Function:
    """A complete name (`Giáo dục và Đào tạo`); `kind` is None where the head's own kind stands."""

    name: str
    kind: UnitKind | None


class Lookup:
    """Phrases by their first word, so that the longest one at an offset is found without a search."""

    def __init__(self, entries: dict[str, Any]) -> None:
        self._by_first: dict[str, list[tuple[str, Any]]] = {}
        for form, value in entries.items():
            folded = fold_tones(form.lower())
            self._by_first.setdefault(_first_word(folded, 0), []).append((folded, value))
        for options in self._by_first.values():
            options.sort(key=_length, reverse=True)

    def at(self, folded: str, offset: int) -> tuple[int, Any] | None:
        """(end, value) of the longest phrase that begins at `offset` and ends at a word boundary."""
        for form, value in self._by_first.get(_first_word(folded, offset), ()):
            end = offset + len(form)
            if folded.startswith(form, offset) and (end == len(folded) or not folded[end].isalnum()):
                return end, value
        return None


def _length(entry: tuple[str, Any]) -> int:
    return len(entry[0])


def _first_word(folded: str, offset: int) -> str:
    match = _WORD.match(folded, offset)
    return match.group() if match is not None else ""


@cache
def load_functions() -> Lookup:
    """Complete names and their short forms, as Function."""
    lexicon = load_lexicon("functions")
    entries: dict[str, Function] = {}
    for kind, names in lexicon["kinds"].items():
        for name in names:
            entries.setdefault(name.lower(), Function(name, None if kind == "government" else kind))
    for form, name in lexicon["forms"].items():
        entries[form] = entries.get(name.lower(), Function(name, None))
    return Lookup(entries)


@cache
def load_words() -> Lookup:
    """Words of which other names are made; the value is how they are written out."""
    short = {"antq": "an ninh Tổ quốc", "ntm": "nông thôn mới", "antt": "an ninh trật tự"}
    words = load_lexicon("functions")["words"]["list"]
    return Lookup({word: short.get(word) for word in words})


@cache
def load_proper_words() -> Lookup:
    """Words before the own name of a school, hospital or company."""
    lexicon = load_lexicon("functions")
    return Lookup({word: lexicon["expand"].get(word) for word in lexicon["proper"]["words"]})


@cache
def load_school_words() -> Lookup:
    """The words with which the name of a school begins."""
    return Lookup(dict.fromkeys(load_lexicon("functions")["proper"]["school"], True))
