"""The roles of officials: by verbs behind their names, lists that they stand in, and what stands before."""

import re
from collections.abc import Iterator
from typing import cast

from extract.event.acting import (
    INCIDENTS,
    OCCASIONS,
    WORDS,
    Act,
    Acts,
    Name,
    acts_between,
    between,
    next_name,
    sentence_of,
)
from extract.facts import OfficialFact, Role
from extract.phrases import any_of
from extract.sentences import TextRange

_OF_PERSONS = ("chair", "received", "spoke", "presented", "attended")
_FARTHEST = 170
_CHAINED = 50
_MOST_MENTIONS = 40
_REST = 80
_BEFORE = 90
_LIST = 900
_OTHER_SUBJECT = re.compile(rf"(?<!\w)(?:{any_of(WORDS['other_subject'])})(?!\w)")
_OPENER = re.compile(
    rf"(?<!\w)(?:(?:{any_of(WORDS['openers'])})(?!\w)[^.;:]{{0,70}}?(?:(?<!\w)(?:{any_of(WORDS['listing'])})(?!\w)|:)"
    rf"|(?:{any_of(WORDS['with_presence'])})(?!\w))"
)
_AND = re.compile(r"[\s,;–-](?:và|cùng)\s|;|,")
_COORDINATED = re.compile(r"(?:,|\bvà|\brồi|đồng thời|cùng)\s*(?:đã\s+|cũng\s+|trực tiếp\s+)*$")
_ACCORDING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['according'])})\s(?:(?!\s(?:do|của)\s)[^,.;:()]){{0,60}}$")
_UNDER = re.compile(rf"(?<!\w)(?:{any_of(WORDS['under'])})\s(?:[^.;()]{{0,60}})$")
_GIVEN_TO = re.compile(rf"(?<!\w)(?:{any_of(WORDS['given_to'])})\s(?:[^.;()]{{0,60}})$")
_APPOINTED = re.compile(rf"(?<!\w)(?<!được )(?:{any_of(WORDS['appoints'])})\s(?:[^,.;()]{{0,50}})$")
_ONLY_NAMED = re.compile(rf"(?<!\w)(?:{any_of(WORDS['only_named'])})\s(?:[^,.;:()]{{0,50}})$")
_BULLET = re.compile(r"\s*(?:[-–•+*]|\d[.)])\s*")


def person_roles(acts: Acts, official: OfficialFact) -> Iterator[Role]:
    """The roles that the mentions of an official tell; none for who only held an office in the past."""
    if official.positions and all(position.former for position in official.positions):
        return
    for mention in official.mentions[:_MOST_MENTIONS]:
        sentence = sentence_of(acts, mention.start)
        if sentence is not None and mention.start >= acts.reading.title_end:
            name = Name(start=mention.start, end=mention.end, fact=official.start)
            yield from cast(Iterator[Role], _roles_at(acts, sentence, name))


def _roles_at(acts: Acts, sentence: TextRange, name: Name) -> Iterator[str]:
    lower = acts.reading.lower
    before = lower[max(sentence.start, name.start - _BEFORE) : name.start]
    if _ONLY_NAMED.search(before):
        return
    if (own := _before_name(acts, sentence, name, before)) is not None:
        yield own
    told = _behind_name(acts, sentence, name)
    if told is None:
        return
    yield from told
    listed = _OPENER.search(lower, max(sentence.start, name.start - _LIST), name.start) is not None
    there = acts.type in OCCASIONS or acts.type == "disaster"
    acted = not told and there and _is_subject(acts, sentence, name, before)
    if listed or acted:
        yield "attended"


def _before_name(acts: Acts, sentence: TextRange, name: Name, before: str) -> str | None:
    """What stands right before a name or opens its sentence (`Phát biểu tại hội nghị, đồng chí A`)."""
    if _UNDER.search(before):
        return "chair"
    if _APPOINTED.search(before):
        return "received"
    if _ACCORDING.search(before):
        return "spoke"
    near = acts_between(acts, max(sentence.start, name.start - _FARTHEST), name.start)
    last = near[-1] if near else None
    if last and "presented" in last.roles and _GIVEN_TO.search(acts.reading.lower[last.end : name.start]):
        return "received"
    first = next_name(acts, sentence.start)
    if first is not None and first.start < name.start:
        return None
    opens = acts_between(acts, sentence.start, min(name.start, sentence.start + len("dự và chỉ")))
    told = [role for verb in opens for role in _OF_PERSONS if role in verb.roles]
    return next((role for role in _OF_PERSONS if role in told), None)


def _behind_name(acts: Acts, sentence: TextRange, name: Name) -> list[str] | None:
    """What the verbs behind a name tell; of several named together, those behind the last one.

    None where it is the verb of one who signs, and the official is only named.
    """
    at, end = name.end, name.end
    for _ in range(8):
        following = next_name(acts, at, sentence.end)
        end = following.start if following is not None else sentence.end
        verbs = _own_verbs(acts, at, min(end, at + _FARTHEST))
        if verbs:
            if not verbs[0].roles:
                return None
            return [role for verb in verbs for role in _roles_of(acts, verb)]
        if following is None or not _AND.search(acts.reading.lower, at, following.start):
            break
        at = following.end
    return []


def _roles_of(acts: Acts, verb: Act) -> list[str]:
    told = [role for role in _OF_PERSONS if role in verb.roles]
    if "appointed" in verb.roles:
        return ["received"]
    if not told and "investigates" in verb.roles:
        return ["investigates" if acts.type in INCIDENTS else "attended"]
    if not told and "host" in verb.roles:
        return ["attended"]
    return told


def _own_verbs(acts: Acts, start: int, end: int) -> list[Act]:
    """The first verb behind a name and its apposition, and those that follow it with a comma or `và`."""
    found: list[Act] = []
    at = start
    for verb in acts_between(acts, start, end):
        words = between(acts, at, verb.start)
        if not found:
            if _OTHER_SUBJECT.search(words):
                break
        elif len(words) > _CHAINED or not _COORDINATED.search(words):
            continue
        found.append(verb)
        at = verb.end
        if "spoke" in verb.roles:
            break
    return found


def _is_subject(acts: Acts, sentence: TextRange, name: Name, before: str) -> bool:
    """Whether something is told of who is named, not only the name."""
    rest = acts.reading.lower[name.end : min(sentence.end, name.end + _REST)]
    return len(re.findall(r"\w+", rest)) > 2 and not before.rstrip().endswith((" của", " bởi", " với", " ký"))
