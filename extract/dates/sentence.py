"""Where sentences end, as far as telling one date from another needs it."""

import re

from extract.dates.phrase import Phrase

FULL_STOP = re.compile(r"[.!?]\s|\n")
SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_SENTENCE_START = re.compile(r"(?:^|[.!?;]\s+|\n)\W*(?:\w+[ \xa0]+)?$")
_BEFORE_HEAD = 12


def heads_sentence(phrase: Phrase, lower: str) -> bool:
    """Whether at most one word stands before the phrase in its sentence."""
    return _SENTENCE_START.search(lower[max(0, phrase.start - _BEFORE_HEAD) : phrase.start]) is not None
