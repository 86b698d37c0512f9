"""One part of an organisation's name: a head with what belongs to it, up to and with its place."""

import re
from bisect import bisect_right
from typing import NamedTuple

from extract.bodies.functions import load_functions
from extract.bodies.heads import Head, HeadHit, find_heads, fold_article
from extract.bodies.places import (
    TYPE_PATTERN,
    PlaceRef,
    find_places_by_start,
    home_province,
    read_place,
    ref_of,
    ref_of_mention,
)
from extract.bodies.spelling import fold_tones
from extract.bodies.tails import REGION, Tail, read_function, read_number, read_proper, takes
from extract.facts import Place, UnitKind
from extract.letters import LETTER, UPPER
from extract.lexicon import load_lexicon
from extract.localities import find_place_mentions
from extract.reading import Reading

_WORDS = load_lexicon("unit_words")


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_PLURAL_BEFORE = frozenset(map(fold_tones, _WORDS["plural_before"]))
_PLURAL_LAST = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _PLURAL_BEFORE)
_COUNT_BEFORE = re.compile(r"(?:^|[\s(])\d{1,3}(?:\.\d{3})*\s$|\d/\d{1,4}\s$")
_YEAR_BEFORE = re.compile(
    rf"(?<!\w)(?:{_any(_WORDS['numbered_before'])})"
    r"\s[\d/.-]+\s$|\d[/-]\d{1,2}[/-]\d{4}\s$",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(rf"(?:^|[^{LETTER}])(?:{_any(_WORDS['kind_before'])})\s$", re.IGNORECASE)
_KIND_AFTER = re.compile(
    rf"\s(?:{_any(_WORDS['kind_after'])})(?![{LETTER}])|,\s(?:xã|phường|thị trấn)(?![{LETTER}])"
)
_PLURAL_AFTER = re.compile(rf"\s(?:(?:{_any(_WORDS['plural_after'])})(?![{LETTER}])|\d)", re.IGNORECASE)
_COUNTED_AFTER = re.compile(
    rf"\s(?:{_any(_WORDS['counting'])}|\d{{1,3}})\s(?:{TYPE_PATTERN}|{_any(_WORDS['counted_bodies'])})(?![{LETTER}])"
)
_BY_BEARING = frozenset(_WORDS["by_bearing"])
_BY_BEARINGS = re.compile(
    rf"(?i:{_any(_WORDS['compass'])}) [{UPPER}][{LETTER}]*(?: [{UPPER}][{LETTER}]*){{1,2}}(?![{LETTER}])"
)
_ABBREVIATION = re.compile(rf"\s?\((?:[{UPPER}][{UPPER}\d&. -]{{0,14}}|viết tắt[^()\n]{{0,30}})\)")
_OF_PLACE = re.compile(r"\s(?!\()(?:(?:ở|tại|của)\s(?=tỉnh|huyện|thành|TP|xã|phường|quận|thị))?")
_WITH_FELLOWS = re.compile(
    r"(?:,| và| cùng) (?:các |một số )?(?:ban, ngành, )?(?:tổ chức|đoàn thể|ngành)(?: chính trị)?"
    r"(?:,? ?[-–]? xã hội)?(?: thành viên)?(?= )"
)
_OF_TIER = re.compile(r" cấp (?:tỉnh|huyện|xã|phường|cơ sở)(?!\w)")
_BEGINS_FELLOWS = (",", " và", " cùng")
_BEGINS_REGION = (" khu vực", " cấp cao")
_BRAND = re.compile(r" \([^()\n]{2,20}\)(?= chi nhánh )")
_BRANCH_NAME = re.compile(rf" [{UPPER}][{LETTER}]*(?: [{UPPER}][{LETTER}]*){{0,2}}(?![{LETTER}])")
_BRANCH = re.compile(r",?(?: [-–])? [Cc]hi nhánh(?: tại)?(?= )")
_HIGH_COURT = re.compile(r"\s[Cc]ấp cao(?:\stại)?\s")
_REGIONAL = re.compile(
    rf"\s[Kk]hu vực\s\d{{1,2}}(?:\s?[-–]\s?[{UPPER}][{LETTER}]*(?:\s[{UPPER}][{LETTER}]*)*)?"
)
_EN_DASH = re.compile(r"\s?[-–]\s?")
_GOES_ON = re.compile(r" (?:thành|lên) ")
_KIND_BEHIND: dict[str, dict[str, UnitKind]] = load_lexicon("functions")["kind_behind"]
_OF_STATE = tuple(load_lexicon("functions")["of_state"])
_LOCAL = frozenset(load_lexicon("functions")["local"]["names"])
_SCHOOL = "Trường"
_AND = " và "
_BY_OWN_NAMES = frozenset(_WORDS["by_own_names"])
_UNNUMBERED = frozenset(_WORDS["unnumbered"])
_FORCES = ("police", "military")
_NUMBERED = frozenset(_WORDS["numbered"])
_SERIAL = re.compile(
    rf" (?:(?:{_any(_WORDS['before_number'])}) ){{0,2}}\d{{1,2}}(?![\w%]|[/.,:-]\d)", re.IGNORECASE
)


class Part(NamedTuple):
    """`base` is the name without the place; `generic` where no one unit is meant.

    local: an office that districts and communes have (`Phòng Nội vụ`), so that it needs nothing above it.
    echo: whether the head alone means the one named so before.
    own: whether the function is followed by a name of its own (`Đội CSGT Hàng Xanh`).
    serial: whether a number is all that its name is, so that it needs a body above it.
    """

    start: int
    end: int
    head: Head
    base: str
    kind: UnitKind
    place: PlaceRef | None = None
    local: bool = False
    own: bool = False
    generic: bool = False
    echo: bool = False
    serial: bool = False


def read_part(reading: Reading, start: int) -> Part | None:
    """The part whose head begins at `start`; None where what stands there heads no name."""
    hit = reading.once(find_heads).get(start)
    if hit is None:
        return None
    small = reading.content[start].islower()
    if _in_place_name(reading, hit):
        return None
    part = _with_tail(reading, hit, small=small)
    if part is None or part.head.after == "nothing" or part.echo or part.serial:
        return part
    if part.head.after == "proper":
        several = part.kind in _FORCES and is_plural(reading, start) and read_place(reading, hit.end + 1)
        return part._replace(generic=True) if several or _is_numbered(reading, start) else part
    return _with_place(reading, part)


def _in_place_name(reading: Reading, hit: HeadHit) -> bool:
    """Whether a one-syllable head is a word of a place's name (`phường |Hội An Đông`)."""
    word = reading.content[hit.start : hit.end]
    if " " in word or word.islower():
        return False
    ends = reading.once(_place_ends)
    index = bisect_right(ends, hit.start)
    mentions = reading.once(find_place_mentions)
    return index < len(ends) and mentions[index].start <= hit.start and hit.end < ends[index]


def _place_ends(reading: Reading) -> list[int]:
    return [mention.end for mention in reading.once(find_place_mentions)]


def _with_tail(reading: Reading, hit: HeadHit, *, small: bool) -> Part | None:
    head = hit.head
    if head.after in ("nothing", "place"):
        return Part(hit.start, hit.end, head, head.name, head.kind)
    tail = _tail(reading, hit, small=small)
    if tail is None:
        echoes = head.echo and (not small or reading.lower.endswith("trưởng ", 0, hit.start))
        return Part(hit.start, hit.end, head, head.name, head.kind, echo=True) if echoes else None
    kind = _kind(head, tail)
    base = tail.name if head.name == tail.name else f"{head.name} {tail.name}"
    local = tail.whole and tail.name in _LOCAL
    return Part(hit.start, tail.end, head, base, kind, local=local, own=tail.own, serial=tail.serial)


def _kind(head: Head, tail: Tail) -> UnitKind:
    """A function's kind counts for offices that may serve anyone, not for a school or a firm."""
    if head.name in ("Đội", "Trạm", "Tổ") and tail.name.startswith(_OF_STATE):
        return "government"
    if head.name in _KIND_BEHIND and tail.name in _KIND_BEHIND[head.name]:
        return _KIND_BEHIND[head.name][tail.name]
    if tail.kind is None or head.name == "Vụ" or head.kind not in ("government", "police", "military"):
        return head.kind
    if head.name in ("Bộ", "Sở", "Cục", "Tổng cục", "Ủy ban") and tail.kind not in (
        "police",
        "military",
    ):
        return head.kind
    if tail.kind == "party" and head.name != "Ban":
        return head.kind
    if tail.kind == "health" and head.name != "Trung tâm":
        return head.kind
    return tail.kind


def _tail(reading: Reading, hit: HeadHit, *, small: bool) -> Tail | None:
    head, content = hit.head, reading.content
    if head.after == "number":
        return read_number(reading, hit.end) or (
            Tail(hit.end, head.name) if head.name in _UNNUMBERED else None
        )
    if content[hit.end : hit.end + 1] != " ":
        return None
    if head.after == "function":
        tail = read_function(reading, hit.end + 1, head, small=small)
        if tail is None and head.name in _NUMBERED:
            return _read_serial(reading, hit)
        return tail or (Tail(hit.end, head.name) if head.name == "Văn phòng" else None)
    skipped = _ABBREVIATION.match(content, hit.end)
    start = skipped.end() + 1 if skipped else hit.end + 1
    tail = read_proper(reading, start, school=head.name == _SCHOOL, media=head.kind == "media")
    if tail is not None and head.name in _BY_OWN_NAMES:
        tail = _before_next(content, start, tail)
    inner = (_ABBREVIATION.match(content, tail.end) or _BRAND.match(content, tail.end)) if tail else None
    if tail is None or inner is None:
        return tail
    goes_on = head.name == "Đồn Công an" or content.startswith(" chi nhánh ", inner.end())
    more = read_proper(reading, inner.end() + 1) if goes_on else None
    return Tail(more.end, f"{tail.name} {more.name}") if more else tail


def _before_next(content: str, start: int, tail: Tail) -> Tail:
    """A name of which one of several bodies is told ends before the next one's (`Đồn Biên phòng A| và B`)."""
    end = content.find(_AND, start, tail.end)
    return tail._replace(end=end, name=tail.name.partition(_AND)[0]) if end > start else tail


def _read_serial(reading: Reading, hit: HeadHit) -> Tail | None:
    """`Đội| nghiệp vụ số 2`: a department that its number tells from the others of the same body."""
    serial = _SERIAL.match(reading.content, hit.end)
    if serial is None:
        return None
    return Tail(serial.end(), serial.group().strip().lower(), "police", serial=True)


def _with_place(reading: Reading, part: Part) -> Part:
    content = reading.content
    end = part.end
    note = _ABBREVIATION.match(content, end) if "(" in content[end : end + 2] else None
    if note is not None:
        end = note.end()
    fellows = None
    if part.head.kind == "front" and content.startswith(_BEGINS_FELLOWS, end):
        fellows = _WITH_FELLOWS.match(content, end)
    if fellows is not None:
        end = fellows.end()
    branch = _BRANCH.match(content, end) if part.head.kind == "enterprise" or "đất đai" in part.base else None
    if branch is not None:
        part, end = _branch(reading, part, branch.end())
    special = None
    if reading.lower.startswith(_BEGINS_REGION, part.end) and part.head.after == "place":
        if part.head.name in ("TAND", "VKSND"):
            special = _court(reading, part)
        elif part.kind in ("government", "enterprise"):
            special = _regional(reading, part, REGION)
    if special is not None:
        return special
    link = _OF_PLACE.match(content, end)
    place = read_place(reading, link.end()) if link else _in_brackets(reading, end)
    if place is None and link is not None and part.head.type is not None:
        place = _of_type(reading, part.head.type, link.end())
    if place is None and link is not None and part.head.name in _BY_BEARING:
        part = _by_bearing(reading, part, link.end())
    if place is None and part.head.brand:
        place = _at_home(reading, end)
    if part.head.needs_type and not _has_type(part.head, place):
        return part._replace(generic=True)
    if part.head.name == "Ban" and is_plural(reading, part.start):
        return part._replace(generic=True)
    if place is not None:
        found = Part(part.start, place.end, part.head, part.base, part.kind, place, part.local, part.own)
        if _is_kind(reading, found) or (part.head.loose and _GOES_ON.match(content, place.end)):
            return found._replace(generic=True)
        return found
    if part.head.alone and (
        content.startswith(" các ", part.end) or _COUNTED_AFTER.match(content, part.end) is not None
    ):
        return part._replace(generic=True)
    if not part.head.alone and _OF_TIER.match(content, part.end):
        return part._replace(generic=True)
    plural = (
        _PLURAL_AFTER.match(content, part.end) is not None
        and part.head.after == "place"
        and not part.head.alone
    )
    counted = _is_counted(reading, part.start)
    return part._replace(generic=True) if plural or counted else part


def _by_bearing(reading: Reading, part: Part, offset: int) -> Part:
    """`Hạt Kiểm lâm| Bắc Quảng Nam`: several of a province that its bearings tell apart."""
    named = _BY_BEARINGS.match(reading.content, offset)
    if named is None:
        return part
    return part._replace(end=named.end(), base=f"{part.base} {named.group()}", own=True)


def _of_type(reading: Reading, type_: str, offset: int) -> PlaceRef | None:
    """A place that nothing settles, of the type that the head implies."""
    mention = reading.once(find_places_by_start).get(offset)
    return ref_of_mention(reading, mention, like=type_) if mention is not None else None


def _branch(reading: Reading, part: Part, end: int) -> tuple[Part, int]:
    """The part as the branch that it is, by the place that `_with_place` reads next or by a bare name."""
    part = part._replace(base=f"{part.base} chi nhánh")
    name = _BRANCH_NAME.match(reading.content, end)
    if name is None or read_place(reading, end + 1) is not None:
        return part, end
    return part._replace(end=name.end(), base=part.base + name.group(), own=True), name.end()


def _has_type(head: Head, place: PlaceRef | None) -> bool:
    """Whether the place is written with one of the types that the head takes (`Đoàn |xã X`)."""
    word = place.unresolved or place.name.split(" ")[0] if place is not None and place.typed else ""
    return any(type_.startswith(word) for type_ in head.needs_type) if word else False


def _at_home(reading: Reading, end: int) -> PlaceRef | None:
    """The article's own province behind a brand, without its type."""
    home = home_province(reading)
    if home is None:
        return None
    ref = ref_of(home, end)
    stop = end + 1 + len(ref.bare)
    if not reading.content.startswith(f" {ref.bare}", end) or reading.content[stop : stop + 1].isalnum():
        return None
    return ref._replace(start=end + 1, end=stop, typed=False)


def _in_brackets(reading: Reading, end: int) -> PlaceRef | None:
    """`Phòng X (huyện Y)`; the bracket is part of what is read."""
    if not reading.content.startswith(" (", end):
        return None
    place = read_place(reading, end + 2)
    closed = (
        place is not None and place.unresolved is None and reading.content[place.end : place.end + 1] == ")"
    )
    return place._replace(end=place.end + 1) if place is not None and closed else None


def _court(reading: Reading, part: Part) -> Part | None:
    """A court of appeal, or of a region: these are numbered in each province, whose name goes with theirs."""
    high = _HIGH_COURT.match(reading.content, part.end)
    if high is not None:
        place = read_place(reading, high.end())
        if place is None:
            return None
        base = f"{part.base} cấp cao tại {place.name}"
        return part._replace(
            end=place.end,
            base=base,
            place=place._replace(name="", bare="", level="central", unresolved=None),
        )
    regional = _regional(reading, part, _REGIONAL)
    if regional is None or regional.place is None or "- " in regional.base:
        return regional
    province = regional.place.place or home_province(reading)
    if province is None:
        return regional
    named = ref_of(province, regional.end)
    return regional._replace(
        base=f"{regional.base} - {named.bare}", place=regional.place._replace(place=province)
    )


def _regional(reading: Reading, part: Part, pattern: re.Pattern[str]) -> Part | None:
    """A body of a region, which is no place of the state's (`TAND khu vực 3 - Nghệ An`)."""
    regional = pattern.match(reading.content, part.end)
    if regional is None:
        return None
    base = part.base + _EN_DASH.sub(" - ", regional.group().replace("Khu", "khu"))
    return part._replace(
        end=regional.end(),
        base=base,
        place=PlaceRef(regional.end(), regional.end(), "", "", None, _province_of_region(reading, regional)),
    )


def _province_of_region(reading: Reading, regional: re.Match[str]) -> Place | None:
    """That which the region's name ends in or is followed by."""
    named = reading.once(find_places_by_start)
    dash = regional.group().replace("–", "-").rfind("- ")
    starts = (regional.start() + dash + 2 if dash >= 0 else -1, regional.end() + 1, regional.end() + 2)
    mentions = (named.get(start) for start in starts)
    return next((each.place for each in mentions if each is not None and each.level == "province"), None)


def _is_kind(reading: Reading, part: Part) -> bool:
    """Whether `Công an phường` is a kind of unit here, or several of them, and not the one named before."""
    place, content = part.place, reading.content
    if place is None or place.unresolved is None:
        return False
    before = content[max(0, part.start - 30) : part.start]
    if _is_counted(reading, part.start):
        return True
    if place.level != "commune":
        return False
    return _KIND_BEFORE.search(before) is not None or _KIND_AFTER.match(content, part.end) is not None


def is_plural(reading: Reading, start: int) -> bool:
    """Whether `các` or the like stands before."""
    folded = reading.once(fold_article)
    if start < 2 or folded[start - 1] != " ":
        return False
    first = max(folded.rfind(" ", 0, start - 1), folded.rfind("\n", 0, start - 1)) + 1
    word = folded[first : start - 1]
    if word not in _PLURAL_LAST:
        return False
    return word in _PLURAL_BEFORE or folded[folded.rfind(" ", 0, first - 1) + 1 : start - 1] in _PLURAL_BEFORE


def _is_counted(reading: Reading, start: int) -> bool:
    return is_plural(reading, start) or _is_numbered(reading, start)


def _is_numbered(reading: Reading, start: int) -> bool:
    """Whether a count stands before (`4 trường …`), and not a date."""
    before = reading.content[max(0, start - 30) : start]
    return (
        before[-2:-1].isdigit()
        and _COUNT_BEFORE.search(before) is not None
        and _YEAR_BEFORE.search(before) is None
    )


def read_list(reading: Reading, start: int, head: Head) -> list[Part]:
    """`các Sở: Y tế, Nội vụ và Tư pháp`: one part for each function of the list."""
    content, folded = reading.content, reading.once(fold_article)
    found: list[Part] = []
    at = start
    for _ in range(12):
        match = _LIST_JOINT.match(content, at) if found else _LIST_START.match(content, at)
        known = load_functions().at(folded, match.end()) if match else None
        if match is None or known is None or not content[match.end()].isupper() or not takes(head, known[1]):
            break
        end, function = known
        kind = _kind(head, Tail(end, function.name, function.kind))
        name = f"{head.name} {function.name}"
        region = REGION.match(content, end)
        while region is not None:
            found.append(Part(match.end(), region.end(), head, name + region.group(), kind))
            end, joint = region.end(), _LIST_JOINT.match(content, region.end())
            region = REGION.match(content, joint.end() - 1) if joint is not None else None
        if end == known[0]:
            found.append(Part(match.end(), end, head, name, kind))
        at = end
    return found


_LIST_START = re.compile(r"(?:,\s(?:ban,\s)?ngành)?:?\s")
_LIST_JOINT = re.compile(r",\s|;\s|\svà\s")
