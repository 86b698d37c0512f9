"""Bodies of several places told by one head: `Công an phường 4 và phường 5`, `UBND các huyện A, B và C`."""

import re

from extract.bodies.heads import find_heads
from extract.bodies.parts import Part, is_plural
from extract.bodies.places import TYPE_PATTERN, PlaceRef, find_places_by_start, ref_of_mention
from extract.facts import Level
from extract.letters import LETTER, UPPER
from extract.lexicon import load_lexicon
from extract.localities import PlaceMention
from extract.reading import Reading

_WORDS = load_lexicon("unit_words")
_JOINT = re.compile(r",\s(?:và\s|cùng\s)?|\s(?:và|cùng|với)\s|\s?[&/;]\s?")
_BEGINS_JOINT = (", ", " và", " cùng", " với", ";", "&", "/", " &", " /", " ;")
_COUNTED = "|".join(sorted(_WORDS["counting"], key=len, reverse=True))
_SEVERAL = re.compile(
    rf"\s(?:(?:{_COUNTED}|\d{{1,2}})\s{{1,2}}){{1,2}}(?=(?:{TYPE_PATTERN}))"
    rf"(?:(?:,\s|\svà\s|/)?(?:{TYPE_PATTERN})){{1,4}}(?:\s(?:gồm|là|như))?:?\s",
    re.IGNORECASE,
)
_SOURCES = tuple(f"{word} " for word in _WORDS["source_before"])
# `các xã A, B| của huyện X|; C, D thuộc huyện Y`: where the places so far lie, before the list goes on
_WITHIN = re.compile(r"\s(?:(?:của|thuộc|ở|tại)\s|\((?:(?:thuộc|của)\s)?)")
_ABOVE: dict[Level, tuple[Level, ...]] = {"commune": ("district", "province"), "district": ("province",)}
BY_OWN_NAMES = frozenset(_WORDS["by_own_names"])
_OWN_NAME = re.compile(
    rf"(?:[Cc]ửa khẩu (?:quốc tế |quốc gia |[Cc]ảng )?)?"
    rf"[{UPPER}][{LETTER}'’]*(?: [{UPPER}][{LETTER}'’]*){{1,3}}(?![{LETTER}]| [{UPPER}])"
)
_TYPED = re.compile(rf"(?:{TYPE_PATTERN})(?![{LETTER}])", re.IGNORECASE)
_SURNAMES = frozenset(load_lexicon("surnames")["common"])
_SHORT_NAME = 2
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


def read_named(reading: Reading, part: Part) -> list[Part]:
    """The further ones of a list of bodies that are told by names of their own (`Đồn Biên phòng A, B và C`).

    A comma alone may as well part the body from where it lies (`Đồn Biên phòng A, tỉnh B`): one that stands
    for several, or an `and` at the list's end, tells the two apart.
    """
    found: list[Part] = []
    if not reading.content.startswith(_BEGINS_JOINT, part.end):
        return found
    several, end = is_plural(reading, part.start), part.end
    for _ in range(_MAX_PLACES):
        joint = _JOINT.match(reading.content, end)
        name = _own_name(reading, joint.end(), several=several) if joint is not None else None
        if joint is None or name is None:
            break
        base = f"{part.head.name} {name.group()}"
        found.append(part._replace(start=name.start(), end=name.end(), base=base, generic=False))
        end = name.end()
        if not joint.group().startswith(","):
            return found
    return found if several else []


def _own_name(reading: Reading, at: int, *, several: bool) -> re.Match[str] | None:
    """A name in capitals that is no other body's, nobody's and, of one body, no province's or district's."""
    name = _OWN_NAME.match(reading.content, at)
    if name is None or at in reading.once(find_heads):
        return None
    words = name.group().split(" ")
    place = reading.once(find_places_by_start).get(at)
    lies = place is not None and (
        _TYPED.match(place.text) or (place.level != "commune" and not (several and place.end == name.end()))
    )
    return None if lies or (words[0] in _SURNAMES and len(words) > _SHORT_NAME) else name


def read_several(reading: Reading, part: Part) -> list[Part]:
    """`UBND các huyện A, B và C` after the head; none where no place is named (`Công an các xã`).

    Places of another type may follow (`Công an các quận A, B |và các huyện C, D`).
    """
    found = _of_one_type(reading, part, part.end)
    while found and len(found) < _MAX_PLACES:
        joint = _JOINT.match(reading.content, found[-1].end)
        if joint is None or not joint.group()[-1].isspace():
            break
        further = _of_one_type(reading, part, joint.end() - 1)
        if not further:
            break
        found += [each._replace(start=each.place.start) if each.place else each for each in further]
    return found


def _of_one_type(reading: Reading, part: Part, end: int) -> list[Part]:
    """`các huyện A, B và C` at `end`: the same body of each."""
    match = _SEVERAL.match(reading.content, end)
    if match is None:
        return []
    mention = _first_of_several(reading, match)
    if mention is None:
        return []
    place = ref_of_mention(reading, mention, like=match.group().rstrip(": ").rsplit(" ", 1)[-1])
    if place is None:
        return []
    first = part._replace(end=place.end, place=place, generic=False)
    return [first, *_list_from(reading, first, first.end, place)]


def _first_of_several(reading: Reading, match: re.Match[str]) -> PlaceMention | None:
    """The place behind the types of several (`các phường A, B`), read with its type where it is alone."""
    places = reading.once(find_places_by_start)
    at = match.end()
    while at > match.start():
        mention = places.get(at)
        if mention is not None and mention.end > match.end():
            return mention
        at = reading.content.rfind(" ", match.start(), at - 1) + 1
    return None


def _list_from(reading: Reading, part: Part, end: int, place: PlaceRef) -> list[Part]:
    found: list[Part] = []
    seen = {place.name}
    for _ in range(_MAX_PLACES):
        mention = _next_place(reading, end, place.level)
        if mention is None:
            break
        other = ref_of_mention(reading, mention, like=place.name.rsplit(place.bare, 1)[0].strip())
        if other is None or other.name in seen:
            break
        seen.add(other.name)
        found.append(part._replace(start=other.start, end=other.end, place=other))
        end = other.end
    return found


def _next_place(reading: Reading, end: int, level: Level | None) -> PlaceMention | None:
    """The next place of the list, of the same level; what the ones before lie in may stand between."""
    places = reading.once(find_places_by_start)
    joint = _JOINT.match(reading.content, end)
    if joint is None:
        end = _past_within(reading, end, level)
        joint = _JOINT.match(reading.content, end)
    mention = places.get(joint.end()) if joint is not None else None
    return mention if mention is not None and mention.level == level else None


def _past_within(reading: Reading, end: int, level: Level | None) -> int:
    """Past the place above those of the list, told by a link or in brackets."""
    link = _WITHIN.match(reading.content, end)
    above = reading.once(find_places_by_start).get(link.end()) if link is not None else None
    if link is None or above is None or level is None or above.level not in _ABOVE.get(level, ()):
        return end
    closes = "(" in link.group()
    if closes and not reading.content.startswith(")", above.end):
        return end
    return above.end + closes
