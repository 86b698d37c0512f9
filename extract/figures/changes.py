"""Whether an amount is by how much something rose or fell."""

import re

from extract.criteria.tokens import words_pattern
from extract.facts import Change
from extract.lexicon import load_lexicon
from extract.reading import Reading

_CHANGE: dict[str, list[str]] = load_lexicon("figures")["change"]
_LOOK_BACK = 24
_TAILS = frozenset(word[-2:] for words in _CHANGE.values() for word in words)
_JOIN = re.compile(r"(?:[ \xa0]\([^()\n]{1,20}\))?(?:,|[ \xa0]và|, và)[ \xa0]")
_BEFORE: dict[Change, re.Pattern[str]] = {
    "increase": re.compile(rf"(?<!\w){words_pattern(_CHANGE['increase'])}[ \xa0]$"),
    "decrease": re.compile(rf"(?<!\w){words_pattern(_CHANGE['decrease'])}[ \xa0]$"),
}


def change_before(reading: Reading, start: int) -> tuple[int, Change | None]:
    """The direction that the words right before `start` give, and where those begin."""
    if reading.lower[max(0, start - 3) : max(0, start - 1)] not in _TAILS:
        return start, None
    for change, pattern in _BEFORE.items():
        match = pattern.search(reading.lower, max(0, start - _LOOK_BACK), start)
        if match:
            return match.start(), change
    return start, None


def is_joined(reading: Reading, start: int, end: int) -> bool:
    """Whether only a sign or `và` stands between two amounts: `giảm 28 vụ, 11 người chết`."""
    return _JOIN.fullmatch(reading.lower, start, end) is not None
