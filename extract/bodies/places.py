"""The place at the end of an organisation's name, as written there and as it goes into the name."""

import re
from functools import lru_cache
from typing import NamedTuple

from extract.bodies.heads import find_heads
from extract.bodies.spelling import old_tones
from extract.facts import Level, Place
from extract.letters import LETTER, UPPER
from extract.lexicon import load_lexicon
from extract.localities import PlaceMention, find_place_mentions, home_place, place_named_by, place_with_code
from extract.reading import Reading

_TYPE_OF = load_lexicon("unit_places")["types"]
_BY_INITIALS: dict[str, str] = load_lexicon("unit_places")["initials"]
_CENTRAL = load_lexicon("unit_places")["central"]
_LEVEL_OF: dict[str, Level] = load_lexicon("unit_places")["levels"]
_TYPED_BARE = set(load_lexicon("unit_places")["keep_type"])
TYPE_PATTERN = "|".join(re.escape(form) for form in sorted(_TYPE_OF, key=len, reverse=True))
_INITIALS = frozenset(form[0] for form in (*_TYPE_OF, *_CENTRAL))
_BARE_TYPE = re.compile(rf"(?:{TYPE_PATTERN})(?![{LETTER}\d])", re.IGNORECASE)
_NAME = re.compile(rf" ?([{UPPER}][{LETTER}'’]*(?:[ -][{UPPER}][{LETTER}'’]*){{0,3}}|\d{{1,2}}(?![\d./]))")
_NO_NAMES = frozenset(load_lexicon("unit_places")["no_names"])
_LONGEST = 4
# `TPHCM`: the type and the name in one
_TYPED_INITIALS = tuple(form.upper() for form in _TYPE_OF if form.isalpha() and len(form) == len("TP"))
_BY_NUMBER = ("quận", "phường")
_NUMBERED = re.compile(r"(?:tỉnh|thành phố|thị xã|huyện|xã|thị trấn) \d", re.IGNORECASE)
_CENTRAL_WORD = re.compile(
    "(?:"
    + "|".join(re.escape(form) for form in sorted(_CENTRAL, key=len, reverse=True))
    + rf")(?![{LETTER}])",
    re.IGNORECASE,
)
_SURNAMES = frozenset(load_lexicon("surnames")["common"])
_LONE_SURNAMES = frozenset(load_lexicon("surnames")["lone"])
# `H'Yim`, `K'Brêu`
_APOSTROPHE = re.compile(rf"[HKY]['’][{UPPER}]")
_CLEAR_SURNAMES = frozenset(load_lexicon("surnames")["clear"])


class PlaceRef(NamedTuple):
    """`name` with its type in lower case (`thị xã Cửa Lò`), `bare` without; both are as resolved.

    unresolved: the written type word where nothing but that stands there and the context decides.
    """

    start: int
    end: int
    name: str
    bare: str
    level: Level | None
    place: Place | None
    unresolved: str | None = None
    typed: bool = True


def find_places_by_start(reading: Reading) -> dict[int, PlaceMention]:
    """The mentions of places that organisations' names may end in."""
    return {mention.start: mention for mention in reading.once(find_place_mentions)}


