"""Scores with no verb: `Hòa An 17 tiêu chí`, `xã mới 9/19 tiêu chí`, and lists of `mầm non 15/21`."""

import re
from bisect import bisect_right

from extract.criteria.averages import is_average, read_average
from extract.criteria.drafts import Draft
from extract.criteria.met import YARDSTICK_AFTER, yardstick_end
from extract.criteria.named import capitalised, last_named, last_of_type
from extract.criteria.scenes import Scene, find_countable
from extract.criteria.school_levels import read_label, read_level_share
from extract.criteria.score_scenes import LOOK_BACK, MAX_LIST, SCORE_ENDS, scene_of, score_status
from extract.criteria.tokens import LEXICON, words_pattern
from extract.letters import UPPER
from extract.localities import find_place_mentions
from extract.quantities import Quantity
from extract.reading import Reading

_SCORES = LEXICON["scores"]
_SUBJECTS = LEXICON["subjects"]
_MET = frozenset(_SUBJECTS["met"])
_MAX_YARDSTICKS = 60
_AUX = rf"(?:[ \xa0]{words_pattern(_SCORES['aux'])}){{0,4}}"
_SIGN = r"[ \xa0]?[:(–-]?[ \xa0]?$"
_TYPE = rf"(?i:{words_pattern(_SUBJECTS['named'])})"
_PLACE = re.compile(
    rf"(?<!\w)(?P<name>{_TYPE}[ \xa0][{UPPER}]\w*(?:[ \xa0][{UPPER}]\w*){{0,3}}"
    rf"|[{UPPER}]\w*(?:[ \xa0][{UPPER}]\w*){{1,3}})(?P<aux>{_AUX}){_SIGN}"
)
_TYPED = re.compile(rf"{_TYPE}[ \xa0]")
_ANAPHOR = re.compile(
    rf"(?:^|[,.;:\n][ \xa0]?|(?<!\w){words_pattern(_SCORES['before_anaphor'])}[ \xa0,]+)"
    rf"(?P<type>{words_pattern(_SUBJECTS['anaphors'])})"
    rf"(?P<aux>(?:[ \xa0]{words_pattern(_SCORES['aux'])}){{1,4}})[ \xa0]$"
)
_UNNAMED = re.compile(rf"(?<!\w){words_pattern(_SCORES['unnamed'])}[ \xa0]$")
_GOES_ON = re.compile(rf"[ \xa0]{words_pattern(_SCORES['not_before'])}")
_SET = re.compile(r"(?<!\w)bộ[ \xa0]tiêu chí[^,.;:()\n]{0,60}")
_TYPE_BEFORE = re.compile(rf"(?<!\w)(?<!nông[ \xa0]){words_pattern(_SCORES['types'])}(?!\w)")
_TYPE_OF_LEVEL: dict[str, str] = _SCORES["type_of_level"]


