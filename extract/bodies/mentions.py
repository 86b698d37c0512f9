"""Every mention of an organisation, with the name that it has in full."""

from bisect import bisect_left
from dataclasses import dataclass

from extract.bodies.codes import Coded, find_codes, home_police
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
    coded = [code for code in find_codes(reading) if not _is_within(code, written)]
    return tuple(_with_codes(reading, written, coded)) if coded else tuple(written)


def _with_codes(reading: Reading, written: list[UnitMention], coded: list[Coded]) -> list[UnitMention]:
    """With the codes as departments of the police that follow them, or else of the article's."""
    by_start = {mention.start: mention for mention in written}
    found, taken = [], set[int]()
    for code in coded:
        body = by_start.get(code.body) if code.body is not None else None
        mention = _of_code(reading, code, body)
        if mention is not None:
            found.append(mention)
            taken |= {body.start} if body is not None and body.end <= mention.end else set()
    return sorted([*(mention for mention in written if mention.start not in taken), *found], key=_start)


def _is_within(code: Coded, written: list[UnitMention]) -> bool:
    """Whether the code overlaps a name that is written out."""
    following = bisect_left(written, code.start, key=_start)
    before = written[following - 1].end > code.start if following else False
    return before or (following < len(written) and written[following].start < code.end)


def _start(mention: UnitMention) -> int:
    return mention.start


def _of_code(reading: Reading, code: Coded, body: UnitMention | None) -> UnitMention | None:
    """The department; written up to the end of its body where that follows it at once."""
    if body is not None and body.kind == "police":
        police, place, level = body.name, body.locality, body.level
        end = _closed(reading.content, code.start, body.end) if code.joined else code.end
    else:
        home = home_police(reading, code)
        if home is None:
            return None
        police, place = home
        level, end = "central" if code.central else "province", code.end
    return UnitMention(
        start=code.start,
        end=end,
        text=reading.content[code.start : end],
        name=f"{code.name} {police}",
        kind="police",
        level=level,
        locality=place,
        rule="code",
    )


def _closed(content: str, start: int, end: int) -> int:
    """Past the bracket that closes one opened since `start` (`PC67 (Công an tỉnh X|)`)."""
    opened = content.count("(", start, end) > content.count(")", start, end)
    return end + 1 if opened and content.startswith(")", end) else end


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
