"""Offices with the bodies that they are held in: `Phó Bí thư Thị ủy`, `Trưởng phòng …`, `Chủ tịch xã`."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from extract.bodies.abroad import OF_STATE, STATES, end_of_state
from extract.bodies.chains import find_chains
from extract.bodies.functions import load_functions
from extract.bodies.heads import Phrases, find_heads, fold_article
from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.bodies.places import find_places_by_start, home_province, read_place, ref_of, resolve_type
from extract.facts import Place, UnitKind
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.officials.told_apart import (
    read_cell,
    read_echo,
    read_faculty,
    read_force,
    read_hamlet,
    read_investigators,
    read_seat,
)
from extract.officials.words import WORDS
from extract.phrases import any_of
from extract.reading import Reading

How = Literal["after", "inside", "start", "provincial", "fixed", "none", "required", "hamlet"]
_LINK = re.compile(r"(?: \([A-ZĐ]{2,10}\))?(?: (?:phụ trách|điều hành))? (?:(?:của|thuộc|tại|ở) )?")
_FORMER = re.compile(r"(?<!\w)(?:nguyên|cựu|cố)(?: là)? $", re.IGNORECASE)
_OF_OLD = (" (cũ)", " cũ,", " cũ.", " cũ ")
_FORMERLY = ("nguyên ", "cựu ", "cố ", " là ")
_ACTING = re.compile(
    r"(?:^|(?<![ \w])|(?<!thẩm)(?<!ủy)(?<!uỷ)(?<!chính)(?<!quản)(?<!tác) )quyền $", re.IGNORECASE
)
_HIGHER_PLACE = re.compile(r",? \(?")
_NOTE = re.compile(
    rf" \((?!(?:{any_of(WORDS['other_offices'])}) )[^()\n]{{1,60}}\)"
    r"|,? (?:nhiệm kỳ|khóa|khoá|nhiệm kì) [^\s,;.]+(?: ?[-–] ?\d{4})?",
    re.IGNORECASE,
)
_HOLDER = re.compile(rf" \((?:{'|'.join(WORDS['pronouns'])}) (?=[{UPPER}])")
_TERMS = (" nhiệm k", " khóa ", " khoá ")
# `Đại sứ |Việt Nam tại Lào`, `Tổng Lãnh sự |Hàn Quốc tại Đà Nẵng`
_SEATS = any_of([*WORDS["seats_of_envoys"], *WORDS["states"]])
_SENT = re.compile(rf"(?:{OF_STATE} (?:Việt Nam|{STATES})(?!\w))?(?: tại{OF_STATE} (?:{_SEATS})(?!\w))?")
_PARTY = {
    "tỉnh": "Tỉnh ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "quận": "Quận ủy",
    "thành phố": "Thành ủy",
}
_PARTY_IN_NAME = re.compile(r"(?:^| )((?:Tỉnh|Thành|Huyện|Thị|Quận) ủy .*)$")
_MINISTRY = re.compile(r"(?:^| )(Bộ [^ ].*)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """One entry of lexicon/offices.toml; the comment there says what the fields mean."""

    name: str
    forms: tuple[str, ...]
    unit: How = "after"
    place: Literal["government", "party"] | None = None
    implies: str | None = None
    family: str | None = None
    body: str | None = None
    kind: UnitKind | None = None
    weak: bool = False
    never: bool = False
    apart: Literal["cell", "faculty", "force", "investigators", "seat"] | None = None
    abroad: bool = False
    behind: bool = False
    only_with: tuple[str, ...] = ()


class Office(NamedTuple):
    """`end` is past the body, the places above it and notes in parentheses; `unit` may be implied.

    unsettled: whether a body is named that the article does not settle (`Trưởng Công an xã`);
    foreign: whether it is another state's (`Bộ trưởng Bộ Y tế Lào`), and so none of ours.
    """

    start: int
    end: int
    title: Title
    unit: UnitMention | None = None
    former: bool = False
    unsettled: bool = False
    foreign: bool = False


@cache
def load_titles() -> tuple[Title, ...]:
    """The titles of lexicon/offices.toml."""
    return tuple(
        Title(**entry | {key: tuple(entry.get(key, ())) for key in ("forms", "only_with")})
        for entry in load_lexicon("offices")["title"]
    )


@cache
def _forms() -> tuple[tuple[str, Title], ...]:
    return tuple((form, title) for title in load_titles() for form in title.forms)


@cache
def _phrases() -> Phrases:
    return Phrases(form for form, _ in _forms())


def find_offices(reading: Reading) -> tuple[Office, ...]:
    """Every office in order, with its body where one is named or follows from its neighbours."""
    found: list[Office] = []
    for index, start, end in _phrases().find(reading.once(fold_article)):
        title = _forms()[index][1]
        if title.never or (title.only_with and not any(w in reading.lower for w in title.only_with)):
            continue
        unit, stop = _read(reading, start, end, title)
        if unit is None and title.apart == "seat":
            unit = read_seat(reading, end)
        abroad = _past_state(reading, stop, title, unit)
        foreign = abroad > stop and not title.abroad
        if foreign:
            unit = None
        unsettled = unit is None and (
            (stop > end and not title.weak and title.unit != "hamlet") or _heads_body(reading, end, title)
        )
        if unit is None and title.unit in ("required", "start") and not unsettled:
            continue
        if title.weak and found and reading.content[found[-1].end : start] == " ":
            continue  # `Phó Giám đốc phụ trách Sở …` is one office
        before = reading.lower[max(0, start - 16) : start]
        if before.endswith("quyền ") and _ACTING.search(before):
            title, start = replace(title, name=f"Quyền {title.name}"), start - len("quyền ")
        former = before.endswith(_FORMERLY) and _FORMER.search(before) is not None
        former = former or reading.lower.startswith(_OF_OLD, stop)
        stop = _past_notes(reading, max(stop, abroad))
        found.append(Office(start, stop, title, unit, former, unsettled, foreign))
    return tuple(_share(reading, found))


def _heads_body(reading: Reading, end: int, title: Title) -> bool:
    """Whether a body is named behind a title that wants one, though it is none that is known."""
    wanted = title.unit == "required" and " " in title.name and not title.apart
    return wanted and end + 1 in reading.once(find_heads)


def _past_state(reading: Reading, end: int, title: Title, unit: UnitMention | None) -> int:
    """Past the state that a body of the centre or an ambassador is of, or `end`."""
    if title.abroad:
        sent = _SENT.match(reading.content, end)
        return sent.end() if sent is not None else end
    if unit is None or unit.level != "central" or unit.locality is not None:
        return end
    return end_of_state(reading, end)


def units_by_start(reading: Reading) -> dict[int, UnitMention]:
    """Mentions of organisations by where they begin."""
    return {mention.start: mention for mention in reading.once(find_unit_mentions)}


def _read(reading: Reading, start: int, end: int, title: Title) -> tuple[UnitMention | None, int]:
    """The body that the office is held in, if it is told, and where the office with it ends."""
    unit = _inner_unit(reading, start, end, title)
    if unit is not None:
        return unit, max(end, unit.end)
    if title.unit == "fixed":
        return _fixed(reading, start, end, title), end
    if title.unit == "provincial":
        return _provincial(reading, start, end), end
    if title.unit == "hamlet":
        return read_hamlet(reading, start, end, title.body or title.name.split(" ", 1)[1])
    inner = _inner_end(reading, start, end) if title.unit == "inside" else end
    if inner > end:
        return None, inner
    link = _LINK.match(reading.content, end)
    if link is None or title.unit == "none":
        return None, end
    following = reading.once(units_by_start).get(link.end()) or _implied(reading, start, link.end(), title)
    if following is not None:
        return following, following.end
    apart = _told_apart(reading, start, end, title)
    if apart is None:
        return None, max(end, reading.once(chain_ends).get(link.end(), end))
    return apart, max(end, apart.end)


def _inner_end(reading: Reading, start: int, end: int) -> int:
    """Where an unsettled body ends whose head the title holds, or `end`."""
    at = reading.content.find(" ", start, end)
    while at >= 0:
        stop = reading.once(chain_ends).get(at + 1, end)
        if stop > end:
            return stop
        at = reading.content.find(" ", at + 1, end)
    return end


def chain_ends(reading: Reading) -> dict[int, int]:
    """Where names of bodies end by where they begin, those too that the article does not settle."""
    return {chain.start: chain.end for chain in reading.once(find_chains)}


def _told_apart(reading: Reading, start: int, end: int, title: Title) -> UnitMention | None:
    """The body of a title that tells it in its own way (`apart` in the lexicon)."""
    match title.apart:
        case "cell":
            return read_cell(reading, end)
        case "faculty":
            return read_faculty(reading, start, end)
        case "force":
            return read_force(reading, end)
        case "investigators":
            return read_investigators(reading, end)
        case _:
            return read_echo(reading, end) if title.unit == "after" else None


def _provincial(reading: Reading, start: int, end: int) -> UnitMention | None:
    place = home_province(reading)
    if place is None:
        return None
    ref = ref_of(place, end)
    return UnitMention(
        start=start,
        end=end,
        text=reading.content[start:end],
        name=_party_name(ref.name, ref.bare),
        kind="party",
        level="province",
        locality=place,
        rule="office",
    )


def _inner_unit(reading: Reading, start: int, end: int, title: Title) -> UnitMention | None:
    """The unit whose head the title holds: `Trưởng |phòng …`, `Chánh |Văn phòng …`, `|Tỉnh ủy viên`."""
    units = reading.once(units_by_start)
    if title.unit == "start":
        return units.get(start)
    at = reading.content.find(" ", start, end)
    while at >= 0:
        unit = units.get(at + 1)
        if unit is not None and (unit.end > end or title.unit in ("inside", "fixed")):
            return unit
        at = reading.content.find(" ", at + 1, end)
    return None


def _fixed(reading: Reading, start: int, end: int, title: Title) -> UnitMention | None:
    if title.body is None or title.kind is None:
        return None
    return UnitMention(
        start=start,
        end=end,
        text=reading.content[start:end],
        name=title.body,
        kind=title.kind,
        level="central",
        rule="office",
    )


def _implied(reading: Reading, start: int, at: int, title: Title) -> UnitMention | None:
    """The body that a place or a function behind the title stands for."""
    if title.implies == "Bộ":
        known = load_functions().at(reading.once(fold_article), at)
        if known is None or not reading.content[at].isupper():
            return None
        kind: UnitKind = known[1].kind if known[1].kind in ("police", "military") else "government"
        return UnitMention(
            start=start,
            end=known[0],
            text=reading.content[start : known[0]],
            name=f"Bộ {known[1].name}",
            kind=kind,
            level="central",
            rule="office",
        )
    if title.implies == "Đội":
        return _team(reading, start, at)
    if title.place is None:
        return None
    ref = read_place(reading, at)
    place = resolve_type(reading, ref) if ref is not None and ref.level != "central" else None
    if place is None:
        return None
    kind = "government" if title.place == "government" else "party"
    name = f"UBND {place.name}" if kind == "government" else _party_name(place.name, place.bare)
    return UnitMention(
        start=start,
        end=place.end,
        text=reading.content[start : place.end],
        name=name,
        kind=kind,
        level=place.level,
        locality=place.place,
        rule="office",
    )


def _team(reading: Reading, start: int, at: int) -> UnitMention | None:
    """`Đội trưởng |CSGT Công an huyện X`: the team of that function in the police behind it."""
    known = load_functions().at(reading.once(fold_article), at)
    if known is None or known[1].kind != "police":
        return None
    force = reading.once(units_by_start).get(known[0] + 1)
    if force is None or force.kind != "police" or reading.content[known[0]] != " ":
        return None
    return replace(
        force,
        start=start,
        text=reading.content[start : force.end],
        name=f"Đội {known[1].name} {force.name}",
        rule="office",
    )


def _party_name(name: str, bare: str) -> str:
    """The Party committee of a place: a `Huyện ủy` goes bare, a commune's `Đảng ủy` with the type."""
    for type_, body in _PARTY.items():
        if name.startswith(type_ + " "):
            return f"{body} {bare}"
    return f"Đảng ủy {name}"


