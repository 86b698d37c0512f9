"""How sure a rule is: its measured precision, smoothed.

`confidence.toml` holds the counts that `make confidence` takes on the project's gold sets. A fact of the
sealed set, which no rule was written against, counts in full; one of a set that rules were fitted to counts
a tenth, for rules look better there than they are. A rule that was seldom seen leans on its whole kind.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

FITTED_WEIGHT = 0.1
# As many facts at the kind's own precision are added to what was counted of a rule.
STRENGTH = 5.0


@cache
def confidence_of(kind: str, rule: str) -> float:
    """The share of a rule's facts that are expected to be right, 0 to 1; for an unknown rule, its kind's."""
    rules = _counts().get(kind, {})
    prior = _kind_precision(kind)
    right, of = _weighed(rules[rule]) if rule in rules else (0.0, 0.0)
    return round((right + STRENGTH * prior) / (of + STRENGTH), 3)


def measured_rules() -> Iterator[tuple[str, str, tuple[int, int], tuple[int, int]]]:
    """Kind, rule, and right out of seen: on all sets, and on the sealed one alone."""
    for kind, rules in _counts().items():
        for rule, counts in rules.items():
            sealed, fitted = counts.get("sealed", [0, 0]), counts.get("fitted", [0, 0])
            yield kind, rule, (sealed[0] + fitted[0], sealed[1] + fitted[1]), (sealed[0], sealed[1])


@cache
def _kind_precision(kind: str) -> float:
    """Of all rules of a kind together, by Laplace's rule of succession."""
    weighed = [_weighed(counts) for counts in _counts().get(kind, {}).values()]
    return (sum(right for right, _ in weighed) + 1) / (sum(of for _, of in weighed) + 2)


def _weighed(counts: dict[str, list[int]]) -> tuple[float, float]:
    sealed, fitted = counts.get("sealed", [0, 0]), counts.get("fitted", [0, 0])
    return sealed[0] + FITTED_WEIGHT * fitted[0], sealed[1] + FITTED_WEIGHT * fitted[1]


@cache
def _counts() -> dict[str, dict[str, dict[str, list[int]]]]:
    """kind -> rule -> `sealed` or `fitted` -> [right, of]."""
    return tomllib.loads((files("extract") / "confidence.toml").read_text(encoding="utf-8"))
