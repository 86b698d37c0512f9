"""Those awarded by name: persons, bodies, places, the people of a place."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extract.agents import agent_at
from extract.awards import grammar
from extract.facts import Recipients
from extract.localities import PlaceMention, find_place_mentions
from extract.phrases import compile_phrases, find_phrases
from extract.reading import Reading

LONGEST_LIST = 12
# How many names back a given name is looked for, and how far back a pronoun's, in characters.
_LOOK_BACK = 40
_RECENT = 500
_ADDRESS = compile_phrases(word.lower() for word in grammar.LEXICON["address"])
_LEVELS = ("province", "district", "commune")


@dataclass(frozen=True, kw_only=True, slots=True)
class Awarded:
    """Those awarded, as they stand in `content[start:end]`."""

    start: int
    end: int
    recipients: tuple[Recipients, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list: person: a human being; wide: a district or a province."""

    end: int
    recipient: Recipients | None = None
    name: str | None = None
    person: bool = False
    wide: bool = False


def named_at(reading: Reading, offset: int, limit: int) -> Awarded | None:
    """Persons and bodies named one after another from `offset` on."""
    items: list[Item] = []
    while offset < limit and reading.content[offset] == " ":
        offset += 1
    start: int | None = offset
    while start is not None and len(items) < LONGEST_LIST and (item := name_at(reading, start, limit)):
        if items and grammar.GIVES.match(reading.content, item.end):
            break
        # "Công an thành phố Đồng Hới, tỉnh Quảng Bình": where the body before it is.
        where = (
            item.wide and bool(items) and not items[-1].wide and "," in reading.content[items[-1].end : start]
        )
        items.append(Item(item.end) if where else item)
        if item.person and (apposed := apposition(reading, item.end, limit)):
            items.append(Item(apposed))
        join = grammar.JOIN.match(reading.content, items[-1].end, limit)
        start = join.end() if join else None
    return awarded_of(offset, items) if items else None


def awarded_of(start: int, items: list[Item]) -> Awarded:
    """Those of a list that begins at `start`, together."""
    return Awarded(
        start=start,
        end=items[-1].end,
        recipients=tuple(item.recipient for item in items if item.recipient is not None),
        named=tuple(item.name for item in items if item.name is not None),
    )


def name_at(reading: Reading, offset: int, limit: int) -> Item | None:
    """The one whose name begins at `offset`."""
    if person := grammar.PERSON.match(reading.content, offset, limit):
        return _person(reading, person.end(), person["name"], limit)
    if (short := grammar.SHORT_NAME.match(reading.content, offset, limit)) and (
        name := full_name(reading, offset, short["name"])
    ):
        return _person(reading, short.end(), name, limit)
    if body := grammar.TASK_BODY.match(reading.content, offset, limit):
        return Item(body.end(), name=body.group())
    if force := _force_at(reading, offset, limit):
        return force
    agent = agent_at(reading, offset)
    if agent is None or agent.start < offset or agent.end > limit:
        return _place_at(reading, offset, limit)
    if agent.name == agent.body:
        return Item(agent.end, name=agent.name)
    holder = grammar.CAPITALS.match(reading.content, agent.end, limit)
    if holder is None:
        return Item(agent.end, name=agent.name)
    return _person(reading, holder.end(), holder["name"], limit)


def _force_at(reading: Reading, offset: int, limit: int) -> Item | None:
    """A force that is awarded as a whole (`lực lượng Công an nhân dân`), with the place that it is of."""
    force = grammar.FORCE.match(reading.content, offset, limit)
    if force is None:
        return None
    end = place_end(reading, force.end(), limit)
    return Item(end, name=" ".join(reading.content[force.start("name") : end].split()))


def place_end(reading: Reading, offset: int, limit: int) -> int:
    """Where the place ends that stands one space after `offset`; `offset` where none does before `limit`."""
    places = reading.once(find_place_mentions)
    index = bisect_left(places, offset, key=_start_of)
    near = index < len(places) and places[index].start == offset + 1 and places[index].end <= limit
    return places[index].end if near else offset


