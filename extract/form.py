"""Facts as plain JSON values, in the form that `facts.schema.json` describes."""

from operator import attrgetter
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
    Participant,
    Place,
    Position,
    Recipients,
    UnitFact,
)

_RENAMED = {"from_day": "from", "to_day": "to"}
_PLACE = ("province", "district", "commune", "code", "valid_from")
_EVIDENCE = ("start", "end", "text")
_FIELDS: dict[type, tuple[str, ...]] = {
    Place: _PLACE,
    Recipients: ("count", "kind"),
    Participant: ("kind", "start", "role"),
    DateFact: (*_EVIDENCE, "type", "value", "mod", "from_day", "to_day", "rule", "confidence"),
    OfficialFact: (*_EVIDENCE, "name", "rank", "positions", "mentions", "rule", "confidence"),
    UnitFact: (*_EVIDENCE, "name", "kind", "level", "locality", "mentions", "rule", "confidence"),
    LocalityFact: (
        *_EVIDENCE, "level", *_PLACE, "ended", "mentions", "candidates", "rule", "confidence",
    ),
    CriteriaFact: (
        *_EVIDENCE, "subject", "count", "of_total", "percent", "met_min", "met_max", "criteria_total",
        "standard", "status", "approx", "as_of", "programme", "locality", "rule", "confidence",
    ),
    FigureFact: (
        *_EVIDENCE, "value", "value_max", "percent", "unit", "approx", "change", "compared_to", "rule",
        "confidence",
    ),
    DocumentFact: (*_EVIDENCE, "kind", "number", "issuer", "date", "title", "rule", "confidence"),
    AwardFact: (*_EVIDENCE, "award", "awarded_by", "recipients", "named", "rule", "confidence"),
    EventFact: (
        *_EVIDENCE, "type", "date", "date_to", "locality", "host", "title", "participants", "rule",
        "confidence",
    ),
}  # fmt: skip

_FORMS = {
    kind: (tuple(_RENAMED.get(name, name) for name in names), attrgetter(*names))
    for kind, names in _FIELDS.items()
}
_AS_THEY_ARE = frozenset((str, int, bool, type(None)))


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """One facts line: the article's id, a list for each kind, and the event or null."""
    line: dict[str, Any] = {"id": facts.id}
    for kind in FACT_LISTS:
        line[kind] = [fact_to_json(fact) for fact in getattr(facts, kind)]
    line["event"] = fact_to_json(facts.event) if facts.event is not None else None
    return line


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """One fact with every field that its kind has; what is unknown is null."""
    names, values = _FORMS[type(fact)]
    return dict(zip(names, map(_plain, values(fact)), strict=True))


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if kind is float:
        return int(value) if value.is_integer() else value
    if kind is Mention:
        return {"start": value.start, "end": value.end, "text": value.text}
    if kind is Position:
        position: dict[str, Any] = {"title": value.title, "unit": value.unit}
        return {**position, "former": True} if value.former else position
    names, values = _FORMS[kind]
    return dict(zip(names, map(_plain, values(value)), strict=True))
