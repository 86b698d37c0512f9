"""Items that leave to what stands before them who is counted, or what is met: mầm non 15/21; 71 xã nâng cao."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from extract.criteria.attributes import percent_of
from extract.criteria.drafts import Draft
from extract.criteria.named import capitalised
from extract.criteria.phrases import lead_end, subject_end
from extract.criteria.programmes import programme_of
from extract.criteria.scenes import OF_THOSE, Scene, find_countable, is_in_date
from extract.criteria.status import cue_between
from extract.criteria.subjects import GENERIC, head_of
from extract.criteria.tokens import LEXICON, tokens_between, words_pattern
from extract.facts import Status
from extract.letters import UPPER
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
_LINK = re.compile(rf"(?:(?:^|[ \xa0]+){words_pattern(_LISTS['links'])}){{1,5}}[ \xa0]*$|[ \xa0]*[:(-][ \xa0]*$")
_ENDS = re.compile(r"(?:[ \xa0]trở lên)?(?:[ \xa0]?(?:[,;.…()\n+]|$)|[ \xa0](?:(?:đạt|chiếm)[ \xa0])?(?:tỷ|tỉ) lệ(?!\w))|[ \xa0](?:và|cùng|còn|trong khi|-|–|so với|tăng|giảm|trong)(?!\w)")
_POPULATION = re.compile(words_pattern(_SUBJECTS["populations"]))
_LABEL = re.compile(
    rf"(?:{words_pattern(_LISTS['label_leads'])}[ \xa0])?"
    rf"(?P<name>(?:trường[ \xa0])?(?:{words_pattern(LEXICON['scores']['levels'])}|{words_pattern(_SUBJECTS['populations'])}).*)"
)
_LEVEL_OF_SCHOOL = re.compile(words_pattern(LEXICON["scores"]["levels"]))
_PLACE = re.compile(rf"(?:(?:[Rr]iêng|[Cc]òn|[Nn]hư|[Tt]ại|[Ởở]|(?:tiếp|kế|sau)(?: đến| theo| đó)(?: là)?)[ \xa0])?(?P<name>(?:(?i:{words_pattern(_SUBJECTS['named'])})[ \xa0])?[{UPPER}][\w’']*(?:[ \xa0][{UPPER}\d][\w’']*){{0,4}})")
_ANAPHOR = re.compile(rf"{words_pattern(_LISTS['anaphors'])}")
_SAME = re.compile(rf"{words_pattern(_LISTS['of_list'])}")
_TITLED = re.compile(
    rf"(?P<noun>(?:[ \xa0]+[^\W\d_]+){{0,3}}?)[ \xa0]+(?:{words_pattern(_LISTS['before_level'])}[ \xa0])*"
    rf"(?P<level>{words_pattern(_SEQUELS['levels'])}|{words_pattern(_LISTS['grades'])})"
)
_REST = re.compile(rf"[ \xa0]?{words_pattern(LEXICON['clauses']['rest'])}")
_STAR = re.compile(r"[ \xa0]sao(?!\w)")
_MAX_BACK = 110
_MAX_FROM = 420
_MAX_NOUN = 60
_LOOK_BACK = 6
_MAX_KIND = 3
_FRACTION = 5
_POPULATIONS = re.compile(
    rf"{words_pattern(_SUBJECTS['populations'])}(?:(?:, | và ){words_pattern(_SUBJECTS['populations'])})*"
)
_SCHOOL = "trường"
_GROWS = re.compile(rf"(?<!\w){words_pattern(_LISTS['grows'])}(?![ \xa0](?:trưởng|cường|nghèo))")
_PLANNED_FOR = _LISTS["planned"]
_YEAR = re.compile(rf"(?:đến[ \xa0])?năm[ \xa0](?:học[ \xa0])?\d{{4}}(?:[ \xa0]?[-–][ \xa0]?\d{{4}})?(?:[ \xa0]{_PLANNED_FOR}(?:[ \xa0]giao)?)?")
_VERB = re.compile(rf"(?<!\w)(?P<verb>{words_pattern([*_LISTS['verbs'], *_LISTS['pledges']])})(?:[ \xa0](?:thêm|được|có|ít nhất|khoảng))*$")
_STATUS_OF_VERB: dict[str, Status] = dict.fromkeys(_LISTS["pledges"], "registered")
_ENDS_NAMELY = re.compile(r"[ \xa0]?(?:[,;.…()\n+:]|$)|[ \xa0](?:và|là|còn|trong|trên|của|gồm)(?!\w)")
_GRADES = frozenset(_LISTS["grades"])
_GRADE_ENDS = tuple(_LISTS["grades"])
_AFTER_PLACE = re.compile(rf"(?:[ \xa0]{words_pattern(_LISTS['after_place'])})*")
_SPOKEN_OF = re.compile(
    rf"(?<!\w)(?:{words_pattern(_LISTS['spoken_of'])}[ \xa0])+(?P<noun>[^.;:()\d]{{2,80}}?),[ \xa0]*$"
)
_TITLE_IN = re.compile(
    rf"[ \xa0](?:(?:{words_pattern(_LISTS['before_level'])}[ \xa0])*(?P<standard>(?:{words_pattern(LEXICON['standards']['norm'])}|{words_pattern(LEXICON['standards']['title'])}|{words_pattern(LEXICON['titles']['tails'])}|{words_pattern(LEXICON['standards']['trait'])}).*))$"
)
_COUNTED = frozenset({"counted", "trait", "rate", "score", "sequel", "list", "yardstick"})


@dataclass(frozen=True, slots=True)
class _Item:
    """A quantity with the words of its clause before it; `lo` is where they begin."""

    quantity: Quantity
    lo: int
    text: str
    part: bool
    since: int


def read_lists(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The items of an article that take their standard, and maybe their subject, from one of the `drafts`."""
    taken = sorted((draft.start, draft.end) for draft in drafts)
    ordered = sorted((d for d in drafts if d.rule in _COUNTED and d.standard), key=_end_of)
    ends = [draft.end for draft in ordered]
    found: list[Draft] = []
    for quantity in reading.once(find_countable) if drafts else ():
        if _is_taken(taken, quantity.start):
            continue
        at = bisect_right(ends, quantity.soft_start) - 1
        base = ordered[at] if at >= 0 else None
        if found and (base is None or found[-1].end > base.end):
            base = found[-1]
        if base is None or quantity.start - base.end > _MAX_FROM or not _reaches(reading, base, quantity):
            continue
        if (base.status == "not_met" or _is_graded(base)) and quantity.whole is not None:
            base = _last_met([*ordered[: at + 1], *found], base)
        base = _of_kind(reading, quantity, [*ordered[: at + 1], *found], base)
        draft = _read_item(reading, base, quantity)
        if draft is not None and not is_in_date(reading, quantity.start):
            found.append(draft)
    return found


