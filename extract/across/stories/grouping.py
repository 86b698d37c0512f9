"""Stories out of events: what may be one, joined the surest first, each story consistent as a whole."""

from collections.abc import Sequence

from corpus.near_duplicates import Signature, Verdict, signature, similarity
from corpus.near_duplicates_copies import Copy, original_first
from extract.across.seen import Join, SeenEvent, Story
from extract.across.stories.candidates import find_candidates
from extract.across.stories.evidence import Evidence, Report, forbids, is_enough, weigh_evidence
from extract.across.stories.features import read_features
from extract.across.stories.places import relate

# The least share of the telling pairs of two openings that is looked into further.
_LEAST_ALIKE = 0.3
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
    listed = [reports[id] for id in sorted(reports)]
    for one, other in set(find_candidates(listed)):
        first, second = listed[one], listed[other]
        if relate(first.event.place, second.event.place) == "apart":
            continue
        pair = _pair(first.event.id, second.event.id)
        copy = copies.verdict(*pair)
        if not forbids(first, second, copy):
            evidence = weigh_evidence(first, second, copy)
            if is_enough(evidence):
                found[pair] = evidence
    return found


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
