"""One person for all that an article says of them: every mention, the rank and the offices."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.bodies.mentions import UnitMention
from extract.bodies.spelling import old_tones
from extract.facts import Mention, Position
from extract.lexicon import load_lexicon
from extract.officials.accused import find_accused_names, is_accused, is_private
from extract.officials.bylines import is_byline, is_called_after
from extract.officials.link import find_holdings
from extract.officials.lists import Holding
from extract.officials.meant import body_meant, names_body
from extract.officials.names import NAME_PATTERN, Name, may_be_shortened
from extract.officials.namesakes import Namesakes, find_namesakes
from extract.officials.offices import Office, load_titles
from extract.officials.promotions import find_promotions
from extract.officials.signatures import find_signatures
from extract.officials.speech import Spoken, find_spoken, read_rank_before
from extract.officials.succession import find_succeeded, find_successions
from extract.reading import Reading

_SEX_OF: dict[str, str] = {
    word: sex for sex, words in load_lexicon("persons")["said_of"].items() for word in words
}
_ENDS_NAME = re.compile(rf"{NAME_PATTERN}$")
_MAX_NAMESAKES = 20
_LONGEST_NAME = 24
_BODILESS = frozenset(title.name for title in load_titles() if title.unit == "none")


@dataclass(slots=True)
class Person:
    """Someone named in full at least once; `units` are the bodies of the positions.

    leads: from the start of offices to the end of the name that stands behind them.
    has_namesake: whether the article names somebody else so, so that not every mention of the name is theirs.
    """

    name: str
    rank: str | None = None
    positions: list[Position] = field(default_factory=list)
    units: list[UnitMention] = field(default_factory=list)
    spans: dict[int, Mention] = field(default_factory=dict)
    sexes: set[str] = field(default_factory=set)
    leads: list[tuple[int, int]] = field(default_factory=list)
    has_namesake: bool = False


def find_people(reading: Reading) -> tuple[Person, ...]:
    """Those who have a rank or an office, in order of their first mention, the accused left out."""
    people: dict[str, Person] = {}
    spoken = sorted(reading.once(find_spoken).values(), key=_start_of)
    told = (
        *reading.once(find_holdings),
        *find_signatures(reading),
        *find_successions(reading),
        *find_succeeded(reading),
    )
    holdings = [holding for holding in told if not is_called_after(reading, holding.offices[0].start)]
    namesakes = find_namesakes(reading, spoken, holdings)
    for mention in spoken:
        if mention.full and not (is_byline(reading, mention) or is_called_after(reading, mention.start)):
            person = _note(reading, people, mention.name, mention.rank, namesakes)
            person.sexes.add(_sex(reading, mention))
    for holding in holdings:
        if holding.spoken is None:
            _note(reading, people, holding.name, None, namesakes)
    given = _by_given_name(people)
    for mention in spoken:
        known = None if mention.full else _known_as(given, mention.name, mention.rank)
        if known is not None and _may_be(reading, known, mention):
            _add_span(reading, known, mention.name)
            known.rank = known.rank or mention.rank
    _promote(reading, people, namesakes)
    for holding in holdings:
        full = holding.spoken is None or holding.spoken.full
        holder = (
            people.get(_key_of(holding.name, namesakes)) if full else _known_as(given, holding.name, None)
        )
        if holder is not None:
            _add_holding(reading, holder, holding)
    whole = _join_shortened(people.values())
    for person in whole:
        _drop_vague(person)
    listed = [person for person in whole if person.rank or person.positions]
    return tuple(sorted((p for p in listed if not _is_accused(reading, p)), key=_first))


def _join_shortened(people: Iterable[Person]) -> list[Person]:
    """The people, one whom the article calls by a beginning of the name too as one."""
    whole = list(people)
    for person in sorted(filter(_may_be_shortened, whole), key=_length):
        longer = [each for each in whole if _is_beginning(person, each)]
        if len(longer) == 1 and _hold_alike(person, longer[0]):
            longer[0].spans = {**_outside(person.spans, longer[0].spans), **longer[0].spans}
            longer[0].rank = longer[0].rank or person.rank
            whole.remove(person)
    return whole


def _may_be_shortened(person: Person) -> bool:
    return may_be_shortened(person.name)


def _length(person: Person) -> int:
    return len(person.name)


def _is_beginning(person: Person, longer: Person) -> bool:
    return _key(longer.name).startswith(_key(person.name) + " ")


def _hold_alike(one: Person, other: Person) -> bool:
    """Whether all that is told of the one is told of the other too, so far as both are told of."""
    ranks = {each.rank for each in (one, other)} - {None}
    return len(ranks) < 2 and all(held in other.positions for held in one.positions)


def _outside(spans: dict[int, Mention], others: dict[int, Mention]) -> dict[int, Mention]:
    """The mentions that do not begin where one of the others does."""
    return {start: span for start, span in spans.items() if start not in others}


def _add_holding(reading: Reading, holder: Person, holding: Holding) -> None:
    holder.rank = holder.rank or _rank_before(reading, holding)
    if _is_behind(holding):
        holder.leads.append((holding.offices[0].start, holding.name.end))
    for office in holding.offices:
        _add_office(reading, holder, office)


def _rank_before(reading: Reading, holding: Holding) -> str | None:
    """The rank before the offices of whoever is named behind them (`Đại tá, Giám đốc Công an tỉnh A`)."""
    start = holding.offices[0].start
    parted = reading.content.startswith((", ", "- ", "– "), max(0, start - 2))
    return read_rank_before(reading, start) if parted and _is_behind(holding) else None


def _is_behind(holding: Holding) -> bool:
    """Whether the name stands behind its offices."""
    return holding.name.start >= holding.offices[-1].end


def _sex(reading: Reading, spoken: Spoken) -> str:
    """Whether the cue before a name is said of men or of women, or of both."""
    cue = reading.lower[spoken.start : spoken.name.start].strip(" :")
    return _SEX_OF.get(cue, "")


def _may_be(reading: Reading, person: Person, spoken: Spoken) -> bool:
    """Whether a given name alone can mean that person: no woman is a `Mr`, nobody's home is told twice."""
    sex = _sex(reading, spoken)
    known = person.sexes - {""}
    if sex and ((known and sex not in known) or (sex == "man" and " Thị " in person.name)):
        return False
    return not is_private(reading, spoken.name.end)


