"""Where a reference to a paper may begin: the words for its kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.lexicon import load_lexicon
from extract.reading import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """How papers of one kind are referred to; the fields are those of `documents.toml`."""

    name: str
    forms: tuple[str, ...]
    bare: str | None = None
    owned: str | None = None
    quoted: bool = False
    titled: bool = False
    meetings: bool = False
    joint: bool = False
    implied: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """A kind's word at `content[start:end]`; `capital` when its first letter is one."""

    start: int
    end: int
    kind: Kind
    capital: bool


def _kind(entry: dict[str, Any]) -> Kind:
    return Kind(**{**entry, "forms": tuple(form.lower() for form in entry["forms"])})


_LEXICON = load_lexicon("documents")
KINDS = tuple(_kind(entry) for entry in _LEXICON["kinds"])
_KIND_OF = {form: kind for kind in KINDS for form in kind.forms}
# A decoy is found like a kind, and swallows the kind's word inside it.
_PATTERNS = [*_KIND_OF, *_LEXICON["decoys"]]
# What the longest pattern hides when it ends inside a word ("luật gia" in "luật giao thông").
_SHORTER = {
    pattern: sorted(
        (other for other in _PATTERNS if other != pattern and pattern.startswith(other)), key=len
    )[::-1]
    for pattern in _PATTERNS
}
_AUTOMATON = AhoCorasick(_PATTERNS, matchkind=MatchKind.LeftmostLongest)


def find_heads(reading: Reading) -> Iterator[Head]:
    """The kinds' words in order, as whole words, those inside other words' meanings left out."""
    for index, start, _ in _AUTOMATON.find_matches_as_indexes(reading.lower):
        word = _whole_word(reading.lower, start, _PATTERNS[index])
        kind = _KIND_OF.get(word)
        if kind is not None:
            yield Head(
                start=start, end=start + len(word), kind=kind, capital=reading.content[start].isupper()
            )


def _whole_word(text: str, start: int, pattern: str) -> str:
    """The longest pattern at `start` that ends with a word; empty where none does."""
    if start > 0 and text[start - 1].isalnum():
        return ""
    for word in (pattern, *_SHORTER[pattern]):
        end = start + len(word)
        if end == len(text) or not text[end].isalnum():
            return word
    return ""