def _past_notes(reading: Reading, end: int) -> int:
    """Past the places above the body's own, notes in parentheses and terms of office."""
    if reading.content[end : end + 2] not in (", ", " (") and not reading.lower.startswith(_TERMS, end):
        return end
    places = reading.once(find_places_by_start)
    for _ in range(4):
        gap = _HIGHER_PLACE.match(reading.content, end)
        place = places.get(gap.end()) if gap else None
        open_ = gap is not None and place is not None and "(" in gap.group()
        if gap is not None and place is not None and not (open_ and not _closes(reading, place.end)):
            closes = "(" in gap.group() and reading.content[place.end : place.end + 1] == ")"
            end = place.end + closes
            continue
        note = _NOTE.match(reading.content, end)
        if note is None or _HOLDER.match(reading.content, end):
            break
        end = note.end()
    return end


def _closes(reading: Reading, end: int) -> bool:
    return reading.content[end : end + 1] in (")", ",")


# --- bodies shared by neighbours

_CELL = re.compile(r"(?:phó )?bí thư chi (?:bộ|ủy)(?!\w)")
_HEADS_OF_FORCES = ("Giám đốc", "Trưởng", "Chỉ huy trưởng")
_GAP = re.compile(r"(?:,|;)? ?(?:kiêm |và |đồng thời là |[-–] ?)?(?:nguyên |cựu )?")


