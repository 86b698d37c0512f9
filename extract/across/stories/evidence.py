"""What speaks for two events being one, and what forbids it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.near_duplicates import Verdict
from corpus.near_duplicates_copies import is_same_source
from extract.across.seen import SeenEvent
from extract.across.stories.features import Features, overlap, telling, told_both_ways
from extract.across.stories.places import relate

Reason = Literal[
    "same_text", "part_of_text", "cites_source", "similar_title", "shared_details", "similar_words",
    "shared_officials", "same_host", "same_place", "nested_place", "same_day", "next_day",
    "reported_together", "same_type", "told_both_ways",
]  # fmt: skip
_FULL = len("2025-07-01")
_INCIDENTS = frozenset(("arrest", "crime", "accident", "fire", "disaster"))

# Days from an event to reports of it that do not say when it was; between copies of one text.
REPORTED_WITHIN = 3
_COPIED_WITHIN = 14
# How far two copies may put the event apart: "hôm nay" said again a day later.
_COPIES_APART = 3
_HOURS_APART = 120  # minutes
_PARTS_APART = 2

_COPY_SCORE: dict[Verdict, float] = {"same": 8.0, "part": 7.0, "template": 0.0, "other": 0.0}
_COPY_REASON: dict[Verdict, Reason] = {"same": "same_text", "part": "part_of_text"}
_PLACE_SCORE = {"commune": 1.2, "district": 0.7, "province": 0.3, "central": 0.0}
_LEAST_CONTENT = 1.0
# What reports of an incident must share that put it on two days, one after the other.
_LEAST_CONTENT_OF_DAYS = 1.6
_ENOUGH_OF_DAYS = 3.4
_PLATE = 7
ENOUGH = 4.0


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
    found: list[tuple[float, Reason]] = []
    if copy in _COPY_REASON:
        found.append((_COPY_SCORE[copy], _COPY_REASON[copy]))
    found += _told(first, second)
    content = sum(weight for weight, _ in found)
    found += _known(first.event, second.event)
    found.sort(key=_by_weight)
    reasons = tuple(reason for _, reason in found)
    return Evidence(score=sum(weight for weight, _ in found), content=content, reasons=reasons)


def is_enough(evidence: Evidence) -> bool:
    """Whether two reports may be joined: what their texts share must be part of it."""
    if "next_day" in evidence.reasons:
        return evidence.score >= _ENOUGH_OF_DAYS and evidence.content >= _LEAST_CONTENT_OF_DAYS
    return evidence.score >= ENOUGH and evidence.content >= _LEAST_CONTENT


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
        or not _types_agree(one, other)
        or _days_forbid(one, other)
        or _hours_forbid(first, second)
    )


def _by_weight(found: tuple[float, Reason]) -> tuple[float, str]:
    return -found[0], found[1]


def _told(first: Report, second: Report) -> list[tuple[float, Reason]]:
    """What title and text say alike."""
    ours, theirs = first.features, second.features
    found: list[tuple[float, Reason]] = []
    titles = overlap(ours.title, theirs.title)
    shared_title = len(telling(ours.title & theirs.title))
    if titles >= 0.6 and shared_title >= 2:
        found.append((2.0, "similar_title"))
    elif (titles >= 0.34 and shared_title >= 1) or titles >= 0.8:
        found.append((1.0, "similar_title"))
    names = len(ours.names & theirs.names) - len(first.event.people & second.event.people)
    details = max(0, names) * 0.8 + sum(map(_tells, ours.figures & theirs.figures))
    if details:
        found.append((min(2.4, details), "shared_details"))
    words = len(ours.lead & theirs.lead) / max(8, min(len(ours.lead), len(theirs.lead)))
    if words >= 0.14:
        found.append((2.0 if words >= 0.28 else 1.0, "similar_words"))
    if _cites(first.event, second.event) or _cites(second.event, first.event):
        found.append((1.5, "cites_source"))
    return found


def _tells(figure: str) -> float:
    """What a shared figure tells: the plate of a car or a long number more than a count."""
    return 1.5 if len(figure) >= _PLATE and not figure.isdigit() and " " not in figure else 0.8


def _known(one: SeenEvent, other: SeenEvent) -> list[tuple[float, Reason]]:
    """What the facts have in common."""
    found: list[tuple[float, Reason]] = []
    people = len(one.people & other.people)
    if people:
        found.append((min(2.0, 0.6 + 0.6 * people), "shared_officials"))
    if one.host is not None and one.host == other.host:
        found.append((0.8, "same_host"))
    relation = relate(one.place, other.place)
    if relation == "same" and one.place is not None:
        found.append((_PLACE_SCORE[one.place.level], "same_place"))
    elif relation == "nested":
        found.append((0.4, "nested_place"))
    if one.date and other.date:
        found.append((1.2, "same_day") if _overlap(one, other) else (0.0, "next_day"))
    elif _are_near(one, other):
        found.append((0.4, "reported_together"))
    found.append((0.5, "same_type") if one.type == other.type else (0.1, "told_both_ways"))
    return found


def _cites(one: SeenEvent, other: SeenEvent) -> bool:
    return bool(one.origin and other.source and is_same_source(one.origin, other.source))


def _types_agree(one: SeenEvent, other: SeenEvent) -> bool:
    return one.type == other.type or frozenset((one.type, other.type)) in told_both_ways()


def _days_forbid(one: SeenEvent, other: SeenEvent) -> bool:
    if one.date and other.date:
        gap = _days_between(one.date, other.date) or 0
        incident = one.type in _INCIDENTS and other.type in _INCIDENTS
        return not _overlap(one, other) and not (incident and abs(gap) <= 1)
    return not _are_near(one, other)


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
        return gap is not None and 0 <= gap <= REPORTED_WITHIN
    gap = _days_between(one.day, other.day)
    return gap is not None and abs(gap) <= REPORTED_WITHIN


def _copies_forbid(one: SeenEvent, other: SeenEvent) -> bool:
    """Whether copies of one text are too far apart in time; one that is republished years later is."""
    apart = _days_between(one.date, other.date)
    if apart is not None and abs(apart) > _COPIES_APART and not _overlap(one, other):
        return True
    published = _days_between(one.day, other.day)
    return published is not None and abs(published) > _COPIED_WITHIN


def _days_between(first: str | None, second: str | None) -> int | None:
    """From `first` to `second`; None where one is not known to the day."""
    if not first or not second or len(first) < _FULL or len(second) < _FULL:
        return None
    return (date.fromisoformat(second[:_FULL]) - date.fromisoformat(first[:_FULL])).days


def _hours_forbid(first: Report, second: Report) -> bool:
    """Whether two incidents are told of at hours far apart, or two occasions of other parts of the day."""
    ours, theirs = first.features, second.features
    if first.event.type in _INCIDENTS and second.event.type in _INCIDENTS:
        if ours.clock is None or theirs.clock is None:
            return False
        return abs(ours.clock - theirs.clock) > _HOURS_APART
    if ours.part is None or theirs.part is None:
        return False
    return abs(ours.part - theirs.part) >= _PARTS_APART