def _promote(reading: Reading, people: dict[str, Person], namesakes: dict[str, Namesakes]) -> None:
    promotions = find_promotions(reading)
    if not promotions:
        return
    for promoted in promotions:
        for name in promoted.listed:
            _note(reading, people, name, None, namesakes)
    told = {start: person for person in people.values() for start in person.spans}
    starts = sorted(told)
    for promoted in promotions:
        for start in starts[bisect_left(starts, promoted.start) : bisect_left(starts, promoted.end)]:
            told[start].rank = promoted.rank


def _drop_vague(person: Person) -> None:
    """An office without its body says something only of someone of whom nothing else is told."""
    whole = [p for p in person.positions if p.unit is not None or p.title in _BODILESS]
    if whole or person.rank:
        person.positions = whole


def _start_of(spoken: Spoken) -> int:
    return spoken.name.start


def _first(person: Person) -> int:
    return min(person.spans)


def _key(name: str) -> str:
    return old_tones(name).lower()


def _key_of(name: Name, namesakes: dict[str, Namesakes]) -> str:
    """The key of whoever is meant by a full name where it stands."""
    key = _key(name.text)
    return f"{key}#{namesakes[key].of(name.start)}" if key in namesakes else key


def _note(
    reading: Reading,
    people: dict[str, Person],
    name: Name,
    rank: str | None,
    namesakes: dict[str, Namesakes],
) -> Person:
    key = _key_of(name, namesakes)
    person = people.setdefault(key, Person(name.text))
    person.rank = person.rank or rank
    if person.name.isupper() and not name.text.isupper():
        person.name = name.text
    person.has_namesake = "#" in key
    _add_span(reading, person, name)
    return person


def _add_span(reading: Reading, person: Person, name: Name) -> None:
    person.spans[name.start] = Mention(
        start=name.start, end=name.end, text=reading.content[name.start : name.end]
    )


def _by_given_name(people: dict[str, Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people.values():
        found.setdefault(_key(person.name).rsplit(" ", 1)[-1], []).append(person)
    return found


def _known_as(people: dict[str, list[Person]], given: Name, rank: str | None) -> Person | None:
    """Whoever was last named in full with that given name, else whoever is named so later.

    rank: that before the name, by which one of several people of one full name is known.
    """
    fits = people.get(_key(given.text), [])
    if rank is not None and any(person.has_namesake for person in fits):
        fits = [person for person in fits if person.rank == rank] or fits
    before = [person for person in fits if min(person.spans) < given.start]
    if before:
        return max(before, key=_first)
    return fits[0] if fits else None


def _add_office(reading: Reading, person: Person, office: Office) -> None:
    unit = office.unit or (None if office.unsettled else body_meant(reading, office))
    if (
        unit is None
        and not (office.unsettled or names_body(reading, office))
        and office.title.unit in ("required", "inside", "start")
    ):
        return
    title = office.title.name
    for index, known in enumerate(person.positions):
        if known.title != title or (unit is not None and known.unit not in (None, unit.name)):
            continue
        if unit is None or known.unit == unit.name:
            return
        person.positions[index] = Position(title=title, unit=unit.name, former=office.former)
        person.units.append(unit)
        return
    person.positions.append(Position(title=title, unit=unit.name if unit else None, former=office.former))
    if unit is not None:
        person.units.append(unit)


def _is_accused(reading: Reading, person: Person) -> bool:
    given = _key(person.name).rsplit(" ", 1)[-1]
    if given in reading.once(find_accused_names) and not _has_namesake(reading, person):
        return True
    spans = [*person.leads, *((span.start, span.end) for span in person.spans.values())]
    return any(is_accused(reading, start, end) for start, end in spans)


def _has_namesake(reading: Reading, person: Person) -> bool:
    """Whether the article names somebody else in full whom it may call by the same given name."""
    given = person.name.rsplit(" ", 1)[-1]
    at = reading.content.find(f" {given}")
    for _ in range(_MAX_NAMESAKES):
        if at < 0:
            break
        end = at + 1 + len(given)
        full = _ENDS_NAME.search(reading.content, max(0, at - _LONGEST_NAME), end)
        whole = not reading.content[end : end + 1].isalpha()
        if full is not None and whole and not _is_same_name(full.group(), person.name):
            return True
        at = reading.content.find(f" {given}", end)
    return False


def _is_same_name(found: str, name: str) -> bool:
    return found in name or name in found
