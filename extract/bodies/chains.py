"""Organisations as they are written: parts within parts, lists of heads that share one place."""

import re
from typing import NamedTuple

from extract.bodies.coordinated import BY_OWN_NAMES, read_further, read_named, read_several
from extract.bodies.heads import find_heads
from extract.bodies.parts import Part, is_plural, read_list, read_part
from extract.bodies.places import PlaceRef
from extract.lexicon import load_lexicon
from extract.reading import Reading

_LINKS = "|".join(load_lexicon("unit_words")["links"])
_LINK = re.compile(rf"(?: ?\([^()\n]{{1,24}}\))?(?:(?P<comma>, | ?[-–] ?)| )(?P<word>(?:{_LINKS}) )?")
_INSIDE = re.compile(r" ?\((?:thuộc )?")
_COORDINATED = re.compile(r", (?:và )?| và | ?[-–/;&] ?")
_DEPARTMENTS = ("Sở", "Cục", "Tổng cục", "Bộ")
_RANK: dict[str, int] = load_lexicon("unit_words")["within"]
_TOP = 9
_FORCES = ("police", "military")
_CUSTOMS = "Hải quan"
_STAFF = frozenset(load_lexicon("unit_words")["staff"])
_MAX_PARTS = 4


class Chain(NamedTuple):
    """The parts of one name, the innermost first; `shared` is a place that a later head of a list names."""

    parts: tuple[Part, ...]
    shared: PlaceRef | None = None

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last part that is written ends."""
        return max(self.parts[0].end, self.parts[-1].end if self.parts[-1].start >= self.start else 0)


def find_chains(reading: Reading) -> tuple[Chain, ...]:
    """Every organisation's name in order, none within another; kinds and plurals are left out."""
    found: list[Chain] = []
    consumed = 0
    for start in reading.once(find_heads):
        if start < consumed:
            continue
        listed = _read_listed(reading, start)
        if listed:
            found.extend(listed)
            consumed = listed[-1].end
            continue
        part = _part_at(reading, start)
        if part is None:
            continue
        named = _by_names(reading, part) if part.head.name in BY_OWN_NAMES else []
        chains = named or _in_places(reading, _extend(reading, part))
        consumed = chains[-1].end
        if not chains[0].parts[-1].generic and not chains[0].parts[-1].serial:
            found.extend(chains)
    return tuple(found)


def _by_names(reading: Reading, part: Part) -> list[Chain]:
    """`Đồn Biên phòng A, B và C thuộc X`: one for each, all of what the last is a part of."""
    further = read_named(reading, part)
    if not further:
        return []
    last = _extend(reading, further[-1])
    first = (part._replace(generic=False), *further[:-1])
    return [*(_of_same(each, last.parts[1:]) for each in first), last]


def _of_same(part: Part, above: tuple[Part, ...]) -> Chain:
    """A part with those above it, which are written behind the last of its list and not behind it."""
    return Chain((part, *(each._replace(start=part.start, end=part.end) for each in above)))


def _in_places(reading: Reading, chain: Chain) -> list[Chain]:
    """The chain, and one more for each further place that it is told of."""
    last = chain.parts[-1]
    if last.head.after not in ("place", "function"):
        return [chain]
    if last.head.after == "place" and last.place is None:
        shared = _shared_several(reading, chain)
        if shared:
            return shared
    if last.generic:
        several = read_several(reading, last)
        if not several:
            return [chain]
        chain, last, further = Chain((*chain.parts[:-1], several[0])), several[0], several[1:]
    else:
        further = read_further(reading, last)
    return [chain, *(_elsewhere(chain, part) for part in further)]


def _shared_several(reading: Reading, chain: Chain) -> list[Chain]:
    """`HĐND|, UBND các huyện A và B`: one for each of the places that a later head of the list names."""
    last, end = chain.parts[-1], chain.end
    for _ in range(_MAX_PARTS):
        link = _COORDINATED.match(reading.content, end)
        part = _part_at(reading, link.end()) if link else None
        if part is None or part.head.after != "place" or part.place is not None:
            return []
        end = part.end
        if part.generic:
            places = [each.place for each in read_several(reading, part) if each.place is not None]
            if last.head.type is not None and not all(p.name.startswith(last.head.type) for p in places):
                return []
            parts = (*chain.parts[:-1], last._replace(generic=False))
            return [Chain(parts, place) for place in places]
    return []


