"""What speaks for two events being one, and what forbids it."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.near_duplicates import Verdict
from corpus.near_duplicates_copies import is_same_source
from extract.across.seen import SeenEvent
from extract.across.stories.features import (
    Features,
    generic_kinds,
    is_hamlet,
    overlap,
    telling,
    told_both_ways,
)
from extract.across.stories.places import relate
from extract.bodies.spelling import fold_tones

Reason = Literal[
    "same_text", "part_of_text", "cites_source", "similar_title", "shared_details", "similar_words",
    "same_kind", "shared_officials", "same_host", "same_place", "nested_place", "same_day", "next_day",
    "reported_together", "same_hour",
    "same_commune", "same_type", "told_both_ways", "other_type",
]  # fmt: skip
_Weighed = tuple[float, Reason]
_FULL = len("2025-07-01")
_INCIDENTS = frozenset(("arrest", "crime", "accident", "fire", "disaster"))
_CALAMITIES = frozenset(("accident", "fire", "disaster"))
# What is told of an incident on the day after: who is found, saved or buried is `other`.
_FOLLOWED = _INCIDENTS | {"other"}
_OCCASIONS = frozenset(("conference", "meeting", "ceremony", "campaign"))

# Days from an event to reports of it that do not say when it was; between copies of one text.
REPORTED_WITHIN = 3
COPIED_WITHIN = 14
# How far two copies may put the event apart: "hôm nay" said again a day later.
_COPIES_APART = 3
_SAME_HOUR = 45  # minutes
_HOURS_APART = 120  # minutes
_PARTS_APART = 2
# Minutes at which morning, noon, afternoon and evening begin; before the first it is night.
_PARTS_BEGIN = (300, 630, 810, 1080)
_PARTS = len(_PARTS_BEGIN) + 1

_COPY_SCORE: dict[Verdict, float] = {"same": 8.0, "part": 7.0, "template": 0.0, "other": 0.0}
_COPY_REASON: dict[Verdict, Reason] = {"same": "same_text", "part": "part_of_text"}
_PLACE_SCORE = {"commune": 1.2, "district": 0.9, "province": 0.5, "central": 0.0}
_KIND_SCORE = {"commune": 1.2, "district": 1.0, "province": 0.6, "central": 0.0}
_GENERIC = 0.5
_OTHER_KIND = -0.4
# What two officials tell who are at one place together.
_COMPANY = 0.8
_LEAST_CONTENT = 1.0
_LESS_CONTENT = 0.8
ENOUGH = 3.3
_PLENTY = 4.6
# What reports that put an event on two days, one after the other, must share.
_LEAST_CONTENT_OF_DAYS = 1.6
# In news of crimes a name is that of who did it.
_OF_PERSONS = frozenset(("arrest", "trial", "crime"))
_PLATE = 7
_OF_HAMLET = 0.7
_ONE_PAIR = 0.8
_FULL_NAME = 0.2
_LONG = 3
_LEAST_WORDS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """An event with what its texts tell."""

    event: SeenEvent
    features: Features


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """How much speaks for two reports being of one event; `content` is what of it their texts say."""

    score: float
    content: float
    reasons: tuple[Reason, ...]


def weigh_evidence(first: Report, second: Report, copy: Verdict) -> Evidence:
    """The evidence for two reports that nothing forbids to be one."""
    told: list[_Weighed] = _told(first, second)
    if copy in _COPY_REASON:
        told.append((_COPY_SCORE[copy], _COPY_REASON[copy]))
    known: list[_Weighed] = [
        (_hours(first.features, second.features), "same_hour"),
        (_communes(first.features, second.features), "same_commune"),
        (_strangers(first, second), "other_type"),
        *_known(first.event, second.event),
    ]
    found = sorted((each for each in (*told, *known) if each[0]), key=_by_weight)
    content = sum(weight for weight, _ in told)
    if _is_one_calamity(first.event, second.event) or _is_one_occasion(first, second):
        content += _LEAST_CONTENT
    content += _COMPANY * (len(first.event.people & second.event.people) > 1)
    return Evidence(
        score=sum(weight for weight, _ in found),
        content=content,
        reasons=tuple(reason for weight, reason in found if weight > 0 or reason == "other_type"),
    )


def _is_one_calamity(one: SeenEvent, other: SeenEvent) -> bool:
    """Whether both tell of a calamity of one commune, which has hardly two in a day or two."""
    commune = one.place is not None and one.place.level == "commune"
    return commune and one.type == other.type in _CALAMITIES and relate(one.place, other.place) == "same"


def _is_one_occasion(first: Report, second: Report) -> bool:
    """Whether both tell of an occasion of one day and commune with the same host or official.

    Elsewhere host, official and kind must be the same; nothing may tell two kinds or two parts of the day.
    """
    one, other = first.event, second.event
    ours, theirs = first.features, second.features
    if not ({one.type, other.type} & _OCCASIONS and _types_agree(one, other) and one.date and other.date):
        return False
    if not _overlap(one, other) or (None not in (ours.part, theirs.part) and ours.part != theirs.part):
        return False
    host, people = one.host is not None and one.host == other.host, bool(one.people & other.people)
    kind = bool(ours.kinds & theirs.kinds)
    if relate(one.place, other.place) == "same" and one.place is not None and one.place.level == "commune":
        return (host or people) and (kind or (one.type == other.type and not (ours.kinds and theirs.kinds)))
    return host and people and kind


def is_enough(evidence: Evidence) -> bool:
    """Whether two reports may be joined: what their texts share must be part of it."""
    least = _LEAST_CONTENT if evidence.score < _PLENTY else _LESS_CONTENT
    if evidence.score < ENOUGH or evidence.content < least:
        return False
    known = "next_day" not in evidence.reasons or "shared_officials" in evidence.reasons
    return known or evidence.content >= _LEAST_CONTENT_OF_DAYS


def forbids(first: Report, second: Report, copy: Verdict) -> bool:
    """Whether two reports cannot be of one event. Copies of one text bear slips of types and days."""
    one, other = first.event, second.event
    if relate(one.place, other.place) == "apart":
        return True
    if copy in ("same", "part"):
        return _copies_forbid(one, other)
    return (
        copy == "template"
        or first.features.preparing != second.features.preparing
        or _types_forbid(one, other)
        or _days_forbid(one, other)
        or _hours_forbid(first, second)
    )


def _by_weight(found: _Weighed) -> tuple[float, str]:
    return -found[0], found[1]


def _told(first: Report, second: Report) -> list[_Weighed]:
    """What title and text say alike."""
    hosts = _words_of_hosts(first.event, second.event)
    titles = _titles(first.features, second.features, hosts)
    found: list[_Weighed] = [
        (titles, "similar_title"),
        (_details(first, second, hosts), "shared_details"),
        (_words(first.features, second.features, hosts, titles > 0), "similar_words"),
        (_kinds(first, second), "same_kind"),
    ]
    if _cites(first.event, second.event) or _cites(second.event, first.event):
        found.append((1.5, "cites_source"))
    return found


def _words_of_hosts(one: SeenEvent, other: SeenEvent) -> frozenset[str]:
    """The words of the hosts' names, which all reports of what they do share."""
    return frozenset(fold_tones(f"{one.host or ''} {other.host or ''}".lower()).split())


