"""Counts with one end: `từ 15 tiêu chí trở lên`, `dưới 5 tiêu chí`."""

import re

from extract.criteria.drafts import Draft
from extract.criteria.tokens import LEXICON, words_pattern
from extract.reading import Reading

_AT_LEAST = LEXICON["phrases"]["at_least"]
_OR_MORE = re.compile(
    rf"(?:[ \xa0]{words_pattern(LEXICON['subjects']['yardsticks'])}(?:[ \xa0][^\W\d_]+){{0,4}}?)?"
    rf"[ \xa0]{_AT_LEAST}(?!\w)"
)
_AT_MOST = frozenset(LEXICON["phrases"]["at_most"])


def settle_bounds(reading: Reading, draft: Draft) -> tuple[float | None, float | None, int, str | None]:
    """The least and the most yardsticks met, where the evidence ends, and what softens it.

    An end that the words leave open is None.
    """
    met = draft.met
    if met is None:
        return None, None, draft.end, draft.approx
    high = met.low if met.high is None else met.high
    more = _OR_MORE.match(reading.lower, met.end)
    if more is not None:
        return met.low, None, max(draft.end, more.end()), draft.approx or _AT_LEAST
    if met.approx in _AT_MOST:
        return None, high, draft.end, draft.approx or met.approx
    return met.low, high, draft.end, draft.approx
