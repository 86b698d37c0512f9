"""How many yardsticks a set has, said before who meets some: bộ tiêu chí gồm 25 tiêu chí. Phường A đạt 23."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extract.criteria.drafts import Draft
from extract.criteria.met import YARDSTICK_AFTER
from extract.criteria.scenes import countable_starts, find_countable
from extract.criteria.tokens import LEXICON, words_pattern
from extract.quantities import Quantity
from extract.reading import Reading

_SETS = LEXICON["sets"]
_MET_WORD = LEXICON["subjects"]["met"][0]
_HAS = words_pattern(_SETS["has"])
_NAME = re.compile(rf"(?<!\w){words_pattern(_SETS['names'])}")
# Between the word for a set and its number: … xây dựng Công an phường điển hình gồm 5 nhóm với ….
_TO_NUMBER = re.compile(
    rf"(?:(?:[ \xa0][^.;:!?\n\d]{{1,140}}?)??(?:[ \xa0]|[ \xa0]?\(|:[ \xa0]?){_HAS}(?:[ \xa0]{_HAS})*)?"
    rf"(?:[ \xa0]\d{{1,2}}[ \xa0]{words_pattern(_SETS['parts'])}[^.;!?\n\d]{{0,40}}?)?[ \xa0(]{{1,2}}"
)
_AHEAD = 4
_AVERAGES = frozenset(LEXICON["subjects"]["averages"])
# As many as the sets of reports have; a bộ of two is none.
_LEAST, _MOST = 5, 130
_REACH = 1500


def with_sets(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those with a number of yardsticks and no total with that of the set announced before."""
    if not any(_lacks_set(draft) for draft in drafts):
        return drafts
    sets = list(_find_sets(reading))
    starts = [quantity.start for quantity in sets]
    settled = []
    for draft in drafts:
        at = bisect_right(starts, draft.start) - 1 if _lacks_set(draft) else -1
        settled.append(_of_set(draft, sets[at]) if at >= 0 else draft)
    return settled


def _lacks_set(draft: Draft) -> bool:
    met = draft.met
    if draft.approx in _AVERAGES:
        return False
    whole_number = met is not None and met.whole is None and not met.percent and met.low == int(met.low)
    return whole_number and (draft.standard or "").lower().startswith(_MET_WORD)


def _of_set(draft: Draft, of: Quantity) -> Draft:
    met = draft.met
    if met is None or draft.start - of.start > _REACH or (met.high or met.low) > of.low:
        return draft
    return replace(draft, met=replace(met, whole=of.low))


def _find_sets(reading: Reading) -> Iterator[Quantity]:
    """The numbers of yardsticks that sets are said to have, in order."""
    quantities = reading.once(find_countable)
    starts = reading.once(countable_starts)
    for name in _NAME.finditer(reading.lower):
        first = bisect_right(starts, name.start())
        ahead = (q for q in quantities[first : first + _AHEAD] if _counts_yardsticks(reading, q))
        number = next(ahead, None)
        if number is not None and _TO_NUMBER.fullmatch(reading.lower, name.end(), number.start):
            yield number


def _counts_yardsticks(reading: Reading, quantity: Quantity) -> bool:
    if quantity.whole is not None or quantity.high is not None or quantity.percent:
        return False
    yardstick = YARDSTICK_AFTER.match(reading.lower, quantity.end)
    return yardstick is not None and yardstick[1] == _MET_WORD and _LEAST <= quantity.low <= _MOST
