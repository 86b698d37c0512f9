"""Which unit each spot names, from its type, its neighbours and what the article has named so far."""

import re
from bisect import bisect_left, insort
from functools import lru_cache
from typing import Any

from extract.gazetteer.spelling import fold
from extract.gazetteer.table import Unit, UnitLevel, is_same_land, load_units
from extract.lexicon import load_lexicon
from extract.localities.around import (
    REACH,
    has_sibling,
    knows_province,
    narrow,
    of_sentence,
    position,
)
from extract.localities.choices import Choice, Context, Gap
from extract.localities.era import article_day, gone_before, in_era, is_near, near_era, province_of
from extract.localities.lands import in_province, lying_in, one_standing, shares_land, was_in
from extract.localities.names import bare_names, find_folded, key_of, names
from extract.localities.spots import Spot, any_of, find_spots
from extract.localities.surroundings import (
    ends_in_past,
    is_abroad,
    is_end_of_route,
    is_heading,
    is_like_a_person,
    is_located,
    is_of_own_name,
    is_of_something_else,
    is_past,
    is_tallied,
    is_team,
    speaks_of_communes,
)
from extract.reading import Reading

_LEXICON: dict[str, Any] = load_lexicon("places")
_SPOTTING = _LEXICON["spotting"]
_LINK = re.compile(rf"\s?(?:[,(\[-]\s?)?(?:(?:{any_of(_SPOTTING['links'])})\s)?")
_SEPARATOR = re.compile(
    rf"\s?(?:[,;/]\s?(?:(?:{any_of(_SPOTTING['separators'])})\s)?|\s(?:{any_of(_SPOTTING['separators'])})\s)"
)
_TYPE_WORDS = (*(f"{fold(word)} " for word in _LEXICON["types"]), "tp. ", "tp.", "tp ")
_ALIASES = {fold(alias).lower(): fold(key) for alias, key in _LEXICON["aliases"].items()}

# Mentions to look ahead for the end of an address, so that time stays linear.
_NEIGHBOURS = 16


def find_choices(reading: Reading) -> tuple[Choice, ...]:
    """One choice for every spot that names something, in order."""
    day = reading.once(article_day)
    spots = reading.once(find_spots)
    choices = [Choice(spot) for spot in spots]
    text = reading.once(find_folded)
    for choice, after in zip(choices, spots[1:], strict=False):
        choice.gap = _gap(text, choice.spot, after)
    ends = {choice.spot.group: index for index, choice in enumerate(choices)}
    typed = frozenset(spot.named.key for spot in spots if spot.is_commune)
    context = Context(reading, day, hinted_province(reading.province, day), choices, ends, typed)
    for index, spot in enumerate(spots):
        if spot.named.province:
            _choose_province(context, index)
    districts = [index for index, spot in enumerate(spots) if spot.named.district]
    communes = [index for index, spot in enumerate(spots) if not spot.types or spot.is_commune]
    # The last round is for bare names that stand before the full ones.
    for choose, which, rounds in (
        (_choose_district, districts, (True, False)),
        (_choose_commune, communes, (True, False, False)),
    ):
        for anchored in rounds:
            for index in which:
                choice = choices[index]
                if choice.unit is None and not choice.candidates:
                    choose(context, index, anchored=anchored)
    return tuple(choice for choice in choices if choice.unit is not None or choice.candidates)


def _gap(text: str, first: Spot, second: Spot) -> Gap:
    if second.start - first.end > 16:
        return "none"
    link = _LINK.match(text, first.end)
    linked = link is not None and link.end() == second.start
    separator = _SEPARATOR.match(text, first.end)
    separated = separator is not None and separator.end() == second.start
    return "both" if linked and separated else "link" if linked else "separator" if separated else "none"


