"""Who held an event, and the finest place that the article gives for it."""

import re

from extract.agents import Agent, agent_at, agents_between
from extract.event.cues import WORDS, Cue, any_of
from extract.event.lead import Stretch
from extract.facts import EventType, Place
from extract.localities import PlaceMention, find_place_mentions, home_place
from extract.reading import Reading

_HELD = frozenset(("conference", "meeting", "ceremony", "campaign", "other"))
_ACTED = frozenset(("arrest", "trial"))
_RESIDENCE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['residence'])})(?!\w)[^.;)]{{0,90}}$", re.IGNORECASE)
_AT = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['at'])})\s+(?:[^\s,.;]+\s+){{0,5}}(?:[^.;]{{0,40}},\s*)?$", re.IGNORECASE
)
_CENTRAL = (
    "Bộ ",
    "Quốc hội",
    "Chính phủ",
    "Thủ tướng",
    "Ủy ban Thường vụ",
    "Ban Chấp hành Trung ương",
    "Trung ương",
)
_FINE = {"province": 0, "district": 1, "commune": 2}


def find_host(reading: Reading, cue: Cue, kind: EventType) -> Agent | None:
    """The body that holds the occasion or does the deed: the first named before the cue, or right after it."""
    if kind not in _HELD and kind not in _ACTED:
        return None
    before = agents_between(reading, cue.stretch.start, cue.start)
    if before:
        return before[0]
    return agent_at(reading, cue.end)


def find_place(
    reading: Reading, lead: tuple[Stretch, ...], cue: Cue, kind: EventType, host: Agent | None
) -> Place | None:
    """The finest unit where it happened; None where that cannot be told, as for what the state's centre does."""
    mentions = _mentions(reading, lead)
    near = [m for m in mentions if cue.stretch.start <= m.start < cue.stretch.end]
    if kind in _HELD:
        return _where_held(reading, cue, near, host)
    candidates = near or [m for m in mentions if m.start < lead[min(3, len(lead) - 1)].end]
    return _finest(candidates) or reading.once(home_place)


def _where_held(reading: Reading, cue: Cue, near: list[PlaceMention], host: Agent | None) -> Place | None:
    base = host.locality if host is not None else None
    central = host is not None and base is None and host.body.startswith(_CENTRAL)
    at = [m for m in near if m.start < cue.start or _stands_at(reading, cue, m)]
    if base is not None:
        at = [m for m in at if m.place is not None and _inside(m.place, base)]
        return _finest(at) or base
    found = _finest([m for m in at if not central or _stands_at(reading, cue, m)])
    if found is not None or central:
        return found
    return reading.once(home_place)


def _stands_at(reading: Reading, cue: Cue, mention: PlaceMention) -> bool:
    """Whether a place after the cue is where it happened, not what it is about."""
    between = reading.lower[cue.end : mention.start]
    if re.search(r"(?<!\w)(?:về|nhằm|để|giai đoạn)(?!\w)", between):
        return False
    return _AT.search(reading.lower[max(cue.stretch.start, mention.start - 80) : mention.start]) is not None


def _mentions(reading: Reading, lead: tuple[Stretch, ...]) -> list[PlaceMention]:
    """Claimed places in the lead that are nobody's home."""
    end = lead[-1].end
    found = []
    for mention in reading.once(find_place_mentions):
        if mention.start >= end:
            break
        before = reading.content[max(0, mention.start - 100) : mention.start]
        if mention.place is not None and not _RESIDENCE.search(before):
            found.append(mention)
    return found


def _inside(place: Place, base: Place) -> bool:
    return (
        place.province == base.province
        and base.district in (None, place.district)
        and base.commune in (None, place.commune)
    )


def _finest(mentions: list[PlaceMention]) -> Place | None:
    """The place of the first mention of the finest level."""
    best = max(mentions, key=_fineness, default=None)
    return best.place if best is not None else None


def _fineness(mention: PlaceMention) -> int:
    return _FINE[mention.level]
