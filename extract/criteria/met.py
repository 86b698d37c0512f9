"""How many yardsticks are met, or what share of them: đạt 20/22 tiêu chí, hoàn thành 100% chỉ tiêu."""

import re
from bisect import bisect_left
from dataclasses import replace

from extract.criteria.known import standard_at
from extract.criteria.phrases import standard_end
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, Token, words_pattern
from extract.criteria.verbs import CLAUSE_END, Standard, verb_kind
from extract.quantities import Quantity

_PHRASES = LEXICON["phrases"]
YARDSTICK_AFTER = re.compile(rf"[ \xa0]+(?:các[ \xa0]+)?({words_pattern(LEXICON['subjects']['yardsticks'])})")
_SOME_YARDSTICK = re.compile(words_pattern(LEXICON["subjects"]["yardsticks"]))
_OR_MORE = re.compile(rf"[ \xa0,]*{words_pattern(_PHRASES['or_more'])}$")
_EACH = re.compile(r"[ \xa0]?/[ \xa0]?(?:(?:1|một)[ \xa0])?[^\W\d_]+$")
_AND = " và "
# So many others may be told of between a set and who has met how many of it.
_MOST_BETWEEN = 6
_ALL = 100
_TO_SHARE = re.compile(r"[ \xa0]đến[ \xa0](?:dưới[ \xa0])?")
_MEASURE = re.compile(r"[ \xa0]+sao(?!\w)")


def read_met(scene: Scene, verb: Token, quantity: Quantity) -> Standard | None:
    """`đạt 20/22 tiêu chí`, `đạt 17/18`, `đạt 4 sao`."""
    if quantity.percent:
        return _read_share(scene, quantity)
    if quantity.in_words and scene.lower.endswith("cả ", 0, quantity.start):
        return standard_at(scene, _after_spaces(scene, quantity.end), verb_kind(verb) or "")
    quantity = _with_second(scene, quantity)
    yardstick = YARDSTICK_AFTER.match(scene.lower, quantity.end)
    if yardstick:
        start = yardstick.start(1)
        return Standard(start, yardstick_end(scene, start, yardstick.end()), "yardstick", quantity)
    stars = _MEASURE.match(scene.lower, quantity.end)
    if stars:
        return Standard(quantity.start, stars.end(), "star")
    earlier = _yardsticks_before(scene, verb, quantity) if quantity.whole is None else None
    if earlier is not None:
        return earlier
    after = scene.lower[quantity.end : quantity.end + 1]
    ends = after in (",", ";", ".", ")") or quantity.end >= scene.end
    if quantity.whole is not None and ends and _SOME_YARDSTICK.search(scene.lower, scene.start, scene.end):
        return Standard(quantity.end, quantity.end, "yardstick", quantity)
    return None


def _yardsticks_before(scene: Scene, verb: Token, quantity: Quantity) -> Standard | None:
    """`được giao 15 chỉ tiêu, đã hoàn thành 14`: so many of the yardsticks counted before the verb."""
    if CLAUSE_END.match(scene.lower, quantity.end, scene.end + 1) is None or quantity.high is not None:
        return None
    last = bisect_left(scene.quantities, verb.start, key=_end_of)
    for other in reversed(scene.quantities[max(0, last - _MOST_BETWEEN) : last]):
        yardstick = None if other.percent else YARDSTICK_AFTER.match(scene.lower, other.end)
        if yardstick is not None and other.low >= quantity.low and other.whole is None:
            return Standard(*yardstick.span(1), "yardstick", replace(quantity, whole=other.low))
        # Công an phường A đạt 20, Công an phường B đạt 19: what others have of the same set.
        if yardstick is not None or CLAUSE_END.match(scene.lower, other.end, scene.end + 1) is None:
            return None
    return None


def _end_of(quantity: Quantity) -> int:
    return quantity.end


def _with_second(scene: Scene, quantity: Quantity) -> Quantity:
    """`đạt 19/22 và 20/22 tiêu chí`: two places with so many each, as one range."""
    for other in scene.quantities:
        if quantity.end < other.start <= quantity.end + len(_AND) and quantity.whole is not None:
            same = other.whole == quantity.whole and scene.lower[quantity.end : other.start] == _AND
            ends = (quantity.low, other.low)
            return (
                replace(quantity, low=min(ends), high=max(ends), end=other.end)
                if same and YARDSTICK_AFTER.match(scene.lower, other.end)
                else quantity
            )
    return quantity


def yardstick_end(scene: Scene, start: int, first_end: int) -> int:
    """`đạt từ 15 tiêu chí trở lên`, `17 tiêu chí/xã`: more, and each, are no part of the standard."""
    end = standard_end(scene, start, first_end)
    more = _OR_MORE.search(scene.lower, first_end, end) or _EACH.search(scene.lower, first_end, end)
    return more.start() if more else end


def _read_share(scene: Scene, quantity: Quantity) -> Standard | None:
    """`đạt trên 90% tiêu chí`, `hoàn thành 100% chỉ tiêu`: a share of the yardsticks is what is met."""
    yardstick = YARDSTICK_AFTER.match(scene.lower, _share_end(scene, quantity))
    if not yardstick or (quantity.low != _ALL and yardstick[1] not in LEXICON["subjects"]["met"]):
        return None
    return Standard(quantity.soft_start, standard_end(scene, yardstick.start(1), yardstick.end()), "share")


def _share_end(scene: Scene, quantity: Quantity) -> int:
    """Where a share ends, with the other end of its range: từ 80% đến dưới 100%."""
    to = _TO_SHARE.match(scene.lower, quantity.end, scene.end)
    upper = (q.end for q in scene.quantities if to and q.percent and to.start() < q.soft_start <= to.end())
    return next(upper, quantity.end)


def _after_spaces(scene: Scene, offset: int) -> int:
    return offset + len(scene.lower[offset : offset + 4]) - len(scene.lower[offset : offset + 4].lstrip())
