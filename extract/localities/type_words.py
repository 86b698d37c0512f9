"""What a bare type word (`tỉnh`, `thị xã`) means where it stands."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Any, Literal

from extract.facts import Place
from extract.gazetteer.spelling import TYPES, fold
from extract.lexicon import load_lexicon
from extract.localities.era import article_day
from extract.localities.lookup import find_unit
from extract.localities.mentions import PlaceMention, find_place_mentions, home_place, place_of
from extract.localities.names import find_folded
from extract.localities.spots import any_of
from extract.localities.surroundings import ends_in_past, is_home
from extract.reading import Reading
from extract.sentences import TextRange, find_paragraphs, sentence_at

_LEXICON: dict[str, Any] = load_lexicon("places")
_BARE = _LEXICON["bare"]
_TYPES: dict[str, tuple[str, ...]] = {
    fold(word): tuple(types)
    for table in ("types", "abbreviations")
    for word, types in _LEXICON[table].items()
}
_POINTING = re.compile(rf"\s(?:{any_of(_BARE['pointing'])})(?!\w)")
_BODY = re.compile(rf"(?<!\w)(?:{any_of(_BARE['bodies'])})\s$")
_NO_SUBJECT = re.compile(rf"(?<!\w)(?:{any_of(_BARE['beside_subject'])})(?!\w)")
_TYPE_WORDS = tuple(f"{word}{end}" for word in _TYPES for end in (" ", "."))
_SEVERAL = tuple(f"{fold(word)} " for word in _LEXICON["spotting"]["plural"])
_LONGEST_SUBJECT = 70
_LONGEST_WORD = 12
# Mentions to look back for one that may be meant, so that time stays linear.
_REACH = 16

_Named = tuple[list[int], list[PlaceMention]]


def place_named_by(reading: Reading, word: str, offset: int) -> Place | None:
    """What a bare type word (`tỉnh`, `thị xã`, `TP`) means at `offset`.

    The last place of that type named before in the same paragraph, else the home place or what it lies in,
    else the last one named at all, rather alone than in a list. None where the article names none. Another
    province than the home's is meant only where it acts: as subject of its sentence, or with a body of the
    same clause.
    """
    types = _TYPES.get(fold(word.lower()).rstrip("."), ())
    home = _ancestor(reading, reading.once(home_place), types)
    named = [found for name in types if (found := _last_before(reading, name, offset, home)) is not None]
    last = max(named, key=_start, default=None)
    if last is not None and last.start >= _paragraph_start(reading, offset):
        return last.place
    if home is not None or last is None:
        return home
    alone = [mention for name in types if (mention := _last_alone(reading, name, offset)) is not None]
    return max(alone, key=_start, default=last).place


def _last_alone(reading: Reading, name: str, offset: int) -> PlaceMention | None:
    """The last place of a type that is told with its type and by itself: lists are of things in passing."""
    starts, mentions = reading.once(_find_by_type).get(name, ([], []))
    index = bisect_left(starts, offset)
    near = reversed(mentions[max(0, index - _REACH) : index])
    return next((mention for mention in near if _is_alone(reading, mention)), None)


def _is_alone(reading: Reading, mention: PlaceMention) -> bool:
    text = reading.once(find_folded)
    return text.startswith(_TYPE_WORDS, mention.start) and not text.endswith(_SEVERAL, 0, mention.start)


def _paragraph_start(reading: Reading, offset: int) -> int:
    paragraphs = reading.once(find_paragraphs)
    index = bisect_right(paragraphs, offset, key=_range_start) - 1
    return paragraphs[index].start if index >= 0 else 0


def _range_start(paragraph: TextRange) -> int:
    return paragraph.start


def _start(mention: PlaceMention) -> int:
    return mention.start


def _last_before(reading: Reading, name: str, offset: int, home: Place | None) -> PlaceMention | None:
    starts, mentions = reading.once(_find_by_type).get(name, ([], []))
    index = bisect_left(starts, offset)
    meant = [
        mention
        for mention in reversed(mentions[max(0, index - _REACH) : index])
        if home is None
        or mention.level != "province"
        or mention.place == home
        or _acts(reading, mention, offset)
    ]
    # `xã A (xã B cũ)`: what stands, or stood last, comes before what is told of it
    return max(meant, key=_end_of, default=None)


def _end_of(mention: PlaceMention) -> str:
    return mention.ended or "9999"


def _acts(reading: Reading, mention: PlaceMention, offset: int) -> bool:
    """Whether a province that is not the home's is what the words at `offset` go on about."""
    text = reading.once(find_folded)
    if _POINTING.match(text, text.find(" ", offset, offset + _LONGEST_WORD)):
        return True
    if ends_in_past(reading, mention.end) or is_home(reading, mention.start):
        return False
    sentence = sentence_at(reading, mention.start)
    subject = text[sentence.start : mention.start]
    if len(subject) <= _LONGEST_SUBJECT and not _NO_SUBJECT.search(subject):
        return True
    same_clause = text.find(";", mention.end, offset) < 0 and offset < sentence.end
    return same_clause and _BODY.search(text, max(0, mention.start - 24), mention.start) is not None


def _find_by_type(reading: Reading) -> dict[str, _Named]:
    """The mentions of places of each official type, and where they begin."""
    found: dict[str, _Named] = {}
    for mention in reading.once(find_place_mentions):
        if mention.place is not None:
            starts, mentions = found.setdefault(_own_type(mention.place), ([], []))
            starts.append(mention.start)
            mentions.append(mention)
    return found


def _own_type(place: Place) -> str:
    return _type(place.commune or place.district or place.province)


def _type(name: str | None) -> str:
    return next((word for word in TYPES if name is not None and name.startswith(word)), "")


def _ancestor(reading: Reading, place: Place | None, types: tuple[str, ...]) -> Place | None:
    if place is None:
        return None
    fields: tuple[Literal["commune", "district", "province"], ...] = ("commune", "district", "province")
    for index, name in enumerate(fields):
        if _type(getattr(place, name)) in types:
            wanted = Place(**{level: getattr(place, level) for level in fields[index:]})
            return _with_code(wanted, reading.once(article_day))
    return None


@lru_cache(maxsize=4096)
def _with_code(wanted: Place, day: str) -> Place:
    unit = find_unit(wanted, day)
    return place_of(unit, day) if unit is not None else wanted
