"""Who is awarded: counted kinds of people and bodies, and those named."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from extract.agents import agent_at, agents_between
from extract.awards import grammar
from extract.facts import Recipients
from extract.localities import PlaceMention, find_place_mentions
from extract.numerals import number_from_words
from extract.reading import Reading

_LONGEST_LIST = 12
_LEVELS = ("province", "district", "commune")
_COUNT_LENGTH = 24
_WORD_START = re.compile(r"(?<!\S)\w")
# "năm 2020 và 2021 Công an xã được …": a year counts nobody, and a count that large is written 2.021.
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, kw_only=True, slots=True)
class Awarded:
    """Those awarded, as they stand in `content[start:end]`."""

    start: int
    end: int
    recipients: tuple[Recipients, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    """One of a list: person: a human being; wide: a district or a province."""

    end: int
    recipient: Recipients | None = None
    name: str | None = None
    person: bool = False
    wide: bool = False


def awarded_after(reading: Reading, offset: int, limit: int) -> Awarded | None:
    """Those awarded who follow an award (`cho 3 tập thể và 5 cá nhân`), before `limit`."""
    for money in (grammar.MONEY, grammar.WITH_MONEY):
        if (amount := money.match(reading.content, offset, limit)) is not None:
            offset = amount.end()
    for link in (grammar.FOR, grammar.FAR_FOR):
        match = link.match(reading.content, offset, limit)
        if match is None:
            continue
        linked = bool(match.group().strip())
        awarded = _list_at(reading, match.end(), limit, linked=linked)
        if awarded is not None:
            return awarded
    return None


def awarded_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """Those awarded who stand in a clause before `được` or `nhận`: the last that begin a phrase."""
    content = reading.content
    first, chosen, done = None, None, start
    for match in grammar.BARE.finditer(content, start, end):
        if match.start() < done:
            continue
        if people := _people_at(reading, match.start()):
            return _awarded(match.start(), [people])
        begin = _count_before(content, start, match.start())
        awarded = _list_at(reading, begin, end, subject=True)
        if awarded is None:
            continue
        done = match.end()
        if grammar.SUBJECT_START.search(content[max(start, begin - 12) : begin]):
            chosen, done = awarded, awarded.end
        first = first or _joined_to_name(reading, awarded, start)
    return chosen or first


def _joined_to_name(reading: Reading, awarded: Awarded, start: int) -> Awarded:
    """With the body named before them (`Công an xã cùng 3 cá nhân được …`)."""
    agents = agents_between(reading, start, awarded.start)
    if not agents or not grammar.JOINED.fullmatch(reading.content, agents[-1].end, awarded.start):
        return awarded
    return replace(awarded, start=agents[-1].start, named=(agents[-1].name, *awarded.named))


def named_at(reading: Reading, offset: int, limit: int) -> Awarded | None:
    """Persons and bodies named one after another from `offset` on."""
    items: list[_Item] = []
    while offset < limit and reading.content[offset] == " ":
        offset += 1
    start: int | None = offset
    while start is not None and len(items) < _LONGEST_LIST and (item := _name_at(reading, start, limit)):
        if items and grammar.GIVES.match(reading.content, item.end):
            break
        # "Công an thành phố Đồng Hới, tỉnh Quảng Bình": where the body before it is.
        where = (
            item.wide and bool(items) and not items[-1].wide and "," in reading.content[items[-1].end : start]
        )
        items.append(_Item(item.end) if where else item)
        if item.person and (apposed := _apposition(reading, item.end, limit)):
            items.append(_Item(apposed))
        join = grammar.JOIN.match(reading.content, items[-1].end, limit)
        start = join.end() if join else None
    return _awarded(offset, items) if items else None


def _awarded(start: int, items: list[_Item]) -> Awarded:
    return Awarded(
        start=start,
        end=items[-1].end,
        recipients=tuple(item.recipient for item in items if item.recipient is not None),
        named=tuple(item.name for item in items if item.name is not None),
    )


def _count_before(content: str, start: int, kind_start: int) -> int:
    """Where the count or plural word before a kind begins; the kind itself where there is none."""
    since = max(start, kind_start - _COUNT_LENGTH)
    for word in _WORD_START.finditer(content, since, kind_start):
        begin = word.start()
        counted = grammar.COUNTED.match(content, begin)
        if (
            counted is not None
            and counted.start("kind") == kind_start
            and _value(counted["count"]) is not None
        ):
            return begin
        plural = grammar.PLURAL.match(content, begin)
        if plural is not None and plural.start("kind") == kind_start:
            return begin
    return kind_start


def _list_at(
    reading: Reading, offset: int, limit: int, *, subject: bool = False, linked: bool = False
) -> Awarded | None:
    """A list of those awarded, counted, in the plural, or by name.

    subject: it stands before `được`; linked: after `cho`, so that a name or a bare kind may begin it.
    """
    content = reading.content
    item = _item_at(reading, offset, limit, near=linked, closed=subject)
    if item is None:
        return None
    items = [item]
    while len(items) < _LONGEST_LIST and (link := grammar.NEXT.match(content, items[-1].end, limit)):
        near = grammar.JOIN.match(content, items[-1].end, limit) is not None
        if items[-1].person and (apposed := _apposition(reading, items[-1].end, limit)):
            items.append(_Item(apposed))
            continue
        after = _item_at(reading, link.end(), limit, near=near, closed=not near)
        if after is None and near and items[-1].person:
            after = _after_person(reading, link.end(), limit)
        # "8 đơn vị, mỗi đơn vị 10 triệu đồng" are eight.
        if after is None or content.startswith("mỗi", link.end()):
            break
        if not subject and grammar.AWARDED_NEXT.match(content, after.end, limit):
            break
        items.append(after)
    if not subject and (follow := grammar.NAMES_FOLLOW.match(content, items[-1].end, limit)):
        names = named_at(reading, follow.end(), limit)
        items.extend([_Item(names.end, name=name) for name in names.named] if names else [])
        link = grammar.JOIN.match(content, items[-1].end, limit)
        if link and (counted := _item_at(reading, link.end(), limit, near=False, closed=True)):
            items.append(counted)
    if not subject:
        _add_far(reading, items, limit)
    return _awarded(offset, items)


def _add_far(reading: Reading, items: list[_Item], limit: int) -> None:
    """Append to a list those counted further on in its clause (`…; 59 thôn và 36 cá nhân`)."""
    content = reading.content
    while len(items) < _LONGEST_LIST and (far := grammar.FAR_NEXT.match(content, items[-1].end, limit)):
        after = _item_at(reading, far.end(), limit, near=False, closed=True)
        told = grammar.TOLD.search(content, items[-1].end, far.end())
        if after is None or told or grammar.AWARDED_FAR.match(content, after.end, limit):
            break
        items.append(after)


def _item_at(reading: Reading, offset: int, limit: int, *, near: bool, closed: bool) -> _Item | None:
    """One of a list. near: right after `cho` or the one before; closed: only kinds that the lexicon lists."""
    content = reading.content
    counted = grammar.COUNTED.match(content, offset, limit)
    if counted is not None and (count := _value(counted["count"])) is not None:
        recipient = Recipients(count=count, kind=_kind(counted["kind"]))
        # "1 tập thể Công an huyện X" names the one; "5 tập thể Công an huyện X" are five of its own.
        same = grammar.SAME_COUNT.match(content, counted.end(), limit)
        if same is not None:
            both = replace(recipient, kind=_kind(content[counted.start("kind") : same.end()]))
            return _Item(same.end(), both)
        only = count == 1 and content.startswith(" ", counted.end())
        one = _name_at(reading, counted.end() + 1, limit) if only else None
        return replace(one, recipient=recipient) if one else _Item(counted.end(), recipient)
    if near and (one_of := grammar.ONE_OF_KIND.match(content, offset, limit)):
        named = _name_at(reading, one_of.end(), limit)
        if named is not None:
            return named
    if near and (people := _people_at(reading, offset)):
        return people
    plural = grammar.PLURAL.match(content, offset, limit)
    if plural is not None:
        return _Item(plural.end(), Recipients(count=None, kind=_kind(plural["kind"])))
    if near and (named := _name_at(reading, offset, limit)):
        return named
    alone = grammar.ALONE.match(content, offset, limit) if near else None
    if alone is not None:
        return _Item(alone.end(), Recipients(count=None, kind=_kind(alone["kind"])))
    opened = None if closed else grammar.OPEN.match(content, offset, limit)
    if opened is not None and (count := _value(opened["count"])) is not None:
        return _Item(opened.end(), Recipients(count=count, kind=_kind(opened["kind"])))
    return None


def _name_at(reading: Reading, offset: int, limit: int) -> _Item | None:
    if person := grammar.PERSON.match(reading.content, offset, limit):
        return _person(reading, person.end(), person["name"], limit)
    if body := grammar.TASK_BODY.match(reading.content, offset, limit):
        return _Item(body.end(), name=body.group())
    agent = agent_at(reading, offset)
    if agent is None or agent.start < offset or agent.end > limit:
        return _place_at(reading, offset, limit)
    if agent.name == agent.body:
        return _Item(agent.end, name=agent.name)
    holder = grammar.CAPITALS.match(reading.content, agent.end, limit)
    if holder is None:
        return _Item(agent.end, name=agent.name)
    return _person(reading, holder.end(), holder["name"], limit)


def _place_at(reading: Reading, offset: int, limit: int) -> _Item | None:
    """A place that is itself awarded, named with its type."""
    places = reading.once(find_place_mentions)
    index = bisect_left(places, offset, key=_start_of)
    if index == len(places) or places[index].start != offset or places[index].end > limit:
        return None
    place = places[index]
    end = _end_of_place(reading, index, limit)
    if not grammar.PLACE_TYPE.match(place.text):
        return None
    return _Item(end, name=place.text, wide=place.level != "commune")


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


def _person(reading: Reading, end: int, name: str, limit: int) -> _Item:
    """A person named up to `end`, with what stands in brackets after the name (`(36 tuổi)`)."""
    brackets = grammar.IN_BRACKETS.match(reading.content, end, limit)
    return _Item(brackets.end() if brackets else end, name=name, person=True)


def _after_person(reading: Reading, offset: int, limit: int) -> _Item | None:
    """The next of two persons who share one address: `hai anh Trần Văn Bin và Trần Vĩnh Thu`."""
    name = grammar.CAPITALS.match(reading.content, offset - 1, limit)
    return _person(reading, name.end(), name["name"], limit) if name else None


def _apposition(reading: Reading, offset: int, limit: int) -> int | None:
    """Where the office ends that follows a person's name (`Thượng úy Lò Văn Bình, Trưởng Công an xã …`)."""
    link = grammar.APPOSED.match(reading.content, offset, limit)
    agent = agent_at(reading, link.end()) if link else None
    return agent.end if agent is not None and agent.name != agent.body and agent.end <= limit else None


def _people_at(reading: Reading, offset: int) -> _Item | None:
    words = grammar.PEOPLE.match(reading.content, offset)
    if words is None:
        return None
    places = reading.once(find_place_mentions)
    index = bisect_left(places, words.end(), key=_start_of)
    if index == len(places) or places[index].start != words.end():
        return None
    end = _end_of_place(reading, index, len(reading.content))
    return _Item(end, name=reading.content[offset : places[index].end])


def _start_of(mention: PlaceMention) -> int:
    return mention.start


def _value(written: str) -> float | None:
    if written[0].isdigit():
        if _YEAR.fullmatch(written):
            return None
        return float(written.replace(".", ""))
    number = number_from_words(written.lower())
    return None if number is None else float(number)


def _kind(written: str) -> str:
    kind = " ".join(written.split())
    return kind.lower() if kind.isupper() and " " in kind else kind
