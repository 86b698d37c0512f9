"""Items of a list that begin with their count: 71 xã nâng cao; đến năm 2030 đạt 50% xã."""

import re
from dataclasses import dataclass, replace

from extract.criteria.attributes import percent_of
from extract.criteria.drafts import Draft
from extract.criteria.nouns import GENERIC, POPULATION, head_of
from extract.criteria.phrases import lead_end, subject_end
from extract.criteria.programmes import programme_of
from extract.criteria.scenes import Scene
from extract.criteria.status import cue_between
from extract.criteria.tokens import LEXICON, words_pattern
from extract.facts import Status
from extract.quantities import Quantity

_SUBJECTS = LEXICON["subjects"]
_LISTS = LEXICON["lists"]
_SEQUELS = LEXICON["sequels"]
ITEM_ENDS = re.compile(
    r"(?:[ \xa0]trở lên)?(?:[ \xa0]?(?:[,;.…()\n+]|$)|[ \xa0](?:(?:đạt|chiếm)[ \xa0])?(?:tỷ|tỉ) lệ(?!\w))"
    r"|[ \xa0](?:và|cùng|còn|trong khi|-|–|so với|tăng|giảm|trong)(?!\w)"
)
_TITLED = re.compile(
    rf"(?P<noun>(?:[ \xa0]+[^\W\d_]+){{0,3}}?)[ \xa0]+(?:{words_pattern(_LISTS['before_level'])}[ \xa0])*"
    rf"(?P<level>{words_pattern(_SEQUELS['levels'])}|{words_pattern(_LISTS['grades'])})"
)
_REST = re.compile(rf"[ \xa0]?{words_pattern(LEXICON['clauses']['rest'])}")
MAX_NOUN = 60
_MAX_KIND = 3
_FRACTION = 5
POPULATIONS = re.compile(
    rf"{words_pattern(_SUBJECTS['populations'])}(?:(?:, | và ){words_pattern(_SUBJECTS['populations'])})*"
)
_VERB = re.compile(
    rf"(?<!\w)(?P<verb>{words_pattern([*_LISTS['verbs'], *_LISTS['pledges']])})(?:[ \xa0](?:thêm|được|có"
    rf"|ít nhất|khoảng))*$"
)
_STATUS_OF_VERB: dict[str, Status] = dict.fromkeys(_LISTS["pledges"], "registered")
_ENDS_NAMELY = re.compile(r"[ \xa0]?(?:[,;.…()\n+:]|$)|[ \xa0](?:và|là|còn|trong|trên|của|gồm)(?!\w)")
_GRADES = frozenset(_LISTS["grades"])
_GRADE_ENDS = tuple(_LISTS["grades"])


@dataclass(frozen=True, slots=True)
class Item:
    """A quantity with the words of its clause before it; `lo` is where they begin."""

    quantity: Quantity
    lo: int
    text: str
    part: bool
    since: int


def with_verb(scene: Scene, base: Draft, item: Item) -> Draft | None:
    """`…, đến năm 2030 đạt 50% xã`; `…, riêng thành phố đăng ký 2 phường`: who, with a verb, but not what."""
    quantity = item.quantity
    verb = _VERB.search(item.text.lower())
    if verb is None or base.met is not None:
        return None
    noun = population_after(scene, quantity.end)
    if noun is None or not _ENDS_NAMELY.match(scene.lower, noun[1], scene.end + 1):
        return None
    name = scene.content[slice(*noun)]
    if head_of(name) not in {head_of(part.strip()) for part in re.split(r",| và ", base.name or "")}:
        return None
    draft = item_draft(scene, base, item, noun[1], name=name)
    status = _STATUS_OF_VERB.get(verb["verb"])
    return replace(draft, start=quantity.soft_start, status=status or draft.status)


def population_after(scene: Scene, offset: int) -> tuple[int, int] | None:
    """The offsets of the places, bodies or things named after a count that ends at `offset`."""
    start = lead_end(scene, offset)
    noun = POPULATIONS.match(scene.lower, start) if start > offset else None
    return noun.span() if noun else None


