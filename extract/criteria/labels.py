"""Items of a list that begin with a label: mầm non 15/21; Tân Sơn cao nhất với 11/17; thôn văn hóa 88%."""

import re
from dataclasses import replace

from extract.criteria.drafts import Draft
from extract.criteria.items import ITEM_ENDS, MAX_NOUN, Item, item_draft
from extract.criteria.named import capitalised
from extract.criteria.nouns import GENERIC, POPULATION, SCHOOL, head_of, school_name
from extract.criteria.phrases import lead_end, subject_end
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern
from extract.letters import UPPER

_SUBJECTS = LEXICON["subjects"]
_LISTS = LEXICON["lists"]
_LINK = re.compile(
    rf"(?:(?:^|[ \xa0]+){words_pattern(_LISTS['links'])}){{1,5}}[ \xa0]*$|[ \xa0]*[:(-][ \xa0]*$"
)
_LABEL = re.compile(
    rf"(?:{words_pattern(_LISTS['label_leads'])}[ \xa0])?"
    rf"(?P<name>(?:trường[ \xa0])?(?:{words_pattern(LEXICON['scores']['levels'])}|"
    rf"{words_pattern(_SUBJECTS['populations'])}).*)"
)
LEVEL_OF_SCHOOL = re.compile(words_pattern(LEXICON["scores"]["levels"]))
_PLACE = re.compile(
    rf"(?:(?:[Rr]iêng|[Cc]òn|[Nn]hư|[Tt]ại|[Ởở]|(?:tiếp|kế|sau)(?: đến| theo| đó)(?: là)?)[ \xa0])?"
    rf"(?P<name>(?:(?i:{words_pattern(_SUBJECTS['named'])})[ \xa0])?[{UPPER}][\w’']*(?:[ \xa0][{UPPER}\d]"
    rf"[\w’']*){{0,4}})"
)
_ANAPHOR = re.compile(rf"{words_pattern(_LISTS['anaphors'])}")
MAX_BACK = 110
_GROWS = re.compile(rf"(?<!\w){words_pattern(_LISTS['grows'])}(?![ \xa0](?:trưởng|cường|nghèo))")
_PLANNED_FOR = _LISTS["planned"]
_YEAR = re.compile(
    rf"(?:đến[ \xa0])?năm[ \xa0](?:học[ \xa0])?\d{{4}}(?:[ \xa0]?[-–][ \xa0]?\d{{4}})?(?:[ \xa0]"
    rf"{_PLANNED_FOR}(?:[ \xa0]giao)?)?"
)
_AFTER_PLACE = re.compile(rf"(?:[ \xa0]{words_pattern(_LISTS['after_place'])})*")
_SPOKEN_OF = re.compile(
    rf"(?<!\w)(?:{words_pattern(_LISTS['spoken_of'])}[ \xa0])+(?P<noun>[^.;:()\d]{{2,80}}?),[ \xa0]*$"
)
_TITLE_IN = re.compile(
    rf"[ \xa0](?:(?:{words_pattern(_LISTS['before_level'])}[ \xa0])*(?P<standard>(?:"
    rf"{words_pattern(LEXICON['standards']['norm'])}|{words_pattern(LEXICON['standards']['title'])}|"
    rf"{words_pattern(LEXICON['titles']['tails'])}|{words_pattern(LEXICON['standards']['trait'])}).*))$"
)


