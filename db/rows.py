"""What the facts of one article are as rows: decided here, written by `db.store`."""

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from db.found_by import Context, FoundBy, find_by, programme_id
from db.ids import fact_id
from db.people import identify
from db.places import KnownPlace, place_row
from extract.facts import (
    FACT_LISTS,
    AwardFact,
    DocumentFact,
    Fact,
    Facts,
    LocalityFact,
    OfficialFact,
    UnitFact,
)
from extract.form import fact_to_json

Row = dict[str, Any]
Span = tuple[int, int]

_LINE_END = re.compile("\n")
OWN_FIELDS: dict[str, tuple[str, ...]] = {
    "events": ("type", "title", "host"),
    "criteria": (
        "subject", "count", "of_total", "percent", "met_min", "met_max", "criteria_total", "standard",
        "status", "approx", "as_of",
    ),
    "officials": ("name", "rank"),
    "units": ("name", "kind", "level"),
    "localities": ("level", "commune", "district", "province", "code", "valid_from"),
    "figures": ("value", "value_max", "percent", "unit", "approx", "change"),
    "documents": ("kind", "number", "issuer"),
    "awards": ("award", "awarded_by"),
    "dates": ("value", "type", "mod"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactRows:
    """The rows of one article by table; fact rows have `passage`, a span, where the table has its id.

    shared: by table and id, what the article has in common with others: places, people, programmes.
    """

    tables: dict[str, list[Row]] = field(default_factory=dict)
    shared: dict[str, dict[str, Row]] = field(default_factory=dict)
    passages: dict[Span, Row] = field(default_factory=dict)
    article_place_id: str | None = None

    def add(self, table: str, row: Row) -> None:
        """Put a row to its table."""
        self.tables.setdefault(table, []).append(row)

    def share(self, table: str, row: Row) -> None:
        """Put a row to a table that articles share, once."""
        self.shared.setdefault(table, {})[row["id"]] = row


def rows_of(facts: Facts, context: Context) -> FactRows:
    """All rows that the facts of the article make, in a stable order."""
    found = FactRows(article_place_id=context.place.id if context.place else None)
    ids = dict(_with_ids(facts, context.article_id))
    units = {fact.name: (unit_id, fact) for unit_id, fact in _reversed_units(ids)}
    lines = _Lines(context)
    for key, fact in ids.items():
        kind, identity = key
        where = find_by(fact, context, unit=_unit_of(fact, units))
        _add_place(found, where.place)
        if where.programme is not None:
            found.share("programmes", {"id": programme_id(where.programme), "name": where.programme})
        _add_evidence(found, identity, kind, fact, context)
        found.add(kind, _fact_row(found, kind, identity, fact, where, context, units, lines))
    _add_place(found, context.place)
    return found


Units = dict[str, tuple[str, UnitFact]]


def _with_ids(facts: Facts, article_id: str) -> Iterator[tuple[tuple[str, str], Fact]]:
    events = (facts.event,) if facts.event is not None else ()
    for kind in ("events", *FACT_LISTS):
        seen: Counter[Span] = Counter()
        for fact in events if kind == "events" else getattr(facts, kind):
            span = (fact.start, fact.end)
            yield (kind, fact_id(article_id, kind, *span, seen[span])), fact
            seen[span] += 1


def _reversed_units(ids: dict[tuple[str, str], Fact]) -> list[tuple[str, UnitFact]]:
    """Units from the last to the first, so that the first of one name wins in a dict."""
    return [(identity, fact) for (_, identity), fact in reversed(ids.items()) if isinstance(fact, UnitFact)]


def _unit_of(fact: Fact, units: Units) -> UnitFact | None:
    """The unit in which an official holds the first office that is not a past one."""
    if not isinstance(fact, OfficialFact):
        return None
    now = (units.get(position.unit) for position in fact.positions if position.unit and not position.former)
    return next((known[1] for known in now if known), None)


def _fact_row(
    found: FactRows,
    kind: str,
    identity: str,
    fact: Fact,
    where: FoundBy,
    context: Context,
    units: Units,
    lines: "_Lines",
) -> Row:
    span = lines.passage(fact)
    if span not in found.passages:
        found.passages[span] = lines.passage_row(span)
    row = {"id": identity, **{name: getattr(fact, name) for name in OWN_FIELDS[kind]}}
    row |= _further_columns(found, identity, fact, where, context, units)
    return row | where.columns() | {
        "text": fact.text,
        "article_id": context.article_id,
        "passage": span,
        "start": fact.start,
        "end": fact.end,
        "confidence": fact.confidence,
    }  # fmt: skip


def _further_columns(
    found: FactRows, identity: str, fact: Fact, where: FoundBy, context: Context, units: Units
) -> Row:
    if isinstance(fact, OfficialFact):
        return _official_columns(found, identity, fact, where, context, units)
    if isinstance(fact, LocalityFact):
        return {"name": where.place.name if where.place else fact.text}
    if isinstance(fact, DocumentFact):
        return {"document_date": fact.date}
    if isinstance(fact, AwardFact):
        _add_recipients(found, identity, fact)
    return {}


def _official_columns(
    found: FactRows, identity: str, official: OfficialFact, where: FoundBy, context: Context, units: Units
) -> Row:
    unit = _unit_of(official, units)
    person = identify(official, article_id=context.article_id, where=where, unit=unit)
    found.share("people", person.row())
    for number, position in enumerate(official.positions):
        known = units.get(position.unit) if position.unit else None
        found.add(
            "positions",
            {
                "official_id": identity,
                "number": number,
                "title": position.title,
                "unit": position.unit,
                "unit_id": known[0] if known else None,
                "former": int(position.former),
            },
        )
    return {"post": _post(official), "person_id": person.id}


def _post(official: OfficialFact) -> str | None:
    """The offices held now in one line, for readers: `Phó Giám đốc, Công an tỉnh Nghệ An`."""
    now = [position for position in official.positions if not position.former]
    return "; ".join(", ".join(filter(None, (p.title, p.unit))) for p in now) or None


def _add_recipients(found: FactRows, identity: str, award: AwardFact) -> None:
    counted: list[Row] = [{"count": each.count, "kind": each.kind, "name": None} for each in award.recipients]
    named: list[Row] = [{"count": None, "kind": None, "name": name} for name in award.named]
    for number, recipient in enumerate(counted + named):
        found.add("award_recipients", {"award_id": identity, "number": number, **recipient})


def _add_evidence(found: FactRows, identity: str, kind: str, fact: Fact, context: Context) -> None:
    candidates = fact_to_json(fact)["candidates"] if isinstance(fact, LocalityFact) else None
    found.add(
        "fact_evidence",
        {
            "id": identity,
            "kind": kind,
            "article_id": context.article_id,
            "revision_id": context.revision_id,
            "rule": fact.rule,
            "candidates": json.dumps(candidates, ensure_ascii=False) if candidates else None,
        },
    )
    spans = {(m.start, m.end): m.text for m in getattr(fact, "mentions", ())}
    spans.pop((fact.start, fact.end), None)
    for (start, end), text in sorted(spans.items()):
        found.add("mentions", {"fact_id": identity, "start": start, "end": end, "text": text})


def _add_place(found: FactRows, place: KnownPlace | None) -> None:
    """Put the place and those above it to `places`, the topmost first."""
    if place is not None and place.id not in found.shared.get("places", ()):
        _add_place(found, place.parent)
        found.share("places", place_row(place))


class _Lines:
    """Where in the article a span lies: which sentences, which line."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._starts = [start for start, _ in context.sentences]
        self._ends = [end for _, end in context.sentences]
        self._breaks = [match.start() for match in _LINE_END.finditer(context.content)]

    def passage(self, fact: Fact) -> Span:
        """From the start of the sentence in which the fact starts to the end of that in which it ends."""
        first = bisect_right(self._starts, fact.start) - 1
        last = bisect_left(self._ends, fact.end)
        start = self._starts[first] if first >= 0 and self._ends[first] > fact.start else fact.start
        end = self._ends[last] if last < len(self._ends) and self._starts[last] < fact.end else fact.end
        return (start, end)

    def passage_row(self, span: Span) -> Row:
        """The passage without its id."""
        start, end = span
        return {
            "text": self._context.content[start:end],
            "article_id": self._context.article_id,
            "paragraph": bisect_left(self._breaks, start),
            "start": start,
            "end": end,
        }
