"""Grades that come before their count: xếp loại: khá 9 xã, trung bình 4 xã."""

import re
from bisect import bisect_left

from extract.criteria.attributes import percent_of
from extract.criteria.drafts import Draft, is_taken, spans_of
from extract.criteria.phrases import COUNT_ENDS, lead_end
from extract.criteria.scenes import Scene, find_countable, scene_near
from extract.criteria.status import scoped_status
from extract.criteria.tokens import LEXICON, find_tokens, tokens_between, words_pattern
from extract.quantities import Quantity
from extract.reading import Reading
from extract.sentences import sentence_at

_GRADES = LEXICON["grades"]
_TOLD = _GRADES["told_by"]
_NOUNS = words_pattern(LEXICON["subjects"]["populations"])
_POPULATION = re.compile(rf"{_NOUNS}(?:, {_NOUNS})*")
_GRADE = re.compile(
    rf"(?:^|[,;:(•+\n–-]|(?<!\w)(?:và|trong đó|có|gồm|là))[ \xa0]*(?:{words_pattern(_GRADES['before'])}"
    rf"[ \xa0]+)*"
    rf"(?P<grade>{words_pattern(_GRADES['words'])})[ \xa0]*(?:{words_pattern(_GRADES['links'])}|:)?[ \xa0]*$"
)
_GRADE_AFTER = re.compile(
    rf"[ \xa0](?P<noun>{_NOUNS}(?:, {_NOUNS})*)[ \xa0](?:{words_pattern(_GRADES['before'])}[ \xa0]+)*"
    rf"(?P<grade>{words_pattern([word for word in _GRADES['words'] if len(word) > 1 and word != 'đạt'])})"
    r"(?=[ \xa0]?(?:[,;.…()\n+]|$)|[ \xa0]và(?!\w))"
)
_LOOK_BACK = 60
_ROLES = frozenset({"standards:grade", "standards:grade_bare"})
_WORDS = frozenset(_GRADES["words"])
_TOLD_BACK = 260
_MAX_NOUN = 60


def read_grades(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The counts of an article that follow their grade, none of them in the evidence of its `drafts`."""
    if not any(reading.lower.find(word) >= 0 for word in _TOLD):
        return []
    taken = spans_of(drafts)
    found: list[Draft] = []
    near = [token.start for token in reading.once(find_tokens) if not _ROLES.isdisjoint(token.roles)]
    for quantity in reading.once(find_countable):
        if not _is_near(near, quantity):
            continue
        at = quantity.start if quantity.approx in _WORDS else quantity.soft_start
        before = reading.lower[max(0, at - _LOOK_BACK) : at]
        grade = _GRADE.search(before)
        after = _GRADE_AFTER.match(reading.lower, quantity.end) if grade is None else None
        if after is not None and not quantity.percent and not is_taken(taken, quantity.start):
            found += _read_after(reading, quantity, after, found)
        if grade is None or quantity.percent or quantity.high is not None or is_taken(taken, quantity.start):
            continue
        draft = _read(reading, quantity, at - len(before) + grade.start("grade"), grade["grade"], found)
        if draft is not None:
            found.append(draft)
    return found


def _is_near(grades: list[int], quantity: Quantity) -> bool:
    """Whether any word for a grade stands close to a quantity."""
    at = bisect_left(grades, quantity.soft_start - _LOOK_BACK)
    return at < len(grades) and grades[at] <= quantity.end + _LOOK_BACK


def _read_after(
    reading: Reading, quantity: Quantity, grade: re.Match[str], earlier: list[Draft]
) -> list[Draft]:
    """`phân loại: 15 đơn vị xuất sắc, 22 đơn vị khá`."""
    sentence = sentence_at(reading, quantity.start)
    told = reading.lower[max(sentence.start, quantity.start - _TOLD_BACK) : quantity.start]
    goes_on = bool(earlier) and quantity.soft_start - earlier[-1].end <= len(" ; và ")
    if not goes_on and not any(word in told for word in _TOLD[:-1]):
        return []
    scene = scene_near(reading, quantity.start, reach=_TOLD_BACK)
    percent, end = percent_of(scene, quantity.end, grade.end(), grade.end())
    return [
        Draft(
            start=quantity.soft_start, end=end, sentence=scene.start, rule="grade", percent=percent,
            name=reading.content[slice(*grade.span("noun"))],
            standard=reading.content[slice(*grade.span("grade"))],
            status=scoped_status(scene, quantity.soft_start, []) or "achieved", standard_role="grade",
            count=quantity.low, of_total=quantity.whole, approx=quantity.approx,
        )
    ]  # fmt: skip


def _read(reading: Reading, quantity: Quantity, start: int, grade: str, earlier: list[Draft]) -> Draft | None:
    told = reading.lower[max(0, start - _TOLD_BACK) : start]
    goes_on = bool(earlier) and start - earlier[-1].end <= len(" ; và ")
    if not goes_on and not any(word in told for word in _TOLD):
        return None
    noun = lead_end_of_population(reading, quantity.end)
    end = noun[1] if noun else quantity.end
    if noun is None and not goes_on:
        return None
    if not COUNT_ENDS.match(reading.lower, end):
        return None
    scene = scene_near(reading, start, reach=_TOLD_BACK)
    percent, last = percent_of(scene, quantity.end, end, end)
    return Draft(
        start=start, end=last, sentence=scene.start, rule="grade", percent=percent,
        name=reading.content[noun[0] : noun[1]] if noun else earlier[-1].name,
        status=scoped_status(scene, start, []) or "achieved", standard=grade, standard_role="grade",
        count=quantity.low, of_total=quantity.whole,
        approx=quantity.approx if quantity.approx not in _WORDS else None,
    )  # fmt: skip


def lead_end_of_population(reading: Reading, offset: int) -> tuple[int, int] | None:
    """The noun phrase after a count, where it is one of places, bodies or things that are graded."""
    scene = _scene(reading, offset, min(len(reading.lower), offset + _MAX_NOUN))
    start = lead_end(scene, offset)
    noun = _POPULATION.match(reading.lower, start) if start > offset else None
    return noun.span() if noun else None


def _scene(reading: Reading, start: int, end: int) -> Scene:
    return Scene(reading, start, end, tokens_between(reading, start, end), (), ())