def read_place(reading: Reading, offset: int) -> PlaceRef | None:
    """The place that begins at `offset`, or the bare type word there, or None."""
    content = reading.content
    mention = reading.once(find_places_by_start).get(offset)
    counts = _NUMBERED.match(content, offset) if mention is not None else None
    if mention is not None and mention.place is not None and counts is None:
        type_ = _BARE_TYPE.match(content, offset, mention.end)
        typed = type_ is not None or mention.text.startswith(_TYPED_INITIALS)
        ref = _resolved(mention.start, mention.end, mention.place, typed=typed)
        return _as_typed(ref, _TYPE_OF[type_.group().lower()]) if type_ is not None else ref
    if reading.lower[offset : offset + 1] not in _INITIALS:
        return None
    match = _BARE_TYPE.match(content, offset)
    if match is None:
        return _central(content, offset)
    if offset in reading.once(find_heads):
        return None
    word = _TYPE_OF[match.group().lower()]
    if mention is not None and counts is None:
        name = content[match.end() : mention.end].strip()
        if not name or name.split()[0] not in _CLEAR_SURNAMES:
            return _written(match, mention.end, name, mention)
    known = _NAME.match(content, match.end()) if counts is None else None
    if known is not None and known[1].split(" ", 1)[0].lower() in _NO_NAMES:
        known = None
    again = _told_elsewhere(reading, offset) if mention is None and known is not None else None
    if again is not None:
        return _as_typed(again, word)
    if known is not None and known[1].isdigit() and word not in _BY_NUMBER:
        known = None
    if known is not None and not (_is_person(known[1], word) or _is_lone_person(reading, known, word)):
        end = _before_person(known)
        return _short(reading, match, known) or _written(match, end, content[known.start(1) : end], None)
    end = match.end() - match.group().endswith(".")
    return PlaceRef(offset, end, word, word, _LEVEL_OF.get(word), None, unresolved=word)


def _told_elsewhere(reading: Reading, offset: int) -> PlaceRef | None:
    """The place that the same words name elsewhere in the article (`Thành ủy |TP X`)."""
    word = reading.lower[offset : offset + 2]
    for text, place in reading.once(_places_by_words).get(word, ()):
        end = offset + len(text)
        if reading.lower.startswith(text, offset) and not reading.lower[end : end + 1].isalnum():
            return _resolved(offset, end, place, typed=True)
    return None


def _places_by_words(reading: Reading) -> dict[str, list[tuple[str, Place]]]:
    """Places with a type by the first two letters of how they are written."""
    found: dict[str, dict[str, Place]] = {}
    for mention in reading.once(find_place_mentions):
        text = mention.text.lower()
        if mention.place is not None and _BARE_TYPE.match(text) is not None:
            found.setdefault(text[:2], {})[text] = mention.place
    return {word: list(known.items()) for word, known in found.items()}


def ref_of_mention(reading: Reading, mention: PlaceMention, *, like: str) -> PlaceRef | None:
    """A place of a list; one named without its type has the type of the others (`like`)."""
    if mention.place is not None:
        return _resolved(mention.start, mention.end, mention.place, typed=True)
    if _BARE_TYPE.match(mention.text) is not None:
        ref = read_place(reading, mention.start)
        return ref if ref is not None and ref.unresolved is None else None
    word = _TYPE_OF.get(like.lower())
    if word is None:
        return None
    bare = old_tones(mention.text)
    return PlaceRef(mention.start, mention.end, f"{word} {bare}", bare, mention.level, None)


def resolve_type(reading: Reading, ref: PlaceRef) -> PlaceRef | None:
    """A bare type word as the place that it means there; None where the article does not say."""
    if ref.unresolved is None:
        return ref
    place = named_by(reading, ref.unresolved, ref.end)
    return _resolved(ref.start, ref.end, place, typed=True) if place is not None else None


def named_by(reading: Reading, word: str, offset: int) -> Place | None:
    """What a bare type word means at `offset`: what it was said of before, else what it is said of next."""
    place = place_named_by(reading, word, offset)
    if place is None and word == "tỉnh":
        place = home_province(reading)
        if place is not None and place.province is not None and not place.province.startswith("Tỉnh"):
            place = _last_province(reading, offset)
    if place is None and word == "thành phố":
        home = home_province(reading)
        place = home if home is not None and (home.province or "").startswith("Thành phố") else None
    return place or _next_of_type(reading, word, offset)


def _last_province(reading: Reading, offset: int) -> Place | None:
    names = [
        m.place.province
        for m in reading.once(find_place_mentions)
        if m.place is not None and m.start < offset
    ]
    of_type = [name for name in names if name is not None and name.startswith("Tỉnh")]
    return Place(province=of_type[-1]) if of_type else None


def _next_of_type(reading: Reading, word: str, offset: int) -> Place | None:
    for mention in reading.once(find_place_mentions):
        if mention.start >= offset and mention.place is not None:
            finest = getattr(mention.place, mention.level)
            if finest is not None and finest.lower().startswith(word + " "):
                return mention.place
    return None


