"""Nodes put together, the best evidence first, as long as the whole stays one possible career."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from extract.across.people.careers import judged
from extract.across.people.edges import Edge, nearest
from extract.across.people.evidence import leaves_time
from extract.across.people.nodes import Node
from extract.across.people.profiles import UNKNOWN_DAY, Days
from extract.across.people.reasons import Reason
from extract.across.people.timeline import Timeline, conflict, years_between
from extract.across.seen import Join


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The nodes of one person, and what joins them to one another."""

    nodes: tuple[Node, ...]
    joins: tuple[Join, ...]
    timeline: Timeline


class Grouping:
    """Nodes in groups that grow; nodes are told by their places in the list."""

    def __init__(self, nodes: list[Node], *, enemies: dict[str, set[str]]) -> None:
        self.nodes = nodes
        self._above = list(range(len(nodes)))
        self._timelines = [node.timeline() for node in nodes]
        self._joins: list[tuple[int, Join]] = []
        self._grown = [0] * len(nodes)
        self._members = [[place] for place in range(len(nodes))]
        self._conflicts: dict[tuple[int, int], tuple[int, Reason | None]] = {}
        for timeline, node in zip(self._timelines, nodes, strict=True):
            told_apart = {mention.seen.id for mention in node.mentions} & enemies.keys()
            timeline.ids |= told_apart
            timeline.enemies |= {enemy for id in told_apart for enemy in enemies[id]}

    def root(self, place: int) -> int:
        """The node that stands for the group of another."""
        while self._above[place] != place:
            self._above[place] = place = self._above[self._above[place]]
        return place

    def conflict(self, one: int, other: int) -> Reason | None:
        """Why the groups of two nodes cannot be one."""
        first, second = sorted((self.root(one), self.root(other)))
        now = self._grown[first] + self._grown[second]
        when, reason = self._conflicts.get((first, second), (-1, None))
        if when != now:
            reason = conflict(self._timelines[first], self._timelines[second])
            self._conflicts[first, second] = now, reason
        return reason

    def is_torn(self, end: int, one: int, other: int) -> bool:
        """Whether the group of `end` could be one with either of the two others, and not with both."""
        reason = self.conflict(one, other)
        if reason in (None, "corrected") or self.conflict(end, other):
            return False
        region = self._timelines[self.root(end)].region
        both = (self._timelines[self.root(place)].region for place in (one, other))
        return reason != "other_province" or any(region.isdisjoint(each) for each in both)

    def leaves_time(self, edge: Edge) -> bool:
        """Whether all that is known of the two groups leaves time for the change that joins them."""
        if edge.verdict.left is None:
            return True
        one, other = (self._timelines[self.root(place)] for place in (edge.first, edge.second))
        years = years_between(one, other, edge.verdict.left)
        return years is None or leaves_time(edge.verdict, years)

    def nearest_in_time(self, edge: Edge) -> tuple[int, int] | None:
        """The last of the one group before the first of the other; None where their days say no order."""
        old, new = edge.first, edge.second
        if self.nodes[old].first > self.nodes[new].first:
            old, new = new, old
        begin, end = self.nodes[old].last, self.nodes[new].first
        if UNKNOWN_DAY in (begin, end) or begin > end:
            return None
        last = [place for place in self._members[self.root(old)] if self._is_told(place, begin, end)]
        first = [place for place in self._members[self.root(new)] if self._is_told(place, begin, end)]
        return (max(last, key=self._last, default=old), min(first, key=self._first, default=new))

    def _is_told(self, place: int, begin: Days, end: Days) -> bool:
        """Whether the node tells a present office, all between two days."""
        node = self.nodes[place]
        held = any(not post.office.former for post in node.profile.posts)
        return held and begin <= node.first and node.last <= end

    def _first(self, place: int) -> Days:
        return self.nodes[place].first

    def _last(self, place: int) -> Days:
        return self.nodes[place].last

    def join(self, one: int, other: int, ids: tuple[str, str], reasons: tuple[Reason, ...]) -> None:
        """Make the groups of two nodes one, for what two of their mentions tell; nothing where they are."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return
        self._above[second] = first
        self._members[first] += self._members[second]
        self._timelines[first].take(self._timelines[second])
        self._joins.append((first, Join(first=ids[0], second=ids[1], reasons=reasons)))
        self._grown[first] += 1 + self._grown[second]

    def groups(self) -> Iterator[Group]:
        """All groups in the order of their first nodes."""
        nodes: dict[int, list[Node]] = defaultdict(list)
        for place, node in enumerate(self.nodes):
            nodes[self.root(place)].append(node)
        joins: dict[int, list[Join]] = defaultdict(list)
        for place, join in self._joins:
            joins[self.root(place)].append(join)
        for root, members in nodes.items():
            yield Group(nodes=tuple(members), joins=tuple(joins[root]), timeline=self._timelines[root])


def join_nodes(grouping: Grouping, edges: list[Edge]) -> None:
    """Join along the edges, the best first; what conflicts as a whole or has a rival stays apart."""
    beside: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        beside[edge.first].append(edge)
        beside[edge.second].append(edge)
    known = {(edge.first, edge.second) for edge in edges}
    waiting = edges
    while (left := [edge for edge in waiting if not _is_settled(grouping, edge, beside, known)]) != waiting:
        waiting = left


def _is_settled(
    grouping: Grouping, edge: Edge, beside: Mapping[int, Collection[Edge]], known: Set[tuple[int, int]]
) -> bool:
    """Join along the edge, unless a rival stands against it, who may be no rival later."""
    if grouping.root(edge.first) == grouping.root(edge.second) or grouping.conflict(edge.first, edge.second):
        return True
    if not grouping.leaves_time(edge):
        return True
    if edge.verdict.left is not None and _is_passed_over(grouping, edge, known):
        return True
    if _has_rival(grouping, edge, beside):
        return False
    pair = nearest(grouping.nodes[edge.first], grouping.nodes[edge.second])
    grouping.join(edge.first, edge.second, (pair[0].seen.id, pair[1].seen.id), edge.verdict.reasons)
    return True


def _is_passed_over(grouping: Grouping, edge: Edge, known: Set[tuple[int, int]]) -> bool:
    """Whether a move is told from an office that was left for another, from which nobody moves so."""
    pair = grouping.nearest_in_time(edge)
    return pair is not None and (min(pair), max(pair)) not in known


def join_told(grouping: Grouping, same: Iterable[tuple[str, str]]) -> None:
    """Join what a reader has said to be one, whatever speaks against it."""
    places = {each.seen.id: place for place, node in enumerate(grouping.nodes) for each in node.mentions}
    for first, second in same:
        grouping.join(places[first], places[second], (first, second), ("corrected",))


def _has_rival(grouping: Grouping, edge: Edge, beside: Mapping[int, Collection[Edge]]) -> bool:
    """Whether an end of the edge could as well be one with another who is not the other end."""
    least = edge.verdict.score - math.log10(judged("rival"))
    for end, other in ((edge.first, edge.second), (edge.second, edge.first)):
        for rival in beside[end]:
            if rival.verdict.score < least:
                break
            far = rival.second if rival.first == end else rival.first
            apart = grouping.root(far) not in (grouping.root(end), grouping.root(other))
            if apart and grouping.is_torn(end, other, far):
                return True
    return False