@lru_cache(maxsize=256)
def hinted_province(hint: str | None, day: str) -> Unit | None:
    """The province that a source covers, from its name as people write it; its heir where it is no more."""
    name = fold((hint or "").lower()).strip()
    for word in _TYPE_WORDS:
        name = name.removeprefix(word)
    named = names().get(key_of(_ALIASES.get(name, name)))
    units = in_era(named.province, day) if named is not None else []
    if not units or units[-1].stands_on(day):
        return units[-1] if units else None
    standing = (unit for unit in load_units() if unit.level == "province" and unit.stands_on(day))
    return next((unit for unit in standing if is_same_land(unit, units[-1])), units[-1])


def _claim(context: Context, choice: Choice, unit: Unit, rule: str) -> None:
    if unit.stands_on(context.day):
        choice.unit, choice.rule = unit, rule
    else:
        choice.unit, choice.rule = unit, f"{rule}-of-another-day"
    context.claimed.setdefault((unit.level, choice.spot.named.key), unit)
    province = province_of(unit, context.day)
    context.provinces[province] += 1
    insort(context.province_at, (choice.spot.start, province), key=position)
    if unit.level == "district":
        insort(context.districts, (choice.spot.start, unit), key=position)


def _neighbour(context: Context, index: int, level: UnitLevel) -> tuple[Unit | None, bool]:
    """The coarser unit written behind the spot or its list, and whether nothing but the list is between.

    Asked only when every unit of `level` has been chosen.
    """
    key = (context.choices[index].spot.group, level)
    if key not in context.neighbours:
        context.neighbours[key] = _find_neighbour(context, index, level)
    return context.neighbours[key]


def _find_neighbour(context: Context, index: int, level: UnitLevel) -> tuple[Unit | None, bool]:
    choices, first = context.choices, context.choices[index]
    direct = True
    last = context.group_ends[first.spot.group]
    for at in range(last, min(last + _NEIGHBOURS, len(choices) - 1)):
        before, after = choices[at], choices[at + 1]
        if before.gap == "none":
            return None, False
        if before.gap != "separator" and after.unit is not None and after.unit.level == level:
            return after.unit, direct
        if before.gap != "link" and _are_siblings(first, after):
            direct = False
        elif after.unit is None or after.unit.level != "district" or level != "province":
            return None, False
    return None, False


def _are_siblings(first: Choice, second: Choice) -> bool:
    """Of one type, or both bare and not known for anything coarser."""
    if first.spot.types:
        return bool(set(first.spot.types) & set(second.spot.types))
    return not second.spot.types and (second.unit is None or second.unit.level == "commune")


# --- provinces


def _choose_province(context: Context, index: int) -> None:
    choice = context.choices[index]
    spot = choice.spot
    units = [u for u in spot.units("province") if not spot.types or u.type in spot.types]
    named = in_era(units, context.day) if units else []
    if not named or is_abroad(context.reading, spot):
        return
    if len(units) > 1 and _is_past(context, spot):
        named = gone_before(units, context.day) or named
    if spot.types:
        if "Thành phố" not in spot.types or _is_central(context, spot, named[-1]):
            _claim(context, choice, named[-1], "typed-province")
    elif _is_bare_province(context, index):
        _claim(context, choice, named[-1], "bare-province")


def _is_central(context: Context, spot: Spot, unit: Unit) -> bool:
    """Whether `thành phố X` is the central city, not a district's city that has or just had the name."""
    cities = [u for u in spot.named.district if u.type == "Thành phố"]
    return unit.stands_on(context.day) or not any(is_near(city, context.day) for city in cities)


def _is_bare_province(context: Context, index: int) -> bool:
    reading, spot = context.reading, context.choices[index].spot
    if spot.loose and not is_located(reading, spot):
        return False
    if is_of_something_else(reading, spot, institutions=False) or _is_district_too(context, index):
        return False
    if not is_team(reading, spot):
        return True
    before = context.choices[index - 1] if index else None
    return before is not None and bool(before.spot.types) and before.gap in ("link", "both")


