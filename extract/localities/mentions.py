"""Mentions of places in order, and what the article as a whole is about."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from extract.facts import Mention, Place
from extract.gazetteer.spelling import fold
from extract.gazetteer.table import Unit, is_same_land
from extract.localities.bare_communes import with_bare_communes
from extract.localities.choices import Choice
from extract.localities.era import article_day, first_day, parent_of
from extract.localities.lookup import find_unit
from extract.localities.names import find_folded
from extract.localities.resolve import find_choices, hinted_province
from extract.localities.surroundings import is_past
from extract.reading import Reading
from extract.sentences import find_paragraphs

_FIELDS = ("province", "district", "commune")
_WEIGHTS = (4, 3, 1)
_LEAD_LENGTH = 80  # characters; shorter lines before the lead are captions and bylines

Names = tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceMention(Mention):
    """One mention; `place` is None where no unit could be claimed, and `candidates` says between which.

    ended: as of `LocalityFact`.
    past: whether it has ended, and the text itself says so (`xã A, nay là xã B`).
    """

    place: Place | None
    level: Literal["province", "district", "commune"]
    candidates: tuple[Place, ...] = ()
    rule: str = ""
    ended: str | None = None
    past: bool = False


def find_place_mentions(reading: Reading) -> tuple[PlaceMention, ...]:
    """Every mention in order of `start`, repeated ones too."""
    day = reading.once(article_day)
    choices = with_bare_communes(reading, reading.once(find_choices))
    return tuple(_mention(reading, choice, day) for choice in choices)


def _mention(reading: Reading, choice: Choice, day: str) -> PlaceMention:
    spot = choice.spot
    level = choice.unit.level if choice.unit is not None else choice.candidates[0].level
    ended = _ended(reading, choice.unit, day)
    return PlaceMention(
        start=spot.start,
        end=spot.end,
        text=reading.content[spot.start : spot.end],
        place=_chosen_place(reading, choice, day),
        level="commune" if choice.raw_commune else level,
        candidates=tuple(place_of(unit, day) for unit in choice.candidates),
        rule=choice.rule or "ambiguous",
        ended=ended,
        past=ended is not None and is_past(reading, spot.group, spot.end),
    )


def _ended(reading: Reading, unit: Unit | None, day: str) -> str | None:
    """The day on which a unit ended, where the article can only have appeared on it or later."""
    if unit is None or not unit.valid_to or unit.valid_to > day:
        return None
    appeared = reading.once(first_day)
    return unit.valid_to if appeared is not None and unit.valid_to <= appeared else None


def _chosen_place(reading: Reading, choice: Choice, day: str) -> Place | None:
    if choice.unit is None:
        return None
    place = place_of(choice.unit, day)
    if choice.raw_commune is not None:
        return Place(province=place.province, district=place.district, commune=choice.raw_commune)
    text = reading.once(find_folded)
    written = text[choice.spot.name_start : choice.spot.end]
    return _as_spelt(place, choice.unit, day, written=written, text=text)


def _as_spelt(place: Place, unit: Unit, day: str, *, written: str, text: str) -> Place:
    """With the spellings of the article, where official lists have spelt a unit in more than one way."""
    several = _spelt_several_ways(unit, day)
    if not several:
        return place
    return replace(
        place, **{each.level: _spelling(each, written if each is unit else text) for each in several}
    )


@lru_cache(maxsize=8192)
def _spelt_several_ways(unit: Unit, day: str) -> tuple[Unit, ...]:
    above = parent_of(unit, day)
    return (*((unit,) if unit.also else ()), *(_spelt_several_ways(above, day) if above is not None else ()))


def _spelling(unit: Unit, text: str) -> str:
    """The name of a unit as far as it stands in `text`, which is folded; else the first that it has had."""
    names = (unit.name, *unit.also.split("|"))
    length = len(unit.type) + 1
    return next((name for name in names if fold(name[length:]).lower() in text), unit.name)


@lru_cache(maxsize=8192)
def place_of(unit: Unit, day: str) -> Place:
    """The unit with the units above it, as they were on `day` or as near to it as the unit stood."""
    names: dict[str, str] = {}
    above: Unit | None = unit
    while above is not None:
        names[above.level] = above.name
        above = parent_of(above, day)
    return Place(**names, code=unit.code, valid_from=unit.valid_from)


def place_above(reading: Reading, place: Place) -> Place | None:
    """The place that a place lies in, as it is on the article's day; None above a province."""
    day = reading.once(article_day)
    unit = find_unit(place, day)
    above = parent_of(unit, day) if unit is not None else None
    return place_of(above, day) if above is not None else None


def place_with_code(reading: Reading, place: Place) -> Place:
    """The unit that these names are of on the article's day; as given where no unit has them."""
    day = reading.once(article_day)
    unit = find_unit(place, day)
    return place_of(unit, day) if unit is not None else place


def home_place(reading: Reading) -> Place | None:
    """The finest place that the article as a whole is about, from its title, lead and source."""
    day = reading.once(article_day)
    weights = _weigh(reading)
    hint = hinted_province(reading.province, day)
    home = place_of(hint, day) if hint is not None else None
    if home is None and not any(names[0] for names, _, _ in weights):
        return None
    for depth in (1, 2, 3):
        found = _dominant(weights, depth, home)
        if found is not None and not (depth == 1 and hint is not None and _went_to(found, hint, day)):
            home = found
    return home


def _went_to(place: Place, province: Unit, day: str) -> bool:
    """Whether a province has become part of the one that the source covers."""
    if place.province == province.name:
        return False
    unit = find_unit(place, day)
    return unit is not None and not unit.stands_on(day) and is_same_land(unit, province)


Weighed = tuple[Names, Place, int]


def _weigh(reading: Reading) -> list[Weighed]:
    """Each claimed mention's names and place with its weight: the title's first, then the lead's."""
    lead_from = reading.title_end
    body = [paragraph for paragraph in reading.once(find_paragraphs) if paragraph.start >= lead_from]
    lead_to = next(
        (p.end for p in body if p.end - p.start > _LEAD_LENGTH), body[0].end if body else lead_from
    )
    weighed = []
    mentions = [mention for mention in reading.once(find_place_mentions) if mention.place is not None]
    stands = any(mention.level == "commune" and mention.ended is None for mention in mentions)
    for mention in mentions:
        if mention.place is not None and not (stands and mention.past):
            zone = 0 if mention.start < lead_from else 1 if mention.start < lead_to else 2
            weighed.append((_names(mention.place), mention.place, _WEIGHTS[zone]))
    return weighed


def _dominant(weights: list[Weighed], depth: int, home: Place | None) -> Place | None:
    """The place of a level that carries more than half of the weight of its level within `home`.

    depth: 1 for provinces, 2 for districts, 3 for communes.
    """
    within = _names(home)[: depth - 1] if home is not None else ()
    counts: Counter[Names] = Counter()
    for names, _, weight in weights:
        if names[depth - 1] is not None and _lies_in(names, within):
            counts[names[:depth]] += weight
    if not counts:
        return None
    best, weight = counts.most_common(1)[0]
    if 2 * weight <= counts.total() or weight < 3:
        return None
    found = next((p for names, p, _ in weights if names[:depth] == best and not any(names[depth:])), None)
    return found or Place(**dict(zip(_FIELDS, best, strict=False)))


def _names(place: Place) -> Names:
    return place.province, place.district, place.commune


def _lies_in(names: Names, within: Names) -> bool:
    return all(own == name or name is None for own, name in zip(names, within, strict=False))
