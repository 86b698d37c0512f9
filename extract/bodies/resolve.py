"""Names of organisations made whole by their own words and what these imply."""

import re
from bisect import bisect_left
from typing import NamedTuple

from extract.bodies.chains import Chain
from extract.bodies.heads import fold_article
from extract.bodies.parts import Part
from extract.bodies.places import PlaceRef, home_province, named_by, read_place, ref_of, resolve_type
from extract.bodies.spelling import fold_tones
from extract.facts import Level, Place, UnitKind
from extract.lexicon import load_lexicon
from extract.localities import PlaceMention, find_place_mentions, home_place, place_named_by
from extract.phrases import any_of
from extract.reading import Reading
from extract.sentences import sentence_at

PLAIN = ("enterprise", "media", "education", "health")
_OWN_KIND = ("party", "front", "education", "health", "media")
_NETWORK = tuple(fold_tones(word) + " " for word in load_lexicon("unit_words")["network_before"])
# Between a committee and the place of the next office or body on its list
_SHARED = re.compile(
    rf"(?:,| -| –| và) (?:(?:{any_of(load_lexicon('unit_words')['offices_of_places'])}) )?"
    rf"(?:(?:{any_of(load_lexicon('unit_words')['bodies_of_places'])})(?:, | và | )){{1,2}}",
    re.IGNORECASE,
)
_LONGEST_LIST = 4
_FORCE = "Công an"
_MINISTRY, _COUNTRY = "Bộ", "Việt Nam"
_OF_FORCE = frozenset(load_lexicon("unit_words")["of_force"])
CENTRAL_HEADS = ("Bộ", "Cục", "Vụ", "Tổng cục")


class Resolved(NamedTuple):
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
    head: str = ""


def resolve_by_itself(reading: Reading, chain: Chain) -> Resolved | None:
    """Resolved by its own words, its list or the type of place that its head implies."""
    last = chain.parts[-1]
    if last.echo:
        return None
    written = last.place or chain.shared
    if written is not None:
        place = _shared_place(reading, written, last.end) or resolve_type(reading, written)
        if place is None:
            return made_of(chain, None, "whole-name") if last.head.alone else None
        if written.unresolved is None:
            return made_of(chain, place, "named-place")
        return made_of(chain, place, "bare-place") if _is_at_hand(reading, chain.start, place) else None
    if last.head.type is not None:
        place = _implied(reading, last)
        return made_of(chain, place, "implied-place") if place is not None else None
    if last.head.alone and last.head.kind == "front" and last.head.level is None:
        if reading.content[chain.start].islower():
            return None
        before = reading.once(fold_article)[max(0, chain.start - 9) : chain.start]
        return made_of(chain, None, "whole-name") if not before.endswith(_NETWORK) else None
    if last.head.alone or last.head.level is not None or _stands_alone(last):
        return made_of(chain, None, "whole-name")
    return None


def _is_at_hand(reading: Reading, start: int, ref: PlaceRef) -> bool:
    """Whether a bare commune is the article's own, or one that this paragraph or the one before names.

    A caption (a line that ends without a stop) tells of its own matter only.
    """
    place = ref.place
    if place is None or place.commune is None:
        return True
    home = reading.once(home_place)
    if home is not None and home.commune == place.commune:
        return True
    line = reading.content.rfind("\n", 0, start) + 1
    if not _is_caption(reading.content, line):
        line = reading.content.rfind("\n", 0, max(0, line - 1)) + 1
    if start < reading.once(_second_commune):
        return True
    mentions = reading.once(find_place_mentions)
    low = bisect_left(mentions, line, key=_mention_start)
    high = bisect_left(mentions, start, key=_mention_start)
    near = (mention.place for mention in mentions[low:high])
    return low == high == 0 or any(at is not None and at.commune == place.commune for at in near)


def _second_commune(reading: Reading) -> int:
    """Where the article first names a second commune; before that there is none to mix up."""
    first: str | None = None
    for mention in reading.once(find_place_mentions):
        commune = mention.place.commune if mention.place is not None else None
        if commune is not None and first is not None and commune != first:
            return mention.start
        first = first or commune
    return len(reading.content)


def _is_caption(content: str, line: int) -> bool:
    end = content.find("\n", line)
    last = content[line : end if end >= 0 else len(content)].rstrip()[-1:]
    return last not in (".", "!", "?", "…", ":", ";", "”", '"')


def _mention_start(mention: PlaceMention) -> int:
    return mention.start


