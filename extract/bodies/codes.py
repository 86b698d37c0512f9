"""Departments of the police by their codes (`PC02`, `PA 05`, `C03`), each at the time at which it held."""

import re
from typing import NamedTuple

from extract.bodies.places import home_province, ref_of
from extract.facts import Place
from extract.lexicon import load_lexicon
from extract.reading import Reading

_CODE = re.compile(r"(?:P[ACKVX] ?|[ACKVX])\d{2}(?![\w/-]|\.\w)")
_BODY = re.compile(
    r"(?:,| [-–])? \(?(?:(?:của|thuộc) )?(?P<body>(?:Công an|công an|CA|CATP|Bộ Công an|Cơ quan)(?!\w))"
)
_JOINT = re.compile(r"(?:, | và |, và |/|; )(?:[Pp]hòng |[Cc]ục )?")
_LONGEST_JOINT = 12
_KINDS = "|".join(load_lexicon("unit_words")["before_number"])
_TEAM = re.compile(
    rf"(?<!\w)(?P<name>(?:đội|tổ)(?: (?:{_KINDS})){{0,2}} \d{{1,2}})(?:,| [-–]| \(|) ?$", re.IGNORECASE
)
_LONGEST_TEAM = 28
_OFFICES = tuple(f"{word} " for word in load_lexicon("unit_words")["code_offices"])
_BEFORE = ("phòng ", "cục ")
_NOT_BEFORE = frozenset("(/.-_")
_TABLES: list[dict[str, str | dict[str, str]]] = load_lexicon("functions")["codes"]


class Coded(NamedTuple):
    """A code as it stands in content, with the name of the department.

    body: where the police that it is said to belong to begin; None where nothing of the kind follows.
    joined: whether these follow at once, and not behind the last of a list of codes.
    central: whether it is one of the ministry's.
    named: whether it is said to be a department.
    """

    start: int
    end: int
    name: str
    body: int | None
    joined: bool
    central: bool
    named: bool


def find_codes(reading: Reading) -> tuple[Coded, ...]:
    """Codes that stand for themselves; one in brackets behind the name that it repeats is left out."""
    known = reading.once(_names_then)
    if not known:
        return ()
    found: list[Coded] = []
    for match in reversed(tuple(_CODE.finditer(reading.content))):
        coded = _coded(reading, match, known, found[-1] if found else None)
        if coded is not None:
            found.append(coded)
    return tuple(reversed(found))


def home_police(reading: Reading, coded: Coded) -> tuple[str, Place | None] | None:
    """The police that a code belongs to where it does not say: the ministry, or the home province's."""
    if coded.central:
        return ("Bộ Công an", None) if coded.named or "Bộ Công an" in reading.content else None
    province = home_province(reading)
    return (f"Công an {ref_of(province, coded.end).name}", province) if province is not None else None


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


def _coded(
    reading: Reading, match: re.Match[str], known: dict[str, str], after: Coded | None
) -> Coded | None:
    content, lower, start = reading.content, reading.lower, match.start()
    word = next((w for w in _BEFORE if start >= len(w) and lower.startswith(w, start - len(w))), "")
    start -= len(word)
    team = _TEAM.search(content, max(0, start - _LONGEST_TEAM), start)
    before = content[start - 1 : start] if team is None else ""
    code = _plain(match)
    name = known.get(code)
    if name is None or before.isalnum():
        return None
    if before in _NOT_BEFORE and not (before == "(" and _is_listed(content, match.end(), after)):
        return None
    end = match.end() + content.startswith(")", match.end())
    body = _BODY.match(content, end)
    if team is not None:
        start, name = team.start("name"), f"{team['name'].capitalize()} {name}"
        end = match.end() if content.find("(", start, match.start()) < 0 else end
    return Coded(
        start,
        end if team is not None else match.end(),
        name,
        body.start("body") if body is not None else _body_of_list(content, end, after),
        joined=body is not None,
        central=len(code) == 3,
        named=bool(word) or team is not None or lower.endswith(_OFFICES, 0, start),
    )


def _body_of_list(content: str, end: int, after: Coded | None) -> int | None:
    """Where the police begin that follow the last of a list of codes (`PC01, PC02 |Công an …`)."""
    return after.body if after is not None and _is_listed(content, end, after) else None


def _is_listed(content: str, end: int, after: Coded | None) -> bool:
    """Whether the next code goes on the list of the one that ends at `end`."""
    if after is None or after.start - end > _LONGEST_JOINT:
        return False
    return _JOINT.fullmatch(content, end, after.start) is not None
