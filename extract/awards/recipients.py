"""Who is awarded: counted kinds of people and bodies, and those named among them."""

import re
from dataclasses import replace

from extract.agents import agents_between
from extract.awards import grammar
from extract.awards.names import (
    LONGEST_LIST,
    Awarded,
    Item,
    after_person,
    apposition,
    awarded_of,
    name_at,
    named_at,
    people_at,
    place_end,
)
from extract.facts import Recipients
from extract.numerals import number_from_words
from extract.reading import Reading

_OF_PERSONS = frozenset(("cá nhân",))
_COUNT_LENGTH = 24
_WORD_START = re.compile(r"(?<!\S)\w")
# "năm 2020 và 2021 Công an xã được …": a year counts nobody, and a count that large is written 2.021.
_YEAR = re.compile(r"(?:19|20)\d\d")


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
        if linked and (child := grammar.CHILD.match(reading.content, match.end(), limit)):
            return Awarded(start=match.end(), end=child.end() - 2)
        awarded = _list_at(reading, match.end(), limit, linked=linked)
        if awarded is not None:
            return awarded
    return None


def kind_at(reading: Reading, offset: int, limit: int) -> Awarded | None:
    """Those of a kind who stand right behind an award, as in titles (`Tặng Giấy khen tài xế cứu người`)."""
    start = offset + 1
    if start >= limit or not reading.content[offset].isspace():
        return None
    if (person := name_at(reading, start, limit)) and person.person:
        return awarded_of(start, [person])
    kind = grammar.KIND_THERE.match(reading.content, start, limit)
    if kind is None:
        return None
    return awarded_of(start, [Item(kind.end(), Recipients(count=None, kind=_kind(kind["kind"])))])


def awarded_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """Those awarded who stand in a clause before `được` or `nhận`: the last that begin a phrase."""
    content = reading.content
    first, chosen, done = None, None, start
    for match in grammar.BARE.finditer(content, start, end):
        if match.start() < done:
            continue
        if people := people_at(reading, match.start()):
            return awarded_of(match.start(), [people])
        begin = _count_before(content, start, match.start())
        awarded = _list_at(reading, begin, end, subject=True)
        if awarded is None:
            continue
        done = match.end()
        if _begins_subject(content, start, begin):
            chosen, done = awarded, awarded.end
        first = first or _joined_to_name(reading, awarded, start)
    return chosen or first


def counted_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """Counted ones who open the clause, with the body that they are of (`10 lãnh đạo Bộ Quốc phòng nhận`)."""
    for opened in grammar.OPEN_SUBJECT.finditer(reading.content[start:end]):
        count = _value(opened["count"])
        after = start + opened.end()
        # `lãnh đạo Bộ Quốc phòng` may be read as one that acts.
        agents = agents_between(reading, start + opened.start("kind"), end)
        near = bool(agents) and agents[0].start <= after + 1
        named = place_end(reading, agents[0].end if near else after, end)
        if count is None or not grammar.OPENED.fullmatch(reading.content, named, end):
            continue
        recipient = Recipients(count=count, kind=_kind(opened["kind"]))
        begin = start + opened.start("count")
        return Awarded(start=begin, end=start + opened.end("kind"), recipients=(recipient,))
    return None


def _begins_subject(content: str, start: int, begin: int) -> bool:
    """Whether those at `begin` open a clause that begins at `start`, or a phrase in it."""
    if grammar.SUBJECT_START.search(content[max(start, begin - 12) : begin]):
        return True
    return grammar.ALSO.fullmatch(content, start, begin) is not None


