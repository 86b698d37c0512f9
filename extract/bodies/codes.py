"""Departments of the police by their codes (`PC02`, `PA 05`), as they were given out in August 2018."""

import re
from dataclasses import dataclass

from extract.bodies.places import home_province, ref_of
from extract.facts import Place
from extract.lexicon import load_lexicon
from extract.reading import Reading

SINCE = "2018-08"
_CODE = re.compile(r"(?<![\w(/.-])(?:[Pp]hòng )?(P[ACKVX] ?\d{2}|[AC]\d{2})(?![\w/.-])")
_NAMES: dict[str, str] = load_lexicon("functions")["codes"]


@dataclass(frozen=True, slots=True)
class Coded:
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
    code = match[1].replace(" ", "").lower()
    name = _NAMES.get(code)
    if name is None or (len(code) == 3 and "Bộ Công an" not in reading.content):
        return None
    if len(code) == 3:
        return Coded(match.start(), match.end(), f"{name} Bộ Công an", None)
    province = home_province(reading)
    if province is None:
        return None
    return Coded(match.start(), match.end(), f"{name} Công an {ref_of(province, match.end()).name}", province)
