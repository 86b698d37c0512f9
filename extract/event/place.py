"""Who held an event, and the finest place that the article gives for it."""

import re
from bisect import bisect_left

from extract.agents import Agent, agents_between
from extract.event.abroad import is_abroad
from extract.event.cues import LEXICON, WORDS, Cue
from extract.event.honours import is_of_the_awarded
from extract.event.lead import Stretch
from extract.event.mentions import find_scenes
from extract.event.places import above, common, finest, finest_of_list, inside, shared
from extract.event.scene import find_scene
from extract.facts import EventType, Place
from extract.localities import PlaceMention, find_place_mentions, home_place
from extract.phrases import any_of
from extract.reading import Reading
from extract.units import UnitMention, find_unit_mentions

_HELD = frozenset(("conference", "meeting", "ceremony", "campaign", "other"))
ACTED = frozenset(("arrest", "trial"))
_AT = re.compile(rf"(?<!\w)(?:{any_of(WORDS['at'])})\s+(?:[^\s,.;]+\s+){{0,5}}(?:[^.;]{{0,40}},\s*)?$")
_CENTRAL = (
    "Bộ ",
    "Quốc hội",
    "Chính phủ",
    "Thủ tướng",
    "Ủy ban Thường vụ",
    "Ban Chấp hành Trung ương",
    "Trung ương",
)
_HONOURING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['honouring'])})(?!\w)")
_TO_PERSONS = re.compile(rf"(?<!\w)(?:cho|{any_of(WORDS['persons'])})(?!\w)")
# "Hội nghị được tổ chức tại …", "Lễ ra quân diễn ra ở …"
_HELD_AT = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['occasions'])})[^.;:]{{0,40}}?\s(?:{any_of(WORDS['held_at'])})\s(?=[^.;:]*)"
)
# "Tại quảng trường 3/2, phường A, 300 cán bộ dự lễ xuất quân": where, and what was held there.
_OPENS_AT = re.compile(rf"(?:tại|ở)\s(?!(?:{any_of(WORDS['occasions'])}|đây)(?!\w))")
_ATTENDED = {
    kind: re.compile(rf"(?<!\w)(?:{any_of(WORDS['attending'])})\s+(?:{any_of(words)})(?!\w)")
    for kind, words in LEXICON["attended"].items()
}
_SEEING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['seeing'])})(?!\w)")
_TOGETHER = re.compile(rf"(?<!\w)(?:{any_of(WORDS['together'])})(?!\w)|[.;:]")
_NEXT_BODY = re.compile(rf",?\s+(?:{any_of(WORDS['beside'])})\s+|,\s+")
_LISTED_BODIES = re.compile(r",? (?:và |và các [^\W\d_]+ )?|, ")
_STRAIGHT_AT = re.compile(r"(?<!công tác )(?<!làm việc )(?<!\w)(?:tại|ở)\s(?:[^.;,]{0,40},\s)?$")
_VISITING = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['visiting'])})(?!\w)[^.;]{{0,60}}(?:cho|các|bà con|đồng bào)(?!\w)"
)
# What a press conference or a meeting was told of, and where that had happened.
_TOLD_OF = re.compile(r"(?<!\w)(?:xảy ra|gây ra)\s")
_SPEAKS_OF = re.compile(rf"(?:tổ chức )?(?:{any_of(WORDS['speaking_of'])})(?!\w)")
# What is opened or begun where it stands.
_ON_SITE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['on_site'])})(?!\w)")
_STANDS = re.compile(rf"(?:{any_of(WORDS['stands'])})\s[^();.\n]{{0,60}}$")
_TOPIC = re.compile(r"(?<!\w)(?:về|nhằm|để|giai đoạn)(?!\w)")
# "kỳ họp bất thường HĐND TP Cần Thơ": a few words may stand between an occasion and the body whose it is.
_OWNER_GAP = re.compile(r"(?:\s+(?!(?:với|về|tại|ở|cho|cùng|để)\s)[^\W\d_]+){0,3}\s+(?:của\s+)?")
_CHAIN = re.compile(r"\s?[,(-]?\s?")
_NEAR_AFTER = 90
# Between who does a deed and its verb: adverbs and "ra quyết định", not another clause.
_DEED_GAP = re.compile(r"[^,.;:]{0,45}")
_SEAT = ("tại ", "ở ")
# "hội nghị trực tuyến đến công an các huyện …": who hears it.
_ADDRESSED = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['addressed'])})\s(?:(?!(?<!\w)(?:{any_of(WORDS['seated'])})\s)[^.;])*$"
)
_INSIDE = re.compile(r"(?<!\w)(?:tại|ở|thuộc)\s+[^,.;]{0,36}$")
_BESIDE = re.compile(rf",?\s+(?:{any_of(WORDS['beside'])})\s+")
_PROSECUTES = re.compile(rf"(?<!\w)(?:{any_of(WORDS['prosecuting'])})(?!\w)")
_MEMBERS = ("Ủy viên", "Đại biểu")
_MEMBERS_AFTER = tuple(f" {word}" for word in WORDS["members_after"])
# "Thừa ủy quyền của Chủ tịch nước, …": another acts.
_STANDS_FOR = tuple(WORDS["stands_for"])
_TELLING_RANK = 3
_NEAR_BEFORE = 40


