"""Yardsticks met by a named place, or counted themselves: đạt 15/19 tiêu chí, hoàn thành 17/17 chỉ tiêu."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.criteria.attributes import percent_of
from extract.criteria.counted import Subject
from extract.criteria.drafts import Draft, met_of, standard_text
from extract.criteria.governing import YARDSTICK
from extract.criteria.kinds import (
    average_before,
    each_subject,
    every_subject,
    plural_subject,
    rest_subject,
)
from extract.criteria.met import YARDSTICK_AFTER
from extract.criteria.named import listed_subjects, named_subject, no_subject
from extract.criteria.nouns import POPULATION
from extract.criteria.phrases import standard_end
from extract.criteria.scenes import Scene
from extract.criteria.status import scoped_status, status_of
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.verbs import CLAUSE_END, Predicate
from extract.facts import Status
from extract.quantities import Quantity

_SUBJECTS = LEXICON["subjects"]
# Nobody below so many: what is told of has been achieved.
_MEANT: dict[str, Status] = {"target": "target", "forecast": "forecast"}
_AT_MOST = frozenset(LEXICON["phrases"]["at_most"])
_MET = re.compile(words_pattern(_SUBJECTS["met"]))
_MET_BY_NAME = re.compile(words_pattern(_SUBJECTS["met_by_name"]))
_FOR_MANY = re.compile(rf"[ \xa0]{words_pattern(LEXICON['for_many'])}[ \xa0](?:(?:cả|toàn bộ)[ \xa0])?")
# No set has more, not even that of a city.
_MOST_OF_ONE = 150
_SECOND = re.compile(r"(?: và|,|, và| với| gồm| tương ứng| tương ứng với) ")


def same_yardstick(subject: Subject, predicate: Predicate) -> bool:
    """`12 chỉ tiêu còn lại sẽ hoàn thành 10 chỉ tiêu`: the object is a part of the subject."""
    standard = predicate.standard
    return bool(
        standard
        and standard.met
        and subject.quantity
        and YARDSTICK.match(subject.name.lower())
        and standard.met.whole in (None, subject.quantity.low)
    )


def part_of_yardsticks(
    scene: Scene, subject: Subject, predicate: Predicate, local: list[tuple[int, int]]
) -> Draft:
    """The draft of yardsticks of which the predicate says how many are met."""
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


def without_count(
    scene: Scene, predicate: Predicate, local: list[tuple[int, int]], boundary: int
) -> Iterator[Draft]:
    """Predicates with no counted subject: so many yardsticks met, by a named place or by none."""
    standard = predicate.standard
    if standard is None:
        return
    nobody = list(of_nobody(scene, predicate, boundary))
    if nobody:
        yield from nobody
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


def of_nobody(scene: Scene, predicate: Predicate, boundary: int) -> Iterator[Draft]:
    """`chưa có xã nào đạt 19 tiêu chí`, `không còn xã dưới 10 tiêu chí`."""
    standard = predicate.standard
    nobody = no_subject(scene, predicate, boundary) if standard is not None else None
    if nobody is None or standard is None:
        return
    below = standard.met is not None and standard.met.approx in _AT_MOST
    yield Draft(
        start=nobody.start, end=predicate.end, sentence=scene.start, rule="nobody", name=nobody.name,
        status=_MEANT.get(scoped_status(scene, nobody.start, []) or "", "achieved" if below else "not_met"),
        standard=standard_text(scene, predicate, yardstick=False), standard_role=standard.role,
        count=0.0, met=met_of(standard),
    )  # fmt: skip


def for_many(scene: Scene, subjects: tuple[Subject, ...], predicate: Predicate, draft: Draft) -> Draft:
    """`hoàn thành 12 tiêu chí tại 8 huyện`: so many yardsticks, met in each of those counted after them."""
    place = _FOR_MANY.match(scene.lower, predicate.end, scene.end)
    if place is None or draft.rule != "named" or draft.met is None:
        return draft
    many = next((s for s in subjects if s.start == place.end()), None)
    if many is None or many.quantity is None or POPULATION.match(many.name.lower()) is None:
        return draft
    share = many.quantity.percent
    return replace(
        draft, start=predicate.verb_start, end=many.end, rule="counted", name=many.name, subject=many,
        count=None if share else many.quantity.low, of_total=many.quantity.whole,
        percent=many.quantity.low if share else None, approx=many.approx or draft.approx,
    )  # fmt: skip


def second_objects(scene: Scene, predicate: Predicate, found: list[Draft]) -> Iterator[Draft]:
    """`đạt 9/9 tiêu chí … và 36/38 chỉ tiêu …`: the second object of one verb."""
    if not found or predicate.standard is None or predicate.standard.met is None:
        return
    for quantity in scene.quantities:
        if quantity.start >= predicate.end and _SECOND.fullmatch(
            scene.lower, predicate.end, quantity.soft_start
        ):
            yardstick = YARDSTICK_AFTER.match(scene.lower, quantity.end)
            if yardstick and _is_second(scene, predicate, quantity) and not _goes_on(scene, yardstick.end()):
                end = standard_end(scene, yardstick.start(1), yardstick.end())
                yield Draft(
                    start=quantity.soft_start, end=end, sentence=scene.start, rule="yardstick",
                    name=scene.content[yardstick.start(1) : end], status=found[0].status,
                    standard=scene.content[predicate.verb_start : predicate.verb_end],
                    standard_role="bare", count=quantity.low, of_total=quantity.whole, approx=quantity.approx,
                )  # fmt: skip
            return


def _is_second(scene: Scene, predicate: Predicate, quantity: Quantity) -> bool:
    """Whether a count is met as the first is: of a whole, or of other yardsticks that end the clause."""
    standard, yardstick = predicate.standard, YARDSTICK_AFTER.match(scene.lower, quantity.end)
    if quantity.whole is not None:
        return True
    if standard is None or standard.met is None or yardstick is None:
        return False
    plain = standard.met.whole is None and standard.met.high is None and not quantity.percent
    other = not scene.lower.startswith(yardstick[1], standard.start)
    return plain and other and CLAUSE_END.match(scene.lower, yardstick.end(), scene.end + 1) is not None


def _goes_on(scene: Scene, offset: int) -> bool:
    """Whether a verb of its own follows in the clause."""
    return any("verbs:meet" in t.roles for t in scene.tokens if offset <= t.start <= offset + 60)


def _is_sum(met: Quantity) -> bool:
    """Whether so many yardsticks are those of many places taken together: 1.518 tiêu chí, 90/152 tiêu chí."""
    return max(met.low, met.whole or 0) > _MOST_OF_ONE


def _measured(scene: Scene, predicate: Predicate, local: list[tuple[int, int]], boundary: int) -> Draft:
    standard = predicate.standard
    assert standard is not None and standard.met is not None
    status = status_of(scene, predicate, predicate.start, local)
    percent, end = percent_of(scene, standard.end, standard.end, predicate.end)
    named = (
        each_subject(scene, standard.met.end, end)
        or every_subject(scene, predicate, boundary)
        or plural_subject(scene, predicate)
        or rest_subject(scene, predicate)
        or named_subject(scene, predicate, boundary)
    )
    start = named.start if named.start >= 0 else predicate.verb_start
    average = average_before(scene, boundary, predicate.start) if named.end or named.start >= 0 else None
    by_name = named.name is None and _MET_BY_NAME.match(scene.lower, standard.start)
    counted = by_name or _is_sum(standard.met) or not _MET.match(scene.lower, standard.start)
    if standard.start != standard.end and counted:
        return Draft(
            start=predicate.verb_start, end=end, sentence=scene.start, rule="yardstick",
            name=scene.content[standard.start : standard.end], status=status,
            standard=scene.content[predicate.verb_start : predicate.verb_end], standard_role="bare",
            count=standard.met.low, of_total=standard.met.whole, percent=percent,
            approx=standard.met.approx or predicate.soft, done=predicate.done,
            rest=scene.lower[end : end + 9].strip().startswith("còn lại"),
        )  # fmt: skip
    return Draft(
        start=average[0] if average else start, end=max(end, named.end), sentence=scene.start,
        rule="named", name=named.name, status=status,
        standard=standard_text(scene, predicate, yardstick=False), standard_role=standard.role,
        approx=standard.met.approx or predicate.soft or (average[1] if average else None),
        met=met_of(standard), done=predicate.done, rest=named.name is None and named.start >= 0,
    )  # fmt: skip
