"""The roles of bodies: who holds the event, who acts on it, and who is there, gives or gets something."""

import re
from collections.abc import Iterator

from extract.bodies.mentions import UnitMention
from extract.event.acting import (
    INCIDENTS,
    OCCASIONS,
    TOGETHER,
    WORDS,
    Acts,
    acts_between,
    between,
    bodies_between,
    names_between,
    sentence_of,
)
from extract.facts import Role, UnitFact
from extract.phrases import any_of
from extract.sentences import TextRange

_ACTING = frozenset(("police", "judiciary", "military"))
_INSPECTORS = tuple(WORDS["inspectors"])
_COURTS = ("TAND", "Tòa án", "Toà án")
_MERE_PLACE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['mere_place'])})\s+$")
_OTHERS = [word for word in WORDS["other_subject"] if word != TOGETHER]
_OTHER_SUBJECT = re.compile(rf"[;:]|(?<!\w)(?:{any_of(_OTHERS)})(?!\w)")
_OPENER = re.compile(
    rf"(?<!\w)(?:(?:{any_of(WORDS['openers'])})(?!\w)[^.;:]{{0,70}}?(?:(?<!\w)(?:{any_of(WORDS['listing'])})(?!\w)|:)"
    rf"|(?:{any_of(WORDS['with_presence'])})(?!\w))"
)
_GIVEN_TO = re.compile(rf"(?<!\w)(?:{any_of(WORDS['given_to'])})\s(?:[^.;()]{{0,60}})$")
_WITH = re.compile(rf"\s*(?:{any_of(WORDS['with'])})?\s*(?:,|và|với)?\s*")
_OF_OCCASION = re.compile(rf"(?<!\w)(?:{any_of(WORDS['occasions'])})(?:\s+[^\s,.;:]+){{0,6}}\s+của\s+$")
_BY = re.compile(r"(?<!\w)do\s+$")
_MET = re.compile(rf"(?<!\w)(?:{any_of(WORDS['met'])})\s+(?:tại\s+)?$")
_SENT_BY = re.compile(rf"(?<!\w)(?:{any_of(WORDS['sent_by'])})(?!\w)[^.;:]*$")
_TOLD_TO = re.compile(rf"(?<!\w)(?:{any_of(WORDS['told_to'])})\s+$")
_AWARDED = re.compile(r"\s+(?:các\s+)?")
_ON_PART = re.compile(r"(?<!\w)về phía\s+$")
_FORCE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['forces'])})\s+của\s+$")
_OWNED = " của "
_DEEDS: tuple[Role, ...] = ("received", "presented", "spoke", "attended")
_FARTHEST = 120
_NEAR = 70
_EARLY = 30
_BEFORE = 60
_LIST = 900
_HOSTS = 6
_BESIDE = 300
_MOST_MENTIONS = 40


def body_roles(acts: Acts, unit: UnitFact, host: str | None) -> Iterator[Role]:
    """The roles that the mentions of a body tell; `host` is the resolved name of who holds the event."""
    name, title_end = unit.name.lower(), acts.reading.title_end
    own = acts.bodies_by_name.get(name, [])[:_MOST_MENTIONS]
    free = [body for body in own if not _is_bound(acts, body)]
    if host is not None and unit.name == host and free:
        yield _role_of_host(acts, unit)
    for body in free:
        sentence = sentence_of(acts, body.start)
        if sentence is not None and body.start >= title_end:
            yield from _roles_at(acts, sentence, body, host)


def _role_of_host(acts: Acts, unit: UnitFact) -> Role:
    if acts.type == "trial" and unit.name.startswith(_COURTS):
        return "tried"
    return "investigates" if acts.type in INCIDENTS else "host"


def _is_bound(acts: Acts, body: UnitMention) -> bool:
    """Whether a body is only named as that of somebody's office, as a place, or by a paper of its."""
    lower = acts.reading.lower
    before = lower[max(0, body.start - _BEFORE) : body.start]
    if body.end in acts.offices or body.start in acts.bound:
        return True
    if _TOLD_TO.search(before):
        return True
    return _MERE_PLACE.search(before) is not None and _MET.search(before) is None