def find_host(reading: Reading, cue: Cue, kind: EventType) -> Agent | None:
    """The body that holds the occasion or does the deed: named before the cue, or soon after it."""
    if kind not in _HELD and kind not in ACTED:
        return None
    before = [a for a in agents_between(reading, cue.stretch.main, cue.start) if _acts(reading, cue, a)]
    if before and kind in _HELD:
        return before[0]
    if before and _DEED_GAP.fullmatch(reading.content, before[-1].end, cue.start):
        return before[-1]
    for agent in agents_between(reading, cue.end, min(cue.stretch.end, cue.end + _NEAR_AFTER)):
        owns = agent.name == agent.body and _OWNER_GAP.fullmatch(reading.content, cue.end, agent.start)
        return agent if owns else None  # what an office-holder has signed is not held by that body
    return None


def _acts(reading: Reading, cue: Cue, agent: Agent) -> bool:
    """Whether a body may be who acts: no mere place (`tại hội trường UBND xã`), no person's membership."""
    before = reading.lower[max(cue.stretch.start, agent.start - 40) : agent.start]
    if before.rstrip().endswith(_STANDS_FOR):
        return False
    if reading.lower.startswith(_MEMBERS_AFTER, agent.end):
        return False
    return not agent.name.startswith(_MEMBERS) and agent.name != "Nhà nước" and not _INSIDE.search(before)


def find_place(
    reading: Reading,
    lead: tuple[Stretch, ...],
    cues: list[Cue],
    cue: Cue,
    kind: EventType,
    host: Agent | None,
) -> Place | None:
    """The finest unit where it happened; None where that cannot be told, as for what the state's centre does.

    cues: all of the lead; cue: the one that tells the event.
    """
    mentions = find_scenes(reading, lead)
    if is_abroad(reading, lead[0], cue, kind) and not _names_venue(reading, cue, mentions):
        return None
    near = [m for m in mentions if cue.stretch.start <= m.start < cue.stretch.end]
    if kind == "other":
        telling = {id(own.stretch) for own in cues if own.type == kind and own.stretch.rank <= _TELLING_RANK}
        near = [m for m in mentions for s in lead if id(s) in telling and s.start <= m.start < s.end]
        if _PROSECUTES.search(reading.lower, cue.stretch.start, cue.stretch.end):
            near = [m for m in near if not _TOLD_OF.search(reading.lower, max(0, m.start - 60), m.start)]
        return common(near) or (None if _is_national(reading, lead) else reading.once(home_place))
    if kind in _HELD:
        return _where_held(reading, lead, cue, near, host)
    return find_scene(reading, lead, cues, cue, kind, host, mentions)