def label_first(scene: Scene, base: Draft, item: Item) -> Draft | None:
    """`bậc mầm non 9/14`, `Phú Lương cao nhất với 13/16`, `chợ văn minh đạt 70%`."""
    quantity = item.quantity
    end = _noun_after(scene, quantity.end)
    if not ITEM_ENDS.match(scene.lower, end, scene.end + 1):
        return None
    link = _LINK.search(item.text.lower())
    label = (item.text[: link.start()] if link else item.text).strip()
    if _GROWS.search(label.lower()):
        return None
    if base.met is None and not quantity.percent and _YEAR.fullmatch(label.lower()):
        return _of_year(scene, base, item, end)
    titled = _LABEL.fullmatch(label.lower()) is not None and _TITLE_IN.search(label.lower()) is not None
    if quantity.whole is None and not (quantity.percent and (titled or _is_share(base))):
        return None
    if _ANAPHOR.fullmatch(label.lower()):
        return item_draft(scene, base, item, end, name=_before_anaphor(scene, base, item) or base.name)
    place = _PLACE.match(label)
    if (
        place is not None
        and not LEVEL_OF_SCHOOL.match(label.lower())
        and _AFTER_PLACE.fullmatch(label.lower(), place.end())
    ):
        return _of_place(scene, base, item, end, place["name"])
    if base.met is not None:
        return None
    named = _LABEL.fullmatch(label.lower())
    if named is None:
        return None
    name = label[named.start("name") :]
    return _of_label(scene, base, item, end, name)


def _of_year(scene: Scene, base: Draft, item: Item, end: int) -> Draft | None:
    """`…, năm 2019 là 5.250 hộ`: as many of the same, and of no more than there are, in another year."""
    counted = _counted_again(scene, item.quantity.end)
    if counted and f" {counted} " not in f" {(base.name or '').lower()} ":
        return None
    if base.of_total is not None and item.quantity.low > base.of_total:
        return None
    draft = replace(
        item_draft(scene, base, item, end, name=base.name), of_total=item.quantity.whole, part=False
    )
    return replace(draft, status="target") if _PLANNED_FOR in item.text.lower() else draft


def _counted_again(scene: Scene, offset: int) -> str:
    """The noun after a count in another year, with all that is said of it: `hộ nghèo`."""
    start = lead_end(scene, offset)
    if start == offset or not scene.lower[start : start + 1].isalpha():
        return ""
    return scene.lower[start : subject_end(scene, start, min(scene.end, start + MAX_NOUN))]


def _is_share(base: Draft) -> bool:
    return base.percent is not None and base.count is None


def _noun_after(scene: Scene, offset: int) -> int:
    """`là 34/60 xã`: where the noun ends that only says again what is counted."""
    start = lead_end(scene, offset)
    if start == offset or not POPULATION.match(scene.lower, start):
        return offset
    return subject_end(scene, start, min(scene.end, start + MAX_NOUN))


def _before_anaphor(scene: Scene, base: Draft, item: Item) -> str | None:
    """`ở khối cơ quan, nhà trường, tỷ lệ này là 40/52`: who the words before it speak of."""
    spoken = _SPOKEN_OF.search(scene.lower, max(scene.start, base.end, item.lo - MAX_BACK), item.lo)
    return scene.content[spoken.start("noun") : spoken.end("noun")] if spoken else None


def _of_place(scene: Scene, base: Draft, item: Item, end: int, place: str) -> Draft | None:
    draft = item_draft(scene, base, item, end, name=base.name)
    if base.met is None:
        return draft
    if item.quantity.percent:
        return None
    return replace(draft, name=capitalised(place), met=item.quantity, count=None, of_total=None, rule="list")


def _counts_schools(base: Draft) -> bool:
    """Whether a level of schools names what is counted, and not where teachers or pupils are."""
    head = head_of(base.name or "")
    return head == SCHOOL or head in GENERIC


def _of_label(scene: Scene, base: Draft, item: Item, end: int, name: str) -> Draft | None:
    standard = None
    titled = _TITLE_IN.search(name.lower())
    if titled is not None:
        standard = name[titled.start("standard") :].strip()
        name = name[: titled.start()].strip()
    if not name:
        return None
    if LEVEL_OF_SCHOOL.match(name.lower()) and not _counts_schools(base):
        name = base.name or name
    elif LEVEL_OF_SCHOOL.match(name.lower()):
        name = school_name(name)
    draft = item_draft(scene, base, item, end, name=name)
    return replace(draft, standard=standard or base.standard)
