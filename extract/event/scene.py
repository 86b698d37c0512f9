"""Where a deed or a calamity happened, by the clause that reports it."""

import re

from extract.agents import Agent, find_agents
from extract.event.cues import WORDS, Cue
from extract.event.earlier import is_another
from extract.event.lead import Stretch
from extract.event.places import above, finest, finest_of_list, inside, shared
from extract.facts import EventType, Place
from extract.localities import PlaceMention, home_place
from extract.phrases import any_of
from extract.reading import Reading

# "mở phiên tòa lưu động tại xã …": where a court sits when not at home.
_VENUE = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['venue'])})\s+(?:[^\s,.;]+\s+){{0,5}}(?:[^\s,.;()]+\s?){{0,3}}(?:,\s+)?\(?$"
)
_COURT = re.compile(rf"(?:{any_of(map(str.lower, WORDS['courts']))})(?!\w)")
_FROM = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['heading'])})\s+(?:[^\s,.;()]+\s+){{0,2}}(?:(?:[^\s,.;()]+\s+){{0,2}}\([^().;]{{0,40}})?$"
)
# "giữa hai xã Đồng Xuân và Hanh Cù": neither is where it happened.
_AMID = re.compile(rf"(?<!\w)(?:{any_of(WORDS['amid'])})\s(?:[^.;,()]{{0,40}}\s(?:và|với)\s)?(?:\w+\s)?$")
# What follows is the place of an offence told in the same clause, or an office once held.
_OFFENCE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['offence'])})(?!\w)[^.;:()\n]{{0,80}}$")
# "nghi can vụ giết người tại huyện A (tỉnh B)": where the offence was.
_SUSPECT = re.compile(rf"(?<!\w)(?:{any_of(WORDS['suspects'])})\s[^.;:\n]{{0,90}}$")
_CAUGHT = re.compile(rf"(?<!\w)(?:{any_of(WORDS['caught'])})(?!\w)")
_EARLIER = re.compile(rf"(?:{any_of(WORDS['earlier'])})(?!\w)")
_STOPPED = re.compile(rf"(?<!\w)(?:{any_of(WORDS['stopped'])})(?!\w)")
_STOPPED_THERE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['stopped_there'])})(?!\w)")
_HAPPENING = re.compile(
    rf"(?<!\w)(?:{any_of([*WORDS['happening'], *WORDS['arriving']])})(?!\w)|\d\s?(?:h|giờ)(?!\w)"
)
# "xảy ra vụ sạt lở", "một ổ dịch": one calamity, not a storm over many places.
_ONE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['one_calamity'])})\s+$")
_AFFAIR = re.compile(rf"(?:{any_of(WORDS['affair'])})(?!\w)")
_FORCE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['forces'])})\s+$")
_OWNER = re.compile(rf"(?<!\w)(?:{any_of(WORDS['owners'])})\s+(?:[^\s,.;]+\s+){{0,3}}$")
_BROKEN_UP = frozenset(WORDS["broken_up"])
_SEARCHES = frozenset(WORDS["searches"])
_DEED_RANK = 6
_TOLD_RANK = 4
_LEAD_RANK = 2
_STRONG = 2.0


def find_scene(
    reading: Reading,
    lead: tuple[Stretch, ...],
    cues: list[Cue],
    cue: Cue,
    kind: EventType,
    host: Agent | None,
    mentions: list[PlaceMention],
) -> Place | None:
    """The place of a trial, an arrest, a calamity or an incident; `mentions`: those of the lead, no homes.

    cues: all of the lead; cue: the one that tells the event.
    """
    near = _of(mentions, cue.stretch)
    if kind in ("trial", "arrest"):
        near = [m for m in near if not _OFFENCE.search(_before(reading, m))]
        near = [m for m in near if not _is_of_case(_before(reading, m))]
    if kind == "trial":
        return _where_tried(reading, lead, near, host)
    if kind == "arrest":
        return _where_arrested(reading, lead, cues, near, host, mentions)
    titled = _of(mentions, lead[0]) if lead[0].rank == 0 else []
    if kind == "disaster":
        several = len({m.place.province for m in near if m.place}) > 1
        place = shared(reading, titled) if several else _narrowed(shared(reading, near), titled)
        if place is None and not several:
            place = shared(reading, _early(mentions, lead)) or home(reading)
        return _where_told(reading, lead, mentions, place) if _is_single(reading, lead, cues) else place
    near = [m for m in near if not _AMID.search(_before(reading, m))]
    if kind in ("accident", "fire"):
        near = [m for m in near if not _OWNER.search(_before(reading, m))]
    if kind == "accident":
        near = [m for m in near if not _FROM.search(_before(reading, m))]
    early = [m for m in _early(mentions, lead) if not _is_elsewhere(_before(reading, m))]
    place = _narrowed(finest(near), early) or home(reading)
    return _where_told(reading, lead, mentions, place)


