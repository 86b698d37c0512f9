"""English glosses of the Vietnamese terms that stand as data on English pages, from `glosses.toml`."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from db.fold import one_tone_spelling
from db.site.language import language
from db.site.rows import Row


def gloss(group: str, name: str | None) -> str:
    """What the beginning of a name means, on an English page; "" where it has no gloss."""
    return _gloss(group, name) if name and language() == "en" else ""


def words_in(group: str, rows: Iterable[Row], *columns: str) -> list[tuple[str, str]]:
    """(term, gloss) of the terms in columns of rows, each once; none on a Vietnamese page."""
    if language() != "en":
        return []
    found: dict[str, str] = {}
    for text in dict.fromkeys(row[column] for row in rows for column in columns if row[column]):
        found |= dict(_words(group, text))
    return list(found.items())


@lru_cache(maxsize=8192)
def _gloss(group: str, name: str) -> str:
    begun = _terms(group).match(_plain(name))
    return _glosses()[group].get(begun.group(), ("", ""))[1] if begun else ""


@lru_cache(maxsize=8192)
def _words(group: str, text: str) -> tuple[tuple[str, str], ...]:
    found = _terms(group).findall(_plain(text))
    return tuple(_glosses()[group][term] for term in found if term in _glosses()[group])


@cache
def _terms(group: str) -> re.Pattern[str]:
    """Terms and compounds as whole words; of several that begin at one place the longest."""
    compounds = map(_plain, _loaded()["without"].get(group, ()))
    longest_first = sorted({*_glosses()[group], *compounds}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _glosses() -> dict[str, dict[str, tuple[str, str]]]:
    """(term as it is written, gloss) by group and by the term as it is compared."""
    return {
        group: {_plain(term): (term, said) for term, said in entries.items()}
        for group, entries in _loaded().items()
        if group != "without"
    }


@cache
def _loaded() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "glosses.toml").read_text(encoding="utf-8"))


def _plain(text: str) -> str:
    return one_tone_spelling(text).lower()
