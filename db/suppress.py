"""What must not be published: articles, and people by name. Every build and export obeys it."""

import re
import sqlite3
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal
from urllib.parse import unquote

from db.fold import fold, one_tone_spelling
from db.people import normal_name
from extract.lexicon import load_lexicon

Kind = Literal["article", "person"]
COVER = "█"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """An article's id or a person's name, and why, for the record; the reason is never published."""

    kind: Kind
    value: str
    reason: str | None
    added_at: str


def suppress(connection: sqlite3.Connection, kind: Kind, value: str, *, reason: str | None, now: str) -> None:
    """Put an article or a person on the list; a second time changes the reason only."""
    connection.execute(
        "INSERT INTO suppressions (kind, value, reason, added_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, value) DO UPDATE SET reason = excluded.reason",
        [kind, normal_name(value) if kind == "person" else value, reason, now],
    )


def lift_suppression(connection: sqlite3.Connection, kind: Kind, value: str) -> bool:
    """Take an article or a person off the list; whether it was there."""
    value = normal_name(value) if kind == "person" else value
    gone = connection.execute("DELETE FROM suppressions WHERE kind = ? AND value = ?", [kind, value])
    return gone.rowcount > 0


def suppressions(connection: sqlite3.Connection) -> list[Suppression]:
    """The list, in the order in which it grew."""
    rows = connection.execute("SELECT kind, value, reason, added_at FROM suppressions ORDER BY id")
    return [
        Suppression(kind=kind, value=value, reason=reason, added_at=added_at)
        for kind, value, reason, added_at in rows
    ]


class Names:
    """Names to be covered in every text, whatever the capitals, the placement of the tone, or no accents."""

    def __init__(self, names: Iterable[str]) -> None:
        plain = [normal_name(name) for name in names]
        # One word without its accents may be another word; a whole name is hardly ever.
        written = {name.lower() for name in plain} | {fold(name) for name in plain if " " in name}
        self._names = {name.lower() for name in plain}
        self._pattern = re.compile(rf"(?<!\w)(?:{_any_of(written)})(?!\w)")
        short = {form.lower() for name in plain for form in _short_forms(name)}
        self._short = re.compile(rf"(?<!\w)(?:{_any_of(_spoken_of())})\s+(?P<name>{_any_of(short)})(?!\w)")
        # Every form has it, so that most texts need not be searched.
        self._last = {fold(name.split()[-1]) for name in plain if name}
        self._slugs = [_slug(name) for name in plain]

    def __bool__(self) -> bool:
        return bool(self._names)

    def has(self, name: str | None) -> bool:
        """Whether `name` is one of them."""
        return name is not None and normal_name(name).lower() in self._names

    def stand_in(self, text: str | None) -> bool:
        """Whether one of the names is spelt out in a text."""
        return text is not None and self._may_stand_in(text) and bool(self._pattern.search(_lowered(text)))

    def cover(self, text: str | None, spans: Sequence[Span] = (), *, short: bool = False) -> str | None:
        """`text` with the names, and what stands at the spans of it, painted over at the same length.

        short: also `ông An`, `Đại tá Văn An` for `Nguyễn Văn An`, as articles go on that have the whole name.
        """
        if text is None:
            return None
        found = [*spans, *self._found(text, short)] if self._may_stand_in(text) else spans
        for start, end in found:
            start, end = max(start, 0), min(end, len(text))
            if start < end:
                text = text[:start] + COVER * (end - start) + text[end:]
        return text

    def _may_stand_in(self, text: str) -> bool:
        folded = fold(text)
        return any(word in folded for word in self._last)

    def _found(self, text: str, short: bool) -> Iterator[Span]:
        lowered = _lowered(text)
        yield from (match.span() for match in self._pattern.finditer(lowered))
        if short:
            for match in self._short.finditer(lowered):
                if text[match.start("name")].isupper():
                    yield match.span("name")

    def without(self, url: str | None) -> str | None:
        """`url`, or None where its path spells one of the names."""
        return None if url and self._spelt_in(url) else url

    def _spelt_in(self, address: str) -> bool:
        slug = f"-{_slug(unquote(address))}-"
        return any(f"-{name}-" in slug for name in self._slugs)


def _any_of(forms: Iterable[str]) -> str:
    """An expression for any of the forms, the longest first; for nothing where there are none."""
    words = [r"\s+".join(map(re.escape, form.split())) for form in sorted(forms, key=len, reverse=True)]
    return "|".join(words) or "(?!)"


def _short_forms(name: str) -> list[str]:
    """What is left of a name where people are spoken of: the given name, also with the one before it."""
    words = name.split()
    return [" ".join(words[-count:]) for count in (1, 2) if count < len(words)]


@cache
def _spoken_of() -> frozenset[str]:
    """Words before a person's name, in lower case: forms of address, ranks, what the accused are called."""
    own = tomllib.loads((files("db") / "suppress.toml").read_text(encoding="utf-8"))
    said = [*load_lexicon("persons")["honorifics"], *load_lexicon("ranks")["ranks"], *own["spoken_of"]]
    return frozenset(word.lower() for word in said)


def _lowered(text: str) -> str:
    """In lower case and one spelling of the tone, character for character."""
    spelt = one_tone_spelling(text)
    lowered = spelt.lower()
    return lowered if len(lowered) == len(spelt) else "".join(map(_lower_char, spelt))


def _lower_char(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def _slug(text: str) -> str:
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
