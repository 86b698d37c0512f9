"""Who meets what: the subjects of a sentence joined to its predicates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.criteria.attributes import percent_of, total_after, total_in_brackets
from extract.criteria.carry import same_kind
from extract.criteria.drafts import Draft, met_of, standard_text
from extract.criteria.named import each_subject, every_subject, listed_subjects, named_subject, no_subject
from extract.criteria.phrases import standard_end
from extract.criteria.predicates import YARDSTICK_AFTER, Predicate, standard_named_before
from extract.criteria.rates import read_rates
from extract.criteria.scenes import Scene
from extract.criteria.status import status_of
from extract.criteria.subjects import BRACKETS, BREAK, Subject, coordinated, find_subjects, is_rest
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.traits import read_traits
from extract.letters import UPPER

_CLAUSES = LEXICON["clauses"]
_SUBJECTS = LEXICON["subjects"]
_MAX_GAP = 150
# Names in a row, with where each is, may stand between: 6 thôn gồm Hòa An (xã Tân Lập); ….
_MAX_NAMES = 420
_MAX_AUXILIARY = 10
_MAX_PLAIN = 5
_YARDSTICK = re.compile(words_pattern(_SUBJECTS["yardsticks"]))
_POPULATION = re.compile(words_pattern(_SUBJECTS["populations"]))
_PLANNED = re.compile(words_pattern(_SUBJECTS["planned"]))
_MET = re.compile(words_pattern(_SUBJECTS["met"]))
_MET_BY_NAME = re.compile(words_pattern(_SUBJECTS["met_by_name"]))
_OF_YARDSTICKS = frozenset({"exceed", "finish", "lag"})
# 3 phường: Hưng Thịnh, Lê Lai, Quang Minh đạt …
_NAMES = re.compile(rf"^: (?:[{UPPER}]\w*(?: [{UPPER}\d]\w*)*(?:, | và )?)+")
# , gồm Hưng Thịnh, Lê Lai và Quang Minh, mới đạt …
_NAMELY = re.compile(
    rf",? (?:gồm|bao gồm|là|đó là)(?: có)?:? (?:(?:{words_pattern(_SUBJECTS['named'])} )?[{UPPER}]\w*(?: [{UPPER}\d]\w*)*(?:, và | ?[,;] | và )?)+ ?,? ?"
)
_PARTS = re.compile(words_pattern([*_CLAUSES["part_leads"], "có"]))
_SECOND = re.compile(r"(?: và|,|, và) ")
_ABOUT = re.compile(
    rf"(?<!\w)(?P<noun>{words_pattern(_SUBJECTS['met'])}[ \xa0][^,.;:()\n]{{1,100}}?)"
    r"(?::[ \xa0]|[ \xa0](?:đã[ \xa0])?có[ \xa0]|:[ \xa0]có[ \xa0])$"
)
_BEFORE_LEVEL = re.compile(rf"(?:[ \xa0]{words_pattern(_CLAUSES['before_level'])})*[ \xa0]?")
_PART_LEAD = re.compile(
    rf"(?<!\w)(?:{words_pattern(_CLAUSES['list_leads'])}|trong số[ \xa0](?:các[ \xa0])?[^,;.\d]{{1,50}}[ \xa0](?:này|đó|trên|nói trên)(?!\w))"
)
_AT = re.compile(rf"(?<!\w){words_pattern(_CLAUSES['relative_after'])}[ \xa0]$")
_BRACKETED = re.compile(r"(?:^|[,;:.(]|(?<!\w)(?:là|và|như|gồm|về))[ \xa0]*(?P<noun>[^\W\d_][^,;:.()]{2,90})[ \xa0]$")
_PURPOSE = re.compile(words_pattern(_CLAUSES["purpose"]))
_ROUNDING = 1.0
_OF_OTHERS = re.compile(r",[ \xa0](?:số[ \xa0])?còn lại[ \xa0]?$")
_ONLY = re.compile(rf"[,;]?(?:[ \xa0]{words_pattern(_CLAUSES['only'])})+[ \xa0]")
_NEXT = re.compile(r"[,;][ \xa0](?P<noun>[^\W\d_][^,;:.()\d]{2,40}?)[ \xa0](?:có[ \xa0])?$")
_FIRST = re.compile(
    rf"(?<!\w)(?P<kind>{words_pattern(_SUBJECTS['met'])})[ \xa0][^,.;:()\n\d]{{1,60}}?(?::|[ \xa0](?:đã[ \xa0])?có)[ \xa0]"
)
_CONTRAST = re.compile(r"(?<!\w)(?:nhưng|song|mà)(?!\w)")


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
        found = [_counted(scene, subject, predicate, local) for subject in listed]
        if predicate.kind == "level" and not found:
            continue
        if not found:
            found = read_rates(scene, predicate, drafts, local)
        if not found:
            found = list(_without_count(scene, predicate, local, boundary))
        found += list(_second_objects(scene, predicate, found))
        if found:
            if not _heads_list(drafts, found):
                local.append((predicate.start, predicate.verb_end))
            boundary = max(predicate.end, *(draft.end for draft in found))
        drafts += [_with_total(scene, subjects, draft) for draft in found]
    drafts += read_traits(scene, subjects, predicates, drafts, local)
    drafts = [
        replace(draft, clause=scene.lower.count(";", scene.start, draft.start), part_from=_part_from(scene, draft))
        for draft in drafts
    ]
    drafts.sort(key=_start_of)
    return Clauses(drafts, list(subjects))


def _comes_first(scene: Scene, predicate: Predicate) -> bool:
    """Whether those who do what is told are counted after it: hoàn thành tốt nhiệm vụ 35 người."""
    task = predicate.standard
    return bool(task and task.role == "task" and any(task.start < q.start < task.end and not q.percent for q in scene.quantities))


def _part_from(scene: Scene, draft: Draft) -> int | None:
    """Where `trong đó` stands that the draft comes after in its sentence."""
    last = None
    for lead in _PART_LEAD.finditer(scene.lower, scene.start, draft.start):
        last = lead.start()
    return last


def _with_total(scene: Scene, subjects: tuple[Subject, ...], draft: Draft) -> Draft:
    if draft.subject is None or draft.count is None or draft.of_total is not None:
        return draft
    total = total_after(scene, subjects, draft.subject, draft.end)
    if total is None:
        total = _held_by(scene, subjects, draft)
    return replace(draft, of_total=total) if total is not None else draft


def _held_by(scene: Scene, subjects: tuple[Subject, ...], draft: Draft) -> float | None:
    """`có 215 chung cư, mới chỉ 120 chung cư được nghiệm thu`: those counted right before a part of them."""
    before = next((s for s in reversed(subjects) if s.end <= draft.start), None)
    if before is None or before.quantity is None or before.quantity.percent or before.quantity.whole is not None:
        return None
    if not _ONLY.fullmatch(scene.lower, before.end, draft.start) or before.modifier or before.part:
        return None
    one_kind = same_kind(draft.name, before.name) and same_kind(before.name, draft.name)
    fits = one_kind and (draft.count or 0) < before.quantity.low
    return before.quantity.low if fits else None


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
        if governs(scene, before[index], predicate):
            return coordinated(scene, before, index)
    return []


def governs(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """Whether nothing stands between a subject and a predicate that parts them."""
    gap = scene.content[subject.end : predicate.start]
    if (subject.modifier and not _is_relative(scene, subject, predicate)) or len(gap) > _MAX_NAMES:
        return False
    gap = BRACKETS.sub("", _NAMES.sub("", gap))
    gap = _NAMELY.sub(" ", gap).lower()
    if len(gap) > _MAX_GAP or BREAK.search(gap) or gap.rstrip().endswith(",") or _OF_OTHERS.search(gap):
        return False
    if predicate.bare and not _may_stand_alone(scene, subject, predicate):
        return False
    if predicate.standard and predicate.standard.role == "open" and not _may_meet_anything(subject, predicate):
        return False
    if _PURPOSE.match(scene.lower, predicate.start) and _YARDSTICK.match(subject.name.lower()):
        return False
    if predicate.standard and predicate.standard.role == "own_share" and not _has_own_share(scene, subject, predicate):
        return False
    if predicate.kind == "level" and not _BEFORE_LEVEL.fullmatch(gap):
        return False
    if predicate.standard and predicate.standard.of_noun and len(gap.strip()) > _MAX_AUXILIARY:
        return False
    return predicate.kind != "exceed" or not _CONTRAST.search(gap)


def _has_own_share(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """Whether a share is what each of the counted reaches, and not what they are of their total."""
    quantity = subject.quantity
    if quantity is None or quantity.whole is None or not quantity.whole or predicate.standard is None:
        return False
    if _POPULATION.match(subject.name.lower()) is None:
        return False
    share = next(q.low for q in scene.quantities if q.start >= predicate.verb_end and q.percent)
    return abs(100 * quantity.low / quantity.whole - share) > _ROUNDING


def _is_relative(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """`tại 154 xã được công nhận đạt chuẩn`: who they are, whatever is done there."""
    near = predicate.start - subject.end <= 1 and predicate.standard is not None
    named = near and predicate.standard is not None and predicate.standard.role in ("norm", "title", "trait")
    return named and _AT.search(scene.lower, max(scene.start, subject.start - 14), subject.start) is not None


def _may_meet_anything(subject: Subject, predicate: Predicate) -> bool:
    """Whether the counted are places, bodies or things that standards are set for, or a share that registers."""
    quantity = subject.quantity
    if predicate.kind in ("complete", "satisfy"):
        share = quantity is not None and (quantity.percent or quantity.whole is not None)
        return share and _POPULATION.match(subject.name.lower()) is not None
    if predicate.status == "registered" and quantity and (quantity.percent or quantity.whole is not None):
        return True
    return _POPULATION.match(subject.name.lower()) is not None or _YARDSTICK.match(subject.name.lower()) is not None


def _may_stand_alone(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    if predicate.kind in _OF_YARDSTICKS:
        return _PLANNED.match(subject.name.lower()) is not None
    return (
        predicate.status == "not_met"
        or _YARDSTICK.match(subject.name.lower()) is not None
        or scene.lower.endswith("kết quả ", 0, predicate.start)
        or predicate.done
        or (predicate.kind == "recognise" and subject.quantity is not None and subject.quantity.whole is not None)
        or len(BRACKETS.sub("", scene.lower[subject.end : predicate.start]).strip()) <= _MAX_PLAIN
    )


def _counted(scene: Scene, subject: Subject, predicate: Predicate, local: list[tuple[int, int]]) -> Draft:
    if _same_yardstick(subject, predicate):
        return _part_of_yardsticks(scene, subject, predicate, local)
    quantity = subject.quantity
    yardstick = predicate.kind != "exceed" and _YARDSTICK.match(subject.name.lower()) is not None
    status = status_of(scene, predicate, subject.start, local)
    about = None if predicate.standard else _standard_before(scene, subject) or _before_bracket(scene, subject)
    if predicate.bare and predicate.kind == "recognise":
        about = standard_named_before(scene, subject.start)
    percent = quantity.low if quantity and quantity.percent else None
    count = quantity.low if quantity and not quantity.percent else None
    own = predicate.standard is not None and predicate.standard.role == "own_share"
    total = quantity.whole if quantity else None
    if total is None and count is not None:
        total = total_in_brackets(scene, subject.end, predicate.start)
    end = predicate.end
    if count is not None and not own:
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


def _standard_before(scene: Scene, subject: Subject) -> str | None:
    """`tiêu chí số 19 về quốc phòng có 546/573 xã đạt`: the yardstick that the count of a bare verb meets."""
    about = _ABOUT.search(scene.lower, max(scene.start, subject.start - _MAX_GAP), subject.start)
    if about is None:
        return _next_yardstick(scene, subject)
    return scene.content[about.start("noun") : about.end("noun")] if about else None


def _next_yardstick(scene: Scene, subject: Subject) -> str | None:
    """`tiêu chí giao thông có 8/12 xã đạt, thủy lợi 10/12 xã đạt`: the yardstick by its name alone."""
    named = _NEXT.search(scene.lower, max(scene.start, subject.start - _MAX_GAP), subject.start)
    told = _FIRST.search(scene.lower, scene.start, subject.start) if named is not None else None
    if named is None or told is None:
        return None
    label = scene.content[slice(*named.span("noun"))]
    return label if _MET.match(label.lower()) else f"{told['kind']} {label}"


def _before_bracket(scene: Scene, subject: Subject) -> str | None:
    """`trụ sở làm việc (7/12 đơn vị đạt)`: what the count in parentheses is said of."""
    if scene.lower[subject.start - 1 : subject.start] != "(":
        return None
    about = _BRACKETED.search(scene.lower, max(scene.start, subject.start - _MAX_GAP), subject.start - 1)
    return scene.content[about.start("noun") : about.end("noun")].strip() if about else None


def _same_yardstick(subject: Subject, predicate: Predicate) -> bool:
    """`12 chỉ tiêu còn lại sẽ hoàn thành 10 chỉ tiêu`: the object is a part of the subject."""
    standard = predicate.standard
    return bool(
        standard
        and standard.met
        and subject.quantity
        and _YARDSTICK.match(subject.name.lower())
        and standard.met.whole in (None, subject.quantity.low)
    )


def _part_of_yardsticks(
    scene: Scene, subject: Subject, predicate: Predicate, local: list[tuple[int, int]]
) -> Draft:
    draft = _measured(scene, predicate, local, subject.noun[0])
    if draft.met is not None and subject.quantity is not None:
        return replace(draft, met=replace(draft.met, whole=subject.quantity.low))
    assert (
        predicate.standard is not None and predicate.standard.met is not None and subject.quantity is not None
    )
    return replace(
        draft, rule="yardstick", name=_own_name(scene, subject, predicate), count=predicate.standard.met.low,
        of_total=subject.quantity.low,
    )  # fmt: skip


def _own_name(scene: Scene, subject: Subject, predicate: Predicate) -> str:
    """`trong 8 chỉ tiêu thành phố giao, quận hoàn thành 7 chỉ tiêu`: the yardstick as the verb names it."""
    standard = predicate.standard
    return scene.content[standard.start : standard.end] if standard and "," in subject.name else subject.name


def bracket_of(scene: Scene, offset: int) -> int | None:
    """Where the parenthesis opens that holds `offset` and begins with it: not `(cả nước có 4.522 xã …)`."""
    opened = scene.lower.rfind("(", scene.start, offset)
    if opened < 0 or scene.lower.find(")", opened, offset) >= 0:
        return None
    return opened if _opens_parts(scene, opened, offset) else None


def _opens_parts(scene: Scene, opened: int, offset: int) -> bool:
    words = scene.lower[opened + 1 : offset]
    return not words.strip() or _PARTS.match(words) is not None or any(mark in words for mark in ",;")


def _without_count(
    scene: Scene, predicate: Predicate, local: list[tuple[int, int]], boundary: int
) -> Iterator[Draft]:
    """Predicates with no counted subject: so many yardsticks met, by a named place or by none."""
    standard = predicate.standard
    if standard is None:
        return
    nobody = no_subject(scene, predicate, boundary)
    if nobody is not None:
        yield Draft(
            start=nobody.start, end=predicate.end, sentence=scene.start, rule="nobody", name=nobody.name,
            status="not_met", standard=standard_text(scene, predicate, yardstick=False),
            standard_role=standard.role, count=0.0, met=met_of(standard),
        )  # fmt: skip
    elif standard.met is not None:
        first = _measured(scene, predicate, local, boundary)
        # Thí sinh phải đạt 3 điều kiện sets a rule, and says of nobody that they meet it.
        if (
            first.rule == "yardstick"
            and standard.met.whole is None
            and _MET_BY_NAME.match(scene.lower, standard.start)
        ):
            return
        listed = listed_subjects(scene, predicate, boundary) if first.rule == "named" else []
        for named in listed:
            yield replace(first, start=named.start, name=named.name)
        if not listed:
            yield first


def _second_objects(scene: Scene, predicate: Predicate, found: list[Draft]) -> Iterator[Draft]:
    """`đạt 9/9 tiêu chí … và 36/38 chỉ tiêu …`: the second object of one verb."""
    if not found or predicate.standard is None or predicate.standard.met is None:
        return
    for quantity in scene.quantities:
        if quantity.start >= predicate.end and _SECOND.fullmatch(
            scene.lower, predicate.end, quantity.soft_start
        ):
            yardstick = YARDSTICK_AFTER.match(scene.lower, quantity.end)
            if yardstick and quantity.whole is not None and not _goes_on(scene, yardstick.end()):
                end = standard_end(scene, yardstick.start(1), yardstick.end())
                yield Draft(
                    start=quantity.soft_start, end=end, sentence=scene.start, rule="yardstick",
                    name=scene.content[yardstick.start(1) : end], status=found[0].status,
                    standard=scene.content[predicate.verb_start : predicate.verb_end],
                    standard_role="bare", count=quantity.low, of_total=quantity.whole, approx=quantity.approx,
                )  # fmt: skip
            return


def _goes_on(scene: Scene, offset: int) -> bool:
    """Whether a verb of its own follows in the clause."""
    return any("verbs:meet" in t.roles for t in scene.tokens if offset <= t.start <= offset + 60)


def _measured(scene: Scene, predicate: Predicate, local: list[tuple[int, int]], boundary: int) -> Draft:
    standard = predicate.standard
    assert standard is not None and standard.met is not None
    status = status_of(scene, predicate, predicate.start, local)
    percent, end = percent_of(scene, standard.end, standard.end, predicate.end)
    named = (
        each_subject(scene, standard.met.end, end)
        or every_subject(scene, predicate, boundary)
        or named_subject(scene, predicate, boundary)
    )
    by_name = named.name is None and _MET_BY_NAME.match(scene.lower, standard.start)
    if standard.start != standard.end and (by_name or not _MET.match(scene.lower, standard.start)):
        return Draft(
            start=predicate.verb_start, end=end, sentence=scene.start, rule="yardstick",
            name=scene.content[standard.start : standard.end], status=status,
            standard=scene.content[predicate.verb_start : predicate.verb_end], standard_role="bare",
            count=standard.met.low, of_total=standard.met.whole, percent=percent,
            approx=standard.met.approx or predicate.soft, done=predicate.done,
            rest=scene.lower[end : end + 9].strip().startswith("còn lại"),
        )  # fmt: skip
    return Draft(
        start=named.start if named.start >= 0 else predicate.verb_start, end=end, sentence=scene.start,
        rule="named", name=named.name, status=status,
        standard=standard_text(scene, predicate, yardstick=False), standard_role=standard.role,
        approx=standard.met.approx or predicate.soft, met=met_of(standard), done=predicate.done,
    )  # fmt: skip
