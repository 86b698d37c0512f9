"""Who is awarded by name before a verb of receiving."""

from extract.agents import agents_between
from extract.awards import grammar
from extract.awards.givers import FAR
from extract.awards.names import Awarded, named_at
from extract.reading import Reading

_TIMES_LENGTH = 60


def named_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """The one named as subject of a clause that ends at `end`."""
    if (times := grammar.TIMES.search(reading.content[max(start, end - _TIMES_LENGTH) : end])) is not None:
        end -= len(times.group())
    if (several := _all_named_before(reading, start, end)) is not None:
        return several
    for agent in reversed(agents_between(reading, start, end)):
        if grammar.NAME_GAP.fullmatch(reading.content, agent.end, end) and agent.name == agent.body:
            return Awarded(start=agent.start, end=agent.end, named=(agent.name,))
        break
    persons = list(grammar.PERSON.finditer(reading.content, start, end))
    person = (
        persons[-1]
        if persons and grammar.TOLD_OF.fullmatch(reading.content, persons[-1].end(), end)
        else None
    )
    return Awarded(start=person.start(), end=person.end(), named=(person["name"],)) if person else None


def _all_named_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """Those named one after another, from where a clause begins up to the verb at `end`."""
    since = max(start, end - FAR)
    opening = grammar.ONE_OF.match(reading.content, start, end) if since == start else None
    begins = [opening.end()] if opening else []
    begins += [match.end() for match in grammar.CLAUSE_START.finditer(reading.content, since, end)]
    for begin in begins:
        awarded = named_at(reading, begin, end)
        if awarded is not None and grammar.NAME_GAP.fullmatch(reading.content, awarded.end, end):
            return awarded
    return None