def _elsewhere(chain: Chain, part: Part) -> Chain:
    """The chain with another place at its end, which alone is written."""
    inner = (each._replace(start=part.start, end=part.end) for each in chain.parts[:-1])
    return Chain((*inner, part))


def _extend(reading: Reading, part: Part) -> Chain:
    parts = [part]
    while len(parts) < _MAX_PARTS and parts[-1].head.parent:
        parent = _parent(reading, parts[-1])
        if parent is None:
            if _is_of_several(reading, parts[-1]):
                parts[-1] = parts[-1]._replace(generic=True)
            break
        if parts[-1].place is not None:
            parts[-1] = _absorb(parts[-1])
        parts.append(parent)
    if len(parts) > 1:
        parts[-1] = _closed(reading, parts[0].start, parts[-1])
    last = parts[-1]
    if not _needs_place(last) or (len(parts) > 1 and reading.content.startswith(")", last.end - 1)):
        return Chain(tuple(parts))
    shared, plural = _shared(reading, last.end)
    if plural:
        parts[-1] = last._replace(generic=True)
    return Chain(tuple(parts), shared if last.head.name != "Đảng ủy" else None)


def _is_of_several(reading: Reading, part: Part) -> bool:
    """`Đoàn Thanh niên |Công an 2 tỉnh`: what is written behind it at once is no one body."""
    above = _part_at(reading, part.end + 1) if part.head.alone and part.place is None else None
    return above is not None and above.generic and above.kind in part.head.parent


def _closed(reading: Reading, start: int, last: Part) -> Part:
    """With the bracket that closes what stands in brackets (`Đội A (Phòng B, Công an tỉnh C|)`)."""
    content = reading.content
    if not content.startswith(")", last.end) or content.find("(", start, last.end) < 0:
        return last
    opened = content.count("(", start, last.end) - content.count(")", start, last.end)
    return last._replace(end=last.end + 1) if opened > 0 else last


def _absorb(part: Part) -> Part:
    """A place inside a name (`Trạm Cảnh sát giao thông X thuộc Phòng …`) is a part of that name."""
    place = part.place
    name = place.bare if place is not None and not place.typed else place.name if place is not None else ""
    return part._replace(base=f"{part.base} {name}", place=None)


def _needs_place(part: Part) -> bool:
    return part.head.after == "place" and part.place is None and not part.generic and part.head.type is None


def _parent(reading: Reading, part: Part) -> Part | None:
    inside = (
        _INSIDE.match(reading.content, part.end) if "(" in reading.content[part.end : part.end + 2] else None
    )
    if inside is not None and inside.end() in reading.once(find_heads):
        return _parent_in_brackets(reading, part, inside.end())
    link = _LINK.match(reading.content, part.end)
    if part.serial and reading.content.startswith(" (", part.end):
        return None
    if link is None or link.end() not in reading.once(find_heads):
        return None
    if part.place is not None and not (
        (link["word"] or part.head.name == "Trạm") and part.place.unresolved is None and not part.place.typed
    ):
        return None
    parent = _part_at(reading, link.end())
    if parent is not None and parent.generic and part.base[-1].isdigit():
        parent = parent._replace(generic=False)  # the number before it counts nothing: it is the part's
    if parent is None or (parent.generic and not part.generic):
        return None
    if _is_numbered_office(part, parent) and "," in (link["comma"] or ""):
        return None  # `tại phòng 9, VKSND tỉnh …`
    loose = link["comma"] is not None and not (
        "," not in link["comma"] and parent.head.name == "Công an" and part.head.name == "Trung tâm"
    )
    return parent if _fits(part, parent, loose=loose, named=link["word"] is not None) else None


def _parent_in_brackets(reading: Reading, part: Part, start: int) -> Part | None:
    """`Cục X (Bộ Y)`: an office told by its function goes with its body, one with its own name without."""
    parent = _part_at(reading, start)
    if parent is None or parent.generic or part.head.after != "function" or part.place is not None:
        return None
    if not _fits(part, parent, loose=False, named=True):
        return None
    return parent