def read_scores(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The scores of an article that none of its `drafts` has in its evidence."""
    ordered = sorted(drafts, key=_start_of)
    starts = [draft.start for draft in ordered]
    found: list[Draft] = []
    told = reading.lower.find(_SUBJECTS["met"][0]) >= 0
    for quantity in reading.once(find_countable):
        yardstick = YARDSTICK_AFTER.match(reading.lower, quantity.end)
        met = yardstick is not None and yardstick[1] in _MET
        if quantity.percent:
            shared = read_level_share(reading, quantity) if not _is_read(ordered, starts, quantity) else None
            found += [shared] if shared else []
            continue
        if quantity.whole is None and not met and not (told and is_average(reading, quantity)):
            continue
        if _is_read(ordered, starts, quantity):
            continue
        at = bisect_right(starts, quantity.start) - 1
        before = ordered[max(0, at + 1 - MAX_LIST) : at + 1]
        scene = scene_of(reading, quantity.start)
        draft = (
            read_average(scene, quantity)
            or _read_place(scene, quantity, yardstick if met else None)
            or read_label(scene, quantity, [*before, *found[-MAX_LIST:]])
        )
        if draft is not None:
            found.append(draft)
    return found


def _is_read(ordered: list[Draft], starts: list[int], quantity: Quantity) -> bool:
    """Whether a draft has the quantity in its evidence."""
    at = bisect_right(starts, quantity.start)
    return any(draft.start <= quantity.start < draft.end for draft in ordered[max(0, at - MAX_LIST) : at])


def _start_of(draft: Draft) -> int:
    return draft.start


def _read_place(scene: Scene, quantity: Quantity, yardstick: re.Match[str] | None) -> Draft | None:
    if quantity.low > _MAX_YARDSTICKS or (yardstick is None and not _is_scored(scene, quantity)):
        return None
    end, standard = quantity.end, _set_before(scene, quantity.start)
    if yardstick is not None:
        end = yardstick_end(scene, yardstick.start(1), yardstick.end())
        standard = scene.content[yardstick.start(1) : end]
    if _GOES_ON.match(scene.lower, end):
        return None
    named = _named(scene, quantity)
    if named is None:
        return None
    closes = scene.lower[end : end + 1] == ")" and "(" in scene.lower[named[0] : quantity.start]
    return Draft(
        start=named[0], end=end + closes, sentence=scene.start, rule="score", name=named[1],
        status=score_status(scene, quantity.start), standard=standard, standard_role="yardstick",
        met=quantity, approx=quantity.approx,
    )  # fmt: skip


def _is_scored(scene: Scene, quantity: Quantity) -> bool:
    """Whether the sentence speaks of yardsticks around a bare `15/19`."""
    return SCORE_ENDS.match(scene.lower, quantity.end) is not None and any(
        scene.lower.find(word, scene.start, scene.end) >= 0 for word in _SCORES["bare_in"]
    )


def _set_before(scene: Scene, offset: int) -> str:
    named = _SET.search(scene.lower, scene.start, offset)
    return scene.content[named.start() : named.end()] if named else _SUBJECTS["met"][0]


def _named(scene: Scene, quantity: Quantity) -> tuple[int, str | None] | None:
    """Whose score it is: a place or body by its name, by a word that stands for it, or the one last named."""
    back = max(scene.start, quantity.soft_start - LOOK_BACK)
    place = _PLACE.search(scene.content, back, quantity.soft_start)
    if place is not None:
        alone = quantity.whole is None and place["aux"].strip() in _SCORES["not_of_counts"]
        return None if alone else _full_name(scene, place)
    meant = _ANAPHOR.search(scene.lower, back, quantity.soft_start)
    if meant is not None and (quantity.whole is not None or not _having(meant["aux"])):
        return meant.start("type"), last_of_type(scene.reading, meant["type"], meant.start())
    unnamed = _UNNAMED.search(scene.lower, back, quantity.soft_start)
    if unnamed is not None and quantity.whole is not None:
        name = last_named(scene.reading, unnamed.start())
        return (unnamed.start(), name) if name else None
    return None


def _having(aux: str) -> bool:
    return aux.split()[-1] in _SCORES["not_of_counts"]


def _full_name(scene: Scene, place: re.Match[str]) -> tuple[int, str] | None:
    start, name = place.start("name"), place["name"]
    if _TYPED.match(name):
        return start, capitalised(name)
    first, _, rest = name.partition(" ")
    if first.lower() in _SCORES["leads"]:
        start, name = start + len(first) + 1, rest
    kind = _kind_of(scene, start)
    return start, capitalised(f"{kind} {name}" if kind else name)


def _kind_of(scene: Scene, offset: int) -> str | None:
    """The type word of a bare name: that of the place, else the last one said in the sentence."""
    for mention in scene.reading.once(find_place_mentions):
        if mention.start <= offset < mention.end and mention.place is not None:
            official = mention.place.commune or mention.place.district or mention.place.province or ""
            kind = _TYPE_BEFORE.match(official.lower())
            return kind.group() if kind else _TYPE_OF_LEVEL.get(mention.level)
    kinds = [kind.group() for kind in _TYPE_BEFORE.finditer(scene.lower, scene.start, offset)]
    return kinds[-1] if kinds else None
