"""Which unit each spot names, from its type, its neighbours and what the article has named so far."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from extract.gazetteer.spelling import fold
from extract.gazetteer.table import Unit
from extract.letters import LETTER, UPPER
from extract.lexicon import load_lexicon
from extract.localities.era import article_day, in_era, near_era, parent_of, province_code
from extract.localities.names import find_folded, units_named
from extract.localities.spots import Spot, find_spots
from extract.reading import Reading
from extract.sentences import sentence_at

_LEXICON: dict[str, Any] = load_lexicon("places")
_BARE = {name: [fold(word) for word in words] for name, words in _LEXICON["bare"].items()}


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LINK = re.compile(rf"\s?(?:[,(\[–-]\s?)?(?:(?:{_any(_LEXICON['spotting']['links'])})\s)?")
_LOCATIVE = re.compile(rf"(?<!\w)(?:{_any(_BARE['locative'])})\s?[\"“]?$")
_BLOCKED = re.compile(rf"(?<!\w)(?:{_any(_BARE['blockers'])})\s(?:(?:(?!ở|tại|của)\w+)\s){{0,4}}$")
_BLOCKED_DISTRICT = re.compile(rf"(?<!\w)(?:{_any(_BARE['district_blockers'])})\s(?:[\w-]+\s){{0,4}}$")
_PERSON = re.compile(rf"(?<!\w)(?:{_any(_BARE['persons'])}):?\s$")
_SPORT = re.compile(rf"(?<!\w)(?:{_any(_BARE['sport'])})(?!\w)|(?<!\w)vòng\s\d")
_ORIGIN = re.compile(rf"(?<!\w)(?:{_any(_BARE['origins'])})\s$")
_FOREIGN = re.compile(rf"[\s,(–-]{{0,3}}(?:của\s)?(?:{_any(_LEXICON['foreign']['countries'])})(?!\w)")
_CAPITAL_BEFORE = re.compile(rf"(?:^|[^{LETTER}])([{UPPER}][{LETTER}'’]*)\s$")
_CAPITAL_AFTER = re.compile(rf"\s(?:[-–]\s)?([{UPPER}][{LETTER}]*)")


@dataclass(slots=True)
class Choice:
    """A spot with the unit chosen for it, if one could be, or the candidates between which none could."""

    spot: Spot
    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    rule: str = ""
    confidence: float = 0.0
    raw_commune: str | None = None


@dataclass(slots=True)
class Context:
    """What the article has named so far, while its spots are being resolved level by level."""

    day: str
    hint: str
    provinces: Counter[str] = field(default_factory=Counter)
    districts: list[tuple[int, Unit]] = field(default_factory=list)


def find_choices(reading: Reading) -> tuple[Choice, ...]:
    """One choice for every spot that names something, in order."""
    spots = reading.once(find_spots)
    day = article_day(reading)
    context = Context(day, hinted_province(reading.province, day))
    choices = [Choice(spot) for spot in spots]
    for level in (_choose_province, _choose_district, _choose_commune):
        for index, choice in enumerate(choices):
            if choice.unit is None:
                level(reading, context, choices, index)
    return tuple(choice for choice in choices if choice.unit is not None or choice.candidates)


def hinted_province(hint: str | None, day: str) -> str:
    """Code of the province that the source covers, or ``."""
    name = fold((hint or "").lower()).strip()
    for word in ("tỉnh ", "thành phố ", "tp. ", "tp."):
        name = name.removeprefix(word)
    aliases: dict[str, str] = _LEXICON["aliases"]
    units = [u for u in units_named().get(aliases.get(name, name), ()) if u.level == "province"]
    return in_era(units, day)[0].code if units else ""


def _claim(choice: Choice, unit: Unit, rule: str, confidence: float) -> None:
    choice.unit, choice.rule, choice.confidence, choice.candidates = unit, rule, confidence, ()


# --- provinces


def _choose_province(reading: Reading, context: Context, choices: list[Choice], index: int) -> None:
    spot = choices[index].spot
    units = [u for u in units_named().get(spot.key, ()) if u.level == "province"]
    if not units or (spot.types and not {"Tỉnh", "Thành phố"} & set(spot.types)):
        return
    if spot.types:
        units = [u for u in units if u.type in spot.types]
        named = in_era(units, context.day) if units else []
        if not named or _FOREIGN.match(reading.once(find_folded), spot.end):
            return
        if spot.types == ("Thành phố",) and not _central(named[0], spot, context.day):
            return
    else:
        named = in_era(units, context.day)
        if spot.key == "sài gòn" or not _bare_province(reading, context, choices, index):
            return
    _claim(choices[index], named[-1], "typed-province" if spot.types else "bare-province", 0.95)
    context.provinces[named[-1].code] += 1


def _central(unit: Unit, spot: Spot, day: str) -> bool:
    """Whether `thành phố X` is the central city: it is unless a district's city of the name stood then."""
    cities = [u for u in units_named()[spot.key] if u.level == "district" and u.type == "Thành phố"]
    return unit.stands_on(day) or not any(city.stands_on(day) for city in cities)


