"""Where a reference to a paper may begin: the words for its kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.lexicon import load_lexicon
from extract.phrases import compile_phrases, find_phrases
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
    whole: bool = False
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
_PHRASES = compile_phrases([*_KIND_OF, *_LEXICON["decoys"]])


def find_heads(reading: Reading) -> Iterator[Head]:
    """The kinds' words in order, as whole words, those inside other words' meanings left out."""
    for word, start in find_phrases(_PHRASES, reading.lower):
        kind = _KIND_OF.get(word)
        if kind is not None:
            yield Head(
                start=start, end=start + len(word), kind=kind, capital=reading.content[start].isupper()
            )
