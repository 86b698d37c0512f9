"""How often each rule is right: precision counted by the rule that a fact names."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping

from extract.evaluation.align import FactLine, Same, align, required
from extract.evaluation.same import same_name, same_unit
from extract.evaluation.same_facts import (
    calendar_dates,
    place_key,
    same_award,
    same_criteria_numbers,
    same_document,
    same_figure_numbers,
    same_value,
)
from extract.facts import FACT_LISTS

RuleKey = tuple[str, str]
_SAME: dict[str, Same] = {
    "dates": same_value,
    "criteria": same_criteria_numbers,
    "figures": same_figure_numbers,
    "documents": same_document,
    "awards": same_award,
}
_NO_RULE = "none"


class RuleCounts:
    """`right[kind, rule]` facts of `of[kind, rule]` were right; optional ones are in neither."""

    def __init__(self) -> None:
        self.right: defaultdict[RuleKey, int] = defaultdict(int)
        self.of: defaultdict[RuleKey, int] = defaultdict(int)

    def add(self, kind: str, fact: FactLine, *, right: bool) -> None:
        """Count one judged fact."""
        key = kind, str(fact.get("rule") or _NO_RULE)
        self.of[key] += 1
        self.right[key] += right

    def precision(self, key: RuleKey) -> float:
        """The share of right facts among those that the rule read."""
        return self.right[key] / self.of[key]


def count_rules(gold: Mapping[str, FactLine], predicted: Mapping[str, FactLine]) -> RuleCounts:
    """Judge every predicted fact of the gold's articles whose kind the gold line has.

    A date, criteria fact, figure, document or award is right where a gold fact that overlaps it says the
    same; an official, unit or place where the gold names it; an event where its type is right.
    """
    counts = RuleCounts()
    for article, line in gold.items():
        for kind, fact, right in judge(line, predicted.get(article, {})):
            counts.add(kind, fact, right=right)
    return counts


def judge(gold: FactLine, predicted: FactLine) -> Iterator[tuple[str, FactLine, bool]]:
    """(kind, fact, whether it is right) for every predicted fact of one article that counts."""
    for kind in FACT_LISTS:
        if gold.get(kind) is not None:
            facts = predicted.get(kind) or []
            found = (
                _judge_spans(gold[kind], facts, _SAME[kind], kind)
                if kind in _SAME
                else _judge_names(gold[kind], facts, _KEYS[kind])
            )
            for fact, right in found:
                yield kind, fact, right
    event = predicted.get("event")
    wanted = gold.get("event")
    if event and "event" in gold and not (wanted and (wanted.get("optional") or not wanted.get("type"))):
        types = [wanted["type"], *wanted.get("also", [])] if wanted else []
        yield "event", event, event.get("type") in types


def _judge_spans(
    gold: list[FactLine], predicted: list[FactLine], same: Same, kind: str
) -> Iterator[tuple[FactLine, bool]]:
    if kind == "dates":
        gold, predicted = calendar_dates(gold), calendar_dates(predicted)
    gold, predicted = required(gold, predicted, same)
    right = {id(fact) for _, fact in align(gold, predicted, same)}
    for fact in predicted:
        yield fact, id(fact) in right


def _judge_names(
    gold: list[FactLine], predicted: list[FactLine], key: Callable[[FactLine], Hashable]
) -> Iterator[tuple[FactLine, bool]]:
    optional = {key(fact) for fact in gold if fact.get("optional")}
    wanted = {key(fact) for fact in gold}
    for fact in predicted:
        if key(fact) not in optional:
            yield fact, key(fact) in wanted


def _by_name(fact: FactLine) -> Hashable:
    return same_name(fact["name"])


def _by_unit_name(fact: FactLine) -> Hashable:
    return same_unit(fact["name"])


_KEYS: dict[str, Callable[[FactLine], Hashable]] = {
    "officials": _by_name,
    "units": _by_unit_name,
    "localities": place_key,
}
