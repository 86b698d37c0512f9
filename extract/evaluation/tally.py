"""Counting hits and misses."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Tally:
    """True positives, false positives and false negatives of one measure."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, *, hits: int, predicted: int, gold: int) -> None:
        """Count `hits` out of so many predicted and so many gold facts."""
        self.hits += hits
        self.wrong += predicted - hits
        self.missed += gold - hits

    def figures(self) -> dict[str, float]:
        """Precision, recall, F1 and the number of gold facts; 0 where there is nothing to divide by."""
        precision = self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0
        recall = self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": precision, "recall": recall, "f1": f1, "gold": self.hits + self.missed}


class Sheet:
    """All measures of a run, and what went wrong: (article, `missed` or `wrong`, what)."""

    def __init__(self) -> None:
        self.tallies: defaultdict[str, Tally] = defaultdict(Tally)
        self.good: Counter[str] = Counter()
        self.of: Counter[str] = Counter()
        self.errors: defaultdict[str, list[tuple[str, str, Any]]] = defaultdict(list)

    def count(self, measure: str, *, hits: int, predicted: int, gold: int) -> None:
        """Add to a measure that has precision and recall."""
        self.tallies[measure].add(hits=hits, predicted=predicted, gold=gold)

    def rate(self, measure: str, article: str, good: bool, what: Any) -> None:
        """Add one right or wrong answer to a measure that has an accuracy."""
        self.of[measure] += 1
        self.good[measure] += good
        if not good:
            self.errors[measure].append((article, "wrong", what))

    def compare_sets(
        self,
        measure: str,
        article: str,
        gold: Iterable[Hashable],
        predicted: Iterable[Hashable],
        optional: Iterable[Hashable] = (),
    ) -> None:
        """Score two collections as sets; what is optional counts neither way."""
        neither = set(optional)
        wanted, got = set(gold) - neither, set(predicted) - neither
        self.count(measure, hits=len(wanted & got), predicted=len(got), gold=len(wanted))
        self.errors[measure] += [(article, "missed", x) for x in sorted(wanted - got, key=str)]
        self.errors[measure] += [(article, "wrong", x) for x in sorted(got - wanted, key=str)]

    def figures(self) -> dict[str, dict[str, float]]:
        """Every measure's figures."""
        figures = {measure: tally.figures() for measure, tally in self.tallies.items()}
        for measure, number in self.of.items():
            figures[measure] = {"accuracy": self.good[measure] / number, "gold": number}
        return figures
