"""Stories out of events: what may be one, joined the surest first, each story consistent as a whole."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from corpus.near_duplicates import Signature, Verdict, signature, similarity
from corpus.near_duplicates_copies import Copy, original_first
from extract.across.seen import Join, SeenEvent, Story
from extract.across.stories.evidence import (
    COPIED_WITHIN,
    REPORTED_WITHIN,
    Evidence,
    Report,
    days_apart,
    forbids,
    is_enough,
    weigh_evidence,
)
from extract.across.stories.features import read_features, telling
from extract.across.stories.places import relate

_FULL = len("2025-07-01")
_LONGEST = 7  # days of an event that are looked at
# What more reports of a day share tells none from another.
_MOST_SHARING = 150
_LONG_FIGURE = 3
# The least share of the telling pairs of two openings that is looked into further.
_LEAST_ALIKE = 0.3
_Key = tuple[str, str | int]
_Pair = tuple[str, str]


def group_stories(events: Sequence[SeenEvent]) -> tuple[Story, ...]:
    """Every event in one story, alone where nothing joins it; the original first in each.

    Pure and independent of the order of `events`. An event's story depends on no event that comes weeks
    before or after it, so that part of a corpus can be grouped again by itself.
    Stories are in order of their ids' least.
    """
    reports = {event.id: Report(event=event, features=read_features(event)) for event in events}
    copies = _Copies(reports)
    groups, joins = _join(reports, copies, _evidence(reports, copies))
    return tuple(_story(reports, group, joins) for group in sorted(groups, key=min))


class _Copies:
    """How the texts of two reports lie to one another, looked up once a pair; nobody else changes it."""

    def __init__(self, reports: dict[str, Report]) -> None:
        self._reports = reports
        self._signatures: dict[str, Signature] = {}
        self._found: dict[_Pair, Verdict] = {}

    def verdict(self, first: str, second: str) -> Verdict:
        """What `similarity` says, for texts that do not even begin or go on alike `other`."""
        pair = _pair(first, second)
        if pair not in self._found:
            self._found[pair] = self._compare(first, second)
        return self._found[pair]

    def _compare(self, first: str, second: str) -> Verdict:
        ours, theirs = self._reports[first].features.lead, self._reports[second].features.lead
        if len(ours & theirs) < _LEAST_ALIKE * min(len(ours), len(theirs)):
            return "other"
        return similarity(self._signature(first), self._signature(second)).verdict

    def _signature(self, id: str) -> Signature:
        if id not in self._signatures:
            self._signatures[id] = signature(self._reports[id].event.text)
        return self._signatures[id]


def _evidence(reports: dict[str, Report], copies: _Copies) -> dict[_Pair, Evidence]:
    """The pairs that may be joined."""
    found = {}
    for pair in set(_candidates(reports)):
        first, second = (reports[id] for id in pair)
        if relate(first.event.place, second.event.place) == "apart":
            continue
        copy = copies.verdict(*pair)
        if not forbids(first, second, copy):
            evidence = weigh_evidence(first, second, copy)
            if is_enough(evidence):
                found[pair] = evidence
    return found


def _candidates(reports: dict[str, Report]) -> Iterator[_Pair]:
    """Pairs that share a day and something that tells one event from another, or begin alike."""
    sharing: dict[_Key, list[str]] = {}
    for id, report in reports.items():
        days, fortnights = _days(report.event), _fortnights(report.event)
        for sign in _signs(report):
            for day in days:
                sharing.setdefault((day, sign), []).append(id)
        for key in report.features.sketch:
            for fortnight in fortnights:
                sharing.setdefault((fortnight, key), []).append(id)
    lands = {id: _land(report.event) for id, report in reports.items()}
    for ids in sharing.values():
        if len(ids) > 1:
            yield from _pairs_by_land(ids, lands)


def _pairs_by_land(ids: list[str], lands: dict[str, str | None]) -> Iterator[_Pair]:
    """Pairs of those of one province, and of those of an unknown one with all."""
    groups: dict[str | None, list[str]] = {}
    for id in ids:
        groups.setdefault(lands[id], []).append(id)
    unknown = groups.pop(None, [])
    for group in (unknown, *groups.values()):
        if len(group) <= _MOST_SHARING:
            for first, second in combinations(group, 2):
                yield _pair(first, second)
    known = len(ids) - len(unknown)
    if unknown and known <= _MOST_SHARING and len(unknown) <= _MOST_SHARING:
        for group in groups.values():
            for one in unknown:
                for other in group:
                    yield _pair(one, other)


def _land(event: SeenEvent) -> str | None:
    """Today's province of an event; None where it is not known or there are several."""
    region = event.place.region if event.place is not None else frozenset()
    return next(iter(region)) if len(region) == 1 else None