def _fits(part: Part, parent: Part, *, loose: bool, named: bool) -> bool:
    """Whether `parent` can be what `part` belongs to; a comma between them may as well part two units."""
    if parent.kind not in part.head.parent:
        return False
    if not _may_share_force(part, parent):
        return False
    if _RANK.get(parent.head.name, _TOP) <= _rank_within(part) or (parent.head is part.head and not named):
        return False
    if part.head.name == "Đồn Biên phòng" and "Biên phòng" not in parent.base:
        return False
    if part.head.name == "Phòng" and part.kind == "police" and _is_local(parent):
        return False
    if part.kind == "party" and part.head.name == "Ban" and parent.kind != "party":
        return False
    if part.head.level == "central" and parent.place is not None and parent.place.level != "central":
        return False
    if not loose or named:
        return True
    if part.head.kind in ("party", "front"):
        return False
    if part.kind in _FORCES and (parent.kind == part.kind or parent.base in _STAFF):
        return True
    if parent.head.name in ("Cục", "Tổng cục") and part.head.name == "Chi cục":
        return parent.base.removeprefix(parent.head.name).strip() in part.base
    if _is_numbered_office(part, parent):
        return True
    if parent.kind == "military" and part.head.name == "Phòng" and not part.local:
        return True
    if _CUSTOMS in parent.base and part.base.startswith("Đội Kiểm soát"):
        return True
    return (parent.head.name in ("Bộ", "Ban") and part.head.name in ("Vụ", "Cục")) or (
        parent.head.name in _DEPARTMENTS
        and part.head.name in ("Phòng", "Trung tâm", "Chi cục")
        and not part.local
    )


def _may_share_force(part: Part, parent: Part) -> bool:
    """Whether a department of police or army can be of `parent`: staffs are told alike in both."""
    if part.kind not in _FORCES or parent.kind == part.kind or part.head.name == "Cơ quan":
        return True
    if _is_numbered_office(part, parent):
        return True
    if part.base in _STAFF or parent.base in _STAFF:
        return parent.kind in _FORCES
    return part.head.name == "Đội" and _CUSTOMS in parent.base


def _is_numbered_office(part: Part, parent: Part) -> bool:
    """`Phòng 9 - VKSND tỉnh X`: procuracies number their departments as the police do."""
    return part.serial and part.head.name == "Phòng" and parent.head.name == "VKSND"


def _rank_within(part: Part) -> int:
    """A board (`Ban`) of the army is a part of a department, one of the state stands beside it."""
    if part.kind == "military" and part.head.name == "Ban":
        return _RANK["Đội"]
    return _RANK.get(part.head.name, 0)


def _part_at(reading: Reading, start: int) -> Part | None:
    """`read_part`, remembered: a list of heads asks for each of them more than once."""
    if start not in reading.once(find_heads):
        return None
    known = reading.once(_parts_read)
    if start not in known:
        known[start] = read_part(reading, start)
    return known[start]


def _parts_read(_: Reading) -> dict[int, Part | None]:
    return {}


def _is_local(part: Part) -> bool:
    """Whether it is the police below the province, who have teams (`Đội`) and no departments (`Phòng`)."""
    place = part.place
    return place is not None and place.level in ("district", "commune") and place.unresolved != "thành phố"


def _shared(reading: Reading, end: int) -> tuple[PlaceRef | None, bool]:
    """The place of the last head of a list (`HĐND, UBND và MTTQ tỉnh`), and whether it is a plural."""
    known = reading.once(_shared_found)
    passed: list[int] = []
    while end not in known:
        passed.append(end)
        link = _COORDINATED.match(reading.content, end)
        part = _part_at(reading, link.end()) if link else None
        if part is None or part.head.after != "place":
            known[end] = None, False
        elif part.generic or part.place is not None:
            known[end] = (None, True) if part.generic else (part.place, False)
        elif part.head.type is not None:
            known[end] = None, False
        else:
            end = part.end
    for at in passed:
        known[at] = known[end]
    return known[end]


def _shared_found(_: Reading) -> dict[int, tuple[PlaceRef | None, bool]]:
    return {}


def _read_listed(reading: Reading, start: int) -> list[Chain]:
    hit = reading.once(find_heads)[start]
    if hit.head.after != "function" or not is_plural(reading, start):
        return []
    parts = read_list(reading, hit.end, hit.head)
    if not parts:
        return []
    last = _extend(reading, parts[-1])
    above = last.parts[1:]
    place = last.parts[0].place
    return [Chain((part._replace(place=place), *above)) for part in parts[:-1]] + [last]