def _roles_at(acts: Acts, sentence: TextRange, body: UnitMention, host: str | None) -> Iterator[Role]:
    before = acts.reading.lower[max(sentence.start, body.start - _NEAR) : body.start]
    verbs = _verbs_behind(acts, sentence, body)
    if acts.type == "trial":
        yield from _at_court(body, verbs)
    elif acts.type in INCIDENTS:
        if body.kind in _ACTING or body.name.startswith(_INSPECTORS):
            yield "investigates"
        yield from _deeds(acts, sentence, body, before, verbs)
    else:
        if _holds(acts, sentence, body, before, verbs, host):
            yield "host"
        yield from _deeds(acts, sentence, body, before, verbs)
        if _is_there(acts, sentence, body, before):
            yield "attended"
        if "investigates" in verbs and body.kind in _ACTING and acts.type in ("campaign", "other"):
            yield "investigates" if acts.type == "other" else "attended"


def _holds(
    acts: Acts, sentence: TextRange, body: UnitMention, before: str, verbs: frozenset[str], host: str | None
) -> bool:
    """Whether a body is named with the host, behind `do` or as whose the occasion is."""
    if _OF_OCCASION.search(before):
        return True
    if "host" not in verbs:
        return False
    chain = _chain(acts, sentence, body)
    first = chain[0].start
    opens = acts.reading.lower[max(sentence.start, first - _BEFORE) : first]
    leads = sentence.start == acts.first and first - sentence.start < _EARLY
    return leads or any(other.name == host for other in chain) or _BY.search(opens) is not None


def _deeds(
    acts: Acts, sentence: TextRange, body: UnitMention, before: str, verbs: frozenset[str]
) -> Iterator[Role]:
    """What a body gave, got or said."""
    given = acts_between(acts, max(sentence.start, body.start - _FARTHEST), body.start)
    for act in given[-1:]:
        direct = _AWARDED.fullmatch(acts.reading.lower, act.end, body.start) is not None
        if "presented" in act.roles and (direct or _GIVEN_TO.search(before)):
            yield "received"
            return
    if before.endswith(_OWNED) and not _FORCE.search(before):
        return
    for role in _DEEDS if acts.type in OCCASIONS or acts.type == "disaster" else _DEEDS[:2]:
        if role in verbs:
            yield role


def _is_there(acts: Acts, sentence: TextRange, body: UnitMention, before: str) -> bool:
    """Whether a body is met with, or stands in a list of those present."""
    if _MET.search(before) or _ON_PART.search(before):
        return True
    listed = acts.reading.lower[max(sentence.start, body.start - _LIST) : body.start]
    behind = acts_between(acts, body.end, sentence.end)
    if _SENT_BY.search(listed) and any("attended" in act.roles for act in behind):
        return True
    return _OPENER.search(listed) is not None and not before.endswith(_OWNED)


def _at_court(body: UnitMention, verbs: frozenset[str]) -> Iterator[Role]:
    if body.name.startswith(_COURTS):
        yield "tried"
    elif body.kind in _ACTING and "investigates" in verbs:
        yield "investigates"


def _verbs_behind(acts: Acts, sentence: TextRange, body: UnitMention) -> frozenset[str]:
    """The roles that the first verb behind a body tells, where no person or other subject comes between."""
    end = min(sentence.end, body.end + _NEAR + _longest_chain(acts, sentence, body))
    for verb in acts_between(acts, body.end, end):
        words = between(acts, body.end, verb.start)
        if _OTHER_SUBJECT.search(words) or names_between(acts, body.end, verb.start):
            break
        return verb.roles
    return frozenset()


def _longest_chain(acts: Acts, sentence: TextRange, body: UnitMention) -> int:
    """How long the names of the bodies are that follow in one list."""
    following = bodies_between(acts, body.end, min(sentence.end, body.end + 3 * _NEAR))
    return sum(each.end - each.start for each in following[:_HOSTS])


def _chain(acts: Acts, sentence: TextRange, body: UnitMention) -> list[UnitMention]:
    """The bodies around one with nothing but `phối hợp với`, `và` or commas between them, itself too."""
    near = bodies_between(
        acts, max(sentence.start, body.start - _BESIDE), min(sentence.end, body.end + _BESIDE)
    )
    first = last = near.index(body)
    while first > 0 and _joins(acts, near[first - 1], near[first]):
        first -= 1
    while last + 1 < len(near) and _joins(acts, near[last], near[last + 1]):
        last += 1
    return near[first : last + 1]


def _joins(acts: Acts, one: UnitMention, other: UnitMention) -> bool:
    return _WITH.fullmatch(acts.reading.lower, one.end, other.start) is not None
