"""What a clause leaves to its surroundings: the place."""

import re
from bisect import bisect_left

from extract.criteria.drafts import Draft
from extract.criteria.tokens import LEXICON, words_pattern
from extract.facts import Place
from extract.localities import PlaceMention, find_place_mentions, home_place, place_above
from extract.reading import Reading

_WORDS = LEXICON["place"]
_LEVELS = {word: level for level, words in enumerate(_WORDS["levels"], start=1) for word in words}
_LEVEL = words_pattern(list(_LEVELS))
_COUNTED = re.compile(rf"(?:{words_pattern(_WORDS['before_level'])} ){{0,3}}({_LEVEL})")
_EVERYWHERE = re.compile(rf"(?<!\w){words_pattern(_WORDS['country'])}(?!.*(?<!\w){_LEVEL})")
_COMPARED = re.compile(rf"(?<!\w){words_pattern(_WORDS['before_country_compared'])}(?: \w+){{0,3}} $")
_PROVINCES = re.compile(rf"(?<![\d.,])\d[\d.]* {_WORDS['levels'][0][0]}(?!\w)[^.;:]{{0,25}}$")
_JOINT = re.compile(r"[ ,(–-]{1,3}")  # between such names
_LISTED = re.compile(r",? (?:và )?")  # between those of a list
_NEAR = 120  # code points between the country and what is said of it
_NEAR_AVERAGE = len("bình quân trong cả nước ")


def place_of_draft(reading: Reading, draft: Draft) -> Place | None:
    """The place named in the evidence, else before it in the sentence, else what the article is about.

    Several units of a kind lie in the one above them, and what is said of the country in none.
    """
    mentions, starts = reading.once(_placed)
    inside = mentions[bisect_left(starts, draft.start) : bisect_left(starts, draft.end)]
    before = mentions[bisect_left(starts, draft.sentence) : bisect_left(starts, draft.start)]
    if inside or before:
        place = inside[0].place if inside else _finest_of_last(reading.content, before)
        if not inside and _several(draft) and _ends_list(reading.content, before):
            place = _around(reading, before[-2].place, before[-1].place)
    else:
        place = None if _is_of_country(reading.lower, draft) else reading.once(home_place)
    level = _level_counted(draft)
    while place is not None and level is not None and _depth(place) >= level:
        place = place_above(reading, place)
    return place


def _finest_of_last(content: str, mentions: list[PlaceMention]) -> Place | None:
    """The last place, or the one in it that it was named to tell apart: xã A, huyện B."""
    last = mentions[-1]
    for mention in reversed(mentions[:-1]):
        if not (_JOINT.fullmatch(content, mention.end, last.start) and _lies_in(mention, last)):
            break
        last = mention
    return last.place


def _ends_list(content: str, mentions: list[PlaceMention]) -> bool:
    """Whether the last place is one of several: a count behind `gồm các phường A, B;` is of none of them."""
    if len(mentions) < 2 or mentions[-1].place is None or mentions[-2].place is None:
        return False
    last, other = mentions[-1].place, mentions[-2].place
    listed = _LISTED.fullmatch(content, mentions[-2].end, mentions[-1].start) is not None
    return listed and _depth(last) == _depth(other) and last != other


def _around(reading: Reading, first: Place | None, second: Place | None) -> Place | None:
    """The finest place that two of one depth lie in; None where they share none."""
    while first is not None and second is not None and first != second:
        first, second = place_above(reading, first), place_above(reading, second)
    return first if first == second else None


def _lies_in(finer: PlaceMention, wider: PlaceMention) -> bool:
    """Whether the names of the second are among those of the first, which has more of them."""
    if finer.place is None or wider.place is None or _depth(finer.place) <= _depth(wider.place):
        return False
    names = (wider.place.province, wider.place.district)
    return all(
        name in (None, known)
        for name, known in zip(names, (finer.place.province, finer.place.district), strict=True)
    )


def _is_of_country(text: str, draft: Draft) -> bool:
    # Bình quân cả nước đạt …: an average has the country in its evidence.
    until = draft.start if draft.met is None or draft.count is not None else draft.start + _NEAR_AVERAGE
    said = text[max(draft.sentence, draft.start - _NEAR) : until]
    if _PROVINCES.search(said):
        return True
    found = _EVERYWHERE.search(said)
    return found is not None and _COMPARED.search(said[: found.start()]) is None


def _level_counted(draft: Draft) -> int | None:
    """How deep the units lie that are counted; None where one is told of, or nothing that lies in a unit."""
    if draft.name is None or not (_several(draft) or draft.percent is not None):
        return None
    found = _COUNTED.match(draft.name.lower())
    return _LEVELS[found.group(1)] if found else None


def _several(draft: Draft) -> bool:
    return any(number is not None and number != 1 for number in (draft.count, draft.of_total))


def _depth(place: Place) -> int:
    return 3 if place.commune else 2 if place.district else 1


def _placed(reading: Reading) -> tuple[list[PlaceMention], list[int]]:
    """The mentions of places that are claimed, and where each begins."""
    mentions = [mention for mention in reading.once(find_place_mentions) if mention.place is not None]
    return mentions, [mention.start for mention in mentions]
