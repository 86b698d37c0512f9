"""The cues of `pages.toml`, ready to be looked for."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Cues:
    """What one kind of page that is no page is told by; the file says what each means."""

    always: tuple[str, ...]
    small: tuple[str, ...]
    titles: re.Pattern[str] | None
    messages: re.Pattern[str] | None
    paths: re.Pattern[str] | None
    headers: tuple[tuple[str, str], ...]


@cache
def load_cues(kind: str) -> Cues:
    """The cues of a kind, a table of the file."""
    table = _load()[kind]
    return Cues(
        always=tuple(table.get("always", ())),
        small=tuple(table.get("small", ())),
        titles=_any_of(table.get("titles", ())),
        messages=_any_of(table.get("messages", ())),
        paths=_any_of(table.get("paths", ())),
        headers=tuple((name, value) for name, value in table.get("headers", ())),
    )


@cache
def load_words(kind: str) -> tuple[str, ...]:
    """The words of `aside` and the signs of `article`."""
    table = _load()[kind]
    return tuple(table.get("words", ())) + tuple(table.get("signs", ()))


@cache
def _load() -> Mapping[str, Any]:
    return tomllib.loads((files("scraper") / "pages.toml").read_text(encoding="utf-8"))


def _any_of(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns)) if patterns else None
