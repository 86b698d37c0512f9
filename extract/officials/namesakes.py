"""Several people of one full name in one article, each told with offices that one person cannot hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extract.bodies.heads import fold_article
from extract.bodies.mentions import UnitMention
from extract.bodies.spelling import old_tones
from extract.facts import Place
from extract.officials.lists import Holding
from extract.officials.meant import body_meant
from extract.officials.offices import Office
from extract.officials.speech import Spoken
from extract.officials.words import FOLDED, WORDS
from extract.reading import Reading
from extract.sentences import sentence_at

_LEADS = tuple(WORDS["leading_titles"])
_BESIDES = tuple(WORDS["held_besides"])
_COMMITTEES = tuple(WORDS["committees_of_communes"])
_FORCES = ("police", "military")
_OFFICES_OF_STATE = ("Sở ", "Bộ ")
# What takes all of one's time, so that two of them are two people's
_FULL_TIME = ("government", "police", "military", "education", "health", "enterprise", "judiciary")
_MAX_MENTIONS = 60


class Told(NamedTuple):
    """What is told where a full name stands; `offices` are those with a body, `now` which of them last."""

    start: int
    rank: str | None
    civil: bool
    offices: tuple[tuple[Office, UnitMention], ...]


class Namesakes(NamedTuple):
    """By the start of each mention of a full name which of several people it is, counted from 0."""

    whose: dict[int, int]

    def of(self, start: int) -> int:
        """The person whom the name at `start` means: where that is not told the last before."""
        if start in self.whose:
            return self.whose[start]
        before = max((told for told in self.whose if told < start), default=min(self.whose))
        return self.whose[before]


def find_namesakes(
    reading: Reading, spoken: Iterable[Spoken], holdings: Iterable[Holding]
) -> dict[str, Namesakes]:
    """The names (lower case, old tones) that the article gives to several people."""
    found: dict[str, Namesakes] = {}
    held = _held_by_name(holdings)
    if not held:
        return found
    for each in spoken:
        if each.full and (told := held.get(_key(each.name.text))) is not None:
            told[each.name.start] = (each, told.get(each.name.start, (each, []))[1])
    for name, told in held.items():
        groups = _part(reading, [_told(reading, start, *each) for start, each in sorted(told.items())])
        if len(groups) > 1:
            found[name] = Namesakes(
                {each.start: place for place, group in enumerate(groups) for each in group}
            )
    return found


def _key(name: str) -> str:
    return old_tones(name).lower()


def _held_by_name(
    holdings: Iterable[Holding],
) -> dict[str, dict[int, tuple[Spoken | None, list[Office]]]]:
    """The names that stand with offices in several places, and what they stand with, by their starts."""
    found: dict[str, dict[int, tuple[Spoken | None, list[Office]]]] = defaultdict(dict)
    for holding in holdings:
        if holding.spoken is None or holding.spoken.full:
            told = found[holding.name.text]
            told.setdefault(holding.name.start, (holding.spoken, []))[1].extend(holding.offices)
    several: dict[str, dict[int, tuple[Spoken | None, list[Office]]]] = {}
    for name, told in found.items():
        if len(told) > 1:
            several.setdefault(_key(name), {}).update(told)
    return several


def _told(reading: Reading, start: int, spoken: Spoken | None, offices: list[Office]) -> Told:
    bodies = ((office, office.unit or body_meant(reading, office)) for office in offices)
    return Told(
        start=start,
        rank=spoken.rank if spoken is not None else None,
        civil=spoken is not None and spoken.rank is None,
        offices=tuple((office, unit) for office, unit in bodies if unit is not None),
    )


def _part(reading: Reading, told: list[Told]) -> list[list[Told]]:
    """The mentions by person: those with offices first, the others with whom they fit."""
    groups: list[list[Told]] = []
    full = [each for each in told if each.offices]
    if len(full) > _MAX_MENTIONS:
        return [told]
    is_moved = _tells_of_a_move(reading, told)
    for each in full:
        fit = [group for group in groups if not any(_are_two(reading, one, each, is_moved) for one in group)]
        if fit:
            fit[-1].append(each)
        else:
            groups.append([each])
    if len(groups) > 1:
        for each in told:
            if not each.offices:
                _nearest(groups, each).append(each)
    return groups


def _nearest(groups: list[list[Told]], told: Told) -> list[Told]:
    """Those with the same rank, else those told last before."""
    ranked = [group for group in groups if told.rank and any(one.rank == told.rank for one in group)]
    before = [group for group in ranked or groups if group[0].start < told.start]
    return max(before, key=_last_before, default=(ranked or groups)[0])


def _last_before(group: list[Told]) -> int:
    return group[0].start


def _tells_of_a_move(reading: Reading, told: list[Told]) -> bool:
    """Whether a sentence that names them tells of an appointment, by which one person has two offices."""
    folded = reading.once(fold_article)
    if not any(word in folded for word in FOLDED["moved"]):
        return False
    sentences = {sentence_at(reading, each.start) for each in told}
    return any(
        word in folded[sentence.start : sentence.end + 1]
        for sentence in sentences
        for word in FOLDED["moved"]
    )


def _are_two(reading: Reading, one: Told, other: Told, is_moved: bool) -> bool:
    pairs = list(_pairs(one, other))
    if not pairs or any(_is_one_office(first, second) for first, second in pairs):
        return False
    beside = sentence_at(reading, one.start) == sentence_at(reading, other.start)
    sure = beside or any(word in reading.once(fold_article) for word in FOLDED["same_name"])
    if (
        sure
        and one.civil != other.civil
        and any(_is_force(unit) for _, unit in (*one.offices, *other.offices))
    ):
        return True
    if _wear_two_ranks(reading, one, other) or sure:
        return all(_differ(first, second) for first, second in pairs)
    if is_moved:
        return False
    return any(_exclude(first, second) for first, second in pairs)


_Held = tuple[Office, UnitMention]


def _pairs(one: Told, other: Told) -> Iterator[tuple[_Held, _Held]]:
    return ((first, second) for first in one.offices for second in other.offices)


def _is_one_office(first: _Held, second: _Held) -> bool:
    return first[0].title.name == second[0].title.name and first[1].name == second[1].name


def _is_force(unit: UnitMention) -> bool:
    return unit.kind in _FORCES


def _wear_two_ranks(reading: Reading, one: Told, other: Told) -> bool:
    two = one.rank is not None and other.rank is not None and one.rank != other.rank
    return two and "thăng " not in reading.once(fold_article)


def _differ(first: _Held, second: _Held) -> bool:
    """Whether the offices are in two bodies, neither of which is held besides another."""
    return not (_is_side(first) or _is_side(second)) and first[1].name != second[1].name


def _is_side(held: _Held) -> bool:
    office, unit = held
    return not office.title.name.startswith(_LEADS) or unit.name.startswith(_BESIDES)


def _exclude(first: _Held, second: _Held) -> bool:
    """Whether nobody can hold both at a time."""
    if first[0].former or second[0].former or not _differ(first, second):
        return False
    kinds = (first[1].kind, second[1].kind)
    if _leads_commune(first) != _leads_commune(second) and _serves_above(first, second):
        return True
    if not all(kind in _FULL_TIME for kind in kinds):
        return False
    if kinds[0] != kinds[1]:
        return not any(unit.name.startswith(_OFFICES_OF_STATE) for _, unit in (first, second))
    if kinds[0] == "enterprise":
        return False
    return _are_apart(first[1].locality, second[1].locality)


def _leads_commune(held: _Held) -> bool:
    return held[1].name.startswith(_COMMITTEES)


def _serves_above(first: _Held, second: _Held) -> bool:
    """Whether one of the two is in a force of a district or a province."""
    return any(_is_force(unit) and unit.level in ("district", "province") for _, unit in (first, second))


def _are_apart(one: Place | None, other: Place | None) -> bool:
    """Whether the places are two of one level, or a part of another than the other."""
    if one is None or other is None:
        return False
    for first, second in zip(_parts(one), _parts(other), strict=True):
        if first is not None and second is not None and first != second:
            return True
    return False


def _parts(place: Place) -> tuple[str | None, str | None, str | None]:
    return place.province, place.district, place.commune
