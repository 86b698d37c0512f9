"""Departments of the police by their codes (`PC02`, `PA 05`, `C03`), each at the time at which it held."""

import re
from typing import NamedTuple

from extract.bodies.places import home_province, ref_of
from extract.facts import Place
from extract.lexicon import load_lexicon
from extract.reading import Reading

_CODE = re.compile(r"(?:P[ACKVX] ?|[ACKVX])\d{2}(?![\w/-]|\.\w)")
_BODY = re.compile(r"(?:,| [-–])? (?:(?:của|thuộc) )?(?:Công an|CA|CATP|Bộ Công an|Cơ quan)(?!\w)")
_BEFORE = ("phòng ", "cục ")
_NOT_BEFORE = frozenset("(/.-_")
_TABLES: list[dict[str, str | dict[str, str]]] = load_lexicon("functions")["codes"]


class Coded(NamedTuple):
    """A code as it stands in content, with the name of the department."""

    start: int
    end: int
    name: str
    province: Place | None


def find_codes(reading: Reading) -> tuple[Coded, ...]:
    """Codes that stand for themselves; one in brackets behind the name that it repeats is left out."""
    known = reading.once(_names_then)
    if not known:
        return ()
    found = []
    for match in _CODE.finditer(reading.content):
        coded = _coded(reading, match, known)
        if coded is not None:
            found.append(coded)
    return tuple(found)


def read_code(reading: Reading, start: int) -> tuple[int, str, bool] | None:
    """(end, name of the department, whether its police follow) of the code that begins at `start`."""
    match = _CODE.match(reading.content, start)
    name = reading.once(_names_then).get(_plain(match)) if match is not None else None
    if match is None or name is None:
        return None
    return match.end(), name, _BODY.match(reading.content, match.end()) is not None


def _names_then(reading: Reading) -> dict[str, str]:
    """The codes that held when the article appeared; all of them where that is not known."""
    day = reading.published or ""
    found: dict[str, str] = {}
    for table in _TABLES:
        since, until, names = table["since"], table.get("until", "9999"), table["names"]
        assert isinstance(since, str) and isinstance(until, str) and isinstance(names, dict)
        if not day or since <= day < until:
            found |= names
    return found


def _plain(match: re.Match[str]) -> str:
    return match.group().replace(" ", "").lower()


def _coded(reading: Reading, match: re.Match[str], known: dict[str, str]) -> Coded | None:
    start = match.start()
    word = next((w for w in _BEFORE if reading.lower.startswith(w, start - len(w)) and start >= len(w)), "")
    start -= len(word)
    before = reading.content[start - 1 : start]
    if before.isalnum() or before in _NOT_BEFORE:
        return None
    code = _plain(match)
    name = known.get(code)
    if name is None or (len(code) == 3 and not word and "Bộ Công an" not in reading.content):
        return None
    if len(code) == 3:
        return Coded(start, match.end(), f"{name} Bộ Công an", None)
    province = home_province(reading)
    if province is None:
        return None
    return Coded(start, match.end(), f"{name} Công an {ref_of(province, match.end()).name}", province)
