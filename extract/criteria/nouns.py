"""What two counts must share to be counts of one kind."""

import re
from functools import lru_cache

from extract.criteria.tokens import LEXICON, words_pattern

_SUBJECTS = LEXICON["subjects"]
_TWO_WORD_HEADS = frozenset(_SUBJECTS["two_word_heads"])
# What standards are set for: places, bodies, households, things made or run.
POPULATION = re.compile(words_pattern(LEXICON["subjects"]["populations"]))
# Places by what kind of unit they are.
PLACE = re.compile(words_pattern([word for level in LEXICON["place"]["levels"] for word in level]))
GENERIC = frozenset(_SUBJECTS["generic"])
SCHOOL: str = _SUBJECTS["school"]


@lru_cache(maxsize=4096)
def head_of(name: str) -> str:
    """The first word of a noun phrase, folded: what two counts must share to be counts of one kind."""
    words = name.lower().split()
    if not words:
        return ""
    two = " ".join(words[:2])
    return two if two in _TWO_WORD_HEADS else words[0].strip(",")


def school_name(label: str) -> str:
    """A level of schools as what is counted: `Mầm non` is `trường mầm non`, `THCS` is `trường THCS`."""
    if label.lower().startswith(SCHOOL):
        return label
    return f"{SCHOOL} {label[0].lower() + label[1:] if label[1:2].islower() else label}"
