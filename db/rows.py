"""What the facts of one article are as rows: decided here, written by `db.store`."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from db.found_by import Context, FoundBy, find_by, programme_id
from db.ids import fact_id
from db.passages import Lines, Span
from db.people import person_id, person_row
from db.places import KnownPlace, place_row
from db.sql import Row
from extract.facts import (
    FACT_LISTS,
    AwardFact,
    DocumentFact,
    EventFact,
    Fact,
    Facts,
    LocalityFact,
    OfficialFact,
    UnitFact,
)
from extract.form import fact_to_json

OWN_FIELDS: dict[str, tuple[str, ...]] = {
    "events": ("type", "title", "host"),
    "criteria": (
        "subject", "count", "of_total", "percent", "met_min", "met_max", "criteria_total", "standard",
        "status", "approx", "as_of",
    ),
    "officials": ("name", "rank"),
    "units": ("name", "kind", "level"),
    "localities": ("level", "commune", "district", "province", "code", "valid_from", "ended"),
    "figures": ("value", "value_max", "percent", "unit", "approx", "change", "compared_to"),
    "documents": ("kind", "number", "issuer", "title"),
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


@dataclass(frozen=True, slots=True)
class _Found:
    """A fact with its id and what it is found by."""

    kind: str
    id: str
    fact: Fact
    where: FoundBy


@dataclass(frozen=True, slots=True)
class _Desk:
    """What rows are made with: the article, its units by name with their ids, its lines, the rows so far.

    starts: the ids of facts by their kind and where they begin.
    """

    context: Context
    units: dict[str, tuple[str, UnitFact]]
    starts: dict[tuple[str, int], str]
    lines: Lines
    rows: FactRows


def rows_of(facts: Facts, context: Context) -> FactRows:
    """All rows that the facts of the article make, in a stable order."""
    identified = list(_with_ids(facts, context.article_id))
    desk = _Desk(
        context=context,
        # backwards, so that of two units of one name the first stays
        units={fact.name: (id, fact) for _, id, fact in reversed(identified) if isinstance(fact, UnitFact)},
        starts={(kind, fact.start): id for kind, id, fact in reversed(identified)},
        lines=Lines(context.content, context.sentences),
        rows=FactRows(article_place_id=context.place.id if context.place else None),
    )
    _share_place(desk.rows, context.place)
    for kind, id, fact in identified:
        found = _Found(kind, id, fact, find_by(fact, context, unit=_unit_of(fact, desk)))
        _share_found_by(desk.rows, found.where)
        _add_evidence(desk, found)
        desk.rows.add(kind, _fact_row(desk, found))
    return desk.rows


def _with_ids(facts: Facts, article_id: str) -> Iterator[tuple[str, str, Fact]]:
    """Kind, id and fact, in a stable order."""
    events = (facts.event,) if facts.event is not None else ()
    for kind in ("events", *FACT_LISTS):
        seen: Counter[Span] = Counter()
        for fact in events if kind == "events" else getattr(facts, kind):
            span = (fact.start, fact.end)
            yield kind, fact_id(article_id, kind, *span, seen[span]), fact
            seen[span] += 1


def _unit_of(fact: Fact, desk: _Desk) -> UnitFact | None:
    """The unit in which an official holds the first office that is not a past one."""
    if not isinstance(fact, OfficialFact):
        return None
    now = (desk.units.get(position.unit or "") for position in fact.positions if not position.former)
    return next((known[1] for known in now if known), None)


def _share_found_by(rows: FactRows, where: FoundBy) -> None:
    _share_place(rows, where.place)
    if where.programme is not None:
        rows.share("programmes", {"id": programme_id(where.programme), "name": where.programme})


def _share_place(rows: FactRows, place: KnownPlace | None) -> None:
    """Put the place and those above it to `places`, the topmost first."""
    if place is not None and place.id not in rows.shared.get("places", ()):
        _share_place(rows, place.parent)
        rows.share("places", place_row(place))


def _add_evidence(desk: _Desk, found: _Found) -> None:
    fact = found.fact
    candidates = fact_to_json(fact)["candidates"] if isinstance(fact, LocalityFact) else None
    desk.rows.add(
        "fact_evidence",
        {
            "id": found.id,
            "kind": found.kind,
            "article_id": desk.context.article_id,
            "revision_id": desk.context.revision_id,
            "rule": fact.rule,
            "candidates": json.dumps(candidates, ensure_ascii=False) if candidates else None,
        },
    )
    spans = {(m.start, m.end): m.text for m in getattr(fact, "mentions", ())}
    spans.pop((fact.start, fact.end), None)
    for (start, end), text in sorted(spans.items()):
        desk.rows.add("mentions", {"fact_id": found.id, "start": start, "end": end, "text": text})


def _fact_row(desk: _Desk, found: _Found) -> Row:
    fact = found.fact
    span = desk.lines.passage(fact.start, fact.end)
    if span not in desk.rows.passages:
        desk.rows.passages[span] = {
            "text": desk.context.content[slice(*span)],
            "article_id": desk.context.article_id,
            "paragraph": desk.lines.number(span[0]),
            "start": span[0],
            "end": span[1],
        }
    return {
        "id": found.id,
        "text": fact.text,
        **{name: getattr(fact, name) for name in OWN_FIELDS[found.kind]},
        **_further_columns(desk, found),
        **found.where.columns(),
        "article_id": desk.context.article_id,
        "passage": span,
        "start": fact.start,
        "end": fact.end,
        "confidence": fact.confidence,
    }


def _further_columns(desk: _Desk, found: _Found) -> Row:
    """The columns that take more than reading a field; what has a table of its own goes there."""
    fact = found.fact
    if isinstance(fact, OfficialFact):
        _add_positions(desk, found.id, fact)
        person = person_row(person_id(found.id), fact.name)
        desk.rows.share("people", person)
        return {"post": _post(fact), "person_id": person["id"]}
    if isinstance(fact, LocalityFact):
        return {"name": found.where.place.name if found.where.place else fact.text}
    if isinstance(fact, DocumentFact):
        return {"document_date": fact.date}
    if isinstance(fact, AwardFact):
        _add_recipients(desk.rows, found.id, fact)
    if isinstance(fact, EventFact):
        _add_participants(desk, found.id, fact)
    return {}


def _add_positions(desk: _Desk, official_id: str, official: OfficialFact) -> None:
    for number, position in enumerate(official.positions):
        known = desk.units.get(position.unit or "")
        desk.rows.add(
            "positions",
            {
                "official_id": official_id,
                "number": number,
                "title": position.title,
                "unit": position.unit,
                "unit_id": known[0] if known else None,
                "former": int(position.former),
            },
        )


def _post(official: OfficialFact) -> str | None:
    """The offices held now in one line, for readers: `Phó Giám đốc, Công an tỉnh Nghệ An`."""
    now = [position for position in official.positions if not position.former]
    return "; ".join(", ".join(filter(None, (p.title, p.unit))) for p in now) or None


def _add_recipients(rows: FactRows, award_id: str, award: AwardFact) -> None:
    counted: list[Row] = [{"count": each.count, "kind": each.kind, "name": None} for each in award.recipients]
    named: list[Row] = [{"count": None, "kind": None, "name": name} for name in award.named]
    for number, recipient in enumerate(counted + named):
        rows.add("award_recipients", {"award_id": award_id, "number": number, **recipient})


def _add_participants(desk: _Desk, event_id: str, event: EventFact) -> None:
    for number, each in enumerate(event.participants):
        id = desk.starts.get((each.kind, each.start))
        if id is not None:
            row = {
                "event_id": event_id,
                "number": number,
                "role": each.role,
                "official_id": None,
                "unit_id": None,
            }
            column = "official_id" if each.kind == "officials" else "unit_id"
            desk.rows.add("event_participants", {**row, column: id})
