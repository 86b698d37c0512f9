"""What several mentions of places have in common."""

import re

from extract.event.cues import WORDS
from extract.facts import Place
from extract.localities import PlaceMention
from extract.localities.era import article_day
from extract.localities.lookup import find_unit
from extract.localities.mentions import place_of
from extract.phrases import any_of
from extract.reading import Reading

_LISTED = re.compile(rf"\s*(?:[,;]|và|,\s*và)\s*(?:(?:{any_of(WORDS['forces'])})\s*)?")
_FINE = {"province": 0, "district": 1, "commune": 2}


def finest(mentions: list[PlaceMention]) -> Place | None:
    """The place of the first mention of the finest level."""
    best = max(mentions, key=_fineness, default=None)
    return best.place if best is not None else None


def finest_of_list(
    reading: Reading, mentions: list[PlaceMention], among: list[PlaceMention] | None = None
) -> Place | None:
    """As `finest`; of communes named one after another (`các xã Phú Cường, Phú Vinh`) what holds all.

    among: all of the sentence, the rest of the list among them; `mentions` where that is None.
    """
    best = max(mentions, key=_fineness, default=None)
    if best is None:
        return None
    among = among or mentions
    listed = [best]
    for mention in among[among.index(best) + 1 :]:
        if (
            mention.level != best.level
            or best.level == "province"
            or (best.level == "district" and mention.text[0].islower())  # `thị xã A và huyện B` are two
            or not _LISTED.fullmatch(reading.lower, listed[-1].end, mention.start)
        ):
            break
        listed.append(mention)
    return shared(reading, listed) if len(listed) > 1 else best.place


def shared(reading: Reading, mentions: list[PlaceMention]) -> Place | None:
    """The finest place that holds all of the finest level: of two communes their district or province."""
    level = max(map(_fineness, mentions), default=-1)
    places = [mention.place for mention in mentions if _fineness(mention) == level and mention.place]
    if not places or all(place == places[0] for place in places):
        return places[0] if places else None
    if len({(place.province, place.district) for place in places}) == 1 and places[0].district:
        return above(reading, places[0], "district")
    if len({place.province for place in places}) == 1:
        return above(reading, places[0], "province")
    return None


def above(reading: Reading, place: Place | None, level: str) -> Place | None:
    """The province or district that `place` lies in, with its code where it is known."""
    if place is None:
        return None
    wanted = Place(province=place.province, district=place.district if level == "district" else None)
    day = reading.once(article_day)
    unit = find_unit(wanted, day)
    return place_of(unit, day) if unit is not None else wanted


def inside(place: Place, base: Place) -> bool:
    """Whether `place` is `base` or lies in it."""
    if place.province != base.province:
        return False
    return base.district in (None, place.district) and base.commune in (None, place.commune)


def common(mentions: list[PlaceMention]) -> Place | None:
    """The one place of the finest level, or a coarser one named that holds all of them."""
    level = max(map(_fineness, mentions), default=-1)
    places = {mention.place for mention in mentions if _fineness(mention) == level and mention.place}
    if len(places) == 1:
        return places.pop()
    coarser = [mention for mention in mentions if _fineness(mention) < level]
    return finest([m for m in coarser if m.place and all(inside(place, m.place) for place in places)])


def _fineness(mention: PlaceMention) -> int:
    return _FINE[mention.level]
