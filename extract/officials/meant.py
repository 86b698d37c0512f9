"""The body that an office means which is told without one: by what the article said before."""

import re
from bisect import bisect_left
from dataclasses import replace

from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.facts import UnitKind
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.localities import PlaceMention, find_place_mentions
from extract.officials.names import NAME_PATTERN, read_name
from extract.officials.offices import Office, find_offices
from extract.officials.speech import name_end, name_start, spoken_in_order
from extract.phrases import any_of
from extract.reading import Reading
from extract.sentences import sentence_at

# Bodies to look back for the one that is led, so that time stays linear.
_MOST_BEFORE = 200
_DEPUTY = "Phó "
# Characters between a head and its deputies
_LIST_REACH = 300
_BEFORE_DEPUTIES = tuple(f" {word} " for word in load_lexicon("persons")["several"])
_JOINTS = re.compile(
    rf"(?:[\s,;()–—-]|(?>{NAME_PATTERN})|(?:{any_of(load_lexicon('persons')['in_lists'])})(?!\w)){{0,80}}+"
)
_ENDS_ITEM = re.compile(rf"[,;.:)\n]| [-–—(]| [{UPPER}]|$")
_NAMES_ON = re.compile(rf" [{UPPER}]")
_PRESIDES = tuple(f" {word}" for word in load_lexicon("persons")["presides"])
_THAT_MEET = frozenset(load_lexicon("persons")["that_meet"])
_BODIES_ON = tuple(f" {word}" for word in load_lexicon("persons")["bodies_on"])
_LEADS: dict[str, list[str]] = load_lexicon("persons")["leads"]
_KIND_OF: dict[str, UnitKind] = {"Trường": "education", "Công": "police", "Bệnh": "health"}
_OF_ARTICLE = ("Hiệu trưởng", "Phó Hiệu trưởng")
_ELECTED = re.compile(
    r"(?:được bầu|bầu giữ|bầu làm|tái đắc cử|đắc cử|trúng cử)(?: làm| giữ| chức| chức vụ| chức danh){0,3} $"
)


def body_meant(reading: Reading, office: Office) -> UnitMention | None:
    """A title alone means the body that it was told with before, or the board that the sentence speaks of."""
    if office.title.unit in ("none", "hamlet", "fixed"):
        return None
    if office.title.apart == "cell" and reading.lower.startswith(" chi bộ", office.end):
        return None
    led = _NAMES_ON.match(reading.content, office.end) is not None
    presides = reading.lower.startswith(_PRESIDES, office.end)
    if office.title.implies is not None and not led and not presides:
        return _of_head(reading, office)
    if office.title.unit == "inside" or office.title.implies is not None:
        word = office.title.implies or office.title.name.rsplit(" ", 1)[-1]
        word = word.lower()
        sentence = sentence_at(reading, office.start)
        mentions = reading.once(find_unit_mentions)
        last = bisect_left(mentions, office.start, key=_mention_start)
        near = [m for m in mentions[max(0, last - 8) : last] if m.start >= sentence.start]
        boards = [m for m in near if m.name.lower().startswith(word + " ")]
        if boards or not presides or word not in _THAT_MEET:
            return boards[-1] if boards else None
        meets = reading.once(_that_meet).get(word)
        return meets if meets is not None and meets.start < office.start else None
    if (
        _NAMES_ON.match(reading.content, office.end)
        and read_name(reading, office.end + 1, sure=False) is None
    ):
        return None
    if office.title.place is not None and _ELECTED.search(
        reading.lower, max(0, office.start - 24), office.start
    ):
        return _elected_in(reading, office.start)
    told = reading.once(_told_by_title).get(office.title.name, [])
    before = bisect_left(told, office.start, key=_office_start)
    if told:
        return told[max(0, before - 1)].unit
    return _led_by(reading, office) or _of_deputy(reading, office) or _of_head(reading, office)


def names_body(reading: Reading, office: Office) -> bool:
    """Whether a body is named right behind a title that wants one, though it is none that is known."""
    title = office.title
    if title.unit not in ("inside", "required") or title.weak or title.apart or " " not in title.name:
        return False
    named = _NAMES_ON.match(reading.content, office.end) is not None
    return (named and read_name(reading, office.end + 1, sure=False) is None) or reading.lower.startswith(
        _BODIES_ON, office.end
    )


def _elected_in(reading: Reading, start: int) -> UnitMention | None:
    """The body just elected (`Đại hội đã bầu Ban Chấp hành Hội … Ông A được bầu làm Chủ tịch`)."""
    line = reading.content.rfind("\n", 0, start) + 1
    mentions = reading.once(find_unit_mentions)
    last = bisect_left(mentions, start, key=_mention_start)
    near = [m for m in mentions[max(0, last - 4) : last] if m.start >= line]
    return near[-1] if near and near[-1].kind in ("front", "party", "council", "other") else None


