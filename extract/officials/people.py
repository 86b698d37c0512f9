"""One person for all that an article says of them: every mention, the rank and the offices."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.bodies.spelling import old_tones
from extract.facts import Mention, Position, UnitKind
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.officials.accused import find_accused_names, is_accused, is_private
from extract.officials.link import find_holdings
from extract.officials.names import NAME_PATTERN, Name, read_name
from extract.officials.offices import Office, find_offices, load_titles
from extract.officials.promotions import find_promotions
from extract.officials.speech import Spoken, find_spoken
from extract.officials.succession import find_succeeded, find_successions
from extract.reading import Reading
from extract.sentences import sentence_at

_NAMES_ON = re.compile(rf" [{UPPER}]")
_PRESIDES = tuple(f" {word}" for word in load_lexicon("persons")["presides"])
_THAT_MEET = frozenset(load_lexicon("persons")["that_meet"])
_LEADS: dict[str, list[str]] = load_lexicon("persons")["leads"]
_SEX_OF: dict[str, str] = {
    word: sex for sex, words in load_lexicon("persons")["said_of"].items() for word in words
}
_KIND_OF: dict[str, UnitKind] = {"Trường": "education", "Công": "police", "Bệnh": "health"}
_OF_ARTICLE = ("Hiệu trưởng", "Phó Hiệu trưởng")
_ELECTED = re.compile(
    r"(?:được bầu|bầu giữ|bầu làm|tái đắc cử|đắc cử|trúng cử)(?: làm| giữ| chức| chức vụ| chức danh){0,3} $"
)
_BODILESS = frozenset(title.name for title in load_titles() if title.unit == "none")


@dataclass(slots=True)
class Person:
    """Someone named in full at least once; `units` are the bodies of the positions."""

    name: str
    rank: str | None = None
    positions: list[Position] = field(default_factory=list)
    units: list[UnitMention] = field(default_factory=list)
    spans: dict[int, Mention] = field(default_factory=dict)
    sexes: set[str] = field(default_factory=set)


def find_people(reading: Reading) -> tuple[Person, ...]:
    """Those who have a rank or an office, in order of their first mention, the accused left out."""
    people: dict[str, Person] = {}
    spoken = sorted(reading.once(find_spoken).values(), key=_start_of)
    for mention in spoken:
        if mention.full:
            _note(reading, people, mention.name, mention.rank)
            people[_key(mention.name.text)].sexes.add(_sex(reading, mention))
    holdings = (*reading.once(find_holdings), *find_successions(reading), *find_succeeded(reading))
    for holding in holdings:
        if holding.spoken is None:
            _note(reading, people, holding.name, None)
    given = _by_given_name(people)
    for mention in spoken:
        person = None if mention.full else _known_as(given, mention.name)
        if person is not None and _may_be(reading, person, mention):
            _add_span(reading, person, mention.name)
            person.rank = person.rank or mention.rank
    _promote(reading, people)
    for holding in holdings:
        full = holding.spoken is None or holding.spoken.full
        holder = people.get(_key(holding.name.text)) if full else _known_as(given, holding.name)
        if holder is not None:
            for office in holding.offices:
                _add_office(reading, holder, office)
    for person in people.values():
        _drop_vague(person)
    listed = [person for person in people.values() if person.rank or person.positions]
    return tuple(sorted((p for p in listed if not _is_accused(reading, p)), key=_first))


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


def _promote(reading: Reading, people: dict[str, Person]) -> None:
    promotions = find_promotions(reading)
    if not promotions:
        return
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


def _note(reading: Reading, people: dict[str, Person], name: Name, rank: str | None) -> None:
    person = people.setdefault(_key(name.text), Person(name.text))
    person.rank = person.rank or rank
    _add_span(reading, person, name)


def _add_span(reading: Reading, person: Person, name: Name) -> None:
    person.spans[name.start] = Mention(
        start=name.start, end=name.end, text=reading.content[name.start : name.end]
    )


def _by_given_name(people: dict[str, Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for key, person in people.items():
        found.setdefault(key.rsplit(" ", 1)[-1], []).append(person)
    return found


def _known_as(people: dict[str, list[Person]], given: Name) -> Person | None:
    """Whoever was last named in full with that given name, else whoever is named so later."""
    fits = people.get(_key(given.text), [])
    before = [person for person in fits if min(person.spans) < given.start]
    if before:
        return max(before, key=_first)
    return fits[0] if fits else None


def _add_office(reading: Reading, person: Person, office: Office) -> None:
    unit = office.unit or (None if office.unsettled else _unit_in_context(reading, office))
    if unit is None and not office.unsettled and office.title.unit in ("required", "inside", "start"):
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


def _unit_in_context(reading: Reading, office: Office) -> UnitMention | None:
    """A title alone means the body that it was told with before, or the board that the sentence speaks of."""
    if office.title.unit in ("none", "hamlet", "fixed"):
        return None
    if office.title.apart == "cell" and reading.lower.startswith(" chi bộ", office.end):
        return None
    led = _NAMES_ON.match(reading.content, office.end) is not None
    presides = reading.lower.startswith(_PRESIDES, office.end)
    if office.title.implies is not None and not led and not presides:
        return None
    if office.title.unit == "inside" or office.title.implies is not None:
        word = office.title.implies or office.title.name.rsplit(" ", 1)[-1]
        word = word.lower()
        sentence = sentence_at(reading, office.start)
        mentions = reading.once(find_unit_mentions)
        last = bisect_left(mentions, office.start, key=_mention_start)
        near = [m for m in mentions[max(0, last - 8) : last] if m.start >= sentence.start]
        boards = [m for m in near if m.name.lower().startswith(word + " ")]
        if boards or not presides or word not in _THAT_MEET:
            return boards[-1] if boards else None
        meets = reading.once(_that_meet).get(word)
        return meets if meets is not None and meets.start < office.start else None
    if (
        _NAMES_ON.match(reading.content, office.end)
        and read_name(reading, office.end + 1, sure=False) is None
    ):
        return None
    if office.title.place is not None and _ELECTED.search(
        reading.lower, max(0, office.start - 24), office.start
    ):
        return _elected_in(reading, office.start)
    told = reading.once(_told_by_title).get(office.title.name, [])
    before = bisect_left(told, office.start, key=_office_start)
    return told[max(0, before - 1)].unit if told else _led_by(reading, office)


def _elected_in(reading: Reading, start: int) -> UnitMention | None:
    """The body just elected (`Đại hội đã bầu Ban Chấp hành Hội … Ông A được bầu làm Chủ tịch`)."""
    line = reading.content.rfind("\n", 0, start) + 1
    mentions = reading.once(find_unit_mentions)
    last = bisect_left(mentions, start, key=_mention_start)
    near = [m for m in mentions[max(0, last - 4) : last] if m.start >= line]
    return near[-1] if near and near[-1].kind in ("front", "party", "council", "other") else None


def _led_by(reading: Reading, office: Office) -> UnitMention | None:
    """The body that a bare head leads: a school anywhere before, the one body of its kind in the sentence."""
    words = _LEADS.get(office.title.name)
    if words is None:
        return None
    since = 0 if office.title.name in _OF_ARTICLE else sentence_at(reading, office.start).start
    mentions = reading.once(find_unit_mentions)
    first = bisect_left(mentions, since, key=_mention_start)
    last = bisect_left(mentions, office.start, key=_mention_start)
    found: dict[str, UnitMention] = {}
    for mention in mentions[first:last]:
        body = next((name for word in words if (name := _from_word(mention.name, word))), None)
        if body is not None and mention.level not in ("district", "commune", "central"):
            kind = mention.kind if body == mention.name else _KIND_OF.get(body.split(" ", 1)[0], mention.kind)
            found[body] = replace(mention, name=body, kind=kind, rule="office")
    return next(iter(found.values())) if len(found) == 1 else None


def _from_word(name: str, word: str) -> str | None:
    """The part of a body's name that begins with a word (`Đảng ủy |Trường Cao đẳng X`)."""
    if name.startswith(word + " "):
        return name
    at = name.find(f" {word} ")
    return name[at + 1 :] if at >= 0 else None


def _told_by_title(reading: Reading) -> dict[str, list[Office]]:
    """Offices that are told with their bodies, in order, by their titles."""
    found: dict[str, list[Office]] = {}
    for office in reading.once(find_offices):
        if office.unit is not None:
            found.setdefault(office.title.name, []).append(office)
    return found


def _that_meet(reading: Reading) -> dict[str, UnitMention]:
    """The first body of each head that holds meetings: what the article is likely to be about."""
    found: dict[str, UnitMention] = {}
    for mention in reading.once(find_unit_mentions):
        word = mention.name.split(" ", 1)[0].lower()
        if word in _THAT_MEET:
            found.setdefault(word, mention)
    return found


def _mention_start(mention: UnitMention) -> int:
    return mention.start


def _office_start(office: Office) -> int:
    return office.start


def _is_accused(reading: Reading, person: Person) -> bool:
    given = _key(person.name).rsplit(" ", 1)[-1]
    if given in reading.once(find_accused_names) and not _has_namesake(reading, person):
        return True
    return any(is_accused(reading, span.start, span.end) for span in person.spans.values())


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


_ENDS_NAME = re.compile(rf"{NAME_PATTERN}$")
_MAX_NAMESAKES = 20
_LONGEST_NAME = 24
