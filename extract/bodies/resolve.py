"""Names of organisations made whole by what the rest of the article says."""

import re
from dataclasses import dataclass, replace

from extract.bodies.chains import Chain, find_chains
from extract.bodies.heads import fold_article
from extract.bodies.parts import Part
from extract.bodies.places import PlaceRef, home_province, named_by, ref_of, resolve_type
from extract.bodies.spelling import fold_tones
from extract.facts import Level, Place, UnitKind
from extract.lexicon import load_lexicon
from extract.localities import home_place, place_named_by
from extract.reading import Reading
from extract.sentences import sentence_at

_PLAIN = ("enterprise", "media", "education", "health")
_OWN_KIND = ("party", "front", "education", "health", "media")
_NETWORK = tuple(fold_tones(word) + " " for word in load_lexicon("unit_words")["network_before"])
_NEAR = 70
_CENTRAL_HEADS = ("Bộ", "Cục", "Vụ", "Tổng cục")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A unit's whole name with what follows from it; `end` is that of the written name."""

    start: int
    end: int
    name: str
    kind: UnitKind
    level: Level | None
    locality: Place | None
    base: str
    rule: str
    own: str = ""


def resolve_chains(reading: Reading) -> tuple[Resolved, ...]:
    """Every chain whose name the article settles, in order."""
    chains = reading.once(find_chains)
    done: dict[int, Resolved] = {}
    for index, chain in enumerate(chains):
        found = _from_itself(reading, chain)
        if found is not None:
            done[index] = found
    for index, chain in enumerate(chains):
        if index not in done:
            found = _from_others(reading, chain, done)
            if found is not None:
                done[index] = found
    return tuple(_full(done[index], done) for index in sorted(done))


def _full(found: Resolved, done: dict[int, Resolved]) -> Resolved:
    """A firm or school by the name that it has in full elsewhere: `Công ty An Bình`, `Công ty TNHH An Bình`."""
    if found.kind not in _PLAIN or not found.base:
        return found
    head = found.name.removesuffix(found.own)
    for other in done.values():
        longer = other.kind == found.kind and len(other.name) > len(found.name)
        if longer and found.own and other.name.startswith(head) and other.name.endswith(" " + found.own):
            return replace(
                found, name=other.name, level=other.level, locality=other.locality, rule="fuller-mention"
            )
    return found


def _from_itself(reading: Reading, chain: Chain) -> Resolved | None:
    """Resolved by its own words, its list or the type of place that its head implies."""
    last = chain.parts[-1]
    written = last.place or chain.shared
    if written is not None:
        place = resolve_type(reading, written)
        if place is None:
            return _made(chain, None, "whole-name") if last.head.alone else None
        return _made(chain, place, "named-place" if written.unresolved is None else "bare-place")
    if last.head.type is not None:
        place = _implied(reading, last)
        return _made(chain, place, "implied-place") if place is not None else None
    if last.head.alone and last.head.kind == "front" and last.head.level is None:
        if reading.content[chain.start].islower():
            return None
        before = reading.once(fold_article)[max(0, chain.start - 9) : chain.start]
        return _made(chain, None, "whole-name") if not before.endswith(_NETWORK) else None
    if last.head.alone or last.head.level is not None or _stands_alone(last):
        return _made(chain, None, "whole-name")
    return None


def _implied(reading: Reading, part: Part) -> PlaceRef | None:
    """`Thị ủy` is that of the thị xã which the text is about; a `Sở` that of the province."""
    head = part.head
    if head.type is None:
        return None
    if head.type == "tỉnh":
        place = place_named_by(reading, "tỉnh", part.start)
        home = home_province(reading)
        if home is not None and (
            place is None or (place.province != home.province and not _is_near(reading, place, part))
        ):
            place = home
    else:
        place = named_by(reading, head.type, part.start)
    return ref_of(place, part.end) if place is not None else None


def _is_near(reading: Reading, place: Place, part: Part) -> bool:
    """Whether the sentence itself names that province."""
    sentence = sentence_at(reading, part.start)
    bare = (place.province or "").split(" ", 1)[-1]
    return bare in reading.content[sentence.start : part.start]


def _stands_alone(part: Part) -> bool:
    if part.head.after == "proper":
        return True
    if part.head.after == "number":
        return bool(re.search(r"\d", part.base))
    return part.head.name in _CENTRAL_HEADS and part.kind != "enterprise"


def _made(chain: Chain, place: PlaceRef | None, rule: str) -> Resolved:
    first, last = chain.parts[0], chain.parts[-1]
    base = " ".join(part.base for part in chain.parts)
    kind = first.kind if len(chain.parts) == 1 or first.head.kind in _OWN_KIND else last.kind
    name = base
    if place is not None and place.name:
        name = f"{base} {_place_name(last, place, kind)}"
    return Resolved(
        start=chain.start,
        end=chain.end,
        name=name,
        kind=kind,
        level=None if kind in _PLAIN else _level(chain, place),
        locality=place.place if place is not None else None,
        base=first.base,
        rule=rule,
        own=name.removeprefix(first.head.name).strip() if len(chain.parts) == 1 else "",
    )


def _place_name(part: Part, place: PlaceRef, kind: UnitKind) -> str:
    if part.head.bare or (not place.typed and (kind in _PLAIN or part.head.written)):
        return place.bare
    return place.name