def home_province(reading: Reading) -> Place | None:
    """The province that the article is about."""
    return reading.once(_home_province)


def _home_province(reading: Reading) -> Place | None:
    home = reading.once(home_place)
    if home is None or not home.province:
        return None
    return place_with_code(reading, Place(province=home.province))


def ref_of(place: Place, offset: int) -> PlaceRef:
    """A place that is nowhere written."""
    return _resolved(offset, offset, place, typed=True)


def _resolved(start: int, end: int, place: Place, *, typed: bool) -> PlaceRef:
    name, bare, level = _names_of(place)
    return PlaceRef(start, end, name, bare, level, place, typed=typed)


@lru_cache(maxsize=8192)
def _names_of(place: Place) -> tuple[str, str, Level]:
    """The finest name with its type in lower case, the name without, and its level."""
    finest = place.commune or place.district or place.province or ""
    level: Level = "commune" if place.commune else "district" if place.district else "province"
    match = _BARE_TYPE.match(finest)
    bare = finest[match.end() :].strip() if match else finest
    name = old_tones(finest[:1].lower() + finest[1:])
    bare = old_tones(bare)
    if bare.isdigit() or bare in _TYPED_BARE:
        bare = name[:1].upper() + name[1:] if bare in _TYPED_BARE else name
    return name, bare, level


def _as_typed(ref: PlaceRef, word: str) -> PlaceRef:
    """A commune that has become a ward since is still told by the type that it had."""
    if ref.level != "commune" or ref.name.startswith(word):
        return ref
    bare = ref.bare.rsplit(" ", 1)[-1] if ref.bare == ref.name else ref.bare
    return ref._replace(name=f"{word} {bare}")


def _short(reading: Reading, type_: re.Match[str], known: re.Match[str]) -> PlaceRef | None:
    """A city by its initials, where the mentions of places have it not (`Thành ủy |TP HCM|`)."""
    initials = known[1].split()[0]
    province = _BY_INITIALS.get(initials)
    if province is None:
        return None
    place = place_with_code(reading, Place(province=province))
    return _resolved(type_.start(), known.start(1) + len(initials), place, typed=True)


def _before_person(known: re.Match[str]) -> int:
    """The end of a place's name, before a family name and what follows it (`TP Vinh| Đặng Minh Lê`)."""
    words = known[1].split(" ")
    if len(words) == _LONGEST and words[1] in _SURNAMES:
        return known.start(1) + len(words[0])
    return known.end()


def _written(match: re.Match[str], end: int, name: str, mention: PlaceMention | None) -> PlaceRef:
    """A place that the gazetteer does not settle keeps the name that it is written with."""
    word = _TYPE_OF[match.group().lower()]
    bare = old_tones(name.strip(" ."))
    level = mention.level if mention is not None else _LEVEL_OF.get(word)
    return PlaceRef(match.start(), end, f"{word} {bare}", bare, level, None)


def _central(content: str, offset: int) -> PlaceRef | None:
    match = _CENTRAL_WORD.match(content, offset)
    if match is None:
        return None
    name = _CENTRAL[match.group().lower()]
    return PlaceRef(offset, match.end(), name, name, "central", None)


def _is_lone_person(reading: Reading, known: re.Match[str], word: str) -> bool:
    """Whether it is a name such as `A Vượng`, where the place that is led has been told before."""
    alone = known[1].split()[0] in _LONE_SURNAMES and " " in known[1]
    return alone and place_named_by(reading, word, known.start()) is not None


def _is_person(name: str, word: str) -> bool:
    """Whether a name unknown to the gazetteer is that of whoever leads the place (`UBND tỉnh Lê A`)."""
    words = name.split()
    if (words[0] in _CLEAR_SURNAMES or _APOSTROPHE.match(words[0])) and len(words) > 1:
        return True
    return words[0].capitalize() in _SURNAMES and len(words) > (2 if _LEVEL_OF.get(word) == "commune" else 1)
