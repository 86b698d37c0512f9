"""Who is awarded: counted kinds of people and bodies, and those named."""

import re
from dataclasses import dataclass

from extract.agents import agent_at
from extract.awards import grammar
from extract.facts import Recipients
from extract.numerals import number_from_words
from extract.reading import Reading

_LONGEST_LIST = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Awarded:
    """Those awarded, as they stand in `content[start:end]`."""

    start: int
    end: int
    recipients: tuple[Recipients, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    end: int
    recipient: Recipients


def awarded_after(reading: Reading, offset: int, limit: int) -> Awarded | None:
    """Those awarded who follow an award (`cho 3 tập thể và 5 cá nhân`), before `limit`."""
    for link in (grammar.FOR, grammar.FAR_FOR):
        match = link.match(reading.content, offset, limit)
        if match is None:
            continue
        linked = bool(match.group().strip())
        awarded = _list_at(reading, match.end(), limit, bare=linked) or named_at(reading, match.end(), limit)
        if awarded is not None and (linked or awarded.recipients):
            return awarded
    return None


def awarded_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """Those awarded who stand in a clause before `được` or `nhận`: the first that begins a phrase."""
    content = reading.content
    first = None
    for match in grammar.BARE.finditer(content, start, end):
        begin = _count_before(content, start, match.start())
        awarded = _list_at(reading, begin, end, subject=True)
        if awarded is None:
            continue
        if grammar.SUBJECT_START.search(content[max(start, begin - 12) : begin]):
            return awarded
        first = first or awarded
    return first


def named_at(reading: Reading, offset: int, limit: int) -> Awarded | None:
    """Persons and bodies named from `offset` on."""
    names: list[str] = []
    end = offset
    while len(names) < _LONGEST_LIST:
        person = grammar.PERSON.match(reading.content, end, limit)
        agent = None if person else agent_at(reading, end)
        if person is None and (agent is None or agent.end > limit):
            break
        names.append(person["name"] if person else agent.name if agent else "")
        last = person.end() if person else agent.end if agent else end
        join = grammar.JOIN.match(reading.content, last, limit)
        if join is None:
            return Awarded(start=offset, end=last, named=tuple(names))
        end, stop = join.end(), last
    else:
        stop = end
    return Awarded(start=offset, end=stop, named=tuple(names)) if names else None


def _count_before(content: str, start: int, kind_start: int) -> int:
    """Where the count or plural word before a kind begins; the kind itself where there is none."""
    words = content[max(start, kind_start - 24) : kind_start]
    match = re.search(r"(?<!\S)(?:[\d.]{1,9}|[^\W\d_]+)\s+(?:lượt\s+)?$", words)
    if match is None:
        return kind_start
    begin = kind_start - len(words) + match.start()
    counted = grammar.COUNTED.match(content, begin)
    if counted is not None and _value(counted["count"]) is not None:
        return begin
    return begin if grammar.PLURAL.match(content, begin) else kind_start


def _list_at(
    reading: Reading, offset: int, limit: int, *, subject: bool = False, bare: bool = False
) -> Awarded | None:
    content = reading.content
    item = _item_at(content, offset, limit, bare=bare, subject=subject)
    if item is None:
        return None
    items = [item]
    while len(items) < _LONGEST_LIST:
        link = grammar.NEXT.match(content, items[-1].end, limit)
        if link is None:
            break
        near = grammar.JOIN.match(content, items[-1].end, limit) is not None
        after = _item_at(content, link.end(), limit, bare=near, near=near)
        if after is None or (not subject and grammar.AWARDED_NEXT.match(content, after.end, limit)):
            break
        items.append(after)
    end = items[-1].end
    names = None
    if not subject and (follow := grammar.NAMES_FOLLOW.match(content, end, limit)):
        names = named_at(reading, follow.end(), limit)
    return Awarded(
        start=offset,
        end=names.end if names else end,
        recipients=tuple(item.recipient for item in items),
        named=names.named if names else (),
    )


def _item_at(
    content: str, offset: int, limit: int, *, bare: bool, subject: bool = False, near: bool = True
) -> _Item | None:
    counted = grammar.COUNTED.match(content, offset, limit)
    if counted is not None and (count := _value(counted["count"])) is not None:
        return _Item(counted.end(), Recipients(count=count, kind=_kind(counted["kind"])))
    plural = grammar.PLURAL.match(content, offset, limit)
    if plural is not None:
        return _Item(plural.end(), Recipients(count=None, kind=_kind(plural["kind"])))
    if bare and (alone := grammar.BARE.match(content, offset, limit)):
        return _Item(alone.end(), Recipients(count=None, kind=_kind(alone["kind"])))
    opened = grammar.OPEN.match(content, offset, limit) if not subject and near else None
    if opened is not None and (count := _value(opened["count"])) is not None:
        return _Item(opened.end(), Recipients(count=count, kind=_kind(opened["kind"])))
    return None


def _value(written: str) -> float | None:
    if written[0].isdigit():
        return float(written.replace(".", ""))
    number = number_from_words(written.lower())
    return None if number is None else float(number)


def _kind(written: str) -> str:
    return " ".join(written.split())
