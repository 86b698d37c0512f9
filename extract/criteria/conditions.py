"""Clauses that only say when a standard would be met: nếu đạt 15/19 tiêu chí; khi có 100% xã đạt chuẩn."""

import re

from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern

_WORDS = LEXICON["conditions"]
_POPULATIONS = words_pattern(LEXICON["subjects"]["populations"])
_IF = re.compile(
    rf"(?<!\w){words_pattern(_WORDS['if'])}(?![ \xa0]{words_pattern(_WORDS['no_if'])})"
    r"(?:[ \xa0][^\W\d_]+){0,4}[ \xa0]$"
)
_WHEN = re.compile(
    rf"(?<!\w)(?P<when>{words_pattern(_WORDS['when'])})(?:[ \xa0](?:{words_pattern(_WORDS['after_when'])}"
    rf"|{_POPULATIONS}))*[ \xa0]$"
)
_AFTER_EVENT = re.compile(rf"(?<!\w){words_pattern(_WORDS['events'])}[ \xa0]$")
_RULED = re.compile(rf"(?<!\w){words_pattern(_WORDS['ruled'])}")
_BACK = 60
_EVENT_BACK = 12
# What every word for a condition has in it.
_OPENERS = tuple(_WORDS["openers"])


def is_condition(scene: Scene, offset: int) -> bool:
    """Whether the clause whose count, or whose verb, begins at `offset` is told for no one.

    `nếu như` compares what has come about; `khi` makes a rule only where the sentence says what follows.
    """
    begin = max(scene.start, offset - _BACK)
    if all(scene.lower.find(word, begin, offset) < 0 for word in _OPENERS):
        return False
    if _IF.search(scene.lower, begin, offset):
        return True
    when = _WHEN.search(scene.lower, begin, offset)
    if when is None or _AFTER_EVENT.search(
        scene.lower, max(scene.start, when.start() - _EVENT_BACK), when.start()
    ):
        return False
    return _RULED.search(scene.lower, scene.start, when.start()) is not None
