"""What readers have said of pairs of mentions: one person, or two."""

from collections import defaultdict
from collections.abc import Collection, Container

Pair = tuple[str, str]


class Sets:
    """Things that belong together, growing by pairs."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, id: str) -> str:
        """The thing that stands for all that belong with `id`."""
        while (above := self._above.get(id, id)) != id:
            self._above[id] = self._above.get(above, above)
            id = above
        return id

    def join(self, one: str, other: str) -> None:
        """Let two belong together."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._above[second] = first


def known_pairs(pairs: Collection[Pair], ids: Container[str]) -> list[Pair]:
    """The pairs of which both are there, each once and in a stable order."""
    known = {(min(pair), max(pair)) for pair in pairs if pair[0] in ids and pair[1] in ids}
    return sorted(pair for pair in known if pair[0] != pair[1])


def check_corrections(same: Collection[Pair], different: Collection[Pair]) -> None:
    """Raise ValueError, naming them, where what is said to be two follows to be one from other pairs."""
    sets = Sets()
    for one, other in same:
        sets.join(one, other)
    wrong = sorted((min(pair), max(pair)) for pair in different if sets.root(pair[0]) == sets.root(pair[1]))
    if wrong:
        told = ", ".join(f"{one} and {other}" for one, other in wrong)
        raise ValueError(f"Said to be one person and to be two: {told}")


def enemies_of(different: Collection[Pair]) -> dict[str, set[str]]:
    """By each mention, those that are someone else."""
    enemies: dict[str, set[str]] = defaultdict(set)
    for one, other in different:
        enemies[one].add(other)
        enemies[other].add(one)
    return dict(enemies)
