"""Who held an event, and the finest place that the article gives for it."""

import re

from extract.agents import Agent, agents_between
from extract.event.cues import WORDS, Cue
from extract.event.lead import Stretch
from extract.facts import EventType, Place
from extract.localities import PlaceMention, find_place_mentions, home_place
from extract.phrases import any_of
from extract.reading import Reading

_HELD = frozenset(("conference", "meeting", "ceremony", "campaign", "other"))
_ACTED = frozenset(("arrest", "trial"))
_RESIDENCE = re.compile(rf"(?<!\w)(?:{any_of(map(str.lower, WORDS['residence']))})(?!\w)[^.;)]{{0,90}}$")
_AT = re.compile(rf"(?<!\w)(?:{any_of(WORDS['at'])})\s+(?:[^\s,.;]+\s+){{0,5}}(?:[^.;]{{0,40}},\s*)?$")
_CENTRAL = (
    "Bộ ",
    "Quốc hội",
    "Chính phủ",
    "Thủ tướng",
    "Ủy ban Thường vụ",
    "Ban Chấp hành Trung ương",
    "Trung ương",
)
_TOPIC = re.compile(r"(?<!\w)(?:về|nhằm|để|giai đoạn)(?!\w)")
# "kỳ họp bất thường HĐND TP Cần Thơ": a few words may stand between an occasion and the body whose it is.
_OWNER_GAP = re.compile(r"(?:\s+(?!(?:với|về|tại|ở|cho|cùng|để)\s)[^\W\d_]+){0,3}\s+(?:của\s+)?")
_NEAR_AFTER = 90
# Between who does a deed and its verb: adverbs and "ra quyết định", not another clause.
_DEED_GAP = re.compile(r"[^,.;:]{0,45}")
_INSIDE = re.compile(r"(?<!\w)(?:tại|ở|thuộc)\s+[^,.;]{0,36}$")
_MEMBERS = ("Ủy viên", "Đại biểu")
_TELLING_RANK = 3
_RESIDENCE_BEFORE = 100
_FINE = {"province": 0, "district": 1, "commune": 2}


def find_host(reading: Reading, cue: Cue, kind: EventType) -> Agent | None:
    """The body that holds the occasion or does the deed: named before the cue, or soon after it."""
    if kind not in _HELD and kind not in _ACTED:
        return None
    before = [a for a in agents_between(reading, cue.stretch.start, cue.start) if _acts(reading, cue, a)]
    if before and kind in _HELD:
        return before[0]
    if before and _DEED_GAP.fullmatch(reading.content, before[-1].end, cue.start):
        return before[-1]
    for agent in agents_between(reading, cue.end, min(cue.stretch.end, cue.end + _NEAR_AFTER)):
        return agent if _OWNER_GAP.fullmatch(reading.content, cue.end, agent.start) else None
    return None


def _acts(reading: Reading, cue: Cue, agent: Agent) -> bool:
    """Whether a body may be who acts: no mere place (`tại hội trường UBND xã`), no person's membership."""
    before = reading.lower[max(cue.stretch.start, agent.start - 40) : agent.start]
    return not agent.name.startswith(_MEMBERS) and agent.name != "Nhà nước" and not _INSIDE.search(before)


def find_place(
    reading: Reading,
    lead: tuple[Stretch, ...],
    cues: list[Cue],
    cue: Cue,
    kind: EventType,
    host: Agent | None,
) -> Place | None:
    """The finest unit where it happened; None where that cannot be told, as for what the state's centre does.

    cues: all of the lead; cue: the one that tells the event.
    """
    mentions = _mentions(reading, lead)
    near = [m for m in mentions if cue.stretch.start <= m.start < cue.stretch.end]
    if kind == "other":
        telling = {id(own.stretch) for own in cues if own.type == kind and own.stretch.rank <= _TELLING_RANK}
        near = [m for m in mentions for s in lead if id(s) in telling and s.start <= m.start < s.end]
        return _common(near) or (None if _is_national(reading, lead) else reading.once(home_place))
    if kind in _HELD:
        return _where_held(reading, lead, cue, near, host)
    early = [m for m in mentions if m.start < lead[min(_TELLING_RANK, len(lead) - 1)].end]
    return _within(_finest(near), early) or reading.once(home_place)


def _within(place: Place | None, mentions: list[PlaceMention]) -> Place | None:
    """`place`, or where it is a whole province, or none, the finest of `mentions` in it."""
    if place is None:
        return _finest(mentions)
    if place.district or place.commune:
        return place
    return _finest([m for m in mentions if m.place is not None and _inside(m.place, place)]) or place


def _where_held(
    reading: Reading, lead: tuple[Stretch, ...], cue: Cue, near: list[PlaceMention], host: Agent | None
) -> Place | None:
    base = host.locality if host is not None else None
    central = host is not None and base is None and host.body.startswith(_CENTRAL)
    at = [m for m in near if m.start < cue.start or _stands_at(reading, cue, m)]
    if base is not None:
        at = [m for m in at if m.place is not None and _inside(m.place, base)]
        return _finest(at) or base
    found = _finest([m for m in at if not central or _stands_at(reading, cue, m)])
    if found is not None or central or _is_national(reading, lead):
        return found
    return reading.once(home_place)


def _is_national(reading: Reading, lead: tuple[Stretch, ...]) -> bool:
    """Whether only bodies of the state's centre act in the lead, and no place is named."""
    agents = agents_between(reading, lead[0].start, lead[-1].end)
    central = any(agent.locality is None and agent.body.startswith(_CENTRAL) for agent in agents)
    return central and not any(agent.locality for agent in agents) and not _mentions(reading, lead)


def _stands_at(reading: Reading, cue: Cue, mention: PlaceMention) -> bool:
    """Whether a place after the cue is where it happened, not what it is about."""
    between = reading.lower[cue.end : mention.start]
    if _TOPIC.search(between):
        return False
    return _AT.search(reading.lower[max(cue.stretch.start, mention.start - 80) : mention.start]) is not None


def _mentions(reading: Reading, lead: tuple[Stretch, ...]) -> list[PlaceMention]:
    """Claimed places in the lead that are nobody's home."""
    end = lead[-1].end
    found = []
    for mention in reading.once(find_place_mentions):
        if mention.start >= end:
            break
        since = max(0, mention.start - _RESIDENCE_BEFORE)
        if mention.place is not None and not _RESIDENCE.search(reading.lower, since, mention.start):
            found.append(mention)
    return found


def _inside(place: Place, base: Place) -> bool:
    if place.province != base.province:
        return False
    return base.district in (None, place.district) and base.commune in (None, place.commune)


def _finest(mentions: list[PlaceMention]) -> Place | None:
    """The place of the first mention of the finest level."""
    best = max(mentions, key=_fineness, default=None)
    return best.place if best is not None else None


def _common(mentions: list[PlaceMention]) -> Place | None:
    """The finest place that holds all those of the finest level: of two districts, their province."""
    finest = max(map(_fineness, mentions), default=-1)
    places = {mention.place for mention in mentions if _fineness(mention) == finest and mention.place}
    if len(places) == 1:
        return places.pop()
    coarser = [mention for mention in mentions if _fineness(mention) < finest]
    holding = [m for m in coarser if m.place and all(_inside(place, m.place) for place in places)]
    return _finest(holding)


def _fineness(mention: PlaceMention) -> int:
    return _FINE[mention.level]
