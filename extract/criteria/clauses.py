"""Who meets what: the subjects of a sentence joined to its predicates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.criteria.attributes import percent_of, total_in_brackets
from extract.criteria.carry import find_wholes
from extract.criteria.drafts import Draft, met_of, standard_text
from extract.criteria.named import named_subject, no_subject
from extract.criteria.predicates import Predicate, find_predicates
from extract.criteria.rates import read_rates
from extract.criteria.scenes import Scene
from extract.criteria.status import status_of
from extract.criteria.subjects import BRACKETS, BREAK, Subject, coordinated, find_subjects, is_rest
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.traits import read_traits

_CLAUSES = LEXICON["clauses"]
_SUBJECTS = LEXICON["subjects"]
_MAX_GAP = 150
_YARDSTICK = re.compile(words_pattern(_SUBJECTS["yardsticks"]))
_MET = re.compile(words_pattern(_SUBJECTS["met"]))
_CONTRAST = re.compile(r"(?<!\w)(?:nhưng|song|mà)(?!\w)")


@dataclass(frozen=True, slots=True)
class Clauses:
    """What one or more sentences say, and the wholes that their counts may be parts of."""

    drafts: list[Draft]
    wholes: list[Subject]


def read_clauses(scene: Scene) -> Clauses:
    """The drafts of one sentence, in order of their start."""
    predicates = find_predicates(scene)
    used = frozenset(p.standard.met.start for p in predicates if p.standard and p.standard.met)
    subjects = find_subjects(scene, used)
    drafts: list[Draft] = []
    local: list[tuple[int, int]] = []
    boundary = scene.start
    for predicate in predicates:
        if predicate.standard is None and not predicate.bare:
            continue
        listed = _subjects_of(scene, subjects, predicate, boundary)
        found = [_counted(scene, subject, predicate, local) for subject in listed]
        if not found:
            found = read_rates(scene, predicate, drafts, local)
        if not found:
            found = list(_without_count(scene, predicate, local, boundary))
        if found:
            local.append((predicate.start, predicate.verb_end))
            boundary = predicate.end
        drafts += found
    drafts += read_traits(scene, subjects, predicates, drafts, local)
    drafts.sort(key=_start_of)
    return Clauses(drafts, find_wholes(subjects))


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
    gap = scene.lower[subject.end : predicate.start]
    if subject.modifier or len(gap) > _MAX_GAP:
        return False
    gap = BRACKETS.sub("", gap)
    if BREAK.search(gap) or gap.rstrip().endswith(","):
        return False
    if predicate.bare and not _may_stand_alone(scene, subject, predicate):
        return False
    return predicate.kind != "exceed" or not _CONTRAST.search(gap)


def _may_stand_alone(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    return (
        predicate.status == "not_met"
        or _YARDSTICK.match(subject.name.lower()) is not None
        or scene.lower[: predicate.start].endswith("kết quả ")
        or predicate.done
        or len(scene.lower[subject.end : predicate.start].strip()) <= 5
    )


def _counted(scene: Scene, subject: Subject, predicate: Predicate, local: list[tuple[int, int]]) -> Draft:
    quantity = subject.quantity
    yardstick = _YARDSTICK.match(subject.name.lower()) is not None
    status = status_of(scene, predicate, subject.start, local)
    percent = quantity.low if quantity and quantity.percent else None
    count = quantity.low if quantity and not quantity.percent else None
    total = quantity.whole if quantity else None
    if total is None and count is not None:
        total = total_in_brackets(scene, subject.end, predicate.start)
    end = predicate.end
    if count is not None:
        percent, end = percent_of(scene, subject.end, predicate.end, end)
    return Draft(
        start=subject.start, end=end, sentence=scene.start, rule="counted", name=subject.name,
        status=status, standard=standard_text(scene, predicate, yardstick=yardstick),
        standard_role=predicate.standard.role if predicate.standard else "bare",
        subject=subject, count=count, of_total=total, percent=percent,
        approx=subject.approx or predicate.soft, rest=is_rest(scene, subject, predicate.start),
        part=subject.part, inside=bracket_of(scene, subject.start), **met_of(predicate.standard),
    )  # fmt: skip


def bracket_of(scene: Scene, offset: int) -> int | None:
    """Where the parenthesis opens that holds `offset`."""
    opened = scene.lower.rfind("(", scene.start, offset)
    return opened if opened >= 0 and scene.lower.find(")", opened, offset) < 0 else None


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
            standard_role=standard.role, count=0.0, **met_of(standard),
        )  # fmt: skip
    elif standard.met is not None:
        yield _measured(scene, predicate, local, boundary)


def _measured(scene: Scene, predicate: Predicate, local: list[tuple[int, int]], boundary: int) -> Draft:
    standard = predicate.standard
    assert standard is not None and standard.met is not None
    status = status_of(scene, predicate, predicate.start, local)
    percent, end = percent_of(scene, standard.end, standard.end, predicate.end)
    if standard.start != standard.end and not _MET.match(scene.lower, standard.start):
        return Draft(
            start=predicate.verb_start, end=end, sentence=scene.start, rule="yardstick",
            name=scene.content[standard.start : standard.end], status=status,
            standard=scene.content[predicate.verb_start : predicate.verb_end], standard_role="bare",
            count=standard.met.low, of_total=standard.met.whole, percent=percent,
            approx=standard.met.approx or predicate.soft,
            rest=scene.lower[end : end + 9].strip().startswith("còn lại"),
        )  # fmt: skip
    named = named_subject(scene, predicate, boundary)
    return Draft(
        start=named.start if named.start >= 0 else predicate.verb_start, end=end, sentence=scene.start,
        rule="named", name=named.name, status=status,
        standard=standard_text(scene, predicate, yardstick=False), standard_role=standard.role,
        approx=standard.met.approx or predicate.soft, **met_of(standard),
    )  # fmt: skip