def _of_deputy(reading: Reading, office: Office) -> UnitMention | None:
    """`Đại tá A, Chỉ huy trưởng, trao quyết định cho B, Phó Chỉ huy trưởng X`: that of the deputy."""
    told = reading.once(_told_by_title).get(f"{_DEPUTY}{office.title.name}", [])
    sentence = sentence_at(reading, office.start)
    first = bisect_left(told, sentence.start, key=_office_start)
    last = bisect_left(told, sentence.end, key=_office_start)
    bodies = {
        each.unit.name: each.unit for each in told[first : min(last, first + _MOST_BEFORE)] if each.unit
    }
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _of_head(reading: Reading, office: Office) -> UnitMention | None:
    """`A, Viện trưởng VKSND tỉnh; B, Phó Viện trưởng`: that of the head just before, in one list or
    before a list of all deputies (`các đồng chí Phó Viện trưởng: B, C`).
    """
    title = office.title.name.removeprefix(_DEPUTY)
    if title == office.title.name:
        return None
    told = reading.once(_told_by_title).get(title[:1].upper() + title[1:], [])
    before = bisect_left(told, office.start, key=_office_start)
    head = told[before - 1] if before else None
    if head is None or not 0 <= office.start - head.end <= _LIST_REACH:
        return None
    if _names_other(reading, head.end, office.start):
        return None
    return head.unit if _leads_list(reading, office) or _in_list(reading, head, office) else None


def _leads_list(reading: Reading, office: Office) -> bool:
    """Whether several are told to hold the office, who are listed behind it."""
    return reading.content.startswith(":", office.end) and reading.lower.endswith(
        _BEFORE_DEPUTIES, max(0, office.start - 20), office.start
    )


def _in_list(reading: Reading, head: Office, office: Office) -> bool:
    """Whether names alone, with offices of their own that are told without a body, part the two."""
    if not _ENDS_ITEM.match(reading.content, office.end):
        return False
    spoken, offices = reading.once(spoken_in_order), reading.once(find_offices)
    names = spoken[
        bisect_left(spoken, head.end, key=name_start) : bisect_left(spoken, office.start, key=name_end)
    ]
    held = offices[
        bisect_left(offices, head.end, key=_office_start) : bisect_left(
            offices, office.start, key=_office_start
        )
    ]
    spans = [*((each.start, each.name.end) for each in names), *((each.start, each.end) for each in held)]
    rest, at = "", head.end
    for start, end in sorted(spans):
        rest, at = rest + reading.content[at : max(at, start)], max(at, end)
    return _JOINTS.fullmatch(rest + reading.content[at : office.start]) is not None


def _names_other(reading: Reading, start: int, end: int) -> bool:
    """Whether a body or a place is told of in [start, end)."""
    mentions, places = reading.once(find_unit_mentions), reading.once(find_place_mentions)
    first = bisect_left(mentions, start, key=_mention_start)
    place = bisect_left(places, start, key=_place_start)
    return (first < len(mentions) and mentions[first].start < end) or (
        place < len(places) and places[place].start < end
    )


def _led_by(reading: Reading, office: Office) -> UnitMention | None:
    """The body that a bare head leads: a school anywhere before, the one body of its kind in the sentence."""
    words = _LEADS.get(office.title.name)
    if words is None:
        return None
    since = 0 if office.title.name in _OF_ARTICLE else sentence_at(reading, office.start).start
    mentions = reading.once(find_unit_mentions)
    first = bisect_left(mentions, since, key=_mention_start)
    last = bisect_left(mentions, office.start, key=_mention_start)
    found: dict[str, UnitMention] = {}
    for mention in mentions[max(first, last - _MOST_BEFORE) : last]:
        body = next((name for word in words if (name := _from_word(mention.name, word))), None)
        if body is not None and mention.level not in ("district", "commune", "central"):
            kind = mention.kind if body == mention.name else _KIND_OF.get(body.split(" ", 1)[0], mention.kind)
            if body != mention.name and body.rsplit(" ", 1)[-1] not in mention.text:
                mention = _told_by(reading, office, mention)
            found[body] = replace(mention, name=body, kind=kind, rule="office")
    return next(iter(found.values())) if len(found) == 1 else None


def _told_by(reading: Reading, office: Office, mention: UnitMention) -> UnitMention:
    """The mention where the office stands, since what is written elsewhere does not hold the body's name."""
    text = reading.content[office.start : office.end]
    return replace(mention, start=office.start, end=office.end, text=text)


def _from_word(name: str, word: str) -> str | None:
    """The part of a body's name that begins with a word (`Đảng ủy |Trường Cao đẳng X`)."""
    if name.startswith(word + " "):
        return name
    at = name.find(f" {word} ")
    return name[at + 1 :] if at >= 0 else None


def _told_by_title(reading: Reading) -> dict[str, list[Office]]:
    """Offices that are told with their bodies, in order, by their titles."""
    found: dict[str, list[Office]] = {}
    for office in reading.once(find_offices):
        if office.unit is not None:
            found.setdefault(office.title.name, []).append(office)
    return found


def _that_meet(reading: Reading) -> dict[str, UnitMention]:
    """The first body of each head that holds meetings: what the article is likely to be about."""
    found: dict[str, UnitMention] = {}
    for mention in reading.once(find_unit_mentions):
        word = mention.name.split(" ", 1)[0].lower()
        if word in _THAT_MEET:
            found.setdefault(word, mention)
    return found


def _mention_start(mention: UnitMention) -> int:
    return mention.start


def _place_start(place: PlaceMention) -> int:
    return place.start


def _office_start(office: Office) -> int:
    return office.start