def _is_district_too(context: Context, index: int) -> bool:
    """`Lệ Thủy và Quảng Ninh`: beside a bare district, a district of its province and not a province."""
    before, spot = context.choices[index - 1] if index else None, context.choices[index].spot
    if before is None or before.gap != "separator" or before.spot.types or before.spot.named.province:
        return False
    beside = {unit.parent for unit in before.spot.named.district if unit.stands_on(context.day)}
    return any(unit.parent in beside for unit in spot.named.district if unit.stands_on(context.day))


# --- districts


def _choose_district(context: Context, index: int, *, anchored: bool) -> None:
    choice = context.choices[index]
    spot, day = choice.spot, context.day
    units = spot.units("district")
    if not units or (spot.named.key.isdigit() and not spot.types):
        return
    above, _ = _neighbour(context, index, "province")
    if anchored != (above is not None):
        return
    named = _in_time(context, spot, "district")
    if above is not None:
        named = in_province(named, above, day) or in_era(in_province(units, above, day), day) or named
    known = context.claimed.get(("district", spot.named.key))
    named = (
        [known] if known is not None and known in named else one_standing(narrow(context, named, spot), day)
    )
    if spot.types:
        if is_abroad(context.reading, spot):
            return
    elif not _is_bare_district(context, index, named, above):
        return
    if len(named) == 1:
        _claim(context, choice, named[0], "typed-district" if spot.types else "bare-district")
    elif spot.types:
        choice.candidates = tuple(named)


def _in_time(context: Context, spot: Spot, level: UnitLevel) -> list[Unit]:
    """What a spot may name on the article's day, by its name and type alone."""
    key = (level, spot.named.key, spot.types, _is_past(context, spot))
    if key not in context.eras:
        context.eras[key] = _of_type(list(spot.units(level)), spot, context.day, past=key[-1])
    return context.eras[key]


def _is_past(context: Context, spot: Spot) -> bool:
    """Whether it may have gone, and the text speaks of it, or of the list that it is on, as past."""
    if spot.named.first_end > context.day:
        return False
    known = context.pasts.get(spot.group)
    if known is None:
        listed = context.choices[context.group_ends[spot.group]].spot
        known = context.pasts[spot.group] = is_past(context.reading, spot.group, listed.end)
    return known


def _of_type(units: list[Unit], spot: Spot, day: str, *, past: bool = False) -> list[Unit]:
    """Units of the era and the type written; where there are none, of any type; then those long gone.

    past: whether those that have gone come first.
    """
    exact = [unit for unit in units if unit.type in spot.types] if spot.types else units
    if past and (gone := gone_before(exact, day)):
        return gone
    return near_era(exact, day) or near_era(units, day) or in_era(exact, day) or in_era(units, day)


def _is_bare_district(context: Context, index: int, named: list[Unit], above: Unit | None) -> bool:
    reading, spot = context.reading, context.choices[index].spot
    if len(named) != 1 or is_of_something_else(reading, spot, institutions=True) or is_abroad(reading, spot):
        return False
    if above is not None:
        return shares_land(province_of(named[0], context.day), above, context.day)
    if spot.named.province and _follows_sibling(context, index, named[0]):
        return True
    if _commune_in_force(context, index) is not None:
        return False
    if in_era(spot.named.province, context.day) or not (
        is_near(named[0], context.day) or _is_past(context, spot)
    ):
        return False
    if named[0] in context.claimed.values() or _follows_sibling(context, index, named[0]):
        return True
    if " " in spot.named.key and is_end_of_route(reading, spot):
        return True
    if is_team(reading, spot):
        return False
    located, words = is_located(reading, spot), " " in spot.named.key
    if named[0].type == "Thành phố" and (words or located):
        return True
    if not words or is_like_a_person(spot):
        return False
    if _is_hinted(context, named[0]) or is_heading(reading, spot):
        return True
    if is_tallied(reading, spot) and has_sibling(context, spot, named[0]):
        return True
    return located and (knows_province(context, named[0]) or _is_distinctive(spot, named[0]))


