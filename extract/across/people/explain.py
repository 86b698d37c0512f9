"""Why two mentions are, or are not, taken for one person, seen by themselves."""

from extract.across.people.edges import verdict_on
from extract.across.people.evidence import Verdict
from extract.across.people.frequency import shares_of
from extract.across.people.names import may_be_short_for, name_key
from extract.across.people.nodes import Node, nodes_of
from extract.across.people.reasons import Reason
from extract.across.people.timeline import conflict
from extract.across.people.variants import is_same_seat
from extract.across.seen import SeenOfficial


def explain(first: SeenOfficial, second: SeenOfficial) -> tuple[bool, tuple[Reason, ...]]:
    """Whether the two by themselves are one person, and why: codes, the weightiest first.

    Other mentions may join two that share too little, or keep two apart whom a third contradicts. The codes
    are those of `Join.reasons`, or for two persons those that say why not.
    """
    one, other = (_node(each) for each in (first, second))
    reason = conflict(one.timeline(), other.timeline())
    names = name_key(first.name), name_key(second.name)
    if names[0] != names[1]:
        return _explain_names(one, other, names, reason)
    verdict = verdict_on(one, other, share=shares_of((first, second))[names[0]])
    if reason is not None:
        return False, (reason,)
    return verdict.one, verdict.reasons if verdict.one else _why_not(one, other, verdict)


def _node(seen: SeenOfficial) -> Node:
    return nodes_of((seen,), share=1.0)[0]


def _explain_names(
    one: Node, other: Node, names: tuple[str, str], reason: Reason | None
) -> tuple[bool, tuple[Reason, ...]]:
    if not (may_be_short_for(*names) or may_be_short_for(*reversed(names))):
        return False, ("other_name",)
    if reason is None and is_same_seat(one, other):
        return True, ("shorter_name", "same_office")
    return False, (reason or "nothing_shared", "shorter_name")


def _why_not(one: Node, other: Node, verdict: Verdict) -> tuple[Reason, ...]:
    if verdict.score > float("-inf"):
        return ("common_name", *verdict.reasons)
    regions = one.profile.region, other.profile.region
    if all(regions) and regions[0].isdisjoint(regions[1]):
        return ("other_province",)
    return ("nothing_shared",)
