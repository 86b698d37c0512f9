"""Subjects told of as a kind: each of many, those of a kind with no count, the others."""

import re

from extract.criteria.named import Named, clause_start
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.verbs import Predicate

_SUBJECTS = LEXICON["subjects"]
_EVERY = re.compile(
    rf"(?<!\w)(?:{words_pattern(_SUBJECTS['every'])}|bình quân[ \xa0](?:các|mỗi|một))[ \xa0](?P<noun>"
    rf"{words_pattern(_SUBJECTS['populations'])}|[^\W\d_]+)(?!\w)"
)
_OTHERS = re.compile(
    rf"(?<!\w){words_pattern(_SUBJECTS['others'])}[ \xa0](?P<noun>[^\W\d_]+(?:[ \xa0][^\W\d_]+)?)[ \xa0]"
    rf"{words_pattern(LEXICON['clauses']['rest'])}"
)
_EACH = re.compile(r"/[ \xa0]?(?:1[ \xa0]|một[ \xa0])?([^\W\d_]+)")
_AVERAGE = re.compile(rf"(?<!\w){words_pattern(_SUBJECTS['averages'])}")
_PLURAL = re.compile(
    rf"(?<!\w)(?i:{words_pattern(_SUBJECTS['plurals'])})[ \xa0]"
    rf"(?P<noun>{words_pattern(_SUBJECTS['populations'])})"
    rf"(?:[ \xa0](?i:{words_pattern(_SUBJECTS['after_plural'])}))*[ \xa0]$"
)
_PLURAL_BACK = 60
# số còn lại đạt 13 tiêu chí
_REST = re.compile(
    rf"(?<!\w)(?:số|phần)?[ \xa0]?{words_pattern(LEXICON['clauses']['rest'])}"
    rf"(?:[ \xa0]{words_pattern(_SUBJECTS['after_plural'])})*[ \xa0]$"
)


def each_subject(scene: Scene, start: int, end: int) -> Named | None:
    """`đạt 17 tiêu chí/xã`: what each of has so many."""
    each = _EACH.match(scene.lower, end) or _EACH.search(scene.lower, start, end)
    return Named(-1, scene.content[each.start(1) : each.end(1)], max(end, each.end())) if each else None


def average_before(scene: Scene, boundary: int, offset: int) -> tuple[int, str] | None:
    """Where `bình quân` stands in the clause of a verb at `offset`, and that word."""
    begin = clause_start(scene, boundary, offset)
    found = list(_AVERAGE.finditer(scene.lower, begin, offset))
    return (found[-1].start(), found[-1].group()) if found else None


def plural_subject(scene: Scene, predicate: Predicate) -> Named | None:
    """`các xã đạt 19 tiêu chí`: those of a kind, with no count and no name."""
    begin = max(scene.start, predicate.start - _PLURAL_BACK)
    plural = _PLURAL.search(scene.content, begin, predicate.start)
    return Named(plural.start(), plural["noun"]) if plural else None


def every_subject(scene: Scene, predicate: Predicate, boundary: int) -> Named | None:
    """`bình quân mỗi xã đạt 17 tiêu chí`: what each of has so many, said before the verb."""
    begin = clause_start(scene, boundary, predicate.start)
    every = _EVERY.search(scene.lower, begin, predicate.start)
    every = every or _OTHERS.search(scene.lower, begin, predicate.start)
    if every is None or "," in scene.lower[every.end() : predicate.start]:
        return None
    return Named(every.start(), scene.content[every.start("noun") : every.end("noun")])


def rest_subject(scene: Scene, predicate: Predicate) -> Named | None:
    """`số còn lại đạt 13 tiêu chí`: the others of those counted before, whom it does not name."""
    rest = _REST.search(scene.lower, max(scene.start, predicate.start - _PLURAL_BACK), predicate.start)
    return Named(rest.start(), None) if rest else None
