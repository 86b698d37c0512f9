"""One fact for every organisation that an article names."""

from extract.bodies.abroad import is_foreign
from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.facts import Mention, UnitFact
from extract.officials.people import find_people
from extract.reading import Reading


def find_units(reading: Reading) -> tuple[UnitFact, ...]:
    """Organisations in order of their first mention, each with all of its mentions."""
    by_name: dict[str, list[UnitMention]] = {}
    for mention in sorted(_mentions(reading), key=_place_in_text):
        by_name.setdefault(mention.name.lower(), []).append(mention)
    return tuple(_fact(mentions) for mentions in by_name.values())


def _mentions(reading: Reading) -> list[UnitMention]:
    """Those written out, and those that an office implies (`Chủ tịch xã` that of the UBND)."""
    written = [
        unit
        for unit in reading.once(find_unit_mentions)
        if unit.level != "central" or not is_foreign(reading, unit)
    ]
    implied = [unit for person in reading.once(find_people) for unit in person.units if unit.rule == "office"]
    return [*written, *dict.fromkeys(implied)]


def _place_in_text(mention: UnitMention) -> tuple[int, int]:
    return mention.start, mention.end


def _fact(mentions: list[UnitMention]) -> UnitFact:
    first = mentions[0]
    return UnitFact(
        start=first.start,
        end=first.end,
        text=first.text,
        rule=first.rule,
        name=first.name,
        kind=first.kind,
        level=first.level,
        locality=first.locality,
        mentions=tuple(Mention(start=m.start, end=m.end, text=m.text) for m in mentions),
    )