def _names_venue(reading: Reading, cue: Cue, mentions: list[PlaceMention]) -> bool:
    """Whether the sentence that tells the event says of a place of Vietnam that it was there."""
    stretch = cue.stretch
    return any(
        _STRAIGHT_AT.search(reading.lower, max(stretch.start, m.start - 90), m.start)
        for m in mentions
        if stretch.start <= m.start < stretch.end
    )


def _where_held(
    reading: Reading, lead: tuple[Stretch, ...], cue: Cue, near: list[PlaceMention], host: Agent | None
) -> Place | None:
    base = _base(reading, cue, host) if host is not None else None
    if cue.type == "conference":
        near = [
            m for m in near if m.start < cue.end or not _ADDRESSED.search(reading.lower[cue.end : m.start])
        ]
    central = host is not None and base is None and host.body.startswith(_CENTRAL)
    near = [m for m in near if not is_of_the_awarded(reading, m)]
    at = [m for m in near if m.start < cue.start or _stands_at(reading, cue, m)]
    at += [m for m in near if m not in at and _leads_to(reading, m, at)]
    if base is not None:
        away = [m for m in near if m.start > cue.end and _is_away(reading, cue, m, base)]
        away = away or [m for m in near if _is_seat(reading, m, base)]
        at = [m for m in at if m.place is not None and inside(m.place, base)]
        if host is not None and not away and (guest := _where_guests(reading, cue, host, base)):
            return guest
        seen = None if away or finest(at) not in (None, base) else _seen(reading, lead, cue, base)
        if seen is not None:
            return seen
        held = finest_of_list(reading, away) or finest_of_list(reading, at) or base
        if held != base:
            return held
        return (
            finest(_at_venue(reading, lead, cue, base)) or finest(_at_site(reading, lead, cue, base)) or base
        )
    found = finest_of_list(reading, [m for m in at if not central or _stands_at(reading, cue, m)])
    if found is not None and found.commune is None:
        found = finest(_at_site(reading, lead, cue, found)) or found
    if found is None and central and host is not None:
        found = _partner_place(reading, cue, host)
    if found is not None or central or _is_national(reading, lead):
        return found
    return reading.once(home_place)


def _base(reading: Reading, cue: Cue, host: Agent) -> Place | None:
    """The place of the host; of several of one kind (`Công an các huyện A, B`) that which holds them."""
    last, named = host.end, {host.body: host.locality}
    for agent in agents_between(reading, host.end, cue.start):
        if not reading.content[agent.start].isupper() or not _LISTED_BODIES.fullmatch(
            reading.lower, last, agent.start
        ):
            break
        if agent.body.split(" ", 2)[:2] != host.body.split(" ", 2)[:2]:
            break
        named[agent.body], last = agent.locality, agent.end
    places = set(named.values())
    provinces = {place.province for place in places if place is not None}
    if places == {host.locality} or None in places or len(provinces) > 1:
        return host.locality
    return above(reading, host.locality, "province")


def _seen(reading: Reading, lead: tuple[Stretch, ...], cue: Cue, base: Place) -> Place | None:
    """The place in `base` of the bodies that are visited (`thăm, tặng quà Công an xã A và Công an xã B`).

    None where there is none, and where what is seen lies in several districts or is partly of unknown place.
    """
    seeing = _SEEING.search(reading.lower, cue.start, cue.stretch.end)
    if seeing is None:
        return None
    bodies = [u for u in reading.once(find_unit_mentions) if seeing.end() <= u.start < cue.stretch.end]
    if not bodies or bodies[0].start - seeing.end() > _NEAR_AFTER:
        return None
    if _TOGETHER.search(reading.lower, seeing.end(), bodies[0].start) is not None:
        return None
    places = _places_seen(reading, lead, bodies[0].start, cue, base)
    if not any(m.start < bodies[0].end for m in places) or len({_district(m) for m in places}) > 1:
        return None
    found = shared(reading, places)
    visited = [body.locality for body in _row(reading, bodies)]
    if len(visited) > 1 and None in visited:
        return None
    coarser = (place for place in visited if place is not None and found is not None and inside(found, place))
    return next((place for place in coarser if place != found), found)


