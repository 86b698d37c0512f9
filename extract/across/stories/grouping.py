"""Stories out of events: what may be one, joined the surest first, each story consistent as a whole."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from corpus.near_duplicates import Verdict, find_near_duplicates, signature, similarity
from corpus.near_duplicates_copies import Copy, original_first
from extract.across.seen import Join, SeenEvent, Story
from extract.across.stories.evidence import (
    REPORTED_WITHIN,
    Evidence,
    Report,
    forbids,
    is_enough,
    weigh_evidence,
)
from extract.across.stories.features import read_features, telling

_FULL = len("2025-07-01")
_LONGEST = 7  # days of an event that are looked at
# What more reports of a day share tells none from another.
_MOST_SHARING = 150
_Key = tuple[str, str]
_Pair = tuple[str, str]


def group_stories(events: Sequence[SeenEvent]) -> tuple[Story, ...]:
    """Every event in one story, alone where nothing joins it; the original first in each.

    Pure and independent of the order of `events`. An event's story depends on no event that comes weeks
    before or after it, so that part of a corpus can be grouped again by itself.
    Stories are in order of their ids' least.
    """
    reports = {event.id: Report(event=event, features=read_features(event)) for event in _in_order(events)}
    copies = _find_copies(reports)
    found = _evidence(reports, copies)
    groups, joins = _join(reports, copies, found)
    return tuple(_story(reports, group, joins) for group in sorted(groups, key=min))


def _in_order(events: Sequence[SeenEvent]) -> list[SeenEvent]:
    return sorted(events, key=_day_and_id)


def _day_and_id(event: SeenEvent) -> tuple[str, str]:
    return event.day or event.date or "", event.id


def _find_copies(reports: dict[str, Report]) -> dict[_Pair, Verdict]:
    """Pairs of ids, the lesser first, whose texts are copies or parts of one another."""
    items = [(id, signature(report.event.text)) for id, report in reports.items()]
    return {_pair(p.first, p.second): p.similarity.verdict for p in find_near_duplicates(items)}


def _evidence(reports: dict[str, Report], copies: dict[_Pair, Verdict]) -> dict[_Pair, Evidence]:
    """The pairs that may be joined."""
    found = {}
    for pair in {*_candidates(reports), *copies}:
        first, second = (reports[id] for id in pair)
        copy = copies.get(pair, "other")
        if forbids(first, second, copy):
            continue
        evidence = weigh_evidence(first, second, copy)
        if is_enough(evidence) and (copy != "other" or not _is_template(first, second)):
            found[pair] = evidence
    return found


def _is_template(first: Report, second: Report) -> bool:
    """Whether two reports use the same words of other figures or names."""
    return similarity(signature(first.event.text), signature(second.event.text)).verdict == "template"


def _candidates(reports: dict[str, Report]) -> Iterator[_Pair]:
    """Pairs that share a day and something that tells one event from another."""
    sharing: dict[_Key, list[str]] = {}
    for id, report in reports.items():
        days = _days(report.event)
        for sign in _signs(report):
            for day in days:
                sharing.setdefault((day, sign), []).append(id)
    for ids in sharing.values():
        if len(ids) <= _MOST_SHARING:
            for first, second in combinations(ids, 2):
                yield _pair(first, second)


def _signs(report: Report) -> set[str]:
    event, features = report.event, report.features
    signs = {*telling(features.title), *features.names, *features.figures, *event.people}
    if event.host is not None:
        signs.add(event.host)
    if event.place is not None and event.place.level == "commune":
        signs |= event.place.land
    return signs


def _days(event: SeenEvent) -> list[str]:
    """Days on which an event may have been: its own, for the day after too, else those before its report."""
    if event.date is not None:
        first, last = date.fromisoformat(event.date), date.fromisoformat(event.date_to or event.date)
        length = min((last - first).days, _LONGEST)
        return [(first + timedelta(days=number)).isoformat() for number in range(length + 2)]
    if event.day is None or len(event.day) < _FULL:
        return []
    reported = date.fromisoformat(event.day[:_FULL])
    return [(reported - timedelta(days=number)).isoformat() for number in range(REPORTED_WITHIN + 1)]


def _join(
    reports: dict[str, Report], copies: dict[_Pair, Verdict], found: dict[_Pair, Evidence]
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


def _clash(
    reports: dict[str, Report], copies: dict[_Pair, Verdict], ours: list[str], theirs: list[str]
) -> bool:
    """Whether any event of one group cannot be one with any of the other."""
    return any(
        forbids(reports[one], reports[other], copies.get(_pair(one, other), "other"))
        for one in ours
        for other in theirs
    )


def _story(reports: dict[str, Report], group: list[str], joins: dict[str, list[Join]]) -> Story:
    events = [reports[id].event for id in group]
    copies = (Copy(id=e.id, text=e.text, source=e.source, origin=e.origin, day=e.day) for e in events)
    return Story(ids=original_first(copies), joins=tuple(joins[min(group)]))


def _pair(first: str, second: str) -> _Pair:
    return (first, second) if first < second else (second, first)
