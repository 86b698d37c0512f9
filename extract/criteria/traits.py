"""Standards said of a counted noun with no verb of its own: xây dựng 7/7 phường điển hình về …."""

import re
from dataclasses import replace

from extract.criteria.coordination import BRACKETS, BREAK, coordinated
from extract.criteria.counted import Subject
from extract.criteria.drafts import Draft
from extract.criteria.nouns import POPULATION
from extract.criteria.phrases import standard_end
from extract.criteria.scenes import Scene
from extract.criteria.status import scoped_status
from extract.criteria.titles import STAR, TRAIT_ENDS, find_traits, trait_end
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.trait_drafts import (
    MAX_TRAIT_GAP,
    read_inverted,
    read_trait_rate,
    trait_draft,
    trait_status,
)
from extract.criteria.verbs import Predicate

_CLAUSES = LEXICON["clauses"]
_GOVERNORS = frozenset(LEXICON["rates"]["governors"])
_HAVING_BACK = 4
_GRADES = frozenset({"grade", "grade_bare"})
_WITHOUT = re.compile(words_pattern(LEXICON["subjects"]["no_traits"]))
_SELF = re.compile(words_pattern(LEXICON["self_traits"]))
_NEGATION = re.compile(words_pattern([LEXICON["self_negation"]]))
_HAVING = re.compile(r"(?<!\w)(?:có|thêm)[ \xa0]$")
_JOINED = re.compile(r"[”\"]?(?:,|;| và|, và|; và)[ \xa0]$")


def read_traits(
    scene: Scene,
    subjects: tuple[Subject, ...],
    predicates: tuple[Predicate, ...],
    drafts: list[Draft],
    local: list[tuple[int, int]],
) -> list[Draft]:
    """Drafts of the traits and quotations in a sentence that no predicate has taken."""
    found: list[Draft] = []
    taken = [(draft.start, draft.end) for draft in drafts]
    at = scene.start
    for start, head_end in find_traits(scene):
        if start < at + 2 or any(low <= start < high for low, high in taken):
            continue
        end = trait_end(scene, start, head_end)
        ahead = tuple(subject for subject in subjects if subject.start >= at)
        read = _read_trait(scene, ahead, predicates, local, start, end, found)
        found += read
        at = end if read else at
    found += _read_grades(scene, subjects, drafts)
    for predicate in predicates:
        found += read_inverted(
            scene, subjects, predicate, local, [*taken, *((d.start, d.end) for d in found)]
        )
    return found


def _read_grades(scene: Scene, subjects: tuple[Subject, ...], drafts: list[Draft]) -> list[Draft]:
    """`11 xã xếp loại tốt, 5 xã loại khá và 1 xã loại yếu`: grades that go on with no verb."""
    found: list[Draft] = []
    for token in scene.tokens:
        if "standards:grade" not in token.roles:
            continue
        earlier = [*drafts, *found]
        base = next((d for d in reversed(earlier) if d.end <= token.start), None)
        subject = next((s for s in subjects if 0 < token.start - s.end <= 1 and not s.modifier), None)
        if subject is None:
            continue
        goes_on = base is not None and base.standard_role in _GRADES
        if goes_on and base and _JOINED.fullmatch(scene.lower, base.end, subject.start):
            status = base.status
        elif _HAVING.search(scene.lower, max(scene.start, subject.start - _HAVING_BACK), subject.start):
            status = scoped_status(scene, subject.start, []) or "achieved"
        else:
            continue
        end = standard_end(scene, token.start, token.end)
        found.append(replace(trait_draft(scene, subject, status, token.start, end), standard_role="grade"))
    return found


def may_tell(scene: Scene, predicates: tuple[Predicate, ...]) -> bool:
    """Whether a sentence has any predicate or trait that a draft may be made of."""
    return (
        any(predicate.standard is not None or predicate.bare for predicate in predicates)
        or bool(find_traits(scene))
        or any("standards:grade" in token.roles for token in scene.tokens)
    )


