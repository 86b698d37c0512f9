"""Pairing predicted facts with gold ones."""

from collections.abc import Callable, Sequence
from typing import Any

FactLine = dict[str, Any]
Same = Callable[[FactLine, FactLine], bool]
Pair = tuple[FactLine, FactLine]


def anything(gold: FactLine, predicted: FactLine) -> bool:
    """Overlap is enough."""
    return True


def align(gold: Sequence[FactLine], predicted: Sequence[FactLine], same: Same = anything) -> list[Pair]:
    """One-to-one pairs of overlapping spans that are `same`, the largest share of overlap first."""
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            overlap = min(g["end"], p["end"]) - max(g["start"], p["start"])
            if overlap > 0 and same(g, p):
                union = max(g["end"], p["end"]) - min(g["start"], p["start"])
                candidates.append((-overlap / union, i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((gold[i], predicted[j]))
    return pairs


def required(
    gold: Sequence[FactLine], predicted: Sequence[FactLine], same: Same = anything
) -> tuple[list[FactLine], list[FactLine]]:
    """What counts: the gold facts that are not optional, and the predictions that are not excused.

    A prediction is excused where it fits an optional gold fact and no required one.
    """
    must = [g for g in gold if not g.get("optional")]
    may = [g for g in gold if g.get("optional")]
    if not may:
        return must, list(predicted)
    pairs = align(must, predicted, same)
    taken = {id(p) for _, p in pairs}
    found = {id(g) for g, _ in pairs}
    rest = [p for p in predicted if id(p) not in taken]
    excused = {id(p) for p in rest if any(align([g], [p]) for g in may)}
    left = [g for g in must if id(g) not in found]
    for _, p in align(left, rest):
        if not any(align([g], [p], same) for g in may):
            excused.discard(id(p))
    return must, [p for p in predicted if id(p) not in excused]