def _places_seen(
    reading: Reading, lead: tuple[Stretch, ...], start: int, cue: Cue, base: Place
) -> list[PlaceMention]:
    """The places in `base` from `start` on in the sentence, and in later ones that tell of more visits."""
    telling = [
        stretch
        for stretch in lead
        if stretch is cue.stretch
        or (stretch.start > start and _SEEING.search(reading.lower, stretch.start, stretch.end) is not None)
    ]
    return [
        m
        for m in find_scenes(reading, lead)
        if m.start > start
        and any(stretch.start <= m.start < stretch.end for stretch in telling)
        and m.place != base
        and _is_inside(m, base)
    ]


def _district(mention: PlaceMention) -> str | None:
    return mention.place.district if mention.place is not None else None


def _row(reading: Reading, bodies: list[UnitMention]) -> list[UnitMention]:
    """The first of `bodies` and those named with it, one after another, each with its address or without."""
    row, last = [bodies[0]], bodies[0].end
    for body in bodies[1:]:
        for mention in _between(reading, last, body.start):
            if _CHAIN.fullmatch(reading.content, last, mention.start):
                last = mention.end
        if not _NEXT_BODY.fullmatch(reading.lower, last, body.start):
            break
        row.append(body)
        last = body.end
    return row


def _between(reading: Reading, start: int, end: int) -> tuple[PlaceMention, ...]:
    mentions = reading.once(find_place_mentions)
    return mentions[bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)]


def _at_venue(reading: Reading, lead: tuple[Stretch, ...], cue: Cue, base: Place) -> list[PlaceMention]:
    """The place in `base` of a sentence behind the first that says where the occasion is held."""
    for stretch in lead:
        if not 1 <= stretch.rank <= _TELLING_RANK:
            continue
        told = _venue_in(reading, stretch, cue.type)
        if told is None:
            continue
        found = _between(reading, told, stretch.end)[:2]
        return [m for m in found if _is_inside(m, base) and m.start - told < _NEAR_BEFORE]
    return []


def _venue_in(reading: Reading, stretch: Stretch, kind: EventType) -> int | None:
    """Where a sentence comes to the place of the occasion; None where it says none.

    One that opens with a place says so where somebody attends there an occasion of the same type: a remark on
    another place names many (`Ở xã A, lễ hội …`).
    """
    held = _HELD_AT.search(reading.lower, stretch.start, stretch.end)
    if held is not None:
        return held.end()
    opening = _OPENS_AT.match(reading.lower, stretch.start) if stretch.rank > 1 else None
    if opening is None:
        return None
    pattern = _ATTENDED.get(kind)
    attended = pattern is not None and pattern.search(reading.lower, opening.end(), stretch.end) is not None
    return opening.end() if attended else None


def _at_site(reading: Reading, lead: tuple[Stretch, ...], cue: Cue, base: Place) -> list[PlaceMention]:
    """Where what is opened stands, told behind (`Khánh thành trụ sở X. Trụ sở (tại …, phường 3) …`)."""
    if _ON_SITE.search(reading.lower, cue.stretch.start, cue.stretch.end) is None:
        return []
    mentions = reading.once(find_place_mentions)
    first = bisect_left(mentions, cue.stretch.end, key=_start)
    last = bisect_left(mentions, lead[-1].end, key=_start)
    within = (m for m in mentions[first:last] if _is_inside(m, base))
    return [m for m in within if _STANDS.search(reading.lower, max(0, m.start - 70), m.start)]