def _joined_to_name(reading: Reading, awarded: Awarded, start: int) -> Awarded:
    """With the body named before them (`Công an xã cùng 3 cá nhân được …`)."""
    agents = agents_between(reading, start, awarded.start)
    if not agents or not grammar.JOINED.fullmatch(reading.content, agents[-1].end, awarded.start):
        return awarded
    return replace(awarded, start=agents[-1].start, named=(agents[-1].name, *awarded.named))


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
    while len(items) < LONGEST_LIST and (link := grammar.NEXT.match(content, items[-1].end, limit)):
        near = grammar.JOIN.match(content, items[-1].end, limit) is not None
        if items[-1].person and (apposed := apposition(reading, items[-1].end, limit)):
            items.append(Item(apposed))
            continue
        after = _item_at(reading, link.end(), limit, near=near, closed=not near)
        if after is None and near and items[-1].person:
            after = after_person(reading, link.end(), limit)
        # "8 đơn vị, mỗi đơn vị 10 triệu đồng" are eight.
        if after is None or content.startswith("mỗi", link.end()):
            break
        if not subject and grammar.AWARDED_NEXT.match(content, after.end, limit):
            break
        if after.name is not None and not after.person and grammar.GIVES.match(content, after.end):
            break
        items.append(after)
    if not subject and (follow := grammar.NAMES_FOLLOW.match(content, items[-1].end, limit)):
        names = named_at(reading, follow.end(), limit)
        items.extend([Item(names.end, name=name) for name in names.named] if names else [])
        link = grammar.JOIN.match(content, items[-1].end, limit)
        if link and (counted := _item_at(reading, link.end(), limit, near=False, closed=True)):
            items.append(counted)
    if not subject:
        _add_far(reading, items, limit)
    return awarded_of(offset, items)


def _add_far(reading: Reading, items: list[Item], limit: int) -> None:
    """Append to a list those counted further on in its clause (`…; 59 thôn và 36 cá nhân`)."""
    content = reading.content
    while len(items) < LONGEST_LIST and (far := grammar.FAR_NEXT.match(content, items[-1].end, limit)):
        after = _item_at(reading, far.end(), limit, near=False, closed=True)
        told = grammar.TOLD.search(content, items[-1].end, far.end())
        if after is None or told or grammar.AWARDED_FAR.match(content, after.end, limit):
            break
        items.append(after)


def _item_at(reading: Reading, offset: int, limit: int, *, near: bool, closed: bool) -> Item | None:
    """One of a list. near: right after `cho` or the one before; closed: only kinds that the lexicon lists."""
    content = reading.content
    counted = grammar.COUNTED.match(content, offset, limit)
    if counted is not None and (count := _value(counted["count"])) is not None:
        recipient = Recipients(count=count, kind=_kind(counted["kind"]))
        # "1 tập thể Công an huyện X" names the one; "5 tập thể Công an huyện X" are five of its own.
        same = grammar.SAME_COUNT.match(content, counted.end(), limit)
        if same is not None:
            both = replace(recipient, kind=_kind(content[counted.start("kind") : same.end()]))
            return Item(same.end(), both)
        only = count == 1 and content.startswith(" ", counted.end())
        one = name_at(reading, counted.end() + 1, limit) if only else None
        return replace(one, recipient=recipient) if one else Item(counted.end(), recipient)
    if near and (one_of := grammar.ONE_OF_KIND.match(content, offset, limit)):
        named = name_at(reading, one_of.end(), limit)
        if named is not None and (named.person or one_of["kind"].lower() not in _OF_PERSONS):
            return named
        if named is not None:
            return Item(one_of.end("kind"), Recipients(count=None, kind=_kind(one_of["kind"])))
    if near and (people := people_at(reading, offset)):
        return people
    plural = grammar.PLURAL.match(content, offset, limit)
    if plural is not None:
        return Item(plural.end(), Recipients(count=None, kind=_kind(plural["kind"])))
    if near and (named := name_at(reading, offset, limit)):
        return named
    alone = grammar.ALONE.match(content, offset, limit) if near else None
    if alone is not None:
        return Item(alone.end(), Recipients(count=None, kind=_kind(alone["kind"])))
    opened = None if closed else grammar.OPEN.match(content, offset, limit)
    if opened is not None and (count := _value(opened["count"])) is not None:
        return Item(opened.end(), Recipients(count=count, kind=_kind(opened["kind"])))
    return None


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