def _commune_in_force(context: Context, index: int) -> Unit | None:
    """The commune that has the name of a district now gone.

    The article names it with its type, or the paragraph speaks of communes.
    """
    spot, day = context.choices[index].spot, context.day
    if any(unit.stands_on(day) for unit in spot.named.district) or _is_past(context, spot):
        return None
    if _ends_address(context, index):
        return None
    standing = [u for u in spot.named.commune if u.stands_on(day) and knows_province(context, u)]
    if len(standing) == 1 and spot.named.key in context.typed_communes:
        return standing[0]
    return standing[0] if len(standing) == 1 and speaks_of_communes(context.reading, spot) else None


def _ends_address(context: Context, index: int) -> bool:
    """`xã Mù Sang (|Phong Thổ)`: after a commune that has gone too, which lay in the district of the name."""
    before, spot = context.choices[index - 1] if index else None, context.choices[index].spot
    if before is None or before.gap not in ("link", "both") or not before.spot.is_commune:
        return False
    districts = {unit.code for unit in spot.named.district}
    communes = before.spot.units("commune")
    return any(unit.parent in districts for unit in communes) and not any(
        unit.stands_on(context.day) and knows_province(context, unit) for unit in communes
    )


def _is_hinted(context: Context, unit: Unit) -> bool:
    """Whether the source covers its province: a paper calls its own districts by their bare names."""
    return context.hint is not None and shares_land(province_of(unit, context.day), context.hint, context.day)


def _is_distinctive(spot: Spot, unit: Unit) -> bool:
    """Whether no other unit, but one that lies in it, has ever had the name."""
    own = {unit.code}
    return {other.code for other in spot.named.district} == own and all(
        other.parent == unit.code or other.valid_from >= unit.valid_to > "" for other in spot.named.commune
    )


def _follows_sibling(context: Context, index: int, unit: Unit) -> bool:
    """Whether it goes on a list: `huyện Kỳ Sơn, Tương Dương và Con Cuông`."""
    before = _listed_before(context, index)
    return before is not None and before.level == unit.level and before.parent == unit.parent


def _listed_before(context: Context, index: int) -> Unit | None:
    before = context.choices[index - 1] if index else None
    return before.unit if before is not None and before.gap in ("separator", "both") else None


# --- communes


def _choose_commune(context: Context, index: int, *, anchored: bool) -> None:
    choice = context.choices[index]
    spot, day = choice.spot, context.day
    district, direct = _neighbour(context, index, "district")
    province, next_to = _neighbour(context, index, "province") if district is None else (None, False)
    above = district or province
    if anchored != (above is not None):
        return
    units = list(spot.units("commune"))
    if not spot.types:
        _choose_bare_commune(context, index, units, district)
        return
    now = _in_what_was(context, index, units, district) if district is not None else None
    if now is not None:
        _claim(context, choice, now, "typed-commune")
        return
    past = _is_past(context, spot)
    within = lying_in(units, above, day, past=past) if above is not None else []
    if above is not None and not within and (direct or next_to):
        _claim_unlisted(context, choice, above)
        return
    named = _of_type(within, spot, day, past=past) if within else _in_time(context, spot, "commune")
    if spot.named.key.isdigit():
        named = [unit for unit in named if unit.type in spot.types]
    named = _nearest(context, _beside(context, index, named), spot)
    if len(named) == 1 and (within or _is_plausible(context, named[0])):
        _claim(context, choice, named[0], "typed-commune")
    else:
        choice.candidates = tuple(named)


def _in_what_was(context: Context, index: int, units: list[Unit], district: Unit) -> Unit | None:
    """`xã B (huyện A cũ)`: the commune in force there, where a district alone is told to be gone."""
    day, choices, types = context.day, context.choices, context.choices[index].spot.types
    if district.stands_on(day) or _is_past(context, choices[index].spot):
        return None
    near = range(index, min(index + _NEIGHBOURS, len(choices)))
    told = next((at for at in near if choices[at].unit == district), None)
    if told is None or not _is_told_gone(context, told):
        return None
    named = [unit for unit in units if unit.stands_on(day) and unit.type in types]
    there = [unit for unit in named if was_in(unit, district)]
    return there[0] if len(there) == 1 else None


