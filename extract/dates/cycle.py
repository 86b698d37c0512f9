"""Years named by the sixty-year cycle: which of them is meant, where the text lets one say."""

import re

from extract.dates.phrase import Phrase
from extract.dates.sentence import SENTENCE_END
from extract.dates.timeline import Timeline, apposed_to
from extract.dates.vocabulary import WORDS
from extract.phrases import any_of

_CYCLE = 60
_FIRST_CYCLE_YEAR = 4
# News names a year by its place in the cycle while it is under way, just over or about to begin.
_BACK, _ON = 2, 1
_REIGNS = WORDS["reigns"]
_NAMES = any_of(_REIGNS["names"])
_REIGN = re.compile(
    rf"(?<!\w)(?:(?:{any_of(_REIGNS['words'])})(?!\w)"
    rf"|(?:{any_of(_REIGNS['before_names'])})[ \xa0]+(?:{_NAMES})(?!\w)"
    rf"(?![ \xa0]+(?:{any_of(_REIGNS['not_before'])})(?!\w))"
    rf"|(?:{_NAMES})[ \xa0]+(?:{any_of(_REIGNS['after_names'])})(?!\w))"
)
_AROUND = 120


def year_in_cycle(phrase: Phrase, line: Timeline) -> int:
    """The year that `Giáp Thìn` means; 0 where it may be sixty years earlier or more.

    That of the day or year told beside it, else one within two years before publication and one after.
    """
    beside = apposed_to(phrase, line)
    if beside:
        return cycle_year(phrase.cycle, beside.year)
    there = line.mention
    near = there is not None and there.given and phrase.start - there.end <= _AROUND
    if there and near and not SENTENCE_END.search(line.lower, there.end, phrase.start):
        year = there.first.year
        if year == there.last.year and (year - _FIRST_CYCLE_YEAR) % _CYCLE == phrase.cycle - 1:
            return year
    if not line.published or (phrase.shape != "feast" and _is_of_reign(phrase, line.lower)):
        return 0
    return cycle_year(phrase.cycle, line.published.year)


def cycle_year(cycle: int, near: int) -> int:
    """The year with that place (1 to 60) in the cycle, two before another to one after; 0 for none."""
    years = range(near - _BACK, near + _ON + 1)
    return next((year for year in years if (year - _FIRST_CYCLE_YEAR) % _CYCLE == cycle - 1), 0)


def _is_of_reign(phrase: Phrase, lower: str) -> bool:
    """Whether the sentence speaks of a king or a dynasty near a year."""
    low = max(0, phrase.start - _AROUND)
    begin = max((match.end() for match in SENTENCE_END.finditer(lower, low, phrase.start)), default=low)
    stop = SENTENCE_END.search(lower, phrase.end, phrase.end + _AROUND)
    return _REIGN.search(lower, begin, stop.start() if stop else phrase.end + _AROUND) is not None
