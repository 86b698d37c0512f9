"""Who meets what: the subjects of a sentence joined to its predicates."""

import re
from dataclasses import dataclass, replace

from extract.criteria.about import before_bracket, standard_before
from extract.criteria.attributes import percent_of, ratio_after, total_in_brackets
from extract.criteria.conditions import is_condition
from extract.criteria.coordination import coordinated
from extract.criteria.counted import Subject
from extract.criteria.drafts import Draft, met_of, standard_text
from extract.criteria.governing import MAX_NAMES, YARDSTICK, governs
from extract.criteria.nouns import head_of
from extract.criteria.predicates import named_standard
from extract.criteria.rates import read_rates
from extract.criteria.scenes import Scene
from extract.criteria.status import status_of
from extract.criteria.subjects import find_subjects, is_rest
from extract.criteria.tokens import LEXICON
from extract.criteria.traits import read_traits
from extract.criteria.verbs import Predicate
from extract.criteria.wholes import bracket_of, part_from, with_total
from extract.criteria.yardsticks import (
    for_many,
    of_nobody,
    part_of_yardsticks,
    same_yardstick,
    second_objects,
    without_count,
)

_CLAUSES = LEXICON["clauses"]
_SUBJECTS = LEXICON["subjects"]
_AND = re.compile(r"(?:,|[ \xa0]và|, và)[ \xa0]")


@dataclass(frozen=True, slots=True)
class Clauses:
    """What one or more sentences say, and the wholes that their counts may be parts of."""

    drafts: list[Draft]
    subjects: list[Subject]


def read_clauses(scene: Scene, predicates: tuple[Predicate, ...]) -> Clauses:
    """The drafts of one sentence, in order of their start; `predicates` are those of the sentence."""
    met = [p.standard.met for p in predicates if p.standard and p.standard.met and p.kind != "level"]
    used = frozenset(q.start for q in scene.quantities if any(m.start <= q.start < m.end for m in met))
    subjects = find_subjects(scene, used)
    drafts: list[Draft] = []
    local: list[tuple[int, int]] = []
    boundary = scene.start
    for predicate in predicates:
        if (predicate.standard is None and not predicate.bare) or _comes_first(scene, predicate):
            continue
        listed = _subjects_of(scene, subjects, predicate, boundary)
        if is_condition(scene, listed[0].start if listed else predicate.start):
            boundary = predicate.end
            continue
        found = [_counted(scene, subject, predicate, local) for subject in listed]
        if not found and predicate.kind == "level":
            found = list(of_nobody(scene, predicate, boundary))
            if not found:
                continue
        if not found:
            found = read_rates(scene, predicate, drafts, local)
        if not found:
            found = list(without_count(scene, predicate, local, boundary))
            found = [for_many(scene, subjects, predicate, _named_before(draft, drafts)) for draft in found]
        found += list(second_objects(scene, predicate, found))
        if found:
            if not _heads_list(drafts, found):
                local.append((predicate.start, predicate.verb_end))
            boundary = max(predicate.end, *(draft.end for draft in found))
        found = [_as_proposed(scene, draft, drafts, predicate) for draft in found]
        drafts += [with_total(scene, subjects, draft) for draft in found]
    drafts += read_traits(scene, subjects, predicates, drafts, local)
    drafts = [
        replace(
            draft, clause=scene.lower.count(";", scene.start, draft.start), part_from=part_from(scene, draft)
        )
        for draft in drafts
    ]
    drafts.sort(key=_start_of)
    return Clauses(drafts, list(subjects))


def _comes_first(scene: Scene, predicate: Predicate) -> bool:
    """Whether those who do what is told are counted after it: hoàn thành tốt nhiệm vụ 35 người."""
    task = predicate.standard
    return bool(
        task
        and task.role == "task"
        and any(task.start < q.start < task.end and not q.percent for q in scene.quantities)
    )


def _as_proposed(scene: Scene, draft: Draft, earlier: list[Draft], predicate: Predicate) -> Draft:
    """`đề nghị công nhận 3 xã đạt chuẩn nâng cao, 2 xã đạt chuẩn kiểu mẫu`: both are only proposed."""
    last = earlier[-1] if earlier else None
    if last is None or last.status != "registered" or draft.status != "achieved" or draft.done:
        return draft
    joined = _AND.fullmatch(scene.lower, last.end, draft.start) and predicate.status is None
    joined = joined and head_of(draft.name or "") == head_of(last.name or "")
    return replace(draft, status="registered") if joined and predicate.kind != "recognise" else draft


def _named_before(draft: Draft, earlier: list[Draft]) -> Draft:
    """The draft of the others, by the name of those counted before them."""
    return replace(draft, name=earlier[-1].name) if draft.rest and draft.name is None and earlier else draft


def _heads_list(drafts: list[Draft], found: list[Draft]) -> bool:
    """Whether what the verb says of its status holds for a list after it.

    `xã phấn đấu đạt thêm 2 tiêu chí, 12/42 thôn đạt chuẩn`: the verb comes before any count, and nothing has
    been achieved before it in the sentence.
    """
    first = found[0]
    opens = first.rule in ("named", "yardstick") and first.subject is None
    return opens and not any(draft.status == "achieved" for draft in drafts)


def _start_of(draft: Draft) -> int:
    return draft.start


def _subjects_of(
    scene: Scene, subjects: tuple[Subject, ...], predicate: Predicate, boundary: int
) -> list[Subject]:
    """The nearest subject that may govern the predicate, and those coordinated with it, in order."""
    before = [s for s in subjects if boundary <= s.start and s.end <= predicate.start]
    for index in range(len(before) - 1, -1, -1):
        if predicate.start - before[index].end > MAX_NAMES:
            return []
        if governs(scene, before[index], predicate):
            return coordinated(scene, before, index)
    return []


def _counted(scene: Scene, subject: Subject, predicate: Predicate, local: list[tuple[int, int]]) -> Draft:
    if same_yardstick(subject, predicate):
        return part_of_yardsticks(scene, subject, predicate, local)
    quantity = subject.quantity
    yardstick = predicate.kind != "exceed" and YARDSTICK.match(subject.name.lower()) is not None
    status = status_of(scene, predicate, subject.start, local)
    about = None if predicate.standard else standard_before(scene, subject) or before_bracket(scene, subject)
    if predicate.bare and predicate.kind == "recognise":
        about = named_standard(scene, subject.start)
    percent = quantity.low if quantity and quantity.percent else None
    count = quantity.low if quantity and not quantity.percent else None
    own = predicate.standard is not None and predicate.standard.role == "own_share"
    total = quantity.whole if quantity else None
    if total is None and count is not None:
        total = total_in_brackets(scene, subject.end, predicate.start)
    end = predicate.end
    ratio = ratio_after(scene, quantity, end) if quantity and quantity.percent else None
    if ratio is not None:
        count, total, end = ratio[0].low, ratio[0].whole, ratio[1]
    elif count is not None and not own:
        percent, end = percent_of(scene, subject.end, predicate.end, end)
        percent = subject.share if subject.share is not None else percent
    return Draft(
        start=subject.start, end=end, sentence=scene.start, rule="counted", name=subject.name,
        status=status, standard=about or standard_text(scene, predicate, yardstick=yardstick),
        standard_role=predicate.standard.role if predicate.standard else "yardstick" if about else "bare",
        subject=subject, count=count, of_total=total, percent=percent,
        approx=subject.approx or predicate.soft, rest=is_rest(scene, subject, predicate.start),
        part=subject.part, done=predicate.done,
        inside=bracket_of(scene, subject.start), met=met_of(predicate.standard),
    )  # fmt: skip
