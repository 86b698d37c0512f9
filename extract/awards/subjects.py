"""Who is awarded by name before a verb of receiving."""

from bisect import bisect_left

from extract.agents import Agent, agents_between
from extract.awards import grammar
from extract.awards.givers import FAR
from extract.awards.names import Awarded, full_name, last_named, named_at
from extract.localities import PlaceMention, find_place_mentions
from extract.reading import Reading

_TIMES_LENGTH = 60
_LINK_LENGTH = 14


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
    for short in grammar.SHORT_NAME.finditer(reading.content, max(start, end - FAR), end):
        name = full_name(reading, short.start(), short["name"])
        if name is not None and grammar.NAME_GAP.fullmatch(reading.content, short.end(), end):
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
    """Who holds the occasion on which something is received (`Công an tỉnh tổ chức lễ … và đón nhận …`).

    None where another place is named between: it may be that one which receives.
    """
    if not grammar.AND_RECEIVES.search(reading.content, max(sentence, end - _LINK_LENGTH), end):
        return None
    for agent in agents_between(reading, sentence, end):
        holds = grammar.HOLDS.match(reading.content, agent.end, end)
        if holds is not None and agent.name == agent.body:
            alone = not _names_others(reading, agent, holds.end(), end)
            return Awarded(start=agent.start, end=agent.end, named=(agent.name,)) if alone else None
    return None


def _names_others(reading: Reading, agent: Agent, start: int, end: int) -> bool:
    places = reading.once(find_place_mentions)
    index = bisect_left(places, start, key=_start_of)
    place = index < len(places) and places[index].start < end and places[index].place != agent.locality
    return place or any(other.body != agent.body for other in agents_between(reading, start, end))


def _start_of(mention: PlaceMention) -> int:
    return mention.start