def _is_told_gone(context: Context, index: int) -> bool:
    """Whether a place is told to be gone, or that which the next words name (`huyện A, tỉnh B cũ`)."""
    told, after = context.choices[index], context.choices[index + 1 : index + 2]
    if ends_in_past(context.reading, told.spot.end):
        return True
    higher = told.gap in ("link", "both") and after and after[0].unit is not None
    return bool(higher) and ends_in_past(context.reading, after[0].spot.end)


def _claim_unlisted(context: Context, choice: Choice, above: Unit) -> None:
    """A commune not known in its district or province: the place above is sure, the name is kept."""
    spot = choice.spot
    name = context.reading.content[spot.name_start : spot.end]
    if name[0].isdigit() or len(spot.types) > 1:
        return
    choice.unit, choice.rule = above, "unlisted-commune"
    choice.raw_commune = f"{spot.types[0]} {name}"


def _is_plausible(context: Context, unit: Unit) -> bool:
    """Whether the article speaks of its province, or of none at all; special zones are known everywhere."""
    if unit.type == "Đặc khu":
        return True
    return knows_province(context, unit) or not (context.provinces or context.hint)


def _choose_bare_commune(context: Context, index: int, units: list[Unit], district: Unit | None) -> None:
    """A commune without its type word: before its district, in a list, or named in full elsewhere."""
    choice = context.choices[index]
    spot = choice.spot
    if spot.named.key.isdigit() or not units or is_of_own_name(context.reading, spot):
        return
    known = context.claimed.get(("commune", spot.named.key))
    if known is None and spot.named.district:
        known = _commune_in_force(context, index)
    within = [unit for unit in units if district is not None and unit.parent == district.code]
    named = near_era(within, context.day) or in_era(within, context.day)
    if not named and _listed_before(context, index) is not None:
        named = [unit for unit in near_era(units, context.day) if _follows_sibling(context, index, unit)]
    if not named and known is not None:
        named = [known]
    if len(named) == 1 and not is_of_something_else(context.reading, spot, institutions=True):
        _claim(context, choice, named[0], "bare-commune")


def _beside(context: Context, index: int, named: list[Unit]) -> list[Unit]:
    """Those of the district of the commune before it on a list, if any is."""
    before = _listed_before(context, index) if len(named) > 1 else None
    if before is None or before.level != "commune":
        return named
    return [unit for unit in named if unit.parent == before.parent] or named


def _nearest(context: Context, named: list[Unit], spot: Spot) -> list[Unit]:
    """The one named before, else those in the district named last, else in a province named."""
    known = context.claimed.get(("commune", spot.named.key))
    if known is not None and known in named:
        return [known]
    if len(named) < 2:
        return named
    here = bisect_left(context.districts, spot.start, key=position)
    told = of_sentence(context, named, here, spot)
    if told is not None:
        return [told]
    if not _is_past(context, spot):
        named = [u for u in named if u.stands_on(context.day) and knows_province(context, u)] or named
    before, after = context.districts[max(0, here - REACH) : here], context.districts[here : here + REACH]
    for _, district in (*reversed(before), *after):
        within = [unit for unit in named if unit.parent == district.code]
        if within:
            return one_standing(within, context.day)
    return _as_written(context, one_standing(narrow(context, named, spot), context.day), spot)


def _as_written(context: Context, named: list[Unit], spot: Spot) -> list[Unit]:
    """Those spelt as in the text, of names that only a spelling tells apart (`Mỹ Quý`, `Mỹ Quí`)."""
    if len(named) < 2:
        return named
    written = context.reading.once(find_folded)[spot.name_start : spot.end]
    return [unit for unit in named if written in map(str.lower, bare_names(unit))] or named