def _bare_province(reading: Reading, context: Context, choices: list[Choice], index: int) -> bool:
    spot = choices[index].spot
    text = reading.once(find_folded)
    before = text[max(0, spot.start - 60) : spot.start]
    if _FOREIGN.match(text, spot.end) or _PERSON.search(before) or _blocked(before):
        return False
    if _inside_name(reading, spot):
        return False
    sentence = sentence_at(reading, spot.start)
    if _SPORT.search(text, sentence.start, sentence.end) and not _ORIGIN.search(before):
        return _linked_before(reading, choices, index)
    return True


def _blocked(before: str) -> bool:
    return bool(_BLOCKED.search(_clause(before)))


def _clause(before: str) -> str:
    return re.split(r"[,.;:()\n–\"“”]", before)[-1]


def _inside_name(reading: Reading, spot: Spot) -> bool:
    """Whether the words on either side make a longer name of it: `Nguyễn Thái Bình`, `Thái Bình Dương`."""
    content = reading.content
    if content[spot.start : spot.end].isupper():
        return False
    before = _CAPITAL_BEFORE.search(content, max(0, spot.start - 24), spot.start)
    if before is not None and not before[1].isupper() and not _starts_sentence(content, before.start(1)):
        text = reading.once(find_folded)
        if not _LOCATIVE.search(text, max(0, spot.start - 24), spot.start):
            return True
    after = _CAPITAL_AFTER.match(content, spot.end)
    return after is not None and content[spot.end + 1] not in "-–" and not after[1].isupper() and len(after[1]) > 1


def _starts_sentence(content: str, offset: int) -> bool:
    return offset == 0 or content[offset - 1] == "\n" or content[max(0, offset - 2) : offset] in (". ", ": ")


def _linked_before(reading: Reading, choices: list[Choice], index: int) -> bool:
    """Whether the spot before it is a finer unit that it stands behind: `quận Đống Đa (Hà Nội)`."""
    if index == 0:
        return False
    before = choices[index - 1].spot
    return bool(before.types) and _is_linked(reading, before, choices[index].spot)


def _is_linked(reading: Reading, first: Spot, second: Spot) -> bool:
    match = _LINK.match(reading.once(find_folded), first.end)
    return match is not None and match.end() == second.start and second.start - first.end < 16


# --- districts


def _choose_district(reading: Reading, context: Context, choices: list[Choice], index: int) -> None:
    spot = choices[index].spot
    if spot.types and not {"Huyện", "Quận", "Thị xã", "Thành phố"} & set(spot.types):
        return
    units = [u for u in units_named().get(spot.key, ()) if u.level == "district"]
    units = [u for u in units if u.type in spot.types] if _exact(units, spot, context.day) else units
    if not units or (spot.key.isdigit() and not spot.types):
        return
    if spot.types and _FOREIGN.match(reading.once(find_folded), spot.end):
        return
    above = _neighbour(reading, choices, index, "province")
    named = _one_each(near_era(units, context.day) or in_era(units, context.day))
    if above is not None:
        within = [u for u in named if province_code(u, context.day) == above.code]
        within = within or [u for u in units if province_code(u, context.day) == above.code][-1:]
        named = within or named
    named = _narrow(named, context)
    if not spot.types and not _bare_district(reading, context, choices, index, named, above):
        return
    if len(named) == 1:
        _claim(choices[index], named[0], "typed-district" if spot.types else "bare-district", 0.9)
        context.districts.append((spot.start, named[0]))
        context.provinces[province_code(named[0], context.day)] += 1
    elif spot.types and named:
        choices[index].candidates = tuple(named)


def _exact(units: list[Unit], spot: Spot, day: str) -> bool:
    near = near_era(units, day)
    return any(u.type in spot.types for u in near) or (
        not near and any(u.type in spot.types for u in units)
    )


def _one_each(units: list[Unit]) -> list[Unit]:
    """The first of each code, so that a unit and its own earlier name do not compete."""
    return list({unit.code: unit for unit in reversed(units)}.values())[::-1]


