"""All mentions in, all persons out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.across.people.corrections import Pair, Sets, check_corrections, enemies_of, known_pairs
from extract.across.people.edges import edges_of
from extract.across.people.frequency import shares_of
from extract.across.people.groups import Group, Grouping, join_nodes, join_told
from extract.across.people.names import name_key
from extract.across.people.nodes import Mention, nodes_of
from extract.across.people.variants import join_shorter_names, names_with_variants
from extract.across.seen import Join, Person, SeenOfficial


@dataclass(frozen=True, slots=True)
class _Block:
    """The mentions that are compared with one another, by name, and what readers have said of them."""

    seen: dict[str, list[SeenOfficial]] = field(default_factory=dict)
    same: list[Pair] = field(default_factory=list)
    different: list[Pair] = field(default_factory=list)


def join_people(
    seen: Sequence[SeenOfficial], *, same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> tuple[Person, ...]:
    """Which mentions are one person: every mention is in one of the persons, whatever the order of `seen`.

    same, different: pairs of ids that a reader has said to be one person, or two; they win over all evidence.
    Pairs of which one is not in `seen` say nothing.
    Raises ValueError where two mentions have one id, or where `same` and `different` contradict one another.
    """
    ids = {each.id for each in seen}
    if len(ids) != len(seen):
        raise ValueError("Two mentions have one id")
    one, two = known_pairs(same, ids), known_pairs(different, ids)
    check_corrections(one, two)
    shares = shares_of(seen)
    waiting = names_with_variants(shares.keys())
    persons: list[Person] = []
    groups: list[Group] = []
    for block in _blocks(seen, one, two):
        found = _groups_of(block, shares)
        if waiting.isdisjoint(block.seen):
            persons += map(_person, found)
        else:
            groups += found
    persons += map(_person, join_shorter_names(groups))
    return tuple(sorted(persons, key=_ids))


def _blocks(seen: Iterable[SeenOfficial], same: list[Pair], different: list[Pair]) -> Iterable[_Block]:
    """Mentions by name, the names together that corrections join."""
    told = {id for pair in (*same, *different) for id in pair}
    by_name: dict[str, list[SeenOfficial]] = defaultdict(list)
    names: dict[str, str] = {}
    for each in seen:
        key = name_key(each.name)
        by_name[key].append(each)
        if each.id in told:
            names[each.id] = key
    sets = Sets()
    for first, second in same:
        sets.join(names[first], names[second])
    blocks: dict[str, _Block] = defaultdict(_Block)
    for name in sorted(by_name):
        blocks[sets.root(name)].seen[name] = by_name[name]
    for pair in same:
        blocks[sets.root(names[pair[0]])].same.append(pair)
    for pair in different:
        for root in dict.fromkeys(sets.root(names[id]) for id in pair):
            blocks[root].different.append(pair)
    return blocks.values()


def _groups_of(block: _Block, shares: dict[str, float]) -> Iterator[Group]:
    alone = {id for pair in (*block.same, *block.different) for id in pair}
    by_name = [nodes_of(seen, share=shares[name], alone=alone) for name, seen in block.seen.items()]
    grouping = Grouping([node for nodes in by_name for node in nodes], enemies=enemies_of(block.different))
    join_told(grouping, block.same)
    start = 0
    for name, nodes in zip(block.seen, by_name, strict=True):
        if len(nodes) > 1:
            join_nodes(grouping, edges_of(nodes, share=shares[name], start=start))
        start += len(nodes)
    return grouping.groups()


def _person(group: Group) -> Person:
    mentions = sorted((mention for node in group.nodes for mention in node.mentions), key=_order)
    place = {mention.seen.id: number for number, mention in enumerate(mentions)}
    inner = (
        Join(first=before.seen.id, second=after.seen.id, reasons=node.why)
        for node in group.nodes
        for before, after in zip(node.mentions, node.mentions[1:], strict=False)
    )
    joins = {
        (place[join.second], place[join.first]): join
        for join in (_in_order(each, place) for each in (*inner, *group.joins))
    }
    return Person(ids=tuple(place), joins=tuple(joins[key] for key in sorted(joins)))


def _in_order(join: Join, place: dict[str, int]) -> Join:
    if place[join.first] < place[join.second]:
        return join
    return Join(first=join.second, second=join.first, reasons=join.reasons)


def _order(mention: Mention) -> tuple[int, int, str]:
    return mention.order


def _ids(person: Person) -> tuple[str, ...]:
    return person.ids
