"""People whose names are shortened in some articles: only the same office tells that they are one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import combinations

from extract.across.people.careers import AFTER, careers, judged
from extract.across.people.edges import nearest
from extract.across.people.evidence import gap_of
from extract.across.people.groups import Group
from extract.across.people.moves import tie_of
from extract.across.people.names import has_initials, may_be_short_for
from extract.across.people.nodes import Node
from extract.across.people.profiles import Post
from extract.across.people.timeline import conflict
from extract.across.seen import Join

_Seat = tuple[str, str]
_MOST_MIDDLE = 4


def names_with_variants(names: Set[str]) -> set[str]:
    """The names (keys) of which one may be short for another."""
    found: set[str] = set()
    ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        parts = name.split()
        ends[parts[0], parts[-1]].append(name)
        for short in _shorter(parts):
            if short in names and may_be_short_for(short, name):
                found.update((short, name))
    for short in filter(has_initials, names):
        parts = short.split()
        long = [name for name in ends[parts[0], parts[-1]] if may_be_short_for(short, name)]
        if long:
            found.update((short, *long))
    return found


def _shorter(parts: list[str]) -> Iterator[str]:
    """The name without some of its middle parts, and its beginnings."""
    first, *middle, last = parts if len(parts) > 1 else (*parts, "")
    for count in range(min(len(middle), _MOST_MIDDLE)):
        for kept in combinations(middle, count):
            yield " ".join((first, *kept, last))
    for end in range(2, len(parts)):
        yield " ".join(parts[:end])


def join_shorter_names(groups: Iterable[Group]) -> list[Group]:
    """The groups, those of one person under two names put together.

    A group with a shorter name goes to the one group that leads, or helps to lead, the same body at about the
    same time under a name that it may be short for; where there are two, to none.
    """
    left = dict(enumerate(groups))
    by_seat = _groups_by_seat(left)
    for place in list(left):
        found = _longer(left, place, by_seat)
        if len(found) != 1:
            continue
        other, (node, their) = found.popitem()
        left[other] = _put_together(left.pop(place), left[other], node, their)
    return list(left.values())


def is_same_seat(one: Node, other: Node) -> bool:
    """Whether both hold one leading office in one body at about the same time."""
    return _is_near(one, other) and any(
        _leads(post) and _holds_same(post, other) for post in one.profile.posts
    )


def _longer(
    left: dict[int, Group], place: int, by_seat: dict[_Seat, list[int]]
) -> dict[int, tuple[Node, Node]]:
    found: dict[int, tuple[Node, Node]] = {}
    for seat, node, post in _seats(left[place]):
        for other in by_seat[seat]:
            if other != place and other in left:
                their = _one_under_two_names(left[place], node, post, left[other])
                if their is not None:
                    found.setdefault(other, (node, their))
    return found


def _groups_by_seat(groups: dict[int, Group]) -> dict[_Seat, list[int]]:
    by_seat: dict[_Seat, list[int]] = defaultdict(list)
    for place, group in groups.items():
        for seat in dict.fromkeys(seat for seat, _, _ in _seats(group)):
            by_seat[seat].append(place)
    return by_seat


def _seats(group: Group) -> Iterator[tuple[_Seat, Node, Post]]:
    """Offices of which a body has one or few, by what two mentions of it surely share."""
    for node in group.nodes:
        for post in node.profile.posts:
            if _leads(post):
                yield (post.office.body, post.office.role.name), node, post


def _leads(post: Post) -> bool:
    leads = post.office.role.one or post.office.role.name == "deputy"
    return leads and bool(post.office.function) and not post.office.former


def _one_under_two_names(short: Group, node: Node, post: Post, long: Group) -> Node | None:
    names = [(one, other) for one in short.timeline.names for other in long.timeline.names]
    if not all(may_be_short_for(one, other) for one, other in names):
        return None
    if conflict(short.timeline, long.timeline):
        return None
    return next((their for their in long.nodes if _holds_same(post, their) and _is_near(node, their)), None)


def _holds_same(post: Post, node: Node) -> bool:
    few = careers()["peers"]["deputy"]
    ties = (tie_of(post, each, AFTER) for each in node.profile.posts)
    return any(tie is not None and tie.reason == "same_office" and tie.among <= few for tie in ties)


def _is_near(one: Node, other: Node) -> bool:
    gap = gap_of(*(mention.days for mention in nearest(one, other)))
    return gap is not None and gap <= judged("variant_years")


def _put_together(short: Group, long: Group, node: Node, their: Node) -> Group:
    first, second = nearest(node, their)
    join = Join(first=first.seen.id, second=second.seen.id, reasons=("shorter_name", "same_office"))
    long.timeline.take(short.timeline)
    return Group(
        nodes=(*long.nodes, *short.nodes), joins=(*long.joins, *short.joins, join), timeline=long.timeline
    )
