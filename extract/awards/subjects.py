"""Who is awarded by name before a verb of receiving."""

from extract.agents import agents_between
from extract.awards import grammar
from extract.awards.givers import FAR, holders_before
from extract.awards.names import Awarded, full_name, last_named, named_at
from extract.reading import Reading

_TIMES_LENGTH = 60


def named_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """The one named as subject of a clause that ends at `end`."""
    if (colon := grammar.COLON.search(reading.content, start, end)) is not None:
        end = colon.start()
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
    if person is not None:
        return Awarded(start=person.start(), end=person.end(), named=(person["name"],))
    return _named_earlier(reading, start, end)


def _named_earlier(reading: Reading, start: int, end: int) -> Awarded | None:
    """One who is called by a given name or a pronoun, and was named before (`anh Lộc`, `anh được …`)."""
    for short in reversed(list(grammar.SHORT_NAME.finditer(reading.content, max(start, end - FAR), end))):
        name = full_name(reading, short.start(), short["name"])
        if name is not None and grammar.TOLD_OF.fullmatch(reading.content, short.end(), end):
            return Awarded(start=short.start(), end=short.end(), named=(name,))
    pronoun = grammar.PRONOUN.search(reading.content, max(start, end - FAR), end)
    name = last_named(reading, pronoun.start(), pronoun["word"]) if pronoun else None
    if pronoun is None or name is None:
        return None
    return Awarded(start=pronoun.start(), end=pronoun.end("word"), named=(name,))


def _all_named_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """Those named one after another, from where a clause begins up to the verb at `end`."""
    since = max(start, end - FAR)
    opening = grammar.ONE_OF.match(reading.content, start, end) if since == start else None
    begins = [opening.end()] if opening else []
    begins += [match.end() for match in grammar.CLAUSE_START.finditer(reading.content, since, end)]
    for begin in begins:
        awarded = named_at(reading, begin, end)
        if awarded is not None and _leads_to(reading.content, awarded, end):
            return awarded
    return None


def _leads_to(content: str, awarded: Awarded, end: int) -> bool:
    """Whether nothing stands between them and the verb but who gives, as far as that can be told."""
    if grammar.NAME_GAP.fullmatch(content, awarded.end, end):
        return True
    return (
        len(awarded.named) > 1
        and grammar.PASSIVE_FAR.fullmatch(content[awarded.end : end].lstrip()) is not None
    )


def holder_before(reading: Reading, sentence: int, end: int) -> Awarded | None:
    """Who holds the occasion on which something is received (`Công an tỉnh tổ chức lễ … và đón nhận …`)."""
    for agent in holders_before(reading, sentence, end):
        return Awarded(start=agent.start, end=agent.end, named=(agent.name,))
    return None