def count_first(scene: Scene, base: Draft, item: Item) -> Draft | None:
    """`9 thôn kiểu mẫu`, `4 trạm y tế`, `hiện mới 21/64`."""
    quantity = item.quantity
    titled = _TITLED.match(scene.lower, quantity.end, scene.end)
    if titled is not None and ITEM_ENDS.match(scene.lower, titled.end(), scene.end + 1):
        return _read_titled(scene, base, item, titled)
    if base.met is not None or not (item.part or quantity.whole is not None):
        return None
    start = lead_end(scene, quantity.end)
    end = start
    if start > quantity.end and scene.lower[start : start + 1].isalpha():
        end = subject_end(scene, start, min(scene.end, start + MAX_NOUN))
    name = scene.content[start:end]
    rest = _REST.match(scene.lower, end)
    if not ITEM_ENDS.match(scene.lower, rest.end() if rest else end, scene.end + 1):
        return None
    if name and not (_alike(name, base, whole=quantity.whole is not None) and _is_plain(name)):
        return None
    if not name and (quantity.percent or quantity.whole is None or quantity.whole <= _FRACTION):
        return None
    return item_draft(scene, base, item, max(end, quantity.end), name=name or base.name)


def _read_titled(scene: Scene, base: Draft, item: Item, titled: re.Match[str]) -> Draft | None:
    """`71 xã nâng cao`, `7 đơn vị trung bình`."""
    name = scene.content[titled.start("noun") : titled.end("noun")].strip()
    if name and head_of(name) != head_of(base.name or "") and head_of(name) not in GENERIC:
        return None
    standard = scene.content[titled.start("level") : titled.end("level")]
    if standard.lower() in _GRADES and not is_graded(base):
        return None
    if standard.lower() not in _GRADES:
        scheme = programme_of(scene.reading, titled.start("level"), titled.end("level"), base.sentence)
        standard = f"{scheme} {standard}" if scheme == _SEQUELS["scheme"] else standard
    return item_draft(scene, base, item, titled.end(), name=name or base.name, standard=standard)


def _is_plain(name: str) -> bool:
    """Whether a noun phrase has no more than what kinds of places and bodies are called by."""
    head = POPULATIONS.match(name.lower())
    return head is not None and len(name[head.end() :].split()) <= _MAX_KIND


def is_graded(base: Draft) -> bool:
    """Whether what is met is a grade."""
    return base.standard_role.startswith("grade") or (base.standard or "").lower().endswith(_GRADE_ENDS)


def _alike(name: str, base: Draft, *, whole: bool) -> bool:
    """Whether what is counted may be a part of what the base counts, or counted as it is."""
    head = head_of(name)
    if head == head_of(base.name or "") or head in GENERIC or head in (base.name or "").lower().split():
        return True
    return whole and POPULATION.match(name.lower()) is not None


def item_draft(
    scene: Scene, base: Draft, item: Item, end: int, *, name: str | None, standard: str | None = None
) -> Draft:
    """The draft of an item that ends at `end`: what it leaves out is said by the `base`."""
    quantity = item.quantity
    count = None if quantity.percent else quantity.low
    percent, last = percent_of(scene, quantity.end, end, end) if count is not None else (None, end)
    total = quantity.whole
    if total is None and count is not None and item.part:
        held = base.of_total if base.part else base.count
        total = held if held is not None and count <= held else None
    cue = cue_between(scene, item.since, quantity.start)
    return replace(
        base, start=min(quantity.soft_start, item.lo), end=last, sentence=scene.start, rule="list",
        done=base.done or cue == "achieved", name=name,
        status=cue or base.status,
        standard=standard or base.standard, subject=None, count=count, of_total=total,
        percent=quantity.low if quantity.percent else percent, met=None, approx=quantity.approx,
        rest=False, part=item.part, inside=None,
    )  # fmt: skip
