"""Names of organisations made whole by what the rest of the article says."""

import re
from bisect import bisect_left

from extract.bodies.chains import Chain, find_chains
from extract.bodies.heads import fold_article, load_heads
from extract.bodies.parts import Part
from extract.bodies.places import PlaceRef, home_province, ref_of
from extract.bodies.resolve import CENTRAL_HEADS, PLAIN, Resolved, made_of, resolve_by_itself
from extract.bodies.spelling import fold_tones
from extract.facts import Level, Place
from extract.lexicon import load_lexicon
from extract.localities import home_place
from extract.reading import Reading
from extract.sentences import sentence_at

_WORDS = load_lexicon("unit_words")
_SAME_TIER = tuple(_WORDS["same_tier"])
_OF_POLICE = frozenset(_WORDS["departments_of_police"])
_ALONE = frozenset(_WORDS["named_alone"])
_FORCES = ("Công an", "Bộ đội Biên phòng")
_OF_WHOLE = {
    head: tuple(fold_tones(f"{office} ") for office in offices)
    for head, offices in _WORDS["led_as_one"].items()
}
_NEVER_ALONE = frozenset(_WORDS["never_alone"])
_ECHOING = frozenset(head.name for head in load_heads() if head.echo)
_ABOVE_COMMUNES = frozenset(_WORDS["above_communes"])
_OF_COMMITTEE = frozenset(_WORDS["of_committees"])
_LIST_JOINT = re.compile(r"(?: \([^()\n]{1,12}\))?(?:, (?:và )?| và |; | & )")
_JOINT_LENGTH = 20
_COMMITTEE = re.compile(r"(?:^| )((?:Tỉnh|Thành|Huyện|Thị|Quận) ủy .+)$")
_ENDS_IN_NUMBER = re.compile(r"\d[A-ZĐ]?$")
_ALL_LEVELS: tuple[Level, ...] = ("central", "province", "district", "commune")
_NO_DISTRICTS = "2025-03"
_NEAR = 70
_AROUND = 12
_MAX_SUFFIX = 10


class Settled:
    """What has been resolved, in order and indexed as the rest of the article is looked up in it."""

    def __init__(self, found: list[Resolved]) -> None:
        self.found = found
        self.starts = [unit.start for unit in found]
        self.by_base: dict[str, list[Resolved]] = {}
        self.by_head: dict[str, list[Resolved]] = {}
        self.police: list[Resolved] = []
        self.committees: list[Resolved] = []
        self.named_committees: dict[str, Resolved] = {}
        self.longest: dict[tuple[str, str], Resolved] = {}
        for unit in found:
            self.by_base.setdefault(unit.base.lower(), []).append(unit)
            if unit.head in _ECHOING:
                self.by_head.setdefault(unit.head, []).append(unit)
            committee = _COMMITTEE.search(unit.name) if unit.kind == "party" else None
            if committee is not None:
                self.committees.append(unit._replace(name=committee[1]))
                self.named_committees[committee[1]] = self.committees[-1]
            force = unit.name.find("Công an ") if unit.kind == "police" and unit.level is not None else -1
            if force >= 0:
                self.police.append(unit._replace(name=unit.name[force:]))
            if unit.kind in PLAIN and unit.own:
                self._note_suffixes(unit)

    def _note_suffixes(self, unit: Resolved) -> None:
        head = unit.name.removesuffix(unit.own)
        words = unit.own.split(" ")
        for index in range(1, min(len(words), _MAX_SUFFIX)):
            key = (head, " ".join(words[index:]))
            known = self.longest.get(key)
            if known is None or len(known.name) < len(unit.name):
                self.longest[key] = unit

    def around(self, start: int, end: int, offset: int) -> tuple[list[Resolved], list[Resolved]]:
        """Those after and those before `offset` within [start, end), the nearest first."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        middle = bisect_left(self.starts, offset)
        after = self.found[middle : min(high, middle + _AROUND)]
        before = self.found[max(low, middle - _AROUND) : middle]
        return [unit for unit in after if unit.start > offset], before[::-1]


def resolve_chains(reading: Reading) -> tuple[Resolved, ...]:
    """Every chain whose name the article settles, in order."""
    chains = reading.once(find_chains)
    done = {index: resolve_by_itself(reading, chain) for index, chain in enumerate(chains)}
    for index in range(len(chains) - 2, -1, -1):
        done[index] = done[index] or _on_list_with(reading, chains[index], chains[index + 1], done[index + 1])
    settled = Settled([unit for unit in done.values() if unit is not None])
    found = []
    for index, chain in enumerate(chains):
        unit = done[index] or _from_others(reading, chain, settled)
        if unit is not None:
            found.append(_full(unit, settled))
    return tuple(found)


def _on_list_with(reading: Reading, chain: Chain, after: Chain, unit: Resolved | None) -> Resolved | None:
    """`Đội A, Đội B Công an huyện X`: what the last of a list belongs to is the others' too."""
    part, other = chain.parts[0], after.parts[0]
    if unit is None or len(chain.parts) > 1 or part.place is not None or part.head.after != "function":
        return None
    above = unit.name.removeprefix(other.base)
    if part.head.name != other.head.name or part.kind != other.kind or part.echo or above == unit.name:
        return None
    if not above.strip() or after.start - chain.end > _JOINT_LENGTH:
        return None
    if _LIST_JOINT.fullmatch(reading.content, chain.end, after.start) is None:
        return None
    return made_of(chain, None, "on-list")._replace(
        name=part.base + above, kind=unit.kind, level=unit.level, locality=unit.locality
    )