def _where_told(
    reading: Reading, lead: tuple[Stretch, ...], mentions: list[PlaceMention], place: Place | None
) -> Place | None:
    """`place`, or the finest in it that the first sentence names which tells how it came about."""
    if place is None or place.commune:
        return place
    for stretch in lead:
        if 0 < stretch.rank <= _TOLD_RANK and _HAPPENING.search(reading.lower, stretch.start, stretch.end):
            own = [m for m in _of(mentions, stretch) if not _is_elsewhere(_before(reading, m))]
            found = finest([m for m in own if m.place is not None and inside(m.place, place)])
            if found is not None and found != place:
                return found
    return place


def _is_single(reading: Reading, lead: tuple[Stretch, ...], cues: list[Cue]) -> bool:
    """Whether a calamity is told of as one that happened in one place."""
    calamities = (cue.start for cue in cues if cue.type == "disaster" and cue.stretch.rank <= _LEAD_RANK)
    return any(_ONE.search(reading.lower, max(0, start - 12), start) for start in calamities) or any(
        _AFFAIR.match(reading.lower, stretch.start) for stretch in lead
    )


def _is_elsewhere(before: str) -> bool:
    """Whether the place after it is somebody's, or where they came from."""
    return any(pattern.search(before) for pattern in (_OWNER, _FROM))


def home(reading: Reading) -> Place | None:
    return reading.once(home_place)


def _where_tried(
    reading: Reading, lead: tuple[Stretch, ...], near: list[PlaceMention], host: Agent | None
) -> Place | None:
    """Where the court sits: the place said for the hearing, else that of the court."""
    venue = finest([m for m in near if _VENUE.search(_before(reading, m))])
    if venue is not None:
        return venue
    courts = [host] if host is not None and _COURT.match(host.body.lower()) else []
    courts += [a for a in reading.once(find_agents) if a.end <= lead[-1].end and _COURT.match(a.body.lower())]
    return next((court.locality for court in courts if court.locality), None) or above(
        reading, home(reading), "province"
    )


def _where_arrested(
    reading: Reading,
    lead: tuple[Stretch, ...],
    cues: list[Cue],
    near: list[PlaceMention],
    host: Agent | None,
    mentions: list[PlaceMention],
) -> Place | None:
    """The place in the clause of the arrest, the title, or a later sentence that tells the deed."""
    titled = _of(mentions, lead[0]) if lead[0].rank == 0 else []
    titled = [m for m in titled if not _is_of_case(_before(reading, m))]
    place = shared(reading, near) or (host.locality if host is not None else None)
    place = _narrowed(place, titled)
    if place is not None and place.commune:
        return place
    for stretch in lead:
        if 0 < stretch.rank <= _DEED_RANK and _tells_deed(reading, cues, stretch):
            own = [m for m in _of(mentions, stretch) if not _OFFENCE.search(_before(reading, m))]
            at = [m for m in own if _VENUE.search(_before(reading, m))]
            at = at or [m for m in own if _FORCE.search(_before(reading, m))]
            within = [m for m in at if place is None or (m.place and inside(m.place, place))]
            place = finest_of_list(reading, within, own) or place
    return place or home(reading) or shared(reading, [m for m in mentions if m.start < lead[-1].end])


def _is_of_case(before: str) -> bool:
    """Whether the place after it is that of a suspect's deed, not of what was done about it."""
    suspect = _SUSPECT.search(before)
    return suspect is not None and _CAUGHT.search(suspect.group()) is None


def _tells_deed(reading: Reading, cues: list[Cue], stretch: Stretch) -> bool:
    """Whether a sentence tells how somebody was stopped or caught, not the offence before it."""
    own = [cue for cue in cues if cue.stretch is stretch]
    lower = reading.lower
    if _EARLIER.match(lower, stretch.start):
        if is_another(reading, stretch.start, stretch.end):
            return False
        broken = any(lower[cue.start : cue.end] in _BROKEN_UP for cue in own)
        return broken or _STOPPED_THERE.search(lower, stretch.start, stretch.end) is not None
    if any(cue.act and cue.type == "arrest" and lower[cue.start : cue.end] not in _SEARCHES for cue in own):
        return True
    offence = any(cue.type == "crime" and cue.weight > _STRONG for cue in own)
    return not offence and _STOPPED.search(reading.lower, stretch.start, stretch.end) is not None


def _of(mentions: list[PlaceMention], stretch: Stretch) -> list[PlaceMention]:
    return [mention for mention in mentions if stretch.start <= mention.start < stretch.end]


def _early(mentions: list[PlaceMention], lead: tuple[Stretch, ...]) -> list[PlaceMention]:
    return [m for m in mentions if m.start < lead[min(_DEED_RANK, len(lead) - 1)].end]


def _before(reading: Reading, mention: PlaceMention) -> str:
    """The words before a place, of its line alone."""
    return reading.lower[max(0, mention.start - 100) : mention.start].rpartition("\n")[2]


def _narrowed(place: Place | None, mentions: list[PlaceMention]) -> Place | None:
    """`place`, or where it is a whole province, or none, the finest of `mentions` in it."""
    if place is None:
        return finest(mentions)
    if place.district or place.commune:
        return place
    return finest([m for m in mentions if m.place is not None and inside(m.place, place)]) or place
