"""Counts with one end: `từ 15 tiêu chí trở lên`, `dưới 5 tiêu chí`."""

import re
from bisect import bisect_left

from extract.criteria.drafts import Draft
from extract.criteria.scenes import countable_starts, find_countable
from extract.criteria.tokens import LEXICON, words_pattern
from extract.reading import Reading

_AT_LEAST = LEXICON["phrases"]["at_least"]
_OR_MORE = re.compile(
    rf"(?:[ \xa0]{words_pattern(LEXICON['subjects']['yardsticks'])}(?:[ \xa0][^\W\d_]+){{0,4}}?)?"
    rf"[ \xa0]{_AT_LEAST}(?!\w)"
)
_MOST_IN_EVIDENCE = 6
_AT_MOST = frozenset(LEXICON["phrases"]["at_most"])
_AFTER_COUNT = frozenset({"rate", "list", "task", "score", "trait"})
_MORE_AFTER = re.compile(rf"[ \xa0]{_AT_LEAST}(?!\w)")


def settle_approx(reading: Reading, draft: Draft) -> tuple[int, str | None]:
    """Where the evidence ends, and what softens the count, or else its share in per cent."""
    if draft.approx is not None or draft.percent is None:
        return draft.end, draft.approx
    more = _MORE_AFTER.match(reading.lower, draft.end) if draft.rule in _AFTER_COUNT else None
    if more is not None:
        return more.end(), _AT_LEAST
    quantities = reading.once(find_countable)
    first = bisect_left(reading.once(countable_starts), draft.start)
    for quantity in quantities[first : first + _MOST_IN_EVIDENCE]:
        if quantity.percent and quantity.low == draft.percent and quantity.start < draft.end:
            return draft.end, quantity.approx
    return draft.end, None


def settle_bounds(reading: Reading, draft: Draft) -> tuple[float | None, float | None, int, str | None]:
    """The least and the most yardsticks met, where the evidence ends, and what softens it.

    An end that the words leave open is None.
    """
    met = draft.met
    if met is None:
        return None, None, *settle_approx(reading, draft)
    high = met.low if met.high is None else met.high
    more = _OR_MORE.match(reading.lower, met.end)
    if more is not None:
        return met.low, None, max(draft.end, more.end()), draft.approx or _AT_LEAST
    if met.approx in _AT_MOST:
        return None, high, draft.end, draft.approx or met.approx
    return met.low, high, draft.end, draft.approx