def _is_away(reading: Reading, cue: Cue, mention: PlaceMention, base: Place) -> bool:
    """Whether it is where a body went to hold it, in another province (`… trao nhà tại huyện Y, tỉnh Z`)."""
    if (
        mention.place is None
        or mention.place.province == base.province
        or not _stands_at(reading, cue, mention)
    ):
        return False
    if mention.level == "commune" and _VISITING.search(reading.lower, cue.start, mention.start):
        return True
    return _STRAIGHT_AT.search(reading.lower, max(cue.end, mention.start - 90), mention.start) is not None


def _is_seat(reading: Reading, mention: PlaceMention, base: Place) -> bool:
    """Whether a place in another province stands alone before who acts (`tại Hà Nội, lãnh đạo tỉnh …`)."""
    place = mention.place
    alone = reading.lower.endswith(_SEAT, 0, mention.start) and reading.content.startswith(",", mention.end)
    return alone and place is not None and place.province != base.province


def _is_inside(mention: PlaceMention, base: Place) -> bool:
    return mention.place is not None and inside(mention.place, base)


def _start(mention: PlaceMention) -> int:
    return mention.start


def _partner_place(reading: Reading, cue: Cue, host: Agent) -> Place | None:
    """The place of a body that holds it beside a central one (`Bộ Y tế và UBND tỉnh Hà Giang`)."""
    last = host.end
    for agent in agents_between(reading, host.end, cue.start):
        if not _BESIDE.fullmatch(reading.lower, last, agent.start):
            return None
        if agent.locality is not None:
            return agent.locality
        last = agent.end
    return None


def _where_guests(reading: Reading, cue: Cue, host: Agent, base: Place) -> Place | None:
    """The place of a body of another province with which the host holds it, which is a guest there.

    `Công an TP Hải Phòng phối hợp với UBND xã …, tỉnh Sơn La trao nhà`: two provinces may meet anywhere.
    """
    partner = _partner_place(reading, cue, host)
    if partner is None or partner.province == base.province or not (partner.commune or partner.district):
        return None
    return None if base.commune or base.district else partner


def _is_national(reading: Reading, lead: tuple[Stretch, ...]) -> bool:
    """Whether only bodies of the state's centre act in the lead, and no place is named."""
    agents = agents_between(reading, lead[0].start, lead[-1].end)
    central = any(agent.locality is None and agent.body.startswith(_CENTRAL) for agent in agents)
    return central and not any(agent.locality for agent in agents) and not find_scenes(reading, lead)


def _stands_at(reading: Reading, cue: Cue, mention: PlaceMention) -> bool:
    """Whether a place after the cue is where it happened, not what it is about."""
    between = reading.lower[cue.end : mention.start]
    if _SPEAKS_OF.match(reading.lower, cue.start) and _TOLD_OF.search(between):
        return False
    if _TOPIC.search(between) or _is_of_the_honoured(reading, cue, mention):
        return False
    if _ON_SITE.search(reading.lower, cue.start, mention.start):
        return True
    return _AT.search(reading.lower[max(cue.stretch.start, mention.start - 80) : mention.start]) is not None


def _leads_to(reading: Reading, mention: PlaceMention, at: list[PlaceMention]) -> bool:
    """Whether the next words name a place of `at` that it lies in (`phường X, tỉnh Y`)."""
    return any(_CHAIN.fullmatch(reading.content, mention.end, m.start) for m in at if m.start > mention.end)


def _is_of_the_honoured(reading: Reading, cue: Cue, mention: PlaceMention) -> bool:
    """Whether a place after the award is the home of those awarded (`tặng giấy khen cho 3 người ở xã …`)."""
    return (
        _HONOURING.search(reading.lower, cue.start, mention.start) is not None
        and _TO_PERSONS.search(reading.lower, cue.start, mention.start) is not None
    )
