"""Numbers of yardsticks that no verb takes: 3 xã dưới 15 tiêu chí."""

import re

from extract.criteria.met import YARDSTICK_AFTER, yardstick_end
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.verbs import CLAUSE_END, Predicate, Standard
from extract.quantities import Quantity

_PHRASES = LEXICON["phrases"]
_OBJECT_AHEAD = 24
_MET = frozenset(LEXICON["subjects"]["met"])
_LEVEL_ENDS = re.compile(
    rf"[ \xa0]*(?:[,.;:!?()\n…/]|$|[ \xa0]{words_pattern([*_PHRASES['level_after'], *_PHRASES['or_more']])})"
)
_BARELY = re.compile(rf"(?<!\w){words_pattern(_PHRASES['before_bare_level'])}[ \xa0]$")


def _is_bare_level(scene: Scene, quantity: Quantity) -> bool:
    """`…, 6 xã mới được 13 - 15`: so many of the yardsticks that the sentence speaks of."""
    return (
        not quantity.percent
        and CLAUSE_END.match(scene.lower, quantity.end, scene.end + 1) is not None
        and _BARELY.search(scene.lower, max(scene.start, quantity.soft_start - 12), quantity.soft_start)
        is not None
        and any(scene.lower.find(word, scene.start, quantity.start) >= 0 for word in _MET)
    )


def _holds(scene: Scene, predicate: Predicate, level: Predicate) -> bool:
    """Whether a verb has the level for its object, or comes between it and whoever is counted."""
    if not predicate.start <= level.start <= predicate.verb_end + _OBJECT_AHEAD:
        return predicate.start <= level.start < predicate.end
    return not any(mark in scene.lower[predicate.verb_end : level.start] for mark in ",;")


def find_levels(scene: Scene, verbs: list[Predicate]) -> list[Predicate]:
    """`3 xã dưới 15 tiêu chí`: so many yardsticks, of the counted before them, by none of the `verbs`."""
    found = []
    for quantity in scene.quantities:
        yardstick = None if quantity.percent else YARDSTICK_AFTER.match(scene.lower, quantity.end)
        if yardstick is None and _is_bare_level(scene, quantity):
            at, end = quantity.soft_start, quantity.end
            standard = Standard(end, end, "yardstick", quantity)
            found.append(Predicate(at, at, at, at, end, "level", None, False, None, standard, False))
        if yardstick is None or yardstick[1] not in _MET:
            continue
        start = yardstick.start(1)
        standard = Standard(start, yardstick_end(scene, start, yardstick.end()), "yardstick", quantity)
        if _LEVEL_ENDS.match(scene.lower, standard.end, scene.end + 1):
            at = quantity.soft_start
            found.append(Predicate(at, at, at, at, standard.end, "level", None, False, None, standard, False))
    return [level for level in found if not any(_holds(scene, verb, level) for verb in verbs)]
