"""When a predicted fact says the same as a gold one."""

from collections.abc import Iterable, Mapping
from typing import Any

from extract.evaluation.align import FactLine
from extract.evaluation.same import same_name, same_place

CRITERIA_NUMBERS = ("count", "of_total", "percent", "met_min", "met_max", "criteria_total")
FIGURE_NUMBERS = ("value", "value_max", "percent")
PLACE_PARTS = ("province", "district", "commune")


def calendar_dates(dates: list[FactLine]) -> list[FactLine]:
    """Those with a calendar value: `PAST_REF` and its like are not scored."""
    return [d for d in dates if not str(d.get("value") or "").endswith("_REF")]


def same_value(gold: FactLine, predicted: FactLine) -> bool:
    """Dates of one TIMEX3 value."""
    return bool(gold.get("value") == predicted.get("value"))


def _numbers(fact: FactLine, fields: Iterable[str]) -> tuple[float | None, ...]:
    return tuple(None if fact.get(field) is None else float(fact[field]) for field in fields)


def same_criteria_numbers(gold: FactLine, predicted: FactLine) -> bool:
    """Criteria facts whose six numbers are the same."""
    return _numbers(gold, CRITERIA_NUMBERS) == _numbers(predicted, CRITERIA_NUMBERS)


def same_figure_numbers(gold: FactLine, predicted: FactLine) -> bool:
    """Figures of the same value, upper bound and percent."""
    return _numbers(gold, FIGURE_NUMBERS) == _numbers(predicted, FIGURE_NUMBERS)


def same_document(gold: FactLine, predicted: FactLine) -> bool:
    """Documents of one kind and number."""
    return all(same_name(gold.get(field)) == same_name(predicted.get(field)) for field in ("kind", "number"))


def same_award(gold: FactLine, predicted: FactLine) -> bool:
    """The same award to as many recipients."""
    return _award_key(gold) == _award_key(predicted)


def _award_key(award: FactLine) -> tuple[str, list[float]]:
    counts = sorted((r.get("count") or 0) for r in award.get("recipients") or [])
    return same_name(award.get("award")), counts


def place_key(fact: Mapping[str, Any]) -> tuple[str, ...]:
    """Province, district and commune, spellings folded."""
    return tuple(same_place(fact.get(part)) for part in PLACE_PARTS)