def _implied(reading: Reading, part: Part) -> PlaceRef | None:
    """`Thị ủy` is that of the thị xã which the text is about; a `Sở` that of the province."""
    head = part.head
    if head.type is None:
        return None
    if head.type == "tỉnh" and (next_to := _of_next(reading, part)) is not None:
        return ref_of(next_to, part.end)
    if head.type == "tỉnh":
        place = place_named_by(reading, "tỉnh", part.start)
        home = home_province(reading)
        if home is not None and (
            place is None or (place.province != home.province and not _is_near(reading, place, part))
        ):
            place = home
    else:
        place = _of_next(reading, part) or named_by(reading, head.type, part.start)
    return ref_of(place, part.end) if place is not None else None


def _of_next(reading: Reading, part: Part) -> Place | None:
    """`Bí thư Huyện ủy, Chủ tịch UBND huyện X`, `Huyện ủy, UBND huyện X`: the place that the list shares."""
    return _place_of_list(reading, part.end, f"{part.head.type} ")


def _shared_place(reading: Reading, written: PlaceRef, end: int) -> PlaceRef | None:
    """`Chủ tịch HĐND |tỉnh, Trưởng Đoàn đại biểu Quốc hội tỉnh X`: the place that the next one names."""
    place = _place_of_list(reading, end, f"{written.unresolved} ") if written.unresolved else None
    return ref_of(place, end)._replace(start=written.start, end=written.end) if place is not None else None


def _place_of_list(reading: Reading, end: int, type_: str) -> Place | None:
    """The place of a type that ends the offices of one person, or bodies, among which `end` stands."""
    for _ in range(_LONGEST_LIST):
        shared = _SHARED.match(reading.content, end)
        ref = read_place(reading, shared.end()) if shared is not None else None
        if ref is None or not ref.typed:
            return None
        if ref.unresolved is None:
            return ref.place if ref.name.startswith(type_) else None
        end = ref.end
    return None


def _is_near(reading: Reading, place: Place, part: Part) -> bool:
    """Whether the sentence itself names that province."""
    sentence = sentence_at(reading, part.start)
    bare = (place.province or "").split(" ", 1)[-1]
    return bare in reading.content[sentence.start : part.start]


def _stands_alone(part: Part) -> bool:
    if part.head.after == "proper" or _is_national(part):
        return True
    if part.head.after == "number":
        return bool(re.search(r"\d", part.base))
    return part.head.name in CENTRAL_HEADS and part.kind != "enterprise"


def _is_national(part: Part) -> bool:
    """Whether a board says itself that it is the nation's (`Ban Chỉ đạo quốc gia về …`)."""
    return part.head.loose and part.base.startswith(f"{part.head.name} quốc gia")


def made_of(chain: Chain, place: PlaceRef | None, rule: str) -> Resolved:
    """The unit of a chain with its place."""
    first, last = chain.parts[0], chain.parts[-1]
    base = first.base if first is last else " ".join([part.base for part in chain.parts])
    kind = first.kind if len(chain.parts) == 1 or first.head.kind in _OWN_KIND else last.kind
    name = base
    if place is not None and place.name and not (last.head.name == _MINISTRY and place.name == _COUNTRY):
        force = f"{_FORCE} " if kind == "police" and _leaves_out_force(last, place) else ""
        name = f"{base} {force}{_place_name(last, place, kind)}"
    return Resolved(
        start=chain.start,
        end=chain.end,
        name=name,
        kind=kind,
        level=None if kind in PLAIN else _level(chain, place),
        locality=place.place if place is not None else None,
        base=first.base,
        rule=rule,
        head=first.head.name,
        own=name.removeprefix(first.head.name).strip() if len(chain.parts) == 1 else "",
    )


def _leaves_out_force(part: Part, place: PlaceRef) -> bool:
    """Whether a department of the police is told by its place alone (`Đội CSGT huyện X`)."""
    return part.head.name in _OF_FORCE and not part.own and place.level not in (None, "central")


def _place_name(part: Part, place: PlaceRef, kind: UnitKind) -> str:
    as_written = kind in PLAIN or part.head.written or (part.head.name == "Trạm" and kind == "police")
    if part.head.bare or (not place.typed and as_written):
        return place.bare
    return place.name


def _level(chain: Chain, place: PlaceRef | None) -> Level | None:
    if place is not None and place.level is not None:
        return place.level
    for part in chain.parts:
        if part.head.level is not None:
            return part.head.level
    if chain.parts[-1].head.name in CENTRAL_HEADS or _is_national(chain.parts[-1]):
        return "central"
    if chain.parts[0].head.name == "Viện" and chain.parts[0].kind == "police":
        return "central"
    return None
