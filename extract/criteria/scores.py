"""Scores with no verb: `Hòa An 17 tiêu chí`, `xã mới 9/19 tiêu chí`, and lists of `mầm non 15/21`."""

import re
from bisect import bisect_right

from extract.criteria.drafts import Draft
from extract.criteria.headings import heading_of
from extract.criteria.named import capitalised, last_named, last_of_type
from extract.criteria.phrases import standard_end
from extract.criteria.predicates import NAMED_STANDARDS, YARDSTICK_AFTER, yardstick_end
from extract.criteria.scenes import Scene, find_countable
from extract.criteria.status import scoped_status
from extract.criteria.tokens import LEXICON, tokens_between, words_pattern
from extract.facts import Status
from extract.letters import UPPER
from extract.localities import find_place_mentions
from extract.quantities import Quantity
from extract.reading import Reading
from extract.sentences import sentence_at

_SCORES = LEXICON["scores"]
_SUBJECTS = LEXICON["subjects"]
_MET = frozenset(_SUBJECTS["met"])
_LOOK_BACK = 70
_MAX_LIST = 12
_CONTEXT = 300
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
_LABEL = re.compile(
    rf"(?:^|[\n(,;:•*+-][ \xa0]*|[ \xa0]{words_pattern(_SCORES['before_label'])}[ \xa0])"
    rf"(?:{words_pattern(_SCORES['label_leads'])}[ \xa0])?"
    rf"(?P<label>(?:trường[ \xa0])?(?P<level>{words_pattern(_SCORES['levels'])})"
    rf"|{words_pattern(LEXICON['titles']['heads'])})"
    rf"(?:[ \xa0]{words_pattern(_SCORES['label_aux'])})?[ \xa0]?[:(]?[ \xa0]?$"
)
_GOES_ON = re.compile(rf"[ \xa0]{words_pattern(_SCORES['not_before'])}")
_ENDS = re.compile(r"[ \xa0]?(?:[,;.…()\n]|$)|[ \xa0](?:và|cùng|thì)(?!\w)")
_SET = re.compile(r"(?<!\w)bộ[ \xa0]tiêu chí[^,.;:()\n]{0,60}")
_TYPE_BEFORE = re.compile(rf"(?<!\w)(?<!nông[ \xa0]){words_pattern(_SCORES['types'])}(?!\w)")
_TYPE_OF_LEVEL: dict[str, str] = _SCORES["type_of_level"]
_SCHOOL = "trường"
_PARTS = re.compile(words_pattern(LEXICON["clauses"]["part_leads"]))
_FIGURES = re.compile(r"[ \xa0]*\d.*$", re.DOTALL)
_MET_WORD = _SUBJECTS["met"][0]
_AVERAGE = re.compile(
    rf"(?:số[ \xa0])?{_MET_WORD}[ \xa0](?:đạt được[ \xa0]|đạt[ \xa0]|đạt chuẩn[ \xa0])?(?P<soft>bình quân|trung bình)"
    r"(?:[ \xa0]?/[ \xa0]?(?P<each>[^\W\d_]+)|[ \xa0](?:của[ \xa0](?:các[ \xa0])?|mỗi[ \xa0])(?P<of>[^\W\d_]+))?[^\d,.;:]{0,30}?"
    rf"[ \xa0]?(?:{words_pattern(LEXICON['rates']['links'])}|:)[ \xa0]$"
)
_OF_NORM = re.compile(
    rf"(?:^|[\n,;:+-][ \xa0]*|[ \xa0](?:và|có)[ \xa0])"
    rf"(?P<label>(?:số[ \xa0])?{words_pattern(LEXICON['titles']['heads'])})"
    r"[ \xa0](?:(?:được công nhận[ \xa0])?đạt[ \xa0])?"
    rf"(?P<norm>{words_pattern(['chuẩn', 'tiêu chuẩn', 'danh hiệu'])}[^\d,.;:()\n]{{0,60}}?"
    rf"|{words_pattern(LEXICON['titles']['tails'])})"
    r"[ \xa0]?:?[ \xa0]?$"
)


