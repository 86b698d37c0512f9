"""Facts as plain JSON values, in the form that `facts.schema.json` describes."""

from typing import Any

from extract.facts import (
    FACT_LISTS,
    AwardFact,
    CriteriaFact,
    DateFact,
    DocumentFact,
    EventFact,
    Fact,
    Facts,
    FigureFact,
    LocalityFact,
    Mention,
    OfficialFact,
    Place,
    Position,
    Recipients,
    UnitFact,
)

_RENAMED = {"from_day": "from", "to_day": "to"}
_PLACE = ("province", "district", "commune", "code", "valid_from")
_EVIDENCE = ("start", "end", "text")
_FIELDS: dict[type, tuple[str, ...]] = {
    Mention: _EVIDENCE,
    Place: _PLACE,
    Recipients: ("count", "kind"),
    DateFact: (*_EVIDENCE, "type", "value", "mod", "from_day", "to_day", "rule", "confidence"),
    OfficialFact: (*_EVIDENCE, "name", "rank", "positions", "mentions", "rule", "confidence"),
    UnitFact: (*_EVIDENCE, "name", "kind", "level", "locality", "mentions", "rule", "confidence"),
    LocalityFact: (
        *_EVIDENCE, "level", *_PLACE, "mentions", "candidates", "rule", "confidence",
    ),
    CriteriaFact: (
        *_EVIDENCE, "subject", "count", "of_total", "percent", "met_min", "met_max", "criteria_total",
        "standard", "status", "approx", "as_of", "programme", "locality", "rule", "confidence",
    ),
    FigureFact: (
        *_EVIDENCE, "value", "value_max", "percent", "unit", "approx", "change", "rule", "confidence",
    ),
    DocumentFact: (*_EVIDENCE, "kind", "number", "issuer", "date", "rule", "confidence"),
    AwardFact: (*_EVIDENCE, "award", "awarded_by", "recipients", "named", "rule", "confidence"),
    EventFact: (
        *_EVIDENCE, "type", "date", "date_to", "locality", "host", "title", "rule", "confidence",
    ),
}  # fmt: skip


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """One facts line: the article's id, a list for each kind, and the event or null."""
    line: dict[str, Any] = {"id": facts.id}
    for kind in FACT_LISTS:
        line[kind] = [fact_to_json(fact) for fact in getattr(facts, kind)]
    line["event"] = fact_to_json(facts.event) if facts.event is not None else None
    return line


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """One fact with every field that its kind has; what is unknown is null."""
    return {_RENAMED.get(name, name): _plain(getattr(fact, name)) for name in _FIELDS[type(fact)]}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Position):
        position: dict[str, Any] = {"title": value.title, "unit": value.unit}
        return {**position, "former": True} if value.former else position
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    fields = _FIELDS.get(type(value))
    return {name: _plain(getattr(value, name)) for name in fields} if fields else value
