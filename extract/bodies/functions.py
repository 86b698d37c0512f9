"""What an organisation is for: the words after its head, as lexicon/functions.toml knows them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product
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
        self._known = {fold_tones(form.lower()): value for form, value in reversed(entries.items())}
        lengths: dict[str, set[int]] = {}
        for form in self._known:
            lengths.setdefault(_first_word(form, 0), set()).add(len(form))
        self._lengths = {first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()}

    def at(self, folded: str, offset: int) -> tuple[int, Any] | None:
        """(end, value) of the longest phrase that begins at `offset` and ends at a word boundary."""
        for length in self._lengths.get(_first_word(folded, offset), ()):
            end = offset + length
            form = folded[offset:end]
            if (
                end <= len(folded)
                and form in self._known
                and (end == len(folded) or not folded[end].isalnum())
            ):
                return end, self._known[form]
        return None


class Functions(Lookup):
    """Complete names, and those put together from a list of what is fought (`… về kinh tế và ma túy`)."""

    def __init__(self, entries: dict[str, Any], series: dict[str, Any]) -> None:
        super().__init__(entries)
        self._lead: str = series["lead"]
        self._subjects = {fold_tones(form): name for form, name in series["subjects"].items()}
        leads, subjects = _any(map(fold_tones, series["forms"])), _any(self._subjects)
        self._first = frozenset(_first_word(fold_tones(form), 0) for form in series["forms"])
        self._stem: str = series["stem"]
        self._initials = frozenset(word[0] for word in self._first)
        self._series = re.compile(rf"(?:{leads}) (?:{subjects})(?:(?:{_SERIES_JOINT})(?:{subjects}))*(?!\w)")
        self._listed = re.compile(rf"(?P<joint>{_SERIES_JOINT}|^)(?P<subject>{subjects})(?!\w)")
        self._leads = re.compile(rf"(?:{leads}) ")

    def at(self, folded: str, offset: int) -> tuple[int, Any] | None:
        """As of Lookup: the longest name that begins at `offset`."""
        known = super().at(folded, offset)
        if (
            folded[offset : offset + 1] not in self._initials
            or _first_word(folded, offset) not in self._first
        ):
            return known
        match = self._series.match(folded, offset)
        if match is None or (known is not None and known[0] >= match.end()):
            return known
        return match.end(), Function(self._name(match.group()), "police")

    def _name(self, written: str) -> str:
        subjects = self._leads.sub("", written, count=1)
        return self._lead + "".join(
            _SERIES_JOINTS.get(each["joint"], " và ") + self._subjects[each["subject"]]
            for each in self._listed.finditer(subjects)
        )


_SERIES_JOINTS = {"": " ", ", ": ", ", " - ": " - ", "-": " - "}
_SERIES_JOINT = ", | và | - |-|/| & |&"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _first_word(folded: str, offset: int) -> str:
    match = _WORD.match(folded, offset)
    return match.group() if match is not None else ""


@cache
def load_functions() -> Functions:
    """Complete names and their short forms, as Function."""
    lexicon = load_lexicon("functions")
    entries: dict[str, Function] = {}
    for kind, names in lexicon["kinds"].items():
        for name in names:
            entries.setdefault(name.lower(), Function(name, None if kind == "government" else kind))
    for form, name in lexicon["forms"].items():
        entries[form] = entries.get(name.lower(), Function(name, None))
    for form, function in tuple(entries.items()):
        for variant in _otherwise_joined(form):
            entries.setdefault(variant, function)
    return Functions(entries, lexicon["series"])


_JOINTS = {
    ", ": (", ", " - ", "-"),
    " và ": (" và ", " - ", "-", "- ", " & ", "&"),
    " - ": (" - ", "-", "- ", " -"),
}
_SPLIT = re.compile("(" + "|".join(_JOINTS) + ")")
_MAX_PIECES = 7


def _otherwise_joined(form: str) -> list[str]:
    """The same words joined by dashes: `văn hóa - thể thao` for `văn hóa và thể thao`."""
    pieces = _SPLIT.split(form)
    if not 1 < len(pieces) <= _MAX_PIECES:
        return []
    return ["".join(choice) for choice in product(*(_JOINTS.get(piece, (piece,)) for piece in pieces))]


@cache
def load_words() -> Lookup:
    """Words of which other names are made; the value is how they are written out."""
    short = load_lexicon("functions")["words"]["short"]
    words = [*load_lexicon("functions")["words"]["list"], *short]
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