def _full(found: Resolved, settled: Settled) -> Resolved:
    """By its full name elsewhere: a firm (`Công ty TNHH An Bình`), a department with its ministry."""
    if found.rule == "whole-name" and found.head in CENTRAL_HEADS:
        return _with_ministry(found, settled)
    if found.kind not in PLAIN or not found.own:
        return found
    longer = settled.longest.get((found.name.removesuffix(found.own), found.own))
    if longer is None or longer.kind != found.kind:
        return found
    return found._replace(
        name=longer.name, level=longer.level, locality=longer.locality, rule="fuller-mention"
    )


def _with_ministry(found: Resolved, settled: Settled) -> Resolved:
    """`Cục X` where the article also calls it `Cục X (Bộ Y)`: the mention nearest before, else after."""
    named = settled.by_base.get(found.base.lower(), [])
    cut = bisect_left(named, found.start, key=_start)
    for unit in (*reversed(named[max(0, cut - _AROUND) : cut]), *named[cut : cut + _AROUND]):
        if unit.level == found.level and unit.name.startswith(found.name + " "):
            return unit._replace(start=found.start, end=found.end, rule="fuller-mention")
    return found


def _from_others(reading: Reading, chain: Chain, settled: Settled) -> Resolved | None:
    """Resolved by a fuller mention of the same, or by the body that it can only belong to."""
    last = chain.parts[-1]
    if last.echo:
        return _echo(chain, settled)
    if last.place is not None or (last.base == last.head.name and last.head.after == "function"):
        return None
    if last.head.after == "place" and reading.lower.startswith(_SAME_TIER, chain.end):
        return _of_same_tier(chain, settled)
    led = last.head.name == "Đảng bộ" and reading.lower.endswith("bí thư ", 0, chain.start)
    if last.head.name == "Đảng ủy" or led:
        committee = _party_committee(reading, chain, settled)
        if committee is not None:
            return committee
    if last.head.name not in _FORCES:
        fuller = _fuller(chain, settled)
        if fuller is not None:
            return fuller
    if last.head.name == "Đảng ủy":
        home = reading.once(home_place)
        return made_of(chain, ref_of(home, chain.end), "home-commune") if home and home.commune else None
    if last.head.name in _FORCES and len(chain.parts) > 1:
        return _of_force(reading, chain)
    if reading.once(fold_article).endswith(_OF_WHOLE.get(last.head.name, ()), 0, chain.start):
        return made_of(chain, None, "whole-name")._replace(level="central")
    return _department(reading, chain, settled)


def _of_same_tier(chain: Chain, settled: Settled) -> Resolved | None:
    """`VKSND cùng cấp`: that of the place whose body acts, the last one named before."""
    cut = bisect_left(settled.starts, chain.start)
    for unit in reversed(settled.found[max(0, cut - _AROUND) : cut]):
        if unit.locality is not None and unit.level is not None:
            return made_of(chain, ref_of(unit.locality, chain.end), "same-tier")
    return None


def _echo(chain: Chain, settled: Settled) -> Resolved | None:
    """A head alone (`Ban Chỉ đạo`): the body headed so that was named last."""
    named = settled.by_head.get(chain.parts[0].head.name, [])
    cut = bisect_left(named, chain.start, key=_start)
    if not named:
        return None
    return named[max(0, cut - 1)]._replace(start=chain.start, end=chain.end, rule="fuller-mention")


def _fuller(chain: Chain, settled: Settled) -> Resolved | None:
    """The last fuller mention before, else the first one after."""
    base = " ".join(part.base for part in chain.parts)
    kinds = (chain.parts[0].kind, chain.parts[-1].kind)
    named = settled.by_base.get(chain.parts[0].base.lower(), [])
    cut = bisect_left(named, chain.start, key=_start)
    for unit in (*reversed(named[max(0, cut - _AROUND) : cut]), *named[cut : cut + _AROUND]):
        same_kind = unit.kind in kinds or chain.parts[-1].head.name == "Cơ quan"
        if same_kind and unit.name.lower().startswith(base.lower() + " "):
            return unit._replace(start=chain.start, end=chain.end, rule="fuller-mention")
    return None


def _of_force(reading: Reading, chain: Chain) -> Resolved | None:
    """`Phòng Tham mưu Công an` is the province's, an office of `Bộ đội Biên phòng` the whole force's."""
    if chain.parts[-1].head.name != "Công an":
        return made_of(chain, None, "whole-name")
    place = home_province(reading)
    return made_of(chain, ref_of(place, chain.end), "home-police") if place is not None else None