def _narrow(named: list[Unit], context: Context) -> list[Unit]:
    """Those in the province hinted at, else in the one named most, else all."""
    if len(named) < 2:
        return named
    for code in (context.hint, *(code for code, _ in context.provinces.most_common())):
        within = [u for u in named if province_code(u, context.day) == code]
        if within:
            return within
    return named


def _neighbour(reading: Reading, choices: list[Choice], index: int, level: str) -> Unit | None:
    """The coarser unit written right behind the spot, or behind the last of its list."""
    for after in range(index + 1, min(index + 8, len(choices))):
        choice, before = choices[after], choices[after - 1]
        if choice.spot.group == choices[index].spot.group:
            continue
        if not _is_linked(reading, before.spot, choice.spot):
            return None
        if choice.unit is not None and choice.unit.level == level:
            return choice.unit
    return None


def _bare_district(
    reading: Reading, context: Context, choices: list[Choice], index: int, named: list[Unit], above: Unit | None
) -> bool:
    spot, text = choices[index].spot, reading.once(find_folded)
    before = text[max(0, spot.start - 60) : spot.start]
    if len(named) != 1 or not near_era(named, context.day):
        return False
    if _PERSON.search(before) or _blocked(before) or _BLOCKED_DISTRICT.search(_clause(before)):
        return False
    if _inside_name(reading, spot):
        return False
    code = province_code(named[0], context.day)
    if above is not None and above.code == code:
        return True
    if any(unit.code == named[0].code for _, unit in context.districts):
        return True
    if _in_list(choices, index, "district"):
        return code == context.hint or code in context.provinces
    known = code == context.hint or code in context.provinces
    if named[0].type == "Thành phố" and " " in spot.key:
        return True
    return known and " " in spot.key and bool(_LOCATIVE.search(before))


def _in_list(choices: list[Choice], index: int, level: str) -> bool:
    group = choices[index].spot.group
    return any(
        other.spot.group == group and other.unit is not None and other.unit.level == level
        for other in choices[max(0, index - 8) : index]
    )


# --- communes


def _choose_commune(reading: Reading, context: Context, choices: list[Choice], index: int) -> None:
    choice, spot = choices[index], choices[index].spot
    if spot.types and not {"Phường", "Xã", "Thị trấn", "Đặc khu"} & set(spot.types):
        return
    units = [u for u in units_named().get(spot.key, ()) if u.level == "commune"]
    above = _neighbour(reading, choices, index, "district")
    province = _neighbour(reading, choices, index, "province")
    if spot.types:
        typed = [u for u in units if u.type in spot.types]
        if above is not None:
            units = _within(typed, above.code) or _within(units, above.code)
            if not units:
                choice.unit, choice.rule, choice.confidence = above, "unlisted-commune", 0.5
                choice.raw_commune = f"{spot.types[0]} {reading.content[spot.name_start : spot.end]}"
                return
        else:
            units = typed or units
    else:
        units = _bare_communes(reading, context, choices, index, units, above)
    named = _one_each(near_era(units, context.day) or in_era(units, context.day)) if units else []
    if province is not None and above is None:
        named = [u for u in named if province_code(u, context.day) == province.code] or named
    named = _nearest(named, context, spot)
    if len(named) == 1:
        _claim(choice, named[0], "typed-commune" if spot.types else "bare-commune", 0.85)
    elif spot.types and named:
        choice.candidates = tuple(named)


def _within(units: list[Unit], parent: str) -> list[Unit]:
    return [unit for unit in units if unit.parent == parent]


def _bare_communes(
    reading: Reading, context: Context, choices: list[Choice], index: int, units: list[Unit], above: Unit | None
) -> list[Unit]:
    """What a commune without its type word may be: one of a list, or followed by its own district."""
    if above is not None and not choices[index].spot.key.isdigit():
        before = reading.once(find_folded)[max(0, choices[index].spot.start - 60) : choices[index].spot.start]
        if not _PERSON.search(before) and not _blocked(before) and not _inside_name(reading, choices[index].spot):
            return _within(units, above.code)
    return units if _in_list(choices, index, "commune") else []


def _nearest(named: list[Unit], context: Context, spot: Spot) -> list[Unit]:
    """Those in the district named last before, else in any that the article names, else in its province."""
    if len(named) < 2:
        return named
    before = [unit for at, unit in context.districts if at < spot.start]
    after = [unit for at, unit in context.districts if at >= spot.start]
    for district in (*reversed(before), *after):
        within = _within(named, district.code)
        if within:
            return within
    narrowed = _narrow(named, context)
    standing = [unit for unit in narrowed if unit.stands_on(context.day)]
    return standing if len(standing) == 1 else narrowed