def read_scores(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The scores of an article that none of its `drafts` has in its evidence."""
    ordered = sorted(drafts, key=_start_of)
    starts = [draft.start for draft in ordered]
    found: list[Draft] = []
    for quantity in reading.once(find_countable):
        yardstick = YARDSTICK_AFTER.match(reading.lower, quantity.end)
        met = yardstick is not None and yardstick[1] in _MET
        if quantity.percent:
            shared = _read_share(reading, quantity) if not _is_read(ordered, starts, quantity) else None
            found += [shared] if shared else []
            continue
        if (quantity.whole is None and not met and not _is_average(reading, quantity)):
            continue
        if _is_read(ordered, starts, quantity):
            continue
        at = bisect_right(starts, quantity.start) - 1
        before = ordered[max(0, at + 1 - _MAX_LIST) : at + 1]
        scene = _scene_of(reading, quantity.start)
        draft = _read_average(scene, quantity) or _read_place(scene, quantity, yardstick if met else None) or _read_label(
            scene, quantity, [*before, *found[-_MAX_LIST:]]
        )
        if draft is not None:
            found.append(draft)
    return found


def _is_read(ordered: list[Draft], starts: list[int], quantity: Quantity) -> bool:
    """Whether a draft has the quantity in its evidence."""
    at = bisect_right(starts, quantity.start)
    return any(draft.start <= quantity.start < draft.end for draft in ordered[max(0, at - _MAX_LIST) : at])


def _read_share(reading: Reading, quantity: Quantity) -> Draft | None:
    """`tỷ lệ trường đạt chuẩn: mầm non 75%, tiểu học 82%`."""
    before = reading.lower[max(0, quantity.soft_start - _LOOK_BACK) : quantity.soft_start]
    label = _LABEL.search(before)
    if label is None or not label["level"] or not _ENDS.match(reading.lower, quantity.end):
        return None
    scene = _scene_of(reading, quantity.start)
    told = reading.lower[scene.start : quantity.start]
    if not any(word in told for word in LEXICON["rates"]["share_heads"]):
        return None
    base = _base_of(scene, quantity.start, [])
    start = quantity.soft_start - len(before) + label.start("label")
    return base and Draft(
        start=start, end=quantity.end, sentence=scene.start, rule="score",
        name=_school(reading.content[start : start + len(label["label"])]), status=base[1], standard=base[0],
        standard_role="norm", percent=quantity.low, approx=quantity.approx,
    )  # fmt: skip


def _school(label: str) -> str:
    """`Mầm non` as a subject is `trường mầm non`."""
    if label.lower().startswith(_SCHOOL):
        return label
    return f"{_SCHOOL} {label[0].lower() + label[1:] if label[1:2].islower() else label}"


def _start_of(draft: Draft) -> int:
    return draft.start


def _scene_of(reading: Reading, offset: int) -> Scene:
    sentence = sentence_at(reading, offset)
    start, end = max(sentence.start, offset - _CONTEXT), min(sentence.end, offset + _CONTEXT)
    return Scene(reading, start, end, tokens_between(reading, start, end), (), ())


def _is_average(reading: Reading, quantity: Quantity) -> bool:
    before = reading.lower[max(0, quantity.soft_start - _LOOK_BACK) : quantity.soft_start]
    return "tiêu chí" in before and _AVERAGE.search(before) is not None


def _read_average(scene: Scene, quantity: Quantity) -> Draft | None:
    """`số tiêu chí bình quân/xã là 16,13`: how many each has, said before the number."""
    back = max(scene.start, quantity.soft_start - _LOOK_BACK)
    average = _AVERAGE.search(scene.lower, back, quantity.soft_start)
    if average is None or quantity.whole is not None:
        return None
    each = average["each"] or average["of"] or _SCORES["types"][0]
    return Draft(
        start=average.start(), end=quantity.end, sentence=scene.start, rule="score", name=each,
        status=_status(scene, quantity.start), standard=_MET_WORD, standard_role="yardstick",
        met=quantity, approx=quantity.approx or average["soft"],
    )  # fmt: skip


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
        status=_status(scene, quantity.start), standard=standard, standard_role="yardstick",
        met=quantity, approx=quantity.approx,
    )  # fmt: skip


def _is_scored(scene: Scene, quantity: Quantity) -> bool:
    """Whether the sentence speaks of yardsticks around a bare `15/19`."""
    return _ENDS.match(scene.lower, quantity.end) is not None and any(
        scene.lower.find(word, scene.start, scene.end) >= 0 for word in _SCORES["bare_in"]
    )


def _set_before(scene: Scene, offset: int) -> str:
    named = _SET.search(scene.lower, scene.start, offset)
    return scene.content[named.start() : named.end()] if named else _SUBJECTS["met"][0]


def _named(scene: Scene, quantity: Quantity) -> tuple[int, str | None] | None:
    """Whose score it is: a place or body by its name, by a word that stands for it, or the one last named."""
    back = max(scene.start, quantity.soft_start - _LOOK_BACK)
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


def _status(scene: Scene, offset: int) -> Status:
    return scoped_status(scene, offset, []) or "achieved"


def _read_label(scene: Scene, quantity: Quantity, drafts: list[Draft]) -> Draft | None:
    """`mầm non 15/21` after words that say what the counted have met."""
    if quantity.whole is None or not _ENDS.match(scene.lower, quantity.end):
        return None
    back = max(scene.start, quantity.soft_start - _LOOK_BACK)
    label = _OF_NORM.search(scene.lower, back, quantity.soft_start)
    if label is not None:
        return _labelled(scene, label, quantity, scene.content[label.start("norm") : label.end("norm")])
    label = _LABEL.search(scene.lower, back, quantity.soft_start)
    base = _base_of(scene, quantity.start, drafts) if label is not None else None
    if label is None or base is None:
        return None
    name = scene.content[label.start("label") : label.end("label")]
    if label["level"]:
        name = _school(name)
    return Draft(
        start=label.start("label"), end=quantity.end, sentence=scene.start, rule="score", name=name,
        status=base[1], standard=base[0], standard_role="norm", count=quantity.low, of_total=quantity.whole,
        approx=quantity.approx,
    )  # fmt: skip


def _labelled(scene: Scene, label: re.Match[str], quantity: Quantity, standard: str) -> Draft:
    """`thôn đạt chuẩn văn hóa 45/60`."""
    return Draft(
        start=label.start("label"), end=quantity.end, sentence=scene.start, rule="score",
        name=scene.content[label.start("label") : label.end("label")].removeprefix("số "),
        status=_status(scene, quantity.start), standard=standard, standard_role="norm",
        count=quantity.low, of_total=quantity.whole, approx=quantity.approx,
    )  # fmt: skip


def _base_of(scene: Scene, offset: int, drafts: list[Draft]) -> tuple[str | None, Status] | None:
    """The standard and the status that a list's items take from before it in the sentence, or its heading."""
    since = scene.start
    if since and _PARTS.match(scene.lower, since):
        since = sentence_at(scene.reading, since - 2).start
    for draft in reversed(drafts):
        if since <= draft.start and draft.end <= offset and draft.met is None:
            return draft.standard, draft.status
    heading = heading_of(scene.reading, offset)
    start, end = (heading.start, heading.end) if heading is not None else (scene.start, offset)
    above = Scene(scene.reading, start, end, tokens_between(scene.reading, start, end), (), ())
    norm = next((token for token in above.tokens if not NAMED_STANDARDS.isdisjoint(token.roles)), None)
    if norm is None:
        return None
    standard = _FIGURES.sub("", above.content[norm.start : standard_end(above, norm.start, norm.end)])
    return standard, (heading.status if heading is not None else None) or _status(scene, offset)
