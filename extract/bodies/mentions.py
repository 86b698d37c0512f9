"""Every mention of an organisation, with the name that it has in full."""

from dataclasses import dataclass

from extract.facts import Level, Mention, Place, UnitKind
from extract.reading import Reading
from extract.bodies.resolve import Resolved, resolve_chains


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitMention(Mention):
    """One mention as written; `name` is the resolved one, `rule` what resolved it."""

    name: str
    kind: UnitKind
    level: Level | None = None
    locality: Place | None = None
    rule: str = "named-place"


def find_unit_mentions(reading: Reading) -> tuple[UnitMention, ...]:
    """Every mention of a named organisation in order, repeated ones too, none within another."""
    return tuple(_mention(reading, found) for found in reading.once(resolve_chains))


def _mention(reading: Reading, found: Resolved) -> UnitMention:
    return UnitMention(
        start=found.start,
        end=found.end,
        text=reading.content[found.start : found.end],
        name=found.name,
        kind=found.kind,
        level=found.level,
        locality=found.locality,
        rule=found.rule,
    )
