"""Bodies of several places told by one head: `Công an phường 4 và phường 5`, `UBND các huyện A, B và C`."""

import re

from extract.bodies.parts import Part
from extract.bodies.places import TYPE_PATTERN, PlaceRef, find_places_by_start, ref_of_mention
from extract.lexicon import load_lexicon
from extract.reading import Reading

_WORDS = load_lexicon("unit_words")
_JOINT = re.compile(r",\s(?:và\s|cùng\s)?|\s(?:và|cùng|với)\s|\s?[&/;]\s?")
_BEGINS_JOINT = (", ", " và", " cùng", " với", ";", "&", "/", " &", " /", " ;")
_COUNTED = "|".join(sorted(_WORDS["counting"], key=len, reverse=True))
_SEVERAL = re.compile(
    rf"\s(?:(?:{_COUNTED}|\d{{1,2}})\s){{1,2}}(?=(?:{TYPE_PATTERN}))"
    rf"(?:(?:,\s|\svà\s|/)?(?:{TYPE_PATTERN})){{1,4}}(?:\s(?:gồm|là|như))?:?\s",
    re.IGNORECASE,
)
_SOURCES = tuple(f"{word} " for word in _WORDS["source_before"])
_MAX_PLACES = 30


def read_further(reading: Reading, part: Part) -> list[Part]:
    """The same body of the places that follow its own, each of the same level."""
    place = part.place
    if not reading.content.startswith(_BEGINS_JOINT, part.end):
        return []
    if part.generic or place is None or place.unresolved is not None or place.level in (None, "central"):
        return []
    found = _list_from(reading, part, part.end, place)
    only_comma = len(found) == 1 and reading.content.startswith(", ", part.end)
    if only_comma and reading.lower[max(0, part.start - 8) : part.start].endswith(_SOURCES):
        return []
    return found


def read_several(reading: Reading, part: Part) -> list[Part]:
    """`UBND các huyện A, B và C` after the head; none where no place is named (`Công an các xã`)."""
    match = _SEVERAL.match(reading.content, part.end)
    if match is None:
        return []
    mention = reading.once(find_places_by_start).get(match.end())
    if mention is None:
        return []
    place = ref_of_mention(reading, mention, like=match.group().rstrip(": ").rsplit(" ", 1)[-1])
    if place is None:
        return []
    first = part._replace(end=place.end, place=place, generic=False)
    return [first, *_list_from(reading, first, first.end, place)]


def _list_from(reading: Reading, part: Part, end: int, place: PlaceRef) -> list[Part]:
    places = reading.once(find_places_by_start)
    found: list[Part] = []
    seen = {place.name}
    for _ in range(_MAX_PLACES):
        joint = _JOINT.match(reading.content, end)
        mention = places.get(joint.end()) if joint else None
        if mention is None or mention.level != place.level:
            break
        other = ref_of_mention(reading, mention, like=place.name.rsplit(place.bare, 1)[0].strip())
        if other is None or other.name in seen:
            break
        seen.add(other.name)
        found.append(part._replace(start=other.start, end=other.end, place=other))
        end = other.end
    return found