def _signs(report: Report) -> set[str]:
    event, features = report.event, report.features
    figures = (figure for figure in features.figures if len(figure) >= _LONG_FIGURE)
    signs = {*telling(features.title), *features.names, *features.communes, *figures, *event.people}
    if event.host is not None:
        signs.add(event.host)
    if event.place is not None and event.place.level == "commune":
        signs |= event.place.land
    return signs


def _days(event: SeenEvent) -> list[str]:
    """Days on which an event may have been told to be: its own, else those before its report."""
    if event.date is not None:
        first, last = date.fromisoformat(event.date), date.fromisoformat(event.date_to or event.date)
        length = min((last - first).days, _LONGEST) + days_apart(event, event)
        return [_after(first, number) for number in range(length + 1)]
    if event.day is None or len(event.day) < _FULL:
        return []
    reported = date.fromisoformat(event.day[:_FULL])
    return [_after(reported, -number) for number in range(REPORTED_WITHIN + 1)]


def _fortnights(event: SeenEvent) -> list[str]:
    """Two keys each, so that copies that came out within two weeks of each other share one."""
    day = event.day if event.day and len(event.day) >= _FULL else event.date
    if day is None:
        return ["undated"]
    number = date.fromisoformat(day[:_FULL]).toordinal() // COPIED_WITHIN
    return [f"copies {number}", f"copies {number + 1}"]


def _after(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


def _join(
    reports: dict[str, Report], copies: _Copies, found: dict[_Pair, Evidence]
) -> tuple[list[list[str]], dict[str, list[Join]]]:
    """Groups of ids, and the joins of each by its least id."""
    group_of = {id: [id] for id in reports}
    joins: dict[str, list[Join]] = {id: [] for id in reports}
    for _, pair in sorted((-evidence.score, pair) for pair, evidence in found.items()):
        ours, theirs = group_of[pair[0]], group_of[pair[1]]
        if ours is theirs or _clash(reports, copies, ours, theirs):
            continue
        joined = [*ours, *theirs]
        made = Join(first=pair[0], second=pair[1], reasons=found[pair].reasons)
        joins[min(joined)] = [*joins.pop(min(ours)), *joins.pop(min(theirs)), made]
        for id in joined:
            group_of[id] = joined
    return [group_of[least] for least in joins], joins


def _clash(reports: dict[str, Report], copies: _Copies, ours: list[str], theirs: list[str]) -> bool:
    """Whether any event of one group cannot be one with any of the other."""
    return any(
        forbids(reports[one], reports[other], copies.verdict(one, other)) for one in ours for other in theirs
    )


def _story(reports: dict[str, Report], group: list[str], joins: dict[str, list[Join]]) -> Story:
    events = [reports[id].event for id in group]
    copies = (Copy(id=e.id, text=e.text, source=e.source, origin=e.origin, day=e.day) for e in events)
    return Story(ids=original_first(copies), joins=tuple(joins[min(group)]))


def _pair(first: str, second: str) -> _Pair:
    return (first, second) if first < second else (second, first)