def _read_trait(
    scene: Scene,
    subjects: tuple[Subject, ...],
    predicates: tuple[Predicate, ...],
    local: list[tuple[int, int]],
    start: int,
    end: int,
    earlier: list[Draft],
) -> list[Draft]:
    before = [subject for subject in subjects if subject.end <= start]
    index = next((i for i in range(len(before) - 1, -1, -1) if _is_next_to(scene, before[i], start)), None)
    if index is None:
        return read_trait_rate(scene, predicates, local, start, end)
    listed = coordinated(scene, before, index)
    governor = _governor(scene, predicates, listed[0].start)
    if governor is None and earlier and _JOINED.fullmatch(scene.lower, earlier[-1].end, listed[0].start):
        return [trait_draft(scene, subject, earlier[-1].status, start, end) for subject in listed]
    if governor is None and (
        _says_itself(scene, listed, start) or (listed[0].part and STAR.search(scene.lower, start, end))
    ):
        status = scoped_status(scene, listed[0].start, local) or "achieved"
        return [trait_draft(scene, subject, status, start, end) for subject in listed]
    if governor is None:
        return []
    status = governor.status or trait_status(scene, governor, listed[0].start, local)
    return [trait_draft(scene, subject, status, start, end) for subject in listed]


def _says_itself(scene: Scene, listed: list[Subject], start: int) -> bool:
    """`có 18/142 xã không có tệ nạn ma túy`: a share, or a known trait, with no verb but `có`.

    A negation is a verb itself: `trên 60% xã không có ma túy`.
    """
    quantity = listed[-1].quantity
    share = quantity is not None and (quantity.percent or quantity.whole is not None)
    negation = _NEGATION.match(scene.lower, start) is not None
    known = negation or _SELF.match(scene.lower, start) is not None
    if known and (share or listed[0].part):
        return True
    if negation and POPULATION.match(listed[-1].name.lower()):
        return True
    having = _HAVING.search(scene.lower, max(scene.start, listed[0].start - 4), listed[0].start) is not None
    if (share or having) and TRAIT_ENDS.match(
        scene.lower, standard_end(scene, start, start + 2), scene.end + 1
    ):
        return True
    share = share or known
    before = scene.lower[max(scene.start, listed[0].start - 4) : listed[0].start]
    return share and _HAVING.search(before) is not None


def _is_next_to(scene: Scene, subject: Subject, start: int) -> bool:
    gap = BRACKETS.sub("", scene.lower[subject.end : start])
    bracketed = [span.span() for span in BRACKETS.finditer(scene.lower, subject.end, start)]
    return (
        not subject.modifier
        and not _is_launched(subject.name.lower())
        and len(gap) <= MAX_TRAIT_GAP
        and not any(mark in gap for mark in ";:.")
        and not BREAK.search(gap)
        and not gap.rstrip().endswith(",")
        and not any(
            subject.end <= q.start < start and not any(low < q.start < high for low, high in bracketed)
            for q in scene.quantities
        )
        and not any(subject.end <= t.start < start and _is_verb(t.roles) for t in scene.tokens)
    )


def _is_launched(name: str) -> bool:
    """Whether those counted are launched without any standard: tổ tự quản, but not tổ dân phố."""
    without, known = _WITHOUT.match(name), POPULATION.match(name)
    return without is not None and (known is None or known.end() <= without.end())


def _is_verb(roles: frozenset[str]) -> bool:
    return any(role.startswith("verbs") for role in roles)


def _governor(scene: Scene, predicates: tuple[Predicate, ...], offset: int) -> Predicate | None:
    """The verb of building or recognising that the counted noun depends on."""
    for predicate in reversed(predicates):
        takes_all = predicate.standard is not None and predicate.standard.role == "open"
        end = predicate.verb_end if takes_all else predicate.end
        if end <= offset and (predicate.standard is None or takes_all):
            gap = scene.lower[end:offset]
            if len(gap) <= 40 and not any(mark in gap for mark in ";:.,("):
                return predicate if predicate.kind in _GOVERNORS else None
    return None
