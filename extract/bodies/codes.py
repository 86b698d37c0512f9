"""Departments of the police by their codes (`PC02`, `PA 05`), as they were given out in August 2018."""

import re
from typing import NamedTuple

from extract.bodies.places import home_province, ref_of
from extract.facts import Place
from extract.lexicon import load_lexicon
from extract.reading import Reading

SINCE = "2018-08"
_CODE = re.compile(r"(?:P[ACKVX] ?|[AC])\d{2}(?![\w/-]|\.\w)")
_NOT_BEFORE = frozenset("(/.-_")
_NAMES: dict[str, str] = load_lexicon("functions")["codes"]


class Coded(NamedTuple):
    """A code as it stands in content, with the name of the department."""

    start: int
    end: int
    name: str
    province: Place | None


def find_codes(reading: Reading) -> tuple[Coded, ...]:
    """Codes that stand for themselves; one in brackets behind the name that it repeats is left out."""
    if reading.published is not None and reading.published < SINCE:
        return ()
    found = []
    for match in _CODE.finditer(reading.content):
        coded = _coded(reading, match)
        if coded is not None:
            found.append(coded)
    return tuple(found)


def _coded(reading: Reading, match: re.Match[str]) -> Coded | None:
    start = match.start()
    if reading.lower.startswith("phòng ", max(0, start - 6)) and start >= 6:
        start -= 6
    before = reading.content[start - 1 : start]
    if before.isalnum() or before in _NOT_BEFORE:
        return None
    code = match.group().replace(" ", "").lower()
    name = _NAMES.get(code)
    if name is None or (len(code) == 3 and "Bộ Công an" not in reading.content):
        return None
    if len(code) == 3:
        return Coded(start, match.end(), f"{name} Bộ Công an", None)
    province = home_province(reading)
    if province is None:
        return None
    return Coded(start, match.end(), f"{name} Công an {ref_of(province, match.end()).name}", province)
