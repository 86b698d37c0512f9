"""What two counts must share to be counts of one kind."""

import re
from functools import lru_cache

from extract.criteria.tokens import LEXICON, words_pattern

_SUBJECTS = LEXICON["subjects"]
_TWO_WORD_HEADS = frozenset(_SUBJECTS["two_word_heads"])
# What standards are set for: places, bodies, households, things made or run.
POPULATION = re.compile(words_pattern(LEXICON["subjects"]["populations"]))
GENERIC = frozenset(_SUBJECTS["generic"])


@lru_cache(maxsize=4096)
def head_of(name: str) -> str:
    """The first word of a noun phrase, folded: what two counts must share to be counts of one kind."""
    words = name.lower().split()
    if not words:
        return ""
    two = " ".join(words[:2])
    return two if two in _TWO_WORD_HEADS else words[0].strip(",")