def _share(reading: Reading, offices: list[Office]) -> list[Office]:
    """An office with no body takes that of the next one of its family in the same list."""
    shared = list(offices)
    for index in range(len(offices) - 1, -1, -1):
        office = shared[index]
        if office.title.unit == "fixed" and index + 1 < len(offices) and shared[index + 1].foreign:
            gap = _GAP.match(reading.content, office.end)
            if gap is not None and gap.end() == shared[index + 1].start:
                shared[index] = office._replace(unit=None, foreign=True)
            continue
        if office.unit is not None or office.title.family is None or index + 1 == len(offices):
            continue
        following = shared[index + 1]
        cell = _CELL.match(reading.once(fold_article), office.start) if office.title.apart == "cell" else None
        gap = _GAP.match(reading.content, cell.end() if cell is not None else office.end)
        if following.unit is None or gap is None or gap.end() != following.start:
            continue
        unit = _cell_of(following) if cell is not None else _body_for(office.title, following)
        if unit is not None:
            shared[index] = office._replace(unit=unit)
    return shared


def _cell_of(following: Office) -> UnitMention | None:
    """`Bí thư Chi bộ kiêm Trưởng thôn 5, xã X`: the Party's cell of the hamlet."""
    unit = following.unit
    if unit is None or following.title.unit != "hamlet":
        return None
    return replace(unit, name=f"Chi bộ {unit.name[:1].lower()}{unit.name[1:]}", kind="party", rule="office")