def _last_met(drafts: list[Draft], base: Draft) -> Draft:
    """What others have met is said before who has not."""
    earlier = (d for d in reversed(drafts[-_LOOK_BACK:]) if d.status != "not_met" and not _is_graded(d) and d.end <= base.end)
    return next((d for d in earlier if base.start - d.end <= _MAX_FROM), base)


def _of_kind(reading: Reading, quantity: Quantity, drafts: list[Draft], base: Draft) -> Draft:
    """The last of the drafts in reach that counts what the noun after the quantity names, else the last."""
    noun = _POPULATION.match(reading.lower, quantity.end + 1)
    if noun is None or noun.group() in (base.name or "").lower():
        return base
    near = (d for d in reversed(drafts[-_LOOK_BACK:]) if d.end <= base.end and base.start - d.end <= _MAX_FROM)
    return next((d for d in near if noun.group() in (d.name or "").lower() and d.met is None), base)


def _end_of(draft: Draft) -> int:
    return draft.end


def _is_taken(taken: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_left(taken, (offset + 1, 0)) - 1
    return any(offset < end for _, end in taken[max(0, at - 3) : at + 1])


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
    since = max(base.end, sentence.start, quantity.soft_start - _MAX_BACK)
    lo = since
    for mark in _DELIMITER.finditer(reading.lower, since, quantity.soft_start):
        lo = mark.end()
    part = _opens_parts(reading, base, quantity.soft_start) or (base.part and lo - base.end < 4)
    lead = _LEADS.match(reading.lower, lo, quantity.soft_start)
    lo = lead.end() if lead else lo
    item = _Item(quantity, lo, reading.content[lo : quantity.soft_start].strip(), part, since)
    scene = Scene(reading, sentence.start, sentence.end, tokens_between(reading, sentence.start, sentence.end), (), ())
    if not item.text:
        return _count_first(scene, base, item)
    return _with_verb(scene, base, item) or _label_first(scene, base, item)


def _with_verb(scene: Scene, base: Draft, item: _Item) -> Draft | None:
    """`…, đến năm 2030 đạt 50% xã`; `…, riêng thành phố đăng ký 2 phường`: who, with a verb, but not what."""
    quantity = item.quantity
    verb = _VERB.search(item.text.lower())
    if verb is None or base.met is not None:
        return None
    noun = _population_after(scene, quantity.end)
    if noun is None or not _ENDS_NAMELY.match(scene.lower, noun[1], scene.end + 1):
        return None
    name = scene.content[slice(*noun)]
    if head_of(name) not in {head_of(part.strip()) for part in re.split(r",| và ", base.name or "")}:
        return None
    draft = _from(scene, base, item, noun[1], name=name)
    status = _STATUS_OF_VERB.get(verb["verb"])
    return replace(draft, start=quantity.soft_start, status=status or draft.status)


def _population_after(scene: Scene, offset: int) -> tuple[int, int] | None:
    start = lead_end(scene, offset)
    noun = _POPULATIONS.match(scene.lower, start) if start > offset else None
    return noun.span() if noun else None


def _count_first(scene: Scene, base: Draft, item: _Item) -> Draft | None:
    """`15 xã kiểu mẫu`, `7 trường mầm non`, `hiện mới 38/117`."""
    quantity = item.quantity
    titled = _TITLED.match(scene.lower, quantity.end, scene.end)
    if titled is not None and _ENDS.match(scene.lower, titled.end(), scene.end + 1):
        return _read_titled(scene, base, item, titled)
    if base.met is not None or not (item.part or quantity.whole is not None):
        return None
    start = lead_end(scene, quantity.end)
    end = start
    if start > quantity.end and scene.lower[start : start + 1].isalpha():
        end = subject_end(scene, start, min(scene.end, start + _MAX_NOUN))
    name = scene.content[start:end]
    rest = _REST.match(scene.lower, end)
    if not _ENDS.match(scene.lower, rest.end() if rest else end, scene.end + 1):
        return None
    if name and not (_alike(name, base, whole=quantity.whole is not None) and _is_plain(name)):
        return None
    if not name and (quantity.percent or quantity.whole is None or quantity.whole <= _FRACTION):
        return None
    return _from(scene, base, item, max(end, quantity.end), name=name or base.name)


def _read_titled(scene: Scene, base: Draft, item: _Item, titled: re.Match[str]) -> Draft | None:
    """`71 xã nâng cao`, `7 đơn vị trung bình`."""
    name = scene.content[titled.start("noun") : titled.end("noun")].strip()
    if name and head_of(name) != head_of(base.name or "") and head_of(name) not in GENERIC:
        return None
    standard = scene.content[titled.start("level") : titled.end("level")]
    if standard.lower() in _GRADES and not _is_graded(base):
        return None
    if standard.lower() not in _GRADES:
        scheme = programme_of(scene.reading, titled.start("level"), titled.end("level"), base.sentence)
        standard = f"{scheme} {standard}" if scheme == _SEQUELS["scheme"] else standard
    return _from(scene, base, item, titled.end(), name=name or base.name, standard=standard)


def _is_plain(name: str) -> bool:
    """Whether a noun phrase has no more than what kinds of places and bodies are called by."""
    head = _POPULATIONS.match(name.lower())
    return head is not None and len(name[head.end() :].split()) <= _MAX_KIND


def _is_graded(base: Draft) -> bool:
    return base.standard_role.startswith("grade") or (base.standard or "").lower().endswith(_GRADE_ENDS)


def _alike(name: str, base: Draft, *, whole: bool) -> bool:
    """Whether what is counted may be a part of what the base counts, or counted as it is."""
    head = head_of(name)
    if head == head_of(base.name or "") or head in GENERIC or head in (base.name or "").lower().split():
        return True
    return whole and _POPULATION.match(name.lower()) is not None


def _label_first(scene: Scene, base: Draft, item: _Item) -> Draft | None:
    """`tiểu học 18/22`, `Tân Sơn thấp nhất với 11/17`, `thôn văn hóa đạt 88%`."""
    quantity = item.quantity
    end = _noun_after(scene, quantity.end)
    if not _ENDS.match(scene.lower, end, scene.end + 1):
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
        return _from(scene, base, item, end, name=_before_anaphor(scene, base, item) or base.name)
    place = _PLACE.match(label)
    if place is not None and not _LEVEL_OF_SCHOOL.match(label.lower()) and _AFTER_PLACE.fullmatch(label.lower(), place.end()):
        return _of_place(scene, base, item, end, place["name"])
    if base.met is not None:
        return None
    named = _LABEL.fullmatch(label.lower())
    if named is None:
        return None
    name = label[named.start("name") :]
    return _of_label(scene, base, item, end, name)


def _of_year(scene: Scene, base: Draft, item: _Item, end: int) -> Draft:
    """`…, năm 2019 là 5.250 hộ`: the same in another year."""
    draft = replace(_from(scene, base, item, end, name=base.name), of_total=item.quantity.whole, part=False)
    return replace(draft, status="target") if _PLANNED_FOR in item.text.lower() else draft


def _is_share(base: Draft) -> bool:
    return base.percent is not None and base.count is None


def _noun_after(scene: Scene, offset: int) -> int:
    """`là 34/60 xã`: where the noun ends that only says again what is counted."""
    start = lead_end(scene, offset)
    if start == offset or not _POPULATION.match(scene.lower, start):
        return offset
    return subject_end(scene, start, min(scene.end, start + _MAX_NOUN))


def _before_anaphor(scene: Scene, base: Draft, item: _Item) -> str | None:
    """`ở khối cơ quan, nhà trường, tỷ lệ này là 40/52`: who the words before it speak of."""
    spoken = _SPOKEN_OF.search(scene.lower, max(scene.start, base.end, item.lo - _MAX_BACK), item.lo)
    return scene.content[spoken.start("noun") : spoken.end("noun")] if spoken else None


def _of_place(scene: Scene, base: Draft, item: _Item, end: int, place: str) -> Draft | None:
    draft = _from(scene, base, item, end, name=base.name)
    if base.met is None:
        return draft
    if item.quantity.percent:
        return None
    return replace(draft, name=capitalised(place), met=item.quantity, count=None, of_total=None, rule="list")


def _counts_schools(base: Draft) -> bool:
    """Whether a level of schools names what is counted, and not where: tỷ lệ giáo viên …, cấp tiểu học đạt 90%."""
    head = head_of(base.name or "")
    return head == _SCHOOL or head in GENERIC


def _of_label(scene: Scene, base: Draft, item: _Item, end: int, name: str) -> Draft | None:
    standard = None
    titled = _TITLE_IN.search(name.lower())
    if titled is not None:
        standard = name[titled.start("standard") :].strip()
        name = name[: titled.start()].strip()
    if not name:
        return None
    if _LEVEL_OF_SCHOOL.match(name.lower()) and not _counts_schools(base):
        name = base.name or name
    elif _LEVEL_OF_SCHOOL.match(name.lower()):
        name = f"{_SCHOOL} {name[0].lower() + name[1:] if name[1:2].islower() else name}"
    draft = _from(scene, base, item, end, name=name)
    return replace(draft, standard=standard or base.standard)


def _from(
    scene: Scene, base: Draft, item: _Item, end: int, *, name: str | None, standard: str | None = None
) -> Draft:
    quantity = item.quantity
    count = None if quantity.percent else quantity.low
    percent, last = percent_of(_with_quantities(scene), quantity.end, end, end) if count is not None else (None, end)
    total = quantity.whole
    if total is None and count is not None and item.part:
        held = base.of_total if base.part else base.count
        total = held if held is not None and count <= held else None
    cue = cue_between(scene, item.since, quantity.start)
    return replace(
        base, start=min(quantity.soft_start, item.lo), end=last, done=base.done or cue == "achieved", sentence=scene.start, rule="list", name=name,
        status=cue or base.status,
        standard=standard or base.standard, subject=None, count=count, of_total=total,
        percent=quantity.low if quantity.percent else percent, met=None, approx=quantity.approx,
        rest=False, part=item.part, inside=None,
    )  # fmt: skip


def _with_quantities(scene: Scene) -> Scene:
    quantities = scene.reading.once(find_countable)
    starts = scene.reading.once(_countable_starts)
    return replace(scene, quantities=quantities[bisect_left(starts, scene.start) : bisect_left(starts, scene.end)])


def _countable_starts(reading: Reading) -> list[int]:
    return [quantity.start for quantity in reading.once(find_countable)]


def _opens_parts(reading: Reading, base: Draft, offset: int) -> bool:
    """Whether `trong đó`, `gồm` or a parenthesis right after the base opens a list of its parts."""
    between = reading.lower[base.end : offset]
    if ";" in between or ". " in between:
        return _PART_LEADS.match(between.lstrip(" .;)")) is not None
    return between.lstrip().startswith("(") or _PART_LEAD.search(between) is not None
