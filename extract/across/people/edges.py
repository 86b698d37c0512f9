"""Which nodes of a name may be one person: pairs that share something, judged."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from extract.across.people.careers import AFTER, BEFORE, BETWEEN, Era, careers, era_of, judged
from extract.across.people.evidence import Ties, Verdict, gap_of, judge, ties_of
from extract.across.people.moves import reach_of
from extract.across.people.nodes import Mention, Node
from extract.across.people.places import region_of
from extract.across.people.profiles import UNKNOWN_DAY, Days, Profile

# What two fitting ranks can add, so that no pair is passed over that they could make one.
_BEST_RANKS = 1.8
# So few profiles are all compared; so few nodes of two profiles without asking first whether there is hope.
_FEW_PROFILES = 8
_FEW = 4
# So many pairs of profiles of one name are compared, those that share most first: only a name that hundreds
# bear in one province has more, and what little they share would not join them.
_MOST_PAIRS = 200_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """Two nodes, by their places in the list, that are one as far as the two of them tell."""

    first: int
    second: int
    verdict: Verdict


def edges_of(nodes: list[Node], *, share: float, start: int = 0) -> list[Edge]:
    """The pairs of nodes that the evidence joins, the best first; the first node's place is `start`."""
    by_profile: dict[Profile, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        by_profile[node.profile].append(place)
    profiles = list(by_profile)
    edges: list[Edge] = []
    for one, other in _pairs(profiles, share):
        places = [(a, b) for a in by_profile[one] for b in by_profile[other] if a < b or one is not other]
        edges += _edges_of_pair(nodes, places, _Table(one, other, share), start)
    return sorted(edges, key=_order)


def _edges_of_pair(
    nodes: list[Node], places: list[tuple[int, int]], table: "_Table", start: int
) -> Iterator[Edge]:
    """The edges between the nodes of two profiles."""
    if len(places) > _FEW and table.is_hopeless:
        return
    for a, b in places:
        verdict = table.verdict(nodes[a], nodes[b])
        if verdict.one:
            yield Edge(first=start + min(a, b), second=start + max(a, b), verdict=verdict)


def verdict_on(one: Node, other: Node, *, share: float) -> Verdict:
    """The verdict on two nodes by themselves."""
    return _Table(one.profile, other.profile, share).verdict(one, other)


class _Table:
    """The ties of two profiles, found once for all of their nodes."""

    def __init__(self, one: Profile, other: Profile, share: float) -> None:
        self.one, self.other, self.share = one, other, share
        self._ties: dict[tuple[bool, Era], Ties] = {}

    @property
    def is_hopeless(self) -> bool:
        """Whether no days could make the two one."""
        found = [self._ties_of(turned, era) for turned in (False, True) for era in (BEFORE, BETWEEN, AFTER)]
        fewest = min(
            (tie.among for ties in found for tie in (ties.lasting, ties.changed) if tie), default=None
        )
        return fewest is None or _BEST_RANKS / (fewest * self.share) < judged("odds")

    def verdict(self, node: Node, other: Node) -> Verdict:
        """The verdict on two nodes, `node` of the first profile."""
        gap, in_order = _gap(node, other)
        era = era_of(max(node.last[1], other.last[1]))
        orders = (False, True) if in_order is None else (not in_order,)
        verdicts = [self._judge(turned, era, gap) for turned in orders]
        return max((each for each in verdicts if each), key=_score, default=_NOTHING)

    def _judge(self, turned: bool, era: Era, gap: float | None) -> Verdict | None:
        old, new = (self.other, self.one) if turned else (self.one, self.other)
        return judge(self._ties_of(turned, era), old, new, share=self.share, gap=gap)

    def _ties_of(self, turned: bool, era: Era) -> Ties:
        key = (turned, era)
        if key not in self._ties:
            old, new = (self.other, self.one) if turned else (self.one, self.other)
            self._ties[key] = ties_of(old, new, era)
        return self._ties[key]


_NOTHING = Verdict(score=float("-inf"), reasons=("nothing_shared",))


def nearest(one: Node, other: Node) -> tuple[Mention, Mention]:
    """The two mentions that are nearest in time, the first of each where days are not known."""
    if UNKNOWN_DAY in (one.first, other.first):
        return one.mentions[0], other.mentions[0]
    few, many = (one, other) if len(one.mentions) <= len(other.mentions) else (other, one)
    best = min(_near_pairs(few, many), key=_distance)
    return best if few is one else (best[1], best[0])


def _near_pairs(few: Node, many: Node) -> Iterator[tuple[Mention, Mention]]:
    orders = [mention.order for mention in many.mentions]
    for mention in few.mentions:
        at = bisect_left(orders, mention.order)
        yield from ((mention, near) for near in many.mentions[max(0, at - 1) : at + 1])


def _distance(pair: tuple[Mention, Mention]) -> tuple[float, str, str]:
    one, other = pair
    gap = gap_of(one.days, other.days)
    return (float("inf") if gap is None else gap, one.seen.id, other.seen.id)


def _gap(one: Node, other: Node) -> tuple[float | None, bool | None]:
    """Years between the nearest mentions, and whether `one` is the earlier (None: neither is)."""
    if UNKNOWN_DAY in (one.first, other.first):
        return None, None
    if _is_before(one.last, other.first):
        return gap_of(one.last, other.first), True
    if _is_before(other.last, one.first):
        return gap_of(other.last, one.first), False
    near = nearest(one, other)
    return gap_of(near[0].days, near[1].days), None


def _is_before(one: Days, other: Days) -> bool:
    return one[1] < other[0]


def _pairs(profiles: list[Profile], share: float) -> Iterator[tuple[Profile, Profile]]:
    """Pairs that share a body, a place, a province (where that could be enough), or the country."""
    if len(profiles) <= _FEW_PROFILES:
        yield from combinations(profiles, 2)
        yield from ((each, each) for each in profiles)
        return
    order = {profile: place for place, profile in enumerate(profiles)}
    found: dict[tuple[int, int], None] = {(place, place): None for place in order.values()}
    for leading, following in _groups(profiles, share):
        for one in leading:
            for other in following:
                if one is not other:
                    found[min(order[one], order[other]), max(order[one], order[other])] = None
    for first, second in found:
        yield profiles[first], profiles[second]


def _groups(profiles: list[Profile], share: float) -> Iterator[tuple[list[Profile], list[Profile]]]:
    """Profiles that may be one with any of others, as long as not too many would have to be compared."""
    exact: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    leading: dict[str, list[Profile]] = defaultdict(list)
    following: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in _exact_keys(profile):
            exact[key].append(profile)
        far = _reaches_far(profile, share)
        for region in _regions(profile):
            following[region].append(profile)
            if far:
                leading[region].append(profile)
    near = [(group, group) for group in exact.values()]
    far_off = [(leading[region], following[region]) for region in sorted(leading)]
    left = _MOST_PAIRS
    for group in (*sorted(near, key=_size), *sorted(far_off, key=_size)):
        left -= _size(group)
        if left < 0:
            break
        yield group


def _size(group: tuple[list[Profile], list[Profile]]) -> int:
    return len(group[0]) * len(group[1])


def _exact_keys(profile: Profile) -> set[tuple[str, str]]:
    keys = {("body", post.office.body) for post in profile.posts if post.office.body}
    small = (
        post.place for post in profile.posts if post.place and post.place.level in ("district", "commune")
    )
    keys |= {("land", land) for place in small for land in place.land or {place.id}}
    for post in profile.posts:
        if post.office.level == "province" and post.place is not None:
            keys |= {(_head_of(post.office.function), region) for region in region_of(post.place)}
    if profile.is_central or profile.is_general:
        keys.add(("country", ""))
    return keys


def _head_of(function: str) -> str:
    """How the name of a body of a province begins, which may go on with the province's name or not."""
    return " ".join(function.split()[:3])


def _regions(profile: Profile) -> frozenset[str]:
    if profile.region or profile.is_central:
        return profile.region
    return region_of(profile.place) if profile.place else frozenset()


def _reaches_far(profile: Profile, share: float) -> bool:
    """Whether a move within the province could be told from a namesake there."""
    alone = float(careers()["peers"]["rank_alone"]["district"])
    fewest = min((reach_of(post) for post in profile.posts), default=alone)
    return _BEST_RANKS / (max(fewest, 1.0) * share) >= judged("odds")


def _order(edge: Edge) -> tuple[float, int, int]:
    return (-edge.verdict.score, edge.first, edge.second)


def _score(verdict: Verdict) -> float:
    return verdict.score
