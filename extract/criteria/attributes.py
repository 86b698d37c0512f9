"""What a clause adds to its count: a share in per cent, a total in brackets."""

import re

from extract.criteria.counted import Subject
from extract.criteria.nouns import head_of
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern
from extract.quantities import Quantity

_CLAUSES = LEXICON["clauses"]
_PERCENT_WORDS = rf"(?:{words_pattern(LEXICON['rates']['percent_links'])}[ \xa0])"
_BEFORE = re.compile(
    rf"(?<!nâng )(?<!đưa )(?:\(|[,(][ \xa0]*{_PERCENT_WORDS}|(?<!\w)(?:chiếm|tỷ lệ|tỉ lệ)[ \xa0])"
    rf"{_PERCENT_WORDS}{{0,4}}$"
)
_OF_THOSE_THAT = re.compile(
    rf"[ \xa0](?:tổng[ \xa0])?số[ \xa0][^,.;()\n]{{0,60}}?{words_pattern(['đạt', 'hoàn thành', 'được'])}"
)
# …, đạt 75% mục tiêu năm: how far a plan has come.
_OF_PLAN = re.compile(rf"[ \xa0]{words_pattern(LEXICON['plans'])}")
_TOTAL = re.compile(rf"\((?:[^()\d]{{0,12}}){words_pattern(_CLAUSES['whole_leads'])}[ \xa0]$")
_OF = re.compile(rf"[ \xa0,(]*{words_pattern(_CLAUSES['whole_leads'])}[ \xa0](?:là[ \xa0]|có[ \xa0])?")
_AFTER = 45
_ROUNDING = 1.0
_OPENED = re.compile(r"[ \xa0]?\([ \xa0]?(?:(?:đạt|với|tương ứng|tức|là|tương đương)[ \xa0]){0,2}")
_FAR = 160
# , tăng 12 xã so với năm trước, chiếm …
_PASSED_OVER = re.compile(
    rf"[ \xa0]?(?:[,(] ?{words_pattern(_CLAUSES['passed_over'])}[^;.]{{1,90}}?)[,)]?(?: và)? "
    rf"{words_pattern(LEXICON['rates']['percent_before'])} "
)


def percent_of(scene: Scene, start: int, end: int, default_end: int) -> tuple[float | None, int]:
    """The share that belongs to the count whose clause is `[start, end)`, and where the evidence ends."""
    for quantity in scene.quantities:
        if not quantity.percent or not start <= quantity.start <= end + _FAR:
            continue
        if quantity.start > end + _AFTER and not _PASSED_OVER.fullmatch(
            scene.lower, end, quantity.soft_start
        ):
            return None, default_end
        before = scene.lower[max(scene.start, quantity.soft_start - 24) : quantity.soft_start]
        if _BEFORE.search(before) and not _is_another(scene, quantity, end):
            closes = scene.lower[quantity.end : quantity.end + 1] == ")"
            return quantity.low, max(default_end, quantity.end + closes)
    return None, default_end


def ratio_after(scene: Scene, share: Quantity, offset: int) -> tuple[Quantity, int] | None:
    """`là 96,4% (135/140 trạm)`: what a share is worked out from, in parentheses, and their end."""
    if not share.percent:
        return None
    opened = _OPENED.match(scene.lower, offset)
    for quantity in scene.quantities if opened else ():
        if opened and quantity.soft_start == opened.end() and quantity.whole:
            closed = scene.lower.find(")", quantity.end, quantity.end + _AFTER)
            fits = abs(100 * quantity.low / quantity.whole - share.low) <= _ROUNDING
            return (quantity, closed + 1) if fits and closed >= 0 else None
    return None


def _is_another(scene: Scene, quantity: Quantity, end: int) -> bool:
    """Whether it is a share of something else: of all that met it elsewhere, or of a later count."""
    if _OF_THOSE_THAT.match(scene.lower, quantity.end) or _OF_PLAN.match(scene.lower, quantity.end):
        return True
    between = [q for q in scene.quantities if end <= q.start < quantity.start]
    if between and _PASSED_OVER.fullmatch(scene.lower, end, quantity.soft_start):
        return False
    return bool(between) or any(mark in scene.lower[end : quantity.start] for mark in (";", ". "))


def total_after(scene: Scene, subjects: tuple[Subject, ...], subject: Subject, end: int) -> float | None:
    """`28 xã đạt chuẩn trong tổng số 40 xã`: how many the counted are of, said after the standard."""
    count = subject.quantity.low if subject.quantity else None
    for other in subjects:
        if other.start >= end and other.whole and other.quantity is not None and count is not None:
            gap = scene.lower[end : other.start]
            same = head_of(other.name) == head_of(subject.name)
            return other.quantity.low if same and _OF.fullmatch(gap) and count <= other.quantity.low else None
    return None


def total_in_brackets(scene: Scene, start: int, end: int) -> float | None:
    """`16 phường (trên tổng số 322 phường)`."""
    for quantity in scene.quantities:
        if start <= quantity.start < end:
            before = scene.lower[start : quantity.soft_start]
            if _TOTAL.search(before):
                return quantity.low
    return None
