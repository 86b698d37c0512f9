"""What the readings of scores share: how far they look back, their scene and status."""

import re

from extract.criteria.scenes import Scene
from extract.criteria.status import scoped_status
from extract.criteria.tokens import tokens_between
from extract.facts import Status
from extract.reading import Reading
from extract.sentences import sentence_at

LOOK_BACK = 70
MAX_LIST = 12
_CONTEXT = 300
SCORE_ENDS = re.compile(r"[ \xa0]?(?:[,;.…()\n]|$)|[ \xa0](?:và|cùng|thì)(?!\w)")


def scene_of(reading: Reading, offset: int) -> Scene:
    """What of its sentence stands near a score, without quantities and quotations."""
    sentence = sentence_at(reading, offset)
    start, end = max(sentence.start, offset - _CONTEXT), min(sentence.end, offset + _CONTEXT)
    return Scene(reading, start, end, tokens_between(reading, start, end), (), ())


def score_status(scene: Scene, offset: int) -> Status:
    """The status of a score, which is achieved where no cue says otherwise."""
    return scoped_status(scene, offset, []) or "achieved"
