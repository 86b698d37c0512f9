"""Items that leave to what stands before them who is counted, or what is met: 15/21; 71 xã nâng cao."""

import re
from bisect import bisect_right

from extract.criteria.drafts import Draft, is_taken, spans_of
from extract.criteria.items import Item, count_first, is_graded, with_verb
from extract.criteria.labels import MAX_BACK, label_first
from extract.criteria.nouns import POPULATION
from extract.criteria.scenes import OF_THOSE, find_countable, is_in_date, scene_near
from extract.criteria.tokens import LEXICON, words_pattern
from extract.quantities import Quantity
from extract.reading import Reading
from extract.sentences import sentence_at

_LISTS = LEXICON["lists"]
_SUBJECTS = LEXICON["subjects"]
_SEQUELS = LEXICON["sequels"]
_PARTS = LEXICON["clauses"]["part_leads"]
_DELIMITER = re.compile(r"[,;:(•+\n]|[ \xa0][-–—][ \xa0]|[.!?][ \xa0]|(?<!\w)(?:và|cùng)(?=[ \xa0])")
_LEADS = re.compile(rf"[ \xa0]*(?:{words_pattern(_LISTS['leads'])}[ \xa0:]*)*")
_PART_LEAD = re.compile(rf"(?<!\w){words_pattern(_PARTS)}")
_PART_LEADS = re.compile(rf"[^,;]{{0,12}}?{words_pattern(_PARTS)}")
_SAME = re.compile(rf"{words_pattern(_LISTS['of_list'])}")
_MAX_FROM = 420
_LOOK_BACK = 6
_COUNTED = frozenset({"counted", "trait", "rate", "score", "sequel", "list", "yardstick"})


def read_lists(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The items of an article that take their standard, and maybe their subject, from one of the `drafts`."""
    taken = spans_of(drafts)
    ordered = sorted((d for d in drafts if d.rule in _COUNTED and d.standard), key=_end_of)
    ends = [draft.end for draft in ordered]
    found: list[Draft] = []
    for quantity in reading.once(find_countable) if drafts else ():
        if is_taken(taken, quantity.start):
            continue
        at = bisect_right(ends, quantity.soft_start) - 1
        base = ordered[at] if at >= 0 else None
        if found and (base is None or found[-1].end > base.end):
            base = found[-1]
        if base is None or quantity.start - base.end > _MAX_FROM or not _reaches(reading, base, quantity):
            continue
        if (base.status == "not_met" or is_graded(base)) and quantity.whole is not None:
            base = _last_met([*ordered[: at + 1], *found], base)
        base = _of_kind(reading, quantity, [*ordered[: at + 1], *found], base)
        draft = _read_item(reading, base, quantity)
        if draft is not None and not is_in_date(reading, quantity.start):
            found.append(draft)
    return found


def _last_met(drafts: list[Draft], base: Draft) -> Draft:
    """What others have met is said before who has not."""
    earlier = (
        d
        for d in reversed(drafts[-_LOOK_BACK:])
        if d.status != "not_met" and not is_graded(d) and d.end <= base.end
    )
    return next((d for d in earlier if base.start - d.end <= _MAX_FROM), base)


def _of_kind(reading: Reading, quantity: Quantity, drafts: list[Draft], base: Draft) -> Draft:
    """The last of the drafts in reach that counts what the noun after the quantity names, else the last."""
    noun = POPULATION.match(reading.lower, quantity.end + 1)
    if noun is None or noun.group() in (base.name or "").lower():
        return base
    near = (
        d for d in reversed(drafts[-_LOOK_BACK:]) if d.end <= base.end and base.start - d.end <= _MAX_FROM
    )
    return next((d for d in near if noun.group() in (d.name or "").lower() and d.met is None), base)


def _end_of(draft: Draft) -> int:
    return draft.end


def _reaches(reading: Reading, base: Draft, quantity: Quantity) -> bool:
    """Whether the list may go on: in the sentence, or in the next of the paragraph where that says so."""
    sentence = sentence_at(reading, quantity.start)
    if sentence.start <= base.start:
        return True
    between = reading.lower[base.end : sentence.start]
    same_line = "\n" not in between.rstrip() or OF_THOSE.match(reading.lower, sentence.start) is not None
    if not same_line or len(between) > _MAX_FROM:
        return False
    return _SAME.match(reading.lower, sentence.start) is not None


def _read_item(reading: Reading, base: Draft, quantity: Quantity) -> Draft | None:
    sentence = sentence_at(reading, quantity.start)
    since = max(base.end, sentence.start, quantity.soft_start - MAX_BACK)
    lo = since
    for mark in _DELIMITER.finditer(reading.lower, since, quantity.soft_start):
        lo = mark.end()
    part = _opens_parts(reading, base, quantity.soft_start) or (base.part and lo - base.end < 4)
    lead = _LEADS.match(reading.lower, lo, quantity.soft_start)
    lo = lead.end() if lead else lo
    item = Item(quantity, lo, reading.content[lo : quantity.soft_start].strip(), part, since)
    scene = scene_near(reading, quantity.start)
    if not item.text:
        return count_first(scene, base, item)
    return with_verb(scene, base, item) or label_first(scene, base, item)


def _opens_parts(reading: Reading, base: Draft, offset: int) -> bool:
    """Whether `trong đó`, `gồm` or a parenthesis right after the base opens a list of its parts."""
    between = reading.lower[base.end : offset]
    if ";" in between or ". " in between:
        return _PART_LEADS.match(between.lstrip(" .;)")) is not None
    return between.lstrip().startswith("(") or _PART_LEAD.search(between) is not None
