"""An office as it counts when careers are compared: which role in which body, of what standing."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from extract.across.people.careers import Line, Role, careers, plain, plain_title, rate_of_move, role_of
from extract.across.people.places import relate
from extract.across.seen import SeenPlace, SeenPosition
from extract.facts import Level, UnitKind
from extract.letters import UPPER

_STANDING: dict[Level | None, int] = {"central": 4, "province": 3, "district": 2, "commune": 1, None: 2}
_LARGEST_OF_TWO = 2
# Whose bodies are smaller than those of the state on which level
_SMALL_BODIES: dict[UnitKind | None, tuple[Level | None, ...]] = {
    "education": ("province", "district", None),
    "enterprise": ("province", "district", None),
    "other": ("province", "district", None),
    "health": ("province", None),
}
_LEVEL_BY_TYPE: dict[str, Level] = {
    "tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district", "xã": "commune",
    "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
_TYPES = "|".join((*_LEVEL_BY_TYPE, "thành phố", "tp"))
# The place at the end of a body's name: a type and what begins with a capital or a number.
_PLACE = re.compile(rf"(?<!\w)(?i:{_TYPES})\.? (?=[{UPPER}\d])")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Office:
    """An office of one mention; compared by identity, as there is one for each position.

    function: the body without its place, plain (`phòng cảnh sát hình sự công an`); empty where none is told.
    house: the body that it is a part of, without its place (`công an`).
    body: the body's whole name, plain.
    sectors: lines that it is near to as well; top: whether its holder is one of those who lead the country.
    standing: 4 of the country, 3 of a province, 2 of a district or a department, 1 of a commune, 0 of none.
    """

    title: str
    role: Role
    function: str
    house: str
    body: str
    line: Line
    sectors: tuple[Line, ...]
    top: bool
    standing: int
    level: Level | None
    central: bool
    place: SeenPlace | None
    former: bool
    side: bool
    kind: UnitKind | None


@lru_cache(maxsize=1 << 18)
def office_of(position: SeenPosition) -> Office:
    """The office that an article tells."""
    title, role = plain_title(position.title), role_of(position.title)
    national = careers()["national"].get(title) if position.unit is None else None
    body = plain(position.unit) if position.unit else national or ""
    function = _function_of(position.unit) if position.unit else body
    house = _house_of(function)
    central = _is_central(position, function, national is not None)
    level: Level | None = "central" if central else position.level or _level_of(position)
    return Office(
        title=title,
        role=role,
        function=_alike(function),
        house=_alike(house),
        body=body,
        line=_line_of(position.kind, function, position.title),
        sectors=_sectors_of(function),
        top=central and (national is not None or _is_top(role, function)),
        standing=_standing_of(level, role, function, house, position.kind),
        level=level,
        central=central,
        place=None if central else position.place,
        former=position.former,
        side=role.side or _is_side(function),
        kind=position.kind,
    )


def are_of_two(first: Office, second: Office) -> bool:
    """Whether an article that gives one name both offices at once must speak of two people of that name."""
    if min(first.standing, second.standing) > _LARGEST_OF_TWO or first.side or second.side:
        return False
    if "party" in (first.kind, second.kind):
        return False
    return rate_of_move(first.line, second.line) < careers()["moves"]["rare"] or _lead_two_alike(
        first, second
    )


def _lead_two_alike(first: Office, second: Office) -> bool:
    """Chairs of two communes that have nothing in common but the province."""
    alike = (first.function, first.role) == (second.function, second.role) and first.role.one
    apart = relate(first.place, second.place, reformed=True) in ("district", "province")
    return alike and first.level == "commune" and apart


def is_ranked(office: Office) -> bool:
    """Whether those who hold it wear a rank."""
    return office.line in ("police", "military")


def _function_of(unit: str) -> str:
    """`Công an huyện Nghi Lộc` is `công an`, `Huyện ủy Nghi Lộc` is `huyện ủy`."""
    found = list(_PLACE.finditer(unit))
    if found and found[-1].start() > 0:
        return plain(unit[: found[-1].start()]).rstrip(" -,")
    bare = _named_bare().match(plain(unit))
    return bare.group() if bare else plain(unit)


@cache
def _named_bare() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, careers()["bodies"]["named_bare"]))
    return re.compile(rf".*?(?<!\w)(?:{heads})(?= )")


def _house_of(function: str) -> str:
    """The last body that the name holds, itself where it is no part of one."""
    best = ""
    at = 0
    for house in _words("bodies", "houses"):
        found = f" {function} ".rfind(f" {house} ")
        if found > at or (found == at and found > 0 and len(house) > len(best)):
            best, at = house, found
    return best or function


@cache
def _words(table: str, name: str) -> tuple[str, ...]:
    return tuple(careers()[table][name])


@lru_cache(maxsize=1 << 16)
def _alike(function: str) -> str:
    """The name under which bodies of several places and times are one."""
    for word, other in careers()["bodies"]["alike"].items():
        if function.startswith(word) and function[len(word) : len(word) + 1] in ("", " "):
            return str(other) + function[len(word) :]
        if function.endswith(f" {word}"):
            return function[: -len(word)] + str(other)
    return function


def _is_side(function: str) -> bool:
    return function.startswith(_words("bodies", "side")) and not function.startswith(_words("bodies", "full"))


def _is_central(position: SeenPosition, function: str, national: bool) -> bool:
    if position.level is not None or position.place is not None:
        return position.level == "central" and position.place is None
    starts = f"{function} ".startswith(_words("bodies", "central"))
    return national or (starts and not function.startswith(_words("bodies", "local")))


def _level_of(position: SeenPosition) -> Level | None:
    if position.unit:
        types = [match.group().strip(" .").lower() for match in _PLACE.finditer(position.unit)]
        level = _LEVEL_BY_TYPE.get(types[-1]) if types else None
        if level is not None:
            return level
        starts = careers()["bodies"]["levels"]
        return next((level for head, level in starts.items() if head in plain(position.unit)), None)
    return position.place.level if position.place else None


def _line_of(kind: UnitKind | None, function: str, title: str) -> Line:
    lines = careers()["lines"]
    said = function or plain(title)
    for line in get_args(Line):
        if line in lines["order"] and any(f" {word} " in f" {said} " for word in lines[line]):
            told: Line = line
            return told
    if kind is not None:
        by_kind: Line = lines["of_kind"][kind]
        return by_kind
    by_head: Line = next(
        (line for head, line in lines["by_head"].items() if said.startswith(head + " ") or said == head),
        "unknown",
    )
    return by_head


def _sectors_of(function: str) -> tuple[Line, ...]:
    sectors: dict[str, Line] = careers()["lines"]["sector"]
    return tuple(line for word, line in sectors.items() if word in function)


def _is_top(role: Role, function: str) -> bool:
    leads = role.name in ("head", "deputy", "first deputy")
    return leads and f"{function} ".startswith(_words("bodies", "top"))


def _standing_of(level: Level | None, role: Role, function: str, house: str, kind: UnitKind | None) -> int:
    if role.name == "staff" or (level is None and not function):
        return 0 if role.name == "staff" else 1
    part = 1 if function != house else 0
    small = 1 if level in _SMALL_BODIES.get(kind, ()) else 0
    deeper = 1 if function.startswith(("đội ", "tổ ", "trạm ")) and level == "province" else 0
    least = 0 if function.startswith(("thôn", "bản", "tổ dân phố", "xóm", "ấp", "khu phố")) else 1
    return max(least, _STANDING[level] - part - small - deeper)
