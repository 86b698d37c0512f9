"""Mentions of places in order, and what the article as a whole, or a bare type word, is about."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from extract.facts import Mention, Place
from extract.gazetteer.spelling import fold
from extract.gazetteer.table import Unit
from extract.lexicon import load_lexicon
from extract.localities.era import article_day, parent_of
from extract.localities.lookup import find_unit
from extract.localities.resolve import Choice, find_choices, hinted_province
from extract.reading import Reading
from extract.sentences import find_paragraphs

_TYPES: dict[str, list[str]] = load_lexicon("places")["types"]
_WEIGHTS = (4, 3, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceMention(Mention):
    """One mention; `place` is None where no unit could be claimed, and `candidates` says between which."""

    place: Place | None
    level: Literal["province", "district", "commune"]
    candidates: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0


def find_place_mentions(reading: Reading) -> tuple[PlaceMention, ...]:
    """Every mention in order of `start`, repeated ones too."""
    day = article_day(reading)
    return tuple(_mention(reading, choice, day) for choice in reading.once(find_choices))


def _mention(reading: Reading, choice: Choice, day: str) -> PlaceMention:
    spot = choice.spot
    level = choice.unit.level if choice.unit is not None else choice.candidates[0].level
    return PlaceMention(
        start=spot.start,
        end=spot.end,
        text=reading.content[spot.start : spot.end],
        place=_chosen_place(choice, day),
        level="commune" if choice.raw_commune else level,
        candidates=tuple(place_of(unit, day) for unit in choice.candidates),
        rule=choice.rule or "ambiguous",
        confidence=choice.confidence,
    )


def _chosen_place(choice: Choice, day: str) -> Place | None:
    if choice.unit is None:
        return None
    place = place_of(choice.unit, day)
    if choice.raw_commune is None:
        return _as_spelt(place, choice)
    return Place(province=place.province, district=place.district, commune=choice.raw_commune)


def _as_spelt(place: Place, choice: Choice) -> Place:
    """With the spelling that the text uses, where official lists have spelt the unit in more than one way."""
    unit = choice.unit
    if unit is None or not unit.also:
        return place
    bare = choice.spot.named.key
    spelt = next((name for name in (unit.name, *unit.also.split("|")) if fold(name).lower().endswith(bare)), unit.name)
    return place if spelt == unit.name else replace(place, **{unit.level: spelt})


def place_of(unit: Unit, day: str) -> Place:
    """The unit with the units above it, as they were on `day` or as near to it as the unit stood."""
    names: dict[str, str] = {}
    above: Unit | None = unit
    while above is not None:
        names[above.level] = above.name
        above = parent_of(above, day)
    return Place(**names, code=unit.code, valid_from=unit.valid_from)


def home_place(reading: Reading) -> Place | None:
    """The finest place that the article as a whole is about, from its title, its lead and its source's province."""
    day = article_day(reading)
    weights = _weigh(reading)
    hint = hinted_province(reading.province, day)
    home = place_of(hint, day) if hint is not None else None
    name = home.province if home is not None else _first(Counter(_tally(weights, ("province",))))
    if name is None:
        return None
    for fields in (("province",), ("province", "district"), ("province", "district", "commune")):
        found = _dominant(weights, fields, home)
        home = found or home
    return home


def _weigh(reading: Reading) -> list[tuple[Place, int]]:
    """Each claimed mention with its weight: the title's first, then the lead's."""
    paragraphs = reading.once(find_paragraphs)
    lead_from = reading.title_end
    lead_to = next((p.end for p in paragraphs if p.start >= lead_from and p.end - p.start > 80), lead_from)
    weighed = []
    for mention in reading.once(find_place_mentions):
        if mention.place is not None:
            zone = 0 if mention.start < lead_from else 1 if mention.start < lead_to else 2
            weighed.append((mention.place, _WEIGHTS[zone]))
    return weighed


def _tally(weights: list[tuple[Place, int]], fields: tuple[str, ...]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for place, weight in weights:
        name = getattr(place, fields[-1])
        if name is not None:
            counts[name] += weight
    return counts


def _first(counts: Counter[str]) -> str | None:
    return max(counts, key=counts.__getitem__) if counts else None


def _dominant(weights: list[tuple[Place, int]], fields: tuple[str, ...], home: Place | None) -> Place | None:
    """The place of this level that carries more than half of the weight of its level within `home`."""
    counts: Counter[Place] = Counter()
    total = 0
    for place, weight in weights:
        if getattr(place, fields[-1]) is None or not _inside(place, home, fields[:-1]):
            continue
        total += weight
        counts[_cut(place, fields)] += weight
    if not counts:
        return None
    best, weight = counts.most_common(1)[0]
    if 2 * weight <= total or weight < 3:
        return None
    exact = [place for place, _ in weights if _cut(place, fields) == best and _finest(place) == fields[-1]]
    return exact[0] if exact else best


def _cut(place: Place, fields: tuple[str, ...]) -> Place:
    return Place(**{name: getattr(place, name) for name in fields})


def _finest(place: Place) -> str:
    return "commune" if place.commune else "district" if place.district else "province"


def _inside(place: Place, home: Place | None, fields: tuple[str, ...]) -> bool:
    return home is None or all(
        getattr(home, name) is None or getattr(place, name) == getattr(home, name) for name in fields
    )


def place_named_by(reading: Reading, word: str, offset: int) -> Place | None:
    """What a bare type word (`tỉnh`, `thị xã`, `TP`) means at `offset`.

    The last place of that type named before in the same paragraph, else the home place or what it lies in, else the
    last one named at all. None where the article names none.
    """
    types = _TYPES.get(fold(word.lower()).rstrip("."), [])
    paragraph = next((p for p in reading.once(find_paragraphs) if p.start <= offset < p.end), None)
    since = paragraph.start if paragraph is not None else 0
    before = [m for m in reading.once(find_place_mentions) if m.start < offset and m.place is not None]
    own = [m.place for m in before if m.place is not None and _own_type(m.place) in types]
    near = [m.place for m in before if m.start >= since and m.place is not None and _own_type(m.place) in types]
    home = reading.once(home_place)
    return (near[-1] if near else None) or _ancestor(reading, home, types) or (own[-1] if own else None)


def _own_type(place: Place) -> str:
    return _type(getattr(place, _finest(place)))


def _type(name: str | None) -> str:
    return next((t for types in _TYPES.values() for t in types if (name or "").startswith(t + " ")), "")


def _ancestor(reading: Reading, place: Place | None, types: list[str]) -> Place | None:
    if place is None:
        return None
    fields: tuple[Literal["commune", "district", "province"], ...] = ("commune", "district", "province")
    for index, name in enumerate(fields):
        if _type(getattr(place, name)) in types:
            wanted = Place(**{level: getattr(place, level) for level in fields[index:]})
            return _with_code(reading, wanted)
    return None


def _with_code(reading: Reading, wanted: Place) -> Place:
    unit = find_unit(wanted, article_day(reading))
    return place_of(unit, article_day(reading)) if unit is not None else wanted
