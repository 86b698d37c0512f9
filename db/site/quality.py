"""`/chat-luong`: how far the facts can be trusted: measured precision, sources, what is unverified."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from db.schema import FACT_TABLES
from db.site.language import label, language, number
from db.site.rows import Row, fetch_all, fetch_one, published, remembered_of

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

SOURCES = 100
BY_SOURCE = 40
MEASURED_SOURCES = 20
# Of fewer facts a share says nothing of a source.
FEW = 20
# What was measured of a kind apart from the facts as such.
ASPECTS = {"events": ("events.date", "events.locality")}
_Z = 1.96  # of 95 per cent
_RULES = """SELECT kind, rule, facts, "right", seen, right_unseen, seen_unseen, confidence FROM evaluation
 ORDER BY kind, facts DESC, rule LIMIT 1000"""
_HEALTH = f"""SELECT h.*, s.title FROM source_health h JOIN sources s ON s.id = h.source_id
 ORDER BY h.state = 'ok', s.title, h.source_id LIMIT {SOURCES + 1}"""
_RECALL = "SELECT * FROM recall"
# The sources with the most facts are first in the table.
_BY_SOURCE = """SELECT p.*, s.title FROM source_precision p LEFT JOIN sources s ON s.id = p.source_id
 WHERE p.{counted} > 0 ORDER BY p.rowid LIMIT {limit}"""
_UNVERIFIED = "SELECT what, items, of FROM unverified"
_POLICIES = "SELECT policy, count(*) AS sources FROM sources GROUP BY policy ORDER BY policy"
_BUILD = "SELECT built_at, extractor_version, articles, facts FROM build"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of fact with its rules. unmeasured: facts of it that were read by rules never measured."""

    kind: str
    rules: tuple[Row, ...]
    facts: int
    right: int
    seen: int
    unmeasured: int

    @property
    def precision(self) -> float | None:
        """The share that was right on articles that no rule was written against."""
        return self.right / self.seen if self.seen else None

    @property
    def at_least(self) -> float | None:
        """The lower end of that share's 95 % interval."""
        return lower_bound(self.right, self.seen) if self.seen else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A measure as the page says it, in its language: `17/19`, `89,5%`, and where those are few `68,6%`."""

    counted: str
    share: str
    at_least: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceOf:
    """A source with its facts, and the same by kind.

    right, seen: what was measured on its annotated articles. annotated: how many there are, of the kind that
    was annotated in most. expected: how often the rules that have read its facts were right elsewhere.
    """

    title: str | None
    facts: int
    right: int
    seen: int
    annotated: int
    expected: float | None
    kinds: dict[str, Row]

    def measured(self) -> Told | None:
        """What was measured, of all kinds."""
        return told(self.right, self.seen)

    def measured_kinds(self) -> dict[str, Told | None]:
        """The same by kind."""
        return {kind: told(row["right"], row["seen"]) for kind, row in self.kinds.items()}


async def quality_page(datasette: "Datasette", request: Request) -> Response:
    """What was measured, of all that is published."""
    database = published(datasette)
    known, key = remembered_of(database, "quality"), language()
    if key not in known:
        known[key] = await _measured(database)
    return Response.html(await datasette.render_template("quality.html", known[key], request=request))


async def _measured(database: "Database") -> dict[str, Any]:
    rules = await fetch_all(database, _RULES)
    health = await fetch_all(database, _HEALTH)
    sources = by_source(await fetch_all(database, _sources_with("facts", BY_SOURCE)))
    judged = by_source(await fetch_all(database, _sources_with("annotated", MEASURED_SOURCES)))
    return {
        "kinds": by_kind(rules),
        "recall": {row["kind"]: row for row in await fetch_all(database, _RECALL)},
        "sources": sources[:BY_SOURCE],
        "sources_cut": len(sources) > BY_SOURCE,
        "judged": judged[:MEASURED_SOURCES],
        "judged_cut": len(judged) > MEASURED_SOURCES,
        "names": {kind: label("kinds", kind) for kind in FACT_TABLES},
        "unverified": {row["what"]: row for row in await fetch_all(database, _UNVERIFIED)},
        "aspects": ASPECTS,
        "few": FEW,
        "fact_kinds": FACT_TABLES,
        "health": health[:SOURCES],
        "more_sources": len(health) > SOURCES,
        "policies": await fetch_all(database, _POLICIES),
        "build": await fetch_one(database, _BUILD, {}),
        "database": database.name,
    }


def by_kind(rules: Iterable[Row]) -> list[Kind]:
    """The rules of each kind together, in the order in which the site lists kinds."""
    grouped: dict[str, list[Row]] = {}
    for row in rules:
        grouped.setdefault(row["kind"], []).append(row)
    return [_kind(kind, grouped[kind]) for kind in FACT_TABLES if kind in grouped]


def by_source(rows: Iterable[Row]) -> list[SourceOf]:
    """The rows of each source together, in their order."""
    grouped: dict[str | None, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["source_id"], []).append(row)
    return [_source(of) for of in grouped.values()]


def _sources_with(counted: str, sources: int) -> str:
    """The rows of so many sources and of one more."""
    return _BY_SOURCE.format(counted=counted, limit=(sources + 1) * len(FACT_TABLES))


def _source(rows: list[Row]) -> SourceOf:
    measured = sum(row["measured"] for row in rows)
    expected = sum(row["expected"] * row["measured"] for row in rows if row["measured"])
    return SourceOf(
        title=rows[0]["title"],
        facts=sum(row["facts"] for row in rows),
        right=sum(row["right"] for row in rows),
        seen=sum(row["seen"] for row in rows),
        annotated=max(row["annotated"] for row in rows),
        expected=expected / measured if measured else None,
        kinds={row["kind"]: row for row in rows},
    )


def told(right: int, seen: int) -> Told | None:
    """How a measure is said; None where nothing was measured."""
    if not seen:
        return None
    return Told(
        counted=f"{number(right)}/{number(seen)}",
        share=_percent(right / seen),
        at_least=_percent(lower_bound(right, seen)) if seen < FEW else None,
    )


def _percent(share: float) -> str:
    return f"{number(round(share * 100, 1))}%"


def _kind(kind: str, rules: list[Row]) -> Kind:
    return Kind(
        kind=kind,
        rules=tuple(rules),
        facts=sum(row["facts"] for row in rules),
        right=sum(row["right_unseen"] for row in rules),
        seen=sum(row["seen_unseen"] for row in rules),
        unmeasured=sum(row["facts"] for row in rules if not row["seen"]),
    )


def lower_bound(right: int, seen: int) -> float:
    """The lower end of Wilson's 95 % interval of a share; seen must be above 0."""
    share, square = right / seen, _Z * _Z
    middle = share + square / (2 * seen)
    spread = _Z * sqrt(share * (1 - share) / seen + square / (4 * seen * seen))
    return max(0.0, (middle - spread) / (1 + square / seen))