def full_name(reading: Reading, offset: int, given: str) -> str | None:
    """The full name, told before `offset`, of a person called by the given name alone."""
    persons = reading.once(_persons)
    before = persons[: bisect_left(persons, (offset, "", ""))][-_LOOK_BACK:]
    return next((name for _, _, name in reversed(before) if name.split()[-1] == given), None)


def last_named(reading: Reading, offset: int, address: str) -> str | None:
    """The one person named a little before `offset` with this word of address; None of several."""
    persons = reading.once(_persons)
    near = persons[
        bisect_left(persons, (max(0, offset - _RECENT), "", "")) : bisect_left(persons, (offset, "", ""))
    ]
    names = {name for _, word, name in near if word == address.lower()}
    return names.pop() if len(names) == 1 else None


def _persons(reading: Reading) -> list[tuple[int, str, str]]:
    """Every person with a word of address: where, the word, the name."""
    found = (
        (start, word, grammar.CAPITALS.match(reading.content, start + len(word)))
        for word, start in _addressed(reading)
    )
    return [(start, word, name["name"]) for start, word, name in found if name]


def _addressed(reading: Reading) -> Iterator[tuple[str, int]]:
    return find_phrases(_ADDRESS, reading.lower)


def _place_at(reading: Reading, offset: int, limit: int) -> Item | None:
    """A place that is itself awarded, named with its type."""
    places = reading.once(find_place_mentions)
    index = bisect_left(places, offset, key=_start_of)
    if index == len(places) or places[index].start != offset or places[index].end > limit:
        return None
    place = places[index]
    end = _end_of_place(reading, index, limit)
    if not grammar.PLACE_TYPE.match(place.text):
        return None
    return Item(end, name=place.text, wide=place.level != "commune")


def _end_of_place(reading: Reading, index: int, limit: int) -> int:
    """Where a place's name ends with those of the units above it: `xã Chân Lý, huyện Lý Nhân`."""
    places = reading.once(find_place_mentions)
    while index + 1 < len(places) and places[index + 1].end <= limit:
        place, above = places[index], places[index + 1]
        if not grammar.ABOVE.fullmatch(reading.content, place.end, above.start):
            break
        if _LEVELS.index(above.level) >= _LEVELS.index(place.level):
            break
        index += 1
    end = places[index].end
    return end + 1 if reading.content.startswith(")", end) else end


def _person(reading: Reading, end: int, name: str, limit: int) -> Item:
    """A person named up to `end`, with what stands in brackets after the name (`(36 tuổi)`)."""
    brackets = grammar.IN_BRACKETS.match(reading.content, end, limit)
    return Item(brackets.end() if brackets else end, name=name, person=True)


def after_person(reading: Reading, offset: int, limit: int) -> Item | None:
    """The next of two persons who share one address: `hai anh Trần Văn Bin và Trần Vĩnh Thu`."""
    name = grammar.CAPITALS.match(reading.content, offset - 1, limit)
    return _person(reading, name.end(), name["name"], limit) if name else None


def apposition(reading: Reading, offset: int, limit: int) -> int | None:
    """Where the office ends that follows a person's name (`Thượng úy Lò Văn Bình, Trưởng Công an xã …`)."""
    link = grammar.APPOSED.match(reading.content, offset, limit)
    agent = agent_at(reading, link.end()) if link else None
    return agent.end if agent is not None and agent.name != agent.body and agent.end <= limit else None


def people_at(reading: Reading, offset: int) -> Item | None:
    """The people of a place (`Nhân dân và cán bộ xã Mỹ Lộc`)."""
    words = grammar.PEOPLE.match(reading.content, offset)
    if words is None:
        return None
    places = reading.once(find_place_mentions)
    index = bisect_left(places, words.end(), key=_start_of)
    if index == len(places) or places[index].start != words.end():
        return None
    end = _end_of_place(reading, index, len(reading.content))
    return Item(end, name=reading.content[offset : places[index].end])


def _start_of(mention: PlaceMention) -> int:
    return mention.start