def _level(chain: Chain, place: PlaceRef | None) -> Level | None:
    if place is not None and place.level is not None:
        return place.level
    for part in chain.parts:
        if part.head.level is not None:
            return part.head.level
    if chain.parts[-1].head.name in _CENTRAL_HEADS:
        return "central"
    if chain.parts[0].head.name == "Viện" and chain.parts[0].kind == "police":
        return "central"
    return None


def _from_others(reading: Reading, chain: Chain, done: dict[int, Resolved]) -> Resolved | None:
    """Resolved by a fuller mention of the same, or by the body that it can only belong to."""
    first, last = chain.parts[0], chain.parts[-1]
    if last.place is not None:
        return None
    if last.base == last.head.name and last.head.after == "function":
        return None
    base = " ".join(part.base for part in chain.parts)
    same = [
        d
        for d in done.values()
        if d.name != base
        and d.name.lower().startswith(base.lower() + " ")
        and (d.kind in (first.kind, last.kind) or last.head.name == "Cơ quan")
    ]
    if last.head.name == "Đảng ủy":
        committee = _party_committee(reading, chain, done)
        if committee is not None:
            return committee
    if same and last.head.name not in ("Công an", "Bộ đội Biên phòng"):
        before = [d for d in same if d.start < chain.start]
        return replace(
            (before or same)[-1 if before else 0], start=chain.start, end=chain.end, rule="fuller-mention"
        )
    if last.head.name == "Đảng ủy":
        home = reading.once(home_place)
        commune = home is not None and home.commune is not None
        return _made(chain, ref_of(home, chain.end), "home-commune") if home is not None and commune else None
    if last.head.name == "Bộ đội Biên phòng" and len(chain.parts) > 1:
        return _made(chain, None, "whole-name")
    if last.head.name == "Công an" and len(chain.parts) > 1:
        place = home_province(reading)
        return _made(chain, ref_of(place, chain.end), "home-police") if place is not None else None
    return _department(reading, chain, done)


def _department(reading: Reading, chain: Chain, done: dict[int, Resolved]) -> Resolved | None:
    """A department named with nothing above it belongs to the police, or the district, that the article is about."""
    part = chain.parts[-1]
    if part.head.name == "Phòng" and part.kind == "police":
        province = home_province(reading)
        return _within(part, chain, ref_of(province, part.end), "Công an") if province is not None else None
    if part.head.name == "Phòng" and part.whole and part.kind == "government":
        return _of_district(reading, chain)
    if part.head.name in ("Đội", "Trạm", "Tổ", "Nhà tạm giữ", "Cơ quan", "Đồn Công an") and _is_police(part):
        above = _last_police(chain, done)
        if above is None:
            return None
        made = _made(chain, None, "police-in-context")
        return replace(made, name=f"{made.name} {above.name}", level=above.level, locality=above.locality)
    if part.head.name in (
        "Trung tâm",
        "Viện",
        "Quỹ",
        "Liên đoàn",
        "Ban Quản lý",
        "Hội",
        "Ủy ban",
        "Quân chủng",
        "Chi cục",
    ):
        return _made(chain, None, "whole-name") if not _is_vague(part) else None
    return None


def _is_police(part: Part) -> bool:
    """Whether only the police have such a part; other bodies too have a `Cơ quan điều tra`."""
    return part.kind == "police" and part.base.lower() != "cơ quan điều tra"


def _is_vague(part: Part) -> bool:
    """A single word after the head (`Trung tâm Văn hóa`) names no one body unless it is a known function."""
    return len(part.base.split()) - len(part.head.name.split()) < 2


def _within(part: Part, chain: Chain, place: PlaceRef, body: str) -> Resolved:
    made = _made(chain, place, "home-police")
    return replace(made, name=f"{part.base} {body} {place.name}")


def _last_police(chain: Chain, done: dict[int, Resolved]) -> Resolved | None:
    near = [
        d
        for d in done.values()
        if d.base == "Công an" and d.start < chain.start and d.level in ("district", "commune", "province")
    ]
    return near[-1] if near else None


def _of_district(reading: Reading, chain: Chain) -> Resolved | None:
    home = reading.once(home_place)
    if home is None or home.district is None:
        return None
    return _made(
        chain, ref_of(Place(province=home.province, district=home.district), chain.end), "home-district"
    )


def _party_committee(reading: Reading, chain: Chain, done: dict[int, Resolved]) -> Resolved | None:
    """A bare `Đảng ủy` is that of the body named right after it, or of the commune that its sentence speaks of."""
    sentence = sentence_at(reading, chain.start)
    after = [d for d in done.values() if chain.start < d.start < sentence.end]
    before = [d for d in done.values() if sentence.start <= d.start < chain.start]
    for other in (*sorted(after, key=_start), *sorted(before, key=_start, reverse=True)):
        near = 0 <= other.start - chain.end < _NEAR and reading.content[chain.end : chain.end + 1] in ",; "
        if near and other.kind in ("enterprise", "police", "military") and other.level != "central":
            made = _made(chain, None, "committee-of")
            return replace(made, name=f"{made.name} {other.name}", level=other.level, locality=other.locality)
        if other.level == "commune" and other.locality is not None:
            return _made(chain, ref_of(other.locality, chain.end), "committee-of")
    return None


def _start(found: Resolved) -> int:
    return found.start
