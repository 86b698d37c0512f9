"""One fact for each place that an article names."""

from extract.facts import LocalityFact, Mention, Place
from extract.localities.mentions import PlaceMention, find_place_mentions
from extract.reading import Reading

_NOWHERE = Place()


def find_localities(reading: Reading) -> tuple[LocalityFact, ...]:
    """Each place once, with every span in `mentions`, in order of its first mention.

    A mention between whose candidates nothing decides makes a fact with null names and the `candidates`.
    """
    groups: dict[object, list[PlaceMention]] = {}
    for mention in reading.once(find_place_mentions):
        groups.setdefault(_identity(mention), []).append(mention)
    return tuple(_fact(mentions) for mentions in groups.values())


def _identity(mention: PlaceMention) -> object:
    """Code and day; for a place without a code its names."""
    place = mention.place
    if place is None:
        return tuple(candidate.code for candidate in mention.candidates)
    return (place.code, place.valid_from) if place.code is not None else place


def _fact(mentions: list[PlaceMention]) -> LocalityFact:
    first = mentions[0]
    place = first.place or _NOWHERE
    return LocalityFact(
        start=first.start,
        end=first.end,
        text=first.text,
        rule=first.rule,
        level=first.level,
        province=place.province,
        district=place.district,
        commune=place.commune,
        code=place.code,
        valid_from=place.valid_from,
        ended=first.ended,
        mentions=tuple(Mention(start=m.start, end=m.end, text=m.text) for m in mentions),
        candidates=first.candidates,
    )