def _body_for(title: Title, following: Office) -> UnitMention | None:
    unit = following.unit
    if unit is None:
        return None
    if title.family == following.title.family == "head":
        return unit
    force = unit.name.find(" Công an ")
    if title.family == "head" and following.title.apart == "investigators" and force >= 0:
        return replace(unit, name=unit.name[force + 1 :], kind="police", rule="office")
    if title.family == "office":
        return replace(unit, name=f"Văn phòng {unit.name}", rule="office")
    if title.family == "ministry":
        match = _MINISTRY.search(unit.name)
        return replace(unit, name=match[1], kind="government", rule="office") if match else None
    if title.family == "party":
        of_leader = title.name == "Ủy viên Ban Thường vụ" and following.title.name in _HEADS_OF_FORCES
        return _party_of(unit, force=of_leader)
    return None


def _party_of(unit: UnitMention, *, force: bool) -> UnitMention | None:
    """The Party committee of the place; who leads its police or army (`force`) sits there as well."""
    match = _PARTY_IN_NAME.search(unit.name)
    if match is not None:
        return replace(unit, name=match[1], kind="party", rule="office")
    forces = ("police", "military") if force else ()
    if (
        unit.kind not in ("government", "council", "front", "party", *forces)
        or unit.locality is None
        or unit.level == "central"
    ):
        return None
    place: Place = unit.locality
    ref = ref_of(place, unit.end)
    return replace(unit, name=_party_name(ref.name, ref.bare), kind="party", rule="office")
