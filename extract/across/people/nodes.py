"""Mentions that say the same of one name, put together before any two are compared."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from extract.across.people.careers import BEFORE
from extract.across.people.evidence import YEAR, Ties, Verdict, judge, ties_of
from extract.across.people.names import name_key
from extract.across.people.profiles import UNKNOWN_DAY, Days, Key, Profile, days_of, key_of, profile_of
from extract.across.people.reasons import Reason
from extract.across.people.timeline import Timeline
from extract.across.seen import SeenOfficial

# Years between two mentions that tell nothing but one rank, so that they go together.
_LONGEST_GAP = 1.0


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Mention:
    """One official of one article with the days that its day may mean."""

    seen: SeenOfficial
    days: Days

    @property
    def order(self) -> tuple[int, int, str]:
        """By day, those without one last."""
        first, last = self.days
        return (last if self.days == UNKNOWN_DAY else first, last, self.seen.id)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Node:
    """Mentions of one profile that are one person, by day; `why` is what joins each to the one before."""

    profile: Profile
    mentions: tuple[Mention, ...]
    why: tuple[Reason, ...] = ()

    @property
    def first(self) -> Days:
        """The earliest day."""
        return self.mentions[0].days

    @property
    def last(self) -> Days:
        """The latest day that is known, else the unknown one."""
        known = self.mentions[-1].days
        return self.mentions[0].days if known == UNKNOWN_DAY else known

    def timeline(self) -> Timeline:
        """The career that its mentions tell."""
        told = Timeline()
        for mention in self.mentions:
            told.add(self.profile, mention.days, mention.seen.article_id)
        return told


def nodes_of(seen: Iterable[SeenOfficial], *, share: float, alone: Collection[str] = ()) -> list[Node]:
    """The mentions of a name as nodes, in a stable order.

    share: that of the people who bear the name; alone: ids that are a node each.
    """
    groups: dict[Key, list[Mention]] = defaultdict(list)
    for each in seen:
        groups[key_of(each, name_key(each.name))].append(Mention(seen=each, days=days_of(each.day)))
    nodes = [node for group in groups.values() for node in _nodes_of_group(group, share, alone)]
    return sorted(nodes, key=_order)


def _nodes_of_group(group: list[Mention], share: float, alone: Collection[str]) -> Iterator[Node]:
    group.sort(key=_order_of_mention)
    profile = profile_of(group[0].seen, name_key(group[0].seen.name))
    verdict = _verdict_on_itself(profile, share) if len(group) > 1 else None
    if verdict is None or not verdict.one:
        yield from (Node(profile=profile, mentions=(mention,)) for mention in group)
        return
    for spell in _spells(
        group, alone, longest_gap=_LONGEST_GAP if verdict.reasons[0] == "rank_alone" else None
    ):
        yield Node(profile=profile, mentions=tuple(spell), why=verdict.reasons)


def _verdict_on_itself(profile: Profile, share: float) -> Verdict | None:
    """Whether two mentions of one profile are one person: no office is left for another."""
    lasting = ties_of(profile, profile, BEFORE).lasting
    return judge(Ties(lasting=lasting), profile, profile, share=share, gap=0.0)


def _spells(
    group: list[Mention], alone: Collection[str], *, longest_gap: float | None
) -> Iterator[list[Mention]]:
    """Mentions that go together: no two of one article, none of `alone`, no long gap."""
    copies: Counter[str] = Counter()
    spells: dict[int, list[Mention]] = {}
    for mention in group:
        copy = copies[mention.seen.article_id]
        copies[mention.seen.article_id] += 1
        if mention.seen.id in alone:
            yield [mention]
            continue
        before = spells.get(copy)
        if before and longest_gap is not None and not _is_near(before[-1], mention, longest_gap):
            yield spells.pop(copy)
            before = None
        spells.setdefault(copy, []).append(mention)
    yield from spells.values()


def _is_near(before: Mention, after: Mention, years: float) -> bool:
    return UNKNOWN_DAY not in (before.days, after.days) and after.days[0] - before.days[1] <= years * YEAR


def _order_of_mention(mention: Mention) -> tuple[int, int, str]:
    return mention.order


def _order(node: Node) -> tuple[int, int, str]:
    return node.mentions[0].order
