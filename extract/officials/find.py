"""One fact for every official that an article names."""

from extract.facts import Mention, OfficialFact
from extract.officials.people import Person, find_people
from extract.reading import Reading


def find_officials(reading: Reading) -> tuple[OfficialFact, ...]:
    """Named persons with a rank or an office in order of their first mention."""
    return tuple(sorted((_fact(reading, person) for person in reading.once(find_people)), key=_span))


def _span(fact: OfficialFact) -> tuple[int, int]:
    return fact.start, fact.end


def _fact(reading: Reading, person: Person) -> OfficialFact:
    mentions = _all_mentions(reading, person)
    first = mentions[0]
    return OfficialFact(
        start=first.start,
        end=first.end,
        text=first.text,
        rule="office" if person.positions else "rank",
        name=person.name,
        rank=person.rank,
        positions=tuple(person.positions),
        mentions=mentions,
    )


def _all_mentions(reading: Reading, person: Person) -> tuple[Mention, ...]:
    """The mentions found by their cues and every other place where the full name stands.

    Of several people of one name each has those found by their cues alone.
    """
    spans = dict(person.spans)
    content, name = reading.content, person.name
    at = -1 if person.has_namesake else content.find(name)
    while at >= 0:
        end = at + len(name)
        if not content[end : end + 1].isalpha() and not content[max(0, at - 1) : at].isalpha():
            spans.setdefault(at, Mention(start=at, end=end, text=name))
        at = content.find(name, end)
    return tuple(spans[start] for start in sorted(spans))
