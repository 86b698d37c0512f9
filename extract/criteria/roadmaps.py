"""Shares of earlier years, before the one that says of what: năm 2025 có 30%, năm 2027 có 60% xã đạt."""

import re
from dataclasses import replace

from extract.criteria.drafts import Draft, is_taken, spans_of
from extract.criteria.tokens import LEXICON, words_pattern
from extract.numerals import number_from_figures
from extract.reading import Reading

_WORDS = LEXICON["roadmaps"]
_YEAR = (
    rf"(?:{words_pattern(_WORDS['before_year'])}[ \xa0]){{0,2}}năm[ \xa0]\d{{4}}"
    rf"(?:[ \xa0]{words_pattern(_WORDS['after_year'])}){{0,3}}[ \xa0]"
)
_ITEM = re.compile(rf"{_YEAR}(?P<share>\d{{1,3}}(?:,\d{{1,2}})?)[ \xa0]?%")
_JOIN = r"(?:[,;]|,?[ \xa0]và)[ \xa0]"
_RUN = re.compile(rf"(?<!\w)(?P<items>(?:{_ITEM.pattern.replace('?P<share>', '?:')}{_JOIN}){{1,6}}){_YEAR}$")
_BACK = 260


def read_roadmaps(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The shares of the years told right before a draft that is one."""
    taken = spans_of(drafts)
    found: list[Draft] = []
    for draft in drafts:
        if draft.percent is None or draft.count is not None or draft.subject is None:
            continue
        since = max(draft.sentence, draft.start - _BACK)
        run = _RUN.search(reading.lower, since, draft.start)
        for item in _ITEM.finditer(reading.lower, *run.span("items")) if run else ():
            if not is_taken(taken, item.start()):
                found.append(_of_year(draft, item))
    return found


def _of_year(draft: Draft, item: re.Match[str]) -> Draft:
    return replace(
        draft, start=item.start(), end=item.end(), rule="list", subject=None, approx=None,
        percent=number_from_figures(item["share"]), part=False, rest=False, inside=None,
    )  # fmt: skip