def _department(reading: Reading, chain: Chain, settled: Settled) -> Resolved | None:
    """A department with nothing named above it: that of the police, or the district, of the article."""
    part = chain.parts[-1]
    if part.head.name in ("Ban", "Ủy ban Kiểm tra") and part.base in _OF_COMMITTEE:
        return _of_committee(reading, chain, settled)
    if part.kind == "police" and chain.parts[0].kind == "military":
        return None
    if part.head.name == "Phòng" and part.kind == "police":
        province = home_province(reading)
        return _within(part, chain, ref_of(province, part.end)) if province is not None else None
    if part.head.name == "Phòng" and part.local and part.kind == "government":
        return _of_district(reading, chain)
    if part.kind == "police" and part.head.name == "Đội" and _ENDS_IN_NUMBER.search(part.base):
        province = home_province(reading)  # numbered teams are those of the province's departments
        return _within(part, chain, ref_of(province, part.end)) if province is not None else None
    if part.own or (
        part.head.name == "Đội" and part.kind == "government" and _ENDS_IN_NUMBER.search(part.base)
    ):
        return made_of(chain, None, "whole-name")
    if part.head.name in _OF_POLICE and _is_police(part):
        return _of_police(reading, chain, settled)
    named = part.head.name in _ALONE and part.base not in _NEVER_ALONE
    if named and not _is_vague(part) and not reading.content[chain.start].islower():
        return made_of(chain, None, "whole-name")
    return None


def _of_committee(reading: Reading, chain: Chain, settled: Settled) -> Resolved | None:
    """A board of the Party's (`Ban Dân vận`): of its sentence's committee, or of the only one named."""
    sentence = sentence_at(reading, chain.start)
    low = bisect_left(settled.committees, sentence.start, key=_start)
    high = bisect_left(settled.committees, sentence.end, key=_start)
    near = {unit.name: unit for unit in settled.committees[low : min(high, low + _AROUND)]}
    named = near or settled.named_committees
    if len(named) != 1:
        return None
    above = next(iter(named.values()))
    made = made_of(chain, None, "fuller-mention")
    return made._replace(name=f"{made.name} {above.name}", level=above.level, locality=above.locality)


def _of_police(reading: Reading, chain: Chain, settled: Settled) -> Resolved | None:
    """A team of the police named last who may have one: no commune's, since March 2025 the province's."""
    head = chain.parts[-1].head.name
    cut = bisect_left(settled.police, chain.start, key=_start)
    if cut == 0:
        return None
    levels: tuple[Level, ...] = (
        ("province", "district", "central") if head in _ABOVE_COMMUNES else _ALL_LEVELS
    )
    if head in _ABOVE_COMMUNES and (reading.published or "") >= _NO_DISTRICTS:
        levels = ("province", "central")
    near = settled.police[max(0, cut - _AROUND) : cut]
    above = next((unit for unit in reversed(near) if unit.level in levels), None)
    if above is not None:
        made = made_of(chain, None, "police-in-context")
        return made._replace(name=f"{made.name} {above.name}", level=above.level, locality=above.locality)
    home = reading.once(home_place)
    if home is None:
        return None
    within = "district" in levels and home.district is not None
    place = Place(province=home.province, district=home.district if within else None)
    return _within(chain.parts[-1], chain, ref_of(place, chain.end))


def _is_police(part: Part) -> bool:
    """Whether only the police have such a part; other bodies too have a `Cơ quan điều tra`."""
    return part.kind == "police" and part.base.lower() != "cơ quan điều tra"


def _is_vague(part: Part) -> bool:
    """Whether one word follows the head (`Trung tâm Văn hóa`), which names no one body."""
    return len(part.base.split()) - len(part.head.name.split()) < 2


def _within(part: Part, chain: Chain, place: PlaceRef) -> Resolved:
    made = made_of(chain, place, "home-police")
    return made._replace(name=f"{part.base} Công an {place.name}")


def _of_district(reading: Reading, chain: Chain) -> Resolved | None:
    home = reading.once(home_place)
    if home is None or home.district is None:
        return None
    district = Place(province=home.province, district=home.district)
    return made_of(chain, ref_of(district, chain.end), "home-district")


def _party_committee(reading: Reading, chain: Chain, settled: Settled) -> Resolved | None:
    """A bare `Đảng ủy` is that of the body named right after it, or of the commune of its sentence."""
    sentence = sentence_at(reading, chain.start)
    after, before = settled.around(sentence.start, sentence.end, chain.start)
    for other in (*after, *before):
        near = 0 <= other.start - chain.end < _NEAR and reading.content[chain.end : chain.end + 1] in ",; "
        if near and other.kind in ("enterprise", "police", "military") and other.level != "central":
            made = made_of(chain, None, "committee-of")
            return made._replace(name=f"{made.name} {other.name}", level=other.level, locality=other.locality)
        if other.level == "commune" and other.locality is not None:
            return made_of(chain, ref_of(other.locality, chain.end), "committee-of")
    return None


def _start(found: Resolved) -> int:
    return found.start