def _without(pairs: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    """The pairs that have a word besides `words`."""
    return frozenset(pair for pair in pairs if not words.issuperset(pair.split())) if words else pairs


def _titles(ours: Features, theirs: Features, hosts: frozenset[str]) -> float:
    one, other = _without(ours.title, hosts), _without(theirs.title, hosts)
    share = overlap(one, other)
    shared = len(telling(one & other))
    if share >= 0.6 and shared >= 2:
        return 2.0
    if share >= 0.8 or (share >= 0.25 and shared >= 2):
        return 1.0
    return _ONE_PAIR if share >= 0.3 and shared else 0.0


def _details(first: Report, second: Report, hosts: frozenset[str]) -> float:
    """Names, but for those of hosts and shared officials, and figures."""
    ours, theirs = first.features, second.features
    names = len(_without(ours.names & theirs.names, hosts)) - len(first.event.people & second.event.people)
    of_persons = first.event.type in _OF_PERSONS and second.event.type in _OF_PERSONS
    told = max(0, names) * (1.2 if of_persons else 0.8)
    told += _FULL_NAME * bool(
        names > 0 and not of_persons and ours.names & theirs.names & (ours.persons | theirs.persons)
    )
    told += _OF_HAMLET * any(is_hamlet(name) for name in ours.names & theirs.names)
    told += 1.0 if ours.abbreviated & theirs.initials or theirs.abbreviated & ours.initials else 0.0
    return min(2.4, told + sum(map(_tells, ours.figures & theirs.figures)))


def _tells(figure: str) -> float:
    """What a shared figure tells: the plate of a car, a long number, a count."""
    if not figure.isdigit():
        return 1.5 if len(figure) >= _PLATE and " " not in figure else 0.4
    return 0.8 if len(figure) >= _LONG else 0.6


def _words(ours: Features, theirs: Features, hosts: frozenset[str], titled: bool) -> float:
    """What titles and openings share, but for what the titles do where that counts already."""
    one, other = ours.lead | ours.title, theirs.lead | theirs.title
    shared = _without(one & other, hosts) - (ours.title & theirs.title if titled else frozenset())
    share = len(telling(shared)) / max(_LEAST_WORDS, min(len(one), len(other)))
    return 0.0 if share < 0.14 else 1.0 if share < 0.28 else 2.0


def _kinds(first: Report, second: Report) -> float:
    """Whether both tell of one kind of thing: the smaller the place, the less often it has two in a day."""
    ours, theirs = first.features.kinds, second.features.kinds
    if not ours or not theirs:
        return 0.0
    if not ours & theirs:
        return _OTHER_KIND
    one, other = first.event.place, second.event.place
    levels = (place.level if place is not None else "province" for place in (one, other))
    generic = (ours & theirs) <= generic_kinds()
    return min(_KIND_SCORE[level] for level in levels) * (_GENERIC if generic else 1.0)


def _hours(ours: Features, theirs: Features) -> float:
    if ours.clock is not None and theirs.clock is not None:
        return 0.8 if abs(ours.clock - theirs.clock) <= _SAME_HOUR else 0.0
    return 0.3 if ours.part is not None and ours.part == theirs.part else 0.0


def _communes(ours: Features, theirs: Features) -> float:
    """Whether the texts name one commune, or each only others."""
    if not ours.communes or not theirs.communes:
        return 0.0
    return 0.6 if ours.communes & theirs.communes else -1.0


def _strangers(first: Report, second: Report) -> float:
    """What speaks against one event: other districts, other names in news of crimes, an award."""
    ours, theirs = first.features, second.features
    against = 0.0
    if ours.districts and theirs.districts and not ours.districts & theirs.districts:
        against -= 1.2
    if first.event.type in _OF_PERSONS and second.event.type in _OF_PERSONS:
        told = ours.abbreviated & theirs.initials or theirs.abbreviated & ours.initials
        if ours.names and theirs.names and not told and not ours.names & theirs.names:
            against -= 1.6 if ours.persons and theirs.persons else 0.8
    one, other = _part_of(ours), _part_of(theirs)
    if first.event.date == second.event.date and None not in (one, other) and _apart_in_day(one, other):
        against -= 1.2 if ours.clock is not None or theirs.clock is not None else 0.6
    if ("awarding" in ours.kinds) != ("awarding" in theirs.kinds):
        against -= 0.8
    return against


def _part_of(features: Features) -> int | None:
    """The part of the day by the clock, else by its word."""
    if features.clock is None:
        return features.part
    return bisect_right(_PARTS_BEGIN, features.clock)


def _apart_in_day(one: int | None, other: int | None) -> bool:
    """Whether two parts of the day do not follow one another, the night and the hours before dawn do."""
    gap = abs((one or 0) - (other or 0))
    return min(gap, _PARTS - gap) >= _PARTS_APART


def _known(one: SeenEvent, other: SeenEvent) -> list[_Weighed]:
    """What the facts have in common."""
    found: list[_Weighed] = []
    people = len(one.people & other.people)
    if people:
        found.append((min(2.0, 0.6 + 0.6 * people), "shared_officials"))
    if one.host and other.host and (one.host.endswith(other.host) or other.host.endswith(one.host)):
        found.append((0.8, "same_host"))
    relation = relate(one.place, other.place)
    if relation == "same" and one.place is not None:
        found.append((_PLACE_SCORE[one.place.level], "same_place"))
    elif relation == "nested":
        found.append((0.7, "nested_place"))
    if one.date and other.date:
        found.append((1.4, "same_day") if _overlap(one, other) else (0.3, "next_day"))
    elif _are_near(one, other):
        found.append((0.6, "reported_together"))
    if one.type == other.type:
        found.append((0.1 if one.type == "other" else 0.5, "same_type"))
    else:
        found.append((0.1, "told_both_ways") if _types_agree(one, other) else (-0.8, "other_type"))
    return found


def _cites(one: SeenEvent, other: SeenEvent) -> bool:
    return bool(one.origin and other.source and is_same_source(one.origin, other.source))


def _types_forbid(one: SeenEvent, other: SeenEvent) -> bool:
    """Whether one is a trial and the other none."""
    return (one.type == "trial") != (other.type == "trial")


def _types_agree(one: SeenEvent, other: SeenEvent) -> bool:
    return one.type == other.type or frozenset((one.type, other.type)) in told_both_ways()


def _days_forbid(one: SeenEvent, other: SeenEvent) -> bool:
    if one.date and other.date:
        gap = abs(_days_between(one.date, other.date) or 0)
        return not _overlap(one, other) and gap > days_apart(one, other)
    return not _are_near(one, other)


def days_apart(one: SeenEvent, other: SeenEvent) -> int:
    """How many days apart two reports may put one event: incidents are found, followed and cleared up."""
    types = {one.type, other.type}
    if "disaster" in types and types <= {"disaster", "other", "accident"}:
        return 2
    return 1 if types <= _FOLLOWED and types & _INCIDENTS else 0


def _overlap(one: SeenEvent, other: SeenEvent) -> bool:
    """Whether the days of two events of known days have one in common."""
    return (one.date or "") <= (other.date_to or other.date or "") and (other.date or "") <= (
        one.date_to or one.date or ""
    )


def _are_near(one: SeenEvent, other: SeenEvent) -> bool:
    """Whether a report without a day came out on the other's day or soon after; or both reports together."""
    if one.date and other.date:
        return _overlap(one, other)
    if one.date or other.date:
        dated, undated = (one, other) if one.date else (other, one)
        gap = _days_between(dated.date, undated.day)
        early = -days_apart(one, other)
        return gap is not None and early <= gap <= REPORTED_WITHIN
    gap = _days_between(one.day, other.day)
    return gap is not None and abs(gap) <= REPORTED_WITHIN


def _copies_forbid(one: SeenEvent, other: SeenEvent) -> bool:
    """Whether copies of one text are too far apart in time; one that is republished years later is."""
    apart = _days_between(one.date, other.date)
    if apart is not None and abs(apart) > _COPIES_APART and not _overlap(one, other):
        return True
    published = _days_between(one.day, other.day)
    return published is not None and abs(published) > COPIED_WITHIN


def _days_between(first: str | None, second: str | None) -> int | None:
    """From `first` to `second`; None where one is not known to the day."""
    if not first or not second or len(first) < _FULL or len(second) < _FULL:
        return None
    return (date.fromisoformat(second[:_FULL]) - date.fromisoformat(first[:_FULL])).days


def _hours_forbid(first: Report, second: Report) -> bool:
    """Whether two incidents are told of at hours far apart, or two occasions of other parts of the day."""
    ours, theirs = first.features, second.features
    if first.event.type in _INCIDENTS and second.event.type in _INCIDENTS:
        told_later = first.event.date != second.event.date
        if ours.clock is None or theirs.clock is None or told_later:
            return False
        return abs(ours.clock - theirs.clock) > _HOURS_APART
    held = first.event.type in _OCCASIONS and second.event.type in _OCCASIONS
    if not held or ours.part is None or theirs.part is None:
        return False
    return abs(ours.part - theirs.part) >= _PARTS_APART
