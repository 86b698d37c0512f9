"""Ids for what is joined: one that has been given stays with most of what it was given to."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True, slots=True)
class Identities:
    """ids: one for each group, in order. retired: ids given up, each with the one that most of it went to."""

    ids: tuple[str, ...]
    retired: dict[str, str]


def give_ids(
    groups: Sequence[Sequence[str]],
    before: Mapping[str, str],
    *,
    derive: Callable[[str, int], str],
    is_taken: Callable[[str], bool],
) -> Identities:
    """An id for each group of mentions.

    A group keeps the id that most of its mentions had (`before`), an earlier mention and an earlier group
    settling ties; an id goes to the group that has most of it. A group without one gets an id derived from
    its first mention.
    derive: the nth id (from 0) that a mention may give. is_taken: whether others have an id.
    """
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, _, number, id in sorted(_claims(groups, before)):
        if number not in given and id not in used:
            given[number] = id
            used.add(id)
    for number, group in enumerate(groups):
        if number not in given:
            id = next(id for id in _derived(group[0], derive) if id not in used and not is_taken(id))
            given[number] = id
            used.add(id)
    ids = tuple(given[number] for number in range(len(groups)))
    return Identities(ids, _retired(groups, before, ids))


def _claims(groups: Sequence[Sequence[str]], before: Mapping[str, str]) -> list[tuple[int, int, int, str]]:
    """Which group has which id how often: the best claim first when sorted, then the earliest mention."""
    claims = []
    for number, group in enumerate(groups):
        had = [before[mention] for mention in group if mention in before]
        for id, times in Counter(had).items():
            first = next(place for place, mention in enumerate(group) if before.get(mention) == id)
            claims.append((-times, first, number, id))
    return claims


def _derived(mention: str, derive: Callable[[str, int], str]) -> Iterator[str]:
    return (derive(mention, nth) for nth in count())


def _retired(
    groups: Sequence[Sequence[str]], before: Mapping[str, str], ids: Sequence[str]
) -> dict[str, str]:
    heirs: dict[str, Counter[str]] = {}
    for group, id in zip(groups, ids, strict=True):
        for mention in group:
            if mention in before:
                heirs.setdefault(before[mention], Counter())[id] += 1
    kept = set(ids)
    return {old: _heir(counts) for old, counts in heirs.items() if old not in kept}


def _heir(counts: Counter[str]) -> str:
    most = max(counts.values())
    return min(id for id, times in counts.items() if times == most)
