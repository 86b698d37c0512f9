"""Every mention of an organisation, with the name that it has in full."""

from bisect import bisect_left
from dataclasses import dataclass

from extract.bodies.codes import Coded, find_codes
from extract.bodies.context import resolve_chains
from extract.bodies.resolve import Resolved
from extract.facts import Level, Mention, Place, UnitKind
from extract.reading import Reading


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
    written = [_mention(reading, found) for found in reading.once(resolve_chains)]
    coded = [_of_code(reading, code) for code in find_codes(reading) if not _is_within(code, written)]
    return tuple(sorted(written + coded, key=_start)) if coded else tuple(written)


def _is_within(code: Coded, written: list[UnitMention]) -> bool:
    """Whether the code overlaps a name that is written out."""
    following = bisect_left(written, code.start, key=_start)
    before = written[following - 1].end > code.start if following else False
    return before or (following < len(written) and written[following].start < code.end)


def _start(mention: UnitMention) -> int:
    return mention.start


def _of_code(reading: Reading, code: Coded) -> UnitMention:
    return UnitMention(
        start=code.start,
        end=code.end,
        text=reading.content[code.start : code.end],
        name=code.name,
        kind="police",
        level="province" if code.province else "central",
        locality=code.province,
        rule="code",
    )


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
