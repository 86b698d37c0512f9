"""Where a reference to a paper may begin: the words for its kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from typing import Any

from extract.lexicon import load_lexicon
from extract.phrases import any_of, compile_phrases, find_phrases
from extract.reading import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """How papers of one kind are referred to; the fields are those of `documents.toml`."""

    name: str
    forms: tuple[str, ...]
    short: tuple[str, ...] = ()
    bare: str | None = None
    owned: str | None = None
    quoted: str | None = None
    titled: bool = False
    meetings: bool = False
    joint: bool = False
    whole: bool = False
    coded: bool = False
    near: bool = False
    least: int = 1
    standard: bool = False
    proven: bool = False
    vouched: bool = False
    aired: bool = False
    implied: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """A kind's word at `content[start:end]`.

    capital: its first letter is one; short: it is an abbreviation ("NQ").
    """

    start: int
    end: int
    kind: Kind
    capital: bool
    short: bool = False

    def allows(self, rule: str | None) -> bool:
        """Whether this head may have a form for which `documents.toml` says `rule`: any, capital or none."""
        return rule == "any" or (rule == "capital" and self.capital)


def _kind(entry: dict[str, Any]) -> Kind:
    lists = {"forms": tuple(form.lower() for form in entry["forms"]), "short": tuple(entry.get("short", ()))}
    return Kind(**{**entry, **lists})


_LEXICON = load_lexicon("documents")
KINDS = tuple(_kind(entry) for entry in _LEXICON["kinds"])
_KIND_OF = {form: kind for kind in KINDS for form in kind.forms}
_KIND_OF_SHORT = {short: kind for kind in KINDS for short in kind.short}
# A decoy is found like a kind, and swallows the kind's word inside it.
_PHRASES = compile_phrases([*_KIND_OF, *_LEXICON["decoys"]])
_SHORT = re.compile(rf"(?<![\w/.-])(?:{any_of(_KIND_OF_SHORT)})(?=\s+(?:số\b|\d))")


def find_heads(reading: Reading) -> Iterator[Head]:
    """The kinds' words in order, as whole words, those inside other words' meanings left out."""
    return merge(_words(reading), _abbreviations(reading), key=_start_of)


def _start_of(head: Head) -> int:
    return head.start


def _words(reading: Reading) -> Iterator[Head]:
    for word, start in find_phrases(_PHRASES, reading.lower):
        kind = _KIND_OF.get(word)
        if kind is not None:
            yield Head(
                start=start, end=start + len(word), kind=kind, capital=reading.content[start].isupper()
            )


def _abbreviations(reading: Reading) -> Iterator[Head]:
    for match in _SHORT.finditer(reading.content):
        kind = _KIND_OF_SHORT[match.group()]
        yield Head(start=match.start(), end=match.end(), kind=kind, capital=True, short=True)
